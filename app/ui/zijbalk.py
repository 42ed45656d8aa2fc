"""UI: the navigation at the left, that shrinks to a rail of icons on a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.iconen import teken_icoon
from app.ui.thema import Kleur, thema


class NavKnop(QAbstractButton):
    """One screen: icon, name, count. The present one has a bar at its left and a fill."""

    def __init__(self, naam: str, icoon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(naam)
        self._icoon = icoon
        self._aantal: int | None = None
        self.smal = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._benoem()

    def zet_aantal(self, aantal: int | None) -> None:
        """Show a count at the right."""
        if aantal != self._aantal:
            self._aantal = aantal
            self._benoem()
            self.update()

    def sizeHint(self) -> QSize:
        """Measure."""
        em = thema().em
        return QSize(em(2.2) if self.smal else em(9), em(1.65))

    def minimumSizeHint(self) -> QSize:
        """Measure."""
        return self.sizeHint()

    def breedte(self) -> int:
        """Measure the name as it is when it is the present one, between its icon and the edge."""
        em = thema().em
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return em(2.4) + QFontMetrics(font).horizontalAdvance(self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint fill, bar, icon, name and count."""
        t = thema()
        em = t.em
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        vak = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(t.kleur(Kleur.ACCENT_ZACHT))
            painter.drawRoundedRect(vak, em(0.3), em(0.3))
            painter.setBrush(t.kleur(Kleur.ACCENT))
            painter.drawRoundedRect(QRect(vak.x(), vak.y(), em(0.2), vak.height()), 2, 2)
        elif self.underMouse():
            painter.setBrush(t.kleur(Kleur.AANWIJZEN))
            painter.drawRoundedRect(vak, em(0.3), em(0.3))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(t.kleur(Kleur.ACCENT))
            painter.drawRoundedRect(vak, em(0.3), em(0.3))
        kleur = Kleur.ACCENT if self.isChecked() else Kleur.TEKST
        maat = em(0.95)
        x = (self.width() - maat) // 2 if self.smal else em(0.6)
        icoonvak = QRect(x, (self.height() - maat) // 2, maat, maat)
        teken_icoon(painter, self._icoon, icoonvak, t.hex(kleur))
        if self.smal:
            return
        font = QFont(self.font())
        if self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(t.kleur(kleur))
        links = em(0.6) + maat + em(0.5)
        rest = QRect(links, 0, self.width() - links - em(0.35), self.height())
        if self._aantal:
            painter.drawText(
                rest, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._aantal)
            )
            rest.adjust(0, 0, -em(1.6), 0)
        tekst = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, tekst)

    def _benoem(self) -> None:
        """Say name and count."""
        aantal = "" if self._aantal is None else f", {self._aantal}"
        self.setAccessibleName(f"{self.text()}{aantal}")
        self.setToolTip(self.text() + (f" ({self._aantal})" if self._aantal else ""))


class _Rol(QScrollArea):
    """Scrolls where the window is too low for every screen; leaves the arrows to the list."""

    def __init__(self, inhoud: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inhoud)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass every key on."""
        event.ignore()


class Zijbalk(QFrame):
    """The list of screens; `gekozen(code)`. Up and down walk."""

    gekozen = Signal(str)

    def __init__(
        self,
        groepen: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("rol", "zijkant")
        self.setAccessibleName("Schermen")
        self._koppen: list[QLabel] = []
        self.knoppen: dict[str, NavKnop] = {}
        self._smal = False
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(0, 0, 0, 0)
        binnen = QWidget()
        binnen.setObjectName("paneelinhoud")
        buiten.addWidget(_Rol(binnen))
        lijst = QVBoxLayout(binnen)
        em = thema().em
        lijst.setContentsMargins(em(0.3), em(0.4), em(0.3), em(0.4))
        lijst.setSpacing(1)
        for kop, schermen in groepen:
            if kop:
                label = QLabel(kop)
                label.setProperty("rol", "kop")
                label.setContentsMargins(em(0.6), em(0.7), 0, em(0.2))
                self._koppen.append(label)
                lijst.addWidget(label)
            for code, naam, icoon in schermen:
                knop = NavKnop(naam, icoon)
                knop.clicked.connect(lambda _=False, c=code: self.gekozen.emit(c))
                self.knoppen[code] = knop
                lijst.addWidget(knop)
        lijst.addStretch(1)
        thema().veranderd.connect(self._pas_breedte_aan)
        self._pas_breedte_aan()

    @property
    def smal(self) -> bool:
        """Whether it is a rail now."""
        return self._smal

    def zet_smal(self, smal: bool) -> None:
        """Become a rail of icons, or a list with names."""
        if smal == self._smal:
            return
        self._smal = smal
        for knop in self.knoppen.values():
            knop.smal = smal
            knop.updateGeometry()
        for label in self._koppen:
            label.setVisible(not smal)
        self._pas_breedte_aan()

    def zet(self, code: str) -> None:
        """Mark the present screen; a code without button leaves the last one marked."""
        knop = self.knoppen.get(code)
        if knop is not None:
            knop.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows."""
        stap = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        rij = list(self.knoppen.values())
        nu = self.focusWidget()
        if stap is not None and isinstance(nu, NavKnop):
            rij[(rij.index(nu) + stap) % len(rij)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _pas_breedte_aan(self) -> None:
        """Follow rail, names and size of text: no name is cut short."""
        em = thema().em
        breed = max((k.breedte() for k in self.knoppen.values()), default=0)
        self.setFixedWidth(em(2.9) if self._smal else max(em(10.7), breed + em(0.8)))
