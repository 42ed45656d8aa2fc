"""Domain: what was done in a dossier: contact, interventie, overleg, herstel, brief."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld
from app.domain.verzending import Bezorgwijze


class Contactsoort(Keuze):
    """How there was contact."""

    TELEFOON = "telefoon", "telefoon"
    GESPREK = "gesprek", "gesprek op kantoor"
    HUISBEZOEK = "huisbezoek", "huisbezoek"
    SCHOOLBEZOEK = "schoolbezoek", "gesprek op school"
    EMAIL = "e-mail", "e-mail"
    VIDEO = "video", "videobellen"


class Contactmet(Keuze):
    """With whom there was contact."""

    MOEDER = "moeder", "moeder"
    VADER = "vader", "vader"
    OUDERS = "ouders", "ouders"
    LEERLING = "leerling", "leerling"
    SCHOOL = "school", "school"
    JEUGDARTS = "jeugdarts", "jeugdarts"
    HULPVERLENING = "hulpverlening", "hulpverlening"
    SWV = "swv", "samenwerkingsverband"
    ANDERS = "anders", "iemand anders"


class Interventiesoort(Keuze):
    """Kind of interventie: something done with a goal (003 h.4)."""

    GESPREK = "gesprek", "gesprek met een doel"
    ROOSTER = "rooster", "aangepast rooster"
    BEGELEIDING = "begeleiding", "begeleiding op school"
    SMW = "smw", "schoolmaatschappelijk werk"
    JEUGDARTS = "jeugdarts", "jeugdarts of MAZL"
    HULP = "hulp", "jeugdhulp"
    WAARSCHUWING = "waarschuwing", "waarschuwing"
    ONDERZOEK = "onderzoek", "onderzoek"
    ANDERS = "anders", "anders"


class Wie(Keuze):
    """Which organisation acts."""

    SCHOOL = "school", "school"
    SMW = "smw", "schoolmaatschappelijk werk"
    CJG = "cjg", "CJG"
    LEERPLICHT = "leerplicht", "leerplicht"
    SWV = "swv", "samenwerkingsverband"
    JEUGDHULP = "jeugdhulp", "jeugdhulp"
    OUDERS = "ouders", "ouders"
    ANDERS = "anders", "anders"


class Overlegsoort(Keuze):
    """The tables at which a leerling is discussed."""

    KERNTEAM = "kernteam", "kernteambespreking"
    MDO = "mdo", "MDO SWV"
    OVERLEGTAFEL = "overlegtafel", "overlegtafel"
    ACTIETAFEL = "actietafel", "actietafel"
    ANDERS = "anders", "ander overleg"


class Herstelsoort(Keuze):
    """What came of it (003 h.4; protocollen 3 'How the ladder runs')."""

    HERSTELD = "hersteld", "gaat weer naar school"
    AFSPRAAK = "afspraak", "afgesproken resultaat behaald"
    GEDEELTELIJK = "gedeeltelijk", "gaat gedeeltelijk naar school (opbouw)"
    TERUGVAL_ZELFDE = "terugval_zelfde", "terugval, verder in dezelfde stap"
    TERUGVAL_OPNIEUW = "terugval_opnieuw", "terugval, opnieuw beginnen"
    GEEN_HERSTEL = "geen_herstel", "dag op school telt niet als herstel"


class Ontvangersoort(Keuze):
    """To whom a brief goes."""

    OUDER = "ouder", "ouder"
    LEERLING = "leerling", "leerling"
    SCHOOL = "school", "school"
    PARTNER = "partner", "partner"


class Retourreden(Keuze):
    """Why post came back."""

    ONBESTELBAAR = "onbestelbaar", "onbestelbaar"
    VERHUISD = "verhuisd", "verhuisd"
    GEWEIGERD = "geweigerd", "geweigerd"
    NIET_AFGEHAALD = "niet_afgehaald", "niet afgehaald"
    ANDERS = "anders", "anders"


class Tekenuitkomst(Keuze):
    """What became of a brief that waited for a signature."""

    GETEKEND = "getekend", "getekend"
    TERUG = "terug", "teruggegeven"
    INGETROKKEN = "ingetrokken", "ingetrokken door de opsteller"


class Doorgavewijze(Keuze):
    """How something was passed on; schools want a terugkoppeling in writing (004 par. 5.6)."""

    BRIEF = "brief", "per brief"
    BEVEILIGD = "beveiligd", "beveiligde e-mail"
    FORMULIER = "formulier", "formulier of systeem"
    MONDELING = "mondeling", "mondeling"


class Doel(Keuze):
    """To whom something was reported or passed on."""

    SWV = "swv", "samenwerkingsverband"
    DUO = "duo", "DUO"
    SCHOOL = "school", "school"
    JEUGDARTS = "jeugdarts", "jeugdarts"
    LEIDING = "leiding", "teamleider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Feit):
    """A contact or an attempt; starts no term. `geslaagd` False: nobody reached."""

    SOORT: ClassVar[str] = "contact"
    LABEL: ClassVar[str] = "Contact"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum")
    soort: Contactsoort = veld("Hoe", default=Contactsoort.TELEFOON)
    met: Contactmet = veld("Met wie", default=Contactmet.OUDERS)
    geslaagd: bool = veld("Gesproken", default=True)
    notitie: str = veld("Notitie", default="", notitie=True)
    niet_delen: bool = veld("Niet delen met ouders", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interventie(Feit):
    """An interventie with a kind, a goal and who; the first one in stap 1 starts its term."""

    SOORT: ClassVar[str] = "interventie"
    LABEL: ClassVar[str] = "Interventie"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    stap: str = veld("Stap")
    datum: date = veld("Datum")
    soort: Interventiesoort = veld("Soort", default=Interventiesoort.GESPREK)
    wie: Wie = veld("Door wie", default=Wie.SCHOOL)
    doel: str = veld("Doel", default="", notitie=True)
    notitie: str = veld("Notitie", default="", notitie=True)
    niet_delen: bool = veld("Niet delen met ouders", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overleg(Feit):
    """A discussion in a stap; the first one of the stap's kind starts its term.

    `plan` says whether a SMART plan or OPP with goal, who does what and
    terugkoppeldatum was put in writing (003 h.4 stap 2).
    """

    SOORT: ClassVar[str] = "overleg"
    LABEL: ClassVar[str] = "Overleg"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    stap: str = veld("Stap")
    datum: date = veld("Datum")
    soort: Overlegsoort = veld("Soort", default=Overlegsoort.KERNTEAM)
    anoniem: bool = veld("Anoniem besproken", default=False)
    plan: bool = veld("Plan op schrift", default=False)
    terugkoppeldatum: date | None = veld("Terugkoppeling op", default=None)
    regievoerder: str = veld("Regievoerder", default="")
    doel: str = veld("Doel", default="", notitie=True)
    notitie: str = veld("Verslag", default="", notitie=True)
    niet_delen: bool = veld("Niet delen met ouders", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Herstel(Feit):
    """Return to school, in whole or in part, or a relapse after it."""

    SOORT: ClassVar[str] = "herstel"
    LABEL: ClassVar[str] = "Herstel"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum")
    soort: Herstelsoort = veld("Soort", default=Herstelsoort.HERSTELD)
    opbouwdatum: date | None = veld("Volgende opbouwdatum", default=None)
    toelichting: str = veld("Toelichting", default="", notitie=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorgave(Feit):
    """Something reported to a partner: the SWV-melding, a status to DUO, a terugkoppeling."""

    SOORT: ClassVar[str] = "doorgave"
    LABEL: ClassVar[str] = "Doorgegeven"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum")
    aan: Doel = veld("Aan", default=Doel.SWV)
    door: Wie = veld("Door", default=Wie.SCHOOL)
    wijze: Doorgavewijze | None = veld("Hoe", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Feit):
    """A letter that went out; its PDF is kept beside it byte for byte (`sha256`).

    `ouder_id`, `school_id` or `partner_id` names the addressee, none for the
    leerling. `afwijking` tells what was changed by hand in the text of the
    template, line by line ("- old", "+ new"). `verzendlid_id`: which line of a
    verzending it was made for.
    """

    SOORT: ClassVar[str] = "brief"
    LABEL: ClassVar[str] = "Brief"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum")
    sjabloon: str = veld("Sjabloon")
    onderwerp: str = veld("Onderwerp")
    aan: Ontvangersoort = veld("Aan")
    ouder_id: str | None = veld("Ouder", naar="ouder", default=None)
    ontvanger: str = veld("Ontvanger")
    sha256: str = veld("Vingerafdruk van de PDF", default="")
    school_id: str | None = veld("School", naar="school", default=None)
    partner_id: str | None = veld("Partner", naar="partner", default=None)
    getekend_door: str | None = veld("Getekend door", naar="ambtenaar", default=None)
    bezorgwijze: Bezorgwijze | None = veld("Verzonden", default=None)
    retour_op: date | None = veld("Teruggekomen op", default=None)
    retour_reden: Retourreden | None = veld("Reden van terugkomst", default=None)
    afwijking: str = veld("Aangepast in de tekst", default="", notitie=True)
    verzendlid_id: str | None = veld("Uit een verzending", naar="verzendlid", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening(Feit):
    """A letter that waits for the signature of the teamleider.

    `invulling` is what the letter is made from again on the day of signing
    (JSON: fields, addressees, changed texts), so that its date is the day on
    which it goes out. It holds nothing that the letter does not.
    """

    SOORT: ClassVar[str] = "ondertekening"
    LABEL: ClassVar[str] = "Ter ondertekening"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Voorgelegd op")
    sjabloon: str = veld("Sjabloon")
    onderwerp: str = veld("Onderwerp")
    invulling: str = veld("Invulling")
    door_id: str = veld("Voorgelegd door", naar="ambtenaar")
    uitkomst: Tekenuitkomst | None = veld("Uitkomst", default=None)
    uitkomst_op: date | None = veld("Uitkomst op", default=None)
    opmerking: str = veld("Opmerking", default="", notitie=True)
