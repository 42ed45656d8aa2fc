"""Protocol: what must be recorded at all for a demand to be met, found out once per rule.

Most dossiers hold few kinds of facts. A demand that needs one that is not there
cannot be met, and need not be looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.dossierfeiten import DossierFeiten
from app.protocol.blik import Blik
from app.protocol.model import Eis, Sinds, Voorwaarde
from app.protocol.stroom import momenten_van

GEBEURTENIS, MELDING = "gebeurtenis:", "melding:"
THUIS, NIET_THUIS = "thuis", "niet_thuis"
OOIT, SINDS_THUIS = "ooit:", "sinds_thuis:"
"""Before a kind of which facts from before the track count too: all, or since the spell began."""
STATUS = "status:"

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


_ZONDER_DAG = frozenset(
    {"meldingen", "perioden", "toestemmingen", "wachten", "inschrijvingen", "besluiten"}
)
"""Of these the day on which they lie says nothing about when they count."""


def aanwezig_van(blik: Blik) -> Mapping[str, date]:
    """Give the kinds of facts that a dossier holds, each with the last day that one counts.

    Among them the codes of events and meldingen. Where the day says nothing it is the last of all.
    """
    if blik.aanwezig is None:
        feiten: DossierFeiten = blik.feiten
        thuis = blik.thuis.sinds if blik.thuis is not None else None
        laatste: dict[str, date] = {NIET_THUIS if thuis is None else THUIS: date.max}
        for naam in _LIJSTEN:
            if rijen := getattr(feiten, naam):
                dag = date.max if naam in _ZONDER_DAG else getattr(rijen[-1], rijen[-1].DATUM)
                laatste[naam], laatste[OOIT + naam] = dag, date.max
                if thuis is None or dag >= thuis:
                    laatste[SINDS_THUIS + naam] = date.max
        if feiten.gebeurtenissen or feiten.belastbaarheid or feiten.opsporing:
            for code, momenten in momenten_van(blik).items():
                teken = GEBEURTENIS + code
                dag = momenten[-1].datum
                laatste[teken], laatste[OOIT + teken] = dag, date.max
                if thuis is None or dag >= thuis:
                    laatste[SINDS_THUIS + teken] = date.max
        for melding in feiten.meldingen:
            laatste[MELDING + melding.soort] = date.max
        for status in feiten.statussen:
            laatste[STATUS + status.status] = date.max
        blik.aanwezig = laatste
    return blik.aanwezig


def nodig_van(eis: Voorwaarde | None) -> frozenset[str] | None:
    """Give kinds of facts of which one at least must be there; None: that says nothing."""
    if eis is None:
        return None
    if eis.eis is Eis.MELDING and eis.uitkomsten:
        return frozenset(STATUS + code for code in eis.uitkomsten)
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
    ooit = SINDS_THUIS if eis.sinds is Sinds.THUIS else ""
    if eis.sinds is Sinds.DOSSIER or (eis.eis is Eis.AFSPRAAK and eis.uitkomsten):
        ooit = OOIT  # how an afspraak ended counts on a later day than its own
    if eis.eis is Eis.GEBEURTENIS:
        return frozenset(ooit + GEBEURTENIS + code for code in eis.soorten)
    naam = _NODIG.get(eis.eis)
    if naam is None:
        return None
    return frozenset({naam if naam == THUIS else ooit + naam})


def kan(nodig: frozenset[str] | None, aanwezig: Mapping[str, date], sinds: date = date.min) -> bool:
    """Tell whether a demand can be met at all by facts from a day on (of itself: by any)."""
    if nodig is None:
        return True
    for teken in nodig:
        dag = aanwezig.get(teken)
        if dag is not None and dag >= sinds:
            return True
    return False
