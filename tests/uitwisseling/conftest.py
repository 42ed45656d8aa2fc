"""Shared by the tests of import and export: folders written from text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


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
