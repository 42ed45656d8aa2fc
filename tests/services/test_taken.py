"""Open tasks from every source, what is done with them, and what falls between people."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest

from app.cli.opdrachten import voer_uit
from app.domain.dossiers import (
    Afspraak,
    Behandelaar,
    Besluitsoort,
    Dossier,
    Eenheid,
    Sluitreden,
    Stapbesluit,
    Taak,
    Wacht,
    Wachtop,
)
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten
from app.domain.handelen import Contact, Contactmet, Interventie
from app.domain.klaarmet import Klaarmet, Uitstel, Uitstelreden
from app.domain.mensen import Ambtenaar, Rol
from app.domain.overdracht import Overdracht
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import taken
from app.services.agenda import Soort, maak_agenda
from app.services.dossierbeeld import dossierbeeld
from app.services.sessie import Sessie
from app.services.taken import Gatsoort, Taakbron, Taakregel, mijn_taken, tussen_wal_en_schip
from app.services.vastleggen import leg_vast, maak_ongedaan, trek_in, wijzig
from tests.conftest import VANDAAG, WACHTWOORD
from tests.fabriek import een_leerling, een_melding, team_is_bij, zet_dossier

ACHTTIEN = date(2027, 2, 10)


@pytest.fixture
def dossier_id(team_sessie: Sessie) -> str:
    """Stap 1 since ma 2 nov, interventie wo 4 nov; the leerling is 18 on 10 February 2027."""
    team_is_bij(team_sessie, date(2026, 11, 2))
    leerling = een_leerling(geboortedatum=date(2009, 2, 10))
    dossier, _, _ = zet_dossier(team_sessie, leerling=leerling, geopend=date(2026, 11, 2))
    leg_vast(team_sessie, Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 11, 4)))
    return dossier.id


def per_bron(regels: list[Taakregel], bron: Taakbron) -> list[Taakregel]:
    return [r for r in regels if r.bron is bron]


def test_what_the_protocol_asks_is_computed_with_day_rule_and_end(
    team_sessie: Sessie, dossier_id: str
) -> None:
    regels = mijn_taken(team_sessie, VANDAAG, team_sessie.ambtenaar_id)
    # 003 h.4 stap 1: wo 4 nov + 3 schoolweken = wo 25 nov
    (stap,) = per_bron(regels, Taakbron.STAP)
    assert (stap.dag, stap.wat, stap.over) == (
        date(2026, 11, 25),
        "Beslis: door naar 2 kernteam?",
        False,
    )
    assert stap.rechtsgrond is not None
    assert stap.rechtsgrond.plaats == "h. 4, stap 1, kantelpunt"
    assert stap.klaar_door == "een besluit over de stap, of herstel"
    # The mother has not answered: the gate before stap 2, by the day that it tips.
    (poort,) = [r for r in per_bron(regels, Taakbron.POORT) if r.wat == "Toestemming kernteam"]
    assert (poort.dag, poort.regel) == (date(2026, 11, 25), "vóór stap 2")
    # 18 is announced 3 maanden before (protocollen 3): from 10 November on.
    (achttien,) = [r for r in per_bron(regels, Taakbron.SIGNAAL) if r.dag == ACHTTIEN]
    assert achttien.wat == "Bereid de overdracht aan het Doorstroompunt voor."
    assert not achttien.over
    eerder = mijn_taken(team_sessie, date(2026, 11, 9), team_sessie.ambtenaar_id)
    assert not [r for r in eerder if r.dag == ACHTTIEN]
    assert {r.sleutel for r in dossierbeeld(team_sessie, dossier_id, VANDAAG).takenlijst} == {
        r.sleutel for r in regels if r.hoofd.dossier_id
    }


def test_a_task_is_there_from_its_making_until_its_fact(
    team_sessie: Sessie, dossier_id: str
) -> None:
    ik = team_sessie.ambtenaar_id
    taken.maak(
        team_sessie,
        "School bellen",
        date(2026, 11, 20),
        ambtenaar_id=ik,
        dossier_id=dossier_id,
        klaar_met=Klaarmet.SCHOOL,
    )
    (taak,) = team_sessie.lees(Taak)
    assert taak.gemaakt_op == VANDAAG  # nobody was asked

    def op(dag: date) -> list[date]:
        agenda = {r.dag for r in maak_agenda(team_sessie, dag).regels if r.soort is Soort.TAAK}
        lijst = [r.dag for r in per_bron(mijn_taken(team_sessie, dag, ik), Taakbron.HAND)]
        assert agenda == set(lijst)
        assert len(dossierbeeld(team_sessie, dossier_id, dag).taken) == len(lijst)
        return lijst

    assert op(date(2026, 11, 17)) == []
    assert op(VANDAAG) == [date(2026, 11, 20)]
    leg_vast(
        team_sessie,
        Contact(dossier_id=dossier_id, datum=date(2026, 11, 19), met=Contactmet.SCHOOL),
    )
    assert op(VANDAAG) == [date(2026, 11, 20)]
    assert op(date(2026, 11, 19)) == []


def test_tick_off_put_off_give_and_undo(team_sessie: Sessie, dossier_id: str) -> None:
    ik = team_sessie.ambtenaar_id
    ander = Ambtenaar(naam="A. Ander", rol=Rol.LEERPLICHTAMBTENAAR)
    weg = Ambtenaar(naam="W. Weg", rol=Rol.LEERPLICHTAMBTENAAR, uit_dienst=date(2026, 10, 1))
    with team_sessie.schrijf() as tx:
        tx.maak(ander)
        tx.maak(weg)
    taken.maak(team_sessie, "Verslag", VANDAAG, ambtenaar_id=ik, elke=1, eenheid=Eenheid.WEKEN)
    (taak,) = team_sessie.lees(Taak)
    af = taken.vink_af(team_sessie, [taak.id])
    volgende = next(t for t in team_sessie.lees(Taak) if t.id != taak.id)
    assert (volgende.datum, volgende.gemaakt_op) == (date(2026, 11, 25), VANDAAG)
    with pytest.raises(KnownError, match="al gedaan"):
        taken.vink_af(team_sessie, [taak.id])
    maak_ongedaan(team_sessie, af)
    (taak,) = team_sessie.lees(Taak)
    assert taak.gedaan_op is None

    with pytest.raises(InvoerFout, match="latere dag"):
        taken.stel_uit(team_sessie, [taak.id], VANDAAG, Uitstelreden.DRUKTE)
    uit = taken.stel_uit(team_sessie, [taak.id], date(2026, 11, 24), Uitstelreden.GEEN_GEHOOR)
    (regel,) = per_bron(mijn_taken(team_sessie, VANDAAG, ik), Taakbron.HAND)
    assert (regel.dag, regel.uitgesteld, regel.uitstelreden) == (
        date(2026, 11, 24),
        1,
        "geen gehoor gekregen",
    )
    maak_ongedaan(team_sessie, uit)
    assert team_sessie.lees(Uitstel) == []

    with pytest.raises(InvoerFout, match="uit dienst"):
        taken.geef(team_sessie, [taak.id], weg.id)
    taken.geef(team_sessie, [taak.id], ander.id)
    assert per_bron(mijn_taken(team_sessie, VANDAAG, ik), Taakbron.HAND) == []
    (regel,) = per_bron(mijn_taken(team_sessie, VANDAAG, ander.id), Taakbron.HAND)
    assert regel.ambtenaar == "A. Ander"


def test_a_wait_comes_back_on_its_day_or_when_it_came(team_sessie: Sessie, dossier_id: str) -> None:
    wacht = Wacht(
        dossier_id=dossier_id,
        van=date(2026, 11, 10),
        tot=date(2026, 12, 1),
        op=Wachtop.ADVIES,
        klaar_met=Klaarmet.CONTACT,
    )
    leg_vast(team_sessie, wacht)

    def op(dag: date) -> tuple[date, bool, str]:
        (regel,) = per_bron(mijn_taken(team_sessie, dag), Taakbron.WACHT)
        return regel.dag, regel.wachtend, regel.wat

    assert op(VANDAAG)[:2] == (date(2026, 12, 1), True)
    assert op(date(2026, 12, 2))[1:] == (False, "Wachten op advies: is het er?")
    leg_vast(
        team_sessie,
        Contact(dossier_id=dossier_id, datum=date(2026, 11, 17), met=Contactmet.JEUGDARTS),
    )
    assert op(date(2026, 11, 16))[1]
    assert op(VANDAAG) == (
        date(2026, 11, 17),
        False,
        "Wachten op advies: iemand gesproken. Verder?",
    )
    assert dossierbeeld(team_sessie, dossier_id, VANDAAG).stand.wacht is None
    taken.wacht_langer(team_sessie, wacht.id, date(2026, 12, 8))
    assert op(VANDAAG)[:2] == (date(2026, 12, 8), True)


def test_no_words_where_leerplicht_keeps_none(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False, stap=None)
    with pytest.raises(NotitieGesloten):
        taken.maak(team_sessie, "Hoe gaat het thuis?", VANDAAG, dossier_id=dossier.id)
    taken.maak(team_sessie, "School bellen", VANDAAG, dossier_id=dossier.id)
    (taak,) = team_sessie.lees(Taak)
    with pytest.raises(NotitieGesloten):
        taken.stel_uit(
            team_sessie, [taak.id], date(2026, 11, 20), Uitstelreden.ANDERS, "moeder is ziek"
        )
    taken.stel_uit(team_sessie, [taak.id], date(2026, 11, 20), Uitstelreden.ANDERS)


def test_what_falls_between_people(team_sessie: Sessie, dossier_id: str) -> None:
    ik = team_sessie.ambtenaar_id
    weg = Ambtenaar(naam="W. Weg", rol=Rol.LEERPLICHTAMBTENAAR, uit_dienst=date(2026, 11, 1))
    los = een_leerling(bsn="", onderwijsnummer="100000001", achternaam="Los")
    stil = een_leerling(bsn="", onderwijsnummer="100000002", achternaam="Stil")
    van_weg = een_leerling(bsn="", onderwijsnummer="100000003", achternaam="Vanweg")
    dossiers = [
        Dossier(leerling_id=x.id, dossiernummer=f"2026-000{n}", geopend=date(2026, 11, 2))
        for n, x in enumerate((los, stil, van_weg), start=2)
    ]
    with team_sessie.schrijf() as tx:
        for feit in (weg, los, stil, van_weg, *dossiers):
            tx.maak(feit)
        for dossier, wie in ((dossiers[1], ik), (dossiers[2], weg.id)):
            tx.maak(Behandelaar(dossier_id=dossier.id, ambtenaar_id=wie, van=date(2026, 11, 2)))
        for dossier in (dossiers[0], dossiers[2]):
            tx.maak(
                Stapbesluit(
                    dossier_id=dossier.id,
                    datum=date(2026, 11, 2),
                    soort=Besluitsoort.BEGIN,
                    stap="1",
                )
            )
        # only geoorloofd absence: no term runs (003 h.3), so nothing has a date
        tx.maak(
            Verzuimperiode(
                leerling_id=stil.id,
                dossier_id=dossiers[1].id,
                soort=Periodesoort.GEOORLOOFD,
                eerste_dag=date(2026, 11, 2),
            )
        )
        tx.maak(een_melding(los, melddatum=VANDAAG))
        tx.maak(Taak(datum=date(2026, 11, 20), omschrijving="Van niemand"))
        tx.maak(Taak(ambtenaar_id=ik, datum=date(2026, 11, 4), omschrijving="Blijft liggen"))
        tx.maak(Taak(ambtenaar_id=ik, datum=date(2026, 11, 5), omschrijving="Nog net niet"))
        tx.maak(Wacht(dossier_id=dossier_id, van=date(2026, 11, 3), tot=date(2026, 11, 17)))
        tx.maak(
            Overdracht(
                dossier_id=dossier_id,
                door_id=ik,
                aan_id=weg.id,
                aangeboden=date(2026, 11, 16),
                van=date(2026, 12, 1),
            )
        )
    gaten = tussen_wal_en_schip(team_sessie, VANDAAG)
    gevonden = [(g.soort, g.hoofd.naam.split(",")[0] or g.wat) for g in gaten]
    assert gevonden == [
        (Gatsoort.DOSSIER_NIEMAND, "Los"),
        (Gatsoort.DOSSIER_WEG, "Vanweg"),
        (Gatsoort.TAAK_NIEMAND, "Van niemand"),
        (Gatsoort.TAAK_OUD, "Blijft liggen"),  # wo 4 nov is 10 werkdagen ago, do 5 nov 9
        (Gatsoort.AANBOD, "Iepenlaan"),
        (Gatsoort.MELDING, "Los"),
        (Gatsoort.WACHT, "Iepenlaan"),
        (Gatsoort.ZONDER_DATUM, "Stil"),
    ]
    assert "uit dienst sinds zo 1 nov 2026" in gaten[1].waarom


def test_what_a_change_touches_is_all_that_is_computed_anew(
    team_sessie: Sessie, dossier_id: str
) -> None:
    """After every change the lists that were followed read as those that are made from nothing."""
    ik = team_sessie.ambtenaar_id
    ander = Ambtenaar(naam="A. Ander", rol=Rol.LEERPLICHTAMBTENAAR)
    leg_vast(team_sessie, ander)
    van = een_leerling(achternaam="Tweede", bsn="")
    tweede = Dossier(leerling_id=van.id, dossiernummer="2026-0002", geopend=VANDAAG)
    with team_sessie.schrijf() as tx:
        tx.maak_veel([van, tweede])
    (mijn,) = team_sessie.lees(Behandelaar, dossier_id=dossier_id)
    hand = Taak(ambtenaar_id=ander.id, datum=VANDAAG, omschrijving="Bel", dossier_id=dossier_id)
    lijsten = {wie: mijn_taken(team_sessie, VANDAAG, wie) for wie in (None, ik, ander.id)}
    net = taken.kijk_na(team_sessie, VANDAAG)
    stappen = (
        lambda: leg_vast(team_sessie, hand),
        lambda: taken.geef(team_sessie, [hand.id], ik),
        lambda: wijzig(team_sessie, dataclasses.replace(mijn, ambtenaar_id=ander.id)),
        lambda: leg_vast(
            team_sessie,
            Wacht(dossier_id=dossier_id, van=date(2026, 11, 3), tot=date(2026, 11, 17)),
        ),
        lambda: taken.vink_af(team_sessie, [hand.id]),
        lambda: taken.maak(team_sessie, "Van niemand", date(2026, 11, 3)),
        lambda: leg_vast(team_sessie, een_melding(van)),
        lambda: wijzig(
            team_sessie,
            dataclasses.replace(tweede, gesloten=VANDAAG, sluitreden=Sluitreden.HERSTELD),
        ),
    )
    for nummer, stap in enumerate(stappen):
        wijziging = stap()
        for wie, oud in lijsten.items():
            nu = taken.ververs_taken(team_sessie, wijziging, VANDAAG, wie, oud)
            assert nu == mijn_taken(team_sessie, VANDAAG, wie), (nummer, wie)
            lijsten[wie] = nu
        na = taken.ververs_vangnet(team_sessie, wijziging, VANDAAG, net)
        assert na == taken.kijk_na(team_sessie, VANDAAG), nummer
        net = na
    weg = wijzig(team_sessie, dataclasses.replace(ander, uit_dienst=date(2026, 11, 1)))
    assert taken.ververs_taken(team_sessie, weg, VANDAAG, ik, lijsten[ik]) is None
    assert taken.ververs_vangnet(team_sessie, weg, VANDAAG, net) is None


def test_an_afspraak_and_an_old_task_with_notes_closed(
    team_sessie: Sessie, dossier_id: str
) -> None:
    with team_sessie.schrijf() as tx:
        tx.maak(
            Afspraak(
                dossier_id=dossier_id,
                datum=date(2026, 11, 10),
                met="moeder",
                wat="belt vrijdag",
                uiterlijk=date(2026, 11, 13),
            )
        )
    (regel,) = per_bron(mijn_taken(team_sessie, VANDAAG), Taakbron.AFSPRAAK)
    assert (regel.wat, regel.over) == ("Afspraak met moeder nagekomen: belt vrijdag?", True)
    assert regel.wanneer == "3 werkdagen over"  # vr 13 nov: ma, di, wo


def test_command_line(
    team_sessie: Sessie,
    dossier_id: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    woorden = ["taken", team_sessie.pad, "--peildatum", "2026-11-18"]
    assert voer_uit([*woorden, "--json"], lambda *_a, **_k: 0) == 0
    regels = json.loads(capsys.readouterr().out)
    stap = next(r for r in regels if r["soort"] == "stap")
    assert (stap["dag"], stap["dossiernummer"]) == ("2026-11-25", "2026-0001")
    assert stap["bron"]["plaats"] == "h. 4, stap 1, kantelpunt"
    assert voer_uit([*woorden, "--ambtenaar", "S. de Wit"], lambda *_a, **_k: 0) == 0
    assert "Beslis: door naar 2 kernteam?" in capsys.readouterr().out
    assert voer_uit([*woorden, "--vangnet", "--json"], lambda *_a, **_k: 0) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_withdrawing_takes_its_putting_off_along(team_sessie: Sessie, dossier_id: str) -> None:
    taken.maak(team_sessie, "Terugbellen", VANDAAG, dossier_id=dossier_id)
    (taak,) = team_sessie.lees(Taak)
    taken.stel_uit(team_sessie, [taak.id], date(2026, 11, 20), Uitstelreden.DRUKTE)
    weg = trek_in(team_sessie, taak)
    assert team_sessie.lees(Taak) == team_sessie.lees(Uitstel) == []
    maak_ongedaan(team_sessie, weg)
    assert len(team_sessie.lees(Uitstel)) == 1


def test_a_condition_is_no_task_what_somebody_can_do_is(team_sessie: Sessie) -> None:
    """Art. 3a: who is 13 cannot be made 14; the three that must be heard can be heard."""
    leerling = een_leerling(geboortedatum=date(2013, 3, 9))
    dossier, _, _ = zet_dossier(team_sessie, leerling=leerling, geopend=date(2026, 11, 2))
    leg_vast(
        team_sessie,
        Gebeurtenis(dossier_id=dossier.id, soort="aanvraag_3a", datum=date(2026, 11, 10)),
    )
    poorten = per_bron(mijn_taken(team_sessie, VANDAAG, None), Taakbron.POORT)
    van_3a = [r.wat for r in poorten if r.regel == "Vervangende leerplicht (3a)"]
    assert van_3a == ["Iedereen gehoord"]
    beeld = dossierbeeld(team_sessie, dossier.id, VANDAAG)
    (spoor,) = (s for s in beeld.stand.sporen if s.code == "vervangende_3a")
    besluit = next(s for s in spoor.stappen if s.code == "besluit")
    dicht = {p.naam: p.doenlijk for p in besluit.poorten if not p.open}
    assert dicht == {"14 jaar of ouder": False, "Iedereen gehoord": True}  # both are shown there


def test_no_signaal_that_asks_to_do_something_counts_hours_or_days() -> None:
    """Tasks look at the others only (`Stand.gewone_signalen`): counting is half of the work."""
    from app.protocol.signalen.tellen import MAAT_VAN
    from app.services.taken.woorden import KLAAR_DOOR_SIGNAAL

    assert MAAT_VAN.keys().isdisjoint(KLAAR_DOOR_SIGNAAL)
