"""Domain: what a new fact must say although its field may be empty in an older one.

`keuring` refuses what cannot be right; this refuses what nobody may leave out any more. Window,
services, lists and command line all ask here, so that none of them asks less than another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.feit import Feit
from app.domain.fouten import InvoerFout
from app.domain.handelen import Herstel, Herstelsoort
from app.domain.verzuim import Melding, Verzuimsoort


def keur_nieuw(feit: Feit) -> None:
    """Raise InvoerFout, with the name of the field, when a new fact leaves out what is asked."""
    proef = _VEREIST.get(feit.SOORT)
    if proef is not None:
        proef(feit)


def keur_kenmerk(soort: Verzuimsoort, kenmerk: str) -> None:
    """Refuse a signaal without its kind: it is always typed (000 par. 3.1)."""
    if soort is Verzuimsoort.KENMERK and not kenmerk:
        raise InvoerFout("Kies wat voor signaal het is.", veld="kenmerk")
    if soort is not Verzuimsoort.KENMERK and kenmerk:
        raise InvoerFout(
            "Een soort signaal hoort alleen bij een signaal.",
            "Kies bij Soort verzuim ‘signaal’, of laat dit leeg.",
            veld="kenmerk",
        )


def keur_opbouw(soort: Herstelsoort, opbouwdatum: object) -> None:
    """Ask the next opbouwdatum of a partial return (protocollen 3, 'How the ladder runs')."""
    if soort is Herstelsoort.GEDEELTELIJK and opbouwdatum is None:
        raise InvoerFout(
            "Bij gedeeltelijk herstel hoort de volgende opbouwdatum.",
            "Vul de dag in waarop u weer kijkt.",
            veld="opbouwdatum",
        )


def _melding(feit: Feit) -> None:
    assert isinstance(feit, Melding)
    keur_kenmerk(feit.soort, feit.kenmerk)


def _herstel(feit: Feit) -> None:
    assert isinstance(feit, Herstel)
    keur_opbouw(feit.soort, feit.opbouwdatum)


_VEREIST: Mapping[str, Callable[[Feit], None]] = {"melding": _melding, "herstel": _herstel}
"""By kind."""

VEREIST = frozenset(_VEREIST)
"""The kinds of which something is asked here."""
