"""UI: record what the team did: the jaarverslag that went out, the list that was passed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from app.domain.datumwoorden import Richting
from app.domain.fouten import InvoerFout
from app.domain.sporen import Gebeurtenis
from app.protocol.model import Gebeurtenisregel
from app.services import gebeurtenissen
from app.services.sessie import Sessie
from app.ui.conceptvorm import Conceptbewaarder
from app.ui.kern import Kern
from app.ui.maat import pas_maat, rolbaar
from app.ui.vastleggen.velden import (
    DagInvoer,
    GetalInvoer,
    Invoer,
    KeuzeInvoer,
    NotitieInvoer,
    TekstInvoer,
)

TEAM = "team"
"""The kind of its drafts."""


class Teamvenster(QDialog):
    """Asks what the rule of the event asks; what is wrong is said under the fields."""

    def __init__(
        self, kern: Kern, legt_vast: Sequence[str], uitleg: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kern = kern
        bekend = gebeurtenissen.soorten(kern.sessie, None, kern.vandaag)
        self._regels = {code: bekend[code] for code in legt_vast if code in bekend}
        self.setWindowTitle("Vastleggen voor het team")
        lijst, geheel = rolbaar(self)
        woorden = QLabel(uitleg)
        woorden.setWordWrap(True)
        lijst.addWidget(woorden)
        self.soort = QComboBox()
        self.soort.setAccessibleName("Wat")
        for code, soort in self._regels.items():
            self.soort.addItem(soort.naam, code)
        self.soort.currentIndexChanged.connect(lambda _n: self._vul())
        self._vorm = QFormLayout()
        self._vorm.addRow("&Wat", self.soort)
        lijst.addLayout(self._vorm)
        self.fout = QLabel()
        self.fout.setProperty("rol", "fout")
        self.fout.setWordWrap(True)
        self.fout.hide()
        lijst.addWidget(self.fout)
        lijst.addStretch(1)
        knoppen = QDialogButtonBox()
        knoppen.addButton("Vastleggen", QDialogButtonBox.ButtonRole.AcceptRole)
        knoppen.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        knoppen.accepted.connect(self.bewaar)
        knoppen.rejected.connect(self.reject)
        geheel.addWidget(knoppen)
        self.invoer: dict[str, Invoer] = {}
        self._concept: Conceptbewaarder | None = None
        self._vul()
        self.finished.connect(self._klaar)
        kern.vergrendeld.connect(self._bij_slot)
        pas_maat(self, 32, 22)

    def bewaar(self) -> None:
        """Record it, and close when that went well."""
        code = str(self.soort.currentData())
        try:
            waarden = {naam: invoer.lees() for naam, invoer in self.invoer.items()}
            feit = Gebeurtenis(soort=code, **{k: w for k, w in waarden.items() if w is not None})
        except InvoerFout as fout:
            self._zeg(fout)
            return

        def doe(sessie: Sessie) -> object:
            return gebeurtenissen.leg_gebeurtenis_vast(sessie, feit)

        if self._kern.voer_uit(doe, f"{self._regels[code].naam} vastgelegd.", self) is not None:  # type: ignore[arg-type]
            self.accept()

    def _zeg(self, fout: InvoerFout) -> None:
        """Say what is wrong."""
        self.fout.setText(str(fout))
        self.fout.show()

    def _vul(self) -> None:
        """Make the inputs of the chosen kind."""
        if self._concept is not None:
            self._concept.laat_los()
            self._concept = None
        while self._vorm.rowCount() > 1:
            self._vorm.removeRow(1)
        self.invoer = {}
        regel = self._regels.get(str(self.soort.currentData()))
        if regel is None:
            return
        dag = DagInvoer("Datum", self._kern.vandaag)
        dag.zet(self._kern.vandaag)
        self._erbij("datum", "&Datum", dag)
        self._gevraagd(regel)
        dag.setFocus()
        code = str(self.soort.currentData())
        self._concept = Conceptbewaarder(
            self._kern, ("", TEAM, code), regel.naam, self._ruw, self._zet_ruw, self
        )
        for invoer in self.invoer.values():
            invoer.gewijzigd.connect(self._concept.getypt)

    def _ruw(self) -> dict[str, Any]:
        return {naam: invoer.ruw() for naam, invoer in self.invoer.items()}

    def _zet_ruw(self, concept: Mapping[str, Any]) -> None:
        for naam, stand in concept.items():
            if naam in self.invoer:
                self.invoer[naam].zet_ruw(stand)

    def _klaar(self, uitkomst: int) -> None:
        """Forget the draft: it was recorded, or given up."""
        if self._concept is not None:
            self._concept.klaar(uitkomst)

    def _bij_slot(self) -> None:
        """Keep the draft and close."""
        if self._concept is not None:
            self._concept.bij_slot()
        self.reject()

    def _gevraagd(self, regel: Gebeurtenisregel) -> None:
        """Add what this kind asks beside its day."""
        if regel.uitkomsten:
            opties: list[tuple[str | None, str]] = list(regel.uitkomsten.items())
            self._erbij("uitkomst", "&Uitkomst", KeuzeInvoer("Uitkomst", opties))
        if regel.aantal:
            getal = GetalInvoer(regel.aantal, komma=True, minimum=0, maximum=100_000)
            self._erbij("aantal", regel.aantal, getal)
        if regel.tot:
            tot = DagInvoer(regel.tot, self._kern.vandaag, richting=Richting.TAAK, leeg_mag=True)
            self._erbij("tot", regel.tot, tot)
        if regel.persoon:
            self._erbij("persoon", regel.persoon, TekstInvoer(regel.persoon))
        if regel.notitie:
            self._erbij("notitie", "&Notitie", NotitieInvoer("Notitie", regels=3))

    def _erbij(self, naam: str, label: str, invoer: Invoer) -> None:
        """Add one input with its label."""
        self.invoer[naam] = invoer
        self._vorm.addRow(label, invoer)
