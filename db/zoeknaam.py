"""Store: the text under which a leerling is found."""

from __future__ import annotations

import unicodedata

from app.domain.mensen import Leerling

_BIJZONDER = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def vouw(tekst: str) -> str:
    """Fold a text for searching: lower case, no diacritics, đ ł ø ı ß æ þ written out."""
    plat = unicodedata.normalize("NFKD", tekst.casefold())
    plat = "".join(c for c in plat if not unicodedata.combining(c))
    return plat.translate(_BIJZONDER)


def zoeknaam_van(leerling: Leerling) -> str:
    """Give the folded achternaam first, then tussenvoegsel, roepnaam and voornamen."""
    delen = (leerling.achternaam, leerling.tussenvoegsel, leerling.roepnaam, leerling.voornamen)
    return vouw(" ".join(d for d in delen if d))
