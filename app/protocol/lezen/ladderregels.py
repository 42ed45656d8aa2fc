"""Protocol: read the ladder of a protocol file: its stappen and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.feit import Vorm, velden
from app.domain.scholen import Onderwijssoort, School
from app.protocol.lezen.laddercontrole import controleer_ladder, haalbaar
from app.protocol.lezen.lezer import Lezer, codes
from app.protocol.lezen.regels import Documenten, Omgeving, lees_termijn, lees_vaste_aandacht
from app.protocol.lezen.stapregels import lees_stap
from app.protocol.lezen.vanafregels import lees_aandacht
from app.protocol.model import Aandachtregel, Grenswaarde, Leeftijdsgrens, Rustreden, Stapregel
from app.protocol.signalen.stilte import ZAAKSOORTEN
from app.protocol.stand import Bron, Vraag

SCHOOLVELDEN = tuple(v.naam for v in velden(School) if v.vorm is Vorm.GETAL)
"""The fields of School that can hold a term of the school's own."""

LADDERSLEUTELS = (
    "begin",
    "varianten",
    "zonder_ladder",
    "vraag",
    "instroom",
    "nazorg",
    "opbouw",
    "zonder_stap",
    "leeftijdsgrens",
    "grenzen",
    "geoorloofd",
    "rust",
)
"""What only a file with a ladder has."""

STIL_PER = "stil_"
"""Begins the name of a threshold of `stil` for one kind of case."""


def weiger_ladderwoorden(lezer: Lezer) -> None:
    """Refuse in a file without stappen what only means something on a ladder."""
    for sleutel in LADDERSLEUTELS:
        if sleutel in lezer.tabel:
            raise lezer.fout(
                f"'{sleutel}' hoort bij een ladder, en dit bestand heeft geen [[stap]].",
                f"Laat '{sleutel}' weg; of voeg [[stap]] toe als dit een ladder is.",
            )


def lees_stappen(lezer: Lezer, omgeving: Omgeving) -> dict[str, Stapregel]:
    """Read the stappen in the order of the file."""
    vragen = {v.code: v for v in map(_vraag, lezer.tabellen("vraag", "vraag"))}
    _, namen = _varianten(lezer)
    stappen: dict[str, Stapregel] = {}
    for volgorde, tabel in enumerate(lezer.tabellen("stap", "stap")):
        stap = lees_stap(tabel, omgeving, vragen, namen, volgorde, SCHOOLVELDEN)
        if stap.code in stappen:
            raise tabel.fout("deze stap staat er twee keer.", "Geef elke stap een eigen code.")
        stappen[stap.code] = stap
    return stappen


def lees_ladder(
    lezer: Lezer, omgeving: Omgeving, stappen: Mapping[str, Stapregel]
) -> dict[str, Any]:
    """Read and check what a Protocol has above a Regelbestand."""
    documenten = omgeving.documenten
    begin = _begin(lezer, stappen)
    paden = controleer_ladder(lezer, stappen, begin)
    grenzen = lezer.tabel_van("grenzen")
    ladder: dict[str, Any] = {
        "begin": begin,
        "stappen": stappen,
        "varianten": _varianten(lezer)[0],
        "zonder_ladder": _zonder_ladder(lezer),
        "instroom": lees_aandacht(lezer.tabel_van("instroom"), omgeving),
        "nazorg": lees_vaste_aandacht(lezer.tabel_van("nazorg"), documenten, "Herstel"),
        "opbouw": lees_vaste_aandacht(lezer.tabel_van("opbouw"), documenten, "Opbouw"),
        "zonder_stap": lees_vaste_aandacht(
            lezer.tabel_van("zonder_stap"), documenten, "Einde spoor"
        ),
        "leeftijdsgrens": _leeftijdsgrens(lezer, documenten),
        "deze_week": _grens(grenzen, "deze_week", documenten),
        "lang_thuis": _grens(grenzen, "lang_thuis", documenten),
        "stil": _grens(grenzen, "stil", documenten),
        "stil_per": _stil_per(grenzen, documenten),
        "geoorloofd": _bron_van(lezer, "geoorloofd", documenten),
        "rust": _rust(lezer, documenten),
        "paden": paden,
        "haalbaar": {code: haalbaar(stappen, paden, code) for code in stappen},
    }
    grenzen.klaar()
    return ladder


def _vraag(lezer: Lezer) -> Vraag:
    """Read one question that is put to a person at the kantelpunt."""
    vraag = Vraag(lezer.tekst("code"), lezer.tekst("tekst"), lezer.lijst("antwoorden"))
    if len(vraag.antwoorden) < 2:
        raise lezer.fout("een vraag heeft minstens twee antwoorden.", 'Schrijf ["ja", "nee"].')
    lezer.klaar()
    return vraag


def _varianten(lezer: Lezer) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Read which onderwijssoort follows which variant: the mapping, and the variant names."""
    tabel = lezer.tabel_van("varianten")
    namen = tabel.sleutels()
    varianten: dict[str, str] = {}
    for naam in namen:
        for soort in tabel.keuzes(naam, codes(Onderwijssoort)):
            if soort in varianten:
                raise tabel.fout(
                    f"'{soort}' staat bij {varianten[soort]} en bij {naam}.", "Kies er een."
                )
            varianten[soort] = naam
    return varianten, namen


def _zonder_ladder(lezer: Lezer) -> Mapping[str, str]:
    """Read for which onderwijssoorten the protocol has no ladder, and what it says then."""
    if not lezer.heeft("zonder_ladder"):
        return {}
    tabel = lezer.tabel_van("zonder_ladder")
    for soort in tabel.sleutels():
        if soort not in codes(Onderwijssoort):
            raise tabel.fout(
                f"'{soort}' is geen onderwijssoort.",
                f"Kies uit: {', '.join(codes(Onderwijssoort))}.",
            )
    return {soort: tabel.tekst(soort) for soort in tabel.sleutels()}


def _begin(lezer: Lezer, stappen: Mapping[str, Stapregel]) -> str:
    """Read where a case begins."""
    begin = lezer.tekst("begin")
    if begin not in stappen:
        raise lezer.fout(
            f"de beginstap '{begin}' bestaat niet.",
            f"Kies uit: {', '.join(stappen) or 'voeg eerst een [[stap]] toe'}.",
        )
    return begin


def _stil_per(grenzen: Lezer, documenten: Documenten) -> dict[str, Grenswaarde]:
    """Read the terms of `stil` that hold for one kind of case."""
    gevonden = {}
    for naam in [n for n in grenzen.tabel if n.startswith(STIL_PER)]:
        soort = naam.removeprefix(STIL_PER)
        if soort not in ZAAKSOORTEN:
            raise grenzen.fout(
                f"'{naam}' noemt geen soort zaak.",
                f"Kies uit: {', '.join(STIL_PER + s for s in sorted(ZAAKSOORTEN))}.",
            )
        gevonden[soort] = _grens(grenzen, naam, documenten)
    return gevonden


def _grens(grenzen: Lezer, naam: str, documenten: Documenten) -> Grenswaarde:
    """Read one threshold."""
    tabel = grenzen.tabel_van(naam)
    waarde = Grenswaarde(lees_termijn(tabel.tabel_van("termijn")), documenten.bron(tabel))
    tabel.klaar()
    return waarde


def _rust(lezer: Lezer, documenten: Documenten) -> dict[Rustreden, Aandachtregel]:
    """Read when to look again while the ladder or a stap rests, per reason."""
    if not lezer.heeft("rust"):
        return {}
    tabel = lezer.tabel_van("rust")
    gevonden = {
        reden: lees_vaste_aandacht(tabel.tabel_van(reden.value), documenten, "Rust sinds")
        for reden in Rustreden
        if tabel.heeft(reden.value)
    }
    tabel.klaar()
    return gevonden


def _leeftijdsgrens(lezer: Lezer, documenten: Documenten) -> Leeftijdsgrens | None:
    """Read from which birthday on the ladder stops; absent: never."""
    if not lezer.heeft("leeftijdsgrens"):
        return None
    tabel = lezer.tabel_van("leeftijdsgrens")
    grens = Leeftijdsgrens(
        jaren=tabel.getal("jaren", minimum=1),
        tekst=tabel.tekst("tekst"),
        actie=tabel.tekst("actie"),
        bron=documenten.bron(tabel),
    )
    tabel.klaar()
    return grens


def _bron_van(lezer: Lezer, naam: str, documenten: Documenten) -> Bron:
    """Read a table that holds nothing but its source."""
    tabel = lezer.tabel_van(naam)
    bron = documenten.bron(tabel)
    tabel.klaar()
    return bron
