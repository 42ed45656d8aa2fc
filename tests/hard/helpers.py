"""Helpers for tests with real processes: start a script of this folder, talk, kill."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

HIER = Path(__file__).parent
WORTEL = HIER.parent.parent


def start(script: str, *args: object) -> subprocess.Popen[str]:
    """Start a worker script as a process of its own; its stdout is a pipe of lines."""
    omgeving = os.environ | {"PYTHONPATH": str(WORTEL), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, str(HIER / script), *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=WORTEL,
        env=omgeving,
    )


def lees_tot(proces: subprocess.Popen[str], woord: str) -> str:
    """Read lines until one begins with `woord`; AssertionError when the process ends first."""
    assert proces.stdout is not None
    for regel in proces.stdout:
        if regel.startswith(woord):
            return regel.strip()
    raise AssertionError(f"the worker ended without saying {woord!r}")


def dood(proces: subprocess.Popen[str]) -> None:
    """Kill it at once (SIGKILL; on Windows TerminateProcess) and close the pipes."""
    proces.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    proces.wait()
    sluit(proces)


def sluit(proces: subprocess.Popen[str]) -> None:
    """Close the pipes of a process that ended."""
    for pijp in (proces.stdin, proces.stdout):
        if pijp is not None:
            with contextlib.suppress(OSError):
                pijp.close()
    proces.wait()
