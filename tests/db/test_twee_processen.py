"""Two real programs on one file: no lost update, real conflicts shown, changes seen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from app.domain.scholen import School
from db import audit, feiten
from db.schrijven import schrijf
from db.verbinding import Verbinding
from tests.db.conftest import NU, SLEUTEL

SCHRIJVER = """
import json, sys
from dataclasses import replace
from datetime import datetime, UTC
from app.domain.fouten import VersieConflict
from app.domain.scholen import School
from db import feiten
from db.schrijven import schrijf
from db.verbinding import open_

pad, wie, school_id, aantal = sys.argv[1:]
conflicten = bevestigd = 0
with open_(pad, bytes(range(32))) as v:
    print("klaar", flush=True)
    sys.stdin.readline()
    for i in range(int(aantal)):
        while True:
            school = feiten.lees_een(v, School, school_id)
            geteld = int(school.telefoon or 0)
            try:
                with schrijf(v, wie, datetime.now(UTC)) as tx:
                    tx.wijzig(replace(school, telefoon=str(geteld + 1)))
                    tx.maak(School(naam=f"{wie}-{i}"))
            except VersieConflict as fout:
                assert fout.bestaand.versie > school.versie
                conflicten += 1
                continue
            bevestigd += 1
            break
print(json.dumps({"bevestigd": bevestigd, "conflicten": conflicten}), flush=True)
"""


def _start(
    pad: Path, wie: str, school: School, aantal: int, env: dict[str, str]
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCHRIJVER, str(pad), wie, school.id, str(aantal)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
    )


def test_two_programs_count_together(
    v: Verbinding, pad: Path, ander_proces_env: dict[str, str]
) -> None:
    """Both raise one number 40 times; each read-and-write either lands whole or conflicts."""
    school = School(naam="Teller")
    with schrijf(v, "a", NU) as tx:
        tx.maak(school)
    voor = v.data_version()
    processen = [_start(pad, wie, school, 40, ander_proces_env) for wie in ("een", "twee")]
    for p in processen:
        assert p.stdout is not None
        assert p.stdout.readline() == "klaar\n"
    for p in processen:
        assert p.stdin is not None
        p.stdin.write("\n")
        p.stdin.flush()
    uitkomsten = []
    for p in processen:
        uit, fout = p.communicate(timeout=60)
        assert (p.returncode, fout) == (0, "")
        uitkomsten.append(json.loads(uit))
    assert [u["bevestigd"] for u in uitkomsten] == [40, 40]
    geteld = feiten.lees_een(v, School, school.id)
    assert geteld.telefoon == "80"
    assert geteld.versie == 81
    assert feiten.tel(v, School) == 81
    assert v.data_version() != voor
    rapport = audit.controleer(v)
    assert rapport.fouten == ()
    assert rapport.aantal == 161
    _, wijziging = audit.na(v, 1)
    assert len(wijziging.delen) == 160


def test_a_killed_writer_leaves_nothing_and_locks_nobody_out(
    v: Verbinding, pad: Path, ander_proces_env: dict[str, str]
) -> None:
    """SIGKILL inside the open transaction, told over a pipe that it is inside."""
    code = (
        "import sys, time\n"
        "from datetime import datetime, UTC\n"
        "from app.domain.scholen import School\n"
        "from db.schrijven import schrijf\n"
        "from db.verbinding import open_\n"
        f"v = open_({str(pad)!r}, {SLEUTEL!r})\n"
        "with schrijf(v, 'b', datetime.now(UTC)) as tx:\n"
        "    tx.maak(School(naam='bevestigd'))\n"
        "with schrijf(v, 'b', datetime.now(UTC)) as tx:\n"
        "    tx.maak_veel([School(naam=f'half {i}') for i in range(3000)])\n"
        "    print('binnen', flush=True)\n"
        "    time.sleep(60)\n"
    )
    proces = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=ander_proces_env
    )
    assert proces.stdout is not None
    assert proces.stdout.readline() == "binnen\n"
    assert [s.naam for s in feiten.lees(v, School)] == ["bevestigd"]
    proces.kill()
    proces.communicate(timeout=10)
    with schrijf(v, "a", NU) as tx:
        tx.maak(School(naam="verder"))
    assert sorted(s.naam for s in feiten.lees(v, School)) == ["bevestigd", "verder"]
    assert audit.controleer(v).fouten == ()
