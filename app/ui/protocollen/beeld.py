"""UI: a protocol as a picture: the ladder with its branches and terms, the tracks as lanes.

Every box is a real button (Tab, arrows, Enter, a name for a screen reader);
the picture lays them out and paints the lines between them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.protocol.model import Protocol, Regelbestand, Spoorregel, Spoorstapregel, Termijn
from app.protocol.tekst import toon_termijn
from app.services.protocolbeheer.leestekst import termijnzin
from app.ui.kleuren import Kleur
from app.ui.thema import thema

BREED_EM, HOOG_EM = 9.2, 4.0
TUSSEN_EM, RIJ_EM = 2.2, 0.7


@dataclass(frozen=True, slots=True)
class Pijl:
    """A line from one box to another with a term beside it."""

    van: int
    naar: int
    tekst: str


class Regelvak(QAbstractButton):
    """One stap or step: code or nothing, name, and what its date is."""

    def __init__(
        self, anker: str, boven: str, naam: str, onder: str, *, zacht: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.anker, self._boven, self._naam, self._onder = anker, boven, naam, onder
        self._zacht = zacht
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(d for d in (boven, naam, onder) if d))
        self.setAccessibleDescription("Toont deze regel in de tekst.")
        self.setToolTip("\n".join(d for d in (f"{boven} {naam}".strip(), onder) if d))

    def sizeHint(self) -> QSize:
        """Measure."""
        return QSize(thema().em(BREED_EM), thema().em(HOOG_EM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box with its three lines."""
        t = thema()
        em = t.em
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rand = Kleur.RAND_STERK if self._zacht else Kleur.ACCENT
        stijl = Qt.PenStyle.DashLine if self._zacht else Qt.PenStyle.SolidLine
        painter.setPen(QPen(t.kleur(rand), 1.4, stijl))
        vlak = Kleur.ACCENT_ZACHT if self.underMouse() or self.hasFocus() else Kleur.PANEEL
        painter.setBrush(t.kleur(vlak))
        kader = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(kader, em(0.3), em(0.3))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.kleur(Kleur.ACCENT), 2.5))
            painter.drawRoundedRect(kader.adjusted(1, 1, -1, -1), em(0.3), em(0.3))
        binnen = self.rect().adjusted(em(0.45), em(0.25), -em(0.45), -em(0.25))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(t.kleur(Kleur.TEKST))
        naam = f"{self._boven} {self._naam}".strip()
        hoogte = painter.fontMetrics().lineSpacing()
        regels = max(1, binnen.height() // hoogte - 1)
        vak = QRect(binnen.x(), binnen.y(), binnen.width(), hoogte * regels)
        painter.drawText(vak, int(Qt.TextFlag.TextWordWrap), _pas(naam, painter, vak))
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(t.kleur(Kleur.TEKST_ZACHT))
        metrics = painter.fontMetrics()
        painter.drawText(
            QRect(binnen.x(), binnen.bottom() - hoogte, binnen.width(), hoogte),
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(self._onder, Qt.TextElideMode.ElideRight, binnen.width()),
        )


class Protocolbeeld(QWidget):
    """The picture of one file; `gekozen(anchor)` when a box is pressed."""

    gekozen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Het protocol als plaatje")
        self._vakken: list[Regelvak] = []
        self._plek: list[tuple[float, float]] = []
        self._pijlen: list[Pijl] = []
        self._koppen: list[tuple[QLabel, float]] = []
        self._rij = 0.0
        thema().veranderd.connect(self._schik)

    def toon(self, bestand: Regelbestand) -> None:
        """Draw a file."""
        for oud in (*self._vakken, *(k for k, _ in self._koppen)):
            oud.hide()
            oud.deleteLater()
        self._vakken, self._plek, self._pijlen, self._koppen = [], [], [], []
        self._rij = 0.0
        if isinstance(bestand, Protocol):
            self._ladder(bestand)
        for spoor in bestand.sporen:
            self._spoor(spoor)
        if not self._vakken:
            self._kop("Dit protocol heeft geen stappen of sporen, alleen signalen en definities.")
        self._schik()

    @property
    def vakken(self) -> list[Regelvak]:
        """The boxes in reading order."""
        return self._vakken

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        self._schik()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from box to box."""
        stap = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }.get(Qt.Key(event.key()))
        nu = self.focusWidget()
        if stap is not None and isinstance(nu, Regelvak) and nu in self._vakken:
            doel = self._vakken[(self._vakken.index(nu) + stap) % len(self._vakken)]
            doel.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines with their terms."""
        t = thema()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        for pijl in self._pijlen:
            van, naar = self._vakken[pijl.van].geometry(), self._vakken[pijl.naar].geometry()
            begin = QPointF(van.right() + 1, van.center().y())
            eind = QPointF(naar.left() - 1, naar.center().y())
            painter.setPen(QPen(t.kleur(Kleur.RAND_STERK), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pad = QPainterPath(begin)
            halve = (begin.x() + eind.x()) / 2
            pad.cubicTo(QPointF(halve, begin.y()), QPointF(halve, eind.y()), eind)
            painter.drawPath(pad)
            painter.setBrush(t.kleur(Kleur.RAND_STERK))
            punt = QPainterPath(eind)
            punt.lineTo(eind + QPointF(-t.em(0.35), -t.em(0.2)))
            punt.lineTo(eind + QPointF(-t.em(0.35), t.em(0.2)))
            punt.closeSubpath()
            painter.drawPath(punt)
            if pijl.tekst:
                painter.setPen(t.kleur(Kleur.TEKST_ZACHT))
                midden = QPointF(halve, (begin.y() + eind.y()) / 2)
                vak = QRectF(midden.x() - t.em(1.7), midden.y() - t.em(1.9), t.em(3.4), t.em(1.8))
                onder = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
                painter.drawText(vak, int(onder | Qt.TextFlag.TextWordWrap), pijl.tekst)

    # Building

    def _ladder(self, protocol: Protocol) -> None:
        """Put the stappen in columns by how far they are from the begin; branches under it."""
        self._kop("Stappen")
        boven = self._rij
        diepte: dict[str, int] = {}
        for code in protocol.stappen:
            pad = protocol.paden.get((protocol.begin, code))
            diepte[code] = len(pad) - 1 if pad else 0
        per_kolom: dict[int, int] = {}
        nummers: dict[str, int] = {}
        for code, stap in protocol.stappen.items():
            kolom = diepte[code]
            rij = per_kolom.get(kolom, 0)
            per_kolom[kolom] = rij + 1
            onder = "geen kantelpunt"
            if stap.kantelpunt is not None:
                onder = _kort(stap.kantelpunt.termijn)
            elif stap.aandacht is not None:
                onder = f"aandacht: {_kort(stap.aandacht.termijn)}"
            nummers[code] = self._vak(
                f"stap:{code}", code, stap.naam, onder, kolom, boven + rij, zacht=False
            )
        for code, stap in protocol.stappen.items():
            if stap.kantelpunt is not None:
                for naar in (stap.kantelpunt.naar, *stap.kantelpunt.alternatief):
                    self._pijlen.append(Pijl(nummers[code], nummers[naar], ""))
        self._rij = boven + max(per_kolom.values(), default=1)

    def _spoor(self, spoor: Spoorregel) -> None:
        """Put the steps of a track in a lane."""
        uit = "" if spoor.aan else ", staat uit"
        self._kop(f"{spoor.naam} ({spoor.soort}{uit})")
        kolommen: dict[str, int] = {}
        per_kolom: dict[int, int] = {}
        nummers: dict[str, int] = {}
        boven = self._rij
        for code, stap in spoor.stappen.items():
            kolom = max((kolommen[c] + 1 for c in stap.na if c in kolommen), default=0)
            kolommen[code] = kolom
            rij = per_kolom.get(kolom, 0)
            per_kolom[kolom] = rij + 1
            nummers[code] = self._vak(
                f"spoor:{spoor.code}",
                "",
                stap.naam,
                _onderschrift(stap),
                kolom,
                boven + rij,
                zacht=not stap.verplicht,
            )
            self._pijlen += [Pijl(nummers[c], nummers[code], "") for c in stap.na if c in nummers]
        self._rij = boven + max(per_kolom.values(), default=1)

    def _kop(self, tekst: str) -> None:
        """Put a heading on a line of its own."""
        label = QLabel(tekst, self)
        label.setProperty("rol", "kop")
        label.show()
        self._koppen.append((label, self._rij))
        self._rij += 0.45

    def _vak(
        self, anker: str, boven: str, naam: str, onder: str, kolom: int, rij: float, *, zacht: bool
    ) -> int:
        """Make a box and give its number."""
        vak = Regelvak(anker, boven, naam, onder, zacht=zacht, parent=self)
        vak.clicked.connect(lambda _=False: self.gekozen.emit(anker))
        vak.show()
        self._vakken.append(vak)
        self._plek.append((kolom, rij))
        return len(self._vakken) - 1

    def _schik(self) -> None:
        """Give every box and heading its place in the present size of text."""
        em = thema().em
        stap_x, stap_y = em(BREED_EM + TUSSEN_EM), em(HOOG_EM + RIJ_EM)
        breed = 0
        for vak, (kolom, rij) in zip(self._vakken, self._plek, strict=True):
            vak.setGeometry(
                round(em(0.3) + kolom * stap_x),
                round(em(0.3) + rij * stap_y),
                em(BREED_EM),
                em(HOOG_EM),
            )
            breed = max(breed, vak.geometry().right())
        for label, rij in self._koppen:
            label.adjustSize()
            label.move(em(0.3), round(em(0.55) + rij * stap_y))
            breed = max(breed, label.geometry().right())
        self.setMinimumSize(breed + em(0.6), round(em(0.6) + self._rij * stap_y))
        self.update()


def _pas(naam: str, painter: QPainter, vak: QRect) -> str:
    """Shorten a name by whole words until it fits, with … at its end."""
    woorden = naam.split()
    while len(woorden) > 1:
        ruimte = painter.boundingRect(vak, int(Qt.TextFlag.TextWordWrap), naam)
        if ruimte.height() <= vak.height():
            break
        woorden.pop()
        naam = " ".join(woorden) + " …"
    return naam


def _kort(termijn: Termijn) -> str:
    """Write a term in a box."""
    return toon_termijn(termijn.aantal, termijn.eenheid)


def _onderschrift(stap: Spoorstapregel) -> str:
    """Say in a few words when a step is due."""
    if stap.termijn is not None:
        return termijnzin(stap.termijn)
    if stap.herhaal is not None:
        return f"elke {termijnzin(stap.herhaal.termijn)}"
    if stap.aandacht is not None:
        return f"aandacht: {termijnzin(stap.aandacht.termijn)}"
    return "eigen datum"
