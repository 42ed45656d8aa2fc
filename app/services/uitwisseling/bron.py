"""Services: a file of another administration as it came: sheets of rows, before any meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.services.uitwisseling.csvlezen import Bestandsfout, Tabel

_KIJK = 25
"""In how many rows a heading is looked for: packages put a title and a filter above it."""


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its rows with the line they stand on; a CSV file has one sheet."""

    naam: str
    rijen: list[tuple[int, list[str]]]
    opmerkingen: tuple[str, ...] = ()

    @property
    def breedte(self) -> int:
        """The number of columns of the widest row."""
        return max((len(c) for _, c in self.rijen), default=0)


@dataclass(frozen=True, slots=True)
class Bronbestand:
    """A file as it was read. `vanaf_1904`: numbers that are days count from 1904 (old Macs)."""

    pad: Path
    bladen: tuple[Blad, ...]
    werkmap: bool = False
    vanaf_1904: bool = False
    tekenset: str = "utf-8"
    scheiding: str = ";"

    def blad(self, naam: str) -> Blad:
        """Give a sheet by its name, without one the fullest. Bestandsfout when it is not there."""
        if not naam:
            return max(self.bladen, key=lambda b: len(b.rijen))
        for blad in self.bladen:
            if blad.naam.casefold() == naam.casefold():
                return blad
        if len(self.bladen) == 1:
            return self.bladen[0]
        namen = ", ".join(b.naam for b in self.bladen[:8])
        raise Bestandsfout(
            f"Het blad ‘{naam[:60]}’ staat niet in deze werkmap.", f"Er zijn: {namen}."
        )


def raad_koprij(blad: Blad) -> int:
    """Give the line on which the headings stand most likely; 0 for an empty sheet.

    The first row that is as full as what follows, has different words in its cells and no
    numbers or dates.
    """
    beste, punten = 0, -1.0
    for i, (regel, cellen) in enumerate(blad.rijen[:_KIJK]):
        vol = [c.strip() for c in cellen if c.strip()]
        if not vol:
            continue
        erna = [len([c for c in c2 if c]) for _, c2 in blad.rijen[i + 1 : i + 6]]
        woorden = sum(1 for c in vol if not re.search(r"\d{3}|^\d+[.,]?\d*$", c))
        uniek = len({c.casefold() for c in vol}) / len(vol)
        past = min(len(vol), max(erna, default=0))
        score = past * (woorden / len(vol)) * uniek - i * 0.05
        if score > punten + 0.001:
            beste, punten = regel, score
    return beste


def maak_tabel(bron: Bronbestand, blad: Blad, koprij: int = 0) -> Tabel:
    """Make a table of a sheet, with headings from the line `koprij` (0: guessed).

    Headings that are there twice get a number, empty ones the letter of their column. Rows of
    a workbook are as wide as the headings: what lies outside has no heading. Bestandsfout when
    there is no such line.
    """
    koprij = koprij or raad_koprij(blad)
    plek = next((i for i, (regel, _) in enumerate(blad.rijen) if regel == koprij), None)
    if plek is None:
        raise Bestandsfout(
            f"Op regel {koprij} staan geen kolomnamen.", "Kies de regel met de kolomnamen."
        )
    ruw = blad.rijen[plek][1]
    rest = blad.rijen[plek + 1 :]
    if bron.werkmap:
        breed = max([len(ruw), *(len(c) for _, c in rest)])
        ruw = ruw + [""] * (breed - len(ruw))
        rest = [(r, c + [""] * (breed - len(c))) for r, c in rest]
    return Tabel(bron.pad, koppen_van(ruw), rest, tekenset=bron.tekenset, scheiding=bron.scheiding)


def koppen_van(cellen: Sequence[str]) -> list[str]:
    """Give every column a heading of its own."""
    koppen: list[str] = []
    gezien: set[str] = set()
    for i, cel in enumerate(cellen):
        basis = " ".join(cel.split())[:120] or f"kolom {kolomletter(i)}"
        kop, nummer = basis, 2
        while kop.casefold() in gezien:
            kop, nummer = f"{basis} ({nummer})", nummer + 1
        gezien.add(kop.casefold())
        koppen.append(kop)
    return koppen


def kolomletter(plaats: int) -> str:
    """Name a column as a spreadsheet does: A, B, … Z, AA."""
    letters = ""
    nummer = plaats + 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
