"""UI: an appeal or request that comes in: first who, then which ground and when."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Ambtenaar, Leerling, Rol
from app.domain.namen import lijstnaam
from app.domain.vrijstellingen import Grond, Vrijstelling
from app.services.vrijstellingwerk import leg_beroep_vast
from app.ui import berichten
from app.ui.beheer.feitformulier import nieuw_feit
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel
from app.ui.palet import Palet
from app.ui.vastleggen.velden import DagInvoer, JaNeeInvoer, KeuzeInvoer


class BeroepDialoog(QDialog):
    """Ground and day of one leerling; saving goes on in the dossier."""

    def __init__(self, kern: Kern, leerling: Leerling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern, self._leerling = kern, leerling
        self.setWindowTitle("Beroep of verzoek vastleggen")
        lijst = QVBoxLayout(self)
        kop = KopLabel(lijstnaam(leerling), titel=True)
        kop.setWordWrap(True)
        lijst.addWidget(kop)
        uitleg = QLabel(
            "Een kennisgeving mag altijd binnenkomen. Heeft de leerling geen open dossier, dan "
            "gaat er een open. Wat erbij hoort, vult u daarna in het dossier in."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        lijst.addWidget(uitleg)
        vorm = QFormLayout()
        self.grond = KeuzeInvoer("Grond", [(g.value, g.label) for g in Grond])
        self.ingediend = DagInvoer("Ingediend op", kern.vandaag)
        self.ingediend.zet(kern.vandaag)
        self.opnieuw = JaNeeInvoer("Al eerder een beroep of verzoek gedaan")
        self.voor = KeuzeInvoer("Dossier voor", self._collegas())
        if kern.sessie.ambtenaar.rol is not Rol.ADMINISTRATIE:
            self.voor.zet(kern.sessie.ambtenaar_id)
        vorm.addRow("&Grond", self.grond)
        vorm.addRow("&Ingediend op", self.ingediend)
        vorm.addRow("", self.opnieuw)
        vorm.addRow("&Nieuw dossier voor", self.voor)
        lijst.addLayout(vorm)
        self.fout = QLabel()
        self.fout.setProperty("rol", "gevaar")
        self.fout.setWordWrap(True)
        self.fout.hide()
        lijst.addWidget(self.fout)
        lijst.addStretch(1)
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
        pas_maat(self, 28, 16)
        self.grond.invoer.setFocus()

    def bewaar(self) -> None:
        """Record it and go to the dossier, or say what is wrong."""
        self.fout.hide()
        try:
            dag = self.ingediend.waarde()
            if dag is None:
                raise InvoerFout("Vul in wanneer het is ingediend.", veld="ingediend")
            grond = next(g for g in Grond if g.value == self.grond.waarde())
            dossier_id, wijziging = leg_beroep_vast(
                self._kern.sessie,
                self._leerling.id,
                grond,
                dag,
                opnieuw=self.opnieuw.waarde(),
                ambtenaar_id=self.voor.waarde() or None,
            )
        except InvoerFout as fout:
            self.fout.setText(f"{fout.tekst} {fout.doe}".strip())
            self.fout.show()
            return
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.accept()
        self._kern.meld_wijziging(wijziging, f"{Vrijstelling.LABEL} vastgelegd.")
        self._kern.toon_dossier.emit(dossier_id)

    def _collegas(self) -> list[tuple[str | None, str]]:
        """Offer who can handle a dossier."""
        alle = [
            a
            for a in self._kern.sessie.lees(Ambtenaar)
            if a.rol is not Rol.ADMINISTRATIE and a.uit_dienst is None
        ]
        return [(a.id, a.naam) for a in sorted(alle, key=lambda a: a.naam)]


class NieuwBeroep(QObject):
    """Picks a leerling, then opens the dialog; neither blocks the window."""

    def __init__(self, kern: Kern, parent: QWidget) -> None:
        super().__init__(parent)
        self._kern, self._parent = kern, parent
        self.palet: Palet | None = None
        self.dialoog: BeroepDialoog | None = None

    def open(self) -> None:
        """Ask for whom."""
        if self._kern.alleen_lezen:
            berichten.toon_fout(self._parent, self._kern.leesfout())
            return
        self.palet = Palet(
            self._kern, parent=self._parent.window(), alleen_leerling=True, nieuw=True
        )
        self.palet.nieuw_gevraagd.connect(self._nieuwe_leerling)
        self.palet.leerling_gekozen.connect(self.open_voor)
        self.palet.open()
        self.palet.veld.setFocus()

    def _nieuwe_leerling(self) -> None:
        """Record a leerling who is not known yet, then go on."""
        nieuw_feit(
            self._kern,
            Leerling,
            self._parent.window(),
            titel="Nieuwe leerling",
            na=lambda feit: self.open_voor(feit.id),
        )

    def open_voor(self, leerling_id: str) -> None:
        """Open the dialog for a leerling."""
        try:
            leerling = self._kern.sessie.lees_een(Leerling, leerling_id)
        except KnownError:
            return
        self.dialoog = BeroepDialoog(self._kern, leerling, self._parent)
        self.dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialoog.open()
