"""Runs the command line as a process of its own, as a person at a terminal does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parents[2]


def kantelpunt(*woorden: object, wachtwoord: str = "") -> subprocess.CompletedProcess[str]:
    """Run `kantelpunt WOORDEN` and give what it said and how it ended."""
    omgeving = os.environ | {"PYTHONPATH": str(WORTEL), "PYTHONDONTWRITEBYTECODE": "1"}
    omgeving["KANTELPUNT_WACHTWOORD"] = wachtwoord
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, woorden)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=WORTEL,
        env=omgeving,
        timeout=240,  # a busy machine starts a program slowly
        check=False,
        stdin=subprocess.DEVNULL,
    )
