"""The seeded 50,000 / 3,000 file that the measurements share.

Set KANTELPUNT_BENCH to a folder to keep it between runs; making it takes a minute.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

WACHTWOORD = "voorbeeld"
PERSOON = "S. de Wit"


@pytest.fixture(scope="session")
def groot_bestand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the example team of 50,000 leerlingen with 3,000 open dossiers, of today."""
    from app.services.voorbeeld import maak_voorbeeld

    map_ = os.environ.get("KANTELPUNT_BENCH")
    pad = Path(map_ or tmp_path_factory.mktemp("groot")) / "groot.kantelpunt"
    if not pad.exists():
        maak_voorbeeld(
            pad,
            peildatum=date.today(),  # noqa: DTZ011  the window opens on today
            leerlingen=50_000,
            open_dossiers=3_000,
            wachtwoord=WACHTWOORD,
        )
    return pad
