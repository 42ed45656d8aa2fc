"""Services: recording what a protocol asks for and no other kind of fact holds.

The rules of the dossier say which kinds there are, which outcomes they have and what is
asked with them; a gate that was closed is passed with a reason, which stays with the fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.fouten import InvoerFout
from app.domain.sporen import Gebeurtenis
from app.protocol.model import Gebeurtenisregel
from app.protocol.namen import gebeurtenisregels
from app.protocol.stand import Doorloopstand, PoortStand
from app.protocol.tekst import som
from app.services import vastleggen
from app.services.caseload import stand_van
from app.services.protocollen import regels_op

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.schrijven import Transactie
    from db.wijziging import Wijziging


def soorten(sessie: Sessie, dossier_id: str | None, dag: date) -> Mapping[str, Gebeurtenisregel]:
    """Give what can be recorded on a day, by code: in a dossier, or for the team (None)."""
    if dossier_id is None:
        return _van_team(sessie, dag)
    regels = sessie.regels(vastleggen.feiten_van(sessie, dossier_id), dag)
    alle = gebeurtenisregels(regels)
    return {code: r for code, r in alle.items() if not r.team and not r.opsporing}


def per_protocol(
    sessie: Sessie, dossier_id: str, dag: date
) -> tuple[tuple[str, tuple[Gebeurtenisregel, ...]], ...]:
    """Give what can be recorded in a dossier under the title of the file that gives the words."""
    feiten = vastleggen.feiten_van(sessie, dossier_id)
    gezien: set[str] = set()
    groepen = []
    for bestand in sessie.regels(feiten, dag).alle:
        nieuw = [
            regel
            for code, regel in bestand.gebeurtenissen.items()
            if code not in gezien and not regel.team and not regel.opsporing
        ]
        gezien |= set(bestand.gebeurtenissen)
        if nieuw:
            groepen.append((bestand.titel, tuple(sorted(nieuw, key=lambda r: r.naam.casefold()))))
    return tuple(groepen)


def leg_gebeurtenis_vast(sessie: Sessie, gebeurtenis: Gebeurtenis) -> Wijziging:
    """Record what happened, of a dossier or (`dossier_id` None) of the team.

    InvoerFout names the field: a code that no rule here knows, another outcome
    than its own, something that is asked and missing, something that is not
    asked, a closed gate without a reason. The closed gates are written with it.
    """
    with sessie.schrijf() as tx:
        leg_gebeurtenis_vast_in(sessie, tx, gebeurtenis)
    return tx.wijziging


def leg_gebeurtenis_vast_in(sessie: Sessie, tx: Transactie, gebeurtenis: Gebeurtenis) -> None:
    """Record what happened inside a running transaction, under the same rules."""
    _keur(sessie, gebeurtenis)
    vastleggen.leg_vast_in(sessie, tx, _met_poorten(sessie, gebeurtenis))


def wijzig_gebeurtenis(sessie: Sessie, gebeurtenis: Gebeurtenis) -> Wijziging:
    """Correct what was recorded, under the same rules; the gates stay those of then."""
    _keur(sessie, gebeurtenis)
    return vastleggen.wijzig(sessie, gebeurtenis)


def dichte_poorten(sessie: Sessie, gebeurtenis: Gebeurtenis) -> tuple[PoortStand, ...]:
    """Give the closed gates before the running steps of tracks that this would complete.

    As they stand on its own day, without it.
    """
    if gebeurtenis.dossier_id is None:
        return ()
    feiten = vastleggen.feiten_van(sessie, gebeurtenis.dossier_id)
    dicht: dict[str, PoortStand] = {}
    for spoor in stand_van(sessie, feiten, gebeurtenis.datum).sporen:
        if gebeurtenis.spoor and spoor.sleutel != gebeurtenis.spoor:
            continue
        for stap in spoor.stappen:
            if stap.stand is not Doorloopstand.HUIDIG or gebeurtenis.soort not in stap.legt_vast:
                continue
            for poort in (*spoor.poorten, *stap.poorten):
                if not poort.open and poort.verplicht and stap.code in poort.voor:
                    dicht.setdefault(poort.code, poort)
    return tuple(dicht.values())


def _keur(sessie: Sessie, g: Gebeurtenis) -> None:
    """Refuse a kind that is not recorded here, and what does not fit that kind."""
    regel = soorten(sessie, g.dossier_id, g.datum).get(g.soort)
    if regel is None:
        raise InvoerFout(
            f"De protocollen die hier gelden, kennen '{g.soort}' niet.",
            "Kies uit de lijst, of zet het protocol aan waarin het staat.",
            veld="soort",
        )
    keur_velden(regel, g)


def _met_poorten(sessie: Sessie, g: Gebeurtenis) -> Gebeurtenis:
    """Add the closed gates that recording this passes; refuse to pass them without a reason."""
    if g.dossier_id is None:
        return g
    dicht = dichte_poorten(sessie, g)
    namen = [p.naam for p in dicht if p.leg_uit]
    if (
        (namen or g.poorten)
        and not g.reden.strip()
        and vastleggen.notitie_op(sessie, g.dossier_id, g.datum).open
    ):
        raise InvoerFout(
            "Er is iets nog niet in orde; leg uit waarom u toch verdergaat.",
            f"Nog niet in orde: {som(namen)}." if namen else "Vul de reden in.",
            veld="reden",
        )
    codes = dict.fromkeys([*g.poorten.split(), *(p.code for p in dicht)])
    return replace(g, poorten=" ".join(codes))


def _van_team(sessie: Sessie, dag: date) -> dict[str, Gebeurtenisregel]:
    bekend: dict[str, Gebeurtenisregel] = {}
    for bestand in regels_op(sessie, dag):
        for code, regel in bestand.gebeurtenissen.items():
            if regel.team and not regel.opsporing:
                bekend.setdefault(code, regel)
    return bekend


def keur_velden(regel: Gebeurtenisregel, g: Gebeurtenis) -> None:
    """Refuse another outcome than the rule has, and fields that it does or does not ask."""
    if g.uitkomst not in regel.uitkomsten and (g.uitkomst or regel.uitkomsten):
        opties = som(regel.uitkomsten.values())
        raise InvoerFout(
            f"Kies de uitkomst van '{regel.naam}'.",
            f"Kies uit: {opties}." if opties else "Laat de uitkomst leeg.",
            veld="uitkomst",
        )
    for veld, label, waarde in (
        ("aantal", regel.aantal, g.aantal),
        ("tot", regel.tot, g.tot),
        ("persoon", regel.persoon, g.persoon.strip() or None),
    ):
        if label and waarde is None and veld not in regel.mag_leeg:
            raise InvoerFout(f"{label} is niet ingevuld.", "Vul dit veld in.", veld=veld)
        if not label and waarde is not None:
            _niet_gevraagd(regel, veld)
    if g.notitie and not regel.notitie:
        _niet_gevraagd(regel, "notitie")


def _niet_gevraagd(regel: Gebeurtenisregel, veld: str) -> None:
    raise InvoerFout(f"Bij '{regel.naam}' hoort dit veld niet.", "Laat het leeg.", veld=veld)
