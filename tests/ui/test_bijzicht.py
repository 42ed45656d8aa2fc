"""A screen that nobody looks at waits with reading until it comes into sight."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.ui.bijzicht import BijZicht
from app.ui.kern import Kern


def test_a_screen_out_of_sight_is_read_once_when_it_is_shown(kern: Kern, qtbot: QtBot) -> None:
    stapel, een, twee = QStackedWidget(), QWidget(), QWidget()
    stapel.addWidget(een)
    stapel.addWidget(twee)
    gelezen: list[str] = []
    BijZicht(kern, een, lambda: gelezen.append("een"))
    BijZicht(kern, twee, lambda: gelezen.append("twee"))
    qtbot.addWidget(stapel)
    with qtbot.waitExposed(stapel):
        stapel.show()
    assert gelezen == []  # the first reading is their own
    kern.gewijzigd.emit(None)
    kern.gewijzigd.emit(None)
    assert gelezen == ["een", "een"]
    stapel.setCurrentWidget(twee)
    assert gelezen == ["een", "een", "twee"]
    stapel.setCurrentWidget(een)
    stapel.setCurrentWidget(twee)
    assert gelezen == ["een", "een", "twee"]  # nothing changed since
