"""Documents: put PDFs behind each other in one file, page by page as they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from app.documents.weergave import PDFIUM_SLOT
from app.domain.fouten import KnownError

_NUMMER = re.compile(rb"/ID ?\[ ?<[0-9A-Fa-f]{32}> ?<[0-9A-Fa-f]{32}> ?\]>>\s*startxref")


def bewaar(document: Any) -> bytes:
    """Write a document of pdfium with a number of its content: equal input gives equal bytes.

    pdfium numbers a file at random (ISO 32000-1, 14.4); the number is replaced by
    one of the same length that follows from the rest.
    """
    uit = BytesIO()
    document.save(uit)
    inhoud = uit.getvalue()
    gevonden = list(_NUMMER.finditer(inhoud))
    if not gevonden:
        return inhoud
    deel = gevonden[-1]
    rest = hashlib.sha256(inhoud[: deel.start()]).hexdigest()[:32].upper().encode()
    oud = deel[0]
    nieuw = re.sub(rb"<[0-9A-Fa-f]{32}>", b"<" + rest + b">", oud)
    return inhoud[: deel.start()] + nieuw + inhoud[deel.end() :]


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
            return bewaar(doel)
        except (RuntimeError, ValueError, OSError):  # what pypdfium2 raises
            raise KnownError(
                "Een van de PDF-bestanden kan niet worden gelezen.",
                "Het is beschadigd of met een wachtwoord beveiligd; laat het weg.",
            ) from None
        finally:
            doel.close()
