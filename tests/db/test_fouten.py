"""The error boundary: both families of database errors, each a Dutch sentence or a bug."""

from __future__ import annotations

import re
import sqlite3

import pytest
import sqlcipher3

from app.domain.feitsoorten import FEITSOORTEN, PER_CODE
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from db.fouten import DB_FOUTEN, foutgrens, vertaal
from db.triggers import triggers
from db.verbinding import Verbinding


def _fout(familie: type[Exception], tekst: str, code: int | None) -> Exception:
    fout = familie(tekst)
    if code is not None:
        fout.sqlite_errorcode = code  # type: ignore[attr-defined]
    return fout


@pytest.mark.parametrize("familie", [sqlite3.OperationalError, sqlcipher3.OperationalError])
@pytest.mark.parametrize(
    ("code", "tekst"),
    [
        (5, "bezet"),
        (517, "bezet"),  # SQLITE_BUSY_SNAPSHOT: an extended code of 5
        (6, "bezet"),
        (8, "alleen gelezen"),
        (1032, "alleen gelezen"),  # SQLITE_READONLY_DBMOVED
        (10, "schijf of de netwerkmap"),
        (778, "schijf of de netwerkmap"),  # SQLITE_IOERR_WRITE
        (11, "is beschadigd"),
        (13, "schijf is vol"),
        (14, "kan niet worden geopend"),
        (26, "geen teambestand"),
    ],
)
def test_what_a_user_can_mend_is_said(familie: type[Exception], code: int, tekst: str) -> None:
    with pytest.raises(KnownError, match=tekst) as fout, foutgrens():
        raise _fout(familie, "x", code)
    assert fout.value.doe
    assert isinstance(fout.value.__cause__, DB_FOUTEN)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("no such table: x", 1),
        ("FOREIGN KEY constraint failed", 787),
        ("CHECK constraint failed: x", 275),
        ("UNIQUE constraint failed: school.id", 1555),
        ("zonder code", None),
    ],
)
def test_the_rest_is_a_bug_and_stays_what_it_is(tekst: str, code: int | None) -> None:
    fout = _fout(sqlcipher3.OperationalError, tekst, code)
    assert vertaal(fout) is fout
    with pytest.raises(sqlcipher3.OperationalError), foutgrens():
        raise fout


def test_other_exceptions_pass() -> None:
    fout = KeyError("x")
    assert vertaal(fout) is fout


def test_every_unique_index_has_its_sentence(v: Verbinding) -> None:
    indexen = v.rijen(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE sql LIKE '%UNIQUE INDEX%'"
    )
    eigen = [(t, sql) for _, t, sql in indexen if t in PER_CODE]
    assert len(eigen) == 14
    for tabel, sql in eigen:
        kolommen = re.search(r"\(([a-z_, ]+)\)", sql)
        assert kolommen is not None
        namen = ", ".join(f"{tabel}.{k}" for k in kolommen[1].split(", "))
        fout = vertaal(_fout(sqlcipher3.IntegrityError, f"UNIQUE constraint failed: {namen}", 2067))
        assert isinstance(fout, InvoerFout), namen
        assert fout.veld in {
            f for s in FEITSOORTEN if tabel == s.SOORT for f in s.__dataclass_fields__
        }


def test_every_refusal_of_a_trigger_is_understood() -> None:
    gevonden = {
        m for sql in triggers().values() for m in re.findall(r"'kantelpunt:([a-z_]+):", sql)
    }
    assert gevonden == {"notitie", "verwijzing", "afhankelijk", "vast", "advies", "toestemming"}
    for wat, soort in (
        ("notitie:reden", NotitieGesloten),
        ("verwijzing:dossier_id", InvoerFout),
        ("afhankelijk:dossier", KnownError),
        ("vast:audit", KnownError),
        ("advies:wie", InvoerFout),
        ("toestemming:aan", InvoerFout),
    ):
        fout = vertaal(_fout(sqlcipher3.IntegrityError, f"kantelpunt:{wat}", 1811))
        assert type(fout) is soort
        if isinstance(fout, InvoerFout):
            assert fout.veld == wat.split(":")[1]
