"""What PDF/A-2b (ISO 19005-2) asks and can be read from the bytes here.

No validator is at hand; these are its clauses that a wrong step of the program
could break, checked with pikepdf on a letter with a logo, a report and a table.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from app.documents.brief import maak_brief
from app.documents.model import (
    Kolom,
    Regelsoort,
    Tabeldocument,
    Verslag,
    Verslagregel,
    Verslagtabel,
)
from app.documents.tabel import maak_tabel
from app.documents.verslag import maak_verslag
from tests.documents.papier import BRIEF

DAG = date(2026, 11, 18)


def met_logo() -> bytes:
    buffer = BytesIO()
    Image.new("RGBA", (40, 20), (20, 60, 120, 128)).save(buffer, "PNG")
    return maak_brief(
        replace(BRIEF, huisstijl=replace(BRIEF.huisstijl, logo=buffer.getvalue()), concept=True)
    )


def verslag() -> bytes:
    regels = (
        Verslagregel(Regelsoort.KOP, "Kop"),
        Verslagregel(Regelsoort.GEGEVEN, "waarde", "label"),
        Verslagtabel(("a", "b"), (1, 2), tuple((str(n), "tekst " * 30) for n in range(40))),
    )
    return maak_verslag(
        Verslag(titel="T", onder="o", voet="v", auteur="Team", datum=DAG, regels=regels)
    )


def tabel() -> bytes:
    return maak_tabel(
        Tabeldocument(
            titel="T",
            filtertekst="",
            teamnaam="Team",
            peildatum=DAG,
            peildatumtekst="18 november 2026",
            kolommen=(Kolom(titel="a", deel=1),),
            rijen=(("x",),),
        )
    )


@pytest.mark.parametrize("maak", [met_logo, verslag, tabel])
def test_wat_pdfa_vraagt(maak) -> None:
    pdf = maak()
    assert pdf.startswith(b"%PDF-1.7\n%")  # 6.1.2: a comment of four high bytes follows
    assert all(b > 127 for b in pdf[10:14])
    assert len(re.findall(rb"[\r\n]endstream", pdf)) == pdf.count(b"endstream")  # 6.1.7.1
    with pikepdf.open(BytesIO(pdf)) as d:
        wortel = d.Root
        assert "/ID" in d.trailer  # 6.1.3
        assert "/Encrypt" not in d.trailer
        for sleutel in ("/AA", "/OpenAction", "/AcroForm", "/OCProperties", "/Requirements"):
            assert sleutel not in wortel
        xmp = wortel.Metadata.read_raw_bytes().decode()  # 6.6.2: XMP, and which part it says
        assert "/Filter" not in wortel.Metadata
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
        for veld in ("/Title", "/Author", "/Subject", "/Creator", "/Producer"):
            assert str(d.docinfo[veld]) in xmp
        (bedoeld,) = wortel.OutputIntents  # 6.2.3
        profiel = bedoeld.DestOutputProfile
        assert str(bedoeld.S) == "/GTS_PDFA1"
        assert int(profiel.N) == 3
        icc = profiel.read_bytes()
        assert (icc[12:16], icc[16:20], icc[8]) == (b"mntr", b"RGB ", 4)
        assert int.from_bytes(icc[:4], "big") == len(icc)
        assert str(wortel.Lang) == "nl-NL"
        assert bool(wortel.MarkInfo.Marked)
        for ding in d.objects:
            if isinstance(ding, pikepdf.Stream):
                filters = str(ding.get("/Filter", ""))
                assert not any(w in filters for w in ("ASCII85", "LZW", "Crypt"))
            if isinstance(ding, pikepdf.Dictionary) and ding.get("/Type") == "/Font":
                assert "/FontFile2" in ding.FontDescriptor  # 6.2.11.4: embedded
                assert "/ToUnicode" in ding
                assert "/Encoding" not in ding  # 6.2.11.6: symbolic TrueType has none
        for pagina in d.pages:
            diep = 0
            for _, operator in pikepdf.parse_content_stream(pagina):
                op = str(operator)
                diep += op in ("BDC", "BMC")
                diep -= op == "EMC"
                if op in ("Tj", "TJ", "Do", "f", "S", "B", "'"):
                    assert diep == 1, op  # all content is marked: an element or an artifact
                assert op not in ("k", "K", "sh")  # colours are those of the output intent
