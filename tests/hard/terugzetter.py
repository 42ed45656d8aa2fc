"""Worker: puts a backup back; says "storten" just before the file itself is written.

Arguments: path, password, backup.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.services import reservekopie
from app.services.sessie import log_in


def main(pad: str, wachtwoord: str, kopie: str) -> None:
    sessie = log_in(pad, wachtwoord)

    def voortgang(deel: float) -> None:
        if deel == 0.7:
            print("storten", flush=True)

    reservekopie.zet_terug(sessie, Path(kopie), voortgang=voortgang)
    print("klaar", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:4])
