"""Protocol: changes of circumstances that a dossier lives through (protocollen 3, an own rule).

Another school, no school, another gemeente: what each is, by the facts up to the
peildatum. What they do to the ladder stands in `rust` and `omstandigheidssignalen`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from app.domain.dossierfeiten import DossierFeiten
from app.domain.mensen import Verhuizing
from app.domain.scholen import School, inschrijving_op

DAG = timedelta(days=1)


class Schoolwissel(NamedTuple):
    """The first day at another school than the one before it."""

    datum: date
    oud: School | None
    nieuw: School | None


def schoolwissel(feiten: DossierFeiten, peildatum: date) -> Schoolwissel | None:
    """Give the latest change of school up to the peildatum; None when there was none.

    The day is that of the new enrolment: the zorgplicht passes earlier, at the
    aanmelding, but the regie at the enrolment (protocollen 3).
    """
    if len(feiten.inschrijvingen) < 2:
        return None
    vorige: str | None = None
    gevonden: Schoolwissel | None = None
    for rij in sorted(feiten.inschrijvingen, key=lambda r: r.van):
        if rij.van > peildatum:
            break
        if vorige is not None and rij.school_id != vorige:
            scholen = feiten.scholen
            gevonden = Schoolwissel(rij.van, scholen.get(vorige), scholen.get(rij.school_id))
        vorige = rij.school_id
    return gevonden


def uitgeschreven_op(feiten: DossierFeiten, peildatum: date) -> date | None:
    """Give the first day without a school after an enrolment; None while enrolled, or never was."""
    if inschrijving_op(feiten.inschrijvingen, peildatum) is not None:
        return None
    einden = [r.tot for r in feiten.inschrijvingen if r.van <= peildatum and r.tot is not None]
    return max(einden) + DAG if einden else None


def vertrokken(feiten: DossierFeiten, peildatum: date) -> Verhuizing | None:
    """Give the move that took the leerling out of the team's gemeente while the dossier ran.

    "Counted here up to the BRP date": on that day the new gemeente counts. A move from
    before the opening is one to here, and so is a later one that `blijft`.
    """
    weg: Verhuizing | None = None
    for rij in feiten.verhuizingen:
        if feiten.dossier.geopend < rij.datum <= peildatum:
            weg = None if rij.blijft else rij
    return weg
