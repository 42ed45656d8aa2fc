"""Tests of days as people type them; 22 November 2026 is a Sunday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.datumwoorden import Richting, lees_dag, toon_dag
from app.domain.fouten import InvoerFout

PEIL = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("tekst", "feit", "taak"),
    [
        ("vandaag", "2026-11-22", "2026-11-22"),
        ("Gisteren", "2026-11-21", "2026-11-21"),
        ("eergisteren", "2026-11-20", "2026-11-20"),
        ("morgen", "2026-11-23", "2026-11-23"),
        ("overmorgen", "2026-11-24", "2026-11-24"),
        ("vr", "2026-11-20", "2026-11-27"),
        ("Vrijdag", "2026-11-20", "2026-11-27"),
        ("zo", "2026-11-22", "2026-11-29"),  # today itself in a fact, the next one in a taak
        ("ma", "2026-11-16", "2026-11-23"),
        ("vorige week vr", "2026-11-13", "2026-11-13"),
        ("wo vorige week", "2026-11-11", "2026-11-11"),
        ("volgende week di", "2026-11-24", "2026-11-24"),
        ("vorige zo", "2026-11-15", "2026-11-15"),
        ("komende vr", "2026-11-27", "2026-11-27"),
        ("over 2 weken", "2026-12-06", "2026-12-06"),
        ("3 dagen geleden", "2026-11-19", "2026-11-19"),
        ("3 nov", "2026-11-03", "2027-11-03"),
        ("3 december", "2025-12-03", "2026-12-03"),
        ("22-11", "2026-11-22", "2026-11-22"),
        ("03-11", "2026-11-03", "2027-11-03"),
        ("01-02", "2026-02-01", "2027-02-01"),  # day-month, never January 2
        ("3-11-2026", "2026-11-03", "2026-11-03"),
        ("3/11/26", "2026-11-03", "2026-11-03"),
        ("3.11.2026", "2026-11-03", "2026-11-03"),
        ("14-05-98", "1998-05-14", "2098-05-14"),
        ("2026-11-03", "2026-11-03", "2026-11-03"),
        ("03112026", "2026-11-03", "2026-11-03"),
        (" 3  mrt 2026 ", "2026-03-03", "2026-03-03"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("di 3 nov", "2026-11-03", None),  # in 2027 it is a Wednesday
        ("dinsdag 3 november 2026", "2026-11-03", "2026-11-03"),
    ],
)
def test_reads(tekst, feit, taak):
    assert lees_dag(tekst, PEIL) == date.fromisoformat(feit)
    if taak:
        assert lees_dag(tekst, PEIL, richting=Richting.TAAK) == date.fromisoformat(taak)


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("", "geen datum"),
        ("blauw", "niet te lezen"),
        ("31-4-2026", "31 april 2026 bestaat niet"),
        ("29-02-2027", "29 februari 2027 bestaat niet"),
        ("30 feb", "30 februari bestaat niet"),
        ("11-25-2026", "Maand 25 bestaat niet"),
        ("2026-13-01", "Maand 13 bestaat niet"),
        ("1-1-3026", "jaar 3026"),
        ("wo 3 nov 2026", "is een dinsdag, geen woensdag"),
        ("vr ma", "niet te lezen"),
        ("3 xyz", "niet te lezen"),
        ("0-0-0000", "jaar 0"),
        ("٣-١١-٢٠٢٦٠", "niet te lezen"),
    ],
)
def test_refuses_in_dutch(tekst, woord):
    with pytest.raises(InvoerFout, match=woord) as fout:
        lees_dag(tekst, PEIL)
    assert fout.value.doe


def test_shows():
    dag = date(2026, 11, 18)
    assert toon_dag(dag) == "wo 18 nov"
    assert toon_dag(dag, jaar=True) == "wo 18 nov 2026"
    assert toon_dag(dag, kort=False) == "woensdag 18 november"
    assert toon_dag(dag, jaar=True, kort=False) == "woensdag 18 november 2026"
    assert toon_dag(dag, jaar=True, kort=False, weekdag=False) == "18 november 2026"


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.booleans(), st.sampled_from(Richting))
def test_what_is_shown_with_its_year_reads_back(dag, kort, richting):
    tekst = toon_dag(dag, jaar=True, kort=kort)
    assert lees_dag(tekst, PEIL, richting=richting) == dag


@given(st.text(max_size=30))
def test_any_text_gives_a_day_or_a_dutch_error(tekst):
    try:
        dag = lees_dag(tekst, PEIL)
    except InvoerFout:
        return
    assert isinstance(dag, date)
