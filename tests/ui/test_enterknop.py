"""Enter presses the button that has the focus; in a field and on a tick it does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from app.ui.enterknop import Knoppendialoog
from tests.e2e.conftest import actief

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_enter_drukt_op_de_knop_met_de_focus(qtbot) -> None:
    """Only on the button: not in a field that goes on to it, and not on a tick."""
    venster = Knoppendialoog()
    qtbot.addWidget(venster)
    gedrukt: list[str] = []
    veld, vink, knop = QLineEdit(venster), QCheckBox("vink", venster), QPushButton(venster)
    knop.setAutoDefault(False)
    knop.clicked.connect(lambda: gedrukt.append("knop"))
    venster.show()
    actief(venster)
    for deel in (veld, vink, knop):
        deel.setFocus()
        QTest.keyClick(deel, Qt.Key.Key_Return)
    assert gedrukt == ["knop"]
    assert not vink.isChecked()
    veld.returnPressed.connect(knop.setFocus)
    veld.setFocus()
    QTest.keyClick(veld, Qt.Key.Key_Return)
    assert gedrukt == ["knop"]
