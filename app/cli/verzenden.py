"""Command line: `brieven`: one letter to many, in postal order; a run that was cut off goes on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.brief import lees_velden
from app.cli.toegang import dossier_van, sessie_van, zoek_leerling
from app.cli.uitvoer import zeg, zeg_tabel
from app.domain.datumwoorden import toon_dag
from app.domain.fouten import InvoerFout, KnownError
from app.services import brieven as brievendienst
from app.services import verzendingen, verzendregels
from app.services.bestand import schrijf_bytes
from app.services.slot import met_pen

if TYPE_CHECKING:
    from app.services.sessie import Sessie

ALLES = "alle-brieven.pdf"
"""All letters behind each other, for one print job."""


def brieven(opties: argparse.Namespace) -> int:
    """Show, try, make or go on with letters to many."""
    with sessie_van(opties) as sessie, met_pen(sessie):
        if opties.hervat:
            return _hervat(sessie, opties)
        if not opties.sjabloon:
            _toon(sessie)
            return 0
        brievendienst.eis_code(sessie, opties.sjabloon)
        ids, wie = _wie(sessie, opties)
        velden = lees_velden(opties.veld)
        regels = verzendingen.voorbeeld(sessie, ids, opties.sjabloon, velden)
        fout = [r for r in regels if not r.mag]
        for r in regels:
            if r.waarom or r.let_op:
                zeg(f"dossier {r.dossiernummer}: {r.waarom or 'let op: ' + '; '.join(r.let_op)}")
        zeg(f"{wie}: {len(regels) - len(fout)} brieven, {len(fout)} uitzonderingen.")
        if opties.proef:
            return 0
        if fout and not opties.zonder_uitzonderingen:
            raise KnownError(
                f"Bij {len(fout)} kan de brief niet weg; er is niets gemaakt.",
                "Herstel ze, of gebruik --zonder-uitzonderingen.",
            )
        map_ = _map(opties)
        _, verzending = verzendingen.begin(sessie, regels, opties.sjabloon, wie, velden)
        return _maak(sessie, verzending.id, map_)


def _hervat(sessie: Sessie, opties: argparse.Namespace) -> int:
    """Make the rest of a verzending, and write all of it."""
    alle = verzendingen.standen(sessie)
    if opties.hervat > len(alle):
        raise KnownError(f"Er zijn {len(alle)} verzendingen.", "Kies een nummer uit de lijst.")
    return _maak(sessie, alle[opties.hervat - 1].feit.id, _map(opties))


def _maak(sessie: Sessie, verzending_id: str, map_: Path) -> int:
    """Make, write, and say what came of it; 1 when something is left."""
    uitkomst = verzendingen.maak(sessie, verzending_id)
    paden = verzendingen.schrijf_naar(sessie, verzending_id, map_)
    if paden:
        schrijf_bytes(map_ / ALLES, verzendingen.als_een_pdf(sessie, verzending_id))
    zeg(f"{uitkomst.gemaakt} brieven gemaakt en vastgelegd; {len(paden)} in {map_}.")
    for _, waarom in uitkomst.mislukt:
        zeg(f"niet gemaakt: {waarom}")
    return 1 if uitkomst.mislukt else 0


def _wie(sessie: Sessie, opties: argparse.Namespace) -> tuple[list[str], str]:
    """Give the dossiers that were chosen, and in words who that are."""
    if opties.regel:
        code = verzendregels.lees_regel(sessie, opties.regel)
        ids = verzendregels.dossiers(sessie, code, sessie.vandaag())
        return ids, verzendregels.naam_van(sessie, code)
    if not opties.leerlingen:
        raise InvoerFout("Er staat niet aan wie.", "Geef --regel R of --leerlingen PAD.")
    try:
        tekst = (
            sys.stdin.read()
            if opties.leerlingen == "-"
            else Path(opties.leerlingen).read_text(encoding="utf-8-sig")
        )
    except (OSError, UnicodeDecodeError):
        raise KnownError(
            "Het bestand met leerlingen kan niet worden gelezen.",
            "Bewaar het als tekst (UTF-8), met een leerling per regel.",
        ) from None
    wie = [
        argparse.Namespace(leerling=regel.strip(), bsn_van_stdin=False)
        for regel in tekst.splitlines()
        if regel.strip()
    ]
    return [dossier_van(sessie, zoek_leerling(sessie, w)) for w in wie], "lijst van leerlingen"


def _map(opties: argparse.Namespace) -> Path:
    """Give the folder for the files; it must be there before anything is made."""
    if not opties.naar:
        raise InvoerFout("Er staat niet waarheen.", "Geef --naar MAP.")
    map_ = Path(opties.naar)
    if not map_.is_dir():
        raise KnownError("De map voor de brieven bestaat niet.", "Maak eerst de map.")
    return map_


def _toon(sessie: Sessie) -> None:
    """List the verzendingen with what is left of each."""
    alle = verzendingen.standen(sessie)
    if not alle:
        zeg("Er zijn nog geen verzendingen.")
        return
    zeg_tabel(
        ("nr", "begonnen", "brief", "aan wie", "gemaakt", "door"),
        [
            (
                str(nr),
                toon_dag(s.feit.datum, jaar=True),
                s.soort,
                s.feit.wie,
                f"{s.gemaakt} van {s.totaal}",
                s.door,
            )
            for nr, s in enumerate(alle, start=1)
        ],
    )
