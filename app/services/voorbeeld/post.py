"""Services: letters that the example team sent: made from its own dossiers, kept byte for byte.

Each letter is made as on the day it went out. A dossier in which it would have a
gap, or in which leerplicht keeps no documents, gets none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier
from app.domain.fouten import KnownError
from app.domain.handelen import Brief, Retourreden
from app.domain.verzending import Bezorgwijze
from app.services import brieven
from app.services.briefmodel import BriefConcept
from app.services.sjablonen import geldend
from app.services.verzamelen import verzamel
from db import brieven as db_brieven
from db import opzoeken, verzendingen

if TYPE_CHECKING:
    from app.services.sessie import Sessie

AANTAL = 9
"""Dossiers from which something was sent."""
MEEST = 60
"""Dossiers that are tried."""
_RUIMTE = uuid.UUID("3d0e6c55-5a2d-5c4b-8f0e-0c5d1f6b7a21")
_SOORTEN = ("uitnodiging", "waarschuwing", "toestemming")


def verstuur(sessie: Sessie, peildatum: date, zet_klok: Callable[[dt.datetime], None]) -> None:
    """Send a few letters in the weeks before; one came back."""
    nu = sessie.nu()
    alle_ids = verzendingen.open_dossiers(sessie.v, "", peildatum)
    dossiers = opzoeken.per_id(sessie.v, Dossier, alle_ids).values()
    oudste = sorted(dossiers, key=lambda d: (d.geopend, d.dossiernummer))
    ids = [d.id for d in oudste if d.geopend > peildatum - timedelta(days=200)][:MEEST]
    klaar: list[tuple[date, list[BriefConcept]]] = []
    try:
        for feiten in verzamel(sessie, ids).values():
            if len(klaar) == AANTAL:
                break
            dag = _werkdag(peildatum - timedelta(days=3 + 3 * len(klaar)))
            if feiten.dossier.geopend > dag:
                continue
            zet_klok(dt.datetime.combine(dag, nu.timetz()))
            for nr in range(len(_SOORTEN)):
                code = _SOORTEN[(len(klaar) + nr) % len(_SOORTEN)]
                if alle := list(_maak(sessie, feiten, code, dag)):
                    klaar.append((dag, alle))
                    break
    finally:
        zet_klok(nu)
    with sessie.schrijf() as tx:
        for nr, (dag, alle) in enumerate(klaar):
            for c in alle:
                sha = hashlib.sha256(c.pdf).hexdigest()
                db_brieven.bewaar_pdf(tx, sha, c.pdf)
                terug = nr == 1 and c.sleutel == alle[0].sleutel
                retour = _werkdag(min(peildatum, dag + timedelta(days=5)))
                tx.maak(
                    Brief(
                        id=str(uuid.uuid5(_RUIMTE, f"{c.dossier_id} {c.sleutel}")),
                        dossier_id=c.dossier_id,
                        datum=c.datum,
                        sjabloon=c.sjabloon,
                        onderwerp=c.onderwerp,
                        aan=c.aan,
                        ouder_id=c.ouder_id,
                        school_id=c.school_id,
                        ontvanger=c.ontvanger,
                        sha256=sha,
                        getekend_door=c.tekenaar_id,
                        bezorgwijze=Bezorgwijze.AANGETEKEND if terug else Bezorgwijze.POST,
                        retour_op=retour if terug else None,
                        retour_reden=Retourreden.NIET_AFGEHAALD if terug else None,
                    )
                )


def _maak(sessie: Sessie, feiten: DossierFeiten, code: str, dag: date) -> Iterator[BriefConcept]:
    """Make the letters of one dossier; none when one of them cannot go out."""
    velden = {}
    if code == "uitnodiging":
        velden["datum_gesprek"] = _werkdag(dag + timedelta(days=9)).isoformat()
        velden["tijd_gesprek"] = "10:30"
        velden["plaats_gesprek"] = "Stadhuisplein 1, Modelstad"
    try:
        alle = brieven.maak_van_feiten(sessie, feiten, geldend(sessie, code), dag, velden)
    except KnownError:
        return
    if not any(c.gaten or c.concept or c.wacht for c in alle):
        yield from alle


def _werkdag(dag: date) -> date:
    """Give the Friday before where a day is in a weekend."""
    return dag - timedelta(days=max(0, dag.weekday() - 4))
