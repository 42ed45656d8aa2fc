"""Protocol: the track rules of a Regelset, arranged once by what starts them.

A dossier without the facts that a rule needs then never looks at that rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from app.protocol.eisen.eisnodig import GEBEURTENIS, MELDING
from app.protocol.model import Feitsoort, Regelbestand, Regelset, Spoorregel, Vanaf
from app.protocol.sporen.spoorgrens import Ondergrens, ondergrens_van
from app.protocol.sporen.spoorplan import Spoorplan, plan_van

_TEKENS = {
    Feitsoort.GEBEURTENIS: GEBEURTENIS,
    Feitsoort.GEBEURTENIS_TOT: GEBEURTENIS,
    Feitsoort.MELDING: MELDING,
}


class Plek(NamedTuple):
    """A track rule, prepared, with the file that it stands in.

    `tot`: the day from which a later version no longer has it; tracks that began
    before that day go on.
    """

    bestand: Regelbestand
    regel: Spoorregel
    plan: Spoorplan
    tot: date | None = None
    grens: Ondergrens | None = None
    """The day before which a track of it has no date; None: that cannot be told."""


def maak_plek(bestand: Regelbestand, regel: Spoorregel, tot: date | None = None) -> Plek:
    """Give the place of a rule."""
    grens = ondergrens_van(bestand, regel) if tot is None else None
    return Plek(bestand, regel, plan_van(regel), tot, grens)


@dataclass(slots=True)
class Spoorindex:
    """The rules by what starts them, and all of them by code.

    `per_teken` holds what a kind of gebeurtenis or melding starts, by the words of
    `eisnodig`; `per_feit` what else runs by itself in a dossier; `per_code` every
    rule under "code" and "protocol/code".
    """

    per_feit: dict[Feitsoort, list[Plek]] = field(default_factory=dict)
    per_teken: dict[str, list[Plek]] = field(default_factory=dict)
    per_code: dict[str, list[Plek]] = field(default_factory=dict)


@lru_cache(maxsize=512)
def index_van(regels: Regelset) -> Spoorindex:
    """Arrange the track rules of a Regelset."""
    index = Spoorindex()
    for plek in _plekken(regels):
        regel = plek.regel
        if regel.team:
            continue
        for code in (regel.code, f"{plek.bestand.code}/{regel.code}"):
            index.per_code.setdefault(code, []).append(plek)
        if regel.start is not None and regel.aan:
            _zet_start(index, plek, regel.start)
    return index


def _zet_start(index: Spoorindex, plek: Plek, start: Vanaf) -> None:
    """File a rule under what starts it."""
    teken = _TEKENS.get(start.feit)
    if teken is None or not start.soorten:
        index.per_feit.setdefault(start.feit, []).append(plek)
        return
    for code in sorted(start.soorten):
        index.per_teken.setdefault(teken + code, []).append(plek)


def _plekken(regels: Regelset) -> Iterator[Plek]:
    """Give the rules of every file, then those that only an earlier version had, or had on.

    What began under a version goes on under it, also when a later one drops it
    or turns it off (protocollen 3; a track keeps the version under which it began).
    """
    for bestand in regels.alle:
        bekend = {r.code for r in bestand.sporen}
        lopend = {r.code for r in bestand.sporen if r.aan}
        yield from (maak_plek(bestand, regel) for regel in bestand.sporen)
        reeks = regels.versies.get(bestand.code, ())
        for oud, nieuw in reversed(list(pairwise(reeks))):
            for regel in oud.sporen:
                if regel.code not in bekend or (regel.aan and regel.code not in lopend):
                    bekend.add(regel.code)
                    lopend |= {regel.code} if regel.aan else set()
                    yield maak_plek(oud, regel, nieuw.geldig_vanaf)


def plek_van(regels: Regelset, protocol: str, code: str) -> Plek | None:
    """Give the rule of a track by its file and code, if it is there."""
    return next(iter(index_van(regels).per_code.get(f"{protocol}/{code}", ())), None)
