"""Domain: meldingen of absence and the absence itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld


class Verzuimsoort(Keuze):
    """Kind of melding: DUO's verzuimsoorten, and what reaches leerplicht beside DUO."""

    UUR16 = "16_uur", "16 uur"
    UUR16_18PLUS = "16_uur_18", "16 uur 18+"
    LRV = "lrv", "LRV"
    LUXE = "luxe", "luxe"
    OVERIG = "overig", "overig"
    RMC = "rmc", "RMC 18+"
    ABSOLUUT = "absoluut", "absoluut"
    KENMERK = "kenmerk", "signaal"


class Meldingbron(Keuze):
    """Where a melding came from."""

    DUO = "duo", "DUO"
    SCHOOL = "school", "school"
    OUDER = "ouder", "ouder"
    EIGEN = "eigen", "eigen signaal"


class Meldingstatus(Keuze):
    """DUO's status values since 12 August 2020."""

    GEREGISTREERD = "geregistreerd", "geregistreerd"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    AFGESLOTEN = "afgesloten", "afgesloten"
    INGETROKKEN = "ingetrokken", "ingetrokken door de school"
    TER_KENNISGEVING = "ter_kennisgeving", "ter kennisgeving aangenomen"


class Periodesoort(Keuze):
    """Whether absence is allowed."""

    ONGEOORLOOFD = "ongeoorloofd", "ongeoorloofd"
    GEOORLOOFD = "geoorloofd", "geoorloofd"
    ZIEKTE = "ziekte", "ziekte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding(Feit):
    """A verzuimmelding with the fields of BRO art. 14.

    `vermoeden` says that the school suspects ongeoorloofd verzuim behind an
    overig melding (wet-en-praktijk 2.3). Its statuses are facts of their own.
    `ambtenaar_id`: who is to assess it. `kenmerk`: what kind of preventive signal it
    is, an uitkomst of the gebeurtenis "kenmerk" of the protocols (000 par. 3.1).
    """

    SOORT: ClassVar[str] = "melding"
    LABEL: ClassVar[str] = "Melding"
    DATUM: ClassVar[str | None] = "melddatum"

    leerling_id: str = veld("Leerling", naar="leerling")
    dossier_id: str | None = veld("Dossier", naar="dossier", default=None)
    school_id: str | None = veld("School", naar="school", default=None)
    meldingsnummer: str = veld("Meldingsnummer", default="")
    bron: Meldingbron = veld("Bron", default=Meldingbron.DUO)
    soort: Verzuimsoort = veld("Soort verzuim")
    melddatum: date = veld("Melddatum")
    begindatum: date | None = veld("Eerste verzuimdag", default=None)
    einddatum: date | None = veld("Laatste verzuimdag", default=None)
    uren: float | None = veld("Uren ongeoorloofd", default=None, minimum=0, maximum=2000)
    vermoeden: bool = veld("Vermoeden ongeoorloofd", default=False)
    alle_lessen_gemist: bool = veld("Alle lessen gemist", default=False)
    reden: str = veld("Vermoedelijke reden", default="", notitie=True)
    actie_school: str = veld("Actie van de school", default="", notitie=True)
    actie_gewenst: bool = veld("Actie gemeente gewenst", default=True)
    toelichting: str = veld("Toelichting", default="", notitie=True)
    contact_naam: str = veld("Contactpersoon school", default="")
    contact_functie: str = veld("Functie contactpersoon", default="")
    contact_telefoon: str = veld("Telefoon contactpersoon", default="")
    contact_email: str = veld("E-mail contactpersoon", default="")
    ambtenaar_id: str | None = veld("Voor", naar="ambtenaar", default=None)
    kenmerk: str = veld("Soort signaal", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingStatus(Feit):
    """A status of a melding from a day on; the latest one on a peildatum rules.

    `reden_afsluiten` and `opmerking` are those of BRO art. 14 n and o: a few words each, so
    that they are no room for notes (003 h.3).
    """

    SOORT: ClassVar[str] = "meldingstatus"
    LABEL: ClassVar[str] = "Status van melding"
    DATUM: ClassVar[str | None] = "datum"

    melding_id: str = veld("Melding", naar="melding")
    status: Meldingstatus = veld("Status")
    datum: date = veld("Datum")
    reden_afsluiten: str = veld("Reden van afsluiten", default="")
    doorgegeven: date | None = veld("Doorgegeven aan DUO of school op", default=None)
    opmerking: str = veld("Opmerking bij afsluiten", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzuimperiode(Feit):
    """A spell of absence: the countable minimum, without any text (003 h.3).

    `laatste_dag` None: still running. `hele_dagen` False: single hours, given
    in `uren`. `aanwezig` is the share of lesson time attended, in percent.
    """

    SOORT: ClassVar[str] = "verzuimperiode"
    LABEL: ClassVar[str] = "Verzuimperiode"
    DATUM: ClassVar[str | None] = "eerste_dag"

    leerling_id: str = veld("Leerling", naar="leerling")
    dossier_id: str | None = veld("Dossier", naar="dossier", default=None)
    school_id: str | None = veld("School", naar="school", default=None)
    soort: Periodesoort = veld("Soort")
    eerste_dag: date = veld("Eerste dag")
    laatste_dag: date | None = veld("Laatste dag", default=None)
    hele_dagen: bool = veld("Hele dagen", default=True)
    uren: float | None = veld("Uren", default=None, minimum=0, maximum=2000)
    aanwezig: int | None = veld("Aanwezig (% van de lestijd)", default=None, minimum=0, maximum=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeLaat(Feit):
    """How often a leerling came too late from `van` to `tot` (included), as the school counts."""

    SOORT: ClassVar[str] = "telaat"
    LABEL: ClassVar[str] = "Te laat gekomen"
    DATUM: ClassVar[str | None] = "tot"

    leerling_id: str = veld("Leerling", naar="leerling")
    dossier_id: str | None = veld("Dossier", naar="dossier", default=None)
    school_id: str | None = veld("School", naar="school", default=None)
    van: date = veld("Van")
    tot: date = veld("Tot en met")
    aantal: int = veld("Aantal keer te laat", minimum=1, maximum=2000)
