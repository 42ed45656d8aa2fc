"""UI: the tijdlijn as a list: model, delegate and view.

A row is computed once, when it is first asked for; then `data` only looks up. The
accessible text of a row is the whole line with its full date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.tijdlijnitem import Teken, TijdlijnItem
from app.ui.dossier.tijdlijnbeeld import TEKENS, tekenkleur
from app.ui.iconen import teken_icoon
from app.ui.thema import Kleur, thema

Index = QModelIndex | QPersistentModelIndex
ITEM_ROL = int(Qt.ItemDataRole.UserRole) + 1
REGEL = 1.42
"""Height of a row in line heights."""
LANG_GELEDEN = 300
"""Days from which a date is written with its year."""
KOPPEN = ("Dag", "Soort", "Wat", "Bij")
DAG, SOORT, WAT, BIJ = range(4)


class TijdlijnModel(QAbstractTableModel):
    """The items as a table: day, mark, text, right column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[TijdlijnItem, ...] = ()
        self._peildatum: date | None = None
        self._cellen: dict[int, dict[int, dict[int, Any]]] = {}

    def zet(self, items: Sequence[TijdlijnItem], peildatum: date | None = None) -> None:
        """Show other items; a day of long before (or after) `peildatum` gets its year."""
        self.beginResetModel()
        self._peildatum = peildatum
        self._items = tuple(items)
        self._cellen = {}
        self.endResetModel()

    @property
    def items(self) -> tuple[TijdlijnItem, ...]:
        """What is shown."""
        return self._items

    def dagen(self) -> set[str]:
        """Give the days as they are written, each once."""
        return {self._dag(dag) for dag in {i.datum for i in self._items}}

    def item(self, rij: int) -> TijdlijnItem:
        """Give the item of a row."""
        return self._items[rij]

    def _maak(self, item: TijdlijnItem) -> dict[int, dict[int, Any]]:
        """Compute all that `data` will be asked for a row."""
        dag_vol = toon_dag(item.datum, jaar=True, kort=False)
        heel = f"{dag_vol}: {item.regel}" + (f" · {item.rechts}" if item.rechts else "")
        tekst = {DAG: self._dag(item.datum), SOORT: "", WAT: item.regel, BIJ: item.rechts}
        toegankelijk = {
            DAG: heel,
            SOORT: item.soort,
            WAT: item.regel,
            BIJ: item.rechts or "geen bijzonderheid",
        }
        return {
            kolom: {
                int(Qt.ItemDataRole.DisplayRole): tekst[kolom],
                int(Qt.ItemDataRole.ToolTipRole): heel,
                int(Qt.ItemDataRole.AccessibleTextRole): toegankelijk[kolom],
                ITEM_ROL: item,
            }
            for kolom in range(4)
        }

    def _dag(self, dag: date) -> str:
        """Write a day, so that "1 aug" is never taken for the wrong one."""
        ver = self._peildatum is not None and abs((dag - self._peildatum).days) > LANG_GELEDEN
        return toon_dag(dag, jaar=ver)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the items."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        """Four columns."""
        return 0 if parent is not None and parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up a cell."""
        if not index.isValid():
            return None
        rij = index.row()
        cellen = self._cellen.get(rij)
        if cellen is None:
            cellen = self._cellen[rij] = self._maak(self._items[rij])
        return cellen[index.column()].get(int(role))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Name the columns, for a screen reader too."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return KOPPEN[section]
        return None


class TijdlijnDelegate(QStyledItemDelegate):
    """Paints a row: soft day, the same mark as the picture, bold title and text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        del option, index
        return QSize(thema().em(5), thema().em(REGEL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        item = index.data(ITEM_ROL)
        if not isinstance(item, TijdlijnItem):
            return
        t = thema()
        vak: QRect = option.rect
        state = option.state
        painter.save()
        painter.setClipRect(vak)
        gekozen = bool(state & QStyle.StateFlag.State_Selected)
        if gekozen:
            painter.fillRect(vak, t.kleur(Kleur.SELECTIE))
        painter.setPen(t.kleur(Kleur.RAND))
        painter.drawLine(vak.bottomLeft(), vak.bottomRight())
        rand = vak.adjusted(t.em(0.3), 0, -t.em(0.3), 0)
        if index.column() == SOORT:
            maat = t.em(0.9)
            midden = vak.center()
            doos = QRect(midden.x() - maat // 2, midden.y() - maat // 2, maat, maat)
            teken_icoon(painter, TEKENS[item.vorm][0], doos, t.hex(tekenkleur(item)))
        elif index.column() == WAT:
            self._wat(painter, rand, item)
        else:
            zacht = Kleur.TEKST_ZACHT
            painter.setPen(t.kleur(zacht))
            links = index.column() == DAG
            uitlijning = Qt.AlignmentFlag.AlignLeft if links else Qt.AlignmentFlag.AlignRight
            tekst = painter.fontMetrics().elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, rand.width()
            )
            painter.drawText(rand, uitlijning | Qt.AlignmentFlag.AlignVCenter, tekst)
        if gekozen and bool(state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(t.kleur(Kleur.ACCENT))
            painter.drawLine(vak.topLeft(), vak.topRight())
            painter.drawLine(vak.bottomLeft(), vak.bottomRight())
        painter.restore()

    def _wat(self, painter: QPainter, vak: QRect, item: TijdlijnItem) -> None:
        """Paint the bold title, then the text, as much as fits."""
        t = thema()
        vet = painter.font()
        gewoon = painter.font()
        achtergrond = item.vorm in (Teken.STIP, Teken.VAKANTIE)
        vet.setBold(not achtergrond)
        fm = QFontMetrics(vet)
        elide = Qt.TextElideMode.ElideRight
        titel = fm.elidedText(item.titel, elide, vak.width())
        ernstig = item.vorm is Teken.RUIT_OPEN and item.ernst
        kleur = Kleur.GEVAAR if ernstig else Kleur.TEKST_ZACHT if achtergrond else Kleur.TEKST
        painter.setFont(vet)
        painter.setPen(t.kleur(kleur))
        midden = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(vak, midden, titel)
        x = fm.horizontalAdvance(titel)
        rest = item.regel[len(item.titel) :].removeprefix(" · ")
        if not rest or titel != item.titel:
            return
        painter.setFont(gewoon)
        painter.setPen(t.kleur(Kleur.TEKST_ZACHT if achtergrond else Kleur.TEKST))
        over = vak.adjusted(x, 0, 0, 0)
        fm = QFontMetrics(gewoon)
        painter.drawText(over, midden, fm.elidedText(f" · {rest}", elide, over.width()))


class TijdlijnLijst(QTableView):
    """The list. Enter opens a fact, Delete withdraws it, the menu key offers both and history."""

    gekozen = Signal(int)
    geopend = Signal(int)
    ingetrokken = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tijdlijn = TijdlijnModel(self)
        self.setModel(self.tijdlijn)
        self.setItemDelegate(TijdlijnDelegate(self))
        self.setAccessibleName("Tijdlijn als lijst")
        self.setAccessibleDescription(
            "Enter opent een regel om te verbeteren, Delete trekt hem in."
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.geopend.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(self._meld)
        self._dagbreed = self._rechtsbreed = 0
        thema().veranderd.connect(self._nieuwe_maat)
        self._nieuwe_maat()

    def toon(self, items: Sequence[TijdlijnItem], peildatum: date | None = None) -> None:
        """Show other items; the chosen fact stays chosen when it is still there."""
        oud = self.gekozen_item()
        self.tijdlijn.zet(items, peildatum)
        self._meet()
        self._maten()
        if oud is None:
            return
        for rij, item in enumerate(items):
            if item.feit_id and item.feit_id == oud.feit_id and item.titel == oud.titel:
                self.kies(rij)
                return

    def gekozen_item(self) -> TijdlijnItem | None:
        """Give the item of the chosen row."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self.tijdlijn.items):
            return None
        return self.tijdlijn.item(index.row())

    def kies(self, rij: int) -> None:
        """Choose a row without telling so (the picture did)."""
        if rij < 0 or rij >= self.tijdlijn.rowCount():
            return
        keuze = self.selectionModel()
        oud = keuze.blockSignals(True)
        self.setCurrentIndex(self.tijdlijn.index(rij, WAT))
        keuze.blockSignals(oud)
        self.selectRow(rij)
        self.scrollTo(self.tijdlijn.index(rij, WAT))
        self.viewport().update()

    def kies_geen(self) -> None:
        """Choose nothing: the picture chose what the list does not show."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete withdraws."""
        rij = self.currentIndex().row()
        if rij >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.geopend.emit(rij)
        elif rij >= 0 and event.key() == Qt.Key.Key_Delete:
            self.ingetrokken.emit(rij)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._maten()

    def hoogte_van(self, rijen: int) -> int:
        """Give the height in pixels at which so many rows are wholly in view."""
        return rijen * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()

    def _meld(self, huidig: QModelIndex, vorig: QModelIndex) -> None:
        """Tell which row was chosen."""
        del vorig
        if huidig.isValid():
            self.gekozen.emit(huidig.row())

    def _nieuwe_maat(self) -> None:
        """Follow the size of text."""
        self._meet()
        self._maten()

    def _meet(self) -> None:
        """Measure the longest day and the longest text at the right, once for these items."""
        fm = self.fontMetrics()
        dagen = {"wo 28 nov", *self.tijdlijn.dagen()}
        self._dagbreed = max(fm.horizontalAdvance(d) for d in dagen)
        rechts = {i.rechts for i in self.tijdlijn.items if i.rechts}
        self._rechtsbreed = max((fm.horizontalAdvance(r) for r in rechts), default=0)

    def _maten(self) -> None:
        """Set the widths of the columns from the font; the text gets what is left."""
        t = thema()
        self.verticalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setDefaultSectionSize(t.em(REGEL))
        dag, rechts = self._dagbreed + t.em(0.8), self._rechtsbreed
        ruimte = self.viewport().width()
        bij = min(rechts + t.em(1.0) if rechts else 0, t.em(9.5), ruimte // 4)
        if ruimte < t.em(26):
            bij = 0
        self.setColumnWidth(DAG, dag)
        self.setColumnWidth(SOORT, t.em(1.6))
        self.setColumnWidth(WAT, max(t.em(4), ruimte - dag - t.em(1.6) - bij))
        self.setColumnWidth(BIJ, bij)
        self.setColumnHidden(BIJ, bij == 0)
