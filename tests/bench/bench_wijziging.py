"""Bench: after one change the stand of that dossier is computed anew, all tracks included.

Run: python -m pytest tests/bench/bench_wijziging.py -s. Bound: 10 ms. Asserted as a ratio: the
recomputation against computing all open dossiers, of which it may cost a hundredth. (Not against
the save: on a quick disk that takes 1 ms, on a slow one 8 ms.)
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import pytest

from app.domain.handelen import Contact
from app.services import vastleggen
from app.services.caseload import Caseload, herbereken
from app.services.sessie import log_in
from tests.bench.conftest import PERSOON, WACHTWOORD

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


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__, "-s", "-q"]))
