"""Documents: a table on landscape A4: tagged, the heading repeated, pages numbered."""

from __future__ import annotations

from app.documents.lettertypen import GEWOON, PERS, VET, breedte
from app.documents.model import Kolom, Statuscel, Statusvorm, Tabeldocument
from app.documents.tekst import schoon
from app.documents.vel import A4_LIGGEND, Element, Vel
from app.documents.vel import PUNT_PER_MM as MM

_RAND = 12 * MM
_PUNTEN = 8.0
_RIJ = 15.5
_ONDER = 14 * MM
_KLEUR = {
    Statusvorm.DRIEHOEK: "#a3121f",
    Statusvorm.BOL: "#7a4a00",
    Statusvorm.PAUZE: "#17406d",
    Statusvorm.KLOK: "#145a2c",
    Statusvorm.GEEN: "#55606e",
}


def maak_tabel(document: Tabeldocument) -> bytes:
    """Set the table and give the bytes of its PDF."""
    with PERS:
        return _maak(document)


def _maak(document: Tabeldocument) -> bytes:
    vel = Vel(
        titel=schoon(document.titel),
        auteur=schoon(document.teamnaam),
        datum=document.peildatum,
        formaat=A4_LIGGEND,
    )
    kolommen = _plaats(document.kolommen)
    eerste = int((vel.hoogte - _RAND - 50 - _RIJ - _ONDER) // _RIJ)
    vervolg = int((vel.hoogte - _RAND - _RIJ - _ONDER) // _RIJ)
    delen = _verdeel(document.rijen, eerste, vervolg)
    tabel: Element | None = None
    for nummer, rijen in enumerate(delen, start=1):
        y = vel.hoogte - _RAND
        if nummer == 1:
            y = _titel(vel, document, y)
            tabel = vel.element("Table")
        else:
            vel.volgende_pagina()
        assert tabel is not None
        y = _koprij(vel, tabel, kolommen, y, herhaald=nummer > 1)
        for rij in rijen:
            _rij(vel, tabel, kolommen, rij, y)
            y -= _RIJ
        _voet(vel, document, nummer, len(delen))
    return vel.bewaar()


def _verdeel(
    rijen: tuple[tuple[str | Statuscel, ...], ...], eerste: int, vervolg: int
) -> list[tuple[tuple[str | Statuscel, ...], ...]]:
    """Spread the rows over pages; an empty table still has its heading."""
    delen = [rijen[:eerste]]
    delen += [rijen[i : i + vervolg] for i in range(eerste, len(rijen), vervolg)]
    return delen


def _plaats(kolommen: tuple[Kolom, ...]) -> list[tuple[Kolom, float, float]]:
    """Give each column its left edge and width in points."""
    vrij = A4_LIGGEND[0] - 2 * _RAND
    totaal = sum(k.deel for k in kolommen)
    result = []
    x = _RAND
    for k in kolommen:
        b = vrij * k.deel / totaal
        result.append((k, x, b))
        x += b
    return result


def _titel(vel: Vel, document: Tabeldocument, y: float) -> float:
    """Write what this is, of which day and what was filtered."""
    vel.vul("#111820")
    with vel.inhoud(vel.element("H1")):
        vel.tekst(_RAND, y - 14, schoon(document.titel), VET, 15)
    vel.vul("#55606e")
    aantal = len(document.rijen)
    woord = document.telwoord[0 if aantal == 1 else 1]
    delen = (
        f"Peildatum {document.peildatumtekst}",
        document.teamnaam,
        f"{aantal} {woord}",
        document.filtertekst,
    )
    regel = "   ·   ".join(schoon(d) for d in delen if d)
    with vel.inhoud(vel.element("P")):
        vel.tekst(_RAND, y - 30, _kort(regel, GEWOON, 9, vel.breedte - 2 * _RAND), GEWOON, 9)
    return y - 44


def _koprij(
    vel: Vel,
    tabel: Element,
    kolommen: list[tuple[Kolom, float, float]],
    y: float,
    *,
    herhaald: bool,
) -> float:
    """Draw the heading; on later pages it is a repetition that a screen reader skips."""
    with vel.versiering():
        vel.vul("#e8edf3")
        vel.doek.rect(_RAND, y - _RIJ, vel.breedte - 2 * _RAND, _RIJ, stroke=0, fill=1)
        vel.vul("#111820")
    rij = None if herhaald else vel.element("TR", tabel)
    for k, x, b in kolommen:
        tekst = _kort(schoon(k.titel), VET, _PUNTEN, b - (12 if k.rechts else 6))
        links = _links(tekst, VET, x, b, rechts=k.rechts)
        if rij is None:
            with vel.versiering():
                vel.tekst(links, y - 10.8, tekst, VET, _PUNTEN)
        else:
            with vel.inhoud(vel.element("TH", rij)):
                vel.tekst(links, y - 10.8, tekst, VET, _PUNTEN)
    return y - _RIJ


def _rij(
    vel: Vel,
    tabel: Element,
    kolommen: list[tuple[Kolom, float, float]],
    cellen: tuple[str | Statuscel, ...],
    y: float,
) -> None:
    """Draw one row with a hairline under it."""
    rij = vel.element("TR", tabel)
    for (k, x, b), cel in zip(kolommen, cellen, strict=True):
        font = VET if k.vet else GEWOON
        kleur = "#111820"
        with vel.inhoud(vel.element("TD", rij)):
            if isinstance(cel, Statuscel):
                kleur = _KLEUR[cel.vorm]
                vel.vul(kleur)
                _vorm(vel, cel.vorm, x + 7, y - 8)
                tekst = _kort(schoon(cel.tekst), font, _PUNTEN, b - 18)
                vel.tekst(x + 14, y - 10.8, tekst, font, _PUNTEN)
            else:
                vel.vul(kleur)
                tekst = _kort(schoon(cel), font, _PUNTEN, b - (12 if k.rechts else 6))
                links = _links(tekst, font, x, b, rechts=k.rechts)
                vel.tekst(links, y - 10.8, tekst, font, _PUNTEN)
    with vel.versiering():
        vel.lijn("#d5dbe2")
        vel.doek.setLineWidth(0.4)
        vel.doek.line(_RAND, y - _RIJ, vel.breedte - _RAND, y - _RIJ)


def _links(tekst: str, font: str, x: float, b: float, *, rechts: bool) -> float:
    return x + b - 9 - breedte(tekst, font, _PUNTEN) if rechts else x + 3


def _kort(tekst: str, font: str, punten: float, vrij: float) -> str:
    """Cut a text that is too wide, with an ellipsis."""
    if breedte(tekst, font, punten) <= vrij:
        return tekst
    laag, hoog = 0, len(tekst)
    while laag < hoog:
        midden = (laag + hoog + 1) // 2
        if breedte(tekst[:midden] + "…", font, punten) <= vrij:
            laag = midden
        else:
            hoog = midden - 1
    return tekst[:laag].rstrip() + "…"


def _vorm(vel: Vel, vorm: Statusvorm, x: float, y: float) -> None:
    """Draw the shape of a status around (x, y), about 7 points high."""
    doek = vel.doek
    doek.setStrokeColor(_KLEUR[vorm])
    doek.setLineWidth(0.9)
    if vorm is Statusvorm.DRIEHOEK:
        pad = doek.beginPath()
        pad.moveTo(x - 3.8, y - 3.2)
        pad.lineTo(x + 3.8, y - 3.2)
        pad.lineTo(x, y + 3.6)
        pad.close()
        doek.drawPath(pad, stroke=0, fill=1)
    elif vorm is Statusvorm.BOL:
        doek.circle(x, y, 3.1, stroke=0, fill=1)
    elif vorm is Statusvorm.PAUZE:
        doek.rect(x - 2.8, y - 3.2, 1.9, 6.4, stroke=0, fill=1)
        doek.rect(x + 0.9, y - 3.2, 1.9, 6.4, stroke=0, fill=1)
    elif vorm is Statusvorm.KLOK:
        doek.circle(x, y, 3.1, stroke=1, fill=0)
        doek.lines([(x, y, x, y + 2.1), (x, y, x + 1.5, y)])
    else:
        doek.line(x - 2.5, y, x + 2.5, y)


def _voet(vel: Vel, document: Tabeldocument, nummer: int, aantal: int) -> None:
    """Write the team and the number of the page at the foot."""
    with vel.versiering():
        vel.vul("#55606e")
        vel.tekst(_RAND, 8 * MM, schoon(document.teamnaam), GEWOON, 7.5)
        vel.doek.drawRightString(vel.breedte - _RAND, 8 * MM, f"pagina {nummer} van {aantal}")
