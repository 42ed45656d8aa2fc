"""Bench: reading 3,000 open dossiers of 50,000 leerlingen, and searching among them.

Run: python -m pytest tests/bench/bench_lezen.py -s. Baseline of reading: fetching the very
same rows as bare tuples from the same encrypted file. Search: the issue's 30 ms per query,
asserted as a ratio to counting all leerlingen, which any machine must be able to do.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

import pytest

from app.domain.dossiers import (
    Behandelaar,
    Besluitsoort,
    Dossier,
    Regie,
    Regiesoort,
    Stapbesluit,
    Taak,
)
from app.domain.feit import Feit
from app.domain.handelen import Contact, Interventie, Overleg
from app.domain.mensen import Ambtenaar, Leerling, Ouder, Relatie, Rol
from app.domain.scholen import Inschrijving, School
from app.domain.verzuim import (
    Melding,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    Verzuimperiode,
    Verzuimsoort,
)
from db.dossiers import lees_dossierfeiten
from db.kolommen import kolommen
from db.schrijven import SCHRIJFVOLGORDE, schrijf
from db.verbinding import Verbinding, maak
from db.zoeken import zoek_leerlingen

LEERLINGEN, DOSSIERS = 50_000, 3_000
DAG = date(2026, 9, 1)
NAMEN = [
    "Rietgans",
    "Üzümcü",
    "Iepenlaan",
    "Jansen",
    "Łukasz",
    "Đorđević",
    "Bakker",
    "Smits",
    "O'Brien",
    "al-Haddad",
    "Mulder",
]
ROEP = [
    "Esra",
    "Ruben",
    "Sanne",
    "Daan",
    "Emma",
    "Noah",
    "Mila",
    "Sem",
    "Zoë",
    "Fatima",
    "Lotte",
    "Thijs",
    "Naomi",
    "Luuk",
]
VRAGEN = ["r", "ri", "riet", "esra", "e", "đor", "san bak", "van d", "01-03-2012", "o'b", "zzz"]


def _dossier(r: random.Random, leerling: Leerling, school: School, wie: Ambtenaar) -> list[Feit]:
    """Make one open dossier with 16 facts on it."""
    d = Dossier(leerling_id=leerling.id, dossiernummer=leerling.id, geopend=DAG)
    m = Melding(
        leerling_id=leerling.id,
        dossier_id=d.id,
        school_id=school.id,
        soort=Verzuimsoort.UUR16,
        melddatum=DAG,
        reden="spijbelen",
    )
    return [
        d,
        m,
        Ouder(leerling_id=leerling.id, relatie=Relatie.MOEDER, achternaam="M"),
        Behandelaar(dossier_id=d.id, ambtenaar_id=wie.id, van=DAG),
        MeldingStatus(melding_id=m.id, status=Meldingstatus.IN_BEHANDELING, datum=DAG),
        Verzuimperiode(
            leerling_id=leerling.id,
            dossier_id=d.id,
            soort=Periodesoort.ONGEOORLOOFD,
            eerste_dag=DAG,
        ),
        Stapbesluit(dossier_id=d.id, datum=DAG, soort=Besluitsoort.BEGIN, stap="1"),
        Interventie(dossier_id=d.id, stap="1", datum=DAG, doel="weer naar school"),
        Overleg(dossier_id=d.id, stap="1", datum=DAG, notitie="verslag " * 20),
        Regie(dossier_id=d.id, soort=Regiesoort.PROCES, organisatie="leerplicht", van=DAG),
        Taak(dossier_id=d.id, datum=DAG, omschrijving="School bellen"),
        *(
            Contact(dossier_id=d.id, datum=DAG + timedelta(r.randrange(60)), notitie="gebeld " * 9)
            for _ in range(5)
        ),
    ]


@pytest.fixture(scope="module")
def groot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verbinding]:
    """Give the seeded file of 50,000 leerlingen and 3,000 open dossiers."""
    r = random.Random(3)
    wie = [Ambtenaar(naam=f"A{i}", rol=Rol.LEERPLICHTAMBTENAAR) for i in range(6)]
    scholen = [School(naam=f"School {i}", plaats="Modelstad") for i in range(80)]
    leerlingen = [
        Leerling(
            achternaam=r.choice(NAMEN) + r.choice(["", "sen", "ma", "stra", "huis"]),
            tussenvoegsel=r.choice(["", "", "van", "de"]),
            roepnaam=r.choice(ROEP),
            geboortedatum=date(2009, 1, 1) + timedelta(r.randrange(3000)),
        )
        for _ in range(LEERLINGEN)
    ]
    feiten: list[Feit] = [*wie, *scholen, *leerlingen]
    for i, leerling in enumerate(leerlingen):
        school = scholen[i % 80]
        feiten.append(Inschrijving(leerling_id=leerling.id, school_id=school.id, van=DAG))
        if i < DOSSIERS:
            feiten += _dossier(r, leerling, school, wie[i % 6])
    pad: Path = tmp_path_factory.mktemp("bench") / "groot.kantelpunt"
    with maak(pad, bytes(range(32))) as v:
        with schrijf(v, "a", datetime(2026, 11, 18, tzinfo=UTC)) as tx:
            tx.maak_veel(feiten)
        yield v


def _mediaan(doe: Callable[[], object], ronden: int = 5) -> float:
    """Give the median time of a few rounds, in seconds, the first one not counted."""
    tijden = []
    for _ in range(ronden + 1):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return median(tijden[1:])


def test_reading_all_open_dossiers(groot: Verbinding) -> None:
    def kaal() -> int:
        aantal = 0
        for soort in SCHRIJFVOLGORDE:
            k = kolommen(soort)
            if "dossier_id" in k.velden:
                rijen = groot.conn.execute(k.select + " ORDER BY dossier_id").fetchall()
                aantal += len(rijen)
        return aantal

    assert kaal() == DOSSIERS * 13
    basislijn = _mediaan(kaal)
    alles = _mediaan(lambda: lees_dossierfeiten(groot))
    wie = groot.waarde("SELECT min(ambtenaar_id) FROM behandelaar")
    eigen = _mediaan(lambda: lees_dossierfeiten(groot, ambtenaar_id=wie))
    print(
        f"\n{DOSSIERS} dossiers: {alles * 1000:.0f} ms, de eigen {DOSSIERS // 6}: "
        f"{eigen * 1000:.0f} ms; dezelfde rijen kaal: {basislijn * 1000:.0f} ms; "
        f"verhouding {alles / basislijn:.1f} (grens 7)"
    )
    assert alles <= 7 * basislijn
    assert eigen <= alles / 2.5


def test_searching_50000_leerlingen(groot: Verbinding) -> None:
    basislijn = _mediaan(
        lambda: groot.rijen("SELECT achternaam, roepnaam, geboortedatum FROM leerling")
    )
    per_vraag = {vraag: _mediaan(lambda q=vraag: zoek_leerlingen(groot, q)) for vraag in VRAGEN}  # type: ignore[misc]
    traagste = max(per_vraag, key=per_vraag.__getitem__)
    print(
        f"\ntraagste vraag {traagste!r}: {per_vraag[traagste] * 1000:.1f} ms (grens 30 ms); "
        f"alle namen lezen: {basislijn * 1000:.0f} ms"
    )
    assert zoek_leerlingen(groot, "esra riet")
    assert per_vraag[traagste] <= basislijn / 2
