"""Services: the meldingen that came in and wait for a decision."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Dossier
from app.domain.mensen import Leerling
from app.domain.namen import lijstnaam
from app.domain.scholen import School
from app.domain.termijn import termijn_einde
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus
from app.services import dossiers
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging


@dataclass(frozen=True, slots=True)
class MeldingRij:
    """A melding that nobody decided on yet, with the day by which that is due."""

    melding: Melding
    leerling: Leerling
    naam: str
    school: str
    status: Meldingstatus
    uiterlijk: date
    dossier_id: str | None


def lijst(sessie: Sessie, peildatum: date) -> list[MeldingRij]:
    """List the meldingen that are only geregistreerd on a day, the oldest first."""
    meldingen = opzoeken.nieuwe_meldingen(sessie.v, peildatum)
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {m.leerling_id for m in meldingen})
    scholen = opzoeken.per_id(
        sessie.v, School, {m.school_id for m in meldingen if m.school_id is not None}
    )
    open_dossiers = opzoeken.open_dossiers(sessie.v, leerlingen)
    rijen = [
        MeldingRij(
            melding=m,
            leerling=leerlingen[m.leerling_id],
            naam=lijstnaam(leerlingen[m.leerling_id]),
            school=scholen[m.school_id].naam if m.school_id in scholen else "",
            status=Meldingstatus.GEREGISTREERD,
            uiterlijk=_beoordeel_voor(sessie, m, scholen.get(m.school_id or ""), peildatum),
            dossier_id=open_dossiers.get(m.leerling_id),
        )
        for m in meldingen
        if m.leerling_id in leerlingen
    ]
    return sorted(rijen, key=lambda rij: (rij.uiterlijk, rij.naam))


def _beoordeel_voor(
    sessie: Sessie, melding: Melding, school: School | None, peildatum: date
) -> date:
    """Give the last day to assess a melding: the term that the team's protocol has for it."""
    protocol = sessie.protocol(sessie.instellingen.standaard_protocol, peildatum)
    termijn = protocol.instroom.termijn
    kalender = sessie.kalenders.voor_school(school)
    return termijn_einde(kalender, melding.melddatum, termijn.aantal, termijn.eenheid).datum


def in_behandeling(
    sessie: Sessie, melding_id: str, ambtenaar_id: str | None = None
) -> tuple[str, Wijziging]:
    """Take a melding into the running dossier of the leerling, or open one; give its id."""
    vandaag = sessie.vandaag()
    with sessie.schrijf() as tx:
        melding = sessie.lees_een(Melding, melding_id)
        lopend = [
            d for d in sessie.lees(Dossier, leerling_id=melding.leerling_id) if d.gesloten is None
        ]
        if lopend:
            dossier_id = lopend[0].id
            if melding.dossier_id != dossier_id:
                tx.wijzig(dataclasses.replace(melding, dossier_id=dossier_id))
        else:
            dossier_id = dossiers.open_in(
                sessie, tx, melding.leerling_id, ambtenaar_id or sessie.ambtenaar_id, vandaag
            )
        _zet_status(tx, melding_id, Meldingstatus.IN_BEHANDELING, vandaag)
    return dossier_id, tx.wijziging


def ter_kennisgeving(sessie: Sessie, melding_id: str) -> Wijziging:
    """Take note of a melding without opening a dossier."""
    with sessie.schrijf() as tx:
        _zet_status(tx, melding_id, Meldingstatus.TER_KENNISGEVING, sessie.vandaag())
    return tx.wijziging


def _zet_status(tx: Transactie, melding_id: str, status: Meldingstatus, dag: date) -> None:
    tx.maak(MeldingStatus(melding_id=melding_id, status=status, datum=dag))
