"""UI: the status bar: file, safety, backup, colleagues, calendar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from app.domain.fouten import KnownError
from app.ui.kern import Kern
from app.ui.onderdelen import ElideLabel
from app.ui.thema import thema


class Statusbalk(QStatusBar):
    """Says in which file one works and whether anything about it asks attention."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern = kern
        self.setSizeGripEnabled(False)
        self.setAccessibleName("Statusbalk")
        self.bestand = QLabel()
        self.kopie = QLabel()
        self.collegas = QLabel()
        self.collega = QLabel()
        self.schrijven = QPushButton("Nu schrijven")
        self.schrijven.hide()
        self.kalender = ElideLabel(rol="zacht")
        self.kalender.marge = thema().em(1.1)
        self.kalender.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for deel in (self.bestand, self.kopie, self.collegas, self.collega, self.schrijven):
            self.addWidget(deel)
        self.collegas.hide()
        self.addPermanentWidget(self.kalender, 1)
        self.ververs()

    def ververs(self) -> None:
        """Say how it stands now."""
        sessie = self._kern.sessie
        modus = _modus(getattr(sessie, "modus", ""))
        self.bestand.setText(f"{Path(sessie.pad).name} · versleuteld · {modus}")
        try:
            waarschuwingen = sessie.kalenders.waarschuwingen(self._kern.peildatum)
            self.kalender.zet_tekst(sessie.kalenders.samenvatting(self._kern.peildatum))
        except KnownError:  # the screen that is shown says so; here stays what was read
            return
        rol = "let_op" if waarschuwingen else "zacht"
        if self.kalender.property("rol") != rol:
            self.kalender.setProperty("rol", rol)
            self.kalender.style().unpolish(self.kalender)
            self.kalender.style().polish(self.kalender)
        if waarschuwingen:
            self.kalender.setToolTip("\n".join(waarschuwingen))

    def zet_pen(self, tekst: str, knop: str) -> None:
        """Say who writes on a share, and offer the button that changes it."""
        self.collega.setText(tekst)
        self.schrijven.setText(knop)
        self.schrijven.setVisible(bool(knop))

    def zet_collegas(self, namen: Sequence[str]) -> None:
        """Say how many colleagues have the file open; their names stand in the tooltip."""
        if len(namen) == 1:
            self.collegas.setText("1 collega heeft het bestand open")
        else:
            self.collegas.setText(f"{len(namen)} collega’s hebben het bestand open")
        self.collegas.setToolTip("\n".join(namen))
        self.collegas.setVisible(bool(namen))

    def zet_kopie(self, tekst: str) -> None:
        """Say when the last backup was made."""
        self.kopie.setText(tekst)


def _modus(modus: object) -> str:
    """Name the place of the file."""
    woord = str(getattr(modus, "value", modus))
    return {
        "lokaal": "lokaal",
        "share_schrijver": "netwerkschijf, u schrijft",
        "share_lezer": "netwerkschijf, alleen lezen",
        "momentopname": "momentopname, alleen lezen",
    }.get(woord, woord or "lokaal")
