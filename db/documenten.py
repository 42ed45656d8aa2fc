"""Store: the bytes of documents, kept in the team file under their sha256, once each."""

from __future__ import annotations

from hashlib import sha256 as bereken_sha256

from app.domain.fouten import KnownError
from db.fouten import foutgrens
from db.schrijven import Transactie
from db.verbinding import Verbinding


def bewaar(tx: Transactie, sha256: str, inhoud: bytes) -> None:
    """Keep bytes in the transaction of their Document; the same bytes twice are kept once.

    ValueError when `sha256` is not that of the bytes: a bug of the caller.
    """
    if bereken_sha256(inhoud).hexdigest() != sha256:
        msg = "the sha256 given is not that of the document"
        raise ValueError(msg)
    with foutgrens():
        tx.conn.execute(
            "INSERT INTO document_inhoud (sha256, inhoud) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (sha256, inhoud),
        )


def lees(v: Verbinding, sha256: str) -> bytes:
    """Give the bytes of a document. KnownError when the file lacks them or they were altered."""
    inhoud = v.waarde("SELECT inhoud FROM document_inhoud WHERE sha256 = ?", (sha256,))
    if inhoud is None:
        raise KnownError(
            "De inhoud van dit document zit niet in het teambestand.",
            "Controleer het bestand met 'kantelpunt controleer'.",
        )
    gelezen = bytes(inhoud)
    if bereken_sha256(gelezen).hexdigest() != sha256:
        raise KnownError(
            "De inhoud van dit document is niet meer wat er is opgeslagen.",
            "Laat het bestand controleren en zet zo nodig een reservekopie terug.",
        )
    return gelezen


def bekende(v: Verbinding) -> frozenset[str]:
    """Give the fingerprints of the documents whose bytes are in the file."""
    return frozenset(str(rij[0]) for rij in v.rijen("SELECT sha256 FROM document_inhoud"))
