"""UI: lets what is typed in a window of its own survive a crash, as the forms of a dossier do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from app.services.concepten import Sleutel
from app.ui.kern import Kern
from app.ui.vastleggen.velden import Invoer

BEWAAR_MS = 500


class Conceptbewaarder(QObject):
    """Shows the draft of something that is typed, keeps it meanwhile, drops it at the end.

    `ruw` gives what stands there now, `zet` shows such a thing again. Call `getypt` at every
    change, and `klaar` when it was saved or given up; after a lock (`bij_slot`) the draft stays.
    Make it when what it keeps stands as it does without a draft.
    """

    def __init__(
        self,
        kern: Kern,
        sleutel: Sleutel,
        titel: str,
        ruw: Callable[[], dict[str, Any]],
        zet: Callable[[Mapping[str, Any]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kern, self._sleutel, self._titel, self._ruw = kern, sleutel, titel, ruw
        self._op_slot = False
        self._wekker = QTimer(self)
        self._wekker.setSingleShot(True)
        self._wekker.setInterval(BEWAAR_MS)
        self._wekker.timeout.connect(self.bewaar)
        self._begin = ruw()
        concept = kern.concepten.ruw(sleutel)
        self.hersteld = concept is not None
        """Whether there was a draft, and it was shown again."""
        if concept is not None:
            zet(concept)
        kern.vergrendeld.connect(self.bij_slot)

    def getypt(self) -> None:
        """Keep it soon."""
        if not self._wekker.isActive():
            self._wekker.start()

    def bewaar(self) -> None:
        """Keep it now; what stands as it began is no draft."""
        self._wekker.stop()
        ruw = self._ruw()
        if ruw != self._begin:
            self._kern.concepten.zet(self._sleutel, self._titel, ruw)
        else:
            self._kern.concepten.weg(self._sleutel)

    def bij_slot(self) -> None:
        """Keep what is there: the window goes, the draft stays."""
        if not self._op_slot:
            self._op_slot = True
            self.bewaar()

    def laat_los(self) -> None:
        """Keep what is there and listen no more: something else is shown in its place."""
        if self._wekker.isActive():
            self.bewaar()
        self._op_slot = True
        self._kern.vergrendeld.disconnect(self.bij_slot)
        self.deleteLater()

    def klaar(self, _uitkomst: int = 0) -> None:
        """Forget the draft of what was saved or given up."""
        self._wekker.stop()
        if not self._op_slot:
            self._kern.concepten.weg(self._sleutel)


class Conceptvorm(Conceptbewaarder):
    """Keeps the inputs of a dialog. Make it before the dialog itself listens to the lock."""

    def __init__(
        self,
        kern: Kern,
        dialoog: QDialog,
        sleutel: Sleutel,
        titel: str,
        invoer: Mapping[str, Invoer],
    ) -> None:
        def ruw() -> dict[str, Any]:
            return {naam: veld.ruw() for naam, veld in invoer.items()}

        def zet(concept: Mapping[str, Any]) -> None:
            for naam, stand in concept.items():
                if naam in invoer:
                    invoer[naam].zet_ruw(stand)

        super().__init__(kern, sleutel, titel, ruw, zet, dialoog)
        for veld in invoer.values():
            veld.gewijzigd.connect(self.getypt)
        dialoog.finished.connect(self.klaar)
