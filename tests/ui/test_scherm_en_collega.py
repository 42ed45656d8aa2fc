"""The window fits its screen, is there once per file, and counts who else has the file open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services import aanwezig
from app.services.aanwezig import Aanwezigheid
from app.ui import enkel, maat
from app.ui.kern import Kern
from app.ui.maat import TITELBALK, pas_in_scherm
from app.ui.palet import Palet
from app.ui.statusbalk import Statusbalk
from app.ui.wachten import in_beeld


class Scherm:
    """A screen of a given size with a task bar of 40 pixels at its foot."""

    def __init__(self, breed: int, hoog: int) -> None:
        self._vel = QRect(0, 0, breed, hoog - 40)

    def availableGeometry(self) -> QRect:
        return self._vel


def op_scherm(venster: QWidget, breed: int, hoog: int) -> QWidget:
    venster.screen = lambda: Scherm(breed, hoog)  # type: ignore[assignment,return-value]
    return venster


def test_first_start_fills_a_small_screen_and_not_a_large_one(qtbot: QtBot) -> None:
    klein, groot = op_scherm(QWidget(), 1366, 768), op_scherm(QWidget(), 1920, 1080)
    qtbot.addWidget(klein)
    qtbot.addWidget(groot)
    assert pas_in_scherm(klein, 1366, 768, hersteld=False)
    # 768 less the task bar (40) and the title bar (40)
    assert klein.size() == QSize(1366, 688)
    assert not pas_in_scherm(groot, 1366, 768, hersteld=False)
    assert groot.size() == QSize(1366, 768)


def test_a_restored_place_comes_back_on_the_screen(qtbot: QtBot) -> None:
    venster = op_scherm(QWidget(), 1366, 768)
    qtbot.addWidget(venster)
    venster.setGeometry(1800, 900, 1600, 1000)  # as it was on a larger screen
    assert not pas_in_scherm(venster, 1366, 768, hersteld=True)
    assert venster.size() == QSize(1366, 768 - 40 - TITELBALK)
    assert venster.pos() == QPoint(0, 0)
    venster.setGeometry(40, 30, 800, 500)  # what fits stays where it was
    pas_in_scherm(venster, 1366, 768, hersteld=True)
    assert venster.geometry() == QRect(40, 30, 800, 500)
    assert maat.TITELBALK > 0


# One window per file


@pytest.fixture
def stil(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A runtime folder of our own, and a team file (its content does not matter here)."""
    kort = tmp_path / "r"
    kort.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(kort))
    pad = tmp_path / "team.kantelpunt"
    pad.write_bytes(b"")
    return pad


VRAAG = """
import sys
from app.ui import enkel
sys.exit(7 if enkel.breng_naar_voren(sys.argv[1]) else 3)
"""


def tweede_start(pad: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", VRAAG, str(pad)],
        cwd=Path(enkel.__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_a_second_program_raises_the_first_window(qtbot: QtBot, stil: Path) -> None:
    geroepen: list[int] = []
    luisteraar = enkel.Luisteraar(stil, lambda: geroepen.append(1))
    assert luisteraar.luistert
    omweg = stil.parent / "r" / ".." / stil.name
    tweede = tweede_start(omweg)
    qtbot.waitUntil(lambda: tweede.poll() is not None, timeout=15_000)
    assert tweede.returncode == 7
    assert geroepen == [1]
    ander = stil.with_name("ander.kantelpunt")
    assert not enkel.breng_naar_voren(ander), "another file opens its own window"
    luisteraar.sluit()
    assert not enkel.breng_naar_voren(stil)


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe goes with its program")
def test_what_a_killed_program_left_behind_does_no_harm(qtbot: QtBot, stil: Path) -> None:
    Path(enkel.adres(stil)).write_bytes(b"")
    assert not enkel.breng_naar_voren(stil)
    luisteraar = enkel.Luisteraar(stil, lambda: None)
    assert luisteraar.luistert
    luisteraar.sluit()


# Colleagues


def test_colleagues_are_counted_once_each_and_never_oneself(tmp_path: Path) -> None:
    pad = tmp_path / "team.kantelpunt"
    ik, anna, anna_thuis, bo = (Aanwezigheid(pad, p) for p in ("ik", "anna", "anna", "bo"))
    assert ik.meld() == frozenset()
    anna.meld()
    anna_thuis.meld()
    assert bo.meld() == {"ik", "anna"}
    assert ik.meld() == {"anna", "bo"}
    bo.weg()
    assert ik.meld() == {"anna"}
    naast = Aanwezigheid(tmp_path / "team2.kantelpunt", "cas")
    naast.meld()
    assert ik.meld() == {"anna"}, "another file is another count"
    for een in (ik, anna, anna_thuis, naast):
        een.weg()
    assert list(tmp_path.iterdir()) == []


def test_a_killed_program_fades_and_is_cleared_away(tmp_path: Path) -> None:
    pad = tmp_path / "team.kantelpunt"
    ik, dood = Aanwezigheid(pad, "ik"), Aanwezigheid(pad, "dood")
    assert dood.meld() == frozenset()
    (spoor,) = tmp_path.iterdir()
    assert ik.meld() == {"dood"}
    moment = spoor.stat().st_mtime
    for oud, telt in ((aanwezig.GELDIG_S - 5, True), (aanwezig.GELDIG_S + 5, False)):
        os.utime(spoor, (moment - oud, moment - oud))
        assert (ik.meld() == {"dood"}) is telt
        assert spoor.exists()
    os.utime(spoor, (moment - aanwezig.OPRUIMEN_S - 5,) * 2)
    ik.meld()
    assert not spoor.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_where_nothing_can_be_written_nobody_is_counted(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert Aanwezigheid(tmp_path / "team.kantelpunt", "ik").meld() == frozenset()


def test_the_status_bar_says_how_many(kern: Kern, qtbot: QtBot) -> None:
    balk = Statusbalk(kern)
    qtbot.addWidget(balk)
    assert balk.collegas.isHidden()
    balk.zet_collegas(["M. Appel"])
    assert balk.collegas.text() == "1 collega heeft het bestand open"
    balk.zet_collegas(["B. Kornoelje", "M. Appel"])
    assert balk.collegas.text() == "2 collega’s hebben het bestand open"
    assert balk.collegas.toolTip() == "B. Kornoelje\nM. Appel"
    assert not balk.collegas.isHidden()
    balk.zet_collegas([])
    assert balk.collegas.isHidden()


# Small things of the window


def test_work_in_view_ends_also_when_it_fails(qtbot: QtBot, qapp: QApplication) -> None:
    def ga_mis() -> None:
        with in_beeld(None, "Even geduld…") as meld:
            meld(0.5)
            assert qapp.overrideCursor() is not None
            raise ValueError("mis")

    with pytest.raises(ValueError, match="mis"):
        ga_mis()
    assert qapp.overrideCursor() is None
    assert not [w for w in qapp.topLevelWidgets() if w.isVisible()]


def test_the_palette_begins_with_recent_dossiers_and_offers_a_new_leerling(
    kern: Kern, qtbot: QtBot
) -> None:
    palet = Palet(kern, recent=[("d1", "Iepenlaan, Emre")])
    qtbot.addWidget(palet)
    eerste = palet.model.keus(0)
    assert eerste is not None
    assert (eerste.soort, eerste.titel) == ("dossier", "Iepenlaan, Emre")
    gekozen: list[str] = []
    palet.dossier_gekozen.connect(gekozen.append)
    palet._kies(0)
    assert gekozen == ["d1"]
    kiezer = Palet(kern, alleen_leerling=True, nieuw=True)
    qtbot.addWidget(kiezer)
    kiezer.veld.setText("niemand van die naam")
    kiezer.zoek_nu()
    laatste = kiezer.model.keus(kiezer.model.rowCount() - 1)
    assert laatste is not None
    assert laatste.soort == "nieuw"
    with qtbot.waitSignal(kiezer.nieuw_gevraagd, timeout=500):
        kiezer._kies(kiezer.model.rowCount() - 1)
