"""A list to choose from takes a name that is typed in full, a space included."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.keuzelijst import Keuzelijst

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NAMEN = ("–", "school", "samenwerkingsverband", "schoolmaatschappelijk werk", "een procedure")


@pytest.fixture
def lijst(qtbot) -> Keuzelijst:
    keuze = Keuzelijst()
    qtbot.addWidget(keuze)
    keuze.addItems([*NAMEN, "een plaats"])
    keuze.show()
    return keuze


def test_a_name_that_was_chosen_already_stays_when_it_is_typed(lijst: Keuzelijst) -> None:
    lijst.setCurrentText("school")
    QTest.keyClicks(lijst, "school")
    assert lijst.currentText() == "school"


def test_a_space_belongs_to_the_name_and_alone_drops_the_list_down(lijst: Keuzelijst) -> None:
    QTest.keyClicks(lijst, "een pl")
    assert lijst.currentText() == "een plaats"
    assert not lijst.view().isVisible()
    lijst._laatst = 0.0  # a while later
    QTest.keyClick(lijst, Qt.Key.Key_Space)
    assert lijst.view().isVisible()
    lijst.hidePopup()


def test_the_same_letter_again_walks(lijst: Keuzelijst) -> None:
    gekozen: list[int] = []
    lijst.activated.connect(gekozen.append)
    for _ in range(4):
        QTest.keyClicks(lijst, "s")
    assert [NAMEN[n] for n in gekozen] == [NAMEN[1], NAMEN[2], NAMEN[3], NAMEN[1]]
