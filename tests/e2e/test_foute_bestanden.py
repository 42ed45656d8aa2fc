"""A file that will not open: a plain Dutch sentence with what to do, in the window and outside.

Issue 2, 'Bad input'. On the command line: exit code 1, one line on standard
error, nothing on standard output; never a traceback.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.services.sessie import Sessie
from app.ui.inloggen import InlogVenster
from app.ui.start import Programma
from db import kopwachter
from tests.conftest import WACHTWOORD
from tests.e2e.conftest import GEDULD_MS, Toetsen, Wachter, actief, verwerk
from tests.e2e.opdracht import kantelpunt

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def gesloten(sessie: Sessie) -> Path:
    """Close the file that was just made, with the head of its chain noted in the keys file.

    That is done a moment behind a save; done later it would write over what a test damages.
    """
    sessie.sluit()
    kopwachter.schrijf_alles()
    return Path(sessie.pad)


def nieuwer(sessie: Sessie) -> Path:
    """Let the file be one that a later version of the program migrated."""
    versie = sessie.v.waarde("PRAGMA user_version")
    sessie.v.conn.execute(f"PRAGMA user_version = {versie + 1}")
    return gesloten(sessie)


def beschadigd(sessie: Sessie) -> Path:
    """Overwrite a piece in the first page and more."""
    pad = gesloten(sessie)
    ruw = bytearray(pad.read_bytes())
    ruw[100:9000] = bytes(8900)
    pad.write_bytes(ruw)
    return pad


def afgekapt(sessie: Sessie) -> Path:
    """Cut the file off in the middle of a page."""
    pad = gesloten(sessie)
    pad.write_bytes(pad.read_bytes()[:5000])
    return pad


def iets_anders(sessie: Sessie) -> Path:
    """Put a text in the place of the file; its keys are there."""
    pad = gesloten(sessie)
    pad.write_text("Dit is een boodschappenlijst.\n" * 400, encoding="utf-8")
    return pad


def zonder_sleutels(sessie: Sessie) -> Path:
    """Take the keys file and its twin away."""
    pad = gesloten(sessie)
    weg = [p for p in pad.parent.iterdir() if "sleutels" in p.name]
    assert weg
    for p in weg:
        p.unlink()
    return pad


def sleutels_stuk(sessie: Sessie) -> Path:
    """Leave half of the keys file."""
    pad = gesloten(sessie)
    for p in pad.parent.iterdir():
        if "sleutels" in p.name:
            p.write_bytes(p.read_bytes()[: p.stat().st_size // 2])
    return pad


GEVALLEN = [
    pytest.param(gesloten, "verkeerd wachtwoord", "achtwoord", id="wrong-password"),
    pytest.param(nieuwer, WACHTWOORD, "nieuwer", id="newer"),
    pytest.param(beschadigd, WACHTWOORD, "beschadigd", id="damaged"),
    pytest.param(afgekapt, WACHTWOORD, "beschadigd", id="cut-off"),
    pytest.param(iets_anders, WACHTWOORD, "geen|beschadigd", id="no-team-file"),
    pytest.param(zonder_sleutels, WACHTWOORD, "leutel", id="no-keys"),
    pytest.param(sleutels_stuk, WACHTWOORD, "leutel", id="half-keys"),
]


def is_gewone_zin(tekst: str) -> bool:
    """Tell whether a message reads as Dutch sentences and holds nothing of the machine."""
    vreemd = ("Traceback", "Error", "Exception", "sqlcipher", "sqlite", "None", ".py", "0x", "b'")
    goed = re.match(r"^[A-Z‘'].+[.!?]$", tekst) is not None
    return goed and len(tekst.split()) >= 6 and not any(v in tekst for v in vreemd)


@pytest.mark.parametrize(("maak", "wachtwoord", "deel"), GEVALLEN)
def test_in_het_inlogvenster(
    maak: Callable[[Sessie], Path],
    wachtwoord: str,
    deel: str,
    team_sessie: Sessie,
    programma: Programma,
    toetsen: Toetsen,
    wachter: Wachter,
    qtbot: QtBot,
) -> None:
    pad = maak(team_sessie)
    gezien: list[str] = []

    def doos_weg(doos: QWidget) -> None:
        assert isinstance(doos, QMessageBox)
        gezien.append(f"{doos.text()} {doos.informativeText()}")
        doos.accept()

    wachter.verwacht("", doos_weg)
    inlog = programma.toon_inlog(str(pad))
    # Whether there is a box or a login is known now: the box held up the line above.
    actief(inlog)
    if inlog.stapel.currentIndex() == 1:  # the keys could be read: a password is asked
        wachter._plan.clear()
        typ_wachtwoord(inlog, toetsen, qtbot, wachtwoord)
        qtbot.waitUntil(lambda: bool(inlog.fout.text()), timeout=GEDULD_MS)
        gezien.append(inlog.fout.text())
        assert inlog.fout.isVisible()
    verwerk()
    assert len(gezien) == 1
    assert is_gewone_zin(gezien[0]), gezien[0]
    assert re.search(deel, gezien[0]), gezien[0]
    assert programma.venster is None
    assert programma.inlog is inlog
    assert inlog.isVisible()


@pytest.mark.parametrize(("maak", "wachtwoord", "deel"), GEVALLEN)
def test_op_de_opdrachtregel(
    maak: Callable[[Sessie], Path], wachtwoord: str, deel: str, team_sessie: Sessie
) -> None:
    pad = maak(team_sessie)
    uit = kantelpunt("caseload", pad, "--json", wachtwoord=wachtwoord)
    assert uit.returncode == 1
    assert uit.stdout == ""
    (regel,) = uit.stderr.splitlines()
    assert is_gewone_zin(regel.removeprefix("kantelpunt: ")), regel
    assert re.search(deel, regel), regel
    assert wachtwoord not in regel


def test_wat_er_niet_is(tmp_path: Path) -> None:
    uit = kantelpunt("caseload", tmp_path / "weg.kantelpunt", wachtwoord=WACHTWOORD)
    assert uit.returncode == 1
    (regel,) = uit.stderr.splitlines()
    assert is_gewone_zin(regel.removeprefix("kantelpunt: ")), regel
    uit = kantelpunt("caseload", tmp_path, wachtwoord=WACHTWOORD)
    assert uit.returncode == 1
    (regel,) = uit.stderr.splitlines()
    assert is_gewone_zin(regel.removeprefix("kantelpunt: ")), regel


def test_na_een_fout_bestand_opent_een_goed(
    team_sessie: Sessie, programma: Programma, toetsen: Toetsen, qtbot: QtBot
) -> None:
    """A wrong password costs nothing: the right one after it opens the window."""
    pad = gesloten(team_sessie)
    inlog = programma.toon_inlog(str(pad))
    actief(inlog)
    typ_wachtwoord(inlog, toetsen, qtbot, "verkeerd")
    qtbot.waitUntil(lambda: bool(inlog.fout.text()), timeout=GEDULD_MS)
    assert programma.venster is None
    typ_wachtwoord(inlog, toetsen, qtbot, WACHTWOORD)  # the wrong one stands selected, and goes
    qtbot.waitUntil(lambda: programma.venster is not None, timeout=GEDULD_MS)


def typ_wachtwoord(inlog: InlogVenster, toetsen: Toetsen, qtbot: QtBot, woord: str) -> None:
    """Type a password once the field has the focus, and Enter when it holds all of it."""
    veld = inlog.wachtwoord.veld
    qtbot.waitUntil(veld.hasFocus, timeout=GEDULD_MS)
    toetsen.typ(woord)
    qtbot.waitUntil(lambda: veld.text() == woord, timeout=GEDULD_MS)
    toetsen.druk(Qt.Key.Key_Return)
