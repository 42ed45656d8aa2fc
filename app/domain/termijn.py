"""Domain: the end of a term in any unit.

Source: protocollen 1 and beslissingen 'Caseload and dates': the last day still
counts; n schooldagen or werkdagen: the n-th one after the start; weken and
maanden are plain calendar, maanden clamped to the end of the month. A source's
own word decides: schoolweken skip holidays, weken and maanden do not. What the
Algemene termijnenwet adds to a term of the law is in `wettelijk_einde`.
"""

from __future__ import annotations

import calendar
from collections.abc import Container, Sequence
from datetime import date, timedelta
from functools import lru_cache

from app.domain.dossiers import Eenheid
from app.domain.feestdagen import (
    EEN_DAG,
    min_werkdagen,
    plus_werkdagen,
    schuif_naar_werkdag,
    telt_voor_termijnwet,
)
from app.domain.schooldagen import WEEK, Kalender, Termijnuitkomst

_SCHOOLWEKEN = Eenheid.SCHOOLWEKEN
_SCHOOLDAGEN = Eenheid.SCHOOLDAGEN
_WERKDAGEN = Eenheid.WERKDAGEN
_WEKEN = Eenheid.WEKEN
_MAANDEN = Eenheid.MAANDEN
# Constants: looked up in its class a member costs many times as much, and lists feel it.


@lru_cache(maxsize=8192)
def plus_maanden(dag: date, aantal: int) -> date:
    """Add calendar months; a day that the month lacks becomes its last day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return date(jaar, maand + 1, min(dag.day, laatste))


def termijn_einde(
    kalender: Kalender, start: date, aantal: int, eenheid: Eenheid
) -> Termijnuitkomst:
    """Give the last day of a term of `aantal` `eenheid` that starts on `start`.

    Only schoolweken and schooldagen know holidays; in the other units
    `overgeslagen` is empty and nothing is uncertain.
    """
    if eenheid is _SCHOOLWEKEN:
        return kalender.plus_schoolweken(start, aantal)
    if eenheid is _SCHOOLDAGEN:
        eind = kalender.plus_schooldagen(start, aantal)
        over = kalender.overgeslagen(start, eind)
        return Termijnuitkomst(eind, start, over, False, *kalender.merken(start, eind))
    return Termijnuitkomst(termijn_dag(kalender, start, aantal, eenheid), start)


def termijn_dag(kalender: Kalender, start: date, aantal: int, eenheid: Eenheid) -> date:
    """Give the day of `termijn_einde` alone."""
    if eenheid is _SCHOOLWEKEN:
        return kalender.plus_schoolweken(start, aantal).datum
    if eenheid is _WERKDAGEN:
        return plus_werkdagen(start, aantal)
    if eenheid is _MAANDEN:
        return plus_maanden(start, aantal)
    if eenheid is _SCHOOLDAGEN:
        return kalender.plus_schooldagen(start, aantal)
    return start + timedelta(days=WEEK * aantal if eenheid is _WEKEN else aantal)


def termijn_begin(kalender: Kalender, dag: date, aantal: int, eenheid: Eenheid) -> date:
    """Give the last day that lies at least `aantal` `eenheid` before a day: a term counted back.

    In schoolweken: the last day from which that term has ended on `dag`.
    """
    match eenheid:
        case Eenheid.SCHOOLWEKEN:
            begin = dag - timedelta(days=WEEK * aantal)
            while kalender.plus_schoolweken(begin, aantal).datum > dag:
                begin -= EEN_DAG
            return begin
        case Eenheid.SCHOOLDAGEN:
            return kalender.min_schooldagen(dag, aantal)
        case Eenheid.WERKDAGEN:
            return min_werkdagen(dag, aantal)
        case Eenheid.DAGEN:
            return dag - timedelta(days=aantal)
        case Eenheid.WEKEN:
            return dag - timedelta(days=WEEK * aantal)
        case Eenheid.MAANDEN:
            return plus_maanden(dag, -aantal)


def vaste_dag(start: date, dagen: Sequence[tuple[int, int]], *, voor: bool = False) -> date:
    """Give the first of the fixed days of a year, (month, day), on or after a day.

    `voor`: the last day before such a day ("before 1 July"), itself on or after `start`.
    """
    eraf = EEN_DAG if voor else timedelta()
    kandidaten = (
        date(jaar, maand, dag) - eraf
        for jaar in (start.year, start.year + 1)
        for maand, dag in dagen
    )
    return min(k for k in kandidaten if k >= start)


_HOOGSTENS = {Eenheid.DAGEN: 90, _WEKEN: 12, _MAANDEN: 3}
_MINSTE_DAGEN, _MINSTE_WERKDAGEN = 3, 2


def wettelijk_einde(
    start: date, einde: date, aantal: int, eenheid: Eenheid, erbij: Container[date] = ()
) -> date:
    """Give the last day of a term of the law that would end on `einde`.

    Algemene termijnenwet art. 1: it runs on past a Saturday, Sunday or algemeen
    erkende feestdag; art. 2: one of three days or more holds at least two other
    days; art. 4: neither goes for more than 90 dagen, 12 weken or 3 maanden. By
    art. 1 lid 2 none of it goes for a term counted back. What is counted in
    schooldagen or schoolweken is no term of the law. `erbij` are days by KB (art. 3 lid 3)
    beside the shipped ones.
    """
    if eenheid in (_SCHOOLDAGEN, _SCHOOLWEKEN):
        return einde
    if aantal > _HOOGSTENS.get(eenheid, aantal):
        return einde
    einde = schuif_naar_werkdag(einde, erbij)
    if eenheid is Eenheid.DAGEN and aantal >= _MINSTE_DAGEN:
        dagen = (start + timedelta(days=n) for n in range(1, (einde - start).days + 1))
        tekort = _MINSTE_WERKDAGEN - sum(telt_voor_termijnwet(d, erbij) for d in dagen)
        for _ in range(max(tekort, 0)):
            einde = schuif_naar_werkdag(einde + EEN_DAG, erbij)
    return einde
