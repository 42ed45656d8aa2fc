"""Documents: set one letter on A4, as a tagged PDF.

The page: letterhead, the address in the window of the envelope, the details
beside it, subject (H1), body, signature and bijlagen; from the second page on
"pagina x van y". Page one keeps clear of the window all that must not show in
it: a C5 envelope is 19 mm wider and 13.5 mm higher than the folded sheet
(229 × 162 against 210 × 148.5), so the sheet may slide by that much.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from app.documents import briefhoofd
from app.documents.alinea import maak_alinea
from app.documents.lettertypen import GEWOON, PERS, VET
from app.documents.model import Blok, Bloksoort, Briefdocument, Vertaling
from app.documents.tekst import als_markup, plat, schoon, toon_gaten
from app.documents.vel import PUNT_PER_MM as MM
from app.documents.vel import Element, Vel
from app.documents.zetwerk import Stuk, Zetspiegel, groepeer, teken, verdeel

LINKS = 25.0
"""Left margin of the body in mm; with the default window the address lines up with it."""
RECHTS = 25.0
BOVEN_VERVOLG = 32.0
ONDER = 21.0
_BREEDTE = (210 - LINKS - RECHTS) * MM
_LABELBREEDTE = 30 * MM
_ZETSPIEGEL = Zetspiegel(
    links=LINKS * MM,
    breedte=_BREEDTE,
    boven=(297 - BOVEN_VERVOLG) * MM,
    onder=ONDER * MM,
    label=_LABELBREEDTE,
)


def maak_brief(brief: Briefdocument) -> bytes:
    """Set a letter and give the bytes of its PDF; equal input gives equal bytes."""
    with PERS:
        return _maak(brief)


def _maak(brief: Briefdocument) -> bytes:
    titel = f"Concept: {brief.titel}" if brief.concept else brief.titel
    auteur = " ".join(d for d in (brief.huisstijl.gemeente, brief.huisstijl.teamnaam) if d)
    vel = Vel(titel=schoon(titel), auteur=schoon(auteur), datum=brief.datum)
    begin = briefhoofd.hoogste_regel(brief)
    paginas = _zet_op_paginas(_stukken(vel, brief), begin)
    if brief.vertaling is not None:
        stukken = _vertaalstukken(vel, brief, brief.vertaling)
        paginas += verdeel(groepeer(stukken), _ZETSPIEGEL.boven, _ZETSPIEGEL)
    for nummer, pagina in enumerate(paginas, start=1):
        if nummer > 1:
            vel.volgende_pagina()
        if brief.concept:
            teken_watermerk(vel)
        if nummer == 1:
            briefhoofd.teken(vel, brief)
        else:
            _kop_vervolg(vel, brief, nummer, len(paginas))
        for stuk, y in pagina:
            teken(vel, stuk, y, _ZETSPIEGEL)
    # The letterhead is drawn first on the page and so must be read first.
    vel.document.kinderen.sort(key=lambda e: min(e.stukken, default=_eerste(e)))
    return vel.bewaar()


def _eerste(e: Element) -> tuple[int, int]:
    """Find where the content of an element without own content begins."""
    stukken = [_eerste(k) if not k.stukken else min(k.stukken) for k in e.kinderen]
    return min(stukken, default=(10_000, 0))


@cache
def _stijl(naam: str, kleur: str = "#111820") -> Any:
    """Make a paragraph style once, in a colour."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    inkt = HexColor(kleur)
    basis: dict[str, Any] = {
        "fontName": GEWOON,
        "fontSize": 10,
        "leading": 14.2,
        "textColor": inkt,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    anders: dict[str, dict[str, Any]] = {
        "tekst": {},
        "onderwerp": {"fontName": VET, "fontSize": 12.5, "leading": 17},
        "kop": {"fontName": VET},
        "label": {"textColor": HexColor(briefhoofd.GRIJS)},
        "klein": {"fontSize": 8.5, "leading": 12},
    }
    return ParagraphStyle(f"{naam}-{kleur}", **{**basis, **anders[naam]})


def alinea(markup: str, stijl: str, kleur: str = "#111820") -> Any:
    """Make a paragraph of markup in one of the styles of a letter."""
    return maak_alinea(markup, _stijl(stijl, kleur))


class _Vakje:
    """A box to tick, as high as a line of text."""

    def wrap(self, breedte: float, _hoogte: float) -> tuple[float, float]:
        """Give its size in points."""
        return breedte, 14.2

    def drawOn(self, doek: Any, x: float, y: float) -> None:  # noqa: N802  reportlab's name
        """Draw it with the corner of its line at (x, y)."""
        doek.saveState()
        doek.setStrokeColor(briefhoofd.INKT)
        doek.setLineWidth(0.7)
        doek.rect(x, y + 2.8, 8.4, 8.4, stroke=1, fill=0)
        doek.restoreState()


def _stukken(vel: Vel, brief: Briefdocument) -> list[Stuk]:
    """Make all paragraphs of the letter in reading order."""
    onderwerp = alinea(als_markup(brief.onderwerp), "onderwerp")
    stukken = [
        Stuk(onderwerp, vel.element("H1"), vast_aan_volgende=True),
        Stuk(alinea(als_markup(brief.aanhef), "tekst"), vel.element("P"), boven=14),
    ]
    return [*stukken, *tekststukken(vel, brief.blokken, brief.huisstijl.kleur), *_slot(vel, brief)]


def tekststukken(
    vel: Vel, blokken: tuple[Blok, ...], kleur: str, ouder: Element | None = None
) -> list[Stuk]:
    """Make the paragraphs of the body, lists gathered."""
    stukken: list[Stuk] = []
    lijst: Element | None = None
    vorige: Bloksoort | None = None
    for blok in blokken:
        if blok.soort not in (Bloksoort.PUNT, Bloksoort.VAKJE):
            lijst = None
        elif lijst is None:
            lijst = vel.element("L", ouder)
        stukken.append(_stuk(vel, blok, vorige, lijst or ouder, kleur))
        vorige = blok.soort
    return stukken


def _vertaalstukken(vel: Vel, brief: Briefdocument, vertaling: Vertaling) -> list[Stuk]:
    """Make the page in another language: its own part of the structure, in its own language."""
    deel = vel.element("Sect")
    deel.taal = vertaling.taalcode
    kop = alinea(als_markup(vertaling.kop), "onderwerp")
    stukken = [
        Stuk(kop, vel.element("H1", deel), vast_aan_volgende=True),
        Stuk(alinea(als_markup(vertaling.inleiding), "klein"), vel.element("P", deel), boven=4),
    ]
    return stukken + tekststukken(vel, vertaling.blokken, brief.huisstijl.kleur, deel)


def _stuk(
    vel: Vel, blok: Blok, vorige: Bloksoort | None, ouder: Element | None, kleur: str
) -> Stuk:
    """Make the paragraph of one block; of a list item `ouder` is the list."""
    markup = toon_gaten(blok.tekst)
    if blok.soort is Bloksoort.KOP:
        kop = alinea(markup, "kop", kleur)
        stuk = Stuk(kop, vel.element("H2", ouder), boven=12, vast_aan_volgende=True)
    elif blok.soort is Bloksoort.VAKJE:
        stuk = Stuk(alinea(markup, "tekst"), vel.element("LBody", vel.element("LI", ouder)))
        stuk.inspring, stuk.naast = 6.5 * MM, (_Vakje(), 0.8 * MM)
        stuk.boven = 3.5 if vorige is Bloksoort.VAKJE else 6
    elif blok.soort is Bloksoort.PUNT:
        punt = Stuk(alinea(markup, "tekst"), vel.element("LBody", vel.element("LI", ouder)))
        punt.inspring = 4.5 * MM
        punt.naast = (alinea("•", "tekst"), 0.8 * MM)
        punt.boven = 2.5 if vorige is Bloksoort.PUNT else 5
        stuk = punt
    elif blok.soort is Bloksoort.GEGEVEN:
        label = alinea(als_markup(blok.label), "label")
        stuk = Stuk(alinea(markup, "tekst"), vel.element("P", ouder), inspring=_LABELBREEDTE)
        stuk.naast = (label, 0.0)
        stuk.boven = 1.5 if vorige is Bloksoort.GEGEVEN else 6
        stuk.vast_aan_volgende = vorige is not Bloksoort.GEGEVEN
    else:
        boven = 2.0 if vorige is Bloksoort.KOP else 7.0
        stuk = Stuk(alinea(markup, "tekst"), vel.element("P", ouder), boven=boven)
    return stuk


class Handtekening:
    """A scanned signature, in the room where else one signs by hand."""

    HOOG, BREED = 38.0, 150.0

    def __init__(self, png: bytes) -> None:
        from reportlab.lib.utils import ImageReader

        self._beeld = ImageReader(BytesIO(png))
        b, h = self._beeld.getSize()
        schaal = min(self.BREED / b, self.HOOG / h)
        self._maat = (b * schaal, h * schaal)

    def wrap(self, breedte: float, _hoogte: float) -> tuple[float, float]:
        """Give its size in points."""
        return breedte, self.HOOG

    def split(self, _breedte: float, _hoogte: float) -> list[Any]:
        """Stay whole."""
        return []

    def drawOn(self, doek: Any, x: float, y: float) -> None:  # noqa: N802  reportlab's name
        """Draw it, standing on the line of the name."""
        doek.drawImage(self._beeld, x, y, width=self._maat[0], height=self._maat[1])


def _slot(vel: Vel, brief: Briefdocument) -> list[Stuk]:
    """Make the closing: greeting, room to sign, name, and the list of bijlagen."""
    groet = Stuk(alinea("Met vriendelijke groet,", "tekst"), vel.element("P"), boven=14)
    stukken = [groet]
    if brief.namens:
        namens = alinea(als_markup(brief.namens), "tekst")
        stukken.append(Stuk(namens, vel.element("P"), boven=5))
    naam = alinea(als_markup(brief.ondertekenaar), "tekst")
    if brief.handtekening:
        figuur = vel.element("Figure", alt=f"Handtekening van {plat(brief.ondertekenaar)}")
        stukken.append(Stuk(Handtekening(brief.handtekening), figuur, boven=4))
        stukken.append(Stuk(naam, vel.element("P"), boven=2))
    else:
        stukken.append(Stuk(naam, vel.element("P"), boven=44))
    stukken += [
        Stuk(alinea(als_markup(regel), "tekst"), vel.element("P"))
        for regel in (brief.functie, *brief.slotregels)
        if regel
    ]
    if brief.bijlagen:
        kop = "Bijlage" if len(brief.bijlagen) == 1 else "Bijlagen"
        tekst = f"<b>{kop}:</b> " + "; ".join(als_markup(b) for b in brief.bijlagen)
        stukken.append(Stuk(alinea(tekst, "klein"), vel.element("P"), boven=14))
    for stuk in stukken[:-1]:
        stuk.vast_aan_volgende = True
    return stukken


def _zet_op_paginas(stukken: list[Stuk], begin: float) -> list[list[tuple[Stuk, float]]]:
    """Spread the letter over pages; what nearly fits one page gets less white and fits."""
    ruim = verdeel(_groepen(stukken), begin, _ZETSPIEGEL)
    if len(ruim) != 2:
        return ruim
    krap = verdeel(
        _groepen([replace(s, boven=s.boven * 0.72) for s in stukken]), begin, _ZETSPIEGEL
    )
    return krap if len(krap) == 1 else ruim


def _groepen(stukken: list[Stuk]) -> list[list[Stuk]]:
    """Gather what must stay together.

    The closing takes the last paragraph of the body along, so that no
    signature stands alone.
    """
    groepen = groepeer(stukken)
    slot = groepen.pop()
    kort = groepen[-1][-1].hoogte(_BREEDTE) <= 90
    if len(groepen) > 2 and kort:
        groepen[-1] += slot
    else:
        groepen.append(slot)
    return groepen


def _kop_vervolg(vel: Vel, brief: Briefdocument, nummer: int, aantal: int) -> None:
    """Head a following page: what letter this is, and which page of how many."""
    y = (297 - 18) * MM
    vel.vul(briefhoofd.GRIJS)
    with vel.versiering():
        kenmerk = f"Ons kenmerk {plat(brief.kenmerk)}  ·  {brief.datumtekst}"
        vel.tekst(LINKS * MM, y, kenmerk, GEWOON, 8)
        tekst = f"pagina {nummer} van {aantal}"
        vel.doek.setFont(GEWOON, 8)
        vel.doek.drawRightString((210 - RECHTS) * MM, y, tekst)


def teken_watermerk(vel: Vel) -> None:
    """Write CONCEPT across the page, behind the text."""
    with vel.versiering():
        vel.doek.saveState()
        vel.vul("#e9ecf0")
        vel.doek.translate(105 * MM, 135 * MM)
        vel.doek.rotate(52)
        vel.doek.setFont(VET, 112)
        vel.doek.drawCentredString(0, -40, "CONCEPT")
        vel.doek.restoreState()
