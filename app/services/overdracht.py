"""Services: passing a dossier on to a colleague: offered, then taken or refused; or for a while.

An offer changes nothing. Taking it makes the Behandelaar; a waarneming stands beside who
handles the dossier, and when it ends that one does so again without anybody doing a thing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Behandelaar, Dossier
from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.mensen import Ambtenaar, Leerling, Rol
from app.domain.namen import lijstnaam
from app.domain.overdracht import Antwoord, Overdracht
from app.services.caseload import behandelaar_op
from app.services.dossiers import wijs_toe_in
from app.services.vastleggen import leg_vast_in, wijzig_in
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging


@dataclass(frozen=True, slots=True)
class Aanbod:
    """An offer without an answer yet, with the names that a list shows."""

    overdracht: Overdracht
    naam: str
    dossiernummer: str
    door: str
    aan: str


def bied_aan(
    sessie: Sessie,
    dossier_ids: Sequence[str],
    aan_id: str,
    van: date,
    *,
    tot: date | None = None,
    toelichting: str = "",
) -> Wijziging:
    """Offer dossiers to a colleague, all or none; with `tot` for a waarneming.

    RechtFout: somebody else's dossier, for who is no teamleider. InvoerFout: to oneself, to who
    has it already, in the past. NotitieGesloten: a note where leerplicht keeps none.
    """
    if not dossier_ids:
        raise KnownError("Er is geen dossier gekozen.", "Kies eerst een of meer dossiers.")
    if van < sessie.vandaag():
        raise InvoerFout(
            "Een overdracht begint vandaag of later.", "Kies een andere dag.", veld="van"
        )
    _eis_in_dienst(sessie, aan_id, van)
    with sessie.schrijf() as tx:
        for dossier_id in dossier_ids:
            _eis_open_en_eigen(sessie, dossier_id, aan_id, van)
            leg_vast_in(
                sessie,
                tx,
                Overdracht(
                    dossier_id=dossier_id,
                    door_id=sessie.ambtenaar_id,
                    aan_id=aan_id,
                    aangeboden=sessie.vandaag(),
                    van=van,
                    tot=tot,
                    toelichting=toelichting.strip(),
                ),
            )
    return tx.wijziging


def aan_mij(sessie: Sessie) -> list[Aanbod]:
    """List what colleagues offer to who is at work, the first to begin first."""
    return _aanbod(sessie, sessie.lees(Overdracht, aan_id=sessie.ambtenaar_id, antwoord=None))


def door_mij(sessie: Sessie) -> list[Aanbod]:
    """List what who is at work offered and is not answered yet."""
    return _aanbod(sessie, sessie.lees(Overdracht, door_id=sessie.ambtenaar_id, antwoord=None))


def aanvaard(sessie: Sessie, overdracht_ids: Sequence[str]) -> Wijziging:
    """Take over what was offered, from its day on, or from today when that has passed."""
    vandaag = sessie.vandaag()
    with sessie.schrijf() as tx:
        for overdracht in _mijn(sessie, overdracht_ids):
            if overdracht.tot is not None and overdracht.tot < vandaag:
                raise KnownError(
                    "De waarneming is al voorbij.", "Weiger het aanbod; er verandert niets."
                )
            if _dossier(sessie, overdracht.dossier_id).gesloten is not None:
                raise KnownError(
                    "Dit dossier is intussen gesloten.", "Weiger het aanbod; er verandert niets."
                )
            van = max(overdracht.van, vandaag)
            _antwoord(sessie, tx, overdracht, Antwoord.AANVAARD)
            if overdracht.tot is None:
                wijs_toe_in(sessie, tx, overdracht.dossier_id, overdracht.aan_id, van)
            else:
                tx.maak(
                    Behandelaar(
                        dossier_id=overdracht.dossier_id,
                        ambtenaar_id=overdracht.aan_id,
                        van=van,
                        tot=overdracht.tot,
                    )
                )
    return tx.wijziging


def weiger(sessie: Sessie, overdracht_ids: Sequence[str], reden: str = "") -> Wijziging:
    """Refuse what was offered; the dossier stays where it is. NotitieGesloten for a reason."""
    with sessie.schrijf() as tx:
        for overdracht in _mijn(sessie, overdracht_ids):
            _antwoord(sessie, tx, overdracht, Antwoord.GEWEIGERD, reden)
    return tx.wijziging


def neem_terug(sessie: Sessie, overdracht_id: str) -> Wijziging:
    """Take back an own offer (a teamleider: anybody's) that is not answered yet."""
    overdracht = sessie.lees_een(Overdracht, overdracht_id)
    if overdracht.door_id != sessie.ambtenaar_id:
        sessie.eis_rol(Rol.TEAMLEIDER)
    _eis_zonder_antwoord(overdracht)
    with sessie.schrijf() as tx:
        _antwoord(sessie, tx, overdracht, Antwoord.TERUGGENOMEN)
    return tx.wijziging


def neem_terug_bij_sluiten(sessie: Sessie, tx: Transactie, dossier_id: str) -> None:
    """Take back what is still offered of a dossier that closes."""
    for overdracht in sessie.lees(Overdracht, dossier_id=dossier_id, antwoord=None):
        _antwoord(sessie, tx, overdracht, Antwoord.TERUGGENOMEN)


def _antwoord(
    sessie: Sessie, tx: Transactie, overdracht: Overdracht, antwoord: Antwoord, reden: str = ""
) -> None:
    """Write how an offer ended."""
    nieuw = dataclasses.replace(
        overdracht, antwoord=antwoord, antwoord_op=sessie.vandaag(), reden=reden.strip()
    )
    wijzig_in(sessie, tx, nieuw)


def _mijn(sessie: Sessie, ids: Sequence[str]) -> list[Overdracht]:
    """Read offers that are for who is at work, and not answered."""
    gevonden = [sessie.lees_een(Overdracht, i) for i in ids]
    for overdracht in gevonden:
        if overdracht.aan_id != sessie.ambtenaar_id:
            raise RechtFout(
                "Dit dossier is aan een ander aangeboden.", "Alleen die collega kan antwoorden."
            )
        _eis_zonder_antwoord(overdracht)
    return gevonden


def _eis_zonder_antwoord(overdracht: Overdracht) -> None:
    if overdracht.antwoord is not None:
        raise KnownError(f"Dit aanbod is al {overdracht.antwoord.label}.", "Ververs het scherm.")


def _eis_in_dienst(sessie: Sessie, aan_id: str, van: date) -> None:
    collega = sessie.lees_een(Ambtenaar, aan_id)
    if collega.uit_dienst is not None and collega.uit_dienst <= van:
        raise InvoerFout(
            "Deze collega is dan niet meer in dienst.", "Kies een andere collega.", veld="aan_id"
        )
    if collega.rol is Rol.ADMINISTRATIE:
        raise InvoerFout(
            "Een dossier wordt behandeld door een leerplichtambtenaar.",
            "Kies een andere collega.",
            veld="aan_id",
        )


def _dossier(sessie: Sessie, dossier_id: str) -> Dossier:
    return sessie.lees_een(Dossier, dossier_id)


def _eis_open_en_eigen(sessie: Sessie, dossier_id: str, aan_id: str, van: date) -> None:
    """Refuse a closed dossier, somebody else's, and one that the colleague has already."""
    if _dossier(sessie, dossier_id).gesloten is not None:
        raise KnownError("Dit dossier is gesloten.", "Heropen het eerst.")
    behandelaars = sessie.lees(Behandelaar, dossier_id=dossier_id)
    nu = behandelaar_op(behandelaars, sessie.vandaag())
    eigen = nu is not None and nu.ambtenaar_id == sessie.ambtenaar_id
    if not eigen and sessie.ambtenaar.rol is not Rol.TEAMLEIDER:
        raise RechtFout(
            "U kunt alleen uw eigen dossiers aanbieden.", "Vraag de behandelaar of de teamleider."
        )
    straks = behandelaar_op(behandelaars, van)
    if straks is not None and straks.ambtenaar_id == aan_id:
        raise InvoerFout(
            "Deze ambtenaar heeft dit dossier al.", "Kies een andere collega.", veld="aan_id"
        )


def _aanbod(sessie: Sessie, alle: Sequence[Overdracht]) -> list[Aanbod]:
    """Put names to offers."""
    dossiers = opzoeken.per_id(sessie.v, Dossier, {o.dossier_id for o in alle})
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {d.leerling_id for d in dossiers.values()})
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    rijen = [
        Aanbod(
            overdracht=o,
            naam=lijstnaam(leerlingen[dossiers[o.dossier_id].leerling_id]),
            dossiernummer=dossiers[o.dossier_id].dossiernummer,
            door=namen.get(o.door_id, ""),
            aan=namen.get(o.aan_id, ""),
        )
        for o in alle
        if o.dossier_id in dossiers
    ]
    return sorted(rijen, key=lambda r: (r.overdracht.van, r.naam))
