"""The calendar of a leerling who changed school (protocollen 3): old before the day, new after it.

Autumn 2026: herfstvakantie noord 10-18 oktober, zuid 17-25 oktober. All terms
start on wo 30 september; week by week in the comments.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.kalender import Kalender, Schoolkalenders
from app.domain.scholen import Inschrijving, Regio, School, VrijeDag
from app.services.schoolkalender import standaard_vakanties

NOORD = School(id="n", naam="Noordschool", regio=Regio.NOORD)
ZUID = School(id="z", naam="Zuidschool", regio=Regio.ZUID)
EIGEN = School(id="e", naam="Met studiedag", regio=Regio.ZUID)
SCHOLEN = {s.id: s for s in (NOORD, ZUID, EIGEN)}
LATER = date(2027, 6, 1)
START = date(2026, 9, 30)
STUDIEDAG = VrijeDag(
    school_id="e",
    eerste_dag=date(2026, 10, 12),
    laatste_dag=date(2026, 10, 16),
    omschrijving="studieweek",
)


@cache
def team() -> Schoolkalenders:
    return Schoolkalenders(standaard_vakanties(), [STUDIEDAG])


def rij(school: School, van: date, tot: date | None = None) -> Inschrijving:
    return Inschrijving(leerling_id="l", school_id=school.id, van=van, tot=tot)


def van_naar(oud: School, nieuw: School, op: date, tot: date | None = None) -> Kalender:
    laatste = tot or op - timedelta(days=1)
    rijen = [rij(oud, date(2020, 8, 1), laatste), rij(nieuw, op)]
    return team().voor_leerling(rijen, SCHOLEN, LATER)


@pytest.mark.parametrize(
    ("oud", "nieuw", "op", "eind", "over"),
    [
        # wissel vr 16 okt: 5/10, 12/10 (vr 16 is school in zuid), (19/10 zuid vrij), 26/10
        (NOORD, ZUID, date(2026, 10, 16), date(2026, 10, 28), ["herfstvakantie (zuid)"]),
        # wissel ma 19 okt: 5/10, (12/10 noord vrij), (19/10 zuid vrij), 26/10, 2/11
        (
            NOORD,
            ZUID,
            date(2026, 10, 19),
            date(2026, 11, 4),
            ["herfstvakantie (noord)", "herfstvakantie (zuid)"],
        ),
        # wissel ma 12 okt: 5/10, 12/10, (19/10 zuid vrij), 26/10
        (NOORD, ZUID, date(2026, 10, 12), date(2026, 10, 28), ["herfstvakantie (zuid)"]),
        # andersom, wissel ma 12 okt: 5/10, (12/10 noord vrij), 19/10, 26/10
        (ZUID, NOORD, date(2026, 10, 12), date(2026, 10, 28), ["herfstvakantie (noord)"]),
        # wissel vr 16 okt: 5/10, 12/10 (ma t/m do school in zuid), 19/10 school in noord
        (ZUID, NOORD, date(2026, 10, 16), date(2026, 10, 21), []),
        # wissel ma 19 okt: 5/10, 12/10, 19/10: geen van beide vakanties
        (ZUID, NOORD, date(2026, 10, 19), date(2026, 10, 21), []),
        # wissel ma 26 okt: nog helemaal op zuid: 5/10, 12/10, (19/10 zuid vrij), 26/10
        (ZUID, NOORD, date(2026, 10, 26), date(2026, 10, 28), ["herfstvakantie (zuid)"]),
    ],
)
def test_a_term_that_crosses_the_change(
    oud: School, nieuw: School, op: date, eind: date, over: list[str]
) -> None:
    uitkomst = van_naar(oud, nieuw, op).plus_schoolweken(START, 3)
    assert uitkomst.datum == eind
    assert [v.naam for v in uitkomst.overgeslagen] == over


def test_a_term_before_or_after_the_change_names_no_region() -> None:
    kalender = van_naar(NOORD, ZUID, date(2026, 11, 2))
    # noord alone: 5/10, (12/10), 19/10
    uitkomst = kalender.plus_schoolweken(START, 2)
    assert uitkomst.datum == date(2026, 10, 21)
    assert [v.naam for v in uitkomst.overgeslagen] == ["herfstvakantie"]
    # zuid alone from do 4 feb 2027: 8/2, (15/2 voorjaar zuid 13-21 feb), 22/2
    assert kalender.plus_schoolweken(date(2027, 2, 4), 2).datum == date(2027, 2, 25)


def test_schooldagen_count_each_on_their_own_calendar() -> None:
    kalender = van_naar(NOORD, ZUID, date(2026, 10, 16))
    # after vr 9 okt: 12-15 vrij in noord, vr 16 school in zuid, 19-23 vrij in zuid, ma 26, di 27
    assert kalender.plus_schooldagen(date(2026, 10, 9), 3) == date(2026, 10, 27)
    assert kalender.schooldagen_tussen(date(2026, 10, 9), date(2026, 10, 27)) == 3
    assert kalender.min_schooldagen(date(2026, 10, 27), 2) == date(2026, 10, 16)
    over = kalender.overgeslagen(date(2026, 10, 9), date(2026, 10, 27))
    assert [v.naam for v in over] == ["herfstvakantie (noord)", "herfstvakantie (zuid)"]
    assert [kalender.is_schooldag(date(2026, 10, d)) for d in (15, 16, 19)] == [False, True, False]
    vrij = kalender.vrij_op(date(2026, 10, 15))
    assert vrij is not None
    assert vrij.tot == date(2026, 10, 18)


def test_a_gap_keeps_the_last_school_or_goes_by_where_the_leerling_lives() -> None:
    rijen = [rij(NOORD, date(2020, 8, 1), date(2026, 10, 9)), rij(ZUID, date(2026, 10, 19))]
    # without a region of the team noord goes on: 5/10, (12/10), (19/10 zuid), 26/10, 2/11
    kalender = team().voor_leerling(rijen, SCHOLEN, LATER)
    assert kalender.plus_schoolweken(START, 3).datum == date(2026, 11, 4)
    # region zuid in the gap from za 10 okt: 5/10, 12/10, (19/10), 26/10
    kalender = team().voor_leerling(rijen, SCHOLEN, LATER, regio=Regio.ZUID)
    assert kalender.plus_schoolweken(START, 3).datum == date(2026, 10, 28)


def test_after_uitschrijving_the_region_of_the_team_counts_from_the_day_after() -> None:
    rijen = [rij(NOORD, date(2020, 8, 1), date(2026, 10, 18))]
    # t/m zo 18 okt noord: (12/10); daarna zuid: (19/10), so 5/10, 26/10, 2/11
    kalender = team().voor_leerling(rijen, SCHOLEN, LATER, regio=Regio.ZUID)
    assert kalender.plus_schoolweken(START, 3).datum == date(2026, 11, 4)
    # a day before the uitschrijving exists nothing changes on the day itself
    assert kalender.is_schooldag(date(2026, 10, 9))
    # without a region the last school goes on: 5/10, (12/10), 19/10, 26/10
    kalender = team().voor_leerling(rijen, SCHOLEN, LATER)
    assert kalender is team().voor_regio(Regio.NOORD)


def test_an_enrolment_from_after_the_day_asked_about_does_not_exist_yet() -> None:
    rijen = [rij(NOORD, date(2020, 8, 1), date(2026, 10, 18)), rij(ZUID, date(2026, 10, 19))]
    op = team().voor_leerling(rijen, SCHOLEN, date(2026, 10, 18))
    assert op is team().voor_regio(Regio.NOORD)
    assert team().voor_leerling(rijen, SCHOLEN, date(2026, 10, 19)) is not op


def test_own_free_days_of_both_schools() -> None:
    kalender = van_naar(ZUID, EIGEN, date(2026, 10, 12))
    # 5/10 op zuid, (12/10 studieweek van de nieuwe school), (19/10 herfst), 26/10, 2/11
    uitkomst = kalender.plus_schoolweken(START, 3)
    assert uitkomst.datum == date(2026, 11, 4)
    assert [v.naam for v in uitkomst.overgeslagen] == ["studieweek", "herfstvakantie"]


def test_two_schools_with_one_calendar_are_the_shared_calendar() -> None:
    ander = School(id="n2", naam="Andere noordschool", regio=Regio.NOORD)
    rijen = [rij(NOORD, date(2020, 8, 1), date(2026, 7, 31)), rij(ander, date(2026, 8, 1))]
    kalender = team().voor_leerling(rijen, {**SCHOLEN, "n2": ander}, LATER)
    assert kalender is team().voor_regio(Regio.NOORD)
    een = team().voor_leerling([rij(NOORD, date(2020, 8, 1))], SCHOLEN, LATER)
    assert een is team().voor_regio(Regio.NOORD)


def test_a_year_without_calendar_on_either_side_makes_it_provisional() -> None:
    kalender = van_naar(NOORD, ZUID, date(2027, 9, 1))
    assert kalender.schooljaar_volledig("2026-2027")
    assert not kalender.schooljaar_volledig("2027-2028")
    assert kalender.plus_schoolweken(date(2027, 6, 30), 3).zonder_kalender
    # herfst noord is still to be checked, herfst zuid is not
    assert van_naar(NOORD, ZUID, date(2026, 10, 12)).plus_schoolweken(START, 1).onzeker is False
    assert kalender.plus_schoolweken(START, 2).onzeker is True


def test_without_a_school_the_calendar_says_that_it_assumes_one() -> None:
    kalender = team().voor_leerling([], {}, LATER)
    assert "regio Midden" in kalender.aanname
    assert team().voor_leerling([], {}, LATER, regio=Regio.ZUID) is team().voor_regio(Regio.ZUID)
    assert not team().voor_leerling([], {}, LATER, anders=ZUID).aanname


DAGEN = st.dates(date(2025, 8, 1), date(2027, 6, 1))


@given(
    school=st.sampled_from([NOORD, ZUID, EIGEN]),
    wissels=st.lists(DAGEN, max_size=4, unique=True),
    start=DAGEN,
    aantal=st.integers(1, 12),
)
@settings(max_examples=60, deadline=None)
def test_the_same_school_again_is_one_school(
    school: School, wissels: list[date], start: date, aantal: int
) -> None:
    rijen = [rij(school, date(2020, 8, 1)), *(rij(school, dag) for dag in sorted(wissels))]
    kalender = team().voor_leerling(rijen, SCHOLEN, LATER)
    assert kalender is team().voor_school(school)


@given(wissel=DAGEN, start=DAGEN, aantal=st.integers(1, 10), ander=st.sampled_from([NOORD, EIGEN]))
@settings(max_examples=100, deadline=None)
def test_what_lies_on_one_side_of_the_change_is_as_on_that_school(
    wissel: date, start: date, aantal: int, ander: School
) -> None:
    kalender = van_naar(ZUID, ander, wissel)
    oud, nieuw = team().voor_school(ZUID), team().voor_school(ander)
    uitkomst = kalender.plus_schoolweken(start, aantal)
    if start >= wissel:
        assert uitkomst == nieuw.plus_schoolweken(start, aantal)
    elif oud.plus_schoolweken(start, aantal).datum < wissel:
        assert uitkomst.datum == oud.plus_schoolweken(start, aantal).datum
    assert kalender.plus_schooldagen(start, aantal) >= start
    dagen = [start + timedelta(days=n) for n in range(40)]
    assert [kalender.is_schooldag(d) for d in dagen] == [
        (oud if d < wissel else nieuw).is_schooldag(d) for d in dagen
    ]
    assert kalender.schooldagen_tussen(start, dagen[-1]) == sum(
        kalender.is_schooldag(d) for d in dagen[1:]
    )
