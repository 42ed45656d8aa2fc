"""UI: step 1: what the list is about, which sheet, and on which line the headings stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QTableView, QWidget

from app.domain.fouten import KnownError
from app.services.uitwisseling import SOORTNAAM, Blad, Ontwerp, raad_koprij, verberg
from app.ui.importeren.wizard.stap import Stap
from app.ui.kleuren import Kleur
from app.ui.onderdelen import Balk
from app.ui.thema import thema

_Index = QModelIndex | QPersistentModelIndex
_TOON = 30


class BladModel(QAbstractTableModel):
    """The first rows of a sheet as they came; the line with the headings stands out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rijen: list[tuple[int, list[str]]] = []
        self._breed = 0
        self.koprij = 0

    def zet(self, blad: Blad, koprij: int) -> None:
        """Show another sheet or line."""
        self.beginResetModel()
        self._rijen = blad.rijen[:_TOON]
        self._breed = max((len(c) for _, c in self._rijen), default=0)
        self.koprij = koprij
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rijen)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else self._breed

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up a cell; what may be a BSN is hidden."""
        if not index.isValid():
            return None
        regel, cellen = self._rijen[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return verberg(cellen[index.column()]) if index.column() < len(cellen) else ""
        if role == Qt.ItemDataRole.FontRole and regel == self.koprij:
            letter = QFont()
            letter.setBold(True)
            return letter
        if role == Qt.ItemDataRole.ForegroundRole and regel < self.koprij:
            return thema().kleur(Kleur.TEKST_ZACHT)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name rows by their line, with a mark at the headings."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Horizontal:
            return None
        regel = self._rijen[section][0]
        return f"► {regel}" if regel == self.koprij else str(regel)

    def regel(self, nummer: int) -> int:
        """Give the line of a row."""
        return self._rijen[nummer][0]


class StapBron(Stap):
    """Three choices with the sheet below them; a double click chooses the headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Wat is dit voor lijst?",
            "Kies waar de lijst over gaat en op welke regel de namen van de kolommen staan.",
            parent,
        )
        self._ontwerp: Ontwerp | None = None
        self.soort = QComboBox()
        self.soort.setAccessibleName("De lijst bevat")
        for code, naam in SOORTNAAM.items():
            self.soort.addItem(naam, code)
        self.blad = QComboBox()
        self.blad.setAccessibleName("Blad")
        self.koprij = QSpinBox()
        self.koprij.setAccessibleName("Regel met de kolomnamen")
        self.koprij.setMinimum(1)
        self.koprij.setMaximumWidth(thema().em(6))
        vorm = QFormLayout()
        vorm.addRow("De lijst &bevat", self.soort)
        vorm.addRow("Bla&d", self.blad)
        vorm.addRow("&Regel met de kolomnamen", self.koprij)
        self.vorm = vorm
        self.fout = Balk(sluitbaar=False)
        self.model = BladModel(self)
        self.tabel = QTableView()
        self.tabel.setModel(self.model)
        self.tabel.setAccessibleName("Het begin van de lijst")
        self.tabel.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.tabel.setTabKeyNavigation(False)
        self.tabel.horizontalHeader().hide()
        self.tabel.verticalHeader().setDefaultSectionSize(thema().em(1.5))
        self.tabel.doubleClicked.connect(lambda i: self.koprij.setValue(self.model.regel(i.row())))
        self.lijst.addLayout(vorm)
        self.lijst.addWidget(self.fout)
        self.lijst.addWidget(self.tabel, 1)
        self.soort.activated.connect(lambda _i: self._kies())
        self.blad.activated.connect(lambda _i: self._ander_blad())
        self.koprij.valueChanged.connect(lambda _n: self._kies())

    def toon(self, ontwerp: Ontwerp) -> None:
        """Show the choices as they are."""
        self._ontwerp = ontwerp
        for invoer in (self.soort, self.blad, self.koprij):
            invoer.blockSignals(True)
        self.soort.setCurrentIndex(self.soort.findData(ontwerp.soort))
        self.blad.clear()
        for blad in ontwerp.bron.bladen:
            self.blad.addItem(f"{blad.naam} ({len(blad.rijen)} rijen)", blad.naam)
        self.blad.setCurrentIndex(self.blad.findData(ontwerp.blad.naam))
        self.vorm.setRowVisible(self.blad, ontwerp.bron.werkmap)
        self.koprij.setMaximum(max((r for r, _ in ontwerp.blad.rijen), default=1))
        self.koprij.setValue(ontwerp.koprij)
        for invoer in (self.soort, self.blad, self.koprij):
            invoer.blockSignals(False)
        self.model.zet(ontwerp.blad, ontwerp.koprij)
        self.fout.hide()

    def eerste_focus(self) -> QWidget:
        """Begin at what the list is about."""
        return self.soort

    def nieuw(self) -> Ontwerp | None:
        """Give the mapping that fits the choices; None when there are no headings there."""
        oud = self._ontwerp
        assert oud is not None
        try:
            blad = oud.bron.blad(self.blad.currentData() or "")
            ontwerp = Ontwerp(oud.bron, blad, self.koprij.value(), self.soort.currentData())
        except KnownError as fout:
            self.fout.toon(str(fout), Kleur.GEVAAR, "fout")
            return None
        self.fout.hide()
        zelfde = (
            ontwerp.soort == oud.soort
            and ontwerp.blad is oud.blad
            and ontwerp.koprij == oud.koprij
            and oud.kolommen
        )
        if zelfde:
            return oud
        ontwerp.stel_voor()
        return ontwerp

    def _ander_blad(self) -> None:
        """Guess the headings of another sheet."""
        assert self._ontwerp is not None
        blad = self._ontwerp.bron.blad(self.blad.currentData() or "")
        self.koprij.blockSignals(True)
        self.koprij.setMaximum(max((r for r, _ in blad.rijen), default=1))
        self.koprij.setValue(raad_koprij(blad) or 1)
        self.koprij.blockSignals(False)
        self._kies()

    def _kies(self) -> None:
        """Show where the headings are now."""
        assert self._ontwerp is not None
        blad = self._ontwerp.bron.blad(self.blad.currentData() or "")
        self.model.zet(blad, self.koprij.value())
        self.gewijzigd.emit()
