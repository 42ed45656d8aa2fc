"""UI: the table model of the caseload: rows made once, own sort, filter on ready text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.namen import zoeknaam
from app.services.caseload import CaseloadRij, Facet
from app.ui.caseload.rijen import KOPPEN, Kolom, TabelRij, maak_tabelrij

RIJ_ROL = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Filter:
    """What the table shows. Empty parts let everything through.

    Of several facets one is enough: "over termijn" with "deze week" is the
    question of the morning, and no case is both.
    """

    tekst: str = ""
    facetten: frozenset[Facet] = frozenset()
    ambtenaar_id: str | None = None
    school_id: str | None = None


class CaseloadModel(QAbstractTableModel):
    """All rows of the team that were loaded, and those that the filter lets through.

    `data()` looks up; nothing is computed while painting. The default order is
    urgentie ascending: over term longest first.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._alle: dict[str, TabelRij] = {}
        self._zichtbaar: list[TabelRij] = []
        self._filter = Filter()
        self._kolom = Kolom.URGENTIE
        self._orde = Qt.SortOrder.AscendingOrder

    # Qt's own questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows that are shown."""
        return 0 if parent.isValid() else len(self._zichtbaar)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else len(Kolom)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up what a cell shows."""
        if not index.isValid():
            return None
        rij = self._zichtbaar[index.row()]
        kolom = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return rij.teksten[kolom]
        if role == RIJ_ROL:
            return rij
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return rij.voluit if kolom == Kolom.LEERLING else rij.teksten[kolom]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(rij, kolom)
        if role == Qt.ItemDataRole.TextAlignmentRole and KOPPEN[Kolom(kolom)][3]:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        kop = KOPPEN[Kolom(section)]
        if role == Qt.ItemDataRole.DisplayRole:
            return kop[0]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return kop[1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            rechts = Qt.AlignmentFlag.AlignRight if kop[3] else Qt.AlignmentFlag.AlignLeft
            return rechts | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort on a column's ready keys; the current row keeps its place under the cursor."""
        self._kolom, self._orde = Kolom(column), order
        self._vervang(self._gesorteerd(self._zichtbaar))

    # Ours

    @property
    def sortering(self) -> tuple[Kolom, Qt.SortOrder]:
        """The column and direction of the order."""
        return self._kolom, self._orde

    @property
    def filter(self) -> Filter:
        """What is let through."""
        return self._filter

    def rijen(self) -> Sequence[TabelRij]:
        """Give the rows as shown, in their order."""
        return self._zichtbaar

    def alle(self) -> Iterable[TabelRij]:
        """Give every row that was loaded."""
        return self._alle.values()

    def rij(self, dossier_id: str) -> TabelRij | None:
        """Give the row of a dossier, shown or not."""
        return self._alle.get(dossier_id)

    def plek(self, dossier_id: str) -> int:
        """Give the row number of a dossier as shown, -1 when it is not."""
        for nummer, rij in enumerate(self._zichtbaar):
            if rij.rij.dossier_id == dossier_id:
                return nummer
        return -1

    def zet_alle(self, rijen: Iterable[CaseloadRij]) -> None:
        """Replace all rows."""
        self._alle = {rij.dossier_id: maak_tabelrij(rij) for rij in rijen}
        self._herlees()

    def zet_tabelrijen(self, rijen: dict[str, TabelRij]) -> None:
        """Replace all rows by ready ones, made off the GUI thread."""
        self._alle = rijen
        self._herlees()

    def werk_bij(self, dossier_ids: Iterable[str], rijen: Iterable[CaseloadRij]) -> None:
        """Replace the rows of some dossiers; one that is no longer given disappears."""
        for dossier_id in dossier_ids:
            self._alle.pop(dossier_id, None)
        for rij in rijen:
            self._alle[rij.dossier_id] = maak_tabelrij(rij)
        self._herlees()

    def zet_filter(self, nieuw: Filter) -> None:
        """Let through what fits; nothing happens when it is the same filter."""
        if nieuw != self._filter:
            self._filter = nieuw
            self._herlees()

    def tel(self, zonder_facetten: Filter) -> tuple[int, Counter[Facet]]:
        """Count all rows of a choice and its facets (which may overlap)."""
        past = _maak_test(zonder_facetten)
        teller: Counter[Facet] = Counter()
        aantal = 0
        for rij in self._alle.values():
            if past(rij.rij):
                aantal += 1
                teller.update(rij.rij.facetten)
        return aantal, teller

    def _herlees(self) -> None:
        """Filter and sort again."""
        past = _maak_test(self._filter)
        self._vervang(self._gesorteerd([r for r in self._alle.values() if past(r.rij)]))

    def _gesorteerd(self, rijen: list[TabelRij]) -> list[TabelRij]:
        """Sort rows on the present column."""
        kolom = int(self._kolom)
        return sorted(
            rijen,
            key=lambda rij: rij.sleutels[kolom],
            reverse=self._orde is Qt.SortOrder.DescendingOrder,
        )

    def _vervang(self, nieuw: list[TabelRij]) -> None:
        """Show other rows; one reset is far cheaper than row moves."""
        self.beginResetModel()
        self._zichtbaar = nieuw
        self.endResetModel()


def _maak_test(f: Filter) -> Callable[[CaseloadRij], bool]:
    """Make the test that a filter is; every word must occur."""
    woorden = zoeknaam(f.tekst).split()

    def past(rij: CaseloadRij) -> bool:
        if f.ambtenaar_id is not None and rij.ambtenaar_id != f.ambtenaar_id:
            return False
        if f.school_id is not None and rij.school_id != f.school_id:
            return False
        if f.facetten and f.facetten.isdisjoint(rij.facetten):
            return False
        return all(woord in rij.zoektekst for woord in woorden)

    return past


def _tooltip(rij: TabelRij, kolom: int) -> str | None:
    """Say more where a column is short."""
    if kolom in (Kolom.URGENTIE, Kolom.KANTELT):
        return rij.rij.stand.kantelpunt.uitleg
    if kolom == Kolom.STAP:
        naam = rij.rij.stand.stapnaam
        return f"{rij.stap.voluit}: {naam}" if rij.rij.stand.stap else rij.stap.voluit
    return rij.teksten[kolom]
