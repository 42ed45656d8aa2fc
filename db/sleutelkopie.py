"""Store: the copy of the keys file inside the team file, and keeping the two alike.

The copy inside is newer when somebody put an old keys file back; it is then
the truth, for only a holder of the key can have written it. The copy is no
fact: it has no audit row of its own.
"""

from __future__ import annotations

from app.domain.fouten import KnownError
from db import sleutelbestand
from db.fouten import foutgrens
from db.sleutelbestand import Sleutelbestand, naar_json, uit_json
from db.verbinding import Verbinding


def werk_bij(v: Verbinding) -> None:
    """Make keys file and copy alike, the one with the higher number wins.

    Called after logging in and after every change of people. Does nothing on a
    connection that may not write; KnownErrors of reading or writing either.
    """
    if v.alleen_lezen:
        return
    binnen = lees(v)
    try:
        buiten = sleutelbestand.lees(v.pad)
    except sleutelbestand.SleutelbestandStuk:
        if binnen is None:
            raise
        sleutelbestand.bewaar(v.pad, binnen)
        return
    if binnen is not None and _nieuwer(binnen, buiten):
        sleutelbestand.wijzig(v.pad, lambda _: binnen)
    elif binnen is None or buiten.volgnummer != binnen.volgnummer:
        bewaar(v, buiten)


def lees(v: Verbinding) -> Sleutelbestand | None:
    """Read the copy; None when there is none or it is unreadable."""
    tekst = v.waarde("SELECT inhoud FROM sleutelkopie")
    try:
        return None if tekst is None else uit_json(tekst)
    except KnownError:
        return None


def bewaar(v: Verbinding, bestand: Sleutelbestand) -> None:
    """Put the copy in the team file."""
    with foutgrens():
        v.conn.execute(
            "INSERT INTO sleutelkopie (nr, inhoud) VALUES (1, ?) "
            "ON CONFLICT (nr) DO UPDATE SET inhoud = excluded.inhoud",
            (naar_json(bestand),),
        )


def _nieuwer(binnen: Sleutelbestand, buiten: Sleutelbestand) -> bool:
    """Whether the copy may replace the keys file: later, of one key, and that same key."""
    return (
        binnen.volgnummer > buiten.volgnummer
        and binnen.bestand_id == buiten.bestand_id
        and [s.id for s in binnen.sleutels] == [s.id for s in buiten.sleutels]
    )
