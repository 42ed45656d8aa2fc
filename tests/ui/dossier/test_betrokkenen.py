"""Toestemming, belastbaarheid, regie and referrals beside the dossier; words about health."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton

from app.domain.belastbaarheid import Antwoord, Belastbaarheid, Uitspraakvan
from app.domain.dossiers import Regie, Regiesoort, Taak, Toestemming, Toestemmingdoel
from app.domain.handelen import Contact, Doel, Doorgave, Wie
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import gebeurtenissen, vastleggen
from app.ui.dossier.betrokkenenpaneel import BetrokkenenPaneel
from app.ui.kern import Kern
from app.ui.vastleggen.kinds import KINDS
from app.ui.vastleggen.velden import LijstTekstInvoer, NotitieInvoer
from app.ui.vastleggen.woordwacht import Woordwacht
from app.ui.verwijzingen.view import TEAM, VerwijzingenView
from tests.fabriek import zet_dossier
from tests.ui.dossier.conftest import Scherm

VANDAAG = date(2026, 11, 18)


def zinnen(paneel: BetrokkenenPaneel) -> str:
    """Give all that the panel says, in one text."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    delen = [w.text() for w in paneel.findChildren(QLabel)]
    delen += [w.text() for w in paneel.findChildren(QAbstractButton)]
    return "\n".join(d for d in delen if d)


def test_the_matrix_by_key_a_first_answer_and_withdrawing(scherm: Scherm) -> None:
    view, s, vast = scherm.view, scherm.kern.sessie, scherm.vast
    view.zij.toestemming.meer.click()
    paneel = view.betrokkenen
    assert paneel.isVisible()
    raster = paneel.raster
    assert raster.knoppen["kernteam", vast.moeder].text() == "ja, 5 okt"
    leeg = raster.knoppen["swv", vast.vader]
    assert (leeg.text(), leeg.accessibleName()) == (
        "vragen",
        "vader, overleg met het samenwerkingsverband: nog niet gevraagd",
    )
    leeg.setFocus()
    QTest.keyClick(leeg, Qt.Key.Key_Space)
    formulier = view.formulier.formulier
    assert formulier is not None
    assert not paneel.isVisible()  # the form takes its place
    waarden = formulier.waarden()
    assert (waarden["ouder_id"], waarden["doel"]) == ([vast.vader], Toestemmingdoel.SWV)
    view.formulier.bewaar()
    assert paneel.isVisible()  # and gives it back
    assert raster.knoppen["swv", vast.vader].text() == "ja, 18 nov"
    vak = next(v for r in _doelen(view) if r.doel is Toestemmingdoel.KERNTEAM for v in r.vakken)
    menu = raster.menu(vak, lezen=False)
    assert [a.text() for a in menu.actions()] == [
        "Vandaag ingetrokken",
        "Nieuw antwoord…",
        "Dit antwoord bekijken of verbeteren…",
    ]
    menu.actions()[0].trigger()
    assert raster.knoppen["kernteam", vast.moeder].text() == "ingetrokken, 18 nov"
    (ja,) = [
        t for t in s.lees(Toestemming, ouder_id=vast.moeder) if t.doel is Toestemmingdoel.KERNTEAM
    ]
    assert ja.ingetrokken_op == VANDAAG
    QTest.keyClick(paneel, Qt.Key.Key_Escape)
    assert not paneel.isVisible()
    assert view.zij.toestemming.meer.hasFocus()


def _doelen(view):
    from app.services.betrokkenen import betrokkenen

    return betrokkenen(view.kern.sessie, view.beeld).doelen


def test_an_advice_is_asked_as_the_answer_that_counts(scherm: Scherm) -> None:
    view, s = scherm.view, scherm.kern.sessie
    view.open_formulier("gebeurtenis", None, {"soort": "jeugdarts_advies"})
    formulier = view.formulier.formulier
    assert formulier is not None
    assert view.formulier._titel.text() == "Belastbaarheid"
    assert not any(v.notitie for v in formulier.opzet.velden)
    view.formulier.bewaar()  # nothing chosen yet: none is recorded unseen
    assert s.lees(Belastbaarheid) == []
    keuze = formulier.veld("antwoord").invoer.invoer
    assert isinstance(keuze, QComboBox)
    assert keuze.currentText() == "kies"
    keuze.setFocus()
    QTest.keyClicks(keuze, "d")
    view.formulier.bewaar()
    (feit,) = s.lees(Belastbaarheid)
    assert (feit.antwoord, feit.van) == (Antwoord.DEELS, Uitspraakvan.JEUGDARTS)
    knop = next(
        k for k in view.zij.findChildren(QPushButton.__mro__[1]) if "Belastbaarheid" in k.text()
    )
    assert knop.text() == "Belastbaarheid: deels naar school (jeugdarts, wo 18 nov)"
    knop.click()
    assert "deels naar school · jeugdarts, wo 18 nov 2026" in zinnen(view.betrokkenen)


def test_regie_history_referral_and_what_is_due(scherm: Scherm, naamloos) -> None:
    view, s, d = scherm.view, scherm.kern.sessie, scherm.vast.dossier
    vastleggen.leg_vast(
        s,
        Regie(dossier_id=d, soort=Regiesoort.PROCES, organisatie="school", van=date(2026, 10, 7)),
    )
    view.ververs()
    view.open_formulier("regie", None, {"organisatie": "leerplicht", "persoon": "S. de Wit"})
    view.formulier.bewaar()
    view.betrokkenheid.toon("Regie")
    tekst = zinnen(view.betrokkenen)
    assert "Regie op proces: leerplicht, S. de Wit · sinds wo 18 nov 2026" in tekst
    assert "Regie op proces: school · wo 7 okt 2026 tot en met di 17 nov 2026" in tekst
    assert "Nergens naar verwezen." in tekst
    view.open_formulier("verwijzing")
    formulier = view.formulier.formulier
    assert formulier is not None
    assert "niets over de hulp zelf" in formulier.opzet.uitleg
    formulier.veld("persoon").invoer.zet("Hulp Modelstad")
    view.formulier.bewaar()
    assert "Hulp Modelstad: nog niet nagevraagd, sinds wo 18 nov" in zinnen(view.betrokkenen)
    # One referral: the form of how it stands knows which one is meant.
    view.open_formulier("gebeurtenis", None, {"soort": "verwijzing_stand"})
    formulier = view.formulier.formulier
    assert formulier is not None
    formulier.veld("uitkomst").invoer.zet("wachtlijst")
    view.formulier.bewaar()
    (verwezen,) = [g for g in s.lees(Gebeurtenis) if g.soort == "doorverwezen"]
    (stand,) = [g for g in s.lees(Gebeurtenis) if g.soort == "verwijzing_stand"]
    assert stand.spoor == f"in_regie:{verwezen.id}"
    assert "Hulp Modelstad: op een wachtlijst, sinds wo 18 nov" in zinnen(view.betrokkenen)
    (knop,) = [
        k for k in view.betrokkenen.findChildren(QPushButton) if k.text() == "Teamleider weet het"
    ]
    assert naamloos(view.betrokkenen) == []
    knop.click()
    assert [x.aan for x in s.lees(Doorgave)] == [Doel.LEIDING]
    assert "teamleider weet het, wo 18 nov" in zinnen(view.betrokkenen)


def test_no_two_forms_share_a_key() -> None:
    toetsen = [k.sneltoets for k in KINDS if k.sneltoets]
    assert len(set(toetsen)) == len(toetsen)


def test_passing_on_to_the_jeugdarts_says_why_not(scherm: Scherm) -> None:
    view, s = scherm.view, scherm.kern.sessie
    view.open_formulier("doorgave", None, {"aan": Doel.JEUGDARTS, "door": Wie.LEERPLICHT})
    view.formulier.bewaar()
    formulier = view.formulier.formulier
    assert formulier is not None  # it stays open, with the reason beside the field
    assert "geen toestemming" in formulier._fouten["aan"].text()
    assert s.lees(Doorgave) == []


def test_words_about_health_are_pointed_out_and_hinder_nothing(scherm: Scherm) -> None:
    view, s = scherm.view, scherm.kern.sessie
    view.open_formulier("contact")
    formulier = view.formulier.formulier
    assert formulier is not None
    invoer = formulier.veld("notitie").invoer
    assert isinstance(invoer, NotitieInvoer)
    vak = invoer.invoer
    assert isinstance(vak, QPlainTextEdit)
    vak.setFocus()
    QTest.keyClicks(vak, "Heeft een depressie, komt niet")
    assert invoer.wacht is not None
    invoer.wacht.kijk()
    assert invoer.wacht.isVisible()
    assert invoer.wacht.text().startswith("“depressie”: dit gaat over gezondheid.")
    assert "depressie" in vak.accessibleDescription()
    (streep,) = vak.extraSelections()
    assert streep.cursor.selectedText() == "depressie"
    vak.selectAll()
    QTest.keyClicks(vak, "Kan nu niet naar school")
    invoer.wacht.kijk()
    assert not invoer.wacht.isVisible()
    assert vak.extraSelections() == []
    assert vak.accessibleDescription() == ""
    QTest.keyClicks(vak, ", adhd")
    view.formulier.bewaar()  # a reminder, never a refusal
    assert any(c.notitie.endswith("adhd") for c in s.lees(Contact))


@pytest.mark.parametrize("code", ["taak", "afspraak", "interventie", "overleg", "wacht", "herstel"])
def test_every_note_of_every_form_reacts(scherm: Scherm, code: str) -> None:
    view = scherm.view
    view.open_formulier(code)
    formulier = view.formulier.formulier
    assert formulier is not None
    notities = [v for v in formulier.opzet.velden if v.notitie]
    assert notities
    for veld in notities:
        (wacht,) = veld.invoer.findChildren(Woordwacht)
        veld.invoer.zet("autisme")
        wacht.kijk()
        assert "autisme" in wacht.text(), veld.naam


def test_a_closed_task_text_has_no_reminder_to_trip_over(scherm: Scherm) -> None:
    """The list becomes fixed while notes are closed, and free again after: nothing breaks."""
    invoer = LijstTekstInvoer("Wat", ("Terugbellen",), notitie=True)
    invoer.zet("autisme")
    for vast in (True, False, True):
        invoer.zet_vast(vast)
        assert invoer.wacht is not None
        invoer.wacht.kijk()
    assert invoer.wacht.text() == ""
    assert Taak.SOORT in {v.opzet.sleutel[1] for v in [_open(scherm)]}


def _open(scherm: Scherm):
    scherm.view.open_formulier("taak")
    formulier = scherm.view.formulier.formulier
    assert formulier is not None
    return formulier


def test_notes_open_and_lock_again_as_the_facts_change(scherm: Scherm) -> None:
    """Ziekte after the ongeoorloofd verzuim closes; withdrawn it opens: with the reason why."""
    view, s, vast = scherm.view, scherm.kern.sessie, scherm.vast
    view.betrokkenheid.toon()
    assert "Aantekeningen zijn nu open. Er loopt op deze dag ongeoorloofd verzuim." in zinnen(
        view.betrokkenen
    )
    (periode,) = s.lees(Verzuimperiode)
    import dataclasses

    vastleggen.wijzig(s, dataclasses.replace(periode, laatste_dag=date(2026, 11, 6)))
    ziek = Verzuimperiode(
        leerling_id=vast.leerling,
        dossier_id=vast.dossier,
        school_id=vast.school,
        soort=Periodesoort.ZIEKTE,
        eerste_dag=date(2026, 11, 9),
    )
    vastleggen.leg_vast(s, ziek)
    view.ververs()
    tekst = zinnen(view.betrokkenen)
    assert "Aantekeningen zijn nu op slot. Het verzuim is op deze dag weer geoorloofd" in tekst
    view.open_formulier("verwijzing")
    formulier = view.formulier.formulier
    assert formulier is not None
    assert not formulier.veld("persoon").invoer.isEnabled()
    view.formulier.bewaar()
    assert [g for g in s.lees(Gebeurtenis) if g.soort == "doorverwezen"] == []
    vastleggen.trek_in(s, ziek)
    view.ververs()
    assert "Aantekeningen zijn nu open." in zinnen(view.betrokkenen)


def test_the_screen_of_referrals_for_the_team(qtbot, kern: Kern, naamloos) -> None:
    s = kern.sessie
    dossier, _, _ = zet_dossier(s)
    verwezen = Gebeurtenis(
        dossier_id=dossier.id, soort="doorverwezen", datum=date(2026, 10, 1), persoon="Hulp"
    )
    view = VerwijzingenView(kern)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: not view.bezig, timeout=5000)
    assert view.leeg.isVisible()
    gebeurtenissen.leg_gebeurtenis_vast(s, verwezen)
    stand = Gebeurtenis(
        dossier_id=dossier.id,
        soort="verwijzing_stand",
        spoor=f"in_regie:{verwezen.id}",
        datum=date(2026, 11, 2),
        uitkomst="niet_in_behandeling",
    )
    gebeurtenissen.leg_gebeurtenis_vast(s, stand)
    kern.gewijzigd.emit(None)
    qtbot.waitUntil(lambda: len(view.rijen) == 1, timeout=5000)
    assert view.wie.currentData() == TEAM  # the teamleider sees everybody's
    assert view.tabel.isVisible()
    (rij,) = view.tabel.gekozen_rijen()
    assert (rij.naar, rij.stand.label, rij.te_melden) == ("Hulp", "niet in behandeling", True)
    assert view._filtertekst() == ""
    assert naamloos(view) == []
    view.tabel.setFocus()
    QTest.keyClick(view.tabel, Qt.Key.Key_T)
    assert [x.aan for x in s.lees(Doorgave)] == [Doel.LEIDING]
    qtbot.waitUntil(lambda: not view.rijen[0].te_melden, timeout=5000)
    QTest.keyClick(view.tabel, Qt.Key.Key_T)  # once per stand
    assert len(s.lees(Doorgave)) == 1
    view.chips.chips[rij.stand].click()
    assert view._filtertekst() == "niet in behandeling"
    gevraagd = []
    kern.toon_dossier.connect(gevraagd.append)
    QTest.keyClick(view.tabel, Qt.Key.Key_Return)
    assert gevraagd == [dossier.id]
    QApplication.processEvents()
