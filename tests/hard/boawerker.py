"""Worker: saves sealed facts one after the other, or re-keys the sealed file, until killed.

Arguments: path, password, what ("feiten" or "omsleutelen"), id of the dossier. "feiten" says
"bewaard ID" once a fact is in, "tussen ID" when the sealed file has it and the team file not
yet; "omsleutelen" says each step.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

from app.domain.opsporing import Adviesaan, Adviesvraag
from app.services import opsporing
from app.services.sessie import log_in
from db import opsporingsslot


def main(pad: str, wachtwoord: str, wat: str, dossier_id: str) -> None:
    sessie = log_in(pad, wachtwoord)
    if wat == "omsleutelen":
        with opsporing.open_opsporing(sessie) as w:  # type: ignore[union-attr]
            opsporingsslot.sleutel_om(
                w, Path(pad), [sessie.ambtenaar_id], stap=lambda naam: print(naam, flush=True)
            )
        print("klaar", flush=True)
        return
    for n in range(10_000):
        feit = Adviesvraag(
            dossier_id=dossier_id, aan=Adviesaan.RAAD, gevraagd=date(2026, 11, 2), wie=f"nr {n}"
        )

        def reken(_sessie: object, _dossier: str, feit_id: str = feit.id, dag: int = n) -> date:
            print(f"tussen {feit_id}", flush=True)
            return date(2027, 1, 1) + timedelta(days=dag)

        opsporing.bewaar(sessie, feit, reken=reken)
        print(f"bewaard {feit.id}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:5])
