"""UI: what the screens of Beheer share: heading, explanation, buttons, and tabs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.iconen import zet_icoon
from app.ui.leesbalk import Leesbalk
from app.ui.onderdelen import KopLabel
from app.ui.stroom import Stroom
from app.ui.thema import thema


class Pagina(QWidget):
    """A screen with a heading, a soft line under it, buttons at the right, and `inhoud`.

    `leesbalk` says it when the screen could not be read.
    """

    def __init__(self, titel: str, onder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(titel)
        em = thema().em
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(em(0.7), em(0.5), em(0.7), em(0.5))
        lijst.setSpacing(em(0.4))
        rij = QHBoxLayout()
        rij.setSpacing(em(0.5))
        self.kop = KopLabel(titel, titel=True)
        rij.addWidget(self.kop)
        rij.addStretch(1)
        self._knoppen = rij
        lijst.addLayout(rij)
        self.onder = QLabel(onder)
        self.onder.setProperty("rol", "zacht")
        self.onder.setWordWrap(True)
        if not onder:
            self.onder.hide()
        lijst.addWidget(self.onder)
        lijf = QWidget()
        self.inhoud = QVBoxLayout(lijf)
        self.inhoud.setContentsMargins(0, 0, 0, 0)
        self.inhoud.setSpacing(em(0.4))
        self.leesbalk = Leesbalk(lijf)
        lijst.addWidget(self.leesbalk)
        lijst.addWidget(lijf, 1)
        lijst.addStretch(0)

    def bij_kop(self, deel: QWidget) -> None:
        """Add a field at the right of the heading."""
        self._knoppen.addWidget(deel)

    def knop(
        self, tekst: str, doe: Callable[[], object], icoon: str = "", *, primair: bool = False
    ) -> QPushButton:
        """Add a button at the right of the heading."""
        knop = maak_knop(tekst, doe, icoon, primair=primair)
        self._knoppen.addWidget(knop)
        return knop


class Knop(QPushButton):
    """A button that Enter presses as Space does, in a window with another default too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; held down it presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def maak_knop(
    tekst: str, doe: Callable[[], object], icoon: str = "", *, primair: bool = False
) -> QPushButton:
    """Make a button that does something."""
    knop = Knop(tekst)
    if icoon and not primair:
        zet_icoon(knop, icoon)
    knop.setAutoDefault(False)
    knop.setProperty("primair", primair)
    knop.clicked.connect(lambda _=False: doe())
    return knop


def naast(rekt: QWidget, *rest: QWidget) -> QHBoxLayout:
    """Lay a field that takes the room beside what needs no more than its own."""
    rij = QHBoxLayout()
    rij.setSpacing(thema().em(0.4))
    rij.addWidget(rekt, 1)
    for deel in rest:
        rij.addWidget(deel)
    return rij


def knoppenrij(*knoppen: QPushButton) -> QWidget:
    """Lay buttons out in a row that flows."""
    vak = QWidget()
    rij = Stroom(vak, ruimte=thema().em(0.3))
    for knop in knoppen:
        rij.addWidget(knop)
    return vak
