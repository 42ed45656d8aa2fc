"""From nothing to the window: a new team, logging in, a lost password, log off, the end."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from app.domain.mensen import Rol
from app.services import mensen
from app.services.sessie import Sessie, log_in, maak_team
from app.ui.crash import rapport
from app.ui.inloggen import InlogVenster
from app.ui.nieuwteam import NieuwTeam
from app.ui.noodpapier import NoodsleutelVenster
from app.ui.noodtoegang import NoodToegang
from app.ui.start import Programma
from app.ui.startwachtwoord import EigenWachtwoord
from app.ui.voorkeuren import recente_bestanden
from db.sleutels import Kosten
from tests.ui.conftest import Gezegd

WACHTWOORD = "groene-fiets-42"
NIEUW = "paarse-kaars-lade-7"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def programma(qapp: QApplication) -> Iterator[Programma]:
    programma = Programma(qapp)
    yield programma
    if programma.venster is not None:
        programma.venster.close()
    if programma.inlog is not None:
        programma.inlog.gesloten.disconnect()


def test_login_lists_the_people_and_opens_with_the_right_password(
    team_sessie: Sessie, qtbot
) -> None:
    inlog = InlogVenster(team_sessie.pad)
    qtbot.addWidget(inlog)
    inlog.show()
    assert inlog.wie.currentText() == "S. de Wit"
    qtbot.keyClicks(inlog.wachtwoord.veld, WACHTWOORD)
    with qtbot.waitSignal(inlog.ingelogd) as sein:
        qtbot.keyClick(inlog.wachtwoord.veld, Qt.Key.Key_Return)
    sessie = sein.args[0]
    assert sessie.ambtenaar.naam == "S. de Wit"
    assert recente_bestanden() == [Path(team_sessie.pad)]
    assert inlog.wachtwoord.text() == ""
    sessie.sluit()


@pytest.mark.parametrize("antwoord", [True, False])
def test_an_older_file_is_brought_up_to_date_when_the_teamleider_says_so(
    tmp_path: Path, qtbot, gezegd: Gezegd, antwoord: bool
) -> None:
    gegevens = Path(__file__).parents[1] / "db" / "gegevens"
    for naam in ("schema1.kantelpunt", "schema1.kantelpunt-sleutels"):
        shutil.copyfile(gegevens / naam, tmp_path / naam)
    gezegd.antwoord = antwoord
    inlog = InlogVenster(str(tmp_path / "schema1.kantelpunt"))
    qtbot.addWidget(inlog)
    inlog.wie.setCurrentText("S. de Wit")
    qtbot.keyClicks(inlog.wachtwoord.veld, WACHTWOORD)
    with qtbot.waitSignal(inlog.ingelogd, raising=antwoord, timeout=5000) as sein:
        inlog.log_in()
    (vraag,) = gezegd.vragen
    assert vraag.startswith("Dit teambestand is van een oudere versie van Kantelpunt. ")
    assert vraag.endswith("werkte S. de Wit erin, op 01-10-2026, met een oudere versie.")
    assert (tmp_path / "schema1.kantelpunt-reservekopieen").is_dir() is antwoord
    if antwoord:
        sein.args[0].sluit()
    else:
        assert inlog.fout.text().startswith("Dit teambestand is van een oudere versie")


def test_a_wrong_password_is_told_in_place(team_sessie: Sessie, qtbot, gezegd: Gezegd) -> None:
    inlog = InlogVenster(team_sessie.pad)
    qtbot.addWidget(inlog)
    qtbot.keyClicks(inlog.wachtwoord.veld, "verkeerd")
    with qtbot.assertNotEmitted(inlog.ingelogd):
        inlog.inloggen.click()
    assert "achtwoord" in inlog.fout.text()
    assert gezegd.fouten == []


def test_caps_lock_is_guessed_from_the_letters(team_sessie: Sessie, qtbot) -> None:
    inlog = InlogVenster(team_sessie.pad)
    qtbot.addWidget(inlog)
    inlog.show()
    veld = inlog.wachtwoord
    qtbot.keyClick(veld.veld, "a")
    assert not veld.hint.isVisible()
    QApplication.sendEvent(veld.veld, _toets("A", Qt.KeyboardModifier.ShiftModifier))
    assert not veld.hint.isVisible()
    QApplication.sendEvent(veld.veld, _toets("A"))
    assert veld.hint.isVisible()


def _toets(tekst: str, erbij: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, erbij, tekst)


def test_a_file_that_is_gone_is_told_and_the_choice_shown(
    tmp_path: Path, qtbot, gezegd: Gezegd
) -> None:
    inlog = InlogVenster(str(tmp_path / "weg.kantelpunt"))
    qtbot.addWidget(inlog)
    assert len(gezegd.fouten) == 1
    assert inlog.stapel.currentIndex() == 0


def test_no_control_of_the_start_is_without_a_name(
    team_sessie: Sessie, qtbot, naamloos: Callable[[QWidget], list[str]]
) -> None:
    inlog = InlogVenster(team_sessie.pad)
    nieuw = NieuwTeam()
    nood = NoodToegang(team_sessie.pad, "", "S. de Wit")
    eigen = EigenWachtwoord(team_sessie)
    for venster in (inlog, nieuw, nood, eigen):
        qtbot.addWidget(venster)
        venster.show()
    gebreken = naamloos(inlog)
    inlog.toon_keuze()
    for venster in (inlog, nieuw, nood, eigen):
        gebreken += naamloos(venster)
    assert gebreken == []


@pytest.fixture
def goedkoop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap keys for what the window itself makes."""
    import app.ui.nieuwteam as module

    kosten = Kosten(rondes=1, geheugen_kib=64, banen=1)
    monkeypatch.setattr(module, "maak_team", lambda *a, **k: maak_team(*a, kosten=kosten, **k))


@pytest.mark.usefixtures("goedkoop")
def test_a_new_team_shows_the_noodsleutel_before_it_opens(tmp_path: Path, qtbot) -> None:
    dialoog = NieuwTeam()
    qtbot.addWidget(dialoog)
    dialoog.naam.setText("S. de Wit")
    dialoog.bestand.setText(str(tmp_path / "nieuw.kantelpunt"))
    dialoog.wachtwoord.een.veld.setText(NIEUW)
    dialoog.wachtwoord.twee.veld.setText(NIEUW)
    dialoog.show()
    dialoog.maak.click()
    papier = dialoog.findChild(NoodsleutelVenster)
    assert papier is not None
    assert not papier.verder.isEnabled()
    papier.vink.setChecked(True)
    with qtbot.waitSignal(dialoog.gemaakt) as sein:
        papier.verder.click()
    sessie: Sessie = sein.args[0]
    assert sessie.ambtenaar.rol is Rol.TEAMLEIDER
    sessie.sluit()


def test_a_new_team_with_two_passwords_that_differ_is_not_made(
    tmp_path: Path, qtbot, gezegd: Gezegd
) -> None:
    dialoog = NieuwTeam()
    qtbot.addWidget(dialoog)
    pad = tmp_path / "nieuw.kantelpunt"
    dialoog.naam.setText("S. de Wit")
    dialoog.bestand.setText(str(pad))
    dialoog.wachtwoord.een.veld.setText(NIEUW)
    dialoog.wachtwoord.twee.veld.setText(NIEUW + "x")
    dialoog.show()
    dialoog.maak.click()
    assert "niet gelijk" in gezegd.fouten[0].tekst
    assert not pad.exists()
    assert dialoog.focusWidget() is dialoog.wachtwoord.een.veld, "they are typed anew, from here"
    assert dialoog.wachtwoord.een.text() == dialoog.wachtwoord.twee.text() == ""


@pytest.mark.usefixtures("goedkoop")
def test_a_new_team_gets_the_ending_of_its_file_by_itself(tmp_path: Path, qtbot) -> None:
    dialoog = NieuwTeam()
    qtbot.addWidget(dialoog)
    dialoog.naam.setText("S. de Wit")
    dialoog.bestand.setText(str(tmp_path / "modelstad"))
    dialoog.wachtwoord.een.veld.setText(NIEUW)
    dialoog.wachtwoord.twee.veld.setText(NIEUW)
    dialoog.maak.click()
    papier = dialoog.findChild(NoodsleutelVenster)
    assert papier is not None
    papier.vink.setChecked(True)
    with qtbot.waitSignal(dialoog.gemaakt) as sein:
        papier.verder.click()
    sein.args[0].sluit()
    assert (tmp_path / "modelstad.kantelpunt").exists()


def test_a_new_team_asks_for_what_stands_first_and_goes_there(
    tmp_path: Path, qtbot, gezegd: Gezegd
) -> None:
    dialoog = NieuwTeam()
    qtbot.addWidget(dialoog)
    dialoog.show()
    dialoog.bestand.setText(str(tmp_path / "nieuw.kantelpunt"))
    dialoog.maak.click()
    assert gezegd.fouten[-1].tekst == "Vul uw naam in."
    assert dialoog.focusWidget() is dialoog.naam
    dialoog.naam.setText("S. de Wit")
    dialoog.maak.click()
    assert "korter dan 8 tekens" in gezegd.fouten[-1].tekst
    assert dialoog.focusWidget() is dialoog.wachtwoord.een.veld


def test_a_new_team_in_a_folder_that_is_not_there_names_the_folder(
    tmp_path: Path, qtbot, gezegd: Gezegd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "app.ui.nieuwteam.QStandardPaths.writableLocation", lambda _w: str(tmp_path / "Documenten")
    )
    dialoog = NieuwTeam()
    qtbot.addWidget(dialoog)
    assert Path(dialoog.bestand.text()) == Path.home() / "team.kantelpunt"  # one that is there
    dialoog.naam.setText("S. de Wit")
    dialoog.bestand.setText(str(tmp_path / "Documenten" / "team.kantelpunt"))
    dialoog.wachtwoord.een.veld.setText(NIEUW)
    dialoog.wachtwoord.twee.veld.setText(NIEUW)
    dialoog.maak.click()
    (fout,) = gezegd.fouten
    assert fout.tekst == f"De map {tmp_path / 'Documenten'} bestaat niet."


def test_the_noodsleutel_gives_a_new_password(tmp_path: Path, qtbot, gezegd: Gezegd) -> None:
    pad = tmp_path / "team.kantelpunt"
    kosten = Kosten(rondes=1, geheugen_kib=64, banen=1)
    sessie, nood = maak_team(pad, naam="S. de Wit", wachtwoord=WACHTWOORD, kosten=kosten)
    sessie.sluit()
    dialoog = NoodToegang(str(pad), "", "S. de Wit")
    qtbot.addWidget(dialoog)
    dialoog.woorden.setPlainText(" ".join(nood.woorden))
    dialoog.nieuw.een.veld.setText(NIEUW)
    dialoog.nieuw.twee.veld.setText(NIEUW)
    with qtbot.waitSignal(dialoog.gelukt):
        dialoog.zet.click()
    assert gezegd.fouten == []
    log_in(pad, NIEUW).sluit()


def test_a_start_password_must_be_replaced(team_sessie: Sessie, qtbot, gezegd: Gezegd) -> None:
    mensen.voeg_toe(team_sessie, "M. Appel", Rol.LEERPLICHTAMBTENAAR, False, "start-appel-boom-1")
    sessie = log_in(team_sessie.pad, "start-appel-boom-1", "M. Appel")
    dialoog = EigenWachtwoord(sessie, eerste_keer=True)
    qtbot.addWidget(dialoog)
    dialoog.oud.veld.setText("start-appel-boom-1")
    dialoog.nieuw.een.veld.setText(NIEUW)
    dialoog.nieuw.twee.veld.setText(NIEUW)
    dialoog.zet.click()
    assert gezegd.fouten == []
    ik = next(r for r in mensen.lijst(sessie) if r.ambtenaar.naam == "M. Appel")
    assert not ik.tijdelijk
    sessie.sluit()
    log_in(team_sessie.pad, NIEUW, "M. Appel").sluit()


def test_from_login_to_window_to_log_off_and_the_end(
    programma: Programma, team_sessie: Sessie, qtbot
) -> None:
    inlog = programma.toon_inlog(team_sessie.pad)
    inlog.wachtwoord.veld.setText(WACHTWOORD)
    inlog.log_in()
    venster = programma.venster
    assert venster is not None
    assert venster.isVisible()
    assert programma.inlog is None
    qtbot.wait(50)
    venster.acties["afmelden"].trigger()
    assert programma.venster is None
    assert programma.inlog is not None
    assert programma.inlog.stapel.currentIndex() == 1


def test_the_lock_from_the_menu(opnieuw, programma: Programma, qtbot) -> None:
    venster = programma.open(opnieuw())
    qtbot.wait(50)
    with qtbot.waitSignal(venster.kern.vergrendeld):
        venster.acties["vergrendel"].trigger()
    assert programma.slot is not None
    assert programma.slot.slot is not None
    assert not venster.isVisible()
    programma.slot.slot.wachtwoord.veld.setText(WACHTWOORD)
    programma.slot.slot.probeer()
    assert venster.isVisible()


def test_a_report_of_a_bug_holds_no_text_of_the_error() -> None:
    try:
        raise ValueError("Iepenlaan 999900377")
    except ValueError as fout:
        tekst = rapport(fout, fout.__traceback__)
    assert "ValueError" in tekst
    assert "test_start.py" in tekst
    assert "Iepenlaan" not in tekst
    assert "999900377" not in tekst


def test_qts_own_buttons_are_dutch(qapp: QApplication) -> None:
    from PySide6.QtWidgets import QDialogButtonBox

    from app.ui.start import maak_app

    maak_app(["kantelpunt"])
    doos = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
    )
    teksten = {k.text().replace("&", "") for k in doos.buttons()}
    assert teksten == {"Opslaan", "Annuleren"}
    kiezer = QFileDialog()
    labels = {label.text().replace("&", "") for label in kiezer.findChildren(QLabel)}
    assert {"Zoeken in:", "Bestandsnaam:", "Bestandstype:"} <= labels
