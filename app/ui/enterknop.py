"""UI: Enter presses the button that has the focus, also where no button is the default.

Qt lets Enter press a focused button only in a dialog and only when it may become the
default one. Where a window turns that off, so that Enter in a field records nothing by
accident, Enter on a button did nothing; people expect it to press.

The Enter must have been meant for that button: a field that acts on Enter may move the
focus to a button, and the same key then comes by the window too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QRadioButton,
    QWidget,
)

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KAAL = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Enterknop:
    """What a window remembers between the two events that a key gives."""

    def __init__(self) -> None:
        self._doel: QWidget | None = None

    def zie(self, event: QEvent) -> None:
        """Remember where the focus is when an Enter comes in, before anything acts on it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self._doel = QApplication.focusWidget()

    def druk(self, event: QKeyEvent) -> bool:
        """Press the button an Enter was meant for, never a tick; tells whether it did."""
        knop, self._doel = self._doel, None
        if (
            event.key() not in _ENTER
            or event.modifiers() not in _KAAL
            or event.isAutoRepeat()
            or not isinstance(knop, QAbstractButton)
            or isinstance(knop, (QCheckBox, QRadioButton))
            or knop is not QApplication.focusWidget()
        ):
            return False
        event.accept()
        knop.click()
        return True


class Knoppendialoog(QDialog):
    """A dialog in which Enter presses the button that has the focus, else the default one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._enterknop = Enterknop()
        super().__init__(parent)

    def event(self, event: QEvent) -> bool:
        """Look at a key before anything acts on it."""
        self._enterknop.zie(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the focused button before Qt looks for a default one."""
        if not self._enterknop.druk(event):
            super().keyPressEvent(event)
