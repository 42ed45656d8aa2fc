"""The other pages: the caseload as a table, the noodsleutel, the envelope test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from app.documents.kluisblad import maak_noodsleutel, maak_proefafdruk
from app.documents.model import Kolom, Statuscel, Statusvorm, Tabeldocument, Venster
from app.documents.tabel import maak_tabel
from app.documents.weergave import render
from tests.documents.papier import STIJL, ongemerkt, paginateksten, rollen, tekst, vak_van

DAG = date(2026, 11, 18)
WOORDEN = tuple(f"woord{i:02d}" for i in range(1, 18))


def tabel(aantal: int) -> Tabeldocument:
    return Tabeldocument(
        titel="Mijn caseload",
        filtertekst="alleen over termijn",
        teamnaam="Team Leerplicht",
        peildatum=DAG,
        peildatumtekst="woensdag 18 november 2026",
        kolommen=(
            Kolom(titel="Leerling", deel=3, vet=True),
            Kolom(titel="Lft", deel=1, rechts=True),
            Kolom(titel="Urgentie", deel=3),
        ),
        rijen=tuple(
            (f"Đorđević {i}", "15", Statuscel(Statusvorm.DRIEHOEK, f"{i} schooldagen over"))
            for i in range(aantal)
        ),
    )


def test_tabel_herhaalt_de_kop_en_nummert() -> None:
    teksten = paginateksten(maak_tabel(tabel(90)))
    assert len(teksten) == 3
    for nummer, pagina in enumerate(teksten, start=1):
        assert "Urgentie" in pagina
        assert f"pagina {nummer} van 3" in pagina
    heel = "\n".join(teksten)
    assert all(f"Đorđević {i} 15 {i} schooldagen over" in heel for i in range(90))
    assert "woensdag 18 november 2026" in teksten[0]
    assert "90 dossiers" in teksten[0]
    assert "alleen over termijn" in teksten[0]


def test_tabel_is_een_tabel_voor_een_schermlezer() -> None:
    pdf = maak_tabel(tabel(40))
    gevonden = rollen(pdf)
    assert gevonden.count("TR") == 41
    assert gevonden.count("TH") == 3
    assert gevonden.count("TD") == 120
    assert ongemerkt(pdf) == []


@pytest.mark.parametrize("aantal", [0, 1, 29, 30])
def test_tabel_van_elke_lengte(aantal: int) -> None:
    heel = tekst(maak_tabel(tabel(aantal)))
    assert heel.count("schooldagen over") == aantal
    assert ("1 dossier\n" in heel or "1 dossier " in heel) == (aantal == 1)


def test_te_brede_cel_krijgt_een_beletselteken_en_blijft_in_haar_kolom() -> None:
    een = tabel(1)
    pdf = maak_tabel(replace(een, rijen=(("Naam " * 40, "15", "x"),)))
    assert "…" in tekst(pdf)
    rechterrand = 12 + (297 - 24) * 3 / 7
    assert vak_van(pdf, "…").rechts <= rechterrand


def test_elke_status_heeft_een_vorm_die_zonder_kleur_verschilt() -> None:
    beelden = set()
    for vorm in Statusvorm:
        rij = (("x", "1", Statuscel(vorm, "")),)
        (blad,) = render(maak_tabel(replace(tabel(1), rijen=rij)), 150)
        beelden.add(bytes(blad[2][i] < 200 for i in range(0, len(blad[2]), 3)))
    assert len(beelden) == len(Statusvorm)


def test_noodsleutel_past_op_een_blad_met_alle_woorden_op_volgorde() -> None:
    pdf = maak_noodsleutel("Team Leerplicht", WOORDEN, " ".join(WOORDEN), DAG, "18 november 2026")
    (pagina,) = paginateksten(pdf)
    plekken = [pagina.index(w) for w in WOORDEN]
    assert plekken == sorted(plekken)
    assert "kluis" in pagina
    assert ongemerkt(pdf) == []
    assert "Figure" in rollen(pdf)


def test_de_qr_code_is_als_plaatje_te_zien() -> None:
    """The code itself is drawn: dark and light modules in the square, three finder squares."""
    pdf = maak_noodsleutel("Team", WOORDEN, " ".join(WOORDEN), DAG, "18 november 2026")
    document = pypdfium2.PdfDocument(pdf)
    rechthoeken = [o for o in document[0].get_objects() if o.type == 2]
    document.close()
    assert len(rechthoeken) > 200


@pytest.mark.parametrize("venster", [Venster(), Venster(links=15, boven=44, breedte=105)])
def test_proefafdruk_toont_het_venster_op_ware_grootte(venster: Venster) -> None:
    pdf = maak_proefafdruk(replace(STIJL, venster=venster), DAG)
    (pagina,) = paginateksten(pdf)
    assert "te controleren" in pagina
    assert f"{venster.links:g} mm van links" in " ".join(pagina.split())
    vak = vak_van(pdf, "De heer V. Oorbeeld")
    assert venster.links + 3 <= vak.links
    assert venster.boven <= vak.boven
    (blad,) = render(pdf, 254)  # ten dots to the mm
    breedte, _, rgb = blad

    def donker(x_mm: float, y_mm: float) -> bool:
        """Look for the blue line within 0.3 mm of a point."""
        x, y = round(x_mm * 10), round(y_mm * 10)
        rondom = [(x + dx, y + dy) for dx in range(-3, 4) for dy in range(-3, 4)]
        return any(rgb[(b * breedte + a) * 3] < 90 for a, b in rondom)

    midden = venster.links + venster.breedte / 2
    assert donker(midden, venster.boven)
    assert donker(midden, venster.onder)
    assert donker(venster.links, venster.boven + venster.hoogte - 4)
    assert donker(venster.rechts, venster.boven + venster.hoogte - 4)
    assert not donker(venster.rechts + 3, venster.boven + 3)


def test_pixels_zijn_zo_groot_als_het_blad() -> None:
    """A4 at 300 dpi is 2480 × 3508 dots; pdfium rounds up."""
    (blad,) = render(maak_proefafdruk(STIJL, DAG), 300)
    assert abs(blad[0] - 2480) <= 1
    assert abs(blad[1] - 3508) <= 1
    assert len(blad[2]) == blad[0] * blad[1] * 3


def test_een_alinea_zonder_opmaak_staat_er_als_met_de_ontleder() -> None:
    """The quick way to a paragraph gives the same fragments as the parser of reportlab."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus.paragraph import Paragraph

    from app.documents.alinea import maak_alinea

    stijl = ParagraphStyle("proef", fontSize=9)
    tekst = "Đorđević-Şahin komt op 3 maart; dat kost € 12."
    snel, traag = maak_alinea(tekst, stijl), Paragraph(tekst, stijl)
    assert [vars(f) for f in snel.frags] == [vars(f) for f in traag.frags]
    assert snel.wrap(120, 500) == traag.wrap(120, 500)
    assert "".join(f.text for f in maak_alinea("een <b>twee</b> &amp; drie", stijl).frags) == (
        "een twee & drie"
    )
