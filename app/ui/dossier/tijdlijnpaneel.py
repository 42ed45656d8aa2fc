"""UI: picture, filter row and list of the tijdlijn, always showing the same items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from app.domain.tijdlijn import filter_tijdlijn
from app.domain.tijdlijnitem import Groep, Teken, TijdlijnItem
from app.ui.dossier.stroomrij import Stroomrij
from app.ui.dossier.tijdlijnbeeld import TijdlijnBeeld
from app.ui.dossier.tijdlijnlijst import TijdlijnLijst
from app.ui.onderdelen import KopLabel, Paneel, icoonknop
from app.ui.thema import thema

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

RIJEN = 5
"""The list shows at least so many rows where the window has room for it."""
GROEPEN = tuple(g for g in Groep if g is not Groep.ACHTERGROND)


class TijdlijnPaneel(Paneel):
    """The tijdlijn of a dossier. `geopend` and `ingetrokken` give an item."""

    geopend = Signal(object)
    ingetrokken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName("Tijdlijn")
        self._alle: tuple[TijdlijnItem, ...] = ()
        self._beeld: Dossierbeeld | None = None
        self._groep = Groep.ALLES
        self._plekken: list[int] = []
        em = thema().em
        kop = QHBoxLayout()
        kop.setSpacing(em(0.6))
        kop.addWidget(KopLabel("Tijdlijn"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.filters = Stroomrij()
        self._knoppen: dict[Groep, QToolButton] = {}
        groep = QButtonGroup(self)
        groep.setExclusive(True)
        for g in GROEPEN:
            knop = QToolButton()
            knop.setProperty("vlak", True)
            knop.setCheckable(True)
            knop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            knop.clicked.connect(lambda _=False, gr=g: self.filter(gr))
            groep.addButton(knop)
            self._knoppen[g] = knop
            self.filters.voeg_toe(knop)
        self._knoppen[Groep.ALLES].setChecked(True)
        kop.addWidget(self.filters, 1)
        self.kleiner = icoonknop("streep", "Uitzoomen (-)")
        self.groter = icoonknop("plus", "Inzoomen (+)")
        kop.addWidget(self.kleiner, 0, Qt.AlignmentFlag.AlignTop)
        kop.addWidget(self.groter, 0, Qt.AlignmentFlag.AlignTop)
        kop.setContentsMargins(0, 0, 0, 0)
        self.inhoud.addLayout(kop)
        self.beeld = TijdlijnBeeld()
        self.kleiner.clicked.connect(lambda: self.beeld.zoom(1 / 1.4))
        self.groter.clicked.connect(lambda: self.beeld.zoom(1.4))
        self.lijst = TijdlijnLijst()
        self.lijst.setMinimumHeight(em(4.8))
        self.beeld.gekozen.connect(self._beeld_koos)
        self.lijst.gekozen.connect(self._lijst_koos)
        self.beeld.geopend.connect(self._open_beeld)
        self.lijst.geopend.connect(self._open_rij)
        self.lijst.ingetrokken.connect(self._trek_in)
        rand = self.inhoud.contentsMargins()
        self.inhoud.setContentsMargins(rand.left(), em(0.35), rand.right(), em(0.35))
        self._kopregel = kop
        self.inhoud.addWidget(self.beeld)
        self.inhoud.addWidget(self.lijst, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its rows: where the panel is low the picture is drawn tighter."""
        super().resizeEvent(event)
        rand = self.inhoud.contentsMargins()
        om = rand.top() + rand.bottom() + 2 * self.inhoud.spacing()
        over = self.height() - om - self._kopregel.sizeHint().height()
        self.beeld.zet_hoogst(over - self.lijst.hoogte_van(RIJEN))

    def toon(self, beeld: Dossierbeeld) -> None:
        """Show the items of a dossier under the present filter."""
        self._alle = beeld.tijdlijn
        self._beeld = beeld
        for g, knop in self._knoppen.items():
            n = len(filter_tijdlijn(self._alle, g))
            if g is Groep.ALLES:
                n = sum(1 for i in self._alle if i.vorm is not Teken.VAKANTIE)
            knop.setText(f"{g.label} {n}" if n else g.label)
            knop.setAccessibleName(f"Toon {g.label}, {n} regels")
            knop.setEnabled(bool(n) or g is Groep.ALLES)
            knop.setVisible(bool(n) or g is not Groep.OPSPORING)
        if not self._knoppen[self._groep].isEnabled():
            self._groep = Groep.ALLES
            self._knoppen[Groep.ALLES].setChecked(True)
        self.filters.schik()
        self._vul()

    def filter(self, groep: Groep) -> None:
        """Show one group; holidays stay in the picture, where they explain dates."""
        self._groep = groep
        self._knoppen[groep].setChecked(True)
        self._vul()

    def kies_feit(self, feit_id: str) -> bool:
        """Choose the line of a fact, under all groups; False when it has none."""
        if all(i.feit_id != feit_id for i in self._alle):
            return False
        if all(i.feit_id != feit_id for i in self.lijst.tijdlijn.items):
            self.filter(Groep.ALLES)
        for rij, item in enumerate(self.lijst.tijdlijn.items):
            if item.feit_id == feit_id:
                self.lijst.kies(rij)
                self._lijst_koos(rij)
                return True
        return False

    @property
    def items(self) -> tuple[TijdlijnItem, ...]:
        """What is shown."""
        return self.beeld.items

    def _vul(self) -> None:
        """Give picture and list the same items; holidays to come stand in the picture only."""
        if self._beeld is None:
            return
        alles = self._groep is Groep.ALLES
        in_beeld = tuple(
            i for i in self._alle if alles or i.groep is self._groep or i.vorm is Teken.VAKANTIE
        )
        self._plekken = [
            plek
            for plek, i in enumerate(in_beeld)
            if i.vorm is not Teken.VAKANTIE or (alles and not i.komt)
        ]
        dagen = self._beeld.stand.dagen_thuis
        balk = "" if dagen is None else f"{dagen} dagen thuis" if dagen != 1 else "1 dag thuis"
        self.beeld.toon(in_beeld, self._beeld.peildatum, balktekst=balk)
        self.lijst.toon([in_beeld[plek] for plek in self._plekken], self._beeld.peildatum)
        rij = self.lijst.currentIndex().row()
        if rij >= 0:
            self.beeld.kies(self._plekken[rij])

    def _beeld_koos(self, plek: int) -> None:
        """Follow the picture."""
        if plek in self._plekken:
            self.lijst.kies(self._plekken.index(plek))
        else:
            self.lijst.kies_geen()

    def _lijst_koos(self, rij: int) -> None:
        """Follow the list."""
        self.beeld.kies(self._plekken[rij])

    def _open_beeld(self, plek: int) -> None:
        """Ask to open an item of the picture."""
        self.geopend.emit(self.items[plek])

    def _open_rij(self, rij: int) -> None:
        """Ask to open a row of the list."""
        self.geopend.emit(self.lijst.tijdlijn.item(rij))

    def _trek_in(self, rij: int) -> None:
        """Ask to withdraw the fact of a row."""
        self.ingetrokken.emit(self.lijst.tijdlijn.item(rij))
