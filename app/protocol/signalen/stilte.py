"""Protocol: how long nobody may be heard, per kind of case.

An own rule (beslissingen, 'Caseload and dates': 4 schoolweken); a team sets another term for
a kind of case in `[grenzen.stil_SOORT]`.
"""

from __future__ import annotations

from app.domain.verzuim import Melding, Meldingstatus, Periodesoort, Verzuimsoort
from app.protocol.blik import Blik
from app.protocol.model import Termijn

_INGETROKKEN = Meldingstatus.INGETROKKEN
# A constant: looked up in its class a member costs many times as much, and lists feel it.

ZORG, VERZUIM = "zorg", "verzuim"
ZAAKSOORTEN = frozenset({ZORG, VERZUIM, *(s.value for s in Verzuimsoort)})
"""The kinds of case that can have a term of their own."""


def zaaksoort(blik: Blik) -> str:
    """Name the kind of case by its last melding, else by its absence; "" when there is neither."""
    peildatum, feiten = blik.peildatum, blik.feiten
    weg = set()
    for status in feiten.statussen:
        if status.status is _INGETROKKEN and status.datum <= peildatum:
            weg.add(status.melding_id)
    laatste: Melding | None = None
    for melding in feiten.meldingen:
        if (
            melding.melddatum <= peildatum
            and (laatste is None or melding.melddatum > laatste.melddatum)
            and melding.id not in weg
        ):
            laatste = melding
    if laatste is not None:
        return str(laatste.soort)
    soorten = {p.soort for p in feiten.perioden if p.eerste_dag <= peildatum}
    if not soorten:
        return ""
    return VERZUIM if Periodesoort.ONGEOORLOOFD in soorten else ZORG


def stiltermijn(blik: Blik, gewoon: Termijn) -> Termijn:
    """Give the term of this kind of case, else the one for all."""
    per = blik.protocol.stil_per
    eigen = per.get(zaaksoort(blik)) if per else None
    return eigen.termijn if eigen is not None else gewoon
