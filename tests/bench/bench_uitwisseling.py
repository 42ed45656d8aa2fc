"""Bench: a CSV of 20,000 meldingen, from text to committed, against a bare executemany.

Run: python -m pytest tests/bench/bench_uitwisseling.py -s. Beside bench_import: here the
whole import counts, reading, converting, weighing and previewing included. The bare one
writes the very rows (facts and audit) that ours left, into an encrypted file made the same
way (beslissingen, Speed).
"""

from __future__ import annotations

import csv
import time
import uuid
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from app.domain.mensen import Leerling
from app.domain.scholen import School
from app.services.sessie import Sessie, maak_team
from app.services.uitwisseling import lees_map, voer_door
from tests.conftest import GOEDKOOP, WACHTWOORD, klok

AANTAL = 20_000
RONDEN = 3
KOP = (
    "sleutel;leerling;school;meldingsnummer;bron;soort;melddatum;begindatum;uren;reden;actie_school"
)
SOORTEN = ("16_uur", "lrv", "luxe", "overig", "rmc")


def new_uuid(soort: str, nummer: int) -> str:
    """Make the same key for both files."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{soort}{nummer}"))


def _team(pad: Path) -> Sessie:
    """Make a team file with 40 schools and 5,000 leerlingen."""
    sessie, _ = maak_team(pad, naam="B. Bench", wachtwoord=WACHTWOORD, klok=klok, kosten=GOEDKOOP)
    scholen = [
        School(id=new_uuid("s", i), naam=f"School {i}", brin="99AA", vestiging=f"{i:02}")
        for i in range(40)
    ]
    leerlingen = [
        Leerling(id=new_uuid("l", i), achternaam=f"L{i}", geboortedatum=date(2012, 1, 1))
        for i in range(5_000)
    ]
    with sessie.schrijf() as tx:
        tx.maak_veel([*scholen, *leerlingen])
    return sessie


def _schrijf_csv(map_: Path, sessie: Sessie) -> None:
    leerlingen = [le.id for le in sessie.lees(Leerling)]
    map_.mkdir()
    with (map_ / "meldingen.csv").open("w", encoding="utf-8-sig", newline="") as stroom:
        schrijver = csv.writer(stroom, delimiter=";")
        schrijver.writerow(KOP.split(";"))
        for i in range(AANTAL):
            dag = date(2026, 9, 1) + timedelta(days=i % 60)
            schrijver.writerow(
                [
                    *(f"V-{i}", leerlingen[i % 5_000], f"99AA{i % 40:02}", f"2026-{i}", "duo"),
                    *(SOORTEN[i % 5], f"{dag:%d-%m-%Y}", (dag - timedelta(days=7)).isoformat()),
                    *("16,5", "spijbelen", "gesprek; brief aan ouders"),
                ]
            )


def _kaal(pad: Path, bron: Sessie) -> float:
    """Write the rows of a melding import with nothing but executemany; gives the seconds."""
    v = bron.v
    tabellen = {
        "melding": v.rijen("SELECT * FROM melding"),
        "audit": v.rijen("SELECT * FROM audit WHERE soort = 'melding'"),
        "audit_waarde": v.rijen(
            "SELECT * FROM audit_waarde WHERE nr IN (SELECT nr FROM audit WHERE soort = 'melding')"
        ),
    }
    sessie = _team(pad)
    conn = sessie.v.conn
    begin = time.perf_counter()
    conn.execute("BEGIN IMMEDIATE")
    for tabel, rijen in tabellen.items():
        conn.executemany(f"INSERT INTO {tabel} VALUES ({','.join('?' * len(rijen[0]))})", rijen)
    conn.execute("COMMIT")
    duur = time.perf_counter() - begin
    assert len(tabellen["melding"]) == len(tabellen["audit"]) == AANTAL
    sessie.sluit()
    return duur


def test_a_csv_of_20000_meldingen(tmp_path: Path) -> None:
    lezen, samen, kaal = [], [], []
    for ronde in range(RONDEN):
        sessie = _team(tmp_path / f"ons{ronde}.kantelpunt")
        map_ = tmp_path / f"map{ronde}"
        _schrijf_csv(map_, sessie)
        begin = time.perf_counter()
        voorbeeld = lees_map(sessie, map_)
        lezen.append(time.perf_counter() - begin)
        voer_door(sessie, voorbeeld)
        samen.append(time.perf_counter() - begin)
        assert voorbeeld.totaal().nieuw == AANTAL
        kaal.append(_kaal(tmp_path / f"kaal{ronde}.kantelpunt", sessie))
        sessie.sluit()
    verhouding = median(samen) / median(kaal)
    print(
        f"\n{AANTAL} meldingen uit CSV: {median(samen) * 1000:.0f} ms (lezen en wegen "
        f"{median(lezen) * 1000:.0f} ms); executemany van dezelfde rijen: "
        f"{median(kaal) * 1000:.0f} ms; verhouding {verhouding:.2f} (grens 3)"
    )
    assert verhouding <= 3
