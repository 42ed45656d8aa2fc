"""Protocol: read poorten and signalen of a protocol file."""

from __future__ import annotations

import string
from collections.abc import Collection, Mapping

from app.domain.dossiers import Besluitsoort, Eenheid
from app.domain.handelen import Contactmet, Doel, Interventiesoort, Overlegsoort
from app.domain.verzuim import Periodesoort
from app.protocol.lezer import Lezer, codes
from app.protocol.model import (
    Eis,
    Poortregel,
    Signaalregel,
    Signaalsoort,
    Sinds,
    Stapregel,
    Termijn,
    Voorwaarde,
)
from app.protocol.regels import Documenten, lees_termijn
from app.protocol.tekst import zin

INVULLINGEN = frozenset({"dag", "dagen", "stap"})
"""What the tekst of a signaal may name between braces."""

MET_TERMIJN = frozenset(
    {Signaalsoort.ZONDER_START, Signaalsoort.THUIS, Signaalsoort.STIL, Signaalsoort.LEEFTIJD}
)
_MINSTE = {Eenheid.WEKEN: 7, Eenheid.SCHOOLWEKEN: 7, Eenheid.MAANDEN: 28}
_SOORTEN: Mapping[Eis, Collection[str]] = {
    Eis.OVERLEG: codes(Overlegsoort),
    Eis.INTERVENTIE: codes(Interventiesoort),
    Eis.BESLUIT: codes(Besluitsoort),
}


def lees_poort(
    lezer: Lezer,
    documenten: Documenten,
    stappen: Mapping[str, Stapregel],
    doelen: Collection[str],
    regie: Collection[str],
) -> Poortregel:
    """Read one gate and what it asks."""
    poort = Poortregel(
        code=lezer.tekst("code"),
        naam=lezer.tekst("naam"),
        eis=_eis(lezer.tabel_van("eis"), stappen, doelen, regie),
        open_tekst=zin(lezer.tekst("open")),
        dicht_tekst=zin(lezer.tekst("dicht")),
        bron=documenten.bron(lezer),
        stappen=frozenset(_stappen(lezer, "stappen", stappen)),
        voor=_stappen(lezer, "voor", stappen),
        uiterlijk=(
            lees_termijn(lezer.tabel_van("uiterlijk")) if lezer.heeft("uiterlijk") else None
        ),
        vooraf=lezer.getal("vooraf", minimum=0, standaard=0),
        verzuim=lezer.keuzes("verzuim", codes(Periodesoort)),
        verplicht=lezer.janee("verplicht", standaard=True),
        leg_uit=lezer.janee("leg_uit", standaard=True),
    )
    if poort.verzuim and poort.uiterlijk is None:
        raise lezer.fout(
            "'verzuim' zegt bij welk verzuim de termijn loopt, maar 'uiterlijk' ontbreekt.",
            "Voeg 'uiterlijk' toe of laat 'verzuim' weg.",
        )
    lezer.klaar()
    return poort


def _eis(
    lezer: Lezer,
    stappen: Mapping[str, Stapregel],
    doelen: Collection[str],
    regie: Collection[str],
) -> Voorwaarde:
    """Read what a gate asks, in the closed vocabulary of `Eis`."""
    eis = lezer.keuze("soort", Eis)
    if eis in (Eis.ALLE, Eis.EEN):
        delen = tuple(_eis(t, stappen, doelen, regie) for t in lezer.tabellen("van", "deel"))
        if not delen:
            raise lezer.fout("'van' is leeg.", "Noem de eisen waaruit deze bestaat.")
        lezer.klaar()
        return Voorwaarde(eis, delen=delen)
    voorwaarde = Voorwaarde(
        eis,
        doel=lezer.code("doel", doelen) if eis is Eis.TOESTEMMING else "",
        aan=lezer.code("aan", codes(Doel)) if eis is Eis.DOORGAVE else "",
        stap=lezer.code("stap", stappen) if eis is Eis.BESLUIT else "",
        soorten=lezer.keuzes("soorten", _SOORTEN[eis]) if eis in _SOORTEN else frozenset(),
        met=lezer.keuzes("met", codes(Contactmet)) if eis is Eis.CONTACT else frozenset(),
        plan=lezer.janee("plan", standaard=False) if eis is Eis.OVERLEG else False,
        regievoerder=(
            lezer.janee("regievoerder", standaard=False) if eis is Eis.OVERLEG else False
        ),
        regie=lezer.code("regie", regie) if eis is Eis.REGIE else "",
        sinds=lezer.keuze("sinds", Sinds) if lezer.heeft("sinds") else None,
    )
    lezer.klaar()
    return voorwaarde


def lees_signaal(
    lezer: Lezer, documenten: Documenten, stappen: Mapping[str, Stapregel]
) -> Signaalregel:
    """Read one threshold to watch."""
    soort = lezer.keuze("soort", Signaalsoort)
    tekst = lezer.tekst("tekst")
    _controleer_invulling(lezer, tekst)
    termijn = lees_termijn(lezer.tabel_van("termijn")) if soort in MET_TERMIJN else None
    signaal = Signaalregel(
        code=lezer.tekst("code"),
        soort=soort,
        tekst=tekst,
        vraag=lezer.tekst("vraag"),
        bron=documenten.bron(lezer),
        stappen=frozenset(_stappen(lezer, "stappen", stappen)),
        termijn=termijn,
        verzuim=lezer.keuzes("verzuim", codes(Periodesoort)),
        stelt_voor=lezer.code("stelt_voor", codes(Besluitsoort))
        if lezer.heeft("stelt_voor")
        else "",
        dagen_thuis=_minste_dagen(termijn) if soort is Signaalsoort.THUIS and termijn else 0,
    )
    lezer.klaar()
    return signaal


def _minste_dagen(termijn: Termijn) -> int:
    """Give a number of days at home below which a threshold cannot be reached in any calendar."""
    return termijn.aantal * _MINSTE.get(termijn.eenheid, 1)


def _controleer_invulling(lezer: Lezer, tekst: str) -> None:
    """Refuse braces in a text that the engine cannot fill in."""
    try:
        namen = {naam for _, naam, _, _ in string.Formatter().parse(tekst) if naam is not None}
    except ValueError as fout:
        raise lezer.fout("de haken in 'tekst' kloppen niet.", "Schrijf {dag}.") from fout
    if namen - INVULLINGEN:
        raise lezer.fout(
            f"'{min(namen - INVULLINGEN)}' kan in 'tekst' niet worden ingevuld.",
            f"Kies uit: {', '.join(sorted(INVULLINGEN))}.",
        )


def _stappen(lezer: Lezer, sleutel: str, stappen: Mapping[str, Stapregel]) -> tuple[str, ...]:
    """Read a list of stap codes that all exist."""
    codes = lezer.lijst(sleutel)
    for code in codes:
        if code not in stappen:
            raise lezer.fout(
                f"'{sleutel}': de stap '{code}' bestaat niet.", f"Kies uit: {', '.join(stappen)}."
            )
    return codes
