"""Every screen while the file cannot be read: one sentence, what to do, what stood there stays.

Issue 'Van melding tot afsluiting', Done when: every list has empty, full and error states. The
screens are those of app.ui.schermen, so that a new one is looked at as soon as it is there.
A screen that was never read shows only the bar; one that was keeps its lines. No box appears
(the watcher of conftest sees to that), for after F5 each open screen would show its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlcipher3
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.fouten import KnownError
from app.services import reservekopie
from app.services.sessie import Sessie
from app.ui.kern import Kern
from app.ui.leesbalk import Leesbalk
from app.ui.onderdelen import LegeStaat
from app.ui.schermen import SCHERMEN
from app.ui.venster import Venster
from db.fouten import vertaal
from db.verbinding import Verbinding
from tests.e2e.conftest import BUREAU, GEDULD_MS, actief, verwerk, vol
from tests.e2e.toegankelijk import afgekapt, naamloos, rustig, tabronde
from tests.fabriek import een_leerling, een_melding
from tests.ui.dossier.conftest import Vast, rijk  # noqa: F401 - the rich dossier, a fixture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

BEZET = (
    "Het teambestand is bezet door een ander programma. Wacht even en probeer het opnieuw; "
    "er is niets opgeslagen."
)
SCHIJF = (
    "De schijf of de netwerkmap gaf een fout bij lezen of schrijven. Controleer de verbinding "
    "met de map en de ruimte op de schijf; probeer het opnieuw."
)
TABS = {"meldingen": 2, "taken": 2, "reservekopie": 2}
"""Screens whose tabs are read apart, and how many of them."""


class Stuk:
    """A connection on which every statement fails with SQLite's own error code."""

    def __init__(self, echt: Any, code: int) -> None:
        self._echt, self._code = echt, code

    def execute(self, *_: Any) -> Any:
        raise self.fout()

    executemany = executescript = cursor = execute

    def fout(self) -> Exception:
        fout = sqlcipher3.OperationalError("database is locked")
        fout.sqlite_errorcode = self._code
        return fout

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._echt, naam)


@contextmanager
def onleesbaar(sessie: Sessie, code: int) -> Iterator[None]:
    """Let every read of a session fail, and every opening of the file for another thread."""
    echt, stuk = sessie.v.conn, Stuk(sessie.v.conn, code)

    def dicht(*_: object, **__: object) -> Any:
        raise vertaal(stuk.fout())

    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(Verbinding, "nog_een", dicht)
        mp.setattr(reservekopie, "lijst", dicht)
        sessie.v.conn = stuk
        sessie.v.__dict__.pop("db", None)
        try:
            yield
        finally:
            sessie.v.conn = echt
            sessie.v.__dict__.pop("db", None)


@pytest.fixture
def venster(team_sessie: Sessie, rijk: Vast, qtbot: QtBot) -> Venster:  # noqa: F811
    """The window on the caseload, beside the rich dossier a melding that waits."""
    ander = een_leerling(achternaam="Aalbes", bsn="")
    with team_sessie.schrijf() as tx:
        tx.maak_veel([ander, een_melding(ander, school_id=rijk.school)])
    v = Venster(Kern(team_sessie))
    qtbot.addWidget(v)
    v.show()
    v.resize(*BUREAU)
    actief(v)
    vol(qtbot, v)
    return v


def balken(venster: Venster) -> list[Leesbalk]:
    """Give what the present screen says of reading."""
    scherm = venster.huidig_scherm
    assert scherm is not None
    return [b for b in scherm.findChildren(Leesbalk) if b.isVisible()]


def inhoud(venster: Venster) -> list[tuple[str, ...]]:
    """Give what stands in the lists of the present screen, by list, or what it says instead."""
    scherm = venster.huidig_scherm
    assert scherm is not None
    gevonden = []
    for lijst in scherm.findChildren(QAbstractItemView):
        model = lijst.model()
        if isinstance(lijst, QHeaderView) or model is None or not lijst.isVisible():
            continue
        rijen = [str(model.index(n, 0).data()) for n in range(model.rowCount())]
        gevonden.append((lijst.accessibleName(), *rijen))
    for leeg in scherm.findChildren(LegeStaat):
        if leeg.isVisible():
            gevonden.append(tuple(x.text() for x in leeg.findChildren(QLabel)))
    for vorm in scherm.findChildren(QFormLayout):
        velden = [vorm.itemAt(n).widget() for n in range(vorm.count())]
        gevonden += [(w.accessibleName(),) for w in velden if w is not None and w.isVisible()]
    return sorted(gevonden)


def zegt(venster: Venster) -> str:
    """Give the one sentence of the present screen, "" while there is none."""
    teksten = {b.label.text() for b in balken(venster)}
    return teksten.pop() if len(teksten) == 1 else ""


def probeer_opnieuw(venster: Venster, qtbot: QtBot) -> None:
    """Press the button, and wait until all was read."""
    (balk,) = balken(venster)
    assert balk.opnieuw is not None
    qtbot.mouseClick(balk.opnieuw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not balken(venster), timeout=GEDULD_MS)
    rustig()


PLEKKEN = [
    (code, tab) for _, groep in SCHERMEN for code, _, _ in groep for tab in range(TABS.get(code, 1))
]


def ga(venster: Venster, code: str, tab: int) -> None:
    """Go to a tab of a screen."""
    venster.ga(code)
    if code in TABS:
        bladen = venster.scherm(code).findChildren(QTabWidget)[0]
        bladen.setCurrentIndex(tab)
    verwerk()


def test_elk_scherm_zonder_bestand(venster: Venster, qtbot: QtBot) -> None:
    sessie = venster.kern.sessie
    fouten: list[str] = []
    for nummer, (code, tab) in enumerate(PLEKKEN):
        waar = f"{code} {tab}"
        nieuw = code not in venster._schermen
        with onleesbaar(sessie, 5):
            sessie.vergeet()
            ga(venster, code, tab)
            if not (nieuw or tab):
                venster.vernieuw()
            _wacht_op(venster, qtbot, BEZET, waar, fouten)
            if nieuw and not _op_de_knop(venster):
                fouten.append(f"{waar}: het toetsenbord staat op {QApplication.focusWidget()}")
            if nieuw and balken(venster) and inhoud(venster):
                fouten.append(f"{waar}: toont een lijst die niet is gelezen: {inhoud(venster)}")
            if nummer % 3 == 0:  # the bar is one and the same: not on all of them
                fouten += [f"{waar}: {f}" for f in (*naamloos(venster), *afgekapt(venster))]
        probeer_opnieuw(venster, qtbot)
        stond = inhoud(venster)
        assert stond, waar
        with onleesbaar(sessie, 10):
            venster.vernieuw()
            ga(venster, code, tab)
            _wacht_op(venster, qtbot, SCHIJF, waar, fouten)
            if inhoud(venster) != stond:
                fouten.append(f"{waar}: er stond {stond}, nu {inhoud(venster)}")
            if nummer % 3 == 0:
                fouten += [f"{waar}: {f}" for f in tabronde(venster)]
        probeer_opnieuw(venster, qtbot)
        if inhoud(venster) != stond:
            fouten.append(f"{waar}: na opnieuw lezen {inhoud(venster)}")
    assert fouten == []


def _op_de_knop(venster: Venster) -> bool:
    """Tell whether Enter tries again at once."""
    return any(b.opnieuw is not None and b.opnieuw.hasFocus() for b in balken(venster))


def _wacht_op(venster: Venster, qtbot: QtBot, zin: str, waar: str, fouten: list[str]) -> None:
    """Wait for the sentence."""
    qtbot.waitUntil(lambda: bool(balken(venster)), timeout=GEDULD_MS)
    if zegt(venster) != zin:
        fouten.append(f"{waar}: zegt {[b.label.text() for b in balken(venster)]}")


def test_dossier_en_leerling_zonder_bestand(
    venster: Venster,
    rijk: Vast,  # noqa: F811
    qtbot: QtBot,
) -> None:
    sessie = venster.kern.sessie
    for code, id_ in (("dossier", rijk.dossier), ("leerling", rijk.leerling)):
        venster.ga(code, id_)
        verwerk()
        stond = _woorden(venster)
        with onleesbaar(sessie, 10):
            venster.vernieuw()
            verwerk()
            assert zegt(venster) == SCHIJF, code
            assert stond <= _woorden(venster), code
        probeer_opnieuw(venster, qtbot)
        assert _woorden(venster) == stond, code


def test_een_dossier_dat_niet_opengaat_toont_geen_ander(
    venster: Venster,
    rijk: Vast,  # noqa: F811
    qtbot: QtBot,
) -> None:
    from app.ui.dossier.dossier_view import DossierView

    with onleesbaar(venster.kern.sessie, 5):
        venster.ga("dossier", rijk.dossier)
    view = venster.huidig_scherm
    assert isinstance(view, DossierView)
    assert view.beeld is None
    assert "Het teambestand is bezet" in " ".join(_woorden(venster))
    qtbot.mouseClick(view._leeg.knop, Qt.MouseButton.LeftButton)
    assert view.beeld is not None
    # What is gone is not kept in view: only a file that cannot be read for a moment is.
    view._zeg_fout(KnownError("Dit dossier is er niet meer.", "Ververs de caseload."))
    assert view.beeld is None
    assert view._leeg.knop.isHidden()


def _woorden(venster: Venster) -> set[str]:
    scherm = venster.huidig_scherm
    assert isinstance(scherm, QWidget)
    return {x.text() for x in scherm.findChildren(QLabel) if x.isVisible() and x.text()}
