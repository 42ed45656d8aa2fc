"""Protocol: what a protocol file says, as typed data; no rule of any region lives in Python.

`laden.load_protocol` makes these from TOML and has checked all of it: every
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


class Eis(StrEnum):
    """What a poort can ask; `alle` and `een` combine others."""

    TOESTEMMING = "toestemming"
    DOORGAVE = "doorgave"
    OVERLEG = "overleg"
    INTERVENTIE = "interventie"
    CONTACT = "contact"
    BESLUIT = "besluit"
    REGIE = "regie"
    ALLE = "alle"
    EEN = "een"


class Sinds(StrEnum):
    """From when on a fact counts for a poort."""

    DOSSIER = "dossier"
    STAP = "stap"
    THUIS = "thuis"


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


@dataclass(frozen=True, slots=True)
class Termijn:
    """So many of a unit; `grens` says whether the last day itself still counts."""

    aantal: int
    eenheid: Eenheid
    grens: Grens = Grens.LANGER_DAN


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


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """What a poort asks, in the small vocabulary of `Eis`.

    `doel` of a toestemming; `aan` of a doorgave; `soorten` of overleg,
    interventie or besluit; `stap` of a besluit; `met` of a contact; `plan` and
    `regievoerder` of an overleg; `delen` of alle / een.
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
    sinds: Sinds = Sinds.DOSSIER
    delen: tuple[Voorwaarde, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Protocol:
    """A whole protocol, checked.

    `varianten` maps an onderwijssoort code to PO or VO; `zonder_ladder` the
    onderwijssoorten for which it has no ladder, with the sentence that says so.
    `stappen` keeps the order of the file; `begin` is where a case starts.
    """

    code: str
    titel: str
    geldig_vanaf: date
    bestand: str
    bron: Bron
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
    poorten: tuple[Poortregel, ...]
    signalen: tuple[Signaalregel, ...]
    geoorloofd: Bron
    """Where it says that geoorloofd verzuim alone runs no ladder of leerplicht."""
    paden: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Shortest way up from one stap to another, ends included; what an OVERSLAAN passed by."""
    haalbaar: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Which stappen can still come from each stap: above it, across, or beside it."""
