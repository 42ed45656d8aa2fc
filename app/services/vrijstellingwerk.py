"""Services: recording appeals, requests and leave, one by one or the whole yearly round.

A leerling may have a vrijstelling without a ladder: recording one for who has no open dossier
opens one. An appeal may come at any time and is always recorded; its outcome is for the
leerplichtambtenaar (003 bijlage 1: leerplicht weighs whether all conditions are there).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.domain.fouten import InvoerFout
from app.domain.vrijstellingen import Grond, Vrijstelling
from app.services import dossiers
from app.services.vastleggen import leg_vast_in
from app.services.vrijstellingen import Ronderij
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging


def leg_beroep_vast(
    sessie: Sessie,
    leerling_id: str,
    grond: Grond,
    ingediend: date,
    *,
    opnieuw: bool = False,
    ambtenaar_id: str | None = None,
) -> tuple[str, Wijziging]:
    """Record that an appeal or request came in, in the open dossier or in a new one.

    Gives the id of the dossier.
    """
    with sessie.schrijf() as tx:
        dossier_id = opzoeken.open_dossiers(sessie.v, [leerling_id]).get(leerling_id)
        if dossier_id is None:
            wie = ambtenaar_id or sessie.ambtenaar_id
            dossier_id = dossiers.open_in(sessie, tx, leerling_id, wie, sessie.vandaag())
        feit = Vrijstelling(
            dossier_id=dossier_id, grond=grond, ingediend=ingediend, opnieuw=opnieuw
        )
        leg_vast_in(sessie, tx, feit)
    return dossier_id, tx.wijziging


def ontvang_opnieuw(sessie: Sessie, rijen: Sequence[Ronderij], ingediend: date) -> Wijziging:
    """Record the yearly kennisgeving of all these, all or none, each with its own ground.

    InvoerFout when nobody was chosen, or one of them has handed it in already.
    """
    if not rijen:
        raise InvoerFout("Er is niemand gekozen.", "Kies eerst een of meer leerlingen.")
    al = [r.naam for r in rijen if r.nieuw is not None]
    if al:
        raise InvoerFout(
            f"Van {al[0]} is de nieuwe kennisgeving al vastgelegd.", "Kies alleen wie nog mist."
        )
    with sessie.schrijf() as tx:
        wie = {r.oud.leerling_id for r in rijen}
        lopend = opzoeken.open_dossiers(sessie.v, wie)
        for rij in rijen:
            dossier_id = lopend.get(rij.oud.leerling_id)
            if dossier_id is None:
                behandelaar = rij.oud.ambtenaar_id or sessie.ambtenaar_id
                dossier_id = dossiers.open_in(
                    sessie, tx, rij.oud.leerling_id, behandelaar, sessie.vandaag()
                )
                lopend[rij.oud.leerling_id] = dossier_id
            feit = Vrijstelling(
                dossier_id=dossier_id, grond=rij.oud.grond, ingediend=ingediend, opnieuw=True
            )
            leg_vast_in(sessie, tx, feit)
    return tx.wijziging
