"""UI: a panel of lines that is filled anew at each change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.onderdelen import KopLabel, Paneel, icoonknop
from app.ui.thema import thema


class Lijstpaneel(Paneel):
    """A panel of lines that is filled anew at each change."""

    def __init__(self, kop: str, plus: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(kop)
        rij = QHBoxLayout()
        self.koplabel = KopLabel(kop)
        rij.addWidget(self.koplabel, 1)
        self.meer = icoonknop("lijst", f"Alles over {kop.lower()}, met de geschiedenis")
        self.meer.hide()
        rij.addWidget(self.meer)
        self.plus = icoonknop("plus", plus)
        rij.addWidget(self.plus)
        self.inhoud.addLayout(rij)
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(thema().em(0.12))
        self.inhoud.addLayout(self._lijst)

    def leeg(self) -> None:
        """Remove all lines."""
        while self._lijst.count():
            deel = self._lijst.takeAt(0)
            widget = deel.widget() if deel is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def voeg_toe(self, widget: QWidget) -> None:
        """Add a line."""
        self._lijst.addWidget(widget)

    def zeg(self, tekst: str, rol: str = "", *, onder: bool = False) -> QLabel:
        """Add a line of text; with `onder` it stands under the text of the line above."""
        label = QLabel(tekst)
        if onder:
            label.setIndent(thema().em(1.15))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if rol:
            label.setProperty("rol", rol)
        self._lijst.addWidget(label)
        return label
