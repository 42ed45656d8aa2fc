"""UI: days by koninklijk besluit on which no term of the law ends: shipped, and the team's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.datumwoorden import Richting, toon_dag
from app.services import kbdagen
from app.services.kbdagen import KbDag
from app.ui.kern import Kern
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.vastleggen.velden import DagInvoer, TekstInvoer
from app.ui.vormdialoog import Vormdialoog


class KbDagen(QWidget):
    """The list with two buttons; a shipped day stays."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self._eerste_keer = True
        lijst = QVBoxLayout(self)
        uitleg = QLabel(
            "Op deze dagen eindigt geen termijn van de wet (Algemene termijnenwet, artikel 3 "
            "lid 3). Komt er een koninklijk besluit bij, voeg de dag dan toe. Het zijn gewone "
            "schooldagen, tenzij de school zelf vrij geeft."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self.tabel: Tabel[KbDag] = Tabel(
            "Dagen bij koninklijk besluit",
            (
                Tabelkolom("Dag", lambda d: toon_dag(d.dag, jaar=True), 8, lambda d: d.dag),
                Tabelkolom("Besluit", lambda d: d.besluit),
                Tabelkolom("Van", lambda d: "het team" if d.eigen else "Kantelpunt", 6),
            ),
        )
        self.tabel.setMinimumHeight(thema().em(7))
        self.erbij = maak_knop("Dag toevoegen…", self._nieuw, "plus")
        self.weg = maak_knop("Weghalen", self._weg)
        self.tabel.gekozen.connect(lambda _d: self._zet_knoppen())
        lijst.addWidget(uitleg)
        lijst.addWidget(knoppenrij(self.erbij, self.weg))
        lijst.addWidget(self.tabel, 1)

    def laad(self) -> None:
        """Read again."""
        dagen = kbdagen.kb_dagen(self.kern.sessie)
        self.tabel.zet(dagen, zelfde=lambda d: d.dag)
        if self._eerste_keer:  # begin at the first one that is to come
            self._eerste_keer = False
            voorbij = sum(d.dag < self.kern.peildatum for d in dagen)
            self.tabel.selectRow(min(voorbij, len(dagen) - 1))
        self._zet_knoppen()

    def _zet_knoppen(self) -> None:
        mag, huidig = not self.kern.alleen_lezen, self.tabel.huidig
        self.erbij.setEnabled(mag)
        self.weg.setEnabled(mag and huidig is not None and huidig.eigen)

    def _nieuw(self) -> None:
        KbDialoog(self.kern, self.window()).open()

    def _weg(self) -> None:
        """Take one away; one undo gives it back."""
        huidig = self.tabel.huidig
        if huidig is not None and huidig.eigen:
            self.kern.voer_uit(lambda s: kbdagen.haal_weg(s, huidig.dag), "Dag weggehaald.", self)


class KbDialoog(Vormdialoog):
    """Which day, and by which decree."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Dag bij koninklijk besluit", "Toevoegen", parent, maat=(28, 16))
        self._kern = kern
        dag = DagInvoer("Dag", kern.vandaag, richting=Richting.TAAK)
        self.veld("dag", dag, verplicht=True)
        self.veld("besluit", TekstInvoer("Koninklijk besluit"), verplicht=True)
        self.zeg("Waar het staat, bijvoorbeeld Stb. 2028, 123.")
        kern.vergrendeld.connect(self.reject)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Add it."""
        wijziging = kbdagen.voeg_toe(self._kern.sessie, waarden["dag"], waarden["besluit"])
        self.accept()
        self._kern.meld_wijziging(wijziging, "Dag toegevoegd.")
