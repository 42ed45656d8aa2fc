"""The dossier on the screen: what it says, and that every part of it can be reached and used."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.domain.dossiers import Afspraak, Stapbesluit, Taak, Uitkomst
from app.domain.handelen import Contact, Doorgave
from app.domain.team import TeamProtocol
from app.domain.tijdlijnitem import Groep, Teken
from app.services import vastleggen
from app.services.sessie import Sessie
from app.ui import acties, klembord
from app.ui.dossier.feitgeschiedenis import GeschiedenisDialoog
from app.ui.dossier.regelknop import Regelknop
from app.ui.thema import thema
from app.ui.vastleggen.kinds import KINDS
from resources.lezer import lees_tekst
from tests.ui.dossier.conftest import Scherm, StilleTrechter


def verwerk() -> None:
    """Let queued events happen, deletions included."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def knop_met(ouder: QWidget, begin: str) -> QAbstractButton:
    (gevonden,) = [
        k
        for k in ouder.findChildren(QAbstractButton)
        if k.text().startswith(begin) and k.isVisible()
    ]
    return gevonden


def raadplegingen(sessie: Sessie) -> int:
    return len(sessie.v.rijen("SELECT nr FROM audit WHERE actie = 'raadpleeg'"))


def test_kop_zegt_wie_het_is_en_onder_welke_plicht(scherm: Scherm) -> None:
    kop = scherm.view.kop
    assert kop.naam.accessibleName() == "Iepenlaan, Emre"
    # born 9 March 2011: 15 on 18 November 2026; leerplichtig to the end of the
    # schooljaar in which he turns 16 (9 March 2027): 31 July 2027
    assert kop.leeftijd.tekst == "15 jaar"
    assert kop.plicht.tekst == "leerplichtig t/m 31 juli 2027"
    assert kop.school.tekst == "Het Fictieve Lyceum, 3b"
    # 12 October up to and including 18 November: 20 + 18 = 38 days
    assert kop.thuis.tekst == "thuis 38 dagen"


def test_bsn_verborgen_tot_gevraagd_en_klembord_weer_leeg(
    scherm: Scherm, trechter: StilleTrechter
) -> None:
    bsn = scherm.view.kop.bsn
    assert "999900377" not in bsn.text() + bsn.toolTip() + bsn.accessibleName()
    bsn.click()
    assert "999900377" in bsn.text()
    bsn.click()
    assert QGuiApplication.clipboard().text() == "999900377"
    assert "999900377" not in bsn.text()
    assert "999900377" not in trechter.stil_gezegd[-1].tekst
    klembord.wis_geheim()
    assert QGuiApplication.clipboard().text() == ""


def test_raadpleging_eens_per_bezoek(scherm: Scherm) -> None:
    sessie = scherm.kern.sessie
    assert raadplegingen(sessie) == 1
    scherm.view.toon(scherm.vast.dossier)
    scherm.kern.gewijzigd.emit(None)
    assert raadplegingen(sessie) == 1
    scherm.view.hide()
    scherm.view.show()
    scherm.view.toon(scherm.vast.dossier)
    assert raadplegingen(sessie) == 2


def test_stepper_zegt_elke_stap_in_woorden(scherm: Scherm) -> None:
    knoppen = scherm.view.stepper.knoppen
    assert [k.vak.stap for k in knoppen] == ["1", "2", "3a", "3b", "4"]
    assert knoppen[0].accessibleName() == "Stap 1, De basis op orde, gedaan, 23 sep – 7 okt"
    # Wed 7 October + 4 schoolweken; herfstvakantie midden 17–25 October is week 43:
    # weeks 42, 44, 45, 46 -> Wed 11 November
    assert "huidige stap, kantelpunt was wo 11 nov" in knoppen[1].accessibleName()
    assert knoppen[2].vak.rijen == knoppen[3].vak.rijen == 2
    assert knoppen[2].midden().x() == knoppen[3].midden().x()
    assert knoppen[2].midden().y() < knoppen[1].midden().y() < knoppen[3].midden().y()


def test_stepper_met_toetsen(scherm: Scherm) -> None:
    view = scherm.view
    knoppen = view.stepper.knoppen
    knoppen[0].setFocus()
    QTest.keyClick(knoppen[0], Qt.Key.Key_Right)
    assert knoppen[1].hasFocus()
    QTest.keyClick(knoppen[1], Qt.Key.Key_Right)
    QTest.keyClick(knoppen[2], Qt.Key.Key_Return)
    assert view.stapdetail.isVisible()
    tekst = view.stapdetail.wie.text()
    assert "ondersteuningscoördinator" in tekst
    assert "h. 4, stap 3a" in view.stapdetail.verloop.text()
    QTest.keyClick(view.stapdetail.kruis, Qt.Key.Key_Escape)
    assert view.kantel.isVisible()
    assert knoppen[2].hasFocus()


def test_kantelpunt_met_vorm_woord_en_berekening(scherm: Scherm) -> None:
    kantel = scherm.view.kantel
    # schooldagen after Wed 11 up to Wed 18 November: Thu, Fri, Mon, Tue, Wed = 5
    assert kantel.badge.tekst == "5 schooldagen over"
    assert kantel.kop.text() == (
        "Kantelpunt was wo 11 nov: naar stap 3a of 3b, als er geen andere oplossing in beeld is."
    )
    assert "wo 7 oktober + 4 schoolweken = wo 11 november" in kantel.uitleg.text()
    assert "h. 4, stap 2" in kantel.bron.text()
    kantel.hoe.click()
    venster = scherm.view.bediening.venster
    assert venster is not None
    assert venster.isVisible()
    assert venster.uitleg.titel == "Kantelpunt van stap 2"
    assert len(venster.regels) >= 2
    venster.kopieer.click()
    tekst = QGuiApplication.clipboard().text()
    assert "- Termijn: + 4 schoolweken = wo 11 november" in tekst
    assert "h. 4, stap 2" in tekst


def test_uitleg_en_datum_verschuiven_samen(scherm: Scherm) -> None:
    from app.domain.handelen import Overleg

    (overleg,) = scherm.kern.sessie.lees(Overleg, dossier_id=scherm.vast.dossier)
    scherm.kern.voer_uit(
        lambda s: vastleggen.wijzig(s, dataclasses.replace(overleg, datum=date(2026, 10, 14)))
    )
    assert scherm.view.kantel.kop.text().startswith("Kantelpunt is vandaag, wo 18 nov")
    assert "wo 14 oktober + 4 schoolweken = wo 18 november" in scherm.view.kantel.uitleg.text()


def test_poort_dicht_klik_herstelt(scherm: Scherm, trechter: StilleTrechter) -> None:
    view = scherm.view
    # 12 October + 28 days = 9 November is day 29: longer than 4 weken, so it is due
    poort = next(
        k for k in view.kantel.poorten.delen if isinstance(k, Regelknop) and "SWV" in k.text()
    )
    assert "nog niet" in poort.text()
    poort.click()
    formulier = view.formulier.formulier
    assert formulier is not None
    assert formulier.waarden()["aan"] == "swv"
    view.formulier.bewaar()
    assert not trechter.fouten
    (doorgave,) = scherm.kern.sessie.lees(Doorgave, dossier_id=scherm.vast.dossier)
    assert doorgave.datum == date(2026, 11, 18)
    verwerk()
    teksten = [k.text() for k in view.kantel.poorten.delen if isinstance(k, Regelknop)]
    assert any(t.endswith(": ja") and "SWV" in t for t in teksten)


def test_tijdlijn_beeld_en_lijst_lopen_gelijk(scherm: Scherm) -> None:
    paneel = scherm.view.tijdlijn
    beeld, lijst = paneel.beeld, paneel.lijst
    beeld.setFocus()
    QTest.keyClick(beeld, Qt.Key.Key_Left)
    eerste = beeld.keuze()
    QTest.keyClick(beeld, Qt.Key.Key_Left)
    assert beeld.keuze() == eerste + 1
    gekozen = lijst.gekozen_item()
    assert gekozen is beeld.items[beeld.keuze()] or gekozen is None
    rij = next(r for r, i in enumerate(lijst.tijdlijn.items) if i.feit_id == scherm.vast.contact)
    lijst.setCurrentIndex(lijst.tijdlijn.index(rij, 2))
    assert beeld.items[beeld.keuze()].feit_id == scherm.vast.contact
    vak = beeld.vak(beeld.keuze())
    assert beeld.plek_op(vak.center().toPoint()) == beeld.keuze()


def test_tijdlijn_zoomt_met_toetsen_en_blijft_in_beeld(scherm: Scherm) -> None:
    beeld = scherm.view.tijdlijn.beeld
    breed = beeld.schaal.per_dag
    QTest.keyClick(beeld, Qt.Key.Key_Plus)
    assert beeld.schaal.per_dag == pytest.approx(breed * 1.4)
    assert beeld.horizontalScrollBar().maximum() > 0
    QTest.keyClick(beeld, Qt.Key.Key_0)
    assert beeld.schaal.per_dag == pytest.approx(breed)
    assert beeld.horizontalScrollBar().maximum() == 0


def test_filter_toont_alleen_de_groep(scherm: Scherm) -> None:
    paneel = scherm.view.tijdlijn
    paneel.filter(Groep.CONTACT)
    assert [i.feit_id for i in paneel.lijst.tijdlijn.items] == [scherm.vast.contact]
    # the picture keeps the holidays: they explain the dates
    assert any(i.vorm is Teken.VAKANTIE for i in paneel.beeld.items)
    paneel.filter(Groep.ALLES)
    assert len(paneel.lijst.tijdlijn.items) > 10


def test_model_van_de_lijst(scherm: Scherm, qtmodeltester) -> None:
    model = scherm.view.tijdlijn.lijst.tijdlijn
    qtmodeltester.check(model)
    rij = next(r for r, i in enumerate(model.items) if i.feit_id == scherm.vast.contact)
    gelezen = model.data(model.index(rij, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert gelezen.startswith("donderdag 12 november 2026: Telefoon met moeder · gesproken")


def test_enter_opent_delete_trekt_in_en_ongedaan(scherm: Scherm, trechter: StilleTrechter) -> None:
    view = scherm.view
    lijst = view.tijdlijn.lijst
    rij = next(r for r, i in enumerate(lijst.tijdlijn.items) if i.feit_id == scherm.vast.contact)
    lijst.setCurrentIndex(lijst.tijdlijn.index(rij, 2))
    lijst.setFocus()
    QTest.keyClick(lijst, Qt.Key.Key_Return)
    assert view.formulier.isVisible()
    assert view.formulier.open_sleutel == (scherm.vast.dossier, "contact", scherm.vast.contact)
    view.formulier.annuleer()
    QTest.keyClick(lijst, Qt.Key.Key_Delete)
    assert scherm.kern.sessie.lees(Contact, dossier_id=scherm.vast.dossier) == []
    bericht = trechter.stil_gezegd[-1]
    assert bericht.tekst == "Contact ingetrokken."
    assert bericht.ongedaan is not None
    bericht.ongedaan()
    assert len(scherm.kern.sessie.lees(Contact, dossier_id=scherm.vast.dossier)) == 1
    assert any(i.feit_id == scherm.vast.contact for i in lijst.tijdlijn.items)


def test_berekend_kan_niet_worden_ingetrokken(scherm: Scherm, trechter: StilleTrechter) -> None:
    lijst = scherm.view.tijdlijn.lijst
    rij = next(r for r, i in enumerate(lijst.tijdlijn.items) if i.vorm is Teken.RUIT_OPEN)
    lijst.ingetrokken.emit(rij)
    assert trechter.stil_gezegd[-1].tekst == "Dit is berekend en kan niet worden ingetrokken."


def test_te_doen_in_orde_van_dag_en_afvinken(scherm: Scherm) -> None:
    zij = scherm.view.zij
    teksten = [k.text() for k in zij.te_doen.findChildren(Regelknop)]
    # SWV-melding (was), agreement (was Mon 16 Nov), task (Tue 24 Nov)
    assert "was" in teksten[0]
    # what a route asks by ma 23 nov (melding 4 nov) stands between them
    afspraak = teksten.index("Afspraak met moeder nagekomen: twee lesuren? · was ma 16 nov")
    assert afspraak < teksten.index("School bellen · di 24 nov")
    from PySide6.QtWidgets import QCheckBox

    vinken = zij.te_doen.findChildren(QCheckBox)
    assert vinken[1].accessibleName() == "Afvinken: School bellen"
    vinken[1].click()
    verwerk()
    (taak,) = scherm.kern.sessie.lees(Taak, dossier_id=scherm.vast.dossier)
    assert taak.gedaan_op == date(2026, 11, 18)
    zij.te_doen.findChildren(QCheckBox)[0].click()
    (afspraak,) = scherm.kern.sessie.lees(Afspraak, dossier_id=scherm.vast.dossier)
    assert (afspraak.uitkomst, afspraak.uitkomst_op) == (
        Uitkomst.NAGEKOMEN,
        date(2026, 11, 18),
    )


def test_personen_tolk_en_geheim_adres(scherm: Scherm) -> None:
    from PySide6.QtWidgets import QLabel

    personen = scherm.view.zij.personen
    labels = [x.text() for x in personen.findChildren(QLabel)]
    knoppen = [k.text() for k in personen.findChildren(Regelknop)]
    assert "A. Iepenlaan, moeder, gezag" in knoppen
    assert "06-0000 0041 · tolk Turks" in labels
    assert "geheim adres" in labels
    assert "Emre zelf, 12+, wordt zelf gehoord" in knoppen
    assert not any("Elzenpad" in t for t in labels + knoppen)


def test_andere_peildatum_alleen_lezen(scherm: Scherm, trechter: StilleTrechter) -> None:
    view, kern = scherm.view, scherm.kern
    kern.zet_peildatum(date(2026, 11, 2))
    verwerk()
    assert not view.kop.vastleggen.isEnabled()
    assert "andere dag" in view.kop.vastleggen.toolTip()
    assert all(not p.plus.isEnabled() for p in (view.zij.te_doen, view.zij.regie))
    assert all(not k.isEnabled() for k in view.kantel.knoppen.delen)
    # on 2 November the call of the 12th has not been made yet
    assert all(i.feit_id != scherm.vast.contact for i in view.tijdlijn.lijst.tijdlijn.items)
    view.open_formulier("contact")
    assert view.formulier.formulier is None
    assert "andere dag" in trechter.fouten[-1].tekst
    kern.terug_naar_vandaag()
    verwerk()
    assert view.kop.vastleggen.isEnabled()


def test_wijziging_door_een_ander_verschijnt(
    scherm: Scherm, opnieuw, trechter: StilleTrechter
) -> None:
    ander = opnieuw()
    vastleggen.leg_vast(ander, Contact(dossier_id=scherm.vast.dossier, datum=date(2026, 11, 17)))
    scherm.kern.gewijzigd.emit(None)
    assert any(
        i.soort == "contact" and i.datum == date(2026, 11, 17)
        for i in scherm.view.tijdlijn.lijst.tijdlijn.items
    )


def test_geschiedenis_toont_oud_en_nieuw(scherm: Scherm, qtbot) -> None:
    sessie = scherm.kern.sessie
    contact = sessie.lees_een(Contact, scherm.vast.contact)
    vastleggen.wijzig(sessie, dataclasses.replace(contact, geslaagd=False))
    dialoog = GeschiedenisDialoog(sessie, contact, notities_open=False)
    qtbot.addWidget(dialoog)
    regels = [dialoog.tabel.item(r, 2).text() for r in range(dialoog.tabel.rowCount())]
    assert regels[0] == "verbeterd\nGesproken: ja → nee"
    assert regels[1].startswith("vastgelegd\nDatum: do 12 nov 2026")
    assert "Notitie: op slot" in regels[1]
    assert "belt terug" not in "".join(regels)
    assert dialoog.tabel.item(0, 1).text() == "S. de Wit"


def test_eigen_protocol_als_toml_loopt_door_het_venster(
    scherm: Scherm, trechter: StilleTrechter
) -> None:
    """A stap, a term and a gate that exist in TOML only are walked in the window."""
    toml = lees_tekst("protocollen", "apeldoorn.toml")
    deel = toml.split("# ---------------------------------------------------------------- stap 1")
    nieuw = """
[[stap]]
code = "1x"
naam = "Thuis langsgaan"
doel = "Iemand van leerplicht gaat langs."
wat = ["Een huisbezoek."]
documenten = []
bron = { document = "eigen", plaats = "afspraak van het team" }

[stap.betrokkenen]
allen = ["ouders"]

[stap.regie.inhoud]
allen = { organisatie = "leerplicht", persoon = "ambtenaar" }

[stap.regie.proces]
allen = { organisatie = "leerplicht", persoon = "ambtenaar" }

[stap.kantelpunt]
naar = "2"
termijn = { aantal = 5, eenheid = "schooldagen" }
door = "leerplicht"
vragen = ["herstel"]
langer = "reden"
korter = "vrij"
bron = { document = "eigen", plaats = "afspraak van het team" }

[stap.kantelpunt.vanaf]
feit = "begin"
naam = "Begin van de stap"
geen = "de stap is nog niet begonnen"
"""
    tekst = toml.replace('naar = "2"', 'naar = "1x"', 1)
    voor, na = tekst.split(
        "# ---------------------------------------------------------------- stap 2\n"
    )
    tekst = voor + nieuw + "\n# ---- stap 2\n" + na
    assert len(deel) == 2
    sessie, view = scherm.kern.sessie, scherm.view
    with sessie.schrijf() as tx:
        tx.maak(TeamProtocol(code="apeldoorn", geldig_vanaf=date(2026, 8, 1), toml=tekst))
        for besluit in sessie.lees(Stapbesluit, dossier_id=scherm.vast.dossier):
            if besluit.stap == "2":
                tx.trek_in(Stapbesluit, besluit.id, besluit.versie)
    scherm.kern.gewijzigd.emit(None)
    verwerk()
    assert [k.vak.stap for k in view.stepper.knoppen] == ["1", "1x", "2", "3a", "3b", "4"]
    knop_met(view.kantel, "Opschalen").click()
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("vraag_herstel").invoer.zet("nee")
    if "reden" in {v.naam for v in formulier.opzet.velden}:
        formulier.veld("reden").invoer.zet("Team gaat eerst langs.")
    view.formulier.bewaar()
    verwerk()
    assert not trechter.fouten
    assert view.formulier.formulier is None
    huidig = view.stepper.knoppen[1]
    # Wed 18 November + 5 schooldagen = Wed 25 November
    assert "Thuis langsgaan, huidige stap, kantelpunt wo 25 nov" in huidig.accessibleName()
    assert "wo 25 november" in view.kantel.uitleg.text()
    assert "afspraak van het team" in view.kantel.bron.text()


def test_smal_scherm_wordt_bladen_en_niets_valt_af(scherm: Scherm) -> None:
    view = scherm.view
    view.resize(640, 300)
    verwerk()
    tabs = view.indeling.tabs
    assert tabs is not None
    assert [tabs.tabText(i) for i in range(tabs.count())] == [
        "Stand",
        "Tijdlijn",
        "Opsporing",
        "Te doen en personen",
    ]
    assert not view.kop.plicht.visibleRegion().isEmpty()
    for i in range(tabs.count()):
        tabs.setCurrentIndex(i)
        verwerk()
        rol = tabs.currentWidget()
        assert rol.widget().width() <= rol.viewport().width(), tabs.tabText(i)
        for knop in rol.widget().findChildren(QAbstractButton):
            if knop.isVisible():
                rechts = knop.mapTo(rol.widget(), QPoint(knop.width(), 0)).x()
                assert rechts <= rol.viewport().width() + 1, knop.text()
    view.open_formulier("overleg")
    verwerk()
    assert tabs.tabText(tabs.currentIndex()) == "Vastleggen"
    assert view.formulier.knop_bewaar.isVisible()
    assert not view.formulier.knop_bewaar.visibleRegion().isEmpty()
    view.formulier.annuleer()
    assert tabs.tabText(tabs.currentIndex()) == "Te doen en personen", "back to where it began"
    view.resize(1180, 620)
    verwerk()
    assert view.indeling.tabs is None
    assert view.tijdlijn.isVisible()
    assert view.zij.isVisible()


def test_alles_wat_focus_krijgt_heeft_een_naam(scherm: Scherm) -> None:
    view = scherm.view
    zonder = []
    for code in ("", *(k.code for k in KINDS if not k.zonder_menu), "sluiten", "overdragen"):
        if code:
            view.open_formulier(code)
        for w in view.findChildren(QWidget):
            if w.focusPolicy() == Qt.FocusPolicy.NoFocus or not w.isVisible():
                continue
            if isinstance(w.parent(), QComboBox) and isinstance(w, QLineEdit):
                pass
            soorten = (
                QAbstractButton,
                QLineEdit,
                QPlainTextEdit,
                QComboBox,
                QAbstractItemView,
            )
            if not isinstance(w, soorten):
                continue
            tekst = w.text() if isinstance(w, QAbstractButton) else ""
            if not (w.accessibleName() or tekst):
                zonder.append(f"{code}: {type(w).__name__} in {type(w.parent()).__name__}")
        view.formulier.annuleer()
        verwerk()
    assert zonder == []


def test_sneltoetsen_zijn_uniek_in_het_hele_venster() -> None:
    eigen = [k.sneltoets for k in KINDS if k.sneltoets] + ["Ctrl+Shift+B"]
    globaal = [a.toets for a in acties.TABEL if a.toets]
    alle = eigen + globaal
    assert sorted(alle) == sorted(set(alle))


def test_tab_loopt_door_kop_stepper_besluiten_en_lijst(scherm: Scherm) -> None:
    """By Tab alone one comes from the first button of the head to the list."""
    view = scherm.view
    view.kop.vastleggen.setFocus()
    gezien = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        w = QApplication.focusWidget()
        gezien.append(w)
        if w is view.kop.vastleggen:
            break
    assert view.kop.brief in gezien
    assert view.stepper.knoppen[0] in gezien
    assert any(k in gezien for k in view.kantel.knoppen.delen)
    assert view.tijdlijn.beeld in gezien
    assert view.tijdlijn.lijst in gezien
    assert view.zij.te_doen.plus in gezien


def test_op_een_klein_scherm_staan_vijf_regels_van_de_tijdlijn_in_beeld(scherm: Scherm) -> None:
    """At 1366×768 less title bar, task bar, menus and bars a dossier has 65 by 32 line heights."""
    em = thema().em()
    scherm.view.resize(65 * em, 32 * em)
    verwerk()
    lijst, beeld = scherm.view.tijdlijn.lijst, scherm.view.tijdlijn.beeld
    assert scherm.view.indeling.smal is False
    assert lijst.viewport().height() >= 5 * lijst.rowHeight(0)
    # and nothing of the picture is cut off: every mark lies above its lower rim
    assert beeld.height() >= beeld.sizeHint().height()
    for plek, item in enumerate(beeld.items):
        if item.baan is not None:
            assert beeld.vak(plek).bottom() <= beeld.viewport().height()
    assert beeld.height() + lijst.height() < scherm.view.tijdlijn.height()


def test_een_dag_van_lang_geleden_heeft_zijn_jaar(scherm: Scherm) -> None:
    model = scherm.view.tijdlijn.lijst.tijdlijn
    assert scherm.view.beeld is not None
    for rij, item in enumerate(model.items):
        dag = str(model.data(model.index(rij, 0)))
        # 18 November 2026 less 300 days is 22 January 2026
        assert dag.endswith(str(item.datum.year)) is (item.datum < date(2026, 1, 22))
    assert any(i.datum < date(2026, 1, 22) for i in model.items)
    assert any(i.datum > date(2026, 1, 22) for i in model.items)
