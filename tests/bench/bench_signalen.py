"""Bench: the signalen of one dossier with 40 counting rules and 60 spells of absence.

Run by hand: `python -m tests.bench.bench_signalen`; prints milliseconds (aim: 5).
The test asserts a ratio only, so that a slow or busy machine does not fail it.
"""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from app.domain.dossiers import Eenheid
from app.protocol.model import (
    Drempel,
    Regelbestand,
    Signaalregel,
    Signaalsoort,
    Venster,
    Vensterom,
)
from app.protocol.signalen.signalen import signalen_van
from app.protocol.stand import Bron
from tests.protocol.bouw import Zaak, dag, schrijf

PEILDATUM = dag("vr 20 nov 2026")
BRON = Bron("Proef", "h. 1")
TELLEND = (
    Signaalsoort.UREN,
    Signaalsoort.ZIEKMELDINGEN,
    Signaalsoort.DAGEN_AANEEN,
    Signaalsoort.DAGEN,
    Signaalsoort.TE_LAAT,
)
VENSTERS = (
    Venster(Vensterom.ROLLEND, 4, Eenheid.SCHOOLWEKEN),
    Venster(Vensterom.SCHOOLJAAR),
    Venster(Vensterom.ROLLEND, 12, Eenheid.WEKEN),
    None,
)
SOORTEN = ("ongeoorloofd", "ziekte", "geoorloofd")


def regels(aantal: int = 40) -> Regelbestand:
    """Give a file with so many thresholds, every kind in every window."""
    signalen = tuple(
        Signaalregel(
            f"regel{n}",
            TELLEND[n % 5],
            "{aantal} {drempel} {dag}",
            "Wat nu?",
            BRON,
            norm=f"norm{n % 20}",
            drempel=Drempel((3, 9, 16, 40)[n % 4]),
            venster=VENSTERS[n // 5 % 4],
            uren_per_dag=5.5 if n % 5 == 0 else 0,
            opnieuw_na=frozenset({"16_uur"}) if n % 2 else frozenset(),
            verzuim=frozenset(SOORTEN[n % 4 : n % 4 + 1]),
        )
        for n in range(aantal)
    )
    return Regelbestand(
        code="proef",
        titel="Proef",
        geldig_vanaf=date(2020, 1, 1),
        bestand="proef.toml",
        bron=BRON,
        signalen=signalen,
    )


def een_zaak(perioden: int) -> Zaak:
    """Give a case with so many spells in the fifteen months before the peildatum."""
    kans, zaak = random.Random(1), Zaak()
    for _ in range(perioden):
        van = dag("ma 1 sep 2025") + timedelta(days=kans.randrange(440))
        tot = van + timedelta(days=kans.randrange(6))
        meer = {"uren": float(kans.randrange(1, 20)), "hele_dagen": False}
        zaak.verzuim(
            schrijf(van),
            schrijf(tot),
            kans.choice(SOORTEN),
            **(meer if kans.random() < 0.5 else {}),
        )
    for week in range(10):
        van = dag("ma 31 aug 2026") + timedelta(days=7 * week)
        zaak.te_laat(schrijf(van), schrijf(van + timedelta(days=4)), 3)
    return zaak.melding("di 6 okt 2026")


def meet(perioden: int, keer: int = 20) -> tuple[float, int]:
    """Give the best processor time in seconds, and how many signalen there were."""
    zaak, lagen, tijden, aantal = een_zaak(perioden), regels(), [], 0
    for _ in range(keer):
        blik = zaak.blik(PEILDATUM, lagen)
        start = time.process_time()
        aantal = len(signalen_van(blik, blik.ladder.actief, PEILDATUM))
        tijden.append(time.process_time() - start)
    return min(tijden), aantal


def test_the_time_grows_with_the_spells() -> None:
    weinig, veel = meet(60)[0], meet(240)[0]
    assert veel < 4 * 3 * weinig


if __name__ == "__main__":
    tijd, hoeveel = meet(60)
    print(f"40 drempels, 60 perioden: {tijd * 1000:.1f} ms, {hoeveel} signalen")
