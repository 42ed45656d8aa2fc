"""Protocol: what must be recorded at all for a demand to be met, found out once per rule.

Most dossiers hold few kinds of facts. A demand that needs one that is not there
cannot be met, and need not be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum, auto
from operator import attrgetter
from typing import Any

from app.domain.dossiers import Afspraak, Regie
from app.domain.handelen import Brief, Contact, Doorgave, Herstel, Interventie, Overleg
from app.protocol.blik import Blik
from app.protocol.model import Eis, Sinds, Voorwaarde
from app.protocol.stroom import momenten_van

GEBEURTENIS, MELDING = "gebeurtenis:", "melding:"
THUIS, NIET_THUIS = "thuis", "niet_thuis"
STATUS = "status:"
_THUIS_SINDS = "thuis_sinds"
"""Under this name stands the first day of the spell at home, or a day before all others."""


class Telt(Enum):
    """From when on a fact of a kind counts: the day that is asked, ever, or the spell at home."""

    SINDS = auto()
    OOIT = auto()
    THUIS = auto()


Nodig = tuple[tuple[str, Telt], ...] | None
"""Kinds of facts of which one at least must be there; None: that says nothing."""

_LIJSTEN: tuple[tuple[str, str | None], ...] = (
    ("doorgaven", Doorgave.DATUM),
    ("overleggen", Overleg.DATUM),
    ("interventies", Interventie.DATUM),
    ("contacten", Contact.DATUM),
    ("regie", Regie.DATUM),
    ("brieven", Brief.DATUM),
    ("herstel", Herstel.DATUM),
    ("afspraken", Afspraak.DATUM),
    ("besluiten", None),
    ("meldingen", None),
    ("perioden", None),
    ("toestemmingen", None),
    ("wachten", None),
    ("inschrijvingen", None),
)
"""Fields of DossierFeiten of which it matters whether they hold anything, each with the field
that dates its facts; None: that day says nothing about when they count."""

_LEES: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], date] | None], ...] = tuple(
    (naam, attrgetter(naam), attrgetter(dag) if dag is not None else None) for naam, dag in _LIJSTEN
)

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


def aanwezig_van(blik: Blik) -> Mapping[str, date]:
    """Give the kinds of facts that a dossier holds, each with the last day that one counts.

    Among them the codes of events and meldingen. Where the day says nothing it is the last of all.
    """
    if blik.aanwezig is None:
        blik.aanwezig = _zoek(blik)
    return blik.aanwezig


def _zoek(blik: Blik) -> dict[str, date]:
    """Find out which kinds of facts there are."""
    feiten, thuis = blik.feiten, blik.thuis
    laatste = {
        NIET_THUIS if thuis is None else THUIS: date.max,
        _THUIS_SINDS: date.min if thuis is None else thuis.sinds,
    }
    for naam, lees, dag in _LEES:
        if rijen := lees(feiten):
            laatste[naam] = date.max if dag is None else dag(rijen[-1])
    if feiten.gebeurtenissen or feiten.belastbaarheid or feiten.opsporing:
        for code, momenten in momenten_van(blik).items():
            laatste[GEBEURTENIS + code] = momenten[-1].datum
    for melding in feiten.meldingen:
        laatste[MELDING + melding.soort] = date.max
    for status in feiten.statussen:
        laatste[STATUS + status.status] = date.max
    return laatste


def nodig_van(eis: Voorwaarde | None) -> Nodig:
    """Give kinds of facts of which one at least must be there; None: that says nothing."""
    if eis is None:
        return None
    if eis.eis is Eis.MELDING:
        codes = eis.uitkomsten or eis.soorten
        teken = STATUS if eis.uitkomsten else MELDING
        return _elk(teken, codes) if codes else (("meldingen", Telt.SINDS),)
    if eis.eis is Eis.NIET and eis.delen[0].eis is Eis.THUIS:
        gewoon = not eis.delen[0].soorten and eis.delen[0].termijn is None
        return ((NIET_THUIS, Telt.SINDS),) if gewoon else None
    if eis.eis is Eis.ALLE:
        return next((n for n in map(nodig_van, eis.delen) if n is not None), None)
    if eis.eis is Eis.EEN:
        return samen([nodig_van(deel) for deel in eis.delen])
    telt = Telt.THUIS if eis.sinds is Sinds.THUIS else Telt.SINDS
    if eis.sinds is Sinds.DOSSIER or (eis.eis is Eis.AFSPRAAK and eis.uitkomsten):
        telt = Telt.OOIT  # how an afspraak ended counts on a later day than its own
    if eis.eis is Eis.GEBEURTENIS:
        return _elk(GEBEURTENIS, eis.soorten, telt)
    naam = _NODIG.get(eis.eis)
    return None if naam is None else ((naam, telt),)


def _elk(teken: str, codes: frozenset[str], telt: Telt = Telt.SINDS) -> Nodig:
    return tuple((teken + code, telt) for code in sorted(codes))


def samen(delen: list[Nodig]) -> Nodig:
    """Give what several demands need of which one is enough; None when one of them says nothing."""
    bekend = [deel for deel in delen if deel is not None]
    if len(bekend) < len(delen):
        return None
    return tuple(dict.fromkeys(nodig for deel in bekend for nodig in deel))


def kan(nodig: Nodig, aanwezig: Mapping[str, date], sinds: date = date.min) -> bool:
    """Tell whether a demand can be met at all by facts from a day on (of itself: by any)."""
    if nodig is None:
        return True
    for teken, telt in nodig:
        if (dag := aanwezig.get(teken)) is not None and (
            dag >= sinds
            or telt is Telt.OOIT
            or (telt is Telt.THUIS and dag >= aanwezig[_THUIS_SINDS])
        ):
            return True
    return False
