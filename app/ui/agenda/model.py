"""UI: the agenda as a tree of two levels: days, and the lines of each day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont

from app.domain.datumwoorden import toon_dag
from app.services.agenda import Agenda, AgendaDag, AgendaRegel
from app.ui.iconen import icoon
from app.ui.kleuren import Kleur
from app.ui.thema import thema

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
_DAG = 0
"""The internal id of a day; a line has that of its day plus one."""


class AgendaModel(QAbstractItemModel):
    """Days as parents, their lines as children."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dagen: tuple[AgendaDag, ...] = ()
        self._peildatum = date.min
        self._woorden: dict[str, tuple[AgendaRegel, tuple[str, ...]]] = {}
        """What a line reads, while that same line is shown: a filter gives it back as it was."""

    def zet(self, agenda: Agenda) -> None:
        """Show another agenda."""
        self.beginResetModel()
        self._dagen, self._peildatum = agenda.dagen, agenda.peildatum
        self.endResetModel()

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Give the place of a day, or of a line under its day."""
        # Asked for every line at each opening of all days: no detour over hasIndex.
        if not parent.isValid():
            past = 0 <= row < len(self._dagen)
            return self.createIndex(row, column, _DAG) if past else QModelIndex()
        dag = parent.row()
        if parent.internalId() != _DAG or not 0 <= row < len(self._dagen[dag].regels):
            return QModelIndex()
        return self.createIndex(row, column, dag + 1)

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Give the day of a line."""
        if not index.isValid() or index.internalId() == _DAG:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, _DAG)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count days, or the lines of a day."""
        if not parent.isValid():
            return len(self._dagen)
        if parent.internalId() != _DAG or parent.column() > 0:
            return 0
        return len(self._dagen[parent.row()].regels)

    def hasChildren(self, parent: _Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        """Tell that a day has lines and a line has none: asked for each when all days open."""
        return not parent.isValid() or parent.internalId() == _DAG

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return len(KOLOMMEN)

    def plek_van(self, sleutel: str) -> QModelIndex:
        """Give the place of the line with a key; of the first line when it is not there."""
        eerste: tuple[int, int] | None = None
        for dag, op_dag in enumerate(self._dagen):
            for nummer, regel in enumerate(op_dag.regels):
                eerste = eerste or (dag, nummer)
                if regel.sleutel == sleutel:
                    return self.createIndex(nummer, 0, dag + 1)
        return QModelIndex() if eerste is None else self.createIndex(eerste[1], 0, eerste[0] + 1)

    def regel(self, index: _Index) -> AgendaRegel | None:
        """Give the line at a place; None for a day."""
        if not index.isValid() or index.internalId() == _DAG:
            return None
        return self._dagen[int(index.internalId()) - 1].regels[index.row()]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up a cell."""
        if not index.isValid():
            return None
        regel = self.regel(index)
        if regel is None:
            return self._dag(self._dagen[index.row()], index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._teksten(regel)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            teksten = self._teksten(regel)
            return (
                ", ".join(t for t in teksten if t)
                if index.column() == 0
                else teksten[index.column()]
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return regel.uitleg or self._teksten(regel)[index.column()]
        if role == Qt.ItemDataRole.SizeHintRole and index.column() == 0:
            return QSize(0, thema().em(1.6))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icoon(regel.vorm, VORMKLEUR[regel.vorm])
        return None

    def cel(self, index: _Index) -> tuple[str, tuple[str, Kleur] | None, bool]:
        """Give of a line its text and its shape, for who paints it."""
        kolom = index.column()
        dag = self._dagen[int(index.internalId()) - 1]
        regel = dag.regels[index.row()]
        icoon_ = (regel.vorm, VORMKLEUR[regel.vorm]) if kolom == 0 else None
        bekend = self._woorden.get(regel.sleutel)
        if bekend is None or bekend[0] is not regel:
            bekend = self._woorden[regel.sleutel] = (regel, self._teksten(regel))
        return bekend[1][kolom], icoon_, False

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return KOLOMMEN[section][0]
        return None

    def _teksten(self, regel: AgendaRegel) -> tuple[str, ...]:
        """Write a line."""
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

    def _dag(self, dag: AgendaDag, kolom: int, role: int) -> Any:
        """Write the heading of a day."""
        if kolom:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.kop(dag)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, thema().em(1.6))
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

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
