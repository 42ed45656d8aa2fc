"""UI: the bar on top: back and forward, search, peildatum, person, lock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.ui.iconen import zet_icoon
from app.ui.kern import Kern
from app.ui.onderdelen import ElideLabel
from app.ui.peildatum import PeildatumKnop
from app.ui.thema import thema


class Bovenbalk(QFrame):
    """Always there; on a narrow window the person's name goes first."""

    def __init__(
        self, kern: Kern, acties: dict[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("rol", "bovenbalk")
        em = thema().em
        rij = QHBoxLayout(self)
        rij.setContentsMargins(em(0.6), em(0.2), em(0.6), em(0.2))
        rij.setSpacing(em(0.4))
        self.terug = _knop(acties["terug"])
        self.vooruit = _knop(acties["vooruit"])
        self.zoek = Zoekknop("Zoek leerling, school, opdracht", "Ctrl+K")
        self.zoek.setObjectName("zoekknop")
        self.zoek.setAccessibleName("Zoek leerling, school of opdracht, Ctrl+K")
        self.zoek.setToolTip("Zoek overal (Ctrl+K)")
        zet_icoon(self.zoek, "zoek")
        self.zoek.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.zoek.setMinimumWidth(em(5))
        self.zoek.setMaximumWidth(em(24))
        self.zoek.clicked.connect(acties["zoek"].trigger)
        self.peildatum = PeildatumKnop(kern)
        self.persoon = ElideLabel(_persoon(kern), rol="zacht")
        self.persoon.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.vergrendel = QPushButton("Vergrendel")
        self.vergrendel.setToolTip(acties["vergrendel"].toolTip())
        zet_icoon(self.vergrendel, "slot")
        self.vergrendel.clicked.connect(acties["vergrendel"].trigger)
        rij.addWidget(self.terug)
        rij.addWidget(self.vooruit)
        rij.addWidget(self.zoek, 3)
        rij.addStretch(1)
        rij.addWidget(self.peildatum)
        rij.addWidget(self.persoon)
        rij.addWidget(self.vergrendel)

    def ververs(self, kern: Kern) -> None:
        """Show the person again (name or role changed)."""
        self.persoon.zet_tekst(_persoon(kern))

    def zet_smal(self, smal: bool) -> None:
        """Give up what is nice to have on a narrow window."""
        self.persoon.setVisible(not smal)
        self.vergrendel.setText("" if smal else "Vergrendel")
        self.vergrendel.setAccessibleName("Vergrendel")


class Zoekknop(QPushButton):
    """Looks like a field: text at the left, its key at the right where there is room for both."""

    def __init__(self, tekst: str, toets: str, parent: QWidget | None = None) -> None:
        super().__init__(tekst, parent)
        self._toets = QLabel(toets, self)
        self._toets.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right; without room the tooltip tells it."""
        super().resizeEvent(event)
        em = thema().em
        maat = self._toets.sizeHint()
        nodig = self.fontMetrics().horizontalAdvance(self.text()) + maat.width() + em(3.5)
        self._toets.setVisible(self.width() >= nodig)
        links = self.width() - maat.width() - em(0.6)
        self._toets.setGeometry(links, 0, maat.width(), self.height())


def _knop(actie: QAction) -> QToolButton:
    """Make a button of one icon that follows an action."""
    knop = QToolButton()
    knop.setDefaultAction(actie)
    knop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    knop.setAccessibleName(actie.text().replace("&", ""))
    return knop


def _persoon(kern: Kern) -> str:
    """Name who is at work."""
    ik = kern.sessie.ambtenaar
    return f"{ik.naam} · {ik.rol.label}{' · BOA' if ik.boa else ''}"
