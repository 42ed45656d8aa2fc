"""UI: on Windows, hear that the session was locked (WTSRegisterSessionNotification)."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

WM_WTSSESSION_CHANGE = 0x02B1
WTS_SESSION_LOCK = 0x7


class _Filter(QAbstractNativeEventFilter):
    """Looks at every native message for the one that says "locked"."""

    def __init__(self, doe: Callable[[], object]) -> None:
        super().__init__()
        self._doe = doe

    def nativeEventFilter(
        self, soort: QByteArray | bytes | bytearray | memoryview, bericht: int, /
    ) -> Any:
        """Call `doe` at a lock; every message goes on its way."""
        if QByteArray(soort).data() == b"windows_generic_MSG" and is_slotbericht(int(bericht)):
            self._doe()
        return False, 0


def is_slotbericht(adres: int) -> bool:
    """Whether the MSG at this address tells of a locked session."""
    if sys.platform != "win32":
        return False
    from ctypes import wintypes

    msg = wintypes.MSG.from_address(adres)
    return bool(msg.message == WM_WTSSESSION_CHANGE and msg.wParam == WTS_SESSION_LOCK)


def luister(doe: Callable[[], object]) -> tuple[QWidget, _Filter]:
    """Register a hidden window for session changes; keep what is returned alive."""
    venster = QWidget()
    if sys.platform == "win32":
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(venster.winId()), 0)
    filter_ = _Filter(doe)
    app = QCoreApplication.instance()
    if app is not None:
        app.installNativeEventFilter(filter_)
    return venster, filter_
