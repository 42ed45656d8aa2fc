"""Tests of who can open the sealed file: seals given, lost, taken back; the words in the safe."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.mensen import Ambtenaar, Rol
from app.services import mensen, opsporing, opsporingstoegang
from app.services.opsporingstoegang import Toegang, Zegelstand, toegang
from app.services.sessie import log_in
from db import opsporingsslot, sleutelbestand, sleutelkopie, verbinding
from db.opsporingsbestand import OPSPORING
from db.sleutelproef import past_op
from tests.conftest import WACHTWOORD, klok
from tests.services.conftest import START

NIEUW = "nieuw-woord-88"


def niets(_sessie, _dossier_id):
    return None


def zegels(team):
    return {r.ambtenaar.naam: r.opsporing for r in mensen.lijst(team.een)}


def leest(sessie) -> bool:
    return bool(opsporing.lees_opsporing(sessie))


def maak_boa(sessie, wie, boa=True):
    """Give or take the right, with the fact as it stands now."""
    return mensen.wijzig(sessie, replace(sessie.lees_een(Ambtenaar, wie.id), boa=boa))


@pytest.fixture
def gevuld(team):
    """The team with one sealed fact."""
    opsporing.bewaar(team.een, team.verhoor(), reken=niets)
    return team


def test_everybody_who_is_boa_at_the_first_fact_holds_a_seal_and_nobody_else(gevuld):
    assert zegels(gevuld) == {
        "S. de Wit": Zegelstand.HEEFT,
        "T. Twee": Zegelstand.HEEFT,
        "L. Leider": Zegelstand.GEEN,
        "A. Ander": Zegelstand.GEEN,
    }
    slot = sleutelbestand.lees(gevuld.pad).opsporing
    assert set(slot.sleutels[0].zegels) == {gevuld.een.ambtenaar_id, gevuld.twee.id}


def test_neither_team_key_nor_another_person_opens_it(gevuld):
    """By SQLCipher: the team key. By the seal's AEAD: the private key of somebody else."""
    sleutel = opsporingsslot.haal(gevuld.pad, gevuld.een.ambtenaar_id, gevuld.een.prive)
    assert sleutel is not None
    assert past_op(gevuld.zegelpad, sleutel)
    assert not past_op(gevuld.zegelpad, gevuld.een.v.sleutel)
    with pytest.raises(KnownError):
        verbinding.open_(gevuld.zegelpad, gevuld.een.v.sleutel, schema=OPSPORING)
    ander = gevuld.log_in(gevuld.ander)
    assert opsporingsslot.haal(gevuld.pad, gevuld.ander.id, ander.prive) is None
    assert opsporingsslot.haal(gevuld.pad, gevuld.twee.id, ander.prive) is None


def test_a_teamleider_who_is_no_boa_gives_the_right_and_a_boa_gives_the_seal(gevuld):
    leider = gevuld.log_in(gevuld.leider)
    ander = maak_boa(leider, gevuld.ander)
    assert zegels(gevuld)["A. Ander"] is Zegelstand.WACHT
    sessie = gevuld.log_in(ander)
    assert toegang(sessie) is Toegang.WACHT
    with pytest.raises(RechtFout, match="wacht nog op toegang"):
        opsporing.lees_opsporing(sessie)
    with pytest.raises(RechtFout):
        opsporingstoegang.geef_toegang(leider, [ander.id])
    with pytest.raises(RechtFout):
        opsporingstoegang.geef_toegang(sessie, [ander.id])

    twee = gevuld.log_in(gevuld.twee)
    login = opsporing.bij_inloggen(twee, reken=niets)
    assert [a.naam for a in login.wachtend] == ["A. Ander"]
    assert zegels(gevuld)["A. Ander"] is Zegelstand.WACHT, "nothing is given without being asked"
    opsporingstoegang.geef_toegang(twee, [a.id for a in login.wachtend])
    assert leest(gevuld.log_in(ander))
    binnen = sleutelkopie.lees(gevuld.een.v).opsporing
    assert set(binnen.houders) == {gevuld.een.ambtenaar_id, gevuld.twee.id, ander.id}


def test_nobody_but_a_boa_gets_a_seal(gevuld):
    with pytest.raises(RechtFout, match="Alleen een BOA krijgt toegang"):
        opsporingstoegang.geef_toegang(gevuld.een, [gevuld.ander.id])


def test_a_teamleider_who_is_boa_gives_both_at_once(gevuld):
    maak_boa(gevuld.een, gevuld.ander)
    nieuw = mensen.voeg_toe(gevuld.een, "N. Nieuw", Rol.LEERPLICHTAMBTENAAR, True, START)
    assert leest(gevuld.log_in(gevuld.ander))
    assert leest(gevuld.log_in(nieuw))


def test_taking_the_right_away_re_keys_the_file(gevuld):
    was = opsporingsslot.haal(gevuld.pad, gevuld.een.ambtenaar_id, gevuld.een.prive)
    twee = gevuld.log_in(gevuld.twee)
    maak_boa(gevuld.een, gevuld.twee, boa=False)
    assert not past_op(gevuld.zegelpad, was)
    assert zegels(gevuld)["T. Twee"] is Zegelstand.GEEN
    assert opsporingsslot.haal(gevuld.pad, gevuld.twee.id, twee.prive) is None
    assert leest(gevuld.een)
    assert opsporing.controleer(gevuld.een)[0].fouten == ()


def test_taken_away_by_a_teamleider_who_is_no_boa_it_is_re_keyed_at_the_next_login(gevuld):
    was = opsporingsslot.haal(gevuld.pad, gevuld.een.ambtenaar_id, gevuld.een.prive)
    leider = gevuld.log_in(gevuld.leider)
    maak_boa(leider, gevuld.twee, boa=False)
    assert zegels(gevuld)["T. Twee"] is Zegelstand.NOG_INTREKKEN
    with pytest.raises(RechtFout):  # the program's word holds at once
        opsporing.lees_opsporing(gevuld.log_in(gevuld.twee))
    assert past_op(gevuld.zegelpad, was)

    login = opsporing.bij_inloggen(gevuld.log_in(gevuld.een.ambtenaar, WACHTWOORD), reken=niets)
    assert (login.omgesleuteld, login.nog_intrekken) == (True, ())
    assert not past_op(gevuld.zegelpad, was)
    assert leest(gevuld.een)


def test_re_keying_waits_while_another_boa_is_at_work_in_it(gevuld):
    was = opsporingsslot.haal(gevuld.pad, gevuld.een.ambtenaar_id, gevuld.een.prive)
    leider = gevuld.log_in(gevuld.leider)
    maak_boa(leider, gevuld.twee, boa=False)
    with verbinding.open_(gevuld.zegelpad, was, schema=OPSPORING) as bezig:
        assert bezig.waarde("SELECT count(*) FROM verhoor") == 1
        login = opsporing.bij_inloggen(gevuld.een, reken=niets)
    assert (login.omgesleuteld, login.nog_intrekken) == (False, (gevuld.twee.id,))
    assert opsporing.bij_inloggen(gevuld.een, reken=niets).omgesleuteld


def test_removing_a_boa_re_keys_both_files(gevuld):
    team_was = gevuld.een.v.sleutel
    was = opsporingsslot.haal(gevuld.pad, gevuld.een.ambtenaar_id, gevuld.een.prive)
    mensen.verwijder(gevuld.een, gevuld.twee.id)
    assert not past_op(gevuld.pad, team_was)
    assert not past_op(gevuld.zegelpad, was)
    assert leest(gevuld.een)
    slot = sleutelbestand.lees(gevuld.pad).opsporing
    assert (set(slot.houders), slot.vorige) == ({gevuld.een.ambtenaar_id}, ())


def test_the_last_who_can_open_it_keeps_the_right_unless_words_lie_in_the_safe(gevuld):
    leider = gevuld.log_in(gevuld.leider)
    maak_boa(gevuld.een, gevuld.twee, boa=False)
    with pytest.raises(InvoerFout, match="Niemand anders kan het opsporingsbestand openen"):
        maak_boa(leider, gevuld.een.ambtenaar, boa=False)
    opsporingstoegang.nieuwe_noodsleutel(gevuld.een)
    maak_boa(leider, gevuld.een.ambtenaar, boa=False)


# --- passwords ------------------------------------------------------------------------------


def test_an_own_new_password_leaves_the_seal(gevuld):
    twee = gevuld.log_in(gevuld.twee)
    mensen.wijzig_wachtwoord(twee, START, NIEUW)
    assert leest(gevuld.log_in(gevuld.twee, NIEUW))


def test_a_lost_password_costs_the_seal_until_a_boa_gives_it_again(gevuld):
    leider = gevuld.log_in(gevuld.leider)
    mensen.nieuw_wachtwoord(leider, gevuld.twee.id, NIEUW)
    sessie = gevuld.log_in(gevuld.twee, NIEUW)
    assert toegang(sessie) is Toegang.WACHT
    opsporingstoegang.geef_toegang(gevuld.een, [gevuld.twee.id])
    assert leest(sessie)
    assert sleutelbestand.lees(gevuld.pad).opsporing.vorige == ()


def test_a_boa_who_resets_the_password_gives_the_seal_again_at_once(gevuld):
    mensen.nieuw_wachtwoord(gevuld.een, gevuld.twee.id, NIEUW)
    assert leest(gevuld.log_in(gevuld.twee, NIEUW))


def test_the_old_password_brings_the_seal_back_when_it_comes_to_mind(gevuld):
    """Reset twice by who is no BOA: the seal still hangs on the first pair."""
    leider = gevuld.log_in(gevuld.leider)
    mensen.nieuw_wachtwoord(leider, gevuld.twee.id, NIEUW)
    mensen.nieuw_wachtwoord(leider, gevuld.twee.id, "weer-een-ander-1")
    sessie = gevuld.log_in(gevuld.twee, "weer-een-ander-1")
    for fout in ("iets anders", NIEUW):
        with pytest.raises(InvoerFout, match="gaat het opsporingsbestand niet open"):
            opsporingstoegang.neem_toegang_met_vorige(sessie, fout)
    opsporingstoegang.neem_toegang_met_vorige(sessie, START)
    assert leest(sessie)


def test_the_noodsleutel_of_the_team_gives_a_password_and_no_seal(gevuld):
    woorden = " ".join(mensen.vernieuw_noodsleutel(gevuld.een).woorden)
    mensen.nieuw_wachtwoord_met_noodsleutel(gevuld.pad, woorden, gevuld.twee.id, NIEUW, nu=klok())
    assert toegang(gevuld.log_in(gevuld.twee, NIEUW)) is Toegang.WACHT


def test_the_boas_own_words_open_it_for_a_boa_alone(gevuld):
    assert not opsporing.bij_inloggen(gevuld.een, reken=niets).noodsleutel
    oud = " ".join(opsporingstoegang.nieuwe_noodsleutel(gevuld.een).woorden)
    woorden = " ".join(opsporingstoegang.nieuwe_noodsleutel(gevuld.een).woorden)
    leider = gevuld.log_in(gevuld.leider)
    with pytest.raises(RechtFout):
        opsporingstoegang.neem_toegang_met_noodsleutel(leider, woorden)
    for wie in (gevuld.twee, gevuld.een.ambtenaar):  # nobody can open it any more
        mensen.nieuw_wachtwoord(leider, wie.id, NIEUW)
    sessie = log_in(gevuld.pad, NIEUW, gevuld.twee.id, klok=klok)
    assert toegang(sessie) is Toegang.WACHT
    with pytest.raises(InvoerFout, match="hoort niet bij het opsporingsbestand"):
        opsporingstoegang.neem_toegang_met_noodsleutel(sessie, oud)
    opsporingstoegang.neem_toegang_met_noodsleutel(sessie, woorden)
    assert leest(sessie)
    # After a re-keying the same words open it still.
    maak_boa(leider, gevuld.een.ambtenaar, boa=False)
    assert opsporing.bij_inloggen(sessie, reken=niets).omgesleuteld
    mensen.nieuw_wachtwoord(leider, gevuld.twee.id, "en-nog-een-keer")
    sessie.sluit()
    weer = gevuld.log_in(gevuld.twee, "en-nog-een-keer")
    opsporingstoegang.neem_toegang_met_noodsleutel(weer, woorden)
    assert leest(weer)


def test_the_last_boa_left_suddenly_and_his_password_is_known(gevuld):
    maak_boa(gevuld.een, gevuld.twee, boa=False)
    leider = gevuld.log_in(gevuld.leider)
    nieuw = mensen.wijzig(leider, replace(gevuld.ander, boa=True))
    eerste = gevuld.een.ambtenaar_id
    gevuld.een.v.sluit()
    mensen.verwijder(leider, eerste)
    sessie = gevuld.log_in(nieuw)
    assert toegang(sessie) is Toegang.WACHT
    opsporingstoegang.neem_toegang_met_vorige(sessie, WACHTWOORD, van=eerste)
    assert leest(sessie)
    assert opsporing.bij_inloggen(sessie, reken=niets).omgesleuteld


# --- the keys file --------------------------------------------------------------------------


def test_a_stranger_who_adds_himself_to_the_holders_is_seen(gevuld):
    def verander(b):
        return replace(
            b, opsporing=replace(b.opsporing, houders={**b.opsporing.houders, "x": bytes(32)},
            sleutels=(replace(b.opsporing.sleutels[0],
                      zegels={**b.opsporing.sleutels[0].zegels, "x": bytes(80)}),)),
        )  # fmt: skip

    sleutelbestand.wijzig(gevuld.pad, verander)
    with pytest.raises(KnownError, match="buiten Kantelpunt om veranderd"):
        opsporing.lees_opsporing(gevuld.een)


def test_a_lost_keys_file_comes_back_with_the_seals(gevuld):
    gevuld.een.sluit()
    sleutelbestand.sleutelpad(gevuld.pad).unlink()
    assert leest(gevuld.log_in(gevuld.twee))


def test_a_keys_file_without_sealed_part_reads_as_before(team):
    assert '"versie": 1' in sleutelbestand.sleutelpad(team.pad).read_text()
    opsporing.bewaar(team.een, team.verhoor(), reken=niets)
    tekst = sleutelbestand.sleutelpad(team.pad).read_text()
    assert '"versie": 2' in tekst
    assert sleutelbestand.naar_json(sleutelbestand.uit_json(tekst)) == tekst


def test_made_keys_without_a_file_are_used_at_the_next_try(team):
    """Killed between the keys and the file."""
    opsporingsslot.begin(Path(team.pad), team.een.v.sleutel, [team.een.ambtenaar_id])
    assert not team.zegelpad.exists()
    assert toegang(team.een) is Toegang.OPEN
    opsporing.bewaar(team.een, team.verhoor(), reken=niets)
    assert leest(team.een)
    assert [a.naam for a in opsporingstoegang.wachtend(team.een)] == ["T. Twee"]
