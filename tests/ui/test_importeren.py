"""The import window: choose, look, take over, undo; by keyboard, with names, and with errors."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QTextBrowser

from app.domain.fouten import KnownError
from app.domain.mensen import Leerling
from app.services.uitwisseling import Rijstand, exporteer
from app.ui import berichten
from app.ui.achtergrond import wacht_op_alles
from app.ui.importeren.exporteren import begin_export
from app.ui.importeren.model import RIJ_ROL, Kolom, RijenModel, TellingModel
from app.ui.importeren.venster import ImporteerVenster
from app.ui.kern import Kern
from tests.fabriek import een_leerling, een_school

EXPORT = Path(__file__).parents[1] / "uitwisseling" / "gegevens" / "voorbeeldexport-meldingen.csv"
GOED = "sleutel;achternaam;geboortedatum\n1;Iep;09-03-2011\n"
FOUT = GOED + "2;Eik;31-02-2012\n"
KIES, BEZIG, VOORBEELD, KLAAR = range(4)


class Stil(berichten.Trechter):
    """Keeps what would be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.fouten: list[KnownError] = []

    def fout(self, parent, fout) -> None:
        self.fouten.append(fout)


@pytest.fixture
def trechter():
    stil = Stil()
    berichten.vervang(stil)
    yield stil
    berichten.vervang(None)


@pytest.fixture
def venster(team_sessie, qtbot, trechter):
    kern = Kern(team_sessie)
    venster = ImporteerVenster(kern)
    qtbot.addWidget(venster)
    venster.show()
    yield venster
    assert wacht_op_alles()


@pytest.fixture
def bron(tmp_path):
    map_ = tmp_path / "bron"
    map_.mkdir()

    def schrijf(**bestanden: str) -> Path:
        for naam, tekst in bestanden.items():
            (map_ / f"{naam}.csv").write_text(tekst, encoding="utf-8")
        return map_

    return schrijf


def _pagina(venster) -> int:
    return venster._pagina.currentIndex()


def _wacht_op(qtbot, venster, pagina: int) -> None:
    qtbot.waitUntil(lambda: _pagina(venster) == pagina, timeout=10_000)


def test_preview_take_over_and_undo(venster, bron, qtbot, tmp_path) -> None:
    sessie = venster.kern.sessie
    venster.lees(bron(leerlingen=FOUT))
    _wacht_op(qtbot, venster, VOORBEELD)
    assert sessie.lees(Leerling) == []
    assert venster.neem_over.text() == "&Neem 1 goede rij over"
    assert "bron-afgewezen" in venster._afloop.text()
    gewijzigd = []
    venster.kern.gewijzigd.connect(gewijzigd.append)
    venster.neem_over.click()
    _wacht_op(qtbot, venster, KLAAR)
    assert [le.achternaam for le in sessie.lees(Leerling)] == ["Iep"]
    assert (tmp_path / "bron-afgewezen" / "leerlingen.csv").is_file()
    assert len(gewijzigd) == 1
    assert not venster.open_map.isHidden()
    venster.kern.maak_ongedaan()
    assert sessie.lees(Leerling) == []


def test_the_details_tell_why_and_hide_numbers(venster, team_sessie, qtbot) -> None:
    with team_sessie.schrijf() as tx:
        tx.maak(een_school())
    venster.lees(EXPORT)
    _wacht_op(qtbot, venster, VOORBEELD)
    paneel = venster.paneel
    paneel._chips["afgewezen"].click()
    model = paneel._model
    rijen = [model.rij(i) for i in range(model.rowCount())]
    assert {r.stand for r in rijen} == {Rijstand.AFGEWEZEN}
    nummer = next(i for i, r in enumerate(rijen) if r.regel == 15)
    paneel._rijen.setCurrentIndex(model.index(nummer, 0))
    tekst = paneel._details.toPlainText()
    assert "elfproef" in tekst
    assert "123456789" not in tekst
    assert "123456789" not in str(model.data(model.index(nummer, Kolom.INHOUD)))
    paneel._toon_nummers.click()
    assert "123456789" in paneel._details.toPlainText()


def test_chips_and_kinds_filter(venster, bron, qtbot) -> None:
    tekst = FOUT + "1;Iep;09-03-2011\n"
    scholen = "naam;brin;vestiging\nObs;99AA;00\n"
    venster.lees(bron(leerlingen=tekst, scholen=scholen))
    _wacht_op(qtbot, venster, VOORBEELD)
    paneel = venster.paneel
    assert paneel._model.rowCount() == 4
    assert paneel._chips["dubbel"].aantal == 1
    assert not paneel._chips["gewijzigd"].isEnabled()
    paneel._chips["dubbel"].click()
    paneel._chips["afgewezen"].click()
    assert paneel._model.rowCount() == 2
    paneel._chips["dubbel"].click()
    paneel._chips["afgewezen"].click()
    paneel._tellingen.selectRow(1)
    assert paneel._telmodel.soort(1) == "school"
    assert paneel._model.rowCount() == 1


def test_a_changed_row_shows_what_changes(venster, team_sessie, bron, qtbot) -> None:
    leerling = een_leerling(plaats="Hier")
    with team_sessie.schrijf() as tx:
        tx.maak(leerling)
    tekst = f"sleutel;achternaam;geboortedatum;plaats\n{leerling.id};Iepenlaan;2011-03-09;<b>Daar\n"
    venster.lees(bron(leerlingen=tekst))
    _wacht_op(qtbot, venster, VOORBEELD)
    assert "Hier → <b>Daar" in venster.paneel._details.toPlainText()


@pytest.mark.parametrize(
    ("naam", "inhoud", "deel"),
    [
        ("x.csv", "", "leeg"),
        ("x.csv", "appel;peer\n1;2\n", "niet herkend"),
        ("x.csv", 'naam;brin\n"open;1\n', "aanhalingsteken"),
        ("weg", None, "er niet"),
    ],
)
def test_what_cannot_be_read_is_said_in_the_window(
    venster, tmp_path, qtbot, naam, inhoud, deel
) -> None:
    pad = tmp_path / naam
    if inhoud is not None:
        pad.write_text(inhoud)
    venster.lees(pad)
    qtbot.waitUntil(lambda: venster._foutbalk.isVisible(), timeout=10_000)
    assert _pagina(venster) == KIES
    assert deel in venster._foutbalk.label.text()
    assert naam in venster._foutbalk.label.text()


def test_a_file_of_the_folder_that_cannot_be_read_is_named(venster, bron, qtbot) -> None:
    venster.lees(bron(leerlingen="achternam;geboortedatum\n"))
    _wacht_op(qtbot, venster, VOORBEELD)
    assert "Bedoelt u ‘achternaam’?" in venster.paneel._fouten.label.text()
    assert not venster.neem_over.isEnabled()


def test_nothing_lands_on_another_day(venster, bron, qtbot, trechter) -> None:
    from datetime import date

    venster.lees(bron(leerlingen=GOED))
    _wacht_op(qtbot, venster, VOORBEELD)
    venster.kern.zet_peildatum(date(2026, 1, 5))
    venster.neem_over.click()
    assert len(trechter.fouten) == 1
    assert venster.kern.sessie.lees(Leerling) == []


def test_a_conflict_keeps_the_preview(venster, bron, qtbot, trechter) -> None:
    venster.lees(bron(leerlingen="bsn;" + "achternaam;geboortedatum\n999900377;Iep;2011-03-09\n"))
    _wacht_op(qtbot, venster, VOORBEELD)
    with venster.kern.sessie.schrijf() as tx:
        tx.maak(een_leerling())
    venster.neem_over.click()
    qtbot.waitUntil(lambda: bool(trechter.fouten), timeout=10_000)
    assert _pagina(venster) == VOORBEELD
    assert len(venster.kern.sessie.lees(Leerling)) == 1


def test_stop_while_reading(venster, bron, qtbot) -> None:
    rijen = "".join(f"{i};Iep;09-03-2011\n" for i in range(20_000))
    venster.lees(bron(leerlingen="sleutel;achternaam;geboortedatum\n" + rijen))
    assert _pagina(venster) == BEZIG
    qtbot.keyClick(venster, Qt.Key.Key_Escape)
    _wacht_op(qtbot, venster, KIES)
    assert venster.isVisible()


def test_drop_a_folder(venster, bron, qtbot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bron(leerlingen=GOED)))])
    venster.dropEvent(
        QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    _wacht_op(qtbot, venster, VOORBEELD)
    assert venster.paneel._model.rowCount() == 1


def test_a_school_list_can_be_narrowed(venster, tmp_path, qtbot) -> None:
    kop = "PROVINCIE;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;GEMEENTENAAM\n"
    pad = tmp_path / "duo.csv"
    pad.write_text(kop + "Limburg;01AA;00;A;HEERLEN\nLimburg;01AB;00;B;VENLO\n")
    venster.lees(pad)
    _wacht_op(qtbot, venster, VOORBEELD)
    assert venster.paneel._gemeentebalk.isVisible()
    venster.paneel._gemeenten.setText("Venlo")
    qtbot.keyClick(venster.paneel._gemeenten, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: venster.paneel._model.rowCount() == 1, timeout=10_000)
    _wacht_op(qtbot, venster, VOORBEELD)


def test_by_keyboard_only(venster, bron, qtbot, monkeypatch) -> None:
    map_ = bron(leerlingen=GOED)
    monkeypatch.setattr(
        "app.ui.importeren.venster.QFileDialog.getExistingDirectory", lambda *_: str(map_)
    )
    assert venster.focusWidget() is venster.kies
    qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_Tab)
    assert venster.focusWidget() is venster.kies_map
    qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_Space)
    _wacht_op(qtbot, venster, VOORBEELD)
    assert venster.focusWidget() is venster.neem_over
    qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_Space)
    _wacht_op(qtbot, venster, KLAAR)
    assert venster.focusWidget() is venster.sluit_knop
    qtbot.keyClick(venster.focusWidget(), Qt.Key.Key_Space)
    assert not venster.isVisible()
    assert len(venster.kern.sessie.lees(Leerling)) == 1


def test_every_control_has_a_name(venster, bron, qtbot) -> None:
    venster.lees(bron(leerlingen=FOUT))
    _wacht_op(qtbot, venster, VOORBEELD)
    buren = {label.buddy() for label in venster.findChildren(QLabel)}
    for soort in (QAbstractButton, QLineEdit, QTableView, QTextBrowser):
        for deel in venster.findChildren(soort):
            van_qt = deel.objectName().startswith("qt_") or isinstance(deel.parent(), QTableView)
            if van_qt or deel.isHidden():
                continue
            naam = deel.accessibleName() or (deel.text() if hasattr(deel, "text") else "")
            assert naam or deel in buren, deel


def test_shortcuts_are_unique_on_each_page(venster) -> None:
    for i in range(4):
        letters = [
            k.text()[k.text().index("&") + 1].lower()
            for k in venster._pagina.widget(i).findChildren(QAbstractButton)
            if "&" in k.text()
        ]
        assert len(set(letters)) == len(letters), letters


def test_the_models_behave(venster, bron, qtbot, qtmodeltester) -> None:
    venster.lees(bron(leerlingen=FOUT))
    _wacht_op(qtbot, venster, VOORBEELD)
    for model in (venster.paneel._model, venster.paneel._telmodel):
        assert isinstance(model, RijenModel | TellingModel)
        qtmodeltester.check(model)
    model = venster.paneel._model
    regels = [model.data(model.index(i, 0), RIJ_ROL).regel for i in range(model.rowCount())]
    assert regels == [3, 2], "the rejected row stands on top, before the good one"


def test_export_in_the_background_comes_back_the_same(
    venster, team_sessie, tmp_path, qtbot
) -> None:
    with team_sessie.schrijf() as tx:
        tx.maak(een_leerling())
    taak = begin_export(venster.kern, tmp_path / "uit", venster)
    with qtbot.waitSignal(taak.klaar, timeout=10_000):
        pass
    exporteer(team_sessie, tmp_path / "ook")
    for pad in (tmp_path / "ook").iterdir():
        assert pad.read_bytes() == (tmp_path / "uit" / pad.name).read_bytes()
    shutil.rmtree(tmp_path / "uit")
