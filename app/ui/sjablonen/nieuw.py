"""UI: a new letter of the team's own: its name, and from which letter it begins."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.fouten import KnownError
from app.services import brieven, eigensjablonen
from app.ui.kern import Kern
from app.ui.vastleggen.velden import KeuzeInvoer, TekstInvoer
from app.ui.vormdialoog import Vormdialoog


class NieuweBrief(Vormdialoog):
    """Asks a name and where to begin. `gemaakt(code)`."""

    gemaakt = Signal(str)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Nieuwe brief", "Maken", parent)
        self._kern = kern
        self.veld("naam", TekstInvoer("Naam"), verplicht=True)
        keuzes = [
            (f"leeg:{code}", f"leeg, {naam.lower()}") for code, naam in brieven.GROEPEN.items()
        ]
        keuzes += [(s.code, f"kopie van: {s.naam}") for s in brieven.sjablonen(kern.sessie)]
        self.veld("begin", KeuzeInvoer("Begin met", keuzes))
        self.zeg(
            "Een kopie heeft dezelfde velden, ontvangers en ondertekenaar. Bij een lege brief "
            "schrijft u de tekst zelf; wie hem krijgt volgt uit het gezag en de leeftijd."
        )

    def doe(self, waarden: dict[str, Any]) -> None:
        """Make it."""
        begin = str(waarden["begin"] or "leeg:gezin")
        leeg, _, groep = begin.partition(":")
        try:
            if leeg == "leeg":
                wijziging, code = eigensjablonen.nieuw(
                    self._kern.sessie, str(waarden["naam"] or ""), groep=groep
                )
            else:
                wijziging, code = eigensjablonen.nieuw(
                    self._kern.sessie, str(waarden["naam"] or ""), van=begin
                )
        except KnownError as fout:
            self.toon_fout(fout)
            return
        self._kern.meld_wijziging(wijziging, "Brief gemaakt.")
        self.accept()
        self.gemaakt.emit(code)
