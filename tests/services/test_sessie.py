"""Making a team file, and what is left when that was cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar, Rol
from app.services.sessie import log_in, maak_team
from db import sleutels, verbinding
from tests.conftest import GOEDKOOP, WACHTWOORD, klok


def test_wrong_password_is_a_sentence_with_a_way_out(team_sessie) -> None:
    with pytest.raises(KnownError) as fout:
        log_in(team_sessie.pad, "niet-dit-wachtwoord")
    assert "noodsleutel" in fout.value.doe


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        log_in(tmp_path / "weg.kantelpunt", WACHTWOORD)


def test_an_existing_team_file_is_never_overwritten(team_sessie) -> None:
    with pytest.raises(KnownError, match="Er staat al een bestand"):
        maak_team(team_sessie.pad, naam="X", wachtwoord=WACHTWOORD, kosten=GOEDKOOP)


def test_killed_before_the_file_was_made_the_name_is_free_again(tmp_path: Path) -> None:
    pad = tmp_path / "modelstad.kantelpunt"
    sleutels.maak_sleutelbestand(pad, "p1", "S. de Wit", WACHTWOORD, kosten=GOEDKOOP)
    sessie, _ = maak_team(pad, naam="S. de Wit", wachtwoord=WACHTWOORD, kosten=GOEDKOOP)
    assert sessie.ambtenaar.naam == "S. de Wit"
    sessie.sluit()
    assert Path(f"{sleutels.sleutelpad(pad)}-oud").exists()


def test_killed_before_the_first_person_was_written_the_login_mends_it(tmp_path: Path) -> None:
    pad = tmp_path / "modelstad.kantelpunt"
    bos, _ = sleutels.maak_sleutelbestand(pad, "p1", "S. de Wit", WACHTWOORD, kosten=GOEDKOOP)
    verbinding.maak(pad, bos.sleutel).sluit()
    sessie = log_in(pad, WACHTWOORD, klok=klok)
    assert [(a.id, a.naam, a.rol) for a in sessie.lees(Ambtenaar)] == [
        ("p1", "S. de Wit", Rol.TEAMLEIDER)
    ]
    sessie.sluit()
