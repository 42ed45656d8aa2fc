"""A colleague's program: a process of its own on the same team file, told what to do line by line.

Arguments: path, password, person. It prints `klaar` when logged in, and after
each line from standard input `vast` when that was saved:

    contact DOSSIER TEKST     record a phone call of 17 November 2026 with a note
    wijzig CONTACT TEKST      replace the note of a contact
    intrek CONTACT            withdraw a contact
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.handelen import Contact
from app.services import vastleggen
from app.services.sessie import Sessie, log_in


def doe(sessie: Sessie, woord: str, sleutel: str, tekst: str) -> None:
    """Carry out one line."""
    if woord == "contact":
        vastleggen.leg_vast(
            sessie, Contact(dossier_id=sleutel, datum=date(2026, 11, 17), notitie=tekst)
        )
        return
    bestaand = sessie.lees_een(Contact, sleutel)
    if woord == "wijzig":
        vastleggen.wijzig(sessie, replace(bestaand, notitie=tekst))
    else:
        vastleggen.trek_in(sessie, bestaand)


def main(pad: str, wachtwoord: str, gebruiker: str) -> None:
    """Log in and follow the lines."""
    sessie = log_in(
        pad, wachtwoord, gebruiker, klok=lambda: datetime(2026, 11, 18, 12, 5, tzinfo=UTC)
    )
    print("klaar", flush=True)
    for regel in sys.stdin:
        woord, _, rest = regel.strip().partition(" ")
        sleutel, _, tekst = rest.partition(" ")
        doe(sessie, woord, sleutel, tekst)
        print("vast", flush=True)
    sessie.sluit()


if __name__ == "__main__":
    main(*sys.argv[1:])
