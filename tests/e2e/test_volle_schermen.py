"""Every screen of a team with work, and every tab in it: names, Tab, and text that fits.

Issue 'Van melding tot afsluiting', Done when: every list has keyboard, empty, full and error
states; the empty ones are in test_lege_schermen, those without a file in test_foutstaten. The
example team fills what a year of work fills. The screens are those of app.ui.schermen and the
tabs those that stand in them, so that a new one is looked at as soon as it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from app.services.sessie import Sessie, log_in
from app.ui import achtergrond
from app.ui.kern import Kern
from app.ui.schermen import SCHERMEN
from app.ui.thema import thema
from app.ui.venster import Venster
from tests.conftest import WACHTWOORD, klok
from tests.e2e.conftest import BUREAU, GEDULD_MS, actief, vol
from tests.e2e.toegankelijk import afgekapt, naamloos, rustig, tabronde
from tests.fabriek import voorbeeldteam

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MAG_LEEG = {
    "brieven 1": "nothing was laid before the teamleider",
    "brieven 2": "no letter went to many",
    "reservekopie 0": "the first backup comes with the first change",
    "reservekopie 2": "no BOA worked",
    "reservekopie 3": "no BOA worked",
    "reservekopie 4": "no BOA worked",
    "instellingen 0": "a form",
}
"""Tabs without a list, or in which the example team has nothing; and why that is so."""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the example team once."""
    pad = tmp_path_factory.mktemp("vol") / "team.kantelpunt"
    voorbeeldteam(pad, 300, 130)
    return pad


@pytest.fixture
def sessie(team: Path) -> Iterator[Sessie]:
    """Log in as the teamleider of the example team, on its day."""
    een = log_in(team, WACHTWOORD, "S. de Wit", klok=klok)
    yield een
    een.sluit()


def bladen(scherm: QWidget) -> Iterator[str]:
    """Show each tab of a screen in turn, also of tabs in tabs; gives where it is."""
    kaarten = [k for k in scherm.findChildren(QTabWidget) if k.isVisible()]
    if not kaarten:
        yield "0"
        return
    buiten = kaarten[0]
    for nummer in range(buiten.count()):
        buiten.setCurrentIndex(nummer)
        rustig()
        binnen = [k for k in buiten.currentWidget().findChildren(QTabWidget) if k.isVisible()]
        for plek in range(binnen[0].count() if binnen else 1):
            if binnen:
                binnen[0].setCurrentIndex(plek)
            yield f"{nummer}" + (f".{plek}" if binnen else "")


def rijen(scherm: QWidget) -> int:
    """Count the rows of the lists in view."""
    return sum(
        lijst.model().rowCount()
        for lijst in scherm.findChildren(QAbstractItemView)
        if not isinstance(lijst, QHeaderView) and lijst.isVisible() and lijst.model() is not None
    )


def rust(qtbot: QtBot) -> None:
    """Wait until nothing is read in the background any more."""
    rustig()
    qtbot.waitUntil(lambda: not achtergrond.bezig(), timeout=GEDULD_MS)
    rustig()


def test_elk_vol_scherm(sessie: Sessie, qtbot: QtBot) -> None:
    venster = Venster(Kern(sessie))
    qtbot.addWidget(venster)
    venster.show()
    venster.resize(*BUREAU)
    actief(venster)
    vol(qtbot, venster)
    fouten: list[str] = []
    leeg: list[str] = []
    for procent in (100, 200):
        thema().zet(procent=procent)
        venster.resize(*BUREAU)
        for _, groep in SCHERMEN:
            for code, _, _ in groep:
                venster.ga(code)
                scherm = venster.huidig_scherm
                assert scherm is not None
                rust(qtbot)
                for blad in bladen(scherm):
                    rust(qtbot)
                    waar = f"{code} {blad}, {procent} %"
                    if procent == 100 and not rijen(scherm) and f"{code} {blad}" not in MAG_LEEG:
                        leeg.append(f"{code} {blad}")
                    fouten += [f"{waar}: clipped: {f}" for f in afgekapt(venster)]
                    if (venster.width(), venster.height()) != BUREAU:
                        fouten.append(f"{waar}: larger than the screen")
                    if QApplication.focusWidget() is None:
                        fouten.append(f"{waar}: nothing has the keyboard")
                    elif procent == 100:
                        fouten += [f"{waar}: no name: {f}" for f in naamloos(venster)]
                        fouten += [f"{waar}: {f}" for f in tabronde(venster)]
    assert fouten == [], "\n".join(fouten)
    assert sorted(leeg) == [], ", ".join(leeg)
