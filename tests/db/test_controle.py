"""`controleer` finds every row that was altered, removed, added or cut off behind its back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.handelen import Brief, Ontvangersoort
from app.domain.scholen import School
from db import audit
from db.brieven import bewaar_pdf
from db.schrijven import schrijf
from db.triggers import triggers
from db.verbinding import Verbinding, open_
from tests.db.conftest import NU, SLEUTEL, Basis

PDF = b"%PDF-1.7 de waarschuwing"


@pytest.fixture
def vol(v: Verbinding, basis: Basis) -> Basis:
    """Add a corrected school, a withdrawn one and a letter with its PDF."""
    with schrijf(v, "a", NU) as tx:
        tx.wijzig(replace(basis.school, plaats="Elders"))
        weg = tx.maak(School(naam="Weg"))
        tx.trek_in(School, weg.id, 1)
        bewaar_pdf(tx, sha256(PDF).hexdigest(), PDF)
        tx.maak(
            Brief(
                dossier_id=basis.dossier.id,
                datum=date(2026, 11, 18),
                sjabloon="waarschuwing",
                onderwerp="Waarschuwing",
                aan=Ontvangersoort.LEERLING,
                ontvanger="E. Iepenlaan",
                sha256=sha256(PDF).hexdigest(),
            )
        )
    return basis


def _met_kracht(v: Verbinding, *opdrachten: str) -> None:
    """Do what somebody with the key and SQLite in hand can do, and put the triggers back."""
    v.conn.execute("PRAGMA foreign_keys = OFF")
    v.conn.execute("PRAGMA ignore_check_constraints = ON")
    v.conn.execute("BEGIN")
    for naam in triggers():
        v.conn.execute(f"DROP TRIGGER {naam}")
    for sql in opdrachten:
        v.conn.execute(sql)
    for sql in triggers().values():
        v.conn.execute(sql)
    v.conn.execute("COMMIT")


def test_an_untouched_file_is_clean(v: Verbinding, vol: Basis) -> None:
    rapport = audit.controleer(v, audit.kop(v))
    assert rapport.fouten == ()
    assert rapport.in_orde
    assert (rapport.aantal, rapport.laatste_hash) == audit.kop(v)
    assert rapport.aantal == 9


def test_progress_is_told(v: Verbinding, vol: Basis) -> None:
    gehoord: list[str] = []
    audit.controleer(v, voortgang=gehoord.append)
    assert gehoord == [
        "Het bestand zelf",
        "De keten van vastleggingen",
        "De feiten",
        "De brieven, de documenten en de zoekindex",
    ]


@pytest.mark.parametrize(
    ("sql", "zin"),
    [
        (
            "UPDATE school SET plaats = 'Stiekem' WHERE naam <> 'Weg'",
            "'Plaats' buiten het programma",
        ),
        (
            "UPDATE school SET telefoon = '112' WHERE naam <> 'Weg'",
            "'Telefoon' buiten het programma",
        ),
        ("UPDATE school SET termijn_stap2 = 9", "'Eigen termijn stap 2"),
        ("UPDATE leerling SET geheim_adres = 1", "'Geheim adres' buiten"),
        ("UPDATE school SET versie = 9 WHERE naam = 'Weg'", "andere versie"),
        ("UPDATE school SET ingetrokken = 0 WHERE naam = 'Weg'", "andere versie"),
        ("UPDATE school SET ingetrokken = 1 WHERE naam <> 'Weg'", "andere versie"),
        ("DELETE FROM school WHERE naam = 'Weg'", "school die is vastgelegd, ontbreekt"),
        ("DELETE FROM dossier", "dossier die is vastgelegd, ontbreekt"),
        (
            "INSERT INTO vrijedag VALUES ('t', 1, 0, NULL, 'vrij', '2026-11-18', '2026-11-18', '')",
            "vrije dag is buiten het programma om toegevoegd",
        ),
        ("DELETE FROM audit WHERE nr = 3", "Vastlegging 3 ontbreekt"),
        ("DELETE FROM audit WHERE nr = 1", "Vastlegging 1 ontbreekt"),
        ("UPDATE audit SET ambtenaar_id = 'ander' WHERE nr = 4", "Vastlegging 4 sluit niet aan"),
        ("UPDATE audit SET tijdstip = '2020' WHERE nr = 4", "Vastlegging 4 sluit niet aan"),
        ("UPDATE audit SET dossier_id = 'x' WHERE nr = 4", "Vastlegging 4 sluit niet aan"),
        ("UPDATE audit SET vingers = zeroblob(16) WHERE nr = 6", "Vastlegging 6 sluit niet aan"),
        ("UPDATE audit SET nr = 99 WHERE nr = 9", "Vastlegging 9 ontbreekt"),
        (
            "UPDATE audit_waarde SET waarden = '[\"Anders\"]' WHERE nr = 6",
            "vastlegging 6 zijn veranderd",
        ),
        ("UPDATE audit_waarde SET waarden = '[]' WHERE nr = 6", "vastlegging 6 zijn veranderd"),
        (
            "UPDATE audit_waarde SET zouten = zeroblob(16) WHERE nr = 6",
            "vastlegging 6 zijn veranderd",
        ),
        ("DELETE FROM audit_waarde WHERE nr = 6", "vastlegging 6 zijn verdwenen"),
        (
            "INSERT INTO audit_waarde VALUES (77, zeroblob(16), '[1]')",
            "1 waarden zonder vastlegging",
        ),
        ("DELETE FROM brief_pdf", "PDF van een brief ontbreekt"),
        ("UPDATE brief_pdf SET inhoud = x'00'", "PDF van een brief is veranderd"),
        ("UPDATE leerling_zoek SET zoeknaam = 'iemand anders'", "zoekindex klopt niet voor 1"),
        ("DELETE FROM leerling_zoek", "zoekindex klopt niet voor 1"),
    ],
)
def test_every_change_behind_its_back_is_found(
    v: Verbinding, vol: Basis, sql: str, zin: str
) -> None:
    _met_kracht(v, sql)
    rapport = audit.controleer(v, audit.kop(v))
    assert any(zin in fout for fout in rapport.fouten), rapport.fouten
    assert not any("Iepenlaan" in fout or "999900377" in fout for fout in rapport.fouten)


def test_a_fact_changed_together_with_its_values_is_found(v: Verbinding, vol: Basis) -> None:
    """The digest in the chain still tells that the value was another one."""
    _met_kracht(
        v,
        "UPDATE school SET plaats = 'Stiekem' WHERE naam <> 'Weg'",
        "UPDATE audit_waarde SET waarden = '[\"Stiekem\"]' WHERE nr = 6",
    )
    assert any("vastlegging 6 zijn veranderd" in f for f in audit.controleer(v).fouten)


def _kap_af(v: Verbinding) -> None:
    _met_kracht(
        v,
        "DELETE FROM audit_waarde WHERE nr = 9",
        "DELETE FROM audit WHERE nr = 9",
        "DELETE FROM brief",
    )


def _vervang(v: Verbinding) -> None:
    _kap_af(v)
    with schrijf(v, "dader", NU) as tx:
        tx.maak(School(naam="Net alsof"))


def test_a_tail_cut_off_neatly_is_seen_by_the_known_head(v: Verbinding, vol: Basis) -> None:
    kop = audit.kop(v)
    _kap_af(v)
    assert audit.controleer(v).fouten == ()
    assert audit.controleer(v, kop).fouten == (
        "Het einde ontbreekt: er waren 9 vastleggingen, nu zijn er 8.",
    )


def test_a_tail_replaced_is_seen_by_the_known_head(v: Verbinding, vol: Basis) -> None:
    kop = audit.kop(v)
    _vervang(v)
    assert audit.kop(v)[0] == kop[0]
    assert audit.controleer(v, kop).fouten == ("Vastlegging 9 is een andere dan eerder is gezien.",)


def test_a_chain_that_grew_since_the_known_head_is_fine(v: Verbinding, vol: Basis) -> None:
    kop = audit.kop(v)
    with schrijf(v, "a", NU) as tx:
        tx.maak(School(naam="Erbij"))
    assert audit.controleer(v, kop).fouten == ()
    assert audit.controleer(v, (0, "00" * 32)).fouten == ()


def test_a_missing_reference_is_found(v: Verbinding, vol: Basis) -> None:
    _met_kracht(v, "DELETE FROM leerling")
    fouten = audit.controleer(v).fouten
    assert "Een dossier verwijst naar iets dat er niet is." in fouten
    assert any("leerling die is vastgelegd, ontbreekt" in f for f in fouten)


def test_a_rule_taken_out_is_found(v: Verbinding, vol: Basis) -> None:
    v.conn.execute("DROP TRIGGER contact_notitie_maak")
    assert audit.controleer(v).fouten == ("De ingebouwde regels van het bestand zijn veranderd.",)


def test_a_damaged_page_is_said_and_is_no_traceback(
    v: Verbinding, pad: Path, vol: Basis, capfd: pytest.CaptureFixture[str]
) -> None:
    voor = v.waarde("PRAGMA page_count")
    with schrijf(v, "a", NU) as tx:
        tx.maak_veel([School(naam=f"School {i:04}") for i in range(1000)])
    v.sluit()
    with pad.open("r+b") as f:
        f.seek((voor + 5) * 4096)
        f.write(b"\xff" * 30 * 4096)
    with open_(pad, SLEUTEL) as w:
        fouten = audit.controleer(w).fouten
    assert any("beschadigd" in f for f in fouten)
    assert capfd.readouterr() == ("", "")


def test_many_faults_are_counted_not_listed(v: Verbinding) -> None:
    with schrijf(v, "a", NU) as tx:
        tx.maak_veel([School(naam=f"s{i}") for i in range(250)])
    _met_kracht(v, "UPDATE school SET plaats = 'x'")
    fouten = audit.controleer(v).fouten
    assert len(fouten) == 201
    assert fouten[-1] == "En nog 50 andere fouten."


def test_checking_writes_nothing(v: Verbinding, vol: Basis) -> None:
    versie: Callable[[], int] = lambda: v.waarde("SELECT count(*) FROM audit")  # noqa: E731
    voor = versie()
    with open_(v.pad, SLEUTEL, alleen_lezen=True) as lezer:
        assert audit.controleer(lezer).fouten == ()
    assert versie() == voor
    assert not v.conn.in_transaction
