"""Documents: the head of a letter: letterhead, address in the window, details, foot."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from app.documents.lettertypen import GEWOON, VET, breedte
from app.documents.model import Briefdocument, Huisstijl
from app.documents.tekst import plat, schoon
from app.documents.vel import PUNT_PER_MM as MM
from app.documents.vel import Vel
from app.domain.fouten import KnownError

ACCENT = "#17406d"
GRIJS = "#55606e"
INKT = "#111820"
SPELING_BREED = 19.0
"""How far an A5-folded sheet can slide sideways in a C5 envelope, in mm (229 − 210)."""
SPELING_HOOG = 13.5
"""And up or down, in mm (162 − 148.5)."""
_LINKS = 25.0
_RECHTS = 25.0
_SMALST = 30.0
"""Below this width, in mm, there is no column of details."""
_RAND = 5.0
"""Free room between the edge of the window and the address, in mm."""


def hoogste_regel(brief: Briefdocument) -> float:
    """Tell where the body may begin: y in points, clear of window and details."""
    laagste = max(brief.huisstijl.venster.onder + SPELING_HOOG, 100.0)
    if _kolombreedte(brief.huisstijl) < _SMALST:
        laagste += 9
    return _y(laagste)


def teken(vel: Vel, brief: Briefdocument) -> None:
    """Draw all of the head and the foot on the first page."""
    _briefhoofd(vel, brief.huisstijl)
    teken_adres(vel, brief.huisstijl, brief.adresregels)
    _gegevens(vel, brief)
    _voet(vel, brief.huisstijl)
    _vouwstreep(vel)


def _y(mm_van_boven: float) -> float:
    return (297 - mm_van_boven) * MM


def _briefhoofd(vel: Vel, stijl: Huisstijl) -> None:
    """Draw logo and name of the team above the window, or beside it when that is too low."""
    boven = 13.0
    hoogte = min(22.0, stijl.venster.boven - boven - 9)
    x = _LINKS
    if hoogte < 10:
        x, hoogte = _kolom(stijl), 14.0
    regels = [r for r in (schoon(stijl.gemeente), schoon(stijl.teamnaam)) if r]
    tekst_x = x * MM
    if stijl.logo:
        beeld, b, h = _logo(stijl.logo, 60 * MM, hoogte * MM)
        alt = f"Logo van {regels[0]}" if regels else "Logo"
        with vel.inhoud(vel.element("Figure", alt=alt)):
            vel.doek.drawImage(beeld, x * MM, _y(boven) - h, width=b, height=h, mask="auto")
        tekst_x += b + 5 * MM
    if regels:
        with vel.inhoud(vel.element("P")):
            y = _y(boven) - 13
            vel.doek.setFillColor(ACCENT)
            vel.tekst(tekst_x, y, regels[0], VET, 15)
            if len(regels) > 1:
                vel.doek.setFillColor(GRIJS)
                vel.tekst(tekst_x, y - 15, regels[1], GEWOON, 10.5)
    vel.doek.setFillColor(INKT)


def _logo(logo: bytes, max_b: float, max_h: float) -> tuple[Any, float, float]:
    """Read a PNG or JPEG and fit it in a box; KnownError when it is neither."""
    from reportlab.lib.utils import ImageReader

    try:
        beeld = ImageReader(BytesIO(logo))
        b, h = beeld.getSize()
    except Exception as fout:
        raise KnownError(
            "Het logo van het team kan niet worden gelezen.",
            "Kies in Beheer een PNG- of JPEG-bestand als logo.",
        ) from fout
    schaal = min(max_b / b, max_h / h)
    return beeld, b * schaal, h * schaal


def teken_adres(vel: Vel, stijl: Huisstijl, adres: tuple[str, ...]) -> None:
    """Set return address and address inside the window, as large as they fit."""
    v = stijl.venster
    x = (v.links + _RAND) * MM
    vrij = (v.breedte - 2 * _RAND) * MM
    retour = retourregel(stijl)
    y = _y(v.boven + 2.0) - 7
    if retour:
        punten = _passend(retour, vrij, 7.0, 4.5)
        vel.doek.setFillColor(GRIJS)
        with vel.inhoud(vel.element("P")):
            vel.tekst(x, y, retour, GEWOON, punten)
    onder = _y(v.onder - 2.0)
    ruimte = y - 5 - onder
    regels, punten = _regels_in_vak(adres, vrij, ruimte)
    vel.doek.setFillColor(INKT)
    with vel.inhoud(vel.element("P")):
        y -= 5 + 0.2 * punten
        for regel in regels:
            y -= punten * 1.3
            vel.tekst(x, y, regel, GEWOON, punten)


def retourregel(stijl: Huisstijl) -> str:
    """Give the small line above the address: where the post goes back to."""
    adres = schoon(stijl.antwoordadres) or ", ".join(
        d
        for d in (schoon(stijl.straat), f"{schoon(stijl.postcode)}  {schoon(stijl.plaats)}".strip())
        if d
    )
    return f"Retouradres: {adres}" if adres else ""


def _passend(tekst: str, vrij: float, punten: float, laagst: float) -> float:
    """Shrink a line until it fits."""
    while punten > laagst and breedte(tekst, GEWOON, punten) > vrij:
        punten -= 0.5
    return punten


def _regels_in_vak(regels: tuple[str, ...], vrij: float, ruimte: float) -> tuple[list[str], float]:
    """Choose the largest size at which the address fits, folding long lines if need be.

    KnownError when it fits at no readable size.
    """
    schone = [plat(r) for r in regels]
    for punten, vouw in (
        (10.5, False),
        (10, False),
        (9.5, False),
        (10, True),
        (9, True),
        (8, True),
        (7, True),
    ):
        gezet = [d for r in schone for d in _vouw(r, punten, vrij)]
        if len(gezet) > len(schone) and not vouw:
            continue
        past = all(breedte(r, GEWOON, punten) <= vrij for r in gezet)
        if past and len(gezet) * punten * 1.3 + 0.5 * punten <= ruimte:
            return gezet, punten
    raise KnownError(
        "Een adres past niet in het venster van de envelop.",
        "Maak in Beheer het venster groter, of kort het adres in.",
    )


def _vouw(regel: str, punten: float, vrij: float) -> list[str]:
    """Fold a line at spaces or after a hyphen; a word that is too wide is cut."""
    delen = regel.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b")
    uit: list[str] = [""]
    for deel in delen:
        if uit[-1] and breedte((uit[-1] + deel).rstrip(), GEWOON, punten) > vrij:
            uit.append("")
        for teken in deel:
            if breedte((uit[-1] + teken).rstrip(), GEWOON, punten) > vrij:
                uit.append("")
            uit[-1] += teken
    return [r.rstrip() for r in uit]


def _kolom(stijl: Huisstijl) -> float:
    """Tell where the details stand: right of the window, or left when it is on the right."""
    v = stijl.venster
    rechts = v.rechts + SPELING_BREED + 3
    return rechts if rechts <= 150 else _LINKS


def _kolombreedte(stijl: Huisstijl) -> float:
    """Tell how wide the details may be, in mm; a window in the middle leaves next to nothing."""
    x = _kolom(stijl)
    if x > stijl.venster.rechts:
        return 210 - _RECHTS - x
    return stijl.venster.links - SPELING_BREED - x


def _gegevens(vel: Vel, brief: Briefdocument) -> None:
    """Write the details: date, kenmerk, who handles it and how to reach them."""
    v = brief.huisstijl.venster
    x = _kolom(brief.huisstijl)
    vrij = _kolombreedte(brief.huisstijl) * MM
    rijen = [
        ("Datum", brief.datumtekst),
        ("Ons kenmerk", plat(brief.kenmerk)),
        ("Behandeld door", plat(brief.ondertekenaar)),
        ("Telefoon", plat(brief.telefoon)),
        ("E-mail", plat(brief.email)),
    ]
    y = _y(v.boven + 2.0) - 7
    if vrij < _SMALST * MM:
        # The details go on one line above the subject, clear of the window.
        return _gegevens_regel(vel, rijen, hoogste_regel(brief) + 14)
    for label, waarde in rijen:
        if not waarde:
            continue
        with vel.inhoud(vel.element("P")):
            vel.doek.setFillColor(GRIJS)
            vel.tekst(x * MM, y, label, GEWOON, 7.5)
            vel.doek.setFillColor(INKT)
            for deel in _vouw(waarde, 9, vrij):
                y -= 11
                vel.tekst(x * MM, y, deel, GEWOON, _passend(deel, vrij, 9, 6))
        y -= 13.5
    return None


def _gegevens_regel(vel: Vel, rijen: list[tuple[str, str]], y: float) -> None:
    """Write date and kenmerk on one line."""
    tekst = "   ·   ".join(f"{label} {waarde}" for label, waarde in rijen[:3] if waarde)
    vel.doek.setFillColor(GRIJS)
    with vel.inhoud(vel.element("P")):
        vel.tekst(_LINKS * MM, y, tekst, GEWOON, _passend(tekst, 160 * MM, 8.5, 6))
    vel.doek.setFillColor(INKT)


def _voet(vel: Vel, stijl: Huisstijl) -> None:
    """Write where the team is, at the foot of the page."""
    adres = " ".join(d for d in (schoon(stijl.postcode), schoon(stijl.plaats)) if d)
    straat = ", ".join(d for d in (schoon(stijl.straat), adres) if d)
    delen = (stijl.afdeling or stijl.teamnaam, straat, stijl.telefoon, stijl.email, stijl.website)
    tekst = "   ·   ".join(schoon(d) for d in delen if d)
    if not tekst:
        return
    with vel.versiering():
        vel.doek.setStrokeColor("#c9d1da")
        vel.doek.setLineWidth(0.5)
        vel.doek.line(_LINKS * MM, 15.5 * MM, (210 - _RECHTS) * MM, 15.5 * MM)
        vel.doek.setFillColor(GRIJS)
        vel.tekst(_LINKS * MM, 11 * MM, tekst, GEWOON, _passend(tekst, 160 * MM, 7.5, 5))
        vel.doek.setFillColor(INKT)


def _vouwstreep(vel: Vel) -> None:
    """Mark at the left edge where the sheet is folded once, at half height."""
    with vel.versiering():
        vel.doek.setStrokeColor("#9aa5b1")
        vel.doek.setLineWidth(0.4)
        vel.doek.line(4 * MM, _y(148.5), 8 * MM, _y(148.5))
