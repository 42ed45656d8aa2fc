"""A backup put back through the window, with a person added since and one removed since.

beslissingen 'Where a toy would creep in': a backup that is never restored. Who
was removed stays out (though the file had another key then), who came stays in,
and what was recorded after the backup is gone.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.fouten import KnownError
from app.domain.handelen import Contact
from app.domain.mensen import Ambtenaar, Rol
from app.services import logboek, mensen
from app.services.sessie import Sessie, log_in
from app.ui.beheer.mensen import MensenView, PersoonDialoog
from app.ui.beheer.reservekopie import KopieBlad, ReservekopieView
from app.ui.start import Programma
from app.ui.startwachtwoord import EigenWachtwoord
from app.ui.venster import Venster
from tests.conftest import VANDAAG, WACHTWOORD, klok
from tests.e2e.conftest import CTRL, SHIFT, Toetsen, Wachter, actief, caseload, verwerk, vol
from tests.e2e.opdracht import kantelpunt
from tests.fabriek import zet_dossier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
VERTREKT, VERTREKT_WOORD = "B. Boom", "start-boom-kast-3"
KOMT, KOMT_WOORD, KOMT_EIGEN = "N. Nieuw", "start-nieuw-raam-8", "gele-deur-mist-55"


@pytest.fixture
def dossier_id(team_sessie: Sessie) -> str:
    """A dossier, and a colleague who is to leave."""
    dossier, _, _ = zet_dossier(team_sessie)
    mensen.voeg_toe(team_sessie, VERTREKT, Rol.LEERPLICHTAMBTENAAR, False, VERTREKT_WOORD)
    return dossier.id


def test_terugzetten_met_wie_kwam_en_wie_ging(
    dossier_id: str,
    start: Callable[[], Venster],
    programma: Programma,
    toetsen: Toetsen,
    wachter: Wachter,
    qtbot: QtBot,
) -> None:
    venster = start()
    sessie = venster.kern.sessie
    blad = kopieblad(venster, toetsen)
    druk(blad.maak)
    qtbot.waitUntil(lambda: blad.tabel.model_.rowCount() == 1, timeout=20_000)
    sleutel_toen = sessie.v.sleutel

    # Since the backup: a contact, somebody new, and somebody out of the team.
    toetsen.druk(Qt.Key.Key_1, CTRL)
    toetsen.druk(Qt.Key.Key_Return)
    toetsen.druk(Qt.Key.Key_C, CTRL | SHIFT)
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert len(sessie.lees(Contact)) == 1
    toetsen.druk(Qt.Key.Key_6, CTRL)
    mensenblad = venster.huidig_scherm
    assert isinstance(mensenblad, MensenView)
    voeg_toe(mensenblad, qtbot)
    haal_weg(mensenblad, wachter)
    assert sessie.v.sleutel != sleutel_toen
    assert {a.naam: a.uit_dienst for a in sessie.lees(Ambtenaar)} == {
        "S. de Wit": None,
        KOMT: None,
        VERTREKT: VANDAAG,
    }

    # Put back.
    blad = kopieblad(venster, toetsen)
    kies_oudste(blad)
    wachter.verwacht_knop("terugzetten?", "Terugzetten")
    druk(blad.terug)
    qtbot.waitUntil(lambda: blad.tabel.model_.rowCount() == 2, timeout=20_000)

    # The data of then, the people of now; the window goes on working on it.
    assert sessie.lees(Contact) == []
    assert {a.naam: a.uit_dienst for a in sessie.lees(Ambtenaar)} == {
        "S. de Wit": None,
        KOMT: None,
        VERTREKT: VANDAAG,
    }
    assert logboek.controleer(sessie).in_orde
    assert venster.acties["ongedaan"].isEnabled() is False
    toetsen.druk(Qt.Key.Key_1, CTRL)
    vol(qtbot, venster)
    assert [r.rij.dossier_id for r in caseload(venster).model.rijen()] == [dossier_id]
    toetsen.druk(Qt.Key.Key_Return)
    toetsen.druk(Qt.Key.Key_C, CTRL | SHIFT)
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    assert len(sessie.lees(Contact)) == 1

    # Who left cannot log in, in no way; his name is not offered.
    pad = sessie.pad
    programma.meld_af()
    inlog = programma.inlog
    assert inlog is not None
    namen = [inlog.wie.itemText(i) for i in range(inlog.wie.count())]
    assert namen == [KOMT, "S. de Wit"]
    for wie in (VERTREKT, ""):
        with pytest.raises(KnownError):
            log_in(pad, VERTREKT_WOORD, wie, klok=klok)
    uit = kantelpunt("caseload", pad, "--gebruiker", VERTREKT, wachtwoord=VERTREKT_WOORD)
    assert (uit.returncode, uit.stdout) == (1, "")

    # Who came logs in through the window, and replaces the start password.
    def eigen_wachtwoord(doos: QWidget) -> None:
        assert isinstance(doos, EigenWachtwoord)
        for veld, woord in (
            (doos.oud.veld, KOMT_WOORD),
            (doos.nieuw.een.veld, KOMT_EIGEN),
            (doos.nieuw.twee.veld, KOMT_EIGEN),
        ):
            QTest.keyClicks(veld, woord)
        QTest.keyClick(doos.zet, Qt.Key.Key_Space)

    wachter.verwacht("Kies een eigen wachtwoord", eigen_wachtwoord)
    actief(inlog)
    inlog.wie.setCurrentIndex(namen.index(KOMT))
    toetsen.typ(KOMT_WOORD)
    toetsen.druk(Qt.Key.Key_Return)
    nieuw = programma.venster
    assert nieuw is not None, inlog.fout.text()
    assert nieuw.kern.sessie.ambtenaar.naam == KOMT
    assert [c.datum for c in nieuw.kern.sessie.lees(Contact)] == [VANDAAG]
    log_in(pad, KOMT_EIGEN, KOMT, klok=klok).sluit()
    log_in(pad, WACHTWOORD, "S. de Wit", klok=klok).sluit()


def kopieblad(venster: Venster, toetsen: Toetsen) -> KopieBlad:
    """Ctrl+7: the backups."""
    toetsen.druk(Qt.Key.Key_7, CTRL)
    scherm = venster.huidig_scherm
    assert isinstance(scherm, ReservekopieView)
    return scherm.kopieen


def kies_oudste(blad: KopieBlad) -> None:
    """Choose the last row: the list has the newest first."""
    tabel = blad.tabel
    tabel.selectRow(tabel.model_.rowCount() - 1)
    assert tabel.huidig is not None
    assert not tabel.huidig.voor_terugzetten
    assert blad.terug.isEnabled()


def druk(knop: QPushButton) -> None:
    """Press a button by its key."""
    assert knop.isEnabled(), knop.text()
    assert knop.isVisible(), knop.text()
    QTest.keyClick(knop, Qt.Key.Key_Space)
    verwerk()


def voeg_toe(blad: MensenView, qtbot: QtBot) -> None:
    """Add the person in the dialog of the page."""
    druk(blad.toevoegen)
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, PersoonDialoog)
    QTest.keyClicks(dialoog.naam, KOMT)
    dialoog.rol.setCurrentIndex(dialoog.rol.findData(Rol.LEERPLICHTAMBTENAAR.value))
    QTest.keyClicks(dialoog.wachtwoord.een.veld, KOMT_WOORD)
    QTest.keyClicks(dialoog.wachtwoord.twee.veld, KOMT_WOORD)
    doos = dialoog.findChild(QDialogButtonBox)
    assert doos is not None
    druk(doos.button(QDialogButtonBox.StandardButton.Save))
    qtbot.waitUntil(lambda: KOMT in [r.ambtenaar.naam for r in blad.tabel.model_.rijen()])


def haal_weg(blad: MensenView, wachter: Wachter) -> None:
    """Remove the colleague: a question that says what it means for older backups."""
    namen = [r.ambtenaar.naam for r in blad.tabel.model_.rijen()]
    blad.tabel.selectRow(namen.index(VERTREKT))
    wachter.verwacht_knop("blijven leesbaar voor wie is verwijderd", "Verwijderen")
    druk(blad.verwijder)
    (regel,) = [r for r in blad.tabel.model_.rijen() if r.ambtenaar.naam == VERTREKT]
    assert not regel.kan_inloggen
    assert not regel.nog_ontnemen
