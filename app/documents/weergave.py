"""Documents: draw the pages of a PDF as pixels, for the screen and for the printer."""

from __future__ import annotations

import threading

PDFIUM_SLOT = threading.Lock()
"""pdfium is not thread-safe: one page at a time, whichever thread asks."""


def render(pdf: bytes, dpi: float, hoogstens: int | None = None) -> list[tuple[int, int, bytes]]:
    """Draw every page, or the first `hoogstens`: (width, height, RGB bytes from the top).

    Annotations are drawn, the page is taken whole, without margins or scaling.
    """
    import pypdfium2

    with PDFIUM_SLOT:
        document = pypdfium2.PdfDocument(pdf)
        try:
            aantal = len(document) if hoogstens is None else min(hoogstens, len(document))
            return [_pagina(document[i], dpi) for i in range(aantal)]
        finally:
            document.close()


def tel_paginas(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    import pypdfium2

    with PDFIUM_SLOT:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def _pagina(pagina: object, dpi: float) -> tuple[int, int, bytes]:
    beeld = pagina.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=False)  # type: ignore[attr-defined]
    breedte, hoogte, regel = beeld.width, beeld.height, beeld.stride
    ruw = bytes(beeld.buffer)
    if regel == breedte * 3:
        return breedte, hoogte, ruw
    rijen = (ruw[r * regel : r * regel + breedte * 3] for r in range(hoogte))
    return breedte, hoogte, b"".join(rijen)
