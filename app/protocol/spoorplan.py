"""Protocol: one track rule prepared once: its steps, each after those that it waits for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.protocol.eisnodig import nodig_van
from app.protocol.model import Feitsoort, Spoorregel, Spoorstapregel
from app.protocol.spoorindex import TE_KOMEN

GROOT = 4096


class Stapplan(NamedTuple):
    """One step: `na` are the steps that it waits for, `nodig` what must be there to complete it."""

    regel: Spoorstapregel
    na: tuple[str, ...]
    nodig: frozenset[str] | None


class Spoorplan(NamedTuple):
    """One rule: `vooruit`: it hangs on a day to come; `einde_nodig`: what must be there to end."""

    regel: Spoorregel
    stappen: tuple[Stapplan, ...]
    vooruit: bool
    einde_nodig: frozenset[str] | None
    soort: Feitsoort | None


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
    stappen = tuple(
        Stapplan(stap, tuple(c for c in stap.na if c in regel.stappen), nodig_van(stap.klaar))
        for stap in _op_volgorde(regel.stappen)
    )
    return Spoorplan(regel, stappen, soort in TE_KOMEN, nodig_van(regel.einde), soort)


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
