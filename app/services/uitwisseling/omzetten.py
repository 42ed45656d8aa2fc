"""Services: turn the text of a cell into the value of a field, with a Dutch reason when it cannot.

A converter never raises: it gives the value, a `Fout`, or a `Hersteld` (a value
that was mended, with a warning). Converters of closed shapes remember what they
saw, so that 20,000 rows cost one look-up per cell.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.feit import Keuze, Veld, Vorm
from app.domain.fouten import InvoerFout
from app.services.uitwisseling.soorten import Kolom

JAAR_MIN, JAAR_MAX = 1900, 2199
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_KORT_JAAR = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}", re.ASCII)
_GETAL = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_KOMMA = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,400})?", re.ASCII)
_STUUR = re.compile(r"[\x00-\x08\x0b-\x1f]")
_GEVAARLIJK = "=+-@\t\r"
_JA = ("ja", "j", "1", "waar", "true", "x")
_NEE = ("nee", "n", "0", "onwaar", "false")


@dataclass(frozen=True, slots=True)
class Fout:
    """A cell that cannot be taken over, and why."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Hersteld:
    """A cell that was mended on the way in, and what was done."""

    waarde: object
    tekst: str


Omzetter = Callable[[str], object]
"""Cell text -> value | Fout | Hersteld."""

BIJZONDER = frozenset({Fout, Hersteld})


class _Geheugen(dict[str, object]):
    """A converter that remembers every text it saw."""

    __slots__ = ("_doe",)

    def __init__(self, doe: Omzetter) -> None:
        super().__init__()
        self._doe = doe

    def __missing__(self, cel: str) -> object:
        """Convert a text that is new."""
        waarde = self._doe(cel)
        self[cel] = waarde
        return waarde


def veilig(tekst: str) -> str:
    """Write a text so that a spreadsheet never takes it for a formula (see `kaal`)."""
    if tekst and (tekst[0] in _GEVAARLIJK or _met_streepje(tekst)):
        return "'" + tekst
    return tekst


def kaal(cel: str) -> str:
    """Undo `veilig`: `kaal(veilig(t)) == t` for every text."""
    return cel[1:] if cel[:1] == "'" and _met_streepje(cel) else cel


def _met_streepje(tekst: str) -> bool:
    return len(tekst) > 1 and tekst[0] == "'" and (tekst[1] == "'" or tekst[1] in _GEVAARLIJK)


def omzetter(
    kolom: Kolom,
    *,
    woorden: Mapping[str, str] | None = None,
    lees_dag: Omzetter | None = None,
    trim: bool = False,
) -> Omzetter:
    """Make the converter of one column.

    `woorden` translates other packages' words into ours (lower case; one that
    ends in * holds for all that begin so), `lees_dag` reads other shapes of
    date, `trim` strips blanks around a text.
    """
    veld = kolom.veld
    if veld.naam == "bsn":
        return _Geheugen(_bsn).__getitem__
    if veld.naam == "brin":
        return _Geheugen(_brin).__getitem__
    if veld.naam == "vestiging":
        return _Geheugen(_vestiging).__getitem__
    if veld.vorm is Vorm.TEKST:
        leeg = kolom.standaard if veld.naam == "protocol" else ""
        return _tekst(veld.verplicht, kolom.maximum, str(leeg), trim=trim)
    maak: Omzetter
    match veld.vorm:
        case Vorm.DAG:
            maak = lees_dag or lees_datum
        case Vorm.JANEE:
            maak = _janee
        case Vorm.KEUZE:
            maak = _keuze(veld, woorden or {})
        case Vorm.GETAL:
            maak = _getal(veld, _GETAL, int)
        case Vorm.KOMMA:
            maak = _getal(veld, _KOMMA, float)
        case _:
            maak = str
    return _Geheugen(_met_leeg(kolom, maak)).__getitem__


def _met_leeg(kolom: Kolom, maak: Omzetter) -> Omzetter:
    """Handle the empty cell (the field's own default) and blanks around a value."""
    leeg = Fout("is niet ingevuld") if kolom.veld.verplicht else kolom.standaard

    def zet_om(cel: str) -> object:
        cel = kaal(cel).strip()
        return maak(cel) if cel else leeg

    return zet_om


def _tekst(verplicht: bool, maximum: int, standaard: str, *, trim: bool) -> Omzetter:
    te_lang = Fout(f"is te lang (meer dan {maximum:,} tekens)".replace(",", "."))
    leeg = Fout("is niet ingevuld")

    def zet_om(cel: str) -> object:
        if cel[:1] == "'":
            cel = kaal(cel)
        if trim:
            cel = cel.strip()
        if not cel.isprintable():
            cel = cel.replace("\r\n", "\n").replace("\r", "\n")
            if not cel.replace("\n", "").replace("\t", "").isprintable() and _STUUR.search(cel):
                return Fout("bevat een teken dat niet kan worden opgeslagen")
        if len(cel) > maximum:
            return te_lang
        if verplicht and not cel.strip():
            return leeg
        return cel or standaard

    return zet_om


def lees_datum(cel: str) -> object:
    """Read dd-mm-jjjj, d/m/jjjj, dd.mm.jjjj or ISO: a date or a Fout."""
    if m := _ISO.fullmatch(cel):
        jaar, maand, dag = map(int, m.groups())
    elif m := _NL.fullmatch(cel):
        dag, maand, jaar = map(int, m.groups())
    elif _KORT_JAAR.fullmatch(cel):
        return Fout(f"‘{cel}’: schrijf het jaar met vier cijfers")
    else:
        return Fout(f"‘{_kort(cel)}’ is geen datum (schrijf dd-mm-jjjj)")
    if not JAAR_MIN <= jaar <= JAAR_MAX or not 1 <= maand <= 12:
        return Fout(f"‘{cel}’ is geen datum (schrijf dd-mm-jjjj)")
    laatste = calendar.monthrange(jaar, maand)[1]
    if not 1 <= dag <= laatste:
        return Fout(f"‘{cel}’ bestaat niet: {MAANDEN[maand - 1]} {jaar} heeft {laatste} dagen")
    return date(jaar, maand, dag)


def _janee(cel: str) -> object:
    klein = cel.casefold()
    if klein in _JA:
        return True
    return False if klein in _NEE else Fout(f"‘{_kort(cel)}’: schrijf ja of nee")


def _keuze(veld: Veld, woorden: Mapping[str, str]) -> Omzetter:
    soort = veld.keuze
    assert soort is not None
    tabel: dict[str, Keuze] = {}
    for lid in soort:
        tabel.setdefault(lid.label.casefold(), lid)
    for lid in soort:
        tabel[str(lid).casefold()] = lid
    mag = ", ".join(str(lid) for lid in soort)
    begin = [(w[:-1], code) for w, code in woorden.items() if w.endswith("*")]

    def zet_om(cel: str) -> object:
        klein = " ".join(cel.casefold().split())
        code = woorden.get(klein) or next((c for w, c in begin if klein.startswith(w)), klein)
        return tabel.get(code) or Fout(f"‘{_kort(cel)}’ is niet bekend; kies uit: {mag}")

    return zet_om


def _getal(veld: Veld, patroon: re.Pattern[str], soort: type[int] | type[float]) -> Omzetter:
    laag, hoog = veld.minimum, veld.maximum

    def zet_om(cel: str) -> object:
        if not patroon.fullmatch(cel):
            heel = " heel" if soort is int else ""
            return Fout(f"‘{_kort(cel)}’ is geen{heel} getal")
        waarde = soort(cel.replace(",", "."))
        if (laag is not None and waarde < laag) or (hoog is not None and waarde > hoog):
            return Fout(f"{cel} ligt niet tussen {laag:g} en {hoog:g}")
        return waarde if math.isfinite(waarde) else Fout(f"‘{cel}’ is geen getal")

    return zet_om


def _bsn(cel: str) -> object:
    """Check a BSN; a spreadsheet drops the leading zero, which is put back with a warning."""
    from app.domain.bsn import controleer_bsn

    kern = kaal(cel).strip()
    if not kern:
        return ""
    cijfers = re.sub(r"[ .\-]", "", kern)
    kort = len(cijfers) == 8 and cijfers.isdecimal()
    try:
        goed = controleer_bsn("0" + cijfers if kort else kern)
    except InvoerFout as fout:
        # Never the number itself in a reason: it ends up on screens and in reports.
        return Fout(fout.tekst[:1].lower() + fout.tekst[1:].rstrip("."))
    return Hersteld(goed, "had 8 cijfers; de 0 vooraan is teruggezet") if kort else goed


def _brin(cel: str) -> object:
    kern = kaal(cel).strip().upper()
    if not kern or re.fullmatch(r"\d\d[A-Z]{2}", kern, re.ASCII):
        return kern
    return Fout(f"‘{_kort(kern)}’ is geen BRIN (twee cijfers, twee letters)")


def _vestiging(cel: str) -> object:
    kern = kaal(cel).strip()
    if not kern or re.fullmatch(r"\d{2}", kern, re.ASCII):
        return kern
    if re.fullmatch(r"\d", kern, re.ASCII):
        return Hersteld("0" + kern, "had 1 cijfer; de 0 vooraan is teruggezet")
    return Fout(f"‘{_kort(kern)}’ is geen vestiging (twee cijfers)")


def _kort(cel: str) -> str:
    return cel if len(cel) <= 40 else cel[:39] + "…"


def naar_cel(waarde: object) -> str:
    """Write a value as the text of a cell: ISO dates, decimal comma, ja/nee, safe text."""
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        return str(waarde) if isinstance(waarde, Keuze) else veilig(waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, float):
        # Decimal of the shortest repr: exact, and never an exponent.
        return format(Decimal(repr(waarde)), "f").removesuffix(".0").replace(".", ",")
    return str(waarde)
