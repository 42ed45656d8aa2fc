"""Domain: how a duty was computed, line by line, each with its article.

The rules are those of `plicht` (wet-en-praktijk 3.1); here stands only what they
come down to for one leerling.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.datumwoorden import toon_dag
from app.domain.leeftijd import verjaardag
from app.domain.mensen import Leerling
from app.domain.plicht import BEGIN_LEEFTIJD, EINDE_LEEFTIJD, VOLWASSEN, Plicht, Plichtsoort

BEGIN_ARTIKEL = "Leerplichtwet 1969, art. 3 lid 1"
EINDE_ARTIKEL = "Leerplichtwet 1969, art. 3 lid 1 onder b"
KWALIFICATIE_ARTIKEL = "Leerplichtwet 1969, art. 4a"
VRIJ_ARTIKEL = "Leerplichtwet 1969, art. 4b"


@dataclass(frozen=True, slots=True)
class Plichtstap:
    """One line; `soort` is one of feit, begin, termijn, oordeel, as in the engine's Rekenstap."""

    soort: str
    tekst: str
    dag: date | None = None


def plichtstappen(leerling: Leerling, plicht: Plicht) -> tuple[Plichtstap, ...]:
    """Tell how a duty follows from the day of birth and what the leerling has obtained."""
    return tuple(_stappen(leerling, plicht))


def _stappen(leerling: Leerling, plicht: Plicht) -> Iterator[Plichtstap]:
    geboren = leerling.geboortedatum
    yield Plichtstap("feit", f"Geboren op {_dag(geboren)}", geboren)
    vijf = verjaardag(geboren, BEGIN_LEEFTIJD)
    yield Plichtstap(
        "begin",
        f"Vijf jaar op {_dag(vijf)}; leerplichtig vanaf de eerste schooldag van de maand daarna, "
        f"{_dag(plicht.begin)} ({BEGIN_ARTIKEL})",
        plicht.begin,
    )
    zestien = verjaardag(geboren, EINDE_LEEFTIJD)
    yield Plichtstap(
        "termijn",
        f"Zestien jaar op {_dag(zestien)}; leerplichtig tot en met het einde van dat schooljaar, "
        f"{_dag(plicht.einde)} ({EINDE_ARTIKEL})",
        plicht.einde,
    )
    yield from _kwalificatie(leerling, plicht)
    if plicht.soort is Plichtsoort.DOORSTROOMPUNT and plicht.tot is not None:
        yield Plichtstap("termijn", f"Doorstroompunt tot en met {_dag(plicht.tot)}", plicht.tot)
    yield Plichtstap("oordeel", f"Op {_dag(plicht.peildatum)}: {plicht.uitleg}", plicht.peildatum)
    if plicht.let_op:
        yield Plichtstap("oordeel", plicht.let_op, plicht.eerder)


def _kwalificatie(leerling: Leerling, plicht: Plicht) -> Iterator[Plichtstap]:
    """Say until when the kwalificatieplicht runs after the leerplicht, or why there is none."""
    behaald, vrij = leerling.startkwalificatie, leerling.vrij_van_kwalificatieplicht
    if behaald is not None:
        yield Plichtstap("feit", f"Startkwalificatie behaald op {_dag(behaald)}", behaald)
    if vrij is not None:
        tekst = f"Getuigschrift praktijkonderwijs of diploma vso op {_dag(vrij)} ({VRIJ_ARTIKEL})"
        yield Plichtstap("feit", tekst, vrij)
    tot = plicht.kwalificatie_tot
    if tot is None:
        tekst = f"Na de leerplicht volgt geen kwalificatieplicht ({KWALIFICATIE_ARTIKEL})"
        yield Plichtstap("termijn", tekst)
        return
    achttien = verjaardag(leerling.geboortedatum, VOLWASSEN)
    tekst = (
        f"Achttien jaar op {_dag(achttien)}; na de leerplicht kwalificatieplichtig tot en met "
        f"{_dag(tot)} ({KWALIFICATIE_ARTIKEL})"
    )
    yield Plichtstap("termijn", tekst, tot)


def _dag(dag: date) -> str:
    """Write a day in full, without weekday: "31 juli 2027"."""
    return toon_dag(dag, jaar=True, kort=False, weekdag=False)
