"""One letter to many through the window: choose, look, leave out, make, stop, go on, let go."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from app.domain.handelen import Brief
from app.services import instellingen, ondertekenen, verzendingen
from app.services.briefhierbij import hierbij
from app.services.dossierbeeld import dossierbeeld
from app.services.instellingen import Instellingen
from app.services.sessie import Sessie
from app.services.sjablonen import eigen_codes
from app.ui import achtergrond, berichten
from app.ui.achtergrond import wacht_op_alles
from app.ui.brieven import afdrukken
from app.ui.brieven.dialoog import BriefDialoog
from app.ui.brieven.verzendblad import VerzendBlad
from app.ui.brieven.verzenden import VerzendVenster
from app.ui.dossier.kantelpaneel import KantelPaneel
from app.ui.kern import Kern
from app.ui.sjablonen.nieuw import NieuweBrief
from app.ui.sjablonen.view import SjablonenView
from tests.fabriek import een_leerling, een_ouder, zet_dossier

VELDEN = {"datum_gesprek": "2026-12-01", "tijd_gesprek": "10:00", "plaats_gesprek": "Kantoor"}


def test_een_school_krijgt_een_brief_en_de_rest_gaat_later(
    qtbot: QtBot, team_sessie: Sessie, monkeypatch: pytest.MonkeyPatch
) -> None:
    instellingen.bewaar(team_sessie, Instellingen(gemeente="Modelstad", telefoon="055 000 0000"))
    dossier, _, school = zet_dossier(team_sessie)
    with team_sessie.schrijf() as tx:
        ander = tx.maak(een_leerling(bsn="", onderwijsnummer="100000077", achternaam="Zonder"))
        tx.maak(een_ouder(ander, postcode="", straat="Weg", huisnummer="1"))
    kern = Kern(team_sessie)
    venster = VerzendVenster(kern)
    qtbot.addWidget(venster)
    blad = VerzendBlad(kern)
    qtbot.addWidget(blad)
    kern.gewijzigd.connect(lambda _w: blad.laad())
    assert not venster.maak_knop.isEnabled()
    venster.groep.setCurrentText("School")
    venster.groep.activated.emit(venster.groep.currentIndex())
    assert venster.regel.currentText() == school.naam
    venster.sjabloon.kies("uitnodiging")
    venster.sjabloon.gekozen.emit("uitnodiging")
    assert venster._blad is not None
    venster._blad.zet(VELDEN)
    qtbot.mouseClick(venster.toon_knop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(venster.regels), timeout=8000)
    # mother and leerling of 15; no exceptions
    assert [r.ontvanger for r in venster.gekozen()] == ["mevrouw A. Iepenlaan", "Emre Iepenlaan"]
    assert venster.bladen.aantal == 1
    venster.tabel.selectRow(0)
    qtbot.keyClick(venster.tabel, Qt.Key.Key_Space)
    assert [r.ontvanger for r in venster.gekozen()] == ["Emre Iepenlaan"]
    qtbot.keyClick(venster.tabel, Qt.Key.Key_Space)
    # stopped before the first: the plan stands, nothing was made
    monkeypatch.setattr(verzendingen, "maak", lambda *_a: verzendingen.Uitkomst(0, gestopt=True))
    qtbot.mouseClick(venster.maak_knop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: blad.tabel.model_.rowCount() == 1, timeout=8000)
    monkeypatch.undo()
    blad.tabel.selectRow(0)
    assert blad.verder_knop.isEnabled()
    assert not blad.druk_knop.isEnabled()
    qtbot.mouseClick(blad.verder_knop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(team_sessie.lees(Brief)) == 2, timeout=8000)
    qtbot.waitUntil(lambda: blad.tabel.model_.teksten(0)[3] == "2 van 2", timeout=8000)
    assert {b.dossier_id for b in team_sessie.lees(Brief)} == {dossier.id}
    assert {b.datum for b in team_sessie.lees(Brief)} == {date(2026, 11, 18)}
    qtbot.waitUntil(lambda: not achtergrond._LEVEND, timeout=8000)
    # printing: from the second letter on, in postal order, the stored bytes
    gedrukt: list[bytes] = []
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_a, **_k: (2, True))
    monkeypatch.setattr(afdrukken, "vraag_printer", lambda _p: object())
    monkeypatch.setattr(
        afdrukken, "druk_af", lambda pdfs, _p, meld: gedrukt.extend(p for p in pdfs if not meld(0))
    )
    blad.tabel.selectRow(0)
    blad.druk()
    plan = blad.tabel.huidig
    assert plan is not None
    assert gedrukt == [s.pdf for s in verzendingen.stukken(team_sessie, plan.feit.id)][1:]


def test_velden_die_uit_een_dossier_komen_blijven_van_dat_dossier(team_sessie: Sessie) -> None:
    """Which verzuim a waarschuwing is about is no field for all; the day of the talk is."""
    codes = [v.code for v in verzendingen.invulvelden(team_sessie, "waarschuwing")]
    assert "verzuim" not in codes
    velden = {v.code: v for v in verzendingen.invulvelden(team_sessie, "uitnodiging")}
    assert velden["datum_gesprek"].verplicht


@pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", extend=True)
def test_eigen_brief_badge_en_brief_hierbij(
    qtbot: QtBot, team_sessie: Sessie, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Sjablonen: new, out, away, in. The panel and the chooser offer what belongs to the stap."""
    dossier, _, _ = zet_dossier(team_sessie, stap="2")
    kern = Kern(team_sessie)
    view = SjablonenView(kern)
    qtbot.addWidget(view)
    nieuw = NieuweBrief(kern, view)
    qtbot.addWidget(nieuw)
    nieuw.gemaakt.connect(view.ga_naar)
    nieuw.invoer["naam"].zet("Open dag")
    nieuw.invoer["begin"].zet("uitnodiging")
    qtbot.mouseClick(nieuw.knop, Qt.MouseButton.LeftButton)
    assert view.tabel.huidig is not None
    assert view.tabel.huidig.naam == "Open dag"
    assert view.weg_actie.isVisible()
    assert view.terug_knop.isHidden()
    pad = tmp_path / "open.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(pad), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(pad), ""))
    monkeypatch.setattr(berichten, "vraag", lambda *_a, **_k: True)
    view.uit_actie.trigger()
    view.weg_actie.trigger()
    assert eigen_codes(team_sessie) == ()
    pad.write_text(pad.read_text().replace("{{", "{{ 1 + ", 1))
    view.in_actie.trigger()
    assert "gerekend" in view.balk.label.text()
    pad.write_text(pad.read_text().replace("{{ 1 + ", "{{", 1))
    view.in_actie.trigger()
    assert eigen_codes(team_sessie) == ("eigen_open_dag",)
    assert wacht_op_alles()

    paneel = KantelPaneel()
    qtbot.addWidget(paneel)
    beeld = dossierbeeld(team_sessie, dossier.id, date(2026, 11, 18))
    letters = hierbij(team_sessie, beeld)
    paneel.toon(beeld, lezen=False)
    paneel.toon_brieven(letters, lezen=False)
    gevraagd: list[str] = []
    paneel.brief.connect(gevraagd.append)
    qtbot.mouseClick(paneel.hierbij, Qt.MouseButton.LeftButton)
    (menu,) = paneel.hierbij.findChildren(QMenu)
    assert [a.text() for a in menu.actions()] == [f"{s.naam}…" for s in letters]
    menu.actions()[0].trigger()
    menu.close()
    assert gevraagd == [letters[0].code]
    dialoog = BriefDialoog(kern, dossier.id, None)
    qtbot.addWidget(dialoog)
    assert dialoog.sjabloon.itemText(0) == "Past bij deze zaak"
    assert dialoog.sjabloon.itemText(1).strip() == letters[0].naam
    assert ondertekenen.hoeveel_wacht(team_sessie) == 0
