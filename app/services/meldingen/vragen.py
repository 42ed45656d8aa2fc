"""Services: what the rules ask about a melding before it is dealt with, and with which answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.vereist import keur_kenmerk
from app.domain.verzuim import Melding
from app.protocol.model import Feitsoort, Spoorregel
from app.protocol.namen import gebeurtenisregels
from app.services.protocollen import regelset_voor

if TYPE_CHECKING:
    from app.protocol.model import Regelset
    from app.services.sessie import Sessie

BEOORDEELD = "beoordeeld"
"""The [[gebeurtenis]] that every melding can get (000, bijlage B.2.2)."""

KENMERK = "kenmerk"
"""The [[gebeurtenis]] whose uitkomsten are the kinds of preventive signal (000 par. 3.1)."""


@dataclass(frozen=True, slots=True)
class Meldingvraag:
    """A question about a melding: a gebeurtenis with its answers, and the track that asks it."""

    soort: str
    naam: str
    antwoorden: Mapping[str, str]
    spoor: str


def vragen_bij(sessie: Sessie, melding: Melding, dag: date) -> tuple[Meldingvraag, ...]:
    """Give what can be answered about a melding: what its route asks first, then the rest.

    Only questions with answers to choose from; what also asks a number, a day or a person is
    for the form in the dossier.
    """
    regels = _regels(sessie, melding, dag)
    alle = {
        code: r
        for code, r in gebeurtenisregels(regels).items()
        if r.uitkomsten and not (r.team or r.opsporing or r.aantal or r.tot or r.persoon)
    }
    codes: dict[str, str] = {}
    begonnen = [s for b in regels.alle for s in b.sporen if _begint_met(s, melding)]
    for spoor in sorted(begonnen, key=_rang):
        for stap in spoor.stappen.values():
            for code in stap.legt_vast:
                codes.setdefault(code, f"{spoor.code}:{melding.id}")
    codes.setdefault(BEOORDEELD, "")
    return tuple(
        Meldingvraag(code, alle[code].naam, alle[code].uitkomsten, spoor)
        for code, spoor in codes.items()
        if code in alle
    )


def kenmerken(sessie: Sessie, dag: date) -> Mapping[str, str]:
    """Give the kinds of preventive signal that the team's rules know, by code.

    The list is the one of the protocol, so that a team changes it where all its rules are.
    """
    regels = regelset_voor(
        sessie.teamprotocollen,
        sessie.protocolkeuzen,
        sessie.instellingen.standaard_protocol,
        None,
        "",
        dag,
    )
    regel = gebeurtenisregels(regels).get(KENMERK)
    return regel.uitkomsten if regel is not None else {}


def _regels(sessie: Sessie, melding: Melding, dag: date) -> Regelset:
    """Give the rules that hold for a melding: of its school and of where the leerling lives."""
    from app.domain.mensen import Leerling

    leerling = sessie.lees_een(Leerling, melding.leerling_id)
    return regelset_voor(
        sessie.teamprotocollen,
        sessie.protocolkeuzen,
        sessie.instellingen.standaard_protocol,
        melding.school_id,
        leerling.woongemeente.strip().casefold(),
        dag,
    )


def _rang(spoor: Spoorregel) -> tuple[bool, int]:
    """Put the route that judges before what runs beside it (a screening), the longest first."""
    codes = {code for stap in spoor.stappen.values() for code in stap.legt_vast}
    return BEOORDEELD not in codes, -len(spoor.stappen)


def _begint_met(spoor: Spoorregel, melding: Melding) -> bool:
    """Tell whether a melding starts a track."""
    start = spoor.start
    return (
        spoor.aan
        and not spoor.opsporing
        and start is not None
        and start.feit is Feitsoort.MELDING
        and (not start.soorten or melding.soort.value in start.soorten)
        and spoor.vermoeden in (None, melding.vermoeden)
    )


__all__ = ["BEOORDEELD", "KENMERK", "Meldingvraag", "kenmerken", "keur_kenmerk", "vragen_bij"]
