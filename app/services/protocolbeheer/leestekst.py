"""Services: a protocol as readable text: every rule in words with its source, as a list of blocks.

Screen, handbook and command line show the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.documents.model import Regelsoort
from app.domain.datumwoorden import MAANDEN, toon_dag
from app.protocol.model import (
    ONBEKEND,
    Aandachtregel,
    Definitie,
    Drempel,
    Gebeurtenisregel,
    Grens,
    Kantelregel,
    Poortregel,
    Protocol,
    Regelbestand,
    Signaalregel,
    Spoorregel,
    Spoorstapregel,
    Stapregel,
    Termijn,
    Vanaf,
    Venster,
    Vensterom,
)
from app.protocol.stand import Bron
from app.protocol.tekst import som, toon_bron, toon_termijn, zin


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading, a paragraph, a point of a list or a source. `anker` names the rule it begins."""

    soort: Regelsoort
    tekst: str
    anker: str = ""


def leestekst(bestand: Regelbestand) -> tuple[Blok, ...]:
    """Write a protocol out: what it is, its stappen, tracks, gates, signals and definitions."""
    return tuple(_alles(bestand))


def _alles(bestand: Regelbestand) -> Iterator[Blok]:
    """Give the blocks of a whole file."""
    if bestand.toelichting:
        yield _t(bestand.toelichting)
    yield _t(
        f"Geldig vanaf {toon_dag(bestand.geldig_vanaf, jaar=True, kort=False, weekdag=False)}."
    )
    yield _b(bestand.bron)
    if isinstance(bestand, Protocol):
        yield _k("Stappen")
        for stap in bestand.stappen.values():
            yield from _stap(stap)
        yield from _buiten(bestand)
    yield from _deel("Sporen", _sporen(bestand.sporen))
    yield from _deel("Poorten", (b for p in bestand.poorten for b in _poort(p)))
    yield from _deel("Signalen", (b for s in bestand.signalen for b in _signaal(s)))
    yield from _deel("Definities", (b for d in bestand.definities for b in _definitie(d)))
    yield from _deel(
        "Gebeurtenissen", (b for g in bestand.gebeurtenissen.values() for b in _gebeurtenis(g))
    )


def _deel(kop: str, blokken: Iterable[Blok]) -> Iterator[Blok]:
    """Put a heading over blocks, if there are any."""
    lijst = list(blokken)
    if lijst:
        yield _k(kop)
        yield from lijst


def _stap(stap: Stapregel) -> Iterator[Blok]:
    """Write a stap."""
    yield _h(f"Stap {stap.code}: {stap.naam}", f"stap:{stap.code}")
    yield _t(stap.doel)
    yield from _per_variant(stap.wat)
    yield _t(f"Betrokken: {_varianten(stap.betrokkenen)}.")
    regie = {v: (f"{r.organisatie} ({r.persoon})",) for v, r in stap.regie_proces.items()}
    yield _t(f"Regie op het proces: {_varianten(regie)}.")
    for tekst in stap.regie_overdracht:
        yield _p(tekst)
    if stap.kantelpunt is not None:
        yield _t(kantelzin(stap.kantelpunt))
        for vraag in stap.kantelpunt.vragen:
            yield _p(f"Vraag op die dag: {vraag.tekst}")
        yield _b(stap.kantelpunt.bron)
    if stap.aandacht is not None:
        yield _t(aandachtzin(stap.aandacht))
        yield _b(stap.aandacht.bron)
    if stap.herhalen:
        yield _t(f"Deze stap kan worden herhaald; leg dan vast {stap.herhalen_reden}.")
    if stap.naast:
        yield _t(f"Mag lopen naast {som(f'stap {c}' for c in sorted(stap.naast))}.")
    if stap.documenten:
        yield _t(f"Documenten: {som(stap.documenten)}.")
    yield _b(stap.bron)


def kantelzin(regel: Kantelregel) -> str:
    """Say in one sentence when a stap tips and where to."""
    naar = som((f"stap {c}" for c in (regel.naar, *regel.alternatief)), "of")
    school = " De school kan een eigen vaste termijn hebben." if regel.schoolveld else ""
    return (
        f"Kantelpunt: {termijnzin(regel.termijn)} {vanafzin(regel.vanaf)}, dan naar {naar}. "
        f"Besluit door: {regel.door.label}.{school}"
    )


def aandachtzin(regel: Aandachtregel) -> str:
    """Say in one sentence which date stands where the protocol gives none."""
    return (
        f"Aandachtsdatum: {termijnzin(regel.termijn)} {vanafzin(regel.vanaf)} ({regel.actie}). "
        f"{zin(regel.tekst)}"
    )


def termijnzin(termijn: Termijn) -> str:
    """Write a term as people say it."""
    if termijn.dagen:
        dagen = som((f"{dag} {MAANDEN[maand - 1]}" for maand, dag in termijn.dagen), "en")
        return f"{'vóór' if termijn.voor else 'op'} {dagen}"
    tekst = toon_termijn(termijn.aantal, termijn.eenheid)
    if termijn.terug:
        return f"uiterlijk {tekst} vóór"
    slot = "" if termijn.grens is Grens.LANGER_DAN else " (op die dag is het zover)"
    return f"{tekst}{slot}"


def vanafzin(vanaf: Vanaf | None) -> str:
    """Say which fact a term counts from."""
    if vanaf is None or not vanaf.naam:
        return "na de vorige stap"
    welke = "de laatste keer: " if vanaf.laatste else ""
    return f"vanaf {welke}{vanaf.naam[:1].lower()}{vanaf.naam[1:]}"


def _buiten(protocol: Protocol) -> Iterator[Blok]:
    """Write the dates and limits outside the stappen."""
    yield _k("Buiten de stappen")
    for naam, regel in (
        ("Vóór de eerste stap", protocol.instroom),
        ("Na herstel", protocol.nazorg),
        ("Tijdens opbouw", protocol.opbouw),
        ("Zonder lopende stap", protocol.zonder_stap),
    ):
        yield _h(naam)
        yield _t(f"{termijnzin(regel.termijn)}: {regel.actie}. {zin(regel.tekst)}")
        yield _b(regel.bron)
    for naam, grens in (
        ("Kantelt deze week", protocol.deze_week),
        ("Lang thuis", protocol.lang_thuis),
        ("Lang niets gehoord", protocol.stil),
        *((f"Lang niets gehoord: {s}", grens) for s, grens in protocol.stil_per.items()),
    ):
        yield _h(naam)
        langer = "langer dan " if grens.termijn.grens is Grens.LANGER_DAN else ""
        yield _t(f"{langer}{toon_termijn(grens.termijn.aantal, grens.termijn.eenheid)}.")
        yield _b(grens.bron)
    if protocol.leeftijdsgrens is not None:
        yield _h(f"{protocol.leeftijdsgrens.jaren} jaar")
        yield _t(zin(protocol.leeftijdsgrens.tekst))
        yield _b(protocol.leeftijdsgrens.bron)
    for soort, tekst in protocol.zonder_ladder.items():
        yield _t(f"{soort}: {tekst}")


def _sporen(sporen: Iterable[Spoorregel]) -> Iterator[Blok]:
    """Write the tracks with their steps and gates."""
    for spoor in sporen:
        uit = "" if spoor.aan else " (staat uit)"
        yield _h(f"{spoor.naam}{uit}", f"spoor:{spoor.code}")
        if spoor.doel:
            yield _t(spoor.doel)
        if spoor.opsporing:
            yield _t("Alleen voor de BOA, in het verzegelde bestand.")
        if spoor.start is not None:
            yield _t(zin(f"Begint vanzelf {_startzin(spoor)}"))
        else:
            yield _t("Een medewerker begint dit spoor.")
        for stap in spoor.stappen.values():
            yield _p(_spoorstap(stap))
        for poort in spoor.poorten:
            yield _p(f"Poort {poort.naam}: {poort.dicht_tekst}")
        if spoor.uitkomsten:
            yield _t(f"Kan eindigen als: {som(spoor.uitkomsten.values(), 'of')}.")
        yield _b(spoor.bron)


def _startzin(spoor: Spoorregel) -> str:
    """Say by which fact a track starts."""
    start = spoor.start
    naam = start.naam if start is not None and start.naam else "het eerste feit"
    na = ""
    if spoor.start_termijn is not None:
        na = f", na {toon_termijn(spoor.start_termijn.aantal, spoor.start_termijn.eenheid)}"
    return f"bij {naam[:1].lower()}{naam[1:]}{na}"


def _spoorstap(stap: Spoorstapregel) -> str:
    """Write one step of a track in a line or two."""
    wanneer = ""
    if stap.termijn is not None:
        wanneer = f", {termijnzin(stap.termijn)} {vanafzin(stap.vanaf)}"
    elif stap.aandacht is not None:
        wanneer = f", aandachtsdatum {termijnzin(stap.aandacht.termijn)}"
    terug = f"; komt terug na {termijnzin(stap.herhaal.termijn)}" if stap.herhaal else ""
    mag = "" if stap.verplicht else " (mag, moet niet)"
    wat = f" {' '.join(map(zin, stap.wat))}" if stap.wat else ""
    return f"{stap.naam}{mag}{wanneer}{terug}; door {stap.wie.label}.{wat} [{toon_bron(stap.bron)}]"


def _poort(poort: Poortregel) -> Iterator[Blok]:
    """Write a gate."""
    yield _h(poort.naam, f"poort:{poort.code}")
    yield _t(f"Open: {poort.open_tekst} Dicht: {poort.dicht_tekst}")
    if poort.voor:
        reden = "; verdergaan kan met een reden" if poort.leg_uit else ""
        yield _t(f"Staat voor {som(f'stap {c}' for c in poort.voor)}{reden}.")
    if poort.uiterlijk is not None:
        yield _t(f"Uiterlijk na {termijnzin(poort.uiterlijk)} thuis.")
    yield _b(poort.bron)


def _signaal(signaal: Signaalregel) -> Iterator[Blok]:
    """Write a threshold."""
    uit = "" if signaal.aan else " (staat uit)"
    naam = signaal.code.replace("_", " ")
    yield _h(f"{naam[:1].upper()}{naam[1:]}{uit}", f"signaal:{signaal.code}")
    yield _t(f"{zin(signaal.tekst)} {signaal.vraag}")
    if signaal.drempel is not None:
        yield _t(f"Drempel: {drempelzin(signaal.drempel, signaal.venster)}.")
    elif signaal.termijn is not None:
        yield _t(f"Drempel: {termijnzin(signaal.termijn)}.")
    yield _b(signaal.bron)


def drempelzin(drempel: Drempel, venster: Venster | None) -> str:
    """Write a threshold with what it counts over."""
    over = ""
    if venster is not None and venster.om is Vensterom.ROLLEND:
        over = f" in {toon_termijn(venster.aantal, venster.eenheid)}"
    elif venster is not None and venster.om is Vensterom.SCHOOLJAAR:
        over = " in een schooljaar"
    if drempel.aantal is None:
        return f"nog niet ingevuld: {drempel.ontbreekt}{over}"
    woord = "vanaf" if drempel.grens is Grens.VANAF else "meer dan"
    return f"{woord} {drempel.aantal:g}{over}"


def _definitie(definitie: Definitie) -> Iterator[Blok]:
    """Write a definition."""
    uit = "" if definitie.aan else " (staat uit)"
    yield _h(f"{definitie.naam}{uit}", f"definitie:{definitie.code}")
    yield _t(f"Telt als: {definitie.telt_als}.")
    if definitie.eis.tekst:
        yield _t(zin(definitie.eis.tekst))
    yield _b(definitie.bron)


def _gebeurtenis(regel: Gebeurtenisregel) -> Iterator[Blok]:
    """Write a kind of event in one line."""
    uitkomst = f" ({som(regel.uitkomsten.values(), 'of')})" if regel.uitkomsten else ""
    yield _p(f"{regel.naam}{uitkomst} [{toon_bron(regel.bron)}]")


def _per_variant(wat: Mapping[str, tuple[str, ...]]) -> Iterator[Blok]:
    """Write what happens: what holds for all, then what only one variant has."""
    varianten = [v for v in wat if v != ONBEKEND]
    alle = wat.get(ONBEKEND, ())
    for punt in alle:
        wie = [v for v in varianten if punt in wat[v]]
        alleen = f" ({som(wie)})" if varianten and len(wie) < len(varianten) and wie else ""
        yield _p(f"{punt}{alleen}")


def _varianten(per: Mapping[str, tuple[str, ...]]) -> str:
    """Write lists per variant; once when they are all the same."""
    eigen = {v: d for v, d in per.items() if v != ONBEKEND}
    if len(set(eigen.values())) <= 1:
        return som(next(iter(eigen.values()), per.get(ONBEKEND, ())))
    return "; ".join(f"{v}: {som(d)}" for v, d in eigen.items())


def _k(tekst: str) -> Blok:
    return Blok(Regelsoort.KOP, tekst)


def _h(tekst: str, anker: str = "") -> Blok:
    return Blok(Regelsoort.TUSSENKOP, tekst, anker)


def _t(tekst: str) -> Blok:
    return Blok(Regelsoort.TEKST, tekst)


def _p(tekst: str) -> Blok:
    return Blok(Regelsoort.PUNT, tekst)


def _b(bron: Bron) -> Blok:
    return Blok(Regelsoort.BRON, toon_bron(bron))
