"""Services: a team file of an older version: who may bring it up to date, and doing so.

A teamleider does; the program names who worked in it last with an older version, and makes
a backup first (beslissingen, Keys and people).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.fouten import KnownError, RechtFout
from app.domain.mensen import Rol
from db import bijwerken as db_bijwerken
from db.bijwerken import OudBestand
from db.netwerk import Modus
from db.reservekopie import Reservekopie

__all__ = ["BijwerkenNodig", "Sleutelbezit", "leg_uit", "werk_bij"]


class BijwerkenNodig(KnownError):
    """The file is of an older version. `mag`: this person may bring it up to date.

    `laatst` says who worked in it last with an older version; it may hold a name.
    """

    GEVOLG = (
        "Na het bijwerken kan niemand het nog met een oudere versie openen: zorg dat alle "
        "collega's de nieuwe hebben. Eerst wordt een reservekopie gemaakt."
    )

    def __init__(self, doe: str, *, mag: bool, laatst: str) -> None:
        super().__init__("Dit teambestand is van een oudere versie van Kantelpunt.", doe)
        self.mag = mag
        self.laatst = laatst


@dataclass(frozen=True, slots=True)
class Sleutelbezit:
    """A file and who unlocked it."""

    pad: Path
    sleutel: bytes
    persoon_id: str
    modus: Modus


def leg_uit(wie: Sleutelbezit) -> BijwerkenNodig:
    """Say that the file must be brought up to date first, and whether this person may."""
    oud = db_bijwerken.bekijk(wie.pad, wie.sleutel, wie.persoon_id)
    mag = _mag(oud, wie.modus)
    return BijwerkenNodig(
        "Open het in het venster en kies daar Bijwerken."
        if mag
        else "Vraag een teamleider om het te openen en bij te werken.",
        mag=mag,
        laatst=_laatst(oud),
    )


def werk_bij(wie: Sleutelbezit, klok: Callable[[], datetime] | None = None) -> Reservekopie:
    """Bring the file up to date after a backup, which it gives; RechtFout: not a teamleider."""
    oud = db_bijwerken.bekijk(wie.pad, wie.sleutel, wie.persoon_id)
    if not _mag(oud, wie.modus):
        raise RechtFout(
            "Een teambestand bijwerken kan alleen een teamleider, in een map met schrijfrecht.",
            "Vraag een teamleider om het te openen.",
        )
    return db_bijwerken.werk_bij(
        wie.pad,
        wie.sleutel,
        oud,
        door=wie.persoon_id,
        nu=klok().astimezone(UTC) if klok else datetime.now(UTC),
        op_share=wie.modus is Modus.SHARE_LEZER,
    )


def _mag(oud: OudBestand, modus: Modus) -> bool:
    return oud.rol == Rol.TEAMLEIDER.value and modus is not Modus.MOMENTOPNAME


def _laatst(oud: OudBestand) -> str:
    """Say who worked in it last: there an older version may still be in use."""
    if oud.laatst_op is None:
        return ""
    wie = oud.laatst_door or "iemand"
    return (
        f"Het laatst werkte {wie} erin, op {oud.laatst_op.astimezone():%d-%m-%Y}, "
        "met een oudere versie."
    )
