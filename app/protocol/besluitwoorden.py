"""Protocol: what a decision kept of the kantelpunt, in words: the answers, the gates passed.

A Stapbesluit stores codes ("herstel=nee andere_oplossing=nee"), so that no free
text is kept where none may be; the words come from the version of its stap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from app.domain.dossiers import Stapbesluit
from app.protocol.model import Protocol, Regelset, Stapregel
from app.protocol.stand import Vraag
from app.protocol.tekst import som, zin

__all__ = [
    "antwoorden_in_woorden",
    "lees_antwoorden",
    "poorten_in_woorden",
    "schrijf_antwoorden",
]


def schrijf_antwoorden(antwoorden: Mapping[str, str]) -> str:
    """Write answers as a Stapbesluit stores them: each one word, "weet niet" as weet_niet."""
    return " ".join(
        f"{code}={_woord(antwoord)}" for code, antwoord in antwoorden.items() if antwoord
    )


def lees_antwoorden(tekst: str) -> dict[str, str]:
    """Read what `schrijf_antwoorden` wrote, as words; what has no "=" is left out."""
    paren = (deel.partition("=") for deel in tekst.split())
    return {code: antwoord for code, is_, antwoord in paren if code and is_ and antwoord}


def antwoorden_in_woorden(regels: Regelset, besluit: Stapbesluit) -> str:
    """Tell what was answered at the kantelpunt that this decision was taken at."""
    if not besluit.antwoorden:
        return ""
    vragen = list(_vragen(regels, besluit))
    teksten = {v.code: v.tekst for v in vragen}
    woorden = {(v.code, _woord(a)): a for v in vragen for a in v.antwoorden}
    gegeven = lees_antwoorden(besluit.antwoorden).items()
    return " ".join(
        f"{teksten.get(code, code)} {zin(woorden.get((code, antwoord), antwoord))}"
        for code, antwoord in gegeven
    )


def poorten_in_woorden(protocol: Protocol, besluit: Stapbesluit) -> str:
    """Tell which closed gates this decision passed, and why."""
    if not besluit.poorten:
        return ""
    namen = {p.code: p.naam for p in protocol.poorten}
    dicht = som(namen.get(code, code) for code in besluit.poorten.split())
    reden = f" Reden: {zin(besluit.reden)}" if besluit.reden.strip() else ""
    return f"Verdergegaan terwijl dit nog niet in orde was: {zin(dicht)}{reden}"


def _woord(antwoord: str) -> str:
    """Write an answer as one word of plain letters: the field that holds it takes no text."""
    kaal = unicodedata.normalize("NFKD", antwoord).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9.-]+", "_", kaal).strip("_")


def _vragen(regels: Regelset, besluit: Stapbesluit) -> Iterable[Vraag]:
    """Give the questions of the stap that was left, or stayed in, in any version that asks them."""
    versies = (regels.ladder_op(besluit.datum), regels.ladder)
    code = besluit.van_stap or besluit.stap
    stappen: Iterable[Stapregel | None] = (v.stappen.get(code) for v in reversed(versies))
    return [v for stap in stappen if stap and stap.kantelpunt for v in stap.kantelpunt.vragen]
