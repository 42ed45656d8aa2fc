"""UI: broers en zussen in the right column of a dossier; hidden where nobody is known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.fouten import KnownError
from app.services import familie
from app.ui.dossier.lijstpaneel import Lijstpaneel
from app.ui.dossier.regelknop import Regelknop
from app.ui.kern import Kern
from app.ui.overdracht.familie import FamilieDialoog

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld


class FamiliePaneel(Lijstpaneel):
    """Recorded relatives open their dossier; proposals are counted and open the list."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Broers en zussen", "Broer of zus vastleggen", parent)
        self._kern = kern
        self._leerling_id = ""
        self.plus.clicked.connect(self.open_lijst)

    def toon(self, beeld: Dossierbeeld) -> None:
        """Fill the panel."""
        self._leerling_id = beeld.feiten.leerling.id
        self.leeg()
        try:
            alle = familie.familie(self._kern.sessie, self._leerling_id)
        except KnownError:  # the file is busy: the next change looks again
            alle = []
        self.setVisible(bool(alle))
        for lid in alle:
            if lid.verwant is None:
                continue
            knop = Regelknop(f"{lid.naam}, {lid.reden}", "personen")
            if lid.dossier_id is not None:
                knop.clicked.connect(partial(self._open, lid.dossier_id))
            self.voeg_toe(knop)
        voorstellen = sum(lid.verwant is None for lid in alle)
        if voorstellen:
            woord = "voorstel" if voorstellen == 1 else "voorstellen"
            knop = Regelknop(f"{voorstellen} {woord} bekijken", "vraag")
            knop.clicked.connect(self.open_lijst)
            self.voeg_toe(knop)

    def open_lijst(self) -> None:
        """Show the list with what can be recorded."""
        dialoog = FamilieDialoog(self._kern, self._leerling_id, self.window())
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.open()

    def _open(self, dossier_id: str, _aan: bool = False) -> None:
        self._kern.toon_dossier.emit(dossier_id)
