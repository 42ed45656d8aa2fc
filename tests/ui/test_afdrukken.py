"""The caseload and the test page of the envelope, printed to a PDF printer and measured.

What is printed is the PDF itself at its true size (beslissingen, Paper), so the
paper is laid beside the PDF: same sheet, same ink at the same millimetres.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from app.services import brieven
from app.services.afdruk import caseload_pdf, proefafdruk_pdf
from app.services.caseload import Caseload
from app.services.instellingen import Instellingen
from app.ui.afdrukken import zet_klaar
from app.ui.brieven.afdrukken import druk_af
from app.ui.brieven.bladen import naar_beeld
from app.ui.kern import Kern

DPI = 100
MM = DPI / 25.4
DONKER = 190
"""Thin lines are grey once they are drawn in dots."""
MAANDAG = date(2026, 11, 23)


def druk(pdf: bytes, pad: Path, *, liggend: bool) -> bytes:
    """Print on a PDF printer as the window does; gives what came out."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(pad))
    # The dialog may leave anything behind: it is set right again before printing.
    printer.setPageOrientation(
        QPageLayout.Orientation.Portrait if liggend else QPageLayout.Orientation.Landscape
    )
    zet_klaar(printer, "Proef", liggend=liggend)
    assert druk_af([pdf], printer) == len(brieven.render_paginas(pdf, 20))
    return pad.read_bytes()


def vellen(pdf: bytes) -> list[tuple[int, int]]:
    """Give the size of every page in whole millimetres (a point is 1/72 inch)."""
    from pypdf import PdfReader

    return [
        (round(float(p.mediabox.width) / 72 * 25.4), round(float(p.mediabox.height) / 72 * 25.4))
        for p in PdfReader(BytesIO(pdf)).pages
    ]


def inkt(pdf: bytes) -> tuple[float, float, float, float]:
    """Give the box of dark ink on the first page: left, top, right, bottom in millimetres."""
    beeld = naar_beeld(brieven.render_paginas(pdf, DPI)[0])
    donker = [
        (x, y)
        for y in range(beeld.height())
        for x in range(beeld.width())
        if beeld.pixelColor(x, y).lightness() < DONKER
    ]
    assert donker, "nothing was printed"
    xs, ys = [x for x, _ in donker], [y for _, y in donker]
    return min(xs) / MM, min(ys) / MM, max(xs) / MM, max(ys) / MM


@pytest.fixture
def caseload(kern: Kern) -> bytes:
    """The caseload of the team on paper (an empty one has its headings)."""
    rijen = Caseload(kern.sessie).laad(MAANDAG)
    return caseload_pdf(rijen, titel="Mijn dossiers", peildatum=MAANDAG, teamnaam="Proefteam")


def test_the_caseload_lies_on_a_landscape_sheet_at_its_true_size(
    caseload: bytes, tmp_path: Path
) -> None:
    gedrukt = druk(caseload, tmp_path / "caseload.pdf", liggend=True)
    assert set(vellen(caseload)) == {(297, 210)}
    assert vellen(gedrukt) == vellen(caseload)
    for echt, papier in zip(inkt(caseload), inkt(gedrukt), strict=True):
        assert abs(echt - papier) <= 0.6


def test_the_test_page_shows_the_window_where_the_envelope_has_it(tmp_path: Path) -> None:
    instellingen = Instellingen()
    pdf = proefafdruk_pdf(instellingen, MAANDAG)
    gedrukt = druk(pdf, tmp_path / "proef.pdf", liggend=False)
    assert set(vellen(pdf)) == {(210, 297)}
    assert vellen(gedrukt) == vellen(pdf)
    for echt, papier in zip(inkt(pdf), inkt(gedrukt), strict=True):
        assert abs(echt - papier) <= 0.6
    # The frame of the window: lines at its left and its top, measured with a ruler.
    beeld = naar_beeld(brieven.render_paginas(gedrukt, DPI)[0])
    links, boven = instellingen.venster_links, instellingen.venster_boven
    midden_y = boven + instellingen.venster_hoogte / 2
    midden_x = links + instellingen.venster_breedte / 2

    def lijn(x: float, y: float, *, langs_x: bool) -> bool:
        """Whether there is a dark point within 0.6 mm of a place, across the line."""
        speling = [d / 10 for d in range(-6, 7)]
        return any(
            beeld.pixelColor(
                round((x + (d if langs_x else 0)) * MM), round((y + (0 if langs_x else d)) * MM)
            ).lightness()
            < 200
            for d in speling
        )

    assert lijn(links, midden_y + 5, langs_x=True)
    assert lijn(midden_x + 10, boven, langs_x=False)
    assert not lijn(links - 4, midden_y + 5, langs_x=True)
