"""Services: how strong a password is, with a hint in plain Dutch.

A rough estimate of guessing work: the alphabet that is used times the length,
without credit for repeats, runs such as 1234 or qwer, years, or words that
everybody uses. It only advises; the least length is held by the store.
"""

from __future__ import annotations

import math
import re

GRENZEN = (28.0, 45.0, 60.0, 75.0)
"""Bits from which a password counts as 1, 2, 3, 4. Below the first it is 0."""

_GEWOON = (
    "wachtwoord", "password", "welkom", "geheim", "leerplicht", "kantelpunt", "gemeente",
    "admin", "login", "zomer", "winter", "lente", "herfst", "januari", "februari", "maart",
    "april", "augustus", "september", "oktober", "november", "december", "maandag", "apeldoorn",
    "ajax", "feyenoord", "hallo", "school",
)  # fmt: skip

_RIJEN = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890")


def wachtwoord_sterkte(tekst: str) -> tuple[int, str]:
    """Rate a password from 0 (guessed at once) to 4 (strong), with a Dutch hint."""
    if len(tekst.strip()) < 8:
        return 0, "Te kort: neem ten minste 8 tekens, liever vier losse woorden."
    bits, gewoon = _bits(tekst)
    cijfer = sum(bits >= grens for grens in GRENZEN)
    if cijfer <= 1 and gewoon:
        return cijfer, "Bevat een woord of reeks die iedereen probeert: neem losse woorden."
    hint = (
        "Heel makkelijk te raden: neem vier losse woorden.",
        "Makkelijk te raden: maak het langer, bijvoorbeeld met nog twee woorden.",
        "Redelijk: nog een woord erbij maakt het goed.",
        "Goed.",
        "Sterk.",
    )[cijfer]
    return cijfer, hint


def _bits(tekst: str) -> tuple[float, bool]:
    """Estimate the guessing work in bits, and whether something common was found."""
    klein = tekst.casefold()
    rest, gewoon = klein, False
    for woord in _GEWOON:
        if woord in rest:
            rest, gewoon = rest.replace(woord, "\x00"), True
    rest, aantal = re.subn(r"(19|20)\d\d", "\x00", rest)
    rest, reeksen = _zonder_rijen(rest)
    rest = re.sub(r"(.)\1{2,}", r"\1\1", rest)
    gewoon = gewoon or bool(aantal) or reeksen
    letters = rest.replace("\x00", "")
    soorten = [(r"[a-z]", 26), (r"\d", 10), (r"\s", 4), (r"[^\sa-z0-9\x00]", 32)]
    alfabet = sum(n for patroon, n in soorten if re.search(patroon, letters))
    hoofd = 6.0 if any(t.isupper() for t in tekst[1:]) else 1.0 if tekst[:1].isupper() else 0.0
    uniek = len(set(letters))
    telt = min(len(letters), uniek * 3)
    per_teken = math.log2(alfabet) if alfabet else 0.0
    if re.fullmatch(
        r"(?:[^\W\d_]+|\d{1,4})(?:[\s_.,-]+(?:[^\W\d_]+|\d{1,4}))+[.!?]?", klein.strip()
    ):
        per_teken = min(per_teken, 3.6)  # words are no random letters
    return telt * per_teken + rest.count("\x00") * 5 + hoofd, gewoon


def _zonder_rijen(tekst: str) -> tuple[str, bool]:
    """Take out runs of four or more along the alphabet, the digits or the keyboard."""
    gevonden = False
    for rij in (*_RIJEN, *(r[::-1] for r in _RIJEN)):
        for lengte in range(len(rij), 3, -1):
            for begin in range(len(rij) - lengte + 1):
                stuk = rij[begin : begin + lengte]
                if stuk in tekst:
                    tekst, gevonden = tekst.replace(stuk, "\x00"), True
    return tekst, gevonden
