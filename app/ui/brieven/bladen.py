"""UI: the pages of a letter as they will lie on paper, with zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.services.brieven import Pagina, render_paginas
from app.ui.thema import Kleur, thema

SCHERM_DPI = 150
"""The preview is rendered once at this density and scaled; print never uses it."""
PUNTEN_PER_INCH = 72.0
A4_MM = (210.0, 297.0)


def naar_beeld(pagina: Pagina) -> QImage:
    """Turn the pixels of a page into an image of its own memory."""
    beeld = QImage(
        pagina.rgb,
        pagina.breedte,
        pagina.hoogte,
        3 * pagina.breedte,
        QImage.Format.Format_RGB888,
    )
    return beeld.copy()


class Blad(QWidget):
    """One page; always white, whatever the theme, since paper is."""

    def __init__(self, beeld: QImage, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beeld = beeld
        self._breedte = beeld.width()
        self.setAccessibleName(naam)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def zet_breedte(self, breedte: int) -> None:
        """Show the page this wide, in pixels."""
        self._breedte = max(40, breedte)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Keep the proportions of the paper."""
        hoogte = round(self._breedte * self._beeld.height() / max(1, self._beeld.width()))
        return QSize(self._breedte, hoogte)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page with a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._beeld)
        painter.setPen(QPen(thema().kleur(Kleur.RAND_STERK), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Bladen(QScrollArea):
    """All pages under each other. Ctrl+wheel, + and - zoom, 0 fits the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Voorbeeld van de brief")
        self.setAccessibleDescription("Plus en min vergroten en verkleinen, 0 past de breedte.")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bladen: list[Blad] = []
        self._zoom = 0.0
        self._houder = QWidget()
        self._lijst = QVBoxLayout(self._houder)
        self._lijst.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._lijst.setSpacing(thema().em(0.6))
        self.setWidget(self._houder)

    @property
    def aantal(self) -> int:
        """How many pages are shown."""
        return len(self._bladen)

    def toon(self, pdf: bytes, omschrijving: str) -> None:
        """Show a PDF; `omschrijving` names it for a screen reader."""
        self.toon_beelden([naar_beeld(p) for p in render_paginas(pdf, SCHERM_DPI)], omschrijving)

    def toon_beelden(self, beelden: Sequence[QImage], omschrijving: str) -> None:
        """Show pictures as pages."""
        plek = self.verticalScrollBar().value()
        self.leeg()
        for nr, beeld in enumerate(beelden, start=1):
            blad = Blad(beeld, f"{omschrijving}, bladzijde {nr} van {len(beelden)}")
            self._lijst.addWidget(blad)
            blad.show()
            self._bladen.append(blad)
        self._schaal()
        self._houder.adjustSize()
        self.verticalScrollBar().setValue(plek)

    def leeg(self) -> None:
        """Show nothing."""
        for blad in self._bladen:
            self._lijst.removeWidget(blad)
            blad.hide()
            blad.deleteLater()
        self._bladen = []

    def zoom(self, factor: float) -> None:
        """Zoom; 0 fits the width again."""
        nu = self._zoom or 1.0
        self._zoom = 0.0 if factor == 0 else min(4.0, max(0.3, nu * factor))
        self._schaal()

    def _schaal(self) -> None:
        """Give the pages their width."""
        past = self.viewport().width() - 2 * thema().em(0.8)
        past = min(past, round(A4_MM[0] / 25.4 * self.logicalDpiX() * 1.25))
        for blad in self._bladen:
            blad.zet_breedte(round(past * (self._zoom or 1.0)))

    def resizeEvent(self, event: object) -> None:
        """Fit again."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._schaal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.15 ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with keys."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.25)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / 1.25)
        elif event.key() == Qt.Key.Key_0:
            self.zoom(0)
        else:
            super().keyPressEvent(event)
