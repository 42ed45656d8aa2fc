"""UI: the example team: made fresh in a folder of its own, everybody in it invented."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from app.services.sessie import Sessie, log_in


def maak_voorbeeldteam(wachtwoord: str) -> Sessie:
    """Make the file, log in, and throw the folder away when the program ends."""
    from app.services.voorbeeld import maak_voorbeeld

    map_ = Path(tempfile.mkdtemp(prefix="kantelpunt-voorbeeld-"))
    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    pad = map_ / "voorbeeldteam.kantelpunt"
    maak_voorbeeld(pad, peildatum=datetime.now().astimezone().date(), wachtwoord=wachtwoord)
    return log_in(pad, wachtwoord)
