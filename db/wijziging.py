"""Store: what a transaction changed, so that open views refresh only that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Actie = Literal[
    "maak",
    "wijzig",
    "trek_in",
    "zet_terug",
    "raadpleeg",
    "vernietig",
    "beheer",
    "verstrek",
    "combineer",
]
"""The acts of the audit; the last two only in that of the sealed file (Wpg art. 32a)."""


@dataclass(frozen=True, slots=True)
class Deel:
    """One fact that changed. `versie` is the version it has since; `dossier_id` its dossier."""

    soort: str
    id: str
    actie: Actie
    dossier_id: str | None = None
    versie: int = 1


@dataclass(frozen=True, slots=True)
class Wijziging:
    """All facts that one transaction changed, in the order in which they were written."""

    delen: tuple[Deel, ...] = field(default=())

    @property
    def dossier_ids(self) -> frozenset[str]:
        """The dossiers that were touched."""
        return frozenset(d.dossier_id for d in self.delen if d.dossier_id)

    @property
    def soorten(self) -> frozenset[str]:
        """The kinds of fact that were touched."""
        return frozenset(d.soort for d in self.delen)

    def met(self, later: Wijziging) -> Wijziging:
        """Give this and a later change as one, to follow them in one go."""
        return Wijziging(self.delen + later.delen)

    def __bool__(self) -> bool:
        return bool(self.delen)
