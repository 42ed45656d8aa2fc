"""UI: step 4: twenty rows as they would land, what is wrong per cell, and keeping the profile."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from app.services.uitwisseling import (
    Ontwerp,
    Proefrij,
    Voorbeeld,
    doelvelden,
    proefrijen,
    verberg,
)
from app.ui.iconen import icoon
from app.ui.importeren.wizard.stap import Stap
from app.ui.kleuren import Kleur
from app.ui.thema import thema

_Index = QModelIndex | QPersistentModelIndex


class ProefModel(QAbstractTableModel):
    """The rows with their state first; a cell that is wrong or odd has a mark and a reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rijen: list[Proefrij] = []
        self._plaatsen: list[int] = []
        self._koppen: list[str] = []

    def zet(self, ontwerp: Ontwerp, rijen: list[Proefrij]) -> None:
        """Show other rows."""
        namen = {d.code: d.naam for d in doelvelden(ontwerp.soort)}
        self.beginResetModel()
        self._rijen = rijen
        self._plaatsen = sorted(ontwerp.kolommen)
        self._koppen = [namen.get(ontwerp.kolommen[p], "") for p in self._plaatsen]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rijen)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else len(self._plaatsen) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up a cell."""
        if not index.isValid():
            return None
        waarom = self.waarom(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            rij = self._rijen[index.row()]
            if index.column() == 0:
                tekst = rij.stand
            else:
                tekst = verberg(rij.cellen[self._plaatsen[index.column() - 1]])
            if role == Qt.ItemDataRole.AccessibleTextRole and waarom:
                return f"{tekst}: {waarom}"
            return tekst
        if role == Qt.ItemDataRole.ToolTipRole:
            return waarom or None
        if role == Qt.ItemDataRole.DecorationRole:
            if self._is_fout(index):
                return icoon("kruis", Kleur.GEVAAR)
            return icoon("waarschuwing", Kleur.LET_OP) if waarom else None
        if role == Qt.ItemDataRole.ForegroundRole and self._is_fout(index):
            return thema().kleur(Kleur.GEVAAR)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns by our fields, the rows by their line."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._rijen[section].regel)
        return "Stand" if section == 0 else self._koppen[section - 1]

    def waarom(self, index: _Index) -> str:
        """Say what is wrong or odd about a cell, or (first column) about the row."""
        rij = self._rijen[index.row()]
        if index.column() == 0:
            return rij.rest
        plaats = self._plaatsen[index.column() - 1]
        return rij.fout.get(plaats) or rij.let_op.get(plaats, "")

    def regel_in_woorden(self, nummer: int) -> str:
        """Say everything about a row."""
        rij = self._rijen[nummer]
        delen = [
            f"{self._koppen[self._plaatsen.index(p)]}: {t}"
            for bron in (rij.fout, rij.let_op)
            for p, t in bron.items()
            if p in self._plaatsen
        ]
        delen += [rij.rest] if rij.rest else []
        delen += [
            t for bron in (rij.fout, rij.let_op) for p, t in bron.items() if p not in self._plaatsen
        ]
        return f"Regel {rij.regel} ({rij.stand}). " + ("; ".join(delen) or "Niets op te merken.")

    def _is_fout(self, index: _Index) -> bool:
        rij = self._rijen[index.row()]
        if index.column() == 0:
            return rij.stand == "afgewezen"
        return self._plaatsen[index.column() - 1] in rij.fout


class StapProef(Stap):
    """The table, the words of the row under the cursor, and the name of the profile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Zo komen de eerste twintig rijen binnen",
            "Er is nog niets overgenomen. Klopt het niet, ga dan terug.",
            parent,
        )
        self.model = ProefModel(self)
        self.tabel = QTableView()
        self.tabel.setModel(self.model)
        self.tabel.setAccessibleName("De eerste twintig rijen")
        self.tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setTabKeyNavigation(False)
        self.tabel.verticalHeader().setDefaultSectionSize(thema().em(1.5))
        self.tabel.selectionModel().currentRowChanged.connect(lambda nu, _o: self._toon(nu.row()))
        self.woorden = QLabel()
        self.woorden.setWordWrap(True)
        self.woorden.setMinimumHeight(thema().em(2.6))
        self.telling = QLabel()
        self.telling.setWordWrap(True)
        self.bewaar = QCheckBox("Bewaar als &profiel, met de naam")
        self.naam = QLineEdit()
        self.naam.setAccessibleName("Naam van het profiel")
        self.naam.setPlaceholderText("bijvoorbeeld: verzuimlijst van ons pakket")
        self.naam.textEdited.connect(lambda t: self.bewaar.setChecked(bool(t.strip())))
        onder = QHBoxLayout()
        onder.addWidget(self.bewaar)
        onder.addWidget(self.naam, 1)
        for deel in (self.telling, self.tabel):
            self.lijst.addWidget(deel, 1 if deel is self.tabel else 0)
        self.lijst.addWidget(self.woorden)
        self.lijst.addLayout(onder)

    def toon(self, ontwerp: Ontwerp) -> None:
        """Wait for the rows to be read."""
        self.model.zet(ontwerp, [])
        self.telling.setText("Bezig met lezen…")
        self.woorden.setText("")

    def toon_proef(self, ontwerp: Ontwerp, voorbeeld: Voorbeeld) -> None:
        """Show what came of the first rows."""
        rijen = proefrijen(ontwerp, voorbeeld)
        self.model.zet(ontwerp, rijen)
        fout = sum(1 for r in rijen if r.stand == "afgewezen")
        let_op = sum(1 for r in rijen if r.let_op or (r.rest and r.stand != "afgewezen"))
        delen = [f"{len(rijen)} rijen bekeken"]
        delen.append(f"{fout} afgewezen" if fout else "geen afgewezen")
        delen += [f"bij {let_op} iets om op te letten"] if let_op else []
        self.telling.setText(" · ".join(delen))
        self.tabel.resizeColumnsToContents()
        eerste = next((i for i, r in enumerate(rijen) if r.stand == "afgewezen"), 0)
        if rijen:
            self.tabel.selectRow(eerste)
            self._toon(eerste)

    def eerste_focus(self) -> QWidget:
        """Begin in the table."""
        return self.tabel

    def profielnaam(self) -> str:
        """Give the name under which to keep it, "" when it is not kept."""
        return self.naam.text().strip() if self.bewaar.isChecked() else ""

    def _toon(self, nummer: int) -> None:
        if 0 <= nummer < self.model.rowCount():
            self.woorden.setText(self.model.regel_in_woorden(nummer))
