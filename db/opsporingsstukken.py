"""Store: the very bytes of documents of the sealed file, and the numbers of processen-verbaal."""

from __future__ import annotations

from hashlib import sha256 as bereken_sha256

from app.domain.fouten import KnownError
from db.fouten import foutgrens
from db.schrijven import Transactie
from db.verbinding import Verbinding


def vingerafdruk(inhoud: bytes) -> str:
    """Give the sha256 of bytes, under which they are kept."""
    return bereken_sha256(inhoud).hexdigest()


def bewaar_pdf(tx: Transactie, inhoud: bytes) -> str:
    """Keep a PDF in the transaction of its Opsporingsstuk; gives its sha256."""
    sha256 = vingerafdruk(inhoud)
    with foutgrens():
        tx.conn.execute(
            "INSERT INTO stuk_pdf (sha256, inhoud) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (sha256, inhoud),
        )
    return sha256


def lees_pdf(v: Verbinding, sha256: str) -> bytes:
    """Give the bytes of a document. KnownError when they are not there or were altered."""
    inhoud = v.waarde("SELECT inhoud FROM stuk_pdf WHERE sha256 = ?", (sha256,))
    if inhoud is None:
        raise KnownError(
            "De PDF van dit stuk zit niet in het opsporingsbestand.",
            "Controleer het bestand met 'kantelpunt controleer'.",
        )
    gelezen = bytes(inhoud)
    if bereken_sha256(gelezen).hexdigest() != sha256:
        raise KnownError(
            "Het bewaarde stuk is niet meer wat er is vastgesteld.",
            "Laat het bestand controleren en zet zo nodig een reservekopie terug.",
        )
    return gelezen


def bekende(v: Verbinding) -> frozenset[str]:
    """Give the fingerprints of the documents whose bytes are in the file."""
    return frozenset(str(rij[0]) for rij in v.rijen("SELECT sha256 FROM stuk_pdf"))


def volgend_nummer(v: Verbinding, jaar: int) -> str:
    """Give the next number of a proces-verbaal in a year; withdrawn ones keep theirs.

    Ask it inside the transaction that uses it. The form "2026-PV-0001" is an own rule.
    """
    kop = f"{jaar}-PV-"
    hoogste = v.waarde(
        "SELECT max(CAST(substr(nummer, ?) AS INTEGER)) FROM opsporingsstuk WHERE nummer GLOB ?",
        (len(kop) + 1, f"{kop}[0-9]*"),
    )
    return f"{kop}{(hoogste or 0) + 1:04}"
