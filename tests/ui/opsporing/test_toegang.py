"""Tests of what a BOA is told after logging in, of Beheer › Mensen, and of Kopie en logboek."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.domain.dossiers import Dossier, Sluitreden
from app.domain.mensen import Ambtenaar
from app.domain.sporen import Boatermijn
from app.services import mensen, opsporing, opsporingskopie, opsporingstoegang
from app.services.afdruk import noodsleutel_pdf
from app.services.opsporingstoegang import OUDE_KOPIEEN, Toegang, toegang
from app.services.reservekopie import map_van
from app.ui.beheer.mensen import PersoonDialoog
from app.ui.noodpapier import NoodsleutelVenster
from app.ui.opsporing.toegang import MetNoodsleutel, MetVorige
from db import opsporingsslot, verbinding
from db.opsporingsbestand import OPSPORING
from db.sleutelproef import past_op
from tests.conftest import VANDAAG
from tests.services.conftest import GEHEIM, START
from tests.ui.opsporing.conftest import rust
from tests.ui.opsporing.woorden import alle_teksten

NIEUW = "nieuw-woord-88"


def knop(wortel, tekst):
    return next(k for k in wortel.findChildren(QPushButton) if k.text() == tekst)


def knoppen(balk):
    return [k.text() for k in balk.findChildren(QPushButton)]


def maak_boa(sessie, wie, boa=True):
    return mensen.wijzig(sessie, replace(sessie.lees_een(Ambtenaar, wie.id), boa=boa))


def kies(view, naam):
    """Choose somebody in the list of people."""
    rijen = view.tabel.model_.rijen()
    view.tabel.selectRow([r.ambtenaar.naam for r in rijen].index(naam))


def test_the_bar_names_who_waits_and_a_boa_gives_access_by_key(
    team, venster_van, gezegd, qtbot, naamloos
):
    opsporing.bewaar(team.een, team.verhoor())
    opsporingstoegang.nieuwe_noodsleutel(team.een)
    maak_boa(team.log_in(team.leider), team.ander)
    assert toegang(team.log_in(team.ander)) is Toegang.WACHT
    venster = venster_van(team.een, na=True)
    balk = venster.boabalk
    assert balk.label.text() == "A. Ander is BOA en wacht op toegang tot opsporing."
    assert knoppen(balk) == ["Toegang geven…"]
    assert naamloos(venster) == []

    gezegd.antwoord = False
    knop(balk, "Toegang geven…").click()
    assert gezegd.vragen == ["A. Ander toegang geven tot opsporing?"]
    assert toegang(team.log_in(team.ander)) is Toegang.WACHT, "asked, and answered no"

    gezegd.antwoord = True
    geef = knop(balk, "Toegang geven…")
    geef.setFocus()
    QTest.keyClick(geef, Qt.Key.Key_Space)
    rust(qtbot)
    assert balk.isHidden()
    sessie = team.log_in(team.ander)
    assert opsporing.lees_opsporing(sessie)[team.dossier.id]
    assert "A. Ander heeft nu toegang" in gezegd.stil[-1].tekst


def test_the_bar_urges_words_for_the_safe_and_the_paper_is_their_own(team, venster_van, qtbot):
    opsporing.bewaar(team.een, team.verhoor())
    venster = venster_van(team.een, na=True)
    assert "nog geen noodsleutel van opsporing" in venster.boabalk.label.text()
    knop(venster.boabalk, "Noodsleutel maken…").click()
    rust(qtbot)
    blad = next(w for w in venster.findChildren(NoodsleutelVenster))
    assert "noodsleutel van opsporing" in alle_teksten(blad)
    import pypdfium2

    pdf = noodsleutel_pdf("modelstad", ["boom"] * 17, "x", date(2026, 11, 18), opsporing=True)
    tekst = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "Noodsleutel van opsporing" in tekst
    assert "De noodsleutel van het team opent opsporing niet" in " ".join(tekst.split())
    assert opsporingstoegang.heeft_noodsleutel(team.een)
    assert venster.boabalk.isHidden()
    blad.vink.setChecked(True)
    blad.close()


def test_the_bar_tells_of_a_date_that_was_behind(team, venster_van):
    """Killed between the sealed file and the team file: the fact is there, the date is not."""
    opsporingstoegang.nieuwe_noodsleutel(team.een)
    opsporing.bewaar(team.een, team.verhoor(uitgenodigd=VANDAAG), reken=lambda *_: None)
    assert team.een.lees(Boatermijn) == []
    venster = venster_van(team.een, na=True)
    assert "Bij 1 dossier liep de BOA-termijn achter" in venster.boabalk.label.text()
    (nu,) = team.een.lees(Boatermijn)
    assert nu.datum == date(2026, 12, 2)


def test_the_bar_tells_who_can_still_open_it_while_another_program_is_in_it(
    team, venster_van, qtbot, gezegd
):
    opsporing.bewaar(team.een, team.verhoor())
    opsporingstoegang.nieuwe_noodsleutel(team.een)
    was = opsporingsslot.haal(team.pad, team.een.ambtenaar_id, team.een.prive)
    maak_boa(team.log_in(team.leider), team.twee, boa=False)
    with verbinding.open_(team.zegelpad, was, schema=OPSPORING) as bezig:
        bezig.conn.execute("BEGIN IMMEDIATE")
        venster = venster_van(team.een, na=True)
        assert "T. Twee kan het opsporingsbestand nog openen" in venster.boabalk.label.text()
        bezig.conn.execute("ROLLBACK")
    knop(venster.boabalk, "Sleutel vernieuwen…").click()
    rust(qtbot)
    assert not past_op(team.zegelpad, was)
    assert venster.boabalk.isHidden()
    assert gezegd.vragen == ["De sleutel van het opsporingsbestand vernieuwen?"]


def test_people_show_in_words_how_they_stand_and_a_boa_gives_access_there(
    team, venster_van, gezegd, naamloos
):
    opsporing.bewaar(team.een, team.verhoor())
    maak_boa(team.log_in(team.leider), team.ander)
    venster = venster_van(team.een)
    venster.ga("mensen")
    view = venster.huidig_scherm
    rijen = {
        view.tabel.model_.teksten(i)[0]: view.tabel.model_.teksten(i)[-1]
        for i in range(view.tabel.model_.rowCount())
    }
    assert rijen == {
        "S. de Wit": "kan opsporing openen",
        "T. Twee": "kan opsporing openen",
        "L. Leider": "",
        "A. Ander": "wacht op toegang van een BOA",
    }
    assert naamloos(view) == []
    assert not view.opsporing.vernieuw.isEnabled()
    kies(view, "A. Ander")
    view.opsporing.geef.click()
    assert gezegd.vragen == ["A. Ander toegang geven tot opsporing?"]
    assert toegang(team.log_in(team.ander)) is Toegang.OPEN


def test_taking_the_right_away_is_asked_with_what_it_does_not_undo(team, venster_van, gezegd):
    opsporing.bewaar(team.een, team.verhoor())
    venster = venster_van(team.een)
    twee = team.een.lees_een(Ambtenaar, team.twee.id)
    dialoog = PersoonDialoog(venster.kern, twee, venster)
    assert dialoog.boa_uitleg.isHidden()
    dialoog.boa.setChecked(False)
    assert OUDE_KOPIEEN in dialoog.boa_uitleg.text()
    gezegd.antwoord = False
    dialoog._bewaar()
    assert team.een.lees_een(Ambtenaar, twee.id).boa
    gezegd.antwoord = True
    dialoog._bewaar()
    assert gezegd.vragen == ["T. Twee het recht BOA afnemen?"] * 2
    assert not team.een.lees_een(Ambtenaar, twee.id).boa
    ander = PersoonDialoog(venster.kern, team.een.lees_een(Ambtenaar, team.ander.id), venster)
    ander.boa.setChecked(True)
    assert "Kan alles lezen" in ander.boa_uitleg.text()
    ander.close()


def test_access_comes_back_with_the_password_of_before_or_with_the_words(team, venster_van, gezegd):
    opsporing.bewaar(team.een, team.verhoor())
    woorden = " ".join(opsporingstoegang.nieuwe_noodsleutel(team.een).woorden)
    leider = team.log_in(team.leider)
    mensen.nieuw_wachtwoord(leider, team.twee.id, NIEUW)
    sessie = team.log_in(team.twee, NIEUW)
    venster = venster_van(sessie, na=True)
    assert knoppen(venster.boabalk) == ["Toegang halen…"]
    venster.ga("mensen")
    assert venster.huidig_scherm.opsporing.haal.isVisible()

    dialoog = MetVorige(venster.kern, venster)
    dialoog.wachtwoord.veld.setText("iets anders")
    dialoog.probeer()
    assert "gaat het opsporingsbestand niet open" in gezegd.fouten[-1].tekst
    dialoog.wachtwoord.veld.setText(START)
    dialoog.probeer()
    assert toegang(sessie) is Toegang.OPEN
    assert dialoog.wachtwoord.text() == ""

    mensen.nieuw_wachtwoord(leider, team.twee.id, "weer-iets-anders-1")
    sessie = team.log_in(team.twee, "weer-iets-anders-1")
    venster = venster_van(sessie)
    dialoog = MetNoodsleutel(venster.kern, venster)
    dialoog.woorden.setPlainText(woorden)
    dialoog.probeer()
    assert opsporing.lees_opsporing(sessie)[team.dossier.id]
    assert dialoog.woorden.toPlainText() == ""


def tab(venster, naam):
    venster.ga("reservekopie")
    bladen = venster.huidig_scherm.bladen
    plek = [bladen.tabText(i) for i in range(bladen.count())].index(naam)
    bladen.setCurrentIndex(plek)
    return bladen.currentWidget()


def test_a_boa_puts_a_backup_of_the_sealed_file_back(team, venster_van, gezegd, naamloos):
    feit = team.verhoor(uitgenodigd=VANDAAG)
    opsporing.bewaar(team.een, feit)
    map_ = Path(map_van(team.een))
    map_.mkdir(parents=True, exist_ok=True)
    opsporingskopie.maak(opsporingskopie.bron(team.een), map_, team.een.nu())
    opsporing.trek_in(team.een, feit)
    assert [b for b in team.een.lees(Boatermijn) if b.vervallen is None] == []
    venster = venster_van(team.een)
    blad = tab(venster, "Kopieën opsporing")
    assert len(blad.tabel.model_.rijen()) == 1
    assert naamloos(blad) == []
    blad.tabel.selectRow(0)
    blad.controle.click()
    # The verhoor, and that it was read together with the team file to compute its date.
    assert gezegd.stil[-1].tekst == "Deze kopie van opsporing is in orde: 2 regels nagerekend."
    blad.terug.click()
    assert opsporing.lees_opsporing(team.een)[team.dossier.id] == (feit,)
    assert [b.datum for b in team.een.lees(Boatermijn)] == [date(2026, 12, 2)]
    assert len(blad.tabel.model_.rijen()) == 2, "what was there before is kept as a backup"


def test_facts_without_a_dossier_are_shown_as_such(team, venster_van):
    ouder = Dossier(
        leerling_id=team.leerling.id,
        dossiernummer="2025-0009",
        geopend=date(2025, 9, 1),
        gesloten=date(2026, 2, 2),
        sluitreden=Sluitreden.HERSTELD,
    )
    with team.een.schrijf() as tx:
        tx.maak(ouder)
    opsporing.bewaar(team.een, team.verhoor(dossier_id=ouder.id), reken=lambda *_: None)
    with team.een.schrijf() as tx:
        tx.trek_in(Dossier, ouder.id, ouder.versie)
    venster = venster_van(team.een)
    blad = tab(venster, "Kopieën opsporing")
    tekst = alle_teksten(blad.wezen)
    assert blad.wezen.isVisible()
    assert "di 10 nov 2026: verhoor" in tekst
    venster.bij_vergrendelen()
    assert "verhoor" not in alle_teksten(blad.wezen)


def test_the_sealed_log_tells_who_did_what_and_can_be_chosen_from(team, venster_van, naamloos):
    opsporing.bewaar(team.een, team.verhoor(gehouden=VANDAAG, verslag=GEHEIM))
    venster = venster_van(team.een)
    venster.ga("dossier", team.dossier.id)
    blad = tab(venster, "Logboek opsporing")
    assert naamloos(blad) == []

    def wat():
        return {r.wat for r in blad.tabel.model_.rijen()}

    assert wat() == {
        "verhoor vastgelegd",
        "dossier geopend",
        "met het teambestand samen gelezen",
    }
    assert GEHEIM.lower() not in alle_teksten(blad)
    for keuze, uitkomst in (
        ("Alleen bekeken", {"dossier geopend"}),
        ("Alleen vastgelegd", {"verhoor vastgelegd"}),
        ("Alleen samen gelezen", {"met het teambestand samen gelezen"}),
        ("Alleen verstrekt", set()),
    ):
        blad.soort.setCurrentIndex(blad.soort.findText(keuze))
        blad.soort.activated.emit(blad.soort.currentIndex())
        assert wat() == uitkomst
