"""UI: the caseload as shown on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.services.afdruk import caseload_pdf, caseload_xlsx
from app.ui.caseload.model import CaseloadModel
from app.ui.caseload.rijen import Kolom
from app.ui.kern import Kern
from app.ui.lijstuitvoer import bewaar_werkboek, druk_lijst_af


def codes(kolommen: Sequence[Kolom]) -> list[str]:
    """Give the codes of columns as the services name them."""
    return [k.name.lower() for k in kolommen]


def druk_af(
    kern: Kern, model: CaseloadModel, kolommen: Sequence[Kolom], titel: str, parent: QWidget
) -> None:
    """Print the rows as shown, in their order."""
    rijen = [r.rij for r in model.rijen()]
    druk_lijst_af(
        parent,
        "Caseload",
        lambda: caseload_pdf(
            rijen,
            codes(kolommen),
            titel=titel,
            filtertekst=filtertekst(model),
            teamnaam=kern.sessie.instellingen.teamnaam,
            peildatum=kern.peildatum,
        ),
        leeg=not rijen,
    )


def naar_excel(
    kern: Kern, model: CaseloadModel, kolommen: Sequence[Kolom], titel: str, parent: QWidget
) -> None:
    """Save the rows as shown, in their order."""
    rijen = [r.rij for r in model.rijen()]
    bewaar_werkboek(
        parent,
        "caseload.xlsx",
        lambda naar: caseload_xlsx(
            rijen,
            codes(kolommen),
            naar,
            titel=titel,
            filtertekst=filtertekst(model),
            peildatum=kern.peildatum,
        ),
    )


def filtertekst(model: CaseloadModel) -> str:
    """Say in words what was typed in the filter."""
    tekst = model.filter.tekst.strip()
    return f"gefilterd op “{tekst}”" if tekst else ""
