"""Documents: a report of several pages: headings, paragraphs, points, sources, as a tagged PDF."""

from __future__ import annotations

from functools import cache
from typing import Any

from app.documents.alinea import maak_alinea
from app.documents.lettertypen import GEWOON, PERS, VET
from app.documents.model import Regelsoort, Tijdlijnplaat, Verslag, Verslagregel, Verslagtabel
from app.documents.tekst import als_markup, schoon
from app.documents.vel import PUNT_PER_MM as MM
from app.documents.vel import Element, Vel
from app.documents.verslagplaat import Plaat
from app.documents.verslagtabel import tabelstukken
from app.documents.zetwerk import Stuk, Zetspiegel, groepeer, teken, verdeel

_INKT, _GRIJS, _ACCENT = "#111820", "#55606e", "#17406d"
_SPIEGEL = Zetspiegel(
    links=22 * MM, breedte=166 * MM, boven=(297 - 24) * MM, onder=22 * MM, label=34 * MM
)
_BEGIN = (297 - 22) * MM


def maak_verslag(verslag: Verslag) -> bytes:
    """Set a report and give the bytes of its PDF; equal input gives equal bytes."""
    with PERS:
        return _maak(verslag)


def _maak(verslag: Verslag) -> bytes:
    vel = Vel(titel=schoon(verslag.titel), auteur=schoon(verslag.auteur), datum=verslag.datum)
    paginas = verdeel(groepeer(_stukken(vel, verslag)), _BEGIN, _SPIEGEL)
    for nummer, pagina in enumerate(paginas, start=1):
        if nummer > 1:
            vel.volgende_pagina()
        for stuk, y in pagina:
            teken(vel, stuk, y, _SPIEGEL)
        _voet(vel, verslag, nummer, verslag.totaal or len(paginas))
    return vel.bewaar()


def _stukken(vel: Vel, verslag: Verslag) -> list[Stuk]:
    """Make all paragraphs in reading order; a heading keeps with what follows it."""
    stukken = [
        Stuk(_alinea(verslag.titel, "titel"), vel.element("H1"), vast_aan_volgende=True),
        Stuk(_alinea(verslag.onder, "onder"), vel.element("P"), boven=3),
    ]
    lijst: Element | None = None
    vorige: Regelsoort | None = None
    for regel in verslag.regels:
        if isinstance(regel, Verslagtabel):
            stukken += tabelstukken(vel, regel, _SPIEGEL.breedte)
            lijst = vorige = None
            continue
        if isinstance(regel, Tijdlijnplaat):
            stukken.append(Stuk(Plaat(regel), vel.element("Figure", alt=regel.alt), boven=5))
            lijst = vorige = None
            continue
        if regel.soort is not Regelsoort.PUNT:
            lijst = None
        elif lijst is None:
            lijst = vel.element("L")
        stukken.append(_stuk(vel, regel, vorige, lijst))
        vorige = regel.soort
    if stukken[-1].vast_aan_volgende:
        stukken[-1].vast_aan_volgende = False
    return stukken


def _stuk(vel: Vel, regel: Verslagregel, vorige: Regelsoort | None, lijst: Element | None) -> Stuk:
    """Make one paragraph."""
    alinea = _alinea(regel.tekst, regel.soort.value)
    match regel.soort:
        case Regelsoort.KOP:
            return Stuk(alinea, vel.element("H2"), boven=18, vast_aan_volgende=True)
        case Regelsoort.TUSSENKOP:
            boven = 4 if vorige is Regelsoort.KOP else 11
            return Stuk(alinea, vel.element("H3"), boven=boven, vast_aan_volgende=True)
        case Regelsoort.PUNT:
            stuk = Stuk(alinea, vel.element("LBody", vel.element("LI", lijst)), boven=2)
            stuk.inspring, stuk.naast = 4.5 * MM, (_alinea("•", "punt"), 0.8 * MM)
            return stuk
        case Regelsoort.GEGEVEN:
            stuk = Stuk(alinea, vel.element("P"), boven=2, inspring=36 * MM)
            stuk.naast = (_alinea(regel.label, "onder"), 0.0)
            return stuk
        case Regelsoort.BRON:
            return Stuk(alinea, vel.element("P"), boven=1.5)
    return Stuk(alinea, vel.element("P"), boven=3)


def _alinea(tekst: str, stijl: str) -> Any:
    return maak_alinea(als_markup(schoon(tekst)), _stijl(stijl))


@cache
def _stijl(naam: str) -> Any:
    """Make a paragraph style once."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    basis: dict[str, Any] = {
        "fontName": GEWOON,
        "fontSize": 9.5,
        "leading": 13,
        "textColor": HexColor(_INKT),
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    anders: dict[str, dict[str, Any]] = {
        "titel": {"fontName": VET, "fontSize": 18, "leading": 23},
        "onder": {"textColor": HexColor(_GRIJS)},
        "kop": {"fontName": VET, "fontSize": 13, "leading": 17, "textColor": HexColor(_ACCENT)},
        "tussenkop": {"fontName": VET, "fontSize": 10.5, "leading": 14},
        "tekst": {},
        "punt": {},
        "gegeven": {},
        "bron": {"fontSize": 8, "leading": 11, "textColor": HexColor(_GRIJS)},
    }
    return ParagraphStyle(f"verslag-{naam}", **{**basis, **anders[naam]})


def _voet(vel: Vel, verslag: Verslag, nummer: int, aantal: int) -> None:
    """Write at the foot what this is, and which page of how many."""
    with vel.versiering():
        vel.vul(_GRIJS)
        vel.tekst(_SPIEGEL.links, 12 * MM, schoon(verslag.voet), GEWOON, 8)
        rechts = _SPIEGEL.links + _SPIEGEL.breedte
        vel.doek.drawRightString(rechts, 12 * MM, f"pagina {nummer} van {aantal}")
