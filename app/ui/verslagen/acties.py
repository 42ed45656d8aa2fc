"""UI: who does what by when: lines that become tasks and afspraken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.domain.datumwoorden import Richting
from app.services.verslagen import Actie
from app.ui.iconen import zet_icoon
from app.ui.thema import thema
from app.ui.vastleggen.velden import DagInvoer

ANDEREN = ("moeder", "vader", "ouders", "leerling", "school", "jeugdarts", "samenwerkingsverband")
MEEST = 12
"""Lines that a window holds; more belong in a second verslag."""


class Actielijst(QWidget):
    """Lines of who, what and by when; those that were recorded before cannot be changed."""

    gewijzigd = Signal()

    def __init__(
        self, collegas: Sequence[str], peildatum: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._collegas, self._peildatum = tuple(collegas), peildatum
        self._vast: list[Actie] = []
        self._rij = 0
        self.regels: list[tuple[QComboBox, QLineEdit, DagInvoer, QPushButton]] = []
        self._raster = QGridLayout(self)
        self._raster.setContentsMargins(0, 0, 0, 0)
        self._raster.setSpacing(thema().em(0.3))
        self._raster.setColumnStretch(1, 1)
        self._vaste = QLabel()
        self._vaste.setWordWrap(True)
        self._vaste.setProperty("rol", "zacht")
        self._raster.addWidget(self._vaste, 0, 0, 1, 3)
        self.plus = QPushButton("Regel erbij")
        self.plus.setAutoDefault(False)
        zet_icoon(self.plus, "plus")
        self.plus.clicked.connect(lambda _=False: self.voeg_toe())
        self._raster.addWidget(self.plus, 1_000, 0)

    def zet(self, vast: Sequence[Actie]) -> None:
        """Begin anew with the lines that stood in the verslag already."""
        for regel in list(self.regels):
            self._weg(regel)
        self._vast = list(vast)
        self._vaste.setText(
            "\n".join(
                f"• {a.wie}: {a.wat}, uiterlijk {a.uiterlijk:%d-%m-%Y}"
                if a.uiterlijk
                else f"• {a.wie}: {a.wat}"
                for a in vast
            )
        )
        self._vaste.setVisible(bool(vast))

    def voeg_toe(self) -> None:
        """Add an empty line and go to it."""
        if len(self.regels) >= MEEST:
            return
        nr = len(self.regels) + 1
        wie = QComboBox()
        wie.setEditable(True)
        wie.setAccessibleName(f"Wie, regel {nr}")
        wie.addItems([*self._collegas, *ANDEREN])
        wie.setCurrentText("")
        wie.setMinimumContentsLength(9)
        wat = QLineEdit()
        wat.setAccessibleName(f"Wat, regel {nr}")
        wat.setPlaceholderText("wat")
        wat.setMaxLength(500)
        wanneer = DagInvoer(
            f"Uiterlijk, regel {nr}", self._peildatum, richting=Richting.TAAK, leeg_mag=True
        )
        wanneer.voluit.hide()
        weg = QPushButton()
        zet_icoon(weg, "kruis")
        weg.setAutoDefault(False)
        weg.setAccessibleName(f"Regel {nr} weghalen")
        weg.setToolTip("Deze regel weghalen")
        regel = (wie, wat, wanneer, weg)
        self._rij += 2
        rij = self._rij
        self._raster.addWidget(wie, rij, 0)
        self._raster.addWidget(wanneer, rij, 1)
        self._raster.addWidget(weg, rij, 2)
        self._raster.addWidget(wat, rij + 1, 0, 1, 3)
        self.regels.append(regel)
        wie.editTextChanged.connect(lambda _t: self.gewijzigd.emit())
        wat.textChanged.connect(lambda _t: self.gewijzigd.emit())
        wanneer.gewijzigd.connect(self.gewijzigd)
        weg.clicked.connect(lambda _=False: self.haal_weg(regel))
        wie.setFocus()

    def acties(self) -> list[Actie]:
        """Give all lines, those of before first; an empty line does not count."""
        uit = list(self._vast)
        for wie, wat, wanneer, _ in self.regels:
            if wie.currentText().strip() or wat.text().strip():
                uit.append(Actie(wie.currentText().strip(), wat.text().strip(), wanneer.waarde()))
        return uit

    def ruw(self) -> list[list[Any]]:
        """Give the lines as they stand, also when a day is none yet (for a draft)."""
        return [
            [wie.currentText(), wat.text(), wanneer.ruw()] for wie, wat, wanneer, _ in self.regels
        ]

    def zet_ruw(self, regels: Sequence[Sequence[Any]]) -> None:
        """Show the lines of a draft again."""
        for wie, wat, wanneer in regels[:MEEST]:
            self.voeg_toe()
            self.regels[-1][0].setCurrentText(str(wie))
            self.regels[-1][1].setText(str(wat))
            self.regels[-1][2].zet_ruw(wanneer)

    def haal_weg(self, regel: tuple[QComboBox, QLineEdit, DagInvoer, QPushButton]) -> None:
        """Take a line away and tell."""
        self._weg(regel)
        self.gewijzigd.emit()

    def _weg(self, regel: tuple[QComboBox, QLineEdit, DagInvoer, QPushButton]) -> None:
        """Take a line away."""
        self.regels.remove(regel)
        for deel in regel:
            self._raster.removeWidget(deel)
            deel.hide()
            deel.deleteLater()
