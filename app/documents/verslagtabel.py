"""Documents: a table in a report: rows that stay whole where they fit, its head on every page."""

from __future__ import annotations

from functools import cache
from typing import Any

from app.documents.alinea import maak_alinea
from app.documents.lettertypen import GEWOON, VET
from app.documents.model import Verslagtabel
from app.documents.tekst import als_markup, schoon
from app.documents.vel import Element, Vel
from app.documents.zetwerk import Stuk

_WIT = 4.0
"""Room between columns and above and under the text of a cell, in points."""
_LIJN, _KOPVLAK = "#c9d1da", "#eef2f7"


def tabelstukken(vel: Vel, tabel: Verslagtabel, breedte: float) -> list[Stuk]:
    """Make the head and the rows, ready to be placed."""
    geheel = vel.element("Table")
    som = sum(tabel.delen)
    breedten = [breedte * d / som for d in tabel.delen]
    kop = Stuk(
        Rij(tabel.koppen, breedten, kop=True),
        vel.element("TR", geheel),
        boven=5,
        vast_aan_volgende=bool(tabel.rijen),
    )
    weer = Stuk(Rij(tabel.koppen, breedten, kop=True, sier=True), geheel)
    rijen = [
        Stuk(Rij(rij, breedten), vel.element("TR", geheel), herhaal=weer) for rij in tabel.rijen
    ]
    return [kop, *rijen]


class Rij:
    """One row; drawn cell by cell, each an element of its own. `sier`: a head said again."""

    def __init__(
        self,
        cellen: tuple[str, ...] | list[Any],
        breedten: list[float],
        *,
        kop: bool = False,
        sier: bool = False,
        elementen: list[Element] | None = None,
    ) -> None:
        self._cellen = [_cel(c, kop=kop) if isinstance(c, str) else c for c in cellen]
        self._breedten, self._kop, self._sier = breedten, kop, sier
        self._elementen: list[Element] = [] if elementen is None else elementen

    def wrap(self, breedte: float, _hoogte: float) -> tuple[float, float]:
        """Give its size in points."""
        return breedte, max(self._hoogten()) + 2 * _WIT

    def split(self, _breedte: float, hoogte: float) -> list[Rij]:
        """Part a row that is higher than the page; nothing when a cell cannot be parted here."""
        boven, onder = list[Any](), list[Any]()
        ruimte = hoogte - 2 * _WIT
        for cel, breed, hoog in zip(self._cellen, self._breedten, self._hoogten(), strict=True):
            if hoog <= ruimte:
                boven.append(cel)
                onder.append(_cel("", kop=False))
                continue
            delen = cel.split(breed - _WIT, ruimte)
            if len(delen) != 2:
                return []
            boven.append(delen[0])
            onder.append(delen[1])
        return [Rij(c, self._breedten, elementen=self._elementen) for c in (boven, onder)]

    def teken_zelf(self, vel: Vel, element: Element, x: float, y: float) -> None:
        """Draw the row with its top at y."""
        hoog = self.wrap(0, 0)[1]
        breed = sum(self._breedten)
        with vel.versiering():
            if self._kop:
                vel.vul(_KOPVLAK)
                vel.doek.rect(x, y - hoog, breed, hoog, stroke=0, fill=1)
            vel.lijn(_LIJN)
            vel.doek.setLineWidth(0.5)
            vel.doek.line(x, y - hoog, x + breed, y - hoog)
        if not self._elementen and not self._sier:
            rol = "TH" if self._kop else "TD"
            self._elementen += [vel.element(rol, element) for _ in self._cellen]
        for nr, (cel, b, h) in enumerate(
            zip(self._cellen, self._breedten, self._hoogten(), strict=True)
        ):
            plek = (vel.doek, x + _WIT / 2, y - _WIT - h)
            if self._sier:
                with vel.versiering():
                    cel.drawOn(*plek)
            else:
                with vel.inhoud(self._elementen[nr]):
                    cel.drawOn(*plek)
            x += b

    def _hoogten(self) -> list[float]:
        return [
            float(c.wrap(b - _WIT, 10_000)[1])
            for c, b in zip(self._cellen, self._breedten, strict=True)
        ]


def _cel(tekst: str, *, kop: bool) -> Any:
    regels = [als_markup(schoon(r)) for r in tekst.split("\n")] or [""]
    return maak_alinea("<br/>".join(regels), _stijl(kop=kop))


@cache
def _stijl(*, kop: bool) -> Any:
    """Make the style of a cell once."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        f"cel-{kop}",
        fontName=VET if kop else GEWOON,
        fontSize=8.5,
        leading=11.5,
        textColor=HexColor("#111820"),
        splitLongWords=1,
    )
