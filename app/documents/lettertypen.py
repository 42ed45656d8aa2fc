"""Documents: the embedded fonts, read once and shared by every document.

Noto Sans (SIL Open Font License, resources/fonts/OFL.txt) carries all Latin
diacritics of Dutch civil records. reportlab embeds only the characters used.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import Any

from resources.lezer import lees_bytes

GEWOON = "Kantelpunt"
VET = "Kantelpunt-Vet"
CURSIEF = "Kantelpunt-Cursief"

PERS = threading.RLock()
"""One document at a time: reportlab keeps its paragraph parser and fonts per process."""

_BESTANDEN = {
    GEWOON: "NotoSans-Regular.ttf",
    VET: "NotoSans-Bold.ttf",
    CURSIEF: "NotoSans-Italic.ttf",
}


@cache
def lettertypen() -> dict[str, Any]:
    """Register the fonts with reportlab, once per process, and give them by name."""
    from reportlab import rl_config
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics

    from app.documents.ruw import Lettertype

    rl_config.useA85 = 0  # streams as bytes: a fifth smaller, and no time to write them as text
    result = {}
    for naam, bestand in _BESTANDEN.items():
        font = Lettertype(naam, lees_bytes("fonts", bestand))
        pdfmetrics.registerFont(font)
        result[naam] = font
    for vet in (0, 1):
        addMapping(GEWOON, vet, 0, VET if vet else GEWOON)
        addMapping(GEWOON, vet, 1, VET if vet else CURSIEF)
    return result


@cache
def drukbaar() -> frozenset[int]:
    """Give the code points that all of the fonts can print."""
    tekens = [frozenset(f.face.charToGlyph) for f in lettertypen().values()]
    return frozenset.intersection(*tekens)


def breedte(tekst: str, font: str, punten: float) -> float:
    """Measure a text in points."""
    lettertypen()
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(tekst, font, punten))
