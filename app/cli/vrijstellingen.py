"""Command line: `vrijstellingen`, as text, as JSON with stable keys, or as a PDF."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from app.cli.toegang import sessie_van
from app.cli.uitvoer import zeg, zeg_json, zeg_tabel
from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.schooldagen import schooljaar_van
from app.services import vrijstellingen as diensten
from app.services.bestand import schrijf_bytes
from app.services.vrijstellingen import Jaarronde, Overzicht, Vrijstellingrij
from app.services.vrijstellingpapier import (
    TELKOLOMMEN,
    als_json,
    lijst_pdf,
    rij_json,
    tel,
    telregel,
)


def vrijstellingen(opties: argparse.Namespace) -> int:
    """Show who stands, what waits and the numbers of a schooljaar; or the yearly round."""
    if opties.schooljaar:
        _eis_schooljaar(opties.schooljaar)
    with sessie_van(opties) as sessie:
        alles = diensten.overzicht(sessie, opties.peildatum or sessie.vandaag())
        if opties.jaarronde:
            return _jaarronde(diensten.jaarronde(sessie, alles.peildatum, alles), opties)
        jaar = opties.schooljaar or schooljaar_van(alles.peildatum)
        if opties.json:
            zeg_json(als_json(alles, jaar))
        elif opties.pdf:
            pdf = lijst_pdf(
                alles,
                alles.lopend(),
                filtertekst="lopend",
                teamnaam=sessie.instellingen.teamnaam,
            )
            schrijf_bytes(opties.pdf, pdf)
            zeg(f"Geschreven: {Path(opties.pdf).name}")
        else:
            _tekst(alles, jaar)
    return 0


def _eis_schooljaar(tekst: str) -> None:
    """Refuse what is no schooljaar."""
    deel = re.fullmatch(r"(\d{4})-(\d{4})", tekst)
    if deel is None or int(deel[2]) != int(deel[1]) + 1:
        raise KnownError(f"{tekst} is geen schooljaar.", "Schrijf het als 2026-2027.")


def _tekst(alles: Overzicht, jaar: str) -> None:
    zeg(telregel(alles))
    zeg()
    _tabel(alles.lopend())
    wacht = alles.in_behandeling()
    if wacht:
        zeg()
        zeg(f"In behandeling: {len(wacht)}")
        zeg_tabel(
            ("Leerling", "Grond", "Ingediend", "Ambtenaar"),
            [
                (r.naam, r.grond.kort, _dag(r.vrijstelling.ingediend), r.ambtenaar or "–")
                for r in wacht
            ],
        )
    zeg()
    zeg(f"Schooljaar {jaar}")
    zeg_tabel(
        ("Grond", "Ingediend", *(kop for kop, _ in TELKOLOMMEN), "Open", "Loopt nu"),
        [
            (
                t.grond.kort,
                str(t.ingediend),
                *(str(tel(t, u)) for _, u in TELKOLOMMEN),
                str(t.open),
                str(t.lopend),
            )
            for t in alles.telling(jaar)
        ],
    )


def _tabel(rijen: tuple[Vrijstellingrij, ...]) -> None:
    zeg_tabel(
        ("Leerling", "Grond", "Duur", "Vanaf", "Tot en met", "Let op"),
        [
            (
                r.naam,
                r.grond.kort,
                r.vrijstelling.duur.value if r.vrijstelling.duur else "–",
                _dag(r.vrijstelling.van),
                _dag(r.vrijstelling.tot),
                r.let_op or "–",
            )
            for r in rijen
        ],
    )


def _jaarronde(ronde: Jaarronde, opties: argparse.Namespace) -> int:
    """Show who must renew before 1 July."""
    if opties.json:
        zeg_json(
            {
                "schooljaar": ronde.schooljaar,
                "laatste_dag": ronde.laatste_dag.isoformat(),
                "rijen": [
                    {
                        **rij_json(r.oud),
                        "ronde": r.stand.value,
                        "herinnerd_op": r.herinnerd_op.isoformat() if r.herinnerd_op else None,
                        "ontvangen_op": r.nieuw.vrijstelling.ingediend.isoformat()
                        if r.nieuw
                        else None,
                        "te_laat": r.over_tijd,
                    }
                    for r in ronde.rijen
                ],
            }
        )
        return 0
    zeg(f"Voor schooljaar {ronde.schooljaar}, uiterlijk {_dag(ronde.laatste_dag)}")
    zeg_tabel(
        ("Leerling", "Grond", "Stand", "Herinnerd op"),
        [
            (
                r.naam,
                r.oud.grond.kort,
                f"{r.stand.label}, te laat" if r.over_tijd else r.stand.label,
                _dag(r.herinnerd_op),
            )
            for r in ronde.rijen
        ],
    )
    return 0


def _dag(dag: date | None) -> str:
    return toon_dag(dag, jaar=True, weekdag=False) if dag is not None else "–"
