"""Tests of schooldagen, schoolweken and terms, against a calendar on paper.

How the table was made: the weeks of 2026-2027 were written out from a wall
calendar (1 September 2026 is a Tuesday, 1 January 2027 a Friday, Pasen 28
March 2027), the holiday weeks of each region were struck out as
schoolvakanties.csv gives them, and the weeks that were left were counted by
finger from the week after the start. The Mondays that were counted stand
behind each row; those in brackets were struck out.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.dossiers import Eenheid
from app.domain.fouten import KnownError
from app.domain.kalender import Kalender, Schoolkalenders, Vrij, schooljaar_van
from app.domain.scholen import Regio, School, Vakantie, VrijeDag, Vrijsoort, Zekerheid
from app.domain.termijn import plus_maanden, termijn_einde
from app.services.schoolkalender import standaard_vakanties

VAKANTIES = standaard_vakanties()
TEAM = Schoolkalenders(VAKANTIES)
NOORD, MIDDEN, ZUID = (TEAM.voor_regio(r) for r in (Regio.NOORD, Regio.MIDDEN, Regio.ZUID))
PER_NAAM = {"noord": NOORD, "midden": MIDDEN, "zuid": ZUID}


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


# regio, start, schoolweken, uiterlijk
TABEL = [
    # herfstvakantie: noord week 42 (12 okt), midden and zuid week 43 (19 okt)
    ("noord", "2026-09-23", 3, "2026-10-21"),  # 28/9 5/10 (12/10) 19/10
    ("midden", "2026-09-23", 3, "2026-10-14"),  # 28/9 5/10 12/10
    ("zuid", "2026-09-23", 3, "2026-10-14"),  # the same
    ("midden", "2026-10-14", 4, "2026-11-18"),  # (19/10) 26/10 2/11 9/11 16/11
    ("zuid", "2026-10-14", 4, "2026-11-18"),  # the same
    ("noord", "2026-10-14", 4, "2026-11-16"),  # in the holiday: counts as Mon 19/10
    # kerstvakantie: weeks of 21/12 and 28/12 everywhere
    ("noord", "2026-12-08", 3, "2027-01-12"),  # 14/12 (21/12 28/12) 4/1 11/1
    ("midden", "2026-12-04", 4, "2027-01-15"),  # 7/12 14/12 (21/12 28/12) 4/1 11/1
    ("zuid", "2026-12-24", 1, "2027-01-11"),  # in the holiday: counts as Mon 4/1; 11/1
    # voorjaarsvakantie: noord and midden week of 22/2, zuid week of 15/2
    ("noord", "2027-02-04", 2, "2027-02-18"),  # 8/2 15/2
    ("midden", "2027-02-04", 3, "2027-03-04"),  # 8/2 15/2 (22/2) 1/3
    ("zuid", "2027-02-04", 2, "2027-02-25"),  # 8/2 (15/2) 22/2
    # Pasen, meivakantie (week of 26/4), Hemelvaart 6/5, Pinksteren 17/5
    ("midden", "2027-03-08", 3, "2027-03-30"),  # 15/3 22/3 29/3: Mon is 2e paasdag, so Tue
    ("noord", "2027-04-06", 3, "2027-05-04"),  # 12/4 19/4 (26/4) 3/5
    ("zuid", "2027-04-15", 2, "2027-05-07"),  # 19/4 (26/4) 3/5: Thu is Hemelvaart, so Fri
    ("midden", "2027-04-12", 4, "2027-05-18"),  # 19/4 (26/4) 3/5 10/5 17/5: 2e pinksterdag
    ("midden", "2027-05-06", 2, "2027-05-21"),  # Hemelvaart counts as Fri 7/5; 10/5 17/5
    # weekend
    ("midden", "2026-11-07", 3, "2026-11-30"),  # Sat counts as Mon 9/11; 16/11 23/11 30/11
    ("midden", "2026-11-08", 3, "2026-11-30"),  # Sun the same
    # zomervakantie 2026: noord 6/7-10/8, midden 20/7-24/8, zuid 13/7-17/8
    ("noord", "2026-06-24", 3, "2026-08-26"),  # 29/6 (6/7..10/8) 17/8 24/8
    ("midden", "2026-06-24", 3, "2026-07-15"),  # 29/6 6/7 13/7
    ("zuid", "2026-06-24", 3, "2026-08-26"),  # 29/6 6/7 (13/7..17/8) 24/8
    ("midden", "2026-06-24", 4, "2026-09-02"),  # 29/6 6/7 13/7 (20/7..24/8) 31/8
    ("noord", "2026-08-20", 3, "2026-09-10"),  # school is back: 24/8 31/8 7/9
    ("midden", "2026-08-20", 3, "2026-09-21"),  # in the holiday: counts as Mon 31/8; 7 14 21/9
    ("zuid", "2026-08-20", 3, "2026-09-14"),  # counts as Mon 24/8; 31/8 7/9 14/9
    # zomervakantie 2027: noord 12/7-16/8, midden 19/7-23/8, zuid 26/7-30/8
    ("noord", "2027-06-30", 3, "2027-09-01"),  # 5/7 (12/7..16/8) 23/8 30/8
    ("midden", "2027-06-30", 3, "2027-09-01"),  # 5/7 12/7 (19/7..23/8) 30/8
    ("zuid", "2027-06-30", 3, "2027-07-21"),  # 5/7 12/7 19/7
    ("zuid", "2027-06-30", 4, "2027-09-08"),  # 5/7 12/7 19/7 (26/7..30/8) 6/9
]


@pytest.mark.parametrize(("regio", "start", "weken", "eind"), TABEL)
def test_term_in_schoolweken_as_counted_on_paper(regio, start, weken, eind):
    assert PER_NAAM[regio].plus_schoolweken(d(start), weken).datum == d(eind)


def test_outcome_names_the_holiday_that_was_jumped_over():
    uitkomst = MIDDEN.plus_schoolweken(d("2026-10-14"), 4)
    herfst = Vrij("herfstvakantie", d("2026-10-17"), d("2026-10-25"))
    assert uitkomst.overgeslagen == (herfst,)
    assert uitkomst.begin_geteld == d("2026-10-14")
    assert not uitkomst.verschoven
    assert not uitkomst.onzeker
    assert not uitkomst.zonder_kalender


def test_outcome_names_the_feestdag_that_moved_the_end_after_the_holiday():
    uitkomst = ZUID.plus_schoolweken(d("2027-04-15"), 2)
    assert [v.naam for v in uitkomst.overgeslagen] == ["meivakantie", "Hemelvaartsdag"]
    assert uitkomst.verschoven
    assert uitkomst.verschoven_van == d("2027-05-06")
    assert uitkomst.onzeker  # the meivakantie 2026-2027 is still to be checked


def test_start_in_holiday_counts_as_first_schooldag_and_says_so():
    assert NOORD.plus_schoolweken(d("2026-10-14"), 4).begin_geteld == d("2026-10-19")
    assert NOORD.plus_schoolweken(d("2026-10-14"), 4).onzeker  # herfst noord is unchecked


def test_term_into_year_without_calendar_is_provisional():
    assert MIDDEN.plus_schoolweken(d("2027-06-30"), 3).zonder_kalender
    assert not MIDDEN.plus_schoolweken(d("2027-05-24"), 3).zonder_kalender
    # 2027-2028 is not known: in that year weekends and feestdagen only. 1 Nov 2027 is a Monday.
    assert MIDDEN.plus_schoolweken(d("2027-10-11"), 3).datum == d("2027-11-01")
    assert MIDDEN.is_schooldag(d("2027-12-27"))
    assert not MIDDEN.is_schooldag(d("2027-12-25"))


def test_own_free_days_of_a_school_count_for_that_school_only():
    school = School(id="s1", naam="Obs De Proefballon", regio=Regio.ZUID)
    carnaval = VrijeDag(
        school_id="s1", eerste_dag=d("2027-02-08"), laatste_dag=d("2027-02-12"),
        omschrijving="carnaval",
    )  # fmt: skip
    team = Schoolkalenders(VAKANTIES, [carnaval])
    # 4 Feb + 2 schoolweken in zuid: (8/2 carnaval) (15/2 voorjaar) 22/2 1/3
    uitkomst = team.voor_school(school).plus_schoolweken(d("2027-02-04"), 2)
    assert uitkomst.datum == d("2027-03-04")
    assert [v.naam for v in uitkomst.overgeslagen] == ["carnaval", "voorjaarsvakantie"]
    ander = School(id="s2", naam="Het Fictieve Lyceum", regio=Regio.ZUID)
    assert team.voor_school(ander) is team.voor_regio(Regio.ZUID)
    assert team.voor_school(ander).plus_schoolweken(d("2027-02-04"), 2).datum == d("2027-02-25")


def test_free_day_without_school_counts_for_all():
    goede_vrijdag = VrijeDag(
        soort=Vrijsoort.FEESTDAG, eerste_dag=d("2027-03-26"), laatste_dag=d("2027-03-26")
    )
    team = Schoolkalenders(VAKANTIES, [goede_vrijdag])
    for regio in Regio:
        assert not team.voor_regio(regio).is_schooldag(d("2027-03-26"))
    # Fri 19 March + 1 schoolweek = Goede Vrijdag, then weekend, then 2e paasdag: Tue 30 March
    uitkomst = team.voor_school(None).plus_schoolweken(d("2027-03-19"), 1)
    assert uitkomst.datum == d("2027-03-30")
    assert [v.soort for v in uitkomst.overgeslagen] == ["feestdag", "feestdag"]


def test_sluiting_is_told_apart():
    dicht = VrijeDag(
        school_id="s", soort=Vrijsoort.SLUITING, eerste_dag=d("2026-11-02"),
        laatste_dag=d("2026-11-06"),
    )  # fmt: skip
    kalender = Schoolkalenders(VAKANTIES, [dicht]).voor_school(School(id="s", naam="x"))
    assert kalender.vrij_op(d("2026-11-03")).soort == "sluiting"
    assert kalender.vrij_op(d("2026-11-09")) is None
    assert kalender.vrij_op(d("2026-11-08")) is None  # a plain Sunday


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        ("2026-10-19", "herfstvakantie"),
        ("2026-10-24", "herfstvakantie"),  # a Saturday within the holiday
        ("2027-05-06", "Hemelvaartsdag"),
        ("2027-04-27", "meivakantie"),  # Koningsdag falls in it
    ],
)
def test_what_keeps_school_closed(dag, naam):
    assert MIDDEN.vrij_op(d(dag)).naam == naam
    assert not MIDDEN.is_schooldag(d(dag))


# start, n, n-th schooldag after it (midden)
SCHOOLDAGEN = [
    ("2026-10-14", 1, "2026-10-15"),
    ("2026-10-14", 2, "2026-10-16"),
    ("2026-10-14", 3, "2026-10-26"),  # the whole herfstvakantie lies between
    ("2026-10-17", 1, "2026-10-26"),  # from a day in it
    ("2026-11-07", 5, "2026-11-13"),  # Sat: Mon Tue Wed Thu Fri
    ("2027-05-05", 1, "2027-05-07"),  # Hemelvaart between
    ("2026-11-18", 0, "2026-11-18"),
]


@pytest.mark.parametrize(("start", "aantal", "eind"), SCHOOLDAGEN)
def test_nth_schooldag(start, aantal, eind):
    assert MIDDEN.plus_schooldagen(d(start), aantal) == d(eind)
    if aantal:
        assert MIDDEN.schooldagen_tussen(d(start), d(eind)) == aantal


@pytest.mark.parametrize(
    ("dag", "aantal", "eerder"),
    [
        ("2026-10-26", 1, "2026-10-16"),  # the whole herfstvakantie lies between
        ("2026-10-25", 2, "2026-10-15"),  # from a Sunday in it
        ("2027-01-04", 1, "2026-12-18"),
        ("2026-11-18", 0, "2026-11-18"),
    ],
)
def test_nth_schooldag_before(dag, aantal, eerder):
    assert Schoolkalenders(VAKANTIES).voor_regio(Regio.MIDDEN).min_schooldagen(d(dag), aantal) == d(
        eerder
    )


def test_schooldagen_over_term_as_in_the_picture():
    # Kantelpunt wo 18 nov, peildatum zo 22 nov: Thu and Fri, "2 schooldagen over termijn".
    assert MIDDEN.schooldagen_tussen(d("2026-11-18"), d("2026-11-22")) == 2
    assert MIDDEN.schooldagen_tussen(d("2026-11-22"), d("2026-11-24")) == 2
    assert MIDDEN.schooldagen_tussen(d("2026-10-16"), d("2026-10-25")) == 0
    assert MIDDEN.schooldagen_tussen(d("2026-11-22"), d("2026-11-18")) == 0


def test_whole_schoolweken_that_passed():
    assert MIDDEN.schoolweken_tussen(d("2026-10-14"), d("2026-11-17")) == 3
    assert MIDDEN.schoolweken_tussen(d("2026-10-14"), d("2026-11-18")) == 4
    assert MIDDEN.schoolweken_tussen(d("2026-10-14"), d("2026-10-25")) == 0
    assert MIDDEN.schoolweken_tussen(d("2026-10-14"), d("2026-10-01")) == 0


def test_units_that_know_no_holidays():
    start = d("2026-12-18")  # the Friday before the kerstvakantie
    assert termijn_einde(MIDDEN, start, 2, Eenheid.WEKEN).datum == d("2027-01-01")
    assert termijn_einde(MIDDEN, start, 14, Eenheid.DAGEN).datum == d("2027-01-01")
    # Mon 21, Tue 22, Wed 23, Thu 24, (Fri 25, Sat, Sun), Mon 28
    assert termijn_einde(MIDDEN, start, 5, Eenheid.WERKDAGEN).datum == d("2026-12-28")
    assert termijn_einde(MIDDEN, start, 1, Eenheid.SCHOOLWEKEN).datum == d("2027-01-08")
    dagen = termijn_einde(MIDDEN, start, 5, Eenheid.SCHOOLDAGEN)
    assert dagen.datum == d("2027-01-08")
    assert [v.naam for v in dagen.overgeslagen] == ["kerstvakantie"]


@pytest.mark.parametrize(
    ("start", "maanden", "eind"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-10-15", 3, "2027-01-15"),
        ("2026-12-31", 12, "2027-12-31"),
    ],
)
def test_months_clamp_to_the_end_of_the_month(start, maanden, eind):
    assert plus_maanden(d(start), maanden) == d(eind)
    assert termijn_einde(MIDDEN, d(start), maanden, Eenheid.MAANDEN).datum == d(eind)


def test_schooljaar_turns_on_1_august():
    assert schooljaar_van(d("2026-07-31")) == "2025-2026"
    assert schooljaar_van(d("2026-08-01")) == "2026-2027"


def test_complete_only_with_all_five_holidays():
    assert MIDDEN.schooljaar_volledig("2026-2027")
    assert not MIDDEN.schooljaar_volledig("2027-2028")
    zonder_mei = [
        v for v in VAKANTIES if not (v.schooljaar == "2026-2027" and v.vakantie == "meivakantie")
    ]
    team = Schoolkalenders(zonder_mei)
    assert not team.voor_regio(Regio.MIDDEN).schooljaar_volledig("2026-2027")
    assert "2026-2027" in team.waarschuwingen(d("2026-11-22"))[0]


def test_warns_half_a_year_ahead_and_sums_up():
    assert TEAM.waarschuwingen(d("2026-11-22")) == ()
    assert len(TEAM.waarschuwingen(d("2027-03-01"))) == 1
    assert "2027-2028" in TEAM.waarschuwingen(d("2027-03-01"))[0]
    assert "noord, midden en zuid" in TEAM.waarschuwingen(d("2027-03-01"))[0]
    assert (
        TEAM.samenvatting(d("2026-11-22"))
        == "schoolkalender 2026-2027 volledig voor noord, midden en zuid"
    )
    assert TEAM.samenvatting(d("2030-01-01")) == "geen volledige schoolkalender 2029-2030"


def test_row_of_the_team_outranks_the_shipped_one():
    eigen = Vakantie(
        schooljaar="2026-2027", vakantie="Herfstvakantie ", regio=Regio.MIDDEN,
        eerste_dag=d("2026-10-10"), laatste_dag=d("2026-10-18"),
        zekerheid=Zekerheid.GECONTROLEERD,
    )  # fmt: skip
    kalender = Schoolkalenders([*VAKANTIES, eigen]).voor_regio(Regio.MIDDEN)
    assert not kalender.is_schooldag(d("2026-10-14"))
    assert kalender.is_schooldag(d("2026-10-21"))


def test_school_that_is_never_open_is_a_known_error():
    dicht = VrijeDag(school_id="s", eerste_dag=d("2020-01-01"), laatste_dag=d("2250-12-31"))
    kalender = Schoolkalenders([], [dicht]).voor_school(School(id="s", naam="x"))
    with pytest.raises(KnownError):
        kalender.volgende_schooldag(d("2026-01-01"))


def test_index_grows_backwards_and_forwards_alike():
    heen, terug = Kalender([]), Kalender([])
    heen.volgende_schooldag(d("2010-01-01"))
    heen.plus_schooldagen(d("2030-01-01"), 10)
    terug.plus_schooldagen(d("2030-01-01"), 10)
    terug.volgende_schooldag(d("2010-01-01"))
    for dag in ("2010-01-01", "2019-12-30", "2029-05-01"):
        assert heen.plus_schoolweken(d(dag), 3) == terug.plus_schoolweken(d(dag), 3)
        assert heen.schooldagen_tussen(d(dag), d("2031-01-01")) == terug.schooldagen_tussen(
            d(dag), d("2031-01-01")
        )


DAGEN = st.dates(d("2024-06-01"), d("2028-06-01"))
VRIJE_DAGEN = st.lists(
    st.builds(
        lambda van, lang: VrijeDag(
            school_id="s", eerste_dag=van, laatste_dag=van + timedelta(days=lang)
        ),
        DAGEN,
        st.integers(0, 12),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(
    regio=st.sampled_from(Regio),
    vrij=VRIJE_DAGEN,
    begin=DAGEN,
    weken=st.integers(1, 12),
    dagen=st.integers(1, 40),
)
def test_a_later_start_never_tips_earlier(regio, vrij, begin, weken, dagen):
    school = School(id="s", naam="x", regio=regio)
    kalender = Schoolkalenders(VAKANTIES, vrij).voor_school(school)
    starts = [begin + timedelta(days=n) for n in range(50)]
    for lijst in (
        [kalender.plus_schoolweken(s, weken).datum for s in starts],
        [kalender.plus_schooldagen(s, dagen) for s in starts],
    ):
        assert lijst == sorted(lijst)
        assert all(kalender.is_schooldag(dag) for dag in lijst)


@settings(max_examples=60, deadline=None)
@given(regio=st.sampled_from(Regio), vrij=VRIJE_DAGEN, begin=DAGEN, aantal=st.integers(1, 30))
def test_index_agrees_with_counting_day_by_day(regio, vrij, begin, aantal):
    school = School(id="s", naam="x", regio=regio)
    kalender = Schoolkalenders(VAKANTIES, vrij).voor_school(school)
    dag, nog = begin, aantal
    while nog:
        dag += timedelta(days=1)
        nog -= kalender.is_schooldag(dag)
    assert kalender.plus_schooldagen(begin, aantal) == dag
    assert kalender.schooldagen_tussen(begin, dag) == aantal
    # The term in schoolweken: walk week by week and count those with a schooldag.
    start = kalender.volgende_schooldag(begin)
    maandag, nog = start - timedelta(days=start.weekday()), min(aantal, 12)
    while nog:
        maandag += timedelta(days=7)
        nog -= any(kalender.is_schooldag(maandag + timedelta(days=n)) for n in range(5))
    eind = maandag + timedelta(days=start.weekday())
    while not kalender.is_schooldag(eind):
        eind += timedelta(days=1)
    uitkomst = kalender.plus_schoolweken(begin, min(aantal, 12))
    assert (uitkomst.begin_geteld, uitkomst.datum) == (start, eind)
    assert kalender.schoolweken_tussen(begin, eind) >= min(aantal, 12)
    assert kalender.plus_schoolweken(begin, kalender.schoolweken_tussen(begin, eind)).datum <= eind
