"""Protocol: what a decision kept of the kantelpunt, in words: the answers, the gates passed.

A Stapbesluit stores codes ("herstel=nee andere_oplossing=nee"), so that no free
text is kept where none may be; the words come from the version of its stap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from app.domain.dossiers import Stapbesluit
from app.protocol.model import Protocol, Regelset
from app.protocol.stand import Vraag
from app.protocol.tekst import som, zin

__all__ = [
    "antwoordcode",
    "antwoorden_in_woorden",
    "ladders",
    "lees_antwoorden",
    "poorten_in_woorden",
    "schrijf_antwoorden",
    "vragen_bij",
]

_GEEN_CODE = re.compile(r"[^A-Za-z0-9.-]+")


def antwoordcode(antwoord: str) -> str:
    """Give the code of an answer: "weet niet" is stored as "weet_niet"."""
    return _GEEN_CODE.sub("_", antwoord.strip())


def schrijf_antwoorden(antwoorden: Mapping[str, str]) -> str:
    """Write answers by question as a Stapbesluit stores them."""
    return " ".join(f"{code}={antwoordcode(a)}" for code, a in antwoorden.items() if a)


def lees_antwoorden(tekst: str) -> dict[str, str]:
    """Read what `schrijf_antwoorden` wrote, as codes; what has no "=" is left out."""
    paren = (deel.partition("=") for deel in tekst.split())
    return {code: antwoord for code, is_, antwoord in paren if code and is_ and antwoord}


def antwoorden_in_woorden(regels: Regelset, besluit: Stapbesluit) -> str:
    """Tell what was answered at the kantelpunt that this decision was taken at."""
    if not besluit.antwoorden:
        return ""
    vragen = {v.code: v for v in vragen_bij(regels, besluit)}
    delen = []
    for code, antwoord in lees_antwoorden(besluit.antwoorden).items():
        vraag = vragen.get(code)
        voluit = {antwoordcode(a): a for a in vraag.antwoorden} if vraag else {}
        woord = voluit.get(antwoord, antwoord.replace("_", " "))
        delen.append(f"{vraag.tekst if vraag else code} {zin(woord)}")
    return " ".join(delen)


def poorten_in_woorden(protocol: Protocol, besluit: Stapbesluit, *, reden: bool = True) -> str:
    """Tell which closed gates this decision passed; with `reden` also why."""
    if not besluit.poorten:
        return ""
    namen = {p.code: p.naam for p in protocol.poorten}
    dicht = som(namen.get(code, code) for code in besluit.poorten.split())
    waarom = f" Reden: {zin(besluit.reden)}" if reden and besluit.reden.strip() else ""
    return f"Verdergegaan terwijl dit nog niet in orde was: {zin(dicht)}{waarom}"


def _woord(antwoord: str) -> str:
    """Write an answer as one word of plain letters: the field that holds it takes no text."""
    kaal = unicodedata.normalize("NFKD", antwoord).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9.-]+", "_", kaal).strip("_")


def vragen_bij(regels: Regelset, besluit: Stapbesluit) -> tuple[Vraag, ...]:
    """Give the questions of the stap that was left, or stayed in, in any version that asks them."""
    code = besluit.van_stap or besluit.stap
    stappen = [v.stappen.get(code) for v in ladders(regels)]
    per_code = {
        vraag.code: vraag
        for stap in stappen
        if stap is not None and stap.kantelpunt is not None
        for vraag in stap.kantelpunt.vragen
    }
    return tuple(per_code.values())


def ladders(regels: Regelset) -> tuple[Protocol, ...]:
    """Give every version of the ladder, oldest first, the one of today last."""
    eerdere = (v for v in regels.versies.get(regels.ladder.code, ()) if v is not regels.ladder)
    return (*(v for v in eerdere if isinstance(v, Protocol)), regels.ladder)
