"""Domain: schools, their contact persons, their own calendar, and who attends them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld


class Onderwijssoort(Keuze):
    """Kind of education, as the counts need it (protocollen 8)."""

    BO = "bo", "basisonderwijs"
    SBO = "sbo", "speciaal basisonderwijs"
    SO = "so", "speciaal onderwijs"
    VSO = "vso", "voortgezet speciaal onderwijs"
    PRO = "pro", "praktijkonderwijs"
    VO = "vo", "voortgezet onderwijs"
    MBO = "mbo", "mbo"
    ONBEKEND = "onbekend", "onbekend"


class Regio(Keuze):
    """Vakantieregio."""

    NOORD = "noord", "Noord"
    MIDDEN = "midden", "Midden"
    ZUID = "zuid", "Zuid"


class Vrijsoort(Keuze):
    """Why a school has no schooldag."""

    VRIJ = "vrij", "vrije dag van de school"
    SLUITING = "sluiting", "schoolsluiting (Lpw 11a)"
    FEESTDAG = "feestdag", "aangewezen feestdag"


class Zekerheid(Keuze):
    """How sure a calendar row is."""

    GECONTROLEERD = "gecontroleerd", "gecontroleerd"
    TE_CONTROLEREN = "te controleren", "te controleren"


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Feit):
    """A school location. BRIN (4) + vestiging (2) name it nationally.

    `termijn_stap2` is the school's own fixed term in schoolweken for stap 2
    (003 h.4 stap 2: "een andere werkbare/vastgestelde termijn per school").
    """

    SOORT: ClassVar[str] = "school"
    LABEL: ClassVar[str] = "School"

    naam: str = veld("Naam")
    brin: str = veld("BRIN", default="")
    vestiging: str = veld("Vestiging", default="")
    onderwijssoort: Onderwijssoort = veld("Onderwijssoort", default=Onderwijssoort.ONBEKEND)
    regio: Regio = veld("Vakantieregio", default=Regio.MIDDEN)
    swv: str = veld("Samenwerkingsverband", default="")
    straat: str = veld("Straat", default="")
    huisnummer: str = veld("Huisnummer", default="")
    postcode: str = veld("Postcode", default="")
    plaats: str = veld("Plaats", default="")
    gemeente: str = veld("Gemeente", default="")
    telefoon: str = veld("Telefoon", default="")
    email: str = veld("E-mail", default="")
    termijn_stap2: int | None = veld(
        "Eigen termijn stap 2 (schoolweken)", default=None, minimum=1, maximum=26
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolContact(Feit):
    """A contact person of a school, from and until a day."""

    SOORT: ClassVar[str] = "schoolcontact"
    LABEL: ClassVar[str] = "Contactpersoon school"

    school_id: str = veld("School", naar="school")
    naam: str = veld("Naam")
    functie: str = veld("Functie", default="")
    telefoon: str = veld("Telefoon", default="")
    email: str = veld("E-mail", default="")
    van: date | None = veld("Van", default=None)
    tot: date | None = veld("Tot en met", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolnorm(Feit):
    """A threshold of a school's own, beside those of wet and regio (ggd-nog 2b; protocollen 6).

    `norm` is the norm code of a [[signaal]] ("ongeoorloofd_uren"); `aantal`
    replaces its threshold in the same unit and window. `bron` names the
    school's verzuimprotocol.
    """

    SOORT: ClassVar[str] = "schoolnorm"
    LABEL: ClassVar[str] = "Norm van de school"
    DATUM: ClassVar[str | None] = "van"

    school_id: str = veld("School", naar="school")
    norm: str = veld("Norm")
    aantal: int = veld("Drempel", minimum=1, maximum=2000)
    van: date = veld("Geldig vanaf")
    tot: date | None = veld("Tot en met", default=None)
    bron: str = veld("Bron", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class VrijeDag(Feit):
    """Days without lessons outside the official holidays; school_id None: for every school."""

    SOORT: ClassVar[str] = "vrijedag"
    LABEL: ClassVar[str] = "Vrije dag"

    school_id: str | None = veld("School", naar="school", default=None)
    soort: Vrijsoort = veld("Soort", default=Vrijsoort.VRIJ)
    eerste_dag: date = veld("Eerste dag")
    laatste_dag: date = veld("Laatste dag")
    omschrijving: str = veld("Omschrijving", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vakantie(Feit):
    """A school holiday of one region; a row in the team file outranks the shipped one."""

    SOORT: ClassVar[str] = "vakantie"
    LABEL: ClassVar[str] = "Schoolvakantie"

    schooljaar: str = veld("Schooljaar")
    vakantie: str = veld("Vakantie")
    regio: Regio = veld("Vakantieregio")
    eerste_dag: date = veld("Eerste dag")
    laatste_dag: date = veld("Laatste dag")
    zekerheid: Zekerheid = veld("Zekerheid", default=Zekerheid.TE_CONTROLEREN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inschrijving(Feit):
    """An enrolment of a leerling at a school; `tot` is its last day."""

    SOORT: ClassVar[str] = "inschrijving"
    LABEL: ClassVar[str] = "Inschrijving"
    DATUM: ClassVar[str | None] = "van"

    leerling_id: str = veld("Leerling", naar="leerling")
    school_id: str = veld("School", naar="school")
    van: date = veld("Van")
    tot: date | None = veld("Tot en met", default=None)
    klas: str = veld("Klas", default="")
    reden_einde: str = veld("Reden van uitschrijving", default="")


def inschrijving_op(inschrijvingen: Iterable[Inschrijving], dag: date) -> Inschrijving | None:
    """Give the enrolment of a day, the latest when there are several."""
    gevonden: Inschrijving | None = None
    for rij in inschrijvingen:
        if (
            rij.van <= dag
            and (rij.tot is None or rij.tot >= dag)
            and (gevonden is None or rij.van >= gevonden.van)
        ):
            gevonden = rij
    return gevonden
