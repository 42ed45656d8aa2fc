"""Tests of the sealed part of a dossier on screen: from verhoor to proces-verbaal, and the lock.

Today is Wednesday 18 November 2026. Dates by hand: an own rule looks again 2 schoolweken after an
invitation (2 December); the pv goes in within 1 maand after the first verhoor (18 December, before
the 2 maanden after the invitation, 18 January); an own rule asks for the outcome 3 maanden after it
went in (18 February).
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.opsporing import Adviesuitkomst, ProcesVerbaal, Verdachte, Verhoor
from app.domain.sporen import Boatermijn
from app.domain.tijdlijnitem import Baan
from app.services import opsporing
from app.ui.dossier.regelknop import Regelknop
from app.ui.opsporing.poorten import Poortlijst
from tests.conftest import VANDAAG
from tests.services.conftest import GEHEIM
from tests.ui.opsporing.conftest import rust
from tests.ui.opsporing.woorden import alle_teksten


def dossier(venster, team):
    venster.ga("dossier", team.dossier.id)
    QApplication.processEvents()
    return venster.huidig_scherm


def feiten(team):
    return opsporing.lees_opsporing(team.een).get(team.dossier.id, ())


def termijn(team):
    return [b.datum for b in team.een.lees(Boatermijn) if b.vervallen is None]


def regel(view, begin):
    """Find the line of the panel whose text begins so."""
    knoppen = view.opsporing.paneel.findChildren(Regelknop)
    return next(k for k in knoppen if k.text().startswith(begin))


def vul(view, **waarden):
    for naam, waarde in waarden.items():
        view.formulier.formulier.veld(naam).invoer.zet(waarde)


def enter(view):
    """Save from the field in which the form begins."""
    vorm = view.formulier.formulier
    QTest.keyClick(vorm.veld(vorm.opzet.eerste).invoer.invoer, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_boa_records_from_verhoor_to_proces_verbaal_by_keys(team, venster_van, naamloos):
    venster = venster_van(team.een)
    view = dossier(venster, team)
    paneel = view.opsporing.paneel
    assert "Niets vastgelegd" in paneel.zin.text()
    assert "Wpg" in paneel.zin.text()
    assert "logboek" in paneel.zin.text()

    paneel.plus.setFocus()
    assert paneel.plus.hasFocus()
    menu = paneel.menu()  # a popup takes the keyboard, which the offscreen platform cannot give
    assert [a.text() for a in menu.actions()][:4] == [
        "Verhoor…",
        "Adviesvraag…",
        "Halt-verwijzing…",
        "Proces-verbaal…",
    ]
    menu.actions()[0].trigger()
    QApplication.processEvents()
    assert view.formulier.open_sleutel == (team.dossier.id, "verhoor", "")
    assert view.formulier.property("rol") == "verzegeld"
    assert naamloos(venster) == []
    enter(view)
    (verhoor,) = feiten(team)
    assert (verhoor.verdachte, verhoor.ouder_id) == (Verdachte.OUDER, team.ouder.id)
    assert (verhoor.uitgenodigd, verhoor.verzuim_van) == (VANDAAG, date(2026, 9, 23))
    assert termijn(team) == [date(2026, 12, 2)]

    stap = regel(view, "Verhoor · wo 2 dec")
    stap.setFocus()
    QTest.keyClick(stap, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert view.formulier.formulier.opzet.eerste == "gehouden"
    QTest.keyClicks(view.formulier.formulier.veld("gehouden").invoer.invoer, "18 nov")
    enter(view)
    assert feiten(team)[0].gehouden == VANDAAG
    assert termijn(team) == [date(2026, 12, 18)]
    assert regel(view, "Proces-verbaal insturen · vr 18 dec")

    view.open_formulier("procesverbaal")
    vorm = view.formulier.formulier
    poorten = vorm.findChild(Poortlijst)
    assert [p.naam for p in poorten.poorten if not p.open] == ["Advies van de Raad"]
    assert "verdergaan vraagt een reden" in poorten.kop.text()
    enter(view)
    assert "leg uit waarom" in vorm.veld("reden").invoer.invoer.accessibleDescription()
    assert len(feiten(team)) == 1
    QTest.keyClick(vorm.veld("reden").invoer.invoer, Qt.Key.Key_Escape)

    view.open_formulier("adviesvraag")
    vul(view, ontvangen=VANDAAG, uitkomst=Adviesuitkomst.GEEN_BEZWAAR)
    enter(view)
    view.open_formulier("procesverbaal")
    assert view.formulier.formulier.findChild(Poortlijst).kop.text() == (
        "Alle voorwaarden zijn in orde"
    )
    vul(view, ingestuurd=VANDAAG, kopie_raad=VANDAAG)
    enter(view)
    pv = feiten(team)[-1]
    assert isinstance(pv, ProcesVerbaal)
    assert (pv.verdachte, pv.opgemaakt, pv.kopie_raad) == (Verdachte.OUDER, VANDAAG, VANDAAG)
    assert termijn(team) == [date(2027, 2, 18)]

    stap = regel(view, "Afloop bij het OM")
    stap.click()
    vul(view, uitspraak=VANDAAG)
    enter(view)
    assert termijn(team) == []
    assert any("afgerond" in t for t in alle_teksten(view.opsporing.paneel).splitlines())
    baan = [i.titel for i in view.beeld.tijdlijn if i.baan is Baan.OPSPORING]
    assert sorted(baan) == [
        "Advies gevraagd aan de Raad",
        "Advies van de Raad",
        "Afschrift naar de Raad",
        "Proces-verbaal ingestuurd naar het OM",
        "Proces-verbaal opgemaakt",
        "Uitgenodigd voor een verhoor",
        "Uitspraak",
        "Verhoor gehouden",
    ]

    venster.kern.maak_ongedaan()
    assert feiten(team)[-1].uitspraak is None
    assert termijn(team) == [date(2027, 2, 18)]


def test_halt_shows_its_criteria_as_one_types(team, venster_van):
    view = dossier(venster_van(team.een), team)
    view.open_formulier("haltverwijzing")
    vorm = view.formulier.formulier
    poorten = vorm.findChild(Poortlijst)

    def dicht():
        return {p.code for p in poorten.poorten if not p.open}

    assert {"halt_omvang", "halt_instemming_leerling", "halt_eigen_initiatief"} <= dicht()
    QTest.keyClicks(vorm.veld("uren").invoer.invoer, "22")
    assert "halt_omvang" not in dicht()
    vorm.veld("eigen_initiatief").invoer.invoer.click()
    vul(view, instemming_leerling=VANDAAG, instemming_ouders=VANDAAG)
    vorm.veld("uren").invoer.invoer.selectAll()
    QTest.keyClicks(vorm.veld("uren").invoer.invoer, "8")
    assert dicht() == {"halt_omvang"}
    QTest.keyClicks(vorm.veld("uren").invoer.invoer, ",")  # "8," is no number yet: the last stays
    assert dicht() == {"halt_omvang"}
    vorm.veld("uren").invoer.invoer.selectAll()
    QTest.keyClicks(vorm.veld("uren").invoer.invoer, "9")
    assert dicht() == set()
    enter(view)
    assert [f.SOORT for f in feiten(team)] == ["haltverwijzing"]


def test_correct_withdraw_history_and_conflict(team, venster_van, monkeypatch):
    opsporing.bewaar(team.een, team.verhoor(gehouden=VANDAAG, verslag=GEHEIM))
    view = dossier(venster_van(team.een), team)
    regel(view, "di 10 nov · Verhoor").click()
    vorm = view.formulier.formulier
    assert vorm.veld("verslag").invoer.waarde() == GEHEIM
    (nu,) = feiten(team)
    import dataclasses

    opsporing.wijzig(team.een, dataclasses.replace(nu, raadsman=True))
    vul(view, cautie=True)
    from app.ui.vastleggen import conflict
    from app.ui.vastleggen.conflict import Keus

    gevraagd = []
    monkeypatch.setattr(
        conflict, "vraag_keus", lambda eigen, ander, *_: gevraagd.append(ander) or Keus.EIGEN
    )
    enter(view)
    (beide,) = feiten(team)
    assert gevraagd[0].raadsman
    assert (beide.cautie, beide.raadsman, beide.versie) == (True, False, 3)

    view.opsporing.geschiedenis(beide)
    dialoog = next(d for d in view.children() if type(d).__name__ == "GeschiedenisDialoog")
    assert dialoog.tabel.rowCount() == 3
    assert "verklaring" in dialoog.tabel.item(2, 2).text().lower()
    dialoog.reject()

    regel(view, "di 10 nov · Verhoor").click()
    view.formulier.knop_intrekken.click()
    assert feiten(team) == ()


def test_a_lock_drops_what_is_sealed_and_unlocking_reads_and_logs_it_again(
    team, venster_van, qtbot, monkeypatch
):
    # The offscreen platform never says that a clipboard is ours.
    monkeypatch.setattr("app.ui.klembord.is_eigen", lambda: True)
    opsporing.bewaar(team.een, team.verhoor(gehouden=VANDAAG, verslag=GEHEIM))
    venster = venster_van(team.een)
    venster.ga("agenda")
    rust(qtbot)
    view = dossier(venster, team)
    regel(view, "di 10 nov · Verhoor").click()
    vul(view, verslag=f"{GEHEIM} en nog iets")
    view.formulier.parkeer()
    venster.kern.voer_uit(lambda s: opsporing.bewaar(s, team.verhoor(uitgenodigd=VANDAAG)), "x")
    QGuiApplication.clipboard().setText("Verhoor gehouden")
    rust(qtbot)
    assert "verhoor" in alle_teksten(venster)

    venster.bij_vergrendelen()
    rust(qtbot)
    assert view.beeld.feiten.opsporing is None
    assert venster.kern.kan_ongedaan == ""
    assert QGuiApplication.clipboard().text() == ""
    caseload = venster._schermen["caseload"]
    assert caseload.model.alle() == [] or not list(caseload.model.alle())
    venster.acties["vastleggen"].setEnabled(True)
    for code in ("dossier", "caseload", "agenda"):
        tekst = alle_teksten(venster._schermen[code])
        for woord in ("verhoor", "strafrecht", "halt", GEHEIM.lower()):
            assert woord not in tekst, (code, woord)

    kijkers = [r.wat for r in opsporing.logboek_opsporing(team.een)].count("dossier geopend")
    venster.kern.ontgrendeld.emit()
    rust(qtbot)
    assert len(view.beeld.feiten.opsporing) == 2
    assert list(caseload.model.alle())
    na = [r.wat for r in opsporing.logboek_opsporing(team.een)].count("dossier geopend")
    assert na == kijkers + 1
    regel(view, "di 10 nov · Verhoor").click()
    assert view.formulier.formulier.veld("verslag").invoer.waarde() == GEHEIM, "the draft is gone"


def test_on_another_day_it_can_be_read_and_not_changed(team, venster_van, qtbot):
    opsporing.bewaar(team.een, team.verhoor())
    venster = venster_van(team.een)
    view = dossier(venster, team)
    venster.kern.zet_peildatum(date(2026, 11, 17))
    rust(qtbot)
    assert not view.opsporing.paneel.plus.isEnabled()
    assert regel(view, "di 10 nov · Verhoor").isEnabled()
    assert not regel(view, "Verhoor ·").isEnabled()
    venster.kern.zet_peildatum(date(2026, 11, 9))
    rust(qtbot)
    assert "Niets vastgelegd" in view.opsporing.paneel.zin.text()


def test_who_waits_for_access_reads_why_and_can_get_it(team, venster_van):
    opsporing.bewaar(team.een, team.verhoor())
    from app.services import mensen

    leider = team.log_in(team.leider)
    mensen.nieuw_wachtwoord(leider, team.twee.id, "nieuw-woord-88")
    sessie = team.log_in(team.twee, "nieuw-woord-88")
    view = dossier(venster_van(sessie), team)
    tekst = alle_teksten(view.opsporing.paneel)
    assert "wacht nog op toegang" in tekst
    assert not view.opsporing.paneel.plus.isEnabled()
    knoppen = [k.text() for k in view.opsporing.paneel.findChildren(QPushButton)]
    assert knoppen == ["Toegang halen…"]
    assert "uitgenodigd" not in tekst
    assert isinstance(feiten(team)[0], Verhoor)
