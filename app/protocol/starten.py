"""Protocol: which recorded fact a term counts from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.feit import Keuze
from app.protocol.blik import Blik, open_meldingen
from app.protocol.ladder import Doorloop
from app.protocol.model import Feitsoort, Vanaf


def start_van(blik: Blik, vanaf: Vanaf, loop: Doorloop, ondergrens: date | None) -> date | None:
    """Give the day that a term of a doorloop counts from; None when nothing is recorded yet.

    The first (or last) fact of the right kinds in that doorloop counts by its
    own date, also when it lies before the begin of the stap. `ondergrens`
    overrides where the doorloop's facts begin: after a relapse it begins anew.
    """
    if vanaf.feit is Feitsoort.BEGIN:
        return ondergrens or loop.begin
    onder = ondergrens or loop.vanaf
    dagen = [
        dag
        for dag in _dagen(blik, vanaf, loop)
        if (onder is None or dag >= onder) and (loop.einde is None or dag <= loop.einde)
    ]
    if not dagen:
        return None
    return max(dagen) if vanaf.laatste else min(dagen)


def _dagen(blik: Blik, vanaf: Vanaf, loop: Doorloop) -> Iterator[date]:
    """Give the days of all facts of the kinds that count, up to the peildatum."""
    feiten, peildatum, code = blik.feiten, blik.peildatum, loop.stap.code
    match vanaf.feit:
        case Feitsoort.INTERVENTIE:
            for i in feiten.interventies:
                if i.stap == code and i.datum <= peildatum and _telt(vanaf, i.soort, i.wie):
                    yield i.datum
        case Feitsoort.OVERLEG:
            for o in feiten.overleggen:
                if o.stap == code and o.datum <= peildatum and _telt(vanaf, o.soort):
                    yield o.datum
        case Feitsoort.CONTACT:
            yield from _contactdagen(blik, vanaf, loop)
        case Feitsoort.MELDING:
            yield from melddagen(blik, vanaf)
        case Feitsoort.THUIS if blik.thuis is not None:
            yield blik.thuis.sinds


def _contactdagen(blik: Blik, vanaf: Vanaf, loop: Doorloop) -> Iterator[date]:
    """Give the days of successful contacts since the begin of a doorloop."""
    for c in blik.feiten.contacten:
        if c.geslaagd and loop.begin <= c.datum <= blik.peildatum and _telt(vanaf, c.met):
            yield c.datum


def _telt(vanaf: Vanaf, soort: Keuze, wie: Keuze | None = None) -> bool:
    """Tell whether a fact is of the kinds, and by the organisations, that count."""
    if vanaf.soorten and soort not in vanaf.soorten:
        return False
    return wie is None or not vanaf.wie or wie in vanaf.wie


def melddagen(blik: Blik, vanaf: Vanaf) -> Iterator[date]:
    """Give the days of the meldingen that are not dealt with, of the kinds that count."""
    for melding in open_meldingen(blik.feiten, blik.peildatum):
        if not vanaf.soorten or melding.soort in vanaf.soorten:
            yield melding.melddatum
