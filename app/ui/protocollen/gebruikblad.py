"""UI: for whom a protocol holds: the team, one gemeente, one school, from a day on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import InvoerFout
from app.domain.scholen import School
from app.domain.team import Protocolkeuze
from app.protocol.model import Laag, Protocol, Regelbestand
from app.ui.maat import pas_maat, rolbaar
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.vastleggen.velden import DagInvoer, JaNeeInvoer, KeuzeInvoer, TekstInvoer


class Gebruikblad(QWidget):
    """The choices of the team about one protocol."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = thema().em
        self._scholen: dict[str, str] = {}
        self._mag = False
        self.uitleg = QLabel()
        self.uitleg.setWordWrap(True)
        self.tabel: Tabel[Protocolkeuze] = Tabel(
            "Voor wie het geldt",
            (
                Tabelkolom("Voor", self._voor),
                Tabelkolom("Geldt", lambda k: "ja" if k.aan else "nee", 5),
                Tabelkolom("Vanaf", lambda k: toon_dag(k.van, jaar=True), 9, lambda k: k.van),
                Tabelkolom(
                    "Tot en met",
                    lambda k: toon_dag(k.tot, jaar=True) if k.tot else "–",
                    9,
                    lambda k: k.tot or date.max,
                ),
            ),
            leeg="Geen eigen keuze: hierboven staat wat er dan geldt.",
        )
        self.voeg_toe = maak_knop("Keuze toevoegen…", lambda: None, "plus")
        self.stop = maak_knop("Keuze weghalen", lambda: None, "prullenbak")
        self.tabel.gekozen.connect(lambda k: self.stop.setEnabled(k is not None and self._mag))
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, em(0.4), 0, 0)
        lijst.addWidget(self.uitleg)
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(knoppenrij(self.voeg_toe, self.stop))

    def toon(
        self,
        bestand: Regelbestand,
        keuzes: tuple[Protocolkeuze, ...],
        scholen: tuple[School, ...],
        *,
        dossiers: int,
        mag: bool,
    ) -> None:
        """Show the choices about a file; `dossiers`: how many open ones it holds for."""
        self._scholen = {s.id: s.naam for s in scholen}
        self._mag = mag
        ladder = isinstance(bestand, Protocol)
        self.uitleg.setText(f"{_grond(bestand)} Op dit moment: {dossiers} open dossiers.")
        self.voeg_toe.setEnabled(mag and not ladder)
        self.stop.setEnabled(False)
        self.tabel.zet(keuzes, zelfde=lambda k: k.id)

    def _voor(self, keuze: Protocolkeuze) -> str:
        """Say whom a choice is about."""
        if keuze.school_id:
            return f"School: {self._scholen.get(keuze.school_id, 'onbekend')}"
        return f"Woongemeente: {keuze.gemeente}" if keuze.gemeente else "Het hele team"


def _grond(bestand: Regelbestand) -> str:
    """Say what holds when nobody chose."""
    if isinstance(bestand, Protocol):
        return "Een protocol met stappen wordt per dossier gekozen, bij het openen."
    if bestand.laag is Laag.WET and bestand.standaard:
        return "Dit komt uit de wet: het geldt altijd en gaat niet uit."
    if bestand.standaard:
        return "Zonder keuze geldt dit protocol voor iedereen."
    return "Zonder keuze geldt dit protocol voor niemand."


class Keuzevenster(QDialog):
    """Asks whether, for whom and from when a protocol holds."""

    def __init__(
        self,
        titel: str,
        scholen: tuple[School, ...],
        vandaag: date,
        doe: Callable[[bool, date, str | None, str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._doe = doe
        self.setWindowTitle(titel)
        lijst, geheel = rolbaar(self)
        vorm = QFormLayout()
        self.aan = JaNeeInvoer("Dit protocol geldt")
        self.aan.zet(True)
        self.school = KeuzeInvoer(
            "School",
            [(None, "alle scholen"), *((s.id, s.naam) for s in sorted(scholen, key=_naam))],
        )
        self.gemeente = TekstInvoer("Woongemeente")
        self.van = DagInvoer("Vanaf", vandaag)
        self.van.zet(vandaag)
        vorm.addRow("", self.aan)
        vorm.addRow("&School", self.school)
        vorm.addRow("&Woongemeente", self.gemeente)
        vorm.addRow("&Vanaf", self.van)
        uitleg = QLabel(
            "Laat school en woongemeente leeg voor het hele team. Een keuze voor een school gaat "
            "voor die van een gemeente, en die gaat voor die van het team."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self.fout = QLabel()
        self.fout.setProperty("rol", "fout")
        self.fout.setWordWrap(True)
        self.fout.hide()
        lijst.addLayout(vorm)
        lijst.addWidget(uitleg)
        lijst.addWidget(self.fout)
        lijst.addStretch(1)
        knoppen = QDialogButtonBox()
        knoppen.addButton("Toevoegen", QDialogButtonBox.ButtonRole.AcceptRole)
        knoppen.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        knoppen.accepted.connect(self._bewaar)
        knoppen.rejected.connect(self.reject)
        geheel.addWidget(knoppen)
        pas_maat(self, 30, 18)

    def _bewaar(self) -> None:
        """Save, and close when that went well."""
        try:
            van = self.van.lees()
        except InvoerFout as fout:
            self.fout.setText(str(fout))
            self.fout.show()
            return
        school, gemeente = self.school.waarde(), self.gemeente.waarde()
        if school and gemeente:
            self.fout.setText("Kies een school of een woongemeente, niet allebei.")
            self.fout.show()
            self.gemeente.invoer.setFocus()
            return
        if van is not None and self._doe(self.aan.waarde(), van, school, gemeente):
            self.accept()


def _naam(school: School) -> str:
    return school.naam.casefold()
