"""Protocol: events as one stream: what is recorded as a Gebeurtenis, and the sealed moments.

Built once per dossier and peildatum, when something first asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from app.domain.opsporing import Moment
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus
from app.protocol.blik import Blik

_INGETROKKEN = Meldingstatus.INGETROKKEN
_OP_DAG = attrgetter("datum")


def momenten_van(blik: Blik) -> Mapping[str, Sequence[Moment]]:
    """Give the events up to the peildatum by code, each in the order of their day."""
    if blik.stroom is None:
        blik.stroom = _bouw(blik)
    return blik.stroom


def _bouw(blik: Blik) -> dict[str, list[Moment]]:
    """Gather them of both files."""
    stroom: dict[str, list[Moment]] = {}
    feiten, peildatum = blik.feiten, blik.peildatum
    for g in feiten.gebeurtenissen:
        if g.datum <= peildatum:
            moment = Moment(
                g.soort, g.datum, g.uitkomst, g.aantal, g.id, g.tot, str(g.wie), g.spoor
            )
            stroom.setdefault(g.soort, []).append(moment)
    for feit in (*feiten.belastbaarheid, *(feiten.opsporing or ())):
        for moment in feit.momenten():
            if moment.datum <= peildatum:
                stroom.setdefault(moment.soort, []).append(moment)
    for reeks in stroom.values():
        reeks.sort(key=_OP_DAG)
    return stroom


def statussen_van(blik: Blik) -> Mapping[str, MeldingStatus]:
    """Give the status of every melding as it is on the peildatum, by the melding's id."""
    if blik.statussen is None:
        peildatum = blik.peildatum
        blik.statussen = {s.melding_id: s for s in blik.feiten.statussen if s.datum <= peildatum}
    return blik.statussen


def geldige_meldingen(blik: Blik) -> Sequence[Melding]:
    """Give the meldingen up to the peildatum that the school did not withdraw by then."""
    if blik.geldig is None:
        peildatum = blik.peildatum
        weg = set()
        for melding_id, status in statussen_van(blik).items() if blik.feiten.statussen else ():
            if status.status is _INGETROKKEN:
                weg.add(melding_id)
        blik.geldig = [
            m for m in blik.feiten.meldingen if m.melddatum <= peildatum and m.id not in weg
        ]
    return blik.geldig
