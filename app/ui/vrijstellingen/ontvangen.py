"""UI: the yearly kennisgevingen that came in: of whom, on which day, all in one go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import InvoerFout, KnownError
from app.services.vrijstellingen import Ronderij
from app.services.vrijstellingwerk import ontvang_opnieuw
from app.ui import berichten
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel
from app.ui.vastleggen.velden import DagInvoer


class OntvangDialoog(QDialog):
    """The names and the day; saving records one appeal each, undone in one go."""

    def __init__(
        self, kern: Kern, rijen: Sequence[Ronderij], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kern, self._rijen = kern, tuple(rijen)
        self.setWindowTitle("Nieuwe kennisgeving ontvangen")
        lijst = QVBoxLayout(self)
        lijst.addWidget(KopLabel("Nieuwe kennisgeving ontvangen", titel=True))
        uitleg = QLabel(
            "Ieder krijgt een nieuw beroep op dezelfde grond, voor het volgende schooljaar. De "
            "stukken en de uitkomst vult u daarna per leerling in."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        lijst.addWidget(uitleg)
        self.namen = QListWidget()
        self.namen.setAccessibleName("Van wie")
        for rij in self._rijen:
            erbij = "" if rij.oud.dossier_open else " · er gaat een dossier open"
            self.namen.addItem(f"{rij.naam} · {rij.oud.grond.kort}{erbij}")
        lijst.addWidget(self.namen, 1)
        vorm = QFormLayout()
        self.ingediend = DagInvoer("Ingediend op", kern.vandaag)
        self.ingediend.zet(kern.vandaag)
        vorm.addRow("&Ingediend op", self.ingediend)
        lijst.addLayout(vorm)
        self.fout = QLabel()
        self.fout.setProperty("rol", "gevaar")
        self.fout.setWordWrap(True)
        self.fout.hide()
        lijst.addWidget(self.fout)
        doos = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        opslaan = doos.button(QDialogButtonBox.StandardButton.Save)
        opslaan.setProperty("primair", True)
        opslaan.setDefault(True)
        doos.accepted.connect(self.bewaar)
        doos.rejected.connect(self.reject)
        lijst.addWidget(doos)
        kern.vergrendeld.connect(self.reject)
        pas_maat(self, 28, 20)
        opslaan.setFocus()

    def bewaar(self) -> None:
        """Record it for all of them, or say why not."""
        self.fout.hide()
        try:
            dag = self.ingediend.waarde()
            if dag is None:
                raise InvoerFout("Vul in wanneer het is ingediend.", veld="ingediend")
            wijziging = ontvang_opnieuw(self._kern.sessie, self._rijen, dag)
        except InvoerFout as fout:
            self.fout.setText(f"{fout.tekst} {fout.doe}".strip())
            self.fout.show()
            return
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.accept()
        n = len(self._rijen)
        wie = self._rijen[0].naam if n == 1 else f"{n} leerlingen"
        self._kern.meld_wijziging(wijziging, f"{wie}: nieuwe kennisgeving vastgelegd.")
