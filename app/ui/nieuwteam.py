"""UI: a new team: who begins it, where the file lies, the first password."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.domain.fouten import KnownError
from app.domain.mensen import Rol
from app.services.sessie import maak_team
from app.ui import berichten, voorkeuren
from app.ui.enterknop import Knoppendialoog
from app.ui.invoer import NieuwWachtwoord
from app.ui.maat import pas_maat, rolbaar
from app.ui.noodpapier import NoodsleutelVenster
from app.ui.onderdelen import KopLabel
from app.ui.thema import thema


class NieuwTeam(Knoppendialoog):
    """Makes the file, shows the noodsleutel, and gives the session: `gemaakt(Sessie)`."""

    gemaakt = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nieuw team")
        em = thema().em
        lijst, geheel = rolbaar(self)
        lijst.addWidget(KopLabel("Een nieuw teambestand", titel=True))
        uitleg = QLabel(
            "U maakt het bestand en bent de eerste die erin kan. Collega's voegt u later toe in "
            "Beheer, elk met een eigen wachtwoord."
        )
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        lijst.addWidget(uitleg)
        vorm = QFormLayout()
        vorm.setSpacing(em(0.4))
        self.naam = QLineEdit()
        self.naam.setAccessibleName("Uw naam")
        self.naam.setPlaceholderText("S. de Wit")
        self.rol = QComboBox()
        self.rol.setAccessibleName("Uw rol")
        for rol in (Rol.TEAMLEIDER, Rol.LEERPLICHTAMBTENAAR, Rol.ADMINISTRATIE):
            self.rol.addItem(rol.label, rol.value)
        self.boa = QCheckBox("Ik ben &BOA")
        self.bestand = QLineEdit()
        self.bestand.setAccessibleName("Plaats van het bestand")
        self.bestand.setText(str(_eerste_map() / "team.kantelpunt"))
        blader = QPushButton("Bladeren…")
        blader.setAccessibleName("Plaats van het bestand kiezen")
        blader.setAutoDefault(False)
        blader.clicked.connect(self._blader)
        rij = QHBoxLayout()
        rij.addWidget(self.bestand, 1)
        rij.addWidget(blader)
        vorm.addRow("Uw &naam", self.naam)
        vorm.addRow("Uw &rol", self.rol)
        vorm.addRow("", self.boa)
        vorm.addRow("B&estand", rij)
        label = vorm.labelForField(rij)
        if isinstance(label, QLabel):
            label.setBuddy(self.bestand)
        lijst.addLayout(vorm)
        self.wachtwoord = NieuwWachtwoord()
        lijst.addWidget(self.wachtwoord)
        doos = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.maak = doos.addButton("Team maken", QDialogButtonBox.ButtonRole.ActionRole)
        self.maak.setProperty("primair", True)
        self.maak.clicked.connect(self._maak)
        doos.rejected.connect(self.reject)
        lijst.addStretch(1)
        geheel.addWidget(doos)
        self.maak.setDefault(True)
        pas_maat(self, 32, 28)
        self.naam.setFocus()

    def _blader(self) -> None:
        """Choose where the file goes."""
        pad, _ = QFileDialog.getSaveFileName(
            self, "Nieuw teambestand", self.bestand.text(), "Teambestanden (*.kantelpunt)"
        )
        if pad:
            self.bestand.setText(_met_einde(pad))

    def _maak(self) -> None:
        """Make the file."""
        fout_bij: QWidget = self.naam
        try:
            if not self.naam.text().strip():
                raise KnownError("Vul uw naam in.", "Bijvoorbeeld: S. de Wit.")
            fout_bij = self.wachtwoord
            wachtwoord = self.wachtwoord.waarde()
            fout_bij = self.bestand
            sessie, noodsleutel = maak_team(
                _met_einde(self.bestand.text().strip()),
                naam=self.naam.text(),
                wachtwoord=wachtwoord,
                rol=next(r for r in Rol if r.value == self.rol.currentData()),
                boa=self.boa.isChecked(),
            )
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            if fout_bij is self.wachtwoord:
                self.wachtwoord.wis()
            fout_bij.setFocus()
            return
        self.wachtwoord.wis()
        voorkeuren.onthoud_bestand(sessie.pad)
        papier = NoodsleutelVenster(noodsleutel, sessie.pad, self)
        papier.finished.connect(lambda _r: self._klaar(sessie))
        papier.open()

    def _klaar(self, sessie: object) -> None:
        """Go on to the window."""
        self.accept()
        self.gemaakt.emit(sessie)


def _met_einde(pad: str) -> str:
    """Give a file its ending when it was named without."""
    return pad if not pad or pad.endswith(".kantelpunt") else f"{pad}.kantelpunt"


def _eerste_map() -> Path:
    """Give the user's own documents, or the home folder where there is no such folder."""
    plek = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(plek) if plek and Path(plek).is_dir() else Path.home()
