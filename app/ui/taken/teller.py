"""UI: the count beside Taken in the navigation: what of one's own is over its day.

It comes by itself soon after the start, and follows what changes; the list itself asks the same
`Takenlader`, so that nothing is computed twice.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.services.taken import Taakregel
from app.ui.kern import Kern
from app.ui.taken.lader import Takenlader

BEGIN_MS = 1500
"""So long after the first paint it is first counted: the caseload comes before."""


class Takenteller(QObject):
    """Tells `zet` how many of one's own tasks are over their day, each time that changes."""

    def __init__(self, kern: Kern, zet: Callable[[int], object], parent: QObject) -> None:
        super().__init__(parent)
        self._kern, self._zet = kern, zet
        self._lader = Takenlader.van(kern)
        self._lader.klaar.connect(self._tel)
        self._lader.verouderd.connect(self._vraag)
        straks = QTimer(self)  # a child, so that a window that closes stops it
        straks.setSingleShot(True)
        straks.timeout.connect(self._vraag)
        straks.start(BEGIN_MS)

    def _vraag(self) -> None:
        """Ask for one's own tasks; an error is told where they are listed."""
        self._lader.vraag(self._kern.sessie.ambtenaar_id)

    def _tel(self, wie: str | None, regels: list[Taakregel]) -> None:
        """Count."""
        if wie == self._kern.sessie.ambtenaar_id:
            self._zet(sum(r.over for r in regels))
