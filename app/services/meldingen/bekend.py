"""Services: what is known of a leerling when a melding comes in, to judge it by.

Dates, kinds and schools; notes only where leerplicht may keep them (003 h.3) and only for who
may read them. Nothing here leaves a trace: opening the dossier does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Dossier
from app.domain.gelijkenis import adres_van, zelfde_adres
from app.domain.handelen import Contact
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Leerling, Rol
from app.domain.namen import lijstnaam
from app.domain.overdracht import Heropening, dossier_op
from app.domain.plicht import Plicht, plicht_op
from app.domain.scholen import Inschrijving, School
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus, Verzuimsoort
from app.services import vastleggen
from app.services.caseload import stand_van
from app.services.meldingen.samenvoegen import naam_van, samenvoegingen
from db import opzoeken
from db import zoeken as db_zoeken
from db.feiten import lees_per

if TYPE_CHECKING:
    from app.services.sessie import Sessie

CONTACTEN = 3
"""How many of the last contacts are shown."""


@dataclass(frozen=True, slots=True)
class Eerder:
    """An earlier melding and what became of it; `eerste_dag` is its first day of absence."""

    melding: Melding
    school: str
    status: str


@dataclass(frozen=True, slots=True)
class Gezinslid:
    """Another leerling at the same address; `dossier_id` is an open dossier."""

    leerling: Leerling
    naam: str
    leeftijd: int
    dossier_id: str | None


@dataclass(frozen=True, slots=True)
class Bekend:
    """Everything at hand about the leerling of a melding.

    `meldingen` counts those of this schooljaar, without signalen; `route` says what the running
    dossier asks next about this melding. `notities_dicht` is why notes are closed, "" when
    they are open; `contacten` are lines ready to show.
    """

    leerling: Leerling
    leeftijd: int
    plicht: Plicht
    inschrijvingen: tuple[tuple[Inschrijving, str], ...]
    dossiers: tuple[Dossier, ...]
    eerder: tuple[Eerder, ...]
    meldingen: int
    signalen: int
    gezin: tuple[Gezinslid, ...]
    route: str
    notities_dicht: str
    contacten: tuple[Contact, ...]
    samengevoegd: tuple[str, ...] = ()
    """The names of the records that were made one with this leerling."""


def wat_bekend_is(sessie: Sessie, melding: Melding, peildatum: date) -> Bekend:
    """Gather what is known of the leerling of a melding on a day."""
    leerling = sessie.lees_een(Leerling, melding.leerling_id)
    inschrijvingen = sorted(
        sessie.lees(Inschrijving, leerling_id=leerling.id), key=lambda i: i.van, reverse=True
    )
    scholen = {s.id: s for s in sessie.lees(School)}
    nu = next((i for i in inschrijvingen if _loopt(i, peildatum)), None)
    school = scholen.get(nu.school_id if nu else (melding.school_id or ""))
    alle = sessie.lees(Dossier, leerling_id=leerling.id)
    heropend = lees_per(sessie.v, Heropening, "dossier_id", [d.id for d in alle])
    dossiers = sorted(
        (dossier_op(d, heropend, peildatum) for d in alle if d.geopend <= peildatum),
        key=lambda d: d.geopend,
        reverse=True,
    )
    lopend = next((d for d in dossiers if d.gesloten is None or d.gesloten > peildatum), None)
    eerder = _eerder(sessie, melding, scholen, peildatum)
    begin = begin_schooljaar(melding.melddatum)
    dit_jaar = [e.melding for e in eerder if e.melding.melddatum >= begin]
    dicht, contacten, route = _uit_dossier(sessie, lopend, melding, peildatum)
    return Bekend(
        leerling=leerling,
        leeftijd=leeftijd(leerling.geboortedatum, peildatum),
        plicht=plicht_op(leerling, peildatum, sessie.kalenders.voor_school(school)),
        inschrijvingen=tuple(
            (i, scholen[i.school_id].naam if i.school_id in scholen else "") for i in inschrijvingen
        ),
        dossiers=tuple(dossiers),
        eerder=eerder,
        meldingen=sum(1 for m in dit_jaar if m.soort is not Verzuimsoort.KENMERK),
        signalen=sum(1 for m in dit_jaar if m.soort is Verzuimsoort.KENMERK),
        gezin=_gezin(sessie, leerling, peildatum),
        route=route,
        notities_dicht=dicht,
        contacten=contacten,
        samengevoegd=tuple(naam_van(s) for s in samenvoegingen(sessie, leerling.id)),
    )


def begin_schooljaar(dag: date) -> date:
    """Give 1 August of the schooljaar in which a day lies."""
    return date(dag.year if dag.month >= 8 else dag.year - 1, 8, 1)


def _eerder(
    sessie: Sessie, melding: Melding, scholen: dict[str, School], peildatum: date
) -> tuple[Eerder, ...]:
    """Give the other meldingen of the leerling, the latest first, with what became of them."""
    andere = [
        m
        for m in sessie.lees(Melding, leerling_id=melding.leerling_id)
        if m.id != melding.id and m.melddatum <= peildatum
    ]
    laatste: dict[str, MeldingStatus] = {}
    for s in lees_per(sessie.v, MeldingStatus, "melding_id", [m.id for m in andere]):
        hier = laatste.get(s.melding_id)
        if s.datum <= peildatum and (hier is None or s.datum >= hier.datum):
            laatste[s.melding_id] = s
    andere.sort(key=lambda m: m.melddatum, reverse=True)
    return tuple(
        Eerder(
            m,
            scholen[m.school_id].naam if m.school_id in scholen else "",
            _woorden(laatste.get(m.id)),
        )
        for m in andere
    )


def _woorden(status: MeldingStatus | None) -> str:
    """Say what became of a melding."""
    if status is None or status.status is Meldingstatus.GEREGISTREERD:
        return "wacht nog"
    if status.reden_afsluiten:
        return f"{status.status.label}: {status.reden_afsluiten}"
    return status.status.label


def _gezin(sessie: Sessie, leerling: Leerling, peildatum: date) -> tuple[Gezinslid, ...]:
    """Give the other leerlingen at the same address, the eldest first."""
    if not adres_van(leerling):
        return ()
    anderen = [
        x
        for x in db_zoeken.op_postcode(sessie.v, leerling.postcode)
        if x.id != leerling.id and zelfde_adres(x, leerling)
    ]
    dossiers = opzoeken.open_dossiers(sessie.v, [x.id for x in anderen])
    anderen.sort(key=lambda x: (x.geboortedatum, x.id))
    return tuple(
        Gezinslid(x, lijstnaam(x), leeftijd(x.geboortedatum, peildatum), dossiers.get(x.id))
        for x in anderen
    )


def _uit_dossier(
    sessie: Sessie, dossier: Dossier | None, melding: Melding, peildatum: date
) -> tuple[str, tuple[Contact, ...], str]:
    """Give why notes are closed, the last contacts, and what the route of this melding asks."""
    if dossier is None:
        return "", (), ""
    feiten = vastleggen.feiten_van(sessie, dossier.id)
    stand = vastleggen.notitie_op(sessie, dossier.id, peildatum)
    contacten = sorted(feiten.contacten, key=lambda c: c.datum, reverse=True)
    met_tekst = stand.open and sessie.ambtenaar.rol is not Rol.ADMINISTRATIE
    laatste = tuple(
        c if met_tekst else _zonder_tekst(c) for c in contacten if c.datum <= peildatum
    )[:CONTACTEN]
    route = ""
    for spoor in stand_van(sessie, feiten, peildatum).sporen:
        if spoor.sleutel.endswith(f":{melding.id}") and spoor.punt is not None:
            route = spoor.punt.uitleg or spoor.naam
    return ("" if stand.open else stand.uitleg), laatste, route


def _zonder_tekst(contact: Contact) -> Contact:
    from dataclasses import replace

    return replace(contact, notitie="")


def _loopt(inschrijving: Inschrijving, dag: date) -> bool:
    return inschrijving.van <= dag and (inschrijving.tot is None or inschrijving.tot >= dag)
