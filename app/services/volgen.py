"""Services: what others changed, for a window that follows them, and since one's last visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.feitsoorten import PER_CODE
from app.domain.mensen import Ambtenaar
from db import audit, geschiedenis

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_WERKWOORD = {
    "maak": "vastgelegd",
    "wijzig": "gewijzigd",
    "trek_in": "ingetrokken",
    "zet_terug": "teruggezet",
    "vernietig": "vernietigd",
}


class Volger:
    """Asked every few seconds; cheap as long as nobody else wrote (PRAGMA data_version)."""

    def __init__(self, sessie: Sessie) -> None:
        self._sessie = sessie
        self._versie = sessie.v.data_version()
        self._nr = audit.kop(sessie.v)[0]

    def kijk(self) -> Wijziging | None:
        """Give what changed since the last look; None when nothing that a view shows did."""
        versie = self._sessie.v.data_version()
        if versie == self._versie:
            return None
        self._versie = versie
        self._nr, wijziging = geschiedenis.na(self._sessie.v, self._nr)
        if not wijziging:
            return None
        self._sessie.vergeet()
        return wijziging


@dataclass(frozen=True, slots=True)
class SindsRegel:
    """One change in a dossier by somebody else; `wat` reads "contact vastgelegd"."""

    tijdstip: datetime
    wie: str
    dossier_id: str
    wat: str


def sinds(sessie: Sessie, moment: datetime, dossier_ids: Iterable[str]) -> list[SindsRegel]:
    """Give what others changed in these dossiers after a moment (aware), newest first."""
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    regels = geschiedenis.sinds(sessie.v, moment, dossier_ids, niet_door=sessie.ambtenaar_id)
    return [
        SindsRegel(
            tijdstip=r.tijdstip.astimezone(),
            wie=namen.get(r.ambtenaar_id, ""),
            dossier_id=r.dossier_id or "",
            wat=f"{PER_CODE[r.soort].LABEL.lower()} {_WERKWOORD.get(r.actie, r.actie)}",
        )
        for r in reversed(regels)
        if r.soort in PER_CODE
    ]
