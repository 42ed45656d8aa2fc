"""Services: the page beside a template that is being changed, for a chosen dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Dossier
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling
from app.domain.namen import lijstnaam
from app.services import brieven, opsporingsbrieven, pvmaken, sjablonen, vastleggen
from app.services.briefmodel import BriefConcept
from app.services.opsporingsbrieven import PROCES_VERBAAL
from app.services.opsporingsvelden import LEERLING, VERDACHTEN, ZAAK, mogelijke_verdachten
from app.services.pvmaken import OM
from app.services.sjablonen import BLOK
from db import opzoeken

if TYPE_CHECKING:
    from app.documents.sjabloon import Sjabloon
    from app.services.sessie import Sessie

_BLOKBRIEF = {"bezwaar": "verlof_afgewezen", "contact": "afspraken"}
"""In which letter a block is shown."""
HOOGSTENS = 200
"""Dossiers to choose from: the newest."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """The page, to whom, what is missing; or why there is none for this dossier."""

    pdf: bytes = b""
    ontvanger: str = ""
    gaten: tuple[str, ...] = ()
    melding: str = ""


def dossiers(sessie: Sessie, datum: date) -> list[tuple[str, str]]:
    """List dossiers to try a template on: open ones first, the newest first, by name."""
    alle = [d for d in sessie.lees(Dossier) if d.geopend <= datum]
    alle.sort(key=lambda d: (d.gesloten is None, d.geopend, d.dossiernummer), reverse=True)
    alle = alle[:HOOGSTENS]
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {d.leerling_id for d in alle})
    return [
        (d.id, f"{lijstnaam(leerlingen[d.leerling_id])} ({d.dossiernummer})")
        for d in alle
        if d.leerling_id in leerlingen
    ]


def voorbeeld(
    sessie: Sessie,
    *,
    code: str,
    teksten: Mapping[str, tuple[str, str]],
    sleutel: str,
    dossier_id: str | None,
    datum: date,
) -> Beeld:
    """Make the letter of unsaved texts for the reader `sleutel`; KnownError: the text is wrong.

    A dossier that has no such reader (no leerling of 12, no partner) says so.
    """
    model = sjablonen.keur(sessie, code, teksten)
    if model.code == PROCES_VERBAAL and dossier_id is not None:
        return _procesverbaal(sessie, dossier_id, model, datum, sleutel)
    if dossier_id is None:
        return Beeld(melding="Er is nog geen dossier om een voorbeeld mee te maken.")
    if code.startswith(BLOK):
        brief = _BLOKBRIEF.get(code.removeprefix(BLOK), "afspraken")
        model = sjablonen.met_blokken(sjablonen.geldend(sessie, brief), model.blokken)
    taal, _, lezer = sleutel.rpartition("/")
    if taal:
        model = sjablonen.als_hoofdtekst(model, taal)
    try:
        concepten = _concepten(sessie, dossier_id, model, datum, lezer)
    except KnownError as fout:
        return Beeld(melding=f"{fout.tekst} {fout.doe}".strip())
    passend = [c for c in concepten if lezer in ("blok", c.lezer)]
    if not passend:
        return Beeld(
            melding="In dit dossier krijgt deze lezer de brief niet. Kies een ander dossier."
        )
    c = passend[0]
    return Beeld(c.pdf, c.ontvanger, c.gaten)


def _procesverbaal(
    sessie: Sessie, dossier_id: str, model: Sjabloon, datum: date, lezer: str
) -> Beeld:
    """Make the page of a proces-verbaal about whom it fits; for a BOA only."""
    try:
        feiten = vastleggen.feiten_van(sessie, dossier_id)
        zelf = lezer.startswith(LEERLING)
        ouders = [c for c, _ in mogelijke_verdachten(feiten, datum) if c != LEERLING]
        wie = LEERLING if zelf or not ouders else ouders[0]
        concept = pvmaken.nieuw_concept(sessie, dossier_id, datum, wie, feiten)
        beeld = pvmaken.bekijk(sessie, concept, datum, feiten, model)
    except KnownError as fout:
        return Beeld(melding=f"{fout.tekst} {fout.doe}".strip())
    return Beeld(beeld.pdf, OM, tuple(p.naam for p in beeld.mist))


def _concepten(
    sessie: Sessie, dossier_id: str, model: Sjabloon, datum: date, lezer: str
) -> Sequence[BriefConcept]:
    """Make the letters to look at; those of opsporing for a BOA only, about whom it fits."""
    if not model.kring:
        return brieven.maak_concepten(
            sessie, dossier_id, model.code, datum, concept=True, model=model
        )
    velden = opsporingsbrieven.invulvelden(sessie, dossier_id, model.code, datum)
    keuzes = {}
    for v in velden:
        if v.code in (VERDACHTEN, ZAAK) and v.opties:
            codes = [code for code, _ in v.opties]
            zelf = lezer.startswith(LEERLING) and LEERLING in codes
            keuzes[v.code] = LEERLING if zelf else codes[0]
    return opsporingsbrieven.maak_concepten(
        sessie, dossier_id, model.code, datum, keuzes, concept=True, model=model
    )
