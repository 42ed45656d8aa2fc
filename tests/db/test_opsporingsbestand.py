"""The sealed file as a store: its schema, its triggers, many dossiers at once, what is readable."""

from __future__ import annotations

import json
import shutil
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
    Opsporingsstuk,
    ProcesVerbaal,
    Stukaan,
    Verdachte,
    Verhoor,
)
from db import (
    audit,
    controle,
    opsporingsbestand,
    opsporingsstukken,
    reservekopie,
    verbinding,
)
from db.feiten import lees
from db.kolommen import kolommen
from db.opsporingsbestand import OPSPORING, opsporingspad
from db.schrijven import schrijf
from db.verbinding import Verbinding
from tests.db.conftest import NU, SLEUTEL

GEHEIM = "Xanthippewater"
GEGEVENS = Path(__file__).parent / "gegevens"


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
    assert w.waarde("PRAGMA user_version") == 2


@pytest.mark.parametrize("hoe", ["werk", "kopie"])
def test_a_sealed_file_of_version_1_comes_along(tmp_path: Path, hoe: str) -> None:
    """A file that the version before made, with a correction and a withdrawal in its history."""
    pad = tmp_path / "oud.kantelpunt-opsporing"
    shutil.copyfile(GEGEVENS / "o001.kantelpunt-opsporing", pad)
    toen = json.loads((GEGEVENS / "o001.json").read_text(encoding="utf-8"))
    if hoe == "kopie":  # a backup is looked at as it lies there
        with verbinding.open_(
            pad, SLEUTEL, momentopname=True, schema=OPSPORING, ouder_mag=True
        ) as w:
            assert w.waarde("SELECT count(*) FROM audit") == toen["audit"]
        was = pad.read_bytes()
        with reservekopie.leesbaar(pad, SLEUTEL, OPSPORING) as w:
            assert controle.controleer(w).fouten == ()
        assert pad.read_bytes() == was
        assert [p.name for p in tmp_path.iterdir()] == [pad.name], "the working copy is gone"
        return
    nieuw = {"verhoor": {"plaats": "", "aanwezig": "", "getekend": None}}
    with verbinding.open_(pad, SLEUTEL, schema=OPSPORING, migreer=True) as w:
        for soort in OPSPORINGSSOORTEN:
            k = kolommen(soort)
            assert {
                f.id: {"versie": f.versie, **dict(zip(k.velden, k.naar_rij(f), strict=True))}
                for f in lees(w, soort)
            } == {
                i: nieuw.get(soort.SOORT, {}) | x
                for i, x in toen["feiten"].get(soort.SOORT, {}).items()
            }
        assert controle.controleer(w).fouten == ()
        with schrijf(w, "boa", NU) as tx:
            tx.wijzig(replace(lees(w, Verhoor)[0], plaats="Modelstad"))
        assert controle.controleer(w).fouten == ()


def een_stuk(sha: str, **anders: object) -> Opsporingsstuk:
    basis: dict[str, object] = {
        "dossier_id": "d",
        "datum": date(2026, 11, 18),
        "sjabloon": "proces_verbaal",
        "onderwerp": "Proces-verbaal",
        "aan": Stukaan.OM,
        "ontvanger": "OM",
        "sha256": sha,
        "nummer": "2026-PV-0001",
    }
    return Opsporingsstuk(**basis | anders)  # type: ignore[arg-type]


def test_a_document_keeps_its_bytes_and_its_number(w: Verbinding) -> None:
    pdf = b"%PDF-1.7 een"
    with schrijf(w, "boa", NU) as tx:
        assert opsporingsstukken.volgend_nummer(w, 2026) == "2026-PV-0001"
        feit = een_stuk(opsporingsstukken.bewaar_pdf(tx, pdf))
        tx.maak(feit)
        assert opsporingsstukken.volgend_nummer(w, 2026) == "2026-PV-0002"
    assert opsporingsstukken.volgend_nummer(w, 2027) == "2027-PV-0001"
    assert opsporingsstukken.lees_pdf(w, feit.sha256) == pdf
    for sql in (
        "UPDATE opsporingsstuk SET nummer = 'x', versie = versie + 1",
        "UPDATE opsporingsstuk SET invulling = 'x', versie = versie + 1",
        "UPDATE stuk_pdf SET inhoud = x'00'",
        "DELETE FROM stuk_pdf",
    ):
        with pytest.raises(sqlcipher3.Error):
            w.conn.execute(sql)
    with pytest.raises(sqlcipher3.Error), schrijf(w, "boa", NU) as tx:
        tx.maak(een_stuk(feit.sha256))  # the same number and uitgave
    with schrijf(w, "boa", NU) as tx:
        tx.maak(een_stuk(feit.sha256, uitgave=2))
        tx.trek_in(Opsporingsstuk, feit.id, 1)
    assert opsporingsstukken.volgend_nummer(w, 2026) == "2026-PV-0002"
    assert controle.controleer(w).fouten == ()
    with schrijf(w, "boa", NU) as tx:
        tx.vernietig(Opsporingsstuk, feit.id)
    assert opsporingsstukken.bekende(w) == {feit.sha256}, "the other uitgave has the same bytes"
    (rest,) = lees(w, Opsporingsstuk)
    with schrijf(w, "boa", NU) as tx:
        tx.vernietig(Opsporingsstuk, rest.id)
    assert opsporingsstukken.bekende(w) == frozenset()
    assert controle.controleer(w).fouten == ()


def test_a_document_without_or_with_other_bytes_is_found(w: Verbinding) -> None:
    with schrijf(w, "boa", NU) as tx:
        tx.maak(een_stuk("a" * 64))
    assert controle.controleer(w).fouten == ("De PDF van een stuk ontbreekt (aaaaaaaaaaaa).",)
    w.conn.execute("INSERT INTO stuk_pdf VALUES (?, ?)", ("a" * 64, b"anders"))
    assert controle.controleer(w).fouten == ("De PDF van een stuk is veranderd (aaaaaaaaaaaa).",)
    with pytest.raises(KnownError, match="niet meer wat"):
        opsporingsstukken.lees_pdf(w, "a" * 64)


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
