"""UI: the caseload as shown on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.fouten import KnownError
from app.services.afdruk import caseload_pdf, caseload_xlsx
from app.ui import berichten
from app.ui.afdrukken import druk_pdf_af
from app.ui.caseload.model import CaseloadModel
from app.ui.caseload.rijen import Kolom
from app.ui.kern import Kern


def codes(kolommen: Sequence[Kolom]) -> list[str]:
    """Give the codes of columns as the services name them."""
    return [k.name.lower() for k in kolommen]


def druk_af(
    kern: Kern, model: CaseloadModel, kolommen: Sequence[Kolom], titel: str, parent: QWidget
) -> None:
    """Print the rows as shown, in their order."""
    rijen = [r.rij for r in model.rijen()]
    if not rijen:
        berichten.meld("Er is niets om af te drukken.", soort="let_op")
        return
    try:
        pdf = caseload_pdf(
            rijen,
            codes(kolommen),
            titel=titel,
            filtertekst=filtertekst(model),
            teamnaam=kern.sessie.instellingen.teamnaam,
            peildatum=kern.peildatum,
        )
        druk_pdf_af(pdf, "Caseload", parent, liggend=True)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)


def naar_excel(
    kern: Kern, model: CaseloadModel, kolommen: Sequence[Kolom], titel: str, parent: QWidget
) -> None:
    """Save the rows as shown, in their order."""
    pad, _ = QFileDialog.getSaveFileName(
        parent, "Caseload opslaan", "caseload.xlsx", "Excel-werkboek (*.xlsx)"
    )
    if not pad:
        return
    if not pad.endswith(".xlsx"):
        pad += ".xlsx"
    try:
        caseload_xlsx(
            [r.rij for r in model.rijen()],
            codes(kolommen),
            pad,
            titel=titel,
            filtertekst=filtertekst(model),
            peildatum=kern.peildatum,
        )
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return
    berichten.meld(
        f"Opgeslagen als {Path(pad).name}. Het bestand is niet versleuteld.", soort="let_op"
    )


def filtertekst(model: CaseloadModel) -> str:
    """Say in words what was typed in the filter."""
    tekst = model.filter.tekst.strip()
    return f"gefilterd op “{tekst}”" if tekst else ""
