"""Documents: what goes into a page, as plain data: house style, letter, table.

Texts may hold gaps (`app.documents.tekst.gat`): they print as a marked
placeholder and are counted, so that no letter with a hole in it goes out.
All measures are millimetres from the top left corner of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Venster:
    """The window of the envelope as it lies on the letter, in mm from the top left.

    The defaults are common practice for a C5 envelope (162 × 229 mm, A4 folded
    once) with its window on the left. No public source gives the exact
    rectangle of every maker, so it is labelled "te controleren" wherever it is
    shown, and `proefafdruk` prints it for a fitting.
    """

    links: float = 20.0
    boven: float = 50.0
    breedte: float = 90.0
    hoogte: float = 38.0

    @property
    def rechts(self) -> float:
        """The right edge, in mm from the left of the page."""
        return self.links + self.breedte

    @property
    def onder(self) -> float:
        """The lower edge, in mm from the top of the page."""
        return self.boven + self.hoogte


@dataclass(frozen=True, slots=True, kw_only=True)
class Huisstijl:
    """How the team presents itself on paper. `logo` is a PNG or JPEG, empty: none."""

    teamnaam: str = ""
    gemeente: str = ""
    afdeling: str = ""
    straat: str = ""
    postcode: str = ""
    plaats: str = ""
    antwoordadres: str = ""
    telefoon: str = ""
    email: str = ""
    website: str = ""
    logo: bytes = b""
    venster: Venster = field(default_factory=Venster)
    kleur: str = "#17406d"
    vouwen: int = 1
    """How often the sheet is folded: once for C5, twice for C5/6."""

    @property
    def speling_hoog(self) -> float:
        """How far the folded sheet can slide up or down, in mm: 162 − 148.5, or 114 − 99."""
        return 13.5 if self.vouwen == 1 else 15.0


class Bloksoort(StrEnum):
    """The kinds of block in the body of a letter."""

    ALINEA = "alinea"
    KOP = "kop"
    PUNT = "punt"
    GEGEVEN = "gegeven"
    VAKJE = "vakje"


@dataclass(frozen=True, slots=True)
class Blok:
    """One block of the body. `tekst` is markup (only b, i and br); `label` goes with GEGEVEN."""

    soort: Bloksoort
    tekst: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertaling:
    """A page in another language behind a letter. `taalcode` is BCP 47 ("en"), "" unknown."""

    taalcode: str
    kop: str
    inleiding: str
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefdocument:
    """One letter to one addressee. All texts but `blokken` are plain, never markup.

    `namens` stands above the room to sign: in whose name. `handtekening` is a
    PNG for that room, empty: it is signed by hand. `slotregels` stand under the
    name and function.
    """

    huisstijl: Huisstijl
    titel: str
    adresregels: tuple[str, ...]
    datum: date
    datumtekst: str
    kenmerk: str
    onderwerp: str
    aanhef: str
    blokken: tuple[Blok, ...]
    ondertekenaar: str
    functie: str = ""
    slotregels: tuple[str, ...] = ()
    handtekening: bytes = b""
    namens: str = ""
    vertaling: Vertaling | None = None
    telefoon: str = ""
    email: str = ""
    bijlagen: tuple[str, ...] = ()
    concept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kolom:
    """A column of a printed table. `deel` is its share of the width; `vorm`: see `Statuscel`."""

    titel: str
    deel: float
    rechts: bool = False
    vet: bool = False


class Statusvorm(StrEnum):
    """The shape that goes before the word of a status: never colour alone."""

    DRIEHOEK = "driehoek"
    BOL = "bol"
    PAUZE = "pauze"
    KLOK = "klok"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Statuscel:
    """A cell that says a status by shape and word."""

    vorm: Statusvorm
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabeldocument:
    """A table on paper: title, what was filtered, and rows of plain texts or status cells."""

    titel: str
    filtertekst: str
    teamnaam: str
    peildatum: date
    peildatumtekst: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str | Statuscel, ...], ...]
    telwoord: tuple[str, str] = ("dossier", "dossiers")
    """What its rows are, one and more."""


class Regelsoort(StrEnum):
    """What a line of a report is."""

    KOP = "kop"
    TUSSENKOP = "tussenkop"
    TEKST = "tekst"
    PUNT = "punt"
    GEGEVEN = "gegeven"
    BRON = "bron"


@dataclass(frozen=True, slots=True)
class Verslagregel:
    """One paragraph of a report; `label` goes with GEGEVEN."""

    soort: Regelsoort
    tekst: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Verslagtabel:
    """A table in a report: headings, shares of the width, rows of plain texts."""

    koppen: tuple[str, ...]
    delen: tuple[float, ...]
    rijen: tuple[tuple[str, ...], ...]


class Plaatvorm(StrEnum):
    """The shapes in the picture of a tijdlijn; every kind of thing has its own."""

    VOL = "vol"
    GEARCEERD = "gearceerd"
    OPEN = "open"
    DRIEHOEK = "driehoek"
    BOL = "bol"
    RING = "ring"
    RUIT = "ruit"
    RUIT_OPEN = "ruit_open"
    VIERKANT = "vierkant"
    ENVELOP = "envelop"
    PIJL = "pijl"
    VINK = "vink"
    PAUZE = "pauze"


@dataclass(frozen=True, slots=True)
class Plaatteken:
    """A mark or, with `tot`, a bar in the picture of a tijdlijn."""

    van: date
    tot: date | None
    vorm: Plaatvorm


@dataclass(frozen=True, slots=True, kw_only=True)
class Tijdlijnplaat:
    """The tijdlijn as a picture: lanes with marks, holidays behind them, today.

    `legenda` says what the shapes that occur mean; `alt` says the picture in words.
    """

    van: date
    tot: date
    vandaag: date
    banen: tuple[tuple[str, tuple[Plaatteken, ...]], ...]
    vakanties: tuple[tuple[date, date], ...] = ()
    legenda: tuple[tuple[Plaatvorm, str], ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslag:
    """A report. `onder` stands under the title, `voet` at the foot of every page.

    `totaal` is the number of pages of the whole it is the first part of; 0: it stands alone.
    """

    titel: str
    onder: str
    voet: str
    auteur: str
    datum: date
    regels: tuple[Verslagregel | Verslagtabel | Tijdlijnplaat, ...]
    totaal: int = 0
