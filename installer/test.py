"""Installer: set everything up with the test tools, then check the whole project.

    python3 installer/test.py [arguments for pytest]

Runs lint, format, types, import contracts and tests; stops with the first
failing exit code, after having shown them all.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from omgeving import WORTEL, InstallatieFout, maak_omgeving, zeg

PROEVEN = "tests"


def main() -> int:
    """Make the environment and run every check; 0 when all are good."""
    try:
        python = maak_omgeving(met_tests=True)
    except InstallatieFout as fout:
        print(fout, file=sys.stderr)
        return 1
    extra = sys.argv[1:] or ["-n", "2", "--dist", "loadfile", "-q"]
    stappen = (
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("opmaak", [python, "-m", "ruff", "format", "--check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("importcontracten", [python.with_name(_naam("lint-imports"))]),
        ("tests", [python, "-m", "pytest", PROEVEN, *extra]),
    )
    omgeving = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")
    slecht = 0
    for naam, opdracht in stappen:
        zeg(f"\n== {naam} ==")
        begin = time.monotonic()
        code = subprocess.run([str(deel) for deel in opdracht], cwd=WORTEL, env=omgeving).returncode
        zeg(f"== {naam}: {'goed' if code == 0 else 'NIET GOED'} ({time.monotonic() - begin:.0f} s)")
        slecht = slecht or code
    return slecht


def _naam(programma: str) -> str:
    return f"{programma}.exe" if os.name == "nt" else programma


if __name__ == "__main__":
    sys.exit(main())
