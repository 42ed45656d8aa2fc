"""Tests of the pen on a share: two real processes, idleness by a clock of our own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from db import netwerk, schrijfrecht
from db.bestandsslot import Bestandsslot, lees_tekst
from db.netwerk import Modus
from db.schrijfrecht import Schrijfrecht, schrijverpad, wie_schrijft
from tests.hard import helpers


class Klok:
    def __init__(self):
        self.nu = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)

    def __call__(self):
        return self.nu

    def verder(self, **duur):
        self.nu += timedelta(**duur)


@pytest.fixture
def klok():
    return Klok()


@pytest.fixture
def pad(tmp_path):
    return tmp_path / "team.kantelpunt"


def op_share(pad, naam, klok):
    return Schrijfrecht(pad, naam, klok, modus=Modus.SHARE_LEZER)


def test_local_disk_needs_no_pen(pad, klok):
    recht = Schrijfrecht(pad, "Anna", klok)
    assert recht.modus is Modus.LOKAAL
    assert recht.mag_schrijven
    assert recht.neem()
    klok.verder(hours=2)
    assert recht.ververs() is False
    recht.geef_terug()
    assert recht.mag_schrijven
    assert not schrijverpad(pad).exists()


def test_snapshot_never_writes(pad, klok):
    recht = Schrijfrecht(pad, "Anna", klok, modus=Modus.MOMENTOPNAME)
    assert not recht.neem()
    assert not recht.mag_schrijven


def test_one_takes_the_other_sees_who_and_since_when(pad, klok):
    anna, bert = op_share(pad, "Anna", klok), op_share(pad, "Bert", klok)
    assert bert.vrij
    assert not bert.mag_schrijven
    assert anna.neem()
    assert (anna.modus, anna.wie, anna.sinds) == (Modus.SHARE_SCHRIJVER, "Anna", klok.nu)
    begin = klok.nu
    klok.verder(minutes=3)
    assert not bert.neem()
    assert (bert.wie, bert.sinds, bert.vrij, bert.mag_schrijven) == ("Anna", begin, False, False)
    anna.geef_terug()
    assert bert.ververs() is True
    assert (bert.vrij, bert.wie, bert.sinds) == (True, "", None)
    assert bert.neem()
    assert anna.ververs() is True
    assert anna.wie == "Bert"
    bert.geef_terug()


def test_five_idle_minutes_give_the_pen_back(pad, klok):
    anna = op_share(pad, "Anna", klok)
    anna.neem()
    klok.verder(minutes=4, seconds=59)
    assert anna.ververs() is False
    assert anna.mag_schrijven
    assert anna.stilte_over() == timedelta(seconds=1)
    anna.raak_aan()
    klok.verder(minutes=4, seconds=59)
    anna.ververs()
    assert anna.mag_schrijven
    klok.verder(seconds=1)
    assert anna.ververs() is True
    assert not anna.mag_schrijven
    assert anna.vrij
    assert anna.stilte_over() == timedelta(0)
    assert wie_schrijft(pad) is None


def test_killed_program_loses_the_pen_at_once(pad, klok):
    """Two real processes: the worker holds the lock and is killed."""
    proces = helpers.start("schrijver.py", pad, "Zus Verweg")
    proces.stdin.write("neem\n")
    assert helpers.lees_tot(proces, "") == "ja"
    bert = op_share(pad, "Bert", klok)
    assert not bert.neem()
    assert bert.wie == "Zus Verweg"
    helpers.dood(proces)
    assert "Zus Verweg" in schrijverpad(pad).read_text(), "the text stays, the lock does not"
    assert bert.ververs() is True
    assert bert.vrij
    assert bert.neem()
    assert wie_schrijft(pad).naam == "Bert"
    bert.geef_terug()


def test_other_process_cannot_take_what_we_hold_and_can_after(pad, klok):
    anna = op_share(pad, "Anna", klok)
    anna.neem()
    wie_schrijft(pad)  # reading who writes must not drop our own lock
    proces = helpers.start("schrijver.py", pad, "Zus")
    try:
        proces.stdin.write("neem\n")
        assert helpers.lees_tot(proces, "") == "nee"
        anna.geef_terug()
        proces.stdin.write("neem\n")
        assert helpers.lees_tot(proces, "") == "ja"
        assert not anna.neem()
        proces.stdin.write("geef\n")
        assert helpers.lees_tot(proces, "") == "ja"
        assert anna.neem()
    finally:
        helpers.dood(proces)
    anna.geef_terug()


def test_unreadable_text_still_shows_that_somebody_writes(pad, klok):
    anna, bert = op_share(pad, "Anna", klok), op_share(pad, "Bert", klok)
    anna.neem()
    anna._slot.schrijf_tekst("{half")
    bert.ververs()
    assert bert.wie == "een collega"
    assert not bert.vrij
    anna.geef_terug()


def test_name_with_accents_survives_the_file(pad, klok):
    anna = op_share(pad, "Zoë Ünal", klok)
    anna.neem()
    assert wie_schrijft(pad).naam == "Zoë Ünal"
    anna.geef_terug()


def test_pen_is_taken_when_free_by_one_call(pad, klok, monkeypatch):
    monkeypatch.setattr(netwerk, "is_share", lambda _pad: True)
    recht = schrijfrecht.neem_schrijfrecht(pad, "Anna", klok)
    assert recht.modus is Modus.SHARE_SCHRIJVER
    recht.geef_terug()


def test_lock_is_exclusive_within_a_process_too(tmp_path):
    een, ander = Bestandsslot(tmp_path / "slot"), Bestandsslot(tmp_path / "slot")
    assert een.neem()
    assert een.neem(), "taking it twice is harmless"
    assert not ander.neem(wacht=0.05)
    ander.geef_terug()
    assert een.vast
    een.schrijf_tekst("hallo")
    assert lees_tekst(tmp_path / "slot") == "hallo"
    een.geef_terug()
    assert ander.neem()
    ander.geef_terug()
    with pytest.raises(RuntimeError):
        ander.schrijf_tekst("nee")
