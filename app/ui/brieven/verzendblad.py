"""UI: letters to many: what was set out, what was made of it, print, go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.services import verzendingen
from app.services.verzendingen import Verzendstand
from app.ui import berichten
from app.ui.afdrukken import bewaar_pdf
from app.ui.brieven import afdrukken
from app.ui.brieven.verzenden import maak_verder, open_verzenden
from app.ui.kern import Kern
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import Kleur


class VerzendBlad(QWidget):
    """The verzendingen, newest first; one that was cut off is marked and goes on."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.tabel: Tabel[Verzendstand] = Tabel(
            "Brieven aan velen",
            (
                Tabelkolom("Begonnen", _dag, 6.5, lambda s: s.feit.datum),
                Tabelkolom("Brief", lambda s: s.soort, 11),
                Tabelkolom("Aan wie", lambda s: s.feit.wie),
                Tabelkolom("Gemaakt", _gemaakt, 8, lambda s: s.gemaakt, _vorm),
                Tabelkolom("Door", lambda s: s.door, 7),
            ),
            leeg="Er zijn nog geen brieven aan velen gemaakt. Kies Nieuwe verzending: een school, "
            "een stap of alle meldingen van deze week, en bekijk eerst wie wat krijgt.",
        )
        self.tabel.gekozen.connect(lambda s: self._weeg(s))
        self.nieuw_knop = maak_knop("Nieuwe verzending…", self.nieuw, primair=True)
        self.verder_knop = maak_knop("Verder gaan", self.verder, "vooruit")
        self.druk_knop = maak_knop("Afdrukken…", self.druk, "afdrukken")
        self.pdf_knop = maak_knop("Als één PDF…", self.pdf, "document")
        self.map_knop = maak_knop("PDF's in een map…", self.naar_map, "exporteer")
        self.weg_knop = maak_knop("Rest laten vervallen", self.vervalt, "kruis")
        lijst = QVBoxLayout(self)
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(
            knoppenrij(
                self.nieuw_knop,
                self.verder_knop,
                self.druk_knop,
                self.pdf_knop,
                self.map_knop,
                self.weg_knop,
            )
        )
        self._weeg(None)

    def laad(self) -> None:
        """Read the list again."""
        self.tabel.zet(verzendingen.standen(self.kern.sessie), zelfde=lambda s: s.feit.id)

    def nieuw(self) -> None:
        """Begin a new one."""
        open_verzenden(self.kern, self.window())

    def verder(self) -> None:
        """Make the rest."""
        stand = self.tabel.huidig
        if stand is None:
            return
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        maak_verder(self.kern, stand.feit.id, self.window())

    def druk(self) -> None:
        """Print what was made, in postal order; after a jam from a later letter on."""
        stand = self.tabel.huidig
        if stand is None:
            return
        vanaf, goed = QInputDialog.getInt(
            self,
            "Afdrukken",
            f"Er zijn {stand.gemaakt} brieven, op postcode. Vanaf welke?",
            1,
            1,
            max(1, stand.gemaakt),
        )
        printer = afdrukken.vraag_printer(self) if goed else None
        if printer is None:
            return
        pdfs = [s.pdf for s in verzendingen.stukken(self.kern.sessie, stand.feit.id)][vanaf - 1 :]
        balk = QProgressDialog("De brieven gaan naar de printer…", "Stoppen", 0, len(pdfs), self)
        balk.setWindowModality(Qt.WindowModality.WindowModal)

        def meld(gedaan: int) -> bool:
            balk.setValue(gedaan)
            balk.setLabelText(f"Brief {vanaf + gedaan} van {stand.gemaakt} gaat naar de printer…")
            QApplication.processEvents()
            return balk.wasCanceled()

        try:
            afdrukken.druk_af(pdfs, printer, meld)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
        finally:
            balk.close()

    def pdf(self) -> None:
        """Save all of it as one PDF."""
        stand = self.tabel.huidig
        if stand is None:
            return
        try:
            heel = verzendingen.als_een_pdf(self.kern.sessie, stand.feit.id)
            bewaar_pdf(heel, f"brieven-{stand.feit.datum}", self)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def naar_map(self) -> None:
        """Save a PDF per letter, named by its place."""
        stand = self.tabel.huidig
        if stand is None:
            return
        map_ = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        gekozen = QFileDialog.getExistingDirectory(self, "Map voor de brieven", map_)
        if not gekozen:
            return
        try:
            paden = verzendingen.schrijf_naar(self.kern.sessie, stand.feit.id, Path(gekozen))
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        berichten.meld(f"{len(paden)} brieven opgeslagen.")

    def vervalt(self) -> None:
        """Take back what was not made; one undo gives it back."""
        stand = self.tabel.huidig
        if stand is not None:
            self.kern.voer_uit(
                lambda s: verzendingen.laat_vervallen(s, stand.feit.id),
                f"{stand.rest} brieven vervallen; wat gemaakt was, blijft.",
                self,
            )

    def _weeg(self, stand: object) -> None:
        """Let the buttons follow the choice."""
        gekozen = stand if isinstance(stand, Verzendstand) else None
        for knop in (self.druk_knop, self.pdf_knop, self.map_knop):
            knop.setEnabled(gekozen is not None and gekozen.gemaakt > 0)
        for knop in (self.verder_knop, self.weg_knop):
            knop.setEnabled(gekozen is not None and gekozen.rest > 0)


def _dag(stand: Verzendstand) -> str:
    return toon_dag(stand.feit.datum, jaar=True, weekdag=False)


def _gemaakt(stand: Verzendstand) -> str:
    rest = f", {stand.rest} te maken" if stand.rest else ""
    return f"{stand.gemaakt} van {stand.totaal}{rest}"


def _vorm(stand: Verzendstand) -> tuple[str, Kleur] | None:
    """Mark what was cut off."""
    return ("pauze", Kleur.LET_OP) if stand.rest else ("vink", Kleur.GOED)
