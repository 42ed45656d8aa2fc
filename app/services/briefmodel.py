"""Services: what a letter asks for and what it gives back, as plain data.

The functions that use these are in `app.services.brieven`:

    invulvelden(sjabloon, sessie=None, dossier_id=None, datum=None) -> list[Invulveld]
    maak_concepten(sessie, dossier_id, sjabloon, datum, keuzes={}, *, concept=False,
        teksten={}) -> list[BriefConcept]
    registreer(sessie, concepten, bezorgwijze=POST) -> Wijziging
    lees_pdf(sessie, brief_id) -> bytes
    render_paginas(pdf, dpi) -> list[Pagina]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.handelen import Ontvangersoort


class Invulsoort(StrEnum):
    """How a field of a letter is filled in.

    The value in `keuzes` is always text: DAG an ISO date, TIJD "14:00", KEUZES
    the chosen codes with a comma between them, KEUS one code, REGELS text with
    line ends.
    """

    DAG = "dag"
    TIJD = "tijd"
    TEKST = "tekst"
    REGELS = "regels"
    KEUZES = "keuzes"
    KEUS = "keus"


@dataclass(frozen=True, slots=True)
class Invulveld:
    """A field that the user fills in for a letter.

    `code` is the key in `keuzes`; `standaard` the proposed value; `opties`
    are (code, label) pairs for KEUZES and KEUS. Empty and `verplicht`: a gap in
    the letter. `terug`: a day that lies behind us.
    """

    code: str
    label: str
    soort: Invulsoort
    standaard: str = ""
    verplicht: bool = True
    uitleg: str = ""
    opties: tuple[tuple[str, str], ...] = ()
    terug: bool = False
    ruim: bool = False
    """Several lines that are mostly long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefConcept:
    """One letter to one addressee, made but not yet registered.

    `gaten` names what is still missing, in Dutch. `concept` True: it carries
    the watermark and cannot be registered; `waarom_concept` says why.
    `sleutel` names the addressee among those of the letter; `tekst` is the body
    as lines that can be changed, `afwijking` what was changed in it. `tekent`:
    "ambtenaar", "boa" or "teamleider"; `wacht`: it waits for that signature.
    """

    dossier_id: str
    sjabloon: str
    datum: date
    aan: Ontvangersoort
    ontvanger: str
    ouder_id: str | None
    adresregels: tuple[str, ...]
    onderwerp: str
    pdf: bytes
    gaten: tuple[str, ...] = ()
    concept: bool = False
    waarom_concept: str = ""
    sleutel: str = ""
    lezer: str = "ouder"
    school_id: str | None = None
    partner_id: str | None = None
    tekst: str = ""
    afwijking: str = ""
    altijd: bool = False
    tekent: str = "ambtenaar"
    tekenaar_id: str | None = None
    wacht: bool = False


@dataclass(frozen=True, slots=True)
class SjabloonInfo:
    """A template that can be chosen: code, Dutch name, group of the menu, where it belongs."""

    code: str
    naam: str
    uitleg: str = ""
    groep: str = "gezin"
    bij: tuple[str, ...] = ()


class Pagina(NamedTuple):
    """A page as pixels: `rgb` holds breedte × hoogte × 3 bytes, row by row from the top."""

    breedte: int
    hoogte: int
    rgb: bytes
