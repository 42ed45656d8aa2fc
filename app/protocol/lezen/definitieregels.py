"""Protocol: read the definities of a protocol file: who belongs to a kind or a count."""

from __future__ import annotations

from app.protocol.lezen.eisregels import lees_eis
from app.protocol.lezen.lezer import Lezer
from app.protocol.lezen.regels import Omgeving
from app.protocol.model import Definitie


def lees_definitie(lezer: Lezer, omgeving: Omgeving) -> Definitie:
    """Read one definition."""
    definitie = Definitie(
        code=lezer.eigen_code(),
        naam=lezer.tekst("naam"),
        telt_als=lezer.tekst("telt_als"),
        eis=lees_eis(lezer.tabel_van("eis"), omgeving),
        bron=omgeving.documenten.bron(lezer),
        regie=lezer.tekst("regie", ""),
        aan=omgeving.lees_aan(lezer),
    )
    lezer.klaar()
    return definitie
