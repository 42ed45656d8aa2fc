"""Command line: `pv`: the proces-verbaal of a leerling, for a BOA; a concept says what is missing.

Without `--concept` it is laid down: numbered and kept byte for byte in the sealed file. The PDF
that is written is a copy; nothing is sent.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.brief import lees_velden
from app.cli.toegang import dossier_van, sessie_van, zoek_leerling
from app.cli.uitvoer import zeg
from app.domain.fouten import KnownError
from app.domain.opsporing import Opsporingsstuk, Pvconcept
from app.services import opsporing, opsporingsbrieven, pvmaken, vastleggen
from app.services.pvlijst import Aard
from app.services.sessie import Sessie


def pv(opties: argparse.Namespace) -> int:
    """Make a concept, or lay a proces-verbaal down, and write its PDF."""
    naar = Path(opties.naar)
    if naar.exists():
        raise KnownError(f"Er staat al een bestand {naar.name}.", "Kies een andere naam.")
    if not naar.resolve().parent.is_dir():
        raise KnownError("De map voor het proces-verbaal bestaat niet.", "Maak eerst de map.")
    with sessie_van(opties) as sessie:
        opsporingsbrieven.eis_toegang(sessie)
        dossier_id = dossier_van(sessie, zoek_leerling(sessie, opties))
        concept = _concept(sessie, dossier_id, opties.verdachte)
        concept = pvmaken.met_velden(concept, lees_velden(opties.veld))
        beeld = pvmaken.bekijk(sessie, concept, sessie.vandaag())
        if opties.concept:
            _schrijf(naar, beeld.pdf)
            zeg(f"{naar}: concept, niet vastgelegd")
            for punt in beeld.punten:
                if not punt.in_orde:
                    zeg(f"  {_WOORD[punt.aard]}: {punt.uitleg}")
            return 0
        pvmaken.stel_vast(sessie, concept, akkoord=opties.akkoord)
        stuk = _laatste(sessie, concept.dossier_id)
        _schrijf(naar, opsporingsbrieven.lees_stuk(sessie, stuk))
        zeg(f"{naar}: {stuk.onderwerp}, uitgave {stuk.uitgave}, vastgesteld")
    return 0


_WOORD = {
    Aard.WET: "kan niet",
    Aard.GAT: "ontbreekt nog",
    Aard.POORT: "nog niet in orde",
    Aard.DAARNA: "daarna",
}


def _concept(sessie: Sessie, dossier_id: str, wie: str) -> Pvconcept:
    """Give the draft that is meant: the only one, the one of `wie`, else a new one."""
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    alle = pvmaken.concepten(feiten)
    if wie:
        nieuw = pvmaken.nieuw_concept(sessie, dossier_id, sessie.vandaag(), wie, feiten)
        alle = tuple(c for c in alle if c.ouder_id == nieuw.ouder_id)
        return alle[-1] if alle else nieuw
    if len(alle) > 1:
        raise KnownError(
            "Er zijn meer concepten in dit dossier.", "Zeg welke met --verdachte moeder."
        )
    if alle:
        return alle[0]
    return pvmaken.nieuw_concept(sessie, dossier_id, sessie.vandaag(), "", feiten)


def _schrijf(naar: Path, pdf: bytes) -> None:
    try:
        naar.write_bytes(pdf)
    except OSError as fout:
        raise KnownError(
            "Het bestand kan niet worden geschreven.",
            "Controleer de map en de ruimte; wat is vastgesteld, ligt in het opsporingsbestand.",
        ) from fout


def _laatste(sessie: Sessie, dossier_id: str) -> Opsporingsstuk:
    """Give the document that was laid down just now."""
    stukken = [
        s
        for s in opsporing.lees_opsporing(sessie, [dossier_id])[dossier_id]
        if isinstance(s, Opsporingsstuk) and s.nummer
    ]
    return max(stukken, key=lambda s: (s.nummer, s.uitgave))
