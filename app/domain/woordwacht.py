"""Domain: finding words in a text that say something about somebody's health.

A reminder, never a refusal: leerplicht keeps no diagnoses (protocollen 7; AVG art. 9), and the
one who types is told so at the word. The list is data (resources/woorden).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Treffer:
    """One word that was found, and where: from `begin` up to `einde`."""

    woord: str
    begin: int
    einde: int


class Woordlijst:
    """Words to look out for. `*` stands for the begin or end of a word.

    `letterlijk` are found only as they are written there, in capitals.
    """

    def __init__(self, woorden: Iterable[str], letterlijk: Iterable[str], zin: str) -> None:
        self.zin = zin
        self._gewoon = _patroon(woorden, re.IGNORECASE)
        self._letterlijk = _patroon(letterlijk, 0)

    def vind(self, tekst: str) -> tuple[Treffer, ...]:
        """Give what is found, in order; after "geen" a word says nothing of the leerling."""
        gevonden = {}
        for patroon in (self._gewoon, self._letterlijk):
            for m in patroon.finditer(tekst) if patroon is not None else ():
                if not _NA_GEEN.search(tekst[max(0, m.start() - 12) : m.start()]):
                    gevonden[m.start()] = Treffer(m.group(), m.start(), m.end())
        return tuple(gevonden[plek] for plek in sorted(gevonden))

    def waarschuwing(self, treffers: Iterable[Treffer]) -> str:
        """Say it in a line: which words, and what to write instead; "" for none."""
        woorden = list({t.woord.casefold(): t.woord for t in treffers}.values())
        if not woorden:
            return ""
        eerste = ", ".join(f"“{w}”" for w in woorden[:_HOOGSTENS])
        meer = " …" if len(woorden) > _HOOGSTENS else ""
        return f"{eerste}{meer}: {self.zin[:1].lower()}{self.zin[1:]}"


_HOOGSTENS = 3
_NA_GEEN = re.compile(r"\bgeen\s+(?:\w+\s+)?$", re.IGNORECASE)
_LETTER = r"[^\W\d_]"


def _patroon(woorden: Iterable[str], vlaggen: int) -> re.Pattern[str] | None:
    """Make one pattern of all words, the longest first; None without any."""
    delen = [_een(w) for w in sorted(set(woorden), key=len, reverse=True)]
    return re.compile("|".join(delen), vlaggen) if delen else None


def _een(woord: str) -> str:
    """Write one word as a pattern that holds at its borders."""
    kern = woord.strip("*").strip()
    tekst = r"\s+".join(re.escape(d) for d in kern.split())
    na = rf"{_LETTER}*" if woord.endswith("*") else rf"(?!{_LETTER})"
    voor = rf"{_LETTER}*" if woord.startswith("*") else ""
    return rf"(?<!{_LETTER}){voor}{tekst}{na}"
