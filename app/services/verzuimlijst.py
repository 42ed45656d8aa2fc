"""Services: a school's list of leerlingen for the talk, walked through one by one.

On the list stand who has an open dossier and who had one, a melding or absence in the last
12 weken (own choice: the window of most norms for ziekte). Each outcome is recorded as the
fact it is: that it was talked about, and a contact, a task, or a dossier.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Dossier, Taak
from app.domain.fouten import KnownError
from app.domain.handelen import Contact, Contactmet, Contactsoort
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Leerling
from app.domain.namen import lijstnaam
from app.domain.overdracht import Heropening, dossier_op
from app.domain.scholen import Inschrijving, inschrijving_op
from app.domain.schoolwerk import Besprekingsuitkomst, Lijstbespreking
from app.domain.verzuim import Melding, Verzuimperiode
from app.protocol.stand import Doorloopstand, Stand
from app.services import caseloadtekst, dossiers
from app.services.caseload import stand_van
from app.services.schoolwerk import ambtenaar_voor
from app.services.vastleggen import leg_vast_in
from db import opzoeken
from db.dossiers import lees_dossierfeiten
from db.feiten import lees_per

if TYPE_CHECKING:
    from app.domain.dossierfeiten import DossierFeiten
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

RECENT = 84
"""Days: 12 weken."""

MELDING_BINNEN = 7
"""Days in which a melding that the school promised is looked for: an own choice."""

MELDING_TAAK = "Melding van school verwacht"


@dataclass(frozen=True, slots=True)
class Lijstrij:
    """One leerling of the list.

    `waarom` says why the leerling stands here; `stap`, `volgende` and `gevraagd` are what may
    be said at the school; `besproken` is the last time that the list was gone through.
    """

    leerling_id: str
    naam: str
    leeftijd: int
    klas: str
    dossier_id: str | None
    waarom: str
    stap: str
    volgende: date | None
    gevraagd: tuple[str, ...]
    besproken: Lijstbespreking | None


def lijst(sessie: Sessie, school_id: str, peildatum: date) -> list[Lijstrij]:
    """Give the leerlingen of a school to talk about on a day: open dossiers first, by name."""
    ingeschreven = _ingeschreven(sessie, school_id, peildatum)
    leerlingen = opzoeken.per_id(sessie.v, Leerling, ingeschreven)
    alle = _dossiers(sessie, set(ingeschreven))
    heropend = lees_per(sessie.v, Heropening, "dossier_id", [d.id for d in alle])
    dossiers_van = {
        d.leerling_id: dossier_op(d, heropend, peildatum)
        for d in sorted(alle, key=lambda d: d.geopend)
        if d.geopend <= peildatum
    }
    lopend = [d.id for d in dossiers_van.values() if _open(d, peildatum)]
    # Without the sealed facts: what a BOA alone may see is not for a talk with the school.
    feiten = lees_dossierfeiten(sessie.v, lopend) if lopend else {}
    besproken = {
        b.leerling_id: b
        for b in sorted(sessie.lees(Lijstbespreking, school_id=school_id), key=lambda b: b.datum)
        if b.datum <= peildatum
    }
    sinds = peildatum - timedelta(days=RECENT)
    recent = _recent(sessie, set(ingeschreven), sinds, peildatum)
    rijen: list[Lijstrij] = []
    for leerling_id, inschrijving in ingeschreven.items():
        leerling, dossier = leerlingen.get(leerling_id), dossiers_van.get(leerling_id)
        if leerling is None:
            continue
        eigen = feiten.get(dossier.id) if dossier is not None else None
        if eigen is not None:
            waarom = "dossier loopt"
        elif dossier is not None and dossier.gesloten is not None and dossier.gesloten >= sinds:
            waarom = "dossier pas gesloten"
        else:
            waarom = recent.get(leerling_id, "")
        if waarom:
            rijen.append(_rij(sessie, leerling, inschrijving, eigen, waarom, besproken, peildatum))
    rijen.sort(key=lambda r: (r.dossier_id is None, r.naam.casefold()))
    return rijen


def _rij(
    sessie: Sessie,
    leerling: Leerling,
    inschrijving: Inschrijving,
    feiten: DossierFeiten | None,
    waarom: str,
    besproken: dict[str, Lijstbespreking],
    peildatum: date,
) -> Lijstrij:
    stand = None if feiten is None else stand_van(sessie, feiten, peildatum)
    return Lijstrij(
        leerling_id=leerling.id,
        naam=lijstnaam(leerling),
        leeftijd=leeftijd(leerling.geboortedatum, peildatum),
        klas=inschrijving.klas,
        dossier_id=None if feiten is None else feiten.dossier.id,
        waarom=waarom,
        stap="" if stand is None else caseloadtekst.stap(stand),
        volgende=None if stand is None else _volgende(stand),
        gevraagd=() if stand is None or feiten is None else _gevraagd(stand, feiten, peildatum),
        besproken=besproken.get(leerling.id),
    )


def _volgende(stand: Stand) -> date | None:
    """Give the next date that the school may hear: of the ladder, not of a track beside it."""
    return next((k.datum for k in stand.kantelpunten if not k.sleutel and k.datum), None)


def _gevraagd(stand: Stand, feiten: DossierFeiten, peildatum: date) -> tuple[str, ...]:
    """Say what is asked of the school: its regie, its open steps and agreements; no notes."""
    gevraagd = []
    for spoor in stand.sporen:
        for stap in spoor.stappen:
            if stap.wie == "school" and stap.stand is Doorloopstand.HUIDIG:
                dag = stap.punt.datum if stap.punt is not None else None
                gevraagd.append(f"{stap.naam}{_uiterlijk(dag)}")
    gevraagd += [
        f"afspraak nakomen{_uiterlijk(afspraak.uiterlijk)}"
        for afspraak in feiten.afspraken
        if afspraak.datum <= peildatum
        and afspraak.uitkomst is None
        and "school" in afspraak.met.casefold()
    ]
    regie = [
        woord
        for stand_van_regie, woord in (
            (stand.regie_inhoud, "inhoud"),
            (stand.regie_proces, "proces"),
        )
        if stand_van_regie is not None and stand_van_regie.organisatie == "school"
    ]
    if regie:
        gevraagd.append(f"regie op {' en '.join(regie)}")
    return tuple(dict.fromkeys(gevraagd))


def _uiterlijk(dag: date | None) -> str:
    return f" (uiterlijk {toon_dag(dag)})" if dag else ""


def _ingeschreven(sessie: Sessie, school_id: str, dag: date) -> dict[str, Inschrijving]:
    """Give the enrolments at a school on a day by leerling."""
    per: dict[str, list[Inschrijving]] = {}
    for rij in sessie.lees(Inschrijving, school_id=school_id):
        per.setdefault(rij.leerling_id, []).append(rij)
    op_dag = {i: inschrijving_op(rijen, dag) for i, rijen in per.items()}
    return {i: rij for i, rij in op_dag.items() if rij is not None}


def _dossiers(sessie: Sessie, leerling_ids: set[str]) -> list[Dossier]:
    """Read the dossiers of these leerlingen."""
    return lees_per(sessie.v, Dossier, "leerling_id", leerling_ids)


def _recent(sessie: Sessie, leerling_ids: set[str], sinds: date, tot: date) -> dict[str, str]:
    """Say of who had a melding or absence lately what that was, without kind or reason."""
    gevonden: dict[str, str] = {}
    for periode in lees_per(sessie.v, Verzuimperiode, "leerling_id", leerling_ids):
        if periode.eerste_dag <= tot and (periode.laatste_dag or tot) >= sinds:
            gevonden[periode.leerling_id] = "verzuim"
    for melding in lees_per(sessie.v, Melding, "leerling_id", leerling_ids):
        if sinds <= melding.melddatum <= tot:
            gevonden[melding.leerling_id] = "melding"
    return gevonden


def _open(dossier: Dossier, dag: date) -> bool:
    return dossier.gesloten is None or dossier.gesloten > dag


def leg_bespreking_vast(
    sessie: Sessie, school_id: str, rij: Lijstrij, uitkomst: Besprekingsuitkomst
) -> Wijziging:
    """Record what followed for one leerling, today, in one change.

    CONTACT is a contact with the school in the running dossier; MELDING a task to look for it;
    DOSSIER opens one, for the school's own ambtenaar. KnownError when a contact is asked
    without a dossier, or a dossier where one runs.
    """
    dag = sessie.vandaag()
    dossier_id = rij.dossier_id
    if uitkomst is Besprekingsuitkomst.CONTACT and dossier_id is None:
        raise KnownError(
            "Deze leerling heeft geen dossier om een contact in vast te leggen.",
            "Open eerst een dossier, of kies 'geen actie'.",
        )
    with sessie.schrijf() as tx:
        if uitkomst is Besprekingsuitkomst.DOSSIER:
            wie = ambtenaar_voor(sessie, school_id, dag) or sessie.ambtenaar_id
            dossier_id = dossiers.open_in(sessie, tx, rij.leerling_id, wie, dag)
        if uitkomst is Besprekingsuitkomst.CONTACT and dossier_id is not None:
            contact = Contact(
                dossier_id=dossier_id,
                datum=dag,
                soort=Contactsoort.SCHOOLBEZOEK,
                met=Contactmet.SCHOOL,
            )
            leg_vast_in(sessie, tx, contact)
        if uitkomst is Besprekingsuitkomst.MELDING:
            wie = ambtenaar_voor(sessie, school_id, dag) or sessie.ambtenaar_id
            # In no dossier: there its text would be a note, and here it names who it is about.
            taak = Taak(
                ambtenaar_id=wie,
                datum=dag + timedelta(days=MELDING_BINNEN),
                omschrijving=f"{MELDING_TAAK}: {rij.naam}",
            )
            leg_vast_in(sessie, tx, taak)
        bespreking = Lijstbespreking(
            school_id=school_id,
            leerling_id=rij.leerling_id,
            dossier_id=dossier_id,
            datum=dag,
            uitkomst=uitkomst,
        )
        leg_vast_in(sessie, tx, bespreking)
    return tx.wijziging
