"""Domain: appeals and requests that were recorded as loose events, read as one fact again.

Before there was a Vrijstelling, and by an import, a kennisgeving, its outcome and the period
could be recorded as events of the protocols. Counts and lists read both; what is made here is
never stored and has the key of the event that it began with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.domain.dossierfeiten import DossierFeiten
from app.domain.sporen import Gebeurtenis
from app.domain.vrijstellingen import (
    Grond,
    Vrijstelling,
    Vrijstellingduur,
    Vrijstellinguitkomst,
)
from app.domain.vrijstellinggebeurtenissen import is_afgeleid

BEROEP, OPNIEUW, GETOETST = "kennisgeving", "kennisgeving_opnieuw", "kennisgeving_getoetst"
PERIODE, VERKLARING = "vrijstelling", "verklaring_7"
_AANVRAAG = {"aanvraag_15": Grond.ANDER_ONDERWIJS, "aanvraag_3a": Grond.VERVANGEND,
             "aanvraag_3b": Grond.LAATSTE_JAAR}  # fmt: skip
_BESLUIT = {"besluit_15": Grond.ANDER_ONDERWIJS, "besluit_3a": Grond.VERVANGEND,
            "besluit_3b": Grond.LAATSTE_JAAR}  # fmt: skip
_GROND = {g.value: g for g in Grond}
_UITKOMST = {u.value: u for u in Vrijstellinguitkomst}

SOORTEN = (BEROEP, OPNIEUW, GETOETST, PERIODE, VERKLARING, *_AANVRAAG, *_BESLUIT)
"""The events that are read here."""


def alle_van(feiten: DossierFeiten) -> list[Vrijstelling]:
    """Give the appeals and requests of a dossier, those of loose events among them."""
    los = [g for g in feiten.gebeurtenissen if not is_afgeleid(g.id) and g.soort in SOORTEN]
    return [*feiten.vrijstellingen, *uit_gebeurtenissen(los)]


def uit_gebeurtenissen(gebeurd: Iterable[Gebeurtenis]) -> list[Vrijstelling]:
    """Put the recorded events of one dossier together, in the order of their day."""
    rij: list[Vrijstelling] = []
    nooit: date | None = None
    for g in gebeurd:
        grond = _GROND.get(g.uitkomst)
        if g.soort in (BEROEP, OPNIEUW) and grond is not None:
            rij.append(_nieuw(g, grond, opnieuw=g.soort == OPNIEUW))
        elif g.soort in _AANVRAAG:
            rij.append(_nieuw(g, _AANVRAAG[g.soort]))
        elif g.soort == GETOETST:
            _sluit(rij, g)
        elif g.soort == PERIODE and grond is not None:
            _begin(rij, g, grond)
        elif g.soort in _BESLUIT:
            _besluit(rij, g, _BESLUIT[g.soort])
        elif g.soort == VERKLARING and g.uitkomst == "nooit":
            nooit = g.datum
    if nooit is None:
        return rij
    return [
        replace(v, verklaring_op=nooit, duur=Vrijstellingduur.PERMANENT)
        if v.grond is Grond.LICHAMELIJK_PSYCHISCH
        else v
        for v in rij
    ]


def _nieuw(g: Gebeurtenis, grond: Grond, *, opnieuw: bool = False) -> Vrijstelling:
    return Vrijstelling(
        id=g.id, dossier_id=g.dossier_id or "", grond=grond, ingediend=g.datum, opnieuw=opnieuw
    )


def _sluit(rij: list[Vrijstelling], g: Gebeurtenis) -> None:
    """Give the oldest open appeal its outcome; the period comes with an event of its own."""
    uitkomst = _UITKOMST.get(g.uitkomst)
    for nummer, v in enumerate(rij):
        if v.uitkomst is None and v.grond.is_beroep and uitkomst is not None:
            rij[nummer] = replace(v, uitkomst=uitkomst, uitkomst_op=g.datum)
            return


def _begin(rij: list[Vrijstelling], g: Gebeurtenis, grond: Grond) -> None:
    """Give the last of this ground its period, or make one of the period alone."""
    goed = Vrijstellinguitkomst.VOLDOET if grond.is_beroep else Vrijstellinguitkomst.TOEGEKEND
    for nummer in range(len(rij) - 1, -1, -1):
        v = rij[nummer]
        if v.grond is grond and v.uitkomst in (None, goed) and (v.van is None or v.van == g.datum):
            op = v.uitkomst_op or max(g.datum, v.ingediend)
            rij[nummer] = replace(v, uitkomst=goed, uitkomst_op=op, van=g.datum, tot=g.tot)
            return
    los = _nieuw(g, grond)
    rij.append(replace(los, uitkomst=goed, uitkomst_op=g.datum, van=g.datum, tot=g.tot))


def _besluit(rij: list[Vrijstelling], g: Gebeurtenis, grond: Grond) -> None:
    """Give the open request of this ground its decision; granted, it holds from that day."""
    uitkomst = _UITKOMST.get(g.uitkomst)
    if uitkomst is None:
        return
    goed = uitkomst is Vrijstellinguitkomst.TOEGEKEND
    van, tot = (g.datum, g.tot) if goed else (None, None)
    for nummer, v in enumerate(rij):
        if v.grond is grond and v.uitkomst is None:
            rij[nummer] = replace(v, uitkomst=uitkomst, uitkomst_op=g.datum, van=van, tot=tot)
            return
    los = _nieuw(g, grond)
    rij.append(replace(los, uitkomst=uitkomst, uitkomst_op=g.datum, van=van, tot=tot))
