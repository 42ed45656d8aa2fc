"""The letters of opsporing and the proces-verbaal on screen, driven by their widgets.

Today is Wednesday 18 November 2026.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.mensen import Ambtenaar
from app.domain.opsporing import (
    Adviesaan,
    Adviesuitkomst,
    Adviesvraag,
    Ambtswoord,
    Opsporingsstuk,
    ProcesVerbaal,
    Pvconcept,
    Tekening,
    Verdachte,
    Verhoor,
)
from app.services import instellingen, opsporing, pvmaken
from app.ui import berichten
from app.ui.brieven.bekijken import BriefBekijker
from app.ui.dossier.regelknop import Regelknop
from app.ui.opsporing.briefdialoog import OpsporingsbriefDialoog
from app.ui.opsporing.pvvenster import PvVenster
from app.ui.thema import thema
from tests.conftest import VANDAAG
from tests.ui.opsporing.conftest import rust
from tests.ui.opsporing.woorden import alle_teksten


@pytest.fixture
def view(team, venster_van, qtbot):
    """The dossier of the team, for a BOA with a number, in a team with an address."""
    inst = instellingen.lees(team.een)
    instellingen.bewaar(
        team.een,
        replace(inst, gemeente="Modelstad", plaats="Modelstad", straat="Marktplein 1",
                telefoon="012-345 67 89"),
    )  # fmt: skip
    with team.een.schrijf() as tx:
        tx.wijzig(replace(team.een.lees_een(Ambtenaar, team.een.ambtenaar_id), boa_nummer="99"))
    team.een.vergeet()
    venster = venster_van(team.een)
    venster.ga("dossier", team.dossier.id)
    rust(qtbot)
    return venster.huidig_scherm


def dialoog(view, soort):
    QApplication.processEvents()
    return next(d for d in view.findChildren(soort) if d.isVisible())


def feiten(team, soort):
    alle = opsporing.lees_opsporing(team.een).get(team.dossier.id, ())
    return [f for f in alle if isinstance(f, soort)]


def test_a_summons_from_the_panel_to_the_sealed_file(team, view, qtbot, monkeypatch):
    menu = view.opsporing.paneel.menu()
    namen = [a.text() for a in menu.actions()]
    assert "Oproep voor een verhoor…" in namen
    assert "Concept-proces-verbaal…" in namen
    next(a for a in menu.actions() if a.text() == "Oproep voor een verhoor…").trigger()
    brief = dialoog(view, OpsporingsbriefDialoog)
    assert not brief.knop_druk.isEnabled(), "nobody is chosen yet"
    blad = brief._blad
    blad.invoer("verdachten").zet([team.ouder.id])
    blad.invoer("datum_verhoor").zet(date(2026, 11, 30))
    blad.invoer("tijd_verhoor").zet("14:00")
    brief.maak()
    assert [c.gaten for c in brief.concepten] == [()]
    assert brief.bladen.aantal >= 1
    assert brief.knop_druk.isEnabled()
    from app.ui.brieven import afdrukken

    monkeypatch.setattr(afdrukken, "vraag_printer", lambda _p: object())
    monkeypatch.setattr(afdrukken, "druk_af", lambda pdfs, _p: len(pdfs))
    QTest.mouseClick(brief.knop_druk, Qt.MouseButton.LeftButton)
    rust(qtbot)
    (verhoor,) = feiten(team, Verhoor)
    (stuk,) = feiten(team, Opsporingsstuk)
    assert (verhoor.ouder_id, stuk.over_id) == (team.ouder.id, verhoor.id)
    knop = next(
        k for k in view.opsporing.paneel.findChildren(Regelknop) if "Oproep voor" in k.text()
    )
    QTest.keyClick(knop, Qt.Key.Key_Return)
    kijker = dialoog(view, BriefBekijker)
    assert kijker.bladen.aantal >= 1
    view.kern.vergrendeld.emit()
    rust(qtbot)
    assert not [d for d in view.findChildren(BriefBekijker) if d.isVisible()]


def concept_van(team):
    for feit in (
        team.verhoor(
            gehouden=date(2026, 11, 16), cautie=True, raadsman=True, verslag="Het klopt.",
            plaats="Modelstad", getekend=Tekening.GETEKEND,
        ),
        Adviesvraag(
            dossier_id=team.dossier.id, aan=Adviesaan.RAAD, gevraagd=date(2026, 11, 9),
            ontvangen=date(2026, 11, 16), uitkomst=Adviesuitkomst.GEEN_BEZWAAR,
        ),
    ):  # fmt: skip
        opsporing.bewaar(team.een, feit)
    return pvmaken.nieuw_concept(team.een, team.dossier.id, VANDAAG, "moeder")


def test_the_checklist_leads_to_the_field_and_the_page_is_laid_down(team, view, qtbot, monkeypatch):
    concept_van(team)
    view.kijk_opnieuw()
    rust(qtbot)
    monkeypatch.setattr(view.opsporing, "_kies_verdachte", lambda _b: team.ouder.id)
    view.opsporing.paneel.nieuw.emit(Pvconcept.SOORT)
    pv = dialoog(view, PvVenster)
    assert pv.minimumSizeHint().width() <= thema().em(45), "wider than 1366 pixels at 200 %"
    assert not pv.knop_vast.isEnabled()
    assert "blijft een concept" in pv.balk.label.text()
    regel = pv.lijst.regels["overweging"]
    assert regel.accessibleName() == "Nog niet in orde: Overweging"
    QTest.keyClick(regel, Qt.Key.Key_Return)
    assert pv.bladen_links.currentIndex() == 1
    vak = pv.blad.invoer("overweging").invoer
    assert vak.hasFocus() or pv.focusWidget() is vak
    for veld, waarde in {
        "overweging": "Verdachte kende de plicht.",
        "geboorteplaats": "Elders",
        "hulp": "Maatschappelijk werk is aangeboden.",
        "school": "De mentor belde.",
        "leerplicht": "Een gesprek op kantoor.",
        "bijlagen": "Verzuimoverzicht",
        "reden": "In overleg met de officier.",
        "geboren": date(1980, 5, 2),
        "ambtswoord": str(Ambtswoord.EED),
    }.items():
        pv.blad.invoer(veld).zet(waarde)
    pv.maak()
    assert pv.beeld is not None
    assert [p.code for p in pv.beeld.mist] == []
    assert pv.knop_vast.isEnabled()
    gevraagd = []
    monkeypatch.setattr(berichten, "vraag", lambda *a, **_k: gevraagd.append(a[1]) or True)
    QTest.mouseClick(pv.knop_vast, Qt.MouseButton.LeftButton)
    rust(qtbot)
    assert gevraagd == ["Dit proces-verbaal vaststellen?"]
    (stuk,) = feiten(team, Opsporingsstuk)
    (feit,) = feiten(team, ProcesVerbaal)
    assert (stuk.nummer, feit.verdachte) == ("2026-PV-0001", Verdachte.OUDER)
    assert not pv.knop_vast.isEnabled(), "nothing to lay down again"
    assert "is vastgesteld" in pv.balk.label.text()
    pv.blad.invoer("overweging").zet("Verdachte kende de plicht al langer.")
    pv.close()
    rust(qtbot)
    (concept,) = feiten(team, Pvconcept)
    assert concept.overweging == "Verdachte kende de plicht al langer.", "kept at closing"
    assert "2026-pv-0001" in alle_teksten(view.opsporing.paneel)


def test_a_point_elsewhere_closes_the_window_kept_and_opens_its_form(
    team, view, qtbot, monkeypatch
):
    opsporing.bewaar(team.een, team.verhoor())
    view.kijk_opnieuw()
    rust(qtbot)
    monkeypatch.setattr(view.opsporing, "_kies_verdachte", lambda _b: team.ouder.id)
    view.opsporing.open_pv()
    pv = dialoog(view, PvVenster)
    pv.blad.invoer("hulp").zet("Er is hulp aangeboden.")
    pv.maak()
    QTest.keyClick(pv.lijst.regels["verhoor"], Qt.Key.Key_Return)
    rust(qtbot)
    (concept,) = feiten(team, Pvconcept)
    assert concept.hulp == "Er is hulp aangeboden."
    assert view.formulier.formulier is not None
    assert view.formulier.formulier.opzet.soort is Verhoor
    # From the panel it is there again; a lock closes it and keeps nothing that was not kept.
    view.opsporing.open_feit(concept)
    pv = dialoog(view, PvVenster)
    pv.blad.invoer("hulp").zet("Iets anders.")
    view.kern.vergrendeld.emit()
    rust(qtbot)
    assert [c.hulp for c in feiten(team, Pvconcept)] == ["Er is hulp aangeboden."]
    assert not [d for d in view.findChildren(PvVenster) if d.isVisible()]


def test_every_control_of_both_windows_has_a_name(team, view, qtbot, monkeypatch, naamloos):
    monkeypatch.setattr(view.opsporing, "_kies_verdachte", lambda _b: team.ouder.id)
    view.opsporing.open_pv()
    pv = dialoog(view, PvVenster)
    pv.bladen_links.setCurrentIndex(1)
    assert naamloos(pv) == []
    pv.reject()
    view.opsporing.open_brief("halt_verwijzing")
    brief = dialoog(view, OpsporingsbriefDialoog)
    assert naamloos(brief) == []
    brief.reject()


def test_another_verdachte_has_other_fields(team, view, qtbot, monkeypatch):
    monkeypatch.setattr(view.opsporing, "_kies_verdachte", lambda _b: team.ouder.id)
    view.opsporing.open_pv()
    pv = dialoog(view, PvVenster)
    assert pv.blad.heeft("geboren")
    pv.blad.invoer("ouder_id").zet("leerling")
    pv.maak()
    assert pv.concept.verdachte is Verdachte.LEERLING
    assert not pv.blad.heeft("geboren")
    assert "artikel 2, derde lid" in " ".join(p.uitleg for p in pv.beeld.punten)
    pv._dicht = True
    pv.reject()
