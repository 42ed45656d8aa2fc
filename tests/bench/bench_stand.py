"""Bench: all stands of 5,000 dossiers with 15 facts each, and whether the time grows linearly.

With the ladder alone, and with every rule that holds without anybody choosing
it: 51 kinds of track, of which each of these dossiers runs four.

Run by hand: `python -m tests.bench.bench_stand`; prints milliseconds. The test
asserts ratios only, so that a slow or busy machine does not fail it.
"""

from __future__ import annotations

import gc
import random
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.dossierfeiten import DossierFeiten
from app.domain.schooldagen import Kalender
from app.domain.thuis import thuis_op
from app.protocol.model import Feitsoort, Regelset, Vanaf, alleen
from app.protocol.motor import bereken_stand
from app.protocol.sporen.sporen import WEER_NAAR_SCHOOL
from app.services.protocollen import regelset_voor
from db.zonder_gc import zonder_gc
from tests.protocol.bouw import Zaak, apeldoorn, dag, schrijf

PEILDATUM = dag("wo 18 nov 2026")
AANTAL = 5000
LADDER = alleen(apeldoorn())


def alles() -> Regelset:
    """Give the ladder with all that stands beside it in a team that chose nothing."""
    return regelset_voor((), (), "apeldoorn", None, "", PEILDATUM)


def een_zaak(kans: random.Random) -> Zaak:
    """Give a case of 15 facts, somewhere on the ladder."""
    begin = dag("di 1 sep 2026") + timedelta(days=kans.randrange(30))

    def na(dagen: int) -> str:
        return schrijf(begin + timedelta(days=dagen))

    zaak = Zaak(regio=kans.choice(["noord", "midden", "zuid"]), geopend=na(0))
    zaak.melding(na(0)).verzuim(na(-5), na(10)).verzuim(na(14))
    zaak.begin(na(1)).interventie(na(2)).interventie(na(5))
    zaak.contact(na(3)).contact(na(9)).contact(na(20), geslaagd=False)
    zaak.toestemming(na(6), 0).toestemming(na(7), 1).regie(na(4))
    zaak.afspraak(na(8), na(12), kept=na(12))
    if kans.random() < 0.7:
        zaak.omhoog(na(22), "1", "2").overleg(na(24), "2", plan=True)
    else:
        zaak.wacht(na(10), na(90)).doorgave(na(15))
    return zaak


def stapel(aantal: int) -> list[tuple[DossierFeiten, Kalender]]:
    """Give so many cases with their calendars."""
    kans = random.Random(42)
    zaken = [een_zaak(kans) for _ in range(aantal)]
    return [(zaak.feiten, zaak.kalender) for zaak in zaken]


def meet(
    zaken: list[tuple[DossierFeiten, Kalender]], keer: int = 3, regels: Regelset = LADDER
) -> float:
    """Give the best processor time in seconds for all stands of these cases."""
    tijden = []
    for _ in range(keer):
        gc.collect()
        with zonder_gc():  # as the caseload does
            start = time.process_time()
            for feiten, kalender in zaken:
                bereken_stand(regels, feiten, kalender, PEILDATUM)
            tijden.append(time.process_time() - start)
    return min(tijden)


def meet_thuis(zaken: list[tuple[DossierFeiten, Kalender]], keer: int = 3) -> float:
    """Give the best time for the days at home alone: the baseline, plain work of the same kind."""
    tijden = []
    for _ in range(keer):
        start = time.process_time()
        for feiten, kalender in zaken:
            thuis_op(feiten.perioden, feiten.herstel, kalender, PEILDATUM)
        tijden.append(time.process_time() - start)
    return min(tijden)


@pytest.fixture(scope="module")
def zaken() -> list[tuple[DossierFeiten, Kalender]]:
    """5,000 cases."""
    return stapel(AANTAL)


def test_every_case_has_15_facts(zaken: list[tuple[DossierFeiten, Kalender]]) -> None:
    soorten = (
        "meldingen perioden besluiten interventies contacten toestemmingen regie afspraken "
        "overleggen wachten doorgaven"
    )
    feiten = zaken[0][0]
    assert sum(len(getattr(feiten, soort)) for soort in soorten.split()) >= 15


def test_time_grows_linearly(zaken: list[tuple[DossierFeiten, Kalender]]) -> None:
    half, heel = meet(zaken[: AANTAL // 2]), meet(zaken)
    assert heel / half < 2.6


def test_a_stand_costs_a_bounded_number_of_spells_at_home(
    zaken: list[tuple[DossierFeiten, Kalender]],
) -> None:
    # A stand holds two dates, five poorten and ten signalen; one spell at home is its unit.
    assert meet(zaken) / meet_thuis(zaken) < 60


def test_time_with_tracks_grows_linearly(zaken: list[tuple[DossierFeiten, Kalender]]) -> None:
    regels = alles()
    half, heel = meet(zaken[: AANTAL // 2], 2, regels), meet(zaken, 2, regels)
    assert heel / half < 2.6


def test_four_tracks_cost_a_bounded_number_of_ladders(
    zaken: list[tuple[DossierFeiten, Kalender]],
) -> None:
    regels, deel = alles(), zaken[:1000]
    sporen = [bereken_stand(regels, f, k, PEILDATUM).sporen for f, k in deel]
    # Beside them those of a spell at home that is over, which no list computes.
    assert all(sum(x.uitkomst != WEER_NAAR_SCHOOL for x in s) == 4 for s in sporen)
    assert meet(deel, 5, regels) / meet(deel, 5) < 8


def test_a_rule_that_no_fact_starts_costs_nothing(
    zaken: list[tuple[DossierFeiten, Kalender]],
) -> None:
    # Ten times as many rules that start by an event that nowhere happened.
    regels, deel = alles(), zaken[:1000]
    bestand = regels.lagen[0]
    proef = regels.lagen[-1].sporen[0]
    nooit = replace(proef, start=Vanaf(Feitsoort.GEBEURTENIS, "", "", frozenset({"nooit"})))
    veel = tuple(replace(nooit, code=f"nooit_{n}") for n in range(500))
    meer = Regelset(regels.ladder, (replace(bestand, sporen=bestand.sporen + veel),), {})
    gewoon = Regelset(regels.ladder, (bestand,), {})
    assert meet(deel, 5, meer) / meet(deel, 5, gewoon) < 1.5


if __name__ == "__main__":
    zaken_ = stapel(AANTAL)
    naast = alles()
    print(f"stand van {AANTAL // 2} dossiers: {meet(zaken_[: AANTAL // 2]) * 1000:.0f} ms")
    print(f"stand van {AANTAL} dossiers: {meet(zaken_) * 1000:.0f} ms")
    print(f"met vier sporen elk: {meet(zaken_, 3, naast) * 1000:.0f} ms")
    print(f"dagen thuis van {AANTAL} dossiers: {meet_thuis(zaken_) * 1000:.0f} ms")
