"""Store: the few questions that only import and export ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.feit import Feit
from db.fouten import foutgrens
from db.verbinding import Verbinding


def ingetrokken_ids(v: Verbinding, soort: type[Feit]) -> frozenset[str]:
    """Give the ids of the withdrawn facts of a kind."""
    sql = f'SELECT id FROM "{soort.SOORT}" WHERE ingetrokken = 1'
    return frozenset(str(rij[0]) for rij in v.rijen(sql))


def bekende_pdfs(v: Verbinding) -> frozenset[str]:
    """Give the fingerprints of the letters whose PDF is in the file."""
    return frozenset(str(rij[0]) for rij in v.rijen("SELECT sha256 FROM brief_pdf"))


def stichter(v: Verbinding) -> str:
    """Give the id of the ambtenaar who made the file: the first audit row is her own."""
    gevonden = v.waarde(
        "SELECT feit_id FROM audit WHERE nr = 1 AND soort = 'ambtenaar' AND actie = 'maak' "
        "AND feit_id = ambtenaar_id"
    )
    return str(gevonden or "")


@contextmanager
def moment(v: Verbinding) -> Iterator[None]:
    """Read everything within the block as the file was at one moment."""
    eigen = not v.conn.in_transaction
    with foutgrens():
        if eigen:
            v.conn.execute("BEGIN")
        try:
            yield
        finally:
            if eigen and v.conn.in_transaction:
                v.conn.execute("COMMIT")


@contextmanager
def ruim_geheugen(v: Verbinding, feiten: int) -> Iterator[None]:
    """Give a large transaction room: a quarter of a million facts land twice as fast.

    Pages that no longer fit are encrypted, written and read back over and over.
    """
    if feiten < _VEEL:
        yield
        return
    was = int(v.waarde("PRAGMA cache_size"))
    with foutgrens():
        v.conn.execute(f"PRAGMA cache_size = -{_RUIM_KIB}")
    try:
        yield
    finally:
        if v.conn is not None:
            v.conn.execute(f"PRAGMA cache_size = {was}")


_VEEL = 30_000
_RUIM_KIB = 262_144
"""Facts from which on the page cache grows, and to how many KiB."""
