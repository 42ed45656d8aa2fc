"""UI: which forms record what a demand asks; no gate and no step is known by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.dossiers import Toestemmingdoel
from app.domain.feit import Keuze
from app.domain.handelen import Contactmet, Doel, Interventiesoort, Overlegsoort, Wie
from app.domain.sporen import Gebeurtenis
from app.protocol.model import Eis, Gebeurtenisregel, Poortregel, Regelset, Spoorregel, Voorwaarde
from app.protocol.stand import PoortStand
from app.services import brieven
from app.ui.vastleggen.kinds import PER_KIND

BRIEF = "brief"
"""The code of a letter, which has a window of its own."""
HOOGSTENS = 8
"""A demand on any of very many kinds is met by any of the form's own list."""

_KEUZEN: Mapping[Eis, tuple[type[Keuze], str, str]] = {
    Eis.OVERLEG: (Overlegsoort, "soort", "{}"),
    Eis.INTERVENTIE: (Interventiesoort, "soort", "{}"),
    Eis.CONTACT: (Contactmet, "met", "contact met {}"),
    Eis.DOORGAVE: (Doel, "aan", "doorgegeven aan {}"),
    Eis.TOESTEMMING: (Toestemmingdoel, "doel", "toestemming: {}"),
}
"""The list of which a demand names members, the field it fills, and the words of the button."""
_VAN_LEERPLICHT = (Doel.SCHOOL, Doel.JEUGDARTS, Doel.DUO, Doel.LEIDING)
"""To whom leerplicht itself passes something on; the SWV is told by the school (protocollen 3)."""
_ANDERS = {Eis.INGESCHREVEN: "inschrijving", Eis.VERZUIM: "verzuimperiode"}
"""Demands that are called otherwise than their form."""


@dataclass(frozen=True, slots=True)
class Handeling:
    """A form that meets a demand: its kind, what it proposes, and the words of its button."""

    code: str
    label: str
    vooraf: Mapping[str, Any] = field(default_factory=dict)


def handelingen(
    eis: Voorwaarde, soorten: Mapping[str, Gebeurtenisregel], spoor: str = ""
) -> tuple[Handeling, ...]:
    """Give every form that can meet a demand, in the order in which the demand names them.

    `soorten` are the kinds of gebeurtenis that can be recorded here; one gets
    the key of the track `spoor` along.
    """
    gevonden: dict[str, Handeling] = {}
    for handeling in _van(eis, soorten, spoor):
        gevonden.setdefault(handeling.label, handeling)
    return tuple(gevonden.values())


def poortregel_van(
    regels: Regelset, poort: PoortStand, spoor: Spoorregel | None = None
) -> Poortregel | None:
    """Find the rule of a gate: of its track, else of the ladder and its layers."""
    eigen = spoor.poorten if spoor is not None else ()
    alle = (*eigen, *(p for bestand in regels.alle for p in bestand.poorten))
    return next((p for p in alle if p.code == poort.code), None)


def _van(
    eis: Voorwaarde, soorten: Mapping[str, Gebeurtenisregel], spoor: str
) -> Iterator[Handeling]:
    if eis.eis in (Eis.ALLE, Eis.EEN):
        for deel in eis.delen:
            yield from _van(deel, soorten, spoor)
    elif eis.eis is Eis.GEBEURTENIS:
        yield from _gebeurtenissen(eis, soorten, spoor)
    elif eis.eis is Eis.BRIEF:
        for sjabloon in brieven.sjablonen():
            if sjabloon.code in (eis.soorten or ("uitnodiging",)):
                yield Handeling(BRIEF, f"Brief: {sjabloon.naam}…", {"sjabloon": sjabloon.code})
    else:
        yield from _feit(eis)


def _gebeurtenissen(
    eis: Voorwaarde, soorten: Mapping[str, Gebeurtenisregel], spoor: str
) -> Iterator[Handeling]:
    for code in sorted(eis.soorten & set(soorten), key=lambda c: soorten[c].naam.casefold()):
        vooraf: dict[str, Any] = {"soort": code, "spoor": spoor}
        if len(eis.uitkomsten) == 1:
            vooraf["uitkomst"] = min(eis.uitkomsten)
        yield Handeling(Gebeurtenis.SOORT, f"{soorten[code].naam}…", vooraf)


def _feit(eis: Voorwaarde) -> Iterator[Handeling]:
    """Give the form of a demand on a fact that has a form of its own."""
    soort = str(eis.eis)
    if eis.eis in _KEUZEN:
        lijst, veld, woord = _KEUZEN[eis.eis]
        gevraagd = eis.soorten | eis.met | {eis.aan, eis.doel}
        extra: dict[str, Any] = {"plan": True} if eis.plan else {}
        leden = [k for k in lijst if k.value in gevraagd][:HOOGSTENS]
        for keuze in leden:
            tekst = woord.format(keuze.label)
            if keuze in _VAN_LEERPLICHT:
                extra = {**extra, "door": Wie.LEERPLICHT}
            yield Handeling(soort, f"{tekst[:1].upper()}{tekst[1:]}…", {veld: keuze, **extra})
        if leden:
            return
    if eis.eis is Eis.REGIE:
        yield Handeling(soort, "Regie…", {"soort": eis.regie} if eis.regie else {})
    elif eis.eis is Eis.MELDING and eis.uitkomsten:
        yield Handeling("meldingstatus", f"{PER_KIND['meldingstatus'].naam}…")
    elif (code := _ANDERS.get(eis.eis, soort)) in PER_KIND:
        yield Handeling(code, f"{PER_KIND[code].naam}…")
