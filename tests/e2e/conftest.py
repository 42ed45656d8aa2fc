"""Shared by the end-to-end tests: a person at the keyboard of the real window.

The window runs on a real encrypted team file with the real funnel, so that an
error box really opens. `toetsen` presses keys where the focus is, through the
window system; `wachter` sees every box that opens and answers what a test
foresaw; a box that nobody foresaw is closed and fails the test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

import app.ui.inloggen as inlogmodule
from app.services.sessie import Sessie, log_in
from app.ui import achtergrond, berichten
from app.ui.caseload.view import CaseloadView
from app.ui.lettertype import gebruik_eigen_lettertype
from app.ui.start import Programma
from app.ui.thema import Themakeuze, thema
from app.ui.venster import Venster
from tests.conftest import WACHTWOORD, klok
from tests.vensters import ruim_vensters_op

GEEN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
GEDULD_MS = 30_000
"""So long a busy machine may take for what is there at once on a quiet one."""
BUREAU = (1366, 690)
"""What a window gets of a screen of 1366 by 768 with a task bar and a title bar."""


def verwerk() -> None:
    """Let queued events happen, deletions included."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def noem(widget: QWidget | None) -> str:
    """Say a widget as a screen reader would: its name, else its label, else its text."""
    if widget is None:
        return ""
    naam = widget.accessibleName()
    if not naam:
        for label in widget.window().findChildren(QLabel):
            if label.buddy() is widget:
                naam = label.text()
                break
    if not naam and isinstance(widget, QAbstractButton):
        naam = widget.text()
    return naam.replace("&", "")


def _focusvenster() -> QWindow:
    """Give the window that gets the keys.

    The offscreen platform has no window manager: when a window goes, nobody
    gives the focus to the one under it. That is done here, and only then.
    """
    if QGuiApplication.focusWindow() is None:
        boven = QApplication.activeModalWidget() or next(
            w for w in QApplication.topLevelWidgets() if w.isVisible() and not w.isHidden()
        )
        boven.activateWindow()
        verwerk()
    venster = QGuiApplication.focusWindow()
    assert venster is not None, "no window has the focus"
    return venster


@dataclass
class Toetsen:
    """Presses keys as a person does: they go to the window that has the focus.

    `aantal` counts key presses; typed text is not counted.
    """

    aantal: int = 0

    def druk(self, toets: Qt.Key, mod: Qt.KeyboardModifier = GEEN) -> None:
        """Press one key."""
        venster = _focusvenster()
        self.aantal += 1
        QTest.keyClick(venster, toets, mod)
        verwerk()

    def typ(self, tekst: str) -> None:
        """Type a text."""
        venster = _focusvenster()
        for letter in tekst:
            # Text as an input method gives it: QTest knows no key for é or the dash.
            if letter.isascii():
                QTest.keyClick(venster, letter)  # type: ignore[call-overload]
            else:
                QTest.sendKeyEvent(QTest.KeyAction.Click, venster, Qt.Key.Key_unknown, letter, GEEN)
        verwerk()

    @property
    def op(self) -> str:
        """Say what has the focus."""
        return noem(QApplication.focusWidget())

    def tab_naar(self, naam: str, *, hoogstens: int = 60, terug: bool = False) -> None:
        """Press Tab until the control whose name begins so has the focus."""
        gezien = [self.op]
        for _ in range(hoogstens):
            if self.op.startswith(naam):
                return
            if terug:
                self.druk(Qt.Key.Key_Backtab, SHIFT)
            else:
                self.druk(Qt.Key.Key_Tab)
            gezien.append(self.op)
        raise AssertionError(f"Tab does not come to {naam!r}, but to {gezien}")


@dataclass
class Wachter:
    """Sees every box; `verwacht` foresees one and says how it is answered by keys."""

    gezien: list[str] = field(default_factory=list)
    onverwacht: list[str] = field(default_factory=list)
    _plan: list[tuple[str, Callable[[QWidget], None]]] = field(default_factory=list)

    def verwacht_knop(self, deel: str, knop: str) -> None:
        """Foresee a question whose text holds `deel`; press its button `knop`."""

        def doe(doos: QWidget) -> None:
            (k,) = [k for k in doos.findChildren(QAbstractButton) if _kaal(k.text()) == knop]
            QTest.keyClick(k, Qt.Key.Key_Space)

        self._plan.append((deel, doe))

    def verwacht_bestand(self, pad: Path) -> None:
        """Foresee a file dialog; fill in a path and take it."""

        def doe(doos: QWidget) -> None:
            veld = doos.findChild(QLineEdit, "fileNameEdit")
            assert isinstance(veld, QLineEdit)
            # The dialog is the system's, not ours: whole at once, as when a path is pasted.
            veld.setText(str(pad))
            rij = doos.findChild(QDialogButtonBox)
            assert isinstance(rij, QDialogButtonBox)
            rij.buttons()[0].click()

        self._plan.append(("bestand:", doe))

    def verwacht(self, deel: str, doe: Callable[[QWidget], None]) -> None:
        """Foresee any modal window whose text or title holds `deel`."""
        self._plan.append((deel, doe))

    @property
    def open_plannen(self) -> list[str]:
        """What was foreseen and did not come."""
        return [deel for deel, _ in self._plan]

    def kijk(self) -> None:
        """Look at the box that is open, if one."""
        doos = QApplication.activeModalWidget()
        if doos is None or not doos.isVisible():
            return
        tekst = _boxtekst(doos)
        if self._plan and (self._plan[0][0] in tekst):
            _, doe = self._plan.pop(0)
            self.gezien.append(tekst)
            doe(doos)
        elif isinstance(doos, (QMessageBox, QFileDialog, QInputDialog)):
            self.onverwacht.append(tekst)
            doos.reject()


def _boxtekst(doos: QWidget) -> str:
    """Give what a box says."""
    if isinstance(doos, QMessageBox):
        return f"{doos.text()} {doos.informativeText()}".strip()
    if isinstance(doos, QFileDialog):
        return f"bestand: {doos.windowTitle()}"
    if isinstance(doos, QInputDialog):
        return doos.labelText()
    return " ".join([doos.windowTitle(), *(x.text() for x in doos.findChildren(QLabel))])


def _kaal(tekst: str) -> str:
    return tekst.replace("&", "")


@pytest.fixture(scope="session", autouse=True)
def lettertype(qapp: QApplication) -> None:
    """The same letters on every machine: what fits here fits there."""
    gebruik_eigen_lettertype(qapp)


@pytest.fixture
def toetsen() -> Toetsen:
    """Give the keyboard."""
    return Toetsen()


@pytest.fixture(autouse=True)
def wachter(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Wachter]:
    """Watch for boxes, and leave no window, theme or work behind."""
    wat = Wachter()
    klokje = QTimer()
    klokje.setInterval(30)
    klokje.timeout.connect(wat.kijk)
    klokje.start()
    berichten.vervang(None)
    thema().zet(keuze=Themakeuze.LICHT, procent=100, andere_dag=False)
    thema().pas_toe()
    yield wat
    klokje.stop()
    assert achtergrond.wacht_op_alles(), "background work did not end"
    ruim_vensters_op()
    verwerk()
    thema().zet(keuze=Themakeuze.SYSTEEM, procent=100, andere_dag=False)
    berichten.vervang(None)
    assert wat.onverwacht == [], "boxes that nobody foresaw"
    assert wat.open_plannen == [], "boxes that did not come"


@pytest.fixture
def vaste_klok(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the login screen open sessions that live on VANDAAG."""
    monkeypatch.setattr(inlogmodule, "log_in", partial(log_in, klok=klok))


@pytest.fixture
def programma(qapp: QApplication, vaste_klok: None) -> Iterator[Programma]:
    """Give the whole program, from login to the end."""
    p = Programma(qapp)
    yield p
    if p.slot is not None:
        p.slot.deleteLater()
    p._sluit_venster()
    if p.inlog is not None:
        p.inlog.gesloten.disconnect()
        p.inlog.close()
    p.deleteLater()
    verwerk()


@pytest.fixture
def start(
    programma: Programma, team_sessie: Sessie, toetsen: Toetsen, qtbot: QtBot
) -> Callable[[], Venster]:
    """Close the session that built the file and log in by keys; gives the window, filled."""

    def doe(gebruiker: str = "S. de Wit", wachtwoord: str = WACHTWOORD) -> Venster:
        pad = team_sessie.pad
        team_sessie.sluit()
        inlog = programma.toon_inlog(pad)
        actief(inlog)
        inlog.wie.setCurrentIndex(inlog.wie.findText(gebruiker))
        toetsen.typ(wachtwoord)
        toetsen.druk(Qt.Key.Key_Return)
        venster = programma.venster
        assert venster is not None, inlog.fout.text()
        venster.resize(*BUREAU)
        actief(venster)
        vol(qtbot, venster)
        toetsen.aantal = 0
        return venster

    return doe


def actief(venster: QWidget) -> None:
    """Give a window the focus, as a window manager does; keys go there when this returns."""
    klaar = QDeadlineTimer(GEDULD_MS)
    while not (venster.isActiveWindow() and QGuiApplication.focusWindow() is not None):
        venster.activateWindow()
        verwerk()
        assert not klaar.hasExpired(), "the window does not get the focus"
        QTest.qWait(10)


def caseload(venster: Venster) -> CaseloadView:
    """Give the caseload of a window."""
    scherm = venster.scherm("caseload")
    assert isinstance(scherm, CaseloadView)
    return scherm


def vol(qtbot: QtBot, venster: Venster) -> None:
    """Wait until the whole caseload is there."""
    qtbot.waitUntil(lambda: caseload(venster).lader.volledig, timeout=GEDULD_MS)
    verwerk()
