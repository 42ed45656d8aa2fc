"""Protocol: which recorded fact a term counts from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from app.domain.verzuim import Melding
from app.protocol.blik import Blik, onbeoordeelde_meldingen, open_meldingen
from app.protocol.ladder.ladder import Doorloop
from app.protocol.model import Feitsoort, Vanaf

_BEGIN = Feitsoort.BEGIN
# Constants: looked up in its class a member costs many times as much, and lists feel it.


def start_van(blik: Blik, vanaf: Vanaf, loop: Doorloop, ondergrens: date | None) -> date | None:
    """Give the day that a term of a doorloop counts from; None when nothing is recorded yet.

    The first (or last) fact of the right kinds in that doorloop counts by its
    own date, also when it lies before the begin of the stap. `ondergrens`
    overrides where the doorloop's facts begin: after a relapse it begins anew.
    """
    if vanaf.feit is _BEGIN:
        return ondergrens or loop.begin
    onder = ondergrens or loop.vanaf
    dagen = [
        dag
        for dag in _DAGEN[vanaf.feit](blik, vanaf, loop)
        if (onder is None or dag >= onder) and (loop.einde is None or dag <= loop.einde)
    ]
    if not dagen:
        return None
    return max(dagen) if vanaf.laatste else min(dagen)


def _interventies(blik: Blik, vanaf: Vanaf, loop: Doorloop) -> list[date]:
    """Give the days of the interventies of this stap that count."""
    code, peildatum = loop.stap.code, blik.peildatum
    return [
        i.datum
        for i in blik.feiten.interventies
        if i.stap == code
        and i.datum <= peildatum
        and (not vanaf.soorten or i.soort in vanaf.soorten)
        and (not vanaf.wie or i.wie in vanaf.wie)
    ]


def _overleggen(blik: Blik, vanaf: Vanaf, loop: Doorloop) -> list[date]:
    """Give the days of the overleggen of this stap that count."""
    code, peildatum = loop.stap.code, blik.peildatum
    return [
        o.datum
        for o in blik.feiten.overleggen
        if o.stap == code
        and o.datum <= peildatum
        and (not vanaf.soorten or o.soort in vanaf.soorten)
    ]


def _contacten(blik: Blik, vanaf: Vanaf, loop: Doorloop) -> list[date]:
    """Give the days since the begin of the doorloop on which somebody who counts was reached."""
    return [
        c.datum
        for c in blik.feiten.contacten
        if c.geslaagd
        and loop.begin <= c.datum <= blik.peildatum
        and (not vanaf.soorten or c.met in vanaf.soorten)
    ]


def _melddagen(blik: Blik, vanaf: Vanaf, _: Doorloop) -> list[date]:
    """Give the days of the meldingen that are not dealt with, of the kinds that count."""
    return _dagen_van(open_meldingen(blik.feiten, blik.peildatum), vanaf)


def te_beoordelen(blik: Blik, vanaf: Vanaf, afgerond: Collection[str]) -> list[date]:
    """Give the days of the meldingen that nobody assessed yet, of the kinds that count.

    `afgerond` are the ids of those of which the own route ended.
    """
    nieuw = onbeoordeelde_meldingen(blik.feiten, blik.peildatum)
    return _dagen_van([m for m in nieuw if m.id not in afgerond], vanaf)


def _dagen_van(meldingen: list[Melding], vanaf: Vanaf) -> list[date]:
    return [m.melddatum for m in meldingen if not vanaf.soorten or m.soort in vanaf.soorten]


def _thuis(blik: Blik, _: Vanaf, __: Doorloop) -> list[date]:
    """Give the first day at home of the running spell."""
    return [blik.thuis.sinds] if blik.thuis is not None else []


_DAGEN: Mapping[Feitsoort, Callable[[Blik, Vanaf, Doorloop], list[date]]] = {
    Feitsoort.INTERVENTIE: _interventies,
    Feitsoort.OVERLEG: _overleggen,
    Feitsoort.CONTACT: _contacten,
    Feitsoort.MELDING: _melddagen,
    Feitsoort.THUIS: _thuis,
}
