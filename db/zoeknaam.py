"""Store: the text under which a leerling is found."""

from __future__ import annotations

from app.domain.mensen import Leerling
from app.domain.namen import zoeknaam


def zoeknaam_van(leerling: Leerling) -> str:
    """Give the folded achternaam first, then tussenvoegsel, roepnaam and voornamen."""
    delen = (leerling.achternaam, leerling.tussenvoegsel, leerling.roepnaam, leerling.voornamen)
    return zoeknaam(" ".join(delen))
