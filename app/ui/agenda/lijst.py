"""UI: the list of the agenda: the lines under their days, which fold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.agenda.model import KOLOMMEN, AgendaModel
from app.ui.iconen import pixmap
from app.ui.kleuren import Kleur
from app.ui.rijtabel import maak_rijtabel
from app.ui.tabeldelegate import Tabeldelegate
from app.ui.thema import thema

Index = QModelIndex | QPersistentModelIndex


class Agendadelegate(Tabeldelegate):
    """Paints a line as a table does, a little to the right; a day in bold over the whole width."""

    def __init__(self, lijst: QTableView, model: AgendaModel) -> None:
        super().__init__(lijst, model.cel, lijn=False)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        if self._model.dag(index) is not None:
            self._paint_dag(painter, option, index)
            return
        if index.column() == 0:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, thema().kleur(Kleur.SELECTIE))
            option.rect = option.rect.adjusted(thema().em(0.9), 0, 0, 0)
        super().paint(painter, option, index)

    def _paint_dag(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the heading of a day with the shape that tells whether it is open."""
        tekst, vouw, _ = self._model.cel(index)
        t, vak = thema(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(vak, t.kleur(Kleur.SELECTIE))
        maat, links = t.em(0.7), vak.x() + t.em(0.4)
        if vouw is not None:
            beeld = pixmap(vouw[0], maat, t.hex(vouw[1]), option.widget.devicePixelRatioF())
            painter.drawPixmap(links, vak.y() + (vak.height() - maat) // 2, beeld)
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(t.kleur(Kleur.TEKST)))
        painter.drawText(
            vak.adjusted(t.em(1.4), 0, -t.em(0.4), 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
            tekst,
        )
        painter.restore()


class AgendaLijst(QTableView):
    """The days with their lines; Enter opens the dossier or records for the team, Ctrl+C copies.

    On the heading of a day Enter folds, Left closes and Right opens; Left on a line goes to
    its heading.
    """

    geopend = Signal(str)
    gedaan = Signal(object)

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setProperty("gewoon", True)
        maak_rijtabel(self, "Agenda, per dag")
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegate(Agendadelegate(self, model))
        self.clicked.connect(self._klik)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._overspan)
        thema().veranderd.connect(self._pas_aan)
        self._pas_aan()

    def toon_alles(self) -> None:
        """Open every day; the cursor stays on its line."""
        self._vouw(self._model.open_alles)

    def sluit_alles(self) -> None:
        """Close every day; the cursor goes to the heading of its line."""
        self._vouw(self._model.sluit_alles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens or folds, Left and Right fold, Ctrl+C copies the line."""
        plek, toets = self.currentIndex(), event.key()
        kaal = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(plek)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.kopieer()
        elif kaal and toets == Qt.Key.Key_Left and plek.isValid():
            if self._model.is_open(plek):
                self._vouw(lambda: self._model.vouw(plek))
            else:
                self.setCurrentIndex(self._model.kop_boven(plek))
        elif kaal and toets == Qt.Key.Key_Right and self._model.dag(plek) is not None:
            if not self._model.is_open(plek):
                self._vouw(lambda: self._model.vouw(plek))
        else:
            super().keyPressEvent(event)

    def kopieer(self) -> None:
        """Copy the chosen line as text."""
        index = self.currentIndex()
        if index.isValid():
            cellen = [index.siblingAtColumn(k).data() or "" for k in range(len(KOLOMMEN))]
            QGuiApplication.clipboard().setText("\t".join(cellen).rstrip())

    def _open(self, index: QModelIndex) -> None:
        """Open the dossier of a line; a day folds."""
        regel = self._model.regel(index)
        if regel is None:
            self._vouw(lambda: self._model.vouw(index))
        elif regel.dossier_id:
            self.geopend.emit(regel.dossier_id)
        elif regel.legt_vast:
            self.gedaan.emit(regel)

    def _klik(self, index: QModelIndex) -> None:
        """Fold by a click on the shape before a day."""
        if self._model.dag(index) is None:
            return
        plek = self.viewport().mapFromGlobal(self.cursor().pos())
        if plek.x() <= self.visualRect(index).x() + thema().em(1.4):
            self._vouw(lambda: self._model.vouw(index))

    def _vouw(self, doe: Callable[[], None]) -> None:
        """Fold, and keep cursor and view where they are."""
        nu = self.currentIndex()
        regel, kop = self._model.regel(nu), self._model.dag(self._model.kop_boven(nu))
        hoogte = self.verticalScrollBar().value()
        doe()
        plek = self._model.plek_van(regel.sleutel) if regel is not None else QModelIndex()
        if self._model.regel(plek) is not regel or regel is None:
            plek = self._model.plek_van_dag(kop.dag) if kop is not None else QModelIndex()
        self.setCurrentIndex(plek)
        self.verticalScrollBar().setValue(hoogte)
        self.scrollTo(plek)

    def _overspan(self) -> None:
        """Let the heading of a day run over the whole width."""
        self.clearSpans()
        for nummer in self._model.koppen:
            self.setSpan(nummer, 0, 1, len(KOLOMMEN))

    def _pas_aan(self) -> None:
        """Follow the size of text."""
        em = thema().em
        self.verticalHeader().setMinimumSectionSize(em(1.6))
        self.verticalHeader().setDefaultSectionSize(em(1.6))
        kop = self.horizontalHeader()
        for nummer, (_, breedte) in enumerate(KOLOMMEN):
            if breedte:
                kop.setSectionResizeMode(nummer, QHeaderView.ResizeMode.Interactive)
                kop.resizeSection(nummer, em(breedte))
            else:
                kop.setSectionResizeMode(nummer, QHeaderView.ResizeMode.Stretch)
