"""Services: adopt a version, take one back, choose where a protocol holds; files in and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.domain.mensen import Rol
from app.domain.team import Protocolkeuze, TeamProtocol
from app.protocol.lezen.laden import load_regels
from app.protocol.lezen.samenhang import controleer_samenhang
from app.protocol.model import Laag, Regelbestand
from app.services.bestand import schrijf_bytes
from app.services.protocolbeheer.concept import Concept
from app.services.protocollen import meegeleverd, regels_op
from resources.lezer import lees_tekst

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging


def toml_van(sessie: Sessie, code: str, dag: date) -> str:
    """Give the text of the version that holds on a day."""
    eigen = [p for p in sessie.teamprotocollen if p.code == code and p.geldig_vanaf <= dag]
    if eigen:
        return max(eigen, key=lambda p: p.geldig_vanaf).toml
    if code in meegeleverd():
        return lees_tekst("protocollen", f"{code}.toml")
    raise KnownError(f"Het protocol '{code}' is er niet.", "Ververs de lijst en kies opnieuw.")


def versies_van(sessie: Sessie, code: str) -> tuple[TeamProtocol, ...]:
    """Give the team's own versions of a protocol, the newest first."""
    eigen = [p for p in sessie.teamprotocollen if p.code == code]
    return tuple(sorted(eigen, key=lambda p: p.geldig_vanaf, reverse=True))


def stel_vast(sessie: Sessie, concept: Concept, geldig_vanaf: date) -> Wijziging:
    """Adopt a concept as the team's version from a day on; only a teamleider may.

    KnownError when another version begins on that day, or when the files of
    the team no longer fit together.
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    if any(v.geldig_vanaf == geldig_vanaf for v in versies_van(sessie, concept.code)):
        raise KnownError(
            f"Er is al een versie die begint op {geldig_vanaf:%d-%m-%Y}.",
            "Kies een andere dag, of trek die versie eerst in.",
        )
    concept.zet_geldig_vanaf(geldig_vanaf)
    nieuw = concept.regels()
    anderen = [b for b in regels_op(sessie, geldig_vanaf) if b.code != nieuw.code]
    for fout in controleer_samenhang([*anderen, nieuw]):
        raise fout
    with sessie.schrijf() as tx:
        tx.maak(TeamProtocol(code=concept.code, geldig_vanaf=geldig_vanaf, toml=concept.toml))
    return tx.wijziging


def trek_versie_in(sessie: Sessie, versie: TeamProtocol) -> Wijziging:
    """Take back a version of the team; what it replaced holds again."""
    sessie.eis_rol(Rol.TEAMLEIDER)
    with sessie.schrijf() as tx:
        tx.trek_in(TeamProtocol, versie.id, versie.versie)
    return tx.wijziging


def kies(
    sessie: Sessie,
    code: str,
    *,
    aan: bool,
    van: date,
    school_id: str | None = None,
    gemeente: str = "",
) -> Wijziging:
    """Say that a protocol holds, or not, for the team, one gemeente or one school.

    A choice of the same reach that still runs ends the day before.
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    bestand = next((b for b in regels_op(sessie, van) if b.code == code), None)
    if bestand is None:
        raise KnownError(f"Het protocol '{code}' is er niet.", "Ververs de lijst en kies opnieuw.")
    if not aan and bestand.laag is Laag.WET and bestand.standaard:
        raise KnownError(
            f"'{bestand.titel}' komt uit de wet en gaat niet uit.",
            "Zet een eigen, strengere norm ernaast in een ander bestand.",
        )
    with sessie.schrijf() as tx:
        for oud in sessie.lees(Protocolkeuze, protocol=code):
            zelfde = oud.school_id == school_id and _gelijk(oud.gemeente, gemeente)
            if zelfde and (oud.tot is None or oud.tot >= van):
                _beeindig(tx, oud, van)
        tx.maak(
            Protocolkeuze(protocol=code, aan=aan, school_id=school_id, gemeente=gemeente, van=van)
        )
    return tx.wijziging


def _gelijk(een: str, ander: str) -> bool:
    return een.strip().casefold() == ander.strip().casefold()


def _beeindig(tx: Transactie, keuze: Protocolkeuze, van: date) -> None:
    """End a choice the day before another begins; one that had not begun is taken back."""
    if keuze.van >= van:
        tx.trek_in(Protocolkeuze, keuze.id, keuze.versie)
    else:
        tx.wijzig(replace(keuze, tot=van - timedelta(days=1)))


def stop_keuze(sessie: Sessie, keuze: Protocolkeuze) -> Wijziging:
    """Take back a choice; the one behind it, or the file's own standaard, holds again."""
    sessie.eis_rol(Rol.TEAMLEIDER)
    with sessie.schrijf() as tx:
        tx.trek_in(Protocolkeuze, keuze.id, keuze.versie)
    return tx.wijziging


def lees_bestand(pad: str | Path) -> Regelbestand:
    """Read a protocol file from disk, checked; KnownError says what is wrong where."""
    return load_regels(lees_tekst_van(pad), Path(pad).name)


def lees_tekst_van(pad: str | Path) -> str:
    """Read the text of a file on disk."""
    try:
        return Path(pad).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fout:
        raise KnownError(
            f"{Path(pad).name} kan niet worden gelezen.",
            "Kies een tekstbestand (.toml) dat u mag openen.",
        ) from fout


def schrijf_bestand(toml: str, pad: str | Path) -> None:
    """Write a protocol file to disk; KnownError when that cannot be."""
    schrijf_bytes(pad, toml.encode())
