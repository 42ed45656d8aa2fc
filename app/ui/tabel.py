"""UI: a plain table for lists of up to some thousands of rows: columns as functions, own sort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from app.domain.namen import zoeknaam
from app.ui.iconen import icoon
from app.ui.kleuren import Kleur
from app.ui.rijtabel import maak_rijtabel
from app.ui.tabeldelegate import Tabeldelegate
from app.ui.thema import thema

R = TypeVar("R")
_vouw = lru_cache(maxsize=20_000)(zoeknaam)
"""Folding of words that come back row after row."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Tabelkolom(Generic[R]):
    """A column: heading, text of a row, width in line heights (0: takes the rest).

    `sleutel` sorts where the text does not; `icoon` gives (name, colour) or None. `heel` is a
    text that must be whole in every typeface, which may take more than the width says.
    """

    kop: str
    tekst: Callable[[R], str]
    breedte: float = 0
    sleutel: Callable[[R], Any] | None = None
    icoon: Callable[[R], tuple[str, Kleur] | None] | None = None
    rechts: bool = False
    heel: str = ""


class _Regel(Generic[R]):
    """A row with what it reads, written when it is first painted, and what it is found by."""

    __slots__ = ("_kolommen", "_teksten", "rij", "zoek")

    def __init__(self, rij: R, kolommen: tuple[Tabelkolom[R], ...], zoek: str | None) -> None:
        self.rij = rij
        self._kolommen = kolommen
        self._teksten: tuple[str, ...] | None = None
        self.zoek = " ".join(map(_vouw, self.teksten)) if zoek is None else zoek

    @property
    def teksten(self) -> tuple[str, ...]:
        """The texts of the cells."""
        if self._teksten is None:
            self._teksten = tuple([k.tekst(self.rij) for k in self._kolommen])
        return self._teksten


class Tabelmodel(QAbstractTableModel, Generic[R]):
    """Rows with their texts; filters on all of them together.

    `zoek` gives the folded text that a row is found by, where it carries one; without it that
    is what its cells read.
    """

    def __init__(
        self,
        kolommen: Sequence[Tabelkolom[R]],
        parent: QObject | None = None,
        *,
        zoek: Callable[[R], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.kolommen = tuple(kolommen)
        self._zoek = zoek
        self._alle: list[_Regel[R]] = []
        self._zichtbaar: list[_Regel[R]] = []
        self._filter = ""
        self._kies: Callable[[R], bool] | None = None
        self._kolom, self._orde = -1, Qt.SortOrder.AscendingOrder

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self._zichtbaar)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else len(self.kolommen)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up a cell."""
        if not index.isValid():
            return None
        regel = self._zichtbaar[index.row()]
        rij, teksten = regel.rij, regel.teksten
        kolom = self.kolommen[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return teksten[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                ", ".join(t for t in teksten if t)
                if index.column() == 0
                else teksten[index.column()]
            )
        if role == Qt.ItemDataRole.DecorationRole and kolom.icoon is not None:
            beeld = kolom.icoon(rij)
            return None if beeld is None else icoon(*beeld)
        if role == Qt.ItemDataRole.TextAlignmentRole and kolom.rechts:
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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.kolommen[section].kop
        if role == Qt.ItemDataRole.TextAlignmentRole:
            kant = Qt.AlignmentFlag.AlignLeft
            if self.kolommen[section].rechts:
                kant = Qt.AlignmentFlag.AlignRight
            return kant | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort on a column; -1 leaves the given order."""
        self._kolom, self._orde = column, order
        self.layoutAboutToBeChanged.emit()
        oud, plekken = self._zichtbaar, self.persistentIndexList()
        self._zichtbaar = nieuw = self._op_volgorde()
        nummer = {id(regel): n for n, regel in enumerate(nieuw)} if plekken else {}
        # Cursor and selection go along with their row.
        naar = [self.index(nummer[id(oud[i.row()])], i.column()) for i in plekken]
        self.changePersistentIndexList(plekken, naar)
        self.layoutChanged.emit()

    def zet(self, rijen: Sequence[R]) -> None:
        """Show other rows."""
        kolommen, zoek = self.kolommen, self._zoek
        if zoek is None:
            self._alle = [_Regel(rij, kolommen, None) for rij in rijen]
        else:
            self._alle = [_Regel(rij, kolommen, zoek(rij)) for rij in rijen]
        self._herlees()

    def kies(self, past: Callable[[R], bool] | None) -> None:
        """Keep the rows that fit, beside the words of the filter; None: all of them."""
        self._kies = past
        self._herlees()

    def filter(self, tekst: str) -> None:
        """Keep the rows in which every word occurs."""
        self._filter = tekst
        self._herlees()

    @property
    def gefilterd(self) -> bool:
        """Whether the words of the filter hide all there is; a choice has words of its own."""
        return bool(self._filter.strip() and self._alle) and not self._zichtbaar

    def rij(self, nummer: int) -> R | None:
        """Give a row as shown, None past the end."""
        return self._zichtbaar[nummer].rij if 0 <= nummer < len(self._zichtbaar) else None

    def rijen(self) -> list[R]:
        """Give the rows as shown."""
        return [r.rij for r in self._zichtbaar]

    def teksten(self, nummer: int) -> tuple[str, ...]:
        """Give the texts of a row as shown."""
        return self._zichtbaar[nummer].teksten

    def cel(self, index: _Index) -> tuple[str, tuple[str, Kleur] | None, bool]:
        """Give of a cell its text, its icon if one, and whether it stands at the right."""
        regel = self._zichtbaar[index.row()]
        kolom = index.column()
        soort = self.kolommen[kolom]
        return regel.teksten[kolom], soort.icoon(regel.rij) if soort.icoon else None, soort.rechts

    def _herlees(self) -> None:
        """Filter and sort."""
        nieuw = self._op_volgorde()
        self.beginResetModel()
        self._zichtbaar = nieuw
        self.endResetModel()

    def _op_volgorde(self) -> list[_Regel[R]]:
        """Give the rows that are to be seen, sorted."""
        woorden = zoeknaam(self._filter).split()
        past, nieuw = self._kies, self._alle
        if past is not None:
            nieuw = [r for r in nieuw if past(r.rij)]
        for woord in woorden:  # a pass for each word is quicker than a question for each row
            nieuw = [r for r in nieuw if woord in r.zoek]
        if nieuw is self._alle:
            nieuw = list(nieuw)
        if 0 <= self._kolom < len(self.kolommen):
            kolom = self.kolommen[self._kolom]
            if kolom.sleutel is not None:
                sleutel = kolom.sleutel
                nieuw.sort(key=lambda r: sleutel(r.rij))
            else:
                tekst = kolom.tekst  # not all texts of a row for the one to sort on
                nieuw.sort(key=lambda r: tekst(r.rij).casefold())
            if self._orde is Qt.SortOrder.DescendingOrder:
                nieuw.reverse()
        return nieuw


class Tabel(QTableView, Generic[R]):
    """`gekozen(row or None)` and `geopend(row)`; Enter opens, Ctrl+C copies.

    `leeg` is what an empty table says; under a filter it says that nothing was found.
    """

    gekozen = Signal(object)
    geopend = Signal(object)

    def __init__(
        self,
        naam: str,
        kolommen: Sequence[Tabelkolom[R]],
        parent: QWidget | None = None,
        *,
        leeg: str = "",
        zoek: Callable[[R], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._leeg = leeg
        self.model_: Tabelmodel[R] = Tabelmodel(kolommen, self, zoek=zoek)
        self.setProperty("gewoon", True)
        self.setModel(self.model_)
        self.setItemDelegate(Tabeldelegate(self, self.model_.cel))
        maak_rijtabel(self, naam)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda i: self._open(i.row()))
        self.selectionModel().currentRowChanged.connect(
            lambda nu, _oud: self.gekozen.emit(self.model_.rij(nu.row()))
        )
        thema().veranderd.connect(self._pas_aan)
        self._pas_aan()

    @property
    def huidig(self) -> R | None:
        """The row under the cursor."""
        return self.model_.rij(self.currentIndex().row())

    def selectie(self) -> list[R]:
        """Give the rows that are selected, as shown."""
        nummers = sorted({i.row() for i in self.selectionModel().selectedRows()})
        return [r for n in nummers if (r := self.model_.rij(n)) is not None]

    def gekozen_rijen(self) -> list[R]:
        """Give the rows that are selected, else the one under the cursor."""
        huidig = self.huidig
        return self.selectie() or ([huidig] if huidig is not None else [])

    def zet(self, rijen: Sequence[R], *, zelfde: Callable[[R], Any] | None = None) -> None:
        """Show other rows; `zelfde` gives the key by which the cursor finds its row back."""
        oud = self.huidig
        nummer = max(0, self.currentIndex().row())
        self.model_.zet(rijen)
        if oud is not None and zelfde is not None:
            sleutels = [zelfde(r) for r in self.model_.rijen()]
            if zelfde(oud) in sleutels:
                nummer = sleutels.index(zelfde(oud))
        if self.model_.rowCount():
            self.selectRow(min(nummer, self.model_.rowCount() - 1))
        else:
            self.gekozen.emit(None)

    def kies(self, past: Callable[[R], bool] | None, *, zelfde: Callable[[R], Any]) -> None:
        """Keep the rows that fit; the cursor stays on its row while that is shown."""
        oud = self.huidig
        self.model_.kies(past)
        sleutels = [zelfde(r) for r in self.model_.rijen()] if oud is not None else []
        nummer = sleutels.index(zelfde(oud)) if oud is not None and zelfde(oud) in sleutels else 0
        if self.model_.rowCount():
            self.selectRow(nummer)
        else:
            self.gekozen.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
            return
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(
                "\t".join(self.model_.teksten(self.currentIndex().row()))
            )
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so when there is nothing to show."""
        super().paintEvent(event)
        tekst = "Niets gevonden met dit filter." if self.model_.gefilterd else self._leeg
        if self.model_.rowCount() or not tekst:
            return
        painter = QPainter(self.viewport())
        painter.setPen(thema().kleur(Kleur.TEKST_ZACHT))
        em = thema().em
        vak = self.viewport().rect().adjusted(em(0.6), em(0.6), -em(0.6), -em(0.6))
        painter.drawText(
            vak,
            int(
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            ),
            tekst,
        )

    def _open(self, nummer: int) -> None:
        """Open a row."""
        rij = self.model_.rij(nummer)
        if rij is not None:
            self.geopend.emit(rij)

    def _pas_aan(self) -> None:
        """Follow the size of text."""
        self.verticalHeader().setMinimumSectionSize(thema().em(1.6))
        self.verticalHeader().setDefaultSectionSize(thema().em(1.6))
        kop = self.horizontalHeader()
        vet = QFont(self.font())
        vet.setWeight(QFont.Weight.DemiBold)
        maten = QFontMetrics(vet)
        for nummer, kolom in enumerate(self.model_.kolommen):
            if kolom.breedte:
                kop.setSectionResizeMode(nummer, QHeaderView.ResizeMode.Interactive)
                nodig = maten.horizontalAdvance(kolom.kop) + thema().em(0.9)
                if kolom.heel:
                    ruimte = thema().em(2.1 if kolom.icoon else 0.9)
                    heel = self.fontMetrics().horizontalAdvance(kolom.heel) + ruimte
                    nodig = max(nodig, heel)
                self.setColumnWidth(nummer, max(thema().em(kolom.breedte), nodig))
            else:
                kop.setSectionResizeMode(nummer, QHeaderView.ResizeMode.Stretch)
