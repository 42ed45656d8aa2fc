"""UI: a screen that is read again after a change: at once while in sight, else when it comes there.

A window keeps every screen that was opened once. Without this each of them would read the file
after each change, and whoever records a call would wait for lists that nobody looks at.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.ui.kern import Kern


class BijZicht(QObject):
    """Calls `laad` for `scherm`; the first reading is for the screen itself."""

    def __init__(self, kern: Kern, scherm: QWidget, laad: Callable[[], object]) -> None:
        super().__init__(scherm)
        self._scherm, self._laad = scherm, laad
        self._oud = False
        kern.gewijzigd.connect(lambda _w: self._verouder())
        kern.peildatum_veranderd.connect(lambda _d: self._verouder())
        scherm.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read what is out of date when it comes into sight."""
        if watched is self._scherm and event.type() == QEvent.Type.Show and self._oud:
            self._lees()
        return bool(super().eventFilter(watched, event))

    def _verouder(self) -> None:
        self._oud = True
        if self._scherm.isVisible():
            self._lees()

    def _lees(self) -> None:
        self._oud = False
        self._laad()
