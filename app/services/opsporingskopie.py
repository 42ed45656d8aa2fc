"""Services: backups of the sealed file, beside those of the team file; made and put back by BOA's.

Each is made over a connection of its own, under the sealed file's own key, and put back on its
own: a backup of the team file that is put back leaves the sealed file alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.services import boatermijn
from app.services.boatermijn import Rekenaar, sporen_termijn
from app.services.opsporingstoegang import (
    Toegang,
    eis_boa,
    herstel_bestand,
    open_opsporing,
    toegang,
)
from db import controle, terugzetten
from db import reservekopie as kopieen
from db.controle import Controlerapport
from db.opsporingsbestand import OPSPORING
from db.reservekopie import Reservekopie
from db.terugzetten import Terugzetting
from db.verbinding import Verbinding

if TYPE_CHECKING:
    from app.services.sessie import Sessie


def bron(sessie: Sessie) -> Verbinding | None:
    """Give the sealed file to back up, closed: who makes the copy opens it again; None to others.

    A sealed file that cannot be opened is told of elsewhere, and keeps no team file from its
    backup.
    """
    if toegang(sessie) is not Toegang.OPEN:
        return None
    try:
        v = open_opsporing(sessie)
    except KnownError:
        return None
    if v is not None:
        v.sluit()
    return v


def maak(v: Verbinding, map_: Path, nu: datetime) -> Reservekopie:
    """Make and verify a backup, then thin those of the sealed file. KnownErrors as elsewhere."""
    kopie = kopieen.maak(v, map_, nu)
    kopieen.dun_uit(map_, v.pad.stem, nu, OPSPORING)
    return kopie


def lijst(sessie: Sessie) -> list[Reservekopie]:
    """List the backups of the sealed file, newest first."""
    from app.services.reservekopie import map_van

    return kopieen.lijst(map_van(sessie), Path(sessie.pad).stem, OPSPORING)


def is_nodig(sessie: Sessie, map_: Path, *, bij_sluiten: bool) -> bool:
    """Tell whether a backup of the sealed file is due, for who can make it."""
    v = bron(sessie)
    if v is None:
        return False
    with v.nog_een() as w:
        kop = kopieen.lees_kop_uit(w)
    alle = kopieen.lijst(map_, Path(sessie.pad).stem, OPSPORING)
    laatste = next((k for k in alle if not k.voor_terugzetten), None)
    return kopieen.nodig(laatste, kop, sessie.nu().astimezone(), bij_sluiten=bij_sluiten)


def controleer(sessie: Sessie, kopie: Path) -> Controlerapport:
    """Check a backup of the sealed file wholly, against the head that was noted with it."""
    v = _eis_open(sessie)
    with v:
        sleutel = terugzetten.zoek_sleutel(v, kopie)
    kop = kopieen.lees_kopie(kopie).kop
    with kopieen.leesbaar(kopie, sleutel, OPSPORING) as w:
        return controle.controleer(w, (kop.aantal, kop.hash) if kop else None)


def zet_terug(
    sessie: Sessie,
    kopie: Path,
    *,
    reken: Rekenaar = sporen_termijn,
    voortgang: Callable[[float], object] = lambda _deel: None,
) -> Terugzetting:
    """Put a backup of the sealed file back, after a backup of what is there now.

    Also when the file itself is gone. The BOA-termijnen in the team file follow.
    RechtFout: no BOA with access. KnownErrors: damaged, of another team, no room, busy.
    """
    from app.services.reservekopie import map_van

    with _eis_open(sessie) as v:
        uitkomst = terugzetten.zet_terug(
            v,
            kopie,
            terugzetten.zoek_sleutel(v, kopie),
            door=sessie.ambtenaar_id,
            nu=sessie.nu(),
            vangnet_map=map_van(sessie),
            voortgang=voortgang,
        )
    boatermijn.haal_in(sessie, reken=reken)
    return uitkomst


def _eis_open(sessie: Sessie) -> Verbinding:
    """Open the sealed file, made anew and empty when it is gone."""
    eis_boa(sessie)
    if toegang(sessie) is Toegang.ONTBREEKT:
        return herstel_bestand(sessie)
    v = open_opsporing(sessie)
    if v is None:
        raise KnownError(Toegang.GEEN_BESTAND.uitleg, "Leg eerst iets vast.")
    return v
