"""Protocol: why a demand is met or not, as lines of an uitleg: its parts and their facts."""

from __future__ import annotations

from app.protocol.blik import Blik
from app.protocol.eisen.eisen import vervuld
from app.protocol.eisen.uitkomst import Kader, Uitkomst
from app.protocol.model import Eis, Voorwaarde
from app.protocol.stand import Rekenstap
from app.protocol.tekst import zin

_NAAM = {
    Eis.TOESTEMMING: "toestemming",
    Eis.DOORGAVE: "doorgave",
    Eis.OVERLEG: "overleg",
    Eis.INTERVENTIE: "interventie",
    Eis.CONTACT: "contact",
    Eis.BESLUIT: "besluit",
    Eis.REGIE: "regie",
    Eis.GEBEURTENIS: "gebeurtenis",
    Eis.MELDING: "melding",
    Eis.AFSPRAAK: "afspraak",
    Eis.HERSTEL: "herstel",
    Eis.SPOOR: "spoor",
    Eis.STAP_KLAAR: "stap",
    Eis.BRIEF: "brief",
    Eis.SIGNAAL: "signaal",
}
"""What a demand without words of its own is about."""


def eisstappen(blik: Blik, eis: Voorwaarde, kader: Kader) -> tuple[Rekenstap, ...]:
    """Give the facts by which a demand is met, one line each.

    Of `een` the parts that are met (all when none is), of the others every part.
    """
    if not eis.delen or eis.tekst:
        uitkomst = vervuld(blik, eis, kader)
        return (Rekenstap("feit", zin(feittekst(eis, uitkomst)), uitkomst.dag),)
    delen = eis.delen
    if eis.eis is Eis.EEN:
        delen = tuple(d for d in delen if vervuld(blik, d, kader).open) or delen
    return tuple(stap for deel in delen for stap in eisstappen(blik, deel, kader))


def feittekst(eis: Voorwaarde, uitkomst: Uitkomst) -> str:
    """Say what was found for a demand."""
    naam = _NAAM.get(eis.eis, "")
    soorten = ", ".join(sorted(eis.soorten)).replace("_", " ") if naam else ""
    wat = f"{naam} ({soorten})" if soorten else naam
    if uitkomst.tekst and not naam:
        return uitkomst.tekst
    if uitkomst.tekst and not eis.tekst:
        return f"{wat}: {uitkomst.tekst[:1].lower()}{uitkomst.tekst[1:]}"
    return uitkomst.tekst or f"{wat}: niet vastgelegd"
