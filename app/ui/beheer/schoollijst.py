"""UI: the page of a school with its leerlingen for the talk, walked through from the keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.schoolwerk import Besprekingsuitkomst
from app.services import verzuimlijst
from app.services.schoolpapier import schooldossiers_pdf
from app.services.verzuimlijst import Lijstrij
from app.ui import berichten
from app.ui.afdrukken import bewaar_pdf, druk_pdf_af
from app.ui.beheer.schoolbladen import Schoolblad
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom

UITKOMSTEN = (
    (Qt.Key.Key_N, "Geen actie  (N)", Besprekingsuitkomst.NIETS),
    (Qt.Key.Key_C, "Contact  (C)", Besprekingsuitkomst.CONTACT),
    (Qt.Key.Key_M, "Melding verwacht  (M)", Besprekingsuitkomst.MELDING),
    (Qt.Key.Key_D, "Dossier openen  (D)", Besprekingsuitkomst.DOSSIER),
)


class DossiersBlad(Schoolblad):
    """One key per leerling: what followed is recorded and the cursor goes on to the next."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(kern, parent)
        self.uitleg = QLabel()
        self.uitleg.setProperty("rol", "zacht")
        self.uitleg.setWordWrap(True)
        self.lijst.addWidget(self.uitleg)
        self.tabel: Tabel[Lijstrij] = Tabel(
            "Leerlingen van deze school om te bespreken",
            (
                Tabelkolom("Leerling", lambda r: r.naam, 8),
                Tabelkolom("Klas", lambda r: r.klas or "–", 2.8),
                Tabelkolom("Waarom", lambda r: r.waarom, 5.6),
                Tabelkolom("Stap", lambda r: r.stap or "–", 3),
                Tabelkolom("Besproken", _besproken, 7, None, self._vorm),
                Tabelkolom("Gevraagd", lambda r: "; ".join(r.gevraagd)),
            ),
            leeg="Niemand om te bespreken: geen open dossiers, en geen verzuim of meldingen in "
            "de laatste 12 weken.",
        )
        self.tabel.geopend.connect(self._open)
        self.lijst.addWidget(self.tabel, 1)
        self.uitkomsten = []
        for toets, tekst, uitkomst in UITKOMSTEN:
            doe = partial(self.leg_vast, uitkomst)
            knop = maak_knop(tekst, doe)
            self.uitkomsten.append(knop)
            # Shortcuts, not key presses: a table takes letters to search in itself.
            kort = QShortcut(QKeySequence(toets), self, doe)
            kort.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.knoppen += self.uitkomsten
        self.papier = maak_knop("Afdrukken…", lambda: self._papier(bewaar=False), "afdrukken")
        self.pdf = maak_knop("Opslaan als PDF…", lambda: self._papier(bewaar=True), "document")
        self.lijst.addWidget(knoppenrij(*self.uitkomsten))
        self.lijst.addWidget(knoppenrij(self.papier, self.pdf))

    def laad(self) -> None:
        """Read the list again; the cursor stays with its leerling."""
        rijen = []
        if self.school is not None:
            try:
                rijen = verzuimlijst.lijst(self.kern.sessie, self.school.id, self.kern.peildatum)
            except KnownError as fout:
                berichten.toon_fout(self, fout)
        self.tabel.zet(rijen, zelfde=lambda r: r.leerling_id)
        gedaan = sum(self._vandaag(r) for r in rijen)
        self.uitleg.setText(
            f"{len(rijen)} om te bespreken, {gedaan} vandaag besproken. Op het papier voor de "
            "school staan geen notities."
            if rijen
            else ""
        )
        for knop in (self.papier, self.pdf):
            knop.setEnabled(bool(rijen))

    def leg_vast(self, uitkomst: Besprekingsuitkomst) -> None:
        """Record what followed for the chosen leerling, and go on to the next one."""
        rij, school = self.tabel.huidig, self.school
        if rij is None or school is None:
            return
        rijen = self.tabel.model_.rijen()
        na = rijen[rijen.index(rij) + 1 :]
        gedaan = self.kern.voer_uit(
            lambda s: verzuimlijst.leg_bespreking_vast(s, school.id, rij, uitkomst),
            f"{rij.naam}: {uitkomst.label}.",
            self,
        )
        if gedaan is not None and na:
            self._naar(na[0].leerling_id)
        self.tabel.setFocus()

    def _naar(self, leerling_id: str) -> None:
        """Put the cursor on a leerling; a dossier that opened may have moved the rows."""
        for nummer, rij in enumerate(self.tabel.model_.rijen()):
            if rij.leerling_id == leerling_id:
                self.tabel.selectRow(nummer)

    def _open(self, rij: object) -> None:
        """Go to the dossier, or to the leerling."""
        if isinstance(rij, Lijstrij):
            if rij.dossier_id:
                self.kern.toon_dossier.emit(rij.dossier_id)
            else:
                self.kern.toon_leerling.emit(rij.leerling_id)

    def _papier(self, *, bewaar: bool) -> None:
        """Print the list for the talk, or save it."""
        if self.school is None:
            return
        pdf = schooldossiers_pdf(
            self.school.naam,
            self.tabel.model_.rijen(),
            teamnaam=self.kern.sessie.instellingen.teamnaam,
            peildatum=self.kern.peildatum,
        )
        try:
            if bewaar:
                bewaar_pdf(pdf, f"Overleg {self.kern.peildatum:%Y-%m-%d}", self)
            else:
                druk_pdf_af(pdf, "Overleg met school", self, liggend=True)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _vandaag(self, rij: Lijstrij) -> bool:
        return rij.besproken is not None and rij.besproken.datum == self.kern.peildatum

    def _vorm(self, rij: Lijstrij) -> tuple[str, Kleur] | None:
        """Mark who was talked about today."""
        return ("vink", Kleur.GOED) if self._vandaag(rij) else None


def _besproken(rij: Lijstrij) -> str:
    """Say when a leerling was talked about last, and what followed."""
    if rij.besproken is None:
        return "–"
    return f"{toon_dag(rij.besproken.datum, weekdag=False)}: {rij.besproken.uitkomst.label}"
