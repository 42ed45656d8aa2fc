"""UI: keeps the open tasks of a person, and of the team, true to the file and the day.

One for a window, so that the list and the count beside its name are computed once. A change
makes only what it touches be computed anew; who shows a list asks for it by `vraag`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.fouten import KnownError
from app.services.taken import Taakregel, mijn_taken, ververs_taken
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie
from app.ui.kern import Kern

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

WACHT_MS = 200
"""Changes that come close together are computed once."""


@dataclass
class _Lijst:
    """The tasks of one person or (key None) of the team, of `dag`, and what changed since.

    Without a day, or after a change that cannot be told, all is computed anew.
    """

    dag: date | None = None
    regels: list[Taakregel] = field(default_factory=list)
    sindsdien: Wijziging | None = None
    werk: Achtergrondtaak | None = None
    werkdag: date | None = None
    opnieuw: bool = False
    """What is being computed does not hold what changed, and that cannot be told: once more."""


class Takenlader(QObject):
    """`klaar(wie, lines)`, `mislukt(wie, error)` and `voortgang(wie, done, of)` answer `vraag`.

    `wie` is an ambtenaar_id, or None for the team. `verouderd` says that what was given may no
    longer hold: who still shows it asks again.
    """

    klaar = Signal(object, object)
    mislukt = Signal(object, object)
    voortgang = Signal(object, int, int)
    verouderd = Signal()

    def __init__(self, kern: Kern) -> None:
        super().__init__(kern)
        self._kern = kern
        self._lijsten: dict[str | None, _Lijst] = {}
        self._straks = QTimer(self)
        self._straks.setSingleShot(True)
        self._straks.setInterval(WACHT_MS)
        self._straks.timeout.connect(self.verouderd)
        kern.gewijzigd.connect(self._na)
        kern.peildatum_veranderd.connect(lambda _d: self.verouderd.emit())
        kern.vergrendeld.connect(self._vergrendeld)
        kern.ontgrendeld.connect(self._straks.start)

    @classmethod
    def van(cls, kern: Kern) -> Takenlader:
        """Give the one of this window."""
        bestaand = kern.findChild(cls)
        return bestaand if isinstance(bestaand, cls) else cls(kern)

    def vraag(self, wie: str | None) -> None:
        """Give the tasks as the facts are now: at once when they are known, else when computed."""
        lijst = self._lijsten.setdefault(wie, _Lijst())
        dag = self._kern.peildatum
        if lijst.werk is not None:
            if lijst.werkdag == dag:
                return  # `_gelezen` looks whether anything changed meanwhile
            lijst.werk.annuleer()
            lijst.dag = None
        if lijst.dag == dag and lijst.sindsdien is None:
            self.klaar.emit(wie, lijst.regels)
            return
        stap, lijst.sindsdien = lijst.sindsdien, None
        oud = lijst.regels if lijst.dag == dag else None

        def werk(sessie: Sessie, v: Voortgang) -> list[Taakregel]:
            nu = None
            if oud is not None and stap is not None:
                nu = ververs_taken(sessie, stap, dag, wie, oud)
            return _bereken(sessie, v, dag, wie) if nu is None else nu

        taak = Achtergrondtaak(met_sessie(self._kern.sessie, werk), self)
        taak.klaar.connect(lambda regels: self._gelezen(wie, dag, regels))
        taak.mislukt.connect(lambda fout: self._niet_gelezen(wie, fout))
        taak.voortgang.connect(lambda n, totaal, _t: self.voortgang.emit(wie, n, totaal))
        lijst.werk, lijst.werkdag = taak, dag
        taak.start()

    def _gelezen(self, wie: str | None, dag: date, regels: list[Taakregel]) -> None:
        """Keep and give what was computed; once more when the facts moved on meanwhile."""
        lijst = self._lijsten[wie]
        lijst.werk = None
        lijst.dag, lijst.regels = None if lijst.opnieuw else dag, regels
        lijst.opnieuw = False
        if lijst.dag is not None and lijst.sindsdien is None:
            self.klaar.emit(wie, regels)
        elif not self._straks.isActive():
            self.vraag(wie)

    def _niet_gelezen(self, wie: str | None, fout: object) -> None:
        """Tell; what was shown stays, and the next time all is computed."""
        lijst = self._lijsten[wie]
        lijst.werk, lijst.dag = None, None
        if isinstance(fout, KnownError):
            self.mislukt.emit(wie, fout)

    def _na(self, wijziging: Wijziging | None) -> None:
        """Remember what changed, and let who shows it ask soon."""
        for lijst in self._lijsten.values():
            if wijziging is None:
                lijst.dag, lijst.opnieuw = None, lijst.werk is not None
            else:
                lijst.sindsdien = (
                    wijziging if lijst.sindsdien is None else lijst.sindsdien.met(wijziging)
                )
        self._straks.start()

    def _vergrendeld(self) -> None:
        """Let go of lines that may tell of opsporing; others stay behind the lock as they are."""
        self._straks.stop()
        if self._kern.toont_opsporing:
            for lijst in self._lijsten.values():
                if lijst.werk is not None:
                    lijst.werk.annuleer()
            self._lijsten = {}


def _bereken(sessie: Sessie, v: Voortgang, dag: date, wie: str | None) -> list[Taakregel]:
    """Compute all, and tell how far it is."""

    def meld(gedaan: int, totaal: int) -> bool:
        v.meld(gedaan, totaal)
        return v.stop()

    return mijn_taken(sessie, dag, wie, voortgang=meld)
