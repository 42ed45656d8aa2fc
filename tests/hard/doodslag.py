"""Kill a real program again and again while it saves and imports; nothing may go wrong.

    python tests/hard/doodslag.py --keer 100

Each round starts `bewaarder.py`, listens to what it plans, begins and
confirms, and kills it (SIGKILL) at a random moment: half of the time anywhere,
half of the time a moment after a transaction was opened. Then the file is
opened anew: every confirmed save must be there, every save that was not
confirmed must be wholly absent. Only a kill between COMMIT and its
confirmation may leave the whole save or nothing. At the end `controleer` must
find nothing, against the head that the keys file noted.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from app.domain.dossiers import Taak
from app.domain.mensen import Leerling
from app.services.sessie import Sessie, log_in, maak_team
from db import sleutels
from db.audit import controleer
from tests.hard import helpers

WACHTWOORD = "groene-fiets-42"


@dataclass
class Uitslag:
    """What was counted over all kills."""

    keer: int = 0
    in_transactie: int = 0
    op_de_rand: int = 0
    in_import: int = 0
    bevestigd: int = 0
    fouten: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.keer} kills: {self.in_transactie} inside an open transaction "
            f"({self.in_import} of them in an import), {self.op_de_rand} between COMMIT and "
            f"confirmation, the others between saves; {self.bevestigd} saves were confirmed. "
            f"Faults: {len(self.fouten)}."
        )


class Luisteraar:
    """Reads what a worker says until the pipe ends."""

    def __init__(self, proces) -> None:
        self.regels: list[str] = []
        self.open = threading.Event()
        self._proces = proces
        self._draad = threading.Thread(target=self._lees)
        self._draad.start()

    def _lees(self) -> None:
        for regel in self._proces.stdout:
            if not regel.endswith("\n"):
                break  # killed while it spoke: half a word says nothing
            self.regels.append(regel.strip())
            if regel.startswith("begin"):
                self.open.set()

    def wacht_op_eind(self) -> list[str]:
        self._draad.join()
        return self.regels


def doodslag(
    map_: Path, keer: int, zaad: int, *, minstens: int = 0, meld=lambda _t: None
) -> Uitslag:
    """Kill `keer` times, and on until `minstens` kills fell inside an open transaction."""
    lot = random.Random(zaad)
    pad = map_ / "doodslag.kantelpunt"
    kosten = sleutels.Kosten(rondes=1, geheugen_kib=64, banen=1)
    sessie, _ = maak_team(pad, naam="S. de Wit", wachtwoord=WACHTWOORD, kosten=kosten)
    with sessie.schrijf() as tx:
        tx.maak(Taak(datum=date(2026, 12, 1), omschrijving="teller1"))
    sessie.sluit()
    uit = Uitslag()
    verwacht: dict[str, int] = {}
    while uit.keer < keer or (uit.in_transactie < minstens and uit.keer < 4 * keer):
        _een_keer(pad, lot, uit, verwacht)
        if uit.keer % 10 == 0:
            uit.fouten += _controle(pad)
            meld(str(uit))
    uit.fouten += _controle(pad)
    return uit


def _een_keer(pad: Path, lot: random.Random, uit: Uitslag, verwacht: dict[str, int]) -> None:
    proces = helpers.start("bewaarder.py", pad, WACHTWOORD, uit.keer, lot.randrange(1 << 30))
    helpers.lees_tot(proces, "klaar")
    oor = Luisteraar(proces)
    time.sleep(lot.uniform(0, 0.3))
    if uit.keer % 2:
        oor.open.clear()
        oor.open.wait(5)
        time.sleep(lot.choice((0.0, lot.uniform(0, 0.004), lot.uniform(0, 0.03))))
    levend = proces.poll() is None
    proces.kill()
    proces.wait()
    regels = oor.wacht_op_eind()
    helpers.sluit(proces)
    if not levend:
        uit.fouten.append(f"the worker died by itself after {regels[-3:]}")
    uit.keer += 1
    _weeg(pad, regels, uit, verwacht)


def _weeg(pad: Path, regels: list[str], uit: Uitslag, verwacht: dict[str, int]) -> None:
    """Compare the file with what was confirmed; `verwacht` gives facts per token."""
    stand, plan = "rust", ("", "", 0)
    for regel in regels:
        woord, *rest = regel.split()
        stand = woord
        if woord == "plan":
            plan = (rest[0], rest[1], int(rest[2]))
        elif woord == "vast":
            uit.bevestigd += 1
            _verwacht(verwacht, *plan)
    sessie = log_in(pad, WACHTWOORD)
    echt = _tel(sessie)
    sessie.sluit()
    soort, token, aantal = plan
    if stand == "begin":
        uit.in_transactie += 1
        uit.in_import += soort == "import"
    elif stand == "commit":
        uit.op_de_rand += 1
        met = dict(verwacht)
        _verwacht(met, soort, token, aantal)
        if echt == met:
            verwacht.clear()
            verwacht.update(met)
    if echt != verwacht and not (stand == "commit" and echt == verwacht):
        mist = {t: n for t, n in verwacht.items() if echt.get(t) != n}
        extra = {t: n for t, n in echt.items() if verwacht.get(t) != n}
        uit.fouten.append(f"killed at {stand} {plan}: missing {mist}, too many {extra}")
        verwacht.clear()
        verwacht.update(echt)


def _verwacht(verwacht: dict[str, int], soort: str, token: str, aantal: int) -> None:
    if soort == "tel":
        for oud in [t for t in verwacht if t.startswith("teller")]:
            del verwacht[oud]
    verwacht[token] = aantal


def _tel(sessie: Sessie) -> dict[str, int]:
    """Count the facts per token; the one counting fact as it is now."""
    echt: dict[str, int] = {}
    for taak in sessie.lees(Taak):
        if taak.omschrijving != "teller1":
            echt[taak.omschrijving] = echt.get(taak.omschrijving, 0) + 1
        teller = taak.omschrijving.startswith("teller")
        if teller and taak.omschrijving != f"teller{taak.versie}":
            echt[f"{taak.omschrijving} has version {taak.versie}"] = 1
    for leerling in sessie.lees(Leerling):
        echt[leerling.plaats] = echt.get(leerling.plaats, 0) + 1
    return echt


def _controle(pad: Path) -> list[str]:
    sessie = log_in(pad, WACHTWOORD)
    kop = sleutels.lees_kop(pad)
    rapport = controleer(sessie.v, (kop.aantal, kop.hash) if kop else None)
    sessie.sluit()
    return list(rapport.fouten)


def main() -> int:
    keuzes = argparse.ArgumentParser(description=__doc__)
    keuzes.add_argument("--keer", type=int, default=100)
    keuzes.add_argument("--zaad", type=int, default=20261122)
    opties = keuzes.parse_args()
    map_ = Path(tempfile.mkdtemp(prefix="doodslag"))
    begin = time.monotonic()
    try:
        uit = doodslag(
            map_, opties.keer, opties.zaad, minstens=opties.keer // 5,
            meld=lambda tekst: print(tekst, flush=True),
        )  # fmt: skip
    finally:
        shutil.rmtree(map_, ignore_errors=True)
    print(f"{uit} {time.monotonic() - begin:.0f} s.")
    for fout in uit.fouten:
        print(fout)
    genoeg = uit.in_transactie >= opties.keer // 5
    return 0 if genoeg and not uit.fouten else 1


if __name__ == "__main__":
    sys.exit(main())
