"""Protocol: TOML text in, a checked `Protocol` out.

Whatever is wrong is refused here with file, rule and what to do (issue 2,
'Bad input'), so that the engine never meets an unknown stap or a loop.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from app.domain.dossiers import Regiesoort, Toestemmingdoel
from app.domain.feit import Vorm, velden
from app.domain.fouten import KnownError
from app.domain.scholen import Onderwijssoort, School
from app.protocol.lezer import Lezer, codes
from app.protocol.model import Grenswaarde, Leeftijdsgrens, Protocol, Stapregel
from app.protocol.regels import Documenten, lees_aandacht, lees_termijn
from app.protocol.stand import Bron, Vraag
from app.protocol.stapregels import lees_stap
from app.protocol.toezicht import lees_poort, lees_signaal

__all__ = ["SCHOOLVELDEN", "load_protocol"]

SCHOOLVELDEN = tuple(v.naam for v in velden(School) if v.vorm is Vorm.GETAL)
"""The fields of School that can hold a term of the school's own."""

_TOMLPLAATS = re.compile(r"\(at line (\d+), column (\d+)\)")
_DOELEN = codes(Toestemmingdoel)
_REGIE = codes(Regiesoort)


def load_protocol(toml: str, bestand: str) -> Protocol:
    """Read a protocol from TOML text; `bestand` is how errors call it.

    Raises KnownError naming file, rule and what to do: TOML that is no TOML
    (with line and column), a missing or misspelt key, a wrong type, an unknown
    unit, stap or word of the vocabulary, a term of less than one, a rule
    without bron, no begin stap, a stap that cannot be reached, a loop.
    """
    try:
        tabel = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as fout:
        raise _schrijffout(str(fout), bestand) from fout
    return _lees(Lezer(tabel, bestand))


def _schrijffout(engels: str, bestand: str) -> KnownError:
    """Turn the TOML reader's message into a Dutch one with line and column."""
    plaats = _TOMLPLAATS.search(engels)
    waar = f"regel {plaats[1]}, kolom {plaats[2]}" if plaats else "het eind van het bestand"
    return KnownError(
        f"Protocolbestand {bestand}: bij {waar} staat geen geldige TOML.",
        "Kijk daar naar aanhalingstekens, haken, het =-teken en dubbele namen.",
    )


def _lees(lezer: Lezer) -> Protocol:
    """Read the whole file, part by part."""
    documenten = _documenten(lezer)
    vragen = {v.code: v for v in map(_vraag, lezer.tabellen("vraag", "vraag"))}
    varianten, namen = _varianten(lezer)
    stappen: dict[str, Stapregel] = {}
    for volgorde, tabel in enumerate(lezer.tabellen("stap", "stap")):
        stap = lees_stap(tabel, documenten, vragen, namen, volgorde, SCHOOLVELDEN)
        if stap.code in stappen:
            raise tabel.fout("deze stap staat er twee keer.", "Geef elke stap een eigen code.")
        stappen[stap.code] = stap
    begin = _begin(lezer, stappen)
    paden = _controleer_ladder(lezer, stappen, begin)
    grenzen = lezer.tabel_van("grenzen")
    protocol = Protocol(
        code=lezer.tekst("code"),
        titel=lezer.tekst("titel"),
        geldig_vanaf=lezer.dag("geldig_vanaf"),
        bestand=lezer.bestand,
        bron=documenten.bron(lezer),
        begin=begin,
        stappen=stappen,
        varianten=varianten,
        zonder_ladder=_zonder_ladder(lezer),
        instroom=lees_aandacht(lezer.tabel_van("instroom"), documenten),
        nazorg=lees_aandacht(lezer.tabel_van("nazorg"), documenten, vanaf="Herstel"),
        opbouw=lees_aandacht(lezer.tabel_van("opbouw"), documenten, vanaf="Opbouw"),
        zonder_stap=lees_aandacht(lezer.tabel_van("zonder_stap"), documenten, vanaf="Einde spoor"),
        leeftijdsgrens=_leeftijdsgrens(lezer, documenten),
        deze_week=_grens(grenzen, "deze_week", documenten),
        lang_thuis=_grens(grenzen, "lang_thuis", documenten),
        stil=_grens(grenzen, "stil", documenten),
        poorten=tuple(
            lees_poort(t, documenten, stappen, _DOELEN, _REGIE)
            for t in lezer.tabellen("poort", "poort")
        ),
        signalen=tuple(
            lees_signaal(t, documenten, stappen) for t in lezer.tabellen("signaal", "signaal")
        ),
        geoorloofd=_bron_van(lezer, "geoorloofd", documenten),
        paden=paden,
        haalbaar={code: _haalbaar(stappen, paden, code) for code in stappen},
    )
    grenzen.klaar()
    lezer.klaar()
    return protocol


def _documenten(lezer: Lezer) -> Documenten:
    """Read the sources that rules may name."""
    tabel = lezer.tabel_van("documenten")
    titels: dict[str, tuple[str, bool]] = {}
    for code in tabel.sleutels():
        document = tabel.tabel_van(code)
        titels[code] = (document.tekst("titel"), document.janee("eigen", standaard=False))
        document.klaar()
    return Documenten(titels)


def _vraag(lezer: Lezer) -> Vraag:
    """Read one question that is put to a person at the kantelpunt."""
    vraag = Vraag(lezer.tekst("code"), lezer.tekst("tekst"), lezer.lijst("antwoorden"))
    if len(vraag.antwoorden) < 2:
        raise lezer.fout("een vraag heeft minstens twee antwoorden.", 'Schrijf ["ja", "nee"].')
    lezer.klaar()
    return vraag


def _varianten(lezer: Lezer) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Read which onderwijssoort follows which variant: the mapping, and the variant names."""
    tabel = lezer.tabel_van("varianten")
    namen = tabel.sleutels()
    varianten: dict[str, str] = {}
    for naam in namen:
        for soort in tabel.keuzes(naam, codes(Onderwijssoort)):
            if soort in varianten:
                raise tabel.fout(
                    f"'{soort}' staat bij {varianten[soort]} en bij {naam}.", "Kies er een."
                )
            varianten[soort] = naam
    return varianten, namen


def _zonder_ladder(lezer: Lezer) -> Mapping[str, str]:
    """Read for which onderwijssoorten the protocol has no ladder, and what it says then."""
    if not lezer.heeft("zonder_ladder"):
        return {}
    tabel = lezer.tabel_van("zonder_ladder")
    for soort in tabel.sleutels():
        if soort not in codes(Onderwijssoort):
            raise tabel.fout(
                f"'{soort}' is geen onderwijssoort.",
                f"Kies uit: {', '.join(codes(Onderwijssoort))}.",
            )
    return {soort: tabel.tekst(soort) for soort in tabel.sleutels()}


def _begin(lezer: Lezer, stappen: Mapping[str, Stapregel]) -> str:
    """Read where a case begins."""
    begin = lezer.tekst("begin")
    if begin not in stappen:
        raise lezer.fout(
            f"de beginstap '{begin}' bestaat niet.",
            f"Kies uit: {', '.join(stappen) or 'voeg eerst een [[stap]] toe'}.",
        )
    return begin


def _grens(grenzen: Lezer, naam: str, documenten: Documenten) -> Grenswaarde:
    """Read one threshold."""
    tabel = grenzen.tabel_van(naam)
    waarde = Grenswaarde(lees_termijn(tabel.tabel_van("termijn")), documenten.bron(tabel))
    tabel.klaar()
    return waarde


def _leeftijdsgrens(lezer: Lezer, documenten: Documenten) -> Leeftijdsgrens | None:
    """Read from which birthday on the ladder stops; absent: never."""
    if not lezer.heeft("leeftijdsgrens"):
        return None
    tabel = lezer.tabel_van("leeftijdsgrens")
    grens = Leeftijdsgrens(
        jaren=tabel.getal("jaren", minimum=1),
        tekst=tabel.tekst("tekst"),
        actie=tabel.tekst("actie"),
        bron=documenten.bron(tabel),
    )
    tabel.klaar()
    return grens


def _bron_van(lezer: Lezer, naam: str, documenten: Documenten) -> Bron:
    """Read a table that holds nothing but its source."""
    tabel = lezer.tabel_van(naam)
    bron = documenten.bron(tabel)
    tabel.klaar()
    return bron


def _controleer_ladder(
    lezer: Lezer, stappen: Mapping[str, Stapregel], begin: str
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Check every reference between stappen; give the shortest way up for each pair."""
    for stap in stappen.values():
        for veld, genoemd in _verwijzingen(stap):
            for code in genoemd:
                if code not in stappen:
                    raise lezer.fout(
                        f"stap {stap.code}, {veld}: de stap '{code}' bestaat niet.",
                        f"Kies uit: {', '.join(stappen)}; of voeg deze stap toe.",
                    )
    _controleer_lus(lezer, stappen)
    paden = {
        (van, naar): pad for van in stappen for naar, pad in _paden_vanaf(stappen, van).items()
    }
    for code in stappen:
        if (begin, code) not in paden:
            raise lezer.fout(
                f"stap {code} is vanaf de beginstap {begin} niet te bereiken.",
                "Noem deze stap bij 'naar' of 'alternatief' van een andere stap.",
            )
    return paden


def _verwijzingen(stap: Stapregel) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give every field of a stap that names other stappen."""
    return (
        ("kantelpunt, naar", (stap.kantelpunt.naar,) if stap.kantelpunt else ()),
        ("kantelpunt, alternatief", stap.kantelpunt.alternatief if stap.kantelpunt else ()),
        ("naast", tuple(sorted(stap.naast))),
        ("overstap", stap.overstap),
    )


def omhoog(stap: Stapregel) -> tuple[str, ...]:
    """Give the stappen that a stap tips to, the first choice first."""
    if stap.kantelpunt is None:
        return ()
    return (stap.kantelpunt.naar, *stap.kantelpunt.alternatief)


def _controleer_lus(lezer: Lezer, stappen: Mapping[str, Stapregel]) -> None:
    """Refuse a ladder that comes back to itself: it would never end."""
    klaar: set[str] = set()

    def ga(code: str, pad: tuple[str, ...]) -> None:
        if code in pad:
            lus = " → ".join((*pad[pad.index(code) :], code))
            raise lezer.fout(
                f"stap {code}, kantelpunt: de stappen draaien in een kring zonder einde ({lus}).",
                "Laat 'naar' en 'alternatief' alleen verder omhoog wijzen; "
                "herhalen kan met herhalen = true.",
            )
        if code not in klaar:
            for volgende in omhoog(stappen[code]):
                ga(volgende, (*pad, code))
            klaar.add(code)

    for code in stappen:
        ga(code, ())


def _paden_vanaf(stappen: Mapping[str, Stapregel], van: str) -> dict[str, tuple[str, ...]]:
    """Give the shortest way up from one stap to every stap above it; `naar` goes first."""
    paden: dict[str, tuple[str, ...]] = {van: (van,)}
    rij = [van]
    while rij:
        code = rij.pop(0)
        for volgende in omhoog(stappen[code]):
            if volgende not in paden:
                paden[volgende] = (*paden[code], volgende)
                rij.append(volgende)
    return paden


def _haalbaar(
    stappen: Mapping[str, Stapregel], paden: Mapping[tuple[str, str], tuple[str, ...]], van: str
) -> frozenset[str]:
    """Give the stappen that can still come from a stap: above it, across, or beside it."""
    naast = {code for code, stap in stappen.items() if van in stap.naast}
    return frozenset({naar for begin, naar in paden if begin == van} | naast) | frozenset(
        stappen[van].overstap
    )
