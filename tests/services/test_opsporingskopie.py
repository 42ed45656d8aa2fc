"""Backups of the sealed file: under its own key, put back on its own; what others can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.fouten import KnownError, RechtFout
from app.domain.sporen import Boatermijn
from app.services import instellingen, mensen, opsporing, opsporingskopie, reservekopie
from app.services.sessie import log_in
from db import opsporingsslot, terugzetten, verbinding
from db.opsporingsbestand import OPSPORING
from db.sleutelproef import past_op
from tests.conftest import WACHTWOORD, klok
from tests.services.conftest import GEHEIM

EIND = date(2026, 12, 9)


def reken(_sessie, _dossier_id):
    return EIND


def feiten(sessie):
    return opsporing.lees_opsporing(sessie)


@pytest.fixture
def gevuld(team):
    """The team with one sealed fact that says something."""
    feit = team.verhoor(gehouden=date(2026, 11, 17), verslag=GEHEIM)
    opsporing.bewaar(team.een, feit, reken=reken)
    return team


def test_a_copy_opens_with_the_sealed_key_and_not_with_the_team_key(gevuld):
    reservekopie.maak(gevuld.een)
    (kopie,) = opsporingskopie.lijst(gevuld.een)
    assert kopie.pad.name == "modelstad_2026-11-18_1200.kantelpunt-opsporing"
    sleutel = opsporingsslot.haal(gevuld.pad, gevuld.een.ambtenaar_id, gevuld.een.prive)
    assert not past_op(kopie.pad, gevuld.een.v.sleutel)
    with pytest.raises(KnownError):
        verbinding.open_(kopie.pad, gevuld.een.v.sleutel, schema=OPSPORING, momentopname=True)
    with verbinding.open_(kopie.pad, sleutel, schema=OPSPORING, momentopname=True) as w:
        assert w.waarde("SELECT verslag FROM verhoor") == GEHEIM
    assert opsporingskopie.controleer(gevuld.een, kopie.pad).fouten == ()
    assert [k.pad.suffix for k in reservekopie.lijst(gevuld.een)] == [".kantelpunt"]


def test_team_file_and_its_backups_hold_nothing_of_a_sealed_fact(gevuld):
    """Read with the team key, page by page; and as bytes on disk."""
    reservekopie.maak(gevuld.een)
    kopie = reservekopie.lijst(gevuld.een)[0].pad
    for pad in (gevuld.pad, kopie):
        with verbinding.open_(pad, gevuld.een.v.sleutel, alleen_lezen=True) as v:
            tabellen = v.rijen("SELECT name FROM sqlite_master WHERE type = 'table'")
            tekst = "".join(str(v.rijen(f'SELECT * FROM "{naam}"')) for (naam,) in tabellen)
        assert "Iepenlaan" in tekst
        assert GEHEIM not in tekst
        assert "verhoor" not in tekst.lower()
        assert "2026-11-17" not in tekst
    for pad in gevuld.pad.parent.rglob("*"):
        if pad.is_file():
            assert GEHEIM.encode() not in pad.read_bytes(), pad.name


def test_only_a_boa_makes_and_restores_them(gevuld):
    kopie = opsporingskopie.bron(gevuld.een)
    assert kopie is not None
    for wie in (gevuld.leider, gevuld.ander):
        sessie = gevuld.log_in(wie)
        reservekopie.maak(sessie)
        assert opsporingskopie.lijst(sessie) == []
        with pytest.raises(RechtFout):
            opsporingskopie.zet_terug(sessie, gevuld.zegelpad)


def test_due_when_only_the_sealed_file_changed(gevuld):
    reservekopie.maak(gevuld.een)
    assert not reservekopie.is_nodig(gevuld.een, bij_sluiten=True)
    opsporing.lees_opsporing(gevuld.een)  # only its own log grew
    assert reservekopie.is_nodig(gevuld.een, bij_sluiten=True)
    assert not reservekopie.is_nodig(gevuld.log_in(gevuld.ander), bij_sluiten=True)


def test_put_back_on_its_own_with_the_terms_and_the_state_of_now_kept(gevuld):
    reservekopie.maak(gevuld.een)
    (kopie,) = opsporingskopie.lijst(gevuld.een)
    voor = feiten(gevuld.een)
    (feit,) = voor[gevuld.dossier.id]
    opsporing.trek_in(gevuld.een, feit, reken=lambda _s, _d: None)
    assert feiten(gevuld.een) == {}
    teamkop = reservekopie.kopieen.lees_kop_uit(gevuld.een.v)
    uitkomst = opsporingskopie.zet_terug(gevuld.een, kopie.pad, reken=lambda _s, _d: None)
    assert feiten(gevuld.een) == voor
    assert reservekopie.kopieen.lees_kop_uit(gevuld.een.v) == teamkop, "the team file is left alone"
    assert opsporing.controleer(gevuld.een)[0].fouten == ()
    regels = opsporing.logboek_opsporing(gevuld.een, actie="beheer")
    assert len(regels) == 1
    # What was there is in the safety net, and can be put back as well; the term follows.
    opsporingskopie.zet_terug(gevuld.een, uitkomst.vangnet.pad, reken=lambda _s, _d: EIND)
    assert feiten(gevuld.een) == {}
    assert [b.datum for b in gevuld.een.lees(Boatermijn) if b.vervallen is None] == [EIND]


def test_a_lost_sealed_file_comes_back_from_its_backup(gevuld):
    reservekopie.maak(gevuld.een)
    (kopie,) = opsporingskopie.lijst(gevuld.een)
    voor = feiten(gevuld.een)
    gevuld.zegelpad.unlink()
    opsporingskopie.zet_terug(gevuld.een, kopie.pad, reken=reken)
    assert feiten(gevuld.een) == voor


def test_an_older_copy_opens_after_re_keying_for_who_stays(gevuld):
    reservekopie.maak(gevuld.een)
    (kopie,) = opsporingskopie.lijst(gevuld.een)
    voor = feiten(gevuld.een)
    mensen.verwijder(gevuld.een, gevuld.twee.id)
    sleutel = opsporingsslot.haal(gevuld.pad, gevuld.een.ambtenaar_id, gevuld.een.prive)
    assert not past_op(kopie.pad, sleutel)
    opsporingskopie.zet_terug(gevuld.een, kopie.pad, reken=reken)
    assert feiten(gevuld.een) == voor
    assert past_op(gevuld.zegelpad, sleutel)


def test_a_team_backup_put_back_leaves_the_sealed_file_alone(gevuld):
    kopie = reservekopie.maak(gevuld.een)
    twee = gevuld.verhoor(uitgenodigd=date(2026, 11, 16))
    opsporing.bewaar(gevuld.een, twee, reken=reken)
    reservekopie.zet_terug(gevuld.een, kopie.pad)
    assert len(feiten(gevuld.een)[gevuld.dossier.id]) == 2
    assert opsporing.controleer(gevuld.een)[0].fouten == ()


def test_a_pair_of_backups_opens_on_its_own_in_another_place(gevuld):
    """The computer is gone, the backup folder is left."""
    kopie = reservekopie.maak(gevuld.een)
    sessie = log_in(kopie.pad, WACHTWOORD, klok=klok)
    assert feiten(sessie) == feiten(gevuld.een)
    sessie.sluit()


def test_copies_of_another_team_are_refused(gevuld, tmp_path):
    from app.services.sessie import maak_team
    from tests.conftest import GOEDKOOP

    ander, _ = maak_team(tmp_path / "x.kantelpunt", naam="X", wachtwoord=WACHTWOORD, boa=True,
                         klok=klok, kosten=GOEDKOOP)  # fmt: skip
    opsporing.open_opsporing(ander, aanmaken=True).sluit()
    reservekopie.maak(ander)
    (kopie,) = opsporingskopie.lijst(ander)
    with pytest.raises(terugzetten.AndereSleutel, match="opsporingsbestand"):
        opsporingskopie.zet_terug(gevuld.een, kopie.pad, reken=reken)
    assert feiten(gevuld.een)
    ander.sluit()


def test_copies_are_thinned_like_those_of_the_team_file(gevuld):
    for dag in range(9):
        gevuld.een._klok = lambda d=dag: klok() + timedelta(days=d)
        instellingen.bewaar(
            gevuld.een, replace(instellingen.lees(gevuld.een), teamnaam=f"dag {dag}")
        )
        reservekopie.maak(gevuld.een)
    zegel = [k.gemaakt for k in opsporingskopie.lijst(gevuld.een)]
    assert zegel == [k.gemaakt for k in reservekopie.lijst(gevuld.een)]
    assert len(zegel) < 9
