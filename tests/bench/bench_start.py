"""Bench: from starting the program to a usable caseload, against an empty Qt window.

Run: python -m pytest tests/bench/bench_start.py -s. Both are fresh processes in turn: the
baseline shows an empty window and derives the same password with the same parameters
(beslissingen, Speed); ours logs in and has the own dossiers painted with the right chip
counts, and the rest of the team within a second after. The file holds 50,000 leerlingen and
3,000 open dossiers; set KANTELPUNT_BENCH to a folder to keep it between runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

WORTEL = Path(__file__).resolve().parent.parent.parent
PERSOON = "S. de Wit"
RONDEN = 7

LEEG = """
import sys
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from PySide6.QtWidgets import QApplication, QMainWindow
Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=65536).derive(b'voorbeeld')
app = QApplication([])
venster = QMainWindow()
venster.show()
app.processEvents()
print('klaar', flush=True)
"""

ONS = """
import sys, time
from app.services.aanloop import Aanloop
aanloop = Aanloop(sys.argv[1], 'voorbeeld', sys.argv[2])
from app.ui.start import Programma, maak_app
app = maak_app(sys.argv)
programma = Programma(app)
programma.open_na(aanloop.sessie, sys.argv[1])
app.processEvents()
print('klaar', flush=True)
begin = time.perf_counter()
from app.ui.caseload.lader import CaseloadLader
lader = programma.venster.findChild(CaseloadLader)
while not lader.volledig and time.perf_counter() - begin < 30:
    app.processEvents()
    time.sleep(0.002)
print(time.perf_counter() - begin, flush=True)
import os
os._exit(0)
"""

# What a program that stayed open for some seconds leaves for the next start (protocolgeheugen).
ONTHOUD = """
from app.services.protocollen import onthoud_meegeleverd
onthoud_meegeleverd()
print('klaar', flush=True)
"""


def _klaar(map_: Path, code: str, *woorden: str) -> tuple[float, str]:
    """Run a script; give seconds until it says klaar, and what it says after that."""
    omgeving = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(WORTEL))
    # An installed program is compiled; so are both of these, whatever this shell says.
    omgeving.pop("PYTHONDONTWRITEBYTECODE", None)
    omgeving["PYTHONPYCACHEPREFIX"] = str(map_)
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *woorden],
        cwd=WORTEL,
        env=omgeving,
        stdout=subprocess.PIPE,
        text=True,
    ) as proces:
        assert proces.stdout is not None
        eerste = proces.stdout.readline().strip()
        duur = time.perf_counter() - begin
        rest = proces.stdout.read().strip()
    assert eerste == "klaar"
    return duur, rest


@pytest.mark.timeout(900)
def test_start_within_twice_an_empty_window(groot_bestand: Path, tmp_path: Path) -> None:
    _klaar(tmp_path, LEEG)
    _klaar(tmp_path, ONTHOUD)
    _klaar(tmp_path, ONS, str(groot_bestand), PERSOON)
    leeg, ons, na = [], [], []
    for _ in range(RONDEN):
        leeg.append(_klaar(tmp_path, LEEG)[0])
        duur, rest = _klaar(tmp_path, ONS, str(groot_bestand), PERSOON)
        ons.append(duur)
        na.append(float(rest.split()[0]))
    verhouding = median(ons) / median(leeg)
    print(
        f"\nstart: leeg venster {median(leeg):.2f} s, eigen caseload {median(ons):.2f} s "
        f"(× {verhouding:.2f}), rest van het team {median(na):.2f} s later"
    )
    assert verhouding <= 2
