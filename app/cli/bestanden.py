"""Command line: `voorbeeld`, `nieuw`, `importeer`, `exporteer` and `controleer`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.ontleden import vandaag
from app.cli.toegang import GEBRUIKER, WACHTWOORD, sessie_van, typ_wachtwoord
from app.cli.uitvoer import tel_dossiers, zeg, zeg_fout
from app.domain.fouten import InvoerFout, KnownError

if TYPE_CHECKING:
    from app.services.uitwisseling.voorbeeld import Voorbeeld

VOORBEELD_WACHTWOORD = "voorbeeld"
LEERLINGEN, DOSSIERS = 600, 130
DEEL_OPEN = 0.06  # of a large team: 3,000 open dossiers of 50,000 leerlingen


def voorbeeld(opties: argparse.Namespace) -> int:
    """Write a fictitious team file."""
    from app.services.voorbeeld import maak_voorbeeld

    wachtwoord = os.environ.get(WACHTWOORD) or VOORBEELD_WACHTWOORD
    _maak_map(opties.bestand)
    dossiers = opties.dossiers or open_dossiers(opties.leerlingen)
    maak_voorbeeld(
        opties.bestand,
        peildatum=opties.peildatum or vandaag(),
        leerlingen=opties.leerlingen,
        open_dossiers=dossiers,
        seed=opties.seed,
        wachtwoord=wachtwoord,
    )
    zeg(
        f"Voorbeeldteam met {tel_dossiers(dossiers, 'open')} geschreven naar {opties.bestand}. "
        "Iedereen daarin is verzonnen."
    )
    return 0


def open_dossiers(leerlingen: int) -> int:
    """Give the number of open dossiers that fits a number of leerlingen."""
    if leerlingen < LEERLINGEN:
        return max(1, leerlingen * DOSSIERS // LEERLINGEN)
    return max(DOSSIERS, round(leerlingen * DEEL_OPEN))


def nieuw(opties: argparse.Namespace) -> int:
    """Make a new team file with its first person, a teamleider, and give the noodsleutel."""
    from app.services.sessie import maak_team

    naam = opties.gebruiker or os.environ.get(GEBRUIKER, "")
    if opties.noodsleutel and Path(opties.noodsleutel).exists():
        raise KnownError("Het bestand voor de noodsleutel bestaat al.", "Kies een andere naam.")
    wachtwoord = _nieuw_wachtwoord()
    _maak_map(opties.bestand)
    sessie, sleutel = maak_team(opties.bestand, naam=naam, wachtwoord=wachtwoord, boa=opties.boa)
    try:
        if opties.noodsleutel:
            from app.services.afdruk import noodsleutel_pdf

            dag = sessie.vandaag()
            team = Path(opties.bestand).stem
            pdf = noodsleutel_pdf(team, sleutel.woorden, sleutel.qr_tekst, dag)
            _schrijf(Path(opties.noodsleutel), pdf)
            zeg(f"De noodsleutel staat in {opties.noodsleutel}. Druk hem af en wis het bestand.")
        else:
            zeg("De noodsleutel, alleen nu te zien. Schrijf hem over en leg hem in de kluis:")
            zeg(" ".join(sleutel.woorden))
    finally:
        sessie.sluit()
    zeg(f"Teambestand gemaakt: {opties.bestand}")
    return 0


def _nieuw_wachtwoord() -> str:
    """Take the password from the environment, or ask for it twice."""
    gegeven = os.environ.get(WACHTWOORD, "")
    if gegeven:
        return gegeven
    eerste = typ_wachtwoord("Kies een wachtwoord: ")
    if typ_wachtwoord("Nog een keer: ") != eerste:
        raise InvoerFout("De twee wachtwoorden zijn niet gelijk.", "Begin opnieuw.")
    return eerste


def importeer(opties: argparse.Namespace) -> int:
    """Import a folder of CSV files or one list; all of it lands, or nothing."""
    from app.services.pakket import is_pakket
    from app.services.uitwisseling import importeer as voer_in

    if not Path(opties.pad).exists():
        raise KnownError("Deze map of dit bestand bestaat niet.", "Controleer het pad.")
    if opties.opsporing:
        return _importeer_opsporing(opties)
    if is_pakket(opties.pad):
        return _importeer_pakket(opties)
    with sessie_van(opties) as sessie:
        resultaat = voer_in(
            sessie,
            opties.pad,
            opties.profiel,
            proef=opties.proef,
            zonder_afgewezen=opties.zonder_afgewezen,
        )
    zeg(str(resultaat))
    if resultaat.exitcode:
        zeg_fout(f"kantelpunt: {_wat_er_mis_is(resultaat.voorbeeld)}; er is niets overgenomen.")
    return resultaat.exitcode


def _importeer_pakket(opties: argparse.Namespace) -> int:
    """Take a dossier of another gemeente in, opened in memory with its wachtzin."""
    from app.cli.documenten import vraag_wachtzin
    from app.services.pakket import lees_pakket
    from app.services.slot import met_pen
    from app.services.uitwisseling import overgenomen, samenvatting, voer_door

    with sessie_van(opties) as sessie, met_pen(sessie):
        voorbeeld = lees_pakket(sessie, opties.pad, vraag_wachtzin())
        for regel in samenvatting(voorbeeld):
            zeg(regel)
        if opties.proef:
            zeg("Proef: er is niets overgenomen.")
            return 0 if voorbeeld.alles_goed else 1
        if not voorbeeld.alles_goed and not opties.zonder_afgewezen:
            zeg_fout(f"kantelpunt: {_wat_er_mis_is(voorbeeld)}; er is niets overgenomen.")
            return 1
        if any(True for _ in voorbeeld.goede()):
            voer_door(sessie, voorbeeld)
        zeg(overgenomen(voorbeeld.totaal()))
    return 0


def _importeer_opsporing(opties: argparse.Namespace) -> int:
    """Read a BOA's own folder into the sealed file."""
    from app.services.slot import met_pen
    from app.services.uitwisseling import importeer_opsporing

    with sessie_van(opties) as sessie, met_pen(sessie):
        uitkomst = importeer_opsporing(sessie, opties.pad, proef=opties.proef)
    zeg(str(uitkomst))
    if opties.proef and uitkomst.in_orde:
        zeg("Proef: er is niets overgenomen.")
    if not uitkomst.in_orde:
        zeg_fout(f"kantelpunt: {len(uitkomst.fouten)} fouten; er is niets overgenomen.")
    return 0 if uitkomst.in_orde else 1


def _wat_er_mis_is(voorbeeld: Voorbeeld) -> str:
    """Count the rows and the files that stand in the way of an import."""
    from app.services.uitwisseling.voorbeeld import aantal_rijen

    rijen, bestanden = len(voorbeeld.afgewezen()), len(voorbeeld.bestandsfouten)
    delen = [f"{aantal_rijen(rijen)} afgewezen"] if rijen or not bestanden else []
    if bestanden:
        delen.append(f"{bestanden} {'bestand' if bestanden == 1 else 'bestanden'} niet gelezen")
    return ", ".join(delen)


def exporteer(opties: argparse.Namespace) -> int:
    """Write all facts of the team to a folder of CSV files; or a BOA those of opsporing."""
    from app.services.slot import met_pen
    from app.services.uitwisseling import exporteer as voer_uit
    from app.services.uitwisseling import exporteer_opsporing

    with sessie_van(opties) as sessie:
        if opties.opsporing:
            with met_pen(sessie):
                doel = exporteer_opsporing(sessie, opties.map)
        else:
            doel = voer_uit(sessie, opties.map)
    zeg(f"Geschreven naar {doel}")
    if not opties.opsporing:
        zeg("Opsporing staat er niet in: die is verzegeld (een BOA: exporteer --opsporing).")
    return 0


def controleer(opties: argparse.Namespace) -> int:
    """Check the file, the audit chain and the protocols; faults go to standard error."""
    from app.domain.team import TeamProtocol
    from app.services.logboek import controleer as controleer_bestand
    from app.services.protocollen import controleer_bestanden

    fouten: list[str] = []
    with sessie_van(opties) as sessie:
        rapport = controleer_bestand(sessie)
        eigen = sessie.lees(TeamProtocol)
    fouten += rapport.fouten
    gelezen, protocolfouten = controleer_bestanden(eigen)
    fouten += map(str, protocolfouten)
    for tekst in fouten:
        zeg(tekst)
    if fouten:
        zeg_fout(f"kantelpunt: {len(fouten)} fouten gevonden.")
        return 1
    zeg(f"In orde: {rapport.aantal} vastleggingen, {gelezen} protocollen gelezen.")
    if rapport.opmerking:
        zeg(rapport.opmerking)
    return 0


def _maak_map(bestand: str) -> None:
    """Say plainly that the folder of a new file is not there."""
    if not Path(bestand).resolve().parent.is_dir():
        raise KnownError("De map van dit bestand bestaat niet.", "Maak eerst de map.")


def _schrijf(pad: Path, inhoud: bytes) -> None:
    """Write a file; a disk that refuses is a known error."""
    try:
        pad.write_bytes(inhoud)
    except OSError as fout:
        raise KnownError(
            f"Het bestand {pad.name} kan niet worden geschreven.",
            "Controleer de map, de rechten en de ruimte.",
        ) from fout
