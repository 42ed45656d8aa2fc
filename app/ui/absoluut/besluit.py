"""UI: what recording an outcome for these leerlingen would do, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from app.domain.absoluut import Bevinding
from app.domain.datumwoorden import Richting
from app.domain.mensen import Rol
from app.services.absoluut import Absoluutrij
from app.services.absoluutbesluit import leg_bevinding_vast, voorbeeld, voorstel_tot
from app.ui.collegas import behandelaars, keuze_van
from app.ui.kern import Kern
from app.ui.vastleggen.velden import DagInvoer, KeuzeInvoer
from app.ui.vormdialoog import Vormdialoog


class BevindingDialoog(Vormdialoog):
    """The names, what will be recorded, and until when or for whom."""

    def __init__(
        self,
        kern: Kern,
        rijen: Sequence[Absoluutrij],
        bevinding: Bevinding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            bevinding.label[:1].upper() + bevinding.label[1:], "Opslaan", parent, maat=(30, 20)
        )
        self._kern, self._rijen, self._bevinding = kern, tuple(rijen), bevinding
        daadwerkelijk = bevinding is Bevinding.DAADWERKELIJK
        if daadwerkelijk and any(rij.dossier_id is None for rij in self._rijen):
            voor = KeuzeInvoer("Dossiers voor", keuze_van(behandelaars(kern)))
            if kern.sessie.ambtenaar.rol is not Rol.ADMINISTRATIE:
                voor.zet(kern.sessie.ambtenaar_id)
            self.veld("ambtenaar_id", voor)
        elif not daadwerkelijk:
            tot = DagInvoer(
                "Opnieuw bekijken na", kern.vandaag, richting=Richting.TAAK, leeg_mag=True
            )
            tot.zet(voorstel_tot(bevinding, kern.vandaag))
            self.veld("tot", tot)
        self.tekst = QLabel(voorbeeld(self._rijen, bevinding))
        self.tekst.setWordWrap(True)
        self.vak.addWidget(self.tekst)
        self.namen = QListWidget()
        self.namen.setAccessibleName("Voor wie")
        for rij in self._rijen:
            erbij = f" · {rij.reden}" if rij.reden else ""
            self.namen.addItem(f"{rij.naam} · {rij.dagen} dagen zonder school{erbij}")
        self.vak.addWidget(self.namen, 1)
        kern.vergrendeld.connect(self.reject)
        self.knop.setFocus()

    def doe(self, waarden: dict[str, Any]) -> None:
        """Record it for all of them."""
        wijziging = leg_bevinding_vast(
            self._kern.sessie,
            self._rijen,
            self._bevinding,
            tot=waarden.get("tot"),
            ambtenaar_id=waarden.get("ambtenaar_id") or None,
        )
        self.accept()
        n = len(self._rijen)
        wie = self._rijen[0].naam if n == 1 else f"{n} leerlingen"
        self._kern.meld_wijziging(wijziging, f"{wie}: {self._bevinding.value} vastgelegd.")
