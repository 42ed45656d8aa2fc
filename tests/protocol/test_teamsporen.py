"""What the team owes at fixed times: once in a schooljaar, done by what the team recorded."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.kalender import Schoolkalenders
from app.domain.scholen import Regio
from app.domain.sporen import Gebeurtenis
from app.protocol.sporen.teamsporen import bereken_teamsporen
from app.protocol.stand import Spoorstand, Termijnstatus
from app.services.schoolkalender import standaard_vakanties
from tests.protocol.bouw import apeldoorn, dag
from tests.protocol.sporenbouw import bestand, regel, stap, termijn, vanaf, vaste

VERSLAG = regel("verslag", stap("jaarverslag", termijn=vaste("10-01", voor=True)), team=True)
PEIL = regel("peil", stap("lijst", herhaal=vaste("03-15", "06-15", "09-15", "12-15")), team=True)


def sporen(op: str, *feiten: Gebeurtenis, regels: tuple[Any, ...] = (VERSLAG,)) -> list[Spoorstand]:
    kalender = Schoolkalenders(standaard_vakanties()).voor_regio(Regio.MIDDEN)
    bestanden = (apeldoorn(), bestand(*regels))
    return list(bereken_teamsporen(bestanden, feiten, kalender, dag(op)))


def feit(op: str, soort: str, dossier_id: str | None = None) -> Gebeurtenis:
    return Gebeurtenis(dossier_id=dossier_id, soort=soort, datum=dag(op))


def test_before_1_october_of_each_schooljaar() -> None:
    (spoor,) = sporen("di 1 sep 2026")
    assert (spoor.sleutel, spoor.begin) == ("verslag:2026-2027", dag("za 1 aug 2026"))
    assert spoor.punt is not None
    assert spoor.punt.datum == dag("wo 30 sep 2026")
    assert spoor.punt.uitleg.startswith("Schooljaar 2026-2027, za 1 augustus → vóór 1 oktober")
    (vorig,) = sporen("vr 31 jul 2026")
    assert vorig.sleutel == "verslag:2025-2026"


@pytest.mark.parametrize(
    ("op", "status"),
    [("wo 30 sep 2026", Termijnstatus.DEZE_WEEK), ("do 1 okt 2026", Termijnstatus.OVER_TERMIJN)],
)
def test_on_and_beside_its_last_day(op: str, status: Termijnstatus) -> None:
    (spoor,) = sporen(op)
    assert spoor.punt is not None
    assert spoor.punt.status is status


def test_done_by_what_the_team_recorded_in_that_schooljaar() -> None:
    assert sporen("do 1 okt 2026", feit("vr 31 jul 2026", "jaarverslag"))[0].einde is None
    assert sporen("do 1 okt 2026", feit("ma 3 aug 2026", "jaarverslag", "d1"))[0].einde is None
    klaar = sporen("do 1 okt 2026", feit("ma 14 sep 2026", "jaarverslag"))[0]
    assert (klaar.einde, klaar.punt) == (dag("ma 14 sep 2026"), None)


def test_peildata_come_back_and_the_most_urgent_comes_first() -> None:
    codes = [s.code for s in sporen("di 1 sep 2026", regels=(VERSLAG, PEIL))]
    assert codes == ["peil", "verslag"]
    lijst = feit("ma 14 sep 2026", "lijst")
    gedaan = sporen("di 15 sep 2026", lijst, regels=(VERSLAG, PEIL))
    assert [(s.code, s.punt and s.punt.datum) for s in gedaan] == [
        ("verslag", dag("wo 30 sep 2026")),
        ("peil", dag("di 15 dec 2026")),
    ]


def test_only_rules_of_the_team_that_are_on() -> None:
    gewoon = regel("gewoon", stap("a"), start=vanaf("dossier"))
    uit = regel("uit", stap("a"), team=True, aan=False)
    assert sporen("di 1 sep 2026", regels=(gewoon, uit)) == []


def test_started_by_an_event_of_the_team() -> None:
    bezoek = regel(
        "bezoek",
        stap("verslag", termijn=termijn("2 weken")),
        start=vanaf("gebeurtenis", "schoolbezoek"),
        team=True,
    )
    (spoor,) = sporen("ma 7 sep 2026", feit("vr 4 sep 2026", "schoolbezoek"), regels=(bezoek,))
    assert spoor.punt is not None
    assert spoor.punt.datum == dag("vr 18 sep 2026")
