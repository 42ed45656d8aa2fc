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

GRIJS = "#55606e"
INKT = "#111820"
SPELING_BREED = 19.0
"""How far an A5-folded sheet can slide sideways in a C5 envelope, in mm (229 − 210)."""
_LINKS = 25.0
_RECHTS = 25.0
_HOOFD_BOVEN = 13.0
"""Where the letterhead begins, in mm from the top."""
_SMALST = 30.0
"""Below this width, in mm, there is no column of details."""
_RAND = 5.0
"""Free room between the edge of the window and the address, in mm."""


def hoogste_regel(brief: Briefdocument) -> float:
    """Tell where the body may begin: y in points, clear of window and details."""
    laagste = max(brief.huisstijl.venster.onder + brief.huisstijl.speling_hoog, 100.0)
    if _kolombreedte(brief.huisstijl) < _SMALST:
        laagste += 9
    return min(_y(laagste), _gegevens_onder(brief) - 18)


def teken(vel: Vel, brief: Briefdocument) -> None:
    """Draw all of the head and the foot on the first page."""
    _briefhoofd(vel, brief.huisstijl)
    teken_adres(vel, brief.huisstijl, brief.adresregels)
    _gegevens(vel, brief)
    _voet(vel, brief.huisstijl)
    _vouwstreep(vel, brief.huisstijl.vouwen)


def _y(mm_van_boven: float) -> float:
    return (297 - mm_van_boven) * MM


def _briefhoofd(vel: Vel, stijl: Huisstijl) -> None:
    """Draw logo and name of the team above the window, or else atop the column of details.

    A window high in the middle leaves room for neither: the foot names the team.
    """
    naast = _hoofd_naast(stijl)
    x, vrij = (_kolom(stijl), _kolombreedte(stijl)) if naast else (_LINKS, 210 - _LINKS - _RECHTS)
    if vrij < _SMALST:
        return
    regels = [r for r in (schoon(stijl.gemeente), schoon(stijl.teamnaam)) if r]
    tekst_x, y = x * MM, _y(_HOOFD_BOVEN)
    if stijl.logo:
        hoogte = 11.0 if naast else min(22.0, stijl.venster.boven - _HOOFD_BOVEN - 9)
        beeld, b, h = _logo(stijl.logo, min(60.0, vrij) * MM, hoogte * MM)
        alt = f"Logo van {regels[0]}" if regels else "Logo"
        with vel.inhoud(vel.element("Figure", alt=alt)):
            vel.doek.drawImage(beeld, tekst_x, y - h, width=b, height=h, mask="auto")
        if naast:
            y -= h + 4
        else:
            tekst_x += b + 5 * MM
    ruimte = (x + vrij) * MM - tekst_x
    groot, klein = (11.0, 9.0) if naast else (15.0, 10.5)
    with vel.inhoud(vel.element("P")):
        for nummer, regel in enumerate(regels):
            font, punten = (GEWOON, klein) if nummer else (VET, groot)
            vel.doek.setFillColor(GRIJS if nummer else stijl.kleur)
            y -= groot * (1.0 if nummer else 0.87)
            vel.tekst(tekst_x, y, regel, font, _passend(regel, ruimte, punten, 5, font))
    vel.vul(INKT)


def _hoofd_naast(stijl: Huisstijl) -> bool:
    """Tell whether the window is so high that the letterhead cannot stand above it."""
    return stijl.venster.boven - _HOOFD_BOVEN - 9 < 10


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
        vel.vul(GRIJS)
        with vel.inhoud(vel.element("P")):
            vel.tekst(x, y, retour, GEWOON, punten)
    onder = _y(v.onder - 2.0)
    ruimte = y - 5 - onder
    regels, punten = _regels_in_vak(adres, vrij, ruimte)
    vel.vul(INKT)
    with vel.inhoud(vel.element("P")):
        y -= 5 + 0.2 * punten
        gat = False
        for regel in regels:
            y -= punten * 1.3
            gat = _tekst_of_gat(vel, x, y, regel, punten, gat=gat)


def _tekst_of_gat(
    vel: Vel, x: float, y: float, tekst: str, punten: float, *, gat: bool = False
) -> bool:
    """Draw a line, on yellow where it is (part of) a gap; tells whether the gap goes on."""
    gat = gat or "«" in tekst
    if gat:
        vel.vul("#ffe58a")
        b = breedte(tekst, GEWOON, punten)
        vel.doek.rect(x - 1, y - 0.28 * punten, b + 2, 1.3 * punten, stroke=0, fill=1)
        vel.vul(INKT)
    vel.tekst(x, y, tekst, GEWOON, punten)
    return gat and "»" not in tekst


def retourregel(stijl: Huisstijl) -> str:
    """Give the small line above the address: where the post goes back to."""
    adres = schoon(stijl.antwoordadres) or ", ".join(
        d
        for d in (schoon(stijl.straat), f"{schoon(stijl.postcode)}  {schoon(stijl.plaats)}".strip())
        if d
    )
    return f"Retouradres: {adres}" if adres else ""


def _passend(tekst: str, vrij: float, punten: float, laagst: float, font: str = GEWOON) -> float:
    """Shrink a line until it fits."""
    while punten > laagst and breedte(tekst, font, punten) > vrij:
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
        past = breedte((uit[-1] + deel).rstrip(), GEWOON, punten) <= vrij
        if not past and uit[-1]:
            uit.append("")
            past = breedte(deel.rstrip(), GEWOON, punten) <= vrij
        for teken in (deel,) if past else deel:
            if not past and breedte((uit[-1] + teken).rstrip(), GEWOON, punten) > vrij:
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


def _rijen(brief: Briefdocument) -> list[tuple[str, list[str]]]:
    """List the details: label and the lines of its value; what is empty is left out."""
    vrij = _kolombreedte(brief.huisstijl) * MM
    rijen = (
        ("Datum", brief.datumtekst),
        ("Ons kenmerk", plat(brief.kenmerk)),
        ("Behandeld door", plat(brief.ondertekenaar)),
        ("Telefoon", plat(brief.telefoon)),
        ("E-mail", plat(brief.email)),
    )
    smal = vrij < _SMALST * MM
    return [
        (label, [waarde] if smal else _vouw(waarde, _passend(waarde, vrij, 9, 7.5), vrij))
        for label, waarde in rijen
        if waarde
    ]


def _gegevens_boven(stijl: Huisstijl) -> float:
    """Tell the base line of the first label: level with the return address, in points."""
    boven = stijl.venster.boven + 2.0
    if _hoofd_naast(stijl):
        boven = max(boven, _HOOFD_BOVEN + 24.0)
    return _y(boven) - 7


def _gegevens_onder(brief: Briefdocument) -> float:
    """Tell where the details end, in points."""
    if _kolombreedte(brief.huisstijl) < _SMALST:
        return _y(0)
    hoogte = sum(13.5 + 11 * len(delen) for _, delen in _rijen(brief))
    return _gegevens_boven(brief.huisstijl) - hoogte + 13.5


def _gegevens(vel: Vel, brief: Briefdocument) -> None:
    """Write the details: date, kenmerk, who handles it and how to reach them."""
    x = _kolom(brief.huisstijl) * MM
    vrij = _kolombreedte(brief.huisstijl) * MM
    rijen = _rijen(brief)
    if vrij < _SMALST * MM:
        # They go on one line above the subject, clear of the window.
        _gegevens_regel(vel, rijen, hoogste_regel(brief) + 14)
        return
    y = _gegevens_boven(brief.huisstijl)
    for label, delen in rijen:
        with vel.inhoud(vel.element("P")):
            vel.vul(GRIJS)
            vel.tekst(x, y, label, GEWOON, 7.5)
            vel.vul(INKT)
            gat = False
            punten = min(_passend(d, vrij, 9, 6) for d in delen)
            for deel in delen:
                y -= 11
                gat = _tekst_of_gat(vel, x, y, deel, punten, gat=gat)
        y -= 13.5


def _gegevens_regel(vel: Vel, rijen: list[tuple[str, list[str]]], y: float) -> None:
    """Write date, kenmerk and who handles it on one line."""
    tekst = "   ·   ".join(f"{label} {delen[0]}" for label, delen in rijen[:3])
    vel.vul(GRIJS)
    with vel.inhoud(vel.element("P")):
        vel.tekst(_LINKS * MM, y, tekst, GEWOON, _passend(tekst, 160 * MM, 8.5, 6))
    vel.vul(INKT)


def _voet(vel: Vel, stijl: Huisstijl) -> None:
    """Write where the team is, at the foot of the page."""
    adres = " ".join(d for d in (schoon(stijl.postcode), schoon(stijl.plaats)) if d)
    straat = ", ".join(d for d in (schoon(stijl.straat), adres) if d)
    delen = (stijl.afdeling or stijl.teamnaam, straat, stijl.telefoon, stijl.email, stijl.website)
    tekst = "   ·   ".join(schoon(d) for d in delen if d)
    if not tekst:
        return
    with vel.versiering():
        vel.lijn("#c9d1da")
        vel.doek.setLineWidth(0.5)
        vel.doek.line(_LINKS * MM, 15.5 * MM, (210 - _RECHTS) * MM, 15.5 * MM)
        vel.vul(GRIJS)
        vel.tekst(_LINKS * MM, 11 * MM, tekst, GEWOON, _passend(tekst, 160 * MM, 7.5, 5))
        vel.vul(INKT)


def _vouwstreep(vel: Vel, vouwen: int) -> None:
    """Mark at the left edge where the sheet is folded: at half height, or in three."""
    with vel.versiering():
        vel.lijn("#9aa5b1")
        vel.doek.setLineWidth(0.4)
        for deel in range(1, vouwen + 1):
            y = _y(297 * deel / (vouwen + 1))
            vel.doek.line(4 * MM, y, 8 * MM, y)
