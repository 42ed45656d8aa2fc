"""UI: a password is lost: what helps, and a new one with the noodsleutel from the safe."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QWidget,
)

from app.domain.fouten import KnownError
from app.ui import berichten
from app.ui.invoer import NieuwWachtwoord
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import KopLabel
from app.ui.thema import thema


class NoodToegang(QDialog):
    """Asks for the words and a new password; `gelukt()` when it was set."""

    gelukt = Signal()

    def __init__(self, pad: str, persoon_id: str, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pad, self._persoon = pad, persoon_id or naam
        self.setWindowTitle("Wachtwoord kwijt")
        em = thema().em
        lijst, geheel = rolbaar(self)
        lijst.addWidget(KopLabel(f"Een nieuw wachtwoord voor {naam}", titel=True))
        uitleg = QLabel(
            "Een wachtwoord kan niet worden teruggehaald. Een teamleider kan u in het programma "
            "een nieuw wachtwoord geven (Beheer, Mensen en rechten); dat is de kortste weg. Kan "
            "niemand meer inloggen, dan opent de noodsleutel uit de kluis het bestand."
        )
        uitleg.setWordWrap(True)
        lijst.addWidget(uitleg)
        label = QLabel("De zeventien &woorden van de noodsleutel")
        self.woorden = QPlainTextEdit()
        self.woorden.setAccessibleName("Woorden van de noodsleutel")
        self.woorden.setTabChangesFocus(True)
        self.woorden.setFixedHeight(em(4.5))
        label.setBuddy(self.woorden)
        lijst.addWidget(label)
        lijst.addWidget(self.woorden)
        self.nieuw = NieuwWachtwoord()
        lijst.addWidget(self.nieuw)
        doos = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.zet = doos.addButton("Wachtwoord instellen", QDialogButtonBox.ButtonRole.ActionRole)
        self.zet.setProperty("primair", True)
        self.zet.clicked.connect(self._zet)
        doos.rejected.connect(self.reject)
        lijst.addStretch(1)
        geheel.addWidget(doos)
        self.zet.setDefault(True)
        pas_maat(self, 30, 28)

    def _zet(self) -> None:
        """Set the new password with the words."""
        from app.services.mensen import nieuw_wachtwoord_met_noodsleutel

        try:
            nieuw_wachtwoord_met_noodsleutel(
                self._pad, self.woorden.toPlainText(), self._persoon, self.nieuw.waarde()
            )
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.woorden.clear()
        self.accept()
        self.gelukt.emit()
