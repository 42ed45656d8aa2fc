"""Services: opening, closing, reopening and passing on dossiers."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.dossiers import HEROPEN_SCHOOLWEKEN, Behandelaar, Dossier, Sluitreden
from app.domain.fouten import InvoerFout, KnownError
from app.domain.overdracht import Heropening
from app.domain.scholen import Inschrijving, School
from app.domain.verzuim import Melding, Verzuimperiode
from app.services.caseload import behandelaar_op
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging


def open_nieuw(
    sessie: Sessie, leerling_id: str, *, ambtenaar_id: str | None = None, dag: date | None = None
) -> tuple[str, Wijziging]:
    """Open a dossier for a leerling, or reopen the one that was closed shortly before.

    Returns the id of the dossier. KnownError when one is open already.
    """
    dag = dag or sessie.vandaag()
    with sessie.schrijf() as tx:
        dossier_id = open_in(sessie, tx, leerling_id, ambtenaar_id or sessie.ambtenaar_id, dag)
    return dossier_id, tx.wijziging


def open_in(sessie: Sessie, tx: Transactie, leerling_id: str, ambtenaar_id: str, dag: date) -> str:
    """Open or reopen a dossier inside a running transaction and hang loose facts on it."""
    bestaande = sessie.lees(Dossier, leerling_id=leerling_id)
    if any(d.gesloten is None or d.gesloten > dag for d in bestaande):
        raise KnownError(
            "Deze leerling heeft al een open dossier.", "Voeg de melding toe aan dat dossier."
        )
    laatste = max(bestaande, key=lambda d: d.geopend, default=None)
    if laatste is not None and _kort_geleden_gesloten(sessie, laatste, dag):
        assert laatste.gesloten is not None
        assert laatste.sluitreden is not None
        tx.wijzig(dataclasses.replace(laatste, gesloten=None, sluitreden=None))
        tx.maak(
            Heropening(
                dossier_id=laatste.id,
                gesloten=laatste.gesloten,
                sluitreden=laatste.sluitreden,
                heropend=dag,
            )
        )
        dossier_id = laatste.id
        if behandelaar_op(sessie.lees(Behandelaar, dossier_id=dossier_id), dag) is None:
            tx.maak(Behandelaar(dossier_id=dossier_id, ambtenaar_id=ambtenaar_id, van=dag))
    else:
        dossier = Dossier(
            leerling_id=leerling_id,
            dossiernummer=opzoeken.volgend_nummer(sessie.v, dag.year),
            geopend=dag,
            protocol=sessie.instellingen.standaard_protocol,
        )
        tx.maak(dossier)
        tx.maak(Behandelaar(dossier_id=dossier.id, ambtenaar_id=ambtenaar_id, van=dag))
        dossier_id = dossier.id
    _hang_losse_feiten_aan(sessie, tx, leerling_id, dossier_id)
    return dossier_id


def van_leerling(sessie: Sessie, leerling_id: str) -> str | None:
    """Give the open dossier of a leerling, else the one opened last; None for none."""
    return opzoeken.dossier_per_leerling(sessie.v, [leerling_id]).get(leerling_id)


def _hang_losse_feiten_aan(
    sessie: Sessie, tx: Transactie, leerling_id: str, dossier_id: str
) -> None:
    """Give absence and meldingen that came in before the dossier their place in it."""
    for periode in sessie.lees(Verzuimperiode, leerling_id=leerling_id, dossier_id=None):
        tx.wijzig(dataclasses.replace(periode, dossier_id=dossier_id))
    for melding in sessie.lees(Melding, leerling_id=leerling_id, dossier_id=None):
        tx.wijzig(dataclasses.replace(melding, dossier_id=dossier_id))


def _kort_geleden_gesloten(sessie: Sessie, dossier: Dossier, dag: date) -> bool:
    if dossier.gesloten is None or dossier.gesloten > dag:
        return False
    inschrijvingen = sessie.lees(Inschrijving, leerling_id=dossier.leerling_id)
    laatste = max((i for i in inschrijvingen if i.van <= dag), key=lambda i: i.van, default=None)
    school = sessie.lees_een(School, laatste.school_id) if laatste else None
    kalender = sessie.kalenders.voor_school(school)
    return dag <= kalender.plus_schoolweken(dossier.gesloten, HEROPEN_SCHOOLWEKEN).datum


def sluit(sessie: Sessie, dossier_id: str, reden: Sluitreden, dag: date) -> Wijziging:
    """Close a dossier with its reason; what was offered of it to a colleague is taken back."""
    with sessie.schrijf() as tx:
        sluit_in(sessie, tx, dossier_id, reden, dag)
    return tx.wijziging


def sluit_in(sessie: Sessie, tx: Transactie, dossier_id: str, reden: Sluitreden, dag: date) -> None:
    """Close a dossier inside a running transaction."""
    from app.services.overdracht import neem_terug_bij_sluiten

    dossier = sessie.lees_een(Dossier, dossier_id)
    if dossier.gesloten is not None:
        raise KnownError("Dit dossier is al gesloten.", "Ververs de lijst.")
    if dag < dossier.geopend:
        raise InvoerFout(
            "Het dossier kan niet gesloten zijn voordat het geopend was.",
            "Kies een latere dag.",
            veld="gesloten",
        )
    heropend = max(
        (h.heropend for h in sessie.lees(Heropening, dossier_id=dossier_id)), default=dag
    )
    if dag < heropend:
        raise InvoerFout(
            "Het dossier is daarna nog heropend.", "Kies een latere dag.", veld="gesloten"
        )
    tx.wijzig(dataclasses.replace(dossier, gesloten=dag, sluitreden=reden))
    neem_terug_bij_sluiten(sessie, tx, dossier_id)


def heropen(sessie: Sessie, dossier_id: str, dag: date) -> tuple[str, Wijziging]:
    """Reopen a closed dossier; after more than 4 schoolweken this makes a new one."""
    dossier = sessie.lees_een(Dossier, dossier_id)
    return open_nieuw(sessie, dossier.leerling_id, dag=dag)


def wijs_toe(sessie: Sessie, dossier_id: str, ambtenaar_id: str, dag: date) -> Wijziging:
    """Pass a dossier on to another ambtenaar from a day on; the history is kept."""
    with sessie.schrijf() as tx:
        wijs_toe_in(sessie, tx, dossier_id, ambtenaar_id, dag)
    return tx.wijziging


def wijs_toe_in(
    sessie: Sessie, tx: Transactie, dossier_id: str, ambtenaar_id: str, dag: date
) -> None:
    """Pass a dossier on inside a running transaction."""
    huidig = behandelaar_op(sessie.lees(Behandelaar, dossier_id=dossier_id), dag)
    if huidig is not None and huidig.ambtenaar_id == ambtenaar_id:
        raise KnownError("Deze ambtenaar heeft dit dossier al.", "Kies een andere collega.")
    if huidig is not None:
        if huidig.van >= dag:
            tx.wijzig(dataclasses.replace(huidig, ambtenaar_id=ambtenaar_id, tot=None))
            return
        tx.wijzig(dataclasses.replace(huidig, tot=dag - timedelta(days=1)))
    tx.maak(Behandelaar(dossier_id=dossier_id, ambtenaar_id=ambtenaar_id, van=dag))
