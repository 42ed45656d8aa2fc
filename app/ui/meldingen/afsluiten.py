"""UI: closing meldingen: the reason from the team's own list, and a remark of a few words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QListWidget, QWidget

from app.domain.keuring import LENGTE_NAAM
from app.services import meldingen
from app.services.instellingen import redenen_van
from app.services.meldingen import MeldingRij
from app.ui.kern import Kern
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import KopLabel
from app.ui.vastleggen.woordwacht import Woordwacht


class Afsluiting(QDialog):
    """Arrow to a reason, Enter closes the meldingen."""

    def __init__(
        self, kern: Kern, rijen: Sequence[MeldingRij], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kern = kern
        self._ids = [r.melding.id for r in rijen]
        self.setWindowTitle("Melding afsluiten" if len(rijen) == 1 else "Meldingen afsluiten")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        binnen, geheel = rolbaar(self)
        kop = rijen[0].naam if len(rijen) == 1 else f"{len(rijen)} meldingen"
        binnen.addWidget(KopLabel(kop, titel=True))
        label = QLabel("&Waarom")
        self.redenen = QListWidget()
        self.redenen.addItems(list(redenen_van(kern.sessie.instellingen)))
        self.redenen.setCurrentRow(0)
        label.setBuddy(self.redenen)
        oplabel = QLabel("&Opmerking, een paar woorden (gaat mee naar DUO)")
        self.opmerking = QLineEdit()
        self.opmerking.setMaxLength(LENGTE_NAAM)
        oplabel.setBuddy(self.opmerking)
        hint = QLabel(
            "Geen plaats voor notities over de leerling. Er wordt geen dossier geopend; de status "
            "komt in de lijst Nog door te geven."
        )
        hint.setWordWrap(True)
        hint.setProperty("rol", "zacht")
        wacht = Woordwacht(self.opmerking)
        for deel in (label, self.redenen, oplabel, self.opmerking, wacht, hint):
            binnen.addWidget(deel)
        doos = QDialogButtonBox()
        knop = doos.addButton("Afsluiten", QDialogButtonBox.ButtonRole.AcceptRole)
        knop.setProperty("primair", True)
        doos.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        doos.accepted.connect(self.bewaar)
        doos.rejected.connect(self.reject)
        geheel.addWidget(doos)
        knop.setDefault(True)
        kern.vergrendeld.connect(self.reject)
        pas_maat(self, 28, 24)
        self.redenen.setFocus()

    def bewaar(self) -> None:
        """Close the meldingen; stays open when that cannot be."""
        huidig = self.redenen.currentItem()
        reden = huidig.text() if huidig is not None else ""
        opmerking = self.opmerking.text()
        tekst = (
            "Melding afgesloten."
            if len(self._ids) == 1
            else f"{len(self._ids)} meldingen afgesloten."
        )
        wijziging = self.kern.voer_uit(
            lambda s: meldingen.sluit_af(s, self._ids, reden, opmerking), tekst, self
        )
        if wijziging is not None:
            self.accept()
