"""UI: small widgets in a row that runs on to the next line when it is full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.thema import thema


class Stroomrij(QWidget):
    """Lays its widgets out like words; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delen: list[QWidget] = []
        self._hoogte = 0
        self._bezig = False
        beleid = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)
        thema().veranderd.connect(self.schik)

    def voeg_toe(self, deel: QWidget) -> None:
        """Add a widget at the end."""
        deel.setParent(self)
        deel.installEventFilter(self)
        self._delen.append(deel)

    def haal_weg(self, deel: QWidget) -> None:
        """Let go of a widget without deleting it."""
        deel.removeEventFilter(self)
        self._delen.remove(deel)
        self.schik()

    def leeg(self) -> None:
        """Remove and delete all widgets."""
        for deel in self._delen:
            deel.removeEventFilter(self)
            deel.hide()
            deel.setParent(None)
            deel.deleteLater()
        self._delen = []
        self.schik()

    @property
    def delen(self) -> tuple[QWidget, ...]:
        """The widgets in order."""
        return tuple(self._delen)

    def schik(self) -> None:
        """Lay out for the present width."""
        if self._bezig:
            return
        self._bezig = True
        try:
            hoogte = self._plaats(max(1, self.width()), echt=True)
        finally:
            self._bezig = False
        if hoogte != self._hoogte:
            self._hoogte = hoogte
            self.setMinimumHeight(hoogte)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return True

    def heightForWidth(self, breedte: int) -> int:
        """Give the height at a width."""
        return self._plaats(breedte, echt=False)

    def sizeHint(self) -> QSize:
        """Ask for everything on one line."""
        tussen = thema().em(0.35)
        maten = [d.sizeHint() for d in self._delen if not d.isHidden()]
        breed = sum(m.width() + tussen for m in maten)
        return QSize(breed, max((m.height() for m in maten), default=0))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest, up to a bound."""
        breed = max(
            (d.minimumSizeHint().width() for d in self._delen if not d.isHidden()), default=0
        )
        return QSize(min(breed, thema().em(8)), self._hoogte)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self.schik()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the others when a widget hides, shows or changes size."""
        soorten = (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.LayoutRequest,
        )
        if event.type() in soorten:
            self.schik()
        return bool(super().eventFilter(watched, event))

    def _plaats(self, breedte: int, *, echt: bool) -> int:
        """Place every widget (or only measure); returns the height."""
        tussen = thema().em(0.35)
        x = y = 0
        rij: list[tuple[QWidget, int, int, int]] = []
        hoog = 0

        def zet_rij() -> None:
            for deel, links, w, h in rij:
                if echt:
                    deel.setGeometry(links, y + (hoog - h) // 2, w, h)

        for deel in self._delen:
            if deel.isHidden():
                continue
            maat = deel.sizeHint()
            w = min(maat.width(), breedte)
            if x and x + w > breedte:
                zet_rij()
                y += hoog + tussen // 2
                x, hoog, rij = 0, 0, []
            # What is wider than the row wraps, where it can.
            h = maat.height()
            if w < maat.width():
                h = max(h, deel.heightForWidth(w))
            rij.append((deel, x, w, h))
            x += w + tussen
            hoog = max(hoog, h)
        zet_rij()
        return y + hoog
