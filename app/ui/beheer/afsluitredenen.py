"""UI: the team's own list of reasons for closing a melding, one per line."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from app.services.instellingen import Instellingen
from app.ui.onderdelen import Paneel
from app.ui.thema import thema


class Afsluitredenen(Paneel):
    """A panel with the list; what somebody is typing stays when the settings change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Redenen om een melding af te sluiten", parent)
        uitleg = QLabel("Een reden per regel. U kiest eruit in Meldingen, bij Afsluiten.")
        uitleg.setWordWrap(True)
        uitleg.setProperty("rol", "zacht")
        self.lijst = QPlainTextEdit()
        self.lijst.setAccessibleName("Redenen om een melding af te sluiten, een per regel")
        self.lijst.setTabChangesFocus(True)
        self.lijst.setMinimumHeight(thema().em(9))
        self.lijst.setMaximumWidth(thema().em(30))
        self.inhoud.addWidget(uitleg)
        self.inhoud.addWidget(self.lijst)

    def laad(self, oud: Instellingen, stand: Instellingen) -> None:
        """Show what is stored, unless the list was changed here and not saved yet."""
        if self.waarde() in ("", oud.afsluitredenen):
            self.lijst.setPlainText(stand.afsluitredenen)

    def waarde(self) -> str:
        """Give the list as it is stored."""
        return self.lijst.toPlainText().strip()
