"""Documents, offers and packages from the command line, as real processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import draai
from tests.fabriek import voorbeeldteam

TEKST = "Xanthippewater: verslag van het gesprek"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> str:
    return voorbeeldteam(tmp_path_factory.mktemp("doc") / "modelstad.kantelpunt", 60, 20)


@pytest.fixture(scope="module")
def ids(team: str) -> list[str]:
    """Leerlingen with a dossier, most urgent first."""
    return [r["leerling_id"] for r in json.loads(draai("caseload", team, "--json").stdout)]


@pytest.fixture(scope="module")
def leerling(team: str, ids: list[str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The first one whose dossier takes documents, with one in it."""
    pad = tmp_path_factory.mktemp("bron") / "gesprek_nov.txt"
    pad.write_text(TEKST, encoding="utf-8")
    for leerling_id in ids:
        klaar = draai("document", team, leerling_id, "--voeg-toe", str(pad), "--soort", "verslag")
        if klaar.returncode == 0:
            assert "Toegevoegd: gesprek_nov.txt" in klaar.stdout
            return leerling_id
        assert "bewaart geen documenten" in klaar.stderr
    pytest.fail("no dossier takes documents")


def test_list_and_save(team: str, leerling: str, tmp_path: Path) -> None:
    klaar = draai("document", team, leerling)
    assert "gesprek nov" in klaar.stdout
    (rij,) = json.loads(draai("document", team, leerling, "--json").stdout)
    assert (rij["soort"], rij["mediatype"], rij["grootte"]) == (
        "verslag",
        "text/plain",
        len(TEKST),
    )
    uit = tmp_path / "uit.txt"
    klaar = draai("document", team, leerling, "--opslaan", "1", "--naar", str(uit))
    assert klaar.returncode == 0, klaar.stderr
    assert uit.read_text(encoding="utf-8") == TEKST
    assert draai("document", team, leerling, "--opslaan", "1", "--naar", str(uit)).returncode == 1
    assert draai("document", team, leerling, "--opslaan", "9", "--naar", "x").returncode == 1
    gelezen = draai("dossier", team, leerling, "--gelezen").stdout
    assert "document buiten het programma opgeslagen" in gelezen


def test_offer_and_answer(team: str, leerling: str) -> None:
    klaar = draai("aanbod", team, leerling, "--aan", "Appel", "--tot", "31-12-2099")
    assert klaar.returncode == 0, klaar.stderr
    lijst = draai("aanbod", team).stdout
    assert "Door u aangeboden: 1" in lijst
    assert "aan M. Appel" in lijst
    klaar = draai("aanbod", team, leerling, "--neem-over")
    assert klaar.returncode == 1
    assert "u niet aangeboden" in klaar.stderr
    assert draai("aanbod", team, leerling).returncode == 2


def test_package_out_and_in(team: str, leerling: str, tmp_path: Path) -> None:
    pad = tmp_path / "x.kantelpunt-pakket"
    klaar = draai("pakket", team, leerling, "--gemeente", "Elders", "--naar", str(pad))
    assert klaar.returncode == 0, klaar.stderr
    wachtzin = klaar.stdout.strip().splitlines()[-1]
    assert len(wachtzin.split()) == 10
    assert TEKST.encode() not in pad.read_bytes()
    elders = str(tmp_path / "elders.kantelpunt")
    assert draai("nieuw", elders, "--gebruiker", "N. Nieuw").returncode == 0
    fout = draai("importeer", elders, str(pad), KANTELPUNT_WACHTZIN="fout " * 10)
    assert (fout.returncode, fout.stdout) == (1, "")
    assert "wachtzin past niet" in fout.stderr
    goed = draai("importeer", elders, str(pad), KANTELPUNT_WACHTZIN=wachtzin)
    assert goed.returncode == 0, goed.stderr + goed.stdout
    (rij,) = json.loads(draai("document", elders, leerling, "--json").stdout)
    assert rij["grootte"] == len(TEKST)
    assert len(json.loads(draai("caseload", elders, "--json").stdout)) == 1
