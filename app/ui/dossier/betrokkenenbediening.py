"""UI: what a click on toestemming, belastbaarheid, regie, referral or terugkoppeling does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.toestemming import Vak
from app.services.betrokkenen import betrokkenen
from app.services.toestemmingen import trek_toestemming_in
from app.services.verwijzingen import Verwijzing, meld_aan_leiding

if TYPE_CHECKING:
    from app.ui.dossier.dossier_view import DossierView


class Betrokkenenbediening(QObject):
    """Works on the view of one dossier: shows the panel beside it, opens its forms."""

    def __init__(self, view: DossierView) -> None:
        super().__init__(view)
        self._view = view
        paneel = view.betrokkenen
        paneel.gesloten.connect(self.sluit)
        paneel.nieuw.connect(self._nieuw)
        paneel.open_feit.connect(view.open_feit)
        paneel.brief.connect(self._brief)
        paneel.gemeld.connect(self._gemeld)
        paneel.raster.leg_vast.connect(self._antwoord)
        paneel.raster.trek_in.connect(self._trek_in)
        paneel.raster.open.connect(self._open)
        view.zij.betrokkenen.connect(self.toon)

    def toon(self, deel: str = "Toestemming") -> None:
        """Open the panel beside the dossier, on one of its sections."""
        view = self._view
        if view.beeld is None:
            return
        if view.formulier.formulier is not None:
            view.formulier.parkeer()
        view.bediening.sluit()
        view.betrokkenen.is_open = True
        self.ververs(lezen=view.mag_niet)
        view.plaats_zijvlak(formulier=False)
        view.betrokkenen.naar(deel)

    def sluit(self) -> None:
        """Close it; the focus goes back to where it was opened."""
        view = self._view
        if not view.betrokkenen.is_open:
            return
        view.betrokkenen.is_open = False
        view.plaats_zijvlak(formulier=view.formulier.formulier is not None)
        view.zij.naar_betrokkenen()

    def ververs(self, *, lezen: bool) -> None:
        """Show the present dossier in it, when it is open."""
        view = self._view
        if view.betrokkenen.is_open and view.beeld is not None:
            alles = betrokkenen(view.kern.sessie, view.beeld)
            view.betrokkenen.toon(view.beeld, alles, lezen=lezen)

    def _nieuw(self, code: str, vooraf: object) -> None:
        self._view.open_formulier(code, None, vooraf if isinstance(vooraf, Mapping) else None)

    def _brief(self, sjabloon: str) -> None:
        from app.ui.brieven.dialoog import open_brief

        open_brief(self._view.kern, self._view.dossier_id, sjabloon, self._view)

    def _antwoord(self, vak: Vak) -> None:
        """Open the form of an answer of this one person to this purpose."""
        self._nieuw("toestemming", {"ouder_id": [vak.persoon.ouder_id], "doel": vak.doel})

    def _open(self, vak: Vak) -> None:
        if vak.feit is not None:
            self._view.open_feit(vak.feit)

    def _trek_in(self, vak: Vak) -> None:
        """Record that a person withdraws today."""
        view, dag = self._view, self._view.kern.vandaag
        dossier_id, ouder_id = view.dossier_id, vak.persoon.ouder_id
        view.kern.voer_uit(
            lambda s: trek_toestemming_in(s, dossier_id, ouder_id, vak.doel, dag),
            f"Toestemming ingetrokken door {vak.persoon.wie}.",
            view,
        )

    def _gemeld(self, verwijzing: Verwijzing) -> None:
        """Record that the teamleider was told today."""
        dag = self._view.kern.vandaag
        self._view.kern.voer_uit(
            lambda s: meld_aan_leiding(s, [verwijzing], dag),
            "Gemeld aan de teamleider.",
            self._view,
        )
