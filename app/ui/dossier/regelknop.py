"""UI: a line that can be clicked: a shape and text that wraps, with a focus ring."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.iconen import teken_icoon
from app.ui.thema import Kleur, thema

_REGELS = 4
"""A line grows to at most this many lines of text; all of it stands in the tooltip."""


class Regelknop(QAbstractButton):
    """Text in a colour by meaning, left aligned; Enter and Space click it.

    With `kort` it is as wide as its text (in a flowing row); else it takes the
    width that there is and wraps.
    """

    def __init__(
        self,
        tekst: str,
        icoon: str = "",
        kleur: Kleur = Kleur.TEKST,
        parent: QWidget | None = None,
        *,
        kort: bool = False,
        icoonkleur: Kleur | None = None,
    ) -> None:
        self._hoogten: dict[int, int] = {}
        super().__init__(parent)
        self._icoon = icoon
        self._kleur = kleur
        self._icoonkleur = icoonkleur or kleur
        self._kort = kort
        self.setText(tekst)
        self.setToolTip(tekst)
        self.setAccessibleName(tekst)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # repainted under the pointer
        if kort:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        else:
            beleid = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            beleid.setHeightForWidth(True)
            self.setSizePolicy(beleid)

    def _marge(self) -> int:
        """Give the room left of the text."""
        return thema().em(1.15) if self._icoon else thema().em(0.15)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return not self._kort

    def setText(self, text: str) -> None:
        """Show another text."""
        self._hoogten.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        self._hoogten.clear()
        super().changeEvent(event)

    def heightForWidth(self, breedte: int) -> int:
        """Give the height of the wrapped text; a layout asks the same few widths many times."""
        hoogte = self._hoogten.get(breedte)
        if hoogte is None:
            ruimte = max(10, breedte - self._marge() - thema().em(0.15))
            fm = self.fontMetrics()
            vak = fm.boundingRect(
                QRect(0, 0, ruimte, 10_000), int(Qt.TextFlag.TextWordWrap), self.text()
            )
            # Of some typefaces the lines stand a pixel wider apart than they say.
            hoogste = _REGELS * (fm.lineSpacing() + 1)
            hoogte = min(vak.height(), hoogste) + thema().em(0.15)
            self._hoogten[breedte] = hoogte
        return hoogte

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        fm = self.fontMetrics()
        breed = fm.horizontalAdvance(self.text()) + self._marge() + thema().em(0.25)
        return QSize(breed, fm.height() + thema().em(0.15))

    def minimumSizeHint(self) -> QSize:
        """Stay narrow where the text can wrap."""
        if self._kort:
            return self.sizeHint()
        return QSize(thema().em(4), self.fontMetrics().height() + thema().em(0.15))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click on Enter, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _passend(self, vak: QRect) -> str:
        """Shorten the text by whole words until its lines fit; all of it is in the tooltip."""
        tekst, fm = self.text(), self.fontMetrics()
        if self._kort:
            return tekst
        ruim = QRect(0, 0, max(10, vak.width()), 10_000)
        vlaggen = int(Qt.TextFlag.TextWordWrap)
        woorden = tekst.split(" ")
        while len(woorden) > 1 and fm.boundingRect(ruim, vlaggen, tekst).height() > vak.height():
            woorden.pop()
            tekst = " ".join(woorden).rstrip(",;:.(") + "…"
        return tekst

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shape, text, and what says that it can be clicked."""
        t = thema()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        aan = self.isEnabled()
        if aan and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.kleur(Kleur.AANWIJZEN))
            painter.drawRoundedRect(self.rect(), 3, 3)
        kleur = self._kleur if aan else Kleur.TEKST_ZACHT
        if self._icoon:
            maat = t.em(0.75)
            hoog = self.fontMetrics().height() + t.em(0.15)
            vak = QRect(t.em(0.15), (hoog - maat) // 2, maat, maat)
            teken_icoon(painter, self._icoon, vak, t.hex(self._icoonkleur))
        font = self.font()
        font.setUnderline(aan and self.underMouse())
        painter.setFont(font)
        painter.setPen(t.kleur(kleur))
        links = self._marge()
        vlaggen = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if not self._kort or self.width() < self.sizeHint().width():
            vlaggen |= int(Qt.TextFlag.TextWordWrap)
        vak = self.rect().adjusted(links, 0, -t.em(0.1), 0)
        painter.drawText(vak, vlaggen, self._passend(vak))
        if self.hasFocus():
            painter.setPen(QPen(t.kleur(Kleur.ACCENT), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
