"""The day before which no track has a date: worked out by hand from the terms of its rule.

A step without a term has 4 schoolweken (own rule), so 28 days is the most that a bound can be.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.protocol.model import Sinds
from app.protocol.sporen.spoorgrens import Ondergrens, ondergrens_van
from tests.protocol.bouw import dag
from tests.protocol.sporenbouw import (
    Spoorzaak,
    bestand,
    eis,
    regel,
    stap,
    termijn,
    vanaf,
    vaste,
)

START = vanaf("gebeurtenis", "start")


def grens(*, start: Any = START, **meer: Any) -> Ondergrens | None:
    """Give the bound of a rule of one step."""
    spoor = regel("r", stap("a", **meer), start=start)
    return ondergrens_van(bestand(spoor), spoor)


@pytest.mark.parametrize(
    ("duur", "dagen"),
    [
        ("3 weken", 21),
        ("3 schoolweken", 21),
        ("5 werkdagen", 5),
        ("5 schooldagen", 5),
        ("9 dagen", 9),
        ("1 maanden", 28),
        ("6 weken", 28),
    ],
)
def test_a_unit_takes_its_calendar_days_at_least(duur: str, dagen: int) -> None:
    assert grens(termijn=termijn(duur)) == (timedelta(dagen), None, False)


def test_a_fixed_day_can_be_the_day_itself() -> None:
    assert grens(termijn=vaste("07-01")) == (timedelta(0), None, False)


@pytest.mark.parametrize(
    "meer",
    [
        {"termijn": termijn("2 weken", terug=True)},
        {"termijn": vaste("07-01", voor=True)},
        {"termijn": termijn("2 weken"), "vanaf": vanaf("dossier")},
        {"termijn": termijn("2 weken"), "vanaf": vanaf("melding")},
        {"termijn": termijn("2 weken"), "vanaf": vanaf("contact", ervoor=True)},
        {"termijn": termijn("2 weken"), "vanaf": vanaf("gebeurtenis", "ander")},
        {"herhaal": termijn("2 weken"), "klaar": eis("gebeurtenis", "a", sinds=Sinds.DOSSIER)},
        {"termijn": termijn("2 weken"), "start": vanaf("verjaardag", jaren=18)},
    ],
    ids=["terug", "voor", "dossier", "melding", "ervoor", "zelfde soort", "ooit", "te komen"],
)
def test_what_can_lie_before_the_begin_gives_no_bound(meer: dict[str, Any]) -> None:
    assert grens(**meer) is None


def test_a_term_from_the_first_day_at_home_counts_from_there() -> None:
    gevonden = grens(termijn=termijn("2 weken"), vanaf=vanaf("thuis"))
    assert gevonden == (timedelta(28), timedelta(14), False)
    assert gevonden is not None
    # 14 days after 1 sep is before 28 days after 8 sep; at home later than the begin: 8 + 14.
    assert gevonden.dag(date(2026, 9, 8), date(2026, 9, 1)) == date(2026, 9, 15)
    assert gevonden.dag(date(2026, 9, 8), date(2026, 9, 20)) == date(2026, 9, 22)
    assert gevonden.dag(date(2026, 9, 8), None) == date(2026, 9, 22)


def test_what_comes_back_since_home_is_bound_by_home_only_while_at_home() -> None:
    gevonden = grens(
        termijn=termijn("3 weken"),
        herhaal=termijn("1 weken"),
        klaar=eis("gebeurtenis", "a", sinds=Sinds.THUIS),
    )
    assert gevonden == (timedelta(21), timedelta(7), True)
    assert gevonden is not None
    assert gevonden.dag(date(2026, 9, 8), date(2026, 9, 1)) == date(2026, 9, 8)
    assert gevonden.dag(date(2026, 9, 8), None) is None


def zaak() -> Spoorzaak:
    """Give a case whose first track is due on 20 okt, the second not before 27 okt."""
    eerst = regel("eerst", stap("a", termijn=termijn("2 weken")), start=START)
    later = regel("later", stap("b", termijn=termijn("3 weken")), start=START)
    zaak = Spoorzaak(eerst, later, geopend="ma 1 sep 2025")
    zaak.besluit("aandachtsdatum", "ma 1 sep 2025", "", nieuwe_datum="vr 1 jan 2027")
    return zaak.gebeurt("di 6 okt 2026", "start")


def test_the_track_that_is_due_first_leads() -> None:
    assert zaak().stand("wo 7 okt 2026").kantelpunt.datum == dag("di 20 okt 2026")


def test_a_decision_brings_a_date_forward_that_the_rule_puts_later() -> None:
    geval = zaak()
    (feit,) = geval.feiten.gebeurtenissen
    sleutel = f"later:{feit.id}"
    geval.beslis("wo 7 okt 2026", "aandachtsdatum", sleutel, "b", nieuwe_datum="ma 12 okt 2026")
    punt = geval.stand("do 8 okt 2026").kantelpunt
    assert (punt.datum, punt.sleutel) == (dag("ma 12 okt 2026"), sleutel)
