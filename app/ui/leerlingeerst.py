"""UI: what begins with a leerling: choose one, or record a new one, then go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.feit import Feit
from app.domain.fouten import KnownError
from app.domain.mensen import Leerling
from app.ui import berichten
from app.ui.beheer.feitformulier import Feitformulier, nieuw_feit
from app.ui.kern import Kern
from app.ui.palet import Palet


class LeerlingEerst(QObject):
    """Give `ga_door` what comes once it is known who it is about; nothing blocks the window."""

    def __init__(self, kern: Kern, parent: QWidget) -> None:
        super().__init__(parent)
        self._kern, self._parent = kern, parent
        self.palet: Palet | None = None

    def open(self) -> None:
        """Ask for whom."""
        if self._kern.alleen_lezen:
            berichten.toon_fout(self._parent, self._kern.leesfout())
            return
        self.palet = Palet(
            self._kern, parent=self._parent.window(), alleen_leerling=True, nieuw=True
        )
        self.palet.nieuw_gevraagd.connect(self._nieuwe_leerling)
        self.palet.leerling_gekozen.connect(self.open_voor)
        self.palet.open()
        self.palet.veld.setFocus()

    def open_voor(self, leerling_id: str) -> None:
        """Go on with a leerling; one that is gone in the meantime opens nothing."""
        try:
            leerling = self._kern.sessie.lees_een(Leerling, leerling_id)
        except KnownError:
            return
        self.ga_door(leerling)

    def ga_door(self, leerling: Leerling) -> None:
        """Open what comes next."""
        raise NotImplementedError

    def _nieuwe_leerling(self) -> None:
        """Record a leerling who is not known yet, then go on."""
        nieuwe_leerling(self._kern, self._parent.window(), na=lambda feit: self.open_voor(feit.id))


def nieuwe_leerling(kern: Kern, parent: QWidget, *, na: Callable[[Feit], object]) -> Feitformulier:
    """Open the form of a leerling who is not known yet; most live in the team's own gemeente."""
    return nieuw_feit(
        kern,
        Leerling,
        parent,
        titel="Nieuwe leerling",
        begin={"woongemeente": kern.sessie.instellingen.gemeente},
        na=na,
    )
