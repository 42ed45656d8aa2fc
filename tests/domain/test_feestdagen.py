"""Tests of feestdagen by rule, werkdagen and the Algemene termijnenwet."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.feestdagen import (
    feestdagen,
    is_werkdag,
    plus_werkdagen,
    schuif_naar_werkdag,
    termijnwet_dagen,
)


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def test_feestdagen_2026_as_printed_on_a_wall_calendar():
    assert {dag.isoformat(): naam for dag, naam in feestdagen(2026).items()} == {
        "2026-01-01": "Nieuwjaarsdag",
        "2026-04-06": "tweede paasdag",
        "2026-04-27": "Koningsdag",
        "2026-05-14": "Hemelvaartsdag",
        "2026-05-25": "tweede pinksterdag",
        "2026-12-25": "eerste kerstdag",
        "2026-12-26": "tweede kerstdag",
    }


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [
        (2025, "2025-04-26"),  # the 27th is a Sunday
        (2031, "2031-04-26"),
        (2026, "2026-04-27"),
        (2013, "2013-04-30"),  # still the queen's day
    ],
)
def test_koningsdag_moves_from_sunday_to_saturday(jaar, dag):
    konings = [k for k, naam in feestdagen(jaar).items() if "Kon" in naam]
    assert konings == [d(dag)]


def test_5_may_in_lustrum_years_only_but_every_year_in_the_termijnenwet():
    assert d("2025-05-05") in feestdagen(2025)
    assert d("2030-05-05") in feestdagen(2030)
    assert d("2026-05-05") not in feestdagen(2026)
    assert d("2026-05-05") in termijnwet_dagen(2026)


def test_goede_vrijdag_counts_in_the_termijnenwet_only():
    assert d("2026-04-03") not in feestdagen(2026)
    assert termijnwet_dagen(2026)[d("2026-04-03")] == "Goede Vrijdag"
    assert is_werkdag(d("2026-04-03"))


@pytest.mark.parametrize(
    ("eind", "dag"),
    [
        ("2026-11-18", "2026-11-18"),  # a Wednesday stays
        ("2026-11-21", "2026-11-23"),  # Saturday
        ("2026-04-03", "2026-04-07"),  # Goede Vrijdag, weekend, tweede paasdag
        ("2026-05-05", "2026-05-06"),
        ("2026-12-25", "2026-12-28"),  # Fri, Sat both kerstdagen, Sunday
        ("2026-05-14", "2026-05-18"),  # Hemelvaart, the Friday that a KB made equal, weekend
        ("2026-01-01", "2026-01-05"),  # New Year, the same, weekend
        ("2027-05-14", "2027-05-14"),  # a Friday of May that no KB names
    ],
)
def test_statutory_term_runs_on(eind, dag):
    assert schuif_naar_werkdag(d(eind)) == d(dag)


@pytest.mark.parametrize(
    ("start", "aantal", "dag"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-18", 5, "2026-11-25"),
        ("2026-04-02", 2, "2026-04-07"),  # Fri 3 (werkdag), weekend, Mon 6 paasdag
        ("2026-11-18", 0, "2026-11-18"),
    ],
)
def test_nth_werkdag(start, aantal, dag):
    assert plus_werkdagen(d(start), aantal) == d(dag)
