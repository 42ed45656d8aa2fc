"""What is past the terms of the Wpg, on screen: told at login, removed, and gone at a lock."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from app.services import opsporing
from app.ui.beheer.reservekopie import ReservekopieView
from tests.ui.opsporing.conftest import rust

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_boa_is_told_and_removes(team, venster_van, qtbot, gezegd, naamloos) -> None:
    opsporing.bewaar(team.een, team.verhoor(uitgenodigd=date(2021, 11, 17)))
    opsporing.bewaar(team.een, team.verhoor(uitgenodigd=date(2026, 11, 10)))
    venster = venster_van(team.een, na=True)
    balk = venster.boabalk
    assert "1 gegeven van opsporing is over zijn termijn" in balk.label.text()
    next(k for k in balk.findChildren(QPushButton) if k.text() == "Bekijken").click()
    view = venster.huidig_scherm
    assert isinstance(view, ReservekopieView)
    blad = view.termijnen
    assert view.bladen.currentWidget() is blad
    assert naamloos(blad) == []
    assert [blad.tabel.model_.teksten(n)[:4] for n in range(blad.tabel.model_.rowCount())] == [
        ("verwijderen", "di 17 nov 2026", "2026-0001", "Verhoor")
    ]
    blad.alles.setChecked(True)
    assert blad.tabel.model_.rowCount() == 2
    blad.tabel.selectRow(1)
    assert not blad.verwijder.isEnabled()
    blad.tabel.selectRow(0)
    assert not blad.vernietig.isEnabled()
    blad.verwijder.click()
    assert gezegd.vragen == ["1 gegeven van opsporing verwijderen?"]
    rust(qtbot)
    assert len(opsporing.lees_opsporing(team.een)[team.dossier.id]) == 1
    venster.kern.vergrendeld.emit()
    assert blad.tabel.model_.rowCount() == 0


def test_who_is_no_boa_has_no_such_tab(team, venster_van) -> None:
    venster = venster_van(team.log_in(team.ander))
    venster.ga("reservekopie")
    view = venster.huidig_scherm
    assert [view.bladen.tabText(n) for n in range(view.bladen.count())] == [
        "Reservekopieën",
        "Logboek",
    ]
