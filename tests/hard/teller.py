"""Worker: counts in shared facts as fast as it can, beside other programs on the same file.

Arguments: path, password, seconds, seed. Prints "klaar", waits for a line,
then works; at the end one line of JSON: successes per counter, real conflicts,
false conflicts, own facts made, and every other error.
"""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import replace
from datetime import date

from app.domain.dossiers import Taak
from app.domain.fouten import VersieConflict
from app.services.sessie import log_in
from app.services.vastleggen import leg_vast, wijzig


def main(pad: str, wachtwoord: str, seconden: float, zaad: int) -> None:
    lot = random.Random(zaad)
    sessie = log_in(pad, wachtwoord)
    print("klaar", flush=True)
    sys.stdin.readline()
    uit = {"gelukt": {}, "conflicten": 0, "vals": 0, "eigen": 0, "fouten": [], "langste": 0.0}
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        begin = time.monotonic()
        try:
            if lot.random() < 0.2:
                leg_vast(sessie, Taak(datum=date(2026, 12, 1), omschrijving=f"eigen {zaad}"))
                uit["eigen"] += 1
            else:
                tellers = [t for t in sessie.lees(Taak) if t.omschrijving.startswith("teller")]
                teller = lot.choice(tellers)
                naam, waarde = teller.omschrijving.split("=")
                time.sleep(lot.uniform(0, 0.002))  # the user thinks
                wijzig(sessie, replace(teller, omschrijving=f"{naam}={int(waarde) + 1}"))
                uit["gelukt"][naam] = uit["gelukt"].get(naam, 0) + 1
        except VersieConflict as conflict:
            echt = (
                conflict.bestaand is not None and conflict.bestaand.versie > conflict.eigen.versie
            )
            uit["conflicten" if echt else "vals"] += 1
        except Exception as fout:
            uit["fouten"].append(repr(fout))
        uit["langste"] = max(uit["langste"], time.monotonic() - begin)
    sessie.sluit()
    print(json.dumps(uit), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
