"""Services: find a leerling or a school from whatever the user types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.namen import lijstnaam
from db import opzoeken
from db import zoeken as db_zoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Treffer:
    """One result: `soort` is leerling or school; `dossier_id` an open (else the last) dossier."""

    soort: str
    id: str
    titel: str
    ondertitel: str
    dossier_id: str | None = None


def zoek(sessie: Sessie, vraag: str, limiet: int = 20) -> list[Treffer]:
    """Search leerlingen (name parts without diacritics, BSN, birth date) and schools."""
    vraag = vraag.strip()
    if not vraag:
        return []
    leerlingen = db_zoeken.zoek_leerlingen(sessie.v, vraag, limiet)
    dossiers = opzoeken.dossier_per_leerling(sessie.v, [x.id for x in leerlingen])
    treffers = [
        Treffer(
            "leerling",
            leerling.id,
            lijstnaam(leerling),
            f"geboren {toon_dag(leerling.geboortedatum, jaar=True)}"
            + ("" if leerling.id in dossiers else " · nog geen dossier"),
            dossiers.get(leerling.id),
        )
        for leerling in leerlingen
    ]
    treffers += [
        Treffer(
            "school", school.id, school.naam, f"{school.brin}{school.vestiging} {school.plaats}"
        )
        for school in db_zoeken.zoek_scholen(sessie.v, vraag, max(3, limiet - len(treffers)))
    ]
    return treffers
