"""Store: the noodsleutel, the words on paper in the safe that open a team file.

128 random bits as 16 Dutch words from our own list of 256, and a seventeenth
as a check on copying errors. The X25519 pair is derived from the bits, so that
the file's key can be re-sealed to it at every re-keying without a new print.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from app.domain.fouten import InvoerFout
from db.zegels import leid_af, publiek_van

BITS = 128
AANTAL_WOORDEN = BITS // 8 + 1
"""Sixteen words of 8 bits and one check word."""


@dataclass(frozen=True, slots=True)
class Noodsleutel:
    """The secret of the safe: `bits` are 16 random bytes, never shown by repr."""

    bits: bytes = field(repr=False)

    @property
    def woorden(self) -> tuple[str, ...]:
        """The seventeen words to print."""
        lijst = woordenlijst()
        return tuple(lijst[b] for b in (*self.bits, _controle(self.bits)))

    @property
    def qr_tekst(self) -> str:
        """The text for the QR code: the words, so that a scan can be pasted."""
        return " ".join(self.woorden)

    @property
    def prive(self) -> bytes:
        """The private X25519 key that the words stand for."""
        return leid_af(self.bits, "noodsleutel")

    @property
    def publiek(self) -> bytes:
        """The public key that lies in the keys file."""
        return publiek_van(self.prive)


def nieuwe_noodsleutel() -> Noodsleutel:
    """Draw a new one."""
    return Noodsleutel(secrets.token_bytes(BITS // 8))


@cache
def woordenlijst() -> tuple[str, ...]:
    """Give the 256 words; no two share their first four letters."""
    tekst = (files("resources") / "noodsleutel" / "woorden.txt").read_text("utf-8")
    return tuple(tekst.split())


def lees_noodsleutel(tekst: str) -> Noodsleutel:
    """Understand typed or scanned words: any case, numbering and commas are skipped.

    The first four letters of a word are enough. InvoerFout names the word that
    is not in the list and its place, a wrong number of words, or words that do
    not fit together.
    """
    woorden = _woorden(tekst)
    begin = {w[:4]: nummer for nummer, w in enumerate(woordenlijst())}
    nummers = []
    for plaats, woord in enumerate(woorden, 1):
        nummer = begin.get(woord[:4])
        if nummer is None or not _past(woord, woordenlijst()[nummer]):
            raise InvoerFout(
                f"Woord {plaats} van de noodsleutel staat niet in de woordenlijst: “{woord}”.",
                "Kijk op het papier hoe het woord daar staat.",
                veld="noodsleutel",
            )
        nummers.append(nummer)
    if len(nummers) != AANTAL_WOORDEN:
        raise InvoerFout(
            f"De noodsleutel heeft {AANTAL_WOORDEN} woorden; hier staan er {len(nummers)}.",
            "Typ alle woorden van het papier, in dezelfde volgorde.",
            veld="noodsleutel",
        )
    bits = bytes(nummers[:-1])
    if nummers[-1] != _controle(bits):
        raise InvoerFout(
            "De woorden staan alle in de lijst, maar passen niet bij elkaar.",
            "Kijk of ze in de volgorde van het papier staan en of er geen woord is verwisseld.",
            veld="noodsleutel",
        )
    return Noodsleutel(bits)


def _woorden(tekst: str) -> list[str]:
    """Split into lower-case words without accents, numbers or punctuation."""
    plat = unicodedata.normalize("NFKD", tekst).casefold()
    letters = "".join(
        t if "a" <= t <= "z" else "" if unicodedata.combining(t) else " " for t in plat
    )
    return letters.split()


def _past(getypt: str, woord: str) -> bool:
    """Whether what was typed is the word or a beginning of at least four letters."""
    return len(getypt) >= 4 and woord.startswith(getypt)


def _controle(bits: bytes) -> int:
    return hashlib.sha256(b"kantelpunt noodsleutel " + bits).digest()[0]
