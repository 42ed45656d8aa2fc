"""UI: filing one or more files in a dossier: look, say what each is, and keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.documenten import Documentsoort
from app.domain.fouten import KnownError
from app.services import documenten
from app.services.documenten import NieuwBestand
from app.ui import berichten
from app.ui.documenten.inkijk import Inkijk
from app.ui.kern import Kern
from app.ui.thema import thema
from app.ui.vastleggen.velden import DagInvoer, JaNeeInvoer, KeuzeInvoer, TekstInvoer
from app.ui.vormdialoog import Vormdialoog


class ToevoegDialoog(Vormdialoog):
    """Files `bestanden` one after another in a dossier; `na` is called for each that is kept."""

    def __init__(
        self,
        kern: Kern,
        dossier_id: str,
        bestanden: Sequence[NieuwBestand],
        parent: QWidget | None = None,
        *,
        na: Callable[[NieuwBestand], object] | None = None,
    ) -> None:
        super().__init__("Document toevoegen", "Toevoegen", parent, maat=(40, 40))
        self._kern, self._dossier_id, self._na = kern, dossier_id, na
        self._rij = list(bestanden)
        self._totaal = len(self._rij)
        self.veld("titel", TekstInvoer("Titel", notitie=True), verplicht=True)
        soorten = [(s.value, s.label) for s in Documentsoort]
        self.veld("soort", KeuzeInvoer("Soort", soorten))
        self.veld("datum", DagInvoer("Datum", kern.vandaag), verplicht=True)
        self.veld("van_wie", TekstInvoer("Van wie"))
        self.veld("niet_delen", JaNeeInvoer("Niet delen met ouders"))
        self.inkijk = Inkijk()
        self.inkijk.setMinimumHeight(thema().em(12))
        self.vak.addWidget(self.inkijk, 1)
        kern.vergrendeld.connect(self.reject)
        self._toon()

    def _toon(self) -> None:
        """Show the file whose turn it is."""
        bestand = self._rij[0]
        nummer = self._totaal - len(self._rij) + 1
        bij = f" ({nummer} van {self._totaal})" if self._totaal > 1 else ""
        self.kop.setText(f"Document toevoegen{bij}: {bestand.naam}, {bestand.grootte}")
        self.invoer["titel"].zet(bestand.titel)
        self.invoer["soort"].zet(Documentsoort.ANDERS)
        self.invoer["datum"].zet(self._kern.vandaag)
        self.inkijk.toon(bestand.inhoud, bestand.vertoning, bestand.naam)
        self.invoer["titel"].invoer.setFocus()

    def doe(self, waarden: dict[str, Any]) -> None:
        """Keep this file, and go on to the next."""
        bestand = self._rij[0]
        wijziging = documenten.voeg_toe(
            self._kern.sessie,
            self._dossier_id,
            bestand,
            titel=waarden["titel"],
            soort={s.value: s for s in Documentsoort}[waarden["soort"]],
            datum=waarden["datum"],
            van_wie=waarden["van_wie"],
            niet_delen=waarden["niet_delen"],
        )
        self._kern.meld_wijziging(wijziging, "Document toegevoegd.")
        self._rij.pop(0)
        if self._na is not None:
            self._na(bestand)
        if self._rij:
            self._toon()
        else:
            self.accept()


def kies_en_voeg_toe(kern: Kern, dossier_id: str, parent: QWidget) -> None:
    """Ask which files, and file them."""
    if not _mag(kern, dossier_id, parent):
        return
    paden, _ = QFileDialog.getOpenFileNames(parent, "Document toevoegen")
    if paden:
        voeg_bestanden_toe(kern, dossier_id, [Path(p) for p in paden], parent)


def voeg_bestanden_toe(
    kern: Kern,
    dossier_id: str,
    paden: Sequence[Path],
    parent: QWidget,
    *,
    na: Callable[[NieuwBestand], object] | None = None,
) -> ToevoegDialoog | None:
    """File these files; what cannot be read is said, the others go on."""
    if not _mag(kern, dossier_id, parent):
        return None
    goed: list[NieuwBestand] = []
    for pad in paden:
        try:
            goed.append(documenten.lees_bestand(pad))
        except KnownError as fout:
            zin = f"{pad.name}: {fout.tekst[:1].lower()}{fout.tekst[1:]}"
            berichten.toon_fout(parent, KnownError(zin, fout.doe))
    if not goed:
        return None
    dialoog = ToevoegDialoog(kern, dossier_id, goed, parent, na=na)
    dialoog.open()
    return dialoog


def _mag(kern: Kern, dossier_id: str, parent: QWidget) -> bool:
    """Say at once, before any work, when this dossier takes no documents now."""
    try:
        if kern.alleen_lezen:
            raise kern.leesfout()
        documenten.eis_open(kern.sessie, dossier_id, kern.vandaag)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return False
    return True
