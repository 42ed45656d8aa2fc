"""Protocol: by which rule a step has a date that no term gives, and which facts lie before it."""

from __future__ import annotations

from app.domain.dossiers import Eenheid
from app.protocol.model import (
    Aandachtregel,
    Feitsoort,
    Regelbestand,
    Spoorstapregel,
    Termijn,
    Vanaf,
)
from app.protocol.stand import Bron

EIGEN_AANDACHT = Aandachtregel(
    termijn=Termijn(4, Eenheid.SCHOOLWEKEN),
    vanaf=Vanaf(Feitsoort.VORIGE, "", ""),
    actie="kijken hoe het gaat",
    tekst="Het protocol geeft hier geen termijn",
    bron=Bron(
        "Eigen regel van Kantelpunt", "aandachtsdatum van een stap zonder termijn", eigen=True
    ),
)
"""The date of an open step for which neither its file nor any source gives one: own rule."""

TERUGKIJKEN = frozenset(
    {
        Feitsoort.MELDING,
        Feitsoort.INSCHRIJVING,
        Feitsoort.UITSCHRIJVING,
        Feitsoort.GEBEURTENIS_TOT,
    }
)
"""Of these the last one before the begin of the track counts when there is none since."""

VAST = frozenset(
    {
        Feitsoort.VERJAARDAG,
        Feitsoort.BEGIN_LEERPLICHT,
        Feitsoort.EINDE_LEERPLICHT,
        Feitsoort.DOSSIER,
    }
)
"""There is one of these at most; whether it lies before the begin of the track does not matter."""


def aandacht_van(bestand: Regelbestand, regel: Spoorstapregel) -> Aandachtregel:
    """Give the rule for a step without a term: its own, that of its file, or the program's."""
    return regel.aandacht or bestand.spoor_aandacht or EIGEN_AANDACHT
