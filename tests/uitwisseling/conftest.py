"""Shared by the tests of import and export: folders written from text, new team files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.services.sessie import Sessie, maak_team
from tests.conftest import GOEDKOOP, WACHTWOORD, klok


@pytest.fixture
def zet_map(tmp_path: Path) -> Callable[..., Path]:
    """Write a folder; file names without .csv as keywords, content as text or bytes."""

    def schrijf(naam: str = "bron", **bestanden: str | bytes) -> Path:
        map_ = tmp_path / naam
        map_.mkdir()
        for bestand, inhoud in bestanden.items():
            ruw = inhoud if isinstance(inhoud, bytes) else inhoud.encode("utf-8")
            (map_ / f"{bestand}.csv").write_bytes(ruw)
        return map_

    return schrijf


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
