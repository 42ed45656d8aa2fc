"""Domain: what a team has with a school: its fixed people, agreements, visits, its list.

Nijmegen names a fixed leerplichtambtenaar per school with a deputy, and a yearly visit with
a fixed agenda of which the school and its board get the report (jaarverslag 2020-2021 par.
2.2.1; protocollen 5). Text here is about the school; what is about a leerling goes to the
dossier of that leerling, under the rules for notes there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld


class Schoolrol(Keuze):
    """Whether an ambtenaar is the school's own, or stands in for her."""

    VAST = "vast", "vaste ambtenaar"
    VERVANGER = "vervanger", "vervanger"


class Afspraaksoort(Keuze):
    """What an agreement with a school is about (protocollen 6, last paragraph)."""

    PROTOCOL = "verzuimprotocol", "verzuimprotocol van de school"
    EVALUATIE = "evaluatie", "evaluatie van het verzuimprotocol"
    VERANTWOORDELIJKE = "verantwoordelijke", "verzuimverantwoordelijke"
    VERZUIMLIJST = "verzuimlijst", "verzuimlijst aanleveren en bespreken"
    ANDERS = "anders", "andere afspraak"


class Onderwerp(Keuze):
    """The fixed agenda of a schoolbezoek (Nijmegen, jaarverslag 2020-2021 par. 2.2.1)."""

    IN_UITSCHRIJVING = "in_uitschrijving", "in- en afschrijvingen"
    REGISTRATIE = "registratie", "verzuimregistratie"
    MELDINGEN = "meldingen", "verzuimmeldingen"
    VRIJSTELLINGEN = "vrijstellingen", "vrijstellingen"
    SCHORSINGEN = "schorsingen", "schorsingen"
    VERWIJDERINGEN = "verwijderingen", "verwijderingen"
    BELEID = "beleid", "verzuimbeleid"
    THUISZITTERS = "thuiszitters", "thuiszitters"
    ACTUEEL = "actueel", "wat er nu speelt"


class Besprekingsuitkomst(Keuze):
    """What followed for one leerling from walking through the school's list."""

    NIETS = "niets", "geen actie"
    CONTACT = "contact", "besproken met de school"
    MELDING = "melding", "school doet een melding"
    DOSSIER = "dossier", "dossier geopend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolambtenaar(Feit):
    """Which ambtenaar works for a school, as its own or as deputy; `tot` is the last day."""

    SOORT: ClassVar[str] = "schoolambtenaar"
    LABEL: ClassVar[str] = "Ambtenaar van de school"
    DATUM: ClassVar[str | None] = "van"

    school_id: str = veld("School", naar="school")
    ambtenaar_id: str = veld("Ambtenaar", naar="ambtenaar")
    rol: Schoolrol = veld("Rol", default=Schoolrol.VAST)
    van: date = veld("Van")
    tot: date | None = veld("Tot en met", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolafspraak(Feit):
    """An agreement with a school; `opnieuw` is the day on which it is looked at again."""

    SOORT: ClassVar[str] = "schoolafspraak"
    LABEL: ClassVar[str] = "Afspraak met de school"
    DATUM: ClassVar[str | None] = "datum"

    school_id: str = veld("School", naar="school")
    soort: Afspraaksoort = veld("Soort", default=Afspraaksoort.ANDERS)
    datum: date = veld("Datum")
    met: str = veld("Met wie", default="")
    wat: str = veld("Wat is afgesproken", default="")
    opnieuw: date | None = veld("Opnieuw bekijken op", default=None)
    tot: date | None = veld("Geldt tot en met", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schoolbezoek(Feit):
    """A visit to a school; the report goes to its leadership and its board, each on a day."""

    SOORT: ClassVar[str] = "schoolbezoek"
    LABEL: ClassVar[str] = "Schoolbezoek"
    DATUM: ClassVar[str | None] = "datum"

    school_id: str = veld("School", naar="school")
    datum: date = veld("Datum")
    ambtenaar_id: str | None = veld("Bezocht door", naar="ambtenaar", default=None)
    aanwezig: str = veld("Aanwezig namens de school", default="")
    aan_schoolleiding: date | None = veld("Verslag aan schoolleiding op", default=None)
    aan_bestuur: date | None = veld("Verslag aan bestuur op", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezoekpunt(Feit):
    """One point of the agenda of a visit: what came up, what was agreed, who does it by when."""

    SOORT: ClassVar[str] = "bezoekpunt"
    LABEL: ClassVar[str] = "Punt van een schoolbezoek"

    schoolbezoek_id: str = veld("Schoolbezoek", naar="schoolbezoek")
    onderwerp: Onderwerp = veld("Onderwerp")
    bevinding: str = veld("Wat is besproken", default="")
    afspraak: str = veld("Wat is afgesproken", default="")
    wie: str = veld("Wie doet het", default="")
    uiterlijk: date | None = veld("Uiterlijk", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstbespreking(Feit):
    """That a leerling was gone through with the school on a day, and what followed: no text."""

    SOORT: ClassVar[str] = "lijstbespreking"
    LABEL: ClassVar[str] = "Besproken van de verzuimlijst"
    DATUM: ClassVar[str | None] = "datum"

    school_id: str = veld("School", naar="school")
    leerling_id: str = veld("Leerling", naar="leerling")
    dossier_id: str | None = veld("Dossier", naar="dossier", default=None)
    datum: date = veld("Datum")
    uitkomst: Besprekingsuitkomst = veld("Wat volgde", default=Besprekingsuitkomst.NIETS)


def ambtenaren_op(
    rijen: Iterable[Schoolambtenaar], dag: date, school_id: str
) -> tuple[Schoolambtenaar, ...]:
    """Give who works for a school on a day: its own first, then deputies, the latest first."""
    nu = [
        r
        for r in rijen
        if r.school_id == school_id and r.van <= dag and (r.tot is None or dag <= r.tot)
    ]
    nu.sort(key=lambda r: r.van, reverse=True)
    nu.sort(key=lambda r: r.rol is not Schoolrol.VAST)
    return tuple(nu)
