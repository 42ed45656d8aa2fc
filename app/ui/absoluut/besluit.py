"""UI: what recording an outcome for these leerlingen would do, before it is done."""

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

from app.domain.absoluut import Bevinding
from app.domain.datumwoorden import Richting
from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Ambtenaar, Rol
from app.services.absoluut import Absoluutrij
from app.services.absoluutbesluit import leg_bevinding_vast, voorbeeld, voorstel_tot
from app.ui import berichten
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel
from app.ui.vastleggen.velden import DagInvoer, KeuzeInvoer


class BevindingDialoog(QDialog):
    """The names, what will be recorded, and until when or for whom."""

    def __init__(
        self,
        kern: Kern,
        rijen: Sequence[Absoluutrij],
        bevinding: Bevinding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kern, self._rijen, self._bevinding = kern, tuple(rijen), bevinding
        self.setWindowTitle("Uitkomst vastleggen")
        lijst = QVBoxLayout(self)
        kop = KopLabel(bevinding.label[:1].upper() + bevinding.label[1:], titel=True)
        kop.setWordWrap(True)
        lijst.addWidget(kop)
        self.tekst = QLabel(voorbeeld(self._rijen, bevinding))
        self.tekst.setWordWrap(True)
        lijst.addWidget(self.tekst)
        self.namen = QListWidget()
        self.namen.setAccessibleName("Voor wie")
        for rij in self._rijen:
            erbij = f" · {rij.reden}" if rij.reden else ""
            self.namen.addItem(f"{rij.naam} · {rij.dagen} dagen zonder school{erbij}")
        lijst.addWidget(self.namen, 1)
        vorm = QFormLayout()
        self.tot = DagInvoer(
            "Opnieuw bekijken na", kern.vandaag, richting=Richting.TAAK, leeg_mag=True
        )
        self.voor = KeuzeInvoer("Dossiers voor", self._collegas())
        daadwerkelijk = bevinding is Bevinding.DAADWERKELIJK
        if daadwerkelijk and any(rij.dossier_id is None for rij in self._rijen):
            if kern.sessie.ambtenaar.rol is not Rol.ADMINISTRATIE:
                self.voor.zet(kern.sessie.ambtenaar_id)
            vorm.addRow("Dossiers &voor", self.voor)
        elif not daadwerkelijk:
            self.tot.zet(voorstel_tot(bevinding, kern.vandaag))
            vorm.addRow("&Opnieuw bekijken na", self.tot)
        lijst.addLayout(vorm)
        self.fout = QLabel()
        self.fout.setProperty("rol", "gevaar")
        self.fout.setWordWrap(True)
        self.fout.hide()
        lijst.addWidget(self.fout)
        doos = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.opslaan = doos.button(QDialogButtonBox.StandardButton.Save)
        self.opslaan.setProperty("primair", True)
        self.opslaan.setDefault(True)
        doos.accepted.connect(self.bewaar)
        doos.rejected.connect(self.reject)
        lijst.addWidget(doos)
        kern.vergrendeld.connect(self.reject)
        pas_maat(self, 30, 20)
        self.opslaan.setFocus()

    def bewaar(self) -> None:
        """Record it for all of them, or say why not."""
        self.fout.hide()
        daadwerkelijk = self._bevinding is Bevinding.DAADWERKELIJK
        try:
            wijziging = leg_bevinding_vast(
                self._kern.sessie,
                self._rijen,
                self._bevinding,
                tot=None if daadwerkelijk else self.tot.waarde(),
                ambtenaar_id=(self.voor.waarde() or None) if daadwerkelijk else None,
            )
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
        self._kern.meld_wijziging(wijziging, f"{wie}: {self._bevinding.value} vastgelegd.")

    def _collegas(self) -> list[tuple[str | None, str]]:
        """Offer who can handle a dossier."""
        alle = [
            a
            for a in self._kern.sessie.lees(Ambtenaar)
            if a.rol is not Rol.ADMINISTRATIE and a.uit_dienst is None
        ]
        return [(a.id, a.naam) for a in sorted(alle, key=lambda a: a.naam)]
