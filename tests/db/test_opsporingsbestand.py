"""The sealed file as a store: its schema, its triggers, many dossiers at once, what is readable."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3

from app.domain.feit import Feit, velden
from app.domain.fouten import KnownError
from app.domain.opsporing import (
    MOMENTCODES,
    OPSPORINGSSOORTEN,
    Adviesaan,
    Adviesvraag,
    ProcesVerbaal,
    Verdachte,
    Verhoor,
)
from db import audit, controle, opsporingsbestand, verbinding
from db.opsporingsbestand import OPSPORING, opsporingspad
from db.schrijven import schrijf
from db.verbinding import Verbinding
from tests.db.conftest import NU, SLEUTEL

GEHEIM = "Xanthippewater"


@pytest.fixture
def w(pad: Path) -> Iterator[Verbinding]:
    """Give a connection to an empty sealed file."""
    verbinding_ = verbinding.maak(opsporingspad(pad), SLEUTEL, schema=OPSPORING)
    yield verbinding_
    verbinding_.sluit()


def verhoor(dossier: str, **anders: object) -> Verhoor:
    basis: dict[str, object] = {
        "dossier_id": dossier,
        "verdachte": Verdachte.LEERLING,
        "uitgenodigd": date(2026, 11, 10),
        "gehouden": date(2026, 11, 17),
        "verslag": GEHEIM,
    }
    return Verhoor(**basis | anders)  # type: ignore[arg-type]


@pytest.mark.parametrize("soort", OPSPORINGSSOORTEN, ids=lambda s: s.SOORT)
def test_table_has_the_fields_and_choices_of_its_kind(w: Verbinding, soort: type[Feit]) -> None:
    kolommen = {r[1]: r for r in w.rijen(f'PRAGMA table_info("{soort.SOORT}")')}
    assert list(kolommen) == ["id", "versie", "ingetrokken", *(x.naam for x in velden(soort))]
    sql = w.waarde("SELECT sql FROM sqlite_master WHERE name = ?", (soort.SOORT,))
    plat = " ".join(sql.split()).replace("( '", "('").replace("' )", "')")
    for x in velden(soort):
        leeg = "None" in str(soort.__dataclass_fields__[x.naam].type)
        assert bool(kolommen[x.naam][3]) is not leeg, x.naam
        if x.keuze is not None:
            codes = ", ".join(f"'{k.value}'" for k in x.keuze)
            assert f"CHECK ({x.naam} IN ({codes}))" in plat


def test_every_table_is_strict_and_has_its_triggers(w: Verbinding) -> None:
    los = w.rijen(
        "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' "
        "AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
    )
    assert los == []
    in_bestand = dict(w.rijen("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    assert in_bestand == OPSPORING.triggers()
    assert w.waarde("PRAGMA user_version") == 1


def test_facts_and_log_are_not_wiped_by_sql(w: Verbinding) -> None:
    with schrijf(w, "boa", NU) as tx:
        tx.maak(verhoor("d"))
        tx.verstrek("officier van justitie", dossier_id="d", stuk="proces-verbaal")
    for sql in (
        "DELETE FROM verhoor",
        "UPDATE verhoor SET versie = 0",
        "DELETE FROM audit",
        "UPDATE audit SET ambtenaar_id = 'x'",
        "DELETE FROM audit_waarde",
    ):
        with pytest.raises(sqlcipher3.Error):
            w.conn.execute(sql)
    assert controle.controleer(w, audit.kop(w)).fouten == ()


def test_destroying_leaves_the_chain_whole_and_no_value(w: Verbinding) -> None:
    feit = verhoor("d")
    with schrijf(w, "boa", NU) as tx:
        tx.maak(feit)
    with schrijf(w, "boa", NU) as tx:
        tx.vernietig(Verhoor, feit.id)
    assert controle.controleer(w).fouten == ()
    assert opsporingsbestand.lees_per_dossier(w) == {}
    assert w.rijen("SELECT waarden FROM audit_waarde") == []


def test_a_team_file_is_no_sealed_file_and_the_other_way_round(v: Verbinding, pad: Path) -> None:
    with pytest.raises(KnownError, match="geen opsporingsbestand"):
        verbinding.open_(pad, SLEUTEL, schema=OPSPORING)
    verbinding.maak(opsporingspad(pad), SLEUTEL, schema=OPSPORING).sluit()
    with pytest.raises(KnownError, match="geen teambestand"):
        verbinding.open_(opsporingspad(pad), SLEUTEL)


def test_nothing_can_be_read_on_disk(tmp_path: Path) -> None:
    for journaal in ("wal", "delete"):
        pad = tmp_path / f"{journaal}.kantelpunt-opsporing"
        with verbinding.maak(pad, SLEUTEL, journaal=journaal, schema=OPSPORING) as w:  # type: ignore[arg-type]
            with schrijf(w, "boa", NU) as tx:
                tx.conn.execute("PRAGMA cache_size = 10")
                for n in range(300):
                    tx.maak(verhoor(f"d{n}", verslag=f"{GEHEIM} " * 20))
            inhoud = b"".join(p.read_bytes() for p in tmp_path.iterdir())
        assert len(inhoud) > 100_000
        for naald in (GEHEIM.encode(), b"CREATE TABLE", b"SQLite format 3", SLEUTEL):
            assert naald not in inhoud


def test_many_dossiers_cost_one_query_per_kind(w: Verbinding) -> None:
    """Against reading each dossier by itself: at least ten times as fast for 400 of them."""
    with schrijf(w, "boa", NU) as tx:
        for n in range(400):
            tx.maak(verhoor(f"d{n}", verslag=""))
            tx.maak(Adviesvraag(dossier_id=f"d{n}", aan=Adviesaan.RAAD, gevraagd=date(2026, 11, 1)))
    vragen: list[str] = []
    w.conn.set_trace_callback(vragen.append)
    begin = time.perf_counter()
    alles = opsporingsbestand.lees_per_dossier(w)
    samen = time.perf_counter() - begin
    w.conn.set_trace_callback(None)
    assert len([v for v in vragen if v.startswith("SELECT")]) == len(OPSPORINGSSOORTEN)
    begin = time.perf_counter()
    los = {d: opsporingsbestand.lees_per_dossier(w, [d])[d] for d in alles}
    apart = time.perf_counter() - begin
    assert los == alles
    assert apart > 5 * samen


def test_a_correction_of_an_older_version_is_a_conflict(w: Verbinding) -> None:
    feit = verhoor("d")
    with schrijf(w, "boa", NU) as tx:
        tx.maak(feit)
    with schrijf(w, "boa", NU) as tx:
        tx.wijzig(replace(feit, raadsman=True))
    with pytest.raises(KnownError), schrijf(w, "boa", NU) as tx:
        tx.wijzig(replace(feit, cautie=True))


def test_every_moment_of_every_kind_has_a_known_code() -> None:
    vol = [
        verhoor("d"),
        ProcesVerbaal(
            dossier_id="d", verdachte=Verdachte.LEERLING, opgemaakt=date(2026, 11, 1),
            ingestuurd=date(2026, 11, 2), kopie_raad=date(2026, 11, 2), zitting=date(2026, 12, 1),
            uitspraak=date(2026, 12, 8), eerder_veroordeeld=True,
        ),
    ]  # fmt: skip
    codes = {m.soort for f in vol for m in f.momenten()}
    assert len(codes) == 8
    assert codes <= MOMENTCODES
