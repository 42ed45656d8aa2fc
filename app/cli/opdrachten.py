"""Command line: which command is meant, its arguments, its exit code.

Subcommands are picked by hand: argparse cannot have an optional FILE beside
them (beslissingen 'Traps found by trying'). Exit codes: 0 good, 1 a known
error (one line on standard error), 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app import __version__
from app.cli.ontleden import VERKEERD, Ontleder, dag, getal
from app.cli.toegang import GEBRUIKER, WACHTWOORD
from app.cli.uitvoer import maak_utf8, zeg, zeg_fout
from app.domain.fouten import KnownError

UITLEG = """\
Kantelpunt, het bureauprogramma van een leerplichtteam.

gebruik: kantelpunt [BESTAND]                 het venster
         kantelpunt --voorbeeld               het venster met een vers voorbeeldteam
         kantelpunt voorbeeld BESTAND         een voorbeeldteam schrijven (verzonnen)
         kantelpunt nieuw BESTAND             een leeg teambestand maken
         kantelpunt importeer BESTAND PAD     CSV-map, lijst of pakket inlezen
         kantelpunt exporteer BESTAND MAP     alles als CSV schrijven
         kantelpunt caseload BESTAND          de open dossiers, dringendste eerst
         kantelpunt agenda BESTAND            de komende weken, per dag
         kantelpunt taken BESTAND             de open taken, over datum eerst
         kantelpunt dossier BESTAND LEERLING  een dossier met uitleg
         kantelpunt school BESTAND [SCHOOL]   de leerlingen van een school voor het overleg
         kantelpunt absoluut BESTAND          wie leerplichtig is en nergens ingeschreven
         kantelpunt lijst BESTAND NAAM        verwijzingen, of wat nog door te geven is
         kantelpunt vrijstellingen BESTAND    welke vrijstellingen lopen, en wie opnieuw moet
         kantelpunt brief BESTAND LEERLING SJABLOON --naar X.pdf
         kantelpunt brieven BESTAND SJABLOON --regel R --naar MAP   veel brieven tegelijk
         kantelpunt pv BESTAND LEERLING --naar X.pdf   proces-verbaal, voor een BOA
         kantelpunt sjabloon BESTAND [CODE]   brieven van het team: tonen, --toml, --lees-in
         kantelpunt verslag BESTAND LEERLING  verslag van een gesprek of overleg
         kantelpunt bundel BESTAND LEERLING   bijlagen in één PDF met een voorblad
         kantelpunt document BESTAND LEERLING documenten: tonen, --voeg-toe, --opslaan
         kantelpunt aanbod BESTAND            dossiers aanbieden aan collega's, overnemen
         kantelpunt pakket BESTAND LEERLING   versleuteld, voor een andere gemeente
         kantelpunt protocol BESTAND [CODE]   protocollen lezen, afdrukken, vaststellen
         kantelpunt controleer BESTAND        bestand, logboek en protocollen nakijken

Uitleg per opdracht: kantelpunt OPDRACHT --help
Het wachtwoord wordt gevraagd of staat in KANTELPUNT_WACHTWOORD; de persoon in
--gebruiker of KANTELPUNT_GEBRUIKER, anders degene bij wie het wachtwoord past.
Einde: 0 goed, 1 bekende fout (één regel op stderr), 2 verkeerd gebruik."""

Venster = Callable[..., int]


def _ontleder(opdracht: str, uitleg: str, *, inloggen: bool = True) -> Ontleder:
    """Make the parser of a command with its team file."""
    ontleder = Ontleder(f"kantelpunt {opdracht}", uitleg)
    ontleder.add_argument("bestand", metavar="BESTAND", help="teambestand (.kantelpunt)")
    if inloggen:
        ontleder.add_argument(
            "--gebruiker", default="", metavar="NAAM", help="wie er inlogt (naam of id)"
        )
    return ontleder


def _met_leerling(ontleder: Ontleder) -> None:
    """Add the ways to name a leerling."""
    ontleder.add_argument(
        "--bsn-van-stdin",
        action="store_true",
        help="lees het BSN van de invoer (laat LEERLING dan weg)",
    )


def _lees_leerling(ontleder: Ontleder, woorden: Sequence[str]) -> None:
    """Add LEERLING as a positional argument, unless a BSN comes from standard input."""
    if "--bsn-van-stdin" in woorden:
        ontleder.set_defaults(leerling="")
    else:
        ontleder.add_argument(
            "leerling",
            metavar="LEERLING",
            help='leerling_id, onderwijsnummer of "Achternaam, Voornaam"',
        )


def _voorbeeld(woorden: Sequence[str]) -> int:
    from app.cli.bestanden import LEERLINGEN, voorbeeld

    o = _ontleder("voorbeeld", "Schrijf een verzonnen team in alle toestanden.", inloggen=False)
    o.add_argument("--leerlingen", type=getal(1, 500_000), default=LEERLINGEN, metavar="N")
    o.add_argument(
        "--dossiers", type=getal(1, 50_000), default=0, metavar="N", help="open dossiers"
    )
    o.add_argument(
        "--seed", type=getal(0, 2**31), default=1, metavar="S", help="zelfde seed, zelfde team"
    )
    o.add_argument("--peildatum", type=dag, metavar="D", help="de dag waarop alles speelt")
    opties = o.parse_args(woorden)
    if opties.dossiers > opties.leerlingen:
        o.error("er kunnen niet meer dossiers dan leerlingen zijn")
    return voorbeeld(opties)


def _nieuw(woorden: Sequence[str]) -> int:
    from app.cli.bestanden import nieuw
    from app.cli.toegang import GEBRUIKER

    o = _ontleder("nieuw", "Maak een leeg teambestand; de eerste gebruiker is teamleider.")
    o.add_argument("--boa", action="store_true", help="de eerste gebruiker is BOA")
    o.add_argument(
        "--noodsleutel", default="", metavar="X.pdf", help="schrijf de noodsleutel als PDF"
    )
    opties = o.parse_args(woorden)
    if not (opties.gebruiker or os.environ.get(GEBRUIKER)):
        o.error("er ontbreekt: --gebruiker NAAM, de eerste gebruiker")
    return nieuw(opties)


def _importeer(woorden: Sequence[str]) -> int:
    from app.cli.bestanden import importeer

    o = _ontleder("importeer", "Lees een map met CSV-bestanden of een lijst in.")
    o.add_argument("pad", metavar="PAD", help="map of bestand")
    o.add_argument("--profiel", metavar="P", help="hoe een lijst van een ander pakket is opgebouwd")
    o.add_argument("--proef", action="store_true", help="laat alleen zien wat er zou gebeuren")
    o.add_argument(
        "--zonder-afgewezen",
        action="store_true",
        help="neem de goede rijen over, ook als er rijen zijn afgewezen",
    )
    o.add_argument("--opsporing", action="store_true", help="een map met opsporing, van een BOA")
    opties = o.parse_args(woorden)
    if opties.opsporing and (opties.profiel or opties.zonder_afgewezen):
        o.error("--opsporing kan niet samen met --profiel of --zonder-afgewezen")
    return importeer(opties)


def _exporteer(woorden: Sequence[str]) -> int:
    from app.cli.bestanden import exporteer

    o = _ontleder("exporteer", "Schrijf alle feiten als CSV-bestanden in een map.")
    o.add_argument("map", metavar="MAP", help="een lege map, of die van een eerdere export")
    o.add_argument(
        "--opsporing",
        action="store_true",
        help="alleen opsporing, voor een BOA; die staat nooit in de gewone map",
    )
    return exporteer(o.parse_args(woorden))


def _caseload(woorden: Sequence[str]) -> int:
    from app.cli.lijsten import caseload

    o = _ontleder("caseload", "Toon de open dossiers, dringendste eerst.")
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument("--ambtenaar", default="", metavar="A", help="alleen die van deze ambtenaar")
    o.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    return caseload(o.parse_args(woorden))


def _agenda(woorden: Sequence[str]) -> int:
    from app.cli.agenda import agenda
    from app.services.agenda import WEKEN

    o = _ontleder("agenda", "Toon wat er de komende weken aankomt, over termijn eerst.")
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument("--ambtenaar", default="", metavar="A", help="alleen die van deze ambtenaar")
    o.add_argument("--weken", type=getal(1, 52), default=WEKEN, metavar="N", help="hoe ver vooruit")
    o.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    o.add_argument("--ics", default="", metavar="X.ics", help="schrijf een agendabestand")
    o.add_argument("--met-namen", action="store_true", help="namen in het agendabestand")
    return agenda(o.parse_args(woorden))


def _taken(woorden: Sequence[str]) -> int:
    from app.cli.taken import taken

    o = _ontleder("taken", "Toon de open taken en waar op gewacht wordt, over datum eerst.")
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument("--ambtenaar", default="", metavar="A", help="alleen die van deze ambtenaar")
    o.add_argument("--vangnet", action="store_true", help="wat tussen wal en schip valt")
    o.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    return taken(o.parse_args(woorden))


def _dossier(woorden: Sequence[str]) -> int:
    from app.cli.lijsten import dossier

    o = _ontleder("dossier", "Toon een dossier; dat u keek, komt in het logboek.")
    _lees_leerling(o, woorden)
    _met_leerling(o)
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    o.add_argument("--pdf", default="", metavar="X.pdf", help="het dossier op papier, als PDF")
    o.add_argument(
        "--voor-ouders",
        action="store_true",
        help="met --pdf: zonder wat niet met ouders gedeeld wordt en wat van het team is",
    )
    o.add_argument("--gelezen", action="store_true", help="toon wie dit dossier heeft gelezen")
    opties = o.parse_args(woorden)
    if opties.voor_ouders and not opties.pdf:
        o.error("er ontbreekt: --pdf X.pdf, bij --voor-ouders")
    return dossier(opties)


def _brief(woorden: Sequence[str]) -> int:
    from app.cli.brief import brief

    o = _ontleder("brief", "Maak een brief per ontvanger en leg die vast.")
    _lees_leerling(o, woorden)
    o.add_argument(
        "sjabloon",
        metavar="SJABLOON",
        help="een sjabloon, zoals uitnodiging of waarschuwing; een verkeerde naam noemt ze alle",
    )
    _met_leerling(o)
    o.add_argument("--naar", required=True, metavar="X.pdf", help="bij meer ontvangers X-1.pdf …")
    o.add_argument("--aan", default="", metavar="WIE", help="1, 2 …, moeder, vader of leerling")
    o.add_argument("--concept", action="store_true", help="niet vastleggen, met watermerk")
    o.add_argument("--datum", type=dag, metavar="D", help="datum van de brief")
    o.add_argument(
        "--veld", action="append", default=[], metavar="CODE=WAARDE", help="vul een veld in"
    )
    return brief(o.parse_args(woorden))


def _pv(woorden: Sequence[str]) -> int:
    from app.cli.pv import pv

    o = _ontleder("pv", "Stel een proces-verbaal vast, of maak een concept; alleen voor een BOA.")
    _lees_leerling(o, woorden)
    _met_leerling(o)
    o.add_argument("--naar", required=True, metavar="X.pdf", help="waar de PDF komt")
    o.add_argument("--concept", action="store_true", help="niet vaststellen; zeg wat er ontbreekt")
    o.add_argument("--verdachte", default="", metavar="WIE", help="moeder, vader … of leerling")
    o.add_argument("--akkoord", action="store_true", help="u hebt het gelezen en het klopt")
    o.add_argument(
        "--veld", action="append", default=[], metavar="CODE=WAARDE", help="vul een veld in"
    )
    return pv(o.parse_args(woorden))


def _brieven(woorden: Sequence[str]) -> int:
    from app.cli.verzenden import brieven

    o = _ontleder("brieven", "Maak veel brieven tegelijk; zonder SJABLOON: toon de verzendingen.")
    o.add_argument("sjabloon", nargs="?", default="", metavar="SJABLOON", help="welke brief")
    wie = o.add_mutually_exclusive_group()
    wie.add_argument(
        "--regel",
        default="",
        metavar="R",
        help="mijn, alle, 16uur, melding:SOORT:week, 5a, 5b, 5c, stap:2, school:NAAM",
    )
    wie.add_argument(
        "--leerlingen",
        default="",
        metavar="PAD",
        help="tekstbestand met een leerling per regel; - leest de invoer",
    )
    wie.add_argument(
        "--hervat", type=getal(1, 10_000), metavar="NR", help="maak de rest van een verzending"
    )
    o.add_argument("--naar", default="", metavar="MAP", help="hier komen de PDF's, op postcode")
    o.add_argument("--proef", action="store_true", help="laat alleen zien wie wat zou krijgen")
    o.add_argument(
        "--zonder-uitzonderingen", action="store_true", help="maak wat kan, laat de rest liggen"
    )
    o.add_argument(
        "--veld", action="append", default=[], metavar="CODE=WAARDE", help="voor elke brief gelijk"
    )
    return brieven(o.parse_args(woorden))


def _sjabloon(woorden: Sequence[str]) -> int:
    from app.cli.sjablonen import sjabloon

    o = _ontleder("sjabloon", "Toon de brieven, schrijf er een naar een bestand of lees er een in.")
    o.add_argument("code", nargs="?", default="", metavar="CODE", help="welke brief")
    wat = o.add_mutually_exclusive_group()
    wat.add_argument("--toml", default="", metavar="X.toml", help="schrijf de brief hierheen")
    wat.add_argument("--lees-in", default="", metavar="X.toml", help="keur dit bestand en neem het")
    wat.add_argument("--kopie", default="", metavar="NAAM", help="maak een eigen brief als CODE")
    wat.add_argument("--verwijder", action="store_true", help="verwijder een eigen brief")
    return sjabloon(o.parse_args(woorden))


def _verslag(woorden: Sequence[str]) -> int:
    from app.cli.verslagen import verslag

    o = _ontleder("verslag", "Toon waarvan een verslag kan, of maak er een en leg het vast.")
    _lees_leerling(o, woorden)
    _met_leerling(o)
    o.add_argument("--nr", type=getal(1, 10_000), metavar="NR", help="welk gesprek of overleg")
    o.add_argument(
        "--deel",
        action="append",
        default=[],
        metavar="CODE=TEKST",
        help="aanwezig, aanleiding, besproken, leerling, ouders, school, uitkomst, vervolg",
    )
    o.add_argument(
        "--actie",
        action="append",
        default=[],
        metavar="WIE:WAT[:DAG]",
        help="wie doet wat, uiterlijk wanneer; wordt een taak of afspraak",
    )
    o.add_argument("--naar", default="", metavar="X.pdf", help="schrijf het ook hierheen")
    o.add_argument("--concept", action="store_true", help="alleen de PDF, niets vastleggen")
    return verslag(o.parse_args(woorden))


def _bundel(woorden: Sequence[str]) -> int:
    from app.cli.verslagen import bundel

    o = _ontleder("bundel", "Toon de stukken van een dossier, of bundel ze in één PDF.")
    _lees_leerling(o, woorden)
    _met_leerling(o)
    o.add_argument("--stukken", default="", metavar="1,3,2", help="welke, in deze volgorde; alle")
    o.add_argument("--titel", default="", metavar="T", help="wat er op het voorblad staat")
    o.add_argument("--voor-ouders", action="store_true", help="weiger wat zij niet mogen zien")
    o.add_argument("--naar", default="", metavar="X.pdf", help="hier komt de bundel")
    return bundel(o.parse_args(woorden))


def _protocol(woorden: Sequence[str]) -> int:
    from app.cli.protocol import protocol

    o = _ontleder("protocol", "Toon de protocollen, of een ervan; reken een nieuwe versie door.")
    o.add_argument("code", nargs="?", default="", metavar="CODE", help="welk protocol")
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument("--json", action="store_true", help="de lijst als JSON met vaste sleutels")
    o.add_argument("--pdf", default="", metavar="X.pdf", help="als handboek; zonder CODE alle")
    o.add_argument("--toml", default="", metavar="X.toml", help="schrijf het protocolbestand")
    o.add_argument("--voorbeelden", action="store_true", help="reken de voorbeelden na")
    o.add_argument("--nieuw", default="", metavar="X.toml", help="wat als dit bestand zou gelden")
    o.add_argument("--vanaf", type=dag, metavar="D", help="de eerste dag waarop het geldt")
    o.add_argument(
        "--ook-lopende", action="store_true", help="alsof ook lopende stappen het volgen"
    )
    o.add_argument("--stel-vast", action="store_true", help="stel het bestand ook vast")
    return protocol(o.parse_args(woorden))


def _school(woorden: Sequence[str]) -> int:
    from app.cli.scholen import school

    o = _ontleder("school", "Toon de leerlingen van een school, of wat er bij scholen te doen is.")
    o.add_argument(
        "school", nargs="?", default="", metavar="SCHOOL", help="BRIN met vestiging, of de naam"
    )
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    o.add_argument("--pdf", default="", metavar="X.pdf", help="de lijst op papier, met SCHOOL")
    opties = o.parse_args(woorden)
    if opties.pdf and not opties.school:
        o.error("er ontbreekt: SCHOOL, voor de lijst op papier")
    return school(opties)


def _absoluut(woorden: Sequence[str]) -> int:
    from app.cli.scholen import absoluut
    from app.services.absoluut import Groep

    o = _ontleder("absoluut", "Toon wie leerplichtig is en nergens staat ingeschreven.")
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument(
        "--groep",
        default="",
        choices=["telt_mee", *(g.value for g in Groep)],
        metavar="G",
        help="alleen deze groep: telt_mee, " + ", ".join(g.value for g in Groep),
    )
    o.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    o.add_argument("--pdf", default="", metavar="X.pdf", help="de lijst op papier, als PDF")
    return absoluut(o.parse_args(woorden))


def _lijst(woorden: Sequence[str]) -> int:
    from app.cli.teamlijsten import LIJSTEN, lijst

    o = _ontleder("lijst", "Toon een lijst van het hele team, of van één ambtenaar.")
    o.add_argument("naam", choices=list(LIJSTEN), metavar="NAAM", help=", ".join(LIJSTEN))
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument("--ambtenaar", default="", metavar="A", help="alleen die van deze ambtenaar")
    uit = o.add_mutually_exclusive_group()
    uit.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    uit.add_argument("--pdf", default="", metavar="X.pdf", help="de lijst op papier, als PDF")
    uit.add_argument("--xlsx", default="", metavar="X.xlsx", help="de lijst als werkboek")
    return lijst(o.parse_args(woorden))


def _vrijstellingen(woorden: Sequence[str]) -> int:
    from app.cli.vrijstellingen import vrijstellingen

    o = _ontleder("vrijstellingen", "Toon welke vrijstellingen lopen, en de aantallen.")
    o.add_argument("--peildatum", type=dag, metavar="D", help="een andere dag dan vandaag")
    o.add_argument("--schooljaar", default="", metavar="J", help="voor de aantallen: 2026-2027")
    o.add_argument("--jaarronde", action="store_true", help="wie voor 1 juli opnieuw moet")
    o.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    o.add_argument("--pdf", default="", metavar="X.pdf", help="de lopende op papier, als PDF")
    return vrijstellingen(o.parse_args(woorden))


def _document(woorden: Sequence[str]) -> int:
    from app.cli.documenten import document

    o = _ontleder("document", "Toon de documenten van een dossier, of voeg er een toe.")
    _lees_leerling(o, woorden)
    _met_leerling(o)
    o.add_argument("--voeg-toe", default="", metavar="PAD", help="bewaar dit bestand versleuteld")
    o.add_argument("--titel", default="", metavar="T", help="anders de naam van het bestand")
    o.add_argument("--soort", default="anders", metavar="S", help="brief, verslag, plan …")
    o.add_argument("--datum", type=dag, metavar="D", help="van wanneer het is")
    o.add_argument("--van-wie", default="", metavar="W", help="van wie het kwam")
    o.add_argument("--niet-delen", action="store_true", help="niet delen met ouders")
    o.add_argument(
        "--opslaan",
        type=getal(1, 10_000),
        metavar="NR",
        help="schrijf een onversleutelde kopie; dat komt in het logboek",
    )
    o.add_argument("--naar", default="", metavar="BESTAND", help="waarheen, met --opslaan")
    o.add_argument("--json", action="store_true", help="JSON met vaste sleutels")
    return document(o.parse_args(woorden))


def _pakket(woorden: Sequence[str]) -> int:
    from app.cli.documenten import pakket

    o = _ontleder("pakket", "Schrijf een dossier als versleuteld pakket voor een andere gemeente.")
    _lees_leerling(o, woorden)
    _met_leerling(o)
    o.add_argument("--gemeente", required=True, metavar="G", help="voor welke gemeente")
    o.add_argument("--naar", required=True, metavar="X.kantelpunt-pakket")
    return pakket(o.parse_args(woorden))


def _aanbod(woorden: Sequence[str]) -> int:
    from app.cli.documenten import aanbod

    o = _ontleder("aanbod", "Toon wat u is aangeboden, bied een dossier aan, of antwoord.")
    if "--bsn-van-stdin" in woorden:
        o.set_defaults(leerling="bsn")
    else:
        o.add_argument("leerling", nargs="?", default="", metavar="LEERLING")
    _met_leerling(o)
    o.add_argument("--aan", default="", metavar="A", help="bied het dossier aan deze collega aan")
    o.add_argument("--vanaf", type=dag, metavar="D", help="vanaf welke dag (anders vandaag)")
    o.add_argument("--tot", type=dag, metavar="D", help="laatste dag van een waarneming")
    o.add_argument("--neem-over", action="store_true", help="neem een aangeboden dossier over")
    o.add_argument("--weiger", action="store_true", help="weiger een aangeboden dossier")
    opties = o.parse_args(woorden)
    keuzes = [bool(opties.aan), opties.neem_over, opties.weiger]
    if opties.leerling and sum(keuzes) != 1:
        o.error("kies bij een leerling een van: --aan, --neem-over, --weiger")
    if not opties.leerling and any(keuzes):
        o.error("er ontbreekt: LEERLING")
    return aanbod(opties)


def _controleer(woorden: Sequence[str]) -> int:
    from app.cli.bestanden import controleer

    o = _ontleder("controleer", "Kijk het bestand, het logboek en de protocollen na.")
    return controleer(o.parse_args(woorden))


OPDRACHTEN: dict[str, Callable[[Sequence[str]], int]] = {
    "voorbeeld": _voorbeeld,
    "nieuw": _nieuw,
    "importeer": _importeer,
    "exporteer": _exporteer,
    "caseload": _caseload,
    "agenda": _agenda,
    "taken": _taken,
    "dossier": _dossier,
    "school": _school,
    "absoluut": _absoluut,
    "lijst": _lijst,
    "vrijstellingen": _vrijstellingen,
    "brief": _brief,
    "brieven": _brieven,
    "pv": _pv,
    "sjabloon": _sjabloon,
    "verslag": _verslag,
    "bundel": _bundel,
    "document": _document,
    "aanbod": _aanbod,
    "pakket": _pakket,
    "protocol": _protocol,
    "controleer": _controleer,
}


def voer_uit(woorden: Sequence[str], venster: Venster) -> int:
    """Carry out a command line; `venster` is called (lazily) when the window is meant."""
    maak_utf8()
    try:
        _eis_tekst(woorden)
        if woorden and woorden[0] in OPDRACHTEN:
            return OPDRACHTEN[woorden[0]](woorden[1:])
        return _begin(woorden, venster)
    except KnownError as fout:
        zeg_fout(f"kantelpunt: {fout}")
        return 1
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Python must not flush at its end.
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  held until the end
        return 0
    except KeyboardInterrupt:
        zeg_fout("kantelpunt: afgebroken.")
        return 1


def _eis_tekst(woorden: Sequence[str]) -> None:
    """Refuse bytes that are no text: they could not be stored, shown or typed again."""
    omgeving = {naam: os.environ.get(naam, "") for naam in (WACHTWOORD, GEBRUIKER)}
    for naam, tekst in (*omgeving.items(), ("de opdracht", "".join(woorden))):
        try:
            tekst.encode()
        except UnicodeEncodeError:
            raise KnownError(
                f"In {naam} staat een teken dat geen tekst is.",
                "Typ de naam opnieuw, of hernoem het bestand.",
            ) from None


def _begin(woorden: Sequence[str], venster: Venster) -> int:
    """Start the window on a file, with the example team, or without; or answer --help."""
    if "-h" in woorden or "--help" in woorden:
        zeg(UITLEG)
        return 0
    if list(woorden) in (["--versie"], ["--version"]):
        zeg(f"Kantelpunt {__version__}")
        return 0
    if list(woorden) == ["--voorbeeld"]:
        return venster(None, voorbeeld=True)
    if not woorden:
        return venster(None)
    if len(woorden) > 1 or woorden[0].startswith("-") or not _is_bestand(woorden[0]):
        zeg_fout(f"kantelpunt: onbekende opdracht: {woorden[0]} (uitleg: kantelpunt --help)")
        return VERKEERD
    return venster(woorden[0])


def _is_bestand(tekst: str) -> bool:
    """Tell a file from a mistyped command."""
    return tekst.endswith(".kantelpunt") or Path(tekst).exists()
