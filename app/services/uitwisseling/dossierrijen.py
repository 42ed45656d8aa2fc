"""Services: rows of lists about running dossiers, as they describe themselves.

Such a row is no fact of ours: who consented stands there as a word, a referral and how it stands
in one line. What a row makes of it: `dossierlezen`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import ClassVar

from app.domain.dossiers import Regie, Toestemmingbesluit, Toestemmingdoel, Toestemmingwijze
from app.domain.feit import Feit, Keuze, veld
from app.services.uitwisseling.soorten import Bestand, beschrijf_rij


class Toestemmer(Keuze):
    """Who consented, as a list says it; `gezag` is every ouder with gezag."""

    MOEDER = "moeder", "moeder"
    VADER = "vader", "vader"
    VERZORGER = "verzorger", "verzorger"
    VOOGD = "voogd", "voogd"
    PLEEGOUDER = "pleegouder", "pleegouder"
    GEZAG = "gezag", "alle ouders met gezag"
    LEERLING = "leerling", "de leerling zelf"


class Verwijzingstand(Keuze):
    """How a referral stands: the outcomes of the event `verwijzing_stand` (routes.toml)."""

    IN_BEMIDDELING = "in_bemiddeling", "in bemiddeling genomen"
    WACHTLIJST = "wachtlijst", "staat op een wachtlijst"
    NIET_IN_BEHANDELING = "niet_in_behandeling", "niet in behandeling genomen"
    NIET_VERSCHENEN = "niet_verschenen", "niet verschenen"
    AFGEROND = "afgerond", "afgerond"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toestemmingrij(Feit):
    """One answer of one person (or of all with gezag). Nothing is filled in by itself."""

    SOORT: ClassVar[str] = "toestemming"

    wie: Toestemmer = veld("Van wie")
    ouder_naam: str = veld("Achternaam van de ouder", default="")
    doel: Toestemmingdoel = veld("Waarvoor")
    besluit: Toestemmingbesluit = veld("Antwoord")
    datum: date = veld("Datum")
    tot: date | None = veld("Geldig tot en met", default=None)
    ingetrokken_op: date | None = veld("Ingetrokken op", default=None)
    wijze: Toestemmingwijze | None = veld("Hoe gegeven", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijzingrij(Feit):
    """Where somebody was referred to, and how it stands; nothing of the help itself (000)."""

    SOORT: ClassVar[str] = "verwijzing"

    naar: str = veld("Naar welke organisatie")
    datum: date = veld("Verwezen op")
    stand: Verwijzingstand | None = veld("Hoe staat het", default=None)
    stand_op: date | None = veld("Stand op", default=None)


RIJSOORTEN: Mapping[str, type[Feit]] = {
    "toestemming": Toestemmingrij,
    "regie": Regie,
    "verwijzing": Verwijzingrij,
}
"""What a row of such a list is, by the soort of the list."""


@cache
def rijbestand(groep: str) -> Bestand | None:
    """Describe the columns of such a row; None for a group that fills a fact of ours."""
    soort = RIJSOORTEN.get(groep)
    return beschrijf_rij(soort) if soort is not None else None
