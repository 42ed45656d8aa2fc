"""Services: the post register: what went when to whom and how, and what came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.documents.sjabloon import sjabloon
from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.handelen import Brief
from app.domain.mensen import Leerling
from app.domain.namen import lijstnaam
from app.services.sjablonen import EIGEN, laatste_naam
from db import opzoeken, post

if TYPE_CHECKING:
    from app.services.sessie import Sessie

HOOGSTENS = 5_000
"""Lines that are read at once; a smaller spell shows the rest."""


@dataclass(frozen=True, slots=True)
class Postregel:
    """One letter in the register."""

    brief: Brief
    leerling: str
    dossiernummer: str
    soort: str

    @property
    def aan(self) -> str:
        """To whom, with what that person or organisation is."""
        return f"{self.brief.ontvanger} ({self.brief.aan.label})"

    @property
    def hoe(self) -> str:
        """How it left, and what came of it."""
        weg = self.brief.bezorgwijze.label if self.brief.bezorgwijze is not None else "onbekend"
        if self.brief.retour_op is None or self.brief.retour_reden is None:
            return weg
        dag = toon_dag(self.brief.retour_op, jaar=True)
        return f"{weg}; terug op {dag}: {self.brief.retour_reden.label}"


def lijst(sessie: Sessie, van: date, tot: date, *, alleen_terug: bool = False) -> list[Postregel]:
    """List the letters of a spell of days, the newest first."""
    rijen = post.brieven_tussen(sessie.v, van, tot, HOOGSTENS)
    brieven = opzoeken.per_id(sessie.v, Brief, [r[0] for r in rijen])
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {r[2] for r in rijen})
    uit = []
    for brief_id, nummer, leerling_id in rijen:
        brief, leerling = brieven.get(brief_id), leerlingen.get(leerling_id)
        if brief is None or (alleen_terug and brief.retour_op is None):
            continue
        naam = lijstnaam(leerling) if leerling is not None else ""
        uit.append(Postregel(brief, naam, nummer, soortnaam(brief.sjabloon, sessie)))
    return uit


def soortnaam(code: str, sessie: Sessie | None = None) -> str:
    """Name a template, also one of the team's own, and one that is no longer there."""
    try:
        if sessie is not None and code.startswith(EIGEN):
            return laatste_naam(sessie, code)
        return sjabloon(code).naam
    except KnownError:
        return code


def register_pdf(
    regels: Sequence[Postregel], *, filtertekst: str, teamnaam: str, peildatum: date
) -> bytes:
    """Print the register as shown: landscape A4."""
    from app.documents.model import Kolom, Tabeldocument
    from app.documents.tabel import maak_tabel

    kolommen = (
        ("Datum", 5.0),
        ("Leerling", 8.0),
        ("Dossier", 4.5),
        ("Brief", 10.0),
        ("Aan", 11.0),
        ("Verzonden", 11.0),
    )
    return maak_tabel(
        Tabeldocument(
            titel="Postregister",
            filtertekst=filtertekst,
            teamnaam=teamnaam,
            peildatum=peildatum,
            peildatumtekst=toon_dag(peildatum, jaar=True, kort=False),
            kolommen=tuple(Kolom(titel=t, deel=d) for t, d in kolommen),
            rijen=tuple(
                (
                    toon_dag(r.brief.datum, jaar=True),
                    r.leerling,
                    r.dossiernummer,
                    r.soort,
                    r.aan,
                    r.hoe,
                )
                for r in regels
            ),
            telwoord=("brief", "brieven"),
        )
    )
