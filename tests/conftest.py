"""Shared by all tests: a fresh encrypted team file with cheap keys, and a fixed day."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.domain.mensen import Rol
from app.services.sessie import Sessie, log_in, maak_team
from db.sleutels import Kosten

VANDAAG = date(2026, 11, 18)
"""A Wednesday, in no region a holiday."""

WACHTWOORD = "groene-fiets-42"
GOEDKOOP = Kosten(rondes=1, geheugen_kib=64, banen=1)


def klok() -> datetime:
    """Stand still at noon on VANDAAG."""
    return datetime(VANDAAG.year, VANDAAG.month, VANDAAG.day, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def eigen_mappen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, caches and logs of a test away from the person who runs it."""
    for naam in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(naam, str(tmp_path / naam.lower()))
    monkeypatch.setenv("APPDATA", str(tmp_path / "appdata"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "localappdata"))
    monkeypatch.delenv("KANTELPUNT_WACHTWOORD", raising=False)
    monkeypatch.delenv("KANTELPUNT_GEBRUIKER", raising=False)


@pytest.fixture
def teampad(tmp_path: Path) -> Path:
    """Give the path of a team file that is not there yet."""
    return tmp_path / "team" / "modelstad.kantelpunt"


@pytest.fixture(scope="session")
def leeg_team(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Make an empty team file once: its files by ending, for every test to lay down anew."""
    pad = tmp_path_factory.mktemp("leeg") / "modelstad.kantelpunt"
    sessie, _ = maak_team(
        pad,
        naam="S. de Wit",
        wachtwoord=WACHTWOORD,
        rol=Rol.TEAMLEIDER,
        boa=True,
        klok=klok,
        kosten=GOEDKOOP,
    )
    sessie.sluit()
    return {einde: Path(f"{pad}{einde}").read_bytes() for einde in ("", "-sleutels")}


@pytest.fixture
def team_sessie(teampad: Path, leeg_team: dict[str, bytes]) -> Iterator[Sessie]:
    """Give a session of a teamleider (also BOA) in an empty team file."""
    teampad.parent.mkdir()
    for einde, inhoud in leeg_team.items():
        Path(f"{teampad}{einde}").write_bytes(inhoud)
    sessie = log_in(teampad, WACHTWOORD, klok=klok)
    yield sessie
    sessie.sluit()


@pytest.fixture
def opnieuw(team_sessie: Sessie) -> Iterator[Callable[[], Sessie]]:
    """Log in again on the same file, as after a restart."""
    open_sessies: list[Sessie] = []

    def in_loggen() -> Sessie:
        sessie = log_in(team_sessie.pad, WACHTWOORD, klok=klok)
        open_sessies.append(sessie)
        return sessie

    yield in_loggen
    for sessie in open_sessies:
        sessie.sluit()


@pytest.fixture
def nieuw_team(tmp_path: Path) -> Iterator[Callable[..., Sessie]]:
    """Make further team files; the first person's name is `naam`."""
    sessies: list[Sessie] = []

    def maak(naam: str = "N. Nieuw") -> Sessie:
        pad = tmp_path / f"team{len(sessies)}.kantelpunt"
        sessie, _ = maak_team(pad, naam=naam, wachtwoord=WACHTWOORD, klok=klok, kosten=GOEDKOOP)
        sessies.append(sessie)
        return sessie

    yield maak
    for sessie in sessies:
        sessie.sluit()
