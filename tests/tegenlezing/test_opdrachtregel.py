"""Hostile words on the command line, as real processes: one Dutch sentence, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fabriek import voorbeeldteam

WORTEL = Path(__file__).resolve().parents[2]
WOORD = b"groene-fiets-42"


def draai(*woorden: str | bytes, woord: bytes = WOORD) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m app`; words and password may be bytes that are no text."""
    omgeving = {k: v for k, v in os.environb.items() if not k.startswith(b"KANTELPUNT")}
    omgeving |= {b"PYTHONPATH": os.fsencode(WORTEL), b"KANTELPUNT_WACHTWOORD": woord}
    return subprocess.run(
        [sys.executable, "-m", "app", *woorden],
        env=omgeving,
        capture_output=True,
        timeout=100,
        cwd=WORTEL,
        start_new_session=True,
    )


def fout(klaar: subprocess.CompletedProcess[bytes]) -> str:
    """Give the one line of a known error."""
    tekst = klaar.stderr.decode("utf-8")
    assert klaar.returncode == 1, tekst
    assert tekst.startswith("kantelpunt: ")
    assert tekst.count("\n") == 1
    return tekst


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> str:
    pad = tmp_path_factory.mktemp("kwaad") / "met spatie é ✓.kantelpunt"
    return voorbeeldteam(pad, 40, 20)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bytes that are no text")
class TestGeenTekst:
    def test_password(self, team: str) -> None:
        assert "KANTELPUNT_WACHTWOORD" in fout(draai("caseload", team, woord=b"groen\xff"))

    def test_file_name(self, tmp_path: Path) -> None:
        pad = os.fsencode(tmp_path) + b"/team\xff.kantelpunt"
        assert "geen tekst" in fout(draai("nieuw", pad, "--gebruiker", "S. de Wit"))
        assert not list(tmp_path.iterdir())

    def test_name_of_a_person(self, tmp_path: Path) -> None:
        pad = str(tmp_path / "team.kantelpunt")
        assert "geen tekst" in fout(draai("nieuw", pad, b"--gebruiker", b"S\xff"))
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("naar", ["", ".", "/"])
def test_a_letter_without_a_file_name(team: str, naar: str) -> None:
    import json

    rij = json.loads(draai("caseload", team, "--peildatum", "2026-11-18", "--json").stdout)[0]
    klaar = draai("brief", team, rij["leerling_id"], "uitnodiging", "--naar", naar, "--concept")
    assert "naam van de brief ontbreekt" in fout(klaar)


def test_a_folder_is_no_team_file(tmp_path: Path) -> None:
    assert "Dit is een map" in fout(draai("caseload", str(tmp_path)))


@pytest.mark.parametrize(
    ("inhoud", "telling"),
    [
        ("", "1 bestand niet gelezen; er is niets overgenomen."),
        ("achternaam;geboortedatum\nEik;31-02-2012\n", "1 rij afgewezen; er is niets overgenomen."),
    ],
)
def test_what_stood_in_the_way_is_counted_rightly(
    team: str, tmp_path: Path, inhoud: str, telling: str
) -> None:
    bron = tmp_path / "bron"
    bron.mkdir()
    (bron / "leerlingen.csv").write_text(inhoud, encoding="utf-8")
    assert fout(draai("importeer", team, str(bron))) == f"kantelpunt: {telling}\n"


def test_one_dossier_is_not_called_dossiers(tmp_path: Path) -> None:
    pad = str(tmp_path / "een.kantelpunt")
    klaar = draai("voorbeeld", pad, "--peildatum", "2026-11-18", "--leerlingen", "1")
    assert klaar.stdout.startswith(b"Voorbeeldteam met 1 open dossier geschreven")
    klaar = draai("caseload", pad, "--peildatum", "2026-11-18")
    assert klaar.stdout.splitlines()[0] == b"Caseload op woensdag 18 november 2026: 1 dossier"
