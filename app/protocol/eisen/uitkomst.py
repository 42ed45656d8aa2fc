"""Protocol: what a demand is asked about (`Kader`) and what the answer is (`Uitkomst`).

Apart from `eisen`, so that who counts can answer a demand and a demand can ask for a count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.protocol.blik import Blik
from app.protocol.ladder.ladder import Doorloop
from app.protocol.model import Sinds, Voorwaarde


@dataclass(slots=True)
class Kader:
    """Where a demand is asked: on the ladder (its running doorlopen), or in a track.

    In a track `begin` is the day it began, `vorige` the day on which the step
    before was done, `klaar` which of its steps are done and when, `sleutel` its
    key and `feit_id` the fact that started it. `sinds` holds where the demand
    itself says nothing: facts count from there. A track asks all its steps in one
    Kader and moves `vorige` along.
    """

    actief: Sequence[Doorloop] = ()
    begin: date | None = None
    vorige: date | None = None
    sleutel: str = ""
    klaar: Mapping[str, date] = field(default_factory=dict)
    feit_id: str = ""
    sinds: Sinds = Sinds.DOSSIER


class Uitkomst(NamedTuple):
    """Whether a demand is met, by which fact (and of which day), and what to say about it.

    `mist`: it cannot be answered, `tekst` says what is missing; then neither the
    demand nor its opposite is met.
    """

    open: bool
    tekst: str = ""
    feit_id: str | None = None
    dag: date | None = None
    mist: bool = False


DICHT = Uitkomst(False)
LADDER = Kader()
"""Nowhere in particular: no stap runs and no track is asked about."""


def sinds_van(blik: Blik, eis: Voorwaarde, kader: Kader) -> date | None:
    """Give the day from which facts count; None: all of the dossier."""
    match eis.sinds or kader.sinds:
        case Sinds.DOSSIER:
            return None
        case Sinds.THUIS:
            return blik.thuis.sinds if blik.thuis is not None else None
        case Sinds.SPOOR:
            return kader.begin
        case Sinds.STAP if kader.begin is None:
            grenzen = [loop.vanaf for loop in kader.actief if loop.vanaf is not None]
            return min(grenzen) if kader.actief and len(grenzen) == len(kader.actief) else None
    return kader.vorige or kader.begin
