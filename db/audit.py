"""Store: the audit for readers: raadpleging, history, what changed since, and the check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from db.auditketen import BEGIN_HASH
from db.geschiedenis import AuditRegel, feit_op_versie, geschiedenis, na, sinds
from db.schrijven import schrijf
from db.verbinding import Verbinding

if TYPE_CHECKING:
    from db.controle import Controlerapport

__all__ = [
    "AuditRegel",
    "controleer",
    "feit_op_versie",
    "geschiedenis",
    "kop",
    "na",
    "raadpleging",
    "sinds",
]


def controleer(
    v: Verbinding,
    verwachte_kop: tuple[int, str] | None = None,
    *,
    voortgang: Callable[[str], None] | None = None,
) -> Controlerapport:
    """Check the whole file: see `db.controle.controleer`, which is read when it is asked for."""
    from db import controle

    return controle.controleer(v, verwachte_kop, voortgang=voortgang)


def raadpleging(v: Verbinding, door: str, dossier_id: str, nu: datetime) -> tuple[int, str]:
    """Record, in a transaction of its own, that `door` opened a dossier; gives the new head."""
    with schrijf(v, door, nu) as tx:
        tx.raadpleeg(dossier_id)
    return tx.kop


def kop(v: Verbinding) -> tuple[int, str]:
    """Give the head of the chain: number of rows and the last hash in hex."""
    rij = v.rijen("SELECT nr, hash FROM audit ORDER BY nr DESC LIMIT 1")
    return (rij[0][0], bytes(rij[0][1]).hex()) if rij else (0, BEGIN_HASH.hex())
