"""UI: the versions of a template, and what differs from the shipped text or from each other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.services import sjablonen
from app.services.sjablonen import Sjabloontekst
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.pagina import knoppenrij, maak_knop


class VersieVenster(QDialog):
    """`gekozen(texts)` when an older version is taken into the editor."""

    gekozen = Signal(object)

    def __init__(
        self,
        kern: Kern,
        code: str,
        nu: Mapping[str, tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Versies en verschil")
        self._nu = [
            Sjabloontekst(t.sleutel, t.naam, *nu[t.sleutel])
            for t in sjablonen.teksten(kern.sessie, code)
            if t.sleutel in nu
        ]
        self._teksten: list[list[Sjabloontekst]] = []
        self.lijst = QListWidget()
        self.lijst.setAccessibleName("Versies")
        self._regel("Geleverde tekst", sjablonen.teksten(kern.sessie, code, geleverd=True))
        for v in sjablonen.versies(kern.sessie, code):
            dag = toon_dag(v.datum, jaar=True)
            naam = f"Versie {v.nummer}, {dag}" + ("" if v.toml else " (terug naar geleverd)")
            self._regel(naam, sjablonen.teksten_van(v))
        self.verschil = QPlainTextEdit()
        self.verschil.setReadOnly(True)
        self.verschil.setAccessibleName("Verschil met de tekst die u nu ziet")
        self.verschil.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lijst.currentRowChanged.connect(self._toon)
        rij = QHBoxLayout()
        rij.addWidget(self.lijst, 1)
        rij.addWidget(self.verschil, 3)
        lijst = QVBoxLayout(self)
        lijst.addLayout(rij, 1)
        neem = maak_knop("Deze tekst in het sjabloon zetten", self._neem, "herstel")
        lijst.addWidget(knoppenrij(neem, maak_knop("Sluiten", self.reject)))
        pas_maat(self, 50, 32)
        self.lijst.setCurrentRow(0)

    def _regel(self, naam: str, teksten: list[Sjabloontekst]) -> None:
        regel = QListWidgetItem(naam)
        regel.setData(Qt.ItemDataRole.UserRole, len(self._teksten))
        self.lijst.addItem(regel)
        self._teksten.append(teksten)

    def _toon(self, rij: int) -> None:
        """Show what is different in the text of the screen from this version."""
        if 0 <= rij < len(self._teksten):
            tekst = sjablonen.verschil(self._teksten[rij], self._nu)
            self.verschil.setPlainText(tekst or "Geen verschil met de tekst die u nu ziet.")

    def _neem(self) -> None:
        rij = self.lijst.currentRow()
        if 0 <= rij < len(self._teksten):
            self.gekozen.emit(self._teksten[rij])
            self.accept()
