"""Domain: BSN and onderwijsnummer: the elfproef, lost zeros, masking.

A BSN passes the elfproef with remainder 0; an onderwijsnummer (for leerlingen
without BSN) starts with 10 and leaves remainder 5. Both checks are
python-stdnum's, which is read only when a number is checked. No error text
ever repeats the number.
"""

from __future__ import annotations

from app.domain.fouten import InvoerFout

LENGTE = 9
SCHEIDING = str.maketrans("", "", " .-\u00a0\u2009'")
VERBORGEN = "••••"


def controleer_bsn(tekst: str) -> str:
    """Give the nine digits of a BSN, or raise InvoerFout (field "bsn") that says what is wrong."""
    from stdnum.nl import bsn

    cijfers = _cijfers(tekst, "BSN", "bsn")
    if not bsn.is_valid(cijfers):
        raise InvoerFout(
            "Dit BSN klopt niet: het voldoet niet aan de elfproef.",
            "Controleer of er geen cijfer verkeerd staat.",
            veld="bsn",
        )
    return cijfers


def controleer_onderwijsnummer(tekst: str) -> str:
    """Give the nine digits of an onderwijsnummer, or raise InvoerFout (field "onderwijsnummer")."""
    from stdnum.nl import onderwijsnummer

    cijfers = _cijfers(tekst, "onderwijsnummer", "onderwijsnummer")
    if not onderwijsnummer.is_valid(cijfers):
        raise InvoerFout(
            "Dit onderwijsnummer klopt niet: het begint met 10 en het controlecijfer moet kloppen.",
            "Controleer of er geen cijfer verkeerd staat.",
            veld="onderwijsnummer",
        )
    return cijfers


def herstel_nullen(tekst: str) -> str:
    """Put back the leading zeros that a spreadsheet took from a BSN.

    Only when seven or eight digits are left and the result passes the
    elfproef; any other text comes back as it was.
    """
    from stdnum.nl import bsn

    cijfers = tekst.strip().translate(SCHEIDING)
    if cijfers.isascii() and cijfers.isdigit() and LENGTE - 2 <= len(cijfers) < LENGTE:
        aangevuld = cijfers.zfill(LENGTE)
        if bsn.is_valid(aangevuld):
            return aangevuld
    return tekst


def verberg_bsn(nummer: str) -> str:
    """Give what stands on the screen until a number is asked for; "" when there is none."""
    return VERBORGEN if nummer else ""


def _cijfers(tekst: str, naam: str, veld: str) -> str:
    """Give nine digits without separators, or say what is missing."""
    cijfers = tekst.strip().translate(SCHEIDING)
    if not (cijfers.isascii() and cijfers.isdigit()):
        raise InvoerFout(f"Een {naam} bestaat uit negen cijfers.", "Typ alleen cijfers.", veld=veld)
    if len(cijfers) != LENGTE:
        doe = (
            "Is de nul vooraan weggevallen? Zet die er dan weer voor."
            if len(cijfers) < LENGTE
            else "Controleer of er een cijfer te veel staat."
        )
        raise InvoerFout(
            f"Dit {naam} heeft {len(cijfers)} cijfers in plaats van negen.", doe, veld=veld
        )
    return cijfers
