"""Services: the examples beside the shipped protocols, run with the rules as a team has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.protocol.model import Protocol, Regelbestand
from app.protocol.scenario.scenario import Scenario, lees_scenarios
from app.protocol.scenario.scenarioproef import bundel, draai
from app.services.protocollen import MAP, lees_meegeleverd, meegeleverd
from app.services.schoolkalender import standaard_vakanties

SUBMAP = "scenarios"


@dataclass(frozen=True, slots=True)
class Voorbeelduitslag:
    """One example and in what its outcome differs from what it says; empty: it comes out."""

    scenario: Scenario
    anders: tuple[str, ...]


@cache
def alle_voorbeelden() -> tuple[Scenario, ...]:
    """Read every example that ships, in the order of the files."""
    map_ = files("resources").joinpath(MAP, SUBMAP)
    namen = sorted(p.name for p in map_.iterdir() if p.name.endswith(".toml"))
    return tuple(
        s for naam in namen for s in lees_scenarios(map_.joinpath(naam).read_text("utf-8"), naam)
    )


def voorbeelden_van(code: str) -> tuple[Scenario, ...]:
    """Give the examples beside one file, and others that try it too."""
    eigen = f"{code}.toml"
    return tuple(s for s in alle_voorbeelden() if s.bestand == eigen)


def proef(
    voorbeelden: Sequence[Scenario], in_plaats: Mapping[str, Regelbestand] | None = None
) -> tuple[Voorbeelduitslag, ...]:
    """Run examples; `in_plaats` holds files of the team that stand in for shipped ones."""
    vervang = in_plaats or {}
    return tuple(
        Voorbeelduitslag(s, draai(s, bundel(_bestanden(s, vervang)), standaard_vakanties())[1])
        for s in voorbeelden
    )


def _bestanden(scenario: Scenario, in_plaats: Mapping[str, Regelbestand]) -> list[Regelbestand]:
    """Give the files that an example asks, the ladder among them."""
    codes = [c for c in scenario.protocollen if c in in_plaats or c in meegeleverd()]
    bestanden = [in_plaats.get(c) or lees_meegeleverd(c) for c in codes]
    if not any(isinstance(b, Protocol) for b in bestanden):
        bestanden.insert(0, lees_meegeleverd("apeldoorn"))
    return bestanden
