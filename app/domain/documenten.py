"""Domain: files in a dossier: what they are, and what kinds the program shows itself.

The bytes stand apart, once per sha256. A document is closed like a note (protocollen 7: "free
text, notes and documents are closed"): its title is a note, so where leerplicht keeps none
there is no way to record one; what the file is and is called never changes after that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld

GROOTST = 50_000_000
"""Bytes that one document may have (own rule: a scan of 200 pages is about 40 MB)."""


class Documentsoort(Keuze):
    """What kind of document it is."""

    BRIEF = "brief", "brief"
    VERSLAG = "verslag", "verslag"
    PLAN = "plan", "plan of OPP"
    VERKLARING = "verklaring", "verklaring"
    AANVRAAG = "aanvraag", "aanvraag of kennisgeving"
    FORMULIER = "formulier", "formulier"
    OVERZICHT = "overzicht", "verzuimoverzicht"
    ANDERS = "anders", "anders"


class Vertoning(Keuze):
    """How the program shows a document; NIET: only after an explicit save elsewhere."""

    PDF = "pdf", "PDF"
    BEELD = "beeld", "beeld"
    TEKST = "tekst", "tekst"
    NIET = "niet", "niet in Kantelpunt te bekijken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Feit):
    """A file in a dossier. `grootte` in bytes; `datum` is the day it was received or made.

    `mediatype` follows from the bytes, not from the name. It, `sha256`, `grootte` and
    `bestandsnaam` never change: another file is another document.
    """

    SOORT: ClassVar[str] = "document"
    LABEL: ClassVar[str] = "Document"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum")
    titel: str = veld("Titel", notitie=True)
    soort: Documentsoort = veld("Soort", default=Documentsoort.ANDERS)
    bestandsnaam: str = veld("Bestandsnaam", default="")
    mediatype: str = veld("Bestandssoort")
    sha256: str = veld("Vingerafdruk")
    grootte: int = veld("Grootte in bytes")
    van_wie: str = veld("Van wie", default="")
    niet_delen: bool = veld("Niet delen met ouders", default=False)


_BEGINNEN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)
_BEELDEN = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp"})
_PER_EINDE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".doc": "application/msword",
    ".msg": "application/vnd.ms-outlook",
    ".eml": "message/rfc822",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
}


def mediatype_van(naam: str, inhoud: bytes) -> str:
    """Tell what a file is from its first bytes; by its name only where those say nothing.

    Text is UTF-8 or Windows-1252 without control characters, and not known by its name as
    something else (a .msg or .eml is never shown as text).
    """
    for begin, soort in _BEGINNEN:
        if inhoud.startswith(begin):
            return soort
    punt = naam.rfind(".")
    bekend = _PER_EINDE.get(naam[punt:].lower()) if punt >= 0 else None
    if bekend is not None:
        return bekend
    return "text/plain" if _is_tekst(inhoud) else "application/octet-stream"


def vertoning(mediatype: str) -> Vertoning:
    """Tell how a kind of file is shown."""
    if mediatype == "application/pdf":
        return Vertoning.PDF
    if mediatype in _BEELDEN:
        return Vertoning.BEELD
    return Vertoning.TEKST if mediatype == "text/plain" else Vertoning.NIET


def toon_grootte(bytes_: int) -> str:
    """Write a size as people read it: "340 kB", "2,4 MB" (1 MB is a million bytes)."""
    if bytes_ < 1_000:
        return f"{bytes_} bytes"
    if bytes_ < 1_000_000:
        return f"{round(bytes_ / 1_000)} kB"
    return f"{bytes_ / 1_000_000:.1f} MB".replace(".", ",")


def _is_tekst(inhoud: bytes) -> bool:
    stuur = set(range(32)) - {9, 10, 12, 13}
    return not any(b in stuur for b in inhoud[:65_536])
