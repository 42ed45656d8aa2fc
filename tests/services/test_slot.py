"""Tests of the pen as a window uses it, and of unlocking the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.fouten import KnownError
from app.services import instellingen
from app.services import sessie as sessies
from app.services.sessie import log_in
from app.services.slot import Pen, met_pen, open_scherm
from db import netwerk
from db.netwerk import Modus
from tests.conftest import GOEDKOOP, WACHTWOORD, klok


class Klok:
    def __init__(self):
        self.nu = klok()

    def __call__(self) -> datetime:
        return self.nu


@pytest.fixture
def tijd():
    return Klok()


@pytest.fixture
def op_share(team_sessie, monkeypatch, tijd):
    """Two windows on a file that lies on a network share."""
    pad = team_sessie.pad
    team_sessie.sluit()
    monkeypatch.setattr(netwerk, "is_share", lambda _pad: True)
    een, twee = (log_in(pad, WACHTWOORD, klok=tijd) for _ in range(2))
    yield een, twee
    een.sluit()
    twee.sluit()


def zet_naam(sessie, waarde):
    instellingen.bewaar(sessie, replace(instellingen.lees(sessie), teamnaam=waarde))


def test_share_is_opened_for_reading_without_wal(op_share):
    een, _ = op_share
    assert een.modus is Modus.SHARE_LEZER
    assert een.v.waarde("PRAGMA journal_mode") == "delete"
    with pytest.raises(KnownError, match="alleen te lezen"):
        zet_naam(een, "Nee")


def test_team_made_on_a_share_is_not_in_wal_and_waits_for_the_pen(tmp_path, monkeypatch):
    monkeypatch.setattr(netwerk, "is_share", lambda _pad: True)
    sessie, _ = sessies.maak_team(
        tmp_path / "x.kantelpunt", naam="X", wachtwoord=WACHTWOORD, kosten=GOEDKOOP
    )
    assert sessie.modus is Modus.SHARE_LEZER
    assert sessie.v.waarde("PRAGMA journal_mode") == "delete"
    with met_pen(sessie):
        zet_naam(sessie, "Op de share")
    assert not list(tmp_path.glob("*-wal"))
    sessie.sluit()


def test_file_in_wal_on_a_share_waits_until_others_close_it(team_sessie, monkeypatch):
    """Somebody still has it open as on a local disk."""
    monkeypatch.setattr(netwerk, "is_share", lambda _pad: True)
    with pytest.raises(KnownError, match="bezet"):
        log_in(team_sessie.pad, WACHTWOORD)


def test_pen_goes_from_window_to_window(op_share, tijd):
    een, twee = op_share
    pen, andere = Pen(een), Pen(twee)
    assert pen.neem()
    assert een.modus is Modus.SHARE_SCHRIJVER
    zet_naam(een, "Van een")
    tijd.nu += timedelta(minutes=1)
    assert not andere.neem()
    assert (andere.wie, andere.sinds, andere.vrij) == ("S. de Wit", klok(), False)
    with pytest.raises(KnownError, match="alleen te lezen"):
        zet_naam(twee, "Nee")
    twee.vergeet()
    assert instellingen.lees(twee).teamnaam == "Van een", "the reader sees what was written"
    pen.geef_terug()
    assert een.modus is Modus.SHARE_LEZER
    assert andere.ververs()
    assert andere.vrij
    assert andere.neem()
    zet_naam(twee, "Van twee")
    assert twee.v.waarde("PRAGMA journal_mode") == "delete"
    andere.geef_terug()
    een.vergeet()
    assert instellingen.lees(een).teamnaam == "Van twee"


def test_idle_pen_goes_back_and_the_window_reads_on(op_share, tijd):
    een, twee = op_share
    pen = Pen(een)
    pen.neem()
    tijd.nu += timedelta(minutes=4)
    pen.raak_aan()
    tijd.nu += timedelta(minutes=4)
    assert not pen.ververs()
    assert pen.mag_schrijven
    tijd.nu += timedelta(minutes=1)
    assert pen.ververs()
    assert not pen.mag_schrijven
    assert een.alleen_lezen
    assert Pen(twee).vrij


def test_short_job_takes_the_pen_and_says_who_has_it(op_share):
    een, twee = op_share
    with met_pen(twee):
        zet_naam(twee, "Kort")
    assert twee.alleen_lezen
    pen = Pen(een)
    pen.neem()
    zin = r"Een collega schrijft in dit bestand sinds \d\d:\d\d"
    with pytest.raises(KnownError, match=zin), met_pen(twee):
        raise AssertionError("must not come here")
    pen.geef_terug()


def test_local_file_needs_no_pen(team_sessie):
    pen = Pen(team_sessie)
    assert pen.modus is Modus.LOKAAL
    assert pen.mag_schrijven
    assert pen.neem()
    with met_pen(team_sessie):
        zet_naam(team_sessie, "Gewoon")
    pen.geef_terug()
    zet_naam(team_sessie, "Nog steeds")


def test_folder_without_write_right_is_a_snapshot_opened_anew_each_minute(
    team_sessie, monkeypatch, tijd
):
    pad = team_sessie.pad
    zet_naam(team_sessie, "Eerst")
    team_sessie.v.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    monkeypatch.setattr(sessies, "bepaal_modus", lambda _pad: Modus.MOMENTOPNAME)
    beeld = log_in(pad, WACHTWOORD, klok=tijd)
    pen = Pen(beeld)
    assert beeld.modus is Modus.MOMENTOPNAME
    assert "Momentopname" in pen.modus.uitleg
    assert not pen.neem()
    zet_naam(team_sessie, "Daarna")
    team_sessie.v.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    tijd.nu += timedelta(seconds=59)
    assert not pen.ververs()
    tijd.nu += timedelta(seconds=1)
    assert pen.ververs()
    assert instellingen.lees(beeld).teamnaam == "Daarna"
    with pytest.raises(KnownError, match="niet schrijven"), met_pen(beeld):
        raise AssertionError("must not come here")
    beeld.sluit()


def test_screen_opens_with_the_own_password_only(team_sessie):
    open_scherm(team_sessie, WACHTWOORD)
    with pytest.raises(KnownError, match="klopt niet"):
        open_scherm(team_sessie, "iets anders")
