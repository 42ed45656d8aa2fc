"""Four programs write in one file at once: no lost update, no error but real conflicts.

    python tests/hard/vierschrijvers.py --seconden 60

Each adds 1 to shared counters (a fact with a version) and makes facts of its
own. At the end every counter must stand at the sum of all confirmed additions,
its version must say the same, and `controleer` must find nothing.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from app.domain.dossiers import Taak
from app.services.sessie import log_in, maak_team
from db import sleutels
from db.audit import controleer
from tests.hard import helpers

WACHTWOORD = "groene-fiets-42"
TELLERS = 5


@dataclass
class Uitslag:
    """What the programs did together."""

    programmas: int = 0
    opgeteld: int = 0
    eigen: int = 0
    conflicten: int = 0
    langste: float = 0.0
    fouten: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.programmas} programs: {self.opgeteld} additions and {self.eigen} own facts "
            f"saved, {self.conflicten} real conflicts, longest act {self.langste:.2f} s. "
            f"Faults: {len(self.fouten)}."
        )


def vier_schrijvers(map_: Path, seconden: float, programmas: int = 4) -> Uitslag:
    """Let so many real processes write for so many seconds, and weigh the file after."""
    pad = map_ / "vier.kantelpunt"
    kosten = sleutels.Kosten(rondes=1, geheugen_kib=64, banen=1)
    sessie, _ = maak_team(pad, naam="S. de Wit", wachtwoord=WACHTWOORD, kosten=kosten)
    with sessie.schrijf() as tx:
        for n in range(TELLERS):
            tx.maak(Taak(datum=date(2026, 12, 1), omschrijving=f"teller{n}=0"))
    sessie.sluit()
    werkers = [
        helpers.start("teller.py", pad, WACHTWOORD, seconden, zaad) for zaad in range(programmas)
    ]
    for werker in werkers:
        helpers.lees_tot(werker, "klaar")
    for werker in werkers:
        werker.stdin.write("nu\n")
        werker.stdin.flush()
    uit = Uitslag(programmas=programmas)
    gelukt: dict[str, int] = {}
    for werker in werkers:
        een = json.loads(helpers.lees_tot(werker, "{"))
        helpers.sluit(werker)
        for naam, aantal in een["gelukt"].items():
            gelukt[naam] = gelukt.get(naam, 0) + aantal
        uit.eigen += een["eigen"]
        uit.conflicten += een["conflicten"]
        uit.langste = max(uit.langste, een["langste"])
        uit.fouten += een["fouten"]
        if een["vals"]:
            uit.fouten.append(f"{een['vals']} conflicts without a newer version")
    uit.opgeteld = sum(gelukt.values())
    uit.fouten += _weeg(pad, gelukt, uit.eigen)
    return uit


def _weeg(pad: Path, gelukt: dict[str, int], eigen: int) -> list[str]:
    """Compare the file with what the programs say that they saved."""
    fouten = []
    sessie = log_in(pad, WACHTWOORD)
    taken = sessie.lees(Taak)
    for taak in taken:
        if taak.omschrijving.startswith("teller"):
            naam, waarde = taak.omschrijving.split("=")
            if not int(waarde) == gelukt.get(naam, 0) == taak.versie - 1:
                fouten.append(
                    f"{naam} stands at {waarde}, version {taak.versie}, "
                    f"but {gelukt.get(naam, 0)} additions were confirmed"
                )
    echt_eigen = sum(t.omschrijving.startswith("eigen") for t in taken)
    if echt_eigen != eigen:
        fouten.append(f"{echt_eigen} own facts in the file, {eigen} confirmed")
    kop = sleutels.lees_kop(pad)
    fouten += controleer(sessie.v, (kop.aantal, kop.hash) if kop else None).fouten
    sessie.sluit()
    return fouten


def main() -> int:
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--seconden", type=float, default=60)
    opties = keuzes.parse_args()
    map_ = Path(tempfile.mkdtemp(prefix="vierschrijvers"))
    try:
        uit = vier_schrijvers(map_, opties.seconden)
    finally:
        shutil.rmtree(map_, ignore_errors=True)
    print(uit)
    for fout in sorted(set(uit.fouten)):
        print(uit.fouten.count(fout), fout)
    return 0 if not uit.fouten and uit.conflicten else 1


if __name__ == "__main__":
    sys.exit(main())
