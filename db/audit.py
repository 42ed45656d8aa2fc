"""Store: the audit for readers: raadpleging, history, what changed since, and the check."""

from __future__ import annotations

from datetime import datetime

from db.auditketen import BEGIN_HASH
from db.controle import Controlerapport, controleer
from db.geschiedenis import AuditRegel, feit_op_versie, geschiedenis, na, sinds
from db.schrijven import schrijf
from db.verbinding import Verbinding

__all__ = [
    "AuditRegel",
    "Controlerapport",
    "controleer",
    "feit_op_versie",
    "geschiedenis",
    "kop",
    "na",
    "raadpleging",
    "sinds",
]


def raadpleging(v: Verbinding, door: str, dossier_id: str, nu: datetime) -> tuple[int, str]:
    """Record, in a transaction of its own, that `door` opened a dossier; gives the new head."""
    with schrijf(v, door, nu) as tx:
        tx.raadpleeg(dossier_id)
    return tx.kop


def kop(v: Verbinding) -> tuple[int, str]:
    """Give the head of the chain: number of rows and the last hash in hex."""
    rij = v.rijen("SELECT nr, hash FROM audit ORDER BY nr DESC LIMIT 1")
    return (rij[0][0], bytes(rij[0][1]).hex()) if rij else (0, BEGIN_HASH.hex())
