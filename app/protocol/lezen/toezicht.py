"""Protocol: read the poorten of a protocol file."""

from __future__ import annotations

from app.domain.verzuim import Periodesoort
from app.protocol.lezen.eisregels import lees_eis, lees_eis_of_niet
from app.protocol.lezen.lezer import Lezer, codes
from app.protocol.lezen.regels import Omgeving, lees_termijn
from app.protocol.model import Poortregel
from app.protocol.tekst import zin


def lees_poort(lezer: Lezer, omgeving: Omgeving) -> Poortregel:
    """Read one gate and what it asks, on the ladder or in a track."""
    poort = Poortregel(
        code=lezer.eigen_code(),
        naam=lezer.tekst("naam"),
        eis=lees_eis(lezer.tabel_van("eis"), omgeving),
        open_tekst=zin(lezer.tekst("open")),
        dicht_tekst=zin(lezer.tekst("dicht")),
        bron=omgeving.documenten.bron(lezer),
        stappen=frozenset(omgeving.lees_stappen(lezer, "stappen")),
        voor=omgeving.lees_stappen(lezer, "voor"),
        uiterlijk=(
            lees_termijn(lezer.tabel_van("uiterlijk")) if lezer.heeft("uiterlijk") else None
        ),
        vooraf=lezer.getal("vooraf", minimum=0, standaard=0),
        verzuim=lezer.keuzes("verzuim", codes(Periodesoort)),
        verplicht=lezer.janee("verplicht", standaard=True),
        leg_uit=lezer.janee("leg_uit", standaard=True),
        als=lees_eis_of_niet(lezer, "als", omgeving),
    )
    if poort.verzuim and poort.uiterlijk is None:
        raise lezer.fout(
            "'verzuim' zegt bij welk verzuim de termijn loopt, maar 'uiterlijk' ontbreekt.",
            "Voeg 'uiterlijk' toe of laat 'verzuim' weg.",
        )
    lezer.klaar()
    return poort
