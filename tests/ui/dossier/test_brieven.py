"""The letter window: fill in, see, print to a PDF printer and measure, save, register."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.domain.fouten import KnownError
from app.domain.handelen import Brief
from app.services import brieven
from app.ui.brieven import afdrukken
from app.ui.brieven.bekijken import BriefBekijker, bekijk_brief
from app.ui.brieven.bladen import naar_beeld
from app.ui.brieven.dialoog import BriefDialoog, open_brief
from tests.ui.dossier.conftest import Scherm, StilleTrechter, Vast


def verwerk() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialoog(qtbot, kern, rijk: Vast) -> BriefDialoog:
    d = BriefDialoog(kern, rijk.dossier, "waarschuwing")
    qtbot.addWidget(d)
    d.resize(1100, 640)
    d.show()
    verwerk()
    return d


def test_ontvangers_eigen_adres_en_pagina(dialoog: BriefDialoog) -> None:
    regels = [dialoog.ontvangers.item(r).text() for r in range(dialoog.ontvangers.count())]
    # mother and father each at the own address, and the leerling, who is 15
    assert len(regels) == 3
    assert "Bomenweg 12" in regels[0]
    assert "Elzenpad 3" in regels[1]
    assert dialoog.bladen.aantal >= 1
    assert not dialoog.gaten.isVisible()
    assert dialoog.knop_druk.text() == "Afdrukken…"


def test_gat_maakt_een_concept_en_wordt_genoemd(dialoog: BriefDialoog) -> None:
    assert dialoog._blad is not None
    dialoog._blad.invoer("verzuim").zet([])
    dialoog.maak()
    assert dialoog.gaten.isVisible()
    assert "verzuim" in dialoog.gaten.text()
    assert dialoog.knop_druk.text() == "Concept afdrukken…"
    assert "niet in de tijdlijn" in dialoog.balk.label.text()


def test_opslaan_geeft_een_bestand_per_ontvanger_en_legt_vast(
    dialoog: BriefDialoog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trechter, kern
) -> None:
    monkeypatch.setattr(dialoog, "_vraag_pad", lambda gekozen: tmp_path / "w.pdf")
    # the space bar leaves the father out
    dialoog.ontvangers.setCurrentRow(1)
    QTest.keyClick(dialoog.ontvangers, Qt.Key.Key_Space)
    assert len(dialoog.gekozen()) == 2
    dialoog.sla_op()
    assert not trechter.fouten
    namen = sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".pdf")
    assert namen == ["w-1.pdf", "w-2.pdf"]
    vast = {b.ontvanger: b for b in kern.sessie.lees(Brief)}
    assert len(vast) == 2
    op_schijf = {hashlib.sha256((tmp_path / n).read_bytes()).hexdigest() for n in namen}
    assert {b.sha256 for b in vast.values()} == op_schijf
    for b in vast.values():
        assert hashlib.sha256(brieven.lees_pdf(kern.sessie, b.id)).hexdigest() == b.sha256
    assert trechter.stil_gezegd[-1].tekst == "2 brieven vastgelegd."
    assert not dialoog.isVisible()


def test_wat_net_is_getypt_gaat_mee(dialoog: BriefDialoog) -> None:
    assert dialoog._blad is not None
    voor = dialoog.concepten[0].pdf
    dialoog._blad.invoer("toelichting").zet("Wij spraken elkaar.")
    dialoog._blad.gewijzigd.emit()
    dialoog._bij()
    assert dialoog.concepten[0].pdf != voor


def test_concept_wordt_niet_vastgelegd(
    dialoog: BriefDialoog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kern
) -> None:
    monkeypatch.setattr(dialoog, "_vraag_pad", lambda gekozen: tmp_path / "c.pdf")
    dialoog.concept.setChecked(True)
    dialoog.sla_op()
    assert len(list(tmp_path.glob("c-*.pdf"))) == 3
    assert kern.sessie.lees(Brief) == []
    assert dialoog.isVisible()


def test_andere_peildatum_alleen_concept(qtbot, kern, rijk: Vast, tmp_path, monkeypatch) -> None:
    kern.zet_peildatum(date(2026, 11, 10))
    d = open_brief(kern, rijk.dossier, "waarschuwing")
    assert d.knop_pdf.text() == "Concept opslaan als PDF…"
    assert "10 november 2026" in d.balk.label.text()
    monkeypatch.setattr(d, "_vraag_pad", lambda gekozen: tmp_path / "c.pdf")
    d.sla_op()
    assert len(list(tmp_path.glob("c-*.pdf"))) == 3
    assert kern.sessie.lees(Brief) == []
    d.close()
    verwerk()


def test_afdrukken_legt_eerst_vast_dan_papier(
    dialoog: BriefDialoog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kern, trechter
) -> None:
    printer = pdf_printer(tmp_path / "uit.pdf")
    monkeypatch.setattr(afdrukken, "vraag_printer", lambda parent: printer)
    monkeypatch.setattr("app.ui.brieven.dialoog.afdrukken.vraag_printer", lambda parent: printer)
    dialoog.druk_af()
    assert not trechter.fouten
    assert len(kern.sessie.lees(Brief)) == 3
    assert (tmp_path / "uit.pdf").read_bytes().startswith(b"%PDF")


def test_geen_printer_gekozen_legt_niets_vast(
    dialoog: BriefDialoog, monkeypatch: pytest.MonkeyPatch, kern
) -> None:
    monkeypatch.setattr("app.ui.brieven.dialoog.afdrukken.vraag_printer", lambda parent: None)
    dialoog.druk_af()
    assert kern.sessie.lees(Brief) == []
    assert dialoog.isVisible()


def pdf_printer(pad: Path) -> QPrinter:
    printer = afdrukken.maak_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(pad))
    afdrukken.stel_in(printer)
    return printer


def inkt(pdf: bytes, links: float, boven: float, breed: float, hoog: float) -> tuple[float, ...]:
    """Give the box of dark ink within a rectangle of the first page, in mm from the top left."""
    dpi = 200
    beeld = naar_beeld(brieven.render_paginas(pdf, dpi)[0])
    mm = dpi / 25.4
    assert round(beeld.width() / mm) == 210
    assert round(beeld.height() / mm) == 297
    xs, ys = [], []
    for y in range(int(boven * mm), int((boven + hoog) * mm)):
        for x in range(int(links * mm), int((links + breed) * mm)):
            if beeld.pixelColor(x, y).lightness() < 128:
                xs.append(x)
                ys.append(y)
    assert xs, "no ink in the window"
    return tuple(round(v / mm, 2) for v in (min(xs), min(ys), max(xs), max(ys)))


def test_afdruk_op_ware_grootte_adres_in_het_venster(
    dialoog: BriefDialoog, tmp_path: Path, kern
) -> None:
    """Print to a PDF printer, render what it made, and lay the ruler on the address."""
    pdf = dialoog.concepten[0].pdf
    pad = tmp_path / "afdruk.pdf"
    assert afdrukken.druk_af([pdf], pdf_printer(pad)) == len(brieven.render_paginas(pdf, 30))
    inst = kern.sessie.instellingen
    venster = (
        inst.venster_links,
        inst.venster_boven,
        inst.venster_breedte,
        inst.venster_hoogte,
    )
    echt = inkt(pdf, *venster)
    gedrukt = inkt(pad.read_bytes(), *venster)
    for a, b in zip(echt, gedrukt, strict=True):
        assert abs(a - b) <= 0.4, (echt, gedrukt)
    links, boven, breed, hoog = venster
    assert gedrukt[0] >= links
    assert gedrukt[2] <= links + breed
    # nothing of the address touches the rim of the window
    rand = inkt(pad.read_bytes(), links - 5, boven - 2, breed + 5, hoog + 4)
    assert rand[0] >= links
    assert rand[3] <= boven + hoog


def test_bestandsnamen() -> None:
    namen = afdrukken.bestandsnamen(Path("/x/brief.pdf"), 1)
    assert namen == [Path("/x/brief.pdf")]
    assert afdrukken.bestandsnamen(Path("/x/brief.v2"), 2) == [
        Path("/x/brief.v2-1.pdf"),
        Path("/x/brief.v2-2.pdf"),
    ]


def test_map_die_weigert_is_een_gewone_zin(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as fout:
        afdrukken.bewaar_pdfs([b"x"], [tmp_path / "is er niet" / "a.pdf"])
    assert "niet worden opgeslagen" in fout.value.tekst


def test_voorgestelde_naam_zonder_persoon(
    dialoog: BriefDialoog, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd: list[str] = []

    def vraag(parent, titel, pad, filter_):  # type: ignore[no-untyped-def]
        gevraagd.append(pad)
        return "", ""

    monkeypatch.setattr("app.ui.brieven.dialoog.QFileDialog.getSaveFileName", vraag)
    assert dialoog._vraag_pad(dialoog.gekozen()) is None
    assert Path(gevraagd[0]).name == "waarschuwing-2026-0001.pdf"


def test_verstuurde_brief_opnieuw_bekijken(
    scherm: Scherm, trechter: StilleTrechter, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessie = scherm.kern.sessie
    concepten = brieven.maak_concepten(
        sessie, scherm.vast.dossier, "waarschuwing", sessie.vandaag()
    )
    wijziging = brieven.registreer(sessie, concepten[:1])
    scherm.kern.meld_wijziging(wijziging)
    lijst = scherm.view.tijdlijn.lijst
    rij = next(r for r, i in enumerate(lijst.tijdlijn.items) if i.soort == "brief")
    lijst.geopend.emit(rij)
    (bekijker,) = scherm.view.findChildren(BriefBekijker)
    assert bekijker.bladen.aantal >= 1
    assert any("Waarschuwing" in x.text() for x in bekijker.findChildren(QLabel))
    assert bekijker._pdf == concepten[0].pdf
    bekijker.close()
    verwerk()
    zonder = Brief(
        dossier_id=scherm.vast.dossier,
        datum=date(2026, 9, 25),
        sjabloon="uitnodiging",
        onderwerp="Uitnodiging",
        aan=concepten[2].aan,
        ontvanger="E.",
    )
    with sessie.schrijf() as tx:
        tx.maak(zonder)
    bekijk_brief(scherm.kern, zonder, scherm.view)
    assert "geen PDF bewaard" in trechter.fouten[-1].tekst
