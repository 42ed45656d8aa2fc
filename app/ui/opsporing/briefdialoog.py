"""UI: the letters of opsporing: the same window, filled for a BOA, recorded in the sealed file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.documents.sjabloon import VERZEGELDE_GROEPEN
from app.domain.fouten import KnownError
from app.services import brieven, opsporingsbrieven
from app.services.briefmodel import BriefConcept
from app.services.opsporingsbrieven import Opsporingsconcept
from app.ui import berichten
from app.ui.brieven.dialoog import BriefDialoog
from app.ui.kern import Kern

if TYPE_CHECKING:
    from db.wijziging import Wijziging


class OpsporingsbriefDialoog(BriefDialoog):
    """Nothing of it outlives a lock: the window closes with all that it shows."""

    WAAR = "in het opsporingsbestand"
    houdt_concept = False

    def __init__(
        self, kern: Kern, dossier_id: str, sjabloon: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(kern, dossier_id, sjabloon, parent)
        self.setWindowTitle("Brief van opsporing")
        self.concept.setText("Als concept, niet vastgelegd")
        kern.vergrendeld.connect(self.reject)

    def _eerste(self) -> str:
        return opsporingsbrieven.BRIEVEN[0]

    def _letters(self) -> tuple[Sequence[brieven.SjabloonInfo], Mapping[str, str]]:
        return opsporingsbrieven.sjablonen(), VERZEGELDE_GROEPEN

    def _velden(self, code: str) -> list[brieven.Invulveld]:
        return opsporingsbrieven.invulvelden(
            self.kern.sessie, self.dossier_id, code, self.kern.peildatum
        )

    def _maak_concepten(self, keuzes: Mapping[str, str]) -> list[BriefConcept]:
        return list(
            opsporingsbrieven.maak_concepten(
                self.kern.sessie,
                self.dossier_id,
                self.sjabloon.code,
                self.kern.peildatum,
                keuzes,
                concept=self.concept.isChecked(),
                teksten=self._teksten,
            )
        )

    def _leg_vast(self, gekozen: Sequence[BriefConcept], hoe: brieven.Bezorgwijze) -> Wijziging:
        eigen = [c for c in gekozen if isinstance(c, Opsporingsconcept)]
        return opsporingsbrieven.registreer(self.kern.sessie, eigen, hoe)


def open_opsporingsbrief(
    kern: Kern, dossier_id: str, sjabloon: str | None, parent: QWidget | None = None
) -> OpsporingsbriefDialoog | None:
    """Open the letter window of opsporing; a known error when it may not."""
    try:
        opsporingsbrieven.eis_toegang(kern.sessie)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return None
    dialoog = OpsporingsbriefDialoog(kern, dossier_id, sjabloon, parent)
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialoog.open()
    return dialoog
