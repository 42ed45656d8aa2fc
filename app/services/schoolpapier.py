"""Services: lists on paper: the dossiers of a school for the talk, and who is enrolled nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.documents.model import Kolom, Tabeldocument
from app.domain.datumwoorden import toon_dag

if TYPE_CHECKING:
    from datetime import date

    from app.services.absoluut import Absoluutrij, Controle
    from app.services.verzuimlijst import Lijstrij

SCHOOLKOLOMMEN = ("Leerling", "Lft", "Klas", "Waarom", "Stap", "Volgende datum", "Gevraagd")


def schooldossiers_pdf(
    school: str, rijen: Sequence[Lijstrij], *, teamnaam: str, peildatum: date
) -> bytes:
    """Print the list of a school: names, stap, next date, what is asked; no notes, no reasons."""
    from app.documents.tabel import maak_tabel

    delen = (7, 1.6, 2.2, 4.2, 2.2, 4, 20)
    return maak_tabel(
        Tabeldocument(
            titel=f"Overleg met {school}",
            teamnaam=teamnaam,
            peildatum=peildatum,
            peildatumtekst=toon_dag(peildatum, jaar=True, kort=False),
            filtertekst="vertrouwelijk",
            kolommen=tuple(
                Kolom(titel=t, deel=d, vet=not n)
                for n, (t, d) in enumerate(zip(SCHOOLKOLOMMEN, delen, strict=True))
            ),
            rijen=tuple(
                (
                    r.naam,
                    str(r.leeftijd),
                    r.klas or "–",
                    r.waarom,
                    r.stap or "–",
                    toon_dag(r.volgende) if r.volgende else "–",
                    "; ".join(r.gevraagd) or "–",
                )
                for r in rijen
            ),
            telwoord=("leerling", "leerlingen"),
        )
    )


def absoluut_pdf(
    controle: Controle, rijen: Sequence[Absoluutrij], *, filtertekst: str, teamnaam: str
) -> bytes:
    """Print who is enrolled nowhere, as shown on screen."""
    from app.documents.tabel import maak_tabel

    kolommen = (
        ("Leerling", 7.0),
        ("Lft", 1.6),
        ("Woongemeente", 4.5),
        ("Plicht", 7.0),
        ("Zonder school sinds", 5.0),
        ("Dagen", 2.0),
        ("Laatste school", 6.5),
        ("Stand", 7.5),
        ("Waarom", 8.0),
    )
    return maak_tabel(
        Tabeldocument(
            titel="Leerplichtig en nergens ingeschreven",
            teamnaam=teamnaam,
            peildatum=controle.peildatum,
            peildatumtekst=toon_dag(controle.peildatum, jaar=True, kort=False),
            filtertekst=filtertekst,
            kolommen=tuple(
                Kolom(titel=t, deel=d, vet=not n, rechts=t == "Dagen")
                for n, (t, d) in enumerate(kolommen)
            ),
            rijen=tuple(
                (
                    r.naam,
                    str(r.leeftijd),
                    r.woongemeente or "–",
                    r.plicht,
                    toon_dag(r.sinds, jaar=True),
                    str(r.dagen),
                    r.school or "–",
                    r.groep.label,
                    r.reden or "–",
                )
                for r in rijen
            ),
            telwoord=("leerling", "leerlingen"),
        )
    )
