"""Services: the preview of an import: every row with its state, before anything lands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from app.domain.feit import Feit
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import KnownError
from app.services.uitwisseling.soorten import SLEUTEL, bestanden


class Rijstand(Enum):
    """What will happen with a row."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd"
    DUBBEL = "dubbel"
    AFGEWEZEN = "afgewezen"


@dataclass(frozen=True, slots=True)
class Reden:
    """Why a row is rejected or odd: the column ("" for the row as a whole) and a Dutch reason."""

    kolom: str
    tekst: str

    def __str__(self) -> str:
        """Give the reason as one line."""
        return f"{self.kolom}: {self.tekst}" if self.kolom else self.tekst


@dataclass(slots=True)
class Rij:
    """One row of one source, as one kind of fact.

    `bron` is the place in `Voorbeeld.bronnen`, `regel` the line in that file.
    `feit` is what lands (None when rejected or double); for `gewijzigd` it
    carries the versie that the preview saw. `hoofd` False: a second fact of
    the same source row (a melding row also makes a leerling). `cellen` is the
    row as it came; `vervang` holds, for a rejected row, our own keys for cells
    whose meaning only this import knew (place -> key).
    """

    soort: str
    bron: int
    regel: int
    stand: Rijstand
    cellen: list[str]
    feit: Feit | None = None
    redenen: tuple[Reden, ...] = ()
    waarschuwingen: tuple[Reden, ...] = ()
    hoofd: bool = True
    vervang: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Bron:
    """One file that was read: name, headers, and why it could not be read as a whole."""

    pad: Path
    koppen: list[str]
    soort: str = ""
    fout: KnownError | None = None

    @property
    def naam(self) -> str:
        """Give the file name."""
        return self.pad.name


@dataclass(frozen=True, slots=True)
class Telling:
    """How many rows of one kind have each state; `waarschuwingen` counts rows with any."""

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    dubbel: int = 0
    afgewezen: int = 0
    waarschuwingen: int = 0

    @property
    def goed(self) -> int:
        """How many rows land."""
        return self.nieuw + self.gewijzigd


@dataclass(slots=True)
class Voorbeeld:
    """Everything an import would do; nothing has landed yet.

    `vorm` says what was recognised ("map", "scholenlijst" or the title of a
    profile). `opmerkingen` hold for a file as a whole. `bijlagen` are the PDF
    files of new brieven by fingerprint, `documenten` the files of new documents; they are read
    again when it lands.
    """

    pad: Path
    vorm: str
    bronnen: list[Bron] = field(default_factory=list)
    rijen: list[Rij] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    bijlagen: dict[str, Path] = field(default_factory=dict)
    documenten: dict[str, Path] = field(default_factory=dict)

    def tellingen(self) -> dict[str, Telling]:
        """Count per kind, in the order in which kinds are written; only kinds with rows."""
        standen: Counter[tuple[str, Rijstand]] = Counter((r.soort, r.stand) for r in self.rijen)
        odd: Counter[str] = Counter(r.soort for r in self.rijen if r.waarschuwingen)
        gezien = {r.soort for r in self.rijen}
        return {
            code: Telling(
                **{stand.value: standen[code, stand] for stand in Rijstand},
                waarschuwingen=odd[code],
            )
            for code in PER_CODE
            if code in gezien
        }

    def totaal(self) -> Telling:
        """Count over all kinds."""
        delen = list(self.tellingen().values())
        return Telling(*(sum(getattr(d, naam) for d in delen) for naam in Telling.__slots__))

    def goede(self) -> Iterator[Rij]:
        """Give the rows that land."""
        return (r for r in self.rijen if r.stand in (Rijstand.NIEUW, Rijstand.GEWIJZIGD))

    @property
    def goede_regels(self) -> int:
        """Count the lines of the source that land; one line may make several facts."""
        return len({(r.bron, r.regel) for r in self.goede()})

    def afgewezen(self) -> list[Rij]:
        """Give the rejected rows, in the order of their files and lines."""
        rijen = [r for r in self.rijen if r.stand is Rijstand.AFGEWEZEN]
        return sorted(rijen, key=lambda r: (r.bron, r.regel))

    @property
    def bestandsfouten(self) -> list[Bron]:
        """Files that could not be read as a whole."""
        return [b for b in self.bronnen if b.fout is not None]

    @property
    def alles_goed(self) -> bool:
        """Whether nothing was rejected, no row and no file."""
        return not self.bestandsfouten and not any(
            r.stand is Rijstand.AFGEWEZEN for r in self.rijen
        )


def soortnaam(code: str) -> str:
    """Name a kind in the plural as its file does: "leerlingen", "vrije dagen"."""
    return bestanden()[code].naam.removesuffix(".csv").replace("_", " ")


def aantal_rijen(n: int, bijvoeglijk: str = "") -> str:
    """Write "1 goede rij", "3 goede rijen"; thousands with a point."""
    woord = "rij" if n == 1 else "rijen"
    return " ".join(f"{n:,} {bijvoeglijk} {woord}".replace(",", ".").split())


def samen(delen: Iterable[Reden]) -> str:
    """Join reasons into one line."""
    return "; ".join(str(d) for d in delen)


def omschrijf(rij: Rij, koppen: list[str], maximum: int = 6) -> str:
    """Tell one row in a line: its first cells, without keys; numbers like a BSN are hidden."""
    delen = []
    for kop, cel in zip(koppen, rij.cellen, strict=False):
        tekst = " ".join(cel.split())
        if tekst and kop.casefold() != SLEUTEL and not _LANGE_SLEUTEL.fullmatch(tekst):
            delen.append(verberg(tekst[:80]))
        if len(delen) == maximum:
            break
    return " · ".join(delen)


def verberg(cel: str) -> str:
    """Hide a cell that may be a BSN (eight or nine digits); other text as it is."""
    return "•••••" if _NUMMER.fullmatch(cel.strip()) else cel


_LANGE_SLEUTEL = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-f]{64}")
_NUMMER = re.compile(r"\d{7,9}|\d{4}[ .]\d{2}[ .]\d{3}")
