"""UI: the one funnel through which the program speaks to its user.

Errors, questions and quiet notices all go through here, so that tests can put
another `Trechter` in its place and nothing ever blocks on a dialog. Never a
name or BSN in a title; a bug is told with a report that holds no personal data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from app.domain.fouten import KnownError


@dataclass(frozen=True, slots=True)
class Bericht:
    """A quiet notice; `ongedaan` undoes what it tells of."""

    tekst: str
    ongedaan: Callable[[], object] | None = None
    soort: str = "goed"


class Trechter(QObject):
    """Shows dialogs, and hands quiet notices to whoever listens to `stil_bericht`."""

    stil_bericht = Signal(object)

    def fout(self, parent: QWidget | None, fout: KnownError) -> None:
        """Tell what is wrong and what to do about it."""
        doos = QMessageBox(parent)
        doos.setIcon(QMessageBox.Icon.Warning)
        doos.setWindowTitle("Kantelpunt")
        doos.setTextFormat(Qt.TextFormat.PlainText)
        doos.setText(fout.tekst)
        doos.setInformativeText(fout.doe)
        doos.exec()

    def vraag(
        self,
        parent: QWidget | None,
        tekst: str,
        *,
        toelichting: str,
        ja: str,
        nee: str,
        gevaar: bool,
    ) -> bool:
        """Ask, with buttons that say what they do; Escape and Enter on `nee` when dangerous."""
        doos = QMessageBox(parent)
        doos.setIcon(QMessageBox.Icon.Warning if gevaar else QMessageBox.Icon.Question)
        doos.setWindowTitle("Kantelpunt")
        doos.setTextFormat(Qt.TextFormat.PlainText)
        doos.setText(tekst)
        doos.setInformativeText(toelichting)
        knop_ja: QPushButton = doos.addButton(ja, QMessageBox.ButtonRole.AcceptRole)
        knop_nee: QPushButton = doos.addButton(nee, QMessageBox.ButtonRole.RejectRole)
        doos.setEscapeButton(knop_nee)
        doos.setDefaultButton(knop_nee if gevaar else knop_ja)
        doos.exec()
        return doos.clickedButton() is knop_ja

    def stil(self, bericht: Bericht) -> None:
        """Tell quietly, in the bar of the window."""
        self.stil_bericht.emit(bericht)


_STAND: dict[str, Trechter] = {}


def trechter() -> Trechter:
    """Give the funnel in use."""
    if "nu" not in _STAND:
        _STAND["nu"] = Trechter()
    return _STAND["nu"]


def vervang(nieuw: Trechter | None) -> None:
    """Put another funnel in place (tests); None: a fresh real one."""
    _STAND.pop("nu", None)
    if nieuw is not None:
        _STAND["nu"] = nieuw


def toon_fout(parent: QWidget | None, fout: KnownError) -> None:
    """Tell a known error."""
    trechter().fout(parent, fout)


def vraag(
    parent: QWidget | None,
    tekst: str,
    *,
    toelichting: str = "",
    ja: str = "Ja",
    nee: str = "Annuleren",
    gevaar: bool = False,
) -> bool:
    """Ask a yes-or-no question; True for `ja`."""
    return trechter().vraag(parent, tekst, toelichting=toelichting, ja=ja, nee=nee, gevaar=gevaar)


def meld(tekst: str, ongedaan: Callable[[], object] | None = None, *, soort: str = "goed") -> None:
    """Tell quietly; `soort` is one of goed, let_op, gevaar, wacht."""
    trechter().stil(Bericht(tekst, ongedaan, soort))
