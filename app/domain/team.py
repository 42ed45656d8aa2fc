"""Domain: what belongs to the team itself: settings and its own protocols."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, veld


@dataclass(frozen=True, slots=True, kw_only=True)
class Instelling(Feit):
    """One setting of the team as text; known names: `app.services.instellingen`."""

    SOORT: ClassVar[str] = "instelling"
    LABEL: ClassVar[str] = "Instelling"

    naam: str = veld("Naam")
    waarde: str = veld("Waarde", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamProtocol(Feit):
    """A protocol of the team's own, or its adapted copy of a shipped one, as TOML text."""

    SOORT: ClassVar[str] = "teamprotocol"
    LABEL: ClassVar[str] = "Protocol"

    code: str = veld("Code")
    geldig_vanaf: date = veld("Geldig vanaf")
    toml: str = veld("Inhoud")


@dataclass(frozen=True, slots=True, kw_only=True)
class Importprofiel(Feit):
    """How a list of another administration is read, as TOML text, under the team's own name."""

    SOORT: ClassVar[str] = "importprofiel"
    LABEL: ClassVar[str] = "Importprofiel"

    naam: str = veld("Naam")
    toml: str = veld("Inhoud")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sjabloonversie(Feit):
    """The team's own text of a letter template, as TOML; the highest `nummer` of a code rules.

    `toml` "" is the choice to go back to the shipped text. Texts that were used
    before stay: what went out can be laid beside the text it came from.
    """

    SOORT: ClassVar[str] = "sjabloonversie"
    LABEL: ClassVar[str] = "Briefsjabloon"

    code: str = veld("Code")
    nummer: int = veld("Versie", minimum=1, maximum=100000)
    datum: date = veld("Vastgesteld op")
    toml: str = veld("Inhoud", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocolkeuze(Feit):
    """That a protocol holds, or no longer, for the team, one gemeente or one school.

    Without `school_id` and `gemeente`: for the whole team. `gemeente` is the
    woongemeente. `aan` False switches a protocol off that is on by default;
    what the law asks cannot be switched off. The most specific row that is
    valid on a day rules: school, then gemeente, then team, then the file's own
    `standaard`.
    """

    SOORT: ClassVar[str] = "protocolkeuze"
    LABEL: ClassVar[str] = "Gekozen protocol"
    DATUM: ClassVar[str | None] = "van"

    protocol: str = veld("Protocol")
    aan: bool = veld("Van toepassing", default=True)
    school_id: str | None = veld("School", naar="school", default=None)
    gemeente: str = veld("Woongemeente", default="")
    van: date = veld("Vanaf")
    tot: date | None = veld("Tot en met", default=None)
