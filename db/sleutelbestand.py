"""Store: the keys file beside a team file: reading and safe replacing.

`X.kantelpunt-sleutels` is JSON without secrets in the clear: public keys,
private keys under each person's own password, and the file's key sealed to
every public key. It is written to a temporary file, synced and put in place,
under a lock, so that neither a power cut nor a second program can spoil it.
A second copy lies beside it for whoever deletes the first by mistake.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.fouten import KnownError
from db.bestandsslot import Bestandsslot
from db.sleuteljson import VERSIE, naar_json, uit_json
from db.sleutelvorm import (
    NOOD,
    TERUGZETTEN,
    Bestandssleutel,
    Kop,
    Opsporingsslot,
    Persoon,
    Sleutelbestand,
    SleutelbestandStuk,
    Slot,
)

__all__ = [
    "NOOD",
    "VERSIE",
    "Bestandssleutel",
    "Kop",
    "Opsporingsslot",
    "Persoon",
    "Sleutelbestand",
    "SleutelbestandStuk",
    "Slot",
    "bewaar",
    "kopiepad",
    "lees",
    "lees_bestand",
    "naar_json",
    "sleutelpad",
    "slot",
    "uit_json",
    "vergrendeld",
    "vervang",
    "wijzig",
    "wijzig_onder_slot",
]


def sleutelpad(pad: Path | str) -> Path:
    """Give the place of the keys file of a team file."""
    return Path(f"{pad}-sleutels")


def kopiepad(pad: Path | str) -> Path:
    """Give the place of the second copy of the keys file."""
    return Path(f"{pad}-sleutels-kopie")


def lees(pad: Path | str) -> Sleutelbestand:
    """Read the keys file of a team file.

    KnownErrors: missing (FileNotFoundError is its cause), damaged, newer version.
    """
    return lees_bestand(sleutelpad(pad))


def lees_bestand(plek: Path) -> Sleutelbestand:
    """Read a keys file at its own path (see `lees`)."""
    try:
        tekst = plek.read_bytes()
    except FileNotFoundError as fout:
        raise SleutelbestandStuk(
            "Het sleutelbestand naast dit teambestand ontbreekt.", TERUGZETTEN
        ) from fout
    except OSError as fout:
        raise KnownError(
            "Het sleutelbestand is niet te lezen.",
            "Kijk of de map bereikbaar is en of u daar mag lezen.",
        ) from fout
    return uit_json(tekst)


def slot(pad: Path | str) -> Bestandsslot:
    """Give the lock that guards changes of a keys file (not taken yet)."""
    return Bestandsslot(Path(f"{pad}-sleutels-slot"))


def wijzig(pad: Path | str, verander: Callable[[Sleutelbestand], Sleutelbestand]) -> Sleutelbestand:
    """Read, change and replace the keys file under its lock.

    Nothing is written when `verander` gives back what it got. KnownErrors:
    those of `lees`, busy, no write right or disk full.
    """
    with vergrendeld(pad):
        return wijzig_onder_slot(pad, verander)


def wijzig_onder_slot(
    pad: Path | str, verander: Callable[[Sleutelbestand], Sleutelbestand]
) -> Sleutelbestand:
    """Do what `wijzig` does, for who holds the lock already."""
    oud = lees(pad)
    nieuw = verander(oud)
    if nieuw == oud:
        return oud
    mensen = _zonder_koppen(nieuw) != _zonder_koppen(oud)
    if mensen:
        nieuw = replace(nieuw, volgnummer=oud.volgnummer + 1)
    bewaar(pad, nieuw, kopie=mensen)
    return nieuw


def _zonder_koppen(bestand: Sleutelbestand) -> Sleutelbestand:
    """Give what a change of people changes: all but the heads of the two audit chains."""
    o = bestand.opsporing
    kaal = None if o is None else replace(o, kop=None, keten=0)
    return replace(bestand, kop=None, keten=0, opsporing=kaal)


def bewaar(pad: Path | str, bestand: Sleutelbestand, *, kopie: bool = True) -> None:
    """Put a keys file in place, durably; KnownError when that cannot be done."""
    tekst = naar_json(bestand).encode()
    try:
        vervang(sleutelpad(pad), tekst)
        if kopie:
            vervang(kopiepad(pad), tekst)
    except OSError as fout:
        raise KnownError(
            "Het sleutelbestand kon niet worden bewaard.",
            "Kijk of er ruimte is op de schijf en of u in deze map mag schrijven.",
        ) from fout


def vervang(plek: Path, inhoud: bytes) -> None:
    """Write a temporary file, sync it and put it in place; the old one stays until then."""
    tijdelijk = plek.with_name(f"{plek.name}.{os.getpid()}.deel")
    try:
        with tijdelijk.open("wb") as f:
            f.write(inhoud)
            f.flush()
            os.fsync(f.fileno())
        _zet_op_plek(tijdelijk, plek)
    except OSError:
        tijdelijk.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        fd = os.open(plek.parent, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _zet_op_plek(van: Path, naar: Path) -> None:
    """Replace; on Windows a reader may have the old file open for a moment."""
    for _ in range(50):
        try:
            van.replace(naar)
        except PermissionError:
            if os.name == "posix":
                raise
            time.sleep(0.02)
        else:
            return
    van.replace(naar)


def vergrendeld(pad: Path | str) -> Bestandsslot:
    """Take the lock or say in Dutch why not."""
    hek = slot(pad)
    try:
        gelukt = hek.neem(wacht=10.0)
    except OSError as fout:
        raise KnownError(
            "Het sleutelbestand kan hier niet worden gewijzigd.",
            "Kijk of u in de map van het teambestand mag schrijven.",
        ) from fout
    if not gelukt:
        raise KnownError(
            "Een ander programma is bezig met het sleutelbestand.",
            "Wacht een minuut en probeer het opnieuw.",
        )
    return hek
