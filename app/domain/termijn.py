"""Domain: the end of a term in any unit.

Source: protocollen 1 and beslissingen 'Caseload and dates': the last day still
counts; n schooldagen or werkdagen: the n-th one after the start; weken and
maanden are plain calendar, maanden clamped to the end of the month. A source's
own word decides: schoolweken skip holidays, weken and maanden do not.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from app.domain.dossiers import Eenheid
from app.domain.feestdagen import plus_werkdagen
from app.domain.schooldagen import WEEK, Kalender, Termijnuitkomst


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
    match eenheid:
        case Eenheid.SCHOOLWEKEN:
            return kalender.plus_schoolweken(start, aantal)
        case Eenheid.SCHOOLDAGEN:
            eind = kalender.plus_schooldagen(start, aantal)
            over = kalender.overgeslagen(start, eind)
            return Termijnuitkomst(eind, start, over, False, *kalender.merken(start, eind))
        case Eenheid.WERKDAGEN:
            return Termijnuitkomst(plus_werkdagen(start, aantal), start)
        case Eenheid.DAGEN:
            return Termijnuitkomst(start + timedelta(days=aantal), start)
        case Eenheid.WEKEN:
            return Termijnuitkomst(start + timedelta(days=WEEK * aantal), start)
        case Eenheid.MAANDEN:
            return Termijnuitkomst(plus_maanden(start, aantal), start)
