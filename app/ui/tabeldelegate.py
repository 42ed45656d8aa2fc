"""UI: paints the cells of a plain table, so that a list of thousands scrolls within a frame.

A scroll step or a key in the filter repaints every visible cell. The style sheet's own painter
takes twice as long for that; here colours, fonts and shortened texts are taken once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.ui.iconen import pixmap
from app.ui.thema import Kleur, thema

_Index = QModelIndex | QPersistentModelIndex
_ENKEL = Qt.TextFlag.TextSingleLine.value | Qt.AlignmentFlag.AlignVCenter.value
_LINKS = int(_ENKEL | Qt.AlignmentFlag.AlignLeft.value)
_RECHTS = int(_ENKEL | Qt.AlignmentFlag.AlignRight.value)
_ONTHOUD = 20_000
_GEKOZEN = QStyle.StateFlag.State_Selected
_CURSOR = QStyle.StateFlag.State_HasFocus
Cel = Callable[[_Index], tuple[str, tuple[str, Kleur] | None, bool]]
"""Gives of a cell: text, (icon, colour) or None, whether the text stands at the right."""


class Tabeldelegate(QStyledItemDelegate):
    """Paints text, shape, selection and the line under a row; `cel` looks up what to paint.

    With `lijn` False there is no line under a row (a tree of days).
    """

    def __init__(self, lijst: QAbstractItemView, cel: Cel, *, lijn: bool = True) -> None:
        super().__init__(lijst)
        self._lijst, self._cel, self._lijn = lijst, cel, lijn
        self._kort: dict[tuple[str, int], str] = {}
        self._vernieuw()
        thema().veranderd.connect(self._vernieuw)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        tekst, icoon, rechts = self._cel(index)
        vak: QRect = option.rect
        x, y, breedte, hoogte = vak.x(), vak.y(), vak.width(), vak.height()
        stand = option.state
        if stand & _GEKOZEN:
            painter.fillRect(vak, self._selectie)
        if self._lijn:
            painter.fillRect(x, y + hoogte - 1, breedte, 1, self._rand)
        rand, links = self._marge, x + self._marge
        if icoon is not None:
            beeld = pixmap(icoon[0], self._maat, thema().hex(icoon[1]), self._dpr)
            painter.drawPixmap(links, y + (hoogte - 1 - self._maat) // 2, beeld)
            links += self._maat + rand
        ruimte = x + breedte - rand - links
        if tekst and ruimte > 0:
            painter.setPen(self._tekst)
            binnen = QRect(links, y, ruimte, hoogte - 1)
            painter.drawText(binnen, _RECHTS if rechts else _LINKS, self._elide(tekst, ruimte))
        if stand & _CURSOR and not stand & _GEKOZEN:
            painter.setPen(self._focus)
            painter.drawLine(x, y + hoogte - 2, x + breedte, y + hoogte - 2)

    def _elide(self, tekst: str, breedte: int) -> str:
        """Shorten a text to a width; remembered."""
        sleutel = (tekst, breedte)
        kort = self._kort.get(sleutel)
        if kort is None:
            if len(self._kort) > _ONTHOUD:
                self._kort.clear()
            kort = self._maten.elidedText(tekst, Qt.TextElideMode.ElideRight, breedte)
            self._kort[sleutel] = kort
        return kort

    def _vernieuw(self, *_: Any) -> None:
        """Take fonts and colours of the moment."""
        t = thema()
        self._kort.clear()
        font = QFont(QApplication.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        self._maten = QFontMetrics(font)
        self._marge, self._maat = t.em(0.4), t.em(0.8)
        self._dpr = self._lijst.devicePixelRatioF()
        self._tekst = QColor(t.kleur(Kleur.TEKST))
        self._selectie = QColor(t.kleur(Kleur.SELECTIE))
        self._rand = QColor(t.kleur(Kleur.RAND))
        self._focus = QPen(t.kleur(Kleur.ACCENT), 2)
