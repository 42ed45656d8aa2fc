"""Services: read a CSV file of unknown make into rows, or say in Dutch why that cannot be.

Guards the memory: size, line length and number of columns are looked at before
the file is read as a whole.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.fouten import KnownError

MAX_KOLOMMEN = 500
MAX_BYTES = 300_000_000
_KOP_BYTES = 65_536
# Two bytes that mean one character in UTF-8 and two odd ones in cp1252.
_UTF8_PAAR = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")


class Bestandsfout(KnownError):
    """A file that cannot be read as a whole; `regel` is the line where it shows, 0 if none."""

    def __init__(self, tekst: str, doe: str = "", *, regel: int = 0) -> None:
        super().__init__(tekst, doe)
        self.regel = regel


class Gestopt(KnownError):
    """The user stopped a running import or export."""

    def __init__(self) -> None:
        super().__init__("Gestopt; er is niets overgenomen.", "")


@dataclass(slots=True)
class Tabel:
    """The content of one CSV file: headers, and rows with the line they begin on."""

    pad: Path
    koppen: list[str]
    rijen: list[tuple[int, list[str]]] = field(default_factory=list)
    tekenset: str = "utf-8"
    scheiding: str = ";"


@dataclass(slots=True)
class Regels:
    """The content of a CSV file without any meaning: rows with the line they begin on."""

    rijen: list[tuple[int, list[str]]]
    tekenset: str
    scheiding: str


def lees_tabel(pad: Path, *, scheidingen: Sequence[str] = (";",)) -> Tabel:
    """Read a CSV file; the separator is the one of `scheidingen` that the first line has most.

    Reads UTF-8 with or without byte order mark, else Windows-1252. Empty lines
    are left out. Raises Bestandsfout with the line where it went wrong.
    """

    def kies(regels: Sequence[str]) -> str:
        eerste = regels[0]
        scheiding = max(scheidingen, key=eerste.count)
        if eerste.count(scheiding) == 0 and (ander := _ander_teken(eerste, scheidingen)):
            raise Bestandsfout(
                f"De kolommen zijn gescheiden door {ander}, niet door een puntkomma.",
                "Bewaar het bestand als CSV met puntkomma’s (in Excel: CSV UTF-8).",
            )
        return scheiding

    ruw = lees_regels(pad, kies=kies, eerste_leeg=True)
    start, eerste = ruw.rijen[0]
    koppen = [k.strip() for k in eerste]
    if not any(koppen):
        raise _leeg()
    _keur_koppen(koppen, start)
    return Tabel(pad, koppen, ruw.rijen[1:], tekenset=ruw.tekenset, scheiding=ruw.scheiding)


def lees_regels(
    pad: Path, *, kies: Callable[[Sequence[str]], str], eerste_leeg: bool = False
) -> Regels:
    """Read the rows of a CSV file; `kies` gives the separator for its first lines.

    Empty rows are left out, but the first one not with `eerste_leeg`.
    """
    ruw = _lees_bytes(pad)
    tekst, tekenset = _naar_tekst(ruw)
    start = 1
    eerste, _, rest = tekst.partition("\n")
    if re.fullmatch(r"sep=.\r?", eerste, re.IGNORECASE):  # Excel's own hint
        tekst, start = rest, 2
    try:
        scheiding = kies(tekst[:_KOP_BYTES].split("\n")[:60])
    except Bestandsfout as fout:
        fout.regel = start
        raise
    csv.field_size_limit(max(csv.field_size_limit(), 4_000_000))
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    regel = start
    rijen: list[tuple[int, list[str]]] = []
    voeg_toe = rijen.append
    try:
        for rij in lezer:
            if (rij and any(rij)) or (eerste_leeg and not rijen):
                voeg_toe((regel, rij))
            regel = start + lezer.line_num
    except csv.Error as fout:
        raise _csv_fout(fout, regel) from None
    if not rijen:
        raise _leeg()
    return Regels(rijen, tekenset, scheiding)


def _lees_bytes(pad: Path) -> bytes:
    """Read a file after a look at its size and its first line."""
    try:
        if pad.is_dir():
            raise Bestandsfout("Dit is een map, geen bestand.", "Kies een CSV-bestand.")
        if pad.stat().st_size > MAX_BYTES:
            raise Bestandsfout(
                "Dit bestand is groter dan 300 MB.", "Verdeel het over meer bestanden."
            )
        with pad.open("rb") as stroom:
            begin = stroom.read(_KOP_BYTES)
            _keur_begin(begin)
            return begin + stroom.read()
    except FileNotFoundError:
        raise Bestandsfout("Dit bestand is er niet.", "Controleer de plaats en de naam.") from None
    except PermissionError:
        raise Bestandsfout(
            "Dit bestand mag niet worden gelezen.",
            "Sluit het in Excel, of vraag leesrecht op de map.",
        ) from None
    except OSError:
        raise Bestandsfout(
            "Dit bestand kan niet worden gelezen.",
            "Kopieer het naar een eigen map en kies het daar.",
        ) from None


def _keur_begin(begin: bytes) -> None:
    """Refuse on the first 64 KB what would cost memory or can never be a CSV of ours."""
    if not begin.strip():
        raise _leeg()
    if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Bestandsfout(
            "De tekenset is UTF-16; die wordt niet gelezen.",
            "Bewaar het bestand als ‘CSV UTF-8 (gescheiden door lijstscheidingsteken)’.",
            regel=1,
        )
    if begin.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Bestandsfout(
            "Dit is een werkmap van Excel, geen CSV.",
            "Open het in Excel en kies Opslaan als: CSV UTF-8.",
        )
    kop = begin.split(b"\n", 1)[0]
    kolommen = max(kop.count(teken) for teken in (b";", b",", b"\t")) + 1
    if kolommen > MAX_KOLOMMEN:
        aantal = f"{kolommen}" if b"\n" in begin else "veel meer dan 500"
        raise Bestandsfout(
            f"De eerste regel heeft {aantal} kolommen; meer dan {MAX_KOLOMMEN} kan niet.",
            "Kies het bestand met de rijen die u wilt overnemen.",
            regel=1,
        )
    if b"\n" not in begin and b"\r" not in begin and len(begin) >= _KOP_BYTES:
        raise Bestandsfout(
            "De eerste regel is langer dan 64 KB; dit is geen CSV met een kopregel.",
            "Kies een bestand met op de eerste regel de kolomnamen.",
            regel=1,
        )


def _naar_tekst(ruw: bytes) -> tuple[str, str]:
    """Decode a whole file; say on which line it cannot be."""
    plek = ruw.find(b"\x00")
    if plek >= 0:
        raise Bestandsfout(
            "Er staan NUL-tekens in dit bestand; het is beschadigd of geen tekst.",
            "Laat de bron het bestand opnieuw maken.",
            regel=_regel_van(ruw, plek),
        )
    try:
        return ruw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as fout:
        plek = fout.start
    # A file that is UTF-8 for the most part is no cp1252: reading it so would
    # land "Ã«" for "ë" in people's names without a word.
    if _UTF8_PAAR.search(ruw):
        raise Bestandsfout(
            "De tekenset klopt niet: dit bestand is deels UTF-8 en deels iets anders.",
            "Laat de bron het bestand opnieuw maken als CSV UTF-8.",
            regel=_regel_van(ruw, plek),
        )
    try:
        return ruw.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as fout:
        raise Bestandsfout(
            "De tekenset wordt niet herkend (geen UTF-8 en geen Windows-1252).",
            "Bewaar het bestand als CSV UTF-8.",
            regel=_regel_van(ruw, fout.start),
        ) from None


def _keur_koppen(koppen: list[str], regel: int) -> None:
    gezien: set[str] = set()
    for kop in koppen:
        klein = kop.casefold()
        if klein and klein in gezien:
            raise Bestandsfout(
                f"De kolom ‘{kop[:60]}’ staat er twee keer in.",
                "Haal een van de twee weg.",
                regel=regel,
            )
        gezien.add(klein)


def _csv_fout(fout: csv.Error, regel: int) -> Bestandsfout:
    if "field larger" in str(fout):
        tekst = (
            "Een cel is langer dan 4 miljoen tekens; waarschijnlijk sluit een aanhalingsteken niet."
        )
    elif "unexpected end" in str(fout):
        tekst = "Een aanhalingsteken dat hier opent, sluit nergens meer."
    else:
        tekst = "De aanhalingstekens op deze regel kloppen niet."
    return Bestandsfout(
        tekst,
        'Zet om een cel met " of ; twee aanhalingstekens, en schrijf een " daarin dubbel.',
        regel=regel,
    )


def _ander_teken(eerste: str, scheidingen: Sequence[str]) -> str:
    for teken, naam in ((",", "een komma"), ("\t", "een tab"), ("|", "een streep")):
        if teken not in scheidingen and teken in eerste:
            return naam
    return ""


def _regel_van(ruw: bytes, plek: int) -> int:
    return ruw.count(b"\n", 0, plek) + 1


def _leeg() -> Bestandsfout:
    return Bestandsfout("Dit bestand is leeg.", "Kies een bestand met een kopregel en rijen.")
