"""Absoluut verzuim: the groups, an outcome for one or many by a key, and what it shows then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from app.domain.absoluut import Absoluutbevinding, Bevinding
from app.domain.scholen import Inschrijving
from app.domain.verzuim import Melding
from app.services.absoluut import Groep
from app.ui.absoluut.besluit import BevindingDialoog
from app.ui.absoluut.view import AbsoluutView
from app.ui.kern import Kern
from tests.fabriek import een_leerling, een_school

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def leerlingen(team_sessie) -> list[str]:
    """Two without a school since the summer, one since last week."""
    school = een_school()
    ids = []
    with team_sessie.schrijf() as tx:
        tx.maak(school)
        for naam, tot in (
            ("Een", (2026, 7, 31)),
            ("Twee", (2026, 8, 31)),
            ("Kort", (2026, 11, 10)),
        ):
            wie = tx.maak(een_leerling(achternaam=naam, bsn=""))
            ids.append(wie.id)
            tx.maak(
                Inschrijving(
                    leerling_id=wie.id, school_id=school.id, van=date(2024, 8, 1), tot=date(*tot)
                )
            )
    return ids


def klaar(view: AbsoluutView, qtbot) -> None:
    """Wait until the comparison is done."""
    qtbot.waitUntil(lambda: view._taak is None and view.controle is not None, timeout=10_000)


@pytest.fixture
def view(team_sessie, leerlingen, qtbot, gezegd) -> AbsoluutView:
    scherm = AbsoluutView(Kern(team_sessie))
    qtbot.addWidget(scherm)
    scherm.show()
    klaar(scherm, qtbot)
    return scherm


def namen(view: AbsoluutView) -> list[str]:
    return [r.naam.split(",")[0] for r in view.tabel.model_.rijen()]


def test_first_who_counts_then_every_group(view: AbsoluutView) -> None:
    assert namen(view) == ["Een", "Twee"]
    assert view.groep.currentText() == "Telt mee als absoluut verzuim (2)"
    assert "2 tellen mee" in view.onder.text()
    view.groep.setCurrentIndex(view.groep.findData("alles"))
    view.groep.activated.emit(1)
    assert namen(view) == ["Een", "Twee", "Kort"]
    view.groep.setCurrentIndex(view.groep.findData(Groep.KORT.value))
    view.groep.activated.emit(1)
    assert namen(view) == ["Kort"]
    assert view.groep.currentText() == "Korter dan 4 weken (1)"
    view.zoekveld.setText("bestaat niet")
    assert view.tabel.model_.gefilterd


def test_a_key_for_two_shows_first_and_is_undone_in_one_go(
    team_sessie, view: AbsoluutView, qtbot, leerlingen
) -> None:
    view.tabel.selectAll()
    view.tabel.setFocus()
    qtbot.keyClick(view.tabel, Qt.Key.Key_D)
    (dialoog,) = view.findChildren(BevindingDialoog)
    assert dialoog.namen.count() == 2
    assert "er gaan 2 dossiers open" in dialoog.tekst.text()
    assert team_sessie.lees(Melding) == []
    dialoog.knop.click()
    klaar(view, qtbot)
    assert {m.leerling_id for m in team_sessie.lees(Melding)} == set(leerlingen[:2])
    assert [r.groep for r in view.tabel.model_.rijen()] == [Groep.DAADWERKELIJK] * 2
    view.kern.maak_ongedaan()
    klaar(view, qtbot)
    assert team_sessie.lees(Melding) == []
    assert [r.groep for r in view.tabel.model_.rijen()] == [Groep.KANDIDAAT] * 2


def test_a_finding_has_its_day_and_leaves_the_group(team_sessie, view: AbsoluutView, qtbot) -> None:
    view.tabel.selectRow(0)
    dialoog = view.leg_vast(Bevinding.ADMINISTRATIEF)
    assert dialoog is not None
    assert dialoog.invoer["tot"].waarde() == date(2026, 12, 16)
    dialoog.invoer["tot"].zet(date(2026, 11, 1))
    dialoog.knop.click()
    assert any("ligt voor" in w.text() for w in dialoog.findChildren(QLabel))
    dialoog.invoer["tot"].zet(date(2026, 12, 1))
    dialoog.knop.click()
    klaar(view, qtbot)
    (bevinding,) = team_sessie.lees(Absoluutbevinding)
    assert bevinding.tot == date(2026, 12, 1)
    assert namen(view) == ["Twee"]


def test_on_another_day_it_only_looks(view: AbsoluutView, qtbot, gezegd) -> None:
    view.kern.zet_peildatum(date(2026, 12, 8))
    klaar(view, qtbot)
    qtbot.waitUntil(lambda: view.controle.peildatum == date(2026, 12, 8), timeout=10_000)
    assert namen(view) == ["Een", "Twee", "Kort"]
    assert not any(k.isEnabled() for k in view.uitkomsten)
    view.tabel.selectRow(0)
    assert view.leg_vast(Bevinding.ONTERECHT) is None
    assert "andere dag" in gezegd.fouten[-1].tekst


def test_it_saves_the_list_as_shown_and_opens_the_leerling(
    view: AbsoluutView, qtbot, tmp_path: Path, monkeypatch, leerlingen
) -> None:
    pad = tmp_path / "lijst.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(pad), ""))
    view.pdf.click()
    assert pad.read_bytes().startswith(b"%PDF")
    view.tabel.selectRow(0)
    with qtbot.waitSignal(view.kern.toon_leerling) as gevraagd:
        qtbot.keyClick(view.tabel, Qt.Key.Key_Return)
    assert gevraagd.args == [leerlingen[0]]


def test_nobody_without_a_school_says_what_to_do(team_sessie, qtbot, gezegd) -> None:
    scherm = AbsoluutView(Kern(team_sessie))
    qtbot.addWidget(scherm)
    klaar(scherm, qtbot)
    assert scherm.stapel.currentWidget() is scherm.leeg
