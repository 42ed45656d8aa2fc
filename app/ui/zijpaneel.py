"""UI: a list with a panel beside it that answers "what now" about the chosen row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
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


class Wijkend(QSplitter):
    """Two parts side by side; under each other where there is no room for the size of text.

    `smal` is the width in line heights below which that is so, `hoogten` what each part gets
    at the least then: the page scrolls.
    """

    def __init__(
        self, smal: float, hoogten: tuple[float, float], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._smal, self._hoogten = smal, hoogten
        self._eigen: dict[int, int] = {}
        """What each part asked for itself."""
        self.setChildrenCollapsible(False)
        self.setHandleWidth(thema().em(0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the width asks for it."""
        super().resizeEvent(event)
        self._weeg()

    def event(self, event: QEvent) -> bool:
        """Look again when a part asks for more or less room, as with another size of text."""
        gedaan = bool(super().event(event))
        if event.type() == QEvent.Type.LayoutRequest:
            self._weeg()
        return gedaan

    def _weeg(self) -> None:
        """Lay the parts beside or under each other."""
        em = thema().em
        onder = self.width() < em(self._smal)
        delen = [d for n in range(len(self._hoogten)) if (d := self.widget(n)) is not None]
        hoogten = [
            max(em(hoog), deel.minimumSizeHint().height())
            for hoog, deel in zip(self._hoogten, delen, strict=False)
        ]
        for nummer, deel in enumerate(delen):
            eigen = self._eigen.setdefault(nummer, deel.minimumHeight())
            deel.setMinimumHeight(hoogten[nummer] if onder else eigen)
        # Also where the policy of the size says that it may be as small as one likes.
        self.setMinimumHeight(sum(hoogten) + self.handleWidth() if onder else 0)
        if onder != (self.orientation() is Qt.Orientation.Vertical):
            self.setOrientation(Qt.Orientation.Vertical if onder else Qt.Orientation.Horizontal)


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
