"""The inbox on real widgets: every decision by key, several at once, empty, full and failing."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.dossiers import Behandelaar, Dossier
from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar, Leerling, Ouder, Rol, Samenvoeging
from app.domain.scholen import School
from app.domain.schoolwerk import Schoolambtenaar
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Melding, Meldingbron, MeldingStatus, Meldingstatus, Verzuimsoort
from app.services import meldingen, vastleggen
from app.services.meldingen import samenvoegen
from app.services.sessie import Sessie
from app.ui.beheer.feitformulier import Feitformulier
from app.ui.kern import Kern
from app.ui.leerling import LeerlingView
from app.ui.meldingen import afsluiten, beoordelen, samen
from app.ui.meldingen.nieuw import NieuweMelding
from app.ui.meldingen.uitelkaar import Uitelkaarvenster
from app.ui.meldingen.view import MeldingenView
from app.ui.meldingen.wachtlijst import Facet, Wachtlijst
from tests.conftest import VANDAAG
from tests.fabriek import een_leerling, een_melding, een_school, zet_dossier
from tests.ui.conftest import Gezegd

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

APPEL = Ambtenaar(naam="M. Appel", rol=Rol.LEERPLICHTAMBTENAAR)


def zet(sessie: Sessie, *namen: str, **anders: object) -> list[Melding]:
    """Write a melding per name, all from one school, and a colleague who has that school."""
    school = een_school()
    vastleggen.leg_vast(
        sessie,
        APPEL,
        school,
        Schoolambtenaar(school_id=school.id, ambtenaar_id=APPEL.id, van=date(2026, 8, 1)),
    )
    gemaakt = []
    for i, naam in enumerate(namen):
        leerling = een_leerling(achternaam=naam, bsn="", geboortedatum=date(2011, 3, 1 + i))
        melding = een_melding(leerling, school_id=school.id, melddatum=date(2026, 11, 16), **anders)
        vastleggen.leg_vast(sessie, leerling, melding)
        gemaakt.append(melding)
    return gemaakt


@pytest.fixture
def toon(kern: Kern, qtbot):
    """Show the screen and give its list."""

    def maak() -> MeldingenView:
        view = MeldingenView(kern)
        qtbot.addWidget(view)
        view.resize(1170, 600)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
        view.eerste_focus().setFocus()
        return view

    return maak


def toets(knop: Qt.Key, wijze: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    doel = QApplication.focusWidget()
    assert doel is not None
    QTest.keyClick(doel, knop, wijze)


def statussen(sessie: Sessie) -> list[tuple[Meldingstatus, str, str]]:
    return [(s.status, s.reden_afsluiten, s.opmerking) for s in sessie.lees(MeldingStatus)]


def namen(lijst: Wachtlijst) -> list[str]:
    return [r.naam for r in lijst.tabel.model_.rijen()]


def test_closing_by_keys(toon, team_sessie: Sessie, qtbot, naamloos) -> None:
    zet(team_sessie, "Aalbes", "Braam")
    view = toon()
    assert naamloos(view) == []
    toets(Qt.Key.Key_A)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), afsluiten.Afsluiting))
    venster = QApplication.activeWindow()
    assert isinstance(venster, afsluiten.Afsluiting)
    assert naamloos(venster) == []
    toets(Qt.Key.Key_Down)
    toets(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is venster.opmerking
    QTest.keyClicks(venster.opmerking, "Belde zelf")
    toets(Qt.Key.Key_Return)
    assert statussen(team_sessie) == [
        (Meldingstatus.AFGESLOTEN, "Het was geoorloofd", "Belde zelf")
    ]
    assert namen(view.wachtlijst) == ["Braam, Emre"]
    view.kern.maak_ongedaan()
    assert namen(view.wachtlijst) == ["Aalbes, Emre", "Braam, Emre"]


def test_assessing_by_keys_opens_a_dossier_at_the_proposed_colleague(
    toon, team_sessie: Sessie, qtbot, naamloos
) -> None:
    zet(team_sessie, "Aalbes")
    view = toon()
    naar: list[str] = []
    view.kern.toon_dossier.connect(naar.append)
    assert "M. Appel, van deze school" in view.wachtlijst.paneel.voorstel.text()
    toets(Qt.Key.Key_O)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), beoordelen.Beoordeling))
    venster = QApplication.activeWindow()
    assert isinstance(venster, beoordelen.Beoordeling)
    assert naamloos(venster) == []
    assert venster.vraag.currentText() == "Melding beoordeeld"
    toets(Qt.Key.Key_Down)  # from "geen actie" to "gesprek"
    toets(Qt.Key.Key_Return)
    (gebeurtenis,) = team_sessie.lees(Gebeurtenis)
    assert (gebeurtenis.soort, gebeurtenis.uitkomst) == ("beoordeeld", "gesprek")
    (behandelaar,) = team_sessie.lees(Behandelaar)
    assert behandelaar.ambtenaar_id == APPEL.id
    assert naar == [gebeurtenis.dossier_id]
    assert view.wachtlijst.stapel.currentWidget() is view.wachtlijst.leeg


def test_several_are_taken_note_of_and_given_away_at_once(toon, team_sessie: Sessie) -> None:
    alle = zet(team_sessie, "Aalbes", "Braam", "Cyclaam")
    lijst = toon().wachtlijst
    toets(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [r.naam for r in lijst.tabel.gekozen_rijen()] == ["Aalbes, Emre", "Braam, Emre"]
    toets(Qt.Key.Key_T)
    assert QApplication.focusWidget() is lijst.paneel.voor or lijst.paneel.voor.view().isVisible()
    lijst.paneel.voor.hidePopup()
    lijst.paneel.voor.setCurrentIndex(lijst.paneel.voor.findData(APPEL.id))
    lijst.paneel.voor.activated.emit(lijst.paneel.voor.currentIndex())
    van = {m.id: m.ambtenaar_id for m in team_sessie.lees(Melding)}
    assert [van[m.id] for m in alle] == [APPEL.id, APPEL.id, None]
    lijst.chips.zet((Facet.NIEMAND,))
    lijst.chips.veranderd.emit()
    assert namen(lijst) == ["Cyclaam, Emre"]
    lijst.chips.zet(())
    lijst.chips.veranderd.emit()
    lijst.tabel.setFocus()
    toets(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    toets(Qt.Key.Key_K)
    assert [s for s, _, _ in statussen(team_sessie)] == [Meldingstatus.TER_KENNISGEVING] * 3


def test_the_filter_and_the_counts(toon, team_sessie: Sessie) -> None:
    zet(team_sessie, "Aalbes", "Braam")
    leerling = een_leerling(achternaam="Zwart", bsn="", geboortedatum=date(2012, 1, 1))
    vastleggen.leg_vast(
        team_sessie,
        leerling,
        een_melding(
            leerling,
            soort=Verzuimsoort.KENMERK,
            bron=Meldingbron.OUDER,
            kenmerk="zorg_ouder",
            melddatum=date(2026, 11, 2),
        ),
    )
    lijst = toon().wachtlijst
    tel = {f: chip.aantal for f, chip in lijst.chips.chips.items()}
    assert (lijst.chips.alles.aantal, tel[Facet.TE_LAAT], tel[Facet.SIGNAAL]) == (3, 1, 1)
    assert lijst.tabel.huidig is not None
    assert lijst.tabel.huidig.naam == "Zwart, Emre"  # due on 9 November, first
    assert "een ouder maakt zich zorgen" in lijst.paneel.tekst.text()
    assert "telt niet als melding" in lijst.paneel.tekst.text()
    QTest.keyClicks(lijst.zoekveld, "braam")
    assert namen(lijst) == ["Braam, Emre"]
    lijst.zoekveld.setText("niemand")
    assert namen(lijst) == []


def test_what_is_known_appears_when_the_cursor_rests(toon, team_sessie: Sessie, qtbot) -> None:
    dossier, leerling, school = zet_dossier(team_sessie)
    vastleggen.leg_vast(
        team_sessie, een_melding(leerling, school_id=school.id, dossier_id=dossier.id)
    )
    paneel = toon().wachtlijst.paneel
    assert paneel.behandel.text() == "In lopend dossier  (B)"
    qtbot.waitUntil(lambda: "Dossiers" in paneel.bekend.text(), timeout=5_000)
    assert "2026-0001 loopt sinds" in paneel.bekend.text()
    assert "Het Fictieve Lyceum" in paneel.bekend.text()


def test_joining_and_parting_on_screen(toon, team_sessie: Sessie, qtbot, naamloos) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    ander = een_leerling(achternaam="Iepenlaen", bsn="", onderwijsnummer="100000004")
    melding = een_melding(ander)
    vastleggen.leg_vast(team_sessie, ander, melding)
    view = toon()
    lijst = view.wachtlijst
    assert lijst.paneel.samen.text() == "Lijkt op een ander…  (S)"
    toets(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), samen.Samenvoegvenster))
    venster = QApplication.activeWindow()
    assert isinstance(venster, samen.Samenvoegvenster)
    assert naamloos(venster) == []
    assert venster.blijft.currentData() == leerling.id  # the one with a BSN
    tekst = venster.naast.toPlainText()
    assert "Iepenlaen" in tekst
    assert leerling.bsn not in tekst
    venster.doe.click()
    assert [x.id for x in team_sessie.lees(Leerling)] == [leerling.id]
    assert team_sessie.lees_een(Melding, melding.id).leerling_id == leerling.id
    assert lijst.rijen[0].dossier_id is not None

    scherm = LeerlingView(view.kern)
    qtbot.addWidget(scherm)
    scherm.toon(leerling.id)
    scherm.show()
    assert "Samengevoegd met Iepenlaen, Emre" in scherm.verleden._label.text()
    scherm.splits_knop.click()
    (los,) = scherm.window().findChildren(Uitelkaarvenster)
    assert naamloos(los) == []
    tekst = los.beeld.toPlainText()
    assert "Gaat terug naar Iepenlaen, Emre" in tekst
    assert "1 × melding" in tekst
    assert "100000004" not in tekst  # numbers are masked
    los.doe.click()
    assert {x.id for x in team_sessie.lees(Leerling)} == {leerling.id, ander.id}
    assert team_sessie.lees(Samenvoeging) == []


def test_the_inbox_parts_them_too(toon, team_sessie: Sessie, qtbot) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    ander = een_leerling(achternaam="Iepenlaen", bsn="", onderwijsnummer="100000004")
    vastleggen.leg_vast(team_sessie, ander, een_melding(ander))
    samenvoegen.voeg_samen(team_sessie, leerling.id, ander.id)
    lijst = toon().wachtlijst
    qtbot.waitUntil(lambda: not lijst.paneel.los.isHidden(), timeout=5_000)
    assert "Samengevoegd met" in lijst.paneel.bekend.text()
    toets(Qt.Key.Key_U)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), Uitelkaarvenster))
    QApplication.activeWindow().doe.click()
    assert len(team_sessie.lees(Leerling)) == 2
    lijst.kern.maak_ongedaan()
    assert len(team_sessie.lees(Leerling)) == 1


def test_a_melding_of_the_wrong_leerling_is_moved(toon, team_sessie: Sessie, qtbot) -> None:
    (melding,) = zet(team_sessie, "Aalbes")
    goede = een_leerling(achternaam="Zwart", bsn="", geboortedatum=date(2012, 1, 1))
    vastleggen.leg_vast(team_sessie, goede)
    lijst = toon().wachtlijst
    toets(Qt.Key.Key_V)
    assert lijst.palet is not None
    QTest.keyClicks(lijst.palet.veld, "zwart")
    QTest.keyClick(lijst.palet.veld, Qt.Key.Key_Return)
    assert namen(lijst) == ["Zwart, Emre"]
    assert team_sessie.lees_een(Melding, melding.id).leerling_id == goede.id
    lijst.kern.maak_ongedaan()
    assert namen(lijst) == ["Aalbes, Emre"]


def test_two_running_dossiers_ask_which_goes_on(kern: Kern, team_sessie: Sessie, qtbot) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    ander = een_leerling(achternaam="Iepenlaen", bsn="", onderwijsnummer="100000004")
    tweede = Dossier(leerling_id=ander.id, dossiernummer="2026-0002", geopend=date(2026, 11, 2))
    vastleggen.leg_vast(team_sessie, ander, tweede)
    venster = samen.Samenvoegvenster(kern, [(leerling, ander, ("x",))])
    qtbot.addWidget(venster)
    venster.show()
    assert venster.dossier.isVisible()
    venster.dossier.setCurrentIndex(venster.dossier.findData(tweede.id))
    venster.doe.click()
    assert [d.id for d in samenvoegen.open_dossiers_van(team_sessie, leerling.id)] == [tweede.id]


def test_a_signal_must_have_its_kind(kern: Kern, team_sessie: Sessie, qtbot) -> None:
    leerling = een_leerling()
    vastleggen.leg_vast(team_sessie, leerling)
    nieuw = NieuweMelding(kern, None)  # type: ignore[arg-type]
    nieuw._parent = LeerlingView(kern)
    qtbot.addWidget(nieuw._parent)
    nieuw.open_voor(leerling.id)
    vorm = nieuw.formulier
    assert vorm is not None
    qtbot.addWidget(vorm)
    vorm.invoer["soort"].zet(Verzuimsoort.KENMERK)
    vorm.bewaar()
    assert "wat voor signaal" in vorm._fouten["kenmerk"].text()
    vorm.invoer["kenmerk"].zet("zorg_school")
    vorm.invoer["bron"].zet(Meldingbron.DUO)
    vorm.bewaar()
    assert "niet van DUO" in vorm._fouten["bron"].text()
    vorm.invoer["bron"].zet(Meldingbron.SCHOOL)
    vorm.bewaar()
    (melding,) = team_sessie.lees(Melding)
    assert (melding.soort, melding.kenmerk) == (Verzuimsoort.KENMERK, "zorg_school")


def test_an_error_is_said_and_can_be_tried_again(toon, team_sessie: Sessie, monkeypatch) -> None:
    zet(team_sessie, "Aalbes")
    lijst = toon().wachtlijst
    goed = meldingen.lijst

    def kapot(*_: object) -> None:
        raise KnownError("De schijf is weg.", "Kijk naar het netwerk.")

    monkeypatch.setattr("app.ui.meldingen.wachtlijst.meldingen.lijst", kapot)
    lijst.laad()
    assert not lijst.fout.isHidden()
    assert "De schijf is weg." in lijst.fout.label.text()
    monkeypatch.setattr("app.ui.meldingen.wachtlijst.meldingen.lijst", goed)
    lijst.laad()
    assert lijst.fout.isHidden()
    assert namen(lijst) == ["Aalbes, Emre"]


def test_on_another_day_nothing_can_be_decided(toon, team_sessie: Sessie, gezegd) -> None:
    zet(team_sessie, "Aalbes")
    view = toon()
    view.kern.zet_peildatum(VANDAAG + timedelta(days=1))
    paneel = view.wachtlijst.paneel
    assert not any(
        k.isEnabled() for k in (paneel.behandel, paneel.oordeel, paneel.kennis, paneel.afsluiten)
    )
    toets(Qt.Key.Key_K)
    toets(Qt.Key.Key_A)
    assert [f.tekst for f in gezegd.fouten] == [
        "U kijkt naar een andere dag; dan kan er niets worden vastgelegd."
    ] * 2
    assert statussen(team_sessie) == []


class TestDoorgeven:
    def _wacht(self, view: MeldingenView, qtbot) -> None:
        qtbot.waitUntil(lambda: not view.doorgeeflijst.bezig, timeout=10_000)

    def test_ticking_off_by_key(self, toon, team_sessie: Sessie, qtbot, naamloos) -> None:
        for melding in zet(team_sessie, "Aalbes", "Braam", "Cyclaam"):
            meldingen.ter_kennisgeving(team_sessie, melding.id)
        view = toon()
        view.bladen.setCurrentIndex(1)
        lijst = view.doorgeeflijst
        qtbot.waitUntil(lambda: len(lijst.regels) == 3, timeout=10_000)
        assert naamloos(view) == []
        assert QApplication.focusWidget() is lijst.tabel
        toets(Qt.Key.Key_D)
        assert len(lijst.regels) == 2
        toets(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        toets(Qt.Key.Key_D)
        assert lijst.regels == []
        assert lijst.stapel.currentWidget() is lijst.leeg
        assert all(s.doorgegeven == VANDAAG for s in team_sessie.lees(MeldingStatus))
        view.kern.maak_ongedaan()
        qtbot.waitUntil(lambda: len(lijst.regels) == 2, timeout=10_000)

    def test_the_list_as_shown_goes_to_a_workbook(
        self, toon, team_sessie: Sessie, qtbot, monkeypatch, tmp_path: Path
    ) -> None:
        for melding in zet(team_sessie, "Aalbes", "Braam"):
            meldingen.ter_kennisgeving(team_sessie, melding.id)
        view = toon()
        view.bladen.setCurrentIndex(1)
        lijst = view.doorgeeflijst
        qtbot.waitUntil(lambda: len(lijst.regels) == 2, timeout=10_000)
        lijst.zoekveld.setText("braam")
        naar = tmp_path / "lijst.xlsx"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(naar), ""))
        lijst.naar_excel()
        rijen = [r[3] for r in load_workbook(naar).active.iter_rows(values_only=True)]
        assert "Braam, Emre" in rijen
        assert "Aalbes, Emre" not in rijen


@pytest.mark.parametrize("aantal", [3_000])
def test_a_full_list_walks_as_quickly_as_a_short_one(toon, team_sessie: Sessie, aantal) -> None:
    """A step of the cursor with what it paints: 3,000 meldingen against the first 30 of them."""
    school = een_school()
    leerlingen = [
        een_leerling(
            achternaam=f"Naam{i:04d}", bsn="", geboortedatum=date(2008, 1, 1) + timedelta(days=i)
        )
        for i in range(aantal)
    ]
    with team_sessie.schrijf() as tx:
        tx.maak_veel(
            [school, *leerlingen, *(een_melding(le, school_id=school.id) for le in leerlingen)]
        )
    lijst = toon().wachtlijst
    assert len(lijst.rijen) == aantal

    def mediaan() -> float:
        lijst.tabel.selectRow(0)
        QApplication.processEvents()
        stappen = []
        for i in range(30):
            begin = time.perf_counter()
            toets(Qt.Key.Key_Down if i % 10 < 5 else Qt.Key.Key_Up)
            QApplication.processEvents()
            stappen.append(time.perf_counter() - begin)
        return sorted(stappen)[len(stappen) // 2]

    vol = mediaan()
    lijst.tabel.zet(lijst.rijen[:30])
    lijst.tabel.setFocus()
    kort = mediaan()
    print(f"stap: {vol * 1000:.1f} ms van {aantal}, {kort * 1000:.1f} ms van 30")
    assert vol < kort * 2 + 0.004


def test_a_leerling_without_a_dossier_gets_an_ouder_and_a_school(
    kern: Kern, team_sessie: Sessie, qtbot, gezegd: Gezegd
) -> None:
    leerling = een_leerling()
    vastleggen.leg_vast(team_sessie, leerling)
    scherm = LeerlingView(kern)
    qtbot.addWidget(scherm)
    scherm.toon(leerling.id)
    scherm.show()
    scherm.school_knop.click()  # no school to choose from: it says where one is made
    assert gezegd.fouten[0].doe == "Maak eerst de school bij Scholen en kalender (Ctrl+5)."
    vastleggen.leg_vast(team_sessie, een_school(naam="Het Fictieve Lyceum"))
    scherm.school_knop.click()
    vorm = scherm.findChild(Feitformulier)
    vorm.invoer["van"].invoer.setText("1-8-2025")
    vorm.bewaar()
    assert [f.text() for f in vorm._fouten.values() if not f.isHidden()] == ["Vul dit veld in."]
    vorm.invoer["school_id"].zet(team_sessie.lees(School)[0].id)
    vorm.bewaar()
    assert "Het Fictieve Lyceum · sinds vr 1 aug 2025" in scherm.schoolgang._label.text()
    scherm.ouder_knop.click()
    vorm = next(v for v in scherm.findChildren(Feitformulier) if v.isVisible())
    vorm.invoer["relatie"].zet("moeder")
    vorm.invoer["achternaam"].zet("Wilg")
    vorm.invoer["postcode"].zet("7300aa")
    vorm.bewaar()
    (ouder,) = team_sessie.lees(Ouder)
    assert (ouder.leerling_id, ouder.postcode) == (leerling.id, "7300 AA")
    assert "Wilg, moeder, gezag" in scherm.persoon._label.text()
