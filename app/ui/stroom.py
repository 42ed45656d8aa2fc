"""UI: a layout that lets its widgets flow onto the next line when the line is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Stroom(QLayout):
    """Left to right, then down; its height follows from its width."""

    def __init__(self, parent: QWidget | None = None, ruimte: int = 6) -> None:
        super().__init__(parent)
        self._delen: list[QLayoutItem] = []
        self._ruimte = ruimte
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem, /) -> None:
        """Take an item (Qt calls this from addWidget)."""
        self._delen.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._delen)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        """Give an item, None past the end."""
        return self._delen[index] if 0 <= index < len(self._delen) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        """Remove and give an item, None past the end."""
        return self._delen.pop(index) if 0 <= index < len(self._delen) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, breedte: int, /) -> int:
        """Measure the height at a width."""
        return self._leg(QRect(0, 0, breedte, 0), proef=True)

    def setGeometry(self, rect: QRect, /) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._leg(rect, proef=False)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        breedte = sum(d.sizeHint().width() + self._ruimte for d in self._delen if not d.isEmpty())
        hoogte = max((d.sizeHint().height() for d in self._delen if not d.isEmpty()), default=0)
        return QSize(breedte, hoogte)

    def minimumSize(self) -> QSize:
        """Never narrower than the widest item."""
        maat = QSize()
        for deel in self._delen:
            if not deel.isEmpty():
                maat = maat.expandedTo(deel.minimumSize())
        return maat

    def _leg(self, rect: QRect, *, proef: bool) -> int:
        """Place (or only measure) the items; the height used comes back."""
        x, y, regel = rect.x(), rect.y(), 0
        for deel in self._delen:
            widget = deel.widget()
            if widget is not None and widget.isHidden():
                continue
            maat = deel.sizeHint()
            if widget is not None and (
                widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
            ):
                maat.setWidth(max(maat.width(), rect.right() - x))
            if x > rect.x() and x + maat.width() > rect.right() + 1:
                x, y, regel = rect.x(), y + regel + self._ruimte, 0
            breedte = min(maat.width(), max(rect.width(), 1))
            if not proef:
                deel.setGeometry(QRect(QPoint(x, y), QSize(breedte, maat.height())))
            x += breedte + self._ruimte
            regel = max(regel, maat.height())
        return y + regel - rect.y()
