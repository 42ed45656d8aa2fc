"""Days at home: the running whole-day absence, counted with a calendar in hand."""

from __future__ import annotations

import dataclasses

import pytest

from app.domain.dossiers import Eenheid
from app.domain.scholen import Regio
from app.domain.thuis import eerste_dag_over, geweest_op, thuis_op
from tests.protocol.bouw import Zaak, dag, kalenders


def dagen(zaak: Zaak, peildatum: str) -> int | None:
    return zaak.stand(peildatum).dagen_thuis


def test_first_day_counts_and_so_does_the_peildatum() -> None:
    zaak = Zaak().verzuim("vr 16 okt 2026")
    assert dagen(zaak, "do 15 okt 2026") is None
    assert dagen(zaak, "vr 16 okt 2026") == 1
    # 16 days of oktober and 22 of november, through the herfstvakantie.
    assert dagen(zaak, "zo 22 nov 2026") == 38


def test_first_day_in_a_weekend_counts_from_the_next_schooldag() -> None:
    zaak = Zaak().verzuim("za 5 sep 2026")
    assert dagen(zaak, "zo 6 sep 2026") is None
    assert dagen(zaak, "ma 7 sep 2026") == 1


def test_changes_of_kind_and_weekends_do_not_break_it() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", "vr 11 sep 2026", "ziekte")
    zaak.verzuim("ma 14 sep 2026", "wo 16 sep 2026").verzuim("do 17 sep 2026", soort="geoorloofd")
    stand = zaak.stand("vr 18 sep 2026")
    assert (stand.dagen_thuis, stand.thuis_sinds) == (12, dag("ma 7 sep 2026"))


def test_a_holiday_between_two_spells_does_not_break_it() -> None:
    zaak = Zaak().verzuim("ma 12 okt 2026", "vr 16 okt 2026").verzuim("ma 26 okt 2026")
    assert dagen(zaak, "wo 21 okt 2026") == 10
    assert dagen(zaak, "ma 26 okt 2026") == 15
    noord = (
        Zaak(regio="noord").verzuim("ma 12 okt 2026", "vr 16 okt 2026").verzuim("ma 26 okt 2026")
    )
    # In noord the week of 19 oktober is school, so the first spell was over.
    assert dagen(noord, "wo 21 okt 2026") is None
    assert dagen(noord, "ma 26 okt 2026") == 1


def test_one_schooldag_breaks_it_unless_marked_as_no_herstel() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", "wo 9 sep 2026").verzuim("vr 11 sep 2026")
    stand = zaak.stand("vr 11 sep 2026")
    assert (stand.dagen_thuis, stand.eerder_thuis) == (1, 3)
    zaak.herstel("do 10 sep 2026", "geen_herstel")
    assert dagen(zaak, "vr 11 sep 2026") == 5


def test_ended_spell_runs_until_the_next_schooldag() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", "vr 11 sep 2026")
    assert dagen(zaak, "zo 13 sep 2026") == 7
    assert dagen(zaak, "ma 14 sep 2026") is None


def test_recorded_return_ends_an_open_spell_and_a_relapse_takes_it_up() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026").herstel("ma 21 sep 2026")
    assert dagen(zaak, "zo 20 sep 2026") == 14
    assert dagen(zaak, "ma 21 sep 2026") is None
    zaak.herstel("do 24 sep 2026", "terugval_zelfde")
    stand = zaak.stand("vr 25 sep 2026")
    assert (stand.dagen_thuis, stand.eerder_thuis) == (2, 14)


def test_partly_back_is_not_at_home_and_agreed_result_says_nothing() -> None:
    deels = Zaak().verzuim("ma 7 sep 2026").herstel("ma 21 sep 2026", "gedeeltelijk")
    assert dagen(deels, "di 22 sep 2026") is None
    afspraak = Zaak().verzuim("ma 7 sep 2026").herstel("ma 21 sep 2026", "afspraak")
    assert dagen(afspraak, "di 22 sep 2026") == 16


def test_partly_then_wholly_back_then_relapse() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026").herstel("ma 14 sep 2026", "gedeeltelijk")
    zaak.herstel("ma 21 sep 2026").herstel("do 24 sep 2026", "terugval_opnieuw")
    assert dagen(zaak, "wo 23 sep 2026") is None
    assert dagen(zaak, "do 24 sep 2026") == 1


def test_single_hours_are_not_at_home() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026")
    perioden = [dataclasses.replace(p, hele_dagen=False) for p in zaak.lijsten["perioden"]]
    assert thuis_op(perioden, (), zaak.kalender, dag("di 8 sep 2026")) is None


@pytest.mark.parametrize(
    ("sinds", "aantal", "eenheid", "vanaf", "verwacht"),
    [
        ("vr 16 okt 2026", 4, "weken", False, "vr 13 nov 2026"),  # day 29
        ("vr 16 okt 2026", 4, "weken", True, "do 12 nov 2026"),  # day 28
        ("vr 16 okt 2026", 10, "dagen", False, "ma 26 okt 2026"),  # day 11
        ("di 15 sep 2026", 3, "maanden", False, "wo 16 dec 2026"),
        ("di 15 sep 2026", 3, "maanden", True, "di 15 dec 2026"),
        ("ma 30 nov 2026", 3, "maanden", False, "ma 1 mrt 2027"),  # clamped to 28 feb
        ("ma 7 sep 2026", 5, "schooldagen", True, "ma 14 sep 2026"),  # 8, 9, 10, 11, 14
    ],
)
def test_the_day_on_which_a_threshold_tips(
    sinds: str, aantal: int, eenheid: str, vanaf: bool, verwacht: str
) -> None:
    kalender = kalenders().voor_regio(Regio.MIDDEN)
    over = eerste_dag_over(kalender, dag(sinds), aantal, Eenheid(eenheid), vanaf=vanaf)
    assert over == dag(verwacht)


def geweest(zaak: Zaak, peildatum: str) -> list[tuple[object, int, object]]:
    feiten = zaak.feiten
    gevonden = geweest_op(
        feiten.perioden, feiten.herstel, kalenders().voor_regio(Regio.MIDDEN), dag(peildatum)
    )
    return [(g.thuis.sinds, g.thuis.dagen, g.terug) for g in gevonden]


def test_spells_that_are_over_with_their_last_day_and_the_day_back() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", "vr 11 sep 2026").verzuim("ma 21 sep 2026")
    # The first one is over on the next schooldag, a Monday; the second one runs.
    assert geweest(zaak, "zo 13 sep 2026") == []
    eerste = (dag("ma 7 sep 2026"), 5, dag("ma 14 sep 2026"))
    assert geweest(zaak, "ma 14 sep 2026") == [eerste]
    assert geweest(zaak, "vr 25 sep 2026") == [eerste]
    # A recorded return ends the second one on its own day: 21 to 29 september is 9 days.
    zaak.herstel("wo 30 sep 2026")
    assert geweest(zaak, "di 29 sep 2026") == [eerste]
    assert geweest(zaak, "wo 30 sep 2026") == [
        eerste,
        (dag("ma 21 sep 2026"), 9, dag("wo 30 sep 2026")),
    ]


def test_a_spell_of_free_days_only_was_no_spell() -> None:
    zaak = Zaak().verzuim("za 5 sep 2026", "zo 6 sep 2026")
    assert geweest(zaak, "vr 11 sep 2026") == []
