"""Protocol: demands of tracks made ready once, so that asking one costs no more than its facts.

A list of thousands asks every step of every track whether it is done. It needs
the day and the fact, never the words. `kort_van` turns a demand into a function
that gives those two and looks nothing up that the file already decides: which
facts it is about, from when they count, whether a sealed event is among them.

Only what facts alone decide is made ready so (`Kort.woordloos`): asked again
later by `vervuld`, in words, such a demand says the same. A demand about other
tracks or steps depends on when it is asked: that one keeps the words of the
first time, and goes through `vervuld` at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from app.domain.opsporing import MOMENTCODES
from app.protocol.blik import Blik
from app.protocol.eisen.eisen import vervuld
from app.protocol.eisen.eisfeiten import FEITEN
from app.protocol.eisen.toebehoren import hoort_bij
from app.protocol.eisen.uitkomst import DICHT, Kader, Uitkomst, sinds_van
from app.protocol.model import Eis, Sinds, Voorwaarde
from app.protocol.sporen.stroom import momenten_van

Vraag = Callable[[Blik, Kader], Uitkomst]

_MIST = Uitkomst(False, mist=True)
_WEL = Uitkomst(True)


class Kort(NamedTuple):
    """A demand made ready; `woordloos`: it answers without words, `vervuld` has them."""

    vraag: Vraag
    woordloos: bool


def kort_van(eis: Voorwaarde, sinds: Sinds) -> Kort:
    """Make a demand ready; `sinds` is what its Kader will say of from when facts count."""
    vraag = _maak(eis, sinds)
    if vraag is not None:
        return Kort(vraag, woordloos=True)
    return Kort(lambda blik, kader: vervuld(blik, eis, kader), woordloos=False)


def _maak(eis: Voorwaarde, sinds: Sinds) -> Vraag | None:
    """Give the function of a demand that facts alone decide, else None."""
    if eis.eis is Eis.THUIS:
        return _thuis(eis)
    if eis.eis in FEITEN:
        return _door_feit(eis, eis.sinds or sinds)
    if eis.eis not in _SAMEN:
        return None
    delen = [_maak(deel, sinds) for deel in eis.delen]
    bekend = [deel for deel in delen if deel is not None]
    return _SAMEN[eis.eis](bekend) if len(bekend) == len(delen) else None


def _thuis(eis: Voorwaarde) -> Vraag | None:
    """Ask whether the leerling is at home, by any absence or by that of some kinds."""
    if eis.termijn is not None or eis.binnen is not None:
        return None
    soorten = eis.soorten

    def vraag(blik: Blik, _: Kader) -> Uitkomst:
        thuis = blik.thuis
        if thuis is None or (soorten and thuis.soort not in soorten):
            return DICHT
        return Uitkomst(True, "", None, thuis.sinds)

    return vraag


def _door_feit(eis: Voorwaarde, sinds: Sinds) -> Vraag | None:
    """Ask for enough facts; which one made it so is the answer."""
    if eis.binnen is not None:
        return None
    if eis.eis is Eis.GEBEURTENIS and sinds is Sinds.SPOOR and _is_gewoon(eis):
        return _gebeurtenis(eis)
    zoek, keer = FEITEN[eis.eis], eis.keer
    verzegeld = eis.eis is Eis.GEBEURTENIS and not eis.soorten.isdisjoint(MOMENTCODES)
    in_spoor = sinds is Sinds.SPOOR

    def vraag(blik: Blik, kader: Kader) -> Uitkomst:
        peildatum, nog = blik.peildatum, keer
        vanaf = kader.begin if in_spoor else sinds_van(blik, eis, kader)
        for dag, feit_id in zoek(blik, eis, kader):
            if dag <= peildatum and (vanaf is None or dag >= vanaf):
                nog -= 1
                if nog == 0:
                    return Uitkomst(True, "", feit_id, dag)
        return _MIST if verzegeld and blik.feiten.opsporing is None else DICHT

    return vraag


def _is_gewoon(eis: Voorwaarde) -> bool:
    """Tell whether an event is asked by its kind and uitkomst alone: as good as always."""
    return (
        len(eis.soorten) == 1
        and eis.keer == 1
        and not (eis.achtereen or eis.geldig)
        and eis.minimum is None
        and eis.maximum is None
        and eis.soorten.isdisjoint(MOMENTCODES)
    )


def _gebeurtenis(eis: Voorwaarde) -> Vraag:
    """Ask for the first event of one kind since the track began (`eisfeiten`)."""
    (soort,), uitkomsten = eis.soorten, eis.uitkomsten

    def vraag(blik: Blik, kader: Kader) -> Uitkomst:
        vanaf, sleutel = kader.begin, kader.sleutel
        for moment in momenten_van(blik).get(soort, ()):
            if (
                (vanaf is None or moment.datum >= vanaf)
                and (not moment.spoor or hoort_bij(moment.spoor, sleutel))
                and (not uitkomsten or moment.uitkomst in uitkomsten)
            ):
                return Uitkomst(True, "", moment.feit_id, moment.datum)
        return DICHT

    return vraag


def _alle(delen: list[Vraag]) -> Vraag:
    """Ask for parts that must all be met, no further than the first that is not."""

    def vraag(blik: Blik, kader: Kader) -> Uitkomst:
        laatste, mist = None, None
        for deel in delen:
            uitkomst = deel(blik, kader)
            if not uitkomst.open:
                if not uitkomst.mist:
                    return uitkomst
                mist = mist or uitkomst
            elif laatste is None or _dag(uitkomst) >= _dag(laatste):
                laatste = uitkomst
        return mist or laatste or DICHT

    return vraag


def _een(delen: list[Vraag]) -> Vraag:
    """Ask for parts of which one is enough: the earliest that is met."""

    def vraag(blik: Blik, kader: Kader) -> Uitkomst:
        eerste, dicht, mist = None, None, None
        for deel in delen:
            uitkomst = deel(blik, kader)
            if uitkomst.open:
                if eerste is None or (uitkomst.dag or date.max) < (eerste.dag or date.max):
                    eerste = uitkomst
            elif uitkomst.mist:
                mist = mist or uitkomst
            else:
                dicht = dicht or uitkomst
        return eerste or mist or dicht or DICHT

    return vraag


def _niet(delen: list[Vraag]) -> Vraag:
    """Ask for the opposite; what cannot be answered stays so."""
    deel = delen[0]

    def vraag(blik: Blik, kader: Kader) -> Uitkomst:
        uitkomst = deel(blik, kader)
        if uitkomst.mist:
            return uitkomst
        return uitkomst._replace(open=False) if uitkomst.open else _WEL

    return vraag


_SAMEN: dict[Eis, Callable[[list[Vraag]], Vraag]] = {
    Eis.ALLE: _alle,
    Eis.EEN: _een,
    Eis.NIET: _niet,
}


def _dag(uitkomst: Uitkomst) -> date:
    return uitkomst.dag or date.min
