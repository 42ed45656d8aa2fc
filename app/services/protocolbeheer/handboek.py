"""Services: protocols as a handbook of the team: a PDF with every rule and its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.documents.model import Regelsoort, Verslag, Verslagregel
from app.domain.datumwoorden import toon_dag
from app.services.protocolbeheer.leestekst import leestekst

if TYPE_CHECKING:
    from app.protocol.model import Regelbestand


def handboek_pdf(bestanden: Sequence[Regelbestand], *, teamnaam: str, datum: date) -> bytes:
    """Print one or more protocols, each from its own heading on; at least one."""
    from app.documents.verslag import maak_verslag

    een = len(bestanden) == 1
    titel = bestanden[0].titel if een else "Handboek protocollen"
    regels: list[Verslagregel] = []
    for bestand in bestanden:
        if not een:
            regels.append(Verslagregel(Regelsoort.KOP, bestand.titel))
        regels += [Verslagregel(blok.soort, blok.tekst) for blok in leestekst(bestand)]
    dag = toon_dag(datum, jaar=True, kort=False, weekdag=False)
    return maak_verslag(
        Verslag(
            titel=titel,
            onder=" · ".join(d for d in (teamnaam, f"zoals het geldt op {dag}") if d),
            voet=" · ".join(d for d in (titel, teamnaam) if d),
            auteur=teamnaam,
            datum=datum,
            regels=tuple(regels),
        )
    )
