"""UI: the scanner folder: what lies there, a look at it, into a dossier, and then away."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import KnownError
from app.services import documenten, dossiers
from app.services.documenten import NieuwBestand
from app.ui import berichten, voorkeuren
from app.ui.documenten.inkijk import Inkijk
from app.ui.documenten.toevoegen import voeg_bestanden_toe
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel
from app.ui.palet import Palet
from app.ui.thema import thema

SLEUTEL = "documenten/scanmap"
WACHT_MS = 600
"""A scanner writes a page in pieces: look when it has been quiet for a moment."""


class ScanmapVenster(Knoppendialoog):
    """Files of the scanner folder at the left, a look at the right, below where it goes.

    The folder is a choice of the person at this computer, no setting of the team.
    """

    def __init__(self, kern: Kern, dossier_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern, self._dossier_id = kern, dossier_id
        self._nu: NieuwBestand | None = None
        self.setWindowTitle("Scanmap")
        em = thema().em
        lijst = QVBoxLayout(self)
        lijst.addWidget(KopLabel("Scanmap", titel=True))
        rij = QHBoxLayout()
        self.waar = QLabel()
        self.waar.setProperty("rol", "zacht")
        self.waar.setWordWrap(True)
        self.kies_map = QPushButton("&Map kiezen…")
        self.kies_map.setAutoDefault(False)
        self.kies_map.clicked.connect(self._kies_map)
        rij.addWidget(self.waar, 1)
        rij.addWidget(self.kies_map)
        lijst.addLayout(rij)
        self.bestanden = QListWidget()
        self.bestanden.setAccessibleName("Bestanden in de scanmap")
        self.bestanden.currentItemChanged.connect(lambda nu, _oud: self._toon(nu))
        self.bestanden.itemActivated.connect(lambda _i: self.in_dossier())
        self.inkijk = Inkijk()
        deler = QSplitter(Qt.Orientation.Horizontal)
        deler.addWidget(self.bestanden)
        deler.addWidget(self.inkijk)
        deler.setSizes([em(14), em(30)])
        deler.setChildrenCollapsible(False)
        lijst.addWidget(deler, 1)
        voet = QHBoxLayout()
        self.hier = QPushButton("In &dit dossier…")
        self.ander = QPushButton("In een &ander dossier…")
        self.hier.setProperty("primair", True)
        self.hier.setVisible(bool(dossier_id))
        self.hier.clicked.connect(self.in_dossier)
        self.ander.clicked.connect(self._kies_dossier)
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        for knop in (self.hier, self.ander, sluit):
            knop.setAutoDefault(False)
        voet.addWidget(self.hier)
        voet.addWidget(self.ander)
        voet.addStretch(1)
        voet.addWidget(sluit)
        lijst.addLayout(voet)
        pas_maat(self, 48, 32)
        self._straks = QTimer(self)
        self._straks.setSingleShot(True)
        self._straks.setInterval(WACHT_MS)
        self._straks.timeout.connect(self.ververs)
        self._kijker = QFileSystemWatcher(self)
        self._kijker.directoryChanged.connect(lambda _m: self._straks.start())
        kern.vergrendeld.connect(self.reject)
        self.zet_map(voorkeuren.lees_tekst(SLEUTEL))
        (self.bestanden if self.map else self.kies_map).setFocus()

    @property
    def map(self) -> str:
        """The folder, "" for none."""
        return voorkeuren.lees_tekst(SLEUTEL)

    def zet_map(self, map_: str) -> None:
        """Watch a folder from now on."""
        if self._kijker.directories():
            self._kijker.removePaths(self._kijker.directories())
        if map_:
            self._kijker.addPath(map_)
        self.waar.setText(map_ or "Er is nog geen map gekozen waarin de scanner bewaart.")
        self.ververs()

    def ververs(self) -> None:
        """List what lies in the folder, the newest first; the choice stays where it can."""
        gekozen = self._gekozen()
        self.bestanden.clear()
        alle: list[Path] = []
        leeg = ("De scanmap is leeg", "Scan iets; het verschijnt hier vanzelf.", "bakje")
        if not self.map:
            leeg = ("Kies eerst de scanmap", "Dat is de map waarin de scanner bewaart.", "dossier")
        else:
            try:
                alle = documenten.nieuwe_in_map(self.map)
            except KnownError as fout:
                leeg = (fout.tekst, fout.doe, "fout")
        for pad in alle:
            item = QListWidgetItem(pad.name)
            item.setData(Qt.ItemDataRole.UserRole, str(pad))
            self.bestanden.addItem(item)
            if pad == gekozen:
                self.bestanden.setCurrentItem(item)
        if alle and self.bestanden.currentItem() is None:
            self.bestanden.setCurrentRow(0)
        if not alle:
            self._nu = None
            self.inkijk.zeg(*leeg)
        self._zet_knoppen()

    def in_dossier(self) -> None:
        """File the chosen scan in the dossier that the window is about."""
        if self._dossier_id:
            self._voeg_toe(self._dossier_id)
        else:
            self._kies_dossier()

    def _gekozen(self) -> Path | None:
        item = self.bestanden.currentItem()
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _toon(self, item: QListWidgetItem | None) -> None:
        """Look at a file."""
        self._nu = None
        if item is not None:
            try:
                self._nu = documenten.lees_bestand(item.data(Qt.ItemDataRole.UserRole))
                self.inkijk.toon(self._nu.inhoud, self._nu.vertoning, self._nu.naam)
            except KnownError as fout:
                self.inkijk.zeg(fout.tekst, fout.doe, "fout")
        self._zet_knoppen()

    def _zet_knoppen(self) -> None:
        kan = self._nu is not None and not self._kern.alleen_lezen
        self.hier.setEnabled(kan)
        self.ander.setEnabled(kan)

    def _kies_map(self) -> None:
        """Ask for the folder; it is remembered for this person on this computer."""
        gekozen = QFileDialog.getExistingDirectory(self, "Scanmap kiezen", self.map)
        if gekozen:
            voorkeuren.bewaar(SLEUTEL, gekozen)
            self.zet_map(gekozen)

    def _kies_dossier(self) -> None:
        """Ask whose dossier."""
        palet = Palet(self._kern, parent=self, alleen_leerling=True)
        palet.leerling_gekozen.connect(self._voor_leerling)
        palet.open()
        palet.veld.setFocus()

    def _voor_leerling(self, leerling_id: str) -> None:
        gevonden = dossiers.van_leerling(self._kern.sessie, leerling_id)
        if gevonden is None:
            berichten.toon_fout(
                self, KnownError("Deze leerling heeft geen dossier.", "Open eerst een dossier.")
            )
            return
        self._voeg_toe(gevonden)

    def _voeg_toe(self, dossier_id: str) -> None:
        pad = self._gekozen()
        if pad is not None:
            na = partial(self._na, pad)
            voeg_bestanden_toe(self._kern, dossier_id, [pad], self, na=na)

    def _na(self, pad: Path, bestand: NieuwBestand) -> None:
        """Offer to delete the original, which lies there unencrypted."""
        if berichten.vraag(
            self,
            "Het document zit nu versleuteld in het dossier. Het origineel wissen?",
            toelichting="In de scanmap staat het onversleuteld; anderen kunnen het daar lezen.",
            ja="Origineel wissen",
            nee="Laten staan",
        ):
            try:
                documenten.wis_origineel(pad, bestand.sha256)
            except KnownError as fout:
                berichten.toon_fout(self, fout)
        self.ververs()
