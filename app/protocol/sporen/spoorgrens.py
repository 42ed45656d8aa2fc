"""Protocol: the day before which no date of a track can lie, known before the track is made.

A list asks which date comes first of all. A track that certainly comes later than one that is
known already need not be made for that: its steps are looked at when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.dossiers import Eenheid
from app.protocol.model import (
    Feitsoort,
    Regelbestand,
    Sinds,
    Spoorregel,
    Termijn,
    Vanaf,
    Voorwaarde,
)
from app.protocol.sporen.spooraandacht import EIGEN_AANDACHT, TERUGKIJKEN, VAST, aandacht_van
from app.protocol.sporen.spoorplan import TE_KOMEN

_LAAGSTE = {Eenheid.WEKEN: 7, Eenheid.SCHOOLWEKEN: 7, Eenheid.MAANDEN: 28}
"""Calendar days that a unit takes at least, where that is more than one."""

_NIETS_VROEGER = frozenset({Feitsoort.VORIGE, Feitsoort.BEGIN})
"""What never lies before the day that the terms of a track count from."""


class Ondergrens(NamedTuple):
    """How long after its begin, or after the first day at home, a rule has its first date at least.

    None: no step counts from there.
    """

    na_begin: timedelta | None
    na_thuis: timedelta | None

    def dag(self, begin: date, thuis: date | None) -> date:
        """Give the day before which a track from this begin has no date."""
        dagen = []
        if self.na_begin is not None:
            dagen.append(begin + self.na_begin)
        if self.na_thuis is not None:
            vanaf = begin if thuis is None or thuis > begin else thuis
            dagen.append(vanaf + self.na_thuis)
        return min(dagen)


def ondergrens_van(bestand: Regelbestand, regel: Spoorregel) -> Ondergrens | None:
    """Give the lower bound of a rule; None when a fact or a person can bring its date forward.

    It holds while nobody decided in the track and the version of its file is the one at hand. A
    step opens on the begin of its track at the earliest; no unit of time takes less than its
    calendar days here; a term of the law only ever ends later than it was counted.
    """
    if regel.start is None or regel.start.feit in TE_KOMEN:
        return None
    if any(s.herhaal is not None and not _sinds_begin(s.klaar) for s in regel.stappen.values()):
        return None
    per_basis: dict[Feitsoort, list[int]] = {Feitsoort.BEGIN: [], Feitsoort.THUIS: []}
    for termijn, vanaf in _termijnen(bestand, regel):
        basis, dagen = _basis(vanaf, regel.start), _minste(termijn)
        if basis is None or dagen is None:
            return None
        per_basis[basis].append(dagen)
    begin, thuis = (_kortste(per_basis[basis]) for basis in (Feitsoort.BEGIN, Feitsoort.THUIS))
    return Ondergrens(begin, thuis)


def _sinds_begin(eis: Voorwaarde) -> bool:
    """Tell whether a demand is met by what happened since the begin of the track only."""
    return eis.sinds is Sinds.SPOOR and all(_sinds_begin(deel) for deel in eis.delen)


def _kortste(dagen: Sequence[int]) -> timedelta | None:
    return timedelta(days=min(dagen)) if dagen else None


def _termijnen(
    bestand: Regelbestand, regel: Spoorregel
) -> Iterator[tuple[Termijn, Vanaf | None]]:
    """Give every term that can give the track a date, and what it counts from."""
    yield (bestand.spoor_aandacht or EIGEN_AANDACHT).termijn, None
    for stap in regel.stappen.values():
        if stap.termijn is not None:
            yield stap.termijn, stap.vanaf
        if stap.herhaal is not None:
            yield stap.herhaal.termijn, stap.vanaf
        elif stap.termijn is None:
            aandacht = aandacht_van(bestand, stap)
            yield aandacht.termijn, aandacht.vanaf if stap.aandacht is not None else None


def _basis(vanaf: Vanaf | None, start: Vanaf) -> Feitsoort | None:
    """Tell what a term counts from that cannot lie before it; None: it can."""
    if vanaf is None or vanaf.feit in _NIETS_VROEGER:
        return Feitsoort.BEGIN
    if vanaf.feit is Feitsoort.THUIS:
        return Feitsoort.THUIS
    if vanaf.ervoor or vanaf.feit in VAST or vanaf.feit in TERUGKIJKEN or vanaf.feit is start.feit:
        return None
    return Feitsoort.BEGIN


def _minste(termijn: Termijn) -> int | None:
    """Give how many calendar days a term takes at least; None when it goes back."""
    if termijn.terug or termijn.voor:
        return None
    return 0 if termijn.dagen else termijn.aantal * _LAAGSTE.get(termijn.eenheid, 1)
