"""Command line: `sjabloon`: the letters of the team, out to a file and in from one."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.toegang import sessie_van
from app.cli.uitvoer import zeg, zeg_tabel
from app.domain.fouten import InvoerFout, KnownError
from app.services import brieven, eigensjablonen, sjablonen
from app.services.bestand import schrijf_bytes
from app.services.slot import met_pen


def sjabloon(opties: argparse.Namespace) -> int:
    """List, write, read in, copy or take away."""
    with sessie_van(opties) as sessie, met_pen(sessie):
        if opties.lees_in:
            _, code = eigensjablonen.importeer(sessie, eigensjablonen.lees_bestand(opties.lees_in))
            zeg(f"Ingelezen: {code}.")
            return 0
        if not opties.code:
            if opties.toml or opties.kopie or opties.verwijder:
                raise InvoerFout("Er staat niet welke brief.", "Geef CODE; zonder CODE ziet u ze.")
            zeg_tabel(
                ("code", "naam", "versie"),
                [
                    (r.code, r.naam, f"eigen versie {r.versie}" if r.versie else "geleverd")
                    for r in sjablonen.lijst(sessie)
                ],
                breedst=50,
            )
            return 0
        brieven.eis_code(sessie, opties.code)
        if opties.kopie:
            _, code = eigensjablonen.nieuw(sessie, opties.kopie, van=opties.code)
            zeg(f"Gemaakt: {code}.")
        elif opties.verwijder:
            eigensjablonen.verwijder(sessie, opties.code)
            zeg("Verwijderd; wat verstuurd is, blijft.")
        elif opties.toml:
            if Path(opties.toml).exists():
                raise KnownError("Dat bestand bestaat al.", "Kies een andere naam.")
            schrijf_bytes(opties.toml, eigensjablonen.exporteer(sessie, opties.code).encode())
            zeg(f"Geschreven: {Path(opties.toml).name}")
        else:
            zeg(eigensjablonen.exporteer(sessie, opties.code))
    return 0
