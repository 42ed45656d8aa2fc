"""Store: the growing end of the audit chain within one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from db.auditketen import BEGIN_HASH, Waarde, pak_waarden, rij_hash
from db.fouten import foutgrens
from db.wijziging import Actie

Merk = tuple[int, bytes]
"""A point in the chain: number of rows and last hash."""


class Ketenschrijver:
    """Ties rows to the chain at once and writes them together, when asked."""

    def __init__(self, conn: Any, door: str, nu: datetime) -> None:
        self._conn = conn
        self._door = door
        self._tijdstip = nu.astimezone(UTC).isoformat(timespec="milliseconds")
        rij = conn.execute("SELECT nr, hash FROM audit ORDER BY nr DESC LIMIT 1").fetchone()
        self._nr: int = rij[0] if rij else 0
        self._hash: bytes = bytes(rij[1]) if rij else BEGIN_HASH
        self._rijen: list[tuple[Any, ...]] = []
        self._waarden: list[tuple[int, bytes, str]] = []

    @property
    def merk(self) -> Merk:
        """The end of the chain, rows that are still held back included."""
        return self._nr, self._hash

    def voeg_toe(
        self,
        actie: Actie,
        soort: str,
        feit_id: str,
        dossier_id: str | None,
        versie: int,
        velden: Sequence[str] = (),
        waarden: Sequence[Waarde] = (),
    ) -> None:
        """Tie one more row to the chain, with the stored values of these fields."""
        namen, json_waarden, zouten, vingers = pak_waarden(velden, waarden)
        self._nr += 1
        kop = (
            self._nr,
            self._tijdstip,
            self._door,
            actie,
            soort,
            feit_id,
            dossier_id,
            versie,
            namen,
        )
        self._hash = rij_hash(self._hash, kop, vingers)
        self._rijen.append((*kop, vingers, self._hash))
        if velden:
            self._waarden.append((self._nr, zouten, json_waarden))

    def schrijf(self) -> None:
        """Write the rows that were held back."""
        with foutgrens():
            if self._rijen:
                self._conn.executemany(
                    "INSERT INTO audit (nr, tijdstip, ambtenaar_id, actie, soort, feit_id, "
                    "dossier_id, versie, velden, vingers, hash) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    self._rijen,
                )
            if self._waarden:
                self._conn.executemany(
                    "INSERT INTO audit_waarde (nr, zouten, waarden) VALUES (?, ?, ?)",
                    self._waarden,
                )
        self._rijen.clear()
        self._waarden.clear()

    def terug(self, merk: Merk) -> None:
        """Forget what was tied after `merk`; the rows before it must have been written."""
        self._rijen.clear()
        self._waarden.clear()
        self._nr, self._hash = merk
