"""Domain: many letters at once: what was set out to be sent, and to whom.

A verzending is the plan: which letter, to whom, in which order. What came of it
is not stored: a line was made when a brief names it. So after a crash or a
cancel the rest is known, and nothing is made twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld


class Bezorgwijze(Keuze):
    """How a brief left the office."""

    POST = "post", "per post"
    AANGETEKEND = "aangetekend", "aangetekend"
    AFGEGEVEN = "afgegeven", "in de brievenbus gedaan"
    UITGEREIKT = "uitgereikt", "persoonlijk gegeven"
    BEVEILIGD = "beveiligd", "beveiligde e-mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzending(Feit):
    """Letters of one template to many. `wie` says in words who was chosen.

    `invulling` is what the letters are made from (JSON: the fields), for every
    dossier the same; a field that is not named has each dossier's own proposal.
    """

    SOORT: ClassVar[str] = "verzending"
    LABEL: ClassVar[str] = "Verzending"
    DATUM: ClassVar[str | None] = "datum"

    datum: date = veld("Begonnen op")
    sjabloon: str = veld("Sjabloon")
    wie: str = veld("Aan wie")
    invulling: str = veld("Invulling", default="{}")
    bezorgwijze: Bezorgwijze = veld("Verzonden", default=Bezorgwijze.POST)
    door_id: str = veld("Door", naar="ambtenaar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzendlid(Feit):
    """One letter of a verzending: about which dossier, to which addressee.

    `aan` names the addressee among those of the letter ("ouder:ID", "leerling:").
    `volgorde` is its place in postal order. Withdrawn: it need not be sent.
    """

    SOORT: ClassVar[str] = "verzendlid"
    LABEL: ClassVar[str] = "Brief in een verzending"

    verzending_id: str = veld("Verzending", naar="verzending")
    dossier_id: str = veld("Dossier", naar="dossier")
    aan: str = veld("Aan")
    volgorde: int = veld("Plaats", minimum=1, maximum=100000)
