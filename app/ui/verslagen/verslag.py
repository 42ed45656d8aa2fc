"""UI: a verslag of a gesprek, huisbezoek or overleg: type, see the page, file it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import InvoerFout, KnownError
from app.domain.verslagtekst import ACTIEKOP, KOPPEN
from app.services import verslagen
from app.services.verslagen import Actie, Verslagbron
from app.ui import berichten
from app.ui.afdrukken import bewaar_pdf, druk_pdf_af
from app.ui.brieven.bladen import Bladen
from app.ui.collegas import in_dienst
from app.ui.conceptvorm import Conceptbewaarder
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import Balk, KopLabel
from app.ui.thema import Kleur, thema
from app.ui.vastleggen.velden import NotitieInvoer
from app.ui.verslagen.acties import Actielijst

WACHT_MS = 400
VERSLAG = "verslag"
"""The kind of its drafts."""
_REGELS = {"besproken": 5}
"""Lines of room per part; others get two."""


class VerslagVenster(Knoppendialoog):
    """Choose of which talk, write it out, and see the page beside it."""

    def __init__(
        self, kern: Kern, dossier_id: str, feit_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kern, self.dossier_id = kern, dossier_id
        self._velden: dict[str, NotitieInvoer] = {}
        self._concept: Conceptbewaarder | None = None
        self.setWindowTitle("Verslag")
        em = thema().em
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(WACHT_MS)
        self._wacht.timeout.connect(self.maak)
        buiten = QVBoxLayout(self)
        self.balk = Balk(sluitbaar=False)
        buiten.addWidget(self.balk)
        deler = QSplitter(Qt.Orientation.Horizontal)
        deler.setChildrenCollapsible(False)
        links = QWidget()
        self._lijst = QVBoxLayout(links)
        self._lijst.setContentsMargins(0, 0, em(0.4), 0)
        self._lijst.setSpacing(em(0.25))
        label = QLabel("Verslag van")
        self.bron = QComboBox()
        self.bron.setAccessibleName("Verslag van welk gesprek of overleg")
        self.bron.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.bron.setMinimumContentsLength(20)
        label.setBuddy(self.bron)
        self._lijst.addWidget(label)
        self._lijst.addWidget(self.bron)
        self._plek = QVBoxLayout()
        self._lijst.addLayout(self._plek)
        self._lijst.addWidget(KopLabel(ACTIEKOP))
        uitleg = QLabel(
            "Een regel voor een collega wordt een taak; een regel voor een ander een afspraak."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self._lijst.addWidget(uitleg)
        namen = [a.naam for a in in_dienst(kern)]
        self.acties = Actielijst(namen, kern.peildatum)
        self.acties.gewijzigd.connect(self._getypt)
        self._lijst.addWidget(self.acties)
        self._lijst.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(links)
        rol.setMinimumWidth(em(15))
        self.bladen = Bladen()
        self.bladen.setAccessibleName("Voorbeeld van het verslag")
        self.bladen.setMinimumWidth(em(11))
        deler.addWidget(rol)
        deler.addWidget(self.bladen)
        deler.setStretchFactor(1, 1)
        deler.setSizes([em(24), em(32)])
        buiten.addWidget(deler, 1)
        rij = QHBoxLayout()
        self.klaar = QPushButton("Vastleggen en in het dossier")
        self.klaar.setProperty("primair", True)
        self.klaar.clicked.connect(self.leg_vast)
        self.druk = QPushButton("Afdrukken…")
        self.druk.clicked.connect(self._druk)
        self.pdf = QPushButton("Opslaan als PDF…")
        self.pdf.clicked.connect(self._bewaar)
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        for knop in (self.klaar, self.druk, self.pdf):
            knop.setAutoDefault(False)
            rij.addWidget(knop)
        sluit.setAutoDefault(False)
        rij.addStretch(1)
        rij.addWidget(sluit)
        buiten.addLayout(rij)
        pas_maat(self, 60, 40)
        self.finished.connect(self._klaar)
        for b in verslagen.bronnen(kern.sessie, dossier_id, kern.peildatum):
            self.bron.addItem(b.naam, b)
            if b.feit.id == feit_id:
                self.bron.setCurrentIndex(self.bron.count() - 1)
        self.bron.currentIndexChanged.connect(lambda _i: self._ander())
        self._ander()
        kern.vergrendeld.connect(self._bij_slot)

    @property
    def gekozen(self) -> Verslagbron | None:
        """The talk or overleg that was chosen."""
        bron = self.bron.currentData()
        return bron if isinstance(bron, Verslagbron) else None

    def delen(self) -> dict[str, str]:
        """Give what was typed, by part."""
        return {code: veld.waarde() for code, veld in self._velden.items()}

    def veld(self, code: str) -> NotitieInvoer:
        """Give the input of a part."""
        return self._velden[code]

    def _ander(self) -> None:
        """Show the parts of the chosen talk with what stands in them."""
        while (plek := self._plek.takeAt(0)) is not None:
            if (deel := plek.widget()) is not None:
                deel.hide()
                deel.deleteLater()
        if self._concept is not None:
            self._concept.laat_los()
            self._concept = None
        self._velden = {}
        bron = self.gekozen
        for knop in (self.klaar, self.druk, self.pdf, self.acties.plus):
            knop.setEnabled(bron is not None)
        if bron is None:
            self.balk.toon(
                "Er is nog geen gesprek of overleg vastgelegd. Leg het eerst vast met +, "
                "dan kunt u er een verslag van maken."
            )
            return
        delen, acties = verslagen.inhoud(bron)
        for code in dict.fromkeys([*bron.delen, *delen]):
            label = QLabel(KOPPEN[code])
            veld = NotitieInvoer(KOPPEN[code], regels=_REGELS.get(code, 2))
            veld.zet(delen.get(code, ""))
            label.setBuddy(veld.invoer)
            veld.gewijzigd.connect(self._getypt)
            self._plek.addWidget(label)
            self._plek.addWidget(veld)
            self._velden[code] = veld
        self.acties.zet(acties)
        self._concept = Conceptbewaarder(
            self.kern,
            (self.dossier_id, VERSLAG, bron.feit.id),
            "Verslag",
            self._ruw,
            self._zet_ruw,
            self,
        )
        self.maak()

    def _ruw(self) -> dict[str, Any]:
        """Give what stands in the parts and lines, for a draft."""
        return {"delen": self.delen(), "regels": self.acties.ruw()}

    def _zet_ruw(self, concept: Mapping[str, Any]) -> None:
        """Show a draft again."""
        for code, tekst in concept.get("delen", {}).items():
            if code in self._velden:
                self._velden[code].zet(str(tekst))
        self.acties.zet_ruw(concept.get("regels", ()))

    def _bij_slot(self) -> None:
        """Keep the draft, whatever order the lock tells in, and close."""
        if self._concept is not None:
            self._concept.bij_slot()
        self.reject()

    def _getypt(self) -> None:
        self._wacht.start()
        if self._concept is not None:
            self._concept.getypt()

    def _klaar(self, uitkomst: int) -> None:
        """Forget the draft: the verslag was made, or given up."""
        if self._concept is not None:
            self._concept.klaar(uitkomst)

    def _acties(self) -> list[Actie] | None:
        """Give the lines of who does what; None, said in the bar, when a day cannot be read."""
        try:
            return self.acties.acties()
        except InvoerFout as fout:
            self.balk.toon(str(fout), Kleur.GEVAAR, "fout")
            return None

    def maak(self) -> bytes:
        """Set the page as it stands and show it; empty when it cannot be made."""
        self._wacht.stop()
        bron, acties = self.gekozen, self._acties()
        if bron is None or acties is None:
            return b""
        af = [a for a in acties if a.wie and a.wat]
        try:
            pdf = verslagen.maak_pdf(self.kern.sessie, bron, self.delen(), af)
        except KnownError as fout:
            self.bladen.leeg()
            self.balk.toon(str(fout), Kleur.LET_OP, "waarschuwing")
            return b""
        self.balk.hide()
        self.bladen.toon(pdf, f"Verslag, {bron.wat}")
        return pdf

    def leg_vast(self) -> None:
        """Keep the text, make the tasks and afspraken, file the PDF."""
        bron, acties = self.gekozen, self._acties()
        if bron is None or acties is None:
            return
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        try:
            wijziging, _ = verslagen.leg_vast(self.kern.sessie, bron, self.delen(), acties)
        except KnownError as fout:
            self.balk.toon(str(fout), Kleur.GEVAAR, "fout")
            return
        self.kern.meld_wijziging(wijziging, "Verslag vastgelegd en in het dossier gezet.")
        self.accept()

    def _druk(self) -> None:
        if pdf := self.maak():
            try:
                druk_pdf_af(pdf, "Verslag", self)
            except KnownError as fout:
                berichten.toon_fout(self, fout)

    def _bewaar(self) -> None:
        if (pdf := self.maak()) and self.gekozen is not None:
            try:
                bewaar_pdf(pdf, f"verslag-{self.gekozen.feit.datum}", self)
            except KnownError as fout:
                berichten.toon_fout(self, fout)


def open_verslag(kern: Kern, dossier_id: str, parent: QWidget | None, feit_id: str = "") -> None:
    """Open the window for a verslag of one dossier."""
    venster = VerslagVenster(kern, dossier_id, feit_id, parent)
    venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    venster.open()
