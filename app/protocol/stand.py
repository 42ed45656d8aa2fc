"""Protocol: what the engine answers, the stand of one dossier on one peildatum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Aard(StrEnum):
    """What kind of date a case has next."""

    KANTELPUNT = "kantelpunt"
    AANDACHTSDATUM = "aandachtsdatum"
    GEEN = "geen"


class Termijnstatus(StrEnum):
    """The one status of a case, in this precedence (beslissingen, Caseload and dates)."""

    OVER_TERMIJN = "over_termijn"
    DEZE_WEEK = "deze_week"
    WACHT = "wacht"
    OP_SCHEMA = "op_schema"
    GEEN = "geen"


class Doorloopstand(StrEnum):
    """How a stap stands in the stepper."""

    GEDAAN = "gedaan"
    HUIDIG = "huidig"
    OVERGESLAGEN = "overgeslagen"
    KOMEND = "komend"


@dataclass(frozen=True, slots=True)
class Bron:
    """Where a rule stands: a readable title with its year, and the place in it.

    `eigen`: no source says so, it is the team's own rule and shown as such.
    """

    document: str
    plaats: str
    eigen: bool = False


@dataclass(frozen=True, slots=True)
class Rekenstap:
    """One line of how a date was computed; `uitleg` and the panel are made of these.

    `soort` is one of begin, termijn, overgeslagen, verschoven, herstel, wacht,
    status, oordeel; `dag` the day that this line is about, if one. What is of
    the kinds wacht and status is shown beside the date and not in its uitleg.
    """

    soort: str
    tekst: str
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Kantelpunt:
    """The next date of a case, never absent (aard `geen` says why there is none).

    `naar` and `alternatief` are stap codes. `schooldagen` > 0: that many
    schooldagen still to go; < 0: over term by that many; 0: today, or over
    term without a schooldag since. `voorlopig`: the start that the protocol
    counts from is not recorded yet. `onzeker`: it crossed a holiday that is
    still to be checked, or a year without calendar. `staat_stil_tot`: the
    peildatum lies in a holiday in which schoolweken do not count. `actie` says
    in a few words what an aandachtsdatum is for ("plan de actietafel",
    "afsluiten?", "beoordelen"); empty for a kantelpunt, which has `naar`.
    `naar` of an aandachtsdatum is the stap that a person looks at then: where
    the case may go on to, or the stap in which it stays.
    """

    aard: Aard
    datum: date | None
    naar: str | None
    alternatief: tuple[str, ...]
    status: Termijnstatus
    uitleg: str
    bron: Bron
    schooldagen: int | None = None
    voorlopig: bool = False
    onzeker: bool = False
    na_vakantie: bool = False
    staat_stil_tot: date | None = None
    spoor: str | None = None
    actie: str = ""
    rekenstappen: tuple[Rekenstap, ...] = ()


@dataclass(frozen=True, slots=True)
class StapDoorloop:
    """One passage through a stap, past or present, or a stap still to come.

    Stappen with the same `tak` may run side by side: the stepper draws them as a branch.
    """

    stap: str
    naam: str
    stand: Doorloopstand
    begin: date | None = None
    einde: date | None = None
    kantelpunt: date | None = None
    reden: str = ""
    besluit_id: str | None = None
    tak: str = ""


@dataclass(frozen=True, slots=True)
class PoortStand:
    """A gate: what must be so before a step, whether it is, and the fact that says so.

    `voor`: the stap codes that it stands before. `verplicht` False: the source
    says that it may be done, not that it must.
    """

    code: str
    naam: str
    open: bool
    uitleg: str
    bron: Bron
    uiterlijk: date | None = None
    over_termijn: bool = False
    feit_id: str | None = None
    voor: tuple[str, ...] = ()
    verplicht: bool = True


@dataclass(frozen=True, slots=True)
class Signaal:
    """A threshold that was crossed, with what it asks for."""

    code: str
    tekst: str
    vraag: str
    bron: Bron
    datum: date | None = None
    stelt_voor: str = ""
    """The besluitsoort that it proposes ("opschalen"), or empty."""


@dataclass(frozen=True, slots=True)
class RegieStand:
    """Who leads; `voorgesteld`: from the protocol, not recorded (shown in grey)."""

    organisatie: str
    persoon: str
    voorgesteld: bool


@dataclass(frozen=True, slots=True)
class WachtStand:
    """What a case waits for, until when."""

    op: str
    tot: date


@dataclass(frozen=True, slots=True)
class Vraag:
    """A condition that a person must answer at the kantelpunt."""

    code: str
    tekst: str
    antwoorden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one dossier stands on `peildatum`, and what tips next.

    `stap` is the code of the leading active stap ("" before the ladder or when
    closed), `stappen` all active ones (3a and 3b may run side by side).
    `kantelpunt` is the leading (earliest) of `kantelpunten`, one per track.
    """

    peildatum: date
    protocol: str
    protocol_titel: str
    stap: str
    stapnaam: str
    stappen: tuple[str, ...]
    doorlopen: tuple[StapDoorloop, ...]
    kantelpunt: Kantelpunt
    kantelpunten: tuple[Kantelpunt, ...]
    vragen: tuple[Vraag, ...]
    wacht: WachtStand | None
    regie_inhoud: RegieStand | None
    regie_proces: RegieStand | None
    zonder_regie: bool
    betrokkenen: tuple[str, ...]
    wat_te_doen: tuple[str, ...]
    poorten: tuple[PoortStand, ...]
    signalen: tuple[Signaal, ...]
    dagen_thuis: int | None
    thuis_sinds: date | None
    lang_thuis: bool
    laatste_contact: date | None
    lang_niets_gehoord: bool
    eerder_thuis: int = 0
    """Calendar days of the spell at home before the running one ("eerder thuis n dagen")."""
    zonder_ladder: str = ""
    """Why no ladder runs here (mbo, geoorloofd, closed), or empty."""
    nazorg: bool = False
    """The leading date is the look after herstel or the agreed result."""
