"""UI: the list of schools, and of the chosen one its pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabWidget, QVBoxLayout, QWidget

from app.domain.mensen import Ambtenaar
from app.domain.scholen import School
from app.domain.schoolwerk import Schoolambtenaar, Schoolrol, ambtenaren_op
from app.ui.beheer.feitformulier import nieuw_feit, wijzig_feit
from app.ui.beheer.schoolafspraken import AfsprakenBlad
from app.ui.beheer.schoolbladen import GegevensBlad, MensenBlad, Schoolblad
from app.ui.beheer.schoollijst import DossiersBlad
from app.ui.kern import Kern
from app.ui.onderdelen import KopLabel
from app.ui.pagina import maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.zijpaneel import Wijkend


class ScholenBlad(QWidget):
    """The schools at the left, and of the chosen one four pages at the right."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self._vast: dict[str, str] = {}
        em = thema().em
        lijst = QVBoxLayout(self)
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, BRIN, plaats of ambtenaar")
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
                Tabelkolom("BRIN", lambda s: f"{s.brin}{s.vestiging}", 4.6),
                Tabelkolom("Plaats", lambda s: s.plaats, 5),
                Tabelkolom("Ambtenaar", lambda s: self._vast.get(s.id, "–"), 6.2),
            ),
            leeg="Nog geen scholen. Lees de lijst van DUO in, of maak een school.",
        )
        self.tabel.gekozen.connect(lambda s: self._toon(s if isinstance(s, School) else None))
        self.tabel.geopend.connect(lambda s: self._wijzig(s))
        self.zoekveld.textChanged.connect(self.tabel.model_.filter)
        zij = QWidget()
        vak = QVBoxLayout(zij)
        vak.setContentsMargins(em(0.4), 0, 0, 0)
        self.naam = KopLabel(titel=True)
        self.naam.setWordWrap(True)
        self.gegevens = GegevensBlad(kern)
        self.mensen = MensenBlad(kern)
        self.afspraken = AfsprakenBlad(kern)
        self.dossiers = DossiersBlad(kern)
        self.normen = self.gegevens.normen
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Van deze school")
        self.paginas: tuple[Schoolblad, ...] = (
            self.gegevens,
            self.mensen,
            self.afspraken,
            self.dossiers,
        )
        namen = ("Gegevens", "Mensen", "Afspraken en bezoek", "Dossiers")
        for pagina, titel in zip(self.paginas, namen, strict=True):
            self.bladen.addTab(pagina, titel)
        self.bladen.currentChanged.connect(lambda _i: self._toon(self.tabel.huidig))
        vak.addWidget(self.naam)
        vak.addWidget(self.bladen, 1)
        splitter = Wijkend(38, (7, 14))
        splitter.addWidget(self.tabel)
        splitter.addWidget(zij)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([em(32), em(34)])
        lijst.addWidget(splitter, 1)

    def laad(self) -> None:
        """Read the schools again, each with its own ambtenaar."""
        sessie, dag = self.kern.sessie, self.kern.peildatum
        namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
        per: dict[str, list[Schoolambtenaar]] = {}
        for rij in sessie.lees(Schoolambtenaar):
            per.setdefault(rij.school_id, []).append(rij)
        self._vast = {
            school_id: namen.get(nu[0].ambtenaar_id, "")
            for school_id, rijen in per.items()
            if (nu := ambtenaren_op(rijen, dag, school_id)) and nu[0].rol is Schoolrol.VAST
        }
        self.tabel.zet(
            sorted(sessie.lees(School), key=lambda s: s.naam.casefold()),
            zelfde=lambda s: s.id,
        )
        self._toon(self.tabel.huidig)
        for knop in self._schrijfknoppen:
            knop.setEnabled(not self.kern.alleen_lezen)

    def kies(self, school_id: str) -> None:
        """Put the cursor on a school."""
        self.zoekveld.clear()
        for nummer, school in enumerate(self.tabel.model_.rijen()):
            if school.id == school_id:
                self.tabel.selectRow(nummer)

    def _toon(self, school: School | None) -> None:
        """Show the chosen school on the page that is open; the others follow when opened."""
        self.naam.setText(school.naam if school else "Kies een school")
        pagina = self.bladen.currentWidget()
        if isinstance(pagina, Schoolblad):
            pagina.toon(school)

    def _nieuw(self) -> None:
        """Add a school."""
        nieuw_feit(self.kern, School, self, na=lambda s: self._kies_nieuw(s.id))

    def _kies_nieuw(self, school_id: str) -> None:
        """Put the cursor on a school that was made just now: the list reads it by itself later."""
        self.laad()
        self.kies(school_id)

    def _wijzig(self, school: object) -> None:
        """Correct a school."""
        if isinstance(school, School) and not self.kern.alleen_lezen:
            wijzig_feit(self.kern, school, self)

    def _lees_duo(self) -> None:
        """Open the window for imports: it knows a list of vestigingen of DUO by its headers."""
        from app.ui.importeren.venster import ImporteerVenster

        venster = ImporteerVenster(self.kern, self.window())
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.show()
