"""UI: lets what is typed in a window of its own survive a crash, as the forms of a dossier do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from app.services.concepten import Sleutel
from app.ui.kern import Kern
from app.ui.vastleggen.velden import Invoer

BEWAAR_MS = 500


class Conceptvorm(QObject):
    """Shows the draft of a dialog again, keeps it while somebody types, drops it at the end.

    Saving and cancelling drop it; a lock keeps it. Make it before the dialog itself listens
    to the lock.
    """

    def __init__(
        self,
        kern: Kern,
        dialoog: QDialog,
        sleutel: Sleutel,
        titel: str,
        invoer: Mapping[str, Invoer],
    ) -> None:
        super().__init__(dialoog)
        self._kern, self._sleutel, self._titel, self._invoer = kern, sleutel, titel, invoer
        self._op_slot = False
        self._wekker = QTimer(self)
        self._wekker.setSingleShot(True)
        self._wekker.setInterval(BEWAAR_MS)
        self._wekker.timeout.connect(self._bewaar)
        self._begin = self._ruw()
        concept = kern.concepten.ruw(sleutel)
        for naam, ruw in (concept or {}).items():
            if naam in invoer:
                invoer[naam].zet_ruw(ruw)
        for veld in invoer.values():
            veld.gewijzigd.connect(self._getypt)
        kern.vergrendeld.connect(self._bij_slot)
        dialoog.finished.connect(self._klaar)

    def _ruw(self) -> dict[str, object]:
        return {naam: veld.ruw() for naam, veld in self._invoer.items()}

    def _getypt(self) -> None:
        if not self._wekker.isActive():
            self._wekker.start()

    def _bewaar(self) -> None:
        ruw = self._ruw()
        if ruw != self._begin or self._sleutel in self._kern.concepten:
            self._kern.concepten.zet(self._sleutel, self._titel, ruw)

    def _bij_slot(self) -> None:
        """Keep what is there: the dialog goes, the draft stays."""
        self._op_slot = True
        self._bewaar()

    def _klaar(self, _uitkomst: int) -> None:
        """Forget the draft of a dialog that was saved or given up."""
        self._wekker.stop()
        if not self._op_slot:
            self._kern.concepten.weg(self._sleutel)
