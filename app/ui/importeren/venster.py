"""UI: the window for importing: choose, look, take over; nothing lands before the last step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import KnownError
from app.services.pakket import EINDE, is_pakket, lees_pakket
from app.services.sessie import Sessie
from app.services.uitwisseling import (
    DUO_VORM,
    Bronbestand,
    Ontwerp,
    Voorbeeld,
    aantal_rijen,
    lees,
    lees_bron,
    overgenomen,
    schrijf_afgewezen,
    standaard_afgewezen_map,
    voer_door,
    wat_veranderde,
)
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie
from app.ui.enterknop import Knoppendialoog
from app.ui.iconen import zet_icoon
from app.ui.importeren.profielkeuze import Profielkeuze
from app.ui.importeren.voorbeeldpaneel import Voorbeeldpaneel, aantal_goed
from app.ui.kern import Kern
from app.ui.onderdelen import Balk, KopLabel, LegeStaat
from app.ui.pagina import Knop
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from app.ui.importeren.wizard.venster import Toewijsvenster
    from db.wijziging import Wijziging

_SOORTEN = "*.csv *.txt *.tsv *.psv *.xlsx *.xlsm"
_FILTER = f"Te importeren ({_SOORTEN} *{EINDE});;Alle bestanden (*)"
_UITLEG = (
    "een map met CSV-bestanden zoals leerlingen.csv en scholen.csv (zie Help)",
    "een lijst uit een ander pakket (CSV of Excel): meldingen, leerlingen, verzuim, te laat",
    "de lijst met vestigingen van DUO (CSV), als scholenlijst",
    "een overdrachtspakket van een andere gemeente, met de wachtzin",
)


class ImporteerVenster(Knoppendialoog):
    """Imports a folder or a file in three steps: kiezen, voorbeeld, overnemen.

    Reading and writing run in the background with a session of their own; this
    window stays usable and so does the rest of the program.
    """

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self._pad: Path | None = None
        self._gemeenten: list[str] = []
        self._voorbeeld: Voorbeeld | None = None
        self._taak: Achtergrondtaak | None = None
        self._wijziging: Wijziging | None = None
        self._afgewezen: list[Path] = []
        self._ontwerp: Ontwerp | None = None
        self.wizard: Toewijsvenster | None = None
        self.setWindowTitle("Importeren")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setModal(False)
        self.setAcceptDrops(True)
        self._pagina = QStackedWidget()
        self._pagina.addWidget(self._maak_kiezen())
        self._pagina.addWidget(self._maak_bezig())
        self._pagina.addWidget(self._maak_voorbeeld())
        self._pagina.addWidget(self._maak_klaar())
        lijst = QVBoxLayout(self)
        rand = thema().em(0.7)
        lijst.setContentsMargins(rand, rand, rand, rand)
        lijst.addWidget(self._pagina)
        for knop in self.findChildren(QPushButton):
            knop.setAutoDefault(False)
        self._pas_maat()
        self.kies.setFocus()

    # ------------------------------------------------------------------ pages

    def _maak_kiezen(self) -> QWidget:
        em = thema().em
        vak = QWidget()
        lijst = QVBoxLayout(vak)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(em(0.5))
        lijst.addWidget(KopLabel("Wat wilt u importeren?", titel=True))
        self._foutbalk = Balk()
        lijst.addWidget(self._foutbalk)
        midden = QFrame()
        midden.setProperty("rol", "paneel")
        inhoud = QVBoxLayout(midden)
        inhoud.setContentsMargins(em(1.2), em(1), em(1.2), em(1))
        inhoud.setSpacing(em(0.5))
        uitleg = QLabel(
            "Sleep een map of een bestand naar dit venster, of kies er een:\n"
            + "\n".join(f"  •  {u}" for u in _UITLEG)
        )
        uitleg.setWordWrap(True)
        self.kies = Knop("&Bestand kiezen…")
        self.kies_map = Knop("&Map kiezen…")
        zet_icoon(self.kies, "document")
        zet_icoon(self.kies_map, "dossier")
        self.kies.clicked.connect(self._kies_bestand)
        self.kies_map.clicked.connect(self._kies_map)
        knoppen = QHBoxLayout()
        knoppen.addWidget(self.kies)
        knoppen.addWidget(self.kies_map)
        knoppen.addStretch(1)
        self.profiel = Profielkeuze(self.kern)
        self.wijs_aan = Knop("&Kolommen aanwijzen…")
        self.wijs_aan.setToolTip("Zelf zeggen wat de kolommen van dit bestand betekenen")
        self.wijs_aan.clicked.connect(self._wijs_aan)
        self.wijs_aan.hide()
        gerust = QLabel(
            "U ziet eerst een voorbeeld: wat nieuw is, wat verandert en wat niet klopt. "
            "Pas als u het overneemt, verandert het teambestand, in één keer."
        )
        gerust.setProperty("rol", "zacht")
        gerust.setWordWrap(True)
        inhoud.addStretch(1)
        inhoud.addWidget(uitleg)
        inhoud.addLayout(knoppen)
        inhoud.addWidget(self.profiel)
        inhoud.addWidget(self.wijs_aan, 0, Qt.AlignmentFlag.AlignLeft)
        inhoud.addWidget(gerust)
        inhoud.addStretch(2)
        lijst.addWidget(midden, 1)
        sluit = Knop("&Sluiten")
        sluit.clicked.connect(self.close)
        lijst.addWidget(sluit, 0, Qt.AlignmentFlag.AlignRight)
        return vak

    def _maak_bezig(self) -> QWidget:
        vak = QWidget()
        lijst = QVBoxLayout(vak)
        lijst.setSpacing(thema().em(0.5))
        self._bezigkop = KopLabel("Bezig…", titel=True)
        self._bezigtekst = QLabel("")
        self._bezigtekst.setProperty("rol", "zacht")
        self._balk = QProgressBar()
        self._balk.setAccessibleName("Voortgang")
        self._balk.setTextVisible(False)  # the words stand beneath
        self.stop = Knop("St&oppen")
        self.stop.clicked.connect(self._stop)
        lijst.addStretch(1)
        for deel in (self._bezigkop, self._balk, self._bezigtekst):
            lijst.addWidget(deel)
        lijst.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        lijst.addStretch(2)
        return vak

    def _maak_voorbeeld(self) -> QWidget:
        vak = QWidget()
        lijst = QVBoxLayout(vak)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(thema().em(0.4))
        self.paneel = Voorbeeldpaneel(lambda rij: wat_veranderde(self.kern.sessie, rij))
        self.paneel.gemeenten_gevraagd.connect(self._lees_gemeenten)
        self._afloop = QLabel()
        self._afloop.setWordWrap(True)
        knoppen = QHBoxLayout()
        self.terug = Knop("&Iets anders kiezen")
        self.anders = Knop("&Kolommen aanwijzen…")
        self.anders.clicked.connect(self._wijs_aan)
        self.bewaar = Knop("&Afgewezen rijen bewaren…")
        self.neem_over = Knop()
        self.neem_over.setProperty("primair", True)
        self.terug.clicked.connect(self._naar_kiezen)
        self.bewaar.clicked.connect(self._bewaar_afgewezen)
        self.neem_over.clicked.connect(self._neem_over)
        knoppen.addWidget(self.terug)
        knoppen.addWidget(self.anders)
        knoppen.addWidget(self.bewaar)
        knoppen.addStretch(1)
        knoppen.addWidget(self.neem_over)
        # At 1366 x 768 with text twice as large the preview scrolls; the buttons stay in sight.
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QScrollArea.Shape.NoFrame)
        rol.setWidget(self.paneel)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lijst.addWidget(rol, 1)
        lijst.addWidget(self._afloop)
        lijst.addLayout(knoppen)
        return vak

    def _maak_klaar(self) -> QWidget:
        vak = QWidget()
        lijst = QVBoxLayout(vak)
        self._klaar = LegeStaat("", "", "vink")
        lijst.addWidget(self._klaar, 1)
        knoppen = QHBoxLayout()
        self.open_map = Knop("&Map met afgewezen rijen openen")
        self.open_map.clicked.connect(self._open_afgewezen)
        self.nog_een = Knop("&Nog iets importeren")
        self.nog_een.clicked.connect(self._naar_kiezen)
        self.sluit_knop = Knop("&Sluiten")
        self.sluit_knop.setProperty("primair", True)
        self.sluit_knop.clicked.connect(self.close)
        knoppen.addWidget(self.open_map)
        knoppen.addWidget(self.nog_een)
        knoppen.addStretch(1)
        knoppen.addWidget(self.sluit_knop)
        lijst.addLayout(knoppen)
        return vak

    # ----------------------------------------------------------------- choose

    def _kies_bestand(self) -> None:
        pad, _ = QFileDialog.getOpenFileName(self, "Bestand importeren", "", _FILTER)
        if pad:
            self.lees(Path(pad))

    def _kies_map(self) -> None:
        pad = QFileDialog.getExistingDirectory(self, "Map importeren")
        if pad:
            self.lees(Path(pad))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one folder or file that is dragged in."""
        if self._gesleept(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        if (pad := self._gesleept(event)) is not None:
            event.acceptProposedAction()
            self.lees(pad)

    def _gesleept(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if self._taak is not None or len(urls) != 1 or not urls[0].isLocalFile():
            return None
        return Path(urls[0].toLocalFile())

    # ------------------------------------------------------------------- read

    def lees(self, pad: Path, gemeenten: list[str] | None = None) -> None:
        """Read a folder, file or package into a preview, in the background."""
        if is_pakket(pad):
            self._vraag_wachtzin(pad)
            return
        self._pad = pad
        self._wijziging = None
        self._ontwerp = None
        self._gemeenten = gemeenten or []
        profiel = self.profiel.naam() if pad.is_file() else None

        def werk(sessie: Sessie, voortgang: Voortgang) -> Voorbeeld:
            return lees(
                sessie,
                pad,
                profiel,
                gemeenten=self._gemeenten,
                voortgang=voortgang.meld,
                stop=voortgang.stop,
            )

        self._begin(f"{pad.name} lezen", werk, self._toon_voorbeeld)

    def _vraag_wachtzin(self, pad: Path) -> None:
        """Ask for the words of a package, then read it."""
        from app.ui.overdracht.pakket import OntvangDialoog

        vraag = OntvangDialoog(pad, self)
        vraag.accepted.connect(lambda: self.lees_pakket(pad, vraag.wachtzin))
        vraag.open()

    def lees_pakket(self, pad: Path, wachtzin: str) -> None:
        """Open a package in memory and read it into a preview."""
        self._pad, self._wijziging, self._gemeenten = pad, None, []

        def werk(sessie: Sessie, voortgang: Voortgang) -> Voorbeeld:
            return lees_pakket(sessie, pad, wachtzin, voortgang=voortgang.meld, stop=voortgang.stop)

        self._begin(f"{pad.name} openen", werk, self._toon_voorbeeld)

    def _wijs_aan(self) -> None:
        """Read the file as it is, and ask what its columns mean."""
        if self._pad is None:
            return
        pad = self._pad
        if self._ontwerp is not None and self._ontwerp.bron.pad == pad:
            self._open_wizard(self._ontwerp.bron)
            return

        def werk(_sessie: Sessie, voortgang: Voortgang) -> Bronbestand:
            return lees_bron(pad, voortgang=voortgang.meld, stop=voortgang.stop)

        self._begin(f"{pad.name} lezen", werk, self._open_wizard)

    def _open_wizard(self, bron: Bronbestand) -> None:
        """Open the wizard beside this window."""
        from app.ui.importeren.wizard.venster import Toewijsvenster

        self._pagina.setCurrentIndex(2 if self._voorbeeld is not None else 0)
        try:
            venster = Toewijsvenster(self.kern, bron, self)
        except KnownError as fout:
            self._toon_fout(fout, overnemen=False)
            return
        if self._ontwerp is not None and self._ontwerp.bron is bron:
            venster.ontwerp = self._ontwerp
            venster.ga(0)
        venster.klaar.connect(self._lees_ontwerp)
        self.wizard = venster
        venster.open()

    def _lees_ontwerp(self, ontwerp: Ontwerp) -> None:
        """Read the whole list as the wizard said."""
        self._ontwerp = ontwerp
        self._wijziging = None
        self.profiel.laad()

        def werk(sessie: Sessie, voortgang: Voortgang) -> Voorbeeld:
            return ontwerp.lees(sessie, voortgang=voortgang.meld, stop=voortgang.stop)

        self._begin(f"{ontwerp.bron.pad.name} lezen", werk, self._toon_voorbeeld)

    def _lees_gemeenten(self, namen: list[str]) -> None:
        if self._pad is not None:
            self.lees(self._pad, namen)

    def _toon_voorbeeld(self, voorbeeld: Voorbeeld) -> None:
        """Show the preview, and say what taking over will do."""
        self._voorbeeld = voorbeeld
        self._afgewezen = []
        self.paneel.zet(voorbeeld)
        totaal = voorbeeld.totaal()
        delen = []
        if totaal.afgewezen and self._pad is not None:
            delen.append(
                f"{aantal_rijen(totaal.afgewezen, 'afgewezen')}: met de reden per veld naar de map "
                f"‘{standaard_afgewezen_map(self._pad).name}’, naast {self._pad.name}."
            )
        if not totaal.goed:
            delen.append("Er is niets om over te nemen.")
        self._afloop.setText(" ".join(delen))
        self._afloop.setVisible(bool(delen))
        self.bewaar.setVisible(bool(totaal.afgewezen))
        self.anders.setVisible(voorbeeld.vorm not in ("map", DUO_VORM))
        self.neem_over.setText(aantal_goed(voorbeeld))
        self.neem_over.setEnabled(totaal.goed > 0)
        self._pagina.setCurrentIndex(2)
        (self.neem_over if totaal.goed else self.terug).setFocus()

    # -------------------------------------------------------------- take over

    def _neem_over(self) -> None:
        voorbeeld, pad = self._voorbeeld, self._pad
        if voorbeeld is None or pad is None:
            return
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        self._wijziging = None

        def werk(sessie: Sessie, voortgang: Voortgang) -> Voorbeeld:
            # First the file of rejected rows: when that cannot be written nothing lands.
            if voorbeeld.afgewezen():
                self._afgewezen = schrijf_afgewezen(voorbeeld, standaard_afgewezen_map(pad))
            self._wijziging = voer_door(
                sessie, voorbeeld, voortgang=voortgang.meld, stop=voortgang.stop
            )
            return voorbeeld

        self._begin("Overnemen", werk, self._toon_klaar, overnemen=True)

    def _toon_klaar(self, voorbeeld: Voorbeeld) -> None:
        """Tell what landed and how to undo it."""
        totaal = voorbeeld.totaal()
        wijziging = self._wijziging
        assert wijziging is not None
        self.kern.sessie.vergeet()
        self.kern.meld_wijziging(
            wijziging,
            f"Import van {aantal_rijen(voorbeeld.goede_regels)} uit {voorbeeld.pad.name}.",
        )
        regels = [overgenomen(totaal)]
        if self._afgewezen:
            regels.append(
                f"{aantal_rijen(totaal.afgewezen, 'afgewezen')} staan in "
                f"‘{self._afgewezen[0].parent.name}’, met de reden erbij. Verbeter ze daar en "
                f"importeer {'die map' if voorbeeld.vorm == 'map' else 'dat bestand'} opnieuw."
            )
        regels.append("Ongedaan maken kan met Ctrl+Z in het hoofdvenster.")
        self._klaar.zet("Overgenomen", "\n".join(regels), "vink")
        self.open_map.setVisible(bool(self._afgewezen))
        self._voorbeeld = None
        self._pagina.setCurrentIndex(3)
        self.sluit_knop.setFocus()

    def _bewaar_afgewezen(self) -> None:
        """Write the rejected rows without taking anything over."""
        if self._voorbeeld is None or self._pad is None:
            return
        try:
            paden = schrijf_afgewezen(self._voorbeeld, standaard_afgewezen_map(self._pad))
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self._afgewezen = paden
        self._afloop.setText(f"Bewaard in {paden[0].parent}")

    def _open_afgewezen(self) -> None:
        if self._afgewezen:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._afgewezen[0].parent)))

    # ------------------------------------------------------------- background

    def _begin(
        self,
        kop: str,
        werk: Callable[[Sessie, Voortgang], Any],
        klaar: Callable[[Any], None],
        *,
        overnemen: bool = False,
    ) -> None:
        """Run work in the background behind the page with the progress bar."""
        vorige = self._pagina.currentIndex()
        self._foutbalk.hide()
        self._bezigkop.setText(kop)
        self._bezigtekst.setText("")
        self._balk.setRange(0, 0)
        self.stop.setEnabled(True)
        self._pagina.setCurrentIndex(1)
        self.stop.setFocus()
        taak = Achtergrondtaak(met_sessie(self.kern.sessie, werk), self)
        self._taak = taak

        def einde() -> None:
            self._taak = None

        def goed(uitkomst: object) -> None:
            einde()
            klaar(uitkomst)

        def mis(fout: object) -> None:
            einde()
            self._toon_fout(fout, overnemen=overnemen)

        def gestopt() -> None:
            einde()
            if self._wijziging is not None and self._voorbeeld is not None:
                # Too late: it had landed already.
                self._toon_klaar(self._voorbeeld)
                return
            self._pagina.setCurrentIndex(2 if self._voorbeeld is not None and vorige == 2 else 0)

        taak.voortgang.connect(self._toon_voortgang)
        taak.klaar.connect(goed)
        taak.mislukt.connect(mis)
        taak.gestopt.connect(gestopt)
        taak.start()

    def _toon_voortgang(self, gedaan: int, totaal: int, tekst: str) -> None:
        # Bytes may be more than a progress bar can count: show thousandths.
        self._balk.setRange(0, 1000 if totaal else 0)
        if totaal:
            self._balk.setValue(min(1000, gedaan * 1000 // totaal))
        if tekst:
            self._bezigtekst.setText(tekst)

    def _toon_fout(self, fout: object, *, overnemen: bool) -> None:
        """Show a known error where the user can act on it."""
        if not isinstance(fout, KnownError):
            self._naar_kiezen()
            return
        if overnemen and self._voorbeeld is not None:
            self._pagina.setCurrentIndex(2)
            berichten.toon_fout(self, fout)
            return
        regel = getattr(fout, "regel", 0)
        plaats = f" (regel {regel})" if regel else ""
        naam = self._pad.name if self._pad is not None else ""
        self._naar_kiezen()
        self._foutbalk.toon(f"{naam}{plaats}: {fout}", Kleur.GEVAAR, "fout")
        if self._pad is not None and self._pad.is_file():
            self.wijs_aan.show()
            self.wijs_aan.setFocus()

    def _stop(self) -> None:
        if self._taak is not None:
            self._taak.annuleer()
            self.stop.setEnabled(False)
            self._bezigtekst.setText("Stoppen…")

    def _naar_kiezen(self) -> None:
        self._voorbeeld = None
        self._wijziging = None
        self._foutbalk.hide()
        self.wijs_aan.hide()
        self._pagina.setCurrentIndex(0)
        self.kies.setFocus()

    # ----------------------------------------------------------------- window

    def reject(self) -> None:
        """Escape: stop what runs, else close."""
        if self._taak is not None:
            self._stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs; the window goes when that has ended."""
        if self._taak is not None:
            self._stop()
            self._taak.gestopt.connect(self.close)
            event.ignore()
            return
        super().closeEvent(event)

    def _pas_maat(self) -> None:
        """Take a good part of the screen, never more than it has."""
        em = thema().em
        ruimte = self.screen().availableSize()
        self.resize(
            min(em(66), round(ruimte.width() * 0.92)), min(em(38), round(ruimte.height() * 0.9))
        )
