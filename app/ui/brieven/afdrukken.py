"""UI: printing the very bytes of a letter: 300 dpi, full page, 100 %, and saving them.

The envelope window only fits when nothing is scaled, so the printer's margins
are ignored and every page is laid exactly on the sheet (beslissingen, Paper).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.domain.fouten import KnownError
from app.services.brieven import render_paginas
from app.ui.brieven.bladen import naar_beeld

DPI = 300


def maak_printer() -> QPrinter:
    """Make a printer set to A4, full page, 300 dpi."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    stel_in(printer)
    return printer


def stel_in(printer: QPrinter) -> None:
    """Set what keeps the address in its window, also after the dialog changed it."""
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    printer.setFullPage(True)
    printer.setDocName("Brief")


def vraag_printer(parent: QWidget | None) -> QPrinter | None:
    """Let the user choose a printer in the system's own dialog; None when cancelled."""
    printer = maak_printer()
    dialoog = QPrintDialog(printer, parent)
    dialoog.setWindowTitle("Afdrukken")
    if dialoog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    stel_in(printer)
    return printer


def druk_af(
    pdfs: Sequence[bytes], printer: QPrinter, meld: Callable[[int], bool] | None = None
) -> int:
    """Print PDFs one after the other; returns the number of pages.

    `meld` is told before each how many went before, and gives back whether to
    stop: then whole letters were printed. KnownError when the printer cannot be
    opened or gives up.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError(
            "De printer kan niet worden geopend.",
            "Controleer of de printer aan staat, of sla de brief op als PDF.",
        )
    bladen = 0
    try:
        for nr, pdf in enumerate(pdfs):
            if meld is not None and meld(nr):
                break
            for pagina in render_paginas(pdf, DPI):
                if bladen and not printer.newPage():
                    raise KnownError(
                        "De printer is halverwege gestopt.",
                        "Controleer de printer en druk de brief opnieuw af uit de tijdlijn.",
                    )
                # paperRect in device pixels: the whole sheet, not the printable part.
                vel = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
                doel = QRectF(0, 0, vel.width(), vel.height())
                painter.drawImage(doel, naar_beeld(pagina))
                bladen += 1
    finally:
        painter.end()
    return bladen


def bestandsnamen(gekozen: Path, aantal: int) -> list[Path]:
    """Name one file per addressee: X.pdf for one, X-1.pdf, X-2.pdf for more."""
    basis = gekozen.with_suffix("") if gekozen.suffix.lower() == ".pdf" else gekozen
    if aantal == 1:
        return [basis.with_name(basis.name + ".pdf")]
    return [basis.with_name(f"{basis.name}-{nr}.pdf") for nr in range(1, aantal + 1)]


def bewaar_pdfs(pdfs: Sequence[bytes], paden: Sequence[Path]) -> None:
    """Write every file whole or not at all. KnownError when the folder refuses."""
    for pdf, pad in zip(pdfs, paden, strict=True):
        tijdelijk = ""
        try:
            greep, tijdelijk = tempfile.mkstemp(suffix=".deel", dir=pad.parent)
            with os.fdopen(greep, "wb") as bestand:
                bestand.write(pdf)
            Path(tijdelijk).replace(pad)
        except OSError as fout:
            if tijdelijk:
                Path(tijdelijk).unlink(missing_ok=True)
            raise KnownError(
                "De brief kan hier niet worden opgeslagen.",
                "Kies een andere map, of controleer of de schijf vol is.",
            ) from fout
