"""Documents: the fields that every letter template may name, for the check and for the screen.

One list says what there is: the service that fills a letter gives exactly these
(a test holds both together), the check on a template refuses any other name,
and the template screen shows them to click on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Aard(StrEnum):
    """What a field gives: something to print, a yes or no for a condition, or a list."""

    TEKST = "tekst"
    JANEE = "ja of nee"
    LIJST = "lijst"
    EIGEN = "eigen velden"
    """The fields of the template itself (`veld.code`): any name below it that the template has."""


@dataclass(frozen=True, slots=True)
class Sjabloonveld:
    """A field: its name in a template, what it is in Dutch, and an example of its value."""

    naam: str
    uitleg: str
    voorbeeld: str = ""
    aard: Aard = Aard.TEKST
    delen: tuple[str, ...] = ()
    """Of a list: the fields of one line of it; empty: a line is a text itself."""


_T, _J, _L = Aard.TEKST, Aard.JANEE, Aard.LIJST

GROEPEN: tuple[tuple[str, tuple[Sjabloonveld, ...]], ...] = (
    (
        "Aanspreken",
        (
            Sjabloonveld("u", "u, of je aan een leerling onder de 18", "u"),
            Sjabloonveld("U", "hetzelfde aan het begin van een zin", "U"),
            Sjabloonveld("uw", "uw of je", "uw"),
            Sjabloonveld("Uw", "hetzelfde aan het begin van een zin", "Uw"),
        ),
    ),
    (
        "Leerling",
        (
            Sjabloonveld("leerling.naam", "voor- en achternaam", "Emre Iepenlaan"),
            Sjabloonveld("leerling.roepnaam", "roepnaam", "Emre"),
            Sjabloonveld("leerling.geboren", "geboortedatum", "9 maart 2011"),
            Sjabloonveld("leerling.leeftijd", "leeftijd in jaren", "15"),
            Sjabloonveld("leerling.twaalf", "is 12 jaar of ouder", aard=_J),
            Sjabloonveld("leerling.zestien", "is 16 jaar of ouder", aard=_J),
            Sjabloonveld("leerling.achttien", "is 18 jaar of ouder", aard=_J),
            Sjabloonveld("leerling.heeft_ouders", "ook een ouder krijgt een brief", aard=_J),
            Sjabloonveld("plicht", "leerplicht of kwalificatieplicht", "leerplicht"),
            Sjabloonveld("anoniem", "besproken zonder naam: geen toestemming", aard=_J),
        ),
    ),
    (
        "School en verzuim",
        (
            Sjabloonveld("school.naam", "naam van de school", "Het Fictieve Lyceum"),
            Sjabloonveld("school.plaats", "plaats van de school", "Modelstad"),
            Sjabloonveld("school.swv", "samenwerkingsverband van de school", "SWV Model"),
            Sjabloonveld("school.bekend", "er is een school vastgelegd", aard=_J),
            Sjabloonveld("melding", "er is een melding van DUO of de school", aard=_J),
            Sjabloonveld("melding.datum", "datum van die melding", "4 november 2026"),
            Sjabloonveld("melding.soort", "soort: 16_uur, lrv, luxe, overig, absoluut", "16_uur"),
            Sjabloonveld("melding.van", "wie meldde, met van ervoor", "van Het Fictieve Lyceum"),
            Sjabloonveld(
                "verzuim", "het gekozen verzuim, een regel per feit", "3 uur gemist", aard=_L
            ),
            Sjabloonveld("luxe", "er is luxeverzuim bij", aard=_J),
        ),
    ),
    (
        "Wat is vastgelegd",
        (
            Sjabloonveld(
                "afspraken",
                "de gekozen afspraken",
                aard=_L,
                delen=("wat", "met", "uiterlijk"),
            ),
            Sjabloonveld(
                "gedaan",
                "wat er in het dossier is gedaan: datum en wat, zonder notities",
                aard=_L,
                delen=("datum", "wat"),
            ),
            Sjabloonveld("regie", "wie de regie op het proces heeft", "school"),
        ),
    ),
    (
        "Ontvanger",
        (
            Sjabloonveld("ontvanger.naam", "naam van de ontvanger", "mevrouw A. Iepenlaan"),
            Sjabloonveld("ontvanger.soort", "ouder, leerling, school, swv, jeugdarts …", "ouder"),
            Sjabloonveld("ontvanger.tolk", "er is een tolk nodig", aard=_J),
            Sjabloonveld("ontvanger.taal", "taal van de ouder", "Nederlands"),
            Sjabloonveld("anderen", "wie deze brief nog meer krijgt, zonder namen", aard=_L),
        ),
    ),
    (
        "Afzender en team",
        (
            Sjabloonveld("afzender.naam", "wie tekent", "S. de Wit"),
            Sjabloonveld("afzender.functie", "functie", "leerplichtambtenaar"),
            Sjabloonveld("afzender.bereik", "telefoon en e-mail in een zin", "op telefoonnummer …"),
            Sjabloonveld("team.naam", "naam van het team", "Team Leerplicht"),
            Sjabloonveld("team.gemeente", "gemeente", "Modelstad"),
            Sjabloonveld("team.college", "het college voluit", "het college van … Modelstad"),
            Sjabloonveld("team.bezwaaradres", "waar bezwaar naartoe gaat", "Postbus 100, …"),
            Sjabloonveld("dossier.nummer", "dossiernummer", "2026-0001"),
            Sjabloonveld("schooljaar", "dit schooljaar", "2026-2027"),
            Sjabloonveld("volgend_schooljaar", "het volgende schooljaar", "2027-2028"),
        ),
    ),
)
"""What every template may name, in the order of the screen."""

EIGEN = "veld"
"""Below this name stand the fields that the user fills in for one letter."""


class Velden:
    """What the templates of one circle may name: by group, by name, lists, names with parts."""

    def __init__(self, groepen: tuple[tuple[str, tuple[Sjabloonveld, ...]], ...]) -> None:
        self.groepen = groepen
        self.per_naam: dict[str, Sjabloonveld] = {v.naam: v for _, deel in groepen for v in deel}
        self.lijsten = {n: v for n, v in self.per_naam.items() if v.aard is Aard.LIJST}
        self.ouders = frozenset(n.partition(".")[0] for n in self.per_naam if "." in n)


TEAM = Velden(GROEPEN)
"""Those of the letters of the team file."""
