"""Services: the shapes that dates have in lists of others, reading them and telling them apart.

A shape is written with dd, mm, jjjj, jj (two digits of the year) and mmm (a Dutch month in
letters). `getal1900` and `getal1904` are numbers of days as Excel counts them. Whether 03-04 is
April or March cannot be guessed from one cell: the column decides, and else a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.services.uitwisseling.omzetten import MAANDEN, Fout, Omzetter, lees_datum

GETAL = {"getal1900": date(1899, 12, 30), "getal1904": date(1904, 1, 1)}
"""Day 0 of Excel's numbers; its 1900 counts a 29 February that was not, so all later days fit."""

VORMEN = (
    "dd-mm-jjjj",
    "jjjj-mm-dd",
    "dd/mm/jjjj",
    "dd.mm.jjjj",
    "jjjjmmdd",
    "ddmmjjjj",
    "dd mmm jjjj",
    "dd-mmm-jjjj",
    "dd-mm-jj",
    "dd/mm/jj",
    "mm/dd/jjjj",
    "mm-dd-jjjj",
    *GETAL,
)
"""The shapes that are tried, the likeliest first: a Dutch list has the day before the month."""

EEUWGRENS = 70
"""A year of two digits below this is of this century: nobody in a list was born before 1970."""

_DELEN = {
    "dd": r"(?P<dag>\d{1,2})",
    "mmm": r"(?P<woord>[a-zA-Z]{3,9})\.?",
    "mm": r"(?P<maand>\d{1,2})",
    "jjjj": r"(?P<jaar>\d{4})",
    "jj": r"(?P<kort>\d{2})",
}
_VAST = {**_DELEN, "dd": r"(?P<dag>\d\d)", "mm": r"(?P<maand>\d\d)"}
_TEKENS = re.compile(r"(dd|mmm|mm|jjjj|jj)")
_TIJD = r"(?:[ T,]+\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?Z?)?"
_MAAND = {m[:3]: i for i, m in enumerate(MAANDEN, start=1)} | {"mrt": 3}


@dataclass(frozen=True, slots=True)
class Datumoordeel:
    """What shapes a column of dates can have. `twijfel`: two shapes read it otherwise.

    `voorbeeld` is a cell that they read otherwise, as (cell, first reading, second reading).
    """

    vormen: tuple[str, ...]
    gelezen: int
    totaal: int
    twijfel: tuple[str, ...] = ()
    voorbeeld: tuple[str, date, date] | None = None


def is_datumvorm(vorm: str) -> bool:
    """Tell whether a text is a shape: a day, a month and a year."""
    if vorm in GETAL:
        return True
    delen = set(_TEKENS.findall(vorm))
    return "dd" in delen and len(delen & {"mm", "mmm"}) == 1 and len(delen & {"jjjj", "jj"}) == 1


def maak_daglezer(vormen: Sequence[str]) -> Omzetter:
    """Make a converter that reads a date in one of these shapes; a time behind it falls away."""
    lezers = [(vorm, _patroon(vorm)) for vorm in vormen]

    def lees(cel: str) -> object:
        for vorm, patroon in lezers:
            if m := patroon.fullmatch(cel):
                return _dag_uit_getal(cel, vorm) if vorm in GETAL else _dag_uit(m)
        kern = re.split(r"[ T]", cel, maxsplit=1)[0]
        uitkomst = lees_datum(kern)
        return uitkomst if isinstance(uitkomst, Fout) else Fout(f"‘{cel[:40]}’ is geen datum")

    return lees


def beoordeel(cellen: Iterable[str], eerst: Sequence[str] = ()) -> Datumoordeel:
    """Find the shapes by which a column reads, those of `eerst` before the usual ones."""
    waarden = list(dict.fromkeys(c for cel in cellen if (c := cel.strip())))
    vormen = tuple(dict.fromkeys([*eerst, *VORMEN]))
    per_vorm = {v: [maak_daglezer([v])(w) for w in waarden] for v in vormen}
    goed = {v: sum(1 for u in uit if isinstance(u, date)) for v, uit in per_vorm.items()}
    gekozen: list[str] = []
    over = set(range(len(waarden)))
    while over:
        beste = max(
            vormen,
            key=lambda v: (
                sum(1 for i in over if isinstance(per_vorm[v][i], date)),
                goed[v],
                -vormen.index(v),
            ),
        )
        leest = {i for i in over if isinstance(per_vorm[beste][i], date)}
        if not leest:
            break
        gekozen.append(beste)
        over -= leest
    twijfel, voorbeeld = _twijfel(gekozen[:1], vormen, waarden, per_vorm, goed)
    return Datumoordeel(tuple(gekozen), len(waarden) - len(over), len(waarden), twijfel, voorbeeld)


def _twijfel(
    gekozen: Sequence[str],
    vormen: Sequence[str],
    waarden: Sequence[str],
    per_vorm: dict[str, list[object]],
    goed: dict[str, int],
) -> tuple[tuple[str, ...], tuple[str, date, date] | None]:
    """Give another shape that reads as many cells, with a cell that it reads otherwise."""
    for eerste in gekozen:
        for ander in vormen:
            if ander == eerste or goed[ander] < goed[eerste]:
                continue
            for waarde, een, twee in zip(waarden, per_vorm[eerste], per_vorm[ander], strict=True):
                if isinstance(een, date) and isinstance(twee, date) and een != twee:
                    return (eerste, ander), (waarde, een, twee)
    return (), None


def _patroon(vorm: str) -> re.Pattern[str]:
    """Make the pattern of a shape; without separators the parts have fixed width."""
    if vorm in GETAL:
        return re.compile(r"\d{5,6}(?:[.,]\d+)?", re.ASCII)
    los = re.search(r"[^djm]", vorm)
    delen = _DELEN if los else _VAST
    tekst = "".join(delen.get(d) or re.escape(d) for d in _TEKENS.split(vorm))
    return re.compile(tekst + _TIJD, re.ASCII)


def _dag_uit(m: re.Match[str]) -> object:
    """Make a date of the parts of a shape."""
    deel = m.groupdict()
    maand = deel.get("maand")
    if (woord := deel.get("woord")) is not None:
        kort = woord.casefold()
        nummer = _MAAND.get(kort[:3])
        if nummer is None or not (MAANDEN[nummer - 1].startswith(kort) or len(kort) == 3):
            return Fout(f"‘{woord[:20]}’ is geen maand")
        maand = str(nummer)
    jaar = deel.get("jaar")
    if jaar is None:
        kort_jaar = int(deel["kort"])
        jaar = str(kort_jaar + (2000 if kort_jaar < EEUWGRENS else 1900))
    return lees_datum(f"{deel['dag']}-{maand}-{jaar}")


def _dag_uit_getal(cel: str, vorm: str) -> object:
    """Make a date of a number of days."""
    dagen = int(re.split(r"[.,]", cel)[0])
    # Five digits begin in 1927: what is shorter is a year or a number of something else.
    if not 10_000 <= dagen <= 109_500:
        return Fout(f"‘{cel[:40]}’ is geen datum")
    return date.fromordinal(GETAL[vorm].toordinal() + dagen)
