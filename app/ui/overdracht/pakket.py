"""UI: a dossier to another gemeente as one encrypted file; and such a file coming in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.dossiers import Dossier
from app.domain.mensen import Verhuizing
from app.domain.overdracht import Pakket
from app.services import pakket
from app.services.pakket import EINDE, Pakketconcept
from app.ui import berichten, klembord
from app.ui.enterknop import Knoppendialoog
from app.ui.invoer import WachtwoordVeld
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel
from app.ui.vastleggen.velden import TekstInvoer
from app.ui.vormdialoog import Vormdialoog

FILTER = f"Overdrachtspakket (*{EINDE})"


class PakketDialoog(Vormdialoog):
    """Asks for which gemeente, makes the package, saves it, and shows its wachtzin once."""

    def __init__(self, kern: Kern, dossier_id: str, parent: QWidget | None = None) -> None:
        super().__init__("Dossier naar een andere gemeente", "Pakket maken…", parent)
        self._kern, self._dossier_id = kern, dossier_id
        invoer = TekstInvoer("Gemeente")
        self.veld("gemeente", invoer, verplicht=True)
        invoer.zet(_voorgesteld(kern, dossier_id))
        self.zeg(
            "Het pakket is een versleuteld bestand met het hele dossier: de feiten, de brieven, "
            "de documenten en het dossier als PDF. Opsporing en namen van collega's gaan niet "
            "mee. De wachtzin ziet u eenmaal; geef die telefonisch door, niet met het bestand."
        )
        kern.vergrendeld.connect(self.reject)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Make it, ask where, save, and show the wachtzin."""
        concept = pakket.maak(self._kern.sessie, self._dossier_id, waarden["gemeente"])
        map_ = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        pad, _ = QFileDialog.getSaveFileName(
            self, "Pakket opslaan", str(Path(map_) / concept.naam), FILTER
        )
        if not pad:
            return
        if not pad.endswith(EINDE):
            pad += EINDE
        wijziging = pakket.verzend(self._kern.sessie, concept, pad)
        self.accept()
        self._kern.meld_wijziging(wijziging, "Pakket gemaakt.")
        WachtzinDialoog(self._kern, concept, self.parentWidget()).open()


class WachtzinDialoog(Knoppendialoog):
    """Shows the ten words; they are kept nowhere."""

    def __init__(self, kern: Kern, concept: Pakketconcept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kantelpunt")
        lijst = QVBoxLayout(self)
        kop = KopLabel(f"De wachtzin voor gemeente {concept.gemeente}", titel=True)
        kop.setWordWrap(True)
        lijst.addWidget(kop)
        self.woorden = QLabel(concept.wachtzin)
        self.woorden.setProperty("rol", "kop")
        self.woorden.setWordWrap(True)
        self.woorden.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.woorden.setAccessibleName(f"Wachtzin: {concept.wachtzin}")
        lijst.addWidget(self.woorden)
        uitleg = [
            "U ziet deze woorden alleen nu. Geef ze telefonisch door aan uw collega daar.",
            f"In het pakket: {concept.omschrijving}.",
            *concept.waarschuwingen,
            "Leg het vast zodra de ontvangst is bevestigd (Meer, Ontvangst bevestigen).",
        ]
        for tekst in uitleg:
            label = QLabel(tekst)
            label.setWordWrap(True)
            label.setProperty("rol", "zacht")
            lijst.addWidget(label)
        lijst.addStretch(1)
        rij = QHBoxLayout()
        kopieer = QPushButton("&Kopiëren")
        kopieer.setAutoDefault(False)
        kopieer.clicked.connect(lambda: klembord.kopieer_bsn(concept.wachtzin))
        sluit = QPushButton("Ik heb de wachtzin")
        sluit.setProperty("primair", True)
        sluit.clicked.connect(self.accept)
        rij.addWidget(kopieer)
        rij.addStretch(1)
        rij.addWidget(sluit)
        lijst.addLayout(rij)
        pas_maat(self, 32, 20)
        kern.vergrendeld.connect(self.reject)


class OntvangDialoog(Vormdialoog):
    """Asks the wachtzin of a package that came in; `wachtzin` is what was typed."""

    def __init__(self, pad: Path, parent: QWidget | None = None) -> None:
        super().__init__(f"Pakket openen: {pad.name}", "Openen", parent, maat=(32, 14))
        self.wachtzin = ""
        self.veldje = WachtwoordVeld("Wachtzin")
        self.vak.addWidget(QLabel("De tien woorden die de andere gemeente u gaf:"))
        self.vak.addWidget(self.veldje)
        self.vak.addStretch(1)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Hand the words on."""
        del waarden
        self.wachtzin = self.veldje.text()
        self.accept()


def bevestig_ontvangst(kern: Kern, dossier_id: str, parent: QWidget) -> None:
    """Record that the other gemeente has the dossier, and offer to close it."""
    open_ = [
        p for p in kern.sessie.lees(Pakket, dossier_id=dossier_id) if p.ontvangst_bevestigd is None
    ]
    if not open_:
        return
    laatste = max(open_, key=lambda p: p.datum)
    gesloten = kern.sessie.lees_een(Dossier, dossier_id).gesloten is not None
    sluiten = not gesloten and berichten.vraag(
        parent,
        f"Gemeente {laatste.gemeente} heeft het dossier ontvangen. Het hier sluiten?",
        toelichting="De bevestiging wordt hoe dan ook vastgelegd.",
        ja="Bevestigen en sluiten",
        nee="Alleen bevestigen",
    )
    kern.voer_uit(
        lambda s: pakket.bevestig_ontvangst(s, laatste.id, kern.vandaag, sluiten=sluiten),
        "Ontvangst bevestigd.",
        parent,
    )


def _voorgesteld(kern: Kern, dossier_id: str) -> str:
    """Propose the gemeente of the running move, if there is one."""
    dossier = kern.sessie.lees_een(Dossier, dossier_id)
    alle = [
        v
        for v in kern.sessie.lees(Verhuizing, leerling_id=dossier.leerling_id)
        if v.ontvangst_bevestigd is None and not v.blijft
    ]
    return max(alle, key=lambda v: v.datum).naar_gemeente if alle else ""
