"""Work in the background outlives its window quietly, and leaves nothing that lives on."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from app.ui import achtergrond
from app.ui.achtergrond import Achtergrondtaak, Voortgang


def _weg(wat: QWidget) -> None:
    wat.deleteLater()
    QCoreApplication.sendPostedEvents(wat, QEvent.Type.DeferredDelete)


def test_a_task_whose_window_is_gone_reports_nowhere_and_is_let_go(qtbot: Any) -> None:
    """Else every later wait for "nothing runs any more" would wait for it for ever."""
    verder, gehoord = threading.Event(), []
    gestopt: list[bool] = []

    def werk(voortgang: Voortgang) -> str:
        verder.wait(10)
        gestopt.append(voortgang.stop())
        return "klaar"

    venster = QWidget()
    taak = Achtergrondtaak(werk, venster)
    for signaal in (taak.klaar, taak.mislukt, taak.gestopt):
        signaal.connect(lambda *_: gehoord.append(1))
    taak.start()
    _weg(venster)
    assert taak in achtergrond._LEVEND
    verder.set()
    qtbot.waitUntil(lambda: taak not in achtergrond._LEVEND)
    assert (gestopt, gehoord) == ([True], [])


def test_a_task_of_a_living_window_reports_once(qtbot: Any) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    taak = Achtergrondtaak(lambda _v: 7, venster)
    with qtbot.waitSignal(taak.klaar) as gehoord:
        taak.start()
    assert gehoord.args == [7]
    assert taak not in achtergrond._LEVEND
