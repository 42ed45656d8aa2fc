"""Domain: the lines of the tijdlijn about what runs beside the ladder.

Facts hold the codes of a protocol file; `Kader.namen` gives the words by path
(app.protocol.namen says which), for domain knows no protocol.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.domain.notitie import NOEMT_ORGANISATIE
from app.domain.tijdlijnitem import Baan, Groep, Teken, TijdlijnItem
from app.domain.tijdlijnregels import Kader, dag, maak_item, periode, rij
from app.domain.vrijstellinggebeurtenissen import is_afgeleid


def spoor_regels(k: Kader) -> Iterator[TijdlijnItem]:
    """Give the lines of tracks, what happened in them, te-laat and BOA-termijnen."""
    yield from _sporen(k)
    yield from _besluiten(k)
    yield from _gebeurtenissen(k)
    yield from _te_laat(k)
    yield from _boatermijnen(k)


def _sporen(k: Kader) -> Iterator[TijdlijnItem]:
    besloten = {b.spoor for b in k.feiten.besluiten if b.soort is Besluitsoort.SLUIT_SPOOR}
    for s in k.feiten.sporen:
        naam = k.naam(f"spoor/{s.code}")
        wie = s.organisatie.label + (f", {s.persoon}" if s.persoon else "")
        yield maak_item(
            k,
            s,
            s.begonnen,
            f"{naam} begonnen",
            k.notitie(s.reden),
            rechts=wie,
            baan=Baan.HANDELEN,
            vorm=Teken.PIJL,
            groep=Groep.BESLUITEN,
            volgorde=61,
        )
        if s.geeindigd is not None and f"{s.code}:{s.id}" not in besloten:
            uitkomst = k.naam(f"spoor/{s.code}/uitkomst/{s.uitkomst}") if s.uitkomst else ""
            yield maak_item(
                k,
                s,
                s.geeindigd,
                f"{naam} beëindigd",
                uitkomst,
                baan=Baan.HANDELEN,
                vorm=Teken.VINK,
                groep=Groep.BESLUITEN,
                volgorde=63,
            )


def _besluiten(k: Kader) -> Iterator[TijdlijnItem]:
    for b in k.feiten.besluiten:
        if not b.spoor:
            continue
        termijn = f"{b.aantal} {b.eenheid.label}" if b.aantal and b.eenheid else ""
        yield maak_item(
            k,
            b,
            b.datum,
            _besluit_titel(k, b),
            rij(
                _uitkomst(k, b),
                termijn,
                f"nieuwe datum {dag(b.nieuwe_datum)}" if b.nieuwe_datum else "",
                k.poorten(b.poorten),
                k.notitie(b.reden),
            ),
            rechts=b.organisatie.label + (f", {b.persoon}" if b.persoon else ""),
            baan=Baan.HANDELEN,
            vorm=Teken.VINK if b.soort is Besluitsoort.SLUIT_SPOOR else Teken.PIJL,
            groep=Groep.BESLUITEN,
            volgorde=62,
        )


def _besluit_titel(k: Kader, b: Stapbesluit) -> str:
    """Say what was decided about a track, or a step of it."""
    code = b.spoor.partition(":")[0]
    spoor = k.naam(f"spoor/{code}")
    stap = k.naam(f"spoor/{code}/stap/{b.stap}") if b.stap else ""
    if b.soort is Besluitsoort.SLUIT_SPOOR:
        return f"{spoor} beëindigd"
    waarvan = f"{spoor}, {stap}" if stap else spoor
    if b.soort is Besluitsoort.OVERSLAAN:
        return f"{waarvan}: overgeslagen"
    return f"{waarvan}: {b.soort.label}"


def _uitkomst(k: Kader, b: Stapbesluit) -> str:
    """Say how a track ended: it stands among the answers as uitkomst=CODE."""
    antwoorden = dict(a.partition("=")[::2] for a in b.antwoorden.split())
    code = antwoorden.get("uitkomst", "")
    return k.naam(f"spoor/{b.spoor.partition(':')[0]}/uitkomst/{code}") if code else ""


def _gebeurtenissen(k: Kader) -> Iterator[TijdlijnItem]:
    for g in k.feiten.gebeurtenissen:
        if is_afgeleid(g.id):
            continue  # its own fact has a line
        pad = f"gebeurtenis/{g.soort}"
        wat = k.namen.get(f"{pad}/aantal") or "aantal"
        aantal = "" if g.aantal is None else f"{wat.lower()}: {g.aantal:g}".replace(".", ",")
        yield maak_item(
            k,
            g,
            g.datum,
            k.naam(pad),
            rij(
                k.naam(f"{pad}/uitkomst/{g.uitkomst}") if g.uitkomst else "",
                aantal,
                f"tot en met {dag(g.tot)}" if g.tot else "",
                k.notitie(g.persoon) if g.soort in NOEMT_ORGANISATIE else g.persoon,
                k.notitie(g.notitie),
                k.poorten(g.poorten),
                k.notitie(g.reden),
            ),
            rechts=g.wie.label,
            baan=Baan.HANDELEN,
            vorm=Teken.STIP,
            groep=Groep.INTERVENTIES,
            volgorde=52,
        )


def _te_laat(k: Kader) -> Iterator[TijdlijnItem]:
    for t in k.feiten.te_laat:
        yield maak_item(
            k,
            t,
            t.tot,
            f"{t.aantal} keer te laat",
            rij(periode(t.van, t.tot), k.school(t.school_id)),
            baan=Baan.VERZUIM,
            vorm=Teken.STIP,
            groep=Groep.MELDINGEN,
            volgorde=11,
        )


def _boatermijnen(k: Kader) -> Iterator[TijdlijnItem]:
    """Say that a date runs, and no more (beslissingen, Keys and people)."""
    for t in k.feiten.boatermijnen:
        yield maak_item(
            k,
            t,
            t.van,
            "BOA-termijn",
            f"uiterlijk {dag(t.datum)}",
            rechts="vervallen" if k.toen(t.vervallen) else "",
            baan=Baan.HANDELEN,
            vorm=Teken.STIP,
            groep=Groep.BESLUITEN,
            volgorde=42,
        )
