"""UI: one act on the chosen rows of the caseload, with what it would do to each beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.datumwoorden import Richting
from app.domain.dossiers import Sluitreden
from app.domain.fouten import KnownError
from app.domain.notitie import VASTE_TAKEN
from app.services import bulk
from app.services.bulk import Bulkopdracht, Bulksoort
from app.ui.iconen import icoon
from app.ui.kern import Kern
from app.ui.overdracht.aanbieden import collegas
from app.ui.thema import thema
from app.ui.vastleggen.velden import DagInvoer, KeuzeInvoer, LijstTekstInvoer
from app.ui.vormdialoog import Vormdialoog

KOPPEN = {
    Bulksoort.OVERDRAGEN: ("Aan een collega geven", "Overdragen", "Vanaf"),
    Bulksoort.TAAK: ("Taak toevoegen", "Toevoegen", "Uiterlijk"),
    Bulksoort.TER_KENNISGEVING: ("Meldingen ter kennisgeving", "Ter kennisgeving", "Op"),
    Bulksoort.SLUITEN: ("Dossiers sluiten", "Sluiten", "Gesloten op"),
}


class BulkDialoog(Vormdialoog):
    """The form of the act; the list under it follows every change."""

    def __init__(
        self, kern: Kern, soort: Bulksoort, ids: Sequence[str], parent: QWidget | None = None
    ) -> None:
        kop, knop, daglabel = KOPPEN[soort]
        super().__init__(f"{kop}: {len(ids)} gekozen", knop, parent, maat=(38, 30))
        self._kern, self._soort, self._ids = kern, soort, list(ids)
        self._knoptekst = knop
        if soort is Bulksoort.OVERDRAGEN:
            ik = kern.sessie.ambtenaar
            keuzes = [(ik.id, f"{ik.naam} (uzelf)"), *(c for c in collegas(kern) if c[0])]
            self.veld("ambtenaar_id", KeuzeInvoer("Aan wie", keuzes), verplicht=True)
        elif soort is Bulksoort.TAAK:
            self.veld("tekst", LijstTekstInvoer("Wat", VASTE_TAKEN, notitie=True), verplicht=True)
        elif soort is Bulksoort.SLUITEN:
            redenen = [(r.value, r.label) for r in Sluitreden]
            self.veld("sluitreden", KeuzeInvoer("Reden van sluiten", redenen), verplicht=True)
        richting = (
            Richting.TAAK if soort in (Bulksoort.TAAK, Bulksoort.OVERDRAGEN) else (Richting.FEIT)
        )
        dag = DagInvoer(daglabel, kern.vandaag, richting=richting)
        dag.zet(kern.vandaag)
        self.veld("dag", dag, verplicht=True)
        self.lijst = QListWidget()
        self.lijst.setAccessibleName("Wat er per dossier gebeurt")
        self.lijst.setMinimumHeight(thema().em(8))
        self.vak.addWidget(self.lijst, 1)
        for invoer in self.invoer.values():
            invoer.gewijzigd.connect(self.ververs)
        kern.vergrendeld.connect(self.reject)
        self.ververs()

    def ververs(self) -> None:
        """Show what would happen to each."""
        self.lijst.clear()
        gelezen = self.waarden()
        regels = []
        if gelezen is not None:
            try:
                regels = bulk.voorbeeld(self._kern.sessie, self._ids, self._opdracht(gelezen))
            except KnownError as fout:
                self.lijst.addItem(str(fout))
        for regel in regels:
            item = QListWidgetItem(f"{regel.naam} ({regel.dossiernummer}): {regel.tekst}")
            item.setIcon(icoon("vink" if regel.mag else "kruis"))
            self.lijst.addItem(item)
        aantal = sum(r.mag for r in regels)
        self.knop.setEnabled(aantal > 0)
        self.knop.setText(f"{self._knoptekst} ({aantal})")

    def doe(self, waarden: dict[str, Any]) -> None:
        """Do it, in one go that one undo takes back."""
        opdracht = self._opdracht(waarden)
        aantal = sum(r.mag for r in bulk.voorbeeld(self._kern.sessie, self._ids, opdracht))
        wijziging = bulk.voer_uit(self._kern.sessie, self._ids, opdracht)
        self.accept()
        wat = "dossier" if aantal == 1 else "dossiers"
        self._kern.meld_wijziging(wijziging, f"{KOPPEN[self._soort][0]}: {aantal} {wat}.")

    def _opdracht(self, waarden: dict[str, Any]) -> Bulkopdracht:
        reden = waarden.get("sluitreden")
        return Bulkopdracht(
            soort=self._soort,
            dag=waarden["dag"],
            ambtenaar_id=waarden.get("ambtenaar_id") or "",
            tekst=waarden.get("tekst") or "",
            sluitreden=next((r for r in Sluitreden if r.value == reden), None),
        )
