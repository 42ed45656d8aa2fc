"""UI: the rows of an import preview as a table: state, file, line, kind, content, remarks."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.uitwisseling import (
    Rij,
    Rijstand,
    Telling,
    Voorbeeld,
    omschrijf,
    samen,
    soortnaam,
)
from app.ui.onderdelen import teken_badge
from app.ui.thema import Kleur, thema

RIJ_ROL = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex

STANDEN: dict[Rijstand, tuple[Kleur | None, str]] = {
    Rijstand.NIEUW: (Kleur.GOED, "plus"),
    Rijstand.GEWIJZIGD: (Kleur.WACHT, "potlood"),
    Rijstand.ONGEWIJZIGD: (None, "streep"),
    Rijstand.DUBBEL: (Kleur.LET_OP, "kopieer"),
    Rijstand.AFGEWEZEN: (Kleur.GEVAAR, "kruis"),
}
"""Colour and shape of each state; its word is its value."""


class Kolom(IntEnum):
    """The columns of the table of rows."""

    STAND = 0
    SOORT = 1
    REGEL = 2
    INHOUD = 3
    OPMERKING = 4


_KOPPEN = ("Stand", "Soort", "Regel", "Inhoud", "Waarom, of let op")


class RijenModel(QAbstractTableModel):
    """The rows of a preview that the filter lets through, what asks attention first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voorbeeld: Voorbeeld | None = None
        self._alle: list[Rij] = []
        self._rijen: list[Rij] = []

    def zet(self, voorbeeld: Voorbeeld | None) -> None:
        """Show another preview, unfiltered."""
        self.beginResetModel()
        self._voorbeeld = voorbeeld
        rijen = voorbeeld.rijen if voorbeeld else []
        self._alle = sorted(rijen, key=lambda r: (_orde(r), r.bron, r.regel, not r.hoofd))
        self._rijen = self._alle
        self.endResetModel()

    def filter(self, laat_door: Callable[[Rij], bool]) -> None:
        """Keep the rows for which the function says so."""
        self.beginResetModel()
        self._rijen = [r for r in self._alle if laat_door(r)]
        self.endResetModel()

    def rij(self, nummer: int) -> Rij | None:
        """Give the row that is shown at a place."""
        return self._rijen[nummer] if 0 <= nummer < len(self._rijen) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows that are shown."""
        return 0 if parent.isValid() else len(self._rijen)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else len(Kolom)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up what a cell shows."""
        if not index.isValid():
            return None
        rij = self._rijen[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tekst(rij, Kolom(index.column()))
        if role == RIJ_ROL:
            return rij
        if role == Qt.ItemDataRole.ToolTipRole and index.column() >= Kolom.INHOUD:
            return self._tekst(rij, Kolom(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Kolom.REGEL:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _KOPPEN[section]
        return None

    def _tekst(self, rij: Rij, kolom: Kolom) -> str:
        """Write one cell."""
        if kolom is Kolom.STAND:
            return rij.stand.value
        if kolom is Kolom.SOORT:
            return soortnaam(rij.soort)
        if kolom is Kolom.REGEL:
            return str(rij.regel)
        if kolom is Kolom.INHOUD:
            assert self._voorbeeld is not None
            return omschrijf(rij, self._voorbeeld.bronnen[rij.bron].koppen)
        return samen(rij.redenen) or samen(rij.waarschuwingen)


def _orde(rij: Rij) -> int:
    """Put what asks a decision on top: rejected, odd, then what lands, then what stays as it is."""
    if rij.stand is Rijstand.AFGEWEZEN:
        return 0
    if rij.waarschuwingen or rij.stand is Rijstand.DUBBEL:
        return 1
    return 3 if rij.stand is Rijstand.ONGEWIJZIGD else 2


class TellingModel(QAbstractTableModel):
    """How many rows of each kind have each state; the first line is all together."""

    KOPPEN = ("Soort", "nieuw", "gewijzigd", "ongewijzigd", "dubbel", "afgewezen", "let op")
    _VELDEN = ("nieuw", "gewijzigd", "ongewijzigd", "dubbel", "afgewezen", "waarschuwingen")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._regels: list[tuple[str, str, Telling]] = []

    def zet(self, voorbeeld: Voorbeeld | None) -> None:
        """Count another preview."""
        self.beginResetModel()
        self._regels = []
        if voorbeeld is not None:
            self._regels = [("", "alles samen", voorbeeld.totaal())]
            self._regels += [(c, soortnaam(c), t) for c, t in voorbeeld.tellingen().items()]
        self.endResetModel()

    def soort(self, nummer: int) -> str:
        """Give the code of the kind on a line; "" for all together."""
        return self._regels[nummer][0] if 0 <= nummer < len(self._regels) else ""

    def geteld(self, kolom: int) -> bool:
        """Whether anything is counted in a column."""
        return any(getattr(t, self._VELDEN[kolom - 1]) for _, _, t in self._regels)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the lines."""
        return 0 if parent.isValid() else len(self._regels)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else len(self.KOPPEN)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up what a cell shows; a zero is left blank."""
        if not index.isValid():
            return None
        _, naam, telling = self._regels[index.row()]
        kolom = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if kolom == 0:
                return naam
            aantal = int(getattr(telling, self._VELDEN[kolom - 1]))
            return f"{aantal:,}".replace(",", ".") if aantal else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if kolom == 0:
                return naam
            return f"{self.KOPPEN[kolom]}: {getattr(telling, self._VELDEN[kolom - 1])}"
        if role == Qt.ItemDataRole.TextAlignmentRole and kolom:
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
        if role == Qt.ItemDataRole.DisplayRole:
            return self.KOPPEN[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class StandDelegate(QStyledItemDelegate):
    """Paints the state of a row as a shape with a word, never by colour alone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        """Paint the badge on the row's own background."""
        leeg = QStyleOptionViewItem(option)
        self.initStyleOption(leeg, index)
        leeg.text = ""
        stijl = leeg.widget.style()
        stijl.drawControl(
            QStyle.ControlElement.CE_ItemViewItem,
            leeg,
            painter,
            leeg.widget,
        )
        rij = index.data(RIJ_ROL)
        if rij is None:
            return
        kleur, icoon = STANDEN[rij.stand]
        vak = option.rect.adjusted(thema().em(0.2), 0, 0, 0)
        teken_badge(painter, vak, rij.stand.value, kleur, icoon)
