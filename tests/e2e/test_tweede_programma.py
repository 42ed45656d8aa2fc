"""Two programs on one file: a real second process beside the open window.

beslissingen 'One team, one file': changes by others appear by themselves
within seconds; who saves on an outdated fact sees both and chooses.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from app.domain.handelen import Contact
from app.domain.mensen import Rol
from app.services import geschiedenis, mensen, vastleggen
from app.services.sessie import Sessie
from app.ui.dossier.dossier_view import DossierView
from app.ui.vastleggen.conflict import ConflictDialoog
from app.ui.venster import KIJK_MS, Venster
from tests.conftest import VANDAAG
from tests.e2e.conftest import CTRL, Toetsen, Wachter, caseload
from tests.fabriek import zet_dossier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WORTEL = Path(__file__).parents[2]
COLLEGA = "M. Appel"
COLLEGA_WOORD = "start-appel-boom-1"


class Collega:
    """The other program."""

    def __init__(self, pad: str) -> None:
        omgeving = os.environ | {"PYTHONPATH": str(WORTEL), "PYTHONDONTWRITEBYTECODE": "1"}
        self._proces = subprocess.Popen(
            [
                sys.executable,
                str(Path(__file__).with_name("collega.py")),
                pad,
                COLLEGA_WOORD,
                COLLEGA,
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            bufsize=1,
            cwd=WORTEL,
            env=omgeving,
        )
        self._hoor("klaar")

    def doe(self, *woorden: str) -> None:
        """Have something saved, and wait until it is."""
        assert self._proces.stdin is not None
        self._proces.stdin.write(" ".join(woorden) + "\n")
        self._hoor("vast")

    def stop(self) -> None:
        """Let it end by itself."""
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        self._proces.stdin.close()
        assert self._proces.wait(20) == 0
        self._proces.stdout.close()

    def _hoor(self, woord: str) -> None:
        assert self._proces.stdout is not None
        assert self._proces.stdout.readline().strip() == woord


@pytest.fixture
def zaak(team_sessie: Sessie) -> tuple[str, Contact]:
    """A dossier with one contact, and a colleague who can log in."""
    dossier, _, _ = zet_dossier(team_sessie)
    contact = Contact(dossier_id=dossier.id, datum=VANDAAG, notitie="begin")
    vastleggen.leg_vast(team_sessie, contact)
    mensen.voeg_toe(team_sessie, COLLEGA, Rol.LEERPLICHTAMBTENAAR, False, COLLEGA_WOORD)
    return dossier.id, contact


@pytest.fixture
def collega(zaak: tuple[str, Contact], team_sessie: Sessie) -> Iterator[Collega]:
    """The other program, logged in."""
    ander = Collega(team_sessie.pad)
    yield ander
    ander.stop()


def open_dossier(venster: Venster, toetsen: Toetsen) -> DossierView:
    """Enter on the only row."""
    toetsen.druk(Qt.Key.Key_Return)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    return view


def regels(view: DossierView) -> list[str]:
    """Give the lines of the tijdlijn as text."""
    return [f"{i.titel} {i.tekst}" for i in view.tijdlijn.lijst.tijdlijn.items]


def open_contact(view: DossierView, contact: Contact, toetsen: Toetsen) -> QWidget:
    """Walk to the contact in the list of the tijdlijn and open its form; gives the note."""
    lijst = view.tijdlijn.lijst
    rij = next(r for r, i in enumerate(lijst.tijdlijn.items) if i.feit_id == contact.id)
    lijst.setFocus()
    toetsen.druk(Qt.Key.Key_Home, CTRL)
    while lijst.currentIndex().row() < rij:
        toetsen.druk(Qt.Key.Key_Down)
    toetsen.druk(Qt.Key.Key_Return)
    formulier = view.formulier.formulier
    assert formulier is not None
    assert formulier.opzet.feit is not None
    return formulier.veld("notitie").invoer.invoer


def vervang(veld: QWidget, toetsen: Toetsen, tekst: str) -> None:
    """Replace the text of a field and save."""
    veld.setFocus()
    toetsen.druk(Qt.Key.Key_A, CTRL)
    toetsen.typ(tekst)
    toetsen.druk(Qt.Key.Key_Return, CTRL)


def test_wat_een_collega_vastlegt_verschijnt(
    zaak: tuple[str, Contact],
    collega: Collega,
    start: Callable[[], Venster],
    toetsen: Toetsen,
    qtbot: QtBot,
) -> None:
    dossier_id, contact = zaak
    view = open_dossier(start(), toetsen)
    assert not any("van de ander" in r for r in regels(view))
    collega.doe("contact", dossier_id, "nieuws van de ander")
    qtbot.waitUntil(
        lambda: any("nieuws van de ander" in r for r in regels(view)), timeout=3 * KIJK_MS
    )
    collega.doe("intrek", contact.id)
    qtbot.waitUntil(lambda: not any("begin" in r for r in regels(view)), timeout=3 * KIJK_MS)


def test_ook_de_caseload_volgt(
    zaak: tuple[str, Contact],
    collega: Collega,
    start: Callable[[], Venster],
    qtbot: QtBot,
    toetsen: Toetsen,
) -> None:
    """The last contact goes; the row follows to the one of the 17th by the other program."""
    dossier_id, contact = zaak
    venster = start()
    collega.doe("contact", dossier_id, "van gisteren")
    collega.doe("intrek", contact.id)

    def laatste() -> object:
        rij = caseload(venster).model.rij(dossier_id)
        return rij.rij.stand.laatste_contact if rij is not None else None

    qtbot.waitUntil(lambda: laatste() == VANDAAG.replace(day=17), timeout=3 * KIJK_MS)


@pytest.mark.parametrize("gezien", [False, True], ids=["at-once", "after-the-window-saw-it"])
def test_zelfde_feit_in_beide_programmas(
    zaak: tuple[str, Contact],
    collega: Collega,
    start: Callable[[], Venster],
    toetsen: Toetsen,
    wachter: Wachter,
    qtbot: QtBot,
    gezien: bool,
) -> None:
    """Both versions stand side by side; the own one is chosen and the other one is kept."""
    _, contact = zaak
    venster = start()
    sessie = venster.kern.sessie
    view = open_dossier(venster, toetsen)
    notitie = open_contact(view, contact, toetsen)
    collega.doe("wijzig", contact.id, "versie van de collega")
    if gezien:
        qtbot.waitUntil(
            lambda: any("versie van de collega" in r for r in regels(view)), timeout=3 * KIJK_MS
        )
    gelezen: list[str] = []

    def kies(doos: QWidget) -> None:
        assert isinstance(doos, ConflictDialoog)
        tabel = doos.findChild(QTableWidget)
        assert tabel is not None
        for r in range(tabel.rowCount()):
            cellen = [tabel.item(r, k).text() for k in range(3)]  # type: ignore[union-attr]
            if cellen[0].startswith("→"):
                gelezen.extend(cellen)
        (knop,) = [k for k in doos.findChildren(QPushButton) if k.text() == "Mijn versie bewaren"]
        QTest.keyClick(knop, Qt.Key.Key_Space)

    wachter.verwacht("Een collega heeft dit intussen gewijzigd", kies)
    vervang(notitie, toetsen, "mijn versie")
    qtbot.waitUntil(lambda: not wachter.open_plannen)
    assert gelezen == ["→ Notitie", "mijn versie", "versie van de collega"]
    nu = sessie.lees_een(Contact, contact.id)
    assert (nu.notitie, nu.versie) == ("mijn versie", 3)
    assert not view.formulier.isVisible()
    toen = [str(r) for r in geschiedenis.geschiedenis(sessie, nu)]
    assert any("versie van de collega" in r for r in toen)


def test_andermans_versie_houden(
    zaak: tuple[str, Contact],
    collega: Collega,
    start: Callable[[], Venster],
    toetsen: Toetsen,
    wachter: Wachter,
    qtbot: QtBot,
) -> None:
    _, contact = zaak
    venster = start()
    view = open_dossier(venster, toetsen)
    notitie = open_contact(view, contact, toetsen)
    collega.doe("wijzig", contact.id, "versie van de collega")
    wachter.verwacht_knop("Een collega heeft dit intussen gewijzigd", "Versie van collega houden")
    vervang(notitie, toetsen, "mijn versie")
    qtbot.waitUntil(lambda: not wachter.open_plannen)
    nu = venster.kern.sessie.lees_een(Contact, contact.id)
    assert (nu.notitie, nu.versie) == ("versie van de collega", 2)
    assert any("versie van de collega" in r for r in regels(view))


def test_de_collega_trok_het_in(
    zaak: tuple[str, Contact],
    collega: Collega,
    start: Callable[[], Venster],
    toetsen: Toetsen,
    wachter: Wachter,
    qtbot: QtBot,
) -> None:
    """What was typed is not lost: it can be recorded anew."""
    dossier_id, contact = zaak
    venster = start()
    view = open_dossier(venster, toetsen)
    notitie = open_contact(view, contact, toetsen)
    collega.doe("intrek", contact.id)
    wachter.verwacht_knop("ingetrokken", "Opnieuw vastleggen")
    vervang(notitie, toetsen, "toch gebeld")
    qtbot.waitUntil(lambda: not wachter.open_plannen)
    (nieuw,) = venster.kern.sessie.lees(Contact, dossier_id=dossier_id)
    assert nieuw.id != contact.id
    assert nieuw.notitie == "toch gebeld"
