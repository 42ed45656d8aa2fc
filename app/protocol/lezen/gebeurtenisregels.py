"""Protocol: read the kinds of gebeurtenis of a protocol file."""

from __future__ import annotations

from app.domain.handelen import Wie
from app.domain.opsporing import MOMENTUITKOMSTEN
from app.protocol.lezen.lezer import Lezer, bedoelde, codes
from app.protocol.lezen.regels import Omgeving
from app.protocol.model import Gebeurtenisregel

GEVRAAGD = ("aantal", "tot", "persoon")
"""The fields of a Gebeurtenis that are asked where a file gives words for them."""


def lees_gebeurtenis(lezer: Lezer, omgeving: Omgeving) -> Gebeurtenisregel:
    """Read one kind; those of the sealed file have its codes and its uitkomsten."""
    regel = Gebeurtenisregel(
        code=lezer.eigen_code(),
        naam=lezer.tekst("naam"),
        bron=omgeving.documenten.bron(lezer),
        uitkomsten=lezer.woorden("uitkomsten"),
        wie=lezer.keuze("wie", Wie, Wie.LEERPLICHT),
        aantal=lezer.tekst("aantal", ""),
        tot=lezer.tekst("tot", ""),
        persoon=lezer.tekst("persoon", ""),
        notitie=lezer.janee("notitie", standaard=False),
        team=lezer.janee("team", standaard=False),
        mag_leeg=lezer.keuzes("mag_leeg", tuple(v for v in GEVRAAGD if lezer.heeft(v))),
        opsporing=lezer.janee("opsporing", standaard=False),
    )
    lezer.klaar()
    _controleer_verzegeld(lezer, regel)
    return regel


def _controleer_verzegeld(lezer: Lezer, regel: Gebeurtenisregel) -> None:
    """Refuse a gebeurtenis that says it is of the sealed file and is not, or the reverse."""
    if not regel.opsporing:
        if regel.code in MOMENTUITKOMSTEN:
            raise lezer.fout(
                f"'{regel.code}' komt uit het verzegelde bestand.",
                "Voeg opsporing = true toe, of geef de gebeurtenis een andere code.",
            )
        return
    if regel.code not in MOMENTUITKOMSTEN:
        raise lezer.fout(
            f"het verzegelde bestand kent geen '{regel.code}'.",
            f"{bedoelde(regel.code, MOMENTUITKOMSTEN)} Of laat 'opsporing' weg.",
        )
    soort = MOMENTUITKOMSTEN[regel.code]
    bekend = codes(soort) if soort else ()
    for code in regel.uitkomsten:
        if code not in bekend:
            raise lezer.fout(
                f"'{regel.code}' heeft in het verzegelde bestand geen uitkomst '{code}'.",
                bedoelde(code, bekend),
            )
