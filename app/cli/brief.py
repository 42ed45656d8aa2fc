"""Command line: `brief`: one PDF per addressee; making it registers it, a concept not.

Source: beslissingen 'Privacy': one file per addressee (X-1.pdf, X-2.pdf),
`--aan` picks; making it registers it, `--concept` does not.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.cli.toegang import dossier_van, sessie_van, zoek_leerling
from app.cli.uitvoer import zeg
from app.domain.fouten import InvoerFout, KnownError
from app.domain.handelen import Ontvangersoort
from app.domain.mensen import Ouder
from app.domain.partners import Partner
from app.services import brieven, opsporingsbrieven
from app.services.briefmodel import BriefConcept
from app.services.opsporingsbrieven import Opsporingsconcept
from app.services.sessie import Sessie

TIJDELIJK = ".bezig"
_AAN = {
    Ontvangersoort.OUDER: "een ouder",
    Ontvangersoort.LEERLING: "de leerling",
    Ontvangersoort.SCHOOL: "de school",
    Ontvangersoort.PARTNER: "een partner",
}


def brief(opties: argparse.Namespace) -> int:
    """Make the letters of a template and write them beside each other.

    Those of opsporing are made for a BOA only, and are recorded in the sealed file.
    """
    verzegeld = opties.sjabloon in opsporingsbrieven.BRIEVEN
    with sessie_van(opties) as sessie:
        if verzegeld:
            opsporingsbrieven.eis_toegang(sessie)
        else:
            brieven.eis_code(sessie, opties.sjabloon)
        leerling = zoek_leerling(sessie, opties)
        datum: date = opties.datum or sessie.vandaag()
        maak = opsporingsbrieven.maak_concepten if verzegeld else brieven.maak_concepten
        concepten: Sequence[BriefConcept] = maak(
            sessie,
            dossier_van(sessie, leerling),
            opties.sjabloon,
            datum,
            lees_velden(opties.veld),
            concept=opties.concept,
        )
        gekozen = _kies(sessie, concepten, opties.aan)
        paden = _paden(Path(opties.naar), len(gekozen))
        _schrijf(sessie, gekozen, paden, registreer=not opties.concept)
    for concept, pad in zip(gekozen, paden, strict=True):
        aan = _AAN[concept.aan]
        zeg(f"{pad}: aan {aan}{', concept' if concept.concept else ', vastgelegd'}")
        for gat in concept.gaten:
            zeg(f"  ontbreekt nog: {gat}")
    return 0


def lees_velden(teksten: Sequence[str]) -> dict[str, str]:
    """Read `--veld code=waarde`."""
    velden = {}
    for tekst in teksten:
        code, teken, waarde = tekst.partition("=")
        if not teken:
            raise InvoerFout("Een veld schrijft u als code=waarde.", "Bijvoorbeeld tijd=14:00.")
        velden[code.strip()] = waarde.strip()
    return velden


def _kies(sessie: Sessie, concepten: Sequence[BriefConcept], aan: str) -> list[BriefConcept]:
    """Pick the addressees: all, the n-th one, leerling, or an ouder by relatie."""
    if not aan:
        return list(concepten)
    if aan.isdigit() and 1 <= int(aan) <= len(concepten):
        return [concepten[int(aan) - 1]]
    gevonden = [c for c in concepten if _wie(sessie, c) == aan.strip().lower()]
    if not gevonden:
        keuze = ", ".join(f"{n} ({_wie(sessie, c)})" for n, c in enumerate(concepten, start=1))
        raise KnownError("Deze ontvanger is er niet.", f"Kies uit: {keuze}.")
    return gevonden


def _wie(sessie: Sessie, concept: BriefConcept) -> str:
    """Say to whom a letter goes, without a name: leerling, moeder, vader, school, swv."""
    if concept.partner_id is not None:
        return str(sessie.lees_een(Partner, concept.partner_id).soort)
    if concept.ouder_id is None:
        return str(concept.aan)
    return str(sessie.lees_een(Ouder, concept.ouder_id).relatie)


def _paden(naar: Path, aantal: int) -> list[Path]:
    """Name the files: X.pdf for one addressee, else X-1.pdf, X-2.pdf; none may be there yet."""
    if not naar.name or naar.is_dir():
        raise KnownError("De naam van de brief ontbreekt.", "Geef een bestand, zoals brief.pdf.")
    paden = (
        [naar]
        if aantal == 1
        else [naar.with_name(f"{naar.stem}-{n}{naar.suffix}") for n in range(1, aantal + 1)]
    )
    if not naar.resolve().parent.is_dir():
        raise KnownError("De map voor de brief bestaat niet.", "Maak eerst de map.")
    for pad in paden:
        if pad.exists():
            raise KnownError(f"Er staat al een bestand {pad.name}.", "Kies een andere naam.")
    return paden


def _registreer(sessie: Sessie, concepten: list[BriefConcept]) -> None:
    """Record letters where they belong."""
    verzegeld = [c for c in concepten if isinstance(c, Opsporingsconcept)]
    if verzegeld:
        opsporingsbrieven.registreer(sessie, verzegeld)
    else:
        brieven.registreer(sessie, concepten)


def _schrijf(
    sessie: Sessie, concepten: list[BriefConcept], paden: list[Path], *, registreer: bool
) -> None:
    """Write all letters and register them: no file without registration, none the other way."""
    bezig = [pad.with_name(pad.name + TIJDELIJK) for pad in paden]
    try:
        for concept, pad in zip(concepten, bezig, strict=True):
            pad.write_bytes(concept.pdf)
        if registreer:
            _registreer(sessie, concepten)
        for tijdelijk, pad in zip(bezig, paden, strict=True):
            os.replace(tijdelijk, pad)  # noqa: PTH105  the one call that is atomic everywhere
    except OSError as fout:
        raise KnownError(
            "De brief kan niet worden geschreven.", "Controleer de map, de rechten en de ruimte."
        ) from fout
    finally:
        for tijdelijk in bezig:
            tijdelijk.unlink(missing_ok=True)
