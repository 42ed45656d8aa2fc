"""Command line: `school` and `absoluut`, as text, as JSON with stable keys, or as a PDF."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.toegang import sessie_van
from app.cli.uitvoer import zeg, zeg_json, zeg_tabel
from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.namen import zoeknaam
from app.domain.scholen import School
from app.services import absoluut as services_absoluut
from app.services import schoolwerk, verzuimlijst
from app.services.absoluut import TELT_MEE, Groep
from app.services.bestand import schrijf_bytes
from app.services.schoolpapier import absoluut_pdf, schooldossiers_pdf

if TYPE_CHECKING:
    from app.services.sessie import Sessie


def zoek_school(sessie: Sessie, tekst: str) -> School:
    """Give the school that is meant: by id, BRIN with vestiging, or (a part of) its name."""
    alle = sessie.lees(School)
    kaal = zoeknaam(tekst)
    gelijk = [
        s for s in alle if tekst in (s.id, f"{s.brin}{s.vestiging}") or zoeknaam(s.naam) == kaal
    ]
    gevonden = gelijk or [s for s in alle if kaal in zoeknaam(s.naam)]
    if len(gevonden) != 1:
        raise KnownError(
            "Deze school is niet (eenduidig) gevonden.",
            "Geef de BRIN met vestiging, of de hele naam.",
        )
    return gevonden[0]


def school(opties: argparse.Namespace) -> int:
    """Show the leerlingen of a school to talk about, or without a school what is due."""
    with sessie_van(opties) as sessie:
        dag: date = opties.peildatum or sessie.vandaag()
        if not opties.school:
            return _te_doen(sessie, dag, json=opties.json)
        gekozen = zoek_school(sessie, opties.school)
        rijen = verzuimlijst.lijst(sessie, gekozen.id, dag)
        teamnaam = sessie.instellingen.teamnaam
    if opties.pdf:
        pdf = schooldossiers_pdf(gekozen.naam, rijen, teamnaam=teamnaam, peildatum=dag)
        schrijf_bytes(opties.pdf, pdf)
        zeg(f"Geschreven: {Path(opties.pdf).name}")
        return 0
    if opties.json:
        zeg_json(
            [
                {
                    "leerling_id": r.leerling_id,
                    "naam": r.naam,
                    "klas": r.klas,
                    "dossier_id": r.dossier_id,
                    "waarom": r.waarom,
                    "stap": r.stap,
                    "volgende": r.volgende.isoformat() if r.volgende else None,
                    "gevraagd": list(r.gevraagd),
                    "besproken": r.besproken.datum.isoformat() if r.besproken else None,
                }
                for r in rijen
            ]
        )
        return 0
    zeg_tabel(
        ("Leerling", "Klas", "Waarom", "Stap", "Volgende", "Gevraagd van de school"),
        [
            (
                r.naam,
                r.klas or "–",
                r.waarom,
                r.stap or "–",
                toon_dag(r.volgende) if r.volgende else "–",
                "; ".join(r.gevraagd) or "–",
            )
            for r in rijen
        ],
    )
    return 0


def _te_doen(sessie: Sessie, dag: date, *, json: bool) -> int:
    """Show what is due at the schools."""
    taken = schoolwerk.te_doen(sessie, dag)
    if json:
        zeg_json(
            [
                {
                    "school_id": t.school_id,
                    "school": t.school,
                    "wat": t.wat,
                    "dag": t.dag.isoformat() if t.dag else None,
                }
                for t in taken
            ]
        )
    else:
        zeg_tabel(
            ("School", "Wat", "Wanneer"),
            [(t.school, t.wat, toon_dag(t.dag) if t.dag else "dit schooljaar") for t in taken],
        )
    return 0


def absoluut(opties: argparse.Namespace) -> int:
    """Lay the leerlingen beside the inschrijvingen and show who is enrolled nowhere."""
    with sessie_van(opties) as sessie:
        dag: date = opties.peildatum or sessie.vandaag()
        controle = services_absoluut.vergelijk(sessie, dag)
        teamnaam = sessie.instellingen.teamnaam
    groepen = _groepen(opties.groep)
    rijen = [r for r in controle.rijen if r.groep in groepen]
    if opties.pdf:
        tekst = ", ".join(g.label for g in groepen) if opties.groep else "alle groepen"
        pdf = absoluut_pdf(controle, rijen, filtertekst=tekst, teamnaam=teamnaam)
        schrijf_bytes(opties.pdf, pdf)
        zeg(f"Geschreven: {Path(opties.pdf).name}")
        return 0
    if opties.json:
        zeg_json(
            {
                "peildatum": dag.isoformat(),
                "bekeken": controle.bekeken,
                "telt_mee": controle.telt_mee,
                "aantallen": {g.value: n for g, n in controle.aantallen().items()},
                "leerlingen": [
                    {
                        "leerling_id": r.leerling_id,
                        "naam": r.naam,
                        "woongemeente": r.woongemeente,
                        "plicht": r.plicht,
                        "sinds": r.sinds.isoformat(),
                        "dagen": r.dagen,
                        "groep": r.groep.value,
                        "reden": r.reden,
                        "dossier_id": r.dossier_id,
                    }
                    for r in rijen
                ],
            }
        )
        return 0
    zeg_tabel(
        ("Leerling", "Woongemeente", "Sinds", "Dagen", "Stand", "Waarom"),
        [
            (
                r.naam,
                r.woongemeente or "–",
                toon_dag(r.sinds, jaar=True),
                str(r.dagen),
                r.groep.label,
                r.reden or "–",
            )
            for r in rijen
        ],
    )
    zeg()
    zeg(f"{controle.bekeken} leerlingen bekeken; {controle.telt_mee} tellen mee als absoluut.")
    return 0


def _groepen(gekozen: str) -> tuple[Groep, ...]:
    """Give the groups that are asked; "telt_mee" names those that count."""
    if not gekozen:
        return tuple(Groep)
    if gekozen == "telt_mee":
        return TELT_MEE
    return tuple(g for g in Groep if g.value == gekozen)
