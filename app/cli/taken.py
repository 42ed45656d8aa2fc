"""Command line: `taken`, as text or as JSON with stable keys; what falls between people too."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from app.cli.toegang import sessie_van, zoek_ambtenaar
from app.cli.uitvoer import zeg, zeg_json, zeg_tabel
from app.domain.datumwoorden import toon_dag
from app.services.taken import Gat, Taakregel, mijn_taken, tussen_wal_en_schip


def taken(opties: argparse.Namespace) -> int:
    """Show the open tasks of the team or of one ambtenaar on a peildatum."""
    with sessie_van(opties) as sessie:
        peildatum: date = opties.peildatum or sessie.vandaag()
        if opties.vangnet:
            return _vangnet(tussen_wal_en_schip(sessie, peildatum), json=opties.json)
        wie = zoek_ambtenaar(sessie, opties.ambtenaar)
        regels = mijn_taken(sessie, peildatum, wie)
    if opties.json:
        zeg_json([als_json(r) for r in regels])
        return 0
    over = sum(r.over for r in regels)
    zeg(f"Taken op {toon_dag(peildatum, jaar=True, kort=False)}: {len(regels)}, {over} over datum")
    zeg_tabel(
        ("", "Dag", "Leerling", "Wat", "Waaruit", "Klaar door", "Ambtenaar"),
        [
            (
                r.wanneer,
                toon_dag(r.dag),
                r.hoofd.naam or "–",
                r.wat,
                r.regel,
                r.klaar_door,
                r.ambtenaar or "–",
            )
            for r in regels
        ],
    )
    return 0


def _vangnet(gaten: list[Gat], *, json: bool) -> int:
    """Show what falls between people."""
    if json:
        zeg_json([_gat_json(g) for g in gaten])
        return 0
    zeg(f"Tussen wal en schip: {len(gaten)}")
    zeg_tabel(
        ("Soort", "Leerling", "Wat", "Waarom"),
        [(g.soort.value, g.hoofd.naam or "–", g.wat, g.waarom) for g in gaten],
    )
    return 0


def als_json(regel: Taakregel) -> dict[str, Any]:
    """Give a task with the stable keys of the command line."""
    grond = regel.rechtsgrond
    return {
        "sleutel": regel.sleutel,
        "dag": regel.dag.isoformat(),
        "soort": regel.bron.name.lower(),
        "wat": regel.wat,
        "over_datum": regel.over,
        "wachtend": regel.wachtend,
        "regel": regel.regel,
        "klaar_door": regel.klaar_door,
        "wie": regel.wie or "leerplicht",
        "herhaalt": regel.herhaalt,
        "uitgesteld": regel.uitgesteld,
        "naam": regel.hoofd.naam,
        "dossier_id": regel.hoofd.dossier_id,
        "dossiernummer": regel.hoofd.dossiernummer,
        "school": regel.hoofd.school,
        "ambtenaar": regel.ambtenaar,
        "uitleg": regel.uitleg,
        "bron": None if grond is None else {"document": grond.document, "plaats": grond.plaats},
    }


def _gat_json(gat: Gat) -> dict[str, Any]:
    """Give what falls between people with the stable keys of the command line."""
    return {
        "sleutel": gat.sleutel,
        "soort": gat.soort.name.lower(),
        "wat": gat.wat,
        "waarom": gat.waarom,
        "sinds": gat.sinds.isoformat() if gat.sinds else None,
        "naam": gat.hoofd.naam,
        "dossier_id": gat.hoofd.dossier_id,
        "dossiernummer": gat.hoofd.dossiernummer,
        "eigen_regel": gat.eigen_regel,
        "te_herstellen_met": [h.value for h in gat.hoe],
    }
