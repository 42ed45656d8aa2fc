"""Documents: two single pages of the team: the noodsleutel for the safe, the envelope test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.documents.briefhoofd import teken_adres
from app.documents.lettertypen import GEWOON, PERS, VET
from app.documents.model import Huisstijl
from app.documents.tekst import schoon
from app.documents.vel import PUNT_PER_MM as MM
from app.documents.vel import Vel

_INKT = "#111820"
_GRIJS = "#55606e"
_LINKS = 25.0
_BREED = 160.0


_TEAM = (
    "Noodsleutel van Kantelpunt",
    (
        "<b>Bewaar dit blad in een kluis. Maak er geen kopie of foto van.</b> "
        "Met deze woorden kan iedereen die ook het bestand heeft, het teambestand openen en "
        "alle dossiers lezen."
    ),
    (
        "U hebt dit blad nodig als niemand meer kan inloggen. Start Kantelpunt, open het "
        "bestand en kies bij het inloggen voor de <b>noodsleutel</b>. Typ de woorden in deze "
        "volgorde, of lees de QR-code in. U kiest daarna een nieuw wachtwoord."
    ),
)
_OPSPORING = (
    "Noodsleutel van opsporing",
    (
        "<b>Bewaar dit blad in een kluis waar alleen BOA’s bij kunnen. Maak er geen kopie of "
        "foto van.</b> Met deze woorden kan iedereen die ook het bestand heeft, lezen wat over "
        "opsporing is vastgelegd (Wet politiegegevens)."
    ),
    (
        "U hebt dit blad nodig als geen BOA het opsporingsbestand nog kan openen. Log in als BOA, "
        "ga naar Beheer, Mensen en rechten, en kies <b>Toegang halen</b>. Typ de woorden in deze "
        "volgorde. De noodsleutel van het team opent opsporing niet."
    ),
)
"""Title, warning and use of the page: of the team, and of the sealed file."""


def maak_noodsleutel(
    teamnaam: str,
    woorden: Sequence[str],
    qr_tekst: str,
    datum: date,
    datumtekst: str,
    *,
    opsporing: bool = False,
) -> bytes:
    """Set the page for the safe: what it is, the words with their numbers, and the QR code."""
    teksten = _OPSPORING if opsporing else _TEAM
    with PERS:
        return _noodsleutel(schoon(teamnaam), woorden, qr_tekst, datum, datumtekst, teksten)


def _noodsleutel(
    teamnaam: str,
    woorden: Sequence[str],
    qr_tekst: str,
    datum: date,
    datumtekst: str,
    teksten: tuple[str, str, str],
) -> bytes:
    titel, waarschuwing, gebruik = teksten
    vel = Vel(titel=titel, auteur=teamnaam, datum=datum)
    vel.vul(_INKT)
    with vel.inhoud(vel.element("H1")):
        vel.tekst(_LINKS * MM, 262 * MM, titel, VET, 22)
    vel.vul(_GRIJS)
    with vel.inhoud(vel.element("P")):
        vel.tekst(_LINKS * MM, 253 * MM, f"{teamnaam}, {datumtekst}", GEWOON, 11)
    vel.vul(_INKT)
    y = _alinea(vel, waarschuwing, 244)
    y = _alinea(vel, gebruik, y - 3)
    y = _woorden(vel, woorden, y - 8)
    _qr(vel, qr_tekst, y - 4)
    return vel.bewaar()


def _alinea(vel: Vel, markup: str, boven_mm: float, *, links: float = _LINKS) -> float:
    """Set a paragraph below `boven_mm` (from the foot of the page); gives its lower edge in mm."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus.paragraph import Paragraph

    stijl = ParagraphStyle("blad", fontName=GEWOON, fontSize=11, leading=16)
    p = Paragraph(markup, stijl)
    hoogte = p.wrap((_LINKS + _BREED - links) * MM, 1000)[1]
    with vel.inhoud(vel.element("P")):
        p.drawOn(vel.doek, links * MM, boven_mm * MM - hoogte)
    return float(boven_mm - hoogte / MM)


def _woorden(vel: Vel, woorden: Sequence[str], boven_mm: float) -> float:
    """Write the words in three columns, numbered downwards."""
    lijst = vel.element("L")
    per_kolom = -(-len(woorden) // 3)
    rij = 9.5
    with vel.versiering():
        vel.vul("#eef2f7")
        hoogte = (per_kolom * rij + 7) * MM
        vel.doek.roundRect(_LINKS * MM, boven_mm * MM - hoogte, _BREED * MM, hoogte, 6, 0, 1)
    for i, woord in enumerate(woorden):
        kolom, nummer = divmod(i, per_kolom)
        x = (_LINKS + 8 + kolom * 51) * MM
        y = (boven_mm - 9.5 - nummer * rij) * MM
        with vel.inhoud(vel.element("LBody", vel.element("LI", lijst))):
            vel.vul(_GRIJS)
            vel.tekst(x, y, f"{i + 1}", GEWOON, 10)
            vel.vul(_INKT)
            vel.tekst(x + 8 * MM, y, schoon(woord), VET, 13)
    return boven_mm - per_kolom * rij - 7


def _qr(vel: Vel, tekst: str, boven_mm: float) -> None:
    """Draw the QR code with what it holds."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    zijde = 46 * MM
    code = QrCodeWidget(tekst, barLevel="M")
    x1, y1, x2, y2 = code.getBounds()
    tekening = Drawing(zijde, zijde, transform=[zijde / (x2 - x1), 0, 0, zijde / (y2 - y1), 0, 0])
    tekening.add(code)
    figuur = vel.element("Figure", alt="QR-code met dezelfde woorden, met een spatie ertussen")
    with vel.inhoud(figuur):
        renderPDF.draw(tekening, vel.doek, _LINKS * MM, boven_mm * MM - zijde)
    _alinea(
        vel,
        "De QR-code bevat dezelfde woorden, met een spatie ertussen. Komt er een nieuwe "
        "noodsleutel, vernietig dan dit blad.",
        boven_mm - 8,
        links=_LINKS + 54,
    )


def maak_proefafdruk(stijl: Huisstijl, datum: date) -> bytes:
    """Set the envelope test: the window as a rectangle, rulers in mm, and how to check it."""
    with PERS:
        return _proefafdruk(stijl, datum)


def _proefafdruk(stijl: Huisstijl, datum: date) -> bytes:
    vel = Vel(
        titel="Proefafdruk voor de vensterenvelop", auteur=schoon(stijl.teamnaam), datum=datum
    )
    v = stijl.venster
    eens = "op de grijze lijn dubbel, voor een envelop C5"
    vouw = eens if stijl.vouwen == 1 else "op de twee grijze lijnen in drieën, voor een C5/6"
    _linialen(vel)
    x, y = v.links * MM, (297 - v.onder) * MM
    with vel.versiering():
        vel.lijn("#17406d")
        vel.doek.setLineWidth(0.8)
        vel.doek.rect(x, y, v.breedte * MM, v.hoogte * MM, stroke=1, fill=0)
        vel.lijn("#9aa5b1")
        for deel in range(1, stijl.vouwen + 1):
            y = (297 - 297 * deel / (stijl.vouwen + 1)) * MM
            vel.doek.line(0, y, 210 * MM, y)
    teken_adres(vel, stijl, ("De heer V. Oorbeeld", "Voorbeeldstraat 1", "1234 AB  VOORBEELD"))
    with vel.inhoud(vel.element("H1")):
        vel.tekst(_LINKS * MM, 138 * MM, "Proefafdruk voor de vensterenvelop", VET, 15)
    y_mm = _alinea(
        vel,
        f"Druk dit blad af op 100 % (ware grootte) en vouw het {vouw}. Schuif het blad in de "
        "envelop naar alle kanten. Staat het adres steeds helemaal in het venster, en is er "
        "niets anders te zien? Dan kloppen de maten.",
        132,
    )
    y_mm = _alinea(
        vel,
        f"<b>Ingesteld venster (te controleren):</b> {v.links:g} mm van links, {v.boven:g} mm van "
        f"boven, {v.breedte:g} mm breed en {v.hoogte:g} mm hoog. Klopt het niet? Meet op het blad "
        "waar het venster zit en vul die maten in bij Beheer, Instellingen.",
        y_mm - 3,
    )
    _alinea(
        vel,
        "Meet ook de linialen na: is 10 cm op papier geen 10 cm, dan verkleint de printer de "
        "pagina. Zet dat uit in het afdrukvenster.",
        y_mm - 3,
    )
    return vel.bewaar()


def _linialen(vel: Vel) -> None:
    """Draw a ruler along the left and the top edge, in mm, numbered per cm."""
    doek = vel.doek
    with vel.versiering():
        doek.setStrokeColor("#55606e")
        doek.setFillColor("#55606e")
        doek.setLineWidth(0.3)
        doek.setFont(GEWOON, 6)
        for mm in range(5, 206):
            lengte = 4.0 if mm % 10 == 0 else 2.8 if mm % 5 == 0 else 1.6
            doek.line(mm * MM, (297 - 5) * MM, mm * MM, (297 - 5 - lengte) * MM)
            if mm % 10 == 0:
                doek.drawCentredString(mm * MM, (297 - 12) * MM, str(mm // 10))
        for mm in range(5, 293):
            lengte = 4.0 if mm % 10 == 0 else 2.8 if mm % 5 == 0 else 1.6
            doek.line(5 * MM, (297 - mm) * MM, (5 + lengte) * MM, (297 - mm) * MM)
            if mm % 10 == 0 and mm > 10:
                doek.drawString(10 * MM, (297 - mm) * MM - 2, str(mm // 10))
