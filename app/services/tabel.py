"""Services: a table as an xlsx workbook: real dates and numbers, and no cell that acts.

A text that a spreadsheet would take for a formula (first character = + - @,
tab or carriage return) is stored as text with the quote prefix, so that a name
from an import can never run anything on the computer of who opens it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.fouten import KnownError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cel = str | int | float | date | bool | None
_GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")
_BESTURING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MAX_TEKENS = 32_767
"""What one cell of a workbook can hold."""


@dataclass(frozen=True, slots=True)
class Tabelkolom:
    """A column of a workbook: its heading and its width in characters."""

    titel: str
    breedte: float = 14.0


def schrijf_xlsx(
    naar: str | Path,
    *,
    blad: str,
    kolommen: Sequence[Tabelkolom],
    rijen: Iterable[Sequence[Cel]],
    kop: Sequence[str] = (),
    gemaakt: date | None = None,
) -> None:
    """Write a workbook of one sheet; `kop` are lines above the table.

    The heading stays in view, has a filter and prints on every page. KnownError
    when the file cannot be written.
    """
    from openpyxl import Workbook

    boek = Workbook()
    vel = boek.active
    assert vel is not None
    vel.title = re.sub(r"[\[\]:*?/\\]", " ", blad)[:31]
    for regel in kop:
        vel.append([_waarde(regel)])
    _opmaak(vel, kolommen, len(kop) + 1)
    for rij in rijen:
        vel.append([_waarde(w) for w in rij])
    _cellen(vel)
    laatste = vel.cell(row=max(vel.max_row, len(kop) + 1), column=len(kolommen)).coordinate
    vel.auto_filter.ref = f"A{len(kop) + 1}:{laatste}"
    if gemaakt is not None:
        boek.properties.created = boek.properties.modified = datetime(  # noqa: DTZ001 - a day, no moment
            gemaakt.year, gemaakt.month, gemaakt.day
        )
    boek.properties.creator = "Kantelpunt"
    _bewaar(boek, Path(naar))


def _opmaak(vel: Worksheet, kolommen: Sequence[Tabelkolom], rij: int) -> None:
    """Write the heading and set widths, freeze and print."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    vel.append([k.titel for k in kolommen])
    for nummer, kolom in enumerate(kolommen, start=1):
        cel = vel.cell(row=rij, column=nummer)
        cel.font = Font(bold=True, color="FFFFFF")
        cel.fill = PatternFill("solid", fgColor="17406D")
        cel.border = Border(bottom=Side(style="thin"))
        cel.alignment = Alignment(vertical="center")
        vel.column_dimensions[get_column_letter(nummer)].width = kolom.breedte
    if rij > 1:
        vel.cell(row=1, column=1).font = Font(bold=True, size=13)
    vel.freeze_panes = f"A{rij + 1}"
    vel.print_title_rows = f"{rij}:{rij}"
    vel.page_setup.orientation = "landscape"
    vel.page_setup.paperSize = 9
    vel.page_setup.fitToWidth = 1
    vel.page_setup.fitToHeight = 0
    vel.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cellen(vel: Worksheet) -> None:
    """Give dates their Dutch look and guard texts that look like a formula."""
    for rij in vel.iter_rows():
        for cel in rij:
            if isinstance(cel.value, date):
                cel.number_format = "dd-mm-yyyy"
            elif isinstance(cel.value, str) and cel.value.startswith(_GEVAARLIJK):
                cel.data_type = "s"
                cel.quotePrefix = True


def _waarde(w: Cel) -> Any:
    """Clean one value; texts lose what a workbook cannot hold."""
    if isinstance(w, str):
        return _BESTURING.sub(" ", w)[:MAX_TEKENS]
    return w


def _bewaar(boek: Any, pad: Path) -> None:
    """Save beside the target and put it in place, so that no half file is left."""
    tijdelijk = pad.with_name(f".{pad.name}.deel")
    try:
        boek.save(tijdelijk)
        tijdelijk.replace(pad)
    except OSError as fout:
        tijdelijk.unlink(missing_ok=True)
        raise KnownError(
            "Het Excelbestand kan hier niet worden geschreven.",
            "Sluit het als het open staat in Excel, of kies een andere map.",
        ) from fout
