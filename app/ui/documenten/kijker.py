"""UI: one document, read-only, from memory; another program only after an explicit save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.documenten import Document, toon_grootte, vertoning
from app.domain.fouten import KnownError
from app.services import documenten
from app.ui import berichten
from app.ui.beheer.feitformulier import Feitformulier
from app.ui.documenten.inkijk import Inkijk
from app.ui.dossier.feitgeschiedenis import GeschiedenisDialoog
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import Balk, KopLabel

VELDEN = ("titel", "soort", "datum", "van_wie", "niet_delen")
"""What of a document can be corrected; the file itself never changes."""


class DocumentKijker(Knoppendialoog):
    """Shows a document. It closes when the screen locks."""

    def __init__(
        self, kern: Kern, document: Document, inhoud: bytes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kern, self._document = kern, document
        self.setWindowTitle("Document")
        lijst = QVBoxLayout(self)
        self.kop = KopLabel("", titel=True)
        self.kop.setWordWrap(True)
        self.onder = QLabel()
        self.onder.setProperty("rol", "zacht")
        self.onder.setWordWrap(True)
        lijst.addWidget(self.kop)
        lijst.addWidget(self.onder)
        self.balk = Balk(rond=True)
        lijst.addWidget(self.balk)
        self.inkijk = Inkijk()
        lijst.addWidget(self.inkijk, 1)
        rij = QHBoxLayout()
        self.opslaan = QPushButton("&Opslaan als…")
        self.verbeter = QPushButton("&Gegevens verbeteren…")
        self.verloop = QPushButton("Ges&chiedenis…")
        self.opslaan.clicked.connect(self._bewaar)
        self.verbeter.clicked.connect(self._verbeter)
        self.verloop.clicked.connect(self._geschiedenis)
        self.verbeter.setEnabled(not kern.alleen_lezen)
        for knop in (self.opslaan, self.verbeter, self.verloop):
            knop.setAutoDefault(False)
            rij.addWidget(knop)
        rij.addStretch(1)
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        rij.addWidget(sluit)
        lijst.addLayout(rij)
        pas_maat(self, 44, 42)
        kern.vergrendeld.connect(self.reject)
        self._toon_kop()
        self.inkijk.meer.connect(lambda t: self.balk.toon(t))
        self.inkijk.toon(inhoud, vertoning(document.mediatype), document.titel)

    def _toon_kop(self) -> None:
        """Tell what document this is."""
        d = self._document
        self.kop.setText(d.titel)
        delen = [
            d.soort.label,
            toon_dag(d.datum, jaar=True, kort=False),
            f"van {d.van_wie}" if d.van_wie else "",
            d.bestandsnaam,
            toon_grootte(d.grootte),
            "niet delen met ouders" if d.niet_delen else "",
        ]
        self.onder.setText(" · ".join(x for x in delen if x))

    def _bewaar(self) -> None:
        """Save a copy outside the team file, after saying what that means."""
        if not berichten.vraag(
            self,
            "Dit maakt een onversleutelde kopie buiten Kantelpunt.",
            toelichting="Iedereen die bij die plek kan, kan het document lezen. Dat u het opslaat, "
            "komt in het logboek. Wis de kopie als u klaar bent.",
            ja="Opslaan als…",
        ):
            return
        map_ = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        naam = Path(self._document.bestandsnaam or "document").name
        pad, _ = QFileDialog.getSaveFileName(self, "Opslaan als", str(Path(map_) / naam))
        if not pad:
            return
        try:
            documenten.bewaar_kopie(self._kern.sessie, self._document, pad)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        berichten.meld("Kopie opgeslagen buiten Kantelpunt.", soort="wacht")

    def _verbeter(self) -> None:
        """Correct what is said about the document."""
        vorm = Feitformulier(
            self._kern,
            Document,
            self._document,
            vast={
                n: getattr(self._document, n)
                for n in ("dossier_id", "bestandsnaam", "mediatype", "sha256", "grootte")
            },
            alleen=VELDEN,
            parent=self,
        )

        def klaar() -> None:
            if isinstance(vorm.bewaard, Document):
                self._document = self._kern.sessie.lees_een(Document, vorm.bewaard.id)
                self._toon_kop()

        vorm.accepted.connect(klaar)
        vorm.open()

    def _geschiedenis(self) -> None:
        """Show who changed and who looked."""
        GeschiedenisDialoog(self._kern.sessie, self._document, self).open()


def bekijk_document(kern: Kern, document: Document, parent: QWidget | None = None) -> None:
    """Show a document; a known error when it is on lock or not there."""
    try:
        inhoud = documenten.open_inhoud(kern.sessie, document)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return
    dialoog = DocumentKijker(kern, document, inhoud, parent)
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialoog.open()
