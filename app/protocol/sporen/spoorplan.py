"""Protocol: one track rule prepared once: its steps, each after those that it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.domain.dossiers import Eenheid
from app.protocol.eisen.eiskort import Kort, kort_van
from app.protocol.eisen.eisnodig import Nodig, Telt, nodig_van, per_teken, samen
from app.protocol.model import Feitsoort, Sinds, Spoorregel, Spoorstapregel, Termijn, Voorwaarde
from app.protocol.rekenen.termijndag import Dagrekenaar, maak_dag, maak_over

GROOT = 4096

HORIZON_MAANDEN = 6
"""A track that hangs on a day to come exists from so long before its first term on: own rule."""

TE_KOMEN = frozenset(
    {
        Feitsoort.VERJAARDAG,
        Feitsoort.BEGIN_LEERPLICHT,
        Feitsoort.EINDE_LEERPLICHT,
        Feitsoort.GEBEURTENIS_TOT,
    }
)
"""What may lie in the future while the track already runs."""

_HOOGSTE = {
    Eenheid.SCHOOLWEKEN: 14,
    Eenheid.SCHOOLDAGEN: 4,
    Eenheid.WERKDAGEN: 2,
    Eenheid.DAGEN: 1,
    Eenheid.WEKEN: 7,
    Eenheid.MAANDEN: 31,
}
"""Calendar days that a unit takes at most, holidays included: only to leave out what is far."""

_LAAGSTE = {Eenheid.WEKEN: 7, Eenheid.SCHOOLWEKEN: 7, Eenheid.MAANDEN: 28}
"""Calendar days that a unit takes at least, where that is more than one."""


class Stapplan(NamedTuple):
    """One step: `na` are the steps that it waits for, `nodig` what must be there to complete it."""

    regel: Spoorstapregel
    code: str
    na: tuple[str, ...]
    nodig: Nodig
    als_nodig: Nodig
    """What must be there for it to apply."""
    klaar: Kort
    als: Kort | None
    herhaald: bool
    """It comes back."""
    vanaf: Feitsoort | None
    """What its term counts from; None: the step before, on the day that it opens."""
    termijn: Termijn | None
    dag: Dagrekenaar | None
    """Of its term, that of the first time; None without one."""
    eigen_aandacht: bool
    """It has no term, and a rule of its own for its date."""


Rooster = tuple[tuple[Stapplan, bool], ...]
"""The steps that have to be looked at, each with whether anything can have done it."""


class Spoorplan(NamedTuple):
    """One rule: `moet` are the steps that it ends with, all of them when none must be done.

    `vooruit`: it hangs on a day to come; `einde_nodig`: what must be there to end by itself.
    """

    regel: Spoorregel
    stappen: tuple[Stapplan, ...]
    per_code: Mapping[str, Stapplan]
    moet: tuple[str, ...]
    vooruit: bool
    als_nodig: Nodig
    einde_nodig: Nodig
    als: Kort | None
    einde: Kort | None
    komt_terug: bool
    """One of its steps comes back."""
    wat: Mapping[str, tuple[tuple[str, Telt], ...]]
    """All that its steps and its end need, by kind of fact."""
    roosters: dict[frozenset[tuple[str, Telt]], Rooster]
    """What `rooster_van` gave before."""
    raakt: frozenset[tuple[str, Telt]] | None
    """While none of these is there, nothing was done in the track; None: that cannot be told."""
    eerste: tuple[Stapplan, ...]
    """The steps of which the earliest date leads until something is done."""
    verst: int
    """Calendar days before its day that it can come in sight at most."""
    over: Dagrekenaar
    """Of a spell at home: the first day that starts the track."""
    minste: int
    """So many days at home at least there are on that day, in any calendar."""


_PLANNEN: dict[int, Spoorplan] = {}


def plan_van(regel: Spoorregel) -> Spoorplan:
    """Give the plan of a rule; made once, and kept with the rule so that it stays that one's."""
    plan = _PLANNEN.get(id(regel))
    if plan is None or plan.regel is not regel:
        if len(_PLANNEN) > GROOT:
            _PLANNEN.clear()
        plan = _PLANNEN[id(regel)] = _maak(regel)
    return plan


def _maak(regel: Spoorregel) -> Spoorplan:
    soort = regel.start.feit if regel.start is not None else None
    stappen = tuple(_stapplan(stap, regel) for stap in _op_volgorde(regel.stappen))
    moet = tuple(code for code, stap in regel.stappen.items() if stap.verplicht)
    return Spoorplan(
        regel,
        stappen,
        {plan.code: plan for plan in stappen},
        moet or tuple(regel.stappen),
        soort in TE_KOMEN,
        nodig_van(regel.als),
        nodig_van(regel.einde),
        _kort(regel.als, Sinds.DOSSIER),
        _kort(regel.einde, Sinds.SPOOR),
        any(plan.herhaald for plan in stappen),
        per_teken(_alle_nodig(regel, stappen)),
        {},
        _raakt(regel, stappen),
        _eerste(stappen),
        _verst(stappen),
        maak_over(regel.start_termijn),
        minste_dagen(regel.start_termijn),
    )


def _stapplan(stap: Spoorstapregel, regel: Spoorregel) -> Stapplan:
    """Prepare one step."""
    termijn = stap.termijn or (stap.herhaal.termijn if stap.herhaal is not None else None)
    vanaf = stap.vanaf.feit if stap.vanaf is not None else None
    return Stapplan(
        stap,
        stap.code,
        tuple(c for c in stap.na if c in regel.stappen),
        nodig_van(stap.klaar),
        nodig_van(stap.als),
        kort_van(stap.klaar, Sinds.SPOOR),
        _kort(stap.als, Sinds.SPOOR),
        stap.herhaal is not None,
        None if vanaf is Feitsoort.VORIGE else vanaf,
        termijn,
        maak_dag(termijn) if termijn is not None else None,
        stap.termijn is None and stap.aandacht is not None,
    )


def _kort(eis: Voorwaarde | None, sinds: Sinds) -> Kort | None:
    return kort_van(eis, sinds) if eis is not None else None


def rooster_van(plan: Spoorplan, levend: frozenset[tuple[str, Telt]]) -> Rooster:
    """Give the steps to look at while of all that can do a step only this is there.

    Left out is what nothing can have done and what certainly waits for such a step.
    """
    rooster = plan.roosters.get(levend)
    if rooster is None:
        if len(plan.roosters) > GROOT:
            plan.roosters.clear()
        rooster = plan.roosters[levend] = _maak_rooster(plan, levend)
    return rooster


def _maak_rooster(plan: Spoorplan, levend: frozenset[tuple[str, Telt]]) -> Rooster:
    rijen: list[tuple[Stapplan, bool]] = []
    af: set[str] = set()
    """The steps that may be done, lapsed, or open without holding anybody up."""
    for stap in plan.stappen:
        mogelijk = all(
            nodig is None or not levend.isdisjoint(nodig) for nodig in (stap.als_nodig, stap.nodig)
        )
        aan_de_beurt = af.issuperset(stap.na)
        if mogelijk or aan_de_beurt:
            rijen.append((stap, mogelijk))
        if mogelijk or (aan_de_beurt and (stap.als is not None or not stap.regel.verplicht)):
            af.add(stap.code)
    return tuple(rijen)


def _alle_nodig(regel: Spoorregel, stappen: tuple[Stapplan, ...]) -> Iterator[tuple[str, Telt]]:
    """Give all that the steps and the end of a rule need."""
    yield from nodig_van(regel.einde) or ()
    for stap in stappen:
        yield from stap.nodig or ()
        yield from stap.als_nodig or ()


def _raakt(regel: Spoorregel, stappen: tuple[Stapplan, ...]) -> frozenset[tuple[str, Telt]] | None:
    """Give what can do a step or end the track; None when it can happen without any such fact."""
    eisen = [plan.nodig if plan.als_nodig is None else plan.als_nodig for plan in stappen]
    if regel.einde is not None:
        eisen.append(nodig_van(regel.einde))
    if not stappen or any(plan.als for plan in _open(stappen)):
        return None
    nodig = samen(eisen)
    return None if nodig is None else frozenset(nodig)


def _eerste(stappen: tuple[Stapplan, ...]) -> tuple[Stapplan, ...]:
    """Give the steps that are open from the begin: those that must be done, else the others."""
    open_ = _open(stappen)
    return tuple(plan for plan in open_ if plan.regel.verplicht) or tuple(open_)


def _open(stappen: tuple[Stapplan, ...]) -> list[Stapplan]:
    """Give the steps that wait for nothing but what may be done and is open itself."""
    vrij: set[str] = set()
    open_ = []
    for plan in stappen:
        if all(code in vrij for code in plan.na):
            open_.append(plan)
            if not plan.regel.verplicht:
                vrij.add(plan.regel.code)
    return open_


def _verst(stappen: tuple[Stapplan, ...]) -> int:
    """Give how many days ahead of its day a track can have a first term, with the horizon."""
    termijnen = (plan.regel.termijn for plan in stappen)
    dagen = [t.aantal * _HOOGSTE[t.eenheid] for t in termijnen if t is not None and t.terug]
    return max(dagen, default=0) + HORIZON_MAANDEN * 31


def minste_dagen(termijn: Termijn | None) -> int:
    """Give how many calendar days a term that is counted on takes at least, in any calendar."""
    return 0 if termijn is None else termijn.aantal * _LAAGSTE.get(termijn.eenheid, 1)


def _op_volgorde(stappen: Mapping[str, Spoorstapregel]) -> list[Spoorstapregel]:
    """Give the steps so that each comes after those it waits for (the loader refuses a cycle)."""
    klaar: dict[str, Spoorstapregel] = {}

    def zet(code: str, pad: tuple[str, ...]) -> None:
        if code in klaar or code in pad or code not in stappen:
            return
        for eerder in stappen[code].na:
            zet(eerder, (*pad, code))
        klaar[code] = stappen[code]

    for code in stappen:
        zet(code, ())
    return list(klaar.values())
