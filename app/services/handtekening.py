"""Services: the scanned signature of each person, printed above the name in letters he makes.

It stands only in a letter that goes out, and only when who makes it signs it
himself (own rule): nobody's signature gets under a letter without him. It is
kept in the team file, made small and on white, so that it adds little to a page.
"""

from __future__ import annotations

import base64
import dataclasses
from io import BytesIO
from typing import TYPE_CHECKING

from app.domain.fouten import KnownError
from app.domain.team import Instelling
from app.services.instellingen import instelling_id

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

GROOTST = 1_000_000
"""Bytes of the picture that is offered."""
BREEDST, HOOGST = 700, 260
"""Pixels that are kept: some 60 by 22 mm at 300 dots per inch."""


def lees(sessie: Sessie) -> bytes:
    """Give the signature of who is at work as PNG; empty when there is none."""
    feit = _feit(sessie)
    return base64.b64decode(feit.waarde) if feit is not None and feit.waarde else b""


def bewaar(sessie: Sessie, beeld: bytes) -> Wijziging:
    """Keep a picture as the signature of who is at work; empty takes it away.

    KnownError: no PNG, too large, or nothing on it.
    """
    tekst = base64.b64encode(_klein(beeld)).decode("ascii") if beeld else ""
    oud = _feit(sessie)
    with sessie.schrijf() as tx:
        if oud is None:
            tx.maak(Instelling(id=instelling_id(_naam(sessie)), naam=_naam(sessie), waarde=tekst))
        elif oud.waarde != tekst:
            tx.wijzig(dataclasses.replace(oud, waarde=tekst))
    return tx.wijziging


def _naam(sessie: Sessie) -> str:
    return f"handtekening:{sessie.ambtenaar_id}"


def _feit(sessie: Sessie) -> Instelling | None:
    return next(iter(sessie.lees(Instelling, naam=_naam(sessie))), None)


def _klein(beeld: bytes) -> bytes:
    """Lay a PNG on white, cut the white around it off, and make it as large as needed."""
    from PIL import Image, ImageChops, UnidentifiedImageError

    fout = KnownError(
        "Dit is geen bruikbare handtekening.",
        "Kies een PNG van hooguit 1 MB: een scan op wit papier.",
    )
    if len(beeld) > GROOTST or not beeld.startswith(b"\x89PNG\r\n\x1a\n"):
        raise fout
    try:
        with Image.open(BytesIO(beeld)) as open_:
            if open_.width * open_.height > 40_000_000:
                raise fout
            rgba = open_.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise fout from None
    wit = Image.new("RGBA", rgba.size, "white")
    plat = Image.alpha_composite(wit, rgba).convert("RGB")
    verschil = ImageChops.difference(plat, Image.new("RGB", plat.size, "white")).convert("L")
    vak = verschil.point(lambda p: 255 if p > 24 else 0).getbbox()
    if vak is None:
        raise KnownError("Op deze afbeelding staat niets.", "Scan de handtekening opnieuw.")
    plat = plat.crop(vak)
    plat.thumbnail((BREEDST, HOOGST))
    uit = BytesIO()
    plat.save(uit, "PNG", optimize=True)
    return uit.getvalue()
