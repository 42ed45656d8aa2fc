"""UI: the stepper: where a dossier stands on the ladder, the branch drawn as a branch.

Each stap is a real button (Tab, arrows, Enter, accessible name) that paints
itself; the stepper lays them out and paints the lines between them. The four
states differ by shape: filled with a check, thick double ring, dashed with a
stroke through it, thin ring.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.datumwoorden import toon_dag
from app.protocol.stand import Doorloopstand, Stand
from app.ui.dossier.stappenplan import Stapvak, onderschrift, stand_in_woorden, stappenplan
from app.ui.thema import Kleur, thema


class StapKnop(QAbstractButton):
    """One stap: a circle with its code or a check, its name and its dates."""

    def __init__(self, vak: Stapvak, onder: str, *, over: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.vak = vak
        self.onder = onder
        self.over = over
        self.naast = vak.rijen > 1
        self.smal = False
        self.gekozen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        delen = [f"Stap {vak.stap}, {vak.naam}", stand_in_woorden(vak.stand), onder]
        self.setAccessibleName(", ".join(d for d in delen if d))
        self.setAccessibleDescription("Toont wat er in deze stap gebeurt en wie erbij hoort.")
        self.setToolTip("\n".join([f"Stap {vak.stap} · {vak.naam}", onder]).strip())

    def straal(self) -> int:
        """Give the radius of the circle in pixels."""
        return thema().em(0.78)

    def midden(self) -> QPointF:
        """Give the middle of the circle in the stepper's coordinates."""
        r = self.straal() + thema().em(0.2)
        if self.naast:
            return QPointF(self.x() + r, self.y() + self.height() / 2)
        return QPointF(self.x() + self.width() / 2, self.y() + r)

    def tekst_breedte(self) -> int:
        """Give how wide the text beside a branch circle is."""
        font = self.font()
        font.setBold(self.vak.stand is Doorloopstand.HUIDIG)  # as it is painted
        naam = QFontMetrics(font).horizontalAdvance(self.vak.naam)
        return max(naam, self.fontMetrics().horizontalAdvance(self.onder))

    def tekst_rechts(self) -> float:
        """Give the x at which the text beside a branch circle ends (stepper coordinates)."""
        begin = self.midden().x() + self.straal() + thema().em(0.4)
        if self.smal:
            return self.midden().x() + self.straal()
        return min(begin + self.tekst_breedte(), self.x() + self.width())

    def sizeHint(self) -> QSize:
        """Give the wanted size: circle plus two lines."""
        return QSize(thema().em(8), thema().em(4.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, name and dates."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        midden = self.midden() - QPointF(self.x(), self.y())
        self._cirkel(painter, midden)
        self._teksten(painter, midden)
        if self.hasFocus():
            pen = QPen(thema().kleur(Kleur.ACCENT), 2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rand = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(rand, 4, 4)

    def _cirkel(self, painter: QPainter, midden: QPointF) -> None:
        """Paint the circle in the shape of its stand."""
        t = thema()
        r = float(self.straal())
        stand = self.vak.stand
        accent = t.kleur(Kleur.ACCENT)
        rand = t.kleur(Kleur.GEVAAR if self.over else Kleur.ACCENT)
        tekst = t.kleur(Kleur.TEKST)
        painter.setBrush(t.kleur(Kleur.PANEEL))
        if stand is Doorloopstand.GEDAAN:
            painter.setPen(QPen(accent, 2))
            painter.setBrush(accent)
            painter.drawEllipse(midden, r, r)
            vink = QPainterPath(midden + QPointF(-0.42 * r, 0.02 * r))
            vink.lineTo(midden + QPointF(-0.12 * r, 0.36 * r))
            vink.lineTo(midden + QPointF(0.46 * r, -0.34 * r))
            pen = QPen(t.kleur(Kleur.OP_ACCENT), max(2.0, r * 0.18))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(vink)
            return
        if stand is Doorloopstand.HUIDIG:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.kleur(Kleur.GEVAAR_VLAK if self.over else Kleur.ACCENT_ZACHT))
            painter.drawEllipse(midden, r + 3, r + 3)
            painter.setPen(QPen(rand, 3))
            painter.setBrush(t.kleur(Kleur.PANEEL))
            painter.drawEllipse(midden, r - 1, r - 1)
            tekst = rand
        elif stand is Doorloopstand.OVERGESLAGEN:
            pen = QPen(t.kleur(Kleur.RAND_STERK), 1.5, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawEllipse(midden, r - 1, r - 1)
            painter.setPen(QPen(t.kleur(Kleur.RAND_STERK), 1.5))
            painter.drawLine(midden + QPointF(-r * 0.72, r * 0.72), midden + QPointF(r, -r) * 0.72)
            tekst = t.kleur(Kleur.TEKST_ZACHT)
        else:
            painter.setPen(QPen(t.kleur(Kleur.RAND_STERK), 1.5))
            painter.drawEllipse(midden, r - 1, r - 1)
        font = painter.font()
        font.setBold(stand is Doorloopstand.HUIDIG)
        painter.setFont(font)
        painter.setPen(tekst)
        vak = QRectF(midden.x() - r, midden.y() - r, 2 * r, 2 * r)
        painter.drawText(vak, Qt.AlignmentFlag.AlignCenter, self.vak.stap)

    def _teksten(self, painter: QPainter, midden: QPointF) -> None:
        """Paint the name and the line under it."""
        if self.smal:
            return
        t = thema()
        font = self.font()
        font.setBold(self.vak.stand is Doorloopstand.HUIDIG)
        fm = QFontMetrics(font)
        r = self.straal()
        hoog = fm.height()
        if self.naast:
            x = round(midden.x() + r + t.em(0.4))
            twee = bool(self.onder)
            y = round(midden.y() - (hoog if twee else hoog / 2))
            breed, uitlijning = self.width() - x, Qt.AlignmentFlag.AlignLeft
        else:
            x, y = 0, round(midden.y() + r + t.em(0.25))
            breed, uitlijning = self.width(), Qt.AlignmentFlag.AlignHCenter
        painter.setFont(font)
        painter.setPen(t.kleur(Kleur.TEKST))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            QRect(x, y, breed, hoog), uitlijning, fm.elidedText(self.vak.naam, elide, breed)
        )
        painter.setFont(self.font())
        painter.setPen(t.kleur(Kleur.GEVAAR if self.over else Kleur.TEKST_ZACHT))
        onder = self.onder
        if self.fontMetrics().horizontalAdvance(onder) > breed:
            onder = onder.replace("kantelpunt ", "")
        onder = self.fontMetrics().elidedText(onder, elide, breed)
        painter.drawText(QRect(x, y + hoog, breed, hoog), uitlijning, onder)


class Stepper(QWidget):
    """The ladder of one dossier. `gekozen` gives the code of a stap that was clicked."""

    gekozen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._knoppen: list[StapKnop] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Stappen van het protocol")
        thema().veranderd.connect(self._schik)

    @property
    def knoppen(self) -> Sequence[StapKnop]:
        """The buttons, in the order of the protocol."""
        return tuple(self._knoppen)

    def toon(self, stand: Stand | None, volgorde: Sequence[str] = ()) -> None:
        """Show a stand; `volgorde` are the codes of the protocol in order."""
        met_focus = next((k.vak.stap for k in self._knoppen if k.hasFocus()), None)
        for knop in self._knoppen:
            knop.hide()
            knop.setParent(None)
            knop.deleteLater()
        self._knoppen = []
        if stand is not None:
            for vak in stappenplan(stand.doorlopen, volgorde):
                self._knoppen.append(self._maak(vak, stand.peildatum))
        self._schik()
        for een, ander in pairwise(self._knoppen):
            QWidget.setTabOrder(een, ander)
        for knop in self._knoppen:
            if knop.vak.stap == met_focus:
                knop.setFocus()
        self.updateGeometry()

    def _maak(self, vak: Stapvak, peildatum: date) -> StapKnop:
        """Make the button of a stap."""
        kantelpunt = vak.laatste.kantelpunt
        over = (
            vak.stand is Doorloopstand.HUIDIG and kantelpunt is not None and kantelpunt < peildatum
        )
        knop = StapKnop(vak, onderschrift(vak, peildatum, toon_dag), over=over, parent=self)
        knop.clicked.connect(lambda _=False, stap=vak.stap: self.gekozen.emit(stap))
        knop.installEventFilter(self)
        knop.show()
        return knop

    def sizeHint(self) -> QSize:
        """Give the wanted height: two lines under a circle, or as many branches as there are."""
        rijen = max((k.vak.rijen for k in self._knoppen), default=1)
        return QSize(thema().em(36), thema().em(max(4.0, 2.08 * rijen)))

    def minimumSizeHint(self) -> QSize:
        """Stay usable on a narrow page: circles only."""
        kolommen = 1 + max((k.vak.kolom for k in self._knoppen), default=0)
        return QSize(kolommen * thema().em(3), self.sizeHint().height())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows walk along the steps; Enter chooses, as Space does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            stap = {
                Qt.Key.Key_Right: 1,
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Left: -1,
                Qt.Key.Key_Up: -1,
            }.get(Qt.Key(event.key()), 0)
            if isinstance(watched, StapKnop) and watched in self._knoppen:
                if stap:
                    plek = self._knoppen.index(watched) + stap
                    if 0 <= plek < len(self._knoppen):
                        self._knoppen[plek].setFocus(Qt.FocusReason.TabFocusReason)
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    watched.click()
                    return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the steps out anew."""
        super().resizeEvent(event)
        self._schik()

    def _schik(self) -> None:
        """Put every button in its place."""
        if not self._knoppen:
            self.update()
            return
        gewicht: dict[int, float] = {}
        for k in self._knoppen:
            gewicht[k.vak.kolom] = 1.9 if k.vak.rijen > 1 else 1.0
        eenheid = self.width() / sum(gewicht.values())
        links: dict[int, float] = {}
        x = 0.0
        for kolom in sorted(gewicht):
            links[kolom] = x
            x += gewicht[kolom] * eenheid
        smal = eenheid < thema().em(7)
        for k in self._knoppen:
            k.smal = smal
            breed = gewicht[k.vak.kolom] * eenheid
            if k.naast:
                hoog = self.height() / k.vak.rijen
                marge = breed * 0.08
                w = breed - 2 * marge if not smal else 2 * k.straal() + thema().em(0.4)
                k.setGeometry(
                    round(links[k.vak.kolom] + marge),
                    round(k.vak.rij * hoog) + 2,
                    round(min(w, k.tekst_breedte() + 2 * k.straal() + thema().em(1.2))),
                    round(hoog) - 4,
                )
            else:
                boven = self.height() / 2 - k.straal() - thema().em(0.2)
                meer = any(g > 1 for g in gewicht.values())
                boven = boven if meer else 0
                boven = min(boven, self.height() - thema().em(4.0))
                k.setGeometry(
                    round(links[k.vak.kolom]) + 2,
                    round(max(0.0, boven)),
                    round(breed) - 4,
                    thema().em(4.0),
                )
            k.update()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines between the circles; solid and thick where the case went."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kolommen: dict[int, list[StapKnop]] = {}
        for k in self._knoppen:
            kolommen.setdefault(k.vak.kolom, []).append(k)
        volgorde = [kolommen[i] for i in sorted(kolommen)]
        for links, rechts in pairwise(volgorde):
            for een in links:
                for ander in rechts:
                    self._lijn(painter, een, ander)

    def _lijn(self, painter: QPainter, een: StapKnop, ander: StapKnop) -> None:
        """Paint one line, curved where branches part or join."""
        gelopen = een.vak.stand is Doorloopstand.GEDAAN and ander.vak.stand in (
            Doorloopstand.GEDAAN,
            Doorloopstand.HUIDIG,
        )
        over = Doorloopstand.OVERGESLAGEN in (een.vak.stand, ander.vak.stand)
        kleur = Kleur.ACCENT if gelopen else Kleur.RAND_STERK
        pen = QPen(thema().kleur(kleur), 3 if gelopen else 1.5)
        if over:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        marge = thema().em(0.25)
        a = een.midden()
        b = ander.midden()
        begin = QPointF(
            een.tekst_rechts() + marge if een.naast else a.x() + een.straal() + marge, a.y()
        )
        einde = QPointF(b.x() - ander.straal() - marge, b.y())
        if begin.x() >= einde.x():
            return
        pad = QPainterPath(begin)
        if abs(begin.y() - einde.y()) < 1:
            pad.lineTo(einde)
        else:
            # Part late and join early, so that the run of a branch stays straight.
            bocht = min(thema().em(3.5), (einde.x() - begin.x()))
            if ander.naast:
                knik = QPointF(einde.x() - bocht, begin.y())
                pad.lineTo(knik)
                half = (knik.x() + einde.x()) / 2
                pad.cubicTo(QPointF(half, begin.y()), QPointF(half, einde.y()), einde)
            else:
                knik = QPointF(begin.x() + bocht, einde.y())
                start = QPointF(max(begin.x(), einde.x() - 2 * bocht), begin.y())
                pad.lineTo(start)
                knik = QPointF(min(start.x() + bocht, einde.x()), einde.y())
                half = (start.x() + knik.x()) / 2
                pad.cubicTo(QPointF(half, start.y()), QPointF(half, knik.y()), knik)
                pad.lineTo(einde)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(pad)
