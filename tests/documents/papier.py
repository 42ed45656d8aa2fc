"""Helpers for tests on paper: a letter to hold, and eyes to read a PDF with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from app.documents.model import Blok, Bloksoort, Briefdocument, Huisstijl

MM = 72 / 25.4

STIJL = Huisstijl(
    teamnaam="Team Leerplicht",
    gemeente="Gemeente Modelstad",
    afdeling="Onderwijs en Jeugd",
    straat="Marktplein 1",
    postcode="1234 AB",
    plaats="Modelstad",
    antwoordadres="Postbus 100, 1230 AB  Modelstad",
    telefoon="012-345 67 89",
    email="leerplicht@modelstad.example",
    website="www.modelstad.example",
)

BRIEF = Briefdocument(
    huisstijl=STIJL,
    titel="Uitnodiging voor een gesprek",
    adresregels=("Mevrouw A. Iepenlaan", "Bomenweg 12", "7300 AA  MODELSTAD"),
    datum=date(2026, 11, 18),
    datumtekst="18 november 2026",
    kenmerk="2026-0001",
    onderwerp="Uitnodiging voor een gesprek over Emre Iepenlaan",
    aanhef="Geachte mevrouw Iepenlaan,",
    blokken=(
        Blok(Bloksoort.KOP, "Waarom dit gesprek"),
        Blok(Bloksoort.ALINEA, "Ik wil graag van u horen wat er speelt."),
        Blok(Bloksoort.GEGEVEN, "maandag 30 november 2026", "Datum"),
        Blok(Bloksoort.PUNT, "een punt"),
        Blok(Bloksoort.PUNT, "nog een punt"),
    ),
    ondertekenaar="S. de Wit",
    functie="leerplichtambtenaar",
    telefoon="012-345 67 89",
    email="s.dewit@modelstad.example",
)


def met_alineas(aantal: int, **anders: Any) -> Briefdocument:
    """A letter with this many paragraphs of some four lines."""
    zin = "Dit is een gewone zin van een gewone lengte in een gewone brief. "
    alinea = Blok(Bloksoort.ALINEA, zin * 6)
    return replace(BRIEF, blokken=(alinea,) * aantal, **anders)


def paginateksten(pdf: bytes) -> list[str]:
    """Read the text of each page, with single line ends."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [p.get_textpage().get_text_range().replace("\r\n", "\n") for p in document]
    finally:
        document.close()


def tekst(pdf: bytes) -> str:
    """Read the text of all pages."""
    return "\n\f\n".join(paginateksten(pdf))


@dataclass(frozen=True)
class Vak:
    """Where a piece of text stands, in mm from the top left of the page."""

    links: float
    boven: float
    rechts: float
    onder: float


def vak_van(pdf: bytes, stuk: str, pagina: int = 0) -> Vak:
    """Measure the ink of a piece of text on a page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        blad = document[pagina]
        hoogte = blad.get_height()
        textpage = blad.get_textpage()
        gevonden = textpage.search(stuk, match_case=True).get_next()
        assert gevonden is not None, stuk
        begin, aantal = gevonden
        vakken = [textpage.get_charbox(i) for i in range(begin, begin + aantal)]
        vakken = [v for v in vakken if v[2] > v[0]]
        return Vak(
            min(v[0] for v in vakken) / MM,
            (hoogte - max(v[3] for v in vakken)) / MM,
            max(v[2] for v in vakken) / MM,
            (hoogte - min(v[1] for v in vakken)) / MM,
        )
    finally:
        document.close()


def rollen(pdf: bytes) -> list[str]:
    """List the roles of the structure tree in reading order, children after their parent."""
    with pikepdf.open(BytesIO(pdf)) as document:
        wortel = document.Root.StructTreeRoot
        return list(_rollen(wortel.K))


def _rollen(element: Any) -> Iterator[str]:
    if element.get("/S") is not None:
        yield str(element.S)[1:]
        for kind in element.get("/K", []):
            if isinstance(kind, pikepdf.Dictionary) and kind.get("/S") is not None:
                yield from _rollen(kind)


def ongemerkt(pdf: bytes) -> list[str]:
    """List text operators that stand outside any marked content: there should be none."""
    los = []
    with pikepdf.open(BytesIO(pdf)) as document:
        for pagina in document.pages:
            diepte = 0
            for operanden, operator in pikepdf.parse_content_stream(pagina):
                naam = str(operator)
                if naam in ("BDC", "BMC"):
                    diepte += 1
                elif naam == "EMC":
                    diepte -= 1
                elif naam in ("Tj", "TJ", "'", '"') and diepte == 0:
                    los.append(str(operanden))
            assert diepte == 0
    return los
