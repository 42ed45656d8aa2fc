"""Command line: who logs in, with which password, and which leerling is meant.

A password never stands on the command line, where the shell history and the
process list would keep it; a BSN neither (beslissingen 'Command line').
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.bsn import controleer_bsn, controleer_onderwijsnummer, herstel_nullen
from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Ambtenaar, Leerling
from app.domain.namen import roepnaam, zoeknaam
from app.services.sessie import Sessie, log_in

WACHTWOORD = "KANTELPUNT_WACHTWOORD"
GEBRUIKER = "KANTELPUNT_GEBRUIKER"
ZOVEEL = 200  # leerlingen that one name may bring up before it is compared in full


def vraag_wachtwoord(vraag: str = "Wachtwoord: ") -> str:
    """Give the password from the environment, else ask for it without showing it."""
    gegeven = os.environ.get(WACHTWOORD, "")
    return gegeven or typ_wachtwoord(vraag)


def typ_wachtwoord(vraag: str) -> str:
    """Ask for a password at the terminal; KnownError when there is none."""
    with warnings.catch_warnings():
        # Without a terminal getpass would warn and then read (and show) standard input.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(vraag)
        except (getpass.GetPassWarning, EOFError):
            raise KnownError(
                "Er is geen wachtwoord gegeven.",
                f"Zet het in de omgevingsvariabele {WACHTWOORD}, of werk in een terminal.",
            ) from None


@contextmanager
def sessie_van(opties: argparse.Namespace) -> Iterator[Sessie]:
    """Log in to the team file of a command and close it afterwards."""
    gebruiker = opties.gebruiker or os.environ.get(GEBRUIKER, "")
    if Path(opties.bestand).is_dir():
        raise KnownError("Dit is een map, geen teambestand.", "Geef het bestand in de map.")
    sessie = log_in(opties.bestand, vraag_wachtwoord(), gebruiker)
    try:
        yield sessie
    finally:
        sessie.sluit()


def zoek_leerling(sessie: Sessie, opties: argparse.Namespace) -> Leerling:
    """Find the one leerling that a command means.

    By leerling_id, onderwijsnummer or an unambiguous "Achternaam, Voornaam"; a
    BSN is read from standard input with --bsn-van-stdin. KnownError, without
    the name, when nobody or more than one fits.
    """
    from db.opzoeken import per_id

    if opties.bsn_van_stdin:
        bsn = controleer_bsn(herstel_nullen(sys.stdin.readline().strip()))
        return _de_ene(sessie.lees(Leerling, bsn=bsn))
    tekst = opties.leerling.strip()
    if gevonden := per_id(sessie.v, Leerling, [tekst]):
        return gevonden[tekst]
    if tekst.replace(".", "").isdigit():
        return _op_nummer(sessie, tekst)
    return _de_ene(_op_naam(sessie, tekst))


def _op_nummer(sessie: Sessie, tekst: str) -> Leerling:
    """Find by onderwijsnummer; a BSN is refused here."""
    try:
        nummer = controleer_onderwijsnummer(tekst)
    except InvoerFout:
        raise KnownError(
            "Dit is geen onderwijsnummer.",
            "Een BSN hoort niet op de opdrachtregel: geef het op de invoer met --bsn-van-stdin.",
        ) from None
    return _de_ene(sessie.lees(Leerling, onderwijsnummer=nummer))


def _op_naam(sessie: Sessie, tekst: str) -> list[Leerling]:
    """Find by "Achternaam, Voornaam", with or without tussenvoegsel, diacritics apart."""
    from db.zoeken import zoek_leerlingen

    achter, komma, voor = (deel.strip() for deel in tekst.partition(","))
    if not komma:
        raise KnownError(
            "De leerling is niet herkend.",
            'Geef het leerling_id, het onderwijsnummer of "Achternaam, Voornaam".',
        )
    kandidaten = zoek_leerlingen(sessie.v, f"{achter} {voor}", ZOVEEL)
    return [
        x
        for x in kandidaten
        if zoeknaam(achter)
        in (zoeknaam(x.achternaam), zoeknaam(f"{x.tussenvoegsel} {x.achternaam}"))
        and zoeknaam(voor) in (zoeknaam(roepnaam(x)), zoeknaam(x.voornamen))
    ]


def _de_ene(gevonden: list[Leerling]) -> Leerling:
    """Give the only one; KnownError otherwise."""
    if not gevonden:
        raise KnownError(
            "Deze leerling staat niet in het teambestand.", "Controleer de naam of het nummer."
        )
    if len(gevonden) > 1:
        raise KnownError(
            f"Er zijn {len(gevonden)} leerlingen met deze naam.",
            "Geef het leerling_id (zie caseload --json) of het onderwijsnummer.",
        )
    return gevonden[0]


def dossier_van(sessie: Sessie, leerling: Leerling) -> str:
    """Give the id of the open dossier of a leerling, else of the last one."""
    from db.opzoeken import dossier_per_leerling

    dossier_id = dossier_per_leerling(sessie.v, [leerling.id]).get(leerling.id)
    if dossier_id is None:
        raise KnownError(
            "Deze leerling heeft geen dossier.", "Open eerst een dossier in het venster."
        )
    return dossier_id


def zoek_ambtenaar(sessie: Sessie, tekst: str) -> str | None:
    """Give the id of the ambtenaar that is meant: by id, name or an unambiguous part of it."""
    if not tekst:
        return None
    alle = sessie.lees(Ambtenaar)
    gelijk = [a for a in alle if a.id == tekst or zoeknaam(a.naam) == zoeknaam(tekst)]
    gevonden = gelijk or [a for a in alle if zoeknaam(tekst) in zoeknaam(a.naam)]
    if len(gevonden) != 1:
        namen = ", ".join(sorted(a.naam for a in alle))
        raise KnownError("Deze ambtenaar is niet (eenduidig) gevonden.", f"Kies uit: {namen}.")
    return gevonden[0].id
