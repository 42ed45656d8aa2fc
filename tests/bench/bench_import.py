"""Bench: an import of 20,000 meldingen against a bare executemany of the same rows.

Run: python -m pytest tests/bench/bench_import.py -s. Both write the same facts and the same
audit rows into encrypted files made the same way (beslissingen, Speed); ours also checks
every fact and ties the chain. The median of alternating rounds is compared.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from app.domain.feit import Feit
from app.domain.mensen import Leerling
from app.domain.scholen import School
from app.domain.verzuim import Melding, Verzuimsoort
from db.kolommen import kolommen
from db.schrijven import schrijf
from db.verbinding import Verbinding, maak

AANTAL = 20_000
RONDEN = 3
NU = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
SLEUTEL = bytes(range(32))


def _meldingen(ronde: int) -> tuple[list[Feit], list[Feit]]:
    """Make 2,000 leerlingen of 40 schools with ten meldingen each."""
    scholen = [School(naam=f"School {i}") for i in range(40)]
    leerlingen = [
        Leerling(achternaam=f"Leerling {i}", geboortedatum=date(2012, 1, 1)) for i in range(2_000)
    ]
    meldingen: list[Feit] = [
        Melding(
            leerling_id=leerlingen[i % 2_000].id,
            school_id=scholen[i % 40].id,
            meldingsnummer=f"V{ronde}-{i:06}",
            soort=Verzuimsoort.UUR16,
            melddatum=date(2026, 11, 2),
            begindatum=date(2026, 10, 26),
            uren=18.0,
            reden="spijbelen",
            actie_school="gesprek met leerling en ouders",
            contact_naam="M. Mentor",
            contact_telefoon="055-0000000",
        )
        for i in range(AANTAL)
    ]
    return [*scholen, *leerlingen], meldingen


def _rijen_van(v: Verbinding, tabel: str, na: int) -> list[tuple[object, ...]]:
    return v.rijen(f"SELECT * FROM {tabel} WHERE nr > ?", (na,))


def test_import_of_20000_meldingen(tmp_path: Path) -> None:
    van_ons, kaal = [], []
    for ronde in range(RONDEN):
        basis, meldingen = _meldingen(ronde)
        with maak(tmp_path / f"ons{ronde}.kantelpunt", SLEUTEL) as v:
            with schrijf(v, "a", NU) as tx:
                tx.maak_veel(basis)
            begin = time.perf_counter()
            with schrijf(v, "a", NU) as tx:
                tx.maak_veel(meldingen)
            van_ons.append(time.perf_counter() - begin)
            audit = _rijen_van(v, "audit", len(basis))
            waarden = _rijen_van(v, "audit_waarde", len(basis))
        k = kolommen(Melding)
        rijen = [(m.id, 1, *k.naar_rij(m)) for m in meldingen]
        with maak(tmp_path / f"kaal{ronde}.kantelpunt", SLEUTEL) as v:
            with schrijf(v, "a", NU) as tx:
                tx.maak_veel(basis)
            begin = time.perf_counter()
            v.conn.execute("BEGIN IMMEDIATE")
            v.conn.executemany(k.insert, rijen)
            v.conn.executemany(f"INSERT INTO audit VALUES ({','.join('?' * 11)})", audit)
            v.conn.executemany("INSERT INTO audit_waarde VALUES (?, ?, ?)", waarden)
            v.conn.execute("COMMIT")
            kaal.append(time.perf_counter() - begin)
            assert v.waarde("SELECT count(*) FROM melding") == AANTAL
    verhouding = median(van_ons) / median(kaal)
    print(
        f"\n{AANTAL} meldingen: {median(van_ons) * 1000:.0f} ms; executemany van dezelfde rijen: "
        f"{median(kaal) * 1000:.0f} ms; verhouding {verhouding:.2f} (grens 3)"
    )
    assert verhouding <= 3
