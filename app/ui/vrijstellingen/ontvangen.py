"""UI: the yearly kennisgevingen that came in: of whom, on which day, all in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QListWidget, QWidget

from app.domain.fouten import InvoerFout
from app.services.vrijstellingen import Ronderij
from app.services.vrijstellingwerk import ontvang_opnieuw
from app.ui.kern import Kern
from app.ui.vastleggen.velden import DagInvoer
from app.ui.vormdialoog import Vormdialoog


class OntvangDialoog(Vormdialoog):
    """The names and the day; saving records one appeal each, undone in one go."""

    def __init__(
        self, kern: Kern, rijen: Sequence[Ronderij], parent: QWidget | None = None
    ) -> None:
        super().__init__("Nieuwe kennisgeving ontvangen", "Opslaan", parent, maat=(28, 20))
        self._kern, self._rijen = kern, tuple(rijen)
        ingediend = DagInvoer("Ingediend op", kern.vandaag)
        ingediend.zet(kern.vandaag)
        self.veld("ingediend", ingediend)
        self.zeg(
            "Ieder krijgt een nieuw beroep op dezelfde grond, voor het volgende schooljaar. De "
            "stukken en de uitkomst vult u daarna per leerling in."
        )
        self.namen = QListWidget()
        self.namen.setAccessibleName("Van wie")
        for rij in self._rijen:
            erbij = "" if rij.oud.dossier_open else " · er gaat een dossier open"
            self.namen.addItem(f"{rij.naam} · {rij.oud.grond.kort}{erbij}")
        self.vak.addWidget(self.namen, 1)
        kern.vergrendeld.connect(self.reject)
        self.knop.setFocus()

    def doe(self, waarden: dict[str, Any]) -> None:
        """Record it for all of them."""
        dag = waarden["ingediend"]
        if dag is None:
            raise InvoerFout("Vul in wanneer het is ingediend.", veld="ingediend")
        wijziging = ontvang_opnieuw(self._kern.sessie, self._rijen, dag)
        self.accept()
        n = len(self._rijen)
        wie = self._rijen[0].naam if n == 1 else f"{n} leerlingen"
        self._kern.meld_wijziging(wijziging, f"{wie}: nieuwe kennisgeving vastgelegd.")
