"""Store: how the audit chain is tied; pure functions over bytes, no database.

A field's digest is blake2b (16 bytes) of its name and stored value, keyed with a random salt
of 16 bytes. A row's hash is blake2b (32 bytes) of the hash before it and everything in the
row but the values. Without salt and value a digest tells nothing, and the chain still holds
(beslissingen, Facts, Audit).
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from hashlib import blake2b

BEGIN_HASH = bytes(32)
"""The hash before the first row."""

ZOUT = 16
"""Bytes of salt, and of digest, per value."""

Waarde = str | int | float | None


def pak_waarden(velden: Sequence[str], waarden: Sequence[Waarde]) -> tuple[str, str, bytes, bytes]:
    """Give (names joined, values as JSON, salts, digests) for one audit row."""
    zouten = os.urandom(ZOUT * len(velden))
    vingers = b"".join(
        [
            blake2b(
                _tekst(veld, waarde).encode(), key=zouten[i : i + ZOUT], digest_size=ZOUT
            ).digest()
            for veld, waarde, i in zip(
                velden, waarden, range(0, ZOUT * len(velden), ZOUT), strict=True
            )
        ]
    )
    return ",".join(velden), json.dumps(waarden, ensure_ascii=False), zouten, vingers


def vinger(veld: str, waarde: Waarde, zout: bytes) -> bytes:
    """Digest one value with its salt."""
    return blake2b(_tekst(veld, waarde).encode(), key=zout, digest_size=ZOUT).digest()


def _tekst(veld: str, waarde: Waarde) -> str:
    """Write a named value unambiguously: a text starts with an apostrophe, a number does not."""
    return f"{veld}='{waarde}" if isinstance(waarde, str) else f"{veld}={waarde!r}"


def rij_hash(vorige: bytes, kop: Sequence[object], vingers: bytes) -> bytes:
    """Tie a row to the one before.

    `kop`: nr, tijdstip, ambtenaar, actie, soort, id, dossier, versie, velden, in that order.
    """
    tekst = "\x1f".join(["" if deel is None else str(deel) for deel in kop])
    return blake2b(vorige + tekst.encode() + b"\x1e" + vingers, digest_size=32).digest()
