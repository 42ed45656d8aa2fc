"""By keys only: melding, dossier, vastleggen, brief; and no input without a name on the way.

Keys go to the widget that has the focus, as a keyboard does; nothing is clicked
and no method of the program is called between the first key and the last.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton, QWidget

from app.domain.handelen import Brief, Contact
from app.domain.scholen import Inschrijving
from app.domain.verzuim import MeldingStatus, Meldingstatus
from app.services import instellingen, vastleggen
from app.services.sessie import Sessie
from app.ui.geschiedenis import Plek
from app.ui.kern import Kern
from app.ui.venster import Venster
from tests.fabriek import een_leerling, een_melding, een_ouder, een_school
from tests.ui.conftest import Gezegd

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
VANDAAG = date(2026, 11, 18)
Naamloos = Callable[[QWidget], list[str]]


def toets(toets_: Qt.Key, erbij: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QApplication.processEvents()
    doel = (
        QApplication.activePopupWidget()
        or QApplication.focusWidget()
        or QApplication.activeWindow()
    )
    assert doel is not None, "the focus got lost"
    QTest.keyClick(doel, toets_, erbij)
    QApplication.processEvents()


def typ(tekst: str) -> None:
    """Type where the focus is."""
    doel = QApplication.focusWidget()
    assert doel is not None
    QTest.keyClicks(doel, tekst)


def tab_tot(voorwaarde: Callable[[QWidget], bool], hoogstens: int = 60) -> QWidget:
    """Press Tab until the focus is somewhere; fails when it never gets there."""
    langs: list[str] = []
    for _ in range(hoogstens):
        doel = QApplication.focusWidget()
        langs.append(f"{type(doel).__name__} {doel.accessibleName() if doel else ''}")
        if doel is not None and voorwaarde(doel):
            return doel
        toets(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reached it, only {langs}")


@pytest.fixture
def venster(qtbot, kern: Kern, team_sessie: Sessie) -> Venster:
    leerling, school = een_leerling(), een_school()
    vastleggen.leg_vast(
        team_sessie,
        school,
        leerling,
        een_ouder(leerling),
        Inschrijving(leerling_id=leerling.id, school_id=school.id, van=date(2024, 8, 1)),
        een_melding(leerling, school_id=school.id, melddatum=VANDAAG),
    )
    basis = team_sessie.instellingen
    instellingen.bewaar(
        team_sessie,
        type(basis)(
            gemeente="Modelstad",
            straat="Plein 1",
            postcode="7300 AA",
            plaats="Modelstad",
            telefoon="099-0000000",
            email="leerplicht@modelstad.example",
        ),
    )
    venster = Venster(kern)
    qtbot.addWidget(venster)
    venster.resize(1366, 740)
    venster.show()
    venster.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is venster)
    return venster


def test_from_melding_to_brief_by_keys_only(
    venster: Venster,
    qtbot,
    team_sessie: Sessie,
    naamloos: Naamloos,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gezegd: Gezegd,
) -> None:
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

    # the inbox, and the melding into a new dossier
    toets(Qt.Key.Key_2, ctrl)
    assert venster.plek == Plek("meldingen")
    assert naamloos(venster) == []
    toets(Qt.Key.Key_B)
    assert venster.plek is not None
    assert venster.plek.scherm == "dossier"
    dossier_id = venster.plek.id
    statussen = [s.status for s in team_sessie.lees(MeldingStatus)]
    assert statussen == [Meldingstatus.IN_BEHANDELING]
    assert naamloos(venster) == []

    # a phone call, in date words
    toets(Qt.Key.Key_C, ctrl | shift)
    assert naamloos(venster) == []
    toets(Qt.Key.Key_Return, ctrl)
    contacten = team_sessie.lees(Contact, dossier_id=dossier_id)
    assert [c.datum for c in contacten] == [VANDAAG]

    # the letter, seen and saved as PDF
    toets(Qt.Key.Key_B, ctrl | shift)
    toets(Qt.Key.Key_Down)
    toets(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
    dialoog = QApplication.activeWindow()
    assert dialoog is not None
    assert naamloos(dialoog) == []
    naar = tmp_path / "uitnodiging.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(naar), ""))
    tab_tot(lambda w: isinstance(w, QLineEdit) and "atum" in w.accessibleName())
    typ("25-11-2026")
    tab_tot(lambda w: isinstance(w, QLineEdit) and "ijd" in w.accessibleName())
    typ("10.00")
    pdf = "Opslaan als PDF…"
    knoppen = dialoog.findChildren(QPushButton)
    qtbot.waitUntil(lambda: pdf in [k.text() for k in knoppen], timeout=10_000)
    tab_tot(lambda w: str(w.property("text") or "") == pdf)
    toets(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(team_sessie.lees(Brief, dossier_id=dossier_id)), timeout=10_000)
    assert list(tmp_path.glob("uitnodiging*.pdf"))
    assert gezegd.fouten == []
