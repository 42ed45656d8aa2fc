"""Services: decisions on the ladder; the program proposes, a person decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.domain.fouten import InvoerFout
from app.protocol.ladder.besluiten import (
    Besluitoptie,
    dichte_poorten,
    mogelijke_besluiten,
    reden_nodig,
)
from app.protocol.ladder.besluitwoorden import antwoordcode, ladders, lees_antwoorden, vragen_bij
from app.services import vastleggen
from app.services.caseload import stand_van

if TYPE_CHECKING:
    from app.protocol.model import Regelset
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_VERDER = frozenset({Besluitsoort.OPSCHALEN, Besluitsoort.OVERSLAAN})
"""Decisions that go through the gates before a stap."""


def opties(sessie: Sessie, dossier_id: str) -> tuple[Besluitoptie, ...]:
    """List the decisions that a person can take in a dossier today."""
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    vandaag = sessie.vandaag()
    stand = stand_van(sessie, feiten, vandaag)
    return mogelijke_besluiten(sessie.regels(feiten, vandaag), stand)


def neem_besluit(sessie: Sessie, besluit: Stapbesluit) -> Wijziging:
    """Record a decision on the ladder; `app.services.sporen` has those on a track.

    InvoerFout when no version of the protocol knows such a stap, a reason is due, or
    an answer is none that the kantelpunt asks for. The codes of the closed gates
    that it passes are written down with it.
    The reason is asked where the decision departs from the protocol ("pas toe
    of leg uit", MAS; maatwerk, 003), except where no text may be kept at all.
    """
    feiten = vastleggen.feiten_van(sessie, besluit.dossier_id)
    regels = sessie.regels(feiten, besluit.datum)
    if besluit.stap and not any(besluit.stap in v.stappen for v in ladders(regels)):
        raise InvoerFout(
            f"Het protocol kent geen stap {besluit.stap}.",
            "Kies een stap uit de lijst.",
            veld="stap",
        )
    _keur_antwoorden(regels, besluit)
    stand = stand_van(sessie, feiten, besluit.datum)
    if besluit.soort in _VERDER:
        dicht = " ".join(p.code for p in dichte_poorten(stand, besluit.stap))
        besluit = replace(besluit, poorten=dicht)
    notitie = vastleggen.notitie_op(sessie, besluit.dossier_id, besluit.datum)
    if notitie.open and not besluit.reden.strip():
        waarom = reden_nodig(regels, stand, besluit)
        if waarom:
            raise InvoerFout("Bij dit besluit hoort een reden.", waarom, veld="reden")
    return vastleggen.leg_vast(sessie, besluit)


def _keur_antwoorden(regels: Regelset, besluit: Stapbesluit) -> None:
    """Refuse an answer that the kantelpunt does not ask for, or does not know."""
    vragen = {v.code: {antwoordcode(a) for a in v.antwoorden} for v in vragen_bij(regels, besluit)}
    for code, antwoord in lees_antwoorden(besluit.antwoorden).items():
        if antwoord not in vragen.get(code, ()):
            raise InvoerFout(
                f"Het kantelpunt kent het antwoord '{code}={antwoord}' niet.",
                f"Kies een antwoord op: {', '.join(vragen) or 'deze stap stelt geen vraag'}.",
                veld="antwoorden",
            )
