"""Protocol: what must be recorded at all for a demand to be met, found out once per rule.

Most dossiers hold few kinds of facts. A demand that needs one that is not there
cannot be met, and need not be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum, auto

from app.domain.dossierfeiten import DossierFeiten
from app.protocol.blik import Blik
from app.protocol.model import Eis, Sinds, Voorwaarde
from app.protocol.sporen.stroom import momenten_van

GEBEURTENIS, MELDING = "gebeurtenis:", "melding:"
THUIS, NIET_THUIS = "thuis", "niet_thuis"
STATUS, DOORGAVE = "status:", "doorgave:"
_THUIS_SINDS = "thuis_sinds"
"""Under this name stands the first day of the spell at home, or a day before all others."""


class Telt(StrEnum):
    """From when on a fact of a kind counts: the day that is asked, ever, or the spell at home."""

    SINDS = auto()
    OOIT = auto()
    THUIS = auto()


ALTIJD = date.max
"""The last day of what counts whatever its day is."""

_OOIT, _THUIS = Telt.OOIT, Telt.THUIS

Nodig = tuple[tuple[str, Telt], ...] | None
"""Kinds of facts of which one at least must be there; None: that says nothing."""

_NODIG = {
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
    """Find out which kinds of facts there are.

    Written out kind by kind: it is done for every dossier of a list.
    """
    feiten, thuis = blik.feiten, blik.thuis
    if thuis is None:
        laatste = {NIET_THUIS: ALTIJD, _THUIS_SINDS: date.min}
    else:
        laatste = {THUIS: ALTIJD, _THUIS_SINDS: thuis.sinds}
    _zet_gedateerde(feiten, laatste)
    if feiten.besluiten:
        laatste["besluiten"] = ALTIJD
    if feiten.perioden:
        laatste["perioden"] = ALTIJD
    if feiten.toestemmingen:
        laatste["toestemmingen"] = ALTIJD
    if feiten.wachten:
        laatste["wachten"] = ALTIJD
    if feiten.inschrijvingen:
        laatste["inschrijvingen"] = ALTIJD
    if feiten.meldingen:
        laatste["meldingen"] = ALTIJD
        for melding in feiten.meldingen:
            laatste[MELDING + melding.soort] = ALTIJD
        for status in feiten.statussen:
            laatste[STATUS + status.status] = ALTIJD
    if feiten.gebeurtenissen or feiten.belastbaarheid or feiten.opsporing:
        for code, momenten in momenten_van(blik).items():
            laatste[GEBEURTENIS + code] = momenten[-1].datum
    return laatste


def _zet_gedateerde(feiten: DossierFeiten, laatste: dict[str, date]) -> None:
    """Add what counts by its own day: that of the last one of the list."""
    for doorgave in feiten.doorgaven:
        laatste[DOORGAVE + doorgave.aan] = doorgave.datum
    if feiten.overleggen:
        laatste["overleggen"] = feiten.overleggen[-1].datum
    if feiten.interventies:
        laatste["interventies"] = feiten.interventies[-1].datum
    if feiten.contacten:
        laatste["contacten"] = feiten.contacten[-1].datum
    if feiten.regie:
        laatste["regie"] = feiten.regie[-1].van
    if feiten.brieven:
        laatste["brieven"] = feiten.brieven[-1].datum
    if feiten.herstel:
        laatste["herstel"] = feiten.herstel[-1].datum
    if feiten.afspraken:
        laatste["afspraken"] = feiten.afspraken[-1].datum


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
    if eis.eis is Eis.DOORGAVE:
        return ((DOORGAVE + eis.aan, telt),)
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


NIETS: frozenset[tuple[str, Telt]] = frozenset()


def per_teken(nodig: Iterable[tuple[str, Telt]]) -> dict[str, tuple[tuple[str, Telt], ...]]:
    """Arrange what several demands need by its kind of fact, for `levend_van`."""
    gevonden: dict[str, tuple[tuple[str, Telt], ...]] = {}
    for paar in dict.fromkeys(nodig):
        gevonden[paar[0]] = (*gevonden.get(paar[0], ()), paar)
    return gevonden


def levend_van(
    wat: Mapping[str, tuple[tuple[str, Telt], ...]], aanwezig: Mapping[str, date], sinds: date
) -> frozenset[tuple[str, Telt]]:
    """Give of what demands need that what is there, by facts that count from a day on."""
    tekens = wat.keys() & aanwezig.keys()
    if not tekens:
        return NIETS
    thuis = aanwezig[_THUIS_SINDS]
    return frozenset(
        [
            paar
            for teken in tekens
            for paar in wat[teken]
            if (dag := aanwezig[teken]) >= sinds
            or paar[1] is _OOIT
            or (paar[1] is _THUIS and dag >= thuis)
        ]
    )


def kan(nodig: Nodig, aanwezig: Mapping[str, date]) -> bool:
    """Tell whether a demand about the whole dossier can be met at all."""
    return nodig is None or any(teken in aanwezig for teken, _ in nodig)
