"""Documents: draw the pages of a PDF as pixels, for the screen and for the printer."""

from __future__ import annotations

import threading

_SLOT = threading.Lock()
"""pdfium is not thread-safe: one page at a time, whichever thread asks."""


def render(pdf: bytes, dpi: float) -> list[tuple[int, int, bytes]]:
    """Draw every page: (width, height, RGB bytes row by row from the top).

    Annotations are drawn, the page is taken whole, without margins or scaling.
    """
    import pypdfium2

    with _SLOT:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_pagina(p, dpi) for p in document]
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
