"""UI: the screen before the file is open: choose a file, log in, or begin a new team."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import KnownError
from app.services.bijwerken import BijwerkenNodig
from app.services.sessie import Sessie, log_in, open_namen
from app.ui import berichten, voorkeuren
from app.ui.iconen import pixmap, programma_icoon
from app.ui.invoer import WachtwoordVeld
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel, Lijn, Paneel
from app.ui.thema import thema
from app.ui.wachten import in_beeld


class InlogVenster(QWidget):
    """`ingelogd(Sessie)`, `nieuw_gevraagd()`, `voorbeeld_gevraagd()`; closing it ends the start."""

    ingelogd = Signal(object)
    nieuw_gevraagd = Signal()
    voorbeeld_gevraagd = Signal()
    gesloten = Signal()

    def __init__(self, pad: str | None = None) -> None:
        super().__init__()
        self.setObjectName("inloggen")
        self.setWindowTitle("Kantelpunt")
        self.setWindowIcon(programma_icoon())
        self._pad: Path | None = None
        em = thema().em
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(em(1.5), em(1.2), em(1.5), em(1.2))
        buiten.setSpacing(em(0.8))
        buiten.addLayout(self._kop())
        self.stapel = QStackedWidget()
        self._maak_keuze()
        self._maak_inlog()
        buiten.addWidget(self.stapel, 1)
        voet = QLabel("Het teambestand is versleuteld. Het programma gebruikt geen internet.")
        voet.setProperty("rol", "zacht")
        voet.setWordWrap(True)
        buiten.addWidget(voet)
        pas_maat(self, 34, 26)
        if pad is None and len(voorkeuren.recente_bestanden()) == 1:
            pad = str(voorkeuren.recente_bestanden()[0])
        if pad:
            self.kies_bestand(pad)
        else:
            self.toon_keuze()

    def _kop(self) -> QHBoxLayout:
        """Make the mark and the name."""
        rij = QHBoxLayout()
        beeld = QLabel()
        beeld.setPixmap(pixmap("kantelpunt", thema().em(2.2), "#17406d", self.devicePixelRatioF()))
        naam = KopLabel("Kantelpunt", titel=True)
        onder = QLabel("Geen leerling valt stil tussen twee stappen.")
        onder.setProperty("rol", "zacht")
        tekst = QVBoxLayout()
        tekst.setSpacing(0)
        tekst.addWidget(naam)
        tekst.addWidget(onder)
        rij.addWidget(beeld)
        rij.addSpacing(thema().em(0.5))
        rij.addLayout(tekst, 1)
        return rij

    def _maak_keuze(self) -> None:
        """Make the page on which a file is chosen."""
        pagina = Paneel()
        lijst = pagina.inhoud
        kop = KopLabel("&Open een teambestand")
        kop.setTextFormat(Qt.TextFormat.AutoText)
        self.recent = QListWidget()
        self.recent.setAccessibleName("Recente teambestanden")
        kop.setBuddy(self.recent)
        self.recent.itemActivated.connect(
            lambda item: self.kies_bestand(str(item.data(Qt.ItemDataRole.UserRole)))
        )
        self.recent.itemClicked.connect(
            lambda item: self.kies_bestand(str(item.data(Qt.ItemDataRole.UserRole)))
        )
        self.geen = QLabel("Nog geen bestand geopend op deze computer.")
        self.geen.setProperty("rol", "zacht")
        knoppen = QHBoxLayout()
        for tekst, doe in (
            ("&Bladeren…", self._blader),
            ("&Nieuw team…", self.nieuw_gevraagd.emit),
            ("&Voorbeeldteam", self.voorbeeld_gevraagd.emit),
        ):
            knop = QPushButton(tekst)
            knop.clicked.connect(lambda _=False, d=doe: d())
            knoppen.addWidget(knop)
        knoppen.addStretch(1)
        uitleg = QLabel("Het voorbeeldteam is verzonnen: om rond te kijken en te proberen.")
        uitleg.setProperty("rol", "zacht")
        uitleg.setWordWrap(True)
        lijst.addWidget(kop)
        lijst.addWidget(self.recent, 1)
        lijst.addWidget(self.geen)
        lijst.addWidget(Lijn())
        lijst.addLayout(knoppen)
        lijst.addWidget(uitleg)
        lijst.addStretch(0)
        self._keuzelijst = lijst
        self.stapel.addWidget(pagina)

    def _maak_inlog(self) -> None:
        """Make the page on which one logs in."""
        pagina = Paneel()
        lijst = pagina.inhoud
        lijst.setSpacing(thema().em(0.35))
        self.bestand = KopLabel("")
        wie = QLabel("&Wie bent u?")
        self.wie = QComboBox()
        self.wie.setAccessibleName("Wie bent u?")
        wie.setBuddy(self.wie)
        label = QLabel("W&achtwoord")
        self.wachtwoord = WachtwoordVeld("Wachtwoord")
        label.setBuddy(self.wachtwoord.veld)
        self.fout = QLabel("")
        self.fout.setProperty("rol", "gevaar")
        self.fout.setWordWrap(True)
        self.inloggen = QPushButton("&Inloggen")
        self.inloggen.setProperty("primair", True)
        self.inloggen.clicked.connect(self.log_in)
        self.wachtwoord.veld.returnPressed.connect(self.log_in)
        kwijt = QPushButton("Wachtwoord kwijt?")
        kwijt.setProperty("koppeling", True)
        kwijt.clicked.connect(self._wachtwoord_kwijt)
        ander = QPushButton("Ander bestand")
        ander.setProperty("koppeling", True)
        ander.clicked.connect(self.toon_keuze)
        onder = QHBoxLayout()
        onder.addWidget(kwijt)
        onder.addWidget(ander)
        onder.addStretch(1)
        onder.addWidget(self.inloggen)
        for deel in (self.bestand, wie, self.wie, label, self.wachtwoord, self.fout):
            lijst.addWidget(deel)
        lijst.addStretch(1)
        lijst.addLayout(onder)
        self.stapel.addWidget(pagina)
        self.setTabOrder(self.wie, self.wachtwoord)
        self.setTabOrder(self.wachtwoord, self.inloggen)

    def toon_keuze(self) -> None:
        """Show the recent files."""
        self.recent.clear()
        for pad in voorkeuren.recente_bestanden():
            item = QListWidgetItem(f"{pad.stem}   ·   {pad.parent}")
            item.setData(Qt.ItemDataRole.UserRole, str(pad))
            item.setToolTip(str(pad))
            self.recent.addItem(item)
        leeg = self.recent.count() == 0
        self.recent.setVisible(not leeg)
        self.geen.setVisible(leeg)
        # Without a list to fill the page everything stands together at its top.
        self._keuzelijst.setStretch(self._keuzelijst.count() - 1, 1 if leeg else 0)
        self.stapel.setCurrentIndex(0)
        if not leeg:
            self.recent.setCurrentRow(0)
            self.recent.setFocus()

    def kies_bestand(self, pad: str) -> None:
        """Go to the login of a file; a file that cannot be read is told."""
        try:
            if not Path(pad).is_file():
                raise KnownError(
                    "Dit bestand is er niet (meer).", "Kies het op de plaats waar het nu staat."
                )
            namen = open_namen(pad)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            self.toon_keuze()
            return
        self._pad = Path(pad)
        self.bestand.setText(self._pad.stem)
        self.bestand.setToolTip(pad)
        self.wie.clear()
        for persoon_id, naam in sorted(namen, key=lambda p: p[1].casefold()):
            self.wie.addItem(naam, persoon_id)
        laatst = self.wie.findData(voorkeuren.lees_tekst(f"bestanden/wie/{_sleutel(pad)}"))
        self.wie.setCurrentIndex(max(0, laatst))
        self.fout.clear()
        self.wachtwoord.wis()
        self.stapel.setCurrentIndex(1)
        self.wachtwoord.setFocus()

    def log_in(self) -> None:
        """Try the password; a file of an older version is brought up to date when asked."""
        if self._pad is None:
            return
        try:
            try:
                sessie = self._open()
            except BijwerkenNodig as nodig:
                if not nodig.mag or not berichten.vraag(
                    self,
                    f"{nodig.tekst} {nodig.laatst}".strip(),
                    toelichting=nodig.GEVOLG,
                    ja="Bijwerken",
                ):
                    raise
                with in_beeld(self, "Er wordt een reservekopie gemaakt en bijgewerkt…"):
                    sessie = self._open(bijwerken=True)
        except KnownError as fout:
            self.fout.setText(f"{fout.tekst} {fout.doe}".strip())
            self.wachtwoord.veld.selectAll()
            self.wachtwoord.setFocus()
            return
        self.wachtwoord.wis()
        voorkeuren.onthoud_bestand(str(self._pad))
        voorkeuren.bewaar(f"bestanden/wie/{_sleutel(str(self._pad))}", sessie.ambtenaar_id)
        self.ingelogd.emit(sessie)

    def _open(self, *, bijwerken: bool = False) -> Sessie:
        """Open the chosen file with what was filled in."""
        assert self._pad is not None
        wie = str(self.wie.currentData() or "")
        return log_in(self._pad, self.wachtwoord.text(), wie, bijwerken=bijwerken)

    def _blader(self) -> None:
        """Choose a file from the disk."""
        pad, _ = QFileDialog.getOpenFileName(
            self, "Teambestand openen", "", "Teambestanden (*.kantelpunt)"
        )
        if pad:
            self.kies_bestand(pad)

    def _wachtwoord_kwijt(self) -> None:
        """Say plainly what helps, and open the way with the noodsleutel."""
        from app.ui.noodtoegang import NoodToegang

        if self._pad is None:
            return
        venster = NoodToegang(
            str(self._pad), str(self.wie.currentData() or ""), self.wie.currentText(), self
        )
        venster.gelukt.connect(lambda: self.kies_bestand(str(self._pad)))
        venster.open()

    def closeEvent(self, event: object) -> None:
        """Tell that the user gave up."""
        super().closeEvent(event)  # type: ignore[arg-type]
        self.gesloten.emit()


def _sleutel(pad: str) -> str:
    """Make a settings key of a path, without slashes."""
    import hashlib

    return hashlib.sha256(pad.encode()).hexdigest()[:16]
