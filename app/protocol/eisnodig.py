"""Protocol: what must be recorded at all for a demand to be met, found out once per rule.

Most dossiers hold few kinds of facts. A demand that needs one that is not there
cannot be met, and need not be looked at.
"""

from __future__ import annotations

from app.domain.dossierfeiten import DossierFeiten
from app.protocol.blik import Blik
from app.protocol.model import Eis, Voorwaarde
from app.protocol.stroom import momenten_van

GEBEURTENIS, MELDING = "gebeurtenis:", "melding:"
THUIS, NIET_THUIS = "thuis", "niet_thuis"

_LIJSTEN = (
    "doorgaven",
    "overleggen",
    "interventies",
    "contacten",
    "besluiten",
    "regie",
    "brieven",
    "herstel",
    "afspraken",
    "meldingen",
    "perioden",
    "toestemmingen",
    "wachten",
    "inschrijvingen",
)
"""Fields of DossierFeiten of which it matters whether they hold anything."""

_NODIG = {
    Eis.DOORGAVE: "doorgaven",
    Eis.OVERLEG: "overleggen",
    Eis.INTERVENTIE: "interventies",
    Eis.CONTACT: "contacten",
    Eis.BESLUIT: "besluiten",
    Eis.REGIE: "regie",
    Eis.BRIEF: "brieven",
    Eis.HERSTEL: "herstel",
    Eis.AFSPRAAK: "afspraken",
    Eis.VERZUIM: "perioden",
    Eis.THUIS: THUIS,
    Eis.TOESTEMMING: "toestemmingen",
    Eis.WACHT: "wachten",
    Eis.INGESCHREVEN: "inschrijvingen",
}


def aanwezig_van(blik: Blik) -> frozenset[str]:
    """Give the kinds of facts that a dossier holds, with the codes of events and meldingen."""
    if blik.aanwezig is None:
        feiten: DossierFeiten = blik.feiten
        soorten = {naam for naam in _LIJSTEN if getattr(feiten, naam)}
        soorten.add(THUIS if blik.thuis is not None else NIET_THUIS)
        if feiten.gebeurtenissen or feiten.opsporing:
            soorten.update(GEBEURTENIS + code for code in momenten_van(blik))
        if feiten.meldingen:
            soorten.update(MELDING + m.soort for m in feiten.meldingen)
        blik.aanwezig = frozenset(soorten)
    return blik.aanwezig


def nodig_van(eis: Voorwaarde | None) -> frozenset[str] | None:
    """Give kinds of facts of which one at least must be there; None: that says nothing."""
    if eis is None:
        return None
    if eis.eis is Eis.GEBEURTENIS:
        return frozenset(GEBEURTENIS + code for code in eis.soorten)
    if eis.eis is Eis.MELDING:
        return frozenset(MELDING + code for code in eis.soorten) or frozenset({"meldingen"})
    if eis.eis is Eis.NIET and eis.delen[0].eis is Eis.THUIS:
        gewoon = not eis.delen[0].soorten and eis.delen[0].termijn is None
        return frozenset({NIET_THUIS}) if gewoon else None
    if eis.eis is Eis.ALLE:
        return next((n for n in map(nodig_van, eis.delen) if n is not None), None)
    if eis.eis is Eis.EEN:
        delen = [nodig_van(deel) for deel in eis.delen]
        samen = [d for d in delen if d is not None]
        return frozenset().union(*samen) if len(samen) == len(delen) else None
    naam = _NODIG.get(eis.eis)
    return frozenset({naam}) if naam is not None else None


def kan(nodig: frozenset[str] | None, aanwezig: frozenset[str]) -> bool:
    """Tell whether a demand can be met at all."""
    return nodig is None or not nodig.isdisjoint(aanwezig)
