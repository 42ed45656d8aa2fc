"""Protocol: check that the stappen of a ladder hang together, and find the ways up it."""

from __future__ import annotations

from collections.abc import Mapping

from app.protocol.lezen.lezer import Lezer
from app.protocol.model import Stapregel


def controleer_ladder(
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


def haalbaar(
    stappen: Mapping[str, Stapregel], paden: Mapping[tuple[str, str], tuple[str, ...]], van: str
) -> frozenset[str]:
    """Give the stappen that can still come from a stap: above it, across, or beside it."""
    naast = {code for code, stap in stappen.items() if van in stap.naast}
    return frozenset({naar for begin, naar in paden if begin == van} | naast) | frozenset(
        stappen[van].overstap
    )
