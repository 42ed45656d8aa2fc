"""Tests of the people of the team: rights, passwords, access taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.mensen import Ambtenaar, Rol
from app.services import mensen
from app.services.sessie import log_in, maak_team
from db import sleutelbestand, sleutelkopie, sleutels
from db.audit import controleer
from tests.conftest import GOEDKOOP, WACHTWOORD, klok

START = "start-woord-77"


@pytest.fixture
def ander(team_sessie):
    """A second person with an own password, as a leerplichtambtenaar."""
    return mensen.voeg_toe(team_sessie, "B. Bakker", Rol.LEERPLICHTAMBTENAAR, False, START)


def regel(sessie, ambtenaar_id):
    return next(r for r in mensen.lijst(sessie) if r.ambtenaar.id == ambtenaar_id)


def handelingen(sessie):
    return sessie.v.rijen(
        "SELECT json_extract(w.waarden, '$[0]'), a.feit_id FROM audit a "
        "JOIN audit_waarde w USING (nr) WHERE a.actie = 'beheer' ORDER BY nr"
    )


def test_added_person_logs_in_and_must_change_the_start_password(team_sessie, ander):
    assert regel(team_sessie, ander.id) == mensen.Persoonregel(ander, True, True, False)
    zijn = log_in(team_sessie.pad, START, "bakker", klok=klok)
    assert zijn.ambtenaar == ander
    mensen.wijzig_wachtwoord(zijn, START, "mijn-eigen-woord")
    assert not regel(zijn, ander.id).tijdelijk
    zijn.sluit()
    with pytest.raises(InvoerFout, match="klopt niet"):
        log_in(team_sessie.pad, START, "bakker")
    log_in(team_sessie.pad, "mijn-eigen-woord", "bakker", klok=klok).sluit()
    assert handelingen(team_sessie) == [
        ("persoon_toegevoegd", ander.id),
        ("wachtwoord_gewijzigd", ander.id),
    ]
    assert controleer(team_sessie.v).fouten == ()


def test_only_a_teamleider_changes_people(team_sessie, ander):
    zijn = log_in(team_sessie.pad, START, "bakker", klok=klok)
    eigen = team_sessie.ambtenaar_id
    for poging in (
        lambda: mensen.voeg_toe(zijn, "C", Rol.TEAMLEIDER, False, START),
        lambda: mensen.verwijder(zijn, eigen),
        lambda: mensen.nieuw_wachtwoord(zijn, eigen, START),
        lambda: mensen.wijzig(zijn, replace(ander, rol=Rol.TEAMLEIDER)),
        lambda: mensen.vernieuw_noodsleutel(zijn),
    ):
        with pytest.raises(RechtFout, match="alleen een teamleider"):
            poging()
    zijn.sluit()
    assert [r.ambtenaar.naam for r in mensen.lijst(team_sessie)] == ["B. Bakker", "S. de Wit"]
    log_in(team_sessie.pad, WACHTWOORD, eigen, klok=klok).sluit()


@pytest.mark.parametrize(
    ("naam", "wachtwoord", "zin"),
    [
        ("  ", START, "Vul een naam in"),
        ("s. DE wit", START, "al iemand met deze naam"),
        ("Nieuw", "kort", "ten minste 8 tekens"),
    ],
)
def test_adding_with_bad_input_changes_nothing(team_sessie, naam, wachtwoord, zin):
    with pytest.raises(InvoerFout, match=zin):
        mensen.voeg_toe(team_sessie, naam, Rol.ADMINISTRATIE, False, wachtwoord)
    assert len(mensen.lijst(team_sessie)) == 1
    assert len(sleutels.namen(team_sessie.pad)) == 1


def test_adding_is_undone_when_the_keys_file_cannot_be_written(team_sessie, monkeypatch):
    def dicht(*_args, **_kw):
        raise KnownError("Het sleutelbestand kon niet worden bewaard.")

    monkeypatch.setattr(mensen.sleutels, "voeg_persoon_toe", dicht)
    with pytest.raises(KnownError, match="kon niet worden bewaard"):
        mensen.voeg_toe(team_sessie, "B. Bakker", Rol.ADMINISTRATIE, False, START)
    assert [r.ambtenaar.naam for r in mensen.lijst(team_sessie)] == ["S. de Wit"]


def test_removed_person_is_out_of_service_and_locked_out(team_sessie, ander):
    voor = team_sessie.v.sleutel
    mensen.verwijder(team_sessie, ander.id)
    weg = regel(team_sessie, ander.id)
    assert weg.ambtenaar.uit_dienst == team_sessie.vandaag()
    assert not weg.kan_inloggen
    assert not weg.nog_ontnemen
    assert team_sessie.v.sleutel != voor
    with pytest.raises(InvoerFout):
        log_in(team_sessie.pad, START, "bakker")
    with pytest.raises(InvoerFout, match="klopt niet"):
        log_in(team_sessie.pad, START)
    opnieuw = log_in(team_sessie.pad, WACHTWOORD, klok=klok)
    assert controleer(opnieuw.v).fouten == ()
    opnieuw.sluit()
    assert handelingen(team_sessie)[-1] == ("toegang_ontnomen", ander.id)


def test_removal_with_the_file_open_elsewhere_changes_nothing(team_sessie, ander):
    zijn = log_in(team_sessie.pad, START, "bakker", klok=klok)
    with pytest.raises(KnownError, match="ander programma"):
        mensen.verwijder(team_sessie, ander.id)
    assert regel(team_sessie, ander.id).ambtenaar.uit_dienst is None
    zijn.sluit()
    mensen.verwijder(team_sessie, ander.id)


def test_removal_that_was_cut_short_shows_and_can_be_repeated(team_sessie, ander, monkeypatch):
    def geknapt(*_args, **_kw):
        raise KnownError("De schijf is vol.")

    with monkeypatch.context() as m:
        m.setattr(mensen.omsleutelen, "verwijder_persoon", geknapt)
        with pytest.raises(KnownError, match="vol"):
            mensen.verwijder(team_sessie, ander.id)
    assert regel(team_sessie, ander.id).nog_ontnemen
    with pytest.raises(KnownError, match="uit dienst"):
        log_in(team_sessie.pad, START, "bakker", klok=klok)
    mensen.verwijder(team_sessie, ander.id)
    assert not regel(team_sessie, ander.id).nog_ontnemen


def test_nobody_removes_himself(team_sessie):
    with pytest.raises(RechtFout, match="uzelf"):
        mensen.verwijder(team_sessie, team_sessie.ambtenaar_id)


def test_lost_password_is_replaced_by_the_teamleider(team_sessie, ander):
    mensen.nieuw_wachtwoord(team_sessie, ander.id, "weer-een-ander-1")
    with pytest.raises(InvoerFout):
        log_in(team_sessie.pad, START, "bakker")
    log_in(team_sessie.pad, "weer-een-ander-1", "bakker", klok=klok).sluit()
    assert regel(team_sessie, ander.id).tijdelijk
    mensen.verwijder(team_sessie, ander.id)
    with pytest.raises(KnownError, match="uit dienst"):
        mensen.nieuw_wachtwoord(team_sessie, ander.id, "weer-een-ander-1")


def test_rights_and_name_change_but_one_teamleider_stays(team_sessie, ander):
    nieuw = mensen.wijzig(
        team_sessie, replace(ander, naam="B. de Bakker", rol=Rol.TEAMLEIDER, boa=True)
    )
    assert nieuw.versie == 2
    assert (ander.id, "B. de Bakker") in sleutels.namen(team_sessie.pad)
    mensen.wijzig(team_sessie, replace(nieuw, rol=Rol.ADMINISTRATIE))
    with pytest.raises(InvoerFout, match="ten minste één teamleider"):
        mensen.wijzig(team_sessie, replace(team_sessie.ambtenaar, rol=Rol.ADMINISTRATIE))
    with pytest.raises(InvoerFout, match="Verwijderen"):
        mensen.wijzig(
            team_sessie, replace(regel(team_sessie, ander.id).ambtenaar, uit_dienst=klok().date())
        )


# --- noodsleutel --------------------------------------------------------------------------------


@pytest.fixture
def nood_team(tmp_path):
    sessie, nood = maak_team(
        tmp_path / "nood.kantelpunt", naam="S. de Wit", wachtwoord=WACHTWOORD, klok=klok,
        kosten=GOEDKOOP,
    )  # fmt: skip
    yield sessie, nood
    sessie.sluit()


@pytest.mark.parametrize("wie", ["S. de Wit", "wit", "id"])
def test_noodsleutel_sets_a_new_password_and_leaves_a_trace(nood_team, wie):
    sessie, nood = nood_team
    wie = sessie.ambtenaar_id if wie == "id" else wie
    woorden = nood.qr_tekst.upper()
    gezet = mensen.nieuw_wachtwoord_met_noodsleutel(
        sessie.pad, woorden, wie, "nieuw-na-nood", nu=klok()
    )
    assert gezet == sessie.ambtenaar_id
    log_in(sessie.pad, "nieuw-na-nood", klok=klok).sluit()
    with pytest.raises(InvoerFout):
        log_in(sessie.pad, WACHTWOORD)
    assert handelingen(sessie) == [("wachtwoord_met_noodsleutel", sessie.ambtenaar_id)]
    assert controleer(sessie.v).fouten == ()
    assert not sleutelbestand.lees(sessie.pad).personen[0].tijdelijk


def test_noodsleutel_serves_again_after_a_removal_without_reprint(nood_team):
    sessie, nood = nood_team
    weg = mensen.voeg_toe(sessie, "B. Bakker", Rol.ADMINISTRATIE, False, START)
    mensen.verwijder(sessie, weg.id)
    mensen.nieuw_wachtwoord_met_noodsleutel(sessie.pad, nood.qr_tekst, "wit", "nieuw-na-nood")
    log_in(sessie.pad, "nieuw-na-nood", klok=klok).sluit()
    with pytest.raises(KnownError, match="uit dienst"):
        mensen.nieuw_wachtwoord_met_noodsleutel(sessie.pad, nood.qr_tekst, weg.id, "nieuw-na-nood")


def test_person_without_a_key_gets_one_with_the_noodsleutel(nood_team):
    """For instance when the keys file came back from an older copy."""
    sessie, nood = nood_team
    with sessie.schrijf() as tx:
        los = tx.maak(Ambtenaar(naam="C. Los", rol=Rol.ADMINISTRATIE))
    assert not regel(sessie, los.id).kan_inloggen
    mensen.nieuw_wachtwoord_met_noodsleutel(sessie.pad, nood.qr_tekst, "c. los", "woord-voor-los")
    log_in(sessie.pad, "woord-voor-los", klok=klok).sluit()


def test_wrong_words_or_password_change_nothing(nood_team):
    sessie, nood = nood_team
    voor = sleutelbestand.sleutelpad(sessie.pad).read_bytes()
    for woorden, wie, ww in (
        ("aalbes " * 17, "wit", "nieuw-na-nood"),
        (nood.qr_tekst, "niemand", "nieuw-na-nood"),
        (nood.qr_tekst, "wit", "kort"),
        (nood.qr_tekst, "", "nieuw-na-nood"),
    ):
        with pytest.raises(InvoerFout):
            mensen.nieuw_wachtwoord_met_noodsleutel(sessie.pad, woorden, wie, ww)
    assert sleutelbestand.sleutelpad(sessie.pad).read_bytes() == voor


def test_new_noodsleutel_lapses_the_old_paper(nood_team):
    sessie, oud = nood_team
    nieuw = mensen.vernieuw_noodsleutel(sessie)
    with pytest.raises(InvoerFout, match="hoort niet bij"):
        sleutels.open_met_noodsleutel(sessie.pad, oud.qr_tekst)
    assert sleutels.open_met_noodsleutel(sessie.pad, nieuw.qr_tekst).sleutel == sessie.v.sleutel
    assert handelingen(sessie) == [("noodsleutel_vernieuwd", sessie.ambtenaar_id)]
    assert sleutelkopie.lees(sessie.v) == sleutelbestand.lees(sessie.pad)


# --- strength -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wachtwoord", "sterkte"),
    [
        ("", 0),
        ("kort", 0),
        ("aaaaaaaaaaaa", 0),
        ("12345678", 0),
        ("welkom01", 0),
        ("Wachtwoord2026", 0),
        ("qwertyuiop", 0),
        ("leerplicht1", 0),
        ("fietsbel", 1),
        ("kroket-raam", 1),
        ("kroket-raam-7", 2),
        ("lepel wolk dak trom", 3),
        ("lepel wolk dakraam trommel kies", 4),
        ("x7#Kq9!m", 2),
        ("x7#Kq9!mZ2", 3),
        ("x7#Kq9!mZ2pL", 4),
        ("x7#Kq9!mZ2pLv4$T", 4),
    ],
)
def test_strength_by_table(wachtwoord, sterkte):
    cijfer, hint = mensen.wachtwoord_sterkte(wachtwoord)
    assert cijfer == sterkte
    assert hint.endswith(".")


def test_hint_says_what_to_do():
    assert "8 tekens" in mensen.wachtwoord_sterkte("kort")[1]
    assert "iedereen probeert" in mensen.wachtwoord_sterkte("Welkom2026")[1]
    assert "langer" in mensen.wachtwoord_sterkte("fietsbel")[1]
