"""Store: which facts were withdrawn, so that an import does not bring them back by accident."""

from __future__ import annotations

from app.domain.feit import Feit
from db.verbinding import Verbinding


def ingetrokken_ids(v: Verbinding, soort: type[Feit]) -> frozenset[str]:
    """Give the ids of the withdrawn facts of a kind."""
    sql = f'SELECT id FROM "{soort.SOORT}" WHERE ingetrokken = 1'
    return frozenset(str(rij[0]) for rij in v.rijen(sql))
