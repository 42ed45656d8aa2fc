"""Store: what the team file keeps about itself: the copy of its keys file, and small notes."""

from __future__ import annotations

from db.fouten import foutgrens
from db.schrijven import Transactie
from db.verbinding import Verbinding


def lees_sleutelkopie(v: Verbinding) -> str | None:
    """Give the copy of the keys file (JSON text), or None when there is none yet."""
    tekst = v.waarde("SELECT inhoud FROM sleutelkopie WHERE nr = 1")
    return None if tekst is None else str(tekst)


def bewaar_sleutelkopie(tx: Transactie, inhoud: str) -> None:
    """Keep the keys file (JSON text) inside the team file."""
    with foutgrens():
        tx.conn.execute(
            "INSERT INTO sleutelkopie (nr, inhoud) VALUES (1, ?1) "
            "ON CONFLICT (nr) DO UPDATE SET inhoud = ?1",
            (inhoud,),
        )


def lees_meta(v: Verbinding, naam: str) -> str | None:
    """Give a note of the file about itself (e.g. 'laatste_reservekopie'), or None."""
    tekst = v.waarde("SELECT waarde FROM meta WHERE naam = ?", (naam,))
    return None if tekst is None else str(tekst)


def bewaar_meta(tx: Transactie, naam: str, waarde: str) -> None:
    """Keep a note of the file about itself; no facts, no audit."""
    with foutgrens():
        tx.conn.execute(
            "INSERT INTO meta (naam, waarde) VALUES (?1, ?2) "
            "ON CONFLICT (naam) DO UPDATE SET waarde = ?2",
            (naam, waarde),
        )
