"""UI: printing a PDF: the very pages, rendered at 300 dpi, full page, at 100 %.

The PDF is what is printed (beslissingen, Paper); the services render it, Qt's
print dialog chooses the printer.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

DPI = 300


def maak_printer(naam: str, *, liggend: bool = False) -> QPrinter:
    """Make a printer for full A4 pages without Qt's own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(naam)
    printer.setResolution(DPI)
    stand = QPageLayout.Orientation.Landscape if liggend else QPageLayout.Orientation.Portrait
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), stand, QMarginsF(0, 0, 0, 0))
    )
    printer.setFullPage(True)
    return printer


def druk_pdf_af(pdf: bytes, naam: str, parent: QWidget | None, *, liggend: bool = False) -> bool:
    """Ask for a printer and print; False when the user cancelled."""
    printer = maak_printer(naam, liggend=liggend)
    dialoog = QPrintDialog(printer, parent)
    dialoog.setWindowTitle("Afdrukken")
    if dialoog.exec() != QDialog.DialogCode.Accepted:
        return False
    naar_printer(pdf, printer)
    return True


def naar_printer(pdf: bytes, printer: QPrinter) -> None:
    """Put every page of a PDF on the printer, edge to edge, at its true size."""
    from app.services.brieven import render_paginas

    painter = QPainter(printer)
    for nummer, pagina in enumerate(render_paginas(pdf, DPI)):
        if nummer:
            printer.newPage()
        breedte, hoogte, rgb = pagina
        beeld = QImage(rgb, breedte, hoogte, breedte * 3, QImage.Format.Format_RGB888)
        doel = QRectF(
            0,
            0,
            breedte * printer.resolution() / DPI,
            hoogte * printer.resolution() / DPI,
        )
        painter.drawImage(doel, beeld)
    painter.end()
