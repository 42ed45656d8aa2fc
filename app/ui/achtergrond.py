"""UI: work that takes longer than half a second, off the GUI thread.

The worker is a plain function that gets a `Voortgang`; it opens its own
session where it needs the file (no connection crosses a thread). Results and
errors come back on the GUI thread as signals.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.domain.fouten import KnownError
from app.services.sessie import Sessie


class Voortgang:
    """What a worker sees of its task: tell how far it is, ask whether to stop."""

    def __init__(self, taak: Achtergrondtaak) -> None:
        self._taak = taak

    def meld(self, gedaan: int, totaal: int = 0, tekst: str = "") -> None:
        """Tell how far the work is (`totaal` 0: unknown)."""
        self._taak._voortgang.emit(gedaan, totaal, tekst)  # noqa: SLF001 - its own inner half

    def stop(self) -> bool:
        """Whether the user asked to stop."""
        return self._taak.geannuleerd


class Achtergrondtaak(QObject):
    """One piece of work. Connect `klaar`, `mislukt`, `gestopt`; then `start()`.

    `klaar(result)` and `mislukt(exception)` come on the GUI thread, exactly one
    of them, unless it was cancelled: then `gestopt`. An error that is no
    KnownError and has no listener's care is raised again on the GUI thread, so
    that the window for bugs shows it.

    `parent` is what the work is for: once it is gone the work is asked to stop and its
    outcome is dropped. No window owns the task, for its thread still speaks through it when
    the window that asked is long closed; and it is let go only once that thread has left it.
    """

    klaar = Signal(object)
    mislukt = Signal(object)
    gestopt = Signal()
    voortgang = Signal(int, int, str)
    _voortgang = Signal(int, int, str)
    _uitslag = Signal(bool, object)

    def __init__(self, werk: Callable[[Voortgang], Any], parent: QObject | None = None) -> None:
        super().__init__()
        self._werk = werk
        self._verweesd = False
        self._verlaten = threading.Event()
        self.geannuleerd = False
        self.bezig = False
        if parent is not None:
            parent.destroyed.connect(self._verlies_ouder)
        self._voortgang.connect(self.voortgang, Qt.ConnectionType.QueuedConnection)
        self._uitslag.connect(self._meld_uitslag, Qt.ConnectionType.QueuedConnection)

    def start(self) -> Achtergrondtaak:
        """Begin; the task keeps itself alive until it has reported."""
        self.bezig = True
        _LEVEND.add(self)
        QThreadPool.globalInstance().start(_Loper(self))
        return self

    def annuleer(self) -> None:
        """Ask the worker to stop at its next check."""
        self.geannuleerd = True

    @Slot()
    def _verlies_ouder(self) -> None:
        """Stop for nobody: what it was for is gone."""
        self._verweesd = True
        self.geannuleerd = True

    def loop(self) -> None:
        """Run the work; called on a thread of the pool."""
        try:
            uitkomst = self._werk(Voortgang(self))
        except Exception as fout:
            self._uitslag.emit(False, fout)
        else:
            self._uitslag.emit(True, uitkomst)

    @Slot(bool, object)
    def _meld_uitslag(self, goed: bool, wat: object) -> None:
        """Report on the GUI thread."""
        self.bezig = False
        _LEVEND.discard(self)
        _GEMELD.append(self)
        QTimer.singleShot(0, _ruim_op)
        if self._verweesd:
            return
        if self.geannuleerd:
            self.gestopt.emit()
            return
        if goed:
            self.klaar.emit(wat)
            return
        self.mislukt.emit(wat)
        if not isinstance(wat, KnownError):
            raise cast("Exception", wat)


class _Loper(QRunnable):
    """Carries a task into the thread pool."""

    def __init__(self, taak: Achtergrondtaak) -> None:
        super().__init__()
        self._taak: Achtergrondtaak | None = taak

    def run(self) -> None:
        """Run it, and let go of it before saying that this thread has left it."""
        taak, self._taak = self._taak, None
        assert taak is not None
        verlaten = taak._verlaten  # noqa: SLF001 - its own inner half
        taak.loop()
        del taak
        verlaten.set()


NOG_EENS_MS = 5
_LEVEND: set[Achtergrondtaak] = set()
_GEMELD: list[Achtergrondtaak] = []
"""Tasks that reported; a sender may not be deleted while its thread is still in the emit."""


def _ruim_op() -> None:
    """Let go, on the GUI thread, of the tasks that their thread has left."""
    _GEMELD[:] = [taak for taak in _GEMELD if not taak._verlaten.is_set()]  # noqa: SLF001
    if _GEMELD:
        QTimer.singleShot(NOG_EENS_MS, _ruim_op)


def met_sessie(
    sessie: Sessie, werk: Callable[[Sessie, Voortgang], Any]
) -> Callable[[Voortgang], Any]:
    """Wrap work that needs the file: it gets a session of its own, closed afterwards."""

    def doe(voortgang: Voortgang) -> Any:
        eigen = sessie.nog_een()
        try:
            return werk(eigen, voortgang)
        finally:
            eigen.sluit()

    return doe


def met_venster(taak: Achtergrondtaak, parent: QWidget | None, tekst: str) -> QProgressDialog:
    """Start a task behind a progress window that shows after half a second and can cancel."""
    venster = QProgressDialog(tekst, "Annuleren", 0, 0, parent)
    venster.setWindowTitle("Kantelpunt")
    venster.setWindowModality(Qt.WindowModality.WindowModal)
    venster.setMinimumDuration(500)
    venster.setAutoClose(False)
    venster.setAutoReset(False)

    def toon(gedaan: int, totaal: int, wat: str) -> None:
        venster.setMaximum(totaal)
        venster.setValue(min(gedaan, totaal) if totaal else 0)
        if wat:
            venster.setLabelText(wat)

    def sluit(*_: object) -> None:
        venster.close()
        venster.deleteLater()

    taak.voortgang.connect(toon)
    venster.canceled.connect(taak.annuleer)
    taak.klaar.connect(sluit)
    taak.mislukt.connect(sluit)
    taak.gestopt.connect(sluit)
    venster.setValue(0)
    taak.start()
    return venster


def bezig() -> bool:
    """Tell whether anything is being worked at in the background."""
    return bool(_LEVEND)


def wacht_op_alles(seconden: float = 10.0) -> bool:
    """Wait until the pool is empty (closing, tests); False when it is not."""
    for taak in list(_LEVEND):
        taak.annuleer()
    return bool(QThreadPool.globalInstance().waitForDone(round(seconden * 1000)))
