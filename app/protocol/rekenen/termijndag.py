"""Protocol: terms made ready once: from the day that one counts from to its last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from app.domain.dossiers import Eenheid
from app.domain.feestdagen import plus_werkdagen
from app.domain.schooldagen import WEEK, Kalender
from app.domain.termijn import plus_maanden
from app.domain.thuis import eerste_dag_over
from app.protocol.model import Grens, Termijn
from app.protocol.rekenen.berekening import dag_van

Dagrekenaar = Callable[[Kalender, date], date]


def maak_dag(termijn: Termijn) -> Dagrekenaar:
    """Make the function that gives `berekening.dag_van` of a term.

    The usual terms are counted without asking anew of what unit they are.
    """
    aantal = termijn.aantal
    if termijn.dagen or termijn.terug or termijn.wettelijk:
        return lambda kalender, start: dag_van(kalender, start, termijn)
    match termijn.eenheid:
        case Eenheid.DAGEN | Eenheid.WEKEN:
            dagen = WEEK * aantal if termijn.eenheid is Eenheid.WEKEN else aantal
            duur = timedelta(days=dagen)
            return lambda _, start: start + duur
        case Eenheid.MAANDEN:
            return lambda _, start: plus_maanden(start, aantal)
        case Eenheid.WERKDAGEN:
            return lambda _, start: plus_werkdagen(start, aantal)
        case Eenheid.SCHOOLWEKEN:
            return lambda kalender, start: kalender.plus_schoolweken(start, aantal).datum
        case Eenheid.SCHOOLDAGEN:
            return lambda kalender, start: kalender.plus_schooldagen(start, aantal)


def maak_over(termijn: Termijn | None) -> Dagrekenaar:
    """Make the function that gives the first day on which a spell at home is over a term.

    Without a term that is its first day (`thuis.eerste_dag_over`).
    """
    if termijn is None:
        return lambda _, sinds: sinds
    aantal, eenheid, vanaf = termijn.aantal, termijn.eenheid, termijn.grens is Grens.VANAF
    if eenheid in (Eenheid.DAGEN, Eenheid.WEKEN):
        dagen = WEEK * aantal if eenheid is Eenheid.WEKEN else aantal
        duur = timedelta(days=dagen - 1 if vanaf else dagen)
        return lambda _, sinds: sinds + duur
    return lambda kalender, sinds: eerste_dag_over(kalender, sinds, aantal, eenheid, vanaf=vanaf)
