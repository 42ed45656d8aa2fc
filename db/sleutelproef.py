"""Store: which of two keys opens a team file, after a re-keying was interrupted.

Only then is a key tried on the database; otherwise the seals decide. SQLite
opens the file itself, so its locks hold, and a half re-keying is rolled back
by SQLite before the old key is found to fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import sqlcipher3

from app.domain.fouten import KnownError
from db import sleutelbestand
from db.fouten import foutgrens
from db.sleutelbestand import Opsporingsslot, Persoon, Sleutelbestand, Slot
from db.zegels import haal_uit, leid_af, sluit_in

_GEEN_DATABASE = 26
_NIET_SCHRIJFBAAR = (8, 14)


def past_op(pad: Path, sleutel: bytes) -> bool:
    """Tell whether a key opens the team file; KnownError when the file cannot be reached."""
    if not pad.is_file():
        raise KnownError("Dit teambestand bestaat niet.", "Kijk of de naam en de map kloppen.")
    with foutgrens():
        try:
            return _proef(pad, sleutel, "mode=rw")
        except sqlcipher3.Error as fout:
            code = getattr(fout, "sqlite_errorcode", 0) & 0xFF
            if code not in _NIET_SCHRIJFBAAR:
                raise
        return _proef(pad, sleutel, "mode=ro&immutable=1")


def _proef(pad: Path, sleutel: bytes, wijze: str) -> bool:
    from urllib.request import pathname2url  # 50 ms to import, and rarely needed

    uri = f"file:{pathname2url(str(pad.absolute()))}?{wijze}"
    conn = sqlcipher3.connect(uri, uri=True, isolation_level=None, timeout=5)
    try:
        conn.execute("PRAGMA cipher_log_level = NONE")
        conn.execute(f"PRAGMA key = \"x'{sleutel.hex()}'\"")
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.Error as fout:
        if getattr(fout, "sqlite_errorcode", 0) & 0xFF == _GEEN_DATABASE:
            return False
        raise
    finally:
        conn.close()
    return True


def rond_omsleutelen_af(pad: Path, sleutels: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Find the key that fits and clear the other one out of the keys file.

    `sleutels`: (name, key) as this person's seals gave them, the old one first.
    KnownError while another program is re-keying at this very moment.
    """
    try:
        hek = sleutelbestand.vergrendeld(pad)
    except KnownError as fout:
        if isinstance(fout.__cause__, OSError):  # a folder without write right: only look
            return [s for s in sleutels if past_op(pad, s[1])][:1]
        raise
    with hek:
        bestand = sleutelbestand.lees(pad)
        if len(bestand.sleutels) == 1:  # finished by another program meanwhile
            return [s for s in sleutels if s[0] == bestand.sleutels[0].id]
        for naam, sleutel in sleutels:
            if past_op(pad, sleutel):
                opgeruimd = _ruim_op(bestand, naam, dict(sleutels))
                sleutelbestand.wijzig_onder_slot(pad, lambda _, nieuw=opgeruimd: nieuw)  # type: ignore[misc]
                return [(naam, sleutel)]
    return []


def _ruim_op(bestand: Sleutelbestand, blijft: str, sleutels: dict[str, bytes]) -> Sleutelbestand:
    oud, nieuw = bestand.sleutels
    if blijft == oud.id:
        return replace(bestand, sleutels=(oud,))
    return neem_nieuwe(bestand, sleutels[oud.id], sleutels[nieuw.id])


def neem_nieuwe(bestand: Sleutelbestand, oud: bytes, nieuw: bytes) -> Sleutelbestand:
    """Finish a re-keying: the new key alone, its people alone, the old key in the archive."""
    oude, nieuwe = bestand.sleutels
    met_archief = naar_archief(bestand, oude.id, oud, nieuw)
    mensen = tuple(p for p in bestand.personen if p.id in nieuwe.zegels)
    weg = [p for p in bestand.personen if p.id not in nieuwe.zegels]
    klaar = replace(
        met_archief,
        personen=mensen,
        sleutels=(nieuwe,),
        opsporing=onthoud_vorige(bestand.opsporing, weg),
    )
    return klaar.met_bewijs(nieuwe.id, nieuw)


def onthoud_vorige(slot: Opsporingsslot | None, weg: Iterable[Persoon]) -> Opsporingsslot | None:
    """Keep the key pairs that seals of the sealed file still hang on, of who gets another or goes.

    They go at the next re-keying of that file, which only a BOA can do.
    """
    if slot is None:
        return None
    nieuw = tuple(p for p in weg if slot.houders.get(p.id) == p.publiek and p not in slot.vorige)
    return replace(slot, vorige=(*slot.vorige, *nieuw))


def naar_archief(bestand: Slot, oud_id: str, oud: bytes, nieuw: bytes) -> Slot:
    """Put the old key and all older ones under the new key, for older backups."""
    ouder = {
        naam: haal_uit(leid_af(oud, "archief"), doos, f"archief {naam}")
        for naam, doos in bestand.archief.items()
    }
    ouder[oud_id] = oud
    slot = leid_af(nieuw, "archief")
    dozen = {n: sluit_in(slot, geheim, f"archief {n}") for n, geheim in ouder.items()}
    return replace(bestand, archief=dozen)
