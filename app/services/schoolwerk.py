"""Services: who works for a school, what was agreed with it, and what is due there.

Nijmegen visits every school each schooljaar (jaarverslag 2020-2021 par. 2.2.1); a school's
verzuimprotocol is evaluated with leerplicht every year (protocollen 6).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.fouten import InvoerFout
from app.domain.mensen import Ambtenaar
from app.domain.scholen import School
from app.domain.schooldagen import schooljaar_van
from app.domain.schoolwerk import (
    Afspraaksoort,
    Schoolafspraak,
    Schoolambtenaar,
    Schoolbezoek,
    Schoolrol,
    ambtenaren_op,
)
from app.services.vastleggen import leg_vast_in, wijzig_in

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

_EEN_DAG = timedelta(days=1)
VOORUIT = 28
"""Days ahead of which an agreement to look at again is told: an own choice."""


@dataclass(frozen=True, slots=True)
class Schooltaak:
    """Something that is due at a school: the day (None: this schooljaar) and what."""

    school_id: str
    school: str
    wat: str
    dag: date | None


def ambtenaar_voor(sessie: Sessie, school_id: str, dag: date) -> str | None:
    """Give the ambtenaar who works for a school on a day: its own, else a deputy, in service."""
    werkzaam = {a.id for a in sessie.lees(Ambtenaar) if a.werkt_op(dag)}
    for rij in ambtenaren_op(sessie.lees(Schoolambtenaar, school_id=school_id), dag, school_id):
        if rij.ambtenaar_id in werkzaam:
            return rij.ambtenaar_id
    return None


def zet_ambtenaar(
    sessie: Sessie, school_id: str, ambtenaar_id: str, rol: Schoolrol, van: date
) -> Wijziging:
    """Let an ambtenaar work for a school from a day on; who had that role before ends then."""
    with sessie.schrijf() as tx:
        _volg_op(sessie, tx, school_id, ambtenaar_id, rol, van)
    return tx.wijziging


def zet_ambtenaar_voor_scholen(
    sessie: Sessie, school_ids: Iterable[str], ambtenaar_id: str, rol: Schoolrol, van: date
) -> Wijziging:
    """Do the same for several schools at once, all or none; where it is so already: nothing."""
    with sessie.schrijf() as tx:
        for school_id in school_ids:
            if not _heeft(sessie, school_id, ambtenaar_id, rol, van):
                _volg_op(sessie, tx, school_id, ambtenaar_id, rol, van)
    return tx.wijziging


def _heeft(sessie: Sessie, school_id: str, ambtenaar_id: str, rol: Schoolrol, dag: date) -> bool:
    rijen = sessie.lees(Schoolambtenaar, school_id=school_id)
    return any(
        r.rol is rol and r.ambtenaar_id == ambtenaar_id
        for r in ambtenaren_op(rijen, dag, school_id)
    )


def _volg_op(
    sessie: Sessie, tx: Transactie, school_id: str, ambtenaar_id: str, rol: Schoolrol, van: date
) -> None:
    """End who has the role on that day, and begin the new one."""
    if _heeft(sessie, school_id, ambtenaar_id, rol, van):
        raise InvoerFout(
            f"Deze collega is al {rol.label} van de school.",
            "Kies een ander.",
            veld="ambtenaar_id",
        )
    rijen = sessie.lees(Schoolambtenaar, school_id=school_id)
    for rij in ambtenaren_op(rijen, van, school_id):
        if rij.rol is not rol:
            continue
        if rij.van == van:
            wijzig_in(sessie, tx, dataclasses.replace(rij, ambtenaar_id=ambtenaar_id, tot=None))
            return
        wijzig_in(sessie, tx, dataclasses.replace(rij, tot=van - _EEN_DAG))
    nieuw = Schoolambtenaar(school_id=school_id, ambtenaar_id=ambtenaar_id, rol=rol, van=van)
    leg_vast_in(sessie, tx, nieuw)


def te_doen(sessie: Sessie, dag: date) -> list[Schooltaak]:
    """List what is due at the schools on a day: agreements to look at again, then visits.

    A school that was visited in no schooljaar yet and has nobody of the team is no school that
    the team works with: it is left out, or every school of a DUO list would be due.
    """
    scholen = {s.id: s for s in sessie.lees(School)}
    taken = [
        Schooltaak(a.school_id, scholen[a.school_id].naam, _waarover(a), a.opnieuw)
        for a in sessie.lees(Schoolafspraak)
        if a.opnieuw is not None
        and a.opnieuw <= dag + timedelta(days=VOORUIT)
        and a.datum <= dag
        and (a.tot is None or dag <= a.tot)
        and a.school_id in scholen
        and not _gevolgd(sessie, a)
    ]
    taken.sort(key=lambda t: (t.dag or date.max, t.school))
    return taken + _te_bezoeken(sessie, dag, scholen)


def _waarover(afspraak: Schoolafspraak) -> str:
    """Name an agreement in a line."""
    if afspraak.soort is Afspraaksoort.ANDERS and afspraak.wat:
        return afspraak.wat
    return afspraak.soort.label


def _gevolgd(sessie: Sessie, afspraak: Schoolafspraak) -> bool:
    """Tell whether a later agreement of the same kind took the place of this one.

    The evaluation of a verzuimprotocol also does what the protocol's own day asks.
    """
    erna = {afspraak.soort}
    if afspraak.soort is Afspraaksoort.PROTOCOL:
        erna.add(Afspraaksoort.EVALUATIE)
    if afspraak.soort is Afspraaksoort.ANDERS:
        return False
    return any(
        a.soort in erna and a.datum > afspraak.datum
        for a in sessie.lees(Schoolafspraak, school_id=afspraak.school_id)
    )


def _te_bezoeken(sessie: Sessie, dag: date, scholen: dict[str, School]) -> list[Schooltaak]:
    """List the schools of the team that were not visited in the schooljaar of a day."""
    schooljaar = schooljaar_van(dag)
    bezoeken = [b for b in sessie.lees(Schoolbezoek) if b.datum <= dag]
    bezocht = {b.school_id for b in bezoeken if schooljaar_van(b.datum) == schooljaar}
    eigen = {b.school_id for b in bezoeken}
    eigen |= {
        r.school_id
        for r in sessie.lees(Schoolambtenaar)
        if r.van <= dag and (r.tot is None or dag <= r.tot)
    }
    namen = sorted((scholen[i].naam, i) for i in eigen - bezocht if i in scholen)
    return [
        Schooltaak(school_id, naam, f"schoolbezoek {schooljaar}", None) for naam, school_id in namen
    ]
