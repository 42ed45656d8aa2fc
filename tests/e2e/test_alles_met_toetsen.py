"""Melding → dossier → vastleggen → stap → brief by the keyboard alone, and the facts after it.

Issue 2, 'Done when'. After the window is shown only keys are pressed; the rest
of the test reads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.dossiers import Besluitsoort, Dossier, Stapbesluit
from app.domain.handelen import Brief, Contact, Contactmet, Contactsoort
from app.domain.mensen import Ouder
from app.domain.scholen import Inschrijving
from app.domain.verzuim import MeldingStatus, Meldingstatus
from app.services import brieven, instellingen
from app.services.sessie import Sessie
from app.ui.brieven.dialoog import BriefDialoog
from app.ui.geschiedenis import Plek
from app.ui.venster import Venster
from tests.conftest import VANDAAG
from tests.e2e.conftest import CTRL, SHIFT, Toetsen, Wachter, verwerk
from tests.fabriek import een_leerling, een_melding, een_ouder, een_school

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def melding(team_sessie: Sessie) -> str:
    """A DUO melding that waits, of a leerling with a mother and a school; the letterhead is set."""
    leerling, school = een_leerling(), een_school()
    gemeld = een_melding(leerling, school_id=school.id)
    with team_sessie.schrijf() as tx:
        tx.maak_veel([school, leerling, een_ouder(leerling)])
        tx.maak(
            Inschrijving(
                leerling_id=leerling.id, school_id=school.id, van=VANDAAG.replace(year=2024)
            )
        )
        tx.maak(gemeld)
    instellingen.bewaar(
        team_sessie,
        instellingen.Instellingen(
            gemeente="Modelstad",
            straat="Raadhuisplein 1",
            postcode="7300 AA",
            plaats="Modelstad",
            telefoon="055-000 00 00",
            email="leerplicht@modelstad.example",
        ),
    )
    return gemeld.id


def test_van_melding_tot_brief(
    melding: str,
    start: Callable[[], Venster],
    toetsen: Toetsen,
    wachter: Wachter,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    venster = start()
    sessie = venster.kern.sessie

    # Melding: Ctrl+2, and B takes it into a new dossier.
    toetsen.druk(Qt.Key.Key_2, CTRL)
    assert venster.plek == Plek("meldingen")
    toetsen.druk(Qt.Key.Key_B)
    (dossier,) = sessie.lees(Dossier)
    assert venster.plek == Plek("dossier", dossier.id)
    (status,) = sessie.lees(MeldingStatus, melding_id=melding)
    assert (status.status, status.datum) == (Meldingstatus.IN_BEHANDELING, VANDAAG)

    # A phone call with the mother, today, in at most 12 key presses beside the text.
    toetsen.aantal = 0
    bel(toetsen, "Komt vrijdag langs.")
    assert toetsen.aantal <= 12
    (contact,) = sessie.lees(Contact)
    assert (contact.dossier_id, contact.datum) == (dossier.id, VANDAAG)
    assert (contact.met, contact.soort) == (Contactmet.MOEDER, Contactsoort.TELEFOON)
    assert (contact.geslaagd, contact.notitie) == (True, "Komt vrijdag langs.")

    # Ctrl+Z takes it back; a second time it is recorded again.
    toetsen.druk(Qt.Key.Key_Z, CTRL)
    assert sessie.lees(Contact) == []
    bel(toetsen, "Komt toch maandag.")
    assert [c.notitie for c in sessie.lees(Contact)] == ["Komt toch maandag."]

    # The decision: begin in stap 1 (school, today as proposed).
    toetsen.tab_naar("Beginnen in een stap", hoogstens=40)
    toetsen.druk(Qt.Key.Key_Space)
    assert toetsen.op.startswith("Naar welke stap") or toetsen.op.startswith("Welke stap")
    toetsen.typ("1")
    toetsen.druk(Qt.Key.Key_Return, CTRL)
    (besluit,) = sessie.lees(Stapbesluit)
    assert (besluit.soort, besluit.stap, besluit.datum) == (Besluitsoort.BEGIN, "1", VANDAAG)
    assert besluit.dossier_id == dossier.id

    # The letter: Ctrl+Shift+B, the waarschuwing in the menu of its group, save as PDF.
    toetsen.druk(Qt.Key.Key_B, CTRL | SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    regels = [a for a in menu.actions() if not a.isSeparator()]
    hoofd, onder = next(
        (n, m)
        for n, regel in enumerate(regels)
        if isinstance(m := regel.menu(), QMenu)
        and plek_van(m, "Schriftelijke waarschuwing…") is not None
    )
    for _ in range(hoofd + 1):
        toetsen.druk(Qt.Key.Key_Down)
    toetsen.druk(Qt.Key.Key_Right)
    for _ in range(plek_van(onder, "Schriftelijke waarschuwing…") or 0):
        toetsen.druk(Qt.Key.Key_Down)
    toetsen.druk(Qt.Key.Key_Return)
    dialoog = QApplication.activeModalWidget()
    assert isinstance(dialoog, BriefDialoog)
    assert not dialoog.gaten.isVisible(), dialoog.gaten.text()
    wachter.verwacht_bestand(tmp_path / "waarschuwing.pdf")
    toetsen.tab_naar("Opslaan als PDF")
    toetsen.druk(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=5_000)

    # To the mother and to the leerling himself, who is 15; the bytes are the very ones.
    vast = sessie.lees(Brief)
    (moeder,) = sessie.lees(Ouder)
    assert {b.ouder_id for b in vast} == {moeder.id, None}
    assert len(vast) == 2
    op_schijf = {
        hashlib.sha256(p.read_bytes()).hexdigest() for p in tmp_path.glob("waarschuwing*.pdf")
    }
    assert {b.sha256 for b in vast} == op_schijf
    for b in vast:
        assert (b.dossier_id, b.datum, b.sjabloon) == (dossier.id, VANDAAG, "waarschuwing")
        pdf = brieven.lees_pdf(sessie, b.id)
        assert pdf.startswith(b"%PDF")
        assert hashlib.sha256(pdf).hexdigest() == b.sha256

    # Undo by key works here too, back in the window.
    verwerk()
    toetsen.druk(Qt.Key.Key_Z, CTRL)
    assert sessie.lees(Brief) == []


def plek_van(menu: QMenu, tekst: str) -> int | None:
    """Give the place of an entry in a menu."""
    teksten = [a.text() for a in menu.actions() if not a.isSeparator()]
    return teksten.index(tekst) if tekst in teksten else None


def bel(toetsen: Toetsen, tekst: str) -> None:
    """Record a phone call with the proposals of the form, by keys."""
    toetsen.druk(Qt.Key.Key_C, CTRL | SHIFT)
    assert toetsen.op == "Met wie", toetsen.op
    while not isinstance(QApplication.focusWidget(), QPlainTextEdit):
        toetsen.druk(Qt.Key.Key_Tab)
        assert toetsen.aantal < 100
    toetsen.typ(tekst)
    toetsen.druk(Qt.Key.Key_Return, CTRL)
