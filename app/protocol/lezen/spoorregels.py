"""Protocol: read the tracks of a protocol file: what runs beside the ladder."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.domain.handelen import Wie
from app.domain.opsporing import MOMENTUITKOMSTEN
from app.domain.verzuim import Periodesoort
from app.protocol.lezen.eisregels import lees_eis, lees_eis_of_niet, lees_vermoeden
from app.protocol.lezen.lezer import Lezer, codes
from app.protocol.lezen.regels import Omgeving, lees_dagtermijn, lees_termijn
from app.protocol.lezen.toezicht import lees_poort
from app.protocol.lezen.vanafregels import STARTFEITEN, lees_vanaf
from app.protocol.model import (
    Aandachtregel,
    Eis,
    Feitsoort,
    Herhaling,
    Spoorregel,
    Spoorstapregel,
    Termijn,
    Vanaf,
)
from app.protocol.stand import Spoorsoort

SOORTEN = tuple(s.value for s in Spoorsoort if s is not Spoorsoort.BOA)
"""The kinds of track that a file can give; what others see of a sealed one is the program's."""


def lees_spoor(lezer: Lezer, omgeving: Omgeving) -> Spoorregel:
    """Read one track with its steps and poorten."""
    tabellen = tuple(lezer.tabellen("stap", "stap"))
    if not tabellen:
        raise lezer.fout("dit spoor heeft geen stappen.", "Voeg [[spoor.stap]] toe.")
    namen = _stapnamen(tabellen)
    binnen = dataclasses.replace(omgeving, spoorstappen=tuple(namen))
    stappen = _stappen(tabellen, binnen, namen)
    _controleer_kring(lezer, stappen)
    spoor = Spoorregel(
        code=lezer.eigen_code(),
        naam=lezer.tekst("naam"),
        soort=lezer.code("soort", SOORTEN),
        bron=omgeving.documenten.bron(lezer),
        stappen=stappen,
        doel=lezer.tekst("doel", ""),
        voorstel=lees_eis_of_niet(lezer, "voorstel", omgeving),
        einde=lees_eis_of_niet(lezer, "einde", binnen),
        als=lees_eis_of_niet(lezer, "als", omgeving),
        poorten=tuple(lees_poort(t, binnen) for t in lezer.tabellen("poort", "poort")),
        uitkomsten=lezer.woorden("uitkomsten"),
        documenten=lezer.lijst("documenten"),
        opsporing=lezer.janee("opsporing", standaard=False),
        aan=omgeving.lees_aan(lezer),
        team=lezer.janee("team", standaard=False),
        **_start(lezer, omgeving),
    )
    lezer.klaar()
    return spoor


def _stapnamen(tabellen: Sequence[Lezer]) -> dict[str, str]:
    """Give code and name of every step, for what the steps say about each other."""
    namen: dict[str, str] = {}
    for tabel in tabellen:
        code = tabel.eigen_code()
        if code in namen:
            raise tabel.fout("deze stap staat er twee keer.", "Geef elke stap een eigen code.")
        namen[code] = tabel.tekst("naam")
    return namen


def _stappen(
    tabellen: Sequence[Lezer], omgeving: Omgeving, namen: Mapping[str, str]
) -> dict[str, Spoorstapregel]:
    """Read the steps in the order of the file; each follows the one before unless it says so."""
    stappen: dict[str, Spoorstapregel] = {}
    vorige: tuple[str, ...] = ()
    for volgorde, tabel in enumerate(tabellen):
        stap = _stap(tabel, omgeving, namen, volgorde, vorige)
        stappen[stap.code] = stap
        vorige = (stap.code,)
    return stappen


def _stap(
    lezer: Lezer,
    omgeving: Omgeving,
    namen: Mapping[str, str],
    volgorde: int,
    vorige: tuple[str, ...],
) -> Spoorstapregel:
    """Read one step: after which others, until when, and the fact that completes it."""
    na = omgeving.lees_stappen(lezer, "na") if lezer.heeft("na") else vorige
    actie = lezer.tekst("actie", "")
    termijn, vanaf = _termijn(lezer, omgeving, na, namen)
    klaar = lezer.tabel_van("klaar")
    stap = Spoorstapregel(
        code=lezer.eigen_code(),
        naam=lezer.tekst("naam"),
        bron=omgeving.documenten.bron(lezer),
        volgorde=volgorde,
        klaar=lees_eis(klaar, omgeving),
        na=na,
        als=lees_eis_of_niet(lezer, "als", omgeving),
        wie=lezer.keuze("wie", Wie, Wie.LEERPLICHT),
        termijn=termijn,
        vanaf=vanaf,
        aandacht=_aandacht(lezer, omgeving, na, namen, actie),
        herhaal=_herhaal(lezer),
        hoogstens=_hoogstens(lezer),
        verplicht=lezer.janee("verplicht", standaard=True),
        wat=lezer.lijst("wat"),
        documenten=lezer.lijst("documenten"),
        legt_vast=tuple(dict.fromkeys(_vast_te_leggen(klaar.tabel))),
        actie=actie,
    )
    lezer.klaar()
    return stap


def _termijn(
    lezer: Lezer, omgeving: Omgeving, na: tuple[str, ...], namen: Mapping[str, str]
) -> tuple[Termijn | None, Vanaf | None]:
    """Read the term of a step and what it counts from: the step before, unless it says so."""
    if lezer.heeft("termijn"):
        return lees_dagtermijn(lezer.tabel_van("termijn")), _vanaf(lezer, omgeving, na, namen)
    for sleutel in ("vanaf", "hoogstens"):
        if sleutel in lezer.tabel:
            raise lezer.fout(
                f"'{sleutel}' hoort bij een termijn, en die ontbreekt.",
                f"Voeg 'termijn' toe, of laat '{sleutel}' weg.",
            )
    return None, None


def _vanaf(
    lezer: Lezer, omgeving: Omgeving, na: tuple[str, ...], namen: Mapping[str, str]
) -> Vanaf:
    """Read what a date of a step counts from; absent: when the steps before were done."""
    if lezer.heeft("vanaf"):
        vanaf = lees_vanaf(lezer.tabel_van("vanaf"), omgeving, tuple(Feitsoort))
        if vanaf.feit is not Feitsoort.VORIGE or lezer.tabel["vanaf"].get("naam"):
            return vanaf
        return dataclasses.replace(vanaf, naam=_vorige_naam(na, namen))
    return Vanaf(Feitsoort.VORIGE, _vorige_naam(na, namen), "de vorige stap is nog niet klaar")


def _vorige_naam(na: tuple[str, ...], namen: Mapping[str, str]) -> str:
    """Call what a step follows by its name: the step before, the steps before, or the begin."""
    if len(na) == 1:
        return namen[na[0]]
    return "Vorige stappen" if na else "Begin"


def _aandacht(
    lezer: Lezer, omgeving: Omgeving, na: tuple[str, ...], namen: Mapping[str, str], actie: str
) -> Aandachtregel | None:
    """Read the date of a step for which the source gives no term."""
    if not lezer.heeft("aandacht"):
        return None
    tabel = lezer.tabel_van("aandacht")
    if lezer.heeft("termijn"):
        raise lezer.fout(
            "een stap heeft een 'termijn' of een 'aandacht', niet allebei.",
            "Laat 'aandacht' weg als de bron een termijn noemt.",
        )
    regel = Aandachtregel(
        termijn=lees_dagtermijn(tabel.tabel_van("termijn")),
        vanaf=_vanaf(tabel, omgeving, na, namen),
        actie=tabel.tekst("actie", actie or None),
        tekst=tabel.tekst("tekst"),
        bron=omgeving.documenten.bron(tabel),
        actie_daarna=tabel.tekst("actie_daarna", ""),
    )
    tabel.klaar()
    return regel


def _herhaal(lezer: Lezer) -> Herhaling | None:
    """Read that a step comes back, so long after the last time or on fixed days."""
    if not lezer.heeft("herhaal"):
        return None
    tabel = lezer.tabel_van("herhaal")
    if "terug" in tabel.tabel:
        raise tabel.fout("een herhaling telt niet terug.", "Laat 'terug' weg.")
    return Herhaling(lees_dagtermijn(tabel))


def _hoogstens(lezer: Lezer) -> Termijn | None:
    """Read how far another term may go before it asks a reason."""
    return lees_termijn(lezer.tabel_van("hoogstens")) if lezer.heeft("hoogstens") else None


def _start(lezer: Lezer, omgeving: Omgeving) -> dict[str, Any]:
    """Read the fact that starts the track by itself; absent: a person starts it."""
    if not lezer.heeft("start"):
        return {}
    tabel = lezer.tabel_van("start")
    vanaf = lees_vanaf(tabel, omgeving, STARTFEITEN, klaar=False)
    velden: dict[str, Any] = {"start": vanaf}
    if vanaf.feit is Feitsoort.MELDING:
        velden["vermoeden"] = lees_vermoeden(tabel)
    if vanaf.feit is Feitsoort.THUIS:
        velden["start_verzuim"] = tabel.keuzes("verzuim", codes(Periodesoort))
        if tabel.heeft("termijn"):
            velden["start_termijn"] = lees_termijn(tabel.tabel_van("termijn"))
    tabel.klaar()
    return velden


def _vast_te_leggen(eis: Mapping[str, Any]) -> Iterator[str]:
    """Give the gebeurtenissen that complete a step, in the order of the file (checked before).

    What must not be so (`niet`) completes nothing; what is of the sealed file
    is never recorded as a Gebeurtenis.
    """
    if eis["soort"] == Eis.GEBEURTENIS:
        yield from (code for code in eis["soorten"] if code not in MOMENTUITKOMSTEN)
    elif eis["soort"] in (Eis.ALLE, Eis.EEN):
        for deel in eis["van"]:
            yield from _vast_te_leggen(deel)


def _controleer_kring(lezer: Lezer, stappen: Mapping[str, Spoorstapregel]) -> None:
    """Refuse steps that wait for each other: none of them could ever begin."""
    open_: dict[str, set[str]] = {code: set(stap.na) for code, stap in stappen.items()}
    while vrij := [code for code, na in open_.items() if not na & open_.keys()]:
        for code in vrij:
            del open_[code]
    if open_:
        raise lezer.fout(
            f"de stappen {', '.join(open_)} wachten op elkaar.",
            "Laat 'na' alleen naar stappen wijzen die eerder klaar zijn.",
        )
