"""Services: what the window asks of a new fact is asked of a row too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.fouten import InvoerFout
from app.domain.vereist import VEREIST, keur_nieuw
from app.services.uitwisseling.voorbeeld import Reden

if TYPE_CHECKING:
    from app.protocol.model import Gebeurtenisregel
    from app.services.sessie import Sessie

Vereiste = Callable[[Any, list[Reden]], None]
"""(new fact, where to add what it leaves out)."""


def vereist(sessie: Sessie, code: str) -> Vereiste | None:
    """Give what is asked of new facts of a kind; None for nothing."""
    if code == "gebeurtenis":
        return _Gebeurtenissen(sessie)
    return _vraag if code in VEREIST else None


def _vraag(feit: Any, redenen: list[Reden]) -> None:
    try:
        keur_nieuw(feit)
    except InvoerFout as fout:
        redenen.append(_reden(fout))


class _Gebeurtenissen:
    """Asks of an event what the protocols of its own day ask: outcome, number, day, person."""

    def __init__(self, sessie: Sessie) -> None:
        self._sessie = sessie
        self._per_dag: dict[date, dict[str, list[Gebeurtenisregel]]] = {}

    def __call__(self, feit: Any, redenen: list[Reden]) -> None:
        """Add why no rule of this kind takes it; of a kind that no file knows nothing is asked."""
        from app.services.gebeurtenissen import keur_velden

        fout: InvoerFout | None = None
        for regel in self._regels(feit.datum).get(feit.soort, ()):
            try:
                keur_velden(regel, feit)
            except InvoerFout as reden:
                fout = fout or reden
            else:
                return
        if fout is not None:
            redenen.append(_reden(fout))

    def _regels(self, dag: date) -> dict[str, list[Gebeurtenisregel]]:
        if dag not in self._per_dag:
            from app.services.protocollen import regels_op

            alle: dict[str, list[Gebeurtenisregel]] = defaultdict(list)
            for bestand in regels_op(self._sessie, dag):
                for code, regel in bestand.gebeurtenissen.items():
                    alle[code].append(regel)
            self._per_dag[dag] = alle
        return self._per_dag[dag]


def _reden(fout: InvoerFout) -> Reden:
    tekst = f"{fout.tekst} {fout.doe}".strip().rstrip(".")
    return Reden(fout.veld, tekst[:1].lower() + tekst[1:])
