"""Every kantelpunt of the ladder, in every holiday region, against dates worked out by hand.

The table is kantelpunten.csv beside this file: its last column names the Mondays
of the weeks that were counted, those that do not count between brackets.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from app.protocol.stand import Aard, Termijnstatus
from tests.protocol.bouw import dag, in_stap

TABEL = Path(__file__).with_name("kantelpunten.csv")


def rijen() -> list[dict[str, str]]:
    with TABEL.open(encoding="utf-8", newline="") as bestand:
        return [
            {**rij, "regio": regio}
            for rij in csv.DictReader(bestand, delimiter=";")
            for regio in rij["regio"].split()
        ]


RIJEN = rijen()


@pytest.mark.parametrize(
    "rij", RIJEN, ids=[f"{r['van']}-{r['naar']} {r['regio']} {r['start']}" for r in RIJEN]
)
def test_kantelpunt_as_worked_out_by_hand(rij: dict[str, str]) -> None:
    zaak = in_stap(rij["van"], rij["start"], regio=rij["regio"])
    verwacht = dag(rij["kantelpunt"])
    punt = zaak.stand(verwacht).kantelpunt
    assert punt.aard is Aard.KANTELPUNT
    assert punt.datum == verwacht
    assert punt.naar == rij["naar"]
    assert punt.onzeker is (rij["onzeker"] == "ja")
    # The last day still counts; the next day is over term (protocollen 1).
    assert punt.status is Termijnstatus.DEZE_WEEK
    assert punt.schooldagen == 0
    na = zaak.stand(verwacht + timedelta(days=1)).kantelpunt
    assert na.status is Termijnstatus.OVER_TERMIJN
    assert na.datum == verwacht
    # Whoever checks with a calendar in hand finds both days in the sentence.
    assert f"{verwacht.day} " in punt.uitleg
    assert f"{dag(rij['start']).day} " in punt.uitleg


def test_table_holds_every_kantelpunt_in_every_region() -> None:
    aantal = Counter((r["van"], r["naar"], r["regio"]) for r in RIJEN)
    ladder = [("1", "2"), ("2", "3a"), ("3a", "4"), ("3b", "4")]
    for van, naar in ladder:
        for regio in ("noord", "midden", "zuid"):
            assert aantal[van, naar, regio] >= 7, (van, naar, regio)


@pytest.mark.parametrize(
    ("peildatum", "status", "schooldagen"),
    [
        # Bespreking wo 14 okt 2026, midden: kantelpunt wo 18 nov.
        ("wo 28 okt 2026", "op_schema", 15),  # 29, 30 okt + 2..6 nov + 9..13 nov + 16..18 nov
        ("di 10 nov 2026", "op_schema", 6),  # 11, 12, 13, 16, 17, 18 nov
        ("wo 11 nov 2026", "deze_week", 5),  # 12, 13, 16, 17, 18 nov
        ("wo 18 nov 2026", "deze_week", 0),  # vandaag
        ("do 19 nov 2026", "over_termijn", -1),
        ("vr 20 nov 2026", "over_termijn", -2),
        ("zo 22 nov 2026", "over_termijn", -2),  # a weekend adds no schooldag
        ("wo 25 nov 2026", "over_termijn", -5),
        ("za 19 dec 2026", "over_termijn", -22),  # 19, 20 nov + 4 weeks of 5 to vr 18 dec
        ("ma 4 jan 2027", "over_termijn", -23),  # kerst adds none, ma 4 jan is the next
    ],
)
def test_same_case_seen_on_other_days(peildatum: str, status: str, schooldagen: int) -> None:
    punt = in_stap("2", "wo 14 okt 2026").stand(peildatum).kantelpunt
    assert punt.datum == dag("wo 18 nov 2026")
    assert (punt.status.value, punt.schooldagen) == (status, schooldagen)


def test_over_term_without_a_schooldag_since() -> None:
    # Interventie vr 25 sep midden: kantelpunt vr 16 okt; then herfstvakantie 17-25 okt.
    punt = in_stap("1", "vr 25 sep 2026").stand("wo 21 okt 2026").kantelpunt
    assert punt.status is Termijnstatus.OVER_TERMIJN
    assert punt.schooldagen == 0


def test_stands_still_in_a_holiday_and_says_until_when() -> None:
    punt = in_stap("2", "wo 14 okt 2026").stand("di 20 okt 2026").kantelpunt
    assert punt.staat_stil_tot == dag("zo 25 okt 2026")
    assert in_stap("2", "wo 14 okt 2026").stand("ma 26 okt 2026").kantelpunt.staat_stil_tot is None


def test_says_when_the_date_lies_behind_a_holiday() -> None:
    zaak = in_stap("1", "do 25 jun 2026", regio="noord")
    assert zaak.stand("do 2 jul 2026").kantelpunt.na_vakantie is True
    assert zaak.stand("ma 17 aug 2026").kantelpunt.na_vakantie is False


def test_a_free_week_of_the_school_itself_moves_the_kantelpunt() -> None:
    # Without it: wo 14 okt + (19 okt), 26 okt, 2, 9, 16 nov. With 2-6 nov free: 23 nov is the 4th.
    zaak = in_stap("2", "wo 14 okt 2026").vrije_dag("ma 2 nov 2026", "vr 6 nov 2026")
    punt = zaak.stand("wo 18 nov 2026").kantelpunt
    assert punt.datum == dag("wo 25 nov 2026")
    assert "studieweek (2 t/m 6 november)" in punt.uitleg
