"""UI: the window of the wizard: four steps, back and forth, by keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import KnownError
from app.services.sessie import Sessie
from app.services.uitwisseling import (
    Bronbestand,
    Ontwerp,
    Voorbeeld,
    bewaar_profiel,
    raad_koprij,
)
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie
from app.ui.enterknop import Knoppendialoog
from app.ui.importeren.wizard.stap import Stap
from app.ui.importeren.wizard.stap_bron import StapBron
from app.ui.importeren.wizard.stap_kolommen import StapKolommen
from app.ui.importeren.wizard.stap_proef import StapProef
from app.ui.importeren.wizard.stap_woorden import StapWoorden
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.thema import thema

PROEF = 20


class Toewijsvenster(Knoppendialoog):
    """Leads from a file to a mapping. `klaar(Ontwerp)`: read the whole list with it."""

    klaar = Signal(object)

    def __init__(self, kern: Kern, bron: Bronbestand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        blad = bron.blad("")
        self.ontwerp = Ontwerp(bron, blad, raad_koprij(blad) or 1)
        self.ontwerp.stel_voor()
        self._taak: Achtergrondtaak | None = None
        self.setWindowTitle(f"Kolommen aanwijzen: {bron.pad.name}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.stap_bron = StapBron()
        self.stap_kolommen = StapKolommen()
        self.stap_woorden = StapWoorden()
        self.stap_proef = StapProef()
        self.stappen: tuple[Stap, ...] = (
            self.stap_bron,
            self.stap_kolommen,
            self.stap_woorden,
            self.stap_proef,
        )
        self.stapel = QStackedWidget()
        for stap in self.stappen:
            self.stapel.addWidget(stap)
        self.plaats = QLabel()
        self.plaats.setProperty("rol", "zacht")
        self.vorige = QPushButton("&Vorige")
        self.volgende = QPushButton("V&olgende")
        self.volgende.setProperty("primair", True)
        sluit = QPushButton("Annuleren")
        self.vorige.clicked.connect(lambda: self.ga(self.stapel.currentIndex() - 1))
        self.volgende.clicked.connect(self.verder)
        sluit.clicked.connect(self.reject)
        self.volgende.setDefault(True)
        for knop in (self.vorige, sluit):
            knop.setAutoDefault(False)
        onder = QHBoxLayout()
        onder.addWidget(self.plaats)
        onder.addStretch(1)
        for knop in (sluit, self.vorige, self.volgende):
            onder.addWidget(knop)
        lijst = QVBoxLayout(self)
        rand = thema().em(0.7)
        lijst.setContentsMargins(rand, rand, rand, rand)
        lijst.addWidget(self.stapel, 1)
        lijst.addLayout(onder)
        pas_maat(self, 52, 34)
        kern.vergrendeld.connect(self.reject)
        self.ga(0)

    def ga(self, nummer: int) -> None:
        """Show a step."""
        stap = self.stappen[nummer]
        stap.toon(self.ontwerp)
        self.stapel.setCurrentIndex(nummer)
        self.plaats.setText(f"Stap {nummer + 1} van {len(self.stappen)}")
        self.vorige.setEnabled(nummer > 0)
        laatste = nummer == len(self.stappen) - 1
        self.volgende.setText("&Hele lijst bekijken" if laatste else "V&olgende")
        self.volgende.setEnabled(not laatste)
        stap.eerste_focus().setFocus()
        if laatste:
            self._lees_proef()

    def verder(self) -> None:
        """Go on, when this step leaves nothing open."""
        nummer = self.stapel.currentIndex()
        if nummer == 0:
            nieuw = self.stap_bron.nieuw()
            if nieuw is None:
                return
            self.ontwerp = nieuw
        if nummer == 2 and (mist := self.ontwerp.mist()):
            berichten.toon_fout(
                self,
                KnownError(
                    f"Nog niet aangewezen: {', '.join(mist)}.",
                    "Wijs daarvoor een kolom aan, of geef een vaste waarde.",
                ),
            )
            return
        if nummer == len(self.stappen) - 1:
            self._maak_af()
            return
        self.ga(nummer + 1)

    def done(self, uitkomst: int) -> None:
        """Let what still runs end by itself."""
        if self._taak is not None:
            self._taak.annuleer()
        super().done(uitkomst)

    def _lees_proef(self) -> None:
        """Read the first rows in the background: all leerlingen are looked up for that."""
        ontwerp = self.ontwerp

        def werk(sessie: Sessie, voortgang: Voortgang) -> Voorbeeld:
            return ontwerp.lees(sessie, rijen=PROEF, stop=voortgang.stop)

        taak = Achtergrondtaak(met_sessie(self.kern.sessie, werk), self)
        self._taak = taak
        taak.klaar.connect(lambda v: self._toon_proef(ontwerp, v))
        taak.mislukt.connect(self._mislukt)
        taak.start()

    def _toon_proef(self, ontwerp: Ontwerp, voorbeeld: Any) -> None:
        self._taak = None
        if ontwerp is self.ontwerp and isinstance(voorbeeld, Voorbeeld):
            self.stap_proef.toon_proef(ontwerp, voorbeeld)
            self.volgende.setEnabled(True)

    def _mislukt(self, fout: object) -> None:
        self._taak = None
        if isinstance(fout, KnownError):
            self.stap_proef.telling.setText(str(fout))

    def _maak_af(self) -> None:
        """Keep the profile if asked, and give the mapping."""
        naam = self.stap_proef.profielnaam()
        if naam:
            profiel = self.ontwerp.profiel()
            if (
                self.kern.voer_uit(
                    lambda s: bewaar_profiel(s, naam, profiel), f"Profiel ‘{naam}’ bewaard.", self
                )
                is None
            ):
                return
        self.klaar.emit(self.ontwerp)
        self.accept()
