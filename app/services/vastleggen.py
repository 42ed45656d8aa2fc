"""Services: recording, correcting, withdrawing and undoing facts, one transaction each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.delen import keur_delen, vraagt_toestemming
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier, Taak
from app.domain.feit import Feit
from app.domain.fouten import KnownError, RechtFout, VersieConflict
from app.domain.keuring import keur
from app.domain.klaarmet import Uitstel
from app.domain.mensen import Rol
from app.domain.notitie import NotitieStand, keur_notitie, notitie_stand, notitievelden
from app.domain.opsporing import OPSPORING_PER_CODE
from app.domain.sporen import Boatermijn
from app.domain.vereist import keur_nieuw
from app.services.verzamelen import verzamel
from db import dossiers as db_dossiers
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

_ADMINISTRATIE_NIET = frozenset(
    {
        "stapbesluit",
        "overleg",
        "interventie",
        "herstel",
        "regie",
        "belastbaarheid",
        "spoor",
        "schoolbezoek",
        "bezoekpunt",
    }
)


def leg_vast(sessie: Sessie, *nieuwe: Feit) -> Wijziging:
    """Record new facts, all or none.

    InvoerFout names the field that cannot be right; NotitieGesloten when there
    is text where leerplicht keeps none (003 h.3); RechtFout when the role may not.
    """
    with sessie.schrijf() as tx:
        for feit in nieuwe:
            leg_vast_in(sessie, tx, feit)
    return tx.wijziging


def wijzig(sessie: Sessie, feit: Feit) -> Wijziging:
    """Correct a fact: a new version. VersieConflict when a colleague was first."""
    with sessie.schrijf() as tx:
        wijzig_in(sessie, tx, feit)
    return tx.wijziging


def wijzig_in(sessie: Sessie, tx: Transactie, feit: Feit) -> None:
    """Correct a fact inside a running transaction.

    VersieConflict comes before every other refusal: also when a colleague withdrew
    it, and so that text is never weighed against a version that was not seen.
    """
    mag(sessie, feit)
    _eis_boa(sessie, feit)
    oud = opzoeken.per_id(sessie.v, type(feit), [feit.id]).get(feit.id)
    if oud is None or oud.versie != feit.versie:
        raise VersieConflict(feit, oud)
    _keur(sessie, feit, oud)
    tx.wijzig(feit)


def trek_in(sessie: Sessie, feit: Feit) -> Wijziging:
    """Withdraw a fact: it counts no longer, and the history keeps that it was there."""
    mag(sessie, feit)
    _eis_boa(sessie, feit)
    with sessie.schrijf() as tx:
        if isinstance(feit, Taak):  # putting it off says nothing without it
            for uitstel in sessie.lees(Uitstel, taak_id=feit.id):
                tx.trek_in(Uitstel, uitstel.id, uitstel.versie)
        tx.trek_in(type(feit), feit.id, feit.versie)
    return tx.wijziging


def maak_ongedaan(sessie: Sessie, wijziging: Wijziging) -> Wijziging:
    """Undo a change as a change of its own, so that the history shows both.

    KnownError when somebody has worked on since. A change of the sealed file goes back there.
    """
    if wijziging.soorten & OPSPORING_PER_CODE.keys():
        from app.services import opsporing

        return opsporing.maak_ongedaan(sessie, wijziging)
    try:
        with sessie.schrijf() as tx:
            tx.draai_terug(wijziging)
    except VersieConflict as conflict:
        raise KnownError(
            "Dit is daarna nog gewijzigd en kan niet meer in één keer ongedaan.",
            "Open het dossier en verbeter het daar.",
        ) from conflict
    return tx.wijziging


def leg_vast_in(sessie: Sessie, tx: Transactie, feit: Feit) -> None:
    """Record a new fact inside a running transaction; refuses what `leg_vast` refuses.

    The day on which a task is made is known: nobody is asked.
    """
    if isinstance(feit, Taak) and feit.gemaakt_op is None:
        feit = replace(feit, gemaakt_op=min(sessie.vandaag(), feit.gedaan_op or date.max))
    _keur(sessie, feit, None)
    tx.maak(feit)


def feiten_van(sessie: Sessie, dossier_id: str) -> DossierFeiten:
    """Read all facts of a dossier, for a BOA the sealed ones too; KnownError when it is gone."""
    alles = verzamel(sessie, [dossier_id])
    if dossier_id not in alles:
        raise KnownError("Dit dossier is er niet meer.", "Ververs de lijst en kies opnieuw.")
    return alles[dossier_id]


def notitie_op(sessie: Sessie, dossier_id: str, dag: date) -> NotitieStand:
    """Tell whether free text may be recorded in a dossier for a day, and why (not)."""
    return notitie_stand(
        feiten_van(sessie, dossier_id),
        dag,
        met_toestemming=sessie.instellingen.notitie_met_toestemming,
    )


def _keur(sessie: Sessie, feit: Feit, oud: Feit | None) -> None:
    """Refuse what the role may not record, what cannot be right, and text that is closed."""
    mag(sessie, feit)
    keur(feit, vandaag=sessie.vandaag())
    if oud is None:
        keur_nieuw(feit)
    _keur_oordeel(sessie, feit, oud)
    notities = notitievelden(feit)
    nieuw = [n for n in notities if getattr(feit, n) != ("" if oud is None else getattr(oud, n))]
    delen = vraagt_toestemming(feit)
    if not nieuw and not delen and not any(getattr(feit, n) for n in notities):
        return
    dossier_id = getattr(feit, "dossier_id", None)
    if (
        nieuw
        and dossier_id is not None
        and sessie.ambtenaar.rol is Rol.ADMINISTRATIE
        and feit.SOORT not in ("melding", "taak", "document")
    ):
        raise RechtFout(
            "Notities zijn voor de leerplichtambtenaar.",
            "Laat de notitie leeg, of geef hem door aan de ambtenaar van dit dossier.",
        )
    feiten = None
    if dossier_id is not None:
        feiten = db_dossiers.lees_dossierfeiten(sessie.v, [dossier_id]).get(dossier_id)
    keur_notitie(feiten, feit, oud, sessie.instellingen.notitie_met_toestemming)
    keur_delen(feiten, feit, oud)


def _keur_oordeel(sessie: Sessie, feit: Feit, oud: Feit | None) -> None:
    """Leave the outcome of an appeal or request to the leerplichtambtenaar (003 bijlage 1)."""
    veld = {"vrijstelling": "uitkomst", "verlofaanvraag": "besluit"}.get(feit.SOORT)
    if veld is None or sessie.ambtenaar.rol is not Rol.ADMINISTRATIE:
        return
    if getattr(feit, veld) != (None if oud is None else getattr(oud, veld)):
        raise RechtFout(
            "De uitkomst legt de leerplichtambtenaar vast.",
            "Leg alleen vast wat er binnenkwam, en geef het door.",
        )


def mag(sessie: Sessie, feit: Feit) -> None:
    """Refuse what the role of the person at work may not change."""
    rol = sessie.ambtenaar.rol
    if rol is Rol.ADMINISTRATIE and feit.SOORT in _ADMINISTRATIE_NIET:
        raise RechtFout(
            "Dit legt de leerplichtambtenaar vast.", "Geef het door aan wie dit dossier behandelt."
        )
    if feit.SOORT == "ambtenaar":
        sessie.eis_rol(Rol.TEAMLEIDER)


def _eis_boa(sessie: Sessie, feit: Feit) -> None:
    """Leave what follows from the sealed file to who can read that."""
    if feit.SOORT == Boatermijn.SOORT and not sessie.ambtenaar.boa:
        raise RechtFout(
            "Een BOA-termijn volgt uit het verzegelde bestand.", "Vraag een BOA om dit te wijzigen."
        )


def dossier_van(sessie: Sessie, dossier_id: str) -> Dossier:
    """Read the dossier itself."""
    return sessie.lees_een(Dossier, dossier_id)
