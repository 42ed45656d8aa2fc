"""Domain: what runs beside the ladder: a track that a person started, and what happened in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, veld
from app.domain.handelen import Wie


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoor(Feit):
    """A track that a person started beside the ladder: a route, scenario or term.

    `protocol` and `code` name the [[spoor]] of a protocol file. Tracks that a
    fact starts by itself (a melding, a gebeurtenis) have no such fact: they are
    computed. `geeindigd` with `uitkomst` (a code of that [[spoor]]) is the
    decision to end it.
    """

    SOORT: ClassVar[str] = "spoor"
    LABEL: ClassVar[str] = "Spoor"
    DATUM: ClassVar[str | None] = "begonnen"

    dossier_id: str = veld("Dossier", naar="dossier")
    protocol: str = veld("Protocol")
    code: str = veld("Soort spoor")
    begonnen: date = veld("Begonnen")
    geeindigd: date | None = veld("Geëindigd", default=None)
    uitkomst: str = veld("Uitkomst", default="")
    organisatie: Wie = veld("Besloten door", default=Wie.LEERPLICHT)
    persoon: str = veld("Persoon", default="")
    reden: str = veld("Reden", default="", notitie=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurtenis(Feit):
    """Something dated that a protocol asks for and no other kind of fact holds.

    `soort` is the code of a [[gebeurtenis]] in a protocol file, which also
    gives the labels of `uitkomst`, `aantal`, `tot` and `persoon`. `spoor` is the
    key of the track it belongs to ("code:feit-id"); empty: whichever asks for
    it. `dossier_id` None: of the team, not of one leerling (art. 25). `poorten`
    holds the codes of the closed gates that were passed, `reden` why.
    """

    SOORT: ClassVar[str] = "gebeurtenis"
    LABEL: ClassVar[str] = "Gebeurtenis"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str | None = veld("Dossier", naar="dossier", default=None)
    spoor: str = veld("Spoor", default="")
    soort: str = veld("Wat")
    datum: date = veld("Datum")
    uitkomst: str = veld("Uitkomst", default="")
    aantal: float | None = veld("Aantal", default=None, minimum=0, maximum=100000)
    tot: date | None = veld("Tot en met", default=None)
    wie: Wie = veld("Door wie", default=Wie.LEERPLICHT)
    persoon: str = veld("Persoon", default="")
    reden: str = veld("Reden om verder te gaan", default="", notitie=True)
    poorten: str = veld("Poorten die dicht waren", default="")
    notitie: str = veld("Notitie", default="", notitie=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boatermijn(Feit):
    """What others than BOA's may know of the sealed file: that a date runs, no more.

    Written by a BOA's program after it saved the sealed file (beslissingen
    'Keys and people'). `vervallen`: from this day on it no longer runs.
    """

    SOORT: ClassVar[str] = "boatermijn"
    LABEL: ClassVar[str] = "BOA-termijn"
    DATUM: ClassVar[str | None] = "van"

    dossier_id: str = veld("Dossier", naar="dossier")
    van: date = veld("Van")
    datum: date = veld("Uiterlijk")
    vervallen: date | None = veld("Vervallen op", default=None)
