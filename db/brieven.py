"""Store: the very bytes of letters that went out, kept under their sha256."""

from __future__ import annotations

from hashlib import sha256 as bereken_sha256

from app.domain.fouten import KnownError
from db.fouten import foutgrens
from db.schrijven import Transactie
from db.verbinding import Verbinding


def bewaar_pdf(tx: Transactie, sha256: str, inhoud: bytes) -> None:
    """Keep a PDF in the transaction of its Brief; the same bytes twice are kept once.

    ValueError when `sha256` is not that of the bytes: a bug of the caller.
    """
    if bereken_sha256(inhoud).hexdigest() != sha256:
        msg = "the sha256 given is not that of the PDF"
        raise ValueError(msg)
    with foutgrens():
        tx.conn.execute(
            "INSERT INTO brief_pdf (sha256, inhoud) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (sha256, inhoud),
        )


def lees_pdf(v: Verbinding, sha256: str) -> bytes:
    """Give the bytes of a letter. KnownError when the file does not have it."""
    inhoud = v.waarde("SELECT inhoud FROM brief_pdf WHERE sha256 = ?", (sha256,))
    if inhoud is None:
        raise KnownError(
            "De PDF van deze brief zit niet in het teambestand.",
            "Controleer het bestand met 'kantelpunt controleer'.",
        )
    return bytes(inhoud)
