"""Tests of duty on a day: the vectors of the domain study and the classic errors."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kalender import Schoolkalenders
from app.domain.mensen import Leerling
from app.domain.plicht import Grenzen, Plichtsoort, leeftijd, plicht_op, verjaardag
from app.domain.scholen import Regio
from app.services.schoolkalender import standaard_vakanties

TEAM = Schoolkalenders(standaard_vakanties())
MIDDEN = TEAM.voor_regio(Regio.MIDDEN)
PEIL = date(2026, 11, 22)


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def leerling(geboren: str, **rest) -> Leerling:
    return Leerling(achternaam="Iepenlaan", geboortedatum=d(geboren), **rest)


@pytest.mark.parametrize(
    ("geboren", "einde", "kwalificatie"),
    [
        ("2010-07-31", "2026-07-31", "2028-07-30"),
        ("2010-08-01", "2027-07-31", "2028-07-31"),
        ("2010-10-05", "2027-07-31", "2028-10-04"),
        ("2021-06-10", "2037-07-31", "2039-06-09"),
        ("2021-07-15", "2037-07-31", "2039-07-14"),
    ],
)
def test_end_of_leerplicht_and_kwalificatieplicht(geboren, einde, kwalificatie):
    plicht = plicht_op(leerling(geboren), PEIL, MIDDEN)
    assert plicht.einde == d(einde)
    assert plicht.kwalificatie_tot == d(kwalificatie)


@pytest.mark.parametrize(
    ("geboren", "regio", "begin"),
    [
        ("2021-06-10", Regio.NOORD, "2026-07-01"),
        ("2021-06-10", Regio.MIDDEN, "2026-07-01"),
        ("2021-06-10", Regio.ZUID, "2026-07-01"),
        ("2021-07-15", Regio.NOORD, "2026-08-17"),
        ("2021-07-15", Regio.ZUID, "2026-08-24"),
        ("2021-07-15", Regio.MIDDEN, "2026-08-31"),
        ("2021-09-02", Regio.MIDDEN, "2026-10-01"),  # a Thursday
        ("2020-02-29", Regio.MIDDEN, "2025-04-01"),  # five on 1 March 2025
    ],
)
def test_begin_is_a_schooldag(geboren, regio, begin):
    plicht = plicht_op(leerling(geboren), PEIL, TEAM.voor_regio(regio))
    assert plicht.begin == d(begin)


@pytest.mark.parametrize(
    ("geboren", "peildatum", "soort", "tot"),
    [
        ("2021-07-15", "2026-08-30", Plichtsoort.NOG_NIET, "2026-08-30"),
        ("2021-07-15", "2026-08-31", Plichtsoort.LEERPLICHTIG, "2037-07-31"),
        ("2010-07-31", "2026-07-31", Plichtsoort.LEERPLICHTIG, "2026-07-31"),
        ("2010-07-31", "2026-08-01", Plichtsoort.KWALIFICATIEPLICHTIG, "2028-07-30"),
        ("2010-08-01", "2026-08-02", Plichtsoort.LEERPLICHTIG, "2027-07-31"),  # just sixteen
        ("2008-11-23", "2026-11-22", Plichtsoort.KWALIFICATIEPLICHTIG, "2026-11-22"),
        ("2008-11-22", "2026-11-22", Plichtsoort.DOORSTROOMPUNT, "2035-11-21"),
        # The limit rose from 23 to 27 on 1 January 2026.
        ("2002-06-01", "2025-05-31", Plichtsoort.DOORSTROOMPUNT, "2025-05-31"),
        ("2002-06-01", "2025-06-01", Plichtsoort.GEEN, None),
        ("2002-06-01", "2026-01-01", Plichtsoort.DOORSTROOMPUNT, "2029-05-31"),
        ("2003-06-01", "2025-12-31", Plichtsoort.DOORSTROOMPUNT, "2030-05-31"),
        ("1999-11-22", "2026-11-22", Plichtsoort.GEEN, None),
    ],
)
def test_duty_on_a_day(geboren, peildatum, soort, tot):
    plicht = plicht_op(leerling(geboren), d(peildatum), MIDDEN)
    assert plicht.soort is soort
    assert plicht.tot == (d(tot) if tot else None)


def test_startkwalificatie_ends_the_kwalificatieplicht():
    iemand = leerling("2009-05-01", startkwalificatie=d("2026-07-10"))
    assert plicht_op(iemand, d("2026-07-09"), MIDDEN).soort is Plichtsoort.KWALIFICATIEPLICHTIG
    assert plicht_op(iemand, d("2026-07-09"), MIDDEN).tot == d("2026-07-09")
    na = plicht_op(iemand, d("2026-07-10"), MIDDEN)
    assert na.soort is Plichtsoort.GEEN
    assert "startkwalificatie" in na.uitleg


def test_getuigschrift_pro_frees_of_kwalificatieplicht_until_eighteen():
    iemand = leerling("2009-05-01", vrij_van_kwalificatieplicht=d("2025-07-01"))
    plicht = plicht_op(iemand, d("2026-11-22"), MIDDEN)
    assert plicht.soort is Plichtsoort.GEEN
    assert plicht.kwalificatie_tot is None
    assert plicht.tot == d("2027-04-30")
    assert plicht_op(iemand, d("2027-05-01"), MIDDEN).soort is Plichtsoort.DOORSTROOMPUNT


@pytest.mark.parametrize(
    ("rest", "eerder"),
    [
        # Born 15 Aug 2010, by age until 31 July 2027; groep 1 at once at four (2014-2015).
        ({"eerste_schooljaar": 2014}, "2026-07-31"),
        ({"eerste_schooljaar": 2015}, None),
        ({"eerste_schooljaar": 2015, "overgeslagen": 1}, "2026-07-31"),
        ({}, "2026-07-31"),  # unknown, and born in August: it could be
    ],
)
def test_rule_a_is_flagged_and_never_decides(rest, eerder):
    plicht = plicht_op(leerling("2010-08-15", **rest), PEIL, MIDDEN)
    assert plicht.einde == d("2027-07-31")
    assert plicht.eerder == (d(eerder) if eerder else None)
    assert ("onder a" in plicht.let_op) is (eerder is not None)


def test_rule_a_touches_no_child_that_started_later():
    assert plicht_op(leerling("2010-10-05"), PEIL, MIDDEN).eerder is None
    assert plicht_op(leerling("2011-03-05"), PEIL, MIDDEN).eerder is None


def test_uitleg_names_dates_and_article():
    plicht = plicht_op(leerling("2011-03-04"), PEIL, MIDDEN)
    assert plicht.kort == "leerplichtig t/m 31 juli 2027"
    assert "31 juli 2027" in plicht.uitleg
    assert "4 maart 2027" in plicht.uitleg
    assert "art. 3 lid 1 onder b" in plicht.uitleg


@pytest.mark.parametrize(
    ("geboren", "peildatum", "jaren"),
    [
        ("2012-02-29", "2026-02-28", 13),
        ("2012-02-29", "2026-03-01", 14),
        ("2012-02-29", "2028-02-28", 15),
        ("2012-02-29", "2028-02-29", 16),
        ("2014-11-22", "2026-11-22", 12),
        ("2014-11-23", "2026-11-22", 11),
    ],
)
def test_age(geboren, peildatum, jaren):
    assert leeftijd(d(geboren), d(peildatum)) == jaren


def test_thresholds_of_12_16_18():
    twaalf = plicht_op(leerling("2014-11-22"), PEIL, MIDDEN)
    assert (twaalf.twaalf_plus, twaalf.zestien_plus, twaalf.achttien_plus) == (True, False, False)
    bijna = plicht_op(leerling("2014-11-23"), PEIL, MIDDEN)
    assert not bijna.twaalf_plus
    assert plicht_op(leerling("2008-11-22"), PEIL, MIDDEN).achttien_plus


def test_limits_are_data():
    grenzen = Grenzen(doorstroompunt=((date.min, 23),))
    plicht = plicht_op(leerling("2002-06-01"), d("2026-01-01"), MIDDEN, grenzen)
    assert plicht.soort is Plichtsoort.GEEN


@given(st.dates(date(2000, 1, 1), date(2024, 12, 31)), st.integers(0, 30))
def test_age_turns_exactly_on_the_birthday(geboren, jaren):
    dag = verjaardag(geboren, jaren)
    assert leeftijd(geboren, dag) == jaren
    assert leeftijd(geboren, dag - timedelta(days=1)) == jaren - 1


@given(st.dates(date(1998, 1, 1), date(2024, 12, 31)))
def test_duties_follow_each_other_without_gap(geboren):
    iemand = Leerling(achternaam="x", geboortedatum=geboren)
    plicht = plicht_op(iemand, geboren, MIDDEN)
    volgorde = []
    while plicht.tot is not None:
        volgorde.append(plicht.soort)
        plicht = plicht_op(iemand, plicht.tot + timedelta(days=1), MIDDEN)
    assert volgorde[:3] == [
        Plichtsoort.NOG_NIET,
        Plichtsoort.LEERPLICHTIG,
        Plichtsoort.KWALIFICATIEPLICHTIG,
    ]
