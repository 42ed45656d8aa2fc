"""Domain: feestdagen by rule, werkdagen, and the Algemene termijnenwet.

Sources: protocollen 1 'feestdagen' and 'werkdagen' for what counts as a free
day; Algemene termijnenwet art. 1 and 3 for statutory terms, where Goede
Vrijdag and every 5 May count too. Goede Vrijdag, 5 May in other years and
carnaval are for schools data (`VrijeDag`), never a rule here.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from functools import cache, lru_cache

EEN_DAG = timedelta(days=1)
EERSTE_KONINGSDAG = 2014
LUSTRUM = 5
ZATERDAG = 5
ZONDAG = 6


@cache
def pasen(jaar: int) -> date:
    """Give the Sunday of Pasen in a year from 1583 on."""
    from dateutil.easter import easter

    dag = easter(jaar)
    return date(dag.year, dag.month, dag.day)


@cache
def feestdagen(jaar: int) -> dict[date, str]:
    """Give the feestdagen of a year with their Dutch names, in order of date.

    The day of the king is 27 April, the 26th when the 27th is a Sunday; before
    2014 the queen's day, 30 April. Bevrijdingsdag is a free day in lustrum
    years only. The answer is cached: do not change it.
    """
    paaszondag = pasen(jaar)
    koning, naam = _koningsdag(jaar)
    dagen = {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        paaszondag + EEN_DAG: "tweede paasdag",
        koning: naam,
        paaszondag + 39 * EEN_DAG: "Hemelvaartsdag",
        paaszondag + 50 * EEN_DAG: "tweede pinksterdag",
        date(jaar, 12, 25): "eerste kerstdag",
        date(jaar, 12, 26): "tweede kerstdag",
    }
    if jaar % LUSTRUM == 0:
        dagen.setdefault(date(jaar, 5, 5), "Bevrijdingsdag")
    return dict(sorted(dagen.items()))


def _koningsdag(jaar: int) -> tuple[date, str]:
    """Give the day on which the birthday of the king or queen is kept."""
    if jaar >= EERSTE_KONINGSDAG:
        dag, naam = date(jaar, 4, 27), "Koningsdag"
    else:
        dag, naam = date(jaar, 4, 30), "Koninginnedag"
    return (dag - EEN_DAG if dag.weekday() == ZONDAG else dag), naam


GELIJKGESTELD = frozenset(
    {
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)
"""Days that a KB makes equal to a feestdag for terms of the law (Algemene termijnenwet art. 3).

Two decrees: "gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en
30 mei 2025", and "van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028".
They are no feestdagen otherwise: a werkdag stays a werkdag, a school sets its own free days.
"""


@cache
def termijnwet_dagen(jaar: int) -> dict[date, str]:
    """Give the days on which no statutory term may end (Algemene termijnenwet art. 3)."""
    dagen = dict(feestdagen(jaar))
    dagen.setdefault(pasen(jaar) - 2 * EEN_DAG, "Goede Vrijdag")
    dagen.setdefault(date(jaar, 5, 5), "Bevrijdingsdag")
    for dag in GELIJKGESTELD:
        if dag.year == jaar:
            dagen.setdefault(dag, "een bij KB met een feestdag gelijkgestelde dag")
    return dict(sorted(dagen.items()))


def is_werkdag(dag: date) -> bool:
    """Tell whether a day is Monday to Friday and no feestdag (protocollen 1 'werkdagen')."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year)


@lru_cache(maxsize=8192)
def plus_werkdagen(dag: date, aantal: int) -> date:
    """Give the `aantal`-th werkdag after a day; with 0 the day itself."""
    while aantal > 0:
        dag += EEN_DAG
        aantal -= is_werkdag(dag)
    return dag


def min_werkdagen(dag: date, aantal: int) -> date:
    """Give the `aantal`-th werkdag before a day; with 0 the day itself."""
    while aantal > 0:
        dag -= EEN_DAG
        aantal -= is_werkdag(dag)
    return dag


def telt_voor_termijnwet(dag: date, erbij: Container[date] = ()) -> bool:
    """Tell whether a day is no Saturday, Sunday or algemeen erkende feestdag (art. 1, 3).

    `erbij` are days that a later KB makes equal to one (art. 3 lid 3), as the team knows them.
    """
    return dag.weekday() < ZATERDAG and dag not in termijnwet_dagen(dag.year) and dag not in erbij


def schuif_naar_werkdag(dag: date, erbij: Container[date] = ()) -> date:
    """Give the day on which a statutory term ends that would end on `dag`.

    Algemene termijnenwet art. 1: a term that ends on a Saturday, Sunday or
    algemeen erkende feestdag runs on to the next day that is none of these.
    """
    while not telt_voor_termijnwet(dag, erbij):
        dag += EEN_DAG
    return dag
