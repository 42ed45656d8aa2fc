"""Protocol: what a person can decide about a track: skip, another term, another day, end it.

Never a dead end: all of it can be done at any time, most with a reason (LEESMIJ
'Spoor'). To start a track is no decision of this kind but a `Spoor` of its own:
what can be started is in `Stand.voorstellen`.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dossiers import Besluitsoort, Eenheid, Stapbesluit
from app.domain.handelen import Wie
from app.protocol.ladder.besluitoptie import Besluitoptie, duurt_langer
from app.protocol.model import Regelset, Spoorregel, Spoorstapregel, Termijn
from app.protocol.sporen.spoorindex import plek_van
from app.protocol.stand import Doorloopstand, Spoorstand, Spoorstap, Stand
from app.protocol.tekst import toon_termijn

_WAAROM_EINDE = "Leg uit waarom dit spoor eindigt."
_OPEN = frozenset({Doorloopstand.HUIDIG, Doorloopstand.KOMEND})


def spooropties(regels: Regelset, stand: Stand, sleutel: str) -> tuple[Besluitoptie, ...]:
    """Give every decision about one running track; each goes into a Stapbesluit as it stands.

    Empty for a track that ended, that nobody knows, or of which only a date is shown.
    """
    spoor = _spoor(stand, sleutel)
    if spoor is None or spoor.einde is not None:
        return ()
    regel = regel_van(regels, spoor)
    if regel is None:
        return tuple(_einde(spoor, None)) if spoor.gekozen else ()
    opties: list[Besluitoptie] = []
    for stap in spoor.stappen:
        if stap.stand in _OPEN:
            opties += _van_stap(spoor, stap, regel.stappen[stap.code])
    return (*opties, *_einde(spoor, regel))


def reden_bij_spoor(regels: Regelset, stand: Stand, besluit: Stapbesluit) -> str:
    """Say why a decision about a track needs a reason; empty when it needs none."""
    spoor = _spoor(stand, besluit.spoor)
    regel = regel_van(regels, spoor) if spoor is not None else None
    if spoor is None or spoor.einde is not None:
        return ""
    if besluit.soort is Besluitsoort.SLUIT_SPOOR:
        return _WAAROM_EINDE
    stap = regel.stappen.get(besluit.stap) if regel is not None else None
    if stap is None:
        return ""
    return reden_bij_stap(stap, besluit.soort, besluit.aantal, besluit.eenheid)


def reden_bij_stap(
    regel: Spoorstapregel, soort: Besluitsoort, aantal: int | None, eenheid: Eenheid | None
) -> str:
    """Say why a decision about a step needs a reason; empty when it needs none."""
    if soort is Besluitsoort.OVERSLAAN:
        return f"Leg uit waarom '{regel.naam}' wordt overgeslagen."
    grens = _hoogstens(regel)
    if soort is not Besluitsoort.ANDERE_TERMIJN:
        return ""
    if grens is None or aantal is None or eenheid is None:
        return ""
    if not duurt_langer(aantal, eenheid, grens):
        return ""
    return f"Langer dan {toon_termijn(grens.aantal, grens.eenheid)} wijkt af: leg uit waarom."


def regel_van(regels: Regelset, spoor: Spoorstand) -> Spoorregel | None:
    """Give the rule of a track in the version that it keeps; None when no file knows it."""
    for bestand in regels.versies.get(spoor.protocol, ()):
        if bestand.geldig_vanaf == spoor.versie:
            return next((r for r in bestand.sporen if r.code == spoor.code), None)
    plek = plek_van(regels, spoor.protocol, spoor.code)
    return plek.regel if plek is not None else None


def _spoor(stand: Stand, sleutel: str) -> Spoorstand | None:
    """Give the track with a key."""
    return next((s for s in stand.sporen if s.sleutel == sleutel), None)


def _van_stap(spoor: Spoorstand, stap: Spoorstap, regel: Spoorstapregel) -> Iterator[Besluitoptie]:
    """Offer what can be decided about one open step."""
    yield Besluitoptie(
        Besluitsoort.OVERSLAAN,
        stap.code,
        "",
        f"{stap.naam} overslaan",
        regel.wie,
        regel.bron,
        reden_verplicht=True,
        reden_waarom=reden_bij_stap(regel, Besluitsoort.OVERSLAAN, None, None),
        spoor=spoor.sleutel,
    )
    if stap.punt is None:
        return
    basis = regel.termijn or (regel.herhaal.termijn if regel.herhaal is not None else None)
    vast = basis is None or bool(basis.dagen)
    yield Besluitoptie(
        Besluitsoort.ANDERE_TERMIJN,
        stap.code,
        "",
        f"Andere termijn voor {stap.naam}",
        regel.wie,
        regel.bron,
        reden_waarom=_grens(regel),
        velden=("aantal", "eenheid"),
        aantal=None if basis is None or vast else basis.aantal,
        eenheid=Eenheid.WEKEN if basis is None or vast else basis.eenheid,
        spoor=spoor.sleutel,
    )
    yield Besluitoptie(
        Besluitsoort.AANDACHTSDATUM,
        stap.code,
        "",
        f"Volgende datum kiezen voor {stap.naam}",
        regel.wie,
        stap.punt.bron,
        velden=("nieuwe_datum",),
        voorgesteld=regel.termijn is None and regel.herhaal is None,
        spoor=spoor.sleutel,
    )


def _einde(spoor: Spoorstand, regel: Spoorregel | None) -> Iterator[Besluitoptie]:
    """Offer to end the track, with each of its uitkomsten where it has any."""
    bron = regel.bron if regel is not None else spoor.bron
    uitkomsten = regel.uitkomsten if regel is not None else {}
    for code, tekst in uitkomsten.items() or (("", ""),):
        yield Besluitoptie(
            Besluitsoort.SLUIT_SPOOR,
            "",
            "",
            f"{spoor.naam} beëindigen{': ' if tekst else ''}{tekst}",
            Wie.LEERPLICHT,
            bron,
            reden_verplicht=True,
            reden_waarom=_WAAROM_EINDE,
            spoor=spoor.sleutel,
            antwoorden=f"uitkomst={code}" if code else "",
        )


def _hoogstens(regel: Spoorstapregel) -> Termijn | None:
    """Give how far another term may go without a reason; None: any term may."""
    grens = regel.hoogstens or regel.termijn
    return None if grens is None or grens.dagen else grens


def _grens(regel: Spoorstapregel) -> str:
    """Say from when on another term needs a reason."""
    grens = _hoogstens(regel)
    if grens is None:
        return ""
    return f"Langer dan {toon_termijn(grens.aantal, grens.eenheid)} vraagt een reden."
