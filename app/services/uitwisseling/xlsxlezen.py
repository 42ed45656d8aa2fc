"""Services: read an Excel workbook of unknown make into sheets of text, or say why that cannot be.

Values as a person sees them: dates as ISO text whatever epoch (1900 or 1904) the workbook has,
whole numbers without a point, the stored outcome of a formula. A cell that is merged downwards
has its value on every row. What has no outcome becomes `ZONDER_UITKOMST`, which no field takes.
Memory and time are guarded before anything is unpacked.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from app.services.uitwisseling.bron import Blad, Bronbestand
from app.services.uitwisseling.csvlezen import MAX_BYTES, MAX_KOLOMMEN, Bestandsfout, Gestopt
from db.zonder_gc import zonder_gc

Voortgang = Callable[[int, int, str], None]
Stop = Callable[[], bool]

ZONDER_UITKOMST = "#FORMULE!"
"""Stands for a formula of which the workbook holds no outcome."""

MAX_UITGEPAKT = 1_500_000_000
MAX_RIJEN = 300_000
_STAP = 2_000
_CEL = re.compile(
    rb'<(?:\w+:)?c\b([^>]*?\br="([A-Z]{1,3}[0-9]+)"[^>]*?)>((?:(?!</(?:\w+:)?c>).)*)</(?:\w+:)?c>',
    re.DOTALL,
)
_FORMULE = re.compile(rb"<(?:\w+:)?f[ />]")
_UITKOMST = re.compile(rb"<(?:\w+:)?v>[^<]|<(?:\w+:)?is>")
_LEGE_TEKST = re.compile(rb'\bt="str"')
"""A formula whose outcome is a text; that text may be empty."""
_SAMEN = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_RIJ = re.compile(rb"<(?:\w+:)?row[ >]")
_PLEK = re.compile(r"([A-Z]+)(\d+)")


@zonder_gc()  # a million cells are many objects and no cycles
def lees_werkmap(
    pad: Path, *, voortgang: Voortgang | None = None, stop: Stop | None = None
) -> Bronbestand:
    """Read every visible sheet of a workbook. Bestandsfout says what is wrong with it."""
    _keur_zip(pad)
    _kijk(voortgang, stop, 0, 0, f"{pad.name} openen")
    boek = _open(pad)
    try:
        oud = boek.epoch.year == 1904
        bladen = [
            blad
            for vel in boek.worksheets
            if vel.sheet_state == "visible"
            and (blad := _lees_blad(pad, vel, voortgang, stop)) is not None
        ]
    except (Bestandsfout, Gestopt):
        raise
    except Exception as fout:  # openpyxl raises whatever a broken workbook provokes
        raise _kapot() from fout
    finally:
        boek.close()
    if not any(b.rijen for b in bladen):
        raise Bestandsfout("Deze werkmap is leeg.", "Kies een bestand met een kopregel en rijen.")
    return Bronbestand(pad, tuple(bladen), werkmap=True, vanaf_1904=oud)


def is_werkmap(begin: bytes) -> bool:
    """Tell a workbook by its first bytes."""
    return begin.startswith(b"PK\x03\x04")


def _keur_zip(pad: Path) -> None:
    """Look at the package before anything is unpacked."""
    try:
        if pad.stat().st_size > MAX_BYTES:
            raise Bestandsfout(
                "Dit bestand is groter dan 300 MB.", "Verdeel het over meer bestanden."
            )
        with zipfile.ZipFile(pad) as zip_:
            delen = zip_.infolist()
    except (OSError, zipfile.BadZipFile) as fout:
        raise _kapot() from fout
    if sum(d.file_size for d in delen) > MAX_UITGEPAKT:
        raise Bestandsfout(
            "Deze werkmap wordt uitgepakt te groot om te lezen.",
            "Bewaar het blad dat u nodig hebt als CSV UTF-8.",
        )
    if not any(d.filename.startswith("xl/") for d in delen):
        raise Bestandsfout(
            "Dit is geen werkmap van Excel.", "Kies een .xlsx-bestand, of een CSV-bestand."
        )


def _open(pad: Path) -> Any:
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about looks, which nobody sees here
            return load_workbook(pad, read_only=True, data_only=True, keep_links=False)
    except Exception as fout:  # openpyxl raises whatever a broken workbook provokes
        raise _kapot() from fout


def _lees_blad(pad: Path, vel: Any, voortgang: Voortgang | None, stop: Stop | None) -> Blad | None:
    """Read one sheet; None for what is no sheet of cells."""
    plaats = getattr(vel, "_worksheet_path", "")
    if not plaats:
        return None
    zonder, samen, aantal = _bekijk_xml(pad, plaats)
    vel.reset_dimensions()  # what a package claims about its size may be anything
    rijen: list[tuple[int, list[str]]] = []
    vorige: dict[int, str] = {}
    for nummer, cellen in enumerate(_rijen(vel), start=1):
        if nummer % _STAP == 1:
            tekst = f"‘{vel.title}’: {nummer - 1:,} van {aantal:,} rijen".replace(",", ".")
            _kijk(voortgang, stop, nummer - 1, max(aantal, nummer), tekst)
        for kolom in zonder.get(nummer, ()):
            if kolom < len(cellen):
                cellen[kolom] = ZONDER_UITKOMST
        if samen:
            vorige = _vul_omlaag(cellen, nummer, samen, vorige)
        while cellen and not cellen[-1]:
            cellen.pop()
        if cellen:
            _keur_maat(str(vel.title), nummer, len(cellen), len(rijen))
            rijen.append((nummer, cellen))
    return Blad(str(vel.title), rijen, _opmerkingen(str(vel.title), bool(zonder), bool(samen)))


def _vul_omlaag(
    cellen: list[str], nummer: int, samen: frozenset[tuple[int, int]], vorige: dict[int, str]
) -> dict[int, str]:
    """Give a merged cell its value on this row; gives what the next row inherits."""
    for kolom, waarde in vorige.items():
        if (nummer, kolom) in samen and kolom < MAX_KOLOMMEN:
            cellen += [""] * (kolom + 1 - len(cellen))
            cellen[kolom] = cellen[kolom] or waarde
    return {k: w for k, w in enumerate(cellen) if w and (nummer + 1, k) in samen}


def _keur_maat(blad: str, nummer: int, kolommen: int, rijen: int) -> None:
    """Refuse a sheet that is too large to look at."""
    if rijen >= MAX_RIJEN:
        raise Bestandsfout(
            f"Het blad ‘{blad}’ heeft meer dan {MAX_RIJEN:,} rijen.".replace(",", "."),
            "Verdeel het over meer bestanden.",
        )
    if kolommen > MAX_KOLOMMEN:
        raise Bestandsfout(
            f"Het blad ‘{blad}’ heeft meer dan {MAX_KOLOMMEN} kolommen.",
            "Kies het bestand met de rijen die u wilt overnemen.",
            regel=nummer,
        )


def _opmerkingen(blad: str, formules: bool, samen: bool) -> tuple[str, ...]:
    """Say what was odd about a sheet."""
    delen = []
    if formules:
        delen.append(
            f"Op ‘{blad}’ staan formules zonder bewaarde uitkomst. Open het bestand in Excel "
            "en bewaar het opnieuw, dan komen ze mee."
        )
    if samen:
        delen.append(f"Op ‘{blad}’ zijn cellen samengevoegd; hun waarde telt voor elke rij.")
    return tuple(delen)


def _kijk(
    voortgang: Voortgang | None, stop: Stop | None, gedaan: int, totaal: int, tekst: str
) -> None:
    """Tell how far the reading is, and whether it has to stop."""
    if stop is not None and stop():
        raise Gestopt
    if voortgang is not None:
        voortgang(gedaan, totaal, tekst)


def _rijen(vel: Any) -> Iterator[list[str]]:
    """Give the rows of a sheet as text."""
    for rij in vel.iter_rows(values_only=True):
        yield [naar_tekst(w) for w in rij[: MAX_KOLOMMEN + 1]]


def naar_tekst(waarde: Any) -> str:
    """Write a value of a cell as a person would."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        dag = waarde.date().isoformat()
        return dag if waarde.time() == time() else f"{dag} {waarde:%H:%M}"
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, float):
        if waarde.is_integer() and abs(waarde) < 1e15:
            return str(int(waarde))
        return repr(round(waarde, 10)).replace(".", ",")
    return str(waarde).replace("\xa0", " ").strip()


def _bekijk_xml(
    pad: Path, plaats: str
) -> tuple[dict[int, list[int]], frozenset[tuple[int, int]], int]:
    """Look in the sheet itself for what openpyxl does not tell when it streams.

    Gives per row the places of formulas without an outcome, every (row, place) that a merge
    continues downwards, and how many rows there are.
    """
    with zipfile.ZipFile(pad) as zip_:
        ruw = zip_.read(plaats.lstrip("/"))
    if b"<!DOCTYPE" in ruw[:2_000].upper() or b"<!ENTITY" in ruw[:2_000].upper():
        raise _kapot()
    zonder: dict[int, list[int]] = {}
    if _FORMULE.search(ruw):
        for m in _CEL.finditer(ruw):
            leeg = not _UITKOMST.search(m[3]) and not _LEGE_TEKST.search(m[1])
            if leeg and _FORMULE.search(m[3]):
                kolom, rij = _plek(m[2].decode())
                zonder.setdefault(rij, []).append(kolom)
    samen: set[tuple[int, int]] = set()
    for m in _SAMEN.finditer(ruw):
        van, tot = int(m[2]), min(int(m[4]), int(m[2]) + MAX_RIJEN)
        kolom = _kolom(m[1].decode())
        # Sideways a merge is looks only: its value belongs to the first column.
        samen.update((rij, kolom) for rij in range(van + 1, tot + 1))
    return zonder, frozenset(samen), len(_RIJ.findall(ruw))


def _plek(tekst: str) -> tuple[int, int]:
    m = _PLEK.fullmatch(tekst)
    assert m is not None
    return _kolom(m[1]), int(m[2])


def _kolom(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer - 1


def _kapot() -> Bestandsfout:
    return Bestandsfout(
        "Deze werkmap kan niet worden gelezen; zij is beschadigd of heeft een wachtwoord.",
        "Open haar in Excel en bewaar haar opnieuw als .xlsx, zonder wachtwoord.",
    )
