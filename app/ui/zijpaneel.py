"""UI: a list with a panel beside it that answers "what now" about the chosen row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.ui.thema import thema


class Zijpaneel(QFrame):
    """A panel that scrolls; its widgets go into `vak`. `naam` is for a screen reader."""

    def __init__(self, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = thema().em
        self.setProperty("rol", "paneel")
        self.setAccessibleName(naam)
        self.setMinimumWidth(em(13))
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(1, 1, 1, 1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        binnen = QWidget()
        binnen.setObjectName("paneelinhoud")
        self.vak = QVBoxLayout(binnen)
        self.vak.setContentsMargins(em(0.6), em(0.5), em(0.6), em(0.5))
        rol.setWidget(binnen)
        buiten.addWidget(rol)


def zij_aan_zij(lijst: QWidget, paneel: QWidget, maten: tuple[float, float]) -> QSplitter:
    """Lay a list and its panel side by side; the list takes what room there is.

    `maten`: how wide each begins, in line heights.
    """
    em = thema().em
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(em(0.5))
    splitter.addWidget(lijst)
    splitter.addWidget(paneel)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    splitter.setChildrenCollapsible(False)
    splitter.setSizes([em(maten[0]), em(maten[1])])
    return splitter
