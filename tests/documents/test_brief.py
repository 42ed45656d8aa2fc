"""A letter on paper: window, letters, structure, dates, bytes."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from app.documents.brief import maak_brief
from app.documents.model import Venster
from app.documents.tekst import gat
from app.documents.weergave import render
from app.domain.fouten import KnownError
from app.services.enveloppen import ENVELOPPEN
from tests.documents.papier import (
    BRIEF,
    STIJL,
    met_alineas,
    ongemerkt,
    paginateksten,
    rollen,
    vak_van,
)
from tests.documents.papier import tekst as pdf_tekst

LATIJN = "đĐşŞğĞłŁøØıİßæÆœŒþÞéèëêïîöôüûçñãåäŵŷőűžšćčřťďňůąęśźżțșāēīūģķļņħŋŧĳ"
VENSTERS = [
    Venster(),
    Venster(links=15, boven=44, breedte=105, hoogte=35),
    Venster(links=100, boven=50, breedte=90, hoogte=38),
    Venster(links=60, boven=60, breedte=90, hoogte=40),
    Venster(links=20, boven=20, breedte=90, hoogte=38),
]


@pytest.mark.parametrize("venster", VENSTERS, ids=lambda v: f"{v.links:g}-{v.boven:g}")
def test_het_adres_ligt_in_het_venster(venster: Venster) -> None:
    brief = replace(BRIEF, huisstijl=replace(STIJL, venster=venster))
    pdf = maak_brief(brief)
    for regel in ("Retouradres: Postbus 100", *brief.adresregels):
        vak = vak_van(pdf, regel.replace("  ", " "))
        assert venster.links + 3 <= vak.links, regel
        assert vak.rechts <= venster.rechts - 3, regel
        assert venster.boven + 1 <= vak.boven, regel
        assert vak.onder <= venster.onder - 1, regel


@pytest.mark.parametrize("code", ENVELOPPEN)
@pytest.mark.parametrize("regels", [3, 5])
def test_elke_envelop_laat_het_adres_zien_en_niets_anders(code: str, regels: int) -> None:
    """Folded and slid as far as it goes, the window shows the address whole and no more.

    C5: 19 mm sideways and 13.5 mm up and down; C5/6: 19 mm and 15 mm (114 − 99). Lying in
    the middle, half of that either way.
    """
    e = ENVELOPPEN[code]
    venster = Venster(links=e.links, boven=e.boven, breedte=e.breedte, hoogte=e.hoogte)
    stijl = replace(STIJL, venster=venster, vouwen=e.vouwen)
    adres = ("Gemeente Elders, afdeling Leerplicht", "T.a.v. Đ. O'Brien-Şahin", "Postbus 12")
    adres = (*adres[: regels - 2], "Postbus 12", "1234 AB  MODELSTAD")
    pdf = maak_brief(replace(BRIEF, huisstijl=stijl, adresregels=adres))
    for regel in adres:
        vak = vak_van(pdf, " ".join(regel.split()))
        assert venster.links + 3 <= vak.links
        assert vak.rechts <= venster.rechts - 3
        assert venster.boven + 1 <= vak.boven
        assert vak.onder <= venster.onder - 1
    opzij, op_en_neer = 19.0 / 2, (13.5 if e.vouwen == 1 else 15.0) / 2
    for stuk in ("Uitnodiging voor een gesprek over", "Behandeld door", "18 november 2026"):
        vak = vak_van(pdf, stuk)
        naast = vak.links >= venster.rechts + opzij or vak.rechts <= venster.links - opzij
        assert naast or vak.boven >= venster.onder + op_en_neer, (stuk, vak)
    onderwerp = vak_van(pdf, "Uitnodiging voor een gesprek over")
    assert onderwerp.boven >= venster.onder + (13.5 if e.vouwen == 1 else 15.0)


@pytest.mark.parametrize("vouwen", [1, 2])
def test_vouwstrepen(vouwen: int) -> None:
    """At half height for C5; at 99 and 198 mm, a third each, for C5/6."""
    with pikepdf.open(
        BytesIO(maak_brief(replace(BRIEF, huisstijl=replace(STIJL, vouwen=vouwen))))
    ) as document:
        lijnen = []
        plek: list[float] = []
        for operanden, operator in pikepdf.parse_content_stream(document.pages[0]):
            if str(operator) == "m":
                plek = [float(o) for o in operanden]
            elif str(operator) == "l" and abs(float(operanden[0]) - 8 * 72 / 25.4) < 0.1:
                lijnen.append(round(297 - plek[1] / (72 / 25.4), 1))
    assert lijnen == ([148.5] if vouwen == 1 else [99.0, 198.0])


def test_de_huiskleur_kleurt_koppen() -> None:
    def kleuren(kleur: str) -> set[str]:
        pdf = maak_brief(replace(BRIEF, huisstijl=replace(STIJL, kleur=kleur)))
        with pikepdf.open(BytesIO(pdf)) as document:
            return {
                " ".join(f"{float(o):.2f}" for o in operanden)
                for operanden, operator in pikepdf.parse_content_stream(document.pages[0])
                if str(operator) == "rg"
            }

    assert "0.50 0.00 0.00" in kleuren("#800000")
    assert "0.50 0.00 0.00" not in kleuren("#17406d")


@pytest.mark.parametrize("venster", VENSTERS, ids=lambda v: f"{v.links:g}-{v.boven:g}")
def test_niets_anders_is_door_het_venster_te_zien(venster: Venster) -> None:
    """A sheet may slide 19 mm sideways or 13.5 mm up and down in a C5 envelope."""
    brief = replace(BRIEF, huisstijl=replace(STIJL, venster=venster))
    pdf = maak_brief(brief)
    for stuk in ("Uitnodiging voor een gesprek over", "Behandeld door", "Gemeente Modelstad"):
        vak = vak_van(pdf, stuk)
        naast = vak.links >= venster.rechts + 3 or vak.rechts <= venster.links - 3
        onder = vak.boven >= venster.onder + 10
        boven = vak.onder <= venster.boven - 3
        assert naast or onder or boven, (stuk, vak)


@pytest.mark.parametrize("venster", VENSTERS, ids=lambda v: f"{v.links:g}-{v.boven:g}")
def test_lange_gegevens_lopen_niet_in_elkaar_en_niet_van_het_blad(venster: Venster) -> None:
    lang = replace(
        BRIEF,
        huisstijl=replace(
            STIJL,
            venster=venster,
            logo=plaatje("PNG"),
            gemeente="Gemeenschappelijke Regeling Leerplicht Ver Weg en Omstreken",
        ),
        ondertekenaar="Mr. Drs. A.B.C. van den Allerlangste-Achternaam tot Ergens",
        email="leerplicht.en.doorstroompunt@gemeente-modelstad.example",
    )
    pdf = maak_brief(lang)
    onderwerp = vak_van(pdf, "Uitnodiging voor een gesprek over")
    for stuk in ("Gemeenschappelijke", "Behandeld door"):
        vak = vak_van(pdf, stuk)
        assert vak.rechts <= 190, stuk
        assert vak.onder < onderwerp.boven, stuk
    if "E-mail" in paginateksten(pdf)[0]:
        laatste = vak_van(pdf, "modelstad.example")
        assert vak_van(pdf, "Behandeld door").onder < laatste.boven
        assert laatste.onder < onderwerp.boven
        assert laatste.rechts <= 190
        assert vak_van(pdf, "Gemeenschappelijke").onder < vak_van(pdf, "Behandeld door").boven


@pytest.mark.parametrize(
    "naam",
    [
        "De heer M. van der " + "Wolkenkrabber-" * 2 + "Zonnebloemstra",
        "Mevrouw " + "A" * 60,
        "Mevrouw Đ. O'Brien-Đorđević-Şahin van den Allerlangste Achternaam",
    ],
)
def test_lange_namen_passen_in_het_venster(naam: str) -> None:
    regels = (naam, "Burgemeester Langenaamvandestraatlaan 1234 bis-hs", "7300 AA  'S-MODELSTAD")
    pdf = maak_brief(replace(BRIEF, adresregels=regels))
    venster = STIJL.venster
    for stuk in ("Retouradres", "7300 AA 'S-MODELSTAD", "Burgemeester"):
        vak = vak_van(pdf, stuk)
        assert venster.links <= vak.links
        assert vak.rechts <= venster.rechts
        assert vak.onder <= venster.onder
    # pdfium reads a hyphen at the end of a line as U+FFFE
    gelezen = paginateksten(pdf)[0].replace("\ufffe", "-").replace("\n", "").replace(" ", "")
    assert naam.replace(" ", "") in gelezen


def test_een_adres_dat_nergens_past_wordt_gemeld() -> None:
    klein = replace(STIJL, venster=Venster(breedte=60, hoogte=20))
    with pytest.raises(KnownError, match="past niet in het venster"):
        maak_brief(replace(BRIEF, huisstijl=klein, adresregels=("Naam " * 30,) * 3))


def test_alle_latijnse_letters_zijn_te_lezen() -> None:
    brief = replace(BRIEF, adresregels=(LATIJN[:40], LATIJN[40:], "1234 AB  X"), onderwerp=LATIJN)
    tekst = pdf_tekst(maak_brief(brief)).replace("\n", "")
    assert LATIJN[:40] in tekst
    assert tekst.count(LATIJN[-10:]) == 2


def test_structuur_taal_en_titel() -> None:
    pdf = maak_brief(BRIEF)
    gevonden = rollen(pdf)
    assert gevonden[0] == "Document"
    assert gevonden.count("H1") == 1
    assert gevonden.index("H1") > gevonden.index("P"), "the letterhead is read first"
    assert gevonden[gevonden.index("L") :][:5] == ["L", "LI", "LBody", "LI", "LBody"]
    assert gevonden.index("H1") < gevonden.index("H2") < gevonden.index("L")
    assert ongemerkt(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "nl-NL"
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.docinfo.Title) == "Uitnodiging voor een gesprek"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        for nummer, pagina in enumerate(document.pages):
            assert pagina.obj.StructParents == nummer


def test_elk_stuk_inhoud_hoort_bij_zijn_element() -> None:
    """The parent tree names, for every mcid of every page, the element that holds it."""
    with pikepdf.open(BytesIO(maak_brief(met_alineas(10)))) as document:
        nums = document.Root.StructTreeRoot.ParentTree.Nums
        assert len(document.pages) == 2
        assert len(nums) == 4
        for pagina in range(2):
            for mcid, element in enumerate(nums[2 * pagina + 1]):
                stukken = [int(k.MCID) for k in element.K if k.Pg.StructParents == pagina]
                assert mcid in stukken


def test_datum_in_info_en_xmp_is_die_van_de_brief() -> None:
    with pikepdf.open(BytesIO(maak_brief(BRIEF))) as document:
        for veld in ("/CreationDate", "/ModDate"):
            assert str(document.docinfo[veld]).startswith("D:20261118000000+00")
        xmp = document.Root.Metadata.read_bytes().decode()
    assert xmp.count("2026-11-18T00:00:00Z") == 2
    assert "Uitnodiging voor een gesprek" in xmp


def test_lettertypen_zijn_ingesloten() -> None:
    with pikepdf.open(BytesIO(maak_brief(BRIEF))) as document:
        fonts = document.pages[0].Resources.Font
        for naam in fonts:
            font = fonts[naam]
            assert "/FontFile2" in font.FontDescriptor, str(font.BaseFont)
            assert "+NotoSans" in str(font.BaseFont)


def test_twee_processen_geven_dezelfde_bytes(tmp_path: Path) -> None:
    """Neither hash seed, clock nor the number of earlier letters may show in the bytes."""
    code = (
        "import sys; from app.documents.brief import maak_brief;"
        "from tests.documents.papier import BRIEF, met_alineas;"
        "[maak_brief(BRIEF) for _ in range(int(sys.argv[1]))];"
        "sys.stdout.buffer.write(maak_brief(met_alineas(12)))"
    )
    wortel = Path(__file__).parents[2]
    uit = [
        subprocess.run(
            [sys.executable, "-c", code, aantal],
            check=True,
            capture_output=True,
            cwd=wortel,
            env={"PYTHONPATH": str(wortel), "PYTHONHASHSEED": zaad, "TZ": tijd}
            | ({"SOURCE_DATE_EPOCH": "1"} if aantal == "2" else {}),
        ).stdout
        for aantal, zaad, tijd in (("0", "1", "UTC"), ("2", "77", "Asia/Tokyo"))
    ]
    assert uit[0].startswith(b"%PDF-1.7")
    assert uit[0] == uit[1]


def test_acht_draden_tegelijk_geven_dezelfde_bytes() -> None:
    """Letters are made in the background while others are shown."""
    brieven = [met_alineas(n) for n in range(1, 9)] * 3
    alleen = [maak_brief(b) for b in brieven]
    with ThreadPoolExecutor(8) as draden:
        assert list(draden.map(maak_brief, brieven)) == alleen


def test_alle_inkt_van_het_adres_ligt_in_het_venster_op_300_dpi() -> None:
    """Measured in the dots that are printed, so that no reading of text is trusted."""
    pdf = maak_brief(BRIEF)
    (blad,) = render(pdf, 300)
    breedte, _, rgb = blad
    punt = 300 / 25.4
    venster = STIJL.venster

    def inkt(links: float, boven: float, rechts: float, onder: float) -> int:
        """Count dark dots in a rectangle in mm."""
        return sum(
            rgb[(y * breedte + x) * 3] < 128
            for y in range(round(boven * punt), round(onder * punt))
            for x in range(round(links * punt), round(rechts * punt))
        )

    binnen = inkt(venster.links + 2, venster.boven + 1, venster.rechts - 2, venster.onder - 1)
    rondom = inkt(venster.links - 10, venster.boven - 8, venster.rechts + 10, venster.onder + 8)
    assert binnen == rondom > 2000


def test_een_ander_teken_geeft_andere_bytes_en_een_ander_kenmerk() -> None:
    een, twee = maak_brief(BRIEF), maak_brief(replace(BRIEF, aanhef="Geachte heer Iepenlaan,"))
    with pikepdf.open(BytesIO(een)) as a, pikepdf.open(BytesIO(twee)) as b:
        assert bytes(a.trailer.ID[0]) != bytes(b.trailer.ID[0])


def test_paginanummer_vanaf_de_tweede_bladzijde() -> None:
    teksten = paginateksten(maak_brief(met_alineas(22)))
    assert len(teksten) == 3
    assert "pagina" not in teksten[0]
    assert "pagina 2 van 3" in teksten[1]
    assert "pagina 3 van 3" in teksten[2]
    assert "2026-0001" in teksten[1]


def test_de_handtekening_staat_nooit_alleen() -> None:
    for aantal in range(4, 16):
        laatste = paginateksten(maak_brief(met_alineas(aantal)))[-1]
        assert "gewone brief." in laatste, aantal
        assert "Met vriendelijke groet," in laatste
        assert "S. de Wit" in laatste


def test_geen_zin_gaat_verloren_over_de_bladzijden() -> None:
    for aantal in (6, 7, 8, 13):
        heel = " ".join(pdf_tekst(maak_brief(met_alineas(aantal))).split())
        assert heel.count("gewone zin") == aantal * 6


def test_wat_bijna_past_komt_op_een_bladzijde() -> None:
    """A single page is kept as long as less white is enough; beyond that there are two."""
    aantallen = [len(paginateksten(maak_brief(met_alineas(n)))) for n in range(1, 9)]
    assert aantallen == sorted(aantallen)
    assert aantallen[3] == 1
    assert aantallen[7] == 2


def test_concept_draagt_een_watermerk() -> None:
    pdf = maak_brief(replace(met_alineas(12), concept=True))
    assert all("CONCEPT" in t for t in paginateksten(pdf))
    assert "CONCEPT" not in pdf_tekst(maak_brief(BRIEF))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.docinfo.Title).startswith("Concept: ")


def test_gaten_zijn_zichtbaar_ook_in_adres_en_kenmerk() -> None:
    brief = replace(
        BRIEF, adresregels=("Mevrouw X", gat("adres van moeder")), kenmerk=gat("dossiernummer")
    )
    tekst = pdf_tekst(maak_brief(brief))
    assert "«vul in: adres van moeder»" in tekst
    assert "«vul in: dossiernummer»" in tekst
    (blad,) = render(maak_brief(brief), 100)
    geel = {blad[2][i : i + 3] for i in range(0, len(blad[2]), 3)} & {b"\xff\xe5\x8a"}
    assert geel, "a gap in the window stands on yellow"


def test_bijlagen() -> None:
    een = pdf_tekst(maak_brief(replace(BRIEF, bijlagen=("Folder <leerplicht>",))))
    assert "Bijlage: Folder <leerplicht>" in een
    assert "Bijlagen: A; B" in pdf_tekst(maak_brief(replace(BRIEF, bijlagen=("A", "B"))))


@pytest.mark.parametrize("soort", ["PNG", "JPEG"])
def test_logo_staat_erin_met_een_omschrijving(soort: str) -> None:
    pdf = maak_brief(replace(BRIEF, huisstijl=replace(STIJL, logo=plaatje(soort))))
    assert "Figure" in rollen(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.pages[0].get_images()) == 1


def test_een_kapot_logo_is_een_bekende_fout() -> None:
    with pytest.raises(KnownError, match="logo"):
        maak_brief(replace(BRIEF, huisstijl=replace(STIJL, logo=b"geen plaatje")))


def plaatje(soort: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (300, 100), (23, 64, 109)).save(buffer, soort)
    return buffer.getvalue()
