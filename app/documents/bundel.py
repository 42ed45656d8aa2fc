"""Documents: a bundle: a numbered front page, then each bijlage on A4 with its own page numbers.

reportlab makes the front and an empty sheet with a foot for every page; pdfium
lays the page of the bijlage on its sheet, made to fit and not distorted.
Pictures are drawn on their sheet at once. The foot says which bijlage this is,
which page of it, and which page of the bundle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

from app.documents.lettertypen import GEWOON, PERS
from app.documents.model import Regelsoort, Verslag, Verslagregel, Verslagtabel
from app.documents.samenvoegen import bewaar
from app.documents.tekst import schoon
from app.documents.vel import A4, A4_LIGGEND, Vel
from app.documents.vel import PUNT_PER_MM as MM
from app.documents.verslag import maak_verslag
from app.documents.weergave import PDFIUM_SLOT, tel_paginas
from app.domain.fouten import KnownError

MEEST = 1_000
"""Pages of one bundle."""
_RAND, _VOET = 8.0, 16.0
"""Free room around a page of a bijlage, and under it for the foot, in mm."""


@dataclass(frozen=True, slots=True)
class Bijlage:
    """One part of the bundle. `inhoud` is a PDF, or a picture with `beeld`; empty: added apart."""

    titel: str
    datum: str
    soort: str
    inhoud: bytes = b""
    beeld: bool = False
    waarom_los: str = ""


def maak_bundel(
    titel: str, onder: str, voet: str, auteur: str, datum: date, bijlagen: Sequence[Bijlage]
) -> bytes:
    """Make the bundle. KnownError: nothing in it, or more pages than it can hold.

    A PDF that cannot be opened is listed as added apart, with why.
    """
    if not bijlagen:
        raise KnownError("Er is nog geen bijlage gekozen.", "Kies ten minste een stuk.")
    stukken, paginas = list[Bijlage](), list[int]()
    for b in bijlagen:
        aantal = _tel(b)
        if b.inhoud and not aantal:
            reden = "beschadigd of met een wachtwoord beveiligd"
            stukken.append(replace(b, inhoud=b"", waarom_los=reden))
        else:
            stukken.append(b)
        paginas.append(aantal)
    if sum(paginas) > MEEST:
        raise KnownError(
            f"De bundel krijgt {sum(paginas)} bladzijden; dat zijn er hoogstens {MEEST}.",
            "Kies minder stukken, of maak twee bundels.",
        )
    basis = Verslag(titel=titel, onder=onder, voet=voet, auteur=auteur, datum=datum, regels=())
    voorblad = _voorblad(basis, stukken, paginas, 1)
    vooraf = tel_paginas(voorblad)
    voorblad = _voorblad(basis, stukken, paginas, vooraf)
    with PERS:
        vellen = _vellen(basis, stukken, paginas, vooraf)
    return _voeg(voorblad, vellen, stukken, paginas)


def _tel(b: Bijlage) -> int:
    """Count the pages of a bijlage; 0 for one that is added apart or cannot be read."""
    if not b.inhoud:
        return 0
    try:
        if b.beeld:
            return 1 if _open_beeld(b.inhoud) is not None else 0
        return tel_paginas(b.inhoud)
    except (RuntimeError, ValueError, OSError):
        return 0


def _voorblad(basis: Verslag, stukken: list[Bijlage], paginas: list[int], vooraf: int) -> bytes:
    """Set the list of bijlagen: number, title, date, kind, on which pages."""
    rijen, blad = list[tuple[str, ...]](), vooraf
    for nr, (b, aantal) in enumerate(zip(stukken, paginas, strict=True), start=1):
        if aantal:
            waar = str(blad + 1) if aantal == 1 else f"{blad + 1}–{blad + aantal}"
        else:
            waar = f"los bijgevoegd{f' ({b.waarom_los})' if b.waarom_los else ''}"
        rijen.append((str(nr), b.titel, b.datum, b.soort, waar))
        blad += aantal
    los = sum(not a for a in paginas)
    regels: list[Any] = [Verslagregel(Regelsoort.KOP, "Bijlagen")]
    regels.append(
        Verslagtabel(
            ("Nr", "Titel", "Datum", "Soort", "Bladzijde"), (0.7, 5, 2.2, 2.2, 2), tuple(rijen)
        )
    )
    if los:
        woord = "Een stuk is" if los == 1 else f"{los} stukken zijn"
        zin = f"{woord} los bijgevoegd: dat soort bestand past niet in deze bundel."
        regels.append(Verslagregel(Regelsoort.TEKST, zin))
    return maak_verslag(replace(basis, regels=tuple(regels), totaal=blad))


def _vellen(basis: Verslag, stukken: list[Bijlage], paginas: list[int], vooraf: int) -> bytes:
    """Make a sheet with its foot for every page of a bijlage; pictures are on theirs."""
    vel = Vel(titel=schoon(basis.titel), auteur=schoon(basis.auteur), datum=basis.datum)
    totaal, blad = vooraf + sum(paginas), vooraf
    for nr, (b, aantal) in enumerate(zip(stukken, paginas, strict=True), start=1):
        liggend = _liggende(b, aantal)
        for pagina in range(aantal):
            blad += 1
            if blad > vooraf + 1:
                vel.volgende_pagina()
            breed, hoog = A4_LIGGEND if liggend[pagina] else A4
            vel.doek.setPageSize((breed, hoog))
            if b.beeld:
                _teken_beeld(vel, b, breed, hoog)
            with vel.versiering():
                vel.vul("#55606e")
                links = f"Bijlage {nr}, bladzijde {pagina + 1} van {aantal}"
                vel.tekst(_RAND * MM, 7 * MM, links, GEWOON, 8)
                rechts = f"bladzijde {blad} van {totaal}"
                vel.doek.drawRightString(breed - _RAND * MM, 7 * MM, rechts)
    return vel.bewaar()


def _liggende(b: Bijlage, aantal: int) -> list[bool]:
    """Tell of every page whether it is wider than high."""
    if b.beeld:
        beeld = _open_beeld(b.inhoud)
        return [beeld is not None and beeld.width > beeld.height]
    if not aantal:
        return []
    import pypdfium2

    with PDFIUM_SLOT:
        bron = pypdfium2.PdfDocument(b.inhoud)
        try:
            return [bron.get_page_size(n)[0] > bron.get_page_size(n)[1] for n in range(aantal)]
        finally:
            bron.close()


def _open_beeld(inhoud: bytes) -> Any:
    """Open a picture, upright; None when it cannot be read."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        beeld = ImageOps.exif_transpose(Image.open(BytesIO(inhoud)))
        return beeld.convert("RGB") if beeld.mode not in ("RGB", "L") else beeld
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None


def _teken_beeld(vel: Vel, b: Bijlage, breed: float, hoog: float) -> None:
    """Draw a picture as large as fits, never larger than at 96 dots per inch."""
    from reportlab.lib.utils import ImageReader

    beeld = _open_beeld(b.inhoud)
    ruim_b, ruim_h = breed - 2 * _RAND * MM, hoog - (_RAND + _VOET) * MM
    schaal = min(ruim_b / beeld.width, ruim_h / beeld.height, 72 / 96)
    b_, h_ = beeld.width * schaal, beeld.height * schaal
    with vel.inhoud(vel.element("Figure", alt=schoon(b.titel))):
        vel.doek.drawImage(
            ImageReader(beeld), (breed - b_) / 2, hoog - _RAND * MM - h_, width=b_, height=h_
        )


def _voeg(voorblad: bytes, vellen: bytes, stukken: list[Bijlage], paginas: list[int]) -> bytes:
    """Put front and sheets together, each page of a PDF on its sheet."""
    import pypdfium2

    with PDFIUM_SLOT:
        doel = pypdfium2.PdfDocument(voorblad)
        try:
            vooraf = len(doel)
            if sum(paginas):
                rest = pypdfium2.PdfDocument(vellen)
                doel.import_pages(rest)
                rest.close()
            blad = vooraf
            for b, aantal in zip(stukken, paginas, strict=True):
                if aantal and not b.beeld:
                    _leg_op(doel, blad, b.inhoud, aantal)
                blad += aantal
            return bewaar(doel)
        finally:
            doel.close()


def _leg_op(doel: Any, blad: int, inhoud: bytes, aantal: int) -> None:
    """Lay the pages of one PDF on their sheets."""
    import pypdfium2

    bron = pypdfium2.PdfDocument(inhoud)
    try:
        for n in range(aantal):
            vel, pagina = doel[blad + n], bron[n]
            links, onder, rechts, boven = pagina.get_cropbox()
            matrix = pypdfium2.PdfMatrix().translate(-links, -onder)
            draai = pagina.get_rotation()
            b, h = rechts - links, boven - onder
            if draai:
                matrix = matrix.rotate(draai)
                l2, o2, _, _ = matrix.on_rect(links, onder, rechts, boven)
                matrix = matrix.translate(-l2, -o2)
                b, h = (h, b) if draai in (90, 270) else (b, h)
            breed, hoog = vel.get_size()
            schaal = min((breed - 2 * _RAND * MM) / b, (hoog - (_RAND + _VOET) * MM) / h, 1.0)
            matrix = matrix.scale(schaal, schaal)
            matrix = matrix.translate((breed - b * schaal) / 2, hoog - _RAND * MM - h * schaal)
            vorm = bron.page_as_xobject(n, doel)
            ding = vorm.as_pageobject()
            ding.set_matrix(matrix)
            vel.insert_obj(ding)
            vel.gen_content()
            vorm.close()
            pagina.close()
            vel.close()
    finally:
        bron.close()
