"""Worker: removes a person from a team file, telling each step; stops where it is told to.

Arguments: path, password, id of who goes, step to stop at ("beide",
"omgesleuteld", "midden" or "nergens"). At "midden" it only says that it begins
and goes on, so that the parent can kill it in the middle of the re-encryption.
"""

from __future__ import annotations

import sys
import time

from db import omsleutelen, sleutels, verbinding


def main(pad: str, wachtwoord: str, weg: str, stop: str) -> None:
    bos = sleutels.ontgrendel(pad, wachtwoord)
    v = verbinding.open_(pad, bos.sleutel)

    def stap(naam: str) -> None:
        print(naam, flush=True)
        if naam == stop:
            time.sleep(600)

    omsleutelen.verwijder_persoon(v, weg, stap=stap)
    print("klaar", flush=True)
    v.sluit()


if __name__ == "__main__":
    main(*sys.argv[1:5])
