"""The agenda screen on real widgets: days, filter, keys, and what it does with a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.dossiers import Taak
from app.domain.handelen import Interventie
from app.domain.sporen import Gebeurtenis
from app.services.agenda import Soort
from app.services.sessie import Sessie
from app.ui.agenda.teamvenster import Teamvenster
from app.ui.agenda.view import AgendaView
from app.ui.kern import Kern
from tests.fabriek import team_is_bij, zet_dossier


@pytest.fixture
def view(qtbot: QtBot, team_sessie: Sessie) -> AgendaView:
    team_is_bij(team_sessie, date(2026, 11, 2))
    dossier, _, _ = zet_dossier(team_sessie, geopend=date(2026, 11, 2))
    with team_sessie.schrijf() as tx:
        tx.maak(Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 11, 4)))
        tx.maak(Taak(dossier_id=dossier.id, datum=date(2026, 11, 17), omschrijving="Bel school"))
    view = AgendaView(Kern(team_sessie))
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.show()
    qtbot.waitUntil(lambda: view.model.rowCount() > 0)
    return view


def koppen(view: AgendaView) -> list[str]:
    return [view.model.index(n, 0).data() for n in view.model.koppen]


def regels(view: AgendaView) -> list[list[str]]:
    rijen = [n for n in range(view.model.rowCount()) if n not in view.model.koppen]
    return [[view.model.index(n, k).data() for k in range(view.model.columnCount())] for n in rijen]


def test_over_termijn_staat_bovenaan_en_dan_de_dagen(view: AgendaView) -> None:
    # stap 1: wo 4 nov + 3 schoolweken = wo 25 nov
    assert koppen(view) == ["Over termijn (1)", "Woensdag 25 november (1)"]
    assert [r[2] for r in regels(view)] == ["Bel school", "Kantelt naar 2 kernteam"]


def test_filter_op_woord_en_soort_en_weer_alles(view: AgendaView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.zoekveld, "kernteam")
    assert [r[2] for r in regels(view)] == ["Kantelt naar 2 kernteam"]
    view.zoekveld.clear()
    qtbot.mouseClick(view.chips.chips[Soort.TAAK], Qt.MouseButton.LeftButton)
    assert [r[2] for r in regels(view)] == ["Bel school"]
    qtbot.keyClicks(view.zoekveld, "niets zo")
    assert view.stapel.currentWidget() is view.leeg
    qtbot.mouseClick(view.leeg.knop, Qt.MouseButton.LeftButton)
    assert len(regels(view)) == 2


def test_enter_opent_het_dossier_en_vouwt_een_dag(view: AgendaView, qtbot: QtBot) -> None:
    boven = view.model.index(0, 0)
    view.lijst.setCurrentIndex(view.model.index(1, 0))
    with qtbot.waitSignal(view.dossier_gevraagd):
        qtbot.keyClick(view.lijst, Qt.Key.Key_Return)
    qtbot.keyClick(view.lijst, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Bel school" in QGuiApplication.clipboard().text()
    view.lijst.setCurrentIndex(boven)
    qtbot.keyClick(view.lijst, Qt.Key.Key_Return)
    assert not view.model.is_open(view.model.index(0, 0))
    assert view.model.data(view.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Over termijn (1), dicht"
    )
    assert [r[2] for r in regels(view)] == ["Kantelt naar 2 kernteam"]


def test_links_en_rechts_vouwen_en_een_filter_vindt_ook_wat_dicht_was(
    view: AgendaView, qtbot: QtBot
) -> None:
    view.lijst.setCurrentIndex(view.model.index(1, 0))
    qtbot.keyClick(view.lijst, Qt.Key.Key_Left)  # from the line to its heading
    assert view.lijst.currentIndex().row() == 0
    qtbot.keyClick(view.lijst, Qt.Key.Key_Left)
    assert view.model.rowCount() == 3
    qtbot.keyClick(view.lijst, Qt.Key.Key_Right)
    assert view.model.rowCount() == 4
    view.lijst.sluit_alles()
    assert regels(view) == []
    assert view.lijst.currentIndex().row() == 0
    view.laad()  # what is computed anew leaves closed what was closed
    qtbot.waitUntil(lambda: view._taak is not None and not view._taak.bezig)
    assert regels(view) == []
    qtbot.keyClicks(view.zoekveld, "kernteam")
    assert [r[2] for r in regels(view)] == ["Kantelt naar 2 kernteam"]


def test_volgt_wat_er_verandert_en_houdt_de_cursor(view: AgendaView, qtbot: QtBot) -> None:
    view.lijst.setCurrentIndex(view.model.index(3, 0))

    def taak(s: Sessie) -> object:
        with s.schrijf() as tx:
            tx.maak(Taak(datum=date(2026, 11, 19), omschrijving="Team bijpraten"))
        return tx.wijziging

    view.kern.voer_uit(taak)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(regels(view)) == 3)
    nu = view.model.regel(view.lijst.currentIndex())
    assert nu is not None
    assert nu.wat == "Kantelt naar 2 kernteam"


def test_een_andere_dag_rekent_opnieuw(view: AgendaView, qtbot: QtBot) -> None:
    view.kern.zet_peildatum(date(2026, 11, 26))
    qtbot.waitUntil(lambda: koppen(view) == ["Over termijn (2)"])


def test_agendabestand_uit_het_venster(
    view: AgendaView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    naar = tmp_path / "agenda"
    monkeypatch.setattr(QMessageBox, "exec", lambda self: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda self: self.buttons()[0])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(naar), ""))
    view.naar_agendabestand()
    inhoud = naar.with_suffix(".ics").read_text()
    assert "BEGIN:VEVENT" in inhoud
    naam = regels(view)[0][1].split(",")[0]
    assert naam not in inhoud


def effectrapportages(sessie: Sessie) -> list[Gebeurtenis]:
    return [g for g in sessie.lees(Gebeurtenis) if g.soort == "effectrapportage"]


def test_een_termijn_van_het_team_wordt_hier_vastgelegd(
    view: AgendaView, qtbot: QtBot, team_sessie: Sessie
) -> None:
    # De effectrapportage is uiterlijk 15 december; wat er al was vastgelegd, is ingetrokken.
    with team_sessie.schrijf() as tx:
        for feit in effectrapportages(team_sessie):
            tx.trek_in(Gebeurtenis, feit.id, feit.versie)
    view.laad()
    qtbot.waitUntil(lambda: any("effectrapportage" in r[2].lower() for r in regels(view)))
    for nummer in range(view.model.rowCount()):
        plek = view.model.index(nummer, 0)
        regel = view.model.regel(plek)
        if regel is not None and "effectrapportage" in regel.legt_vast:
            view.lijst.setCurrentIndex(plek)
    qtbot.keyClick(view.lijst, Qt.Key.Key_Return)
    venster = view.findChild(Teamvenster)
    assert venster is not None
    venster.bewaar()
    (feit,) = effectrapportages(team_sessie)
    assert feit.datum == date(2026, 11, 18)
    qtbot.waitUntil(lambda: not any("effectrapportage" in r[2].lower() for r in regels(view)))
