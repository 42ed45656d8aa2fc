"""Protocol: why no ladder runs in a dossier, beside that nobody began it."""

from __future__ import annotations

from app.domain.verzuim import Periodesoort
from app.protocol.blik import Blik, open_meldingen
from app.protocol.ladder.vrijgesteld import alleen_vrijstelling


def alleen_geoorloofd(blik: Blik) -> bool:
    """Tell whether there is nothing but geoorloofd absence, and no melding that waits."""
    perioden = [p for p in blik.feiten.perioden if p.eerste_dag <= blik.peildatum]
    return (
        bool(perioden)
        and all(p.soort is not Periodesoort.ONGEOORLOOFD for p in perioden)
        and not open_meldingen(blik.feiten, blik.peildatum)
    )


def zonder_ladder(blik: Blik) -> str:
    """Say why no ladder runs, when there is a reason beside that nobody began it."""
    if not blik.ladder.doorlopen and alleen_vrijstelling(blik.feiten, blik.peildatum):
        return "Vrijstelling of verlof: geen stappen, de termijnen lopen ernaast."
    if not blik.ladder.doorlopen and blik.ladder.los is None and alleen_geoorloofd(blik):
        return "Alleen geoorloofd verzuim: telling, geen stappen."
    return geen_ladder_hier(blik)


def geen_ladder_hier(blik: Blik) -> str:
    """Say that the protocol has no ladder for this kind of school, or that there is no school."""
    if blik.inschrijving is None and blik.feiten.inschrijvingen:
        return "De leerling staat op dit moment nergens ingeschreven."
    if blik.school is None:
        return ""
    return blik.protocol.zonder_ladder.get(blik.school.onderwijssoort.value, "")
