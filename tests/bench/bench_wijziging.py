"""Bench: after one change the stand of that dossier is computed anew, all tracks included.

And the lists of the whole team follow it: a tenth of what making them costs at most.

Run: python -m pytest tests/bench/bench_wijziging.py -s. Bound: 10 ms. Asserted as a ratio: the
recomputation against computing all open dossiers, of which it may cost a hundredth. (Not against
the save: on a quick disk that takes 1 ms, on a slow one 8 ms.)
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.dossiers import Dossier
from app.domain.handelen import Contact
from app.services import vastleggen
from app.services.agenda import maak_agenda, ververs_agenda
from app.services.caseload import Caseload, herbereken
from app.services.meldingen.doorgeven import nog_door_te_geven, ververs_door_te_geven
from app.services.sessie import log_in
from app.services.taken import kijk_na, mijn_taken, ververs_taken, ververs_vangnet
from tests.bench.conftest import PERSOON, WACHTWOORD

if TYPE_CHECKING:
    from db.wijziging import Wijziging

KEER = 40


def test_after_one_change_only_that_dossier_is_computed(groot_bestand: Path) -> None:
    sessie = log_in(groot_bestand, WACHTWOORD, PERSOON)
    try:
        dag = sessie.vandaag()
        t0 = time.perf_counter()
        rijen = Caseload(sessie).laad(dag)
        alles = time.perf_counter() - t0
        bewaren, rekenen = [], []
        for rij in rijen[: KEER * 50 : 50]:
            feit = Contact(dossier_id=rij.dossier_id, datum=dag)
            t0 = time.perf_counter()
            wijziging = vastleggen.leg_vast(sessie, feit)
            t1 = time.perf_counter()
            uitkomst = herbereken(sessie, wijziging, dag)
            t2 = time.perf_counter()
            assert uitkomst is not None
            assert [r.dossier_id for r in uitkomst[1]] == [rij.dossier_id]
            bewaren.append(t1 - t0)
            rekenen.append(t2 - t1)
    finally:
        sessie.sluit()
    print(
        f"\n{len(rijen)} open dossiers: bewaren {median(bewaren) * 1000:.1f} ms, "
        f"alles {alles * 1000:.0f} ms, "
        f"daarna rekenen {median(rekenen) * 1000:.1f} ms (grens 10 ms)"
    )
    assert len(rijen) >= 1000
    assert median(rekenen) < alles / 100


def test_after_one_change_the_lists_of_the_team_follow_it(groot_bestand: Path) -> None:
    """Taken, tussen wal en schip, agenda, nog door te geven: made, and after a change."""
    sessie = log_in(groot_bestand, WACHTWOORD, PERSOON)
    dag = sessie.vandaag()
    lijsten: dict[str, tuple[Callable[[], Any], Callable[[Wijziging, Any], Any]]] = {
        "taken": (
            lambda: mijn_taken(sessie, dag),
            lambda w, oud: ververs_taken(sessie, w, dag, None, oud),
        ),
        "tussen wal en schip": (
            lambda: kijk_na(sessie, dag),
            lambda w, oud: ververs_vangnet(sessie, w, dag, oud),
        ),
        "agenda": (
            lambda: maak_agenda(sessie, dag),
            lambda w, oud: ververs_agenda(sessie, w, oud),
        ),
        "nog door te geven": (
            lambda: nog_door_te_geven(sessie, dag),
            lambda w, oud: ververs_door_te_geven(sessie, w, dag, oud),
        ),
    }
    try:
        Caseload(sessie).laad(dag)  # the calendars and the rules, read once
        dossiers = [r.id for r in sessie.lees(Dossier, gesloten=None)[:250:50]]
        eerst, daarna = {}, {}
        for naam, (maak, ververs) in lijsten.items():
            t0 = time.process_time()
            lijst = maak()
            eerst[naam] = time.process_time() - t0
            tijden = []
            for dossier_id in dossiers:
                wijziging = vastleggen.leg_vast(sessie, Contact(dossier_id=dossier_id, datum=dag))
                t0 = time.process_time()
                lijst = ververs(wijziging, lijst)
                tijden.append(time.process_time() - t0)
                assert lijst is not None
            daarna[naam] = median(tijden)
    finally:
        sessie.sluit()
    for naam in lijsten:
        print(f"\n{naam}: {eerst[naam]:.1f} s, daarna {daarna[naam] * 1000:.0f} ms", end="")
        assert daarna[naam] < eerst[naam] / 10, naam
    print()


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__, "-s", "-q"]))
