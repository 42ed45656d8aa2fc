"""Protocol: counts against a threshold: how much, in which window, and since when it is reached.

A threshold is reached while the window that ends on the peildatum holds enough,
and not yet answered: a melding of the kinds in `opnieuw_na` begins a new
telperiode on the day after its einddatum, or its melddatum when it has none
(DUO, 'vervolg'; protocollen 6). The day that it was reached is the first of the
unbroken stretch of days on which the window held enough; what lapsed with the
window and came back was reached anew (own rule).
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from app.domain.dossiers import Eenheid
from app.domain.feestdagen import is_werkdag
from app.domain.schooldagen import WEEK, Kalender
from app.domain.termijn import plus_maanden
from app.domain.verzuim import Melding
from app.protocol.blik import Blik
from app.protocol.model import Drempel, Grens, Signaalregel, Signaalsoort, Venster, Vensterom
from app.protocol.signalen.maten import (
    SCHOOLDAGEN,
    TE_LAAT,
    UREN,
    ZIEKMELDINGEN,
    Maat,
    Reeks,
    reeks_van,
)
from app.protocol.sporen.stroom import geldige_meldingen

DAG = timedelta(days=1)
NIEUW_SCHOOLJAAR = 8
_RUIMTE = 1e-6
"""Hours that were spread may miss their sum by so much."""

MAAT_VAN = {
    Signaalsoort.UREN: UREN,
    Signaalsoort.ZIEKMELDINGEN: ZIEKMELDINGEN,
    Signaalsoort.DAGEN_AANEEN: SCHOOLDAGEN,
    Signaalsoort.DAGEN: SCHOOLDAGEN,
    Signaalsoort.TE_LAAT: TE_LAAT,
}
"""The kinds of signaal that count, and what."""
HEEL_DOSSIER = Venster(Vensterom.DOSSIER)


class Telvraag(NamedTuple):
    """What is counted, over what, after which meldingen anew; `aaneen`: on end only."""

    maat: Maat
    venster: Venster = HEEL_DOSSIER
    opnieuw_na: frozenset[str] = frozenset()
    aaneen: bool = False
    vanaf: date | None = None
    """Nothing before this day counts."""


class Telling(NamedTuple):
    """How much there is on the peildatum.

    `van`: the first day of the window, later when the telperiode began later;
    `opnieuw`: when that began, None: no melding came before it. `dagen`: the
    counted days as ordinals; `onbekend`: how many spells in it have no amount.
    """

    aantal: float
    van: date
    opnieuw: date | None
    dagen: tuple[int, ...]
    onbekend: int = 0


def vraag_van(regel: Signaalregel) -> Telvraag:
    """Give what a counting signaal counts."""
    maat = Maat(MAAT_VAN[regel.soort], regel.verzuim, regel.uren_per_dag, regel.te_laat_uren)
    aaneen = regel.soort is Signaalsoort.DAGEN_AANEEN
    return Telvraag(maat, regel.venster or HEEL_DOSSIER, regel.opnieuw_na, aaneen)


def haalt(drempel: Drempel, aantal: float) -> bool:
    """Tell whether an amount reaches a threshold: 16 or more, or more than 16."""
    if drempel.aantal is None:
        return False
    if drempel.grens is Grens.VANAF:
        return aantal >= drempel.aantal - _RUIMTE
    return aantal > drempel.aantal + _RUIMTE


def tel(blik: Blik, vraag: Telvraag) -> Telling:
    """Count what the window that ends on the peildatum holds."""
    telling: Telling | None = blik.geteld.get(vraag)
    if telling is None:
        telling = blik.geteld[vraag] = _tel(blik, vraag)
    return telling


def bereikt_op(blik: Blik, vraag: Telvraag, drempel: Drempel) -> date | None:
    """Give the day on which the threshold was reached that is reached on the peildatum."""
    telling = tel(blik, vraag)
    if not haalt(drempel, telling.aantal):
        return None
    reeks = reeks_van(blik, vraag.maat)
    opnieuw = telling.opnieuw or date.min
    if vraag.aaneen:
        return date.fromordinal(telling.dagen[_nodig(drempel) - 1])
    momenten = reeks.momenten()
    plaats = bisect_right(momenten, blik.peildatum.toordinal()) - 1
    while plaats > 0:
        ervoor = date.fromordinal(momenten[plaats]) - DAG
        if not haalt(drempel, _op(blik.kalender, reeks, vraag, opnieuw, ervoor)):
            break
        plaats -= 1
    return date.fromordinal(momenten[plaats])


def keren_bereikt(blik: Blik, vraag: Telvraag, drempel: Drempel) -> tuple[date, ...]:
    """Give every day up to the peildatum on which the threshold was reached anew.

    Also those that a melding answered or that lapsed since: what began on such
    a day began all the same.
    """
    reeks = reeks_van(blik, vraag.maat)
    gevonden: list[date] = []
    grenzen = [date.min, *telperioden(blik, vraag.opnieuw_na), date.max]
    for opnieuw, volgende in pairwise(grenzen):
        eind = min(volgende - DAG, blik.peildatum)
        if vraag.aaneen:
            ketens = _ketens(blik, reeks, _begin(opnieuw, vraag), eind)
            gevonden += [
                date.fromordinal(keten[_nodig(drempel) - 1])
                for keten in ketens
                if haalt(drempel, len(keten))
            ]
            continue
        aan, zeker = False, 0
        for moment in reeks.momenten():
            if moment <= zeker:
                continue
            dag = date.fromordinal(moment)
            if not opnieuw <= dag <= eind:
                continue
            if aan:
                aan = haalt(drempel, _op(blik.kalender, reeks, vraag, opnieuw, dag - DAG))
            nu = haalt(drempel, _op(blik.kalender, reeks, vraag, opnieuw, dag))
            if nu and not aan:
                gevonden.append(dag)
            aan = nu
            if nu and not reeks.later:
                zeker = _zeker_tot(reeks, vraag.venster, drempel, moment)
    return tuple(sorted(set(gevonden)))


_MINSTE_DAGEN = {Eenheid.WEKEN: 7, Eenheid.MAANDEN: 28}


def _zeker_tot(reeks: Reeks, venster: Venster, drempel: Drempel, moment: int) -> int:
    """Give the last day (ordinal) up to which a threshold stays reached that is so on a day.

    The last counting days before it that reach it by themselves stay in the
    window at least as many days as the window has; what comes later only adds.
    """
    na = bisect_right(reeks.dagen, moment)
    eerste = na - 1
    while eerste > 0 and not haalt(drempel, reeks.som[na] - reeks.som[eerste]):
        eerste -= 1
    dag = reeks.dagen[eerste]
    if venster.om is Vensterom.DOSSIER:
        return date.max.toordinal()
    if venster.om is Vensterom.SCHOOLJAAR:
        op = date.fromordinal(dag)
        return date(op.year + (op.month >= NIEUW_SCHOOLJAAR), NIEUW_SCHOOLJAAR, 1).toordinal() - 1
    if venster.eenheid is Eenheid.SCHOOLWEKEN:
        return dag + WEEK * (venster.aantal - 1)
    return dag + venster.aantal * _MINSTE_DAGEN.get(venster.eenheid, 1) - 1


def telperioden(blik: Blik, soorten: frozenset[str]) -> list[date]:
    """Give the days on which a new telperiode began; a withdrawn melding begins none."""
    if not soorten:
        return []
    return sorted(nieuwe_telperiode(m) for m in geldige_meldingen(blik) if m.soort in soorten)


def nieuwe_telperiode(melding: Melding) -> date:
    """Give the first day that counts after a melding (DUO: the day after its einddatum)."""
    return (melding.einddatum or melding.melddatum) + DAG


def venster_begin(kalender: Kalender, venster: Venster, dag: date) -> date:
    """Give the first day of the window that ends on a day."""
    if venster.om is Vensterom.DOSSIER:
        return date.min
    if venster.om is Vensterom.SCHOOLJAAR:
        return date(dag.year - (dag.month < NIEUW_SCHOOLJAAR), NIEUW_SCHOOLJAAR, 1)
    aantal = venster.aantal
    match venster.eenheid:
        case Eenheid.SCHOOLWEKEN:
            return kalender.begin_lesweken(dag, aantal)
        case Eenheid.SCHOOLDAGEN:
            return kalender.min_schooldagen(dag + DAG, aantal)
        case Eenheid.MAANDEN:
            return plus_maanden(dag, -aantal) + DAG
        case Eenheid.WERKDAGEN:
            begin = dag + DAG
            while aantal > 0:
                begin -= DAG
                aantal -= is_werkdag(begin)
            return begin
    dagen = aantal * WEEK if venster.eenheid is Eenheid.WEKEN else aantal
    return dag - timedelta(days=dagen - 1)


def _begin(opnieuw: date, vraag: Telvraag) -> date:
    """Give the first day that may count at all."""
    return max(opnieuw, vraag.vanaf or date.min)


def _op(kalender: Kalender, reeks: Reeks, vraag: Telvraag, opnieuw: date, dag: date) -> float:
    """Give how much the window that ends on a day held then."""
    begin = max(venster_begin(kalender, vraag.venster, dag), _begin(opnieuw, vraag))
    return reeks.tussen(begin.toordinal(), dag.toordinal())


def _tel(blik: Blik, vraag: Telvraag) -> Telling:
    """Count what the window that ends on the peildatum holds."""
    reeks, peildatum = reeks_van(blik, vraag.maat), blik.peildatum
    perioden = telperioden(blik, vraag.opnieuw_na)
    opnieuw = perioden[-1] if perioden else None
    begin = _begin(opnieuw or date.min, vraag)
    venster = venster_begin(blik.kalender, vraag.venster, peildatum)
    if vraag.aaneen:
        keten = _keten(blik, reeks, vraag, begin, venster)
        return Telling(len(keten), max(begin, venster), opnieuw, tuple(keten))
    van = max(begin, venster)
    aantal = reeks.tussen(van.toordinal(), peildatum.toordinal())
    dagen = reeks.tellend(van.toordinal(), peildatum.toordinal())
    onbekend = reeks.zonder_aantal(van.toordinal(), peildatum.toordinal())
    return Telling(aantal, van, opnieuw, tuple(dagen), onbekend)


def _keten(blik: Blik, reeks: Reeks, vraag: Telvraag, begin: date, venster: date) -> list[int]:
    """Give the schooldagen on end that count on the peildatum.

    Without window the ones that run now; with one the longest in it (the last
    of several), of which a schooljaar cuts off what lay before it.
    """
    if vraag.venster.om is Vensterom.SCHOOLJAAR:
        begin = max(begin, venster)
    ketens = _ketens(blik, reeks, begin, blik.peildatum)
    if not ketens:
        return []
    if vraag.venster.om is Vensterom.DOSSIER:
        laatste = date.fromordinal(ketens[-1][-1])
        over = blik.kalender.schooldagen_tussen(laatste, blik.peildatum)
        return [] if over else ketens[-1]
    return max(
        (keten for keten in reversed(ketens) if keten[-1] >= venster.toordinal()),
        key=len,
        default=[],
    )


def _ketens(blik: Blik, reeks: Reeks, van: date, tot: date) -> list[list[int]]:
    """Give the stretches of missed schooldagen without schooldag between, in order."""
    dagen = reeks.tellend(van.toordinal(), tot.toordinal())
    if not dagen:
        return []
    ketens = [[dagen[0]]]
    eerste, laatste = date.fromordinal(dagen[0]), date.fromordinal(dagen[-1])
    plaats = {dag: nummer for nummer, dag in enumerate(blik.kalender.schooldagen(eerste, laatste))}
    for dag in dagen[1:]:
        if plaats[dag] == plaats[ketens[-1][-1]] + 1:
            ketens[-1].append(dag)
        else:
            ketens.append([dag])
    return ketens


def _nodig(drempel: Drempel) -> int:
    """Give the number of days that reaches a threshold."""
    aantal = drempel.aantal or 0
    heel = int(aantal)
    if drempel.grens is Grens.LANGER_DAN:
        return heel + 1
    return heel if heel == aantal else heel + 1
