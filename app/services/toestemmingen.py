"""Services: withdrawing a toestemming, and passing regie on: one transaction each."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.dossiers import Regie, Toestemmingdoel
from app.domain.feit import Feit
from app.domain.fouten import InvoerFout
from app.domain.toestemming import Antwoordstand, antwoorden_van, stand_van
from app.services import vastleggen

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

DAG = timedelta(days=1)


def trek_toestemming_in(
    sessie: Sessie, dossier_id: str, ouder_id: str | None, doel: Toestemmingdoel, dag: date
) -> Wijziging:
    """Record that a person withdraws: every yes of his to this purpose that stands on the day.

    Withdrawing must be as easy as giving (AVG art. 7 lid 3). InvoerFout when none stands.
    """
    with sessie.schrijf() as tx:
        feiten = vastleggen.feiten_van(sessie, dossier_id)
        geldig = [
            t
            for t in antwoorden_van(feiten.toestemmingen, ouder_id, doel, dag)
            if stand_van(t, dag) is Antwoordstand.JA
        ]
        if not geldig:
            raise InvoerFout(
                "Er is geen toestemming die nu ingetrokken kan worden.", "Ververs het scherm."
            )
        for t in geldig:
            vastleggen.wijzig_in(sessie, tx, dataclasses.replace(t, ingetrokken_op=dag))
    return tx.wijziging


def leg_regie_vast(sessie: Sessie, *nieuwe: Feit) -> Wijziging:
    """Record who leads from a day on; who led until then has the day before as his last.

    So the history holds one at a time (003 h.4, "Regie is two things": each with from and to).
    InvoerFout when somebody else is recorded from that same day already.
    """
    with sessie.schrijf() as tx:
        for regie in nieuwe:
            assert isinstance(regie, Regie)
            for vorige in _lopend(sessie, regie):
                vastleggen.wijzig_in(sessie, tx, dataclasses.replace(vorige, tot=regie.van - DAG))
            vastleggen.leg_vast_in(sessie, tx, regie)
    return tx.wijziging


def _lopend(sessie: Sessie, regie: Regie) -> list[Regie]:
    """Give the regie of the same kind that runs on the first day of a new one."""
    lopend = [
        r
        for r in sessie.lees(Regie, dossier_id=regie.dossier_id)
        if r.soort is regie.soort and r.van <= regie.van and (r.tot is None or r.tot >= regie.van)
    ]
    if any(r.van == regie.van for r in lopend):
        raise InvoerFout(
            f"Vanaf deze dag is al vastgelegd wie de {regie.soort.label} heeft.",
            "Verbeter die regel, of kies een latere dag.",
            veld="van",
        )
    return lopend
