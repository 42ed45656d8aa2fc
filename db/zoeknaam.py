"""Store: the text under which a leerling is found.

It is stored: a change of the folding needs a migration that writes it anew (`controleer`
tells when file and program no longer agree).
"""

from __future__ import annotations

from app.domain.mensen import Leerling
from app.domain.namen import zoeknaam


def zoeknaam_van(leerling: Leerling) -> str:
    """Give the folded achternaam first, then tussenvoegsel, roepnaam and voornamen."""
    delen = (leerling.achternaam, leerling.tussenvoegsel, leerling.roepnaam, leerling.voornamen)
    return zoeknaam(" ".join(delen))
