"""Gathering dossiers: everything of it, in order, nothing withdrawn, of one moment."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from app.domain.belastbaarheid import Antwoord, Belastbaarheid, Uitspraakvan
from app.domain.documenten import Document
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import (
    Afspraak,
    Behandelaar,
    Besluitsoort,
    Dossier,
    Regie,
    Regiesoort,
    Sluitreden,
    Stapbesluit,
    Taak,
    Toestemming,
    Wacht,
)
from app.domain.handelen import Brief, Contact, Doorgave, Herstel, Interventie, Ontvangersoort
from app.domain.handelen import Overleg as Ov
from app.domain.klaarmet import Uitstel
from app.domain.mensen import Ambtenaar, Leerling, Rol, Verhuizing
from app.domain.overdracht import Heropening, Overdracht, Pakket
from app.domain.scholen import Inschrijving, School, Schoolnorm
from app.domain.schoolwerk import Lijstbespreking
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.verzuim import (
    Melding,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    TeLaat,
    Verzuimperiode,
    Verzuimsoort,
)
from app.domain.vrijstellingen import Grond, Verlofaanvraag, Vrijstelling
from db.dossiers import lees_dossierfeiten
from db.schrijven import schrijf
from db.verbinding import Verbinding
from tests.db.conftest import NU, Basis

DAG = date(2026, 11, 2)
EERDER = date(2026, 10, 5)


def test_every_kind_of_fact_is_gathered(v: Verbinding, basis: Basis) -> None:
    d, le = basis.dossier.id, basis.leerling.id
    tweede, derde, vierde = (School(naam=n) for n in ("Andere school", "Derde", "Vierde"))
    collega = Ambtenaar(naam="J. Bakker", rol=Rol.LEERPLICHTAMBTENAAR)
    m = Melding(
        leerling_id=le, dossier_id=d, school_id=tweede.id, soort=Verzuimsoort.LRV, melddatum=DAG
    )
    taak = Taak(dossier_id=d, datum=DAG, omschrijving="x")
    alles = {
        "inschrijvingen": Inschrijving(leerling_id=le, school_id=basis.school.id, van=EERDER),
        "verhuizingen": Verhuizing(leerling_id=le, datum=DAG, naar_gemeente="Elders"),
        "behandelaars": Behandelaar(dossier_id=d, ambtenaar_id=basis.ambtenaar.id, van=DAG),
        "perioden": Verzuimperiode(
            leerling_id=le, dossier_id=d, soort=Periodesoort.ONGEOORLOOFD, eerste_dag=EERDER
        ),
        "meldingen": m,
        "statussen": MeldingStatus(melding_id=m.id, status=Meldingstatus.GEREGISTREERD, datum=DAG),
        "contacten": Contact(dossier_id=d, datum=DAG, notitie="x"),
        "interventies": Interventie(dossier_id=d, datum=DAG, stap="1"),
        "overleggen": Ov(dossier_id=d, datum=DAG, stap="2"),
        "besluiten": Stapbesluit(dossier_id=d, datum=DAG, soort=Besluitsoort.BEGIN, stap="1"),
        "herstel": Herstel(dossier_id=d, datum=DAG),
        "toestemmingen": Toestemming(dossier_id=d, datum=DAG, ouder_id=basis.ouder.id),
        "belastbaarheid": Belastbaarheid(
            dossier_id=d, datum=DAG, antwoord=Antwoord.DEELS, van=Uitspraakvan.JEUGDARTS
        ),
        "regie": Regie(dossier_id=d, soort=Regiesoort.PROCES, organisatie="x", van=DAG),
        "wachten": Wacht(dossier_id=d, van=DAG, tot=DAG),
        "afspraken": Afspraak(dossier_id=d, datum=DAG, met="moeder"),
        "taken": taak,
        "uitstellen": Uitstel(dossier_id=d, taak_id=taak.id, datum=DAG, tot=DAG),
        "doorgaven": Doorgave(dossier_id=d, datum=DAG),
        "brieven": Brief(
            dossier_id=d,
            datum=DAG,
            sjabloon="uitnodiging",
            onderwerp="x",
            aan=Ontvangersoort.LEERLING,
            ontvanger="E",
        ),
        "sporen": Spoor(dossier_id=d, protocol="routes", code="route_luxe", begonnen=DAG),
        "gebeurtenissen": Gebeurtenis(dossier_id=d, soort="schorsing", datum=DAG),
        "vrijstellingen": Vrijstelling(dossier_id=d, grond=Grond.RICHTING, ingediend=DAG),
        "verlof": Verlofaanvraag(dossier_id=d, ontvangen=DAG, van=DAG, tot=DAG, dagen=1),
        "te_laat": TeLaat(
            leerling_id=le, dossier_id=d, school_id=derde.id, van=EERDER, tot=DAG, aantal=3
        ),
        "besprekingen": Lijstbespreking(
            leerling_id=le, school_id=basis.school.id, dossier_id=d, datum=DAG
        ),
        "boatermijnen": Boatermijn(dossier_id=d, van=DAG, datum=DAG),
        "documenten": Document(
            dossier_id=d,
            datum=DAG,
            titel="Plan",
            mediatype="text/plain",
            sha256="0f" * 32,
            grootte=1,
        ),
        "overdrachten": Overdracht(
            dossier_id=d,
            door_id=basis.ambtenaar.id,
            aan_id=collega.id,
            aangeboden=DAG,
            van=DAG,
        ),
        "heropeningen": Heropening(
            dossier_id=d, gesloten=EERDER, sluitreden=Sluitreden.HERSTELD, heropend=DAG
        ),
        "pakketten": Pakket(dossier_id=d, datum=DAG, gemeente="Elders", sha256="0f" * 32),
        "schoolnormen": Schoolnorm(school_id=derde.id, norm="te_laat", aantal=6, van=EERDER),
    }
    elders = [
        collega,
        Gebeurtenis(soort="jaarverslag", datum=DAG),
        Schoolnorm(school_id=vierde.id, norm="te_laat", aantal=3, van=EERDER),
        TeLaat(leerling_id=le, van=EERDER, tot=DAG, aantal=9),
    ]
    with schrijf(v, "a", NU) as tx:
        tx.maak_veel([tweede, derde, vierde, *alles.values(), *elders])
    (feiten,) = lees_dossierfeiten(v).values()
    assert feiten.dossier == basis.dossier
    assert feiten.leerling == basis.leerling
    assert feiten.ouders == (basis.ouder,)
    assert feiten.scholen == {basis.school.id: basis.school, tweede.id: tweede, derde.id: derde}
    for naam, feit in alles.items():
        if naam != "gebeurtenissen":
            assert getattr(feiten, naam) == (feit,), naam
    assert [g.soort for g in feiten.gebeurtenissen] == [
        "schorsing",
        "kennisgeving",
        "verlofaanvraag",
    ]
    assert feiten.gebeurtenissen[0] == alles["gebeurtenissen"]
    assert feiten.opsporing is None
    assert {f.name for f in fields(DossierFeiten)} == {
        "dossier",
        "leerling",
        "ouders",
        "scholen",
        "opsporing",
        *alles,
    }


def test_each_kind_stands_in_the_order_of_its_date_then_of_recording(
    v: Verbinding, basis: Basis
) -> None:
    d = basis.dossier.id
    een, twee, drie = (
        Contact(dossier_id=d, datum=DAG),
        Contact(dossier_id=d, datum=EERDER),
        Contact(dossier_id=d, datum=DAG),
    )
    with schrijf(v, "a", NU) as tx:
        for c in (een, twee, drie):
            tx.maak(c)
        weg = tx.maak(Contact(dossier_id=d, datum=DAG))
        tx.trek_in(Contact, weg.id, 1)
    assert lees_dossierfeiten(v)[d].contacten == (twee, een, drie)


def _tweede(v: Verbinding, basis: Basis) -> Dossier:
    """Add a leerling with an open dossier of another ambtenaar, and close the first."""
    ander = Leerling(achternaam="Berk", geboortedatum=date(2011, 1, 1))
    dossier = Dossier(leerling_id=ander.id, dossiernummer="2", geopend=DAG)
    with schrijf(v, "a", NU) as tx:
        tx.maak_veel([ander, dossier])
        tx.maak(Behandelaar(dossier_id=dossier.id, ambtenaar_id=basis.ambtenaar.id, van=DAG))
        tx.wijzig(replace(basis.dossier, gesloten=DAG, sluitreden=Sluitreden.HERSTELD))
    return dossier


def test_open_ones_by_default_or_those_of_a_day_or_those_asked_for(
    v: Verbinding, basis: Basis
) -> None:
    eerste, tweede = basis.dossier, _tweede(v, basis)
    assert list(lees_dossierfeiten(v)) == [tweede.id]
    assert list(lees_dossierfeiten(v, op=date(2026, 11, 1))) == [eerste.id]
    assert list(lees_dossierfeiten(v, op=DAG)) == [tweede.id]
    assert list(lees_dossierfeiten(v, op=date(2026, 8, 31))) == []
    assert set(lees_dossierfeiten(v, [eerste.id, tweede.id, "x"])) == {eerste.id, tweede.id}
    assert lees_dossierfeiten(v, []) == {}


def test_of_one_ambtenaar(v: Verbinding, basis: Basis) -> None:
    tweede = _tweede(v, basis)
    assert list(lees_dossierfeiten(v, ambtenaar_id=basis.ambtenaar.id)) == [tweede.id]
    assert lees_dossierfeiten(v, ambtenaar_id="niemand") == {}


def test_two_dossiers_of_one_leerling_share_people_not_facts(v: Verbinding, basis: Basis) -> None:
    opnieuw = Dossier(leerling_id=basis.leerling.id, dossiernummer="2", geopend=DAG)
    with schrijf(v, "a", NU) as tx:
        tx.maak(Contact(dossier_id=basis.dossier.id, datum=EERDER))
        tx.wijzig(replace(basis.dossier, gesloten=EERDER, sluitreden=Sluitreden.HERSTELD))
        tx.maak(opnieuw)
    alles = lees_dossierfeiten(v, [basis.dossier.id, opnieuw.id])
    assert [len(f.contacten) for f in alles.values()] == [1, 0]
    assert all(f.ouders == (basis.ouder,) for f in alles.values())


def test_it_reads_inside_a_transaction_too(v: Verbinding, basis: Basis) -> None:
    with schrijf(v, "a", NU) as tx:
        c = tx.maak(Contact(dossier_id=basis.dossier.id, datum=DAG))
        assert lees_dossierfeiten(v)[basis.dossier.id].contacten == (c,)
    assert not v.conn.in_transaction
    lees_dossierfeiten(v)
    assert not v.conn.in_transaction
