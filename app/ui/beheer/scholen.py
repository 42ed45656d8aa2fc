"""UI: schools with their own free days and contacts, and the school calendar."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.feit import Feit
from app.domain.fouten import KnownError
from app.domain.scholen import Regio, School, SchoolContact, Vakantie, VrijeDag, Zekerheid
from app.services import vastleggen
from app.services.schoolkalender import lees_rijksoverheid_json, standaard_vakanties
from app.ui import berichten
from app.ui.beheer.feitformulier import nieuw_feit, wijzig_feit
from app.ui.beheer.schoolnormen import NormenLijst
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.onderdelen import KopLabel
from app.ui.pagina import Pagina, knoppenrij, maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema


class ScholenView(Pagina):
    """Two tabs: the schools, and the calendar by which terms are counted."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Scholen en kalender", parent=parent)
        self.kern = kern
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Scholen of kalender")
        self.scholen = ScholenBlad(kern)
        self.kalender = KalenderBlad(kern)
        self.bladen.addTab(self.scholen, "Scholen")
        self.bladen.addTab(self.kalender, "Schoolkalender")
        self.inhoud.addWidget(self.bladen, 1)
        self.zoekveld = self.scholen.zoekveld
        kern.gewijzigd.connect(lambda _w: self.laad())
        kern.peildatum_veranderd.connect(lambda _d: self.laad())
        self.laad()

    def laad(self) -> None:
        """Read both again."""
        self.scholen.laad()
        self.kalender.laad()

    def toon(self, school_id: str) -> None:
        """Show one school (from search)."""
        self.bladen.setCurrentWidget(self.scholen)
        self.scholen.kies(school_id)

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.scholen.tabel


class ScholenBlad(QWidget):
    """The schools, and of the chosen one its free days, contacts and own norms."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        em = thema().em
        lijst = QVBoxLayout(self)
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, BRIN of plaats")
        self.zoekveld.setAccessibleName("Filter de scholen")
        self.zoekveld.setClearButtonEnabled(True)
        self.zoekveld.setMinimumWidth(em(6))
        nieuw = maak_knop("Nieuwe school…", self._nieuw, "plus")
        duo = maak_knop("Lijst van DUO inlezen…", self._lees_duo, "importeer")
        self._schrijfknoppen = [nieuw, duo]
        lijst.addLayout(naast(self.zoekveld, nieuw, duo))
        self.tabel: Tabel[School] = Tabel(
            "Scholen",
            (
                Tabelkolom("School", lambda s: s.naam),
                Tabelkolom("BRIN", lambda s: f"{s.brin}{s.vestiging}", 4.5),
                Tabelkolom("Soort", lambda s: s.onderwijssoort.label, 8),
                Tabelkolom("Regio", lambda s: s.regio.label, 4.5),
                Tabelkolom("Plaats", lambda s: s.plaats, 7),
                Tabelkolom(
                    "Stap 2",
                    lambda s: f"{s.termijn_stap2} wk" if s.termijn_stap2 else "–",
                    4,
                    lambda s: s.termijn_stap2 or 0,
                ),
            ),
        )
        self.tabel.gekozen.connect(lambda s: self._toon(s if isinstance(s, School) else None))
        self.tabel.geopend.connect(lambda s: self._wijzig(s))
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        zij = QWidget()
        vak = QVBoxLayout(zij)
        vak.setContentsMargins(em(0.4), 0, 0, 0)
        self.naam = KopLabel()
        self.naam.setWordWrap(True)
        self.bewerk = maak_knop("Wijzigen…", lambda: self._wijzig(self.tabel.huidig), "potlood")
        self.vrij: Tabel[VrijeDag] = Tabel(
            "Vrije dagen van deze school",
            (
                Tabelkolom("Vrij", _dagen),
                Tabelkolom("Waarom", lambda v: v.omschrijving or v.soort.label),
            ),
            leeg="Geen eigen vrije dagen. Studiedagen en andere vrije dagen tellen niet mee "
            "in een termijn.",
        )
        self.vrij.geopend.connect(lambda v: self._wijzig_bij(v))
        self.contacten: Tabel[SchoolContact] = Tabel(
            "Contactpersonen van deze school",
            (
                Tabelkolom("Contact", lambda c: c.naam),
                Tabelkolom("Functie", lambda c: c.functie),
                Tabelkolom("Telefoon", lambda c: c.telefoon),
            ),
            leeg="Nog geen contactpersonen.",
        )
        self.contacten.geopend.connect(lambda c: self._wijzig_bij(c))
        vrij_erbij = maak_knop("Vrije dag…", lambda: self._erbij(VrijeDag), "plus")
        vrij_weg = maak_knop("Verwijderen", lambda: self._weg(self.vrij.huidig), "prullenbak")
        contact_erbij = maak_knop("Contactpersoon…", lambda: self._erbij(SchoolContact), "plus")
        contact_weg = maak_knop(
            "Verwijderen", lambda: self._weg(self.contacten.huidig), "prullenbak"
        )
        vrij_weg.setAccessibleName("Vrije dag verwijderen")
        contact_weg.setAccessibleName("Contactpersoon verwijderen")
        self._schrijfknoppen += [self.bewerk, vrij_erbij, vrij_weg, contact_erbij, contact_weg]
        self.normen = NormenLijst(self.kern)
        self._schrijfknoppen += self.normen.knoppen
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Van deze school")
        self.bladen.addTab(_blad(self.vrij, knoppenrij(vrij_erbij, vrij_weg)), "Vrije dagen")
        contact = _blad(self.contacten, knoppenrij(contact_erbij, contact_weg))
        self.bladen.addTab(contact, "Contact")
        self.bladen.addTab(self.normen, "Normen")
        for deel in (self.naam, knoppenrij(self.bewerk), self.bladen):
            vak.addWidget(deel)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.tabel)
        splitter.addWidget(zij)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(em(0.3))
        splitter.setSizes([em(42), em(20)])
        lijst.addWidget(splitter, 1)

    def laad(self) -> None:
        """Read the schools again."""
        self.tabel.zet(
            sorted(self.kern.sessie.lees(School), key=lambda s: s.naam.casefold()),
            zelfde=lambda s: s.id,
        )
        for knop in self._schrijfknoppen:
            knop.setEnabled(not self.kern.alleen_lezen)

    def kies(self, school_id: str) -> None:
        """Put the cursor on a school."""
        self.zoekveld.clear()
        for nummer, school in enumerate(self.tabel.model_.rijen()):
            if school.id == school_id:
                self.tabel.selectRow(nummer)

    def _toon(self, school: School | None) -> None:
        """Show free days, contacts and norms of the chosen school."""
        self.naam.setText(school.naam if school else "")
        sessie = self.kern.sessie
        vrij = sessie.lees(VrijeDag, school_id=school.id) if school else []
        self.vrij.zet(sorted(vrij, key=lambda v: v.eerste_dag, reverse=True))
        self.contacten.zet(sessie.lees(SchoolContact, school_id=school.id) if school else [])
        self.normen.toon(school)

    def _nieuw(self) -> None:
        """Add a school."""
        nieuw_feit(self.kern, School, self, na=lambda s: self.kies(s.id))

    def _wijzig(self, school: object) -> None:
        """Correct a school."""
        if isinstance(school, School) and not self.kern.alleen_lezen:
            wijzig_feit(self.kern, school, self)

    def _wijzig_bij(self, feit: object) -> None:
        """Correct a free day or contact."""
        if isinstance(feit, Feit) and not self.kern.alleen_lezen:
            wijzig_feit(self.kern, feit, self, vast={"school_id": feit.school_id})  # type: ignore[attr-defined]

    def _erbij(self, soort: type[Feit]) -> None:
        """Add a free day or contact to the chosen school."""
        school = self.tabel.huidig
        if school is not None:
            nieuw_feit(self.kern, soort, self, vast={"school_id": school.id})

    def _weg(self, feit: Feit | None) -> None:
        """Withdraw a free day or contact; it can be undone."""
        if feit is not None:
            self.kern.voer_uit(
                lambda s: vastleggen.trek_in(s, feit), f"{feit.LABEL} verwijderd.", self
            )

    def _lees_duo(self) -> None:
        """Open the window for imports: it knows a list of vestigingen of DUO by its headers."""
        from app.ui.importeren.venster import ImporteerVenster

        venster = ImporteerVenster(self.kern, self.window())
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.show()


class KalenderBlad(QWidget):
    """The holidays per schooljaar and region, how certain they are, and what is missing."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        lijst = QVBoxLayout(self)
        self.waarschuwing = QLabel()
        self.waarschuwing.setProperty("rol", "let_op")
        self.waarschuwing.setWordWrap(True)
        self.regio = QComboBox()
        self.regio.setAccessibleName("Vakantieregio")
        self.regio.addItem("Alle regio’s", None)
        for regio in Regio:
            self.regio.addItem(f"Regio {regio.label}", regio.value)
        self.regio.activated.connect(lambda _i: self.laad())
        self._erbij = maak_knop("Vakantie toevoegen…", self._nieuw, "plus")
        self._json = maak_knop("Van de Rijksoverheid inlezen…", self._lees_json, "importeer")
        self.tabel: Tabel[Vakantie] = Tabel(
            "Schoolvakanties",
            (
                Tabelkolom("Schooljaar", lambda v: v.schooljaar, 6),
                Tabelkolom("Vakantie", lambda v: v.vakantie.capitalize(), 9),
                Tabelkolom("Regio", lambda v: v.regio.label, 5),
                Tabelkolom(
                    "Eerste dag",
                    lambda v: toon_dag(v.eerste_dag, jaar=True),
                    7.5,
                    lambda v: v.eerste_dag,
                ),
                Tabelkolom(
                    "Laatste dag",
                    lambda v: toon_dag(v.laatste_dag, jaar=True),
                    7.5,
                    lambda v: v.laatste_dag,
                ),
                Tabelkolom("Zekerheid", lambda v: v.zekerheid.label, 0, None, _zeker),
            ),
        )
        self.tabel.geopend.connect(lambda v: self._wijzig(v))
        lijst.addWidget(self.waarschuwing)
        lijst.addLayout(naast(self.regio, self._erbij, self._json))
        lijst.addWidget(self.tabel)
        self._eerste_keer = True

    def laad(self) -> None:
        """Show what counts: the team's own rows outrank the shipped ones."""
        eigen = {v.id: v for v in self.kern.sessie.lees(Vakantie)}
        alle = {v.id: v for v in standaard_vakanties()} | eigen
        regio = self.regio.currentData()
        rijen = [v for v in alle.values() if regio is None or str(v.regio) == regio]
        rijen.sort(key=lambda v: (v.schooljaar, v.eerste_dag, v.regio.value))
        self.tabel.zet(rijen, zelfde=lambda v: v.id)
        if self._eerste_keer:
            self._eerste_keer = False
            self._naar(rijen)
        waarschuwingen = self.kern.sessie.kalenders.waarschuwingen(self.kern.peildatum)
        self.waarschuwing.setText("\n".join(waarschuwingen))
        self.waarschuwing.setVisible(bool(waarschuwingen))
        for knop in (self._erbij, self._json):
            knop.setEnabled(not self.kern.alleen_lezen)

    def _naar(self, rijen: list[Vakantie]) -> None:
        """Begin at the first holiday that is not over."""
        for nummer, vakantie in enumerate(rijen):
            if vakantie.laatste_dag >= self.kern.peildatum:
                self.tabel.selectRow(nummer)
                self.tabel.scrollTo(
                    self.tabel.model_.index(nummer, 0), Tabel.ScrollHint.PositionAtTop
                )
                return

    def _nieuw(self) -> None:
        """Add a holiday."""
        nieuw_feit(self.kern, Vakantie, self)

    def _wijzig(self, vakantie: object) -> None:
        """Correct a holiday; of a shipped one the team gets its own row."""
        if not isinstance(vakantie, Vakantie) or self.kern.alleen_lezen:
            return
        eigen = {v.id for v in self.kern.sessie.lees(Vakantie)}
        if vakantie.id in eigen:
            wijzig_feit(self.kern, vakantie, self)
            return
        vorm = nieuw_feit(self.kern, Vakantie, self, vast={"id": vakantie.id})
        for naam, invoer in vorm.invoer.items():
            invoer.zet(getattr(vakantie, naam))

    def _lees_json(self) -> None:
        """Read the Rijksoverheid's file; what differs becomes the team's own rows, undoable."""
        pad, _ = QFileDialog.getOpenFileName(
            self, "Schoolvakanties van de Rijksoverheid", "", "JSON (*.json)"
        )
        if not pad:
            return
        try:
            gelezen = lees_rijksoverheid_json(Path(pad).read_bytes())
        except (KnownError, OSError) as fout:
            berichten.toon_fout(
                self,
                fout
                if isinstance(fout, KnownError)
                else KnownError("Dit bestand is niet te lezen.", "Kies een ander bestand."),
            )
            return
        eigen = {v.id for v in self.kern.sessie.lees(Vakantie)}
        nieuw = [v for v in gelezen if v.id not in eigen]
        if not nieuw:
            berichten.meld("Alle vakanties uit dit bestand staan er al.", soort="wacht")
            return
        self.kern.voer_uit(
            lambda s: vastleggen.leg_vast(s, *nieuw), f"{len(nieuw)} vakanties ingelezen.", self
        )


def _blad(lijst: QWidget, knoppen: QWidget) -> QWidget:
    """Put a list and what can be done with it on one page."""
    blad = QWidget()
    vak = QVBoxLayout(blad)
    vak.setContentsMargins(0, 0, 0, 0)
    vak.addWidget(lijst, 1)
    vak.addWidget(knoppen)
    return blad


def _dagen(vrij: VrijeDag) -> str:
    """Write a spell of free days."""
    if vrij.eerste_dag == vrij.laatste_dag:
        return toon_dag(vrij.eerste_dag, jaar=True)
    return f"{toon_dag(vrij.eerste_dag)} – {toon_dag(vrij.laatste_dag, jaar=True)}"


def _zeker(vakantie: Vakantie) -> tuple[str, Kleur]:
    """Give certainty its shape."""
    if vakantie.zekerheid is Zekerheid.GECONTROLEERD:
        return "vink", Kleur.GOED
    return "vraag", Kleur.LET_OP
