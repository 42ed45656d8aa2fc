"""UI: makes the backups: at the first save of the day and at closing, in the background."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.fouten import KnownError
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang
from app.ui.kern import Kern

_UITSTEL_MS = 3000


class Kopieerder(QObject):
    """`veranderd(tekst)` says for the status bar when the last backup was made."""

    veranderd = Signal(str)

    def __init__(self, kern: Kern, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kern = kern
        self._taak: Achtergrondtaak | None = None
        self._gemeld = False
        self._straks = QTimer(self)
        self._straks.setSingleShot(True)
        self._straks.setInterval(_UITSTEL_MS)
        self._straks.timeout.connect(self._zo_nodig)
        kern.gewijzigd.connect(lambda w: self._straks.start() if w is not None else None)

    def vertel(self) -> None:
        """Tell when the last backup was made."""
        from app.services import reservekopie

        try:
            kopieen = reservekopie.lijst(self._kern.sessie)
        except KnownError:
            kopieen = []
        if not kopieen:
            self.veranderd.emit("nog geen reservekopie")
            return
        moment = kopieen[0].gemaakt
        dag = "vandaag" if moment.date() == self._kern.vandaag else moment.strftime("%d-%m-%Y")
        self.veranderd.emit(f"reservekopie {dag} {moment:%H.%M}")

    def maak(self) -> Achtergrondtaak:
        """Make one now, whether it is due or not."""
        from app.services import reservekopie

        opdracht = reservekopie.opdracht(self._kern.sessie)

        def werk(voortgang: Voortgang) -> Any:
            return opdracht.voer_uit(lambda deel: _vertel(voortgang, deel))

        taak = Achtergrondtaak(werk, self)
        taak.klaar.connect(lambda _k: self._gelukt())
        taak.mislukt.connect(self._mislukt)
        self._taak = taak.start()
        return taak

    def bij_sluiten(self) -> None:
        """Make one at closing when anything changed; waits for it."""
        from app.services import reservekopie

        if self._kern.sessie.alleen_lezen:
            return
        try:
            if reservekopie.is_nodig(self._kern.sessie, bij_sluiten=True):
                reservekopie.maak(self._kern.sessie)
        except KnownError as fout:
            berichten.toon_fout(None, fout)

    def _zo_nodig(self) -> None:
        """Make one when the day's first save asks for it."""
        from app.services import reservekopie

        if self._kern.sessie.alleen_lezen or (self._taak is not None and self._taak.bezig):
            return
        try:
            if reservekopie.is_nodig(self._kern.sessie):
                self.maak()
        except KnownError as fout:
            self._mislukt(fout)

    def _gelukt(self) -> None:
        """Tell the time."""
        self._gemeld = False
        self.vertel()

    def _mislukt(self, fout: object) -> None:
        """Tell once that it did not work; every save would ask again."""
        if isinstance(fout, KnownError) and not self._gemeld:
            self._gemeld = True
            berichten.meld(f"Geen reservekopie: {fout.tekst} {fout.doe}", soort="let_op")


def _vertel(voortgang: Voortgang, deel: float) -> bool:
    """Pass progress on; False stops the backup."""
    voortgang.meld(round(deel * 100), 100, "Reservekopie maken…")
    return not voortgang.stop()
