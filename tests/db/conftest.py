"""Shared by the tests of the store: a real encrypted file, and a dossier in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.dossiers import Dossier
from app.domain.mensen import Ambtenaar, Leerling, Ouder, Relatie, Rol
from app.domain.scholen import School
from db.schrijven import schrijf
from db.verbinding import Verbinding, maak, open_

NU = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
SLEUTEL = bytes(range(32))


@dataclass(frozen=True)
class Basis:
    """What most tests need to hang a fact on."""

    ambtenaar: Ambtenaar
    school: School
    leerling: Leerling
    ouder: Ouder
    dossier: Dossier


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """Give the path of the team file of a test."""
    return tmp_path / "team.kantelpunt"


@pytest.fixture(scope="session")
def leeg_bestand(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make an empty encrypted file once, for every test to lay down anew."""
    pad = tmp_path_factory.mktemp("leeg") / "team.kantelpunt"
    maak(pad, SLEUTEL).sluit()
    return pad.read_bytes()


@pytest.fixture
def v(pad: Path, leeg_bestand: bytes) -> Iterator[Verbinding]:
    """Give a connection to an empty encrypted file."""
    pad.write_bytes(leeg_bestand)
    verbinding = open_(pad, SLEUTEL)
    yield verbinding
    verbinding.sluit()


def maak_basis(v: Verbinding) -> Basis:
    """Write an ambtenaar, a school, a leerling of 14 with one ouder, and an open dossier."""
    leerling = Leerling(
        achternaam="Iepenlaan",
        roepnaam="Emre",
        geboortedatum=date(2012, 3, 9),
        bsn="999900377",
    )
    basis = Basis(
        ambtenaar=Ambtenaar(naam="S. de Wit", rol=Rol.TEAMLEIDER),
        school=School(naam="Het Fictieve Lyceum", brin="99AA", vestiging="00", plaats="Modelstad"),
        leerling=leerling,
        ouder=Ouder(leerling_id=leerling.id, relatie=Relatie.MOEDER, achternaam="Iepenlaan"),
        dossier=Dossier(
            leerling_id=leerling.id, dossiernummer="2026-0001", geopend=date(2026, 9, 1)
        ),
    )
    with schrijf(v, basis.ambtenaar.id, NU) as tx:
        tx.maak_veel([basis.ambtenaar, basis.school, basis.leerling, basis.ouder, basis.dossier])
    return basis


@pytest.fixture
def basis(v: Verbinding) -> Basis:
    """Give the facts of `maak_basis`, written."""
    return maak_basis(v)


@pytest.fixture
def ander_proces_env() -> dict[str, str]:
    """Give an environment in which a second Python finds the program."""
    wortel = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "PYTHONPATH": wortel}
