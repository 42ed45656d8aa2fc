"""Command line: `agenda`, as text, as JSON with stable keys, or as a calendar file."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from app.cli.toegang import sessie_van, zoek_ambtenaar
from app.cli.uitvoer import zeg, zeg_json, zeg_tabel
from app.domain.datumwoorden import toon_dag
from app.services.agenda import AgendaRegel, maak_agenda
from app.services.agendabestand import schrijf_ics


def agenda(opties: argparse.Namespace) -> int:
    """Show the agenda of the team, or of one ambtenaar, from a peildatum on."""
    with sessie_van(opties) as sessie:
        peildatum: date = opties.peildatum or sessie.vandaag()
        wie = zoek_ambtenaar(sessie, opties.ambtenaar)
        gevonden = maak_agenda(sessie, peildatum, ambtenaar_id=wie, weken=opties.weken)
    if opties.ics:
        schrijf_ics(gevonden, opties.ics, met_namen=opties.met_namen)
        zeg(f"{len(gevonden.regels)} regels geschreven in {Path(opties.ics).name}")
        return 0
    if opties.json:
        zeg_json([_als_json(r) for r in gevonden.regels])
        return 0
    for dag in gevonden.dagen:
        zeg("Over termijn" if dag.dag is None else toon_dag(dag.dag, jaar=True, kort=False))
        zeg_tabel(
            ("", "Leerling", "Wat", "Van", "Ambtenaar"),
            [
                (
                    r.wanneer or toon_dag(r.dag),
                    r.naam or "–",
                    r.wat,
                    r.waarvan or r.soort.value,
                    r.ambtenaar or "–",
                )
                for r in dag.regels
            ],
        )
        zeg()
    if not gevonden.dagen:
        zeg(f"Niets in de komende {opties.weken} weken.")
    return 0


def _als_json(regel: AgendaRegel) -> dict[str, Any]:
    """Give a line with the stable keys of the command line."""
    return {
        "dag": regel.dag.isoformat(),
        "soort": regel.soort.name.lower(),
        "wat": regel.wat,
        "waarvan": regel.waarvan,
        "over_termijn": regel.over_termijn,
        "naam": regel.naam,
        "dossier_id": regel.dossier_id,
        "dossiernummer": regel.dossiernummer,
        "school": regel.school,
        "ambtenaar": regel.ambtenaar,
        "uitleg": regel.uitleg,
        "bron": None
        if regel.bron is None
        else {"document": regel.bron.document, "plaats": regel.bron.plaats},
    }
