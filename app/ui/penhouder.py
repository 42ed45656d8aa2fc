"""UI: the pen on a network share: who writes, "Nu schrijven", "Schrijven overdragen"."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.fouten import KnownError
from app.services.slot import Modus, Pen
from app.ui import berichten
from app.ui.kern import Kern

ACTIEF_SECONDEN = 4.0
"""A key or mouse within this time counts as being at work."""


class Penhouder(QObject):
    """On a local disk it does nothing. `veranderd()` when what may be done changed."""

    veranderd = Signal()

    def __init__(self, kern: Kern, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kern = kern
        self.pen: Pen | None = None
        if getattr(kern.sessie, "modus", Modus.LOKAAL) is Modus.LOKAAL:
            return
        self.pen = Pen(kern.sessie)
        if self.pen.vrij:
            self.neem(stil=True)

    def kijk(self, stil_seconden: float) -> None:
        """Look who writes now; being at work keeps the pen."""
        if self.pen is None:
            return
        try:
            if self.pen.mag_schrijven and stil_seconden <= ACTIEF_SECONDEN:
                self.pen.raak_aan()
            if self.pen.ververs():
                self.veranderd.emit()
        except KnownError as fout:
            berichten.meld(f"{fout.tekst} {fout.doe}", soort="let_op")

    def neem(self, *, stil: bool = False) -> None:
        """Take the pen; says so when a colleague was first."""
        if self.pen is None:
            return
        try:
            gelukt = self.pen.neem()
        except KnownError as fout:
            if stil:
                berichten.meld(f"{fout.tekst} {fout.doe}", soort="let_op")
            else:
                berichten.toon_fout(None, fout)
            return
        if not gelukt and not stil:
            berichten.meld(f"{self.pen.wie or 'Een collega'} was eerder.", soort="let_op")
        self.veranderd.emit()

    def geef_terug(self) -> None:
        """Lay the pen down (the button, screen lock, closing)."""
        if self.pen is None or not self.pen.mag_schrijven:
            return
        try:
            self.pen.geef_terug()
        except KnownError as fout:
            berichten.toon_fout(None, fout)
        self.veranderd.emit()

    @property
    def tekst(self) -> str:
        """Say for the status bar how it stands; "" on a local disk."""
        if self.pen is None:
            return ""
        if self.pen.mag_schrijven or self.pen.modus is Modus.MOMENTOPNAME:
            return self.pen.modus.uitleg
        if self.pen.vrij:
            return f"{self.pen.modus.uitleg} Niemand schrijft nu."
        sinds = f" sinds {self.pen.sinds.astimezone():%H.%M}" if self.pen.sinds else ""
        return f"{self.pen.modus.uitleg} {self.pen.wie or 'Een collega'} schrijft{sinds}."

    @property
    def knop(self) -> str:
        """Give the text of the button, "" for none."""
        if self.pen is None or self.pen.modus is Modus.MOMENTOPNAME:
            return ""
        if self.pen.mag_schrijven:
            return "Schrijven overdragen"
        return "Nu schrijven" if self.pen.vrij else ""

    def druk(self) -> None:
        """Do what the button says."""
        if self.pen is not None and self.pen.mag_schrijven:
            self.geef_terug()
        else:
            self.neem()
