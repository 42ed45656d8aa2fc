"""The window on a real encrypted file: screens, history, another day, colleagues, locking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain.handelen import Contact
from app.services import vastleggen
from app.services.sessie import Sessie
from app.ui.acties import TABEL
from app.ui.caseload.rijen import Kolom
from app.ui.caseload.view import CaseloadView
from app.ui.geschiedenis import Geschiedenis, Plek
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.leerling import LeerlingView
from app.ui.onderdelen import badge_breedte
from app.ui.palet import Palet
from app.ui.slot import Stiltewacht, Vergrendeling
from app.ui.thema import thema
from app.ui.venster import Venster
from tests.fabriek import een_leerling, een_melding, een_school, zet_dossier
from tests.ui.conftest import Gezegd

# A popup grabs the keyboard; the offscreen platform says that it cannot.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
VANDAAG = date(2026, 11, 18)
WACHTWOORD = "groene-fiets-42"


@pytest.fixture
def dossier_id(team_sessie: Sessie) -> str:
    return zet_dossier(team_sessie)[0].id


@pytest.fixture
def venster(qtbot, kern: Kern, dossier_id: str) -> Venster:
    venster = Venster(kern)
    qtbot.addWidget(venster)
    venster.resize(1366, 740)
    venster.show()
    caseload = venster.scherm("caseload")
    assert isinstance(caseload, CaseloadView)
    qtbot.waitUntil(lambda: caseload.lader.volledig, timeout=10_000)
    return venster


def caseload(venster: Venster) -> CaseloadView:
    scherm = venster.scherm("caseload")
    assert isinstance(scherm, CaseloadView)
    return scherm


def test_history_forgets_what_lay_ahead() -> None:
    g = Geschiedenis()
    for plek in ("a", "b", "c"):
        g.ga(Plek(plek))
    assert g.terug() == Plek("b")
    g.ga(Plek("d"))
    assert not g.kan_vooruit
    assert g.terug() == Plek("b")
    assert g.terug() == Plek("a")
    assert g.terug() is None


def test_the_title_names_no_leerling(venster: Venster, dossier_id: str) -> None:
    venster.ga("dossier", dossier_id)
    assert "Iepenlaan" not in venster.windowTitle()
    assert "modelstad" in venster.windowTitle()


def test_caseload_shows_the_own_dossier_and_counts_it(venster: Venster) -> None:
    assert [r.rij.naam for r in caseload(venster).model.rijen()] == ["Iepenlaan, Emre"]
    assert venster.zijbalk.knoppen["caseload"].accessibleName() == "Caseload, 1"
    assert caseload(venster).chips.alles.aantal == 1


def test_enter_opens_the_dossier_and_alt_left_comes_back(
    venster: Venster, qtbot, dossier_id: str
) -> None:
    tabel = caseload(venster).tabel
    tabel.setFocus()
    qtbot.keyClick(tabel, Qt.Key.Key_Return)
    assert venster.plek == Plek("dossier", dossier_id)
    venster.acties["terug"].trigger()
    assert venster.plek == Plek("caseload")
    venster.acties["vooruit"].trigger()
    assert venster.plek == Plek("dossier", dossier_id)


def test_every_screen_opens_and_no_control_is_without_a_name(
    venster: Venster, naamloos: Callable[[QWidget], list[str]], dossier_id: str
) -> None:
    gebreken: dict[str, list[str]] = {}
    for code in ("caseload", "meldingen", "scholen", "mensen", "reservekopie", "instellingen"):
        venster.ga(code)
        QApplication.processEvents()
        gebreken[code] = naamloos(venster)
    venster.ga("leerling", caseload(venster).model.rijen()[0].rij.leerling_id)
    gebreken["leerling"] = naamloos(venster)
    assert {c: g for c, g in gebreken.items() if g} == {}


class _Kijker(QObject):
    """Notes every window that is shown, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.gezien: list[str] = []

    def eventFilter(self, bron: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(bron, QWidget)
            and bron.isWindow()
            and not isinstance(bron, Venster)
        ):
            self.gezien.append(type(bron).__name__)
        return False


def test_no_window_flashes_while_screens_are_made(
    venster: Venster, qapp: QApplication, dossier_id: str
) -> None:
    kijker = _Kijker()
    qapp.installEventFilter(kijker)
    for code in ("meldingen", "scholen", "mensen", "reservekopie", "instellingen"):
        venster.ga(code)
    venster.ga("dossier", dossier_id)
    venster.ga("leerling", caseload(venster).model.rijen()[0].rij.leerling_id)
    CaseloadView(venster.kern, venster)
    qapp.removeEventFilter(kijker)
    assert kijker.gezien == []


def test_another_day_is_read_only_in_another_colour(
    venster: Venster, qtbot, dossier_id: str, gezegd: Gezegd
) -> None:
    gewoon = thema().hex(Kleur.VLAK)
    venster.kern.zet_peildatum(date(2026, 10, 14))
    qtbot.waitUntil(lambda: caseload(venster).lader.volledig, timeout=10_000)
    assert thema().hex(Kleur.VLAK) != gewoon
    assert venster.dagbalk.isVisible()
    assert "14 oktober 2026 — alleen lezen" in venster.dagbalk.label.text()
    assert not venster.acties["importeer"].isEnabled()
    feit = Contact(dossier_id=dossier_id, datum=VANDAAG)
    assert venster.kern.voer_uit(lambda s: vastleggen.leg_vast(s, feit)) is None
    assert len(gezegd.fouten) == 1
    venster.acties["vandaag"].trigger()
    qtbot.waitUntil(lambda: caseload(venster).lader.volledig, timeout=10_000)
    assert thema().hex(Kleur.VLAK) == gewoon
    assert not venster.dagbalk.isVisible()


def test_the_day_chooser_reads_words_and_shows_the_whole_date(venster: Venster, qtbot) -> None:
    kiezer = venster.bovenbalk.peildatum.open()
    qtbot.keyClicks(kiezer.veld, "14 okt")
    assert kiezer.uitleg.text() == "woensdag 14 oktober 2026"
    qtbot.keyClick(kiezer.veld, Qt.Key.Key_Return)
    assert venster.kern.peildatum == date(2026, 10, 14)


def test_no_day_in_the_chooser_is_told_and_changes_nothing(venster: Venster, qtbot) -> None:
    kiezer = venster.bovenbalk.peildatum.open()
    qtbot.keyClicks(kiezer.veld, "geen dag")
    qtbot.keyClick(kiezer.veld, Qt.Key.Key_Return)
    assert kiezer.uitleg.text().strip()
    assert venster.kern.peildatum == VANDAAG


def test_a_change_is_shown_told_and_undone(
    venster: Venster, dossier_id: str, gezegd: Gezegd
) -> None:
    feit = Contact(dossier_id=dossier_id, datum=VANDAAG)
    venster.kern.voer_uit(lambda s: vastleggen.leg_vast(s, feit), "Contact vastgelegd.")
    rij = caseload(venster).model.rij(dossier_id)
    assert rij is not None
    assert rij.rij.stand.laatste_contact == VANDAAG
    assert venster.bericht.isVisible()
    assert venster.acties["ongedaan"].text() == "&Ongedaan maken: Contact vastgelegd"
    venster.acties["ongedaan"].trigger()
    rij = caseload(venster).model.rij(dossier_id)
    assert rij is not None
    assert rij.rij.stand.laatste_contact is None
    assert [b.tekst for b in gezegd.stil] == [
        "Contact vastgelegd.",
        "Ongedaan gemaakt: Contact vastgelegd.",
    ]
    assert not venster.acties["ongedaan"].isEnabled()


def test_what_a_colleague_records_appears_by_itself(
    venster: Venster, qtbot, dossier_id: str, opnieuw: Callable[[], Sessie]
) -> None:
    collega = opnieuw()
    vastleggen.leg_vast(collega, Contact(dossier_id=dossier_id, datum=VANDAAG))

    def gezien() -> bool:
        rij = caseload(venster).model.rij(dossier_id)
        return rij is not None and rij.rij.stand.laatste_contact == VANDAAG

    assert not gezien()
    qtbot.waitUntil(gezien, timeout=6_000)


def test_today_follows_the_clock_over_midnight(
    venster: Venster, team_sessie: Sessie, monkeypatch: pytest.MonkeyPatch, gezegd: Gezegd
) -> None:
    morgen = VANDAAG + timedelta(days=1)
    moment = datetime(2026, 11, 19, 8, 0).astimezone()
    monkeypatch.setattr(team_sessie, "_klok", lambda: moment)
    venster.kijk()
    assert venster.kern.peildatum == morgen
    assert not venster.kern.alleen_lezen
    assert any("19 november" in b.tekst for b in gezegd.stil)


def test_the_palette_finds_without_diacritics_and_opens_by_keys(
    venster: Venster, qtbot, dossier_id: str
) -> None:
    venster.ga("instellingen")
    venster.acties["zoek"].trigger()
    palet = venster.findChild(Palet)
    assert palet is not None
    qtbot.keyClicks(palet.veld, "iepen em")
    qtbot.waitUntil(lambda: palet.model.rowCount() == 1)
    qtbot.keyClick(palet.veld, Qt.Key.Key_Return)
    assert venster.plek == Plek("dossier", dossier_id)


def test_the_palette_finds_actions_by_their_words(venster: Venster, qtbot) -> None:
    venster.acties["zoek"].trigger()
    palet = venster.findChild(Palet)
    assert palet is not None
    qtbot.keyClicks(palet.veld, "meldingen")
    palet.zoek_nu()
    titels = [palet.model.index(i, 0).data() for i in range(palet.model.rowCount())]
    assert "Meldingen" in titels
    palet.veld.clear()
    qtbot.keyClicks(palet.veld, "nieuw")
    palet.zoek_nu()
    titels = [palet.model.index(i, 0).data() for i in range(palet.model.rowCount())]
    assert titels == ["Nieuw team", "Nieuwe melding", "Nieuwe leerling", "Vernieuwen"]
    palet.close()


def test_a_leerling_without_dossier_gets_a_page_that_opens_one(
    venster: Venster, team_sessie: Sessie, qtbot
) -> None:
    leerling = een_leerling(achternaam="Vlierbes", roepnaam="Bram", bsn="")
    vastleggen.leg_vast(team_sessie, leerling)
    venster.kern.toon_leerling.emit(leerling.id)
    assert venster.plek == Plek("leerling", leerling.id)
    venster.scherm("leerling").open_dossier()  # type: ignore[attr-defined]
    assert venster.plek is not None
    assert venster.plek.scherm == "dossier"
    assert "Vlierbes, Bram" in [r.rij.naam for r in caseload(venster).model.rijen()]


def test_triage_of_meldingen_by_keys(
    venster: Venster, team_sessie: Sessie, qtbot, gezegd: Gezegd
) -> None:
    een, twee = (een_leerling(achternaam=n, bsn="") for n in ("Aalbes", "Braam"))
    vastleggen.leg_vast(team_sessie, een, twee, een_melding(een), een_melding(twee))
    venster.kern.gewijzigd.emit(None)
    venster.ga("meldingen")
    view = venster.scherm("meldingen")
    tabel = view.tabel  # type: ignore[attr-defined]
    assert [r.naam for r in tabel.model_.rijen()] == ["Aalbes, Emre", "Braam, Emre"]
    qtbot.keyClick(tabel, Qt.Key.Key_K)
    assert [r.naam for r in tabel.model_.rijen()] == ["Braam, Emre"]
    qtbot.keyClick(tabel, Qt.Key.Key_B)
    assert tabel.model_.rijen() == []
    assert venster.plek is not None
    assert venster.plek.scherm == "dossier"
    assert [b.tekst for b in gezegd.stil] == [
        "Melding ter kennisgeving aangenomen.",
        "Dossier geopend.",
    ]


def test_narrow_window_becomes_a_rail_with_two_line_rows(venster: Venster) -> None:
    caseload(venster).onder.setText("3.000 dossiers · 1.250 vragen deze week iets van u")
    caseload(venster).zet_sinds(120)
    venster.resize(683, 384)
    QApplication.processEvents()
    assert venster.zijbalk.smal
    assert caseload(venster).tabel.deler.twee_regels
    assert caseload(venster).paneel.isHidden()
    assert venster.width() == 683
    assert venster.height() <= 384
    venster.resize(1366, 740)
    QApplication.processEvents()
    assert not venster.zijbalk.smal
    assert not caseload(venster).tabel.deler.twee_regels


def test_what_was_set_is_remembered(
    venster: Venster, qtbot, kern: Kern, team_sessie: Sessie
) -> None:
    from app.services.caseload import Facet
    from app.ui.caseload.rijen import Kolom

    view = caseload(venster)
    view.tabel.sortByColumn(Kolom.LEERLING, Qt.SortOrder.DescendingOrder)
    view.tabel.setColumnHidden(Kolom.DAGEN, True)
    view.chips.zet((Facet.WACHT,))
    venster.bewaar()
    nieuw = CaseloadView(Kern(team_sessie))
    qtbot.addWidget(nieuw)
    assert nieuw.model.sortering == (Kolom.LEERLING, Qt.SortOrder.DescendingOrder)
    assert nieuw.tabel.isColumnHidden(Kolom.DAGEN)
    assert nieuw.chips.facetten == {Facet.WACHT}


def test_locking_hides_everything_until_the_right_password(
    venster: Venster, team_sessie: Sessie, qtbot
) -> None:
    slot = Vergrendeling(team_sessie)
    slot.vergrendel()
    assert slot.slot is not None
    assert not venster.isVisible()
    qtbot.keyClicks(slot.slot.wachtwoord.veld, "verkeerd")
    slot.slot.probeer()
    assert slot.dicht
    assert slot.slot.fout.text().strip()
    slot.slot.wachtwoord.veld.setText(WACHTWOORD)
    slot.slot.probeer()
    assert not slot.dicht
    assert venster.isVisible()


def test_silence_locks_and_a_key_does_not(venster: Venster, qtbot) -> None:
    wacht = Stiltewacht(1)
    wacht._laatst -= 61
    with qtbot.waitSignal(wacht.stil, timeout=1000):
        wacht.kijk()
    wacht._laatst -= 61
    wacht.raak_aan()
    with qtbot.assertNotEmitted(wacht.stil):
        wacht.kijk()


def test_a_copied_bsn_leaves_the_clipboard(qtbot) -> None:
    from app.ui import klembord

    klembord.kopieer_bsn("999900377", na_ms=20)
    assert QApplication.clipboard().text() == "999900377"
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "")


def test_what_was_copied_since_stays_on_the_clipboard(qtbot) -> None:
    from app.ui import klembord

    klembord.kopieer_bsn("999900377", na_ms=20)
    QApplication.clipboard().setText("iets anders")
    qtbot.wait(60)
    assert QApplication.clipboard().text() == "iets anders"


def test_the_filter_field_takes_ctrl_f_and_down_goes_to_the_table(venster: Venster, qtbot) -> None:
    venster.acties["filter"].trigger()
    veld = caseload(venster).zoekveld
    assert isinstance(veld, QLineEdit)
    qtbot.keyClicks(veld, "niemand")
    assert caseload(venster).model.rowCount() == 0
    assert caseload(venster).stapel.currentWidget() is caseload(venster).leeg
    qtbot.keyClick(veld, Qt.Key.Key_Escape)
    assert caseload(venster).model.rowCount() == 1


def test_print_and_excel_of_the_list_as_shown(
    venster: Venster, monkeypatch: pytest.MonkeyPatch, tmp_path, gezegd: Gezegd
) -> None:
    import openpyxl
    from PySide6.QtWidgets import QFileDialog

    pad = tmp_path / "lijst.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(pad), ""))
    venster.acties["naar_excel"].trigger()
    cellen = [
        str(cel.value)
        for rij in openpyxl.load_workbook(pad).active.iter_rows()  # type: ignore[union-attr]
        for cel in rij
    ]
    assert "Iepenlaan, Emre" in cellen
    assert gezegd.fouten == []


def test_a_school_is_made_and_corrected_by_its_form(
    venster: Venster, team_sessie: Sessie, qtbot
) -> None:
    from app.domain.scholen import School
    from app.ui.beheer.feitformulier import nieuw_feit, wijzig_feit

    vorm = nieuw_feit(venster.kern, School, venster)
    vorm.bewaar()
    assert vorm.isVisible()  # the name is missing: it stays, and says so
    assert vorm._fouten["naam"].text().startswith("Vul dit veld in")
    vorm.invoer["naam"].zet("Obs De Proefballon")
    vorm.bewaar()
    school = next(s for s in team_sessie.lees(School) if s.naam == "Obs De Proefballon")
    anders = wijzig_feit(venster.kern, school, venster)
    anders.invoer["plaats"].zet("Elders")
    anders.bewaar()
    assert team_sessie.lees_een(School, school.id).plaats == "Elders"
    assert team_sessie.lees_een(School, school.id).versie == 2


def test_settings_are_saved_and_read_back(venster: Venster, team_sessie: Sessie) -> None:
    venster.ga("instellingen")
    view = venster.scherm("instellingen")
    view.tekst["gemeente"].setText("Modelstad")  # type: ignore[attr-defined]
    view.maat["venster_links"].setValue(22.5)  # type: ignore[attr-defined]
    view.bewaar()  # type: ignore[attr-defined]
    assert team_sessie.instellingen.gemeente == "Modelstad"
    assert team_sessie.instellingen.venster_links == 22.5


def test_the_log_shows_who_looked_and_the_check_is_clean(
    venster: Venster, qtbot, dossier_id: str, gezegd: Gezegd
) -> None:
    venster.ga("dossier", dossier_id)
    venster.ga("reservekopie")
    view = venster.scherm("reservekopie")
    blad = view.logboek  # type: ignore[attr-defined]
    view.bladen.setCurrentWidget(blad)  # type: ignore[attr-defined]
    blad.soort.setCurrentIndex(1)
    blad.laad()
    assert {(r.wie, r.wat, r.dossiernummer) for r in blad.tabel.model_.rijen()} == {
        ("S. de Wit", "dossier geopend", "2026-0001")
    }
    blad.controleer()
    qtbot.waitUntil(lambda: bool(gezegd.stil), timeout=10_000)
    assert gezegd.stil[-1].tekst.startswith("Het bestand is in orde")


def test_a_backup_is_made_and_put_back_from_the_window(
    venster: Venster, qtbot, team_sessie: Sessie, dossier_id: str, gezegd: Gezegd
) -> None:
    venster.ga("reservekopie")
    blad = venster.scherm("reservekopie").kopieen  # type: ignore[attr-defined]
    blad.maak_nu()
    qtbot.waitUntil(lambda: blad.tabel.model_.rowCount() == 1, timeout=20_000)
    school = een_school(naam="Van daarna", vestiging="07")
    vastleggen.leg_vast(team_sessie, school)
    blad.tabel.selectRow(0)
    blad.zet_terug()
    assert gezegd.fouten == []
    assert len(gezegd.vragen) == 1
    from app.domain.scholen import School

    assert "Van daarna" not in [s.naam for s in team_sessie.lees(School)]
    qtbot.waitUntil(lambda: blad.tabel.model_.rowCount() == 2, timeout=5_000)


def test_enter_presses_the_button_that_has_the_focus(
    venster: Venster, team_sessie: Sessie, qtbot
) -> None:
    wie = een_leerling(bsn="")
    vastleggen.leg_vast(team_sessie, wie)
    venster.ga("leerling", wie.id)
    scherm = venster.huidig_scherm
    assert isinstance(scherm, LeerlingView)
    scherm.open_knop.setFocus()
    qtbot.keyClick(scherm.open_knop, Qt.Key.Key_Return)
    assert venster.plek is not None
    assert venster.plek.scherm == "dossier"


def test_no_name_of_a_screen_is_cut_short(venster: Venster) -> None:
    for knop in venster.zijbalk.knoppen.values():
        assert knop.breedte() <= knop.width(), knop.text()


def test_the_words_of_urgency_are_whole_in_a_broad_typeface(venster: Venster) -> None:
    tabel = caseload(venster).tabel
    font = tabel.font()
    font.setStretch(130)
    tabel.setFont(font)
    tabel.standaardbreedtes()
    nodig = badge_breedte(tabel.fontMetrics(), "35 schooldagen over", "over")
    assert tabel.columnWidth(Kolom.URGENTIE) > nodig


def test_no_letter_of_a_menu_stands_for_two_things() -> None:
    per_menu: dict[str, list[str]] = {}
    for actie in TABEL:
        voor, teken, na = actie.tekst.partition("&")
        del voor
        if teken:
            per_menu.setdefault(actie.menu, []).append(na[0].lower())
    for menu, letters in per_menu.items():
        assert len(letters) == len(set(letters)), (menu, sorted(letters))
