"""Documents: set a proces-verbaal on A4, as a tagged PDF: no address, every page numbered.

The head names the gemeente and the number; every page says which page of how many it is, of
which proces-verbaal. A concept carries the word CONCEPT across each page and no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.documents import briefhoofd
from app.documents.brief import alinea, teken_watermerk, tekststukken
from app.documents.lettertypen import GEWOON, PERS, VET
from app.documents.model import Blok, Huisstijl
from app.documents.tekst import als_markup, plat, schoon
from app.documents.vel import PUNT_PER_MM as MM
from app.documents.vel import Vel
from app.documents.zetwerk import Stuk, Zetspiegel, groepeer, teken, verdeel

LINKS = 25.0
BREEDTE = 160.0
_SPIEGEL = Zetspiegel(
    links=LINKS * MM, breedte=BREEDTE * MM, boven=(297 - 30) * MM, onder=24 * MM, label=30 * MM
)
_BEGIN = (297 - 44) * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Pvdocument:
    """A proces-verbaal. All texts but `blokken` are plain; `nummer` "" while it is a concept."""

    huisstijl: Huisstijl
    titel: str
    nummer: str
    uitgave: int
    datum: date
    kenmerk: str
    blokken: tuple[Blok, ...]
    ondertekenaar: str
    functie: str
    concept: bool


def maak_procesverbaal(pv: Pvdocument) -> bytes:
    """Set a proces-verbaal and give the bytes of its PDF; equal input gives equal bytes."""
    with PERS:
        return _maak(pv)


def _maak(pv: Pvdocument) -> bytes:
    titel = f"{pv.titel} {pv.nummer}".strip()
    auteur = " ".join(d for d in (pv.huisstijl.gemeente, pv.huisstijl.teamnaam) if d)
    vel = Vel(
        titel=schoon(f"Concept: {titel}" if pv.concept else titel),
        auteur=schoon(auteur),
        datum=pv.datum,
    )
    paginas = verdeel(groepeer(_stukken(vel, pv, titel)), _BEGIN, _SPIEGEL)
    for nummer, pagina in enumerate(paginas, start=1):
        if nummer > 1:
            vel.volgende_pagina()
        if pv.concept:
            teken_watermerk(vel)
        if nummer == 1:
            _hoofd(vel, pv.huisstijl)
        for stuk, y in pagina:
            teken(vel, stuk, y, _SPIEGEL)
        _voet(vel, pv, nummer, len(paginas))
    return vel.bewaar()


def _stukken(vel: Vel, pv: Pvdocument, titel: str) -> list[Stuk]:
    """Make all paragraphs: title, body, room to sign with the name under it."""
    uit = [Stuk(alinea(als_markup(titel), "onderwerp"), vel.element("H1"), vast_aan_volgende=True)]
    if pv.uitgave > 1:
        tekst = f"Uitgave {pv.uitgave}, naast de eerdere uitgave van dit proces-verbaal"
        uit.append(Stuk(alinea(tekst, "klein"), vel.element("P"), boven=2, vast_aan_volgende=True))
    uit += tekststukken(vel, pv.blokken, pv.huisstijl.kleur)
    uit[-1].vast_aan_volgende = True  # the closing words and the signature stand together
    naam = Stuk(alinea(als_markup(pv.ondertekenaar), "tekst"), vel.element("P"), boven=48)
    naam.vast_aan_volgende = True
    return [*uit, naam, Stuk(alinea(als_markup(pv.functie), "tekst"), vel.element("P"))]


def _hoofd(vel: Vel, stijl: Huisstijl) -> None:
    """Name the gemeente and the team atop the first page."""
    regels = [r for r in (schoon(stijl.gemeente), schoon(stijl.teamnaam)) if r]
    y: Any = (297 - 20) * MM
    with vel.versiering():
        for nummer, regel in enumerate(regels):
            vel.doek.setFillColor(briefhoofd.GRIJS if nummer else stijl.kleur)
            vel.tekst(LINKS * MM, y, regel, GEWOON if nummer else VET, 10 if nummer else 14)
            y -= 15
        vel.doek.setFillColor(briefhoofd.INKT)


def _voet(vel: Vel, pv: Pvdocument, nummer: int, aantal: int) -> None:
    """Write at the foot of every page what this is, and which page of how many."""
    wat = f"Proces-verbaal {pv.nummer}" if pv.nummer else "Concept, nog zonder nummer"
    if pv.uitgave > 1:
        wat += f", uitgave {pv.uitgave}"
    with vel.versiering():
        vel.doek.setFillColor(briefhoofd.GRIJS)
        vel.tekst(LINKS * MM, 13 * MM, f"{wat}  ·  dossier {plat(pv.kenmerk)}", GEWOON, 8)
        vel.doek.setFont(GEWOON, 8)
        vel.doek.drawRightString((LINKS + BREEDTE) * MM, 13 * MM, f"pagina {nummer} van {aantal}")
        vel.doek.setFillColor(briefhoofd.INKT)
