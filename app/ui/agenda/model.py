"""UI: the agenda as one flat list of rows: the heading of a day, then its lines.

A tree asks its model about every line each time all days open; a flat table only about what it
paints, so that a key in the filter costs the same for thirty lines and for three thousand.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.datumwoorden import toon_dag
from app.services.agenda import Agenda, AgendaDag, AgendaRegel
from app.ui.iconen import icoon
from app.ui.kleuren import Kleur

_Index = QModelIndex | QPersistentModelIndex
KOLOMMEN: tuple[tuple[str, float], ...] = (
    ("Wanneer", 14),
    ("Leerling", 11),
    ("Wat", 14),
    ("Van", 0),
    ("School", 9),
    ("Ambtenaar", 8),
)
"""Heading and width in line heights; 0 takes the rest."""
AMBTENAAR = 5
"""The column of the ambtenaar."""
VORMKLEUR = {
    "driehoek": Kleur.GEVAAR,
    "stip": Kleur.LET_OP,
    "pauze": Kleur.WACHT,
    "klok": Kleur.GOED,
    "streep": Kleur.TEKST_ZACHT,
}
_Rij = AgendaDag | AgendaRegel


class AgendaModel(QAbstractTableModel):
    """Days and, under those that are open, their lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dagen: tuple[AgendaDag, ...] = ()
        self._rijen: list[_Rij] = []
        self._koppen: list[int] = []
        self._dicht: set[date | None] = set()
        self._peildatum = date.min
        self._woorden: dict[str, tuple[AgendaRegel, tuple[str, ...]]] = {}
        """What a line reads, while that same line is shown: a filter gives it back as it was."""

    def zet(self, agenda: Agenda) -> None:
        """Show another agenda; days that were closed stay so."""
        self._dagen, self._peildatum = agenda.dagen, agenda.peildatum
        self._leg_uit()

    def vouw(self, index: _Index) -> None:
        """Open or close the day whose heading this is."""
        dag = self.dag(index)
        if dag is not None:
            self._dicht ^= {dag.dag}
            self._leg_uit()

    def open_alles(self) -> None:
        """Open every day."""
        if self._dicht:
            self._dicht.clear()
            self._leg_uit()

    def sluit_alles(self) -> None:
        """Close every day, so that only headings stay."""
        self._dicht = {d.dag for d in self._dagen}
        self._leg_uit()

    def is_open(self, index: _Index) -> bool:
        """Tell whether the lines of the day at a place are shown."""
        dag = self.dag(index)
        return dag is not None and dag.dag not in self._dicht

    @property
    def koppen(self) -> tuple[int, ...]:
        """The rows that are the heading of a day."""
        return tuple(self._koppen)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count headings and the lines that are shown."""
        return 0 if parent.isValid() else len(self._rijen)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else len(KOLOMMEN)

    def plek_van(self, sleutel: str) -> QModelIndex:
        """Give the place of the line with a key; of the first line when it is not there."""
        eerste = -1
        for nummer, rij in enumerate(self._rijen):
            if isinstance(rij, AgendaDag):
                continue
            if rij.sleutel == sleutel:
                return self.index(nummer, 0)
            eerste = nummer if eerste < 0 else eerste
        return self.index(max(eerste, 0), 0)

    def plek_van_dag(self, dag: date | None) -> QModelIndex:
        """Give the place of the heading of a day; of none when it is not there."""
        for nummer in self._koppen:
            kop = self._rijen[nummer]
            if isinstance(kop, AgendaDag) and kop.dag == dag:
                return self.index(nummer, 0)
        return QModelIndex()

    def kop_boven(self, index: _Index) -> QModelIndex:
        """Give the place of the heading that a row stands under."""
        boven = [n for n in self._koppen if n <= index.row()]
        return self.index(boven[-1], 0) if boven else QModelIndex()

    def regel(self, index: _Index) -> AgendaRegel | None:
        """Give the line at a place; None for a day."""
        rij = self._rij(index)
        return rij if isinstance(rij, AgendaRegel) else None

    def dag(self, index: _Index) -> AgendaDag | None:
        """Give the day whose heading stands at a place; None for a line."""
        rij = self._rij(index)
        return rij if isinstance(rij, AgendaDag) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up a cell."""
        rij = self._rij(index)
        if rij is None:
            return None
        if isinstance(rij, AgendaDag):
            return self._dag(rij, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.teksten(rij)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            teksten = self.teksten(rij)
            return (
                ", ".join(t for t in teksten if t)
                if index.column() == 0
                else teksten[index.column()]
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return rij.uitleg or self.teksten(rij)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icoon(rij.vorm, VORMKLEUR[rij.vorm])
        return None

    def cel(self, index: _Index) -> tuple[str, tuple[str, Kleur] | None, bool]:
        """Give of a line its text and its shape, for who paints it."""
        kolom, rij = index.column(), self._rijen[index.row()]
        if isinstance(rij, AgendaDag):
            vouw = "rechts_vast" if rij.dag in self._dicht else "omlaag_vast"
            return self.kop(rij), (vouw, Kleur.TEKST_ZACHT), False
        return (
            self.teksten(rij)[kolom],
            (rij.vorm, VORMKLEUR[rij.vorm]) if kolom == 0 else None,
            False,
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return KOLOMMEN[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def teksten(self, regel: AgendaRegel) -> tuple[str, ...]:
        """Write a line; remembered while it is shown."""
        bekend = self._woorden.get(regel.sleutel)
        if bekend is None or bekend[0] is not regel:
            bekend = self._woorden[regel.sleutel] = (regel, _schrijf(regel))
        return bekend[1]

    def kop(self, dag: AgendaDag) -> str:
        """Name a day with what it is and how much there is on it."""
        aantal = len(dag.regels)
        if dag.dag is None:
            return f"Over termijn ({aantal})"
        naam = toon_dag(dag.dag, jaar=dag.dag.year != self._peildatum.year, kort=False)
        if dag.dag == self._peildatum:
            naam = f"Vandaag, {naam}"
        vrij = f" · {dag.vrij}" if dag.vrij else ""
        return f"{naam[:1].upper()}{naam[1:]}{vrij} ({aantal})"

    def _leg_uit(self) -> None:
        """Lay headings and lines in one row."""
        self.beginResetModel()
        self._rijen, self._koppen = [], []
        for dag in self._dagen:
            self._koppen.append(len(self._rijen))
            self._rijen.append(dag)
            if dag.dag not in self._dicht:
                self._rijen += dag.regels
        self.endResetModel()

    def _rij(self, index: _Index) -> _Rij | None:
        nummer = index.row()
        return self._rijen[nummer] if 0 <= nummer < len(self._rijen) else None

    def _dag(self, dag: AgendaDag, kolom: int, role: int) -> Any:
        """Write the heading of a day; aloud it says whether it is closed."""
        if kolom:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.kop(dag)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.kop(dag)}, {'dicht' if dag.dag in self._dicht else 'open'}"
        return None


def _schrijf(regel: AgendaRegel) -> tuple[str, ...]:
    """Write a line as the texts of its cells."""
    wanneer = regel.wanneer or ("over" if regel.over_termijn else toon_dag(regel.dag))
    if regel.over_termijn:
        wanneer = f"{toon_dag(regel.dag)} · {wanneer}"
    return (
        wanneer,
        regel.naam or "–",
        regel.wat,
        regel.waarvan or regel.soort.value.capitalize(),
        regel.school or "–",
        regel.ambtenaar or "–",
    )
