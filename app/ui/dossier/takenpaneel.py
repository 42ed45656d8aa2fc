"""UI: the open tasks of a dossier in the right column: tick off, open, put off, mend."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QWidget

from app.domain.datumwoorden import toon_dag
from app.protocol.stand import Kantelpunt, PoortStand
from app.protocol.tekst import toon_bron
from app.services.taken import Taakbron, Taakregel
from app.ui.dossier.lijstpaneel import Lijstpaneel
from app.ui.dossier.regelknop import Regelknop
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

HOEVEEL = 7
"""So many lines are shown before "Nog … taken"."""
_VINK = frozenset({Taakbron.HAND, Taakbron.AFSPRAAK})
_VORM = {
    Taakbron.POORT: "schild",
    Taakbron.STAP: "ruit",
    Taakbron.SPOOR: "vlag",
    Taakbron.WACHT: "pauze",
    Taakbron.BOA: "slot",
}


class Takenpaneel(Lijstpaneel):
    """All open tasks and waits in the order of their day, each with what settles it.

    A task or afspraak is ticked off; a click opens the fact, the gate or the track.
    """

    open_feit = Signal(object)
    vink_af = Signal(object)
    poort = Signal(object)
    spoor = Signal(str, object)
    punt = Signal(object)
    uitstellen = Signal(object)
    geven = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Taken", "Taak toevoegen (Ctrl+Shift+K)", parent)
        self._alles = False
        self._dossier_id = ""
        self._lezen = False
        self._regels: list[Taakregel] = []

    def toon(self, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """Show the tasks of a dossier; another dossier begins with the first few again."""
        if beeld.feiten.dossier.id != self._dossier_id:
            self._alles = False
        self._dossier_id, self._lezen = beeld.feiten.dossier.id, lezen
        # What a signaal asks stands in the panel of signalen, with its explanation.
        self._regels = [r for r in beeld.takenlijst if r.bron is not Taakbron.SIGNAAL]
        self._vul()

    def _vul(self) -> None:
        """Make the lines anew."""
        self.leeg()
        zichtbaar = self._regels if self._alles else self._regels[:HOEVEEL]
        for regel in zichtbaar:
            self.voeg_toe(self._lijn(regel))
        rest = len(self._regels) - len(zichtbaar)
        if rest:
            meer = Regelknop(f"Nog {rest} {'taak' if rest == 1 else 'taken'}", "omlaag")
            meer.clicked.connect(self._toon_alles)
            self.voeg_toe(meer)
        if not self._regels:
            self.zeg("Er staat niets open.", "zacht")

    def _toon_alles(self) -> None:
        self._alles = True
        self._vul()

    def _lijn(self, regel: Taakregel) -> QWidget:
        """Make one line; its tooltip says why it is asked and what settles it."""
        kleur = Kleur.GEVAAR if regel.over else Kleur.TEKST
        vinkt = regel.bron in _VINK
        vorm = "driehoek" if regel.over else "" if vinkt else _VORM.get(regel.bron, "klok")
        knop = Regelknop(tekst_van(regel), vorm, kleur)
        knop.setToolTip(toelichting(regel))
        knop.setAccessibleDescription(f"{regel.regel}. Klaar door: {regel.klaar_door}.")
        knop.clicked.connect(lambda _=False: self._doe(regel))
        if not vinkt:
            return knop
        geheel = QWidget()
        rij = QHBoxLayout(geheel)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(thema().em(0.2))
        vink = QCheckBox()
        vink.setAccessibleName(f"Afvinken: {regel.wat}")
        vink.setToolTip("Afvinken: gedaan vandaag")
        vink.setEnabled(not self._lezen)
        vink.toggled.connect(lambda aan: self.vink_af.emit(regel.feit) if aan else None)
        rij.addWidget(vink, 0, Qt.AlignmentFlag.AlignTop)
        rij.addWidget(knop, 1)
        if regel.met_de_hand and not self._lezen:
            knop.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            knop.customContextMenuRequested.connect(partial(self._menu, knop, regel))
        return geheel

    def _doe(self, regel: Taakregel) -> None:
        """Open what a line is about."""
        if regel.feit is not None:
            self.open_feit.emit(regel.feit)
        elif isinstance(regel.achter, PoortStand):
            self.poort.emit(regel.achter)
        elif regel.spoor:
            self.spoor.emit(regel.spoor, regel.achter)
        elif isinstance(regel.achter, Kantelpunt):
            self.punt.emit(regel.achter)

    def _menu(self, knop: Regelknop, regel: Taakregel, plek: QPoint) -> None:
        """Offer what can be done with a task that a person made."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        keuzes: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Afvinken", lambda: self.vink_af.emit(regel.feit)),
            ("Uitstellen…", lambda: self.uitstellen.emit(regel)),
            ("Geven aan…", lambda: self.geven.emit(regel)),
            ("Wijzigen…", lambda: self.open_feit.emit(regel.feit)),
        )
        for tekst, doe in keuzes:
            menu.addAction(tekst).triggered.connect(lambda _=False, d=doe: d())
        menu.popup(knop.mapToGlobal(plek))


def tekst_van(regel: Taakregel) -> str:
    """Write a task in one line."""
    if regel.wachtend:
        return regel.wat
    delen = [regel.wat, f"{'was ' if regel.over else ''}{toon_dag(regel.dag)}"]
    if regel.wie:
        delen.insert(1, regel.wie)
    if regel.uitgesteld:
        delen.append(f"{regel.uitgesteld}× uitgesteld")
    return " · ".join(delen)


def toelichting(regel: Taakregel) -> str:
    """Say why a task is there, by which rule, and what settles it."""
    delen = [regel.wat, f"Waaruit: {regel.regel}", f"Klaar door: {regel.klaar_door}"]
    if regel.uitleg:
        delen.insert(1, regel.uitleg)
    if regel.herhaalt:
        delen.append(f"Komt terug: {regel.herhaalt}")
    if regel.uitgesteld:
        delen.append(f"{regel.uitgesteld}× uitgesteld: {regel.uitstelreden}")
    if regel.rechtsgrond is not None:
        delen.append(toon_bron(regel.rechtsgrond))
    return "\n".join(delen)
