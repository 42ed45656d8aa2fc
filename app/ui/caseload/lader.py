"""UI: gets the rows of the caseload: own dossiers at once, the team a moment later.

The own rows are computed on the GUI thread, because they are what the user
waits for; the rest comes from a session of its own on the thread pool.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.fouten import KnownError
from app.services.caseload import Caseload, herbereken
from app.services.sessie import Sessie
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie
from app.ui.caseload.model import CaseloadModel
from app.ui.caseload.rijen import TabelRij, maak_tabelrij
from app.ui.kern import Kern

if TYPE_CHECKING:
    from db.wijziging import Wijziging


class CaseloadLader(QObject):
    """Keeps a `CaseloadModel` true to the file, the day and what changed.

    `eigen_klaar` after the own rows, `alles_klaar` when the whole team is there; `mislukt` with a
    KnownError when it could not be read: what stands in the model stays.
    """

    eigen_klaar = Signal()
    alles_klaar = Signal()
    mislukt = Signal(object)

    def __init__(self, kern: Kern, model: CaseloadModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kern = kern
        self._model = model
        self._taak: Achtergrondtaak | None = None
        self._nog_eens = False
        self._gemist = False
        self.volledig = False

    def laad(self) -> None:
        """Load for the day of the window: own rows now, the rest in the background."""
        self.volledig = False
        try:
            rijen = Caseload(self._kern.sessie).laad(
                self._kern.peildatum, self._kern.sessie.ambtenaar_id
            )
        except KnownError as fout:
            self.mislukt.emit(fout)
            return
        self._model.zet_alle(rijen)
        self.eigen_klaar.emit()
        self.laad_alles()

    def laad_alles(self) -> None:
        """Load every row in the background; asked again meanwhile: once more after it."""
        if self._taak is not None and self._taak.bezig and not self._taak.geannuleerd:
            self._nog_eens = True
            return
        dag = self._kern.peildatum
        self._nog_eens = False
        werk = met_sessie(self._kern.sessie, lambda s, v: _alle_rijen(s, v, dag))
        self._taak = Achtergrondtaak(werk, self)
        self._taak.klaar.connect(lambda rijen: self._klaar(dag, rijen))
        self._taak.mislukt.connect(self._mislukt)
        self._taak.start()

    def verwerk(self, wijziging: Wijziging | None) -> None:
        """Follow a change: only the dossiers it touches where that can be told, else all."""
        if wijziging is None or self._gemist:
            self.laad_alles()
            return
        try:
            uitkomst = herbereken(self._kern.sessie, wijziging, self._kern.peildatum)
        except KnownError as fout:
            self._gemist = True
            self.mislukt.emit(fout)
            return
        if uitkomst is None:
            self.laad()
            return
        if self._taak is not None and self._taak.bezig:
            # What is being read now may or may not hold this change: read it once more.
            self._nog_eens = True
        if uitkomst[0]:
            self._model.werk_bij(*uitkomst)

    def stop(self) -> None:
        """Give up what is under way (locking, closing)."""
        if self._taak is not None and self._taak.bezig:
            self._taak.annuleer()

    def _klaar(self, dag: date, rijen: dict[str, TabelRij]) -> None:
        """Take over the rows of the whole team."""
        if dag != self._kern.peildatum or self._nog_eens:
            self.laad_alles()
            return
        self._model.zet_tabelrijen(rijen)
        self.volledig = True
        self._gemist = False
        self.alles_klaar.emit()

    def _mislukt(self, fout: object) -> None:
        """Tell a known error."""
        if isinstance(fout, KnownError):
            self.mislukt.emit(fout)


def _alle_rijen(sessie: Sessie, voortgang: Voortgang, dag: date) -> dict[str, TabelRij]:
    """Compute every row; runs on a thread of the pool."""
    rijen = Caseload(sessie).laad(dag)
    if voortgang.stop():
        return {}
    return {rij.dossier_id: maak_tabelrij(rij) for rij in rijen}
