"""Documents: put PDFs behind each other in one file, page by page as they are."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from app.documents.weergave import PDFIUM_SLOT
from app.domain.fouten import KnownError


def voeg_samen(pdfs: Sequence[bytes]) -> bytes:
    """Give one PDF with all pages in order; KnownError for one that cannot be read."""
    import pypdfium2

    with PDFIUM_SLOT:
        doel = pypdfium2.PdfDocument.new()
        try:
            for pdf in pdfs:
                bron = pypdfium2.PdfDocument(pdf)
                try:
                    doel.import_pages(bron)
                finally:
                    bron.close()
            uit = BytesIO()
            doel.save(uit)
            return uit.getvalue()
        except (RuntimeError, ValueError, OSError):  # what pypdfium2 raises
            raise KnownError(
                "Een van de PDF-bestanden kan niet worden gelezen.",
                "Het is beschadigd of met een wachtwoord beveiligd; laat het weg.",
            ) from None
        finally:
            doel.close()
