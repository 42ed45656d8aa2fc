"""Domain: which appeals, requests and leave can be at all, before they are written.

The law refuses no kennisgeving (art. 5: the vrijstelling exists by law), so nothing here weighs
what it demands: only what cannot be is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.domain.feit import Feit
from app.domain.fouten import InvoerFout
from app.domain.vrijstellingen import (
    POSITIEF,
    Grond,
    Verlofaanvraag,
    Verlofbesluit,
    Verlofsoort,
    Vrijstelling,
    Vrijstellinguitkomst,
    uitkomsten_bij,
)

VRIJSTELLINGPAREN: dict[str, tuple[tuple[str, str], ...]] = {
    "vrijstelling": (("ingediend", "uitkomst_op"), ("van", "tot"), ("uitkomst_op", "bezwaar_op")),
    "verlofaanvraag": (("van", "tot"), ("ontvangen", "besluit_op"), ("besluit_op", "bezwaar_op")),
}
"""Per kind the fields of which the second may not lie before the first."""


def _samen(feit: Feit, een: str, ander: str, wat: str) -> None:
    """Refuse one of two fields that belong together."""
    if (getattr(feit, een) is None) is not (getattr(feit, ander) is None):
        leeg = een if getattr(feit, een) is None else ander
        raise InvoerFout(f"{wat} en de datum ervan horen bij elkaar.", "Vul beide in.", veld=leeg)


def _keur_vrijstelling(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Vrijstelling)
    _samen(feit, "uitkomst", "uitkomst_op", "De uitkomst")
    _samen(feit, "swv_advies", "swv_advies_op", "Het advies van het SWV")
    _samen(feit, "bezwaar", "bezwaar_op", "Het bezwaar")
    _keur_uitkomst(feit)
    if feit.duur is not None and feit.grond is not Grond.LICHAMELIJK_PSYCHISCH:
        raise InvoerFout(
            "Tijdelijk of permanent hoort alleen bij 5 onder a.", "Laat dit leeg.", veld="duur"
        )
    if feit.duur is not None and feit.verklaring_op is None:
        raise InvoerFout(
            "Of het tijdelijk of permanent is, zegt de verklaring.",
            "Vul de dagtekening van de verklaring in.",
            veld="verklaring_op",
        )
    if feit.bezwaar is not None and feit.grond.is_beroep:
        raise InvoerFout(
            "Tegen een vrijstelling van rechtswege is geen bezwaar mogelijk.",
            "Laat dit leeg.",
            veld="bezwaar",
        )


def _keur_uitkomst(feit: Vrijstelling) -> None:
    """Refuse an outcome that the ground has not, and a period without one that holds."""
    if feit.uitkomst is not None and feit.uitkomst not in uitkomsten_bij(feit.grond):
        woorden = ", ".join(u.label for u in uitkomsten_bij(feit.grond))
        raise InvoerFout(
            f"‘{feit.uitkomst.label}’ kan niet bij artikel {feit.grond.kort}.",
            f"Kies uit: {woorden}.",
            veld="uitkomst",
        )
    if feit.uitkomst in POSITIEF:
        if feit.van is None:
            raise InvoerFout(
                "Vanaf welke dag geldt het?", "Vul de eerste dag van de periode in.", veld="van"
            )
    elif feit.van is not None or feit.tot is not None:
        raise InvoerFout(
            "Een periode hoort alleen bij de uitkomst voldoet of toegekend.",
            "Laat de periode leeg, of kies een andere uitkomst.",
            veld="van" if feit.van is not None else "tot",
        )
    if feit.gemeente and feit.uitkomst is not Vrijstellinguitkomst.ANDERE_GEMEENTE:
        raise InvoerFout(
            "Een andere gemeente hoort alleen bij de uitkomst ‘door een andere gemeente’.",
            "Laat dit veld leeg.",
            veld="gemeente",
        )


def _keur_verlof(feit: Feit, _vandaag: date) -> None:
    assert isinstance(feit, Verlofaanvraag)
    _samen(feit, "besluit", "besluit_op", "Het besluit")
    _samen(feit, "bezwaar", "bezwaar_op", "Het bezwaar")
    if feit.verleend is not None and feit.besluit not in (
        Verlofbesluit.TOEGEKEND,
        Verlofbesluit.DEELS,
    ):
        raise InvoerFout(
            "Verleende dagen horen alleen bij een besluit om verlof te geven.",
            "Laat dit veld leeg, of kies een ander besluit.",
            veld="verleend",
        )
    if feit.besluit is Verlofbesluit.DEELS and feit.verleend is None:
        raise InvoerFout("Hoeveel schooldagen zijn verleend?", "Vul het getal in.", veld="verleend")
    if feit.bezwaar is not None and feit.grond is Verlofsoort.BEROEP:
        raise InvoerFout(
            "Over dit verlof beslist de school; bezwaar loopt niet via leerplicht.",
            "Laat dit leeg.",
            veld="bezwaar",
        )


VRIJSTELLINGKEUR: dict[str, Callable[[Feit, date], None]] = {
    "vrijstelling": _keur_vrijstelling,
    "verlofaanvraag": _keur_verlof,
}
"""Per kind what else is refused."""
