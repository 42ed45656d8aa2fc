"""Scholen: the pages of a school with real widgets: people, agreements, visits, the walked list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.dossiers import Taak
from app.domain.handelen import Contact
from app.domain.mensen import Rol
from app.domain.scholen import Inschrijving, SchoolContact
from app.domain.schoolwerk import (
    Afspraaksoort,
    Besprekingsuitkomst,
    Bezoekpunt,
    Lijstbespreking,
    Onderwerp,
    Schoolafspraak,
    Schoolambtenaar,
    Schoolbezoek,
    Schoolrol,
)
from app.services import mensen
from app.services.sessie import log_in
from app.ui.beheer.feitformulier import Feitformulier
from app.ui.beheer.kbdagen import KbDialoog
from app.ui.beheer.scholen import ScholenView
from app.ui.kern import Kern
from tests.conftest import VANDAAG, klok
from tests.fabriek import een_leerling, een_melding, zet_dossier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

GEGEVENS, MENSEN, AFSPRAKEN, DOSSIERS = range(4)


@pytest.fixture
def view(team_sessie, qtbot, gezegd) -> ScholenView:
    """The screen on a school with one open dossier, and a leerling with a recent melding."""
    _, _, school = zet_dossier(team_sessie)
    wie = een_leerling(achternaam="Zonderdossier", bsn="")
    with team_sessie.schrijf() as tx:
        tx.maak(wie)
        tx.maak(Inschrijving(leerling_id=wie.id, school_id=school.id, van=date(2026, 8, 1)))
        tx.maak(een_melding(wie))
    scherm = ScholenView(Kern(team_sessie))
    qtbot.addWidget(scherm)
    scherm.show()
    return scherm


def teksten(tabel) -> list[tuple[str, ...]]:
    return [tabel.model_.teksten(n) for n in range(tabel.model_.rowCount())]


def test_the_fixed_ambtenaar_follows_the_one_before_and_stands_in_the_list(
    team_sessie, view: ScholenView
) -> None:
    blad = view.scholen
    blad.bladen.setCurrentIndex(MENSEN)
    ander = mensen.voeg_toe(team_sessie, "E. Ander", Rol.LEERPLICHTAMBTENAAR, False, "woord-77-x")
    for wie, van in ((team_sessie.ambtenaar_id, date(2026, 8, 1)), (ander.id, VANDAAG)):
        vorm = blad.mensen.kies(Schoolrol.VAST)
        assert vorm is not None
        vorm.invoer["ambtenaar_id"].zet(wie)
        vorm.invoer["van"].zet(van)
        vorm.bewaar()
        assert vorm.bewaard is not None
    assert teksten(blad.mensen.ambtenaren) == [
        ("E. Ander", "vaste ambtenaar", "vanaf 18 nov 2026"),
        ("S. de Wit", "vaste ambtenaar", "1 aug 2026 – 17 nov 2026"),
    ]
    assert teksten(blad.tabel)[0][3] == "E. Ander"
    vorm = blad.mensen.kies(Schoolrol.VAST)
    assert vorm is not None
    vorm.invoer["ambtenaar_id"].zet(ander.id)
    vorm.bewaar()
    assert "al vaste ambtenaar" in vorm._fouten["ambtenaar_id"].text()
    assert len(team_sessie.lees(Schoolambtenaar)) == 2
    view.kern.maak_ongedaan()
    (rij,) = team_sessie.lees(Schoolambtenaar)
    assert (rij.ambtenaar_id, rij.tot) == (team_sessie.ambtenaar_id, None)


def test_who_left_the_school_stands_below_with_its_days(team_sessie, view: ScholenView) -> None:
    (school,) = view.scholen.tabel.model_.rijen()
    with team_sessie.schrijf() as tx:
        tx.maak(SchoolContact(school_id=school.id, naam="A. Weg", tot=date(2026, 7, 31)))
        tx.maak(SchoolContact(school_id=school.id, naam="B. Nu", van=date(2026, 8, 1)))
    view.scholen.bladen.setCurrentIndex(MENSEN)
    view.laad()
    assert [(t[0], t[3]) for t in teksten(view.scholen.mensen.contacten)] == [
        ("B. Nu", "vanaf 1 aug 2026"),
        ("A. Weg", "t/m 31 jul 2026"),
    ]


def test_an_agreement_comes_back_under_te_doen_and_leads_to_the_school(
    team_sessie, view: ScholenView
) -> None:
    (school,) = view.scholen.tabel.model_.rijen()
    assert view.bladen.tabText(1) == "Te doen"
    with team_sessie.schrijf() as tx:
        tx.maak(
            Schoolafspraak(
                school_id=school.id,
                soort=Afspraaksoort.PROTOCOL,
                datum=date(2025, 10, 1),
                opnieuw=date(2026, 11, 2),
            )
        )
    view.laad()
    assert view.bladen.tabText(1) == "Te doen (1)"
    view.bladen.setCurrentIndex(1)
    view.te_doen.tabel.geopend.emit(view.te_doen.tabel.huidig)
    assert view.bladen.currentIndex() == 0
    view.scholen.bladen.setCurrentIndex(AFSPRAKEN)
    assert teksten(view.scholen.afspraken.afspraken) == [
        ("verzuimprotocol van de school", "wo 1 okt 2025", "ma 2 nov 2026")
    ]


class TestBezoek:
    def test_a_visit_is_filled_in_point_by_point_and_reported(
        self, team_sessie, view: ScholenView, gezegd, tmp_path: Path, monkeypatch
    ) -> None:
        blad = view.scholen.afspraken
        view.scholen.bladen.setCurrentIndex(AFSPRAKEN)
        dialoog = blad.nieuw_bezoek()
        assert dialoog is not None
        assert list(dialoog.punten) == list(Onderwerp)
        dialoog.aanwezig.zet("mevrouw Kring")
        punt = dialoog.punten[Onderwerp.BELEID]
        punt.bevinding.zet("Het protocol is van 2024.")
        punt.afspraak.zet("Voorbeeld sturen")
        punt.wie.zet("leerplicht")
        punt.uiterlijk.zet(date(2026, 12, 1))
        dialoog.bewaar()
        assert dialoog.fout.text() == ""
        assert [p.onderwerp for p in team_sessie.lees(Bezoekpunt)] == [Onderwerp.BELEID]
        (taak,) = team_sessie.lees(Taak)
        assert taak.datum == date(2026, 12, 1)
        assert teksten(blad.bezoeken) == [
            ("wo 18 nov 2026", "1", "S. de Wit", "nog niet verstuurd")
        ]
        pad = tmp_path / "verslag.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(pad), ""))
        blad.pdf.click()
        assert pad.read_bytes().startswith(b"%PDF")
        assert gezegd.fouten == []
        # What the report says may be sent, so a name of a leerling is asked about.
        dialoog = blad.open_bezoek(blad.bezoeken.huidig)
        assert dialoog is not None
        gezegd.antwoord = False
        dialoog.punten[Onderwerp.ACTUEEL].bevinding.zet("Emre Iepenlaan is weer terug.")
        dialoog.bewaar()
        assert "Emre Iepenlaan" in gezegd.vragen[-1]
        assert len(team_sessie.lees(Bezoekpunt)) == 1

    def test_a_day_that_is_none_keeps_the_form_open(self, team_sessie, view: ScholenView) -> None:
        view.scholen.bladen.setCurrentIndex(AFSPRAKEN)
        dialoog = view.scholen.afspraken.nieuw_bezoek()
        assert dialoog is not None
        dialoog.punten[Onderwerp.BELEID].uiterlijk.zet_ruw("geen dag")
        dialoog.bewaar()
        assert dialoog.fout.text()
        assert team_sessie.lees(Schoolbezoek) == []

    def test_withdrawing_takes_its_points_along(
        self, team_sessie, view: ScholenView, gezegd
    ) -> None:
        view.scholen.bladen.setCurrentIndex(AFSPRAKEN)
        blad = view.scholen.afspraken
        dialoog = blad.nieuw_bezoek()
        assert dialoog is not None
        dialoog.punten[Onderwerp.BELEID].bevinding.zet("Iets.")
        dialoog.bewaar()
        blad.bezoek_weg.click()
        assert team_sessie.lees(Schoolbezoek) == team_sessie.lees(Bezoekpunt) == []
        view.kern.maak_ongedaan()
        assert len(team_sessie.lees(Bezoekpunt)) == 1

    def test_administratie_reads_only(self, team_sessie, view: ScholenView, qtbot) -> None:
        wie = mensen.voeg_toe(team_sessie, "A. Admin", Rol.ADMINISTRATIE, False, "woord-77-x")
        sessie = log_in(team_sessie.pad, "woord-77-x", wie.id, klok=klok)
        try:
            scherm = ScholenView(Kern(sessie))
            qtbot.addWidget(scherm)
            scherm.scholen.bladen.setCurrentIndex(AFSPRAKEN)
            assert not scherm.scholen.afspraken.nieuw.isEnabled()
            assert scherm.scholen.afspraken.papier.isEnabled()
        finally:
            sessie.sluit()


class TestLijst:
    def test_the_list_is_walked_through_by_keys(
        self, team_sessie, view: ScholenView, qtbot, gezegd
    ) -> None:
        view.scholen.bladen.setCurrentIndex(DOSSIERS)
        blad = view.scholen.dossiers
        assert [t[0] for t in teksten(blad.tabel)] == ["Iepenlaan, Emre", "Zonderdossier, Emre"]
        blad.tabel.selectRow(0)
        blad.tabel.setFocus()
        qtbot.keyClick(blad.tabel, Qt.Key.Key_C)
        assert len(team_sessie.lees(Contact)) == 1
        huidig = blad.tabel.huidig
        assert huidig is not None
        assert huidig.naam == "Zonderdossier, Emre"
        qtbot.keyClick(blad.tabel, Qt.Key.Key_C)
        assert "geen dossier" in gezegd.fouten[-1].tekst
        qtbot.keyClick(blad.tabel, Qt.Key.Key_N)
        assert [b.uitkomst for b in team_sessie.lees(Lijstbespreking)] == [
            Besprekingsuitkomst.CONTACT,
            Besprekingsuitkomst.NIETS,
        ]
        assert blad.uitleg.text().startswith("2 om te bespreken, 2 vandaag besproken.")
        assert [t[4] for t in teksten(blad.tabel)] == [
            "18 nov: besproken met de school",
            "18 nov: geen actie",
        ]
        view.kern.maak_ongedaan()
        assert len(team_sessie.lees(Lijstbespreking)) == 1

    def test_on_another_day_nothing_can_be_recorded(self, view: ScholenView) -> None:
        view.scholen.bladen.setCurrentIndex(DOSSIERS)
        view.kern.zet_peildatum(date(2026, 11, 20))
        blad = view.scholen.dossiers
        assert not any(k.isEnabled() for k in blad.uitkomsten)
        assert blad.papier.isEnabled()

    def test_it_is_saved_as_one_page_and_empty_says_so(
        self, team_sessie, view: ScholenView, tmp_path: Path, monkeypatch
    ) -> None:
        view.scholen.bladen.setCurrentIndex(DOSSIERS)
        pad = tmp_path / "overleg.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(pad), ""))
        view.scholen.dossiers.pdf.click()
        assert pad.read_bytes().startswith(b"%PDF")
        view.scholen.dossiers.toon(None)
        assert view.scholen.dossiers.tabel.model_.rijen() == []
        assert not view.scholen.dossiers.pdf.isEnabled()


def test_a_new_school_is_the_one_in_view(view: ScholenView, qtbot) -> None:
    blad = view.scholen
    blad._nieuw()
    vorm = blad.findChild(Feitformulier)
    assert vorm is not None
    qtbot.keyClicks(vorm.invoer["naam"].invoer, "Zz Het Nieuwe College")
    vorm.bewaar()
    assert blad.naam.text() == "Zz Het Nieuwe College"


def test_a_day_by_decree_is_added_and_taken_away(view: ScholenView, team_sessie, naamloos) -> None:
    view.bladen.setCurrentWidget(view.kbdagen)
    blad = view.kbdagen
    assert not blad.weg.isEnabled()  # a shipped day stays
    blad.erbij.click()
    (vorm,) = view.window().findChildren(KbDialoog)
    assert naamloos(vorm) == []
    vorm.invoer["dag"].zet(date(2029, 5, 10))
    vorm.invoer["besluit"].zet("Stb. 2028, 123")
    vorm.knop.click()
    assert "telt al: Hemelvaartsdag" in vorm._fouten["dag"].text()
    vorm.invoer["dag"].zet(date(2029, 5, 11))
    vorm.knop.click()
    assert teksten(blad.tabel)[-1] == ("vr 11 mei 2029", "Stb. 2028, 123", "het team")
    blad.tabel.selectRow(len(teksten(blad.tabel)) - 1)
    blad.weg.click()
    assert teksten(blad.tabel)[-1][2] == "Kantelpunt"
    view.kern.maak_ongedaan()
    assert teksten(blad.tabel)[-1][2] == "het team"
