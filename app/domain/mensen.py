"""Domain: the people: leerling, ouder and the ambtenaren of the team, and a move of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld


class Rol(Keuze):
    """What an ambtenaar may do in the team file."""

    LEERPLICHTAMBTENAAR = "leerplichtambtenaar", "leerplichtambtenaar"
    ADMINISTRATIE = "administratie", "administratief medewerker"
    TEAMLEIDER = "teamleider", "teamleider"


class Relatie(Keuze):
    """How an adult stands to the leerling."""

    MOEDER = "moeder", "moeder"
    VADER = "vader", "vader"
    VERZORGER = "verzorger", "verzorger"
    VOOGD = "voogd", "voogd"
    PLEEGOUDER = "pleegouder", "pleegouder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambtenaar(Feit):
    """A member of the team. Its id is also the id of the person in the keys file."""

    SOORT: ClassVar[str] = "ambtenaar"
    LABEL: ClassVar[str] = "Ambtenaar"

    naam: str = veld("Naam")
    rol: Rol = veld("Rol")
    boa: bool = veld("BOA", default=False)
    functie: str = veld("Functie", default="")
    telefoon: str = veld("Telefoon", default="")
    email: str = veld("E-mail", default="")
    uit_dienst: date | None = veld("Uit dienst", default=None)
    boa_nummer: str = veld("BOA-nummer", default="")

    def werkt_op(self, dag: date) -> bool:
        """Tell whether this person works here on a day; on the last day no more."""
        return self.uit_dienst is None or self.uit_dienst > dag


@dataclass(frozen=True, slots=True, kw_only=True)
class Leerling(Feit):
    """A child or young person; has a BSN or else an onderwijsnummer.

    `startkwalificatie` and `vrij_van_kwalificatieplicht` are the days on which
    a startkwalificatie or a pro/vso getuigschrift was obtained (Lpw 4a, 4b).
    `schooljaren_voor_vijf` and `overgeslagen` let rule (a) of Lpw 3 be weighed.
    """

    SOORT: ClassVar[str] = "leerling"
    LABEL: ClassVar[str] = "Leerling"

    achternaam: str = veld("Achternaam")
    tussenvoegsel: str = veld("Tussenvoegsel", default="")
    voornamen: str = veld("Voornamen", default="")
    roepnaam: str = veld("Roepnaam", default="")
    geboortedatum: date = veld("Geboortedatum")
    geslacht: str = veld("Geslacht", default="")
    bsn: str = veld("BSN", default="")
    onderwijsnummer: str = veld("Onderwijsnummer", default="")
    straat: str = veld("Straat", default="")
    huisnummer: str = veld("Huisnummer", default="")
    postcode: str = veld("Postcode", default="")
    plaats: str = veld("Plaats", default="")
    geheim_adres: bool = veld("Geheim adres", default=False)
    woongemeente: str = veld("Woongemeente", default="")
    telefoon: str = veld("Telefoon", default="")
    email: str = veld("E-mail", default="")
    startkwalificatie: date | None = veld("Startkwalificatie behaald op", default=None)
    vrij_van_kwalificatieplicht: date | None = veld(
        "Getuigschrift pro of diploma vso op", default=None
    )
    eerste_schooljaar: int | None = veld(
        "Begonnen in groep 1 in schooljaar", default=None, minimum=1990, maximum=2100
    )
    overgeslagen: int = veld("Overgeslagen schooljaren", default=0, minimum=0, maximum=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ouder(Feit):
    """An adult around one leerling, with the own address and language.

    Empty address fields mean: lives at the leerling's address.
    """

    SOORT: ClassVar[str] = "ouder"
    LABEL: ClassVar[str] = "Ouder"

    leerling_id: str = veld("Leerling", naar="leerling")
    relatie: Relatie = veld("Relatie")
    gezag: bool = veld("Gezag", default=True)
    aanhef: str = veld("Aanhef", default="")
    voorletters: str = veld("Voorletters", default="")
    tussenvoegsel: str = veld("Tussenvoegsel", default="")
    achternaam: str = veld("Achternaam")
    straat: str = veld("Straat", default="")
    huisnummer: str = veld("Huisnummer", default="")
    postcode: str = veld("Postcode", default="")
    plaats: str = veld("Plaats", default="")
    geheim_adres: bool = veld("Geheim adres", default=False)
    taal: str = veld("Taal", default="Nederlands")
    tolk: bool = veld("Tolk nodig", default=False)
    telefoon: str = veld("Telefoon", default="")
    email: str = veld("E-mail", default="")
    tot: date | None = veld("Niet meer betrokken vanaf", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuizing(Feit):
    """A move to another gemeente by the date of the BRP, and the warm transfer that belongs to it.

    The present woongemeente stands with the leerling; this keeps the one before it. `blijft`:
    the team keeps the dossier, because it works for the new gemeente too.
    """

    SOORT: ClassVar[str] = "verhuizing"
    LABEL: ClassVar[str] = "Verhuizing"
    DATUM: ClassVar[str | None] = "datum"

    leerling_id: str = veld("Leerling", naar="leerling")
    datum: date = veld("Datum in de BRP")
    van_gemeente: str = veld("Van gemeente", default="")
    naar_gemeente: str = veld("Naar gemeente")
    overgedragen_op: date | None = veld("Overgedragen op", default=None)
    ontvangst_bevestigd: date | None = veld("Ontvangst bevestigd op", default=None)
    blijft: bool = veld("Dit team houdt het dossier", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Samenvoeging(Feit):
    """Two records that turned out to be one leerling (wet-en-praktijk 2.4).

    `ander_id` is the key of the record that was withdrawn. `gegevens` is JSON: the two records
    as they were and the keys of what hung on the other one, so that they can be parted again.
    """

    SOORT: ClassVar[str] = "samenvoeging"
    LABEL: ClassVar[str] = "Samengevoegde leerling"
    DATUM: ClassVar[str | None] = "datum"

    leerling_id: str = veld("Leerling", naar="leerling")
    ander_id: str = veld("Andere sleutel")
    datum: date = veld("Datum")
    gegevens: str = veld("Wat er was")
