"""Domain: the dossier, who handles it, and what was decided, agreed and awaited in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld
from app.domain.handelen import Wie
from app.domain.klaarmet import Klaarmet

HEROPEN_SCHOOLWEKEN = 4
"""Within this many schoolweken after closing a dossier goes on, later it is a new one: own rule."""


class Sluitreden(Keuze):
    """Why a dossier was closed."""

    HERSTELD = "hersteld", "gaat weer naar school"
    NIET_LEERPLICHTIG = "niet_leerplichtig", "niet (meer) leerplichtig"
    VERHUISD = "verhuisd", "verhuisd"
    OVERGEDRAGEN = "overgedragen", "overgedragen"
    VRIJGESTELD = "vrijgesteld", "vrijgesteld"
    ONTERECHT = "onterecht", "onterecht geopend"
    ANDERS = "anders", "anders"


class Besluitsoort(Keuze):
    """Decisions on the ladder; a stap begins and ends by them only (protocollen 3).

    BEGIN: a dossier enters the ladder in `stap`. OPSCHALEN: `van_stap` tips to
    `stap`. HERHALEN: a new doorloop of `stap` on a new insight. OVERSLAAN:
    `stap` is entered while steps between are skipped with reason. TERUG: back
    to an earlier `stap`. ANDERE_TERMIJN: the running doorloop of `stap` gets
    `aantal` `eenheid`. ANDERE_OPLOSSING: at the kantelpunt a solution is in
    view (what, who, `nieuwe_datum`). AANDACHTSDATUM: the next look is on
    `nieuwe_datum`. SLUIT_SPOOR: one of two parallel steps ends.
    """

    BEGIN = "begin", "begin"
    OPSCHALEN = "opschalen", "opschalen"
    HERHALEN = "herhalen", "herhalen"
    OVERSLAAN = "overslaan", "overslaan"
    TERUG = "terug", "terug"
    ANDERE_TERMIJN = "andere_termijn", "andere termijn"
    ANDERE_OPLOSSING = "andere_oplossing", "andere oplossing in beeld"
    AANDACHTSDATUM = "aandachtsdatum", "aandachtsdatum"
    SLUIT_SPOOR = "sluit_spoor", "spoor beëindigen"


class Eenheid(Keuze):
    """The unit of a term."""

    SCHOOLWEKEN = "schoolweken", "schoolweken"
    SCHOOLDAGEN = "schooldagen", "schooldagen"
    WERKDAGEN = "werkdagen", "werkdagen"
    DAGEN = "dagen", "dagen"
    WEKEN = "weken", "weken"
    MAANDEN = "maanden", "maanden"


class Toestemmingdoel(Keuze):
    """What a toestemming is for."""

    KERNTEAM = "kernteam", "bespreken in het kernteam"
    JEUGDARTS = "jeugdarts", "jeugdarts aan school"
    LEERPLICHT = "leerplicht", "overleg van school met leerplicht"
    SWV = "swv", "overleg met het samenwerkingsverband"
    BERICHT_JEUGDARTS = "bericht_jeugdarts", "bericht van leerplicht aan de jeugdarts"
    """Apart from JEUGDARTS: consent is for one purpose (AVG art. 6 lid 1 onder a), and 004 par.
    5.6 speaks of the jeugdarts to the school only."""


class Toestemmingbesluit(Keuze):
    """What was answered."""

    GEGEVEN = "gegeven", "gegeven"
    GEWEIGERD = "geweigerd", "geweigerd"


class Toestemmingwijze(Keuze):
    """How the answer came; it must be possible to show that it was given (AVG art. 7 lid 1)."""

    FORMULIER = "formulier", "formulier met handtekening"
    MONDELING = "mondeling", "mondeling"
    EMAIL = "e-mail", "per e-mail"
    VIA_SCHOOL = "via_school", "de school heeft het formulier"


class Regiesoort(Keuze):
    """Regie is two things (003 h.4)."""

    INHOUD = "inhoud", "regie op inhoud"
    PROCES = "proces", "regie op proces"


class Uitkomst(Keuze):
    """How an afspraak ended."""

    NAGEKOMEN = "nagekomen", "nagekomen"
    GESCHONDEN = "geschonden", "niet nagekomen"


class Wachtop(Keuze):
    """What a case waits for (protocollen 3)."""

    SO_PLAATS = "so_plaats", "een plaats in het (v)so"
    INTAKE_ROC = "intake_roc", "intake ROC"
    INTAKE_ZORG = "intake_zorg", "intake zorg"
    WACHTLIJST = "wachtlijst", "wachtlijst zorg"
    PROCEDURE = "procedure", "een procedure"
    VERHUIZING = "verhuizing", "verhuisleerling met zorgdossier"
    ADVIES = "advies", "advies"
    ANDERS = "anders", "iets anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Feit):
    """A running or closed case of a leerling; at most one is open at a time."""

    SOORT: ClassVar[str] = "dossier"
    LABEL: ClassVar[str] = "Dossier"
    DATUM: ClassVar[str | None] = "geopend"

    leerling_id: str = veld("Leerling", naar="leerling")
    dossiernummer: str = veld("Dossiernummer")
    geopend: date = veld("Geopend")
    gesloten: date | None = veld("Gesloten", default=None)
    sluitreden: Sluitreden | None = veld("Reden van sluiten", default=None)
    protocol: str = veld("Protocol", default="apeldoorn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Behandelaar(Feit):
    """Which ambtenaar handles a dossier, over time."""

    SOORT: ClassVar[str] = "behandelaar"
    LABEL: ClassVar[str] = "Behandelaar"
    DATUM: ClassVar[str | None] = "van"

    dossier_id: str = veld("Dossier", naar="dossier")
    ambtenaar_id: str = veld("Ambtenaar", naar="ambtenaar")
    van: date = veld("Van")
    tot: date | None = veld("Tot en met", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapbesluit(Feit):
    """A decision on the ladder, or on a track beside it, with organisation, person and reason.

    `stap` is a code of the ladder, or with `spoor` of that track; it is empty when the
    decision is about the track as a whole.
    """

    SOORT: ClassVar[str] = "stapbesluit"
    LABEL: ClassVar[str] = "Stapbesluit"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum")
    soort: Besluitsoort = veld("Besluit")
    stap: str = veld("Stap", default="")
    van_stap: str = veld("Van stap", default="")
    organisatie: Wie = veld("Besloten door", default=Wie.LEERPLICHT)
    persoon: str = veld("Persoon", default="")
    reden: str = veld("Reden", default="", notitie=True)
    aantal: int | None = veld("Termijn", default=None, minimum=1, maximum=400)
    eenheid: Eenheid | None = veld("Eenheid", default=None)
    oplossing: str = veld("Welke oplossing", default="", notitie=True)
    wie: str = veld("Wie doet het", default="")
    nieuwe_datum: date | None = veld("Nieuwe datum", default=None)
    overgenomen: bool = veld("Overgenomen uit ander systeem", default=False)
    spoor: str = veld("Spoor", default="")
    """The key of the track it is about; empty: the ladder."""
    antwoorden: str = veld("Antwoorden bij het kantelpunt", default="")
    """What was answered to the questions, as "herstel=nee andere_oplossing=nee"."""
    poorten: str = veld("Poorten die dicht waren", default="")
    """Codes of the closed gates that were passed with `reden`, split by blanks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toestemming(Feit):
    """Consent of one ouder (or of the leerling: ouder_id None) for one thing."""

    SOORT: ClassVar[str] = "toestemming"
    LABEL: ClassVar[str] = "Toestemming"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    ouder_id: str | None = veld("Ouder", naar="ouder", default=None)
    doel: Toestemmingdoel = veld("Waarvoor", default=Toestemmingdoel.KERNTEAM)
    besluit: Toestemmingbesluit = veld("Antwoord", default=Toestemmingbesluit.GEGEVEN)
    datum: date = veld("Datum")
    tot: date | None = veld("Geldig tot en met", default=None)
    ingetrokken_op: date | None = veld("Ingetrokken op", default=None)
    wijze: Toestemmingwijze | None = veld("Hoe gegeven", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regie(Feit):
    """Who leads, on inhoud or on proces, from and until a day."""

    SOORT: ClassVar[str] = "regie"
    LABEL: ClassVar[str] = "Regie"
    DATUM: ClassVar[str | None] = "van"

    dossier_id: str = veld("Dossier", naar="dossier")
    soort: Regiesoort = veld("Soort")
    organisatie: str = veld("Organisatie")
    persoon: str = veld("Persoon", default="")
    van: date = veld("Van")
    tot: date | None = veld("Tot en met", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wacht(Feit):
    """The case waits for something until `tot`; it moves no kantelpunt.

    With `klaar_met` the wait is over as soon as such a fact is recorded (domain.voltooien).
    """

    SOORT: ClassVar[str] = "wacht"
    LABEL: ClassVar[str] = "Wacht"
    DATUM: ClassVar[str | None] = "van"

    dossier_id: str = veld("Dossier", naar="dossier")
    van: date = veld("Van")
    tot: date = veld("Tot")
    op: Wachtop = veld("Wacht op", default=Wachtop.ADVIES)
    toelichting: str = veld("Toelichting", default="", notitie=True)
    beeindigd: date | None = veld("Beëindigd op", default=None)
    klaar_met: Klaarmet | None = veld("Eerder over bij", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak(Feit):
    """An agreement: with whom, what, by when, and how it ended."""

    SOORT: ClassVar[str] = "afspraak"
    LABEL: ClassVar[str] = "Afspraak"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum")
    met: str = veld("Met wie")
    wat: str = veld("Wat is afgesproken", default="", notitie=True)
    uiterlijk: date | None = veld("Uiterlijk", default=None)
    uitkomst: Uitkomst | None = veld("Uitkomst", default=None)
    uitkomst_op: date | None = veld("Uitkomst op", default=None)
    niet_delen: bool = veld("Niet delen met ouders", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taak(Feit):
    """Something to do on or before a day.

    It does not exist before `gemaakt_op`, the day on which it was made; of a task of before
    schema 8 that is not known. `klaar_met`: the fact of its dossier that completes it by
    itself. With `elke` `eenheid` it comes back, up to `herhaal_tot`. How it stands on a day:
    domain.voltooien.
    """

    SOORT: ClassVar[str] = "taak"
    LABEL: ClassVar[str] = "Taak"
    DATUM: ClassVar[str | None] = None

    dossier_id: str | None = veld("Dossier", naar="dossier", default=None)
    ambtenaar_id: str | None = veld("Voor", naar="ambtenaar", default=None)
    datum: date = veld("Uiterlijk")
    omschrijving: str = veld("Wat", notitie=True)
    gedaan_op: date | None = veld("Gedaan op", default=None)
    gemaakt_op: date | None = veld("Gemaakt op", default=None)
    klaar_met: Klaarmet | None = veld("Vanzelf klaar bij", default=None)
    elke: int | None = veld("Komt terug na", default=None, minimum=1, maximum=60)
    eenheid: Eenheid | None = veld("Eenheid", default=None)
    herhaal_tot: date | None = veld("Komt terug tot en met", default=None)
