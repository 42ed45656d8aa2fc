"""UI: the documents of a dossier in its right column."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.documenten import Document
from app.ui.documenten.slepen import Sleepvanger
from app.ui.documenten.toevoegen import kies_en_voeg_toe, voeg_bestanden_toe
from app.ui.dossier.lijstpaneel import Lijstpaneel
from app.ui.dossier.regelknop import Regelknop
from app.ui.kern import Kern

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

EERSTE = 6
"""So many are listed; the rest behind one line."""


class DocumentenPaneel(Lijstpaneel):
    """Lists documents newest first; the plus and a drag onto it add one."""

    geopend = Signal(object)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Documenten", "Document toevoegen", parent)
        self._kern = kern
        self._dossier_id = ""
        self._alles = False
        self._beeld: Dossierbeeld | None = None
        self.plus.clicked.connect(self.kies)
        self.sleepvanger = Sleepvanger(self, self.neem, lambda: self.plus.isEnabled())

    def kies(self) -> None:
        """Ask which files to add."""
        if self._dossier_id:
            kies_en_voeg_toe(self._kern, self._dossier_id, self.window())

    def neem(self, paden: list[Path]) -> None:
        """Add files that were dragged here."""
        if self._dossier_id:
            voeg_bestanden_toe(self._kern, self._dossier_id, paden, self.window())

    def toon(self, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """Fill the panel."""
        if beeld.feiten.dossier.id != self._dossier_id:
            self._alles = False
        self._dossier_id, self._beeld = beeld.feiten.dossier.id, beeld
        self.leeg()
        open_ = beeld.notitie.open
        self.plus.setEnabled(not lezen and open_)
        self.plus.setToolTip("Document toevoegen" if open_ else beeld.notitie.uitleg)
        alle = sorted(
            (d for d in beeld.feiten.documenten if d.datum <= beeld.peildatum),
            key=lambda d: (d.datum, d.id),
            reverse=True,
        )
        for document in alle if self._alles else alle[:EERSTE]:
            self._regel(document, op_slot=not open_)
        if not self._alles and len(alle) > EERSTE:
            meer = Regelknop(f"nog {len(alle) - EERSTE} tonen", "omlaag")
            meer.clicked.connect(self._toon_alles)
            self.voeg_toe(meer)
        if not alle and open_:
            self.zeg("Nog geen. Sleep er een bestand heen, of kies +.", "zacht")
        elif not open_:
            self.zeg("Op slot: bij geoorloofd verzuim bewaart leerplicht geen documenten.", "zacht")

    def _regel(self, document: Document, *, op_slot: bool) -> None:
        """Add one line."""
        titel = "document" if op_slot else document.titel
        knop = Regelknop(
            f"{titel} · {document.soort.label} · {toon_dag(document.datum)}",
            "slot" if op_slot else "document",
        )
        knop.clicked.connect(partial(self._open, document))
        self.voeg_toe(knop)

    def _open(self, document: Document, _aan: bool = False) -> None:
        self.geopend.emit(document)

    def _toon_alles(self) -> None:
        """List them all."""
        self._alles = True
        if self._beeld is not None:
            self.toon(self._beeld, lezen=not self.plus.isEnabled())
