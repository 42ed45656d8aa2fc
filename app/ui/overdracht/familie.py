"""UI: broers en zussen of a leerling: what is recorded, what is proposed, and a word on each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.overdracht import Verwantschap
from app.services import familie
from app.services.familie import Familielid
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel
from app.ui.palet import Palet
from app.ui.vastleggen.velden import KeuzeInvoer


class FamilieDialoog(Knoppendialoog):
    """One list; the buttons are about the chosen line."""

    def __init__(self, kern: Kern, leerling_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern, self._leerling_id = kern, leerling_id
        self.setWindowTitle("Kantelpunt")
        lijst = QVBoxLayout(self)
        lijst.addWidget(KopLabel("Broers en zussen", titel=True))
        uitleg = QLabel(
            "Een voorstel komt van hetzelfde adres of dezelfde ouder (naam en telefoon of "
            "e-mail). Pas als u het vastlegt, is het een gegeven."
        )
        uitleg.setProperty("rol", "zacht")
        uitleg.setWordWrap(True)
        lijst.addWidget(uitleg)
        self.leden = QListWidget()
        self.leden.setAccessibleName("Broers en zussen en voorstellen")
        self.leden.currentItemChanged.connect(lambda *_: self._zet_knoppen())
        self.leden.itemActivated.connect(lambda _i: self._open())
        lijst.addWidget(self.leden, 1)
        self.leeg = QLabel("Niemand bekend, en geen voorstellen.")
        self.leeg.setProperty("rol", "zacht")
        lijst.addWidget(self.leeg)
        rij = QHBoxLayout()
        self.hoe = KeuzeInvoer("Hoe verwant", [(v.value, v.label) for v in Verwantschap])
        self.vast = QPushButton("&Vastleggen")
        self.vast.setProperty("primair", True)
        self.vast.clicked.connect(self._leg_vast)
        rij.addWidget(self.hoe, 1)
        rij.addWidget(self.vast)
        lijst.addLayout(rij)
        voet = QHBoxLayout()
        self.open_knop = QPushButton("&Dossier openen")
        self.open_knop.clicked.connect(self._open)
        self.ander = QPushButton("&Andere leerling…")
        self.ander.clicked.connect(self._kies)
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        for knop in (self.vast, self.open_knop, self.ander, sluit):
            knop.setAutoDefault(False)
        voet.addWidget(self.open_knop)
        voet.addWidget(self.ander)
        voet.addStretch(1)
        voet.addWidget(sluit)
        lijst.addLayout(voet)
        pas_maat(self, 34, 22)
        kern.vergrendeld.connect(self.reject)
        self.ververs()

    def ververs(self) -> None:
        """Fill the list."""
        self.leden.clear()
        alle = familie.familie(self._kern.sessie, self._leerling_id)
        for deel in alle:
            bij = deel.reden if deel.verwant else f"voorstel: {deel.reden}"
            item = QListWidgetItem(f"{deel.naam} · {bij}")
            item.setData(Qt.ItemDataRole.UserRole, deel)
            self.leden.addItem(item)
        self.leden.setVisible(bool(alle))
        self.leeg.setVisible(not alle)
        if alle:
            self.leden.setCurrentRow(0)
        self._zet_knoppen()

    def _nu(self) -> Familielid | None:
        item = self.leden.currentItem()
        gevonden: Any = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return gevonden if isinstance(gevonden, Familielid) else None

    def _zet_knoppen(self) -> None:
        nu = self._nu()
        schrijf = not self._kern.alleen_lezen
        self.vast.setEnabled(schrijf and nu is not None)
        self.hoe.setEnabled(schrijf and nu is not None)
        self.ander.setEnabled(schrijf)
        self.open_knop.setEnabled(nu is not None and nu.dossier_id is not None)
        if nu is not None and nu.verwant is not None:
            self.hoe.zet(nu.verwant.verwantschap)

    def _leg_vast(self) -> None:
        """Record what the chosen line is."""
        nu = self._nu()
        if nu is not None:
            self._bewaar(nu.leerling.id)

    def _bewaar(self, ander_id: str) -> None:
        hoe = {v.value: v for v in Verwantschap}[self.hoe.waarde()]
        if ander_id == self._leerling_id:
            return
        self._kern.voer_uit(
            lambda s: familie.leg_vast(s, self._leerling_id, ander_id, hoe),
            f"Vastgelegd: {hoe.label}.",
            self,
        )
        self.ververs()

    def _kies(self) -> None:
        """Name somebody whom nothing proposed."""
        palet = Palet(self._kern, parent=self, alleen_leerling=True)
        palet.leerling_gekozen.connect(self._bewaar)
        palet.open()
        palet.veld.setFocus()

    def _open(self) -> None:
        """Go to the other dossier."""
        nu = self._nu()
        if nu is not None and nu.dossier_id is not None:
            self.accept()
            self._kern.toon_dossier.emit(nu.dossier_id)
