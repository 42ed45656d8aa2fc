"""Services: which norms the protocols know, for a school that has a threshold of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.protocol.signalen.tellen import vraag_van
from app.protocol.signalen.telwoorden import toon_drempel
from app.services.protocollen import regels_op

if TYPE_CHECKING:
    from app.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm by the words of its code; `drempels` as the files have them, in words."""

    naam: str
    drempels: tuple[str, ...]

    @property
    def tekst(self) -> str:
        """Name and thresholds in one line."""
        return f"{self.naam} ({'; '.join(self.drempels)})" if self.drempels else self.naam


def bekend(sessie: Sessie, dag: date) -> dict[str, Norm]:
    """Give the norms that any file of the team knows on a day, by code, in order of their name."""
    drempels: dict[str, dict[str, None]] = {}
    for bestand in regels_op(sessie, dag):
        for regel in bestand.signalen:
            if regel.norm and regel.drempel is not None:
                reeks = drempels.setdefault(regel.norm, {})
                if regel.drempel.aantal is not None:
                    reeks[toon_drempel(vraag_van(regel), regel.drempel)] = None
    normen = {code: Norm(_naam(code), tuple(reeks)) for code, reeks in drempels.items()}
    return dict(sorted(normen.items(), key=lambda paar: paar[1].naam))


def _naam(code: str) -> str:
    woorden = code.replace("_", " ")
    return woorden[:1].upper() + woorden[1:]
