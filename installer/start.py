"""Installer: set everything up and open Kantelpunt on the example team.

    python3 installer/start.py

Without a display it says so, prints the caseload of the example team and
writes a waarschuwing as PDF.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from omgeving import WORTEL, InstallatieFout, is_er_een_scherm, maak_omgeving, zeg

MAP = WORTEL / "build" / "voorbeeld"


def main() -> int:
    """Make the environment, then show the program."""
    try:
        python = maak_omgeving(met_tests=False)
    except InstallatieFout as fout:
        print(fout, file=sys.stderr)
        return 1
    if is_er_een_scherm():
        zeg("Kantelpunt wordt geopend met het voorbeeldteam. Iedereen daarin is verzonnen.")
        return subprocess.run([str(python), "-m", "app", "--voorbeeld"], cwd=WORTEL).returncode
    zeg("Er is geen scherm. Daarom staat hier de caseload van het voorbeeldteam als tekst.")
    return zonder_scherm(python)


def zonder_scherm(python: Path) -> int:
    """Show on a terminal what the window would show, and write a letter."""
    shutil.rmtree(MAP, ignore_errors=True)
    MAP.mkdir(parents=True)
    bestand = MAP / "modelstad.kantelpunt"
    omgeving = dict(os.environ, KANTELPUNT_WACHTWOORD="voorbeeld")

    def kantelpunt(*woorden: str, vang: bool = False) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(python), "-m", "app", *woorden],
            cwd=WORTEL,
            env=omgeving,
            check=True,
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE if vang else None,
        )

    try:
        kantelpunt("voorbeeld", str(bestand))
        kantelpunt("caseload", str(bestand))
        rijen = json.loads(kantelpunt("caseload", str(bestand), "--json", vang=True).stdout)
        brief = MAP / "waarschuwing.pdf"
        over = [r["leerling_id"] for r in rijen if r["kantelpunt"]["status"] == "over_termijn"]
        # Not every dossier can have one: the letter needs a duty on the days it names.
        for nog, leerling in enumerate(over, start=1 - len(over)):
            try:
                kantelpunt("brief", str(bestand), leerling, "waarschuwing", "--naar", str(brief))
                break
            except subprocess.CalledProcessError:
                if not nog:
                    raise
    except subprocess.CalledProcessError as fout:
        return fout.returncode or 1
    gemaakt = sorted(MAP.glob("waarschuwing*.pdf"))
    zeg(f"De waarschuwing staat in: {', '.join(str(p.relative_to(WORTEL)) for p in gemaakt)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
