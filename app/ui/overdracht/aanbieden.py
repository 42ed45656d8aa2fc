"""UI: offering dossiers to a colleague, for good or for a holiday."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.datumwoorden import Richting
from app.domain.fouten import InvoerFout
from app.services import overdracht
from app.ui.collegas import Keuzes, behandelaars
from app.ui.kern import Kern
from app.ui.vastleggen.velden import DagInvoer, KeuzeInvoer, NotitieInvoer
from app.ui.vormdialoog import Vormdialoog


def collegas(kern: Kern) -> Keuzes:
    """List who can handle a dossier beside who is at work, for a choice."""
    ik = kern.sessie.ambtenaar_id
    keuzes: Keuzes = [(a.id, f"{a.naam}, {a.rol.label}") for a in behandelaars(kern) if a.id != ik]
    return keuzes or [(None, "er is nog geen collega")]


class AanbiedDialoog(Vormdialoog):
    """One form for one or many dossiers."""

    def __init__(
        self, kern: Kern, dossier_ids: Sequence[str], parent: QWidget | None = None
    ) -> None:
        aantal = len(dossier_ids)
        wat = "dossier" if aantal == 1 else f"{aantal} dossiers"
        super().__init__(f"{wat[:1].upper()}{wat[1:]} aanbieden", "Aanbieden", parent)
        self._kern, self._ids = kern, list(dossier_ids)
        self.veld("aan_id", KeuzeInvoer("Aan wie", collegas(kern)), verplicht=True)
        vanaf = DagInvoer("Vanaf", kern.vandaag, richting=Richting.TAAK)
        vanaf.zet(kern.vandaag)
        self.veld("van", vanaf, verplicht=True)
        tot = DagInvoer("Waarneming t/m", kern.vandaag, richting=Richting.TAAK, leeg_mag=True)
        self.veld("tot", tot)
        self.veld("toelichting", NotitieInvoer("Toelichting", regels=3))
        self.zeg(
            "Er verandert niets totdat uw collega het overneemt. Vult u een laatste dag in, dan "
            "is het een waarneming: na die dag is het dossier vanzelf weer van wie het nu heeft."
        )
        plek = self._ids[0] if aantal == 1 else ""
        self.houd_concept(kern, (plek, "aanbieden", "+".join(sorted(self._ids))), "Aanbieden")
        kern.vergrendeld.connect(self.reject)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Offer."""
        if not waarden["aan_id"]:
            raise InvoerFout("Er is geen collega gekozen.", "Kies een collega.", veld="aan_id")
        wijziging = overdracht.bied_aan(
            self._kern.sessie,
            self._ids,
            waarden["aan_id"],
            waarden["van"],
            tot=waarden["tot"],
            toelichting=waarden["toelichting"],
        )
        self.accept()
        wat = "Dossier" if len(self._ids) == 1 else f"{len(self._ids)} dossiers"
        self._kern.meld_wijziging(wijziging, f"{wat} aangeboden.")
