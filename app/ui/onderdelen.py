"""UI: small widgets that every screen is made of: chip, badge, panel, heading, empty state.

Each of them says what it is to a screen reader and takes its colours from
the theme by meaning.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.iconen import pixmap, teken_icoon, zet_icoon
from app.ui.thema import Kleur, thema


class KopLabel(QLabel):
    """A heading; `titel` True for the one of a page, else that of a panel."""

    def __init__(
        self, tekst: str = "", parent: QWidget | None = None, *, titel: bool = False
    ) -> None:
        super().__init__(tekst, parent)
        self.setProperty("rol", "titel" if titel else "kop")
        self.setTextFormat(Qt.TextFormat.PlainText)


class ElideLabel(QLabel):
    """A one-line label that shortens its text with … and shows it whole as tooltip."""

    def __init__(self, tekst: str = "", parent: QWidget | None = None, *, rol: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._vol = ""
        self.marge = 0
        if rol:
            self.setProperty("rol", rol)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(thema().em(2))
        self.zet_tekst(tekst)

    def zet_tekst(self, tekst: str) -> None:
        """Show `tekst`, shortened when it does not fit."""
        self._vol = tekst
        self.setAccessibleName(tekst)
        self._elide()

    def sizeHint(self) -> QSize:
        """Ask for the width of the whole text."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._vol) + 2, super().sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        """Put the text that fits."""
        ruimte = max(10, self.width() - self.marge)
        kort = self.fontMetrics().elidedText(self._vol, Qt.TextElideMode.ElideRight, ruimte)
        super().setText(kort)
        self.setToolTip(self._vol if kort != self._vol else "")


class ElideKnop(QPushButton):
    """A push button that shortens its text where it must; tooltip and name keep it whole."""

    def __init__(self, tekst: str, parent: QWidget | None = None) -> None:
        super().__init__(tekst, parent)
        self._vol = tekst
        self.setAccessibleName(tekst)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the width of the whole text."""
        nu, maten = super().sizeHint(), self.fontMetrics()
        meer = maten.horizontalAdvance(self._vol) - maten.horizontalAdvance(self.text())
        return QSize(nu.width() + meer, nu.height())

    def minimumSizeHint(self) -> QSize:
        """Be content with much less."""
        wens = self.sizeHint()
        return QSize(min(wens.width(), thema().em(5)), wens.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to what fits, or show all of it."""
        super().resizeEvent(event)
        tekort = self.sizeHint().width() - self.width()
        kort = self._vol
        if tekort > 0:
            maten = self.fontMetrics()
            ruimte = maten.horizontalAdvance(self._vol) - tekort
            kort = maten.elidedText(self._vol, Qt.TextElideMode.ElideRight, ruimte)
        if kort != self.text():
            self.setText(kort)


class Paneel(QFrame):
    """A card: rounded, bordered, with an optional heading; put content in `inhoud`."""

    def __init__(self, kop: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rol", "paneel")
        self.inhoud = QVBoxLayout(self)
        rand = thema().em(0.6)
        self.inhoud.setContentsMargins(rand, rand, rand, rand)
        self.inhoud.setSpacing(thema().em(0.3))
        self.kop: KopLabel | None = None
        if kop:
            self.kop = KopLabel(kop)
            self.inhoud.addWidget(self.kop)
            self.setAccessibleName(kop)


class Lijn(QFrame):
    """A thin horizontal line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rol", "lijn")
        self.setFixedHeight(1)


class Chip(QAbstractButton):
    """A rounded toggle with a shape, a count and a word; checked is filled with the accent."""

    def __init__(
        self,
        tekst: str,
        icoon: str = "",
        kleur: Kleur = Kleur.TEKST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icoon = icoon
        self._kleur = kleur
        self._aantal: int | None = None
        self.setText(tekst)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._benoem()

    @property
    def aantal(self) -> int | None:
        """The count on the chip."""
        return self._aantal

    def zet_aantal(self, aantal: int | None) -> None:
        """Show a count before the word."""
        if aantal != self._aantal:
            self._aantal = aantal
            self._benoem()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Measure icon, count and word."""
        em = thema().em()
        breedte = em * 1.1 + self.fontMetrics().horizontalAdvance(self.text())
        if self._icoon:
            breedte += em * 0.95
        if self._aantal is not None:
            breedte += self._vet().horizontalAdvance(str(self._aantal)) + em * 0.3
        return QSize(round(breedte), round(em * 1.5))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its text."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill, its focus ring, shape, count and word."""
        t = thema()
        em = t.em()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        vak = self.rect().adjusted(2, 2, -2, -2)
        aan = self.isChecked()
        if aan:
            vlak = t.kleur(Kleur.ACCENT)
        elif self.underMouse():
            vlak = t.kleur(Kleur.AANWIJZEN)
        else:
            vlak = t.kleur(Kleur.PANEEL)
        painter.setBrush(vlak)
        painter.setPen(QPen(t.kleur(Kleur.ACCENT if aan else Kleur.RAND_STERK), 1))
        painter.drawRoundedRect(vak, vak.height() / 2, vak.height() / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.kleur(Kleur.TEKST if aan else Kleur.ACCENT), 2))
            painter.drawRoundedRect(
                self.rect().adjusted(1, 1, -1, -1), vak.height() / 2 + 1, vak.height() / 2 + 1
            )
        x = vak.x() + round(em * 0.45)
        if self._icoon:
            maat = round(em * 0.7)
            kleur = t.hex(Kleur.OP_ACCENT if aan else self._kleur)
            teken_icoon(
                painter,
                self._icoon,
                QRect(x, vak.y() + (vak.height() - maat) // 2, maat, maat),
                kleur,
            )
            x += round(em * 0.95)
        painter.setPen(t.kleur(Kleur.OP_ACCENT if aan else Kleur.TEKST))
        if self._aantal is not None:
            font = QFont(self.font())
            font.setBold(True)
            painter.setFont(font)
            breedte = self._vet().horizontalAdvance(str(self._aantal))
            painter.drawText(
                QRect(x, vak.y(), breedte + 2, vak.height()),
                Qt.AlignmentFlag.AlignVCenter,
                str(self._aantal),
            )
            x += breedte + round(em * 0.3)
        painter.setFont(self.font())
        painter.drawText(
            QRect(x, vak.y(), vak.right() - x + 1, vak.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )

    def _vet(self) -> QFontMetrics:
        """Measure in bold."""
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font)

    def _benoem(self) -> None:
        """Say word and count to a screen reader."""
        aantal = "" if self._aantal is None else f", {self._aantal}"
        self.setAccessibleName(f"{self.text()}{aantal}")


class Badge(QWidget):
    """A small framed word with a shape, coloured by meaning; not a control."""

    def __init__(
        self,
        tekst: str = "",
        soort: Kleur | None = None,
        icoon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tekst = ""
        self._soort = soort
        self._icoon = icoon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.zet(tekst, soort, icoon)

    @property
    def tekst(self) -> str:
        """The word shown."""
        return self._tekst

    def zet(self, tekst: str, soort: Kleur | None = None, icoon: str = "") -> None:
        """Show a word, its meaning (GEVAAR, LET_OP, WACHT, GOED or None) and a shape."""
        self._tekst, self._soort, self._icoon = tekst, soort, icoon
        self.setAccessibleName(tekst)
        # Never shown before it has a place: that would be a window of its own for a moment.
        if not tekst:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Measure shape and word."""
        em = thema().em()
        return QSize(badge_breedte(self.fontMetrics(), self._tekst, self._icoon), round(em * 1.2))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its text."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as delegates do."""
        painter = QPainter(self)
        teken_badge(painter, self.rect(), self._tekst, self._soort, self._icoon)


def badge_breedte(metrics: QFontMetrics, tekst: str, icoon: str) -> int:
    """Measure a badge in pixels."""
    em = thema().em()
    return round(metrics.horizontalAdvance(tekst) + em * 0.8 + (em * 0.85 if icoon else 0))


def teken_badge(painter: QPainter, vak: QRect, tekst: str, soort: Kleur | None, icoon: str) -> None:
    """Paint a badge inside `vak`, left and vertically centred; shared by widget and delegates."""
    t = thema()
    em = t.em()
    metrics = painter.fontMetrics()
    breedte = min(vak.width(), badge_breedte(metrics, tekst, icoon))
    hoogte = min(vak.height(), round(em * 1.15))
    kader = QRect(vak.x(), vak.y() + (vak.height() - hoogte) // 2, breedte, hoogte)
    if soort is None:
        voor, vlak, rand = Kleur.TEKST, Kleur.PANEEL, Kleur.RAND_STERK
    else:
        voor = soort
        vlak, rand = Kleur(f"{soort.value}_vlak"), Kleur(f"{soort.value}_rand")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(t.kleur(vlak))
    painter.setPen(QPen(t.kleur(rand), 1))
    painter.drawRoundedRect(kader.adjusted(0, 0, -1, -1), em * 0.2, em * 0.2)
    x = kader.x() + round(em * 0.4)
    if icoon:
        maat = round(em * 0.62)
        teken_icoon(
            painter, icoon, QRect(x, kader.y() + (hoogte - maat) // 2, maat, maat), t.hex(voor)
        )
        x += round(em * 0.85)
    painter.setPen(t.kleur(voor))
    ruimte = kader.right() - x - round(em * 0.2)
    painter.drawText(
        QRect(x, kader.y(), max(ruimte, 0), hoogte),
        Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
        metrics.elidedText(tekst, Qt.TextElideMode.ElideRight, max(ruimte, 0) + 2),
    )
    painter.restore()


class LegeStaat(QWidget):
    """What an empty screen says: why it is empty, and the button that helps."""

    def __init__(
        self,
        kop: str,
        tekst: str = "",
        icoon: str = "info",
        knop: str = "",
        doe: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icoonnaam = icoon
        lijst = QVBoxLayout(self)
        lijst.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lijst.setSpacing(thema().em(0.4))
        self._beeld = QLabel()
        self._beeld.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._kop = KopLabel(kop, titel=True)
        self._tekst = QLabel(tekst)
        self._tekst.setProperty("rol", "zacht")
        self._tekst.setWordWrap(True)
        self._tekst.setMinimumWidth(thema().em(11))
        for label in (self._kop, self._tekst):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.knop = QPushButton(knop)
        if not knop:
            self.knop.hide()
        if doe is not None:
            self.knop.clicked.connect(lambda: doe())
        lijst.addWidget(self._beeld)
        lijst.addWidget(self._kop)
        lijst.addWidget(self._tekst)
        lijst.addWidget(self.knop, 0, Qt.AlignmentFlag.AlignCenter)
        thema().veranderd.connect(self._herteken)
        self._herteken()

    def zet(self, kop: str, tekst: str = "", icoon: str = "") -> None:
        """Say something else."""
        self._kop.setText(kop)
        self._tekst.setText(tekst)
        if icoon:
            self._icoonnaam = icoon
            self._herteken()

    def _herteken(self) -> None:
        """Redraw the icon in the theme's colour."""
        self._beeld.setPixmap(
            pixmap(
                self._icoonnaam,
                thema().em(2),
                thema().hex(Kleur.TEKST_ZACHT),
                self.devicePixelRatioF(),
            )
        )


class Balk(QFrame):
    """A quiet bar with a shape, a sentence, buttons and a cross; hidden until `toon`."""

    def __init__(
        self, parent: QWidget | None = None, *, sluitbaar: bool = True, rond: bool = False
    ) -> None:
        super().__init__(parent)
        self._rond = rond
        self.setProperty("rol", "balkvrij")
        self._soort = Kleur.WACHT
        em = thema().em
        rij = QHBoxLayout(self)
        rij.setContentsMargins(em(0.6), em(0.1), em(0.4), em(0.1))
        rij.setSpacing(em(0.4))
        self._beeld = QLabel()
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._knoppen = QHBoxLayout()
        self._knoppen.setSpacing(em(0.3))
        self.kruis = QToolButton()
        self.kruis.setProperty("vlak", True)
        self.kruis.setAccessibleName("Bericht sluiten")
        self.kruis.setToolTip("Sluiten")
        zet_icoon(self.kruis, "kruis")
        self.kruis.clicked.connect(self.hide)
        if not sluitbaar:
            self.kruis.hide()
        rij.addWidget(self._beeld)
        rij.addWidget(self.label, 1)
        rij.addLayout(self._knoppen)
        rij.addWidget(self.kruis)
        self._icoonnaam = "info"
        thema().veranderd.connect(self._herteken)
        self.hide()

    def toon(
        self,
        tekst: str,
        soort: Kleur = Kleur.WACHT,
        icoon: str = "info",
        knoppen: tuple[tuple[str, Callable[[], object]], ...] = (),
    ) -> None:
        """Show a sentence in the colours of `soort`, with buttons of (text, what to do)."""
        self._soort, self._icoonnaam = soort, icoon
        self.label.setText(tekst)
        self.setAccessibleName(tekst)
        while self._knoppen.count():
            deel = self._knoppen.takeAt(0)
            widget = deel.widget() if deel is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for naam, doe in knoppen:
            knop = QPushButton(naam)
            knop.clicked.connect(lambda _=False, d=doe: d())
            self._knoppen.addWidget(knop)
            knop.show()  # a bar that is in sight already would show it a moment later
        self._herteken()
        self.show()

    def _herteken(self) -> None:
        """Take the colours of the moment."""
        t = thema()
        vlak, rand = Kleur(f"{self._soort.value}_vlak"), Kleur(f"{self._soort.value}_rand")
        hoek = t.em(0.3) if self._rond else 0
        self.setStyleSheet(
            f'QFrame[rol="balkvrij"] {{ background: {t.hex(vlak)};'
            f" border: 1px solid {t.hex(rand)}; border-radius: {hoek}px; }}"
            f'QFrame[rol="balkvrij"] > QLabel {{ color: {t.hex(self._soort)}; }}'
        )
        self._beeld.setPixmap(
            pixmap(self._icoonnaam, t.em(0.9), t.hex(self._soort), self.devicePixelRatioF())
        )


def foutregel() -> QLabel:
    """Make a line that says what is wrong, hidden until then."""
    fout = QLabel()
    fout.setProperty("rol", "gevaar")
    fout.setWordWrap(True)
    fout.hide()
    return fout


def icoonknop(icoon: str, naam: str, parent: QWidget | None = None) -> QToolButton:
    """Make a button of one icon; `naam` is its tooltip and its name for a screen reader."""
    knop = QToolButton(parent)
    knop.setProperty("vlak", True)
    knop.setAccessibleName(naam)
    knop.setToolTip(naam)
    zet_icoon(knop, icoon)
    return knop
