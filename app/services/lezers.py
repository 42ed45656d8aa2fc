"""Services: who looked at a dossier and its documents, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.mensen import Ambtenaar
from app.services.logboek import GELEZEN
from db import logboek

if TYPE_CHECKING:
    from app.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Lezing:
    """One look, in the computer's own time zone."""

    tijdstip: datetime
    wie: str
    wat: str


def wie_las(sessie: Sessie, dossier_id: str) -> list[Lezing]:
    """Give every look at a dossier, newest first."""
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    return [
        Lezing(
            r.tijdstip.astimezone(),
            namen.get(r.ambtenaar_id, "voormalig collega"),
            GELEZEN.get(r.soort, "dossier geopend"),
        )
        for r in logboek.raadplegingen(sessie.v, dossier_id)
    ]
