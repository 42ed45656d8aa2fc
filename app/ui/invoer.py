"""UI: the password field with its caps-lock hint, and the meter of strength."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.ui.iconen import icoon
from app.ui.thema import thema

_MINIMUM = 8


class WachtwoordVeld(QWidget):
    """A password line; tells when caps lock seems on; an eye shows what was typed.

    The buddy of its label is `veld`: a label gives its key to nothing that takes no focus itself.
    """

    def __init__(self, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(2)
        self.veld = QLineEdit()
        self.veld.setEchoMode(QLineEdit.EchoMode.Password)
        self.veld.setAccessibleName(naam)
        self._oog = self.veld.addAction(icoon("oog"), QLineEdit.ActionPosition.TrailingPosition)
        self._oog.setText("Wachtwoord tonen")
        self._oog.setToolTip("Wachtwoord tonen of verbergen")
        self._oog.triggered.connect(self._wissel)
        self.hint = QLabel("Caps Lock lijkt aan te staan.")
        self.hint.setProperty("rol", "let_op")
        self.hint.hide()
        lijst.addWidget(self.veld)
        lijst.addWidget(self.hint)
        self.setFocusProxy(self.veld)
        self.veld.installEventFilter(self)

    def text(self) -> str:
        """Give the password."""
        return self.veld.text()

    def wis(self) -> None:
        """Empty the line and hide its text again."""
        self.veld.clear()
        self.veld.setEchoMode(QLineEdit.EchoMode.Password)
        self.hint.hide()

    def eventFilter(self, bron: QObject, event: QEvent) -> bool:
        """Guess caps lock from a letter that does not fit its Shift key (Qt cannot ask)."""
        if (
            bron is self.veld
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.text().isalpha()
        ):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.hint.setVisible(event.text().isupper() != shift)
        return super().eventFilter(bron, event)

    def _wissel(self) -> None:
        """Show or hide what was typed."""
        verborgen = self.veld.echoMode() == QLineEdit.EchoMode.Password
        self.veld.setEchoMode(
            QLineEdit.EchoMode.Normal if verborgen else QLineEdit.EchoMode.Password
        )


class NieuwWachtwoord(QWidget):
    """Twice a new password, with how strong it is in words and a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(thema().em(0.2))
        een = QLabel("Nieuw &wachtwoord")
        self.een = WachtwoordVeld("Nieuw wachtwoord")
        een.setBuddy(self.een.veld)
        self.meter = QProgressBar()
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        self.meter.setFixedHeight(thema().em(0.35))
        self.meter.setAccessibleName("Sterkte van het wachtwoord")
        self.sterkte = QLabel("Neem vier losse woorden; die zijn goed te onthouden.")
        self.sterkte.setProperty("rol", "zacht")
        self.sterkte.setWordWrap(True)
        twee = QLabel("Nog een &keer")
        self.twee = WachtwoordVeld("Nieuw wachtwoord, nog een keer")
        twee.setBuddy(self.twee.veld)
        for deel in (een, self.een, self.meter, self.sterkte, twee, self.twee):
            lijst.addWidget(deel)
        self.een.veld.textChanged.connect(self._weeg)
        self.setFocusProxy(self.een)

    def waarde(self) -> str:
        """Give the password; InvoerFout when the two differ or it is too short."""
        from app.domain.fouten import InvoerFout

        if len(self.een.text().strip()) < _MINIMUM:
            raise InvoerFout(
                f"Het wachtwoord is korter dan {_MINIMUM} tekens.",
                "Neem bijvoorbeeld vier losse woorden.",
                veld="wachtwoord",
            )
        if self.een.text() != self.twee.text():
            raise InvoerFout(
                "De twee wachtwoorden zijn niet gelijk.", "Typ ze opnieuw.", veld="wachtwoord"
            )
        return self.een.text()

    def wis(self) -> None:
        """Empty both lines: they are typed anew."""
        self.een.wis()
        self.twee.wis()

    def _weeg(self, tekst: str) -> None:
        """Say how strong it is."""
        from app.services.wachtwoordsterkte import wachtwoord_sterkte

        cijfer, hint = wachtwoord_sterkte(tekst)
        self.meter.setValue(cijfer if tekst else 0)
        self.sterkte.setText(hint if tekst else "Neem vier losse woorden.")
