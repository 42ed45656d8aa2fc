"""UI: how letters are signed: lines under the name for the team, a scanned signature of oneself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit, QWidget

from app.domain.fouten import KnownError
from app.services import handtekening
from app.services.instellingen import Instellingen
from app.ui import berichten
from app.ui.kern import Kern
from app.ui.onderdelen import Paneel
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.thema import thema


class Ondertekenpaneel(Paneel):
    """The lines are the team's and saved with the rest; the signature is one's own, at once."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Onder een brief", parent)
        self.kern = kern
        uitleg = QLabel("Regels onder naam en functie, in elke brief van het team (hoeft niet).")
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self.regels = QPlainTextEdit()
        self.regels.setAccessibleName("Regels onder naam en functie")
        self.regels.setTabChangesFocus(True)
        self.regels.setFixedHeight(thema().em(3.4))
        self.regels.setMaximumWidth(thema().em(30))
        zelf = QLabel(
            "Uw eigen gescande handtekening komt alleen in brieven die u zelf ondertekent en "
            "verstuurt; nooit in een concept en nooit in een brief die een collega maakt."
        )
        zelf.setWordWrap(True)
        zelf.setProperty("rol", "zacht")
        self.beeld = QLabel()
        self.kies_knop = maak_knop("Handtekening kiezen…", self.kies)
        self.weg_knop = maak_knop("Handtekening weghalen", lambda: self._zet(b""))
        for deel in (uitleg, self.regels, zelf, self.beeld):
            self.inhoud.addWidget(deel)
        self.inhoud.addWidget(knoppenrij(self.kies_knop, self.weg_knop))

    def laad(self, oud: Instellingen, stand: Instellingen) -> None:
        """Show what is stored, unless the lines were changed here and not saved yet."""
        if self.blok() == oud.ondertekenblok:
            self.regels.setPlainText(stand.ondertekenblok)
        self._toon()

    def blok(self) -> str:
        """Give the lines as they are stored."""
        return self.regels.toPlainText().strip()[:400]

    def kies(self) -> None:
        """Choose a scan."""
        pad, _ = QFileDialog.getOpenFileName(self, "Handtekening", "", "PNG (*.png)")
        if not pad:
            return
        try:
            with Path(pad).open("rb") as bestand:
                self._zet(bestand.read(handtekening.GROOTST + 1))
        except OSError:
            berichten.toon_fout(
                self, KnownError("Dit bestand kan niet worden gelezen.", "Kies een andere PNG.")
            )

    def _zet(self, beeld: bytes) -> None:
        tekst = "Handtekening opgeslagen." if beeld else "Handtekening weggehaald."
        self.kern.voer_uit(lambda s: handtekening.bewaar(s, beeld), tekst, self)
        self._toon()

    def _toon(self) -> None:
        """Show the signature on white, as on paper."""
        png = handtekening.lees(self.kern.sessie)
        beeld = QPixmap()
        if png and beeld.loadFromData(QByteArray(png)):
            hoog = min(beeld.height(), thema().em(3))
            self.beeld.setPixmap(
                beeld.scaledToHeight(hoog, Qt.TransformationMode.SmoothTransformation)
            )
            self.beeld.setAccessibleName("Uw handtekening")
        else:
            self.beeld.setText("Geen handtekening")
        mag = not self.kern.alleen_lezen
        self.kies_knop.setEnabled(mag)
        self.weg_knop.setEnabled(mag and bool(png))
