"""Services: what can be done with a melding that waits; each act is one transaction."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Dossier
from app.domain.fouten import InvoerFout, KnownError
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus
from app.services import dossiers, gebeurtenissen, vastleggen
from app.services.meldingen.vragen import KENMERK, vragen_bij
from db import opzoeken

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging

_KLAAR = (Meldingstatus.AFGESLOTEN, Meldingstatus.TER_KENNISGEVING, Meldingstatus.INGETROKKEN)


def in_behandeling(
    sessie: Sessie, melding_id: str, ambtenaar_id: str | None = None
) -> tuple[str, Wijziging]:
    """Take a melding into the running dossier of the leerling, or open one; give its id.

    A new dossier goes to `ambtenaar_id`, else to whom the melding was given, else to the
    person at work.
    """
    with sessie.schrijf() as tx:
        dossier_id = _neem_op(sessie, tx, melding_id, ambtenaar_id)
    return dossier_id, tx.wijziging


def beoordeel(
    sessie: Sessie,
    melding_id: str,
    soort: str,
    uitkomst: str,
    *,
    ambtenaar_id: str | None = None,
    reden: str = "",
) -> tuple[str, Wijziging]:
    """Take a melding into a dossier and record what was decided about it; give the dossier.

    `soort` is a gebeurtenis of `vragen_bij`, `uitkomst` one of its answers; `reden` is asked
    where a gate is closed. InvoerFout: no such question or answer here; then nothing landed.
    """
    vandaag = sessie.vandaag()
    with sessie.schrijf() as tx:
        melding = sessie.lees_een(Melding, melding_id)
        vraag = next((v for v in vragen_bij(sessie, melding, vandaag) if v.soort == soort), None)
        if vraag is None or uitkomst not in vraag.antwoorden:
            raise InvoerFout(
                "Dit antwoord hoort niet bij deze melding.",
                "Kies een antwoord uit de lijst.",
                veld="uitkomst",
            )
        # What kind of signal it is stands once: as it was judged, when that is the answer.
        dossier_id = _neem_op(sessie, tx, melding_id, ambtenaar_id, kenmerk=soort != KENMERK)
        gebeurtenissen.leg_gebeurtenis_vast_in(
            sessie,
            tx,
            Gebeurtenis(
                dossier_id=dossier_id,
                spoor=vraag.spoor,
                soort=soort,
                datum=vandaag,
                uitkomst=uitkomst,
                reden=reden,
            ),
        )
    return dossier_id, tx.wijziging


def ter_kennisgeving(sessie: Sessie, melding_id: str | Iterable[str]) -> Wijziging:
    """Take note of one melding or of several without opening a dossier."""
    ids = [melding_id] if isinstance(melding_id, str) else list(melding_id)
    with sessie.schrijf() as tx:
        for een in ids:
            _zet_status(sessie, tx, een, Meldingstatus.TER_KENNISGEVING, sessie.vandaag())
    return tx.wijziging


def sluit_af(
    sessie: Sessie, melding_id: str | Iterable[str], reden: str, opmerking: str = ""
) -> Wijziging:
    """Close one melding or several, with the reason (BRO art. 14 n) and a remark (14 o).

    InvoerFout: no reason. What is longer than a few words is refused, for it is no place
    for notes.
    """
    if not reden.strip():
        raise InvoerFout(
            "Kies waarom deze melding is afgesloten.",
            "De lijst met redenen staat bij Instellingen.",
            veld="reden_afsluiten",
        )
    ids = [melding_id] if isinstance(melding_id, str) else list(melding_id)
    with sessie.schrijf() as tx:
        for een in ids:
            _zet_status(
                sessie,
                tx,
                een,
                Meldingstatus.AFGESLOTEN,
                sessie.vandaag(),
                reden_afsluiten=reden.strip(),
                opmerking=opmerking.strip(),
            )
    return tx.wijziging


def wijs_toe(sessie: Sessie, melding_ids: Iterable[str], ambtenaar_id: str | None) -> Wijziging:
    """Give meldingen that wait to an ambtenaar, or to nobody (None)."""
    with sessie.schrijf() as tx:
        for melding in opzoeken.per_id(sessie.v, Melding, melding_ids).values():
            if melding.ambtenaar_id != ambtenaar_id:
                vastleggen.wijzig_in(
                    sessie, tx, dataclasses.replace(melding, ambtenaar_id=ambtenaar_id)
                )
    return tx.wijziging


def zet_vermoeden(sessie: Sessie, melding_id: str, vermoeden: bool) -> Wijziging:
    """Record whether the school suspects ongeoorloofd verzuim (wet-en-praktijk 2.3)."""
    melding = sessie.lees_een(Melding, melding_id)
    return vastleggen.wijzig(sessie, dataclasses.replace(melding, vermoeden=vermoeden))


def _neem_op(
    sessie: Sessie,
    tx: Transactie,
    melding_id: str,
    ambtenaar_id: str | None,
    *,
    kenmerk: bool = True,
) -> str:
    """Hang a melding on the running dossier, or on one that is opened; gives its id.

    With `kenmerk` the dossier learns what kind of signal the melding itself names.
    """
    vandaag = sessie.vandaag()
    melding = sessie.lees_een(Melding, melding_id)
    lopend = [
        d for d in sessie.lees(Dossier, leerling_id=melding.leerling_id) if d.gesloten is None
    ]
    if lopend:
        dossier_id = lopend[0].id
        if melding.dossier_id != dossier_id:
            tx.wijzig(dataclasses.replace(melding, dossier_id=dossier_id))
    else:
        wie = ambtenaar_id or melding.ambtenaar_id or sessie.ambtenaar_id
        dossier_id = dossiers.open_in(sessie, tx, melding.leerling_id, wie, vandaag)
    _zet_status(sessie, tx, melding_id, Meldingstatus.IN_BEHANDELING, vandaag)
    if kenmerk and melding.kenmerk:
        _leg_kenmerk_vast(sessie, tx, melding, dossier_id, vandaag)
    return dossier_id


def _leg_kenmerk_vast(
    sessie: Sessie, tx: Transactie, melding: Melding, dossier_id: str, dag: date
) -> None:
    """Let the dossier know what kind of signal it was: its track asks for that."""
    vraag = next((v for v in vragen_bij(sessie, melding, dag) if v.soort == KENMERK), None)
    if vraag is not None and melding.kenmerk in vraag.antwoorden:
        gebeurtenissen.leg_gebeurtenis_vast_in(
            sessie,
            tx,
            Gebeurtenis(
                dossier_id=dossier_id,
                spoor=vraag.spoor,
                soort=KENMERK,
                datum=dag,
                uitkomst=melding.kenmerk,
            ),
        )


def _zet_status(
    sessie: Sessie,
    tx: Transactie,
    melding_id: str,
    status: Meldingstatus,
    dag: date,
    reden_afsluiten: str = "",
    opmerking: str = "",
) -> None:
    """Give a melding a status, unless a colleague decided on it meanwhile."""
    melding = sessie.lees_een(Melding, melding_id)
    bestaand = sessie.lees(MeldingStatus, melding_id=melding.id)
    if any(s.status in _KLAAR or s.status is status for s in bestaand if s.datum <= dag):
        raise KnownError(
            "Over deze melding is al beslist.", "Ververs de lijst; een collega was u voor."
        )
    vastleggen.leg_vast_in(
        sessie,
        tx,
        MeldingStatus(
            melding_id=melding.id,
            status=status,
            datum=dag,
            reden_afsluiten=reden_afsluiten,
            opmerking=opmerking,
        ),
    )
