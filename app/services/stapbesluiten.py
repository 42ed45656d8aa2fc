"""Services: decisions on the ladder; the program proposes, a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dossiers import Stapbesluit
from app.domain.fouten import InvoerFout
from app.protocol.besluiten import Besluitoptie, mogelijke_besluiten, reden_nodig
from app.services import vastleggen
from app.services.caseload import stand_van

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging


def opties(sessie: Sessie, dossier_id: str) -> tuple[Besluitoptie, ...]:
    """List the decisions that a person can take in a dossier today."""
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    vandaag = sessie.vandaag()
    stand = stand_van(sessie, feiten, vandaag)
    return mogelijke_besluiten(sessie.regels(feiten, vandaag), stand)


def neem_besluit(sessie: Sessie, besluit: Stapbesluit) -> Wijziging:
    """Record a decision on the ladder; `app.services.sporen` has those on a track.

    InvoerFout when the protocol knows no such stap, or a reason is due.
    The reason is asked where the decision departs from the protocol ("pas toe
    of leg uit", MAS; maatwerk, 003), except where no text may be kept at all.
    """
    feiten = vastleggen.feiten_van(sessie, besluit.dossier_id)
    regels = sessie.regels(feiten, besluit.datum)
    if besluit.stap and besluit.stap not in regels.ladder.stappen:
        raise InvoerFout(
            f"Het protocol kent geen stap {besluit.stap}.",
            "Kies een stap uit de lijst.",
            veld="stap",
        )
    stand = stand_van(sessie, feiten, besluit.datum)
    notitie = vastleggen.notitie_op(sessie, besluit.dossier_id, besluit.datum)
    if notitie.open and not besluit.reden.strip():
        waarom = reden_nodig(regels, stand, besluit)
        if waarom:
            raise InvoerFout("Bij dit besluit hoort een reden.", waarom, veld="reden")
    return vastleggen.leg_vast(sessie, besluit)
