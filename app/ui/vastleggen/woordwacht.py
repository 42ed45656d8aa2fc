"""UI: a reminder beside a text field when what is typed says something about health.

It never hinders: the word gets a dotted line under it, and a sentence below the field says what
to write instead (protocollen 7: never diagnoses, the answer that counts). It waits until somebody
stops typing for a moment.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.domain.woordwacht import Treffer
from app.services.woorden import medische_woorden
from app.ui.kleuren import Kleur
from app.ui.thema import thema

WACHT_MS = 350


class Woordwacht(QLabel):
    """The sentence below a field; hidden while there is nothing to say."""

    def __init__(
        self, veld: QComboBox | QLineEdit | QPlainTextEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._veld = veld
        self._eigen = ""
        """What the field described itself as before there was something to say."""
        self.setWordWrap(True)
        self.setProperty("rol", "let_op")
        self.setAccessibleName("Let op")
        self.hide()
        self._straks = QTimer(self)
        self._straks.setSingleShot(True)
        self._straks.setInterval(WACHT_MS)
        self._straks.timeout.connect(self.kijk)
        teken = veld.editTextChanged if isinstance(veld, QComboBox) else veld.textChanged
        teken.connect(lambda *_: self._straks.start())

    def kijk(self) -> None:
        """Look at the text as it stands now."""
        self._straks.stop()
        lijst = medische_woorden()
        treffers = lijst.vind(self._tekst()) if self._veld.isEnabled() else ()
        zin = lijst.waarschuwing(treffers)
        if zin == self.text() and not isinstance(self._veld, QPlainTextEdit):
            return
        was_stil = not self.text()
        self.setText(zin)
        self.setVisible(bool(zin))
        self._onderstreep(treffers)
        if was_stil:
            self._eigen = self._veld.accessibleDescription()
        self._veld.setAccessibleDescription(f"{self._eigen} {zin}".strip())

    def _tekst(self) -> str:
        if isinstance(self._veld, QComboBox):
            return self._veld.currentText() if self._veld.isEditable() else ""
        if isinstance(self._veld, QLineEdit):
            return self._veld.text()
        return self._veld.toPlainText()

    def _onderstreep(self, treffers: tuple[Treffer, ...]) -> None:
        """Draw a dotted line under the words; what is typed stays plain text."""
        if not isinstance(self._veld, QPlainTextEdit):
            return
        vorm = QTextCharFormat()
        vorm.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        vorm.setUnderlineColor(thema().kleur(Kleur.LET_OP))
        strepen = []
        for t in treffers:
            cursor = QTextCursor(self._veld.document())
            cursor.setPosition(t.begin)
            cursor.setPosition(t.einde, QTextCursor.MoveMode.KeepAnchor)
            streep = QTextEdit.ExtraSelection()
            streep.cursor, streep.format = cursor, vorm
            strepen.append(streep)
        self._veld.setExtraSelections(strepen)
