"""UI: what must still be passed on to DUO, schools and others: tick off, print, workbook."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.handelen import Doel
from app.services.meldingen.doorgeven import (
    LIJST,
    Doorgeefregel,
    geef_door,
    nog_door_te_geven,
    ververs_door_te_geven,
)
from app.ui.caseload.keuze import Chipsrij
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.leesbalk import Leesbalk
from app.ui.lijstlader import Lijstlader
from app.ui.lijstuitvoer import Lijstuitvoer
from app.ui.onderdelen import LegeStaat
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema

DOELEN: tuple[tuple[Doel, str, str, Kleur], ...] = (
    (Doel.DUO, "DUO", "wereld", Kleur.ACCENT),
    (Doel.SCHOOL, "School", "school", Kleur.ACCENT),
    (Doel.JEUGDARTS, "Jeugdarts", "persoon", Kleur.TEKST_ZACHT),
    (Doel.LEIDING, "Teamleider", "personen", Kleur.TEKST_ZACHT),
)


class Doorgeeflijst(QWidget):
    """The list with its own filter; D ticks off what is selected, Ctrl+A selects all."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.regels: list[Doorgeefregel] = []
        em = thema().em
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, school, soort of nummer")
        self.zoekveld.setAccessibleName("Filter wat nog door te geven is")
        self.zoekveld.setClearButtonEnabled(True)
        self.chips: Chipsrij[Doel] = Chipsrij(DOELEN, "Aan wie")
        self.tabel: Tabel[Doorgeefregel] = Tabel(
            "Nog door te geven",
            (
                Tabelkolom(
                    "Uiterlijk", self._uiterlijk, 8, lambda r: r.uiterlijk or r.sinds, self._vorm
                ),
                Tabelkolom("Aan", lambda r: r.aan.label, 6),
                Tabelkolom("Leerling", lambda r: r.naam, 10),
                Tabelkolom("School", lambda r: r.school or "–", 11),
                Tabelkolom("Wat", lambda r: r.wat),
                Tabelkolom("Sinds", lambda r: toon_dag(r.sinds), 5, lambda r: r.sinds),
                Tabelkolom("Nummer", lambda r: r.nummer or "–", 6),
            ),
            leeg="Niets met dit filter.",
        )
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tabel.geopend.connect(self._open)
        self.tabel.setMinimumHeight(em(7))
        self.gedaan = maak_knop("Doorgegeven  (D)", self.geef_door, "vink", primair=True)
        self.afdruk = maak_knop("Afdrukken…", self.druk_af, "afdrukken")
        self.excel = maak_knop("Naar Excel…", self.naar_excel, "tabel")
        uitleg = QLabel(
            "Kantelpunt verstuurt niets. Geef de status door in Mijn DUO of aan de school, en zet "
            "hier een vinkje. Ctrl+A kiest alles; ongedaan maken kan met Ctrl+Z."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self.leeg = LegeStaat(
            "Alles is doorgegeven",
            "Hier komen statussen die u aan meldingen geeft, en terugkoppelingen die de school of "
            "de jeugdarts nog krijgt.",
            "vink",
        )
        vol = QWidget()
        binnen = QVBoxLayout(vol)
        binnen.setContentsMargins(em(0.4), em(0.4), em(0.4), em(0.4))
        binnen.setSpacing(em(0.3))
        knoppen = knoppenrij(self.gedaan, self.afdruk, self.excel)
        for deel in (uitleg, self.zoekveld, self.chips, knoppen):
            binnen.addWidget(deel)
        binnen.addWidget(self.tabel, 1)
        self._vol = vol
        self.stapel = QStackedWidget()
        self.fout = Leesbalk(self.stapel)
        self.stapel.addWidget(vol)
        self.stapel.addWidget(self.leeg)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(self.fout)
        lijst.addWidget(self.stapel, 1)
        lijst.addStretch(0)
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        self.chips.veranderd.connect(self._filter)
        kort = QShortcut(QKeySequence(Qt.Key.Key_D), self.tabel, self.geef_door)
        kort.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.uitvoer = Lijstuitvoer(kern, self, LIJST)
        self.lader = Lijstlader(kern, self, nog_door_te_geven, ververs=ververs_door_te_geven)
        self.lader.klaar.connect(self._toon)
        self.lader.mislukt.connect(lambda fout: self.fout.zeg(fout, self.laad))

    def laad(self) -> None:
        """Read the list in the background: the stand of every open dossier is computed."""
        self.lader.laad()

    @property
    def bezig(self) -> bool:
        """Whether the list is being read."""
        return self.lader.bezig

    def geef_door(self) -> None:
        """Tick off what is selected."""
        regels = self.tabel.gekozen_rijen()
        if not regels:
            return
        tekst = "Doorgegeven." if len(regels) == 1 else f"{len(regels)} keer doorgegeven."
        dag = self.kern.vandaag
        if self.kern.voer_uit(lambda s: geef_door(s, regels, dag), tekst, self) is not None:
            weg = {r.sleutel for r in regels}
            self._zet([r for r in self.regels if r.sleutel not in weg])
            self.tabel.setFocus()

    def druk_af(self) -> None:
        """Print the list as shown."""
        self.uitvoer.druk_af(self.tabel.model_.rijen(), self._filtertekst())

    def naar_excel(self) -> None:
        """Save the list as shown."""
        self.uitvoer.naar_excel(self.tabel.model_.rijen(), self._filtertekst())

    def _toon(self, regels: list[Doorgeefregel]) -> None:
        self.fout.goed()
        self._zet(regels)

    def _zet(self, regels: list[Doorgeefregel]) -> None:
        """Show these rows."""
        self.regels = regels
        self.stapel.setCurrentWidget(self._vol if regels else self.leeg)
        self.chips.tel(len(regels), Counter(r.aan for r in regels))
        self.gedaan.setEnabled(bool(regels) and not self.kern.alleen_lezen)
        self.tabel.zet(regels, zelfde=lambda r: r.sleutel)
        self._filter()

    def _filter(self) -> None:
        aan = self.chips.facetten
        self.tabel.kies((lambda r: r.aan in aan) if aan else None, zelfde=lambda r: r.sleutel)

    def _filtertekst(self) -> str:
        tekst = self.zoekveld.text().strip()
        aan = ", ".join(d.label for d in self.chips.facetten)
        delen = [f"aan {aan}"] if aan else []
        delen += [f"gefilterd op “{tekst}”"] if tekst else []
        return "; ".join(delen)

    def _open(self, regel: object) -> None:
        """Go to the dossier, else to the leerling."""
        if isinstance(regel, Doorgeefregel):
            if regel.dossier_id:
                self.kern.toon_dossier.emit(regel.dossier_id)
            else:
                self.kern.toon_leerling.emit(regel.leerling_id)

    def _uiterlijk(self, regel: Doorgeefregel) -> str:
        if regel.uiterlijk is None:
            return "–"
        te_laat = regel.uiterlijk < self.kern.peildatum
        return f"{toon_dag(regel.uiterlijk)}{' · te laat' if te_laat else ''}"

    def _vorm(self, regel: Doorgeefregel) -> tuple[str, Kleur] | None:
        if regel.uiterlijk is None:
            return None
        if regel.uiterlijk < self.kern.peildatum:
            return "driehoek", Kleur.GEVAAR
        return "klok", Kleur.GOED
