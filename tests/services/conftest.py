"""Shared by the tests of the sealed file: a team with two BOA's and others, and a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.domain.dossiers import Dossier
from app.domain.mensen import Ambtenaar, Leerling, Ouder, Rol
from app.domain.opsporing import Verdachte, Verhoor
from app.services import mensen
from app.services.sessie import Sessie, log_in
from tests.conftest import klok
from tests.fabriek import zet_dossier

START = "start-woord-77"
GEHEIM = "Xanthippewater zegt niets"


@dataclass
class Boateam:
    """`een` is teamleider and BOA, `twee` BOA, `leider` teamleider, `ander` neither."""

    een: Sessie
    twee: Ambtenaar
    leider: Ambtenaar
    ander: Ambtenaar
    dossier: Dossier
    leerling: Leerling
    ouder: Ouder
    log_in: Callable[..., Sessie]

    @property
    def pad(self) -> Path:
        return Path(self.een.pad)

    @property
    def zegelpad(self) -> Path:
        return Path(f"{self.een.pad}-opsporing")

    def verhoor(self, **anders: object) -> Verhoor:
        basis: dict[str, object] = {
            "dossier_id": self.dossier.id,
            "verdachte": Verdachte.OUDER,
            "ouder_id": self.ouder.id,
            "uitgenodigd": date(2026, 11, 10),
        }
        return Verhoor(**basis | anders)  # type: ignore[arg-type]


@pytest.fixture
def team(team_sessie: Sessie) -> Iterator[Boateam]:
    """Give the team, with a running dossier of a leerling of 15."""
    dossier, leerling, _ = zet_dossier(team_sessie)
    sessies: list[Sessie] = []

    def inloggen(wie: Ambtenaar, wachtwoord: str = START) -> Sessie:
        sessie = log_in(team_sessie.pad, wachtwoord, wie.id, klok=klok)
        sessies.append(sessie)
        return sessie

    voeg = mensen.voeg_toe
    yield Boateam(
        een=team_sessie,
        twee=voeg(team_sessie, "T. Twee", Rol.LEERPLICHTAMBTENAAR, True, START),
        leider=voeg(team_sessie, "L. Leider", Rol.TEAMLEIDER, False, START),
        ander=voeg(team_sessie, "A. Ander", Rol.LEERPLICHTAMBTENAAR, False, START),
        dossier=dossier,
        leerling=leerling,
        ouder=team_sessie.lees(Ouder, leerling_id=leerling.id)[0],
        log_in=inloggen,
    )
    for sessie in sessies:
        sessie.sluit()
