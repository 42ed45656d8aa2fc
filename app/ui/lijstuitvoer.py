"""UI: a list as shown, on paper or as a workbook: the same questions and words everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.fouten import KnownError
from app.services.lijstuitvoer import Lijst
from app.ui import berichten
from app.ui.afdrukken import druk_pdf_af
from app.ui.kern import Kern

R = TypeVar("R")


class Lijstuitvoer(Generic[R]):
    """Prints and saves the rows of one kind of list as `scherm` shows them."""

    def __init__(self, kern: Kern, scherm: QWidget, lijst: Lijst[R]) -> None:
        self._kern, self._scherm, self._lijst = kern, scherm, lijst

    def druk_af(self, rijen: Sequence[R], filtertekst: str) -> None:
        """Print them; say so when there are none."""
        druk_lijst_af(
            self._scherm,
            self._lijst.titel,
            lambda: self._lijst.pdf(
                rijen,
                peildatum=self._kern.peildatum,
                filtertekst=filtertekst,
                teamnaam=self._kern.sessie.instellingen.teamnaam,
            ),
            leeg=not rijen,
        )

    def naar_excel(self, rijen: Sequence[R], filtertekst: str) -> None:
        """Save them as a workbook."""
        dag = self._kern.peildatum
        bewaar_werkboek(
            self._scherm,
            f"{self._lijst.blad.lower().replace(' ', '-')}.xlsx",
            lambda naar: self._lijst.xlsx(rijen, naar, peildatum=dag, filtertekst=filtertekst),
        )


def druk_lijst_af(parent: QWidget, titel: str, maak: Callable[[], bytes], *, leeg: bool) -> None:
    """Print what `maak` gives as PDF; with `leeg` say that there is nothing."""
    if leeg:
        berichten.meld("Er is niets om af te drukken.", soort="let_op")
        return
    try:
        druk_pdf_af(maak(), titel, parent, liggend=True)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)


def bewaar_werkboek(parent: QWidget, voorstel: str, schrijf: Callable[[Path], object]) -> None:
    """Ask where, and let `schrijf` write the workbook there; `voorstel` is its name by default."""
    pad, _ = QFileDialog.getSaveFileName(
        parent, "Lijst opslaan", voorstel, "Excel-werkboek (*.xlsx)"
    )
    if not pad:
        return
    naar = Path(pad if pad.endswith(".xlsx") else f"{pad}.xlsx")
    try:
        schrijf(naar)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return
    berichten.meld(f"Opgeslagen als {naar.name}. Het bestand is niet versleuteld.", soort="let_op")
