"""UI: the noodsleutel on screen: show its words, save or print the page for the safe."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import KnownError
from app.ui import berichten
from app.ui.enterknop import Knoppendialoog
from app.ui.onderdelen import KopLabel, Paneel
from app.ui.thema import thema

if TYPE_CHECKING:
    from db.sleutels import Noodsleutel

KOLOMMEN = 4


class NoodsleutelVenster(Knoppendialoog):
    """Shows the words once; goes on only after "bewaard" was ticked."""

    def __init__(
        self,
        noodsleutel: Noodsleutel,
        teambestand: str,
        parent: QWidget | None = None,
        *,
        opsporing: bool = False,
    ) -> None:
        super().__init__(parent)
        self._opsporing = opsporing
        self._noodsleutel = noodsleutel
        self._bestand = Path(teambestand)
        self.setWindowTitle("Noodsleutel")
        em = thema().em
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(em(1), em(1), em(1), em(1))
        lijst.setSpacing(em(0.5))
        kop = "De noodsleutel van opsporing" if opsporing else "De noodsleutel van dit team"
        lijst.addWidget(KopLabel(kop, titel=True))
        uitleg = QLabel(
            "Kan geen BOA het opsporingsbestand nog openen, dan doet deze sleutel dat, voor een "
            "BOA die is ingelogd. De noodsleutel van het team opent opsporing niet. Druk de "
            "pagina af en leg haar in de kluis. Bewaar haar niet op deze computer."
            if opsporing
            else "Is een wachtwoord kwijt, dan opent alleen deze sleutel het bestand nog: niemand "
            "anders heeft hem, ook de makers niet. Druk de pagina af en leg hem in de kluis. "
            "Bewaar hem niet op deze computer."
        )
        uitleg.setWordWrap(True)
        lijst.addWidget(uitleg)
        lijst.addWidget(_woorden(noodsleutel.woorden))
        knoppen = QHBoxLayout()
        self.druk = QPushButton("Afdrukken…")
        self.druk.clicked.connect(self._druk_af)
        self.bewaar = QPushButton("Opslaan als PDF…")
        self.bewaar.clicked.connect(self._bewaar)
        for knop in (self.druk, self.bewaar):
            knop.setAutoDefault(False)
        knoppen.addWidget(self.druk)
        knoppen.addWidget(self.bewaar)
        knoppen.addStretch(1)
        lijst.addLayout(knoppen)
        self.vink = QCheckBox("De noodsleutel ligt op een &veilige plaats")
        lijst.addWidget(self.vink)
        doos = QDialogButtonBox()
        self.verder = doos.addButton("Verder", QDialogButtonBox.ButtonRole.AcceptRole)
        self.verder.setProperty("primair", True)
        self.verder.setEnabled(False)
        self.verder.clicked.connect(self.accept)
        self.vink.toggled.connect(self.verder.setEnabled)
        lijst.addWidget(doos)

    def _pdf(self) -> bytes:
        """Make the page."""
        from app.services.afdruk import noodsleutel_pdf

        return noodsleutel_pdf(
            self._bestand.stem,
            self._noodsleutel.woorden,
            self._noodsleutel.qr_tekst,
            datetime.now().astimezone().date(),
            opsporing=self._opsporing,
        )

    def _naam(self) -> str:
        """Name the page as a file."""
        return "noodsleutel-opsporing" if self._opsporing else "noodsleutel"

    def _bewaar(self) -> None:
        """Save the page."""
        pad, _ = QFileDialog.getSaveFileName(
            self,
            "Noodsleutel opslaan",
            str(self._bestand.with_name(f"{self._naam()}.pdf")),
            "PDF (*.pdf)",
        )
        if pad:
            Path(pad).write_bytes(self._pdf())
            berichten.meld("Opgeslagen. Verplaats het bestand van deze computer naar de kluis.")

    def _druk_af(self) -> None:
        """Print the page."""
        from app.ui.afdrukken import druk_pdf_af

        try:
            druk_pdf_af(self._pdf(), "Noodsleutel", self)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def reject(self) -> None:
        """Escape does not close it while the words are not safe."""
        if self.vink.isChecked():
            self.accept()
            return
        if berichten.vraag(
            self,
            "De noodsleutel nog niet bewaard?",
            toelichting="U kunt later in Beheer een nieuwe maken; de woorden van nu ziet u dan "
            "niet terug.",
            ja="Toch verder",
            nee="Terug",
            gevaar=True,
        ):
            super().reject()


def _woorden(woorden: Sequence[str]) -> QWidget:
    """Lay the words out in columns, numbered."""
    paneel = Paneel()
    raster = QGridLayout()
    raster.setHorizontalSpacing(thema().em(1.2))
    per_kolom = -(-len(woorden) // KOLOMMEN)
    for nummer, woord in enumerate(woorden):
        label = QLabel(f"{nummer + 1:2d}. {woord}")
        label.setProperty("rol", "kop")
        raster.addWidget(label, nummer % per_kolom, nummer // per_kolom)
    paneel.inhoud.addLayout(raster)
    paneel.setAccessibleName("Woorden van de noodsleutel: " + ", ".join(woorden))
    return paneel
