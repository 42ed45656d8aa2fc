"""Nothing readable on disk without the key: file, WAL, journal, index, temporary files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.mensen import Leerling
from app.domain.scholen import School
from db.brieven import bewaar_pdf
from db.schrijven import Transactie, schrijf
from db.verbinding import Verbinding, maak
from tests.db.conftest import NU, SLEUTEL

GEHEIM = "Xanthippewater"
PDF = b"%PDF-1.7 " + GEHEIM.encode() + b" en " + b"x" * 9000
WOORDEN = (GEHEIM, GEHEIM.lower(), "999900377", "Het Fictieve Lyceum", "%PDF-1.7", "CREATE TABLE")
NAALDEN = [w.encode(c) for w in WOORDEN for c in ("utf-8", "utf-16-le", "utf-16-be")]
NAALDEN += [SLEUTEL, SLEUTEL.hex().encode(), b"SQLite format 3"]


@pytest.fixture
def alleen_hier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send every temporary file of SQLite and Python into the folder that is looked through."""
    for naam in ("SQLITE_TMPDIR", "TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(naam, str(tmp_path))
    return tmp_path


def _bestanden(map_: Path) -> Iterator[tuple[str, bytes]]:
    """Give every file in the folder, and every file without a name that this process holds."""
    for p in map_.rglob("*"):
        if p.is_file():
            yield p.name, p.read_bytes()
    open_bestanden = Path("/proc/self/fd")  # Linux only; elsewhere the folder must do
    for fd in open_bestanden.iterdir() if open_bestanden.is_dir() else ():
        doel = str(fd.readlink()) if fd.is_symlink() else ""
        if doel.endswith("(deleted)") and doel.startswith(str(map_)):
            yield doel, fd.read_bytes()


def _zoek(map_: Path) -> tuple[set[str], list[tuple[str, bytes]]]:
    """Give the names that were looked through, and what was found readable in them."""
    alles = dict(_bestanden(map_))
    return set(alles), [
        (naam, naald) for naam, inhoud in alles.items() for naald in NAALDEN if naald in inhoud
    ]


def _vul(tx: Transactie) -> None:
    """Write enough that pages leave the cache before the commit."""
    tx.conn.execute("PRAGMA cache_size = 10")
    tx.maak_veel(
        Leerling(achternaam=f"{GEHEIM}{i}", geboortedatum=date(2012, 1, 1)) for i in range(800)
    )
    tx.maak(Leerling(achternaam=GEHEIM, geboortedatum=date(2012, 1, 1), bsn="999900377"))
    tx.maak(School(naam="Het Fictieve Lyceum", plaats=GEHEIM))
    bewaar_pdf(tx, sha256(PDF).hexdigest(), PDF)


@pytest.mark.parametrize(("journaal", "naast"), [("wal", "-wal"), ("delete", "-journal")])
def test_nothing_can_be_read_during_and_after_writing(
    alleen_hier: Path, journaal: str, naast: str
) -> None:
    pad = alleen_hier / "team.kantelpunt"
    v = maak(pad, SLEUTEL, journaal=journaal)  # type: ignore[arg-type]
    with schrijf(v, "a", NU) as tx:
        _vul(tx)
    _sorteer(v)
    with schrijf(v, "a", NU) as tx:
        tx.conn.execute("UPDATE leerling SET versie = versie + 1, plaats = ?", (GEHEIM,))
        namen, gevonden = _zoek(alleen_hier)
        assert pad.name + naast in namen, "the transaction did not spill; the test proves nothing"
        assert gevonden == []
        tx.conn.execute("UPDATE leerling SET versie = versie + 1, plaats = ''")
    assert _zoek(alleen_hier)[1] == []
    v.sluit()
    namen, gevonden = _zoek(alleen_hier)
    assert namen == {pad.name}
    assert gevonden == []


def _sorteer(v: Verbinding) -> None:
    """Make SQLite sort and build more than fits in its cache."""
    v.rijen(
        "SELECT a.achternaam || b.achternaam AS x FROM leerling a, leerling b ORDER BY x LIMIT 5"
    )
    v.conn.execute("VACUUM")


def test_the_search_does_find_what_is_plain(alleen_hier: Path) -> None:
    """The needle test itself: the same text unencrypted is found."""
    import sqlite3

    met = sqlite3.connect(alleen_hier / "open.db")
    met.execute("CREATE TABLE t (x)")
    met.execute("INSERT INTO t VALUES (?)", (GEHEIM,))
    met.commit()
    met.close()
    assert {n for _, n in _zoek(alleen_hier)[1]} == {
        GEHEIM.encode(),
        b"CREATE TABLE",
        b"SQLite format 3",
    }
