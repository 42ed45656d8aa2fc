"""UI: printing a PDF that is no letter: the caseload, the test page, the noodsleutel.

The PDF is what is printed (beslissingen, Paper): its pages go edge to edge on
the sheet, at their true size.
"""

from __future__ import annotations

from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.services.bestand import schrijf_bytes
from app.ui.brieven.afdrukken import druk_af, stel_in


def zet_klaar(printer: QPrinter, naam: str, *, liggend: bool) -> None:
    """Set what keeps the size true, also after the dialog changed it."""
    stel_in(printer)
    if liggend:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(naam)


def bewaar_pdf(pdf: bytes, naam: str, parent: QWidget | None) -> bool:
    """Ask where to save a PDF, and save it; False when the user cancelled.

    KnownError when it cannot be written there.
    """
    pad, _ = QFileDialog.getSaveFileName(parent, "Opslaan als PDF", f"{naam}.pdf", "PDF (*.pdf)")
    if pad:
        schrijf_bytes(pad, pdf)
    return bool(pad)


def druk_pdf_af(pdf: bytes, naam: str, parent: QWidget | None, *, liggend: bool = False) -> bool:
    """Ask for a printer and print; False when the user cancelled.

    KnownError when the printer cannot be opened or gives up.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    zet_klaar(printer, naam, liggend=liggend)
    dialoog = QPrintDialog(printer, parent)
    dialoog.setWindowTitle("Afdrukken")
    if dialoog.exec() != QDialog.DialogCode.Accepted:
        return False
    zet_klaar(printer, naam, liggend=liggend)
    druk_af([pdf], printer)
    return True
