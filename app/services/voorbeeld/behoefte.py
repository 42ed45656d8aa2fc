"""Services: what a rule needs of a leerling of the example team: a kind of school, an age."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.feit import lid_van
from app.domain.plicht import VOLWASSEN, Plichtsoort
from app.domain.scholen import Onderwijssoort
from app.protocol.model import Eis, Voorwaarde

OUDST = 99
TE_MAKEN = frozenset(
    {
        Eis.GEBEURTENIS,
        Eis.WACHT,
        Eis.DOORGAVE,
        Eis.OVERLEG,
        Eis.MELDING,
        Eis.THUIS,
        Eis.AANWEZIG,
    }
)
"""What can be recorded, where one of several things is enough."""


@dataclass(frozen=True, slots=True)
class Behoefte:
    """What some tracks need of a leerling: at which schools, and how old."""

    scholen: frozenset[Onderwijssoort] | None = None
    minimum: int = 0
    maximum: int = OUDST

    def samen(self, ander: Behoefte) -> Behoefte | None:
        """Give what meets both; None when nothing does."""
        scholen = self.scholen if ander.scholen is None else ander.scholen
        if self.scholen is not None and ander.scholen is not None:
            scholen = self.scholen & ander.scholen
        laag, hoog = max(self.minimum, ander.minimum), min(self.maximum, ander.maximum)
        if laag > hoog or (scholen is not None and not scholen):
            return None
        return Behoefte(scholen, laag, hoog)

    @property
    def leeftijd(self) -> tuple[int, int] | None:
        """Give years and days of age; None: as the school has it."""
        if self.minimum == 0 and self.maximum == OUDST:
            return None
        return (self.maximum if self.minimum == 0 else self.minimum, 120)


def delen_van(eis: Voorwaarde) -> Iterator[Voorwaarde]:
    """Give the demands that must all be met; of several of which one is enough one to make."""
    if eis.eis is Eis.ALLE:
        for deel in eis.delen:
            yield from delen_van(deel)
    elif eis.eis is Eis.EEN:
        yield from delen_van(min(eis.delen, key=lambda deel: deel.eis not in TE_MAKEN))
    else:
        yield eis


def behoefte_van(eis: Voorwaarde) -> Behoefte:
    """Read what a demand needs of a leerling."""
    nodig = Behoefte()
    for deel in delen_van(eis):
        nodig = nodig.samen(_van_deel(deel)) or nodig
    return nodig


def _van_deel(eis: Voorwaarde) -> Behoefte:
    if eis.eis is Eis.ONDERWIJS:
        return Behoefte(frozenset(lid_van(Onderwijssoort, soort) for soort in eis.soorten))
    if eis.eis is Eis.LEEFTIJD:
        hoog = OUDST if eis.maximum is None else int(eis.maximum)
        return Behoefte(None, int(eis.minimum or 0), hoog)
    if eis.eis is Eis.PLICHT and eis.soorten == {Plichtsoort.DOORSTROOMPUNT}:
        return Behoefte(frozenset({Onderwijssoort.VSO, Onderwijssoort.MBO}), VOLWASSEN)
    return Behoefte()
