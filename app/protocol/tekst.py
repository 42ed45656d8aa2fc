"""Protocol: the Dutch words of an uitleg: days, terms, holidays and lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from app.domain.datumwoorden import DAGEN, MAANDEN
from app.domain.dossiers import Eenheid
from app.domain.schooldagen import Vrij
from app.protocol.stand import Bron

_EEN = {
    Eenheid.SCHOOLWEKEN: "schoolweek",
    Eenheid.SCHOOLDAGEN: "schooldag",
    Eenheid.WERKDAGEN: "werkdag",
    Eenheid.DAGEN: "dag",
    Eenheid.WEKEN: "week",
    Eenheid.MAANDEN: "maand",
}


@lru_cache(maxsize=8192)
def toon(dag: date, jaar: int) -> str:
    """Write a day as "wo 14 oktober", with its year when that is not `jaar`."""
    tekst = f"{DAGEN[dag.weekday()][:2]} {dag.day} {MAANDEN[dag.month - 1]}"
    return tekst if dag.year == jaar else f"{tekst} {dag.year}"


@lru_cache(maxsize=256)
def toon_termijn(aantal: int, eenheid: Eenheid) -> str:
    """Write a term as "4 schoolweken" or "1 maand"."""
    return f"{aantal} {_EEN[eenheid] if aantal == 1 else eenheid.value}"


def toon_vrij(vrij: Vrij) -> str:
    """Write a stretch without school as "de herfstvakantie (17 t/m 25 oktober)".

    One that is named with its region becomes "de herfstvakantie (noord, 10 t/m 18 oktober)".
    """
    kaal, haak, plek = vrij.naam.partition(" (")
    naam = f"de {kaal}" if kaal.endswith("vakantie") else kaal
    erbij = f"{plek.removesuffix(')')}, " if haak else ""
    van, tot = vrij.van, vrij.tot
    if van == tot:
        return f"{naam} ({erbij}{van.day} {MAANDEN[van.month - 1]})"
    eerste = f"{van.day}" if van.month == tot.month else f"{van.day} {MAANDEN[van.month - 1]}"
    return f"{naam} ({erbij}{eerste} t/m {tot.day} {MAANDEN[tot.month - 1]})"


@lru_cache(maxsize=1024)
def toon_vrije(vrije: tuple[Vrij, ...]) -> str:
    """Say that these stretches do not count."""
    werkwoord = "telt" if len(vrije) == 1 else "tellen"
    return f"{som(map(toon_vrij, vrije))} {werkwoord} niet mee"


def som(delen: Iterable[str], woord: str = "en") -> str:
    """Join words as a Dutch list: "a, b en c"."""
    lijst = list(delen)
    if len(lijst) < 2:
        return "".join(lijst)
    return f"{', '.join(lijst[:-1])} {woord} {lijst[-1]}"


def zin(tekst: str) -> str:
    """Make a sentence: a capital in front, one full stop behind."""
    kaal = tekst.rstrip(". ")
    return f"{kaal[:1].upper()}{kaal[1:]}." if kaal else ""


def toon_bron(bron: Bron) -> str:
    """Write a source with what is to be known of it: own rule, still to be checked."""
    delen = [f"{bron.document}, {bron.plaats}"]
    if bron.eigen:
        delen.append("eigen regel")
    if bron.controleren:
        delen.append("te controleren")
    return " · ".join(delen)
