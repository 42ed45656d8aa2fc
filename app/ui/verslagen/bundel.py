"""UI: a bundle of bijlagen: choose, put in order, see it, print or save."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.services import bundel, documenten
from app.services.bundel import Bundelstuk
from app.ui import berichten
from app.ui.afdrukken import bewaar_pdf, druk_pdf_af
from app.ui.brieven.bladen import SCHERM_DPI, Bladen, naar_beeld
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import Balk
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.thema import Kleur, thema

_STUK = Qt.ItemDataRole.UserRole


class BundelVenster(Knoppendialoog):
    """The documents and letters of a dossier at the left, the bundle at the right."""

    def __init__(self, kern: Kern, dossier_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern, self.dossier_id = kern, dossier_id
        self._pdf = b""
        self.setWindowTitle("Bundel bijlagen")
        em = thema().em
        buiten = QVBoxLayout(self)
        self.balk = Balk(sluitbaar=False)
        buiten.addWidget(self.balk)
        links = QWidget()
        lijst = QVBoxLayout(links)
        lijst.setContentsMargins(0, 0, em(0.4), 0)
        lijst.setSpacing(em(0.3))
        label = QLabel("Titel op het voorblad")
        self.titel = QLineEdit()
        self.titel.setMaxLength(120)
        self.titel.setPlaceholderText("Bijlagen bij het dossier")
        label.setBuddy(self.titel)
        lijst.addWidget(label)
        lijst.addWidget(self.titel)
        self.ouders = QCheckBox("Voor ouders of leerling")
        self.ouders.setToolTip("Weigert wat niet gedeeld mag worden en brieven aan een ander")
        lijst.addWidget(self.ouders)
        self.lijst = QListWidget()
        self.lijst.setAccessibleName("Stukken; de spatiebalk kiest, Alt en pijlen verplaatsen")
        self.lijst.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.lijst.setWordWrap(True)
        for stuk in bundel.stukken(kern.sessie, dossier_id, kern.peildatum):
            self.lijst.addItem(_regel(stuk))
        lijst.addWidget(self.lijst, 1)
        lijst.addWidget(
            knoppenrij(
                maak_knop("Omhoog", lambda: self.schuif(-1), "omhoog"),
                maak_knop("Omlaag", lambda: self.schuif(1), "omlaag"),
            )
        )
        self.bladen = Bladen()
        self.bladen.setAccessibleName("Voorbeeld van de bundel")
        deler = QSplitter(Qt.Orientation.Horizontal)
        deler.setChildrenCollapsible(False)
        deler.addWidget(links)
        deler.addWidget(self.bladen)
        deler.setStretchFactor(1, 1)
        deler.setSizes([em(22), em(32)])
        buiten.addWidget(deler, 1)
        rij = QHBoxLayout()
        self.maak_knop = QPushButton("Bundel maken")
        self.maak_knop.setProperty("primair", True)
        self.maak_knop.clicked.connect(self.maak)
        self.druk_knop = QPushButton("Afdrukken…")
        self.druk_knop.clicked.connect(self._druk)
        self.pdf_knop = QPushButton("Opslaan als PDF…")
        self.pdf_knop.clicked.connect(self._bewaar)
        self.dossier_knop = QPushButton("In het dossier zetten")
        self.dossier_knop.clicked.connect(self._in_dossier)
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        for knop in (self.maak_knop, self.druk_knop, self.pdf_knop, self.dossier_knop):
            knop.setAutoDefault(False)
            rij.addWidget(knop)
        sluit.setAutoDefault(False)
        rij.addStretch(1)
        rij.addWidget(sluit)
        buiten.addLayout(rij)
        pas_maat(self, 58, 38)
        kern.vergrendeld.connect(self.reject)
        self.lijst.itemChanged.connect(lambda _i: self._verouderd())
        self.lijst.model().rowsMoved.connect(lambda *_: self._verouderd())
        self.titel.textChanged.connect(lambda _t: self._verouderd())
        self.ouders.toggled.connect(lambda _a: self._verouderd())
        if not self.lijst.count():
            self.balk.toon("In dit dossier zitten nog geen documenten of brieven.")
        self._verouderd()

    def gekozen(self) -> list[Bundelstuk]:
        """Give what is ticked, in the order of the list."""
        uit = []
        for nr in range(self.lijst.count()):
            regel = self.lijst.item(nr)
            if regel.checkState() is Qt.CheckState.Checked:
                uit.append(regel.data(_STUK))
        return uit

    def schuif(self, stap: int) -> None:
        """Move the present line up or down."""
        nr = self.lijst.currentRow()
        if nr >= 0 and 0 <= nr + stap < self.lijst.count():
            regel = self.lijst.takeItem(nr)
            self.lijst.insertItem(nr + stap, regel)
            self.lijst.setCurrentRow(nr + stap)
            self._verouderd()

    def maak(self) -> None:
        """Make the bundle and show its first pages."""
        self.balk.hide()
        try:
            self._pdf = bundel.maak(
                self.kern.sessie,
                self.dossier_id,
                self.gekozen(),
                self.titel.text(),
                voor_ouders=self.ouders.isChecked(),
                peildatum=self.kern.peildatum,
            )
            paginas, aantal = documenten.teken_pdf(self._pdf, SCHERM_DPI / 1.5)
        except KnownError as fout:
            self._verouderd()
            self.balk.toon(str(fout), Kleur.LET_OP, "waarschuwing")
            return
        self.bladen.toon_beelden([naar_beeld(p) for p in paginas], "Bundel")
        if aantal > len(paginas):
            self.balk.toon(f"U ziet de eerste {len(paginas)} van {aantal} bladzijden.")
        self._weeg()

    def _verouderd(self) -> None:
        """Forget the bundle: something it is made of changed."""
        self._pdf = b""
        self.bladen.leeg()
        self._weeg()

    def _weeg(self) -> None:
        klaar = bool(self._pdf)
        self.maak_knop.setEnabled(bool(self.gekozen()))
        self.druk_knop.setEnabled(klaar)
        self.pdf_knop.setEnabled(klaar)
        self.dossier_knop.setEnabled(klaar and not self.kern.alleen_lezen)

    def _druk(self) -> None:
        try:
            druk_pdf_af(self._pdf, "Bijlagen", self)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _bewaar(self) -> None:
        try:
            bewaar_pdf(self._pdf, f"bijlagen-{self.kern.peildatum}", self)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _in_dossier(self) -> None:
        wijziging = self.kern.voer_uit(
            lambda s: bundel.bewaar(s, self.dossier_id, self._pdf, self.titel.text()),
            "Bundel in het dossier gezet.",
            self,
        )
        if wijziging is not None:
            self.accept()


def _regel(stuk: Bundelstuk) -> QListWidgetItem:
    """Make one line to tick."""
    delen = [toon_dag(stuk.datum, jaar=True, weekdag=False), stuk.titel, stuk.soort]
    delen += ["niet delen met ouders"] * stuk.niet_delen + ["los bijgevoegd"] * stuk.los
    regel = QListWidgetItem(" · ".join(delen))
    regel.setData(_STUK, stuk)
    regel.setFlags(regel.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    regel.setCheckState(Qt.CheckState.Unchecked)
    return regel


def open_bundel(kern: Kern, dossier_id: str, parent: QWidget | None) -> None:
    """Open the window for a bundle of one dossier."""
    venster = BundelVenster(kern, dossier_id, parent)
    venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    venster.open()
