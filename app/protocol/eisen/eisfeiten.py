"""Protocol: the demands that a dated fact meets, and which facts count for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import takewhile

from app.domain.dossiers import Afspraak
from app.domain.handelen import Ontvangersoort, Overleg
from app.domain.opsporing import Moment
from app.domain.verzuim import Melding
from app.protocol.blik import Blik
from app.protocol.eisen.toebehoren import hoort_bij
from app.protocol.eisen.uitkomst import Kader
from app.protocol.model import Eis, Voorwaarde
from app.protocol.sporen.stroom import geldige_meldingen, momenten_van, statussen_van

Gedateerd = list[tuple[date, str]]
"""Facts: the day on which each counts, and its id."""


def _doorgaven(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give what was passed on to the partner that is asked for."""
    return [(d.datum, d.id) for d in blik.feiten.doorgaven if d.aan == eis.aan]


def _overleggen(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give the overleggen of the kinds asked."""
    return [(o.datum, o.id) for o in blik.feiten.overleggen if _overleg_telt(eis, o)]


def _overleg_telt(eis: Voorwaarde, overleg: Overleg) -> bool:
    """Tell whether an overleg is of the kinds asked, with the plan and regievoerder asked."""
    return (
        (not eis.soorten or overleg.soort in eis.soorten)
        and (overleg.plan or not eis.plan)
        and (bool(overleg.regievoerder) or not eis.regievoerder)
    )


def _interventies(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give the interventies of the kinds asked."""
    soorten = eis.soorten
    lijst = blik.feiten.interventies
    return [(i.datum, i.id) for i in lijst if not soorten or i.soort in soorten]


def _contacten(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give the contacts in which somebody that is asked for was reached."""
    lijst = blik.feiten.contacten
    return [(c.datum, c.id) for c in lijst if c.geslaagd and (not eis.met or c.met in eis.met)]


def _besluiten(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give the decisions about a stap of the ladder and of the kinds asked."""
    lijst, soorten = blik.feiten.besluiten, eis.soorten
    return [
        (b.datum, b.id)
        for b in lijst
        if b.stap == eis.stap and not b.spoor and (not soorten or b.soort in soorten)
    ]


def _regie(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give the recorded regie of the kind asked that has not ended."""
    return [
        (r.van, r.id)
        for r in blik.feiten.regie
        if r.soort == eis.regie and (r.tot is None or r.tot >= blik.peildatum)
    ]


def _gebeurtenissen(blik: Blik, eis: Voorwaarde, kader: Kader) -> Gedateerd:
    """Give the events asked; what was recorded for another track counts for that one only."""
    stroom = momenten_van(blik)
    soortgenoten = [
        m
        for soort in eis.soorten
        for m in stroom.get(soort, ())
        if hoort_bij(m.spoor, kader.sleutel)
    ]
    if len(eis.soorten) > 1:
        soortgenoten.sort(key=lambda m: (m.datum, m.feit_id))
    if eis.achtereen:
        tot_nu = [m for m in soortgenoten if m.datum <= blik.peildatum]
        reeks = takewhile(lambda m: _moment_past(eis, m, blik.peildatum), reversed(tot_nu))
        return [(m.datum, m.feit_id) for m in reversed([*reeks])]
    return [(m.datum, m.feit_id) for m in soortgenoten if _moment_past(eis, m, blik.peildatum)]


def _moment_past(eis: Voorwaarde, moment: Moment, peildatum: date) -> bool:
    """Tell whether an event has an uitkomst, a number and an end as they are asked."""
    aantal = moment.aantal
    if (eis.minimum is not None or eis.maximum is not None) and aantal is None:
        return False
    return (
        (not eis.uitkomsten or moment.uitkomst in eis.uitkomsten)
        and (not eis.geldig or moment.tot is None or moment.tot >= peildatum)
        and (eis.minimum is None or aantal is None or aantal >= eis.minimum)
        and (eis.maximum is None or aantal is None or aantal <= eis.maximum)
    )


def _meldingen(blik: Blik, eis: Voorwaarde, kader: Kader) -> Gedateerd:
    """Give the meldingen asked, with `uitkomsten` those that have such a status, on its day.

    A withdrawn one counts only when that very status is asked. The status that a
    track asks for is that of the melding that started it.
    """
    statussen, peildatum = statussen_van(blik), blik.peildatum
    if not eis.uitkomsten:
        return [(m.melddatum, m.id) for m in geldige_meldingen(blik) if _melding_past(eis, m)]
    lijst = blik.feiten.meldingen
    eigen = [m for m in lijst if m.id == kader.feit_id]
    return sorted(
        (max(status.datum, m.melddatum), m.id)
        for m in eigen or lijst
        if m.melddatum <= peildatum
        and _melding_past(eis, m)
        and (status := statussen.get(m.id)) is not None
        and status.status in eis.uitkomsten
    )


def _melding_past(eis: Voorwaarde, melding: Melding) -> bool:
    """Tell whether a melding is of the kinds asked, with or without suspicion as asked."""
    return (not eis.soorten or melding.soort in eis.soorten) and (
        eis.vermoeden is None or melding.vermoeden is eis.vermoeden
    )


def _brieven(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give the letters of the sjablonen asked; of none named, those to ouders and leerling."""
    gezin = (Ontvangersoort.OUDER, Ontvangersoort.LEERLING)
    return [
        (b.datum, b.id)
        for b in blik.feiten.brieven
        if (b.sjabloon in eis.soorten if eis.soorten else b.aan in gezin)
    ]


def _herstel(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give the facts about herstel of the kinds asked."""
    lijst, soorten = blik.feiten.herstel, eis.soorten
    return [(h.datum, h.id) for h in lijst if not soorten or h.soort in soorten]


def _afspraken(blik: Blik, eis: Voorwaarde, _: Kader) -> Gedateerd:
    """Give the agreements, with `uitkomsten` those that ended so, on the day that was known."""
    if not eis.uitkomsten:
        return [(a.datum, a.id) for a in blik.feiten.afspraken]
    return sorted(
        (_afgelopen(a), a.id) for a in blik.feiten.afspraken if a.uitkomst in eis.uitkomsten
    )


def _afgelopen(afspraak: Afspraak) -> date:
    """Give the day on which the outcome of an agreement was known."""
    return afspraak.uitkomst_op or afspraak.uiterlijk or afspraak.datum


FEITEN: Mapping[Eis, Callable[[Blik, Voorwaarde, Kader], Gedateerd]] = {
    Eis.DOORGAVE: _doorgaven,
    Eis.OVERLEG: _overleggen,
    Eis.INTERVENTIE: _interventies,
    Eis.CONTACT: _contacten,
    Eis.BESLUIT: _besluiten,
    Eis.REGIE: _regie,
    Eis.GEBEURTENIS: _gebeurtenissen,
    Eis.MELDING: _meldingen,
    Eis.BRIEF: _brieven,
    Eis.HERSTEL: _herstel,
    Eis.AFSPRAAK: _afspraken,
}
