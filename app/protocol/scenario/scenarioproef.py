"""Protocol: run an example and say in Dutch in what the outcome differs from what it says."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.kalender import Schoolkalenders
from app.domain.scholen import Vakantie
from app.domain.sporen import Gebeurtenis
from app.protocol.blik import school_op
from app.protocol.model import Laag, Protocol, Regelbestand, Regelset
from app.protocol.motor import bereken_stand
from app.protocol.scenario.scenario import Scenario
from app.protocol.sporen.teamsporen import bereken_teamsporen
from app.protocol.stand import (
    Doorloopstand,
    Kantelpunt,
    PoortStand,
    Spoorstand,
    Stand,
)

_LAGEN = (Laag.WET, Laag.REGIO, Laag.SCHOOL)
GEEN = "-"


def bundel(bestanden: Sequence[Regelbestand]) -> Regelset:
    """Make the rules of a dossier of whole files, the first one the ladder."""
    ladder = next(b for b in bestanden if isinstance(b, Protocol))
    rest = [b for b in bestanden if b is not ladder]
    return Regelset(
        ladder,
        tuple(sorted(rest, key=lambda b: _LAGEN.index(b.laag))),
        {b.code: (b,) for b in bestanden},
    )


def draai(
    scenario: Scenario, regels: Regelset, vakanties: Sequence[Vakantie]
) -> tuple[Stand, tuple[str, ...]]:
    """Compute the stand of an example; with every line that does not hold, and what is there."""
    kalenders = Schoolkalenders(vakanties, scenario.vrije_dagen)
    feiten, op = scenario.feiten, scenario.peildatum
    kalender = kalenders.voor_leerling(
        feiten.inschrijvingen, feiten.scholen, op, anders=school_op(feiten, op)
    )
    stand = bereken_stand(regels, feiten, kalender, op)
    team = bereken_teamsporen(regels.alle, _van_team(scenario, regels), kalender, op)
    met_team = replace(stand, sporen=(*stand.sporen, *team))
    return stand, tuple(verschillen(met_team, scenario.verwacht))


def _van_team(scenario: Scenario, regels: Regelset) -> list[Gebeurtenis]:
    """Give the events of the example that are of the team, not of its dossier."""
    soorten = {r.code for b in regels.alle for r in b.gebeurtenissen.values() if r.team}
    return [
        replace(g, dossier_id=None) for g in scenario.feiten.gebeurtenissen if g.soort in soorten
    ]


def verschillen(stand: Stand, verwacht: Iterable[str]) -> Iterator[str]:
    """Give every expected line that does not hold, with what there is instead."""
    for regel in verwacht:
        woorden = shlex.split(regel)
        geen = woorden[0] == "geen"
        soort, *rest = woorden[1:] if geen else woorden
        naam = rest[0] if rest and "=" not in rest[0] else ""
        eisen = dict(w.split("=", 1) for w in rest if "=" in w)
        if "dicht" in rest or "open" in rest:
            eisen["open"] = "ja" if "open" in rest else "nee"
        kijk = _lopend_spoor if geen and soort == "spoor" else _KIJK.get(soort)
        if kijk is None:
            yield f"{regel}: '{soort}' is onbekend"
            continue
        gevonden = list(kijk(stand, naam))
        goed = [g for g in gevonden if all(_past(g.get(k), w) for k, w in eisen.items())]
        if geen and goed:
            yield f"{regel}, maar er is: {_toon(goed)}"
        elif not geen and not goed:
            yield f"{regel}, maar er is: {_toon(gevonden) or 'niets'}"


def _past(waarde: Any, gevraagd: str) -> bool:
    """Tell whether a value is the one asked for; of a list each one asked has to be in it."""
    if isinstance(waarde, (list, tuple, set, frozenset)):
        return set(gevraagd.split(",")) <= set(map(str, waarde))
    if isinstance(waarde, bool):
        return gevraagd == ("ja" if waarde else "nee")
    return gevraagd == (GEEN if waarde in (None, "") else str(waarde))


def _toon(rijen: list[dict[str, Any]]) -> str:
    """Write what was found in one line."""
    return "; ".join(
        " ".join(f"{k}={w}" for k, w in rij.items() if w not in (None, "", [], ())) for rij in rijen
    )


def _punt(punt: Kantelpunt | None) -> dict[str, Any]:
    """Describe a date."""
    if punt is None:
        return {"datum": None, "status": None, "aard": None, "naar": None}
    return {
        "datum": punt.datum,
        "status": punt.status.value,
        "aard": punt.aard.value,
        "naar": punt.naar,
        "schooldagen": punt.schooldagen,
        "voorlopig": punt.voorlopig,
        "onzeker": punt.onzeker,
    }


def _kantelpunt(stand: Stand, _: str) -> Iterator[dict[str, Any]]:
    punt = stand.kantelpunt
    spoor = next((s.code for s in stand.sporen if s.sleutel == punt.sleutel), "ladder")
    yield {"spoor": spoor, **_punt(punt)}


def _ladder(stand: Stand, _: str) -> Iterator[dict[str, Any]]:
    for punt in stand.kantelpunten:
        if not punt.sleutel:
            yield {"stap": stand.stap, **_punt(punt), "stappen": stand.stappen}
            if punt.spoor and punt.spoor != stand.stap:
                yield {"stap": punt.spoor, **_punt(punt), "stappen": stand.stappen}


def _spoor(stand: Stand, code: str) -> Iterator[dict[str, Any]]:
    for spoor in stand.sporen:
        if code in (spoor.code, f"{spoor.protocol}/{spoor.code}"):
            yield from _spoorrijen(spoor)


def _lopend_spoor(stand: Stand, code: str) -> Iterator[dict[str, Any]]:
    yield from (rij for rij in _spoor(stand, code) if rij["einde"] is None)


def _spoorrijen(spoor: Spoorstand) -> Iterator[dict[str, Any]]:
    """Describe a track once per open step, and once as a whole."""
    vast = {
        "begin": spoor.begin,
        "einde": spoor.einde,
        "uitkomst": spoor.uitkomst,
        "soort": spoor.soort.value,
        "gedaan": [s.code for s in spoor.stappen if s.klaar_op is not None],
        "vervallen": [s.code for s in spoor.stappen if s.stand is Doorloopstand.OVERGESLAGEN],
        "komend": [s.code for s in spoor.stappen if s.stand is Doorloopstand.KOMEND],
    }
    for stap in spoor.stappen:
        if stap.punt is not None:
            yield {"stap": stap.code, **vast, **_punt(stap.punt)}
    punt = spoor.punt
    yield {"stap": punt.naar if punt else None, **vast, **_punt(punt)}


def _signaal(stand: Stand, code: str) -> Iterator[dict[str, Any]]:
    for signaal in stand.signalen:
        if signaal.code == code:
            yield {
                "code": code,
                "datum": signaal.datum,
                "geteld": len(signaal.geteld),
                "drempel": signaal.drempel,
                "laag": next((x.laag for x in signaal.lagen if x.geldt), signaal.bron.laag),
                "stelt_voor": signaal.stelt_voor,
                "spoor": signaal.spoor,
            }


def _poorten(stand: Stand) -> Iterator[PoortStand]:
    yield from stand.poorten
    for spoor in stand.sporen:
        yield from spoor.poorten
        for stap in spoor.stappen:
            yield from stap.poorten


def _poort(stand: Stand, code: str) -> Iterator[dict[str, Any]]:
    for poort in _poorten(stand):
        if poort.code == code:
            yield {
                "code": code,
                "open": poort.open,
                "uiterlijk": poort.uiterlijk,
                "over_termijn": poort.over_termijn,
                "verplicht": poort.verplicht,
            }


def _indeling(stand: Stand, code: str) -> Iterator[dict[str, Any]]:
    for indeling in stand.indelingen:
        if indeling.code == code:
            yield {"code": code, "sinds": indeling.sinds, "telt_als": indeling.telt_als}


def _voorstel(stand: Stand, code: str) -> Iterator[dict[str, Any]]:
    for voorstel in stand.voorstellen:
        if voorstel.code == code and voorstel.waarom:
            yield {"code": code, "waarom": voorstel.waarom}


def _thuis(stand: Stand, _: str) -> Iterator[dict[str, Any]]:
    if stand.dagen_thuis is not None:
        yield {"dagen": stand.dagen_thuis, "sinds": stand.thuis_sinds, "lang": stand.lang_thuis}


def _ontbreekt(stand: Stand, tekst: str) -> Iterator[dict[str, Any]]:
    for zin in stand.ontbreekt:
        if tekst in zin:
            yield {"tekst": zin}


_KIJK: Mapping[str, Callable[[Stand, str], Iterator[dict[str, Any]]]] = {
    "kantelpunt": _kantelpunt,
    "ladder": _ladder,
    "spoor": _spoor,
    "signaal": _signaal,
    "poort": _poort,
    "indeling": _indeling,
    "voorstel": _voorstel,
    "thuis": _thuis,
    "ontbreekt": _ontbreekt,
}
