"""Documents: spread paragraphs over pages: what belongs together stays together, no orphans.

Letters and reports set their paragraphs as `Stuk`s; here they get their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.documents.vel import Element, Vel


@dataclass(frozen=True, slots=True)
class Zetspiegel:
    """Where text stands on a page, in points: left edge, width, top of a next page, lowest line.

    `label` is the width of what stands beside a paragraph.
    """

    links: float
    breedte: float
    boven: float
    onder: float
    label: float = 0.0


@dataclass(slots=True)
class Stuk:
    """A paragraph to place: its element, room above, left offset and what it keeps with."""

    alinea: Any
    element: Element
    boven: float = 0.0
    inspring: float = 0.0
    vast_aan_volgende: bool = False
    naast: tuple[Any, float] | None = None
    """A label drawn on the same line, with its left offset."""
    herhaal: Stuk | None = None
    """What stands above it again when it begins a page: the head of a table."""
    _hoogte: float = -1.0

    def hoogte(self, breedte: float) -> float:
        """Give the height in points; lines are broken once, and drawn as they were broken."""
        if self._hoogte < 0:
            self._hoogte = float(self.alinea.wrap(breedte - self.inspring, 10_000)[1])
        return self._hoogte


def groepeer(stukken: list[Stuk]) -> list[list[Stuk]]:
    """Gather what must stay together: a paragraph with those that are bound to it."""
    groepen: list[list[Stuk]] = []
    huidig: list[Stuk] = []
    for stuk in stukken:
        huidig.append(stuk)
        if not stuk.vast_aan_volgende:
            groepen.append(huidig)
            huidig = []
    if huidig:
        groepen.append(huidig)
    return groepen


def verdeel(
    groepen: list[list[Stuk]], begin: float, spiegel: Zetspiegel
) -> list[list[tuple[Stuk, float]]]:
    """Spread groups over pages: for each page (paragraph, y of its top) in points.

    `begin` is where the text of the first page starts.
    """
    paginas: list[list[tuple[Stuk, float]]] = [[]]
    y, leeg = begin, True
    groepen = list(groepen)
    while groepen:
        groep = groepen.pop(0)
        nodig = (
            sum(s.hoogte(spiegel.breedte) for s in groep)
            + sum(s.boven for s in groep)
            - (groep[0].boven if leeg else 0)
        )
        if nodig <= y - spiegel.onder:
            for stuk in groep:
                y -= 0 if leeg else stuk.boven
                leeg = False
                paginas[-1].append((stuk, y))
                y -= stuk.hoogte(spiegel.breedte)
            continue
        deel = _splits(groep, y - spiegel.onder, spiegel.breedte)
        if deel is not None:
            groepen[0:0] = deel
            continue
        if leeg and len(groep) > 1:
            groepen[0:0] = [[s] for s in groep]
            continue
        if leeg:  # nothing is as high as a page and cannot be split; it is never left out
            paginas[-1].append((groep[0], y))
            y, leeg = spiegel.onder, False
            continue
        groepen.insert(0, groep)
        paginas.append([])
        y, leeg = spiegel.boven, True
        kop = groep[0].herhaal
        if kop is not None:
            paginas[-1].append((kop, y))
            y -= kop.hoogte(spiegel.breedte)
    return paginas


def _splits(groep: list[Stuk], ruimte: float, breedte: float) -> list[list[Stuk]] | None:
    """Split the paragraph that ends a group over two pages, when both get two lines."""
    laatste = groep[-1]
    boven = sum(s.boven + s.hoogte(breedte) for s in groep[:-1])
    delen = laatste.alinea.split(breedte - laatste.inspring, ruimte - boven - laatste.boven)
    if len(delen) != 2 or any(s.boven > 40 for s in groep):
        return None
    eerste = Stuk(delen[0], laatste.element, laatste.boven, laatste.inspring, naast=laatste.naast)
    tweede = Stuk(delen[1], laatste.element, 0.0, laatste.inspring, herhaal=laatste.herhaal)
    return [[*groep[:-1], eerste], [tweede]]


def teken(vel: Vel, stuk: Stuk, y: float, spiegel: Zetspiegel) -> None:
    """Draw one paragraph with its top at y; a row or a picture marks its own content."""
    zelf = getattr(stuk.alinea, "teken_zelf", None)
    if zelf is not None:
        zelf(vel, stuk.element, spiegel.links + stuk.inspring, y)
        return
    with vel.inhoud(stuk.element):
        if stuk.naast is not None:
            naast, links = stuk.naast
            hoogte = naast.wrap(spiegel.label, 10_000)[1]
            naast.drawOn(vel.doek, spiegel.links + links, y - hoogte)
        if not hasattr(stuk.alinea, "blPara"):  # an attempt to split took the lines away
            stuk.alinea.wrap(spiegel.breedte - stuk.inspring, 10_000)
        stuk.alinea.drawOn(
            vel.doek, spiegel.links + stuk.inspring, y - stuk.hoogte(spiegel.breedte)
        )
