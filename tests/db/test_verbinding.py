"""Opening: each thing that can be wrong with a file is one plain Dutch sentence."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest
import sqlcipher3
from sqlite_utils import Database

import db.migraties
import db.verbinding
from app.domain.fouten import KnownError
from app.domain.scholen import School
from db import audit, feiten
from db.fouten import foutgrens
from db.schrijven import schrijf
from db.verbinding import OuderBestand, Verbinding, maak, open_
from tests.db.conftest import NU, SLEUTEL, Basis, maak_basis


def test_a_new_file_is_there_under_its_own_name_only(pad: Path) -> None:
    maak(pad, SLEUTEL).sluit()
    assert [p.name for p in pad.parent.iterdir() if p.name.startswith("team")] == [pad.name]
    assert pad.stat().st_mode & 0o077 == 0


def test_an_existing_file_is_not_overwritten(v: Verbinding, pad: Path) -> None:
    with pytest.raises(KnownError, match="bestaat al"):
        maak(pad, SLEUTEL)


def test_a_file_half_made_is_no_hindrance(pad: Path) -> None:
    pad.with_name(pad.name + ".nieuw").write_bytes(b"half")
    maak(pad, SLEUTEL).sluit()
    assert not pad.with_name(pad.name + ".nieuw").exists()


def test_nothing_is_left_when_making_fails(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("db.triggers.herstel_triggers", stuk)
    with pytest.raises(RuntimeError):
        maak(pad, SLEUTEL)
    assert not pad.exists()
    assert not pad.with_name(pad.name + ".nieuw").exists()


def test_no_folder_to_make_it_in(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="kan hier niet worden gemaakt"):
        maak(tmp_path / "weg" / "x.kantelpunt", SLEUTEL)


def test_the_file_is_gone(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="is er niet"):
        open_(tmp_path / "x.kantelpunt", SLEUTEL)
    assert not (tmp_path / "x.kantelpunt").exists()


@pytest.mark.parametrize("inhoud", [b"Beste ouders,\n" * 900, b"SQLite format 3\0" + bytes(8000)])
def test_some_other_file_is_refused_and_left_alone(tmp_path: Path, inhoud: bytes) -> None:
    ander = tmp_path / "brief.docx"
    ander.write_bytes(inhoud)
    with pytest.raises(KnownError, match=r"beschadigd of is geen teambestand") as fout:
        open_(ander, SLEUTEL)
    assert fout.value.doe
    assert ander.read_bytes() == inhoud


def test_an_empty_file_is_no_team_file(tmp_path: Path) -> None:
    leeg = tmp_path / "leeg.kantelpunt"
    leeg.touch()
    with pytest.raises(KnownError, match="geen teambestand"):
        open_(leeg, SLEUTEL)
    assert leeg.stat().st_size == 0


@pytest.mark.parametrize("waar", [0, 100, 4000])
def test_a_damaged_first_page_is_said_and_nothing_is_printed(
    v: Verbinding, pad: Path, waar: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """SQLCipher writes its own errors to stderr unless told not to (fd 2, not sys.stderr)."""
    v.sluit()
    with pad.open("r+b") as f:
        f.seek(waar)
        f.write(b"\xff" * 40)
    with pytest.raises(KnownError, match="beschadigd"):
        open_(pad, SLEUTEL)
    assert capfd.readouterr() == ("", "")


def test_a_wrong_key_prints_nothing(
    v: Verbinding, pad: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    v.sluit()
    with pytest.raises(KnownError, match="beschadigd of is geen teambestand"):
        open_(pad, bytes(32))
    assert capfd.readouterr() == ("", "")


def test_damage_further_on_is_said_when_it_is_read(
    v: Verbinding, pad: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    leeg = v.waarde("PRAGMA page_count")
    with schrijf(v, "a", NU) as tx:
        tx.maak_veel([School(naam=f"School {i:04}") for i in range(2000)])
    v.sluit()
    with pad.open("r+b") as f:  # all pages that came after the schema
        f.seek((leeg + 5) * 4096)
        f.write(b"\xff" * (pad.stat().st_size - f.tell()))
    alles = " UNION ALL ".join(
        f"SELECT count(*), max(hex({kolom})) FROM {tabel}"
        for tabel, kolom in (("school", "naam"), ("audit", "hash"), ("audit_waarde", "zouten"))
    )
    with open_(pad, SLEUTEL) as w, pytest.raises(KnownError, match="beschadigd"):
        w.rijen(alles)
    assert capfd.readouterr() == ("", "")


def test_a_newer_file_is_refused_untouched(v: Verbinding, pad: Path) -> None:
    v.conn.execute(f"PRAGMA user_version = {db.migraties.SCHEMA_VERSIE + 1}")
    v.sluit()
    for migreer in (False, True):
        with pytest.raises(KnownError, match="nieuwere versie"):
            open_(pad, SLEUTEL, migreer=migreer)


def _volgende_versie(monkeypatch: pytest.MonkeyPatch, *opdrachten: str) -> None:
    """Let the program be of a version that has one migration more."""
    eerste = db.migraties.migraties
    versie = db.migraties.SCHEMA_VERSIE + 1

    def met_een_meer() -> object:
        reeks = eerste()

        def proef(d: Database) -> None:
            for sql in opdrachten:
                d.conn.execute(sql)
            d.table("taak").transform(rename={"omschrijving": "wat"})
            d.table("taak").transform(rename={"wat": "omschrijving"})
            d.conn.execute(f"PRAGMA user_version = {versie}")

        reeks()(proef)
        return reeks

    monkeypatch.setattr(db.migraties, "migraties", met_een_meer)
    monkeypatch.setattr(db.verbinding, "SCHEMA_VERSIE", versie)


def test_an_older_file_asks_for_a_teamleider_and_keeps_facts_and_rules(
    v: Verbinding, pad: Path, basis: Basis, monkeypatch: pytest.MonkeyPatch
) -> None:
    v.sluit()
    _volgende_versie(monkeypatch, "CREATE TABLE proef (x TEXT) STRICT")
    with pytest.raises(OuderBestand, match="oudere versie"):
        open_(pad, SLEUTEL)
    with open_(pad, SLEUTEL, migreer=True) as w:
        assert w.waarde("SELECT count(*) FROM proef") == 0
        assert feiten.lees(w, School) == [basis.school]
        assert audit.controleer(w).fouten == ()  # the triggers that the rebuild dropped are back


@pytest.mark.parametrize("waar", ["migratie", "triggers"])
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    v: Verbinding, pad: Path, monkeypatch: pytest.MonkeyPatch, waar: str
) -> None:
    v.sluit()
    with monkeypatch.context() as m:
        if waar == "migratie":
            _volgende_versie(m, "CREATE TABLE proef (x TEXT) STRICT", "INSERT INTO weg VALUES (1)")
        else:
            _volgende_versie(m, "CREATE TABLE proef (x TEXT) STRICT")
            m.setattr("db.triggers.triggers", lambda: {"kapot": "CREATE TRIGGER kapot"})
        with pytest.raises(sqlcipher3.OperationalError):
            open_(pad, SLEUTEL, migreer=True)
    with open_(pad, SLEUTEL) as w:
        assert w.rijen("SELECT name FROM sqlite_master WHERE name = 'proef'") == []
        assert audit.controleer(w).fouten == ()


def test_a_save_that_waits_too_long_says_so(v: Verbinding, pad: Path) -> None:
    with open_(pad, SLEUTEL, wacht_ms=50) as ander:
        v.conn.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(KnownError, match="bezet"),
            schrijf(ander, "a", NU) as tx,
        ):
            tx.maak(School(naam="x"))
        v.conn.execute("ROLLBACK")
        with schrijf(ander, "a", NU) as tx:
            tx.maak(School(naam="x"))


def test_a_full_disk_loses_nothing_that_was_confirmed(v: Verbinding, basis: Basis) -> None:
    v.conn.execute(f"PRAGMA max_page_count = {v.waarde('PRAGMA page_count') + 5}")
    with pytest.raises(KnownError, match="schijf is vol"), schrijf(v, "a", NU) as tx:
        tx.maak_veel([School(naam=f"School {i} " + "x" * 900) for i in range(300)])
    assert not v.conn.in_transaction
    assert feiten.lees(v, School) == [basis.school]


def test_read_only_reads_and_refuses_to_write(v: Verbinding, pad: Path, basis: Basis) -> None:
    with open_(pad, SLEUTEL, alleen_lezen=True) as lezer:
        assert feiten.lees(lezer, School) == [basis.school]
        with pytest.raises(KnownError, match="alleen om te lezen"), schrijf(lezer, "a", NU):
            pass
        with pytest.raises(KnownError, match="alleen gelezen"), foutgrens():
            lezer.conn.execute("UPDATE school SET versie = 9")


def test_a_snapshot_reads_a_closed_file_and_leaves_nothing(v: Verbinding, pad: Path) -> None:
    basis = maak_basis(v)
    v.sluit()
    voor = sorted(p.name for p in pad.parent.iterdir())
    with open_(pad, SLEUTEL, momentopname=True) as lezer:
        assert feiten.lees(lezer, School) == [basis.school]
        assert sorted(p.name for p in pad.parent.iterdir()) == voor


def test_on_a_share_there_is_no_wal(pad: Path, tmp_path: Path) -> None:
    with maak(pad, SLEUTEL, journaal="delete") as v:
        maak_basis(v)
        assert v.waarde("PRAGMA journal_mode") == "delete"
        assert not pad.with_name(pad.name + "-wal").exists()
    with open_(pad, SLEUTEL) as v:
        assert v.waarde("PRAGMA journal_mode") == "wal"


def test_a_confirmed_save_is_synced_and_references_hold(v: Verbinding) -> None:
    assert v.waarde("PRAGMA synchronous") == 2  # FULL: on disk before COMMIT returns
    assert v.waarde("PRAGMA foreign_keys") == 1
    assert v.waarde("PRAGMA temp_store") == 2  # memory


def test_another_thread_has_its_own_connection_and_sees_the_change(
    v: Verbinding, basis: Basis
) -> None:
    voor = v.data_version()
    gelezen: list[School] = []

    def werk() -> None:
        with v.nog_een() as w:
            gelezen.extend(feiten.lees(w, School))
            with schrijf(w, "a", NU) as tx:
                tx.maak(School(naam="Erbij"))

    draad = threading.Thread(target=werk)
    draad.start()
    draad.join()
    assert gelezen == [basis.school]
    assert v.data_version() != voor
    assert {s.naam for s in feiten.lees(v, School)} == {basis.school.naam, "Erbij"}


def test_own_writes_do_not_look_like_those_of_others(v: Verbinding, basis: Basis) -> None:
    voor = v.data_version()
    with schrijf(v, "a", NU) as tx:
        tx.maak(School(naam="Erbij"))
    assert v.data_version() == voor


def test_opening_does_not_import_sqlite_utils(v: Verbinding, pad: Path) -> None:
    import subprocess
    import sys

    v.sluit()
    code = (
        "import sys; from pathlib import Path; from db.verbinding import open_; "
        f"v = open_(Path({str(pad)!r}), bytes(range(32))); "
        "assert 'sqlite_utils' not in sys.modules; v.sluit()"
    )
    wortel = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=wortel)


@pytest.mark.parametrize("naam", ["met spatie", "50% & meer", "vraag?#haakje", "Łódź é", "a'b"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, naam: str) -> None:
    (tmp_path / naam).mkdir()
    pad = tmp_path / naam / f"{naam}.kantelpunt"
    maak(pad, SLEUTEL).sluit()
    open_(pad, SLEUTEL).sluit()
    assert [p.name for p in (tmp_path / naam).iterdir()] == [pad.name]
    assert {p.name for p in tmp_path.iterdir() if p.is_dir()} >= {naam}


def test_paths_of_windows_and_of_shares() -> None:
    from pathlib import PureWindowsPath

    from db.verbinding import _uri

    class Pad(PureWindowsPath):
        def absolute(self) -> PureWindowsPath:
            return self

    assert _uri(Pad(r"C:\Team\x y.kantelpunt")) == "file:///C:/Team/x%20y.kantelpunt"  # type: ignore[arg-type]
    assert _uri(Pad(r"\\server\deel\x.kantelpunt")) == "file:////server/deel/x.kantelpunt"  # type: ignore[arg-type]


def test_closing_twice_is_fine_and_nothing_stays_open(v: Verbinding) -> None:
    assert v.db.conn is v.conn
    v.sluit()
    v.sluit()
    gc.collect()
