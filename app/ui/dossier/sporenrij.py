"""UI: the tracks beside the ladder: slim, one line each, under the stepper.

Most urgent first. Each is a real button (Tab, arrows, Enter, accessible name)
that paints the shape of its urgency, its name, its steps as small marks, and its
date in words. Ended ones, and what is more than there is room for, fold away.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.protocol.stand import Doorloopstand, Spoorstand, Stand
from app.protocol.tekst import toon_bron
from app.services import caseloadtekst
from app.ui.caseload import teksten
from app.ui.dossier.stappenplan import stand_in_woorden
from app.ui.iconen import teken_icoon
from app.ui.thema import Kleur, thema

RUIM = {1: 2, 2: 3}
"""So many running tracks are in view, by number of columns; the others unfold. Beside three
there is room for the foot, so that it takes no line of its own."""
NAAST_EM = 46
"""From this width on two tracks stand side by side."""
SPELING_EM = 1.5
"""Two stay side by side until so much less: a scroll bar that comes and goes flips nothing."""
TEKENS = 8
"""With more steps than this they are told in words."""
GEEN = "Er loopt geen spoor naast de stappen."


class SpoorKnop(QAbstractButton):
    """One track on one line."""

    def __init__(self, stand: Stand, spoor: Spoorstand, parent: QWidget) -> None:
        super().__init__(parent)
        self.spoor = spoor
        self.gekozen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if spoor.punt is not None:
            u = teksten.urgentie_van(stand, spoor.punt)
            self.icoon, self.kleur, wanneer = u.icoon, u.kleur, u.tekst
            dag = caseloadtekst.kantelt(stand, spoor.punt)
        else:
            self.icoon, self.kleur, dag = "vink", None, ""
            wanneer = _einde(spoor)
        self.dag = "" if dag in wanneer else dag
        self.wanneer = wanneer
        self.over = self.kleur is Kleur.GEVAAR
        huidig = stap_in_woorden(spoor)
        self.setText(spoor.naam)
        delen = (f"Spoor {spoor.naam}", huidig, wanneer, self.dag)
        self.setAccessibleName(", ".join(d for d in delen if d))
        self.setAccessibleDescription("Toont de stappen van dit spoor.")
        uitleg = spoor.punt.uitleg if spoor.punt else ""
        bron = toon_bron(spoor.punt.bron if spoor.punt else spoor.bron)
        regels = (spoor.naam, spoor.aanleiding, huidig.capitalize(), uitleg, f"Bron: {bron}")
        self.setToolTip("\n".join(r for r in regels if r))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(thema().em(20), thema().em(1.3))

    def minimumSizeHint(self) -> QSize:
        """Narrow pages have room for the name alone."""
        return QSize(thema().em(8), thema().em(1.3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        del event
        t = thema()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        vak = self.rect().adjusted(1, 1, -1, -1)
        if self.underMouse() or self.gekozen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.kleur(Kleur.AANWIJZEN if self.underMouse() else Kleur.SELECTIE))
            painter.drawRoundedRect(vak, 3, 3)
        maat = t.em(0.72)
        x = t.em(0.35)
        doos = QRect(x, (self.height() - maat) // 2, maat, maat)
        kleur = self.kleur or Kleur.TEKST_ZACHT
        teken_icoon(painter, self.icoon, doos, t.hex(kleur))
        x += maat + t.em(0.4)
        rechts = self.width() - t.em(0.4)
        rechts = self._wanneer(painter, x, rechts)
        rechts = self._tekens(painter, x, rechts)
        font = self.font()
        font.setBold(self.over)
        painter.setFont(font)
        painter.setPen(t.kleur(Kleur.TEKST if self.spoor.einde is None else Kleur.TEKST_ZACHT))
        self._schrijf(painter, self.text(), x, rechts, Qt.AlignmentFlag.AlignLeft)
        if self.hasFocus():
            painter.setPen(QPen(t.kleur(Kleur.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(vak), 3, 3)

    def _wanneer(self, painter: QPainter, links: int, rechts: int) -> int:
        """Write the date and how long it still is, right; returns where it begins."""
        t, fm = thema(), self.fontMetrics()
        ruim = (rechts - links) * 0.62
        tekst = " · ".join(d for d in (self.wanneer, self.dag) if d)
        vet = self.font()
        vet.setBold(self.over)
        naam = QFontMetrics(vet).horizontalAdvance(self.text()) + t.em(2)
        if len(self.spoor.stappen) <= TEKENS:
            naam += t.em(0.72) * len(self.spoor.stappen)  # the marks of its steps
        if fm.horizontalAdvance(tekst) > min(ruim, rechts - links - naam):
            tekst = self.wanneer  # the name goes first; the tooltip has the date
        breed = min(fm.horizontalAdvance(tekst), round(ruim))
        painter.setFont(self.font())
        painter.setPen(t.kleur(self.kleur or Kleur.TEKST_ZACHT))
        self._schrijf(painter, tekst, rechts - breed, rechts + 2, Qt.AlignmentFlag.AlignRight)
        return rechts - breed - t.em(0.6)

    def _tekens(self, painter: QPainter, links: int, rechts: int) -> int:
        """Paint the steps as marks, or in words where there are many; returns where they begin."""
        t = thema()
        stappen = self.spoor.stappen
        stap = t.em(0.72)
        naam = self.fontMetrics().horizontalAdvance(self.text())
        if len(stappen) > TEKENS:
            klaar = sum(1 for s in stappen if s.stand is Doorloopstand.GEDAAN)
            tekst = f"{klaar}/{len(stappen)}"
            breed = self.fontMetrics().horizontalAdvance(tekst)
            painter.setPen(t.kleur(Kleur.TEKST_ZACHT))
            self._schrijf(painter, tekst, rechts - breed, rechts + 1, Qt.AlignmentFlag.AlignRight)
            return rechts - breed - t.em(0.5)
        breed = stap * len(stappen)
        if rechts - breed - links < min(naam, t.em(9)):
            return rechts  # no room: the name matters more, and the details tell the steps
        for nummer, s in enumerate(stappen):
            midden = QPointF(rechts - breed + (nummer + 0.5) * stap, self.height() / 2)
            teken_stap(painter, midden, t.em(0.22), s.stand, over=self.over)
        return rechts - breed - t.em(0.5)

    def _schrijf(
        self, painter: QPainter, tekst: str, x: int, rechts: int, kant: Qt.AlignmentFlag
    ) -> None:
        """Write a text that is shortened where it must be."""
        breed = max(0, rechts - x)
        kort = QFontMetrics(painter.font()).elidedText(tekst, Qt.TextElideMode.ElideRight, breed)
        painter.drawText(
            QRect(x, 0, breed, self.height()), kant | Qt.AlignmentFlag.AlignVCenter, kort
        )


def teken_stap(
    painter: QPainter, midden: QPointF, r: float, stand: Doorloopstand, *, over: bool = False
) -> None:
    """Paint a step as a small mark; the states differ by shape, as in the stepper."""
    t = thema()
    accent = t.kleur(Kleur.ACCENT)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stand is Doorloopstand.GEDAAN:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(midden, r, r)
    elif stand is Doorloopstand.HUIDIG:
        painter.setPen(QPen(t.kleur(Kleur.GEVAAR if over else Kleur.ACCENT), 2.5))
        painter.drawEllipse(midden, r + 1, r + 1)
    elif stand is Doorloopstand.OVERGESLAGEN:
        painter.setPen(QPen(t.kleur(Kleur.TEKST_ZACHT), 1.5))
        painter.drawLine(midden + QPointF(-r, r), midden + QPointF(r, -r))
    else:
        painter.setPen(QPen(t.kleur(Kleur.TEKST_ZACHT), 1.2))
        painter.drawEllipse(midden, r - 0.5, r - 0.5)


class Sporenrij(QWidget):
    """The tracks of one dossier. `gekozen` gives the key of one, `beginnen` asks for a new one."""

    gekozen = Signal(str)
    beginnen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sporen naast de stappen")
        self._knoppen: list[SpoorKnop] = []
        self._kolommen = 0
        self._laag = False
        self._open = ""
        em = thema().em
        self._raster = QGridLayout(self)
        self._raster.setContentsMargins(0, 0, 0, 0)
        self._raster.setHorizontalSpacing(em(0.8))
        self._raster.setVerticalSpacing(0)
        self.voet = QWidget()
        rij = QHBoxLayout(self.voet)
        rij.setContentsMargins(em(0.3), 0, 0, 0)
        rij.setSpacing(em(0.5))
        self.leeg = QLabel(GEEN)
        self.leeg.setProperty("rol", "zacht")
        self.leeg.setWordWrap(True)
        self.meer = _koppeling()
        self.klaar = _koppeling()
        self.begin = QPushButton("Spoor beginnen…")
        self.begin.setProperty("koppeling", True)
        self.begin.setToolTip("Een route, scenario of termijn naast de stappen (Ctrl+Shift+S)")
        self.begin.clicked.connect(self.beginnen)
        for knop in (self.meer, self.klaar):
            knop.toggled.connect(lambda _: self._plaats())
        rij.addWidget(self.leeg, 100)
        for knop in (self.meer, self.klaar, self.begin):
            rij.addWidget(knop)
        rij.addStretch(1)

    @property
    def knoppen(self) -> Sequence[SpoorKnop]:
        """The buttons of all tracks, most urgent first."""
        return tuple(self._knoppen)

    def toon(self, stand: Stand, *, lezen: bool) -> None:
        """Show the tracks of a stand; with `lezen` none can be begun."""
        met_focus = next((k.spoor.sleutel for k in self._knoppen if k.hasFocus()), None)
        for knop in self._knoppen:
            self._raster.removeWidget(knop)
            knop.hide()
            knop.setParent(None)
            knop.deleteLater()
        self._knoppen = [self._maak(stand, spoor) for spoor in stand.sporen]
        self.leeg.setVisible(not self._knoppen)
        self.leeg.setMaximumWidth(self.leeg.fontMetrics().horizontalAdvance(GEEN) + thema().em(0.3))
        self.begin.setEnabled(not lezen)
        self._kolommen = 0
        self._schik()
        for een, ander in pairwise(self._knoppen):
            QWidget.setTabOrder(een, ander)
        for knop in self._knoppen:
            if knop.spoor.sleutel == met_focus:
                knop.setFocus()

    def zet_laag(self, laag: bool) -> None:
        """Where the page is low the two most urgent and the foot share one line."""
        if laag != self._laag:
            self._laag = laag
            self._plaats()

    def zet_open(self, sleutel: str) -> None:
        """Mark the track whose details are in view."""
        self._open = sleutel
        for knop in self._knoppen:
            knop.gekozen = knop.spoor.sleutel == sleutel
            knop.update()

    def naar(self, sleutel: str) -> None:
        """Put the focus on a track."""
        for knop in self._knoppen:
            if knop.spoor.sleutel == sleutel and knop.isVisible():
                knop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _maak(self, stand: Stand, spoor: Spoorstand) -> SpoorKnop:
        """Make the button of a track."""
        knop = SpoorKnop(stand, spoor, self)
        knop.gekozen = spoor.sleutel == self._open
        knop.clicked.connect(lambda _=False, s=spoor.sleutel: self.gekozen.emit(s))
        knop.installEventFilter(self)
        return knop

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows walk along the tracks that are in view."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, SpoorKnop):
            return False
        per_rij = max(1, self._kolommen)
        stap = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: per_rij,
            Qt.Key.Key_Up: -per_rij,
        }.get(Qt.Key(event.key()), 0)
        if not stap:
            return False
        zichtbaar = [k for k in self._knoppen if not k.isHidden()]
        plek = zichtbaar.index(watched) + stap
        if 0 <= plek < len(zichtbaar):
            zichtbaar[plek].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them side by side where there is room."""
        super().resizeEvent(event)
        self._schik()

    def _schik(self) -> None:
        """Choose one column or two."""
        speling = SPELING_EM if self._kolommen == 2 else 0
        kolommen = 2 if self.width() >= thema().em(NAAST_EM - speling) else 1
        if kolommen != self._kolommen:
            self._kolommen = kolommen
            self._plaats()

    def _plaats(self) -> None:
        """Put what is in view in its cells; the foot comes last."""
        if not self._kolommen:
            return
        lopend = [k for k in self._knoppen if k.spoor.einde is None]
        klaar = [k for k in self._knoppen if k.spoor.einde is not None]
        ruim = self._kolommen if self._laag else RUIM[self._kolommen]
        rest = len(lopend) - ruim
        self.meer.setVisible(rest > 0)
        self.meer.setText("Minder sporen" if self.meer.isChecked() else _nog(rest))
        self.klaar.setVisible(bool(klaar))
        verberg = self.klaar.isChecked()
        self.klaar.setText("Afgeronde verbergen" if verberg else _afgerond(len(klaar)))
        tonen = lopend if self.meer.isChecked() else lopend[:ruim]
        tonen = [*tonen, *klaar] if verberg else tonen
        for knop in self._knoppen:
            self._raster.removeWidget(knop)
            knop.setVisible(knop in tonen)
        self._raster.removeWidget(self.voet)
        for kolom in range(2):
            self._raster.setColumnStretch(kolom, 1 if kolom < self._kolommen else 0)
        for nummer, deel in enumerate(tonen):
            self._raster.addWidget(deel, nummer // self._kolommen, nummer % self._kolommen)
        eigen = len(tonen)
        if self._laag and tonen and eigen <= self._kolommen and self._kolommen > 1:
            self._raster.addWidget(self.voet, 0, eigen)
        else:
            rij, kolom = divmod(eigen, self._kolommen)
            self._raster.addWidget(self.voet, rij, kolom)
        self.updateGeometry()


def stap_in_woorden(spoor: Spoorstand) -> str:
    """Say at which step a track is: "stap 2 van 6, gesprek"."""
    if spoor.einde is not None:
        return _einde(spoor)
    aantal = len(spoor.stappen)
    open_ = [(n, s) for n, s in enumerate(spoor.stappen, 1) if s.stand is Doorloopstand.HUIDIG]
    if not open_:
        return f"{aantal} stappen" if aantal > 1 else ""
    nummer, stap = open_[0]
    if spoor.punt is not None:
        nummer, stap = next(((n, s) for n, s in open_ if s.code == spoor.punt.naar), open_[0])
    naam = stap.naam[:1].lower() + stap.naam[1:]
    return f"stap {nummer} van {aantal}, {naam}" if aantal > 1 else naam


def stand_van_stap(stand: Doorloopstand) -> str:
    """Name the stand of a step of a track."""
    return "aan de beurt" if stand is Doorloopstand.HUIDIG else stand_in_woorden(stand)


def _einde(spoor: Spoorstand) -> str:
    if spoor.einde is None:
        return ""
    hoe = f": {spoor.uitkomst}" if spoor.uitkomst else ""
    return f"afgerond {toon_dag(spoor.einde)}{hoe}"


def _koppeling() -> QPushButton:
    """Make a button that folds."""
    knop = QPushButton()
    knop.setProperty("koppeling", True)
    knop.setCheckable(True)
    knop.hide()
    return knop


def _nog(aantal: int) -> str:
    return "Nog 1 spoor" if aantal == 1 else f"Nog {aantal} sporen"


def _afgerond(aantal: int) -> str:
    return "1 afgerond spoor" if aantal == 1 else f"{aantal} afgeronde sporen"
