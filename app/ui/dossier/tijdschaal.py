"""UI: the arithmetic of the tijdlijn picture: days to pixels, ticks, and who shares a row.

Pure Python, no Qt: it can be checked with a ruler.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.datumwoorden import MAANDEN
from app.domain.tijdlijnitem import Baan, TijdlijnItem

RUIM_VOOR = 7
"""Days of air before the first item."""
RUIM_NA = 14
"""Days of air after the peildatum or the last kantelpunt."""
MINSTENS = 75
"""A young dossier still shows at least this many days."""


@dataclass(frozen=True, slots=True)
class Tijdschaal:
    """A stretch of days at a scale. Day d begins at `x(d)` and ends at `x(d) + per_dag`."""

    begin: date
    einde: date
    per_dag: float

    @property
    def dagen(self) -> int:
        """How many days the stretch counts, first and last included."""
        return (self.einde - self.begin).days + 1

    @property
    def breedte(self) -> float:
        """Width in pixels."""
        return self.dagen * self.per_dag

    def x(self, d: date) -> float:
        """Give the left side of a day."""
        return (d - self.begin).days * self.per_dag

    def midden(self, d: date) -> float:
        """Give the middle of a day, where a mark stands."""
        return self.x(d) + self.per_dag / 2

    def dag(self, x: float) -> date:
        """Give the day under a pixel, within the stretch."""
        n = max(0, min(self.dagen - 1, int(x // self.per_dag)))
        return self.begin + timedelta(days=n)

    def maanden(self) -> list[tuple[date, str]]:
        """Give where the months begin, with their names (and the year in January).

        The first one begins where the stretch does.
        """
        result = []
        d = self.begin.replace(day=1)
        while d <= self.einde:
            naam = MAANDEN[d.month - 1]
            naam = f"{naam} {d.year}" if d.month == 1 else naam
            result.append((max(d, self.begin), naam))
            d = (d.replace(day=28) + timedelta(days=4)).replace(day=1)
        return result


def bereik(items: Sequence[TijdlijnItem], peildatum: date) -> tuple[date, date]:
    """Give the first and last day of the picture; holidays alone do not stretch it."""
    echte = [i for i in items if i.baan is not None]
    eerste = min((i.datum for i in echte), default=peildatum)
    laatste = max(
        [peildatum, *(i.datum for i in echte), *(i.einde for i in echte if i.einde is not None)]
    )
    begin, einde = eerste - timedelta(days=RUIM_VOOR), laatste + timedelta(days=RUIM_NA)
    tekort = MINSTENS - ((einde - begin).days + 1)
    if tekort > 0:
        begin -= timedelta(days=tekort)
    return begin, einde


def passend(begin: date, einde: date, breedte: float) -> float:
    """Give the pixels per day at which the whole stretch fits, at least one third."""
    return max(0.34, breedte / ((einde - begin).days + 1))


def rijen(
    items: Sequence[TijdlijnItem],
    schaal: Tijdschaal,
    peildatum: date,
    teken: float,
    *,
    hoogstens: int = 10_000,
) -> dict[int, int]:
    """Give each item (by its place) a row within its lane, so that nothing overlaps.

    `teken` is the width of a mark in pixels. Items take the first row that is
    free where they begin, oldest first; what finds none of `hoogstens` rows shares one more.
    """
    result: dict[int, int] = {}
    bezet: dict[Baan, list[float]] = {}
    volgorde = sorted(
        (i for i, item in enumerate(items) if item.baan is not None),
        key=lambda i: (items[i].datum, items[i].volgorde),
    )
    for plek in volgorde:
        item = items[plek]
        if item.baan is None:
            continue
        van, tot = uitslag(item, schaal, peildatum, teken)
        lanen = bezet.setdefault(item.baan, [])
        for rij, vol_tot in enumerate(lanen):
            if van >= vol_tot:
                lanen[rij] = tot
                result[plek] = rij
                break
        else:
            result[plek] = len(lanen)
            if len(lanen) < hoogstens:
                lanen.append(tot)
    return result


def uitslag(
    item: TijdlijnItem, schaal: Tijdschaal, peildatum: date, teken: float
) -> tuple[float, float]:
    """Give left and right side of an item in pixels: a bar for a spell, else a mark."""
    if item.baan is Baan.VERZUIM:
        tot = item.einde or peildatum
        return schaal.x(item.datum), max(
            schaal.x(tot) + schaal.per_dag, schaal.x(item.datum) + teken / 2
        )
    midden = schaal.midden(item.datum)
    return midden - teken / 2, midden + teken / 2
