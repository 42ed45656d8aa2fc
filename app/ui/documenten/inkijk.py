"""UI: the inside of a document, shown from memory: pages, a picture or plain text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from app.domain.documenten import Vertoning
from app.domain.fouten import KnownError
from app.services.documenten import als_tekst, teken_pdf
from app.ui.brieven.bladen import SCHERM_DPI, Bladen, naar_beeld
from app.ui.onderdelen import LegeStaat

MEEST_TEKENS = 500_000
"""Characters of a plain text that are shown at most."""
_NIET = (
    "Dit soort bestand opent Kantelpunt niet zelf. Een ander programma heeft er een "
    "onversleutelde kopie op schijf voor nodig; die maakt alleen u, met Opslaan als."
)


class Inkijk(QStackedWidget):
    """Shows bytes by what they are. Nothing can be changed here."""

    meer = Signal(str)
    """Says that not everything is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bladen = Bladen()
        self.bladen.setAccessibleName("Inhoud van het document")
        self.tekst = QPlainTextEdit()
        self.tekst.setReadOnly(True)
        self.tekst.setAccessibleName("Tekst van het document")
        self.leeg = LegeStaat("Geen document gekozen", "", "document")
        for deel in (self.leeg, self.bladen, self.tekst):
            self.addWidget(deel)

    def toon(self, inhoud: bytes, hoe: Vertoning, naam: str) -> None:
        """Show bytes; what cannot be drawn is said."""
        if hoe is Vertoning.TEKST:
            tekst = als_tekst(inhoud)
            self.tekst.setPlainText(tekst[:MEEST_TEKENS])
            self.setCurrentWidget(self.tekst)
        elif hoe is Vertoning.BEELD:
            beeld = QImage.fromData(inhoud)
            if beeld.isNull():
                self._stuk()
                return
            self.bladen.toon_beelden([beeld], naam)
            self.setCurrentWidget(self.bladen)
        elif hoe is Vertoning.PDF:
            self._toon_pdf(inhoud, naam)
        else:
            self.zeg("Niet te bekijken in Kantelpunt", _NIET)

    def _toon_pdf(self, inhoud: bytes, naam: str) -> None:
        """Draw the first pages; under them how many there are."""
        try:
            paginas, aantal = teken_pdf(inhoud, SCHERM_DPI)
        except KnownError as fout:
            self.zeg(fout.tekst, fout.doe, "fout")
            return
        self.bladen.toon_beelden([naar_beeld(p) for p in paginas], naam)
        self.setCurrentWidget(self.bladen)
        if aantal > len(paginas):
            self.meer.emit(
                f"U ziet de eerste {len(paginas)} van {aantal} bladzijden; "
                "met Opslaan als hebt u ze allemaal."
            )

    def zeg(self, kop: str, tekst: str = "", icoon: str = "document") -> None:
        """Show words instead of a document."""
        self.bladen.leeg()
        self.tekst.clear()
        self.leeg.zet(kop, tekst, icoon)
        self.setCurrentWidget(self.leeg)

    def _stuk(self) -> None:
        self.zeg(
            "Dit bestand kan niet worden getoond",
            "Het is beschadigd of met een wachtwoord beveiligd.",
            "fout",
        )
