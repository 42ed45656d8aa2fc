"""Documents: the tijdlijn as a picture on paper: lanes, bars, marks, holidays, today, a legend.

Every kind has a shape of its own, so that a copy in grey says the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.documents.lettertypen import GEWOON, breedte
from app.documents.model import Plaatteken, Plaatvorm, Tijdlijnplaat
from app.documents.vel import Element, Vel
from app.domain.datumwoorden import KORTE_MAANDEN

_INKT, _GRIJS, _ACCENT, _ROOD = "#111820", "#55606e", "#17406d", "#a3262a"
_LIJN, _VRIJ = "#d5dbe2", "#eef1f4"
_NAMEN = 84.0
"""Width of the names of the lanes, in points."""
_BAAN, _KOP, _LEGENDA = 26.0, 16.0, 12.0
_MERK = 3.4
"""Half the size of a mark, in points."""
_BALKEN = (Plaatvorm.VOL, Plaatvorm.GEARCEERD, Plaatvorm.OPEN)


class Plaat:
    """The picture, to be placed like a paragraph."""

    def __init__(self, plaat: Tijdlijnplaat) -> None:
        self._p = plaat
        self._breedte = 0.0

    def wrap(self, breedte_: float, _hoogte: float) -> tuple[float, float]:
        """Give its size in points."""
        self._breedte = breedte_
        regels = len(self._legendaregels())
        return breedte_, _KOP + _BAAN * len(self._p.banen) + 6 + _LEGENDA * regels + 4

    def split(self, _breedte: float, _hoogte: float) -> list[Any]:
        """Stay whole."""
        return []

    def teken_zelf(self, vel: Vel, element: Element, x: float, y: float) -> None:
        """Draw it with its top at y."""
        with vel.inhoud(element):
            doek = vel.doek
            doek.saveState()
            onder = y - _KOP - _BAAN * len(self._p.banen)
            self._vakanties(vel, x, y - _KOP, onder)
            self._maanden(vel, x, y, onder)
            for nr, (naam, tekens) in enumerate(self._p.banen):
                boven = y - _KOP - _BAAN * nr
                vel.vul(_GRIJS)
                vel.tekst(x, boven - _BAAN / 2 - 3, naam, GEWOON, 7.5)
                vel.lijn(_LIJN)
                doek.setLineWidth(0.4)
                doek.line(x, boven - _BAAN, x + self._breedte, boven - _BAAN)
                self._tekens(vel, x, boven - _BAAN / 2, tekens)
            self._vandaag(vel, x, y - _KOP, onder)
            self._legenda(vel, x, onder - 6)
            doek.restoreState()

    def _x(self, x: float, dag: date) -> float:
        """Give where a day begins, in points."""
        dagen = max(1, (self._p.tot - self._p.van).days)
        deel = min(1.0, max(0.0, (dag - self._p.van).days / dagen))
        return x + _NAMEN + (self._breedte - _NAMEN) * deel

    def _vakanties(self, vel: Vel, x: float, boven: float, onder: float) -> None:
        vel.vul(_VRIJ)
        for van, tot in self._p.vakanties:
            links, rechts = self._x(x, van), self._x(x, tot + timedelta(days=1))
            if rechts > links:
                vel.doek.rect(links, onder, rechts - links, boven - onder, stroke=0, fill=1)

    def _maanden(self, vel: Vel, x: float, y: float, onder: float) -> None:
        """Draw a line at every first of a month, its name where there is room."""
        vel.lijn(_LIJN)
        vel.doek.setLineWidth(0.4)
        vrij = 0.0
        dag = self._p.van.replace(day=1)
        while dag <= self._p.tot:
            volgende = (dag + timedelta(days=32)).replace(day=1)
            if dag >= self._p.van:
                vel.doek.line(self._x(x, dag), y - _KOP, self._x(x, dag), onder)
            links = self._x(x, max(dag, self._p.van)) + 2
            naam = KORTE_MAANDEN[dag.month - 1]
            naam = f"{naam} {dag.year}" if dag.month == 1 or not vrij else naam
            breed = breedte(naam, GEWOON, 7)
            if links > vrij and links + breed < x + self._breedte:
                vel.vul(_GRIJS)
                vel.tekst(links, y - 10, naam, GEWOON, 7)
                vrij = links + breed + 5
            dag = volgende

    def _tekens(self, vel: Vel, x: float, y: float, tekens: tuple[Plaatteken, ...]) -> None:
        """Draw bars first; marks that would lie on each other step up and down."""
        for t in tekens:
            if t.vorm in _BALKEN:
                eind = (t.tot or t.van) + timedelta(days=1)
                links, rechts = self._x(x, t.van), self._x(x, eind)
                _balk(vel, links, y - 5, max(1.5, rechts - links), 10, t.vorm)
        laatste = [-1e6, -1e6, -1e6]
        for t in sorted((t for t in tekens if t.vorm not in _BALKEN), key=lambda t: t.van):
            midden = self._x(x, t.van) + _MERK
            rij = next((n for n in (1, 0, 2) if midden - laatste[n] > 2 * _MERK + 0.8), 1)
            laatste[rij] = midden
            merk(vel, midden, y + (1 - rij) * (2 * _MERK + 0.6), t.vorm)

    def _vandaag(self, vel: Vel, x: float, boven: float, onder: float) -> None:
        vel.lijn(_ROOD)
        vel.doek.setLineWidth(0.9)
        vel.doek.setDash(3, 2)
        plek = self._x(x, self._p.vandaag)
        vel.doek.line(plek, boven + 4, plek, onder)
        vel.doek.setDash()

    def _legendaregels(self) -> list[list[tuple[Plaatvorm, str]]]:
        """Spread the legend over lines."""
        regels: list[list[tuple[Plaatvorm, str]]] = [[]]
        x = 0.0
        for vorm, woord in self._p.legenda:
            breed = 14 + breedte(woord, GEWOON, 7.5) + 10
            if regels[-1] and x + breed > self._breedte:
                regels.append([])
                x = 0.0
            regels[-1].append((vorm, woord))
            x += breed
        return regels

    def _legenda(self, vel: Vel, x: float, y: float) -> None:
        for nr, regel in enumerate(self._legendaregels()):
            plek, hoog = x, y - _LEGENDA * nr - 7
            for vorm, woord in regel:
                if vorm in _BALKEN:
                    _balk(vel, plek, hoog - 0.5, 10, 6, vorm)
                else:
                    merk(vel, plek + 5, hoog + 2.5, vorm)
                vel.vul(_INKT)
                vel.tekst(plek + 14, hoog, woord, GEWOON, 7.5)
                plek += 14 + breedte(woord, GEWOON, 7.5) + 10


def _balk(vel: Vel, x: float, y: float, breed: float, hoog: float, vorm: Plaatvorm) -> None:
    """Draw a bar: full, hatched, or open."""
    doek = vel.doek
    vel.lijn(_ROOD)
    vel.vul(_ROOD)
    doek.setLineWidth(0.8)
    if vorm is Plaatvorm.VOL:
        doek.rect(x, y, breed, hoog, stroke=1, fill=1)
        return
    doek.rect(x, y, breed, hoog, stroke=1, fill=0)
    if vorm is Plaatvorm.GEARCEERD:
        doek.saveState()
        pad = doek.beginPath()
        pad.rect(x, y, breed, hoog)
        doek.clipPath(pad, stroke=0, fill=0)
        doek.setLineWidth(0.5)
        plek = x - hoog
        while plek < x + breed:
            doek.line(plek, y, plek + hoog, y + hoog)
            plek += 3
        doek.restoreState()


def merk(vel: Vel, x: float, y: float, vorm: Plaatvorm) -> None:
    """Draw one mark with its middle at (x, y)."""
    doek, r = vel.doek, _MERK
    vel.lijn(_ACCENT)
    vel.vul(_ACCENT)
    doek.setLineWidth(0.9)
    if vorm in (Plaatvorm.BOL, Plaatvorm.RING):
        doek.circle(x, y, r * 0.85, stroke=1, fill=int(vorm is Plaatvorm.BOL))
    elif vorm is Plaatvorm.VIERKANT:
        doek.rect(x - r * 0.8, y - r * 0.8, 1.6 * r, 1.6 * r, stroke=1, fill=1)
    elif vorm is Plaatvorm.PAUZE:
        for links in (x - r * 0.7, x + r * 0.2):
            doek.rect(links, y - r * 0.8, r * 0.5, 1.6 * r, stroke=0, fill=1)
    elif vorm is Plaatvorm.ENVELOP:
        doek.rect(x - r, y - r * 0.7, 2 * r, 1.4 * r, stroke=1, fill=0)
        _lijn(doek, ((x - r, y + r * 0.7), (x, y - r * 0.1), (x + r, y + r * 0.7)))
    elif vorm is Plaatvorm.VINK:
        doek.setLineWidth(1.3)
        _lijn(doek, ((x - r, y), (x - r * 0.3, y - r * 0.8), (x + r, y + r * 0.9)))
    elif vorm is Plaatvorm.DRIEHOEK:
        vel.lijn(_ROOD)
        vel.vul(_ROOD)
        _vlak(doek, ((x - r, y - r * 0.8), (x + r, y - r * 0.8), (x, y + r)), fill=1)
    elif vorm is Plaatvorm.PIJL:
        _vlak(doek, ((x - r, y), (x, y + r), (x + r, y)), fill=1)
        doek.rect(x - r * 0.35, y - r, r * 0.7, r, stroke=0, fill=1)
    else:
        punten = ((x - r, y), (x, y + r), (x + r, y), (x, y - r))
        _vlak(doek, punten, fill=int(vorm is Plaatvorm.RUIT))


def _lijn(doek: Any, punten: tuple[tuple[float, float], ...]) -> None:
    pad = doek.beginPath()
    pad.moveTo(*punten[0])
    for punt in punten[1:]:
        pad.lineTo(*punt)
    doek.drawPath(pad, stroke=1, fill=0)


def _vlak(doek: Any, punten: tuple[tuple[float, float], ...], *, fill: int) -> None:
    pad = doek.beginPath()
    pad.moveTo(*punten[0])
    for punt in punten[1:]:
        pad.lineTo(*punt)
    pad.close()
    doek.drawPath(pad, stroke=1, fill=fill)
