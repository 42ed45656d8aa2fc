"""Services: for how many open dossiers a protocol holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db import dossiers as db_dossiers

if TYPE_CHECKING:
    from app.services.sessie import Sessie


def tel_gebruik(sessie: Sessie, code: str, dag: date) -> int:
    """Count the dossiers, open on a day, whose rules hold this file."""
    alles = db_dossiers.lees_dossierfeiten(sessie.v, op=dag)
    return sum(
        any(bestand.code == code for bestand in sessie.regels(feiten, dag).alle)
        for feiten in alles.values()
    )
