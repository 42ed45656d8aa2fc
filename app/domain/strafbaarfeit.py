"""Domain: which provision of the Leerplichtwet a verdachte broke, by who, what and which plicht.

Source: Leerplichtwet 1969 art. 2 lid 1 and 3, 4, 4a lid 1, 4b, 4c, 26 and 28; wet-en-praktijk 5.4
(artikelen in a proces-verbaal). The words of the feit are this program's own and stand in the
template screen as "te controleren door uw jurist".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.opsporing import Overtreding, Verdachte
from app.domain.plicht import Plichtsoort

WET = "van de Leerplichtwet 1969"
STRAF = {
    Verdachte.OUDER: f"artikel 26, eerste lid, {WET}",
    Verdachte.LEERLING: f"artikel 26, tweede lid, {WET}",
}
"""Where the punishment stands: the ouder lid 1, the jongere lid 2."""


@dataclass(frozen=True, slots=True)
class Strafbaarfeit:
    """What was not done (after "heeft"), and where the law asks it."""

    omschrijving: str
    artikelen: str
    straf: str


_INGESCHREVEN = "er niet voor gezorgd dat de jongere stond ingeschreven als leerling van een school"
_GEREGELD = "er niet voor gezorgd dat de jongere de school van inschrijving geregeld bezocht"
_KEUS: Mapping[tuple[Verdachte, bool, Plichtsoort], tuple[str, str]] = {
    (Verdachte.OUDER, True, Plichtsoort.LEERPLICHTIG): (
        _INGESCHREVEN,
        "artikel 2, eerste lid, in samenhang met artikel 3",
    ),
    (Verdachte.OUDER, False, Plichtsoort.LEERPLICHTIG): (
        _GEREGELD,
        "artikel 2, eerste lid, in samenhang met artikel 4",
    ),
    (Verdachte.OUDER, True, Plichtsoort.KWALIFICATIEPLICHTIG): (
        f"{_INGESCHREVEN} of instelling",
        "artikel 4a, eerste lid, in samenhang met artikel 4b",
    ),
    (Verdachte.OUDER, False, Plichtsoort.KWALIFICATIEPLICHTIG): (
        _GEREGELD.replace("de school van", "de school of instelling van"),
        "artikel 4a, eerste lid, in samenhang met artikel 4c, tweede lid",
    ),
    (Verdachte.LEERLING, False, Plichtsoort.LEERPLICHTIG): (
        "de school van inschrijving niet geregeld bezocht",
        "artikel 2, derde lid, in samenhang met artikel 4",
    ),
    (Verdachte.LEERLING, False, Plichtsoort.KWALIFICATIEPLICHTIG): (
        "het volledige programma van de school of instelling van inschrijving niet gevolgd",
        "artikel 4c, eerste lid",
    ),
}
"""By who, whether nobody was enrolled, and which plicht held."""


def strafbaar_feit(
    verdachte: Verdachte, overtreding: Overtreding, plicht: Plichtsoort
) -> Strafbaarfeit | None:
    """Give the feit and its articles; None: the law lays no such duty on this verdachte.

    To enrol is a duty of the ouders (art. 2 lid 1, 4a lid 1), never of a minor himself.
    """
    gevonden = _KEUS.get((verdachte, overtreding is Overtreding.ABSOLUUT, plicht))
    if gevonden is None:
        return None
    omschrijving, artikelen = gevonden
    return Strafbaarfeit(omschrijving, f"{artikelen}, {WET}", STRAF[verdachte])
