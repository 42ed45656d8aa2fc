"""UI: a small window with a few inputs, what is wrong under each, and one button that does it."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import InvoerFout, KnownError
from app.services.concepten import Sleutel
from app.ui.conceptvorm import Conceptvorm
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import Balk, KopLabel
from app.ui.thema import Kleur, thema
from app.ui.vastleggen.velden import Invoer, JaNeeInvoer


class Vormdialoog(Knoppendialoog):
    """Add inputs with `veld`, other widgets to `vak`; give `doe` what the button does."""

    def __init__(
        self,
        titel: str,
        knop: str,
        parent: QWidget | None = None,
        *,
        maat: tuple[float, float] = (32, 24),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kantelpunt")
        em = thema().em
        self.vak, geheel = rolbaar(self)
        self.kop = KopLabel(titel, titel=True)
        self.kop.setWordWrap(True)
        self.vak.addWidget(self.kop)
        self.balk = Balk(sluitbaar=False, rond=True)
        self.vak.addWidget(self.balk)
        self._vorm = QFormLayout()
        self._vorm.setSpacing(em(0.35))
        self._vorm.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.vak.addLayout(self._vorm)
        self.invoer: dict[str, Invoer] = {}
        self._fouten: dict[str, QLabel] = {}
        self._aangevuld = False
        voet = QHBoxLayout()
        voet.addStretch(1)
        self.annuleer = QPushButton("Annuleren")
        self.annuleer.setAutoDefault(False)
        self.annuleer.clicked.connect(self.reject)
        self.knop = QPushButton(knop)
        self.knop.setProperty("primair", True)
        self.knop.setDefault(True)
        self.knop.clicked.connect(self._druk)
        voet.addWidget(self.annuleer)
        voet.addWidget(self.knop)
        geheel.addLayout(voet)
        pas_maat(self, *maat)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the parts together at the top, once all of them are there."""
        if not self._aangevuld:
            self._aangevuld = True
            self.vak.addStretch(0)  # it yields to a list, which has a stretch of its own
        super().showEvent(event)

    def zeg(self, tekst: str) -> QLabel:
        """Add a quiet line of text under the inputs."""
        label = QLabel(tekst)
        label.setProperty("rol", "zacht")
        label.setWordWrap(True)
        self.vak.addWidget(label)
        return label

    def veld(self, naam: str, invoer: Invoer, *, verplicht: bool = False) -> Invoer:
        """Add an input under its label."""
        tekst = "" if isinstance(invoer, JaNeeInvoer) else invoer.label
        label = QLabel(tekst + (" *" if tekst and verplicht else ""))
        label.setBuddy(invoer.invoer)
        fout = QLabel()
        fout.setProperty("rol", "gevaar")
        fout.setWordWrap(True)
        fout.hide()
        houder = QWidget()
        lijst = QVBoxLayout(houder)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(0)
        lijst.addWidget(invoer)
        lijst.addWidget(fout)
        self._vorm.addRow(label, houder)
        if not self.invoer:
            invoer.invoer.setFocus()
        self.invoer[naam] = invoer
        self._fouten[naam] = fout
        return invoer

    def houd_concept(self, kern: Kern, sleutel: Sleutel, titel: str) -> None:
        """Let what is typed survive a crash; call it when all inputs are there.

        Before the dialog itself listens to the lock.
        """
        Conceptvorm(kern, self, sleutel, titel, self.invoer)

    def waarden(self) -> dict[str, Any] | None:
        """Read all inputs; None, with the reason under the field, when one cannot be read."""
        for fout in self._fouten.values():
            fout.hide()
        self.balk.hide()
        gelezen: dict[str, Any] = {}
        for naam, invoer in self.invoer.items():
            try:
                gelezen[naam] = invoer.waarde()
            except InvoerFout as fout:
                self.toon_fout(InvoerFout(fout.tekst, fout.doe, veld=naam))
                return None
        return gelezen

    def toon_fout(self, fout: KnownError) -> None:
        """Say what is wrong under its field, else in the bar above."""
        label = self._fouten.get(getattr(fout, "veld", ""))
        if label is None:
            self.balk.toon(str(fout), Kleur.GEVAAR, "fout")
            return
        label.setText(str(fout))
        label.show()
        self.invoer[getattr(fout, "veld", "")].invoer.setFocus()

    def doe(self, waarden: dict[str, Any]) -> None:
        """Do what the button says; a KnownError is shown and the window stays."""
        raise NotImplementedError

    def _druk(self) -> None:
        gelezen = self.waarden()
        if gelezen is None:
            return
        try:
            self.doe(gelezen)
        except KnownError as fout:
            self.toon_fout(fout)
