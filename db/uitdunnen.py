"""Store: which backups stay: 7 daily, 4 weekly and 12 monthly ones.

Source: the team's decisions (issue "De eerste werkdag", the store). A pure
function over moments, so that a table by hand can test it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAGEN, WEKEN, MAANDEN = 7, 4, 12


def te_bewaren(
    momenten: Iterable[datetime],
    *,
    dagen: int = DAGEN,
    weken: int = WEKEN,
    maanden: int = MAANDEN,
) -> set[datetime]:
    """Choose the backups that stay.

    The last one of each of the 7 latest days that have any, of each of the 4
    latest ISO weeks and of each of the 12 latest months; one backup may serve
    all three.
    """
    nieuwste_eerst = sorted(set(momenten), reverse=True)
    regels: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (dagen, lambda m: m.date()),
        (weken, lambda m: m.isocalendar()[:2]),
        (maanden, lambda m: (m.year, m.month)),
    )
    blijft: set[datetime] = set()
    for aantal, periode in regels:
        gezien: set[Hashable] = set()
        for moment in nieuwste_eerst:
            if len(gezien) == aantal:
                break
            if periode(moment) not in gezien:
                gezien.add(periode(moment))
                blijft.add(moment)
    return blijft
