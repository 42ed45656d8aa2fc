"""UI: an appeal or request that comes in: first who, then which ground and when."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.fouten import InvoerFout
from app.domain.mensen import Leerling, Rol
from app.domain.namen import lijstnaam
from app.domain.vrijstellingen import Grond, Vrijstelling
from app.services.vrijstellingwerk import leg_beroep_vast
from app.ui.collegas import behandelaars, keuze_van
from app.ui.kern import Kern
from app.ui.leerlingeerst import LeerlingEerst
from app.ui.vastleggen.velden import DagInvoer, JaNeeInvoer, KeuzeInvoer
from app.ui.vormdialoog import Vormdialoog


class BeroepDialoog(Vormdialoog):
    """Ground and day of one leerling; saving goes on in the dossier."""

    def __init__(self, kern: Kern, leerling: Leerling, parent: QWidget | None = None) -> None:
        super().__init__(lijstnaam(leerling), "Opslaan", parent, maat=(28, 18))
        self._kern, self._leerling = kern, leerling
        ingediend = DagInvoer("Ingediend op", kern.vandaag)
        ingediend.zet(kern.vandaag)
        voor = KeuzeInvoer("Nieuw dossier voor", keuze_van(behandelaars(kern)))
        if kern.sessie.ambtenaar.rol is not Rol.ADMINISTRATIE:
            voor.zet(kern.sessie.ambtenaar_id)
        self.veld("grond", KeuzeInvoer("Grond", [(g.value, g.label) for g in Grond]))
        self.veld("ingediend", ingediend)
        self.veld("opnieuw", JaNeeInvoer("Al eerder een beroep of verzoek gedaan"))
        self.veld("ambtenaar_id", voor)
        self.zeg(
            "Een kennisgeving mag altijd binnenkomen. Heeft de leerling geen open dossier, dan "
            "gaat er een open. Wat erbij hoort, vult u daarna in het dossier in."
        )
        self.vak.addStretch(1)
        kern.vergrendeld.connect(self.reject)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Record it and go to the dossier."""
        if waarden["ingediend"] is None:
            raise InvoerFout("Vul in wanneer het is ingediend.", veld="ingediend")
        dossier_id, wijziging = leg_beroep_vast(
            self._kern.sessie,
            self._leerling.id,
            next(g for g in Grond if g.value == waarden["grond"]),
            waarden["ingediend"],
            opnieuw=waarden["opnieuw"],
            ambtenaar_id=waarden["ambtenaar_id"] or None,
        )
        self.accept()
        self._kern.meld_wijziging(wijziging, f"{Vrijstelling.LABEL} vastgelegd.")
        self._kern.toon_dossier.emit(dossier_id)


class NieuwBeroep(LeerlingEerst):
    """The dialog of an appeal or request, once it is known of whom."""

    def __init__(self, kern: Kern, parent: QWidget) -> None:
        super().__init__(kern, parent)
        self.dialoog: BeroepDialoog | None = None

    def ga_door(self, leerling: Leerling) -> None:
        """Open the dialog."""
        self.dialoog = BeroepDialoog(self._kern, leerling, self._parent)
        self.dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialoog.open()
