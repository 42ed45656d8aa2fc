"""Documents in the window: dragged in, looked at, saved elsewhere on purpose only, scanned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.domain.documenten import Document, Vertoning
from app.services import documenten
from app.ui import voorkeuren
from app.ui.documenten import scanmap
from app.ui.documenten.inkijk import Inkijk
from app.ui.documenten.kijker import DocumentKijker, bekijk_document
from app.ui.documenten.toevoegen import ToevoegDialoog
from app.ui.dossier.dossier_view import DossierView
from app.ui.dossier.regelknop import Regelknop
from app.ui.kern import Kern
from tests.fabriek import zet_dossier
from tests.ui.conftest import Gezegd


def png() -> bytes:
    beeld = QImage(40, 20, QImage.Format.Format_RGB32)
    beeld.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    beeld.save(buffer, "PNG")
    return bytes(buffer.data().data())


def open_vensters(soort: type[QWidget]) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, soort) and w.isVisible()]


@pytest.fixture
def view(qtbot, kern: Kern) -> DossierView:
    dossier, _, _ = zet_dossier(kern.sessie)
    scherm = DossierView(kern)
    qtbot.addWidget(scherm)
    scherm.resize(1180, 620)
    scherm.show()
    scherm.toon(dossier.id)
    return scherm


def laat_vallen(doel: QWidget, *paden: Path) -> bool:
    """Drag files in and let go; tells whether they were welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) for p in paden])
    knoppen = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    binnen = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *knoppen)
    binnen.ignore()
    QApplication.sendEvent(doel, binnen)
    if not binnen.isAccepted():
        return False
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *knoppen)
    QApplication.sendEvent(doel, drop)
    return True


def test_two_files_dragged_onto_the_dossier(
    view: DossierView, kern: Kern, tmp_path: Path, gezegd: Gezegd
) -> None:
    (tmp_path / "opp_concept.txt").write_text("Doel: opbouw.", encoding="utf-8")
    (tmp_path / "foto.png").write_bytes(png())
    paden = (tmp_path / "opp_concept.txt", tmp_path / "foto.png", tmp_path / "weg.pdf")
    assert laat_vallen(view, *paden)
    assert [f.tekst for f in gezegd.fouten] == ["weg.pdf: dit bestand kan niet worden gelezen."]
    (vorm,) = open_vensters(ToevoegDialoog)
    assert isinstance(vorm, ToevoegDialoog)
    assert "(1 van 2)" in vorm.kop.text()
    assert vorm.inkijk.tekst.toPlainText() == "Doel: opbouw."
    assert vorm.invoer["titel"].waarde() == "opp concept"
    vorm.invoer["van_wie"].zet("school")
    vorm.knop.click()
    assert "(2 van 2)" in vorm.kop.text()
    assert vorm.inkijk.bladen.aantal == 1
    vorm.invoer["titel"].zet("")
    vorm.knop.click()  # without a title it takes the name of the file
    assert not vorm.isVisible()
    assert {d.titel for d in kern.sessie.lees(Document)} == {"opp concept", "foto"}
    assert "Document toegevoegd." in [b.tekst for b in gezegd.stil]
    kern.maak_ongedaan()
    assert [d.titel for d in kern.sessie.lees(Document)] == ["opp concept"]


def test_where_documents_are_closed_nothing_can_be_added(
    qtbot, kern: Kern, tmp_path: Path, gezegd: Gezegd
) -> None:
    dossier, _, _ = zet_dossier(kern.sessie, ongeoorloofd=False)
    view = DossierView(kern)
    qtbot.addWidget(view)
    view.show()
    view.toon(dossier.id)
    assert not view.documenten.plus.isEnabled()
    (tmp_path / "a.txt").write_text("x")
    assert not laat_vallen(view, tmp_path / "a.txt")
    assert open_vensters(ToevoegDialoog) == []
    view.documenten.kies()
    assert "bewaart geen documenten" in gezegd.fouten[-1].tekst
    assert kern.sessie.lees(Document) == []


def test_looking_and_saving_elsewhere_only_when_asked(
    view: DossierView,
    kern: Kern,
    tmp_path: Path,
    gezegd: Gezegd,
    monkeypatch: pytest.MonkeyPatch,
    naamloos: Callable[[QWidget], list[str]],
) -> None:
    bestand = documenten.uit_bytes("brief.docx", b"PK\x03\x04 geheim")
    documenten.voeg_toe(kern.sessie, view.dossier_id, bestand)
    (document,) = kern.sessie.lees(Document)
    bekijk_document(kern, document, view)
    (kijker,) = open_vensters(DocumentKijker)
    assert isinstance(kijker, DocumentKijker)
    assert kijker.inkijk.currentWidget() is kijker.inkijk.leeg
    assert naamloos(kijker) == []
    doel = tmp_path / "uit.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(doel), ""))
    gezegd.antwoord = False
    kijker.opslaan.click()
    assert not doel.exists()
    gezegd.antwoord = True
    kijker.opslaan.click()
    assert doel.read_bytes() == b"PK\x03\x04 geheim"
    assert "onversleutelde kopie" in gezegd.vragen[-1]
    kern.vergrendeld.emit()
    assert not kijker.isVisible()


def test_the_panel_lists_the_newest_first_and_the_rest_on_demand(
    view: DossierView, kern: Kern
) -> None:
    for i in range(8):
        bestand = documenten.uit_bytes(f"{i}.txt", f"tekst {i}".encode())
        documenten.voeg_toe(kern.sessie, view.dossier_id, bestand)
    view.ververs()
    teksten = [w.text() for w in view.documenten.findChildren(Regelknop)]
    assert len(teksten) == 7
    assert teksten[-1] == "nog 2 tonen"


@pytest.mark.parametrize(
    ("inhoud", "hoe", "kop"),
    [
        (b"%PDF-1.7 geen", Vertoning.PDF, "Deze PDF kan niet worden getoond."),
        (b"\x89PNG\r\n\x1a\n stuk", Vertoning.BEELD, "Dit bestand kan niet worden getoond"),
        (b"MZ", Vertoning.NIET, "Niet te bekijken in Kantelpunt"),
    ],
)
def test_what_cannot_be_drawn_is_said(qtbot, inhoud: bytes, hoe: Vertoning, kop: str) -> None:
    inkijk = Inkijk()
    qtbot.addWidget(inkijk)
    inkijk.toon(inhoud, hoe, "x")
    assert inkijk.currentWidget() is inkijk.leeg
    assert inkijk.leeg._kop.text() == kop


class TestScanmap:
    def test_a_scan_goes_into_the_dossier_and_the_original_away(
        self, qtbot, view: DossierView, kern: Kern, tmp_path: Path, gezegd: Gezegd
    ) -> None:
        map_ = tmp_path / "scans"
        map_.mkdir()
        (map_ / "scan1.txt").write_text("verzuimoverzicht", encoding="utf-8")
        voorkeuren.bewaar(scanmap.SLEUTEL, str(map_))
        venster = scanmap.ScanmapVenster(kern, view.dossier_id, view)
        qtbot.addWidget(venster)
        venster.show()
        assert venster.bestanden.count() == 1
        assert venster.inkijk.tekst.toPlainText() == "verzuimoverzicht"
        venster.hier.click()
        (vorm,) = open_vensters(ToevoegDialoog)
        assert isinstance(vorm, ToevoegDialoog)
        vorm.knop.click()
        assert [d.titel for d in kern.sessie.lees(Document)] == ["scan1"]
        assert "Het origineel wissen?" in gezegd.vragen[-1]
        assert not (map_ / "scan1.txt").exists()
        assert venster.bestanden.count() == 0
        assert not venster.hier.isEnabled()

    def test_a_new_scan_appears_by_itself(self, qtbot, kern: Kern, tmp_path: Path) -> None:
        voorkeuren.bewaar(scanmap.SLEUTEL, str(tmp_path))
        venster = scanmap.ScanmapVenster(kern)
        qtbot.addWidget(venster)
        venster.show()
        voor = venster.bestanden.count()
        (tmp_path / "nieuw.txt").write_text("x")
        qtbot.waitUntil(lambda: venster.bestanden.count() == voor + 1, timeout=5000)

    def test_without_a_folder_and_with_one_that_is_gone_it_says_so(
        self, qtbot, kern: Kern, tmp_path: Path
    ) -> None:
        venster = scanmap.ScanmapVenster(kern)
        qtbot.addWidget(venster)
        assert venster.inkijk.leeg._kop.text() == "Kies eerst de scanmap"
        voorkeuren.bewaar(scanmap.SLEUTEL, str(tmp_path / "weg"))
        venster.zet_map(str(tmp_path / "weg"))
        assert venster.inkijk.leeg._kop.text() == "De scanmap kan niet worden gelezen."
