"""Every screen of an empty team: it says what to do, by name and by key; no key means two things.

Issue 'Van melding tot afsluiting', Done when: every list has empty, full and error states. The
full ones are walked in test_toegankelijk; the screens are those of app.ui.schermen, so that a
new one is looked at as soon as it is there.
"""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QWidget
from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

from app.services.sessie import Sessie
from app.ui.kern import Kern
from app.ui.onderdelen import LegeStaat
from app.ui.schermen import SCHERMEN
from app.ui.tabel import Tabel
from app.ui.venster import Venster
from tests.e2e.conftest import BUREAU, GEDULD_MS, actief, verwerk, vol
from tests.e2e.toegankelijk import naamloos, tabronde

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOOIT_LEEG = {"protocollen", "sjablonen", "mensen", "reservekopie", "instellingen"}
"""What ships with the program, or holds the person who is at work."""


@pytest.fixture
def venster(team_sessie: Sessie, qtbot: QtBot) -> Venster:
    """The window on a team in which nobody recorded anything."""
    v = Venster(Kern(team_sessie))
    qtbot.addWidget(v)
    v.show()
    v.resize(*BUREAU)
    actief(v)
    vol(qtbot, v)
    return v


def test_elk_leeg_scherm_zegt_wat_te_doen(venster: Venster, qtbot: QtBot) -> None:
    fouten: list[str] = []
    for _, groep in SCHERMEN:
        for code, naam, _ in groep:
            venster.ga(code)
            scherm = venster.huidig_scherm
            assert scherm is not None, naam
            verwerk()
            if code not in NOOIT_LEEG:
                try:  # some look in the background first
                    qtbot.waitUntil(
                        lambda s=scherm: is_gevuld(s) or bool(uitleg(s)), timeout=GEDULD_MS
                    )
                except QtTimeout:
                    fouten.append(f"{naam}: leeg, en zegt niet wat te doen")
            fouten += [f"{naam}: {fout}" for fout in naamloos(venster)]
            fouten += [f"{naam}: {fout}" for fout in tabronde(venster)]
    assert fouten == []


def is_gevuld(scherm: QWidget) -> bool:
    """Tell whether there are rows all the same: a team owes the raad and the minister something."""
    return any(
        lijst.isVisible() and lijst.model() is not None and lijst.model().rowCount()
        for lijst in scherm.findChildren(QAbstractItemView)
        if not isinstance(lijst, QHeaderView)
    )


def uitleg(scherm: QWidget) -> list[str]:
    """Give what the empty states in view say one can do, as sentences."""
    gevonden = []
    for leeg in scherm.findChildren(LegeStaat):
        if leeg.isVisible():
            gevonden += [x.text() for x in leeg.findChildren(QLabel) if x.isVisibleTo(leeg)]
    for tabel in scherm.findChildren(Tabel):
        if tabel.isVisible() and not tabel.model_.rowCount():
            gevonden.append(tabel._leeg)
    return [t for t in gevonden if len(t.split()) >= 8 and t.endswith((".", "?"))]


def test_geen_toets_betekent_twee_dingen(venster: Venster) -> None:
    """Of two shortcuts with one key neither works: Qt calls that ambiguous."""
    dubbel: list[str] = []
    menu = Counter(
        toets.toString()
        for actie in venster.findChildren(QAction)
        for toets in actie.shortcuts()
        if actie in venster.acties.values()
    )
    for _, groep in (*SCHERMEN, ("", (("dossier", "Dossier", ""),))):
        for code, naam, _ in groep:
            toetsen = Counter(menu)
            for kort in venster.scherm(code).findChildren(QShortcut):
                toetsen[f"{kort.key().toString()} {id(kort.parent())}"] += 1
                if kort.parent() is venster.scherm(code):
                    toetsen[kort.key().toString()] += 1
            dubbel += [f"{naam}: {t}" for t, n in toetsen.items() if n > 1]
    assert dubbel == []
