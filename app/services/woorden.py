"""Services: the list of words about health that the program points out while somebody types."""

from __future__ import annotations

import tomllib
from functools import cache

from app.domain.woordwacht import Woordlijst
from resources.lezer import lees_tekst


@cache
def medische_woorden() -> Woordlijst:
    """Read the list (resources/woorden/medisch.toml)."""
    tabel = tomllib.loads(lees_tekst("woorden", "medisch.toml"))
    groepen = tabel["groep"]
    return Woordlijst(
        (w for g in groepen for w in g["woorden"]),
        (w for g in groepen for w in g.get("letterlijk", ())),
        tabel["zin"],
    )
