"""UI: what a screen says when it could not be read: one sentence, what to do, and a button.

What stood there stays. A screen that was never read yet shows nothing but this bar: an empty
list would say that there is nothing. No box that must be clicked away: after F5 every screen
that was open reads again, and each would show one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app.domain.fouten import KnownError
from app.ui.kleuren import Kleur
from app.ui.onderdelen import Balk

OPNIEUW = "Opnieuw proberen"


class Leesbalk(Balk):
    """Hidden until something fails; `lijf` is what a screen shows once it was read."""

    def __init__(self, lijf: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, sluitbaar=False)
        self._lijf = lijf
        self._gelezen = False

    @property
    def dicht(self) -> bool:
        """Whether nothing else is shown, because nothing was read yet."""
        return not self.isHidden() and not self._gelezen

    @property
    def opnieuw(self) -> QPushButton | None:
        """The button that tries again."""
        for knop in self.findChildren(QPushButton):
            if knop.text() == OPNIEUW and not knop.isHidden():
                return knop
        return None

    def probeer(self, lees: Callable[[], object]) -> bool:
        """Read; say it here when that fails, and try the same again by the button."""
        try:
            lees()
        except KnownError as fout:
            self.zeg(fout, lambda: self.probeer(lees))
            return False
        self.goed()
        return True

    def zeg(self, fout: KnownError, opnieuw: Callable[[], object]) -> None:
        """Say what is wrong and what to do; Enter tries again where nothing else can be done."""
        nu = QApplication.focusWidget()
        eigen = nu is not None and self.isAncestorOf(nu)
        if self._lijf is not None and not self._gelezen:
            self._lijf.hide()
        self.toon(str(fout), Kleur.GEVAAR, "fout", knoppen=((OPNIEUW, opnieuw),))
        knop = self.opnieuw
        if knop is None or nu is None or not self.isVisible() or nu.window() is not self.window():
            return
        if (self.dicht and not isinstance(nu, QLineEdit)) or (eigen and not nu.isVisible()):
            knop.setFocus()

    def goed(self) -> None:
        """Say no more: it was read."""
        self._gelezen = True
        self.hide()
        if self._lijf is not None:
            self._lijf.show()


def opnieuw_van(scherm: QWidget) -> QPushButton | None:
    """Give the button that tries again of a screen that shows nothing else yet."""
    for balk in scherm.findChildren(Leesbalk):
        if balk.dicht and balk.isVisible():
            return balk.opnieuw
    return None
