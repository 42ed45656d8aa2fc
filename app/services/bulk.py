"""Services: one act on many dossiers: first what it would do to each, then all in one transaction.

One transaction is one Wijziging, so that one undo takes all of it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Sluitreden, Taak
from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Ambtenaar, Rol
from app.domain.namen import lijstnaam
from app.domain.notitie import VASTE_TAKEN, notitie_stand
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus
from app.services import dossiers
from app.services.caseload import behandelaar_op
from app.services.vastleggen import leg_vast_in
from app.services.verzamelen import verzamel

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging


class Bulksoort(StrEnum):
    """What can be done to many dossiers at once."""

    OVERDRAGEN = "overdragen"
    TAAK = "taak"
    TER_KENNISGEVING = "ter_kennisgeving"
    SLUITEN = "sluiten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulkopdracht:
    """The act: OVERDRAGEN asks `ambtenaar_id`, TAAK `tekst`, SLUITEN `sluitreden`; all `dag`."""

    soort: Bulksoort
    dag: date
    ambtenaar_id: str = ""
    tekst: str = ""
    sluitreden: Sluitreden | None = None


@dataclass(frozen=True, slots=True)
class Bulkregel:
    """What would happen to one dossier; `mag` False: it is left out, `tekst` says why."""

    dossier_id: str
    naam: str
    dossiernummer: str
    mag: bool
    tekst: str


def voorbeeld(sessie: Sessie, ids: Sequence[str], opdracht: Bulkopdracht) -> list[Bulkregel]:
    """Tell per dossier what would happen; nothing is written.

    InvoerFout: the act itself misses something. RechtFout: reassigning is for a teamleider, or
    for who handles all of them.
    """
    _keur(sessie, opdracht)
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    regels = []
    for feiten in verzamel(sessie, list(ids)).values():
        mag, tekst = _wat(sessie, feiten, opdracht, namen)
        regels.append(
            Bulkregel(
                feiten.dossier.id,
                lijstnaam(feiten.leerling),
                feiten.dossier.dossiernummer,
                mag,
                tekst,
            )
        )
    return sorted(regels, key=lambda r: (not r.mag, r.naam.casefold()))


def voer_uit(sessie: Sessie, ids: Sequence[str], opdracht: Bulkopdracht) -> Wijziging:
    """Do it to every dossier for which the preview says that it may, all or none."""
    door = [r.dossier_id for r in voorbeeld(sessie, ids, opdracht) if r.mag]
    if not door:
        raise KnownError("Voor geen van deze dossiers verandert er iets.", "Kies andere dossiers.")
    alles = verzamel(sessie, door)
    with sessie.schrijf() as tx:
        for dossier_id in door:
            if opdracht.soort is Bulksoort.OVERDRAGEN:
                dossiers.wijs_toe_in(sessie, tx, dossier_id, opdracht.ambtenaar_id, opdracht.dag)
            elif opdracht.soort is Bulksoort.TAAK:
                taak = Taak(
                    dossier_id=dossier_id,
                    ambtenaar_id=_behandelaar(alles[dossier_id], sessie.vandaag()) or None,
                    datum=opdracht.dag,
                    omschrijving=opdracht.tekst.strip(),
                )
                leg_vast_in(sessie, tx, taak)
            elif opdracht.soort is Bulksoort.TER_KENNISGEVING:
                for melding in _open_meldingen(alles[dossier_id], opdracht.dag):
                    status = MeldingStatus(
                        melding_id=melding.id,
                        status=Meldingstatus.TER_KENNISGEVING,
                        datum=opdracht.dag,
                    )
                    leg_vast_in(sessie, tx, status)
            else:
                assert opdracht.sluitreden is not None
                dossiers.sluit_in(sessie, tx, dossier_id, opdracht.sluitreden, opdracht.dag)
    return tx.wijziging


def _keur(sessie: Sessie, opdracht: Bulkopdracht) -> None:
    """Refuse an act that misses what it needs."""
    if sessie.ambtenaar.rol is Rol.ADMINISTRATIE and opdracht.soort is not Bulksoort.TAAK:
        sessie.eis_rol(Rol.LEERPLICHTAMBTENAAR, Rol.TEAMLEIDER)
    if opdracht.soort is Bulksoort.OVERDRAGEN and not opdracht.ambtenaar_id:
        raise InvoerFout("Er is geen collega gekozen.", "Kies een collega.", veld="ambtenaar_id")
    if opdracht.soort is Bulksoort.TAAK and not opdracht.tekst.strip():
        raise InvoerFout("Er staat niet wat er gedaan moet worden.", "Typ de taak.", veld="tekst")
    if opdracht.soort is Bulksoort.SLUITEN and opdracht.sluitreden is None:
        raise InvoerFout(
            "Er is geen reden van sluiten gekozen.", "Kies een reden.", veld="sluitreden"
        )


def _wat(
    sessie: Sessie, feiten: DossierFeiten, opdracht: Bulkopdracht, namen: dict[str, str]
) -> tuple[bool, str]:
    """Say what would happen to one dossier."""
    dossier = feiten.dossier
    if dossier.gesloten is not None:
        return False, "is al gesloten"
    wie = _behandelaar(feiten, opdracht.dag)
    if opdracht.soort is Bulksoort.OVERDRAGEN:
        if wie == opdracht.ambtenaar_id:
            return False, f"{namen.get(wie, '')} heeft dit dossier al"
        eigen = _behandelaar(feiten, sessie.vandaag()) == sessie.ambtenaar_id
        if not eigen and sessie.ambtenaar.rol is not Rol.TEAMLEIDER:
            return False, "is niet uw dossier; dit kan de teamleider"
        naar = namen.get(opdracht.ambtenaar_id, "")
        return True, f"van {namen.get(wie, 'niemand')} naar {naar}"
    if opdracht.soort is Bulksoort.TAAK:
        stand = notitie_stand(feiten, opdracht.dag, sessie.instellingen.notitie_met_toestemming)
        if not stand.open and opdracht.tekst.strip() not in VASTE_TAKEN:
            return False, "hier staan geen aantekeningen open; kies een vaste taak"
        return True, f"taak voor {namen.get(_behandelaar(feiten, sessie.vandaag()), 'het team')}"
    if opdracht.soort is Bulksoort.TER_KENNISGEVING:
        aantal = len(_open_meldingen(feiten, opdracht.dag))
        if not aantal:
            return False, "heeft geen melding die nog open staat"
        return True, "1 melding ter kennisgeving" if aantal == 1 else (
            f"{aantal} meldingen ter kennisgeving"
        )
    if opdracht.dag < dossier.geopend:
        return False, "was op die dag nog niet geopend"
    open_ = sum(t.gedaan_op is None for t in feiten.taken)
    rest = "" if not open_ else f"; {open_} {'taak' if open_ == 1 else 'taken'} nog open"
    return True, f"wordt gesloten{rest}"


def _behandelaar(feiten: DossierFeiten, dag: date) -> str:
    """Give who handles a dossier on a day, "" for nobody."""
    nu = behandelaar_op(feiten.behandelaars, dag)
    return nu.ambtenaar_id if nu else ""


def _open_meldingen(feiten: DossierFeiten, dag: date) -> list[Melding]:
    """Give the meldingen without an end on a day."""
    klaar = (Meldingstatus.AFGESLOTEN, Meldingstatus.INGETROKKEN, Meldingstatus.TER_KENNISGEVING)
    open_ = []
    for melding in feiten.meldingen:
        eigen = [s for s in feiten.statussen if s.melding_id == melding.id]
        laatste = max(eigen, key=lambda s: s.datum, default=None)
        if melding.melddatum <= dag and (laatste is None or laatste.status not in klaar):
            open_.append(melding)
    return open_
