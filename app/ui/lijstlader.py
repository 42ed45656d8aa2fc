"""UI: a list that is read in the background, and read again when something it shows changed.

One reading at a time: what changes meanwhile makes it read once more. A list that nobody looks
at waits until it is looked at, unless something elsewhere (a count) asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.fouten import KnownError
from app.services.sessie import Sessie
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie
from app.ui.kern import Kern

if TYPE_CHECKING:
    from db.wijziging import Wijziging

WACHT_MS = 300
"""Changes that come close together are read once."""


class Lijstlader(QObject):
    """`lees(sessie, peildatum)` on a thread of its own; `klaar` and `mislukt` for `scherm`.

    `raakt`: the kinds of facts that change something here (none: any). `ongezien`: read also
    while the screen is not in sight. `ververs(sessie, change, peildatum, list)` computes anew only
    what a change touches, and gives None when that is all.
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
        ververs: Callable[[Sessie, Wijziging, date, Any], Any] | None = None,
    ) -> None:
        super().__init__(scherm)
        self._kern, self._scherm, self._lees = kern, scherm, lees
        self._raakt, self._ongezien, self._ververs = raakt, ongezien, ververs
        self._lijst: tuple[date, Any] | None = None
        """What was read, of which day; None: all has to be."""
        self._sindsdien: Wijziging | None = None
        self._geheel = False
        """What is being read is not to be gone on with."""
        self._taak: Achtergrondtaak | None = None
        self._oud = True
        self._straks = QTimer(self)
        self._straks.setSingleShot(True)
        self._straks.setInterval(WACHT_MS)
        self._straks.timeout.connect(self.laad)
        kern.gewijzigd.connect(self._na_wijziging)
        kern.peildatum_veranderd.connect(lambda _d: self._verouder())
        kern.vergrendeld.connect(self._vergrendeld)
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
        dag, lees, ververs = self._kern.peildatum, self._lees, self._ververs
        eerder, stap = self._lijst, self._sindsdien
        self._lijst = self._sindsdien = None  # whoever fails, or is left behind, reads all

        def werk(sessie: Sessie, _voortgang: Voortgang) -> Any:
            nu = None
            if ververs is not None and stap is not None and eerder is not None:
                nu = ververs(sessie, stap, dag, eerder[1]) if eerder[0] == dag else None
            return lees(sessie, dag) if nu is None else nu

        taak = Achtergrondtaak(met_sessie(self._kern.sessie, werk), self._scherm)
        self._taak = taak
        taak.klaar.connect(lambda lijst: self._gelezen(dag, lijst))
        taak.mislukt.connect(self._niet_gelezen)
        taak.gestopt.connect(self._voorbij)
        taak.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read what is out of date when it comes into sight."""
        if watched is self._scherm and event.type() == QEvent.Type.Show and self._oud:
            self._straks.start()
        return bool(super().eventFilter(watched, event))

    def _na_wijziging(self, wijziging: Wijziging | None) -> None:
        """Read again when a change touches what stands here."""
        if wijziging is None:
            self._lijst, self._geheel = None, self._taak is not None
        elif self._raakt and not wijziging.soorten & self._raakt:
            return
        else:
            eerder = self._sindsdien
            self._sindsdien = wijziging if eerder is None else eerder.met(wijziging)
        self._verouder()

    def _vergrendeld(self) -> None:
        """Hold nothing that may tell of opsporing, and read nothing while the window is locked."""
        self._straks.stop()
        self._lijst, self._geheel = None, self._taak is not None

    def _verouder(self) -> None:
        self._oud = True
        if self._ongezien or self._scherm.isVisible():
            self._straks.start()

    def _gelezen(self, dag: date, lijst: object) -> None:
        self._taak = None
        if not self._geheel:
            self._lijst = (dag, lijst)
        self._geheel = False
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
