"""UI: by which profile a list is read: recognised by itself, or one that the team keeps."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.domain.team import Importprofiel
from app.services import vastleggen
from app.ui.kern import Kern
from app.ui.pagina import maak_knop
from app.ui.thema import thema


class Profielkeuze(QWidget):
    """Hidden as long as the team keeps no profile."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern = kern
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        label = QLabel("Een bestand &lezen als")
        self.keuze = QComboBox()
        self.keuze.setMinimumWidth(thema().em(14))
        label.setBuddy(self.keuze)
        self.weg = maak_knop("Profiel weghalen", self._weg, "prullenbak")
        self.keuze.currentIndexChanged.connect(lambda i: self.weg.setEnabled(i > 0))
        for deel in (label, self.keuze, self.weg):
            rij.addWidget(deel)
        rij.addStretch(1)
        self.laad()

    def laad(self) -> None:
        """Read the profiles of the team again."""
        hier = self.keuze.currentText()
        self.keuze.clear()
        self.keuze.addItem("vanzelf herkennen", "")
        feiten = sorted(self._kern.sessie.lees(Importprofiel), key=lambda f: f.naam.casefold())
        for feit in feiten:
            self.keuze.addItem(feit.naam, feit.id)
        self.keuze.setCurrentIndex(max(0, self.keuze.findText(hier)))
        self.weg.setEnabled(self.keuze.currentIndex() > 0)
        self.setVisible(bool(feiten))

    def naam(self) -> str | None:
        """Give the name of the chosen profile; None: recognise."""
        return self.keuze.currentText() if self.keuze.currentIndex() > 0 else None

    def _weg(self) -> None:
        """Withdraw the chosen profile; it can be undone."""
        feit_id = self.keuze.currentData()
        feit = next((f for f in self._kern.sessie.lees(Importprofiel) if f.id == feit_id), None)
        if feit is not None:
            self._kern.voer_uit(
                lambda s: vastleggen.trek_in(s, feit), f"Profiel ‘{feit.naam}’ weggehaald.", self
            )
            self.laad()
