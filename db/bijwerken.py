"""Store: bringing a team file of an older version up to this one, with a backup first.

Here only what every version of the file has is read: who is who, the audit, the settings.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.fouten import KnownError
from db.bestandsslot import Bestandsslot
from db.migraties import SCHEMA_VERSIE
from db.reservekopie import Reservekopie, maak, standaard_map
from db.schrijfrecht import schrijverpad
from db.schrijven import schrijf
from db.sleutels import bewaar_kop
from db.verbinding import Journaal, Verbinding, open_


@dataclass(frozen=True, slots=True)
class OudBestand:
    """A team file of an older version, as one person finds it.

    `rol` is that of this person ("" when unknown), `laatst_door` the name of who recorded
    something last, with an older version, at `laatst_op`. `map` is where backups go;
    `eigen_map`: the team chose it.
    """

    versie: int
    rol: str
    laatst_door: str
    laatst_op: datetime | None
    map: Path
    eigen_map: bool


def bekijk(pad: Path, sleutel: bytes, persoon_id: str) -> OudBestand:
    """Look into a file of an older version without changing it."""
    with open_(pad, sleutel, alleen_lezen=True, ouder_mag=True) as v:
        laatste = v.rijen(
            "SELECT a.tijdstip, coalesce(p.naam, '') FROM audit a "
            "LEFT JOIN ambtenaar p ON p.id = a.ambtenaar_id ORDER BY a.nr DESC LIMIT 1"
        )
        rol = v.waarde(
            "SELECT rol FROM ambtenaar WHERE id = ? AND ingetrokken = 0 AND uit_dienst IS NULL",
            (persoon_id,),
        )
        ingesteld = v.waarde(
            "SELECT waarde FROM instelling WHERE naam = 'reservekopie_map' AND ingetrokken = 0"
        )
        return OudBestand(
            versie=int(v.waarde("PRAGMA user_version")),
            rol=str(rol or ""),
            laatst_door=str(laatste[0][1]) if laatste else "",
            laatst_op=datetime.fromisoformat(laatste[0][0]) if laatste else None,
            map=Path(ingesteld) if ingesteld else standaard_map(pad),
            eigen_map=bool(ingesteld),
        )


def werk_bij(
    pad: Path, sleutel: bytes, oud: OudBestand, *, door: str, nu: datetime, op_share: bool
) -> Reservekopie:
    """Make a backup, migrate the file, and record that in its audit; gives the backup.

    `nu` knows its time zone. KnownErrors: no backup could be made, or the file is busy; then
    it is as it was.
    """
    journaal: Journaal = "delete" if op_share else "wal"
    with _alleen(pad, op_share=op_share):
        with open_(pad, sleutel, journaal=journaal, ouder_mag=True) as v:
            kopie = maak(v, oud.map, nu.astimezone(), aanmaken=not oud.eigen_map)
        with open_(pad, sleutel, journaal=journaal, migreer=True) as v:
            _leg_vast(v, oud.versie, kopie, door, nu)
    return kopie


def _leg_vast(v: Verbinding, was: int, kopie: Reservekopie, door: str, nu: datetime) -> None:
    """Give the act its row in the audit."""
    with schrijf(v, door=door, nu=nu) as tx:
        tx.beheer(
            "bestand_bijgewerkt", v.pad.name, van=was, naar=SCHEMA_VERSIE, kopie=kopie.pad.name
        )
    bewaar_kop(v.pad, tx.kop)


@contextlib.contextmanager
def _alleen(pad: Path, *, op_share: bool) -> Iterator[None]:
    """Hold the pen of a file on a share; on a local disk SQLite's own locks do."""
    if not op_share:
        yield
        return
    hek = Bestandsslot(schrijverpad(pad))
    try:
        gelukt = hek.neem(wacht=5.0)
    except OSError:
        gelukt = False
    if not gelukt:
        raise KnownError(
            "Een collega schrijft nu in dit teambestand.",
            "Laat iedereen het sluiten, en open het dan opnieuw.",
        )
    with hek:
        yield
