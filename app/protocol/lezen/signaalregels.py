"""Protocol: read the signalen of a protocol file."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any

from app.domain.dossiers import Besluitsoort, Eenheid
from app.domain.verzuim import Periodesoort, Verzuimsoort
from app.protocol.lezen.eisregels import lees_eis, lees_eis_of_niet, lees_venster
from app.protocol.lezen.lezer import Lezer, codes
from app.protocol.lezen.regels import Omgeving, lees_termijn
from app.protocol.model import Drempel, Grens, Signaalregel, Signaalsoort, Termijn

INVULLINGEN = frozenset({"dag", "dagen", "stap", "termijn"})
"""What the tekst of a signaal may name between braces."""

TELINVULLINGEN = INVULLINGEN | {"aantal", "drempel"}
"""And of one that counts."""

MET_TERMIJN = frozenset(
    {Signaalsoort.ZONDER_START, Signaalsoort.THUIS, Signaalsoort.STIL, Signaalsoort.LEEFTIJD}
)
TELLEND = frozenset(
    {
        Signaalsoort.UREN,
        Signaalsoort.ZIEKMELDINGEN,
        Signaalsoort.DAGEN_AANEEN,
        Signaalsoort.DAGEN,
        Signaalsoort.TE_LAAT,
    }
)
"""Those that count something in a venster and have a drempel."""

_MINSTE: Mapping[Eenheid, int] = {Eenheid.WEKEN: 7, Eenheid.SCHOOLWEKEN: 7, Eenheid.MAANDEN: 28}
_SPOOR = re.compile(r"[a-z0-9][a-z0-9_]*/[a-z0-9][a-z0-9_]*")


def lees_signaal(lezer: Lezer, omgeving: Omgeving) -> Signaalregel:
    """Read one threshold to watch."""
    soort = lezer.keuze("soort", Signaalsoort)
    tekst = lezer.tekst("tekst")
    _controleer_invulling(lezer, tekst, TELINVULLINGEN if soort in TELLEND else INVULLINGEN)
    termijn = lees_termijn(lezer.tabel_van("termijn")) if soort in MET_TERMIJN else None
    signaal = Signaalregel(
        code=lezer.eigen_code(),
        soort=soort,
        tekst=tekst,
        vraag=lezer.tekst("vraag"),
        bron=omgeving.documenten.bron(lezer),
        stappen=frozenset(omgeving.lees_stappen(lezer, "stappen")),
        termijn=termijn,
        verzuim=lezer.keuzes("verzuim", codes(Periodesoort)),
        stelt_voor=lezer.code("stelt_voor", codes(Besluitsoort))
        if lezer.heeft("stelt_voor")
        else "",
        jaren=_jaren(lezer, soort),
        dagen_thuis=_minste_dagen(termijn) if soort is Signaalsoort.THUIS and termijn else 0,
        eis=lees_eis(lezer.tabel_van("eis"), omgeving) if soort is Signaalsoort.EIS else None,
        als=lees_eis_of_niet(lezer, "als", omgeving),
        spoor=_spoor(lezer),
        wie=lezer.tekst("wie", ""),
        wettelijk=lezer.janee("wettelijk", standaard=False),
        aan=omgeving.lees_aan(lezer),
        **_telling(lezer, soort),
    )
    lezer.klaar()
    return signaal


def _telling(lezer: Lezer, soort: Signaalsoort) -> dict[str, Any]:
    """Read what a counting signaal counts, over which stretch, and from where it is on."""
    if soort not in TELLEND:
        if lezer.tabel.keys() & {"norm", "drempel"}:
            tellend = ", ".join(s.value for s in Signaalsoort if s in TELLEND)
            raise lezer.fout(
                f"de soort '{soort.value}' telt niet en heeft dus geen norm of drempel.",
                f"Laat ze weg, of kies een soort die telt: {tellend}.",
            )
        return {}
    velden: dict[str, Any] = {
        "norm": lezer.eigen_code("norm", ""),
        "drempel": _drempel(lezer),
        "venster": lees_venster(lezer),
        "opnieuw_na": lezer.keuzes("opnieuw_na", codes(Verzuimsoort)),
    }
    if soort is Signaalsoort.UREN:
        velden["uren_per_dag"] = lezer.komma("uren_per_dag") or 0
        velden["te_laat_uren"] = lezer.komma("te_laat_uren") or 0
    return velden


def _drempel(lezer: Lezer) -> Drempel:
    """Read how much is too much, or the sentence that the source does not say so."""
    if not lezer.heeft("drempel"):
        raise lezer.fout(
            "'drempel' ontbreekt: vanaf hoeveel is het zover?",
            'Voeg toe: drempel = { aantal = 16 }; of drempel = { ontbreekt = "…" } '
            "als de bron geen getal noemt.",
        )
    tabel = lezer.tabel_van("drempel")
    if tabel.heeft("ontbreekt"):
        drempel = Drempel(None, ontbreekt=tabel.tekst("ontbreekt"))
    else:
        aantal = tabel.komma("aantal")
        if not aantal:
            raise tabel.fout(
                "'aantal' ontbreekt of is 0.", "Geef een getal boven 0, of 'ontbreekt' met een zin."
            )
        drempel = Drempel(aantal, tabel.keuze("grens", Grens, Grens.VANAF))
    tabel.klaar()
    return drempel


def _spoor(lezer: Lezer) -> str:
    """Read the track that is proposed, as "protocol/code"."""
    spoor = lezer.tekst("spoor", "")
    if spoor and not _SPOOR.fullmatch(spoor):
        raise lezer.fout(
            f"'{spoor}' bij 'spoor' is geen spoor.",
            'Schrijf de code van het bestand en van het spoor: "protocol/code".',
        )
    return spoor


def _jaren(lezer: Lezer, soort: Signaalsoort) -> int:
    """Read which birthday is meant; absent: the one on which the ladder stops."""
    if soort is Signaalsoort.LEEFTIJD_BEREIKT:
        return lezer.getal("jaren", minimum=1)
    if soort is Signaalsoort.LEEFTIJD and lezer.heeft("jaren"):
        return lezer.getal("jaren", minimum=1)
    return 0


def _minste_dagen(termijn: Termijn) -> int:
    """Give a number of days at home below which a threshold cannot be reached in any calendar."""
    return termijn.aantal * _MINSTE.get(termijn.eenheid, 1)


def _controleer_invulling(lezer: Lezer, tekst: str, bekend: frozenset[str]) -> None:
    """Refuse braces in a text that the engine cannot fill in."""
    try:
        delen = [d for d in string.Formatter().parse(tekst) if d[1] is not None]
    except ValueError as fout:
        raise lezer.fout("de haken in 'tekst' kloppen niet.", "Schrijf {dag}.") from fout
    for _, naam, opmaak, omzetting in delen:
        if naam not in bekend:
            raise lezer.fout(
                f"'{naam}' kan in 'tekst' niet worden ingevuld.",
                f"Kies uit: {', '.join(sorted(bekend))}.",
            )
        if opmaak or omzetting:
            raise lezer.fout("de haken in 'tekst' kloppen niet.", f"Schrijf {{{naam}}}.")
