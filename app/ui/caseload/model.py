"""UI: the table model of the caseload: rows made once, own sort, filter on ready text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
        self._geordend: list[TabelRij] = []
        self._basis: tuple[object, list[TabelRij]] | None = None
        self._geteld: dict[tuple[str | None, str | None], tuple[int, Counter[Facet]]] = {}
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
        self._herlees()

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
        self.zet_tabelrijen({rij.dossier_id: maak_tabelrij(rij) for rij in rijen})

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
            self._vervang(self._gefilterd())

    def tel(self, keuze: Filter) -> tuple[int, Counter[Facet]]:
        """Count the rows of a choice of whose dossiers, and their facets (which may overlap)."""
        sleutel = (keuze.ambtenaar_id, keuze.school_id)
        if sleutel not in self._geteld:
            teller: Counter[Facet] = Counter()
            aantal = 0
            for rij in self._alle.values():
                if _van(rij.rij, keuze):
                    aantal += 1
                    teller.update(rij.rij.facetten)
            self._geteld[sleutel] = (aantal, teller)
        return self._geteld[sleutel]

    def _herlees(self) -> None:
        """Sort and filter again, after rows or order changed."""
        kolom = int(self._kolom)
        self._geordend = sorted(
            self._alle.values(),
            key=lambda rij: rij.sleutels[kolom],
            reverse=self._orde is Qt.SortOrder.DescendingOrder,
        )
        self._basis = None
        self._geteld.clear()
        self._vervang(self._gefilterd())

    def _gefilterd(self) -> list[TabelRij]:
        """Filter the ordered rows; while typing only the text is looked at again."""
        f = self._filter
        sleutel = (f.facetten, f.ambtenaar_id, f.school_id)
        if self._basis is None or self._basis[0] != sleutel:
            facetten = f.facetten
            rijen = [
                rij
                for rij in self._geordend
                if _van(rij.rij, f) and not (facetten and facetten.isdisjoint(rij.rij.facetten))
            ]
            self._basis = (sleutel, rijen)
        rijen = self._basis[1]
        for woord in zoeknaam(f.tekst).split():
            rijen = [rij for rij in rijen if woord in rij.zoek]
        return rijen

    def _vervang(self, nieuw: list[TabelRij]) -> None:
        """Show other rows; one reset is far cheaper than row moves."""
        self.beginResetModel()
        self._zichtbaar = nieuw
        self.endResetModel()


def _van(rij: CaseloadRij, f: Filter) -> bool:
    """Whether a row is of the chosen ambtenaar or school."""
    if f.ambtenaar_id is not None and rij.ambtenaar_id != f.ambtenaar_id:
        return False
    return f.school_id is None or rij.school_id == f.school_id


def _tooltip(rij: TabelRij, kolom: int) -> str | None:
    """Say more where a column is short."""
    if kolom in (Kolom.URGENTIE, Kolom.KANTELT):
        return rij.rij.stand.kantelpunt.uitleg
    if kolom == Kolom.NAAR and rij.rij.stand.kantelpunt.titel:
        return f"{rij.rij.stand.kantelpunt.titel}: {rij.teksten[kolom]}"
    if kolom == Kolom.STAP:
        naam = rij.rij.stand.stapnaam
        return f"{rij.stap.voluit}: {naam}" if rij.rij.stand.stap else rij.stap.voluit
    return rij.teksten[kolom]
