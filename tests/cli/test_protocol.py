"""`kantelpunt protocol`: list, read, print, try and adopt, as the window does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from app.cli.opdrachten import voer_uit
from app.domain.handelen import Interventie
from app.services.protocollen import meegeleverd
from app.services.sessie import Sessie
from resources.lezer import lees_tekst
from tests.conftest import WACHTWOORD
from tests.fabriek import zet_dossier


def geen_venster(*_a: object, **_k: object) -> int:
    raise AssertionError("no window is meant")


@pytest.fixture
def bestand(team_sessie: Sessie, monkeypatch: pytest.MonkeyPatch) -> str:
    """One dossier in stap 1: first interventie wo 4 nov, kantelpunt wo 25 nov (3 schoolweken)."""
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    dossier, _, _ = zet_dossier(team_sessie, geopend=date(2026, 11, 2))
    with team_sessie.schrijf() as tx:
        tx.maak(Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 11, 4)))
    return team_sessie.pad


def doe(*woorden: str) -> int:
    return voer_uit(["protocol", *woorden, "--peildatum", "2026-11-18"], geen_venster)


@pytest.fixture
def korter(tmp_path: Path) -> str:
    pad = tmp_path / "korter.toml"
    toml = lees_tekst("protocollen", "apeldoorn.toml")
    oud = 'naar = "2"\ntermijn = { aantal = 3,'
    assert oud in toml
    pad.write_text(toml.replace(oud, 'naar = "2"\ntermijn = { aantal = 2,'), "utf-8")
    return str(pad)


def test_lijst(bestand: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert doe(bestand, "--json") == 0
    rijen = {r["code"]: r for r in json.loads(capsys.readouterr().out)}
    assert set(rijen) == set(meegeleverd())
    assert rijen["apeldoorn"]["ladder"]
    assert rijen["apeldoorn"]["open_dossiers"] == 1
    assert rijen["nijmegen"]["open_dossiers"] == 0


def test_lezen(bestand: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert doe(bestand, "apeldoorn") == 0
    tekst = capsys.readouterr().out
    assert "Kantelpunt: 3 schoolweken vanaf eerste interventie, dan naar stap 2." in tekst


def test_een_onbekend_protocol(bestand: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert doe(bestand, "appeldoorn") == 1
    assert "Kies uit: " in capsys.readouterr().err


def test_handboek_en_toml(bestand: str, tmp_path: Path) -> None:
    assert doe(bestand, "--pdf", str(tmp_path / "h.pdf")) == 0
    assert (tmp_path / "h.pdf").read_bytes().startswith(b"%PDF")
    assert doe(bestand, "routes", "--toml", str(tmp_path / "r.toml")) == 0
    assert (tmp_path / "r.toml").read_text("utf-8") == lees_tekst("protocollen", "routes.toml")


def test_wat_als_legt_niets_vast(
    bestand: str, korter: str, team_sessie: Sessie, capsys: pytest.CaptureFixture[str]
) -> None:
    assert doe(bestand, "--nieuw", korter, "--vanaf", "2026-11-01") == 0
    tekst = capsys.readouterr().out
    assert "Termijn (kantelpunt): 3 schoolweken → 2 schoolweken" in tekst
    # wo 4 nov + 3 schoolweken = wo 25 nov; + 2 = wo 18 nov
    assert "wo 25 nov 2026 → wo 18 nov 2026" in tekst
    assert team_sessie.teamprotocollen == ()


def test_vaststellen_en_voorbeelden_die_anders_uitkomen(
    bestand: str, korter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert doe(bestand, "apeldoorn", "--voorbeelden") == 0
    assert doe(bestand, "--nieuw", korter, "--vanaf", "2026-11-01", "--stel-vast") == 0
    assert "Vastgesteld" in capsys.readouterr().out
    assert doe(bestand, "apeldoorn", "--voorbeelden") == 1
    assert "anders dan opgeschreven" in capsys.readouterr().out


def test_een_fout_bestand_verandert_niets(
    bestand: str, tmp_path: Path, team_sessie: Sessie, capsys: pytest.CaptureFixture[str]
) -> None:
    fout = tmp_path / "fout.toml"
    fout.write_text('code = "apeldoorn"\n', "utf-8")
    assert doe(bestand, "--nieuw", str(fout), "--stel-vast") == 1
    assert "fout.toml" in capsys.readouterr().err
    assert team_sessie.teamprotocollen == ()
