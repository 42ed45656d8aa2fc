"""UI: the row of chips with counts, and the choice of own, team, a colleague or a school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.services.caseload import Facet
from app.ui.caseload.rijen import TabelRij
from app.ui.kleuren import Kleur
from app.ui.onderdelen import Chip
from app.ui.stroom import Stroom

FACETTEN: tuple[tuple[Facet, str, str, Kleur], ...] = (
    (Facet.OVER_TERMIJN, "Over termijn", "driehoek", Kleur.GEVAAR),
    (Facet.DEZE_WEEK, "Deze week", "stip", Kleur.LET_OP),
    (Facet.WACHT, "Wacht op", "pauze", Kleur.WACHT),
    (Facet.LANG_NIETS_GEHOORD, "Lang niets gehoord", "stilte", Kleur.TEKST_ZACHT),
    (Facet.LANG_THUIS, "Thuis langer dan 3 maanden", "thuis", Kleur.TEKST_ZACHT),
    (Facet.ZONDER_REGIE, "Zonder regie", "regie", Kleur.TEKST_ZACHT),
)
"""Facet, word, shape and colour of each chip, in their order."""


K = TypeVar("K")


class Chipsrij(QWidget, Generic[K]):
    """The chip Alles and one per choice. Several may be on: any of them is enough. Arrows walk.

    `keuzes` are (key, word, shape, colour) in their order.
    """

    veranderd = Signal()

    def __init__(
        self,
        keuzes: Sequence[tuple[K, str, str, Kleur]],
        naam: str = "Filters van de caseload",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(naam)
        rij = Stroom(self, ruimte=4)
        self.alles = Chip("Alles")
        self.alles.setChecked(True)
        self.alles.clicked.connect(self._kies_alles)
        rij.addWidget(self.alles)
        self.chips: dict[K, Chip] = {}
        for facet, woord, icoon, kleur in keuzes:
            chip = Chip(woord, icoon, kleur)
            chip.clicked.connect(self._kies)
            self.chips[facet] = chip
            rij.addWidget(chip)

    @property
    def facetten(self) -> frozenset[K]:
        """The facets that are on; none: everything."""
        return frozenset(f for f, chip in self.chips.items() if chip.isChecked())

    def zet(self, facetten: Iterable[K]) -> None:
        """Turn exactly these facets on, without a signal."""
        aan = set(facetten)
        for facet, chip in self.chips.items():
            chip.setChecked(facet in aan)
        self.alles.setChecked(not aan)

    def tel(self, totaal: int, per_facet: Counter[K]) -> None:
        """Show the counts."""
        self.alles.zet_aantal(totaal)
        for facet, chip in self.chips.items():
            chip.zet_aantal(per_facet[facet])
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk from chip to chip."""
        rij = [self.alles, *self.chips.values()]
        stap = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        nu = self.focusWidget()
        if stap is not None and isinstance(nu, Chip) and nu in rij:
            rij[(rij.index(nu) + stap) % len(rij)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _kies_alles(self) -> None:
        """Turn all facets off."""
        self.zet(())
        self.veranderd.emit()

    def _kies(self) -> None:
        """Follow a chip."""
        self.alles.setChecked(not self.facetten)
        self.veranderd.emit()


@dataclass(frozen=True, slots=True)
class Wie:
    """Whose dossiers: `soort` is eigen, team, ambtenaar or school."""

    soort: str
    id: str = ""


class WieKeuze(QComboBox):
    """Own dossiers, the whole team, those of a colleague or of a school."""

    veranderd = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Wiens dossiers")
        self.setToolTip("Eigen dossiers, het hele team, een collega of een school")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setMaxVisibleItems(20)
        self._vul([], [])
        self.activated.connect(lambda _i: self.veranderd.emit())

    @property
    def wie(self) -> Wie:
        """The choice."""
        waarde = self.currentData()
        return waarde if isinstance(waarde, Wie) else Wie("eigen")

    def zet(self, wie: Wie) -> None:
        """Choose without a signal; what is not there becomes the own dossiers."""
        for nummer in range(self.count()):
            if self.itemData(nummer) == wie:
                self.setCurrentIndex(nummer)
                return
        self.setCurrentIndex(0)

    def vul(self, rijen: Iterable[TabelRij], ik: str) -> None:
        """Offer the colleagues and schools that occur in the rows."""
        self.vul_met(
            ((r.rij.ambtenaar_id, r.rij.ambtenaar, r.rij.school_id, r.rij.school) for r in rijen),
            ik,
        )

    def vul_met(self, wie_waar: Iterable[tuple[str, str, str, str]], ik: str) -> None:
        """Offer these colleagues and schools: (id, name, id of the school, its name)."""
        collega: dict[str, str] = {}
        scholen: dict[str, str] = {}
        for ambtenaar_id, ambtenaar, school_id, school in wie_waar:
            if ambtenaar_id and ambtenaar_id != ik:
                collega[ambtenaar_id] = ambtenaar
            if school_id:
                scholen[school_id] = school
        self._vul(_op_naam(collega), _op_naam(scholen))

    def _vul(self, collega: list[tuple[str, str]], scholen: list[tuple[str, str]]) -> None:
        """Refill the list and keep the choice."""
        oud = self.wie
        self.blockSignals(True)
        self.clear()
        self.addItem("Mijn dossiers", Wie("eigen"))
        self.addItem("Hele team", Wie("team"))
        for soort, namen in (("ambtenaar", collega), ("school", scholen)):
            if namen:
                self.insertSeparator(self.count())
            for code, naam in namen:
                self.addItem(naam, Wie(soort, code))
        self.zet(oud)
        self.blockSignals(False)


def _op_naam(namen: dict[str, str]) -> list[tuple[str, str]]:
    """Sort on the name."""
    return sorted(namen.items(), key=lambda paar: paar[1].casefold())
