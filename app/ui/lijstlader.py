"""UI: a list that is read in the background, and read again when something it shows changed.

One reading at a time: what changes meanwhile makes it read once more. A list that nobody looks
at waits until it is looked at, unless something elsewhere (a count) asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.fouten import KnownError
from app.services.sessie import Sessie
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie
from app.ui.kern import Kern

WACHT_MS = 300
"""Changes that come close together are read once."""


class Lijstlader(QObject):
    """`lees(sessie, peildatum)` on a thread of its own; `klaar` and `mislukt` for `scherm`.

    `raakt`: the kinds of facts that change something here (none: any). `ongezien`: read also
    while the screen is not in sight.
    """

    klaar = Signal(object)
    mislukt = Signal(object)

    def __init__(
        self,
        kern: Kern,
        scherm: QWidget,
        lees: Callable[[Sessie, date], Any],
        *,
        raakt: frozenset[str] = frozenset(),
        ongezien: bool = False,
    ) -> None:
        super().__init__(scherm)
        self._kern, self._scherm, self._lees = kern, scherm, lees
        self._raakt, self._ongezien = raakt, ongezien
        self._taak: Achtergrondtaak | None = None
        self._oud = True
        self._straks = QTimer(self)
        self._straks.setSingleShot(True)
        self._straks.setInterval(WACHT_MS)
        self._straks.timeout.connect(self.laad)
        kern.gewijzigd.connect(self._na_wijziging)
        kern.peildatum_veranderd.connect(lambda _d: self._verouder())
        kern.vergrendeld.connect(self._straks.stop)
        kern.ontgrendeld.connect(self._verouder)
        scherm.installEventFilter(self)

    @property
    def bezig(self) -> bool:
        """Whether it is being read, or will be in a moment."""
        return self._taak is not None or self._straks.isActive()

    def laad(self) -> None:
        """Read now; while a reading runs, once more after it."""
        self._straks.stop()
        self._oud = self._taak is not None
        if self._taak is not None:
            return
        dag, lees = self._kern.peildatum, self._lees

        def werk(sessie: Sessie, _voortgang: Voortgang) -> Any:
            return lees(sessie, dag)

        taak = Achtergrondtaak(met_sessie(self._kern.sessie, werk), self._scherm)
        self._taak = taak
        taak.klaar.connect(self._gelezen)
        taak.mislukt.connect(self._niet_gelezen)
        taak.gestopt.connect(self._voorbij)
        taak.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read what is out of date when it comes into sight."""
        if watched is self._scherm and event.type() == QEvent.Type.Show and self._oud:
            self._straks.start()
        return bool(super().eventFilter(watched, event))

    def _na_wijziging(self, wijziging: object) -> None:
        """Read again when a change touches what stands here."""
        soorten = getattr(wijziging, "soorten", None)
        if soorten is None or not self._raakt or soorten & self._raakt:
            self._verouder()

    def _verouder(self) -> None:
        self._oud = True
        if self._ongezien or self._scherm.isVisible():
            self._straks.start()

    def _gelezen(self, lijst: object) -> None:
        self._taak = None
        self.klaar.emit(lijst)
        self._voorbij()

    def _niet_gelezen(self, fout: object) -> None:
        self._taak = None
        if isinstance(fout, KnownError):
            self.mislukt.emit(fout)
        self._voorbij()

    def _voorbij(self) -> None:
        """Read once more when something changed meanwhile."""
        self._taak = None
        if self._oud:
            self._verouder()
