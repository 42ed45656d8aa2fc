"""UI: what is decided about a melding: one of the answers of the protocol, and the dossier."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import InvoerFout, KnownError
from app.domain.verzuim import Verzuimsoort
from app.services import meldingen
from app.services.meldingen import MeldingRij
from app.ui import berichten
from app.ui.kern import Kern
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import KopLabel


class Beoordeling(QDialog):
    """A question of the route with its answers; Enter records, and goes to the dossier."""

    def __init__(
        self, kern: Kern, rij: MeldingRij, ambtenaar_id: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kern = kern
        self.rij = rij
        self._ambtenaar_id = ambtenaar_id
        self.setWindowTitle("Melding beoordelen")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.vragen = meldingen.vragen_bij(kern.sessie, rij.melding, kern.vandaag)
        binnen, geheel = rolbaar(self)
        binnen.addWidget(KopLabel(rij.naam, titel=True))
        uitleg = QLabel(
            "De melding gaat naar het lopende dossier; het antwoord staat daar bij de route."
            if rij.dossier_id
            else "Er wordt een dossier geopend; het antwoord staat daar bij de route. Is er niets "
            "te doen, kies dan Ter kennisgeving of Afsluiten."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        binnen.addWidget(uitleg)
        label = QLabel("&Vraag")
        self.vraag = QComboBox()
        for vraag in self.vragen:
            self.vraag.addItem(vraag.naam, vraag.soort)
        label.setBuddy(self.vraag)
        binnen.addWidget(label)
        binnen.addWidget(self.vraag)
        self._antwoordvak = QWidget()
        self._antwoordlijst = QVBoxLayout(self._antwoordvak)
        self._antwoordlijst.setContentsMargins(0, 0, 0, 0)
        self.antwoorden: dict[str, QRadioButton] = {}
        binnen.addWidget(self._antwoordvak)
        self.vermoeden = None
        if rij.melding.soort is Verzuimsoort.OVERIG and not rij.melding.vermoeden:
            hint = QLabel(
                "De school heeft niet gezegd dat zij ongeoorloofd verzuim vermoedt: notities "
                "blijven dicht."
            )
            hint.setWordWrap(True)
            hint.setProperty("rol", "let_op")
            binnen.addWidget(hint)
        self._redenlabel = QLabel("&Reden om toch verder te gaan")
        self.reden = QLineEdit()
        self._redenlabel.setBuddy(self.reden)
        self._redenlabel.hide()
        self.reden.hide()
        self.fout = QLabel()
        self.fout.setProperty("rol", "gevaar")
        self.fout.setWordWrap(True)
        self.fout.hide()
        for deel in (self._redenlabel, self.reden, self.fout):
            binnen.addWidget(deel)
        binnen.addStretch(1)
        doos = QDialogButtonBox()
        self.leg_vast = doos.addButton("Vastleggen", QDialogButtonBox.ButtonRole.AcceptRole)
        self.leg_vast.setProperty("primair", True)
        doos.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        doos.accepted.connect(self.bewaar)
        doos.rejected.connect(self.reject)
        geheel.addWidget(doos)
        self.vraag.currentIndexChanged.connect(lambda _i: self._toon_antwoorden())
        kern.vergrendeld.connect(self.reject)
        pas_maat(self, 30, 24)
        self._toon_antwoorden()

    def kies(self, uitkomst: str) -> None:
        """Choose an answer."""
        self.antwoorden[uitkomst].setChecked(True)

    def bewaar(self) -> None:
        """Record; stays open with the reason when it cannot be."""
        gekozen = next((c for c, k in self.antwoorden.items() if k.isChecked()), "")
        if not gekozen:
            self._toon_fout("Kies een antwoord.")
            return
        try:
            dossier_id, wijziging = meldingen.beoordeel(
                self.kern.sessie,
                self.rij.melding.id,
                self.vraag.currentData(),
                gekozen,
                ambtenaar_id=self._ambtenaar_id,
                reden=self.reden.text(),
            )
        except InvoerFout as fout:
            if fout.veld == "reden":
                self._redenlabel.show()
                self.reden.show()
                self.reden.setFocus()
            self._toon_fout(str(fout))
            return
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.accept()
        self.kern.meld_wijziging(wijziging, "Melding beoordeeld.")
        self.kern.toon_dossier.emit(dossier_id)

    def _toon_antwoorden(self) -> None:
        """Offer the answers of the chosen question."""
        while self._antwoordlijst.count():
            deel = self._antwoordlijst.takeAt(0)
            if deel is not None and (widget := deel.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.antwoorden = {}
        vraag = next((v for v in self.vragen if v.soort == self.vraag.currentData()), None)
        self.leg_vast.setEnabled(vraag is not None)
        if vraag is None:
            self._toon_fout("De protocollen die hier gelden, vragen niets over deze melding.")
            return
        for code, naam in vraag.antwoorden.items():
            knop = QRadioButton(naam)
            self.antwoorden[code] = knop
            self._antwoordlijst.addWidget(knop)
        eerste = next(iter(self.antwoorden.values()))
        eerste.setChecked(True)
        eerste.setFocus()
        self.fout.hide()

    def _toon_fout(self, tekst: str) -> None:
        self.fout.setText(tekst)
        self.fout.show()
