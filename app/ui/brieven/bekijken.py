"""UI: look at a letter that went out: the very bytes; print or save them again."""

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
from app.domain.fouten import KnownError
from app.domain.handelen import Brief
from app.domain.opsporing import Opsporingsstuk
from app.services import brieven
from app.ui import berichten
from app.ui.brieven import afdrukken
from app.ui.brieven.bladen import Bladen
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat


class BriefBekijker(Knoppendialoog):
    """One letter from the tijdlijn. Printing it again registers nothing: it went out once."""

    def __init__(
        self, brief: Brief | Opsporingsstuk, pdf: bytes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._brief = brief
        self._pdf = pdf
        self.setWindowTitle("Brief")
        lijst = QVBoxLayout(self)
        dag = toon_dag(brief.datum, jaar=True, kort=False)
        kop = QLabel(f"{brief.onderwerp} · {dag} · aan {brief.ontvanger}")
        kop.setWordWrap(True)
        lijst.addWidget(kop)
        self.bladen = Bladen()
        lijst.addWidget(self.bladen, 1)
        rij = QHBoxLayout()
        for tekst, doe in (
            ("Opnieuw afdrukken…", self._druk),
            ("Opslaan als PDF…", self._bewaar),
        ):
            knop = QPushButton(tekst)
            knop.setAutoDefault(False)
            knop.clicked.connect(lambda _=False, d=doe: d())
            rij.addWidget(knop)
        rij.addStretch(1)
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        rij.addWidget(sluit)
        lijst.addLayout(rij)
        pas_maat(self, 44, 42)
        self.bladen.toon(pdf, kop.text())

    def _druk(self) -> None:
        """Print the stored bytes."""
        printer = afdrukken.vraag_printer(self)
        if printer is None:
            return
        try:
            afdrukken.druk_af([self._pdf], printer)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _bewaar(self) -> None:
        """Save the stored bytes."""
        map_ = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        naam = f"{self._brief.sjabloon}-{self._brief.datum:%Y-%m-%d}.pdf"
        pad, _ = QFileDialog.getSaveFileName(
            self, "Opslaan als PDF", str(Path(map_) / naam), "PDF (*.pdf)"
        )
        if not pad:
            return
        try:
            afdrukken.bewaar_pdfs([self._pdf], afdrukken.bestandsnamen(Path(pad), 1))
        except KnownError as fout:
            berichten.toon_fout(self, fout)


def bekijk_brief(kern: Kern, brief: Brief, parent: QWidget | None = None) -> None:
    """Show a letter that went out; a known error when its PDF is not there."""
    try:
        pdf = brieven.lees_pdf(kern.sessie, brief.id)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return
    dialoog = BriefBekijker(brief, pdf, parent)
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialoog.open()
