"""Services: what is in treatment, with its checks and the day that comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling
from app.domain.vrijstellingtoets import Toets
from app.services.caseload import stand_van
from app.services.verzamelen import verzamel
from app.services.vrijstellingen import Overzicht, Verlofrij, Vrijstellingrij, verlof_open
from app.services.vrijstellingtoets import checks, sporen_van

if TYPE_CHECKING:
    from app.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Behandeling:
    """One that waits for an outcome. `datum` and `actie`: what comes next in its tracks."""

    rij: Vrijstellingrij | Verlofrij
    toetsen: tuple[Toets, ...]
    datum: date | None
    actie: str

    @property
    def feit(self) -> Vrijstelling | Verlofaanvraag:
        """The appeal, request or leave itself."""
        return self.rij.vrijstelling if isinstance(self.rij, Vrijstellingrij) else self.rij.verlof

    @property
    def niet_in_orde(self) -> int:
        """How many checks are not met."""
        return sum(t.open is False for t in self.toetsen)


def in_behandeling(sessie: Sessie, van: Overzicht) -> tuple[Behandeling, ...]:
    """Give the appeals and requests without an outcome, those with the nearest day first."""
    return _behandelingen(sessie, van.in_behandeling(), van.peildatum)


def verlof_in_behandeling(sessie: Sessie, van: Overzicht) -> tuple[Behandeling, ...]:
    """Give the requests for leave without a decision, those with the nearest day first."""
    return _behandelingen(sessie, verlof_open(van.verlof), van.peildatum)


def _behandelingen(
    sessie: Sessie, rijen: Iterable[Vrijstellingrij | Verlofrij], dag: date
) -> tuple[Behandeling, ...]:
    rijen = list(rijen)
    alles = verzamel(sessie, sorted({_feit(r).dossier_id for r in rijen}))
    gemaakt = []
    for rij in rijen:
        feit = _feit(rij)
        feiten = alles.get(feit.dossier_id)
        if feiten is None:
            continue
        punten = [
            s.punt
            for s in sporen_van(stand_van(sessie, feiten, dag), feit.id)
            if s.punt is not None and s.punt.datum is not None
        ]
        eerste = min(punten, key=lambda p: p.datum or date.max, default=None)
        gemaakt.append(
            Behandeling(
                rij,
                tuple(checks(sessie, feiten, feit, dag)),
                eerste.datum if eerste else None,
                eerste.actie if eerste else "",
            )
        )
    return tuple(sorted(gemaakt, key=lambda b: (b.datum or date.max, b.rij.naam.casefold())))


def _feit(rij: Vrijstellingrij | Verlofrij) -> Vrijstelling | Verlofaanvraag:
    return rij.vrijstelling if isinstance(rij, Vrijstellingrij) else rij.verlof
