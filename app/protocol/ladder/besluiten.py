"""Protocol: which decisions a person can take now; the program proposes, never decides.

Never a dead end: what the protocol does not foresee is offered too, and then
asks a reason ("pas toe of leg uit", MAS; maatwerk, 003 h.4; protocollen 3).
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.domain.handelen import Wie
from app.protocol.ladder.besluitoptie import Besluitoptie, duurt_langer
from app.protocol.model import Protocol, Regelset, Stapregel, Termijn
from app.protocol.sporen.spoorbesluiten import reden_bij_spoor, spooropties
from app.protocol.stand import Aard, Doorloopstand, Kantelpunt, PoortStand, Stand
from app.protocol.tekst import som, toon_termijn

__all__ = [
    "Besluitoptie",
    "dichte_poorten",
    "mogelijke_besluiten",
    "reden_nodig",
    "spooropties",
    "stapregel_van",
]


def mogelijke_besluiten(regels: Regelset | Protocol, stand: Stand) -> tuple[Besluitoptie, ...]:
    """Give every decision that can be taken in this stand, the proposed ones first.

    `regels` is that of the stand; a ladder alone will do where there is one version.
    A running stap offers what the version says under which it began, and the
    stappen above it that only the version of today knows. Empty for a closed
    dossier. Each option can be put into a Stapbesluit as it stands; what a person
    still fills in is named in its `velden`.
    """
    protocol = regels.ladder if isinstance(regels, Regelset) else regels
    if not stand.stappen:
        if _gesloten(stand):
            return ()
        opties = list(_zonder_stap(protocol, stand))
    else:
        opties = []
        for code in stand.stappen:
            eigen = _versie(regels, stand, code)
            stap = eigen.stappen[code]
            punten = (p for p in stand.kantelpunten if p.spoor == code and not p.sleutel)
            punt = next(punten, _ladderpunt(stand))
            opties += _omhoog(eigen, protocol, stand, stap, punt)
            opties += _termijnen(stap, punt)
            opties += _opzij(protocol, stand, stap)
            opties += _anders(eigen, stand, stap)
        if any(s.stelt_voor == Besluitsoort.BEGIN.value for s in stand.signalen):
            opties.insert(0, _opnieuw(protocol))
    return tuple(sorted(opties, key=lambda o: not o.voorgesteld))


def stapregel_van(regels: Regelset, stand: Stand, code: str) -> Stapregel | None:
    """Give what a stap says in the version that its last passage keeps, else in today's."""
    return _versie(regels, stand, code).stappen.get(code)


def _versie(regels: Regelset | Protocol, stand: Stand, code: str) -> Protocol:
    """Give the version of the ladder that the running or last passage through a stap keeps."""
    if isinstance(regels, Protocol):
        return regels
    huidig = regels.ladder
    passages = [r for r in stand.doorlopen if r.stap == code and r.versie is not None]
    lopend = [r for r in passages if r.stand is Doorloopstand.HUIDIG]
    versie = next((r.versie for r in (*lopend, *reversed(passages))), None)
    for regel in (huidig, *reversed(regels.versies.get(huidig.code, ()))):
        if isinstance(regel, Protocol) and regel.geldig_vanaf == versie and code in regel.stappen:
            return regel
    return huidig


def reden_nodig(regels: Regelset | Protocol, stand: Stand, besluit: Stapbesluit) -> str:
    """Say why this decision needs a reason; empty when it needs none.

    `stand` is that of the day of the decision, without the decision itself.
    """
    if besluit.spoor:
        return reden_bij_spoor(regels, stand, besluit) if isinstance(regels, Regelset) else ""
    soortgelijk = [
        o
        for o in mogelijke_besluiten(regels, stand)
        if o.soort is besluit.soort and o.stap == besluit.stap
    ]
    optie = next((o for o in soortgelijk if o.van_stap == besluit.van_stap), None)
    optie = optie or next(iter(soortgelijk), None)
    if optie is None:
        return ""
    if besluit.soort is Besluitsoort.ANDERE_TERMIJN:
        return _reden_bij_termijn(_versie(regels, stand, besluit.stap), besluit)
    return optie.reden_waarom if optie.reden_verplicht else ""


def _ladderpunt(stand: Stand) -> Kantelpunt:
    """Give the leading date of the ladder; that of a track asks no decision on a stap."""
    return stand.ladderpunt or stand.kantelpunt


def _gesloten(stand: Stand) -> bool:
    """Tell whether nothing runs: no stap, no track, and no reason why there is no ladder."""
    return (
        _ladderpunt(stand).aard is Aard.GEEN
        and not stand.zonder_ladder
        and all(spoor.einde is not None for spoor in stand.sporen)
    )


def _reden_bij_termijn(protocol: Protocol, besluit: Stapbesluit) -> str:
    """Say why another term needs a reason: a longer one does, where the protocol says so."""
    stap = protocol.stappen.get(besluit.stap)
    regel = stap.kantelpunt if stap else None
    if regel is None or besluit.aantal is None or besluit.eenheid is None:
        return ""
    oud, nieuw = regel.termijn, Termijn(besluit.aantal, besluit.eenheid)
    termijn = toon_termijn(regel.termijn.aantal, regel.termijn.eenheid)
    if duurt_langer(nieuw.aantal, nieuw.eenheid, oud) and regel.langer_reden:
        return f"Langer dan {termijn} wijkt af van het protocol: leg uit waarom."
    if duurt_langer(oud.aantal, oud.eenheid, nieuw) and regel.korter_reden:
        return f"Korter dan {termijn} wijkt af van het protocol: leg uit waarom."
    return ""


def _zonder_stap(protocol: Protocol, stand: Stand) -> Iterator[Besluitoptie]:
    """Offer to begin, in the first stap or in any other one; not proposed once 18."""
    grens = protocol.leeftijdsgrens
    te_oud = grens is not None and _ladderpunt(stand).bron is grens.bron
    for stap in protocol.stappen.values():
        yield Besluitoptie(
            Besluitsoort.BEGIN,
            stap.code,
            "",
            f"Begin in stap {stap.code}",
            Wie.LEERPLICHT,
            stap.bron,
            voorgesteld=stap.code == protocol.begin and not stand.zonder_ladder and not te_oud,
        )
    yield _aandachtsdatum(protocol.stappen[protocol.begin], _ladderpunt(stand))


def _omhoog(
    eigen: Protocol, protocol: Protocol, stand: Stand, stap: Stapregel, punt: Kantelpunt
) -> Iterator[Besluitoptie]:
    """Offer to go up, to every stap that this one tips to, and to pass stappen by.

    `eigen` is the version that the stap keeps, `protocol` that of today.
    """
    regel = stap.kantelpunt
    if regel is None:
        return
    gekomen = (
        punt.aard is Aard.KANTELPUNT and punt.datum is not None and stand.peildatum >= punt.datum
    )
    gekomen = gekomen or (bool(stand.vragen) and stand.stap == stap.code)
    gekomen = gekomen or any(s.stelt_voor == Besluitsoort.OPSCHALEN.value for s in stand.signalen)
    doelen = (regel.naar, *regel.alternatief)
    if eigen is not protocol and (nu := protocol.stappen.get(stap.code)) and nu.kantelpunt:
        doelen = tuple(dict.fromkeys((*doelen, nu.kantelpunt.naar, *nu.kantelpunt.alternatief)))
    for naar in doelen:
        dicht, waarom = _poorten_voor(stand, naar)
        yield Besluitoptie(
            Besluitsoort.OPSCHALEN,
            naar,
            stap.code,
            f"Opschalen naar stap {naar}",
            regel.door,
            regel.bron,
            reden_verplicht=bool(waarom),
            reden_waarom=waarom,
            waarschuwingen=dicht,
            voorgesteld=gekomen and naar == regel.naar,
        )
    for (van, naar), pad in {**protocol.paden, **eigen.paden}.items():
        if van != stap.code or len(pad) < 3 or naar in stand.stappen or naar in doelen:
            continue
        over = som(f"stap {c}" for c in pad[1:-1])
        dicht, _ = _poorten_voor(stand, naar)
        yield Besluitoptie(
            Besluitsoort.OVERSLAAN,
            naar,
            stap.code,
            f"Naar stap {naar} ({over} overslaan)",
            regel.door,
            regel.bron,
            reden_verplicht=True,
            reden_waarom=f"Leg uit waarom {over} wordt overgeslagen.",
            waarschuwingen=dicht,
        )


def dichte_poorten(stand: Stand, naar: str) -> tuple[PoortStand, ...]:
    """Give the closed gates before a stap of the ladder that have to be open by now."""
    return tuple(
        p for p in _dicht(stand, naar) if p.uiterlijk is None or p.uiterlijk <= stand.peildatum
    )


def _dicht(stand: Stand, naar: str) -> list[PoortStand]:
    """Give the closed gates before a stap, those that still have time included."""
    return [
        p for p in stand.poorten if naar in p.voor and not p.open and p.verplicht and not p.sleutel
    ]


def _poorten_voor(stand: Stand, naar: str) -> tuple[tuple[str, ...], str]:
    """Give what the closed poorten before a stap say, and why a reason is asked, if it is."""
    dicht = _dicht(stand, naar)
    namen = [p.naam for p in dichte_poorten(stand, naar) if p.leg_uit]
    waarom = f"Nog niet in orde: {som(namen)}. Leg uit waarom u toch verdergaat." if namen else ""
    return tuple(p.uitleg for p in dicht), waarom


def _termijnen(stap: Stapregel, punt: Kantelpunt) -> Iterator[Besluitoptie]:
    """Offer another term, another solution, or a day to look again."""
    regel = stap.kantelpunt
    if regel is not None:
        bekend = any(v.code == Besluitsoort.ANDERE_OPLOSSING.value for v in regel.vragen)
        yield Besluitoptie(
            Besluitsoort.ANDERE_OPLOSSING,
            stap.code,
            "",
            "Andere oplossing in beeld",
            regel.door,
            regel.bron,
            reden_verplicht=not bekend,
            reden_waarom=""
            if bekend
            else f"Stap {stap.code} kent dit niet in het protocol: leg uit waarom u wacht.",
            velden=("oplossing", "wie", "nieuwe_datum"),
        )
        termijn = toon_termijn(regel.termijn.aantal, regel.termijn.eenheid)
        welke = [
            w for w, ja in (("langer", regel.langer_reden), ("korter", regel.korter_reden)) if ja
        ]
        yield Besluitoptie(
            Besluitsoort.ANDERE_TERMIJN,
            stap.code,
            "",
            "Andere termijn afspreken",
            regel.door,
            regel.bron,
            reden_waarom=f"{som(welke, 'of').capitalize()} dan {termijn} vraagt een reden."
            if welke
            else "",
            velden=("aantal", "eenheid"),
            aantal=regel.termijn.aantal,
            eenheid=regel.termijn.eenheid,
        )
    yield _aandachtsdatum(stap, punt)


def _aandachtsdatum(stap: Stapregel, punt: Kantelpunt) -> Besluitoptie:
    """Offer to choose the next day to look; proposed when that is the only kind of date here."""
    return Besluitoptie(
        Besluitsoort.AANDACHTSDATUM,
        stap.code,
        "",
        "Volgende datum kiezen",
        Wie.LEERPLICHT,
        punt.bron,
        velden=("nieuwe_datum",),
        voorgesteld=punt.aard is Aard.AANDACHTSDATUM and stap.kantelpunt is None,
    )


def _opzij(protocol: Protocol, stand: Stand, stap: Stapregel) -> Iterator[Besluitoptie]:
    """Offer to cross to another branch, to run it beside, and to end one of two."""
    for naar in stap.overstap:
        if naar not in stand.stappen:
            yield Besluitoptie(
                Besluitsoort.OPSCHALEN,
                naar,
                stap.code,
                f"Verder in stap {naar} in plaats van {stap.code}",
                Wie.SCHOOL,
                stap.bron,
            )
    for andere in protocol.stappen.values():
        if stap.code in andere.naast and andere.code not in stand.stappen:
            yield Besluitoptie(
                Besluitsoort.OPSCHALEN,
                andere.code,
                "",
                f"Stap {andere.code} erbij, naast {stap.code}",
                Wie.SCHOOL,
                andere.bron,
            )
    if len(stand.stappen) > 1:
        yield Besluitoptie(
            Besluitsoort.SLUIT_SPOOR,
            stap.code,
            "",
            f"Spoor {stap.code} beëindigen",
            Wie.LEERPLICHT,
            stap.bron,
            reden_verplicht=True,
            reden_waarom=f"Leg uit waarom stap {stap.code} stopt.",
        )


def _anders(protocol: Protocol, stand: Stand, stap: Stapregel) -> Iterator[Besluitoptie]:
    """Offer to repeat the stap and to go back; both with a reason."""
    wie = stap.kantelpunt.door if stap.kantelpunt else Wie.LEERPLICHT
    yield Besluitoptie(
        Besluitsoort.HERHALEN,
        stap.code,
        stap.code,
        f"Stap {stap.code} herhalen",
        wie,
        stap.bron,
        reden_verplicht=True,
        reden_waarom=f"Leg vast {stap.herhalen_reden}."
        if stap.herhalen
        else f"Het protocol kent geen herhaling van stap {stap.code}: leg uit waarom.",
    )
    for lager, hoger in protocol.paden:
        if hoger == stap.code and lager != stap.code and lager not in stand.stappen:
            yield Besluitoptie(
                Besluitsoort.TERUG,
                lager,
                stap.code,
                f"Terug naar stap {lager}",
                wie,
                stap.bron,
                reden_verplicht=True,
                reden_waarom=f"Leg uit waarom het teruggaat naar stap {lager}.",
            )


def _opnieuw(protocol: Protocol) -> Besluitoptie:
    """Offer to begin the ladder anew after a relapse."""
    begin = protocol.stappen[protocol.begin]
    return Besluitoptie(
        Besluitsoort.BEGIN,
        begin.code,
        "",
        f"Opnieuw beginnen in stap {begin.code}",
        Wie.LEERPLICHT,
        begin.bron,
        voorgesteld=True,
    )
