"""Beheer, Scholen: the own norms of a school are made, corrected, withdrawn and undone there."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.scholen import Schoolnorm
from app.services import normen
from app.ui.beheer.feitformulier import Feitformulier
from app.ui.beheer.scholen import ScholenView
from app.ui.kern import Kern
from tests.fabriek import een_school

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def view(team_sessie, qtbot) -> ScholenView:
    with team_sessie.schrijf() as tx:
        tx.maak(een_school())
    scherm = ScholenView(Kern(team_sessie))
    qtbot.addWidget(scherm)
    scherm.scholen.tabel.selectRow(0)
    return scherm


def test_the_form_offers_the_norms_that_the_protocols_know(team_sessie, view: ScholenView) -> None:
    bekend = normen.bekend(team_sessie, date(2026, 11, 18))
    assert bekend["ongeoorloofd_uren"].naam == "Ongeoorloofd uren"
    assert any("16" in d for d in bekend["ongeoorloofd_uren"].drempels)
    lijst = view.scholen.normen
    assert lijst.tabel.model_.rijen() == []
    vorm = lijst.nieuw()
    assert isinstance(vorm, Feitformulier)
    assert "school_id" not in vorm.invoer
    for naam, waarde in (("norm", "ongeoorloofd_uren"), ("aantal", 9), ("van", date(2026, 8, 1))):
        vorm.invoer[naam].zet(waarde)
    vorm.bewaar()
    (norm,) = team_sessie.lees(Schoolnorm)
    assert (norm.norm, norm.aantal, norm.van) == ("ongeoorloofd_uren", 9, date(2026, 8, 1))
    view.laad()
    assert lijst.tabel.model_.rijen() == [norm]
    model = lijst.tabel.model_
    assert [model.index(0, k).data() for k in range(2)] == [
        "Ongeoorloofd uren: 9",
        "vanaf 01-08-2026",
    ]


def test_two_of_one_day_are_refused_under_the_field(team_sessie, view: ScholenView) -> None:
    (school,) = view.scholen.tabel.model_.rijen()
    with team_sessie.schrijf() as tx:
        tx.maak(
            Schoolnorm(
                school_id=school.id, norm="ongeoorloofd_uren", aantal=9, van=date(2026, 8, 1)
            )
        )
    vorm = view.scholen.normen.nieuw()
    assert vorm is not None
    for naam, waarde in (("norm", "ongeoorloofd_uren"), ("aantal", 8), ("van", date(2026, 8, 1))):
        vorm.invoer[naam].zet(waarde)
    vorm.bewaar()
    assert vorm.bewaard is None
    assert "dezelfde ingangsdatum" in vorm._fouten["van"].text()
    assert len(team_sessie.lees(Schoolnorm)) == 1


def test_it_is_withdrawn_and_can_be_undone(team_sessie, view: ScholenView) -> None:
    (school,) = view.scholen.tabel.model_.rijen()
    with team_sessie.schrijf() as tx:
        tx.maak(Schoolnorm(school_id=school.id, norm="onbekend", aantal=9, van=date(2026, 8, 1)))
    view.laad()
    lijst = view.scholen.normen
    lijst.tabel.selectRow(0)
    lijst.knoppen[1].click()
    assert team_sessie.lees(Schoolnorm) == []
