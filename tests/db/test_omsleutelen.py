"""Tests of taking access away: a new key for the file, safe against kills at any point."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Ambtenaar, Rol
from db import feiten, omsleutelen, schrijven, sleutelbestand, sleutelkopie, sleutels, verbinding
from db.audit import controleer
from db.sleutelproef import past_op
from db.sleutels import Kosten
from tests.hard import helpers

GOEDKOOP = Kosten(rondes=1, geheugen_kib=64, banen=1)
NU = datetime(2026, 11, 18, 12, tzinfo=UTC)
A, B, C = "anna-woord-1", "bert-woord-1", "cees-woord-1"


class Team:
    """A team file with Anna, Bert and Cees, and what was written in it."""

    def __init__(self, map_: Path, vulling: int = 0) -> None:
        self.pad = map_ / "team.kantelpunt"
        bos, self.nood = sleutels.maak_sleutelbestand(self.pad, "a", "Anna", A, kosten=GOEDKOOP)
        self.oud = bos.sleutel
        self.v = verbinding.maak(self.pad, bos.sleutel)
        with schrijven.schrijf(self.v, "a", NU) as tx:
            tx.maak(Ambtenaar(id="a", naam="Anna", rol=Rol.TEAMLEIDER))
            tx.maak(Ambtenaar(id="b", naam="Bert", rol=Rol.ADMINISTRATIE))
            tx.maak(Ambtenaar(id="c", naam="Cees", rol=Rol.ADMINISTRATIE))
            tx.maak_veel(
                Ambtenaar(naam=f"Vulling {n} {'x' * 400}", rol=Rol.ADMINISTRATIE)
                for n in range(vulling)
            )
        for wie, naam, ww in (("b", "Bert", B), ("c", "Cees", C)):
            sleutels.voeg_persoon_toe(self.pad, bos.sleutel, wie, naam, ww)
        sleutelkopie.werk_bij(self.v)


@pytest.fixture
def team(tmp_path):
    team = Team(tmp_path)
    yield team
    team.v.sluit()


def heel(pad: Path, wachtwoord: str) -> bytes:
    """Log in, check the whole file, and give its key."""
    bos = sleutels.ontgrendel(pad, wachtwoord)
    with verbinding.open_(pad, bos.sleutel) as v:
        assert controleer(v).fouten == ()
        assert len(feiten.lees(v, Ambtenaar)) >= 3
        sleutelkopie.werk_bij(v)
    return bos.sleutel


def test_removed_person_is_out_and_the_others_are_in(team):
    nieuw = omsleutelen.verwijder_persoon(team.v, "b")
    assert nieuw == team.v.sleutel != team.oud
    assert len(feiten.lees(team.v, Ambtenaar)) == 3, "the connection goes on"
    assert team.v.waarde("PRAGMA journal_mode") == "wal"
    team.v.sluit()
    with pytest.raises(InvoerFout, match="klopt niet"):
        sleutels.ontgrendel(team.pad, B)
    assert heel(team.pad, A) == heel(team.pad, C) == nieuw
    assert sleutels.open_met_noodsleutel(team.pad, team.nood.qr_tekst).sleutel == nieuw
    assert not past_op(team.pad, team.oud), "the old key opens nothing any more"


def test_keys_file_forgets_the_person_and_keeps_the_old_key_for_backups(team):
    voor = sleutelbestand.lees(team.pad)
    omsleutelen.verwijder_persoon(team.v, "b")
    na = sleutelbestand.lees(team.pad)
    assert [p.id for p in na.personen] == ["a", "c"]
    assert len(na.sleutels) == 1
    assert set(na.sleutels[0].zegels) == {"a", "c", sleutelbestand.NOOD}
    assert set(na.archief) == {voor.sleutels[0].id}
    assert na.volgnummer == voor.volgnummer + 2
    assert sleutelkopie.lees(team.v) == na

    from db.sleutelwerk import sleutel_van

    assert sleutel_van(na, team.v.sleutel, voor.sleutels[0].id) == team.oud
    assert sleutel_van(na, bytes(32), voor.sleutels[0].id) is None


def test_archive_grows_with_every_rekeying(team):
    from db.sleutelwerk import sleutel_van

    eerste = sleutelbestand.lees(team.pad).sleutels[0].id
    tussen = omsleutelen.verwijder_persoon(team.v, "b")
    tweede = sleutelbestand.lees(team.pad).sleutels[0].id
    laatste = omsleutelen.verwijder_persoon(team.v, "c")
    na = sleutelbestand.lees(team.pad)
    assert sleutel_van(na, laatste, eerste) == team.oud
    assert sleutel_van(na, laatste, tweede) == tussen


def test_last_person_stays(team):
    omsleutelen.verwijder_persoon(team.v, "b")
    omsleutelen.verwijder_persoon(team.v, "c")
    with pytest.raises(KnownError, match="laatste persoon"):
        omsleutelen.verwijder_persoon(team.v, "a")


def test_open_elsewhere_changes_nothing(team):
    voor = sleutelbestand.sleutelpad(team.pad).read_bytes()
    with verbinding.open_(team.pad, team.oud) as ander:
        with pytest.raises(KnownError, match="ander programma"):
            omsleutelen.verwijder_persoon(team.v, "b")
        assert len(feiten.lees(ander, Ambtenaar)) == 3
        with schrijven.schrijf(ander, "b", NU) as tx:
            tx.maak(Ambtenaar(naam="Dirk", rol=Rol.ADMINISTRATIE))
    assert sleutelbestand.sleutelpad(team.pad).read_bytes() == voor
    assert len(feiten.lees(team.v, Ambtenaar)) == 4
    assert team.v.waarde("PRAGMA journal_mode") == "wal"
    assert sleutels.ontgrendel(team.pad, B).sleutel == team.oud
    omsleutelen.verwijder_persoon(team.v, "b")


def test_failing_rekey_takes_the_new_key_out_again(team):
    class Kapot:
        def __init__(self, conn):
            self._conn = conn

        def __getattr__(self, naam):
            return getattr(self._conn, naam)

        def execute(self, sql, *args):
            if sql.startswith("PRAGMA rekey"):
                import sqlcipher3

                fout = sqlcipher3.OperationalError("database or disk is full")
                fout.sqlite_errorcode = 13
                raise fout
            return self._conn.execute(sql, *args)

    echt = team.v.conn
    team.v.conn = Kapot(echt)
    with pytest.raises(KnownError, match="schijf is vol"):
        omsleutelen.verwijder_persoon(team.v, "b")
    team.v.conn = echt
    assert len(sleutelbestand.lees(team.pad).sleutels) == 1
    assert sleutels.ontgrendel(team.pad, B).sleutel == team.oud


# --- killed --------------------------------------------------------------------------------------


@pytest.mark.parametrize("stop", ["beide", "omgesleuteld"])
@pytest.mark.parametrize("eerste", [A, C, "nood"])
def test_killed_between_steps_the_file_stays_open_to_who_stays(tmp_path, stop, eerste):
    team = Team(tmp_path)
    team.v.sluit()
    proces = helpers.start("omsleutelaar.py", team.pad, A, "b", stop)
    helpers.lees_tot(proces, stop)
    helpers.dood(proces)
    assert len(sleutelbestand.lees(team.pad).sleutels) == 2

    if eerste == "nood":
        bos = sleutels.open_met_noodsleutel(team.pad, team.nood.qr_tekst)
    else:
        bos = sleutels.ontgrendel(team.pad, eerste)
    assert bos.omgesleuteld
    assert (bos.sleutel == team.oud) == (stop == "beide")
    assert len(sleutelbestand.lees(team.pad).sleutels) == 1, "the login tidied up"
    assert heel(team.pad, A) == heel(team.pad, C) == bos.sleutel
    if stop == "beide":
        assert sleutels.ontgrendel(team.pad, B).sleutel == team.oud, "nothing happened yet"
    else:
        with pytest.raises(InvoerFout):
            sleutels.ontgrendel(team.pad, B)
    with verbinding.open_(team.pad, bos.sleutel) as v:
        if stop == "beide":
            omsleutelen.verwijder_persoon(v, "b")
    heel(team.pad, C)
    with pytest.raises(InvoerFout):
        sleutels.ontgrendel(team.pad, B)


def test_removed_person_who_logs_in_after_the_kill_gets_nowhere(tmp_path):
    team = Team(tmp_path)
    team.v.sluit()
    proces = helpers.start("omsleutelaar.py", team.pad, A, "b", "omgesleuteld")
    helpers.lees_tot(proces, "omgesleuteld")
    helpers.dood(proces)
    with pytest.raises(KnownError):
        sleutels.ontgrendel(team.pad, B)
    heel(team.pad, A)


def test_killed_in_the_middle_of_reencrypting_sqlite_rolls_back(tmp_path):
    """At random moments after step 2; the file of some 4 MB takes a while to re-encrypt."""
    lot = random.Random(20261118)
    uitkomsten = set()
    team = Team(tmp_path, vulling=3000)
    team.v.sluit()
    for _ in range(6):
        proces = helpers.start("omsleutelaar.py", team.pad, A, "b", "nergens")
        helpers.lees_tot(proces, "beide")
        time.sleep(lot.uniform(0, 0.05))
        helpers.dood(proces)
        halverwege = len(sleutelbestand.lees(team.pad).sleutels) == 2
        sleutel = heel(team.pad, A)
        uitkomsten.add((halverwege, sleutel == team.oud))
        team.oud = sleutel
        if not any(i == "b" for i, _ in sleutels.namen(team.pad)):
            sleutels.voeg_persoon_toe(team.pad, sleutel, "b", "Bert", B)
    assert (True, True) in uitkomsten, "no kill fell within the re-encryption"


def test_login_during_rekeying_by_another_program_waits_and_says_why(tmp_path, monkeypatch):
    from db import bestandsslot

    team = Team(tmp_path)
    team.v.sluit()
    proces = helpers.start("omsleutelaar.py", team.pad, A, "b", "beide")
    helpers.lees_tot(proces, "beide")
    echt = bestandsslot.Bestandsslot.neem
    monkeypatch.setattr(bestandsslot.Bestandsslot, "neem", lambda self, wacht=0.0: echt(self, 0.1))
    try:
        with pytest.raises(KnownError, match="ander programma is bezig"):
            sleutels.ontgrendel(team.pad, A)
    finally:
        helpers.dood(proces)
    assert sleutels.ontgrendel(team.pad, A).sleutel == team.oud


# --- missing and old keys files ------------------------------------------------------------------


def test_missing_keys_file_comes_back_from_its_copy_at_login(team):
    plek = sleutelbestand.sleutelpad(team.pad)
    voor = sleutelbestand.lees(team.pad)
    plek.unlink()
    with pytest.raises(InvoerFout, match="klopt niet"):
        sleutels.ontgrendel(team.pad, "verkeerd woord")
    assert not plek.exists(), "a wrong password rebuilds nothing"
    bos = sleutels.ontgrendel(team.pad, B)
    assert bos.herbouwd
    assert bos.sleutel == team.oud
    assert sleutelbestand.lees(team.pad) == voor


def test_damaged_keys_file_comes_back_from_a_backup_folder(team, tmp_path):
    elders = tmp_path / "kopieen"
    elders.mkdir()
    tekst = sleutelbestand.sleutelpad(team.pad).read_bytes()
    (elders / "team_2026-11-17_0800.kantelpunt-sleutels").write_bytes(tekst)
    sleutelbestand.sleutelpad(team.pad).write_bytes(b"rommel")
    sleutelbestand.kopiepad(team.pad).unlink()
    with pytest.raises(KnownError, match="beschadigd"):
        sleutels.ontgrendel(team.pad, A)
    assert sleutels.ontgrendel(team.pad, A, zoek_ook=[elders]).herbouwd
    assert sleutels.ontgrendel(team.pad, B).sleutel == team.oud


def test_copy_from_before_a_rekeying_is_not_taken(team):
    kopie = sleutelbestand.sleutelpad(team.pad).read_bytes()
    omsleutelen.verwijder_persoon(team.v, "b")
    team.v.sluit()
    sleutelbestand.sleutelpad(team.pad).unlink()
    sleutelbestand.kopiepad(team.pad).write_bytes(kopie)
    with pytest.raises(KnownError, match="hoort niet bij dit teambestand"):
        sleutels.ontgrendel(team.pad, B)
    assert not sleutelbestand.sleutelpad(team.pad).exists()


def test_old_keys_file_put_back_is_mended_from_the_copy_inside(team):
    oud = sleutelbestand.sleutelpad(team.pad).read_bytes()
    sleutels.voeg_persoon_toe(team.pad, team.oud, "d", "Dirk", "dirk-woord-1")
    sleutelkopie.werk_bij(team.v)
    sleutelbestand.sleutelpad(team.pad).write_bytes(oud)
    with pytest.raises(InvoerFout):
        sleutels.ontgrendel(team.pad, "dirk-woord-1", "Dirk")
    sleutels.ontgrendel(team.pad, A)
    sleutelkopie.werk_bij(team.v)
    assert sleutels.ontgrendel(team.pad, "dirk-woord-1", "Dirk").sleutel == team.oud


def test_keys_file_deleted_while_somebody_works_is_rebuilt_from_inside(team):
    sleutelbestand.sleutelpad(team.pad).unlink()
    sleutelbestand.kopiepad(team.pad).unlink()
    sleutelkopie.werk_bij(team.v)
    assert sleutels.ontgrendel(team.pad, A).sleutel == team.oud
