"""UI: a colleague saved the same fact first: both versions side by side, and a choice."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.feit import Feit, velden
from app.ui.onderdelen import KopLabel
from app.ui.thema import thema
from app.ui.vastleggen.weergave import toon_waarde

if TYPE_CHECKING:
    from app.services.sessie import Sessie


class Keus(StrEnum):
    """What the user wants."""

    EIGEN = "eigen"
    BESTAAND = "bestaand"
    VERDER = "verder"


class ConflictDialoog(QDialog):
    """Shows the own and the saved version; fields that differ are marked with an arrow."""

    def __init__(
        self,
        eigen: Feit,
        bestaand: Feit | None,
        sessie: Sessie,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.keus = Keus.VERDER
        self.setWindowTitle("Kantelpunt")
        em = thema().em
        lijst = QVBoxLayout(self)
        lijst.setSpacing(em(0.5))
        lijst.addWidget(KopLabel("Een collega heeft dit intussen gewijzigd", titel=True))
        if bestaand is None:
            tekst = QLabel(
                "Uw collega heeft dit ingetrokken. Wat u typte is niet verloren: u kunt het "
                "opnieuw vastleggen."
            )
            tekst.setWordWrap(True)
            lijst.addWidget(tekst)
        else:
            tekst = QLabel(
                "Links staat uw versie, rechts die van uw collega. Welke moet blijven? "
                "De andere blijft te zien in de geschiedenis."
            )
            tekst.setWordWrap(True)
            lijst.addWidget(tekst)
            lijst.addWidget(self._tabel(eigen, bestaand, sessie), 1)
        knoppen = QHBoxLayout()
        mijn = QPushButton("Mijn versie bewaren" if bestaand is not None else "Opnieuw vastleggen")
        hun = QPushButton(
            "Versie van collega houden" if bestaand is not None else "Ingetrokken laten"
        )
        verder = QPushButton("Terug naar het formulier")
        verder.setDefault(True)
        for knop, keus in ((mijn, Keus.EIGEN), (hun, Keus.BESTAAND), (verder, Keus.VERDER)):
            knop.clicked.connect(lambda _=False, k=keus: self._kies(k))
            knoppen.addWidget(knop)
        lijst.addLayout(knoppen)
        self.setMinimumWidth(em(32))

    def _tabel(self, eigen: Feit, bestaand: Feit, sessie: Sessie) -> QTableWidget:
        """Make the comparison."""
        rijen = [v for v in velden(type(eigen)) if not v.naam.endswith("dossier_id")]
        tabel = QTableWidget(len(rijen), 3)
        tabel.setAccessibleName("Beide versies naast elkaar")
        tabel.setHorizontalHeaderLabels(["", "Uw versie", "Versie van collega"])
        tabel.verticalHeader().hide()
        tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tabel.setTabKeyNavigation(False)
        tabel.setWordWrap(True)
        for rij, veld in enumerate(rijen):
            mijn = toon_waarde(veld, getattr(eigen, veld.naam), sessie)
            hun = toon_waarde(veld, getattr(bestaand, veld.naam), sessie)
            anders = mijn != hun
            for kolom, tekst in enumerate((("→ " if anders else "") + veld.label, mijn, hun)):
                cel = QTableWidgetItem(tekst)
                if anders:
                    font = cel.font()
                    font.setBold(True)
                    cel.setFont(font)
                tabel.setItem(rij, kolom, cel)
        kop = tabel.horizontalHeader()
        kop.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        kop.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        tabel.resizeRowsToContents()
        tabel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return tabel

    def _kies(self, keus: Keus) -> None:
        """Close with a choice."""
        self.keus = keus
        self.accept()


def vraag_keus(eigen: Feit, bestaand: Feit | None, sessie: Sessie, parent: QWidget | None) -> Keus:
    """Show both versions and give the choice."""
    dialoog = ConflictDialoog(eigen, bestaand, sessie, parent)
    dialoog.exec()
    keus = dialoog.keus
    dialoog.deleteLater()
    return keus
