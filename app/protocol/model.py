"""Protocol: what a protocol file says, as typed data; no rule of any region lives in Python.

`laden.load_regels` makes these from TOML and has checked all of it: every
stap named exists, the ladder has a begin and no cycle, every rule has a bron.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from app.domain.dossiers import Eenheid
from app.domain.handelen import Wie
from app.protocol.stand import Bron, RegieStand, Vraag

ONBEKEND = ""
"""The variant when no school tells whether PO or VO holds; every by-variant mapping has it."""


class Grens(StrEnum):
    """On which side of its last day a term or threshold tips (protocollen 1, 'Boundaries').

    LANGER_DAN: the last day itself still counts. VANAF: it tips on that day.
    """

    LANGER_DAN = "langer_dan"
    VANAF = "vanaf"


class Feitsoort(StrEnum):
    """What a term can count from."""

    BEGIN = "begin"
    INTERVENTIE = "interventie"
    OVERLEG = "overleg"
    CONTACT = "contact"
    MELDING = "melding"
    THUIS = "thuis"
    VORIGE = "vorige"
    GEBEURTENIS = "gebeurtenis"
    GEBEURTENIS_TOT = "gebeurtenis_tot"
    DOORGAVE = "doorgave"
    HERSTEL = "herstel"
    VERJAARDAG = "verjaardag"
    BEGIN_LEERPLICHT = "begin_leerplicht"
    EINDE_LEERPLICHT = "einde_leerplicht"
    INSCHRIJVING = "inschrijving"
    UITSCHRIJVING = "uitschrijving"
    DOSSIER = "dossier"
    SIGNAAL = "signaal"


class Eis(StrEnum):
    """What a poort, a step or a definition can ask; `alle`, `een` and `niet` combine others."""

    TOESTEMMING = "toestemming"
    DOORGAVE = "doorgave"
    OVERLEG = "overleg"
    INTERVENTIE = "interventie"
    CONTACT = "contact"
    BESLUIT = "besluit"
    REGIE = "regie"
    ALLE = "alle"
    EEN = "een"
    NIET = "niet"
    GEBEURTENIS = "gebeurtenis"
    MELDING = "melding"
    LEEFTIJD = "leeftijd"
    PLICHT = "plicht"
    THUIS = "thuis"
    VERZUIM = "verzuim"
    AANWEZIG = "aanwezig"
    INGESCHREVEN = "ingeschreven"
    ONDERWIJS = "onderwijs"
    WACHT = "wacht"
    AFSPRAAK = "afspraak"
    HERSTEL = "herstel"
    GETAL = "getal"
    SPOOR = "spoor"
    STAP_KLAAR = "stap_klaar"
    BRIEF = "brief"
    SIGNAAL = "signaal"


class Sinds(StrEnum):
    """From when on a fact counts for a poort."""

    DOSSIER = "dossier"
    STAP = "stap"
    THUIS = "thuis"
    SPOOR = "spoor"
    VORIGE = "vorige"


class Signaalsoort(StrEnum):
    """What a signaal can watch."""

    ZONDER_START = "zonder_start"
    AFSPRAAK_GESCHONDEN = "afspraak_geschonden"
    AFSPRAAK_OPEN = "afspraak_open"
    THUIS = "thuis"
    STIL = "stil"
    WACHT_VOORBIJ = "wacht_voorbij"
    OPNIEUW = "opnieuw"
    WEER_THUIS = "weer_thuis"
    LEEFTIJD = "leeftijd"
    LEEFTIJD_BEREIKT = "leeftijd_bereikt"
    SCHOOLWISSEL = "schoolwissel"
    UITGESCHREVEN = "uitgeschreven"
    VERHUISD = "verhuisd"
    NA_ZOMER = "na_zomer"
    UREN = "uren"
    ZIEKMELDINGEN = "ziekmeldingen"
    DAGEN_AANEEN = "dagen_aaneen"
    DAGEN = "dagen"
    TE_LAAT = "te_laat"
    EIS = "eis"


class Rustreden(StrEnum):
    """Why no term of the ladder, or of one stap, runs for a while (protocollen 3)."""

    UITGESCHREVEN = "uitgeschreven"
    VERHUISD = "verhuisd"
    GEBEURTENIS = "gebeurtenis"
    VRIJGESTELD = "vrijgesteld"
    GEEN_VRIJSTELLING = "geen_vrijstelling"


class Laag(StrEnum):
    """The layer of a protocol file; the more specific one comes later (wet, regio, school)."""

    WET = "wet"
    REGIO = "regio"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Termijn:
    """So many of a unit; `grens` says whether the last day itself still counts.

    `wettelijk`: a term of the law, which runs on past a Saturday, Sunday or day
    of the Algemene termijnenwet. `terug`: counted back from the day it hangs on
    ("at least 8 weken before the end"). With `dagen` it is no count but a fixed
    day of the year, (month, day): the first one on or after the start; `voor`:
    the day before that one ("before 1 July").
    """

    aantal: int
    eenheid: Eenheid
    grens: Grens = Grens.LANGER_DAN
    wettelijk: bool = False
    terug: bool = False
    dagen: tuple[tuple[int, int], ...] = ()
    voor: bool = False


@dataclass(frozen=True, slots=True)
class Vanaf:
    """Which fact a term counts from.

    `soorten`: codes of the kinds that count (empty: all). `wie`: which
    organisations count (empty: all). `laatste`: the last one instead of the
    first. `naam` and `geen` are the words of the uitleg: "Kernteambespreking",
    "er is nog geen kernteambespreking vastgelegd".
    """

    feit: Feitsoort
    naam: str
    geen: str
    soorten: frozenset[str] = frozenset()
    wie: frozenset[str] = frozenset()
    laatste: bool = False
    eerste: str = ""
    uitkomsten: frozenset[str] = frozenset()
    jaren: int = 0
    ervoor: bool = False
    """In a track: the last one up to its begin; what comes after it moves nothing."""


@dataclass(frozen=True, slots=True)
class Kantelregel:
    """When a stap tips, and where to.

    `schoolveld`: the field of School that holds the school's own fixed term in
    the same unit. `door`: who takes the decision. `langer_reden` and
    `korter_reden`: whether another term needs a reason.
    """

    naar: str
    alternatief: tuple[str, ...]
    termijn: Termijn
    vanaf: Vanaf
    vragen: tuple[Vraag, ...]
    door: Wie
    langer_reden: bool
    korter_reden: bool
    bron: Bron
    schoolveld: str = ""


@dataclass(frozen=True, slots=True)
class Aandachtregel:
    """The default aandachtsdatum where a protocol gives no term.

    `actie` says what it is for; `actie_daarna` once that was done, the fact it counts from.
    """

    termijn: Termijn
    vanaf: Vanaf
    actie: str
    tekst: str
    bron: Bron
    actie_daarna: str = ""


@dataclass(frozen=True, slots=True)
class Rustregel:
    """When the term of a stap rests while another one runs beside it (3b -> 5_a suspends 3a).

    From a gebeurtenis of `bij` (with one of `uitkomsten`; empty: any) until one of
    `tot`; with an uitkomst of `verder` (empty: any) the term runs on then.
    """

    bij: frozenset[str]
    tot: frozenset[str]
    uitkomsten: frozenset[str] = frozenset()
    verder: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stapregel:
    """One stap of a protocol.

    `wat`, `betrokkenen`, `regie_inhoud` and `regie_proces` are by variant (PO,
    VO, and `ONBEKEND`, which names what holds for either). `naast`: stappen that may run beside it.
    `overstap`: stappen that a case may cross to without going up or back.
    `sluit_alles`: entering it closes every other spoor.
    """

    code: str
    naam: str
    doel: str
    documenten: tuple[str, ...]
    bron: Bron
    volgorde: int
    wat: Mapping[str, tuple[str, ...]]
    betrokkenen: Mapping[str, tuple[str, ...]]
    regie_inhoud: Mapping[str, RegieStand]
    regie_proces: Mapping[str, RegieStand]
    regie_overdracht: tuple[str, ...] = ()
    kantelpunt: Kantelregel | None = None
    aandacht: Aandachtregel | None = None
    herhalen: bool = False
    herhalen_reden: str = ""
    naast: frozenset[str] = frozenset()
    overstap: tuple[str, ...] = ()
    sluit_alles: bool = False
    rust: Rustregel | None = None

    @property
    def tak(self) -> str:
        """What stappen that run side by side have in common."""
        return _tak(self.code, self.naast)

    @property
    def tafel(self) -> str:
        """The kind of overleg that its term counts from, the usual one first; "" for none."""
        regel = self.kantelpunt or self.aandacht
        return regel.vanaf.eerste if regel and regel.vanaf.feit is Feitsoort.OVERLEG else ""


@lru_cache(maxsize=256)
def _tak(code: str, naast: frozenset[str]) -> str:
    return "+".join(sorted({code, *naast}))


class Vensterom(StrEnum):
    """Over what a threshold counts."""

    ROLLEND = "rollend"
    SCHOOLJAAR = "schooljaar"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Venster:
    """The stretch of time that a count looks at.

    ROLLEND: `aantal` `eenheid` (lesweken are SCHOOLWEKEN) that end on the day
    that is looked at, sliding by the day. SCHOOLJAAR: from 1 August.
    """

    om: Vensterom
    aantal: int = 0
    eenheid: Eenheid = Eenheid.SCHOOLWEKEN


@dataclass(frozen=True, slots=True)
class Drempel:
    """A threshold; `aantal` None: the source names a norm but not how much, `ontbreekt` says so."""

    aantal: float | None
    grens: Grens = Grens.VANAF
    ontbreekt: str = ""


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """What a poort asks, in the small vocabulary of `Eis`.

    `doel` of a toestemming; `aan` of a doorgave; `soorten` of overleg,
    interventie or besluit; `stap` of a besluit; `met` of a contact; `plan` and
    `regievoerder` of an overleg; `delen` of alle / een / niet. `soorten` of thuis, aanwezig
    and verzuim are kinds of absence. `tekst`: what the uitleg says of it, in words
    that are right when it is met.
    """

    eis: Eis
    doel: str = ""
    aan: str = ""
    stap: str = ""
    soorten: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    plan: bool = False
    regievoerder: bool = False
    regie: str = ""
    sinds: Sinds | None = None
    """None: of the whole dossier; in `klaar`, `einde` and the `als` of a step: of that track."""
    delen: tuple[Voorwaarde, ...] = ()
    uitkomsten: frozenset[str] = frozenset()
    vermoeden: bool | None = None
    geldig: bool = False
    binnen: Termijn | None = None
    op_begin: bool = False
    """With `binnen`, in a track: how old the fact was on the day the track began, not today."""
    minimum: float | None = None
    maximum: float | None = None
    van: str = ""
    venster: Venster | None = None
    keer: int = 1
    achtereen: bool = False
    """Of a gebeurtenis: only the last ones in a row with such an uitkomst count."""
    termijn: Termijn | None = None
    tekst: str = ""
    uren_per_dag: float = 0
    te_laat_uren: float = 0
    """Of a count of hours, as of a signaal."""


@dataclass(frozen=True, slots=True)
class Poortregel:
    """A gate. `stappen`: in which stappen it is shown (empty: all); `voor`: before which it stands.

    With `uiterlijk` it is a duty from a day on, counted from the first day at
    home; it is shown `vooraf` days before that. `verzuim`: only when the
    running absence is of one of these kinds. Both texts are whole sentences.
    """

    code: str
    naam: str
    eis: Voorwaarde
    open_tekst: str
    dicht_tekst: str
    bron: Bron
    stappen: frozenset[str] = frozenset()
    voor: tuple[str, ...] = ()
    uiterlijk: Termijn | None = None
    vooraf: int = 0
    verzuim: frozenset[str] = frozenset()
    verplicht: bool = True
    leg_uit: bool = True
    """Going on while it is closed asks a reason; False: the source itself says what then."""
    als: Voorwaarde | None = None
    """It only stands while this holds (a doctor, when ziekte plays a part)."""


@dataclass(frozen=True, slots=True)
class Signaalregel:
    """A threshold to watch; `tekst` may name {dag}, {dagen} and {stap}."""

    code: str
    soort: Signaalsoort
    tekst: str
    vraag: str
    bron: Bron
    stappen: frozenset[str] = frozenset()
    termijn: Termijn | None = None
    verzuim: frozenset[str] = frozenset()
    stelt_voor: str = ""
    dagen_thuis: int = 0
    """With fewer days at home than this it cannot be on: the engine need not count."""
    norm: str = ""
    """What layers have in common: of the same norm the strictest acts."""
    drempel: Drempel | None = None
    venster: Venster | None = None
    jaren: int = 0
    """Of `leeftijd`: which birthday is announced; 0: the one on which the ladder stops."""
    opnieuw_na: frozenset[str] = frozenset()
    """Kinds of melding after which the count starts anew."""
    uren_per_dag: float = 0
    """How many lesuren a whole day counts for, where hours are counted and none are recorded."""
    te_laat_uren: float = 0
    """How many lesuren each time too late counts for; 0: it does not."""
    eis: Voorwaarde | None = None
    als: Voorwaarde | None = None
    spoor: str = ""
    """The track that it proposes to start ("protocol/code")."""
    wie: str = ""
    """Who is asked to act."""
    wettelijk: bool = False
    aan: bool = True


@dataclass(frozen=True, slots=True)
class Gebeurtenisregel:
    """A kind of Gebeurtenis that this protocol knows: what the form asks, and in which words.

    `uitkomsten` maps codes to labels (empty: none is asked). `aantal`, `tot` and
    `persoon` are the labels of those fields; empty: not asked. `notitie`: a free
    note is offered. `spoor`: recording it may start that track.
    """

    code: str
    naam: str
    bron: Bron
    uitkomsten: Mapping[str, str] = field(default_factory=dict)
    wie: Wie = Wie.LEERPLICHT
    aantal: str = ""
    tot: str = ""
    persoon: str = ""
    notitie: bool = False
    team: bool = False
    """It is of the team, not of one dossier (art. 25)."""
    mag_leeg: frozenset[str] = frozenset()
    """Which of `aantal`, `tot` and `persoon` may be left empty: a refusal has no end."""
    opsporing: bool = False
    """It is made of facts of the sealed file; nobody records it as a Gebeurtenis."""


@dataclass(frozen=True, slots=True)
class Herhaling:
    """That a step comes back: `termijn` after it was last done, or on its fixed days."""

    termijn: Termijn


@dataclass(frozen=True, slots=True)
class Spoorstapregel:
    """One step of a track: from when, until when, and which fact completes it.

    `na`: the steps that have to be done first (empty: it is open from the begin
    of the track). `als`: it only exists while this holds. `klaar`: the fact
    that completes it. `termijn` with `vanaf`: its last day; without one
    `aandacht` gives its date. `hoogstens`: how far another term may go before
    it asks a reason.
    """

    code: str
    naam: str
    bron: Bron
    volgorde: int
    klaar: Voorwaarde
    na: tuple[str, ...] = ()
    als: Voorwaarde | None = None
    wie: Wie = Wie.LEERPLICHT
    termijn: Termijn | None = None
    vanaf: Vanaf | None = None
    aandacht: Aandachtregel | None = None
    herhaal: Herhaling | None = None
    hoogstens: Termijn | None = None
    verplicht: bool = True
    wat: tuple[str, ...] = ()
    documenten: tuple[str, ...] = ()
    legt_vast: tuple[str, ...] = ()
    actie: str = ""


@dataclass(frozen=True, slots=True)
class Spoorregel:
    """A track beside the ladder: a route, a scenario or a term to watch.

    `start`: the fact that starts one by itself, one track per such fact; None:
    a person starts it, and `voorstel` says when the program proposes that.
    `einde`: the fact that ends it by itself. `als`: it only exists while this
    holds. `sealed` tracks are computed for a BOA only.
    """

    code: str
    naam: str
    soort: str
    bron: Bron
    stappen: Mapping[str, Spoorstapregel]
    doel: str = ""
    start: Vanaf | None = None
    start_termijn: Termijn | None = None
    """With start THUIS: it starts on the first day that the spell is over this."""
    start_verzuim: frozenset[str] = frozenset()
    vermoeden: bool | None = None
    """With start MELDING: only with (True) or without (False) suspicion."""
    voorstel: Voorwaarde | None = None
    einde: Voorwaarde | None = None
    als: Voorwaarde | None = None
    poorten: tuple[Poortregel, ...] = ()
    uitkomsten: Mapping[str, str] = field(default_factory=dict)
    documenten: tuple[str, ...] = ()
    opsporing: bool = False
    aan: bool = True
    team: bool = False
    """It runs for the team as a whole, once, not per dossier."""


@dataclass(frozen=True, slots=True)
class Definitie:
    """Who belongs to a kind or a count: `eis` decides, `telt_als` names the group."""

    code: str
    naam: str
    telt_als: str
    eis: Voorwaarde
    bron: Bron
    regie: str = ""
    aan: bool = True


@dataclass(frozen=True, slots=True)
class Grenswaarde:
    """A threshold of the program's own lists, with its source."""

    termijn: Termijn
    bron: Bron


@dataclass(frozen=True, slots=True)
class Leeftijdsgrens:
    """From which birthday on no term of the ladder runs, and what is due then."""

    jaren: int
    tekst: str
    actie: str
    bron: Bron


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelbestand:
    """One protocol file, checked; one without stappen runs beside a ladder (LEESMIJ).

    `spoor_aandacht`: the date of a step of a track for which no source gives one.
    """

    code: str
    titel: str
    geldig_vanaf: date
    bestand: str
    bron: Bron
    laag: Laag = Laag.REGIO
    standaard: bool = False
    """It holds without anybody choosing it."""
    toelichting: str = ""
    """What this protocol is and for whom, in a few plain Dutch sentences."""
    poorten: tuple[Poortregel, ...] = ()
    signalen: tuple[Signaalregel, ...] = ()
    sporen: tuple[Spoorregel, ...] = ()
    gebeurtenissen: Mapping[str, Gebeurtenisregel] = field(default_factory=dict)
    definities: tuple[Definitie, ...] = ()
    spoor_aandacht: Aandachtregel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol(Regelbestand):
    """A protocol with a ladder, checked.

    `varianten` maps an onderwijssoort code to PO or VO; `zonder_ladder` the
    onderwijssoorten for which it has no ladder, with the sentence that says so.
    `stappen` keeps the order of the file; `begin` is where a case starts.
    """

    begin: str
    stappen: Mapping[str, Stapregel]
    varianten: Mapping[str, str]
    zonder_ladder: Mapping[str, str]
    instroom: Aandachtregel
    nazorg: Aandachtregel
    opbouw: Aandachtregel
    zonder_stap: Aandachtregel
    leeftijdsgrens: Leeftijdsgrens | None
    deze_week: Grenswaarde
    lang_thuis: Grenswaarde
    stil: Grenswaarde
    geoorloofd: Bron
    """Where it says that geoorloofd verzuim alone runs no ladder of leerplicht."""
    paden: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Shortest way up from one stap to another, ends included; what an OVERSLAAN passed by."""
    haalbaar: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Which stappen can still come from each stap: above it, across, or beside it."""
    rust: Mapping[Rustreden, Aandachtregel] = field(default_factory=dict)
    """When to look again while the ladder or a stap rests; without one by `zonder_stap`."""
    stil_per: Mapping[str, Grenswaarde] = field(default_factory=dict)
    """`stil` per kind of case (`stilte.zaaksoort`), where it differs or is named apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Regelset:
    """All that holds for one dossier: its ladder and what runs beside it, each in its versions.

    `ladder` and `lagen` are the versions valid on the peildatum, `lagen` in the
    order wet, regio, school; the ladder's own file is not in `lagen`.
    `versies` holds per code every version up to the peildatum, oldest first: a
    stap or track keeps the version under which it began.
    """

    ladder: Protocol
    lagen: tuple[Regelbestand, ...] = ()
    versies: Mapping[str, tuple[Regelbestand, ...]] = field(default_factory=dict)

    def versie_op(self, code: str, dag: date) -> Regelbestand | None:
        """Give the version of a file that was valid on a day, else the oldest one."""
        reeks = self.versies.get(code, ())
        geldig = [p for p in reeks if p.geldig_vanaf <= dag]
        return geldig[-1] if geldig else next(iter(reeks), None)

    def ladder_op(self, dag: date) -> Protocol:
        """Give the version of the ladder that was valid on a day, for a stap that began then."""
        versie = self.versie_op(self.ladder.code, dag)
        return versie if isinstance(versie, Protocol) else self.ladder

    @property
    def alle(self) -> tuple[Regelbestand, ...]:
        """Give the layers in the order wet, regio, school, with the ladder among the regio ones."""
        voor = [p for p in self.lagen if p.laag is Laag.WET]
        na = [p for p in self.lagen if p.laag is not Laag.WET]
        return (*voor, self.ladder, *na)


def alleen(ladder: Protocol) -> Regelset:
    """Give the rules of a dossier in which nothing but one ladder holds."""
    return Regelset(ladder, (), {ladder.code: (ladder,)})
