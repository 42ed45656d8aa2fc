"""Protocol: whether a demand (`Voorwaarde`) is met on the peildatum, by which fact and when.

Poorten, steps of tracks, signalen and definities all ask in this one small
vocabulary (LEESMIJ, `Eis`); a `Kader` says where it is asked. What was dated
after the peildatum does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from app.domain.opsporing import MOMENTCODES
from app.domain.termijn import termijn_einde
from app.protocol.blik import Blik
from app.protocol.eisen.eisfeiten import FEITEN
from app.protocol.eisen.eisstaten import STATEN
from app.protocol.eisen.uitkomst import DICHT, LADDER, Kader, Uitkomst, sinds_van
from app.protocol.model import Eis, Grens, Termijn, Voorwaarde
from app.protocol.tekst import toon

__all__ = ["DICHT", "LADDER", "Kader", "Uitkomst", "keren", "vervuld"]


def vervuld(blik: Blik, eis: Voorwaarde, kader: Kader) -> Uitkomst:
    """Tell whether a demand is met on the peildatum, by which fact and of which day.

    That fact is the first one that counts; of `alle` the latest of its parts, of
    `een` the earliest.
    """
    soort = eis.eis
    if soort in FEITEN:
        uitkomst = _door_feit(blik, eis, kader)
    elif soort in STATEN:
        uitkomst = STATEN[soort](blik, eis, kader)
        if uitkomst.dag is not None and eis.binnen is not None and uitkomst.open:
            vers = _binnen(blik, blik.peildatum, uitkomst.dag, eis.binnen)
            uitkomst = uitkomst if vers else uitkomst._replace(open=False)
    else:
        uitkomst = _SAMEN[soort]([vervuld(blik, d, kader) for d in eis.delen])
    return _met_tekst(blik, eis.tekst, uitkomst) if eis.tekst else uitkomst


def keren(blik: Blik, eis: Voorwaarde, kader: Kader) -> list[Uitkomst]:
    """Give every time that a demand was met, in order: of a step that comes back."""
    if eis.eis is Eis.EEN:
        alle = {u.dag: u for d in eis.delen for u in keren(blik, d, kader)}
        return sorted(alle.values(), key=lambda u: u.dag or date.min)
    if eis.eis in FEITEN:
        return [_gevonden(blik, dag, feit_id) for dag, feit_id in _tellende(blik, eis, kader)]
    uitkomst = vervuld(blik, eis, kader)
    return [uitkomst] if uitkomst.open else []


def _door_feit(blik: Blik, eis: Voorwaarde, kader: Kader) -> Uitkomst:
    """Tell whether enough facts count, and which one made it so."""
    tellend = _tellende(blik, eis, kader)
    if len(tellend) < eis.keer:
        if eis.eis is Eis.GEBEURTENIS and _verzegeld(blik, eis):
            return Uitkomst(False, "Dat staat in het verzegelde bestand van de BOA's", mist=True)
        if eis.keer > 1:
            return Uitkomst(False, f"{len(tellend)} van de {eis.keer} keer vastgelegd")
        return DICHT
    return _gevonden(blik, *tellend[eis.keer - 1])


def _tellende(blik: Blik, eis: Voorwaarde, kader: Kader) -> list[tuple[date, str]]:
    """Give the facts that count, in the order of their day."""
    sinds, peildatum, binnen = sinds_van(blik, eis, kader), blik.peildatum, eis.binnen
    op = kader.begin if eis.op_begin and kader.begin is not None else peildatum
    return [
        (dag, feit_id)
        for dag, feit_id in FEITEN[eis.eis](blik, eis, kader)
        if dag <= peildatum
        and (sinds is None or dag >= sinds)
        and (binnen is None or _binnen(blik, op, dag, binnen))
    ]


def _gevonden(blik: Blik, dag: date, feit_id: str) -> Uitkomst:
    """Say that a fact meets the demand."""
    return Uitkomst(True, f"Vastgelegd op {toon(dag, blik.peildatum.year)}", feit_id, dag)


def _binnen(blik: Blik, op: date, dag: date, termijn: Termijn) -> bool:
    """Tell whether on a day (`op`) another is no longer ago than a term; its last day counts."""
    eind = termijn_einde(blik.kalender, dag, termijn.aantal, termijn.eenheid).datum
    return op < eind if termijn.grens is Grens.VANAF else op <= eind


def _verzegeld(blik: Blik, eis: Voorwaarde) -> bool:
    """Tell whether it is about facts of the sealed file, which who asks may not see."""
    return blik.feiten.opsporing is None and not eis.soorten.isdisjoint(MOMENTCODES)


def _alle(delen: list[Uitkomst]) -> Uitkomst:
    """Tell of parts that must all be met: the first that is not, else the latest."""
    for deel in delen:
        if not deel.open and not deel.mist:
            return deel
    for deel in delen:
        if deel.mist:
            return deel
    return max(reversed(delen), key=lambda d: d.dag or date.min)


def _een(delen: list[Uitkomst]) -> Uitkomst:
    """Tell of parts of which one is enough: the earliest that is met, else what the first says."""
    open_ = [d for d in delen if d.open]
    if open_:
        return min(open_, key=lambda d: d.dag or date.max)
    return next((d for d in delen if d.mist), delen[0])


def _niet(delen: list[Uitkomst]) -> Uitkomst:
    """Turn around; what cannot be answered stays so."""
    deel = delen[0]
    if deel.mist:
        return deel
    if deel.open:
        return Uitkomst(False, deel.tekst, deel.feit_id, deel.dag)
    return Uitkomst(True, deel.tekst)


_SAMEN: Mapping[Eis, Callable[[list[Uitkomst]], Uitkomst]] = {
    Eis.ALLE: _alle,
    Eis.EEN: _een,
    Eis.NIET: _niet,
}


def _met_tekst(blik: Blik, tekst: str, uitkomst: Uitkomst) -> Uitkomst:
    """Say it in the words of the file, which are right when the demand is met."""
    if uitkomst.mist:
        return uitkomst
    if not uitkomst.open:
        return uitkomst._replace(tekst=f"Nog niet: {tekst}")
    dag = f" ({toon(uitkomst.dag, blik.peildatum.year)})" if uitkomst.dag else ""
    return uitkomst._replace(tekst=f"{tekst}{dag}")
