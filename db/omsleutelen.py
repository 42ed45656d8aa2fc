"""Store: giving a team file a new key, so that somebody who left cannot open it any more.

Killed at any point, the file stays open to whoever stays:

1. the file is locked for all other programs;
2. the keys file gets the new key beside the old one;
3. SQLCipher re-encrypts the file in one transaction;
4. the old key and the person go out of the keys file.

Between 2 and 4 a login sees two keys and finds out which one fits
(`db.sleutelproef`). Older backups keep their key: they stay readable to the
person who left, and the screen says so.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from app.domain.fouten import KnownError
from db import sleutelbestand, sleutelkopie
from db.fouten import DB_FOUTEN, foutgrens, vertaal
from db.sleutelbestand import Sleutelbestand
from db.sleutelproef import neem_nieuwe
from db.sleutelwerk import geldige, met_sleutel, nieuw_sleutel_id
from db.verbinding import Verbinding


def verwijder_persoon(
    v: Verbinding, persoon_id: str, *, stap: Callable[[str], None] = lambda _naam: None
) -> bytes:
    """Take a person's access away: drop the seal and re-key the file.

    Gives the new key, which `v` goes on with. All other connections to the file,
    also of this program, must be closed: KnownError when one is open, and then
    nothing has changed. `stap` is told "beide" (2 done) and "omgesleuteld" (3 done).
    """
    pad = v.pad
    with sleutelbestand.vergrendeld(pad), alleen_wij(v):
        bestand = sleutelbestand.lees(pad)
        geldige(bestand, v.sleutel)
        blijven = [p for p in bestand.personen if p.id != persoon_id]
        if not blijven:
            raise KnownError(
                "De laatste persoon kan niet worden verwijderd.",
                "Voeg eerst iemand anders toe.",
            )
        sleutel, naam = secrets.token_bytes(32), nieuw_sleutel_id()
        beide = met_sleutel(bestand, naam, sleutel, blijven)
        _bewaar(v, beide)
        stap("beide")
        try:
            oud = herversleutel(v, sleutel)
        except KnownError:
            _bewaar(v, replace(bestand, volgnummer=bestand.volgnummer + 1))
            raise
        stap("omgesleuteld")
        _bewaar(v, neem_nieuwe(beide, oud, sleutel))
    sleutelkopie.werk_bij(v)
    return sleutel


def herversleutel(v: Verbinding, sleutel: bytes) -> bytes:
    """Re-encrypt the file of `v`, which is held alone, in one transaction; gives the old key.

    KnownError when the disk refuses: then the old key still fits.
    """
    try:
        uitkomst = v.conn.execute(f"PRAGMA rekey = \"x'{sleutel.hex()}'\"").fetchone()
    except DB_FOUTEN as fout:
        raise vertaal(fout) from fout
    if uitkomst is None or uitkomst[0] != "ok":
        raise RuntimeError("SQLCipher refused the new key")
    oud, v.sleutel = v.sleutel, sleutel
    return oud


@contextmanager
def alleen_wij(v: Verbinding) -> Iterator[None]:
    """Hold the file for this connection alone; KnownError when others have it open."""
    try:
        v.conn.execute("PRAGMA busy_timeout = 1500")
        v.conn.execute("PRAGMA locking_mode = EXCLUSIVE")
        v.conn.execute("PRAGMA journal_mode = DELETE").fetchone()
        v.conn.execute("BEGIN EXCLUSIVE")
        v.conn.execute("COMMIT")
    except DB_FOUTEN as fout:
        _geef_vrij(v)
        if getattr(fout, "sqlite_errorcode", 0) & 0xFF in (5, 6):
            raise KnownError(
                f"Een ander programma heeft dit {v.schema.naam} open.",
                "Vraag uw collega's Kantelpunt te sluiten, en probeer het dan opnieuw.",
            ) from fout
        raise vertaal(fout) from fout
    try:
        yield
    finally:
        _geef_vrij(v)


def _geef_vrij(v: Verbinding) -> None:
    with foutgrens():
        v.conn.execute("PRAGMA locking_mode = NORMAL")
        v.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        v.conn.execute(f"PRAGMA busy_timeout = {v.wacht_ms}")
        if v.conn.execute("PRAGMA journal_mode").fetchone()[0] != v.journaal.lower():
            v.conn.execute(f"PRAGMA journal_mode = {v.journaal}").fetchone()


def _bewaar(v: Verbinding, bestand: Sleutelbestand) -> None:
    sleutelbestand.wijzig_onder_slot(v.pad, lambda oud: replace(bestand, kop=oud.kop))
