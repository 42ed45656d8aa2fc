"""Worker: saves and imports in a team file until it is killed, telling each step over a pipe.

Arguments: path, password, number of this run, seed. It prints

    klaar                       logged in, begins
    plan SOORT TOKEN AANTAL     what the coming save will write
    begin                       the transaction is open (BEGIN IMMEDIATE done)
    commit                      everything is written, COMMIT comes next
    vast TOKEN                  the save was confirmed to the user

SOORT is "taak" (one new fact), "tel" (the next version of one fact) or
"import" (a folder of CSV through the real import, one transaction).
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.dossiers import Taak
from app.services.sessie import log_in
from app.services.uitwisseling.doorvoeren import voer_door
from app.services.uitwisseling.lezen import lees_map
from app.services.vastleggen import leg_vast, wijzig
from db import schrijven

RIJEN = 120
"""Leerlingen per import."""

_echt_begin = schrijven.Transactie.__init__
_echt_einde = schrijven.Transactie.sluit_af


def zeg(*woorden: object) -> None:
    """Say one line in one write, so that a kill cannot tear it."""
    sys.stdout.write(" ".join(map(str, woorden)) + "\n")
    sys.stdout.flush()


def _begin(self: Any, *args: Any) -> None:
    zeg("begin")
    _echt_begin(self, *args)


def _einde(self: Any) -> None:
    _echt_einde(self)
    zeg("commit")


def importmap(map_: Path, token: str, run: int, nr: int) -> Path:
    """Write a folder with one CSV of leerlingen who all live in the place `token`."""
    regels = ["sleutel;achternaam;roepnaam;geboortedatum;onderwijsnummer;plaats"]
    for i in range(RIJEN):
        nummer = 1_000_000_000 + run * 1_000_000 + nr * 1000 + i
        regels.append(f"{token}-{i};Iepenlaan;Emre;09-03-2012;{nummer};{token}")
    map_.mkdir(exist_ok=True)
    (map_ / "leerlingen.csv").write_text("\n".join(regels) + "\n", "utf-8")
    return map_


def main(pad: str, wachtwoord: str, run: int, zaad: int) -> None:
    lot = random.Random(zaad)
    sessie = log_in(pad, wachtwoord)
    schrijven.Transactie.__init__ = _begin  # type: ignore[method-assign]
    schrijven.Transactie.sluit_af = _einde  # type: ignore[method-assign]
    werkmap = Path(pad).parent / "import"
    zeg("klaar")
    nr = 0
    while True:
        nr += 1
        token = f"run{run}nr{nr}"
        soort = lot.choices(("taak", "tel", "import"), (5, 3, 2))[0]
        if soort == "taak":
            zeg("plan", "taak", token, 1)
            leg_vast(sessie, Taak(datum=date(2026, 12, 1), omschrijving=token))
        elif soort == "tel":
            (teller,) = (t for t in sessie.lees(Taak) if t.omschrijving.startswith("teller"))
            token = f"teller{teller.versie + 1}"
            zeg("plan", "tel", token, 1)
            wijzig(sessie, replace(teller, omschrijving=token))
        else:
            voorbeeld = lees_map(sessie, importmap(werkmap, token, run, nr))
            zeg("plan", "import", token, RIJEN)
            voer_door(sessie, voorbeeld)
        zeg("vast", token)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
