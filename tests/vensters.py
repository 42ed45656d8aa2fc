"""Close what a test left on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def ruim_vensters_op() -> None:
    """Close every window and let it be deleted, but not the popups that belong to something.

    The list of a completer is a window of its own for Qt, which the completer deletes: deleting
    it here too, in whichever order, would crash.
    """
    for venster in QApplication.topLevelWidgets():
        venster.close()
        if venster.windowType() is not Qt.WindowType.Popup:
            venster.deleteLater()
