"""Protocol: the day before which no date of a track can lie, known before the track is made.

A list asks which date comes first of all. A track that certainly comes later than one that is
known already need not be made for that: its steps are looked at when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

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
from app.protocol.sporen.spoorplan import TE_KOMEN, minste_dagen

_BEGIN, _THUIS = Feitsoort.BEGIN, Feitsoort.THUIS
_NIETS_VROEGER = frozenset({Feitsoort.VORIGE, _BEGIN})
"""What never lies before the day that the terms of a track count from."""

_SINDS_BEGIN = (None, Sinds.SPOOR, Sinds.VORIGE)
"""From when on facts count that cannot be older than the track."""


class Ondergrens(NamedTuple):
    """How long after its begin, or after the first day at home, a rule has its first date at least.

    `na_thuis` None: no step counts from the first day at home. `thuis` is set where a step counts
    what happened during the spell at home: without one that can be anything.
    """

    na_begin: timedelta
    na_thuis: timedelta | None
    thuis: bool

    def dag(self, begin: date, sinds: date | None) -> date | None:
        """Give the day before which a track from this begin has no date.

        `sinds` is the first day at home, of a spell that runs. None: it cannot be told.
        """
        dag = begin + self.na_begin
        if self.na_thuis is None:
            return dag
        if sinds is None or sinds > begin:
            if sinds is None and self.thuis:
                return None
            sinds = begin
        vroeg = sinds + self.na_thuis
        return min(dag, vroeg)


def ondergrens_van(bestand: Regelbestand, regel: Spoorregel) -> Ondergrens | None:
    """Give the lower bound of a rule; None when a fact or a person can bring its date forward.

    It holds while nobody decided in the track and the version of its file is the one at hand. A
    step opens on the begin of its track at the earliest; no unit of time takes less than its
    calendar days here; a term of the law only ever ends later than it was counted.
    """
    if regel.start is None or regel.start.feit in TE_KOMEN:
        return None
    # A track without an open step has the date of its file, from its begin at the earliest.
    zonder_stap: tuple[Termijn, Feitsoort | None]
    zonder_stap = (bestand.spoor_aandacht or EIGEN_AANDACHT).termijn, _BEGIN
    na_begin, na_thuis = list[int](), list[int]()
    for termijn, basis in (zonder_stap, *_termijnen(bestand, regel)):
        if basis is None or (dagen := _minste(termijn)) is None:
            return None
        (na_thuis if basis is _THUIS else na_begin).append(dagen)
    thuis = any(_sinds(s.klaar) is _THUIS for s in regel.stappen.values() if s.herhaal is not None)
    na = timedelta(days=min(na_thuis)) if na_thuis else None
    return Ondergrens(timedelta(days=min(na_begin)), na, thuis)


def _termijnen(
    bestand: Regelbestand, regel: Spoorregel
) -> Iterator[tuple[Termijn, Feitsoort | None]]:
    """Give every term that can give the track a date, and what it cannot end before counting from.

    None: it can count from something before the begin of the track.
    """
    start = regel.start
    for stap in regel.stappen.values():
        if stap.termijn is not None:
            yield stap.termijn, _basis(stap.vanaf, start)
        if stap.herhaal is not None:
            yield stap.herhaal.termijn, _sinds(stap.klaar)
            if stap.termijn is None:
                yield stap.herhaal.termijn, _basis(stap.vanaf, start)
        elif stap.termijn is None:
            aandacht = aandacht_van(bestand, stap)
            vanaf = aandacht.vanaf if stap.aandacht is not None else None
            yield aandacht.termijn, _basis(vanaf, start)


def _basis(vanaf: Vanaf | None, start: Vanaf | None) -> Feitsoort | None:
    """Tell what a term counts from that cannot lie before it; None: it can."""
    if vanaf is None or vanaf.feit in _NIETS_VROEGER:
        return _BEGIN
    if vanaf.feit is _THUIS:
        return _THUIS
    zelfde = start is not None and vanaf.feit is start.feit
    if vanaf.ervoor or vanaf.feit in VAST or vanaf.feit in TERUGKIJKEN or zelfde:
        return None
    return _BEGIN


def _sinds(eis: Voorwaarde) -> Feitsoort | None:
    """Tell from when on the times count that a step that comes back was done; None: always."""
    delen = [_sinds(deel) for deel in eis.delen]
    if None in delen or eis.sinds not in (*_SINDS_BEGIN, Sinds.THUIS):
        return None
    return _THUIS if eis.sinds is Sinds.THUIS or _THUIS in delen else _BEGIN


def _minste(termijn: Termijn) -> int | None:
    """Give how many calendar days a term takes at least; None when it goes back."""
    if termijn.terug or termijn.voor:
        return None
    return 0 if termijn.dagen else minste_dagen(termijn)
