"""UI: the heart of a window: the session, the day it shows, and what changed.

Every view gets this `Kern`. A view that changes something calls `voer_uit`
with the service to call; the heart tells all views through `gewijzigd`,
remembers the change for undo, and shows known errors in the funnel.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.fouten import KnownError
from app.domain.opsporing import OPSPORING_PER_CODE
from app.services.concepten import Concepten
from app.services.sessie import Sessie
from app.ui import berichten

if TYPE_CHECKING:
    from db.wijziging import Wijziging

_ONGEDAAN_DIEPTE = 50


class Kern(QObject):
    """What all views of one window share.

    Signals: `gewijzigd(Wijziging | None)` after every change (None: by somebody
    else, or too much to tell), `peildatum_veranderd(date)`, `toon_dossier(id)`,
    `toon_leerling(id)` and `toon_pagina(naam)` ask the window to navigate,
    `vergrendeld()` tells views to drop what they show and `ontgrendeld()` to read it
    again, `geschiedenis_veranderd()` that undo has more or less to offer.
    """

    gewijzigd = Signal(object)
    peildatum_veranderd = Signal(date)
    vandaag_veranderd = Signal(date)
    toon_dossier = Signal(str)
    toon_leerling = Signal(str)
    toon_pagina = Signal(str)
    vergrendeld = Signal()
    ontgrendeld = Signal()
    geschiedenis_veranderd = Signal()

    def __init__(self, sessie: Sessie, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sessie = sessie
        self._vandaag = sessie.vandaag()
        self._peildatum = self._vandaag
        self._ongedaan: list[tuple[str, Wijziging]] = []
        self.concepten = Concepten(sessie)
        """What is half-written, kept so that a crash does not lose it."""

    @property
    def peildatum(self) -> date:
        """The day that the window shows."""
        return self._peildatum

    @property
    def vandaag(self) -> date:
        """Today, as the window last saw it on the clock."""
        return self._vandaag

    @property
    def is_vandaag(self) -> bool:
        """Whether the window shows today."""
        return self._peildatum == self._vandaag

    @property
    def alleen_lezen(self) -> bool:
        """Whether nothing may be recorded now: another day, or a file that cannot be written."""
        return not self.is_vandaag or bool(getattr(self.sessie, "alleen_lezen", False))

    def zet_peildatum(self, dag: date) -> None:
        """Turn the window to another day."""
        if dag != self._peildatum:
            self._peildatum = dag
            self.peildatum_veranderd.emit(dag)

    def terug_naar_vandaag(self) -> None:
        """Turn the window to today."""
        self.zet_peildatum(self._vandaag)

    def kijk_op_klok(self) -> bool:
        """Follow the clock over midnight and sleep; True when the day changed."""
        nu = self.sessie.vandaag()
        if nu == self._vandaag:
            return False
        mee = self.is_vandaag
        self._vandaag = nu
        self.vandaag_veranderd.emit(nu)
        if mee:
            self.zet_peildatum(nu)
        elif self._peildatum == nu:
            self.peildatum_veranderd.emit(nu)
        return True

    def voer_uit(
        self,
        doe: Callable[[Sessie], Wijziging],
        tekst: str = "Vastgelegd.",
        parent: QWidget | None = None,
    ) -> Wijziging | None:
        """Call a service that changes something; None when it could not.

        A KnownError is shown in the funnel. On success views are told, the
        change can be undone, and `tekst` appears quietly with "Ongedaan maken".
        """
        if self.alleen_lezen:
            berichten.toon_fout(parent, self.leesfout())
            return None
        try:
            wijziging = doe(self.sessie)
        except KnownError as fout:
            berichten.toon_fout(parent, fout)
            return None
        self.meld_wijziging(wijziging, tekst)
        return wijziging

    def leesfout(self) -> KnownError:
        """Say why nothing can be recorded now."""
        if not self.is_vandaag:
            return KnownError(
                "U kijkt naar een andere dag; dan kan er niets worden vastgelegd.",
                "Kies eerst 'Terug naar vandaag'.",
            )
        return KnownError(
            "Dit bestand kan nu alleen worden gelezen.",
            "Kies 'Nu schrijven' in de statusbalk zodra het vrij is.",
        )

    def meld_wijziging(self, wijziging: Wijziging, tekst: str = "Vastgelegd.") -> None:
        """Tell all views of a change already made, and make it undoable."""
        self._ongedaan.append((tekst, wijziging))
        del self._ongedaan[:-_ONGEDAAN_DIEPTE]
        self.gewijzigd.emit(wijziging)
        self.geschiedenis_veranderd.emit()
        if tekst:
            berichten.meld(tekst, lambda: self.maak_ongedaan(wijziging))

    @property
    def kan_ongedaan(self) -> str:
        """What undo would undo, "" for nothing."""
        if not self._ongedaan or self.alleen_lezen:
            return ""
        return self._ongedaan[-1][0] or "Laatste wijziging"

    def vergeet_ongedaan(self) -> None:
        """Forget what could be undone (a backup was put back)."""
        self._ongedaan.clear()
        self.geschiedenis_veranderd.emit()

    def vergeet_verzegeld(self) -> None:
        """Forget what could be undone in the sealed file (the window locks)."""
        self._ongedaan = [
            (t, w) for t, w in self._ongedaan if not w.soorten & OPSPORING_PER_CODE.keys()
        ]
        self.geschiedenis_veranderd.emit()

    @property
    def toont_opsporing(self) -> bool:
        """Whether views of this window can hold what only a BOA may see."""
        return self.sessie.ambtenaar.boa

    def maak_ongedaan(self, wijziging: Wijziging | None = None) -> None:
        """Undo a change, by default the last one; it stays visible in the history."""
        from app.services import vastleggen

        if wijziging is None:
            if not self._ongedaan:
                return
            wijziging = self._ongedaan[-1][1]
        if self.alleen_lezen:
            berichten.toon_fout(None, self.leesfout())
            return
        try:
            terug = vastleggen.maak_ongedaan(self.sessie, wijziging)
        except KnownError as fout:
            berichten.toon_fout(None, fout)
            return
        wat = next((t for t, w in self._ongedaan if w is wijziging), "").rstrip(".")
        self._ongedaan = [(t, w) for t, w in self._ongedaan if w is not wijziging]
        self.gewijzigd.emit(terug)
        self.geschiedenis_veranderd.emit()
        berichten.meld(f"Ongedaan gemaakt: {wat}." if wat else "Ongedaan gemaakt.")
