"""Services: tasks of the example team that are about no dossier: repeating, put off, of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.domain.dossiers import Eenheid, Taak
from app.domain.feestdagen import min_werkdagen, plus_werkdagen
from app.domain.feit import Feit
from app.domain.klaarmet import Uitstel, Uitstelreden
from app.domain.mensen import Ambtenaar
from app.services.voorbeeld.bron import Bron


def losse_taken(bron: Bron, peildatum: date, ambtenaren: Sequence[Ambtenaar]) -> list[Feit]:
    """Give one of each kind, so that every part of the screen Taken can be looked at."""
    eerder = min_werkdagen(peildatum, 15)
    week = Taak(
        id=bron.id(),
        ambtenaar_id=ambtenaren[0].id,
        datum=plus_werkdagen(peildatum, 2),
        omschrijving="Cijfers van de week doornemen",
        gemaakt_op=eerder,
        elke=1,
        eenheid=Eenheid.WEKEN,
    )
    kaart = Taak(
        id=bron.id(),
        ambtenaar_id=ambtenaren[0].id,
        datum=min_werkdagen(peildatum, 5),
        omschrijving="Verzuimkaart voor de scholen nakijken",
        gemaakt_op=eerder,
    )
    uitstel = Uitstel(
        id=bron.id(),
        taak_id=kaart.id,
        datum=min_werkdagen(peildatum, 5),
        tot=plus_werkdagen(peildatum, 3),
        reden=Uitstelreden.DRUKTE,
    )
    niemand = Taak(
        id=bron.id(),
        datum=plus_werkdagen(peildatum + timedelta(days=3), 1),
        omschrijving="Folder over verlof bijwerken",
        gemaakt_op=eerder,
    )
    return [week, kaart, uitstel, niemand]
