"""Store: backups of a team file: made over a connection of their own, opened to verify.

`VACUUM INTO` gives a whole, compact file under the same key; the live file is
never copied beside a connection (that would drop SQLite's locks). Beside each
backup lies a copy of the keys file in which the head of the audit chain of
that very backup is noted, so `NAAM_2026-11-22_0812.kantelpunt` can also be
opened on its own.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.fouten import KnownError
from db import audit, sleutelbestand
from db.fouten import DB_FOUTEN, vertaal
from db.sleutelbestand import Bestandssleutel, Kop, Sleutelbestand, sleutelpad
from db.sleutelwerk import geldig_slot, geldige
from db.uitdunnen import te_bewaren
from db.verbinding import TEAM, OuderBestand, Schema, Verbinding, open_

Voortgang = Callable[[float], bool | None]
"""Told how far the work is, 0 to 1; giving back False stops it."""

VOOR_TERUGZETTEN = "voor-terugzetten"
VEILIG_DAGEN = 31
"""How long a backup made before a restore is kept, apart from the thinning."""

_NAAM = re.compile(
    r"_(\d{4}-\d{2}-\d{2}_\d{4})(?:-(\d+))?(?:_(voor-terugzetten))?(\.kantelpunt(?:-opsporing)?)$"
)


class Afgebroken(KnownError):
    """The user stopped it; nothing was left behind."""


@dataclass(frozen=True, slots=True)
class Reservekopie:
    """One backup: its file, local moment of making, size in bytes and audit head.

    `kop` and `sleutel_id` are None and "" when the keys copy is missing or damaged.
    """

    pad: Path
    gemaakt: datetime
    grootte: int
    kop: Kop | None
    sleutel_id: str
    voor_terugzetten: bool = False


def standaard_map(pad: Path | str) -> Path:
    """Give the folder for backups when none is set: beside the team file."""
    return Path(f"{pad}-reservekopieen")


def maak(
    v: Verbinding,
    map_: Path,
    nu: datetime,
    *,
    voortgang: Voortgang | None = None,
    voor_terugzetten: bool = False,
    aanmaken: bool = False,
) -> Reservekopie:
    """Make a backup over a fresh connection, verify it and put it in the folder.

    `nu` is local time. May be called in another thread than that of `v`.
    With `aanmaken` the folder is made. KnownErrors: folder missing or read-only,
    disk full, copy unreadable, `Afgebroken`; then no half file is left.
    """
    _eis_map(map_, aanmaken=aanmaken)
    soort = VOOR_TERUGZETTEN if voor_terugzetten else ""
    doel = _vrije_naam(map_, Path(v.pad).stem, nu, soort, v.schema.einde)
    deel = doel.with_name(doel.name + ".deel")
    sleutels = sleutelbestand.lees(v.teampad)
    stand = _stand_van(v, sleutels)
    try:
        deel.unlink(missing_ok=True)
        _vacuum(v, deel, voortgang)
        kop = keur(deel, v.sleutel, v.schema)
        _synchroniseer(deel)
        tekst = sleutelbestand.naar_json(_met_kop(v, sleutels, kop)).encode()
        sleutelbestand.vervang(sleutelpad(doel), tekst)
        deel.replace(doel)
    except BaseException as fout:
        deel.unlink(missing_ok=True)
        if not doel.exists():
            sleutelpad(doel).unlink(missing_ok=True)
        if isinstance(fout, OSError):
            raise _niet_gemaakt(fout) from fout
        raise
    return Reservekopie(
        doel, nu.replace(second=0, microsecond=0, tzinfo=None), doel.stat().st_size, kop,
        stand.id, voor_terugzetten,
    )  # fmt: skip


def _stand_van(v: Verbinding, sleutels: Sleutelbestand) -> Bestandssleutel:
    """Give the key that the file of `v` is under; KnownError while it is being re-keyed."""
    if v.schema is TEAM:
        return geldige(sleutels, v.sleutel)
    return geldig_slot(sleutels, v.sleutel)[1]


def _met_kop(v: Verbinding, sleutels: Sleutelbestand, kop: Kop) -> Sleutelbestand:
    """Note the head of the audit chain of this backup in the keys copy that goes with it."""
    if v.schema is TEAM:
        return replace(sleutels, kop=kop)
    slot = sleutels.opsporing
    return replace(sleutels, opsporing=None if slot is None else replace(slot, kop=kop))


def keur(pad: Path, sleutel: bytes, schema: Schema = TEAM) -> Kop:
    """Open a backup, have SQLite check every page, and read the head of its audit chain.

    KnownError when it is damaged, or of another key. One of an older version is as good.
    """
    with open_(pad, sleutel, momentopname=True, schema=schema, ouder_mag=True) as kopie:
        if kopie.rijen("PRAGMA quick_check") != [("ok",)]:
            raise KnownError(
                "Deze reservekopie is beschadigd.", "Maak een nieuwe, of kies een andere."
            )
        return lees_kop_uit(kopie)


@contextmanager
def leesbaar(pad: Path, sleutel: bytes, schema: Schema = TEAM) -> Iterator[Verbinding]:
    """Open a backup to read it wholly; one of an older version in a copy.

    That copy is brought up to date beside it, and goes at the end; the backup stays as it is.
    """
    try:
        v = open_(pad, sleutel, momentopname=True, schema=schema)
    except OuderBestand:
        werk = pad.with_name(f"{pad.name}.lezen")
        try:
            shutil.copyfile(pad, werk)
            with open_(werk, sleutel, migreer=True, journaal="delete", schema=schema) as v:
                yield v
        except OSError as fout:
            raise _niet_gemaakt(fout) from fout
        finally:
            for rest in (werk, Path(f"{werk}-journal")):
                rest.unlink(missing_ok=True)
        return
    with v:
        yield v


def lees_kop_uit(v: Verbinding) -> Kop:
    """Read the head of the audit chain from the chain itself."""
    return Kop(*audit.kop(v))


def lijst(map_: Path, naam: str, schema: Schema = TEAM) -> list[Reservekopie]:
    """List the backups of the file with this stem, newest first; empty without folder."""
    if not map_.is_dir():
        return []
    gevonden = []
    for pad in map_.iterdir():
        past = _NAAM.search(pad.name)
        if past is None or (pad.name[: past.start()], past.group(4)) != (naam, schema.einde):
            continue
        try:
            gevonden.append(lees_kopie(pad))
        except (OSError, ValueError):
            continue  # vanished meanwhile, or a date like 2026-13-40: not one of ours
    return sorted(gevonden, key=lambda k: (k.gemaakt, len(k.pad.name), k.pad.name), reverse=True)


def lees_kopie(pad: Path) -> Reservekopie:
    """Describe one backup by its name and keys copy; ValueError when it is not named as one."""
    past = _NAAM.search(pad.name)
    if past is None:
        raise ValueError(pad.name)
    gemaakt = datetime.strptime(past.group(1), "%Y-%m-%d_%H%M")  # noqa: DTZ007 - local, by name
    kop, sleutel_id = None, ""
    try:
        sleutels = sleutelbestand.lees(pad)
        deel = sleutels if past.group(4) == TEAM.einde else sleutels.opsporing
        if deel is not None:
            kop, sleutel_id = deel.kop, deel.sleutels[0].id
    except KnownError:
        pass  # still listed: the screen says that its keys copy is missing
    return Reservekopie(
        pad, gemaakt, pad.stat().st_size, kop, sleutel_id, past.group(3) is not None
    )


def nodig(laatste: Reservekopie | None, kop: Kop, nu: datetime, *, bij_sluiten: bool) -> bool:
    """Tell whether a backup is due: at the first save of a day, at closing after any change.

    `kop` is the head of the audit chain now, `nu` local time.
    """
    if laatste is None:
        return kop.aantal > 0
    if laatste.kop == kop:
        return False
    return bij_sluiten or laatste.gemaakt.date() < nu.date()


def dun_uit(map_: Path, naam: str, nu: datetime, schema: Schema = TEAM) -> list[Path]:
    """Remove the backups that need not stay; gives what was removed.

    One made before a restore stays a month, whatever the rule says of its day.
    """
    alle = lijst(map_, naam, schema)
    blijft = te_bewaren(k.gemaakt for k in alle if not k.voor_terugzetten)
    grens = nu.replace(tzinfo=None) - timedelta(days=VEILIG_DAGEN)
    weg = [
        k.pad
        for k in alle
        if (k.gemaakt < grens if k.voor_terugzetten else k.gemaakt not in blijft)
    ]
    for pad in weg:
        try:
            pad.unlink(missing_ok=True)
            sleutelpad(pad).unlink(missing_ok=True)
        except OSError:
            continue  # open elsewhere, or read-only: next time
    return weg


def _vacuum(v: Verbinding, deel: Path, voortgang: Voortgang | None) -> None:
    """VACUUM INTO over a connection of its own, telling how far it is."""
    gestopt = False
    with v.nog_een() as eigen:
        totaal = max(
            1, int(eigen.waarde("PRAGMA page_count")) * int(eigen.waarde("PRAGMA page_size"))
        )

        def tussendoor() -> int:
            nonlocal gestopt
            gedaan = deel.stat().st_size / totaal if deel.exists() else 0.0
            gestopt = voortgang is not None and voortgang(min(gedaan, 0.99)) is False
            return 1 if gestopt else 0

        if voortgang is not None:
            eigen.conn.set_progress_handler(tussendoor, 20_000)
        try:
            eigen.conn.execute("PRAGMA query_only = OFF")
            eigen.conn.execute("VACUUM INTO ?", (str(deel),))
        except DB_FOUTEN as fout:
            if gestopt:
                raise Afgebroken("De reservekopie is afgebroken.") from fout
            raise _niet_gemaakt(fout) from fout
    if voortgang is not None:
        voortgang(1.0)


def _niet_gemaakt(fout: BaseException) -> BaseException:
    """Say in Dutch why there is no backup."""
    code = getattr(fout, "sqlite_errorcode", 0) & 0xFF
    if code in (10, 13, 14) or isinstance(fout, OSError):
        return KnownError(
            "De reservekopie is niet gemaakt: de schijf is vol of de map is niet te beschrijven.",
            "Maak ruimte vrij of kies in Beheer een andere map; het bestand zelf is in orde.",
        )
    return vertaal(fout)


def _eis_map(map_: Path, *, aanmaken: bool) -> None:
    try:
        if aanmaken:
            map_.mkdir(parents=True, exist_ok=True)
        if map_.is_dir() and os.access(map_, os.W_OK):
            return
    except OSError:
        pass
    raise KnownError(
        "De map voor reservekopieën is er niet, of u mag er niet schrijven.",
        "Kies in Beheer een andere map, of sluit de schijf aan.",
    )


def _vrije_naam(map_: Path, naam: str, nu: datetime, soort: str, achter: str) -> Path:
    """Name a backup by its minute; a second one in that minute gets a number."""
    einde = f"_{soort}" if soort else ""
    for nummer in range(1, 1000):
        teller = f"-{nummer}" if nummer > 1 else ""
        pad = map_ / f"{naam}_{nu:%Y-%m-%d_%H%M}{teller}{einde}{achter}"
        if not pad.exists():
            return pad
    raise KnownError("Er zijn al te veel reservekopieën van deze minuut.", "Wacht een minuut.")


def _synchroniseer(pad: Path) -> None:
    """Make sure that the copy is on the disk and not only in memory."""
    fd = os.open(pad, os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
