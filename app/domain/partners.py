"""Domain: the organisations that a team writes to beside schools: its address book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld


class Partnersoort(Keuze):
    """What an organisation is to leerplicht; a template names the kinds it is meant for."""

    SWV = "swv", "samenwerkingsverband"
    JEUGDARTS = "jeugdarts", "jeugdarts (JGZ of GGD)"
    CJG = "cjg", "CJG of wijkteam"
    JEUGDHULP = "jeugdhulp", "jeugdhulp"
    ARTS = "arts", "onafhankelijke arts of psycholoog"
    MBO = "mbo", "mbo-instelling"
    GEMEENTE = "gemeente", "leerplicht van een andere gemeente"
    RAAD = "raad", "Raad voor de Kinderbescherming"
    HALT = "halt", "Halt"
    ANDERS = "anders", "andere partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Feit):
    """An organisation with its postal address; `contactpersoon` is written after "T.a.v."."""

    SOORT: ClassVar[str] = "partner"
    LABEL: ClassVar[str] = "Partner"

    soort: Partnersoort = veld("Soort", default=Partnersoort.ANDERS)
    naam: str = veld("Naam")
    contactpersoon: str = veld("Ter attentie van", default="")
    straat: str = veld("Straat of postbus", default="")
    huisnummer: str = veld("Huisnummer", default="")
    postcode: str = veld("Postcode", default="")
    plaats: str = veld("Plaats", default="")
    telefoon: str = veld("Telefoon", default="")
    email: str = veld("E-mail", default="")
