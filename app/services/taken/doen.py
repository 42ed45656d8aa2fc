"""Services: what can be done with a task or a wait; each act is one transaction with one undo."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Afspraak, Eenheid, Taak, Uitkomst, Wacht
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.klaarmet import Klaarmet, Uitstel, Uitstelreden
from app.domain.mensen import Ambtenaar
from app.domain.notitie import VASTE_TAKEN
from app.domain.voltooien import na_de_vorige, volgende_keer
from app.services.schoolkalender import kalender_van
from app.services.teamsporen import teamkalender
from app.services.vastleggen import leg_vast, leg_vast_in, wijzig_in
from app.services.verzamelen import verzamel

if TYPE_CHECKING:
    from app.domain.schooldagen import Kalender
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

BEKIJKEN = VASTE_TAKEN[4]
"""What a task that comes back says once the notes of its dossier are closed."""


def maak(
    sessie: Sessie,
    omschrijving: str,
    datum: date,
    *,
    ambtenaar_id: str | None = None,
    dossier_id: str | None = None,
    klaar_met: Klaarmet | None = None,
    elke: int | None = None,
    eenheid: Eenheid | None = None,
    herhaal_tot: date | None = None,
) -> Wijziging:
    """Make a task by hand. InvoerFout names what is missing; NotitieGesloten in a closed dossier.

    Only a dossier has facts that can complete a task by itself.
    """
    if klaar_met is not None and dossier_id is None:
        raise InvoerFout(
            "Een taak zonder dossier wordt niet vanzelf klaar.",
            "Laat dit leeg, of maak de taak in het dossier.",
            veld="klaar_met",
        )
    return leg_vast(
        sessie,
        Taak(
            dossier_id=dossier_id,
            ambtenaar_id=ambtenaar_id,
            datum=datum,
            omschrijving=omschrijving.strip(),
            klaar_met=klaar_met,
            elke=elke,
            eenheid=eenheid if elke is not None else None,
            herhaal_tot=herhaal_tot,
        ),
    )


def vink_af(sessie: Sessie, taak_ids: Sequence[str]) -> Wijziging:
    """Tick off tasks today; one that repeats comes back in the same transaction."""
    with sessie.schrijf() as tx:
        for taak_id in taak_ids:
            taak = sessie.lees_een(Taak, taak_id)
            if taak.gedaan_op is not None:
                raise KnownError("Deze taak is al gedaan.", "Ververs de lijst.")
            wijzig_in(sessie, tx, dataclasses.replace(taak, gedaan_op=sessie.vandaag()))
            _kom_terug(sessie, tx, taak)
    return tx.wijziging


def stel_uit(
    sessie: Sessie,
    taak_ids: Sequence[str],
    tot: date,
    reden: Uitstelreden,
    toelichting: str = "",
) -> Wijziging:
    """Put tasks off to a later day, with the reason; the earlier day stays in the history.

    InvoerFout: a day that is not after today. NotitieGesloten: words where none are kept.
    """
    if tot <= sessie.vandaag():
        raise InvoerFout("Uitstellen gaat naar een latere dag.", "Kies een andere dag.", veld="tot")
    with sessie.schrijf() as tx:
        for taak_id in taak_ids:
            taak = sessie.lees_een(Taak, taak_id)
            if taak.gedaan_op is not None:
                raise KnownError("Deze taak is al gedaan.", "Ververs de lijst.")
            leg_vast_in(
                sessie,
                tx,
                Uitstel(
                    dossier_id=taak.dossier_id,
                    taak_id=taak.id,
                    datum=sessie.vandaag(),
                    tot=tot,
                    reden=reden,
                    toelichting=toelichting.strip(),
                ),
            )
    return tx.wijziging


def geef(sessie: Sessie, taak_ids: Sequence[str], ambtenaar_id: str | None) -> Wijziging:
    """Give tasks to a colleague who is here; None: to whoever handles the dossier."""
    if ambtenaar_id is not None:
        wie = sessie.lees_een(Ambtenaar, ambtenaar_id)
        if wie.uit_dienst is not None and wie.uit_dienst <= sessie.vandaag():
            raise InvoerFout(
                f"{wie.naam} is uit dienst.", "Kies een andere collega.", veld="ambtenaar_id"
            )
    with sessie.schrijf() as tx:
        for taak_id in taak_ids:
            taak = sessie.lees_een(Taak, taak_id)
            if taak.ambtenaar_id != ambtenaar_id:
                wijzig_in(sessie, tx, dataclasses.replace(taak, ambtenaar_id=ambtenaar_id))
    return tx.wijziging


def kom_na(sessie: Sessie, afspraak_id: str, uitkomst: Uitkomst) -> Wijziging:
    """Record how an afspraak ended, today."""
    afspraak = sessie.lees_een(Afspraak, afspraak_id)
    with sessie.schrijf() as tx:
        wijzig_in(
            sessie,
            tx,
            dataclasses.replace(
                afspraak, uitkomst=uitkomst, uitkomst_op=max(sessie.vandaag(), afspraak.datum)
            ),
        )
    return tx.wijziging


def beeindig_wacht(sessie: Sessie, wacht_ids: Sequence[str]) -> Wijziging:
    """End waits today: what was waited for came, or it is waited for no longer."""
    with sessie.schrijf() as tx:
        for wacht_id in wacht_ids:
            wacht = sessie.lees_een(Wacht, wacht_id)
            wijzig_in(sessie, tx, dataclasses.replace(wacht, beeindigd=sessie.vandaag()))
    return tx.wijziging


def wacht_langer(sessie: Sessie, wacht_id: str, tot: date) -> Wijziging:
    """Wait on, up to a later day: the wait so far ends today and a new one begins.

    So every day of before still shows the wait as it was then.
    """
    wacht = sessie.lees_een(Wacht, wacht_id)
    if tot <= sessie.vandaag():
        raise InvoerFout("Langer wachten gaat tot een latere dag.", "Kies een dag.", veld="tot")
    with sessie.schrijf() as tx:
        wijzig_in(sessie, tx, dataclasses.replace(wacht, beeindigd=sessie.vandaag()))
        leg_vast_in(
            sessie,
            tx,
            Wacht(
                dossier_id=wacht.dossier_id,
                van=sessie.vandaag(),
                tot=tot,
                op=wacht.op,
                klaar_met=wacht.klaar_met,
            ),
        )
    return tx.wijziging


def _kom_terug(sessie: Sessie, tx: Transactie, taak: Taak) -> None:
    """Make the next one of a task that repeats."""
    vandaag = sessie.vandaag()
    kalender = _kalender(sessie, taak)
    if taak.klaar_met is not None:
        dag = na_de_vorige(taak, vandaag, kalender)
    else:
        dag = volgende_keer(taak, max(vandaag, taak.datum), kalender)
    if dag is None:
        return
    volgende = Taak(
        dossier_id=taak.dossier_id,
        ambtenaar_id=taak.ambtenaar_id,
        datum=dag,
        omschrijving=taak.omschrijving,
        gemaakt_op=vandaag,
        klaar_met=taak.klaar_met,
        elke=taak.elke,
        eenheid=taak.eenheid,
        herhaal_tot=taak.herhaal_tot,
    )
    try:
        leg_vast_in(sessie, tx, volgende)
    except NotitieGesloten:
        leg_vast_in(sessie, tx, dataclasses.replace(volgende, omschrijving=BEKIJKEN))


def _kalender(sessie: Sessie, taak: Taak) -> Kalender:
    """Give the calendar by which a task repeats: of the leerling's school, else the team's."""
    if taak.dossier_id is not None:
        feiten = verzamel(sessie, [taak.dossier_id]).get(taak.dossier_id)
        if feiten is not None:
            return kalender_van(sessie, feiten, sessie.vandaag())
    return teamkalender(sessie)
