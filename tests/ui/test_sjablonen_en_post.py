"""Screens of letters: templates with their live page, the post register, signing, the search."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.handelen import Bezorgwijze, Brief, Ondertekening, Retourreden
from app.domain.mensen import Ambtenaar, Rol
from app.domain.partners import Partner
from app.domain.team import Sjabloonversie
from app.services import brieven, ondertekenen
from app.ui import achtergrond
from app.ui.beheer.feitformulier import Feitformulier
from app.ui.briefmenu import brief_menu
from app.ui.brieven.dialoog import BriefDialoog
from app.ui.brieven.view import BrievenView
from app.ui.kern import Kern
from app.ui.sjablonen.view import SjablonenView
from tests.conftest import VANDAAG
from tests.services.briefpersonen import VELDEN, team_op_papier, zet_persoon
from tests.ui.conftest import Gezegd


@pytest.fixture
def dossier(kern: Kern) -> str:
    team_op_papier(kern.sessie)
    return zet_persoon(kern.sessie, "apart")


def toon(qtbot, view: QWidget) -> None:
    qtbot.addWidget(view)
    view.resize(1180, 640)
    view.show()


@pytest.fixture
def sjablonen(qtbot, kern: Kern, dossier: str) -> SjablonenView:
    view = SjablonenView(kern)
    toon(qtbot, view)
    qtbot.waitUntil(lambda: view.bladen.aantal > 0, timeout=8000)
    return view


def klaar(qtbot, view: SjablonenView) -> None:
    view.maak()
    qtbot.waitUntil(lambda: view._taak is None, timeout=8000)


def test_de_pagina_volgt_de_tekst(qtbot, sjablonen: SjablonenView) -> None:
    vak = sjablonen.vakken[0]
    assert vak.sleutel == "ouder"
    assert "datum van het gesprek" in sjablonen.gaten.text()
    vak.body.setPlainText("Alleen dit, {{ leerling.roepnaam }}.")
    klaar(qtbot, sjablonen)
    assert not sjablonen.gaten.isVisible()
    assert not sjablonen.balk.isVisible()
    vak.body.setPlainText("Goed.\n{{ leerling.namm }}")
    klaar(qtbot, sjablonen)
    assert sjablonen.balk.isVisible()
    assert "bedoelt u leerling.naam" in sjablonen.balk.label.text()


def test_opslaan_keurt_en_springt_naar_de_regel(
    qtbot, sjablonen: SjablonenView, kern: Kern, gezegd: Gezegd
) -> None:
    vak = sjablonen.vakken[0]
    vak.body.setPlainText("Een.\nTwee.\n{{ 2 * 3 }}")
    sjablonen.bewaar()
    assert "er wordt gerekend" in sjablonen.balk.label.text()
    assert vak.body.textCursor().blockNumber() == 2
    assert kern.sessie.lees(Sjabloonversie) == []
    vak.body.setPlainText("Beste {{ ontvanger.naam }}.")
    sjablonen.bewaar()
    (versie,) = kern.sessie.lees(Sjabloonversie)
    assert (versie.code, versie.nummer) == ("uitnodiging", 1)
    assert "eigen versie 1" in sjablonen.tabel.model_.teksten(0)[0]
    sjablonen.naar_geleverd()
    assert gezegd.vragen
    assert "{{ leerling.naam }}" in sjablonen.vakken[0].body.toPlainText()


def test_smal_wordt_de_lijst_een_keuze_en_de_velden_een_tab(
    qtbot, sjablonen: SjablonenView
) -> None:
    sjablonen.resize(620, 330)
    assert not sjablonen.tabel.isVisible()
    assert sjablonen._naast.count() == 2
    sjablonen.keus.setCurrentIndex(3)
    sjablonen.keus.activated.emit(3)
    assert "waarschuwing" in sjablonen.vakken[0].body.toPlainText()
    sjablonen.resize(1180, 640)
    assert sjablonen.tabel.isVisible()
    assert sjablonen._naast.count() == 1
    assert sjablonen.velden.isVisible()


def test_een_veld_klikken_voegt_het_in(sjablonen: SjablonenView) -> None:
    vak = sjablonen.vakken[0]
    vak.body.setPlainText("")
    boom = sjablonen.velden.boom
    sjablonen.velden.zoekveld.setText("geboortedatum")
    zichtbaar = [
        boom.topLevelItem(g).child(r)
        for g in range(boom.topLevelItemCount())
        for r in range(boom.topLevelItem(g).childCount())
        if not boom.topLevelItem(g).child(r).isHidden()
    ]
    assert len(zichtbaar) == 1
    boom.setCurrentItem(zichtbaar[0])
    QTest.keyClick(boom, Qt.Key.Key_Return)
    assert vak.body.toPlainText() == "{{ leerling.geboren }}"


def test_niet_opgeslagen_wordt_gevraagd(sjablonen: SjablonenView, gezegd: Gezegd) -> None:
    sjablonen.vakken[0].body.setPlainText("Anders.")
    gezegd.antwoord = False
    sjablonen.tabel.selectRow(3)
    assert gezegd.vragen
    assert sjablonen.vakken[0].body.toPlainText() == "Anders."
    gezegd.antwoord = True
    sjablonen.tabel.selectRow(4)
    assert "Anders." not in sjablonen.vakken[0].body.toPlainText()
    assert sjablonen.jurist.isVisible()
    assert sjablonen.jurist.text().startswith("Te controleren door uw jurist")


def test_elk_sjabloon_heeft_een_pagina(qtbot, sjablonen: SjablonenView) -> None:
    qtbot.wait(50)  # the words get their colours after the first paint
    assert not sjablonen._vuil, "to look at a template is no change"
    for rij in range(sjablonen.tabel.model_.rowCount()):
        sjablonen.tabel.selectRow(rij)
        qtbot.waitUntil(lambda: sjablonen._taak is None, timeout=8000)
        if sjablonen.tabel.huidig.groep == "opsporing":  # not every dossier has such a case
            assert sjablonen.bladen.aantal or sjablonen.gaten.text()
            continue
        assert sjablonen.bladen.aantal > 0, sjablonen.tabel.huidig
        assert not sjablonen.balk.isVisible()


def test_postregister_filteren_en_wat_terugkwam(qtbot, kern: Kern, dossier: str) -> None:
    brieven.registreer(
        kern.sessie, brieven.maak_concepten(kern.sessie, dossier, "waarschuwing", VANDAAG)
    )
    view = BrievenView(kern)
    toon(qtbot, view)
    post = view.post
    assert post.tabel.model_.rowCount() == 3
    post.zoekveld.setText("dordevic")
    assert post.tabel.model_.rowCount() == 1
    post.zoekveld.clear()
    brief = post.tabel.model_.rijen()[0].brief
    post.tabel.selectRow(0)
    post.wijzig()
    vorm = post.findChild(Feitformulier)
    wijze = next(b for b in Bezorgwijze if b is not brief.bezorgwijze)
    vorm.invoer["bezorgwijze"].zet(wijze)
    vorm.invoer["retour_op"].zet(VANDAAG)
    vorm.invoer["retour_reden"].zet(Retourreden.ONBESTELBAAR)
    vorm.bewaar()
    na = kern.sessie.lees_een(Brief, brief.id)
    terug = {"retour_op": VANDAAG, "retour_reden": Retourreden.ONBESTELBAAR}
    assert na == replace(brief, bezorgwijze=wijze, versie=na.versie, **terug)
    post.terug.setChecked(True)
    (regel,) = post.tabel.model_.rijen()
    assert "onbestelbaar" in regel.hoe


def test_de_cursor_blijft_bij_zijn_brief_als_de_lijst_anders_gesorteerd_wordt(
    qtbot, kern: Kern, dossier: str
) -> None:
    brieven.registreer(
        kern.sessie, brieven.maak_concepten(kern.sessie, dossier, "waarschuwing", VANDAAG)
    )
    view = BrievenView(kern)
    toon(qtbot, view)
    tabel = view.post.tabel
    tabel.selectRow(1)
    brief = tabel.huidig.brief.id
    for kolom in range(tabel.model_.columnCount()):
        for orde in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            tabel.sortByColumn(kolom, orde)
            assert tabel.huidig.brief.id == brief
            assert [r.brief.id for r in tabel.selectie()] == [brief]


def test_tekenen_legt_vast_en_drukt_af(
    qtbot, kern: Kern, dossier: str, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keuzes = VELDEN["besluit_3a"]
    concepten = brieven.maak_concepten(kern.sessie, dossier, "besluit_3a", VANDAAG, keuzes)
    ondertekenen.leg_voor(kern.sessie, concepten, keuzes)
    view = BrievenView(kern)
    toon(qtbot, view)
    view.bladen.setCurrentIndex(1)
    assert view.bladen.tabText(1) == "Ter ondertekening (1)"
    assert view.tekenen.bladen.aantal >= 1
    monkeypatch.setattr("app.ui.brieven.tekenblad.afdrukken.vraag_printer", lambda parent: None)
    view.tekenen.teken()
    assert kern.sessie.lees(Brief) == []
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "uit.pdf"))
    monkeypatch.setattr("app.ui.brieven.tekenblad.afdrukken.vraag_printer", lambda parent: printer)
    view.tekenen.teken()
    assert len(kern.sessie.lees(Brief)) == len(concepten)
    assert (tmp_path / "uit.pdf").stat().st_size > 1000
    assert view.bladen.tabText(1) == "Ter ondertekening"


def test_wie_niet_tekent_legt_voor(qtbot, kern: Kern, dossier: str) -> None:
    with kern.sessie.schrijf() as tx:
        tx.maak(Ambtenaar(naam="T. Leider", rol=Rol.TEAMLEIDER))
        ik = kern.sessie.lees_een(Ambtenaar, kern.sessie.ambtenaar_id)
        tx.wijzig(replace(ik, rol=Rol.LEERPLICHTAMBTENAAR))
    d = BriefDialoog(kern, dossier, "besluit_3a")
    toon(qtbot, d)
    assert d._blad is not None
    for code, waarde in VELDEN["besluit_3a"].items():
        veld = d._blad.invoer(code)
        veld.zet(waarde if code != "aanvraag_op" else VANDAAG)
    d.maak()
    assert d.gaten.text() == ""
    assert d.knop_leg_voor.isVisible()
    assert not d.knop_druk.isVisible()
    d.leg_voor()
    assert len(kern.sessie.lees(Ondertekening)) == 1
    assert kern.sessie.lees(Brief) == []


def test_tekst_aanpassen_in_het_venster(qtbot, kern: Kern, dossier: str) -> None:
    d = BriefDialoog(kern, dossier, "waarschuwing")
    toon(qtbot, d)
    d.knop_tekst.setChecked(True)
    d.tekstblad.tekst.setPlainText(d.tekstblad.tekst.toPlainText() + "\nNog een zin.\n")
    d._bij()
    assert "+ Nog een zin." in d.concepten[0].afwijking
    assert d.concepten[1].afwijking == ""
    d.tekstblad.terug.click()
    d._bij()
    assert d.concepten[0].afwijking == ""


@pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", extend=True)
def test_brief_zoeken_en_het_menu(qtbot, kern: Kern, dossier: str) -> None:
    d = BriefDialoog(kern, dossier, None)
    toon(qtbot, d)
    d.sjabloon.begin_zoeken()
    QTest.keyClicks(d.sjabloon._veld, "luxe")
    QTest.keyClick(d.sjabloon._veld, Qt.Key.Key_Return)
    assert d.sjabloon.code == "waarschuwing_luxe"
    assert d.concepten[0].sjabloon == "waarschuwing_luxe"
    # While what was found is in view, that list gets the keys.
    d.sjabloon.begin_zoeken()
    QTest.keyClicks(d.sjabloon._veld, "niet ingeschreven")
    lijst = d.sjabloon._vuller.popup()
    d.sjabloon._vuller.complete()
    QTest.keyClick(lijst, Qt.Key.Key_Return)
    assert d.sjabloon.code == "aanschrijving_absoluut"
    assert not lijst.isVisible()
    assert d._blad is not None
    qtbot.waitUntil(d._blad.isVisible)
    QTest.keyClick(d.sjabloon, Qt.Key.Key_Tab)
    assert d.focusWidget() is d._blad.invoer("datum_reactie").invoer, "Tab goes to what is asked"
    houder = QWidget()
    qtbot.addWidget(houder)
    menu = brief_menu(kern, dossier, houder)
    groepen = [a.menu() for a in menu.actions() if a.menu() is not None]
    assert [m.title() for m in groepen] == list(brieven.GROEPEN.values())
    assert sum(len(m.actions()) for m in groepen) == len(brieven.SJABLONEN)


def test_partners_staan_in_het_adresboek(qtbot, kern: Kern, dossier: str) -> None:
    view = BrievenView(kern)
    toon(qtbot, view)
    assert view.partners.tabel.model_.rowCount() == len(kern.sessie.lees(Partner))
    view.partners.zoekveld.setText("ggd")
    assert view.partners.tabel.model_.rowCount() == 1
    assert achtergrond.wacht_op_alles()
