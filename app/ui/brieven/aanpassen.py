"""UI: change the text of one letter by hand, for one addressee."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.pagina import maak_knop
from app.ui.vastleggen.woordwacht import Woordwacht

UITLEG = (
    "Een lege regel begint een alinea. ## maakt een kopje, - een punt, [ ] een vakje, "
    "| links | rechts | een gegeven; <b>vet</b> en <i>schuin</i>. Wat u verandert, wordt bewaard."
)


class Tekstblad(QWidget):
    """`gewijzigd(sleutel, tekst)` while somebody types; "" gives the template's text back."""

    gewijzigd = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sleutel = ""
        self._bezig = False
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        rij = QHBoxLayout()
        self.kop = QLabel()
        self.terug = maak_knop("Terug naar het sjabloon", self._terug, "herstel")
        rij.addWidget(self.kop, 1)
        rij.addWidget(self.terug)
        lijst.addLayout(rij)
        self.tekst = QPlainTextEdit()
        self.tekst.setAccessibleName("Tekst van deze brief")
        self.tekst.setAccessibleDescription(UITLEG)
        self.tekst.setTabChangesFocus(True)
        self.tekst.textChanged.connect(self._getypt)
        lijst.addWidget(self.tekst, 1)
        self.wacht = Woordwacht(self.tekst)
        lijst.addWidget(self.wacht)
        uitleg = QLabel(UITLEG)
        uitleg.setTextFormat(Qt.TextFormat.PlainText)
        uitleg.setProperty("rol", "zacht")
        uitleg.setWordWrap(True)
        lijst.addWidget(uitleg)

    def toon(self, sleutel: str, tekst: str, wie: str) -> None:
        """Show the body of the letter to one addressee; the cursor stays where somebody types."""
        self.kop.setText(f"Tekst {wie}")
        if sleutel == self._sleutel and self.tekst.hasFocus():
            return
        self._sleutel = sleutel
        self._bezig = True
        self.tekst.setPlainText(tekst)
        self._bezig = False

    def _getypt(self) -> None:
        if not self._bezig and self._sleutel:
            self.gewijzigd.emit(self._sleutel, self.tekst.toPlainText())

    def _terug(self) -> None:
        """Drop what was changed."""
        if self._sleutel:
            self.gewijzigd.emit(self._sleutel, "")
