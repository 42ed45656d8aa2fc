"""Domain: how long a leerling has been at home, counted over the running whole-day absence.

Source: protocollen 3 'days at home' (calendar days from the first day of the
running whole-day absence up to the peildatum, through holidays and changes
between geoorloofd and ongeoorloofd) and 1 (a first day in a weekend or holiday
counts from the next schooldag); beslissingen 'Caseload and dates' (peildatum −
first day + 1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.dossiers import Eenheid
from app.domain.handelen import Herstel, Herstelsoort
from app.domain.schooldagen import Kalender
from app.domain.termijn import termijn_einde
from app.domain.verzuim import Periodesoort, Verzuimperiode

DAG = timedelta(days=1)
_GEEN_HERSTEL = Herstelsoort.GEEN_HERSTEL
_TERUG = frozenset({Herstelsoort.HERSTELD, Herstelsoort.GEDEELTELIJK})
_TERUGVAL = frozenset({Herstelsoort.TERUGVAL_ZELFDE, Herstelsoort.TERUGVAL_OPNIEUW})


class Thuis(NamedTuple):
    """The running spell at home.

    `sinds` is its first day (a schooldag), `dagen` the calendar days up to and
    including the peildatum, `soort` the kind of the absence that runs now,
    `eerder` the calendar days of the spell before it (0: none).
    """

    sinds: date
    dagen: int
    soort: Periodesoort
    eerder: int


class Geweest(NamedTuple):
    """A spell at home that is over: how it stood on its last day, and the day back at school."""

    thuis: Thuis
    terug: date


class Stuk(NamedTuple):
    """A stretch of whole days away; `gesneden`: a recorded return ended it."""

    van: date
    tot: date
    soort: Periodesoort
    gesneden: bool = False


def hele_dagen(periode: Verzuimperiode) -> bool:
    """Tell whether a spell is of whole days: what counts as at home."""
    return periode.hele_dagen


def aanwezigheid(periode: Verzuimperiode) -> int | None:
    """Give the share of lesson time attended in a spell, in percent; None: not recorded."""
    return 0 if periode.hele_dagen and periode.aanwezig is None else periode.aanwezig


def thuis_op(
    perioden: Sequence[Verzuimperiode],
    herstel: Sequence[Herstel],
    kalender: Kalender,
    peildatum: date,
    telt: Callable[[Verzuimperiode], bool] = hele_dagen,
) -> Thuis | None:
    """Give the spell at home that runs on the peildatum; None when the leerling is not at home.

    `telt` says which spells are at home: whole days, or what a definition says
    ("below 50 % of the lesson time", 002).

    Spells join when no schooldag lies between them, or when a person marked a
    day at school between them as "geen herstel". A spell that ended still runs
    until the next schooldag. A recorded return (whole or partial) ends an open
    spell on its date; a relapse without a new periode takes it up again.
    """
    stukken = _stukken(perioden, herstel, peildatum, telt)
    if not stukken:
        return None
    ketens = _ketens(stukken, _gemarkeerd(herstel, peildatum), kalender)
    van, laatste = ketens[-1]
    if laatste.tot < peildatum and (
        laatste.gesneden or kalender.volgende_schooldag(laatste.tot + DAG) <= peildatum
    ):
        return None
    sinds = kalender.volgende_schooldag(van)
    if sinds > peildatum:
        return None
    eerder = 0
    if len(ketens) > 1:
        vorige_van, vorige = ketens[-2]
        eerder = (vorige.tot - kalender.volgende_schooldag(vorige_van)).days + 1
    return Thuis(sinds, (peildatum - sinds).days + 1, laatste.soort, max(eerder, 0))


def geweest_op(
    perioden: Sequence[Verzuimperiode],
    herstel: Sequence[Herstel],
    kalender: Kalender,
    peildatum: date,
) -> list[Geweest]:
    """Give the spells at home of whole days that were over on the peildatum, in order.

    A spell is over on the day of a recorded return, else on the next schooldag, as in `thuis_op`.
    """
    stukken = _stukken(perioden, herstel, peildatum, hele_dagen)
    if not stukken:
        return []
    gemarkeerd, gevonden, eerder = _gemarkeerd(herstel, peildatum), list[Geweest](), 0
    for van, laatste in _ketens(stukken, gemarkeerd, kalender):
        terug, sinds = laatste.tot + DAG, kalender.volgende_schooldag(van)
        if not laatste.gesneden:
            terug = kalender.volgende_schooldag(terug)
        dagen = (laatste.tot - sinds).days + 1
        if terug <= peildatum and dagen > 0:
            gevonden.append(Geweest(Thuis(sinds, dagen, laatste.soort, eerder), terug))
        eerder = max(dagen, 0)
    return gevonden


def _gemarkeerd(herstel: Sequence[Herstel], peildatum: date) -> Sequence[date]:
    """Give the days at school that a person marked as no herstel."""
    if not herstel:
        return ()
    return [h.datum for h in herstel if h.soort is _GEEN_HERSTEL and h.datum <= peildatum]


def eerste_dag_over(
    kalender: Kalender, sinds: date, aantal: int, eenheid: Eenheid, *, vanaf: bool = False
) -> date:
    """Give the first day on which a spell that began on `sinds` is over a threshold.

    "Langer dan 4 weken" tips on day 29, "4 weken of langer" (`vanaf`) on day
    28: weeks and days are counted in days at home. Exactly 3 maanden is not
    longer than 3 maanden: months tip on the day after first day + 3 maanden,
    and with `vanaf` on that day (protocollen 1; beslissingen 'Caseload').
    Schooldagen and schoolweken are counted as terms that end on their last day.
    """
    if eenheid in (Eenheid.DAGEN, Eenheid.WEKEN):
        dagen = aantal * 7 if eenheid is Eenheid.WEKEN else aantal
        return sinds + timedelta(days=dagen - 1 if vanaf else dagen)
    eind = termijn_einde(kalender, sinds, aantal, eenheid).datum
    return eind if vanaf else eind + DAG


def _stukken(
    perioden: Sequence[Verzuimperiode],
    herstel: Sequence[Herstel],
    peildatum: date,
    telt: Callable[[Verzuimperiode], bool],
) -> list[Stuk]:
    """Give the stretches at home up to the peildatum, cut by recorded returns, in order."""
    terug = terugkeer(herstel, peildatum) if herstel else ()
    if not terug:  # nothing cuts: each spell is one stretch
        gevonden = []
        for p in perioden:
            van, tot = p.eerste_dag, p.laatste_dag
            if van <= peildatum and telt(p):
                einde = peildatum if tot is None or tot > peildatum else tot
                if van <= einde:
                    gevonden.append(Stuk(van, einde, p.soort))
        if len(gevonden) > 1:
            gevonden.sort()
        return gevonden
    return sorted(s for p in perioden if telt(p) for s in stukken_van(p, terug, peildatum))


def stukken_van(
    periode: Verzuimperiode, terug: Sequence[tuple[date, date | None]], peildatum: date
) -> Iterator[Stuk]:
    """Give the stretches of one spell up to the peildatum, cut by the returns of `terugkeer`."""
    if periode.eerste_dag > peildatum:
        return
    tot = periode.laatste_dag
    if tot is None or tot > peildatum:
        tot = peildatum
    van: date | None = periode.eerste_dag
    for weer, weg in terug:
        if van is not None and van < weer <= tot:
            yield Stuk(van, weer - DAG, periode.soort, gesneden=True)
            van = weg if weg is not None and weg <= tot else None
    if van is not None and van <= tot:
        yield Stuk(van, tot, periode.soort)


def terugkeer(herstel: Sequence[Herstel], peildatum: date) -> list[tuple[date, date | None]]:
    """Give each recorded return with the day of the relapse after it, if one."""
    gevonden: list[tuple[date, date | None]] = []
    for feit in herstel:
        if feit.datum > peildatum:
            continue
        if feit.soort in _TERUG:
            gevonden.append((feit.datum, None))
        elif feit.soort in _TERUGVAL:
            gevonden = [(weer, weg or feit.datum) for weer, weg in gevonden]
        elif gevonden and feit.soort is Herstelsoort.GEEN_HERSTEL and gevonden[-1][1] is None:
            gevonden.pop()
    return gevonden


def _ketens(
    stukken: list[Stuk], gemarkeerd: Sequence[date], kalender: Kalender
) -> list[tuple[date, Stuk]]:
    """Join stretches: the first day of each chain with its last stretch."""
    van, vorige = stukken[0].van, stukken[0]
    ketens: list[tuple[date, Stuk]] = []
    for stuk in stukken[1:]:
        if (
            stuk.van > (na := vorige.tot + DAG)
            and kalender.volgende_schooldag(na) < stuk.van
            and not (gemarkeerd and any(vorige.tot < dag < stuk.van for dag in gemarkeerd))
        ):
            ketens.append((van, vorige))
            van, vorige = stuk.van, stuk
        elif stuk.tot >= vorige.tot:
            vorige = stuk
    ketens.append((van, vorige))
    return ketens
