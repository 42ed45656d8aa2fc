"""Protocol: what the engine answers, the stand of one dossier on one peildatum."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol

from app.protocol.lui import Lui, klad_van


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
    controleren: bool = False
    """A default that the team still has to check; shown as "te controleren"."""
    laag: str = ""
    """Which layer the rule stands in: "wet", "regio", "school" or "" (the ladder)."""


@dataclass(frozen=True, slots=True)
class Rekenstap:
    """One line of how a date was computed; `uitleg` and the panel are made of these.

    `soort` is one of begin, termijn, overgeslagen, verschoven, herstel, wacht,
    status, oordeel, and of a count or a demand also regel (the rule with its
    source), geteld (a fact that counts) and feit (a fact that was looked at);
    besluit, what was answered when the stap began; `dag` the day that this line is
    about, if one. What is of the kinds wacht, status and besluit is shown beside the
    date and not in its uitleg.
    """

    soort: str
    tekst: str
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Kantelpunt(Lui):
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

    LATER: ClassVar[frozenset[str]] = frozenset(
        {"uitleg", "rekenstappen", "na_vakantie", "staat_stil_tot"}
    )
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
    sleutel: str = ""
    """The key of the track it belongs to; empty: the ladder. Then `spoor` and `naar` are
    codes of that track's own steps."""
    titel: str = ""
    """The name of that track, "" for the ladder."""


@dataclass(frozen=True, slots=True)
class StapDoorloop(Lui):
    """One passage through a stap, past or present, or a stap still to come.

    Stappen with the same `tak` may run side by side: the stepper draws them as a branch.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"kantelpunt", "antwoorden", "poorten"})
    stap: str
    naam: str
    stand: Doorloopstand
    begin: date | None = None
    einde: date | None = None
    kantelpunt: date | None = None
    reden: str = ""
    besluit_id: str | None = None
    tak: str = ""
    antwoorden: str = ""
    """What was answered at the kantelpunt that this passage began with, in words."""
    poorten: str = ""
    """Which closed gates were passed at its begin, in words with the reason."""
    versie: date | None = None
    """`geldig_vanaf` of the protocol version that this passage keeps."""


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
    sleutel: str = ""
    """The key of the track it belongs to; empty: the ladder."""
    leg_uit: bool = True
    """Going on while it is closed asks a reason."""
    rekenstappen: tuple[Rekenstap, ...] = ()
    doenlijk: bool = True
    """While closed: somebody can open it by doing something; else it is a condition, no task."""


@dataclass(frozen=True, slots=True)
class Laagstand:
    """One layer's threshold of the same norm, beside the one that acts."""

    laag: str
    drempel: str
    """In words: "16 uur in 4 lesweken"; or why it is missing."""
    bereikt: bool
    geldt: bool
    """This is the one that acts: the strictest that is filled in."""
    bron: Bron


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
    norm: str = ""
    drempel: str = ""
    """The threshold in words; empty where there is none to count."""
    geteld: tuple[date, ...] = ()
    """The days that were counted."""
    lagen: tuple[Laagstand, ...] = ()
    """The same norm as each layer has it, the one that acts among them."""
    spoor: str = ""
    """The track that it proposes to start, as "protocol/code", or empty."""
    rekenstappen: tuple[Rekenstap, ...] = ()
    sleutel: str = ""
    wie: str = ""
    """Who is asked to act, or empty."""
    wettelijk: bool = False
    """The law says so; it does not go off."""
    soort: str = ""
    """What it watches (`model.Signaalsoort`), or empty."""


@dataclass(frozen=True, slots=True)
class Spoorstap:
    """One step of a track as it stands on the peildatum.

    `klaar_op` and `feit_id`: when and by which fact it was done. `legt_vast`:
    the codes of the [[gebeurtenis]] that complete it, for the button. `punt`:
    its date while it is open; `verplicht` False: it may be done, not must.
    """

    code: str
    naam: str
    stand: Doorloopstand
    wie: str
    bron: Bron
    klaar_op: date | None = None
    feit_id: str | None = None
    punt: Kantelpunt | None = None
    reden: str = ""
    wat: tuple[str, ...] = ()
    legt_vast: tuple[str, ...] = ()
    poorten: tuple[PoortStand, ...] = ()
    verplicht: bool = True
    begin: date | None = None


class Spoorsoort(StrEnum):
    """What a track is; `boa`: all that others see of the sealed file."""

    ROUTE = "route"
    SCENARIO = "scenario"
    TERMIJN = "termijn"
    BOA = "boa"


@dataclass(frozen=True, slots=True)
class Spoorstand(Lui):
    """One track beside the ladder. `sleutel` is "code:feit-id" of what started it.

    `punt` is its earliest open date (None once ended). `gekozen`: a person
    started it (a Spoor fact), so a person may end it. `aanleiding` says in
    words what started it. `spoor_id` is the id of that Spoor fact.
    """

    LATER: ClassVar[frozenset[str]] = frozenset({"stappen", "poorten", "aanleiding"})
    sleutel: str
    protocol: str
    protocol_titel: str
    code: str
    naam: str
    soort: Spoorsoort
    begin: date
    bron: Bron
    stappen: tuple[Spoorstap, ...] = ()
    punt: Kantelpunt | None = None
    einde: date | None = None
    uitkomst: str = ""
    aanleiding: str = ""
    gekozen: bool = False
    spoor_id: str | None = None
    poorten: tuple[PoortStand, ...] = ()
    versie: date | None = None
    uitkomst_code: str = ""
    """The code that `uitkomst` is the label of; empty when it ended without a choice."""


@dataclass(frozen=True, slots=True)
class Spoorvoorstel:
    """A track that a person can start now; `waarom` says which fact proposes it, if one does."""

    protocol: str
    code: str
    naam: str
    soort: Spoorsoort
    bron: Bron
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class Aankondiging:
    """A day to come on which something changes by itself: 12, 16, 18, a toestemming that ends."""

    code: str
    datum: date
    tekst: str
    bron: Bron


@dataclass(frozen=True, slots=True)
class Indeling:
    """A definition that this dossier meets: a thuiszitter kind, or the group of a count."""

    code: str
    naam: str
    telt_als: str
    uitleg: str
    bron: Bron
    sinds: date | None = None
    rekenstappen: tuple[Rekenstap, ...] = ()


@dataclass(frozen=True, slots=True)
class RegieStand:
    """Who leads; `voorgesteld`: from the protocol, not recorded (shown in grey).

    `reden` says why a recorded regie counts no longer, if one does.
    """

    organisatie: str
    persoon: str
    voorgesteld: bool
    reden: str = ""


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


class Achterkant(Protocol):
    """The part of a stand that no list shows (`nader.Nader`)."""

    @property
    def poorten(self) -> tuple[PoortStand, ...]:
        """See `Stand.poorten`."""
        ...

    @property
    def signalen(self) -> tuple[Signaal, ...]:
        """See `Stand.signalen`."""
        ...

    @property
    def gewone_signalen(self) -> tuple[Signaal, ...]:
        """See `Stand.gewone_signalen`."""
        ...

    @property
    def voorstellen(self) -> tuple[Spoorvoorstel, ...]:
        """See `Stand.voorstellen`."""
        ...

    @property
    def indelingen(self) -> tuple[Indeling, ...]:
        """See `Stand.indelingen`."""
        ...

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """See `Stand.ontbreekt`."""
        ...

    @property
    def aankondigingen(self) -> tuple[Aankondiging, ...]:
        """See `Stand.aankondigingen`."""
        ...


@dataclass(frozen=True, slots=True)
class Leeg:
    """Nothing behind a stand."""

    poorten: tuple[PoortStand, ...] = ()
    signalen: tuple[Signaal, ...] = ()
    gewone_signalen: tuple[Signaal, ...] = ()
    voorstellen: tuple[Spoorvoorstel, ...] = ()
    indelingen: tuple[Indeling, ...] = ()
    ontbreekt: tuple[str, ...] = ()
    aankondigingen: tuple[Aankondiging, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand(Lui):
    """Where one dossier stands on `peildatum`, and what tips next.

    `stap` is the code of the leading active stap ("" before the ladder or when
    closed), `stappen` all active ones (3a and 3b may run side by side).
    `kantelpunt` is the leading (earliest) of `kantelpunten`: those of the
    ladder's running stappen first, then one per running track beside it.
    """

    LATER: ClassVar[frozenset[str]] = frozenset(
        {
            "protocol",
            "protocol_titel",
            "stapnaam",
            "doorlopen",
            "kantelpunten",
            "vragen",
            "regie_inhoud",
            "betrokkenen",
            "wat_te_doen",
            "sporen",
            "eerder_thuis",
            "zonder_ladder",
            "nader",
        }
    )
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
    ladderpunt: Kantelpunt | None = None
    """The leading date of the ladder alone; `kantelpunt` is the most urgent of all."""
    sporen: tuple[Spoorstand, ...] = ()
    """Every track beside the ladder: running ones most urgent first, then ended ones."""
    nader: Achterkant = field(default=Leeg(), repr=False, compare=False)
    """What stands behind it, computed on first use; not part of what a list compares."""

    @property
    def poorten(self) -> tuple[PoortStand, ...]:
        """The gates of the ladder that matter now, and the duties from a day on."""
        return self.nader.poorten

    @property
    def signalen(self) -> tuple[Signaal, ...]:
        """The thresholds that were crossed, of all layers."""
        return self.nader.signalen

    @property
    def gewone_signalen(self) -> tuple[Signaal, ...]:
        """Of the signalen those that count no hours or days, without counting for the others."""
        return self.nader.gewone_signalen

    @property
    def voorstellen(self) -> tuple[Spoorvoorstel, ...]:
        """The tracks that can be started, proposed ones first."""
        return self.nader.voorstellen

    @property
    def indelingen(self) -> tuple[Indeling, ...]:
        """The definitions that this dossier meets."""
        return self.nader.indelingen

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """What the program misses to compute all of this, and what would change."""
        return self.nader.ontbreekt

    @property
    def aankondigingen(self) -> tuple[Aankondiging, ...]:
        """The days to come on which circumstances change, within a year."""
        return self.nader.aankondigingen


DOORLOOPKLAD = klad_van(StapDoorloop)
KANTELPUNTKLAD = klad_van(Kantelpunt)
SPOORSTANDKLAD = klad_van(Spoorstand)
STANDKLAD = klad_van(Stand)
"""What the engine fills in before it hands these answers out (`lui.af`)."""
