"""Bench: 50,000 leerlingen laid beside their inschrijvingen: within two seconds.

Run: python -m pytest tests/bench/bench_absoluut.py -s. One in fifty has no school; the time
of a file in which nobody has one is told beside it.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from statistics import median

from app.domain.scholen import Inschrijving
from app.services.absoluut import vergelijk
from tests.conftest import VANDAAG
from tests.fabriek import een_leerling, een_school

AANTAL = 50_000
GRENS = 2.0
"""Seconds."""


def test_fifty_thousand_within_two_seconds(team_sessie) -> None:
    school = een_school()
    with team_sessie.schrijf() as tx:
        tx.maak(school)
        for n in range(AANTAL):
            geboren = date(2010, 1, 1) + timedelta(days=n * 7 % 3000)
            wie = tx.maak(een_leerling(bsn="", achternaam=f"A{n}", geboortedatum=geboren))
            if n % 50:
                tx.maak(Inschrijving(leerling_id=wie.id, school_id=school.id, van=date(2024, 8, 1)))
    tijden = []
    for _ in range(3):
        begin = time.perf_counter()
        controle = vergelijk(team_sessie, VANDAAG)
        tijden.append(time.perf_counter() - begin)
        assert len(controle.rijen) == AANTAL // 50
    begin = time.perf_counter()
    niemand = vergelijk(team_sessie, date(2024, 7, 31))
    print(f"{median(tijden):.2f} s; nobody enrolled: {time.perf_counter() - begin:.2f} s")
    assert len(niemand.rijen) > AANTAL // 2
    assert median(tijden) < GRENS
