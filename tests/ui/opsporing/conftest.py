"""For the tests of the sealed part on screen: two BOA's, others, and the window of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.services.sessie import Sessie
from app.ui import achtergrond
from app.ui.kern import Kern
from app.ui.thema import thema
from app.ui.venster import Venster
from tests.services.conftest import Boateam, team

__all__ = ["team"]


class GeenStilte:
    """Stands for the watch over idle time: nobody is ever idle."""

    minuten = 10

    def stil_sinds(self) -> None:
        return None


@pytest.fixture
def venster_van(team: Boateam, qtbot) -> Iterator[Callable[..., Venster]]:
    """Open the window of a session, as after a login; `na` does what comes after the paint."""
    vensters: list[Venster] = []

    def open_(sessie: Sessie, *, na: bool = False) -> Venster:
        thema().pas_toe()
        venster = Venster(Kern(sessie))
        vensters.append(venster)
        venster.resize(1366, 690)
        venster.show()
        if na:
            venster.na_eerste_beeld(GeenStilte())  # type: ignore[arg-type]
        rust(qtbot)
        return venster

    yield open_
    for venster in vensters:
        venster.close()
    achtergrond.wacht_op_alles()


def rust(qtbot) -> None:
    """Let the work in the background end and its results arrive."""
    qtbot.waitUntil(lambda: not achtergrond._LEVEND, timeout=20_000)
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
