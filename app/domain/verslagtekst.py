"""Domain: the text of a verslag: parts under a heading, and who does what by when.

A verslag is kept as the note of its contact or overleg, as plain lines that
people can read as they are: a heading with a colon alone on a line, then its
text; agreements as "- who: what (uiterlijk dd-mm-jjjj)". What stands before the
first heading, such as a note of before, is what was talked about. The headings
are an own rule; wet-en-praktijk and 003 ask that ouders and leerling are heard.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

BESPROKEN = "besproken"
KOPPEN: dict[str, str] = {
    "aanwezig": "Aanwezig",
    "aanleiding": "Aanleiding",
    "gezien": "Wat er te zien was",
    BESPROKEN: "Besproken",
    "leerling": "Wat de leerling zegt",
    "ouders": "Wat de ouders zeggen",
    "school": "Wat de school zegt",
    "uitkomst": "Uitkomst",
    "vervolg": "Hoe het verder gaat",
}
"""The parts by their code, in the order in which they stand in a verslag."""
DELEN: dict[str, tuple[str, ...]] = {
    "gesprek": ("aanwezig", "aanleiding", BESPROKEN, "leerling", "ouders", "vervolg"),
    "huisbezoek": ("aanwezig", "aanleiding", "gezien", BESPROKEN, "leerling", "ouders", "vervolg"),
    "overleg": ("aanwezig", BESPROKEN, "school", "leerling", "ouders", "uitkomst", "vervolg"),
}
"""Which parts each kind of verslag has."""
ACTIEKOP = "Wie doet wat"
LANGST_WIE, LANGST_WAT = 80, 500
_ACTIE = re.compile(r"- ([^:]{1,80}): (.+?)(?: \(uiterlijk (\d{2})-(\d{2})-(\d{4})\))?$")


@dataclass(frozen=True, slots=True)
class Actie:
    """One line of who-what-when."""

    wie: str
    wat: str
    uiterlijk: date | None = None


def schrijf(delen: Mapping[str, str], acties: Sequence[Actie] = ()) -> str:
    """Write a verslag as the text of a note; empty parts fall away."""
    stukken = [
        f"{kop}:\n{delen[code].strip()}"
        for code, kop in KOPPEN.items()
        if delen.get(code, "").strip()
    ]
    if acties:
        stukken.append("\n".join([f"{ACTIEKOP}:", *map(_regel, acties)]))
    return "\n\n".join(stukken)


def lees(tekst: str) -> tuple[dict[str, str], list[Actie]]:
    """Read a note back into parts and agreements; free text becomes what was talked about."""
    per_kop = {f"{kop}:": code for code, kop in KOPPEN.items()}
    delen: dict[str, list[str]] = {}
    acties: list[Actie] = []
    code: str | None = BESPROKEN
    for regel in tekst.splitlines():
        kaal = regel.strip()
        if kaal in per_kop:
            code = per_kop[kaal]
        elif kaal == f"{ACTIEKOP}:":
            code = None
        elif code is None and (actie := _lees_actie(kaal)) is not None:
            acties.append(actie)
        else:
            delen.setdefault(code or "vervolg", []).append(regel.rstrip())
    uit = {c: "\n".join(r).strip() for c, r in delen.items()}
    return {c: t for c, t in uit.items() if t}, acties


def _regel(actie: Actie) -> str:
    """Write one agreement."""
    wie = " ".join(actie.wie.replace(":", " ").split())[:LANGST_WIE]
    wat = " ".join(actie.wat.split())[:LANGST_WAT]
    einde = f" (uiterlijk {actie.uiterlijk:%d-%m-%Y})" if actie.uiterlijk else ""
    return f"- {wie}: {wat}{einde}"


def _lees_actie(regel: str) -> Actie | None:
    """Read one agreement; None when it is something else."""
    treffer = _ACTIE.fullmatch(regel)
    if treffer is None:
        return None
    wie, wat, dag, maand, jaar = treffer.groups()
    try:
        uiterlijk = date(int(jaar), int(maand), int(dag)) if dag else None
    except ValueError:
        return Actie(wie, f"{wat} (uiterlijk {dag}-{maand}-{jaar})")
    return Actie(wie, wat, uiterlijk)
