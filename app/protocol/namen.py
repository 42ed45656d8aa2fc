"""Protocol: the words that the rules give to codes, for whoever shows recorded facts.

A fact holds codes ("schorsing", "route_luxe"); its words stand in the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from app.protocol.ladder.besluitwoorden import antwoordcode
from app.protocol.model import Gebeurtenisregel, Protocol, Regelbestand, Regelset, Spoorregel


@lru_cache(maxsize=64)
def regelnamen(regels: Regelset) -> Mapping[str, str]:
    """Give the words by path: "gebeurtenis/schorsing", "spoor/route_luxe/stap/gesprek".

    Paths: gebeurtenis/CODE, gebeurtenis/CODE/uitkomst/CODE, gebeurtenis/CODE/aantal,
    spoor/CODE, spoor/CODE/uitkomst/CODE, spoor/CODE/stap/CODE, poort/CODE, vraag/CODE,
    vraag/CODE/antwoord/CODE. Of a code
    that stands in several files the first one in the order wet, regio, school gives the
    words (LEESMIJ); a code that only an older or unchosen file knows keeps those of it.
    """
    namen: dict[str, str] = {}
    for bestand in _bestanden(regels):
        for pad, naam in _van_bestand(bestand):
            namen.setdefault(pad, naam)
    return namen


@lru_cache(maxsize=64)
def gebeurtenisregels(regels: Regelset) -> Mapping[str, Gebeurtenisregel]:
    """Give the kinds of gebeurtenis that hold, by code; the first file gives the words."""
    gevonden: dict[str, Gebeurtenisregel] = {}
    for bestand in regels.alle:
        for code, regel in bestand.gebeurtenissen.items():
            gevonden.setdefault(code, regel)
    return gevonden


def _bestanden(regels: Regelset) -> Iterator[Regelbestand]:
    """Give the files that hold, then every other version from new to old."""
    yield from regels.alle
    for reeks in regels.versies.values():
        yield from reversed(reeks)


def _van_bestand(bestand: Regelbestand) -> Iterator[tuple[str, str]]:
    for code, regel in bestand.gebeurtenissen.items():
        yield f"gebeurtenis/{code}", regel.naam
        yield f"gebeurtenis/{code}/aantal", regel.aantal
        for uitkomst, tekst in regel.uitkomsten.items():
            yield f"gebeurtenis/{code}/uitkomst/{uitkomst}", tekst
    for spoor in bestand.sporen:
        yield from _van_spoor(spoor)
    for poort in bestand.poorten:
        yield f"poort/{poort.code}", poort.naam
    if isinstance(bestand, Protocol):
        yield from _van_vragen(bestand)


def _van_vragen(ladder: Protocol) -> Iterator[tuple[str, str]]:
    for stap in ladder.stappen.values():
        for vraag in stap.kantelpunt.vragen if stap.kantelpunt else ():
            yield f"vraag/{vraag.code}", vraag.tekst
            for antwoord in vraag.antwoorden:
                yield f"vraag/{vraag.code}/antwoord/{antwoordcode(antwoord)}", antwoord


def _van_spoor(spoor: Spoorregel) -> Iterator[tuple[str, str]]:
    yield f"spoor/{spoor.code}", spoor.naam
    for uitkomst, tekst in spoor.uitkomsten.items():
        yield f"spoor/{spoor.code}/uitkomst/{uitkomst}", tekst
    for code, stap in spoor.stappen.items():
        yield f"spoor/{spoor.code}/stap/{code}", stap.naam
    for poort in spoor.poorten:
        yield f"poort/{poort.code}", poort.naam
