"""Services: backups as the window uses them: when due, making, checking, putting back.

Making runs in the background: the window asks for an `Opdracht` in its own
thread and lets a job carry it out in another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.domain.mensen import Rol
from app.services import opsporingskopie
from db import controle, sleutels, terugzetten, verbinding
from db import reservekopie as kopieen
from db.controle import Controlerapport
from db.reservekopie import Afgebroken, Reservekopie, Voortgang
from db.terugzetten import AndereSleutel, Terugzetting

if TYPE_CHECKING:
    from app.services.sessie import Sessie

__all__ = [
    "Afgebroken",
    "AndereSleutel",
    "Opdracht",
    "Reservekopie",
    "Terugzetting",
    "controleer",
    "is_nodig",
    "lijst",
    "maak",
    "map_van",
    "opdracht",
    "zet_terug",
]


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A backup that is to be made; `voer_uit` may run in any thread."""

    v: verbinding.Verbinding
    map: Path
    eigen_map: bool
    nu: datetime
    zegel: verbinding.Verbinding | None = None
    """The sealed file, for a BOA; its copy is made over a connection of its own."""

    def voer_uit(self, voortgang: Voortgang | None = None) -> Reservekopie:
        """Make and verify the backup, then thin the folder; of the sealed file too, for a BOA.

        `voortgang` is told 0 to 1 and may give back False to stop. KnownErrors:
        folder missing, disk full, `Afgebroken`; then no half file is left.
        """
        gemaakt = kopieen.maak(
            self.v, self.map, self.nu, voortgang=voortgang, aanmaken=not self.eigen_map
        )
        kopieen.dun_uit(self.map, Path(self.v.pad).stem, self.nu)
        if self.zegel is not None:
            opsporingskopie.maak(self.zegel, self.map, self.nu)
        return gemaakt


def map_van(sessie: Sessie) -> Path:
    """Give the folder for backups: the one set in Beheer, else beside the team file."""
    ingesteld = sessie.instellingen.reservekopie_map.strip()
    return Path(ingesteld) if ingesteld else kopieen.standaard_map(sessie.pad)


def opdracht(sessie: Sessie) -> Opdracht:
    """Prepare a backup of this moment."""
    return Opdracht(
        sessie.v,
        map_van(sessie),
        bool(sessie.instellingen.reservekopie_map.strip()),
        sessie.nu().astimezone(),
        opsporingskopie.bron(sessie),
    )


def is_nodig(sessie: Sessie, *, bij_sluiten: bool = False) -> bool:
    """Tell whether a backup is due: after the first save of a day, or at closing after changes."""
    laatste = next((k for k in lijst(sessie) if not k.voor_terugzetten), None)
    nu = sessie.nu().astimezone()
    return kopieen.nodig(
        laatste, kopieen.lees_kop_uit(sessie.v), nu, bij_sluiten=bij_sluiten
    ) or opsporingskopie.is_nodig(sessie, map_van(sessie), bij_sluiten=bij_sluiten)


def maak(sessie: Sessie, voortgang: Voortgang | None = None) -> Reservekopie:
    """Make a backup now (see `Opdracht.voer_uit`)."""
    return opdracht(sessie).voer_uit(voortgang)


def lijst(sessie: Sessie) -> list[Reservekopie]:
    """List the backups of this team file, newest first."""
    return kopieen.lijst(map_van(sessie), Path(sessie.pad).stem)


def controleer(
    sessie: Sessie,
    kopie: Path,
    *,
    wachtwoord: str = "",
    voortgang: Callable[[str], None] | None = None,
) -> Controlerapport:
    """Open a backup and check it wholly, against the head that was noted with it.

    KnownErrors: damaged, newer, or AndereSleutel (then ask for the password of then).
    """
    sleutel = _sleutel(sessie, kopie, wachtwoord)
    kop = kopieen.lees_kopie(kopie).kop
    with kopieen.leesbaar(kopie, sleutel) as v:
        return controle.controleer(v, (kop.aantal, kop.hash) if kop else None, voortgang=voortgang)


def zet_terug(
    sessie: Sessie,
    kopie: Path,
    *,
    wachtwoord: str = "",
    voortgang: Callable[[float], object] = lambda _deel: None,
) -> Terugzetting:
    """Put a backup back, after a backup of what is there now; nobody's access changes.

    RechtFout: not a teamleider. KnownErrors: damaged, newer, no room, file busy,
    AndereSleutel (then ask for the password of then). The file is then as it was.
    """
    sessie.eis_rol(Rol.TEAMLEIDER)
    if sessie.alleen_lezen:
        raise KnownError(
            "Dit bestand is nu alleen te lezen.", "Neem eerst het schrijfrecht, en zet dan terug."
        )
    uitkomst = terugzetten.zet_terug(
        sessie.v,
        kopie,
        _sleutel(sessie, kopie, wachtwoord),
        door=sessie.ambtenaar_id,
        nu=sessie.nu(),
        vangnet_map=map_van(sessie),
        voortgang=voortgang,
    )
    sessie.vergeet()
    return uitkomst


def _sleutel(sessie: Sessie, kopie: Path, wachtwoord: str) -> bytes:
    try:
        return terugzetten.zoek_sleutel(sessie.v, kopie)
    except AndereSleutel:
        if not wachtwoord:
            raise
        return sleutels.ontgrendel(kopie, wachtwoord, sessie.ambtenaar_id).sleutel
