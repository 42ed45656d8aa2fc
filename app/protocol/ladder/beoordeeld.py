"""Protocol: since when what came in is assessed, while no stap was begun.

A melding is assessed in its route (000 bijlage B.2.2), or by who takes it in hand, closes it or
takes note of it. From then on "beoordelen" is not asked again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.verzuim import Meldingstatus
from app.protocol.blik import Blik, Spooruitkomst
from app.protocol.sporen.stroom import statussen_van

_NAAM = {
    Meldingstatus.IN_BEHANDELING: "Melding in behandeling genomen op",
    Meldingstatus.AFGESLOTEN: "Melding afgesloten op",
    Meldingstatus.INGETROKKEN: "Melding ingetrokken op",
    Meldingstatus.TER_KENNISGEVING: "Melding ter kennisgeving aangenomen op",
}


def beoordeeld(blik: Blik, routes: Sequence[Spooruitkomst]) -> tuple[str, date] | None:
    """Give the last thing by which the meldingen were assessed and its day; None: by nothing.

    `routes` are those that ended. What was closed before the dossier was opened says nothing
    of it: it was opened for something else.
    """
    geopend = blik.feiten.dossier.geopend
    momenten = [
        (spoor.einde, 1, f"Spoor {spoor.naam} beëindigd op")
        for spoor in routes
        if spoor.einde is not None and spoor.einde >= geopend
    ]
    momenten += [
        (status.datum, 0, _NAAM[status.status])
        for status in statussen_van(blik).values()
        if status.status in _NAAM
        and (status.datum >= geopend or status.status is Meldingstatus.IN_BEHANDELING)
    ]
    if not momenten:
        return None
    dag, _, naam = max(momenten)
    return naam, dag
