"""UI: a list to choose from with the keyboard: typed letters go to what begins with them."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox


class Keuzelijst(QComboBox):
    """Typing "school" chooses "school", also when that was chosen already; a space is a letter.

    Qt begins at the choice below the present one, so that a name typed in full may end at the
    next that begins so, and a space in a name drops the list down.
    """

    _getypt = ""
    _laatst = 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to what is typed; the same letter again walks through what begins with it."""
        letter = event.text()
        vrij = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        nu = time.monotonic()
        bezig = nu - self._laatst < QApplication.keyboardInputInterval() / 1000
        typt = bool(self._getypt) and bezig
        if (
            self.isEditable()
            or event.modifiers() not in vrij
            or not letter.isprintable()
            or not letter
            or (letter == " " and not typt)
        ):
            super().keyPressEvent(event)
            return
        self._getypt = (self._getypt if typt else "") + letter.casefold()
        self._laatst = nu
        plek = self._zoek(self._getypt)
        if plek >= 0 and plek != self.currentIndex():
            self.setCurrentIndex(plek)
            self.activated.emit(plek)

    def _zoek(self, getypt: str) -> int:
        """Find what begins with the letters: one that is just that, else the first; -1 without."""
        teksten = [self.itemText(n).casefold() for n in range(self.count())]
        if len(set(getypt)) == 1:  # one letter, or the same one again: the next
            na = self.currentIndex() + 1
            volgorde = [*range(na, len(teksten)), *range(na)]
            return next((n for n in volgorde if teksten[n].startswith(getypt[0])), -1)
        if getypt in teksten:
            return teksten.index(getypt)
        return next((n for n, t in enumerate(teksten) if t.startswith(getypt)), -1)
