"""Services: where the example team takes its chance, keys and numbers from; all by one seed."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator

GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2)
EERSTE_SLEUTEL = 1_700_000_000_000
"""Where the time in the keys begins: milliseconds of November 2023, one per key."""
REST_ONDERWIJSNUMMER = 5


class Bron:
    """A seeded source: the same seed gives the same team, keys included."""

    def __init__(self, seed: int) -> None:
        self.kans = random.Random(seed)  # noqa: S311  invented people, no secrets
        self._bsns = _schud(list(_fictieve_bsns()), self.kans)
        # The low ones last: a list of meldingen to try the import with has those.
        self._bsns.sort(key=lambda bsn: bsn >= "999920000")
        self._onderwijsnummers = _onderwijsnummers()
        self._telefoon = 40
        self._sleutel = EERSTE_SLEUTEL
        self._melding = 10_000

    def id(self) -> str:
        """Give the key of a new fact: in rising order, as UUID version 7 has it.

        Keys in order keep the store's indexes together: of a quarter of a million facts
        with keys at random most of the time would go to pages that fell out of memory.
        """
        self._sleutel += 1
        tijd, willekeur = self._sleutel << 80, self.kans.getrandbits(74)
        hoog, laag = willekeur >> 62, willekeur & (1 << 62) - 1
        return str(uuid.UUID(int=tijd | 7 << 76 | hoog << 64 | 2 << 62 | laag))

    def nummer(self) -> tuple[str, str]:
        """Give a BSN and an onderwijsnummer, of which one is empty; never the same twice.

        BSN's come from 9999…, where nobody has one; there are some 9,000.
        """
        if self._bsns:
            return self._bsns.pop(), ""
        return "", next(self._onderwijsnummers)

    def telefoon(self) -> str:
        """Give a telephone number that nobody has."""
        self._telefoon += 1
        return f"06-{self._telefoon:08d}"

    def meldingsnummer(self, jaar: int) -> str:
        """Give the next number of a melding."""
        self._melding += 1
        return f"{jaar}-{self._melding}"

    def raak(self, procent: float) -> bool:
        """Tell whether something happens that happens this often."""
        return self.kans.random() * 100 < procent


def _elfproef(acht: str, rest: int) -> int:
    """Give the last digit with which nine digits leave `rest`; 10 means: there is none."""
    return (sum(int(c) * w for c, w in zip(acht, GEWICHTEN, strict=True)) - rest) % 11


def _fictieve_bsns() -> Iterator[str]:
    """Give every BSN that begins with 9999."""
    for midden in range(10_000):
        acht = f"9999{midden:04d}"
        if (laatste := _elfproef(acht, 0)) < 10:
            yield f"{acht}{laatste}"


def _onderwijsnummers() -> Iterator[str]:
    """Give onderwijsnummers one after another."""
    for midden in range(1_000_000):
        acht = f"10{midden:06d}"
        if (laatste := _elfproef(acht, REST_ONDERWIJSNUMMER)) < 10:
            yield f"{acht}{laatste}"


def _schud(rij: list[str], kans: random.Random) -> list[str]:
    """Shuffle a list and give it back."""
    kans.shuffle(rij)
    return rij
