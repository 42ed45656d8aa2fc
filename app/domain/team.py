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
