"""Services: what others than BOA's may know of the sealed file: that a date runs, no more.

A BOA's program writes it in the team file after it saved the sealed file: two transactions,
never one over two files. The sealed file notes within the first that the second is to come, so
a program that dies in between is caught up with at a BOA's next login.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Dossier
from app.domain.fouten import KnownError
from app.domain.sporen import Boatermijn
from app.services.opsporingssporen import verzegelde_sporen
from app.services.opsporingstoegang import Toegang, open_opsporing, toegang
from db import opsporingsbestand, opzoeken
from db.wijziging import Wijziging

if TYPE_CHECKING:
    from app.services.sessie import Sessie

Rekenaar = Callable[["Sessie", str], date | None]
"""Computes for one dossier the earliest open date of its sealed tracks; None: nothing runs."""


def sporen_termijn(sessie: Sessie, dossier_id: str) -> date | None:
    """Compute the earliest open date of the sealed tracks of a dossier, as of today.

    Where a term of the Wpg has passed or is near, that counts too (`wpgtermijnen`).
    """
    from app.services.caseload import stand_van
    from app.services.verzamelen import verzamel
    from app.services.wpgtermijnen import wpg_dag

    vandaag = sessie.vandaag()
    bewaren = wpg_dag(sessie, dossier_id)
    feiten = verzamel(sessie, [dossier_id]).get(dossier_id)
    if feiten is None or not feiten.opsporing:
        return bewaren
    sporen = verzegelde_sporen(sessie, feiten, stand_van(sessie, feiten, vandaag))
    data = [s.punt.datum for s in sporen if s.einde is None and s.punt is not None]
    return min((d for d in (*data, bewaren) if d is not None), default=None)


def werk_boatermijn_bij(sessie: Sessie, dossier_id: str, datum: date | None) -> Wijziging:
    """Let the team file say that a BOA-termijn runs until `datum`, or that none runs (None).

    Nothing is written when it says so already. A date that changes lets the old one lapse, so
    that an earlier peildatum still shows what was known then.
    """
    vandaag = sessie.vandaag()
    lopend = [b for b in sessie.lees(Boatermijn, dossier_id=dossier_id) if b.vervallen is None]
    if [b.datum for b in lopend] == ([] if datum is None else [datum]):
        return Wijziging()
    if not opzoeken.per_id(sessie.v, Dossier, [dossier_id]):
        return Wijziging()  # the dossier is gone; its sealed facts are shown as such
    with sessie.schrijf() as tx:
        for oud in lopend:
            if oud.van == vandaag:
                tx.trek_in(Boatermijn, oud.id, oud.versie)
            else:
                tx.wijzig(replace(oud, vervallen=vandaag))
        if datum is not None:
            tx.maak(Boatermijn(dossier_id=dossier_id, van=vandaag, datum=datum))
    return tx.wijziging


def haal_in(
    sessie: Sessie, *, alle: bool = False, reken: Rekenaar = sporen_termijn
) -> tuple[str, ...]:
    """Catch up with what the team file does not say yet; gives the dossiers that changed.

    `alle`: every dossier with sealed facts, because dates move on by themselves. Does nothing
    where the sealed file stays shut.
    """
    if toegang(sessie) is not Toegang.OPEN:
        return ()
    w = open_opsporing(sessie)
    if w is None:
        return ()
    veranderd = []
    with w:
        achter = set(opsporingsbestand.te_doen(w))
        for dossier_id in sorted(achter | (opsporingsbestand.dossiers(w) if alle else set())):
            if werk_boatermijn_bij(sessie, dossier_id, reken(sessie, dossier_id)):
                veranderd.append(dossier_id)
            if dossier_id in achter:
                opsporingsbestand.is_gedaan(w, dossier_id)
    return tuple(veranderd)


def volg(sessie: Sessie, dossier_id: str, reken: Rekenaar = sporen_termijn) -> Wijziging:
    """Bring the team file up to date after a save; what fails now is caught up with later."""
    try:
        wijziging = werk_boatermijn_bij(sessie, dossier_id, reken(sessie, dossier_id))
        w = open_opsporing(sessie)
        if w is not None:
            with w:
                opsporingsbestand.is_gedaan(w, dossier_id)
    except KnownError:
        return Wijziging()  # the sealed fact itself stands, and says that this is still to do
    return wijziging
