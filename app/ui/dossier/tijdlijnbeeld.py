"""UI: the tijdlijn as a picture: lanes, bars, marks, holidays, kantelpunten and today.

One item is chosen at a time, in step with the list beneath. Keys: arrows walk
from item to item, + and - (or Ctrl and the wheel) zoom, 0 shows everything,
Enter opens. The list holds the same items in words for a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.tijdlijnitem import Baan, Teken, TijdlijnItem
from app.ui.dossier import tijdschaal
from app.ui.dossier.tijdschaal import Tijdschaal
from app.ui.iconen import teken_icoon
from app.ui.thema import Kleur, thema

_BANEN = (
    (Baan.VERZUIM, "verzuim"),
    (Baan.CONTACT, "meldingen, contact"),
    (Baan.HANDELEN, "interventies, besluiten"),
    (Baan.OPSPORING, "opsporing"),
)
TEKENS: dict[Teken, tuple[str, Kleur]] = {
    Teken.VLAG: ("vlag", Kleur.GEVAAR),
    Teken.TELEFOON: ("telefoon", Kleur.ACCENT),
    Teken.MENSEN: ("overleg", Kleur.ACCENT),
    Teken.ENVELOP: ("envelop", Kleur.ACCENT),
    Teken.VIERKANT: ("blokje", Kleur.GOED),
    Teken.RUIT_VOL: ("ruit", Kleur.ACCENT),
    Teken.RUIT_OPEN: ("ruit_open", Kleur.ACCENT),
    Teken.PIJL: ("omhoog", Kleur.ACCENT),
    Teken.VINK: ("vink", Kleur.GOED),
    Teken.HAND: ("schild_vink", Kleur.GOED),
    Teken.PAUZE: ("pauze", Kleur.WACHT),
    Teken.STIP: ("stip", Kleur.TEKST_ZACHT),
    Teken.SLOT: ("slot", Kleur.ZEGEL),
    Teken.BALK_VOL: ("thuis", Kleur.GEVAAR),
    Teken.BALK_GEARCEERD: ("klok", Kleur.GEVAAR),
    Teken.BALK_OPEN: ("thuis", Kleur.LET_OP),
    Teken.VAKANTIE: ("agenda", Kleur.TEKST_ZACHT),
}
"""Icon and colour of each mark, for picture and list alike."""

_TREDEN = ((3, 1.0), (3, 0.8), (3, 0.6), (2, 0.8), (2, 0.6), (1, 0.6))
"""From roomy to tight: the most rows of a lane, and how far apart they lie in line heights.

What is left over shares the last row of its lane.
"""


def tekenkleur(item: TijdlijnItem) -> Kleur:
    """Give the colour of an item's mark; what asks attention is red, whatever its kind."""
    if item.ernst:
        return Kleur.GEVAAR
    return TEKENS[item.vorm][1]


class TijdlijnBeeld(QAbstractScrollArea):
    """The picture. `gekozen` gives the place of an item, `geopend` when it is to be opened."""

    gekozen = Signal(int)
    geopend = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[TijdlijnItem, ...] = ()
        self._peildatum = date.min
        self._balktekst = ""
        self._schaal = Tijdschaal(date(2000, 1, 1), date(2000, 1, 2), 1.0)
        self._rij: dict[int, int] = {}
        self._hoogten: dict[Baan, int] = {}
        self._banen: tuple[tuple[Baan, str], ...] = _BANEN[:-1]
        self._boven: dict[Baan, int] = {}
        self._vakken: list[QRectF] = []
        """Where each item stands, before scrolling and beside the names of the lanes."""
        self._vakanties: list[int] = []
        self._links = 0
        self._plaat: tuple[object, QPixmap] | None = None
        """What was painted, and for which size and place: the choice is drawn over it."""
        self._keuze = -1
        self._per_dag: float | None = None
        self._meer, self._pas = _TREDEN[0]
        self._hoogst = 10_000
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName("Tijdlijn als beeld")
        self.viewport().setMouseTracking(True)
        self.setToolTip("")
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        thema().veranderd.connect(self._schik)

    # --- what is shown -------------------------------------------------------------------

    def toon(self, items: Sequence[TijdlijnItem], peildatum: date, *, balktekst: str = "") -> None:
        """Show items; `balktekst` is written in the running bar, as "38 dagen thuis"."""
        self._items = tuple(items)
        self._peildatum = peildatum
        self._balktekst = balktekst
        self._keuze = -1
        self._per_dag = None
        self._schik()
        balk = self.horizontalScrollBar()
        balk.setValue(balk.maximum())

    @property
    def items(self) -> tuple[TijdlijnItem, ...]:
        """What is shown."""
        return self._items

    @property
    def schaal(self) -> Tijdschaal:
        """The scale as it is now."""
        return self._schaal

    def keuze(self) -> int:
        """Give the place of the chosen item, -1 for none."""
        return self._keuze

    def kies(self, plek: int) -> None:
        """Choose an item without telling so (the list did)."""
        self._keuze = plek if 0 <= plek < len(self._items) else -1
        if self._keuze >= 0:
            item = self._items[self._keuze]
            self.setAccessibleDescription(f"{toon_dag(item.datum)}: {item.regel}")
            self._breng_in_beeld(self._keuze)
        self.viewport().update()

    # --- layout --------------------------------------------------------------------------

    def links(self) -> int:
        """Give the width of the lane names in pixels."""
        return self._links

    def _meet_links(self) -> int:
        """Compute it: nothing where the names would take too much of the room."""
        fm = self.fontMetrics()
        breed = max(fm.horizontalAdvance(naam) for _, naam in self._banen) + thema().em(0.6)
        return breed if self.viewport().width() > 4 * breed else thema().em(0.4)

    def _teken(self) -> int:
        """Give the size of a mark in pixels."""
        return thema().em(0.85)

    def _rijhoogte(self) -> int:
        """Give the height of a row in pixels."""
        return thema().em(1.0)

    def _kop(self) -> int:
        """Give the height of the months in pixels."""
        return thema().em(1.15)

    def _schik(self) -> None:
        """Compute scale, rows and scroll range anew."""
        if not self._items and self._peildatum == date.min:
            return
        self._plaat = None
        # The lane of the sealed file only where there is something in it.
        verzegeld = any(i.baan is Baan.OPSPORING for i in self._items)
        self._banen = _BANEN if verzegeld else _BANEN[:-1]
        self._links = self._meet_links()
        begin, einde = tijdschaal.bereik(self._items, self._peildatum)
        ruimte = max(50, self.viewport().width() - self.links())
        passend = tijdschaal.passend(begin, einde, ruimte)
        per_dag = max(self._per_dag or 0.0, passend)
        self._schaal = Tijdschaal(begin, einde, per_dag)
        self._rij = tijdschaal.rijen(
            self._items, self._schaal, self._peildatum, self._teken(), hoogstens=_TREDEN[0][0]
        )
        for self._meer, self._pas in _TREDEN:
            self._meet_banen()
            if self._hoogte() <= self._hoogst:
                break
        self._vakken = [self._meet_vak(plek) for plek in range(len(self._items))]
        self._vakanties = [p for p, i in enumerate(self._items) if i.vorm is Teken.VAKANTIE]
        balk = self.horizontalScrollBar()
        balk.setRange(0, max(0, round(self._schaal.breedte - ruimte)))
        balk.setPageStep(ruimte)
        balk.setSingleStep(max(1, round(7 * per_dag)))
        self.updateGeometry()
        self.viewport().update()

    def _meet_banen(self) -> None:
        """Compute the heights of the lanes for the present room."""
        hoogste: dict[Baan | None, int] = {}
        for plek, rij in self._rij.items():
            baan_ = self._items[plek].baan
            hoogste[baan_] = max(rij, hoogste.get(baan_, 0))
        self._hoogten, self._boven = {}, {}
        y = self._kop() + thema().em(0.2)
        for baan, _ in self._banen:
            meer = min(self._meer - 1, hoogste.get(baan, 0))
            hoog = self._rijhoogte() + meer * thema().em(self._pas)
            self._hoogten[baan] = hoog + thema().em(0.15)
            self._boven[baan] = y
            y += self._hoogten[baan]

    def zet_hoogst(self, hoogst: int) -> None:
        """Draw the lanes closer together where the picture gets at most so many pixels."""
        if hoogst != self._hoogst:
            self._hoogst = hoogst
            self._schik()

    def _hoogte(self) -> int:
        """Give the height of months, lanes and the names of holidays."""
        return self._bodem() + self.fontMetrics().height() + 1

    def sizeHint(self) -> QSize:
        """Give the height of everything."""
        return QSize(thema().em(30), self._hoogte())

    def minimumSizeHint(self) -> QSize:
        """Keep all lanes in view."""
        return QSize(thema().em(10), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the stretch to the new width."""
        super().resizeEvent(event)
        self._schik()

    def _x(self, x: float) -> float:
        """Turn a place on the scale into a place in the viewport."""
        return x + self.links() - self.horizontalScrollBar().value()

    def vak(self, plek: int) -> QRectF:
        """Give the rectangle of an item in the viewport; empty for a holiday without lane."""
        vak = self._vakken[plek]
        if vak.isEmpty():
            return vak
        return vak.translated(self._links - self.horizontalScrollBar().value(), 0)

    def _meet_vak(self, plek: int) -> QRectF:
        """Compute where an item stands, before scrolling."""
        item, schaal = self._items[plek], self._schaal
        if item.vorm is Teken.VAKANTIE:
            van = schaal.x(item.datum)
            tot = schaal.x(item.einde or item.datum) + schaal.per_dag
            return QRectF(van, self._kop(), tot - van, self._hoogte() - self._kop())
        if item.baan is None:
            return QRectF()
        rij = min(self._rij.get(plek, 0), self._meer - 1)
        y = self._boven[item.baan] + rij * thema().em(self._pas)
        van, tot = tijdschaal.uitslag(item, schaal, self._peildatum, self._teken())
        hoog = self._rijhoogte() if item.baan is not Baan.VERZUIM else thema().em(0.95)
        return QRectF(van, y, tot - van, hoog)

    def plek_op(self, punt: QPoint) -> int:
        """Give the place of the item under a point, marks before holidays; -1 for none."""
        vakantie = -1
        for plek in reversed(range(len(self._items))):
            if not self.vak(plek).adjusted(-2, -1, 2, 1).contains(QPointF(punt)):
                continue
            if self._items[plek].vorm is not Teken.VAKANTIE:
                return plek
            vakantie = plek
        return vakantie

    def _breng_in_beeld(self, plek: int) -> None:
        """Scroll so that an item is in view."""
        vak = self.vak(plek)
        if vak.isEmpty():
            return
        balk = self.horizontalScrollBar()
        if vak.left() < self.links():
            balk.setValue(balk.value() - round(self.links() - vak.left()) - thema().em(2))
        elif vak.right() > self.viewport().width() and vak.width() < self.viewport().width():
            over = vak.right() - self.viewport().width()
            balk.setValue(balk.value() + round(over) + thema().em(2))

    # --- mouse and keys ------------------------------------------------------------------

    def zoom(self, factor: float, om: float | None = None) -> None:
        """Zoom; `om` is the x in the viewport that stays in place (default: the chosen item)."""
        balk = self.horizontalScrollBar()
        if om is None:
            om = self.viewport().width() / 2
            if self._keuze >= 0:
                om = min(max(self.vak(self._keuze).center().x(), 0.0), 1.0 * self.width())
        op_schaal = (om - self.links() + balk.value()) / self._schaal.per_dag
        self._per_dag = min(40.0, max(0.34, self._schaal.per_dag * factor))
        self._schik()
        balk.setValue(round(op_schaal * self._schaal.per_dag - om + self.links()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms at the pointer; Shift or a sideways wheel scrolls through time."""
        stap = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.2 ** (stap.y() / 120), event.position().x())
            event.accept()
        elif stap.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            balk = self.horizontalScrollBar()
            balk.setValue(balk.value() - (stap.x() or stap.y()))
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        plek = self.plek_op(event.position().toPoint())
        if plek >= 0:
            self._kies_en_zeg(plek)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        plek = self.plek_op(event.position().toPoint())
        if plek >= 0:
            self.geopend.emit(plek)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, zoom, open."""
        toets = event.key()
        if toets in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.4)
        elif toets in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(1 / 1.4)
        elif toets == Qt.Key.Key_0:
            self._per_dag = None
            self._schik()
        elif toets in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._loop(1 if toets in (Qt.Key.Key_Left, Qt.Key.Key_Down) else -1)
        elif toets == Qt.Key.Key_Home and self._items:
            self._kies_en_zeg(len(self._items) - 1)
        elif toets == Qt.Key.Key_End and self._items:
            self._kies_en_zeg(0)
        elif toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._keuze >= 0:
            self.geopend.emit(self._keuze)
        else:
            super().keyPressEvent(event)

    def _loop(self, stap: int) -> None:
        """Walk one item on; the items stand newest first, so older is a higher place."""
        if not self._items:
            return
        if self._keuze < 0:
            self._kies_en_zeg(0)
            return
        self._kies_en_zeg(max(0, min(len(self._items) - 1, self._keuze + stap)))

    def _kies_en_zeg(self, plek: int) -> None:
        """Choose and tell so."""
        self.kies(plek)
        self.gekozen.emit(plek)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tooltip what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            plek = self.plek_op(event.pos())
            if plek >= 0:
                item = self._items[plek]
                QToolTip.showText(
                    event.globalPos(),
                    f"{toon_dag(item.datum, jaar=True, kort=False)}\n{item.regel}",
                    self.viewport(),
                )
            else:
                QToolTip.hideText()
            return True
        return bool(super().viewportEvent(event))

    # --- painting ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show what was painted before, with the choice over it: that is all an arrow changes."""
        del event
        painter = QPainter(self.viewport())
        if self._peildatum == date.min:
            painter.fillRect(self.viewport().rect(), thema().kleur(Kleur.PANEEL))
            return
        painter.drawPixmap(0, 0, self._maak_plaat())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._keuze >= 0:
            self._teken_keuze(painter)
        elif self.hasFocus():
            painter.setPen(QPen(thema().kleur(Kleur.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _maak_plaat(self) -> QPixmap:
        """Paint everything but the choice from back to front, once for a size and a place."""
        maat, dpr = self.viewport().size(), self.devicePixelRatioF()
        waarvan = (maat.width(), maat.height(), dpr, self.horizontalScrollBar().value())
        if self._plaat is not None and self._plaat[0] == waarvan:
            return self._plaat[1]
        plaat = QPixmap(maat * dpr)
        plaat.setDevicePixelRatio(dpr)
        plaat.fill(thema().kleur(Kleur.PANEEL))
        painter = QPainter(plaat)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(QRect(self._links, 0, maat.width(), maat.height()))
        self._teken_vakanties(painter)
        self._teken_maanden(painter)
        self._teken_vandaag(painter)
        for plek in self._zichtbaar():
            self._teken_item(painter, plek)
        painter.restore()
        self._teken_namen(painter)
        painter.end()
        self._plaat = (waarvan, plaat)
        return plaat

    def _zichtbaar(self) -> list[int]:
        """Give the items in view, oldest first; of those that coincide only the uppermost."""
        begin = self.horizontalScrollBar().value() - self._links
        einde = begin + self.viewport().width()
        boven: dict[object, int] = {}
        for plek, vak in enumerate(self._vakken):
            item = self._items[plek]
            if item.baan is None or vak.right() < begin or vak.left() > einde:
                continue
            x, y, b = round(vak.x()), round(vak.y()), round(vak.width())
            boven.setdefault((x, y, b, item.vorm, tekenkleur(item), item.loopt), plek)
        return sorted(boven.values(), reverse=True)

    def _teken_keuze(self, painter: QPainter) -> None:
        """Ring what is chosen."""
        item, vak = self._items[self._keuze], self.vak(self._keuze)
        if vak.isEmpty():
            return
        painter.setClipRect(
            QRect(self._links, 0, self.viewport().width(), self.viewport().height())
        )
        painter.setPen(QPen(thema().kleur(Kleur.ACCENT), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if item.vorm is Teken.VAKANTIE:
            vak.setBottom(self._bodem())
            painter.drawRect(vak)
        else:
            painter.drawRoundedRect(vak.adjusted(-2.5, -0.5, 2.5, 0.5), 3, 3)

    def _bodem(self) -> int:
        """Give the y under the lowest lane."""
        return self._kop() + thema().em(0.2) + sum(self._hoogten.values())

    def _teken_maanden(self, painter: QPainter) -> None:
        """Paint the months and their lines."""
        painter.setPen(QPen(thema().kleur(Kleur.RAND), 1))
        y = self._kop()
        painter.drawLine(self.links(), y, self.viewport().width(), y)
        fm = self.fontMetrics()
        maanden = self._schaal.maanden()
        for i, (eerste, naam) in enumerate(maanden):
            x = self._x(self._schaal.x(eerste))
            painter.setPen(QPen(thema().kleur(Kleur.RAND), 1))
            painter.drawLine(QPointF(x, 0.2 * y), QPointF(x, self._bodem()))
            volgende = (
                self._x(self._schaal.x(maanden[i + 1][0]))
                if i + 1 < len(maanden)
                else self._x(self._schaal.breedte)
            )
            ruimte = volgende - x - 6
            tekst = naam if fm.horizontalAdvance(naam) <= ruimte else naam[:3]
            if fm.horizontalAdvance(tekst) <= ruimte:
                painter.setPen(thema().kleur(Kleur.TEKST_ZACHT))
                painter.drawText(QPointF(x + 5, y - 0.28 * thema().em()), tekst)

    def _teken_vakanties(self, painter: QPainter) -> None:
        """Paint the holidays hatched over all lanes, with their name at the bottom.

        A name that would lie over another, or over that of today, is left to the tooltip.
        """
        fm = self.fontMetrics()
        bezet = [self._vandaag_vak()]
        for plek in self._vakanties:
            item, vak = self._items[plek], self.vak(plek)
            vak.setBottom(self._bodem())
            arcering = QColor(thema().kleur(Kleur.RAND_STERK))
            arcering.setAlpha(110)
            painter.fillRect(vak, QBrush(arcering, Qt.BrushStyle.BDiagPattern))
            painter.setPen(thema().kleur(Kleur.TEKST_ZACHT))
            zicht = vak.intersected(QRectF(self.viewport().rect()))
            if zicht.isEmpty():
                continue
            naam = item.titel
            for kort in (naam, naam.replace("vakantie", "vak."), naam[:4] + "."):
                breed = fm.horizontalAdvance(kort)
                if breed <= max(zicht.width(), thema().em(2.6)) or kort.endswith(naam[:4] + "."):
                    naam = kort
                    break
            breed = fm.horizontalAdvance(naam)
            tekstvak = QRectF(zicht.center().x() - breed / 2, self._bodem() + 1, breed, fm.height())
            if not any(tekstvak.adjusted(-4, 0, 4, 0).intersects(v) for v in bezet):
                painter.drawText(QPointF(tekstvak.x(), tekstvak.y() + fm.ascent()), naam)
                bezet.append(tekstvak)

    def _teken_vandaag(self, painter: QPainter) -> None:
        """Paint the line of the peildatum."""
        x = self._x(self._schaal.x(self._peildatum) + self._schaal.per_dag)
        pen = QPen(thema().kleur(Kleur.ACCENT), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, self._kop()), QPointF(x, self._bodem()))
        vak = self._vandaag_vak()
        painter.drawText(
            QPointF(vak.x(), vak.y() + self.fontMetrics().ascent()), self._vandaag_woord()
        )

    def _vandaag_woord(self) -> str:
        """Name the line of the peildatum."""
        return "peildatum" if thema().andere_dag else "vandaag"

    def _vandaag_vak(self) -> QRectF:
        """Give where the name of the line of the peildatum stands: beside it, clear of holidays."""
        x = self._x(self._schaal.x(self._peildatum) + self._schaal.per_dag)
        fm = self.fontMetrics()
        breed = fm.horizontalAdvance(self._vandaag_woord())
        links = x + 4
        vakken = [self.vak(p) for p in self._vakanties]
        botst = any(v.left() < x + breed + 8 and v.right() > x for v in vakken)
        if botst or links + breed > self.viewport().width():
            links = x - 4 - breed
        return QRectF(links, self._bodem() + 1, breed, fm.height())

    def _teken_item(self, painter: QPainter, plek: int) -> None:
        """Paint one bar or mark."""
        item = self._items[plek]
        if item.baan is None:
            return
        vak = self.vak(plek)
        kleur = thema().kleur(tekenkleur(item))
        if item.baan is Baan.VERZUIM:
            self._teken_balk(painter, item, vak, kleur)
        else:
            maat = self._teken()
            midden = vak.center()
            doos = QRect(round(midden.x() - maat / 2), round(midden.y() - maat / 2), maat, maat)
            if item.vorm is Teken.RUIT_OPEN:
                self._teken_ruit(painter, QRectF(doos), kleur)
            else:
                teken_icoon(painter, TEKENS[item.vorm][0], doos, kleur.name())

    def _teken_ruit(self, painter: QPainter, doos: QRectF, kleur: QColor) -> None:
        """Paint the open diamond of a kantelpunt, filled with the paper so that lines stop."""
        m, r = doos.center(), doos.width() / 2
        ruit = QPolygonF(
            [
                m + QPointF(0, -r),
                m + QPointF(r, 0),
                m + QPointF(0, r),
                m + QPointF(-r, 0),
            ]
        )
        painter.setPen(QPen(kleur, 2))
        painter.setBrush(thema().kleur(Kleur.PANEEL))
        painter.drawPolygon(ruit)

    def _teken_balk(
        self, painter: QPainter, item: TijdlijnItem, vak: QRectF, kleur: QColor
    ) -> None:
        """Paint a bar: solid, hatched for single hours, outlined and dotted when geoorloofd."""
        painter.setPen(QPen(kleur, 1.5))
        if item.vorm is Teken.BALK_VOL:
            painter.setBrush(kleur)
        elif item.vorm is Teken.BALK_GEARCEERD:
            painter.setBrush(QBrush(kleur, Qt.BrushStyle.BDiagPattern))
        else:
            painter.setBrush(QBrush(kleur, Qt.BrushStyle.Dense6Pattern))
        painter.drawRect(vak)
        fm = QFontMetrics(self.font())
        if item.loopt and self._balktekst and item.vorm is not Teken.BALK_GEARCEERD:
            breed = fm.horizontalAdvance(self._balktekst)
            if breed + 8 < vak.width():
                tekstvak = QRectF(vak)
                tekstvak.setLeft(max(vak.left(), self.links()))
                if item.vorm is Teken.BALK_VOL:
                    painter.setPen(thema().kleur(Kleur.PANEEL))
                else:
                    plaat = QRectF(0, 0, breed + 8, vak.height() - 3)
                    plaat.moveCenter(tekstvak.center())
                    painter.fillRect(plaat, thema().kleur(Kleur.PANEEL))
                    painter.setPen(thema().kleur(Kleur.TEKST))
                painter.drawText(tekstvak, Qt.AlignmentFlag.AlignCenter, self._balktekst)

    def _teken_namen(self, painter: QPainter) -> None:
        """Paint the names of the lanes at the left."""
        if self.links() < thema().em(2):
            return
        painter.setPen(thema().kleur(Kleur.TEKST_ZACHT))
        for baan, naam in self._banen:
            vak = QRect(0, self._boven[baan], self.links(), self._rijhoogte())
            painter.drawText(vak, Qt.AlignmentFlag.AlignVCenter, naam)
