"""UI: one track told in full, beside the dossier: its steps, gates and what can be done.

A step is done by a fact, so every open step has the buttons that record one; to
pass it by, agree another term or end the track are decisions with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Besluitsoort
from app.protocol.ladder.besluitoptie import Besluitoptie
from app.protocol.sporen.spoorbesluiten import regel_van, spooropties
from app.protocol.stand import (
    Doorloopstand,
    Kantelpunt,
    PoortStand,
    Spoorsoort,
    Spoorstand,
    Spoorstap,
    Stand,
    Termijnstatus,
)
from app.protocol.tekst import toon_bron
from app.services import caseloadtekst, uitlegtekst
from app.services.sporen import is_beeindigd
from app.ui.caseload import teksten
from app.ui.dossier.handelingen import Handeling, handelingen
from app.ui.dossier.indeling import Rol
from app.ui.dossier.regelknop import Regelknop
from app.ui.dossier.sporenrij import stand_van_stap, teken_stap
from app.ui.onderdelen import Badge, ElideKnop, KopLabel, Lijn, Paneel, icoonknop
from app.ui.stroom import Stroom
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from app.protocol.model import Gebeurtenisregel, Regelset, Spoorregel
    from app.services.dossierbeeld import Dossierbeeld

KNOPPEN = 3
"""So many ways to complete a step have a button; the others stand in a menu."""
_SOORT = {
    Spoorsoort.ROUTE: "route",
    Spoorsoort.SCENARIO: "scenario",
    Spoorsoort.TERMIJN: "termijn",
    Spoorsoort.BOA: "BOA-termijn",
}
_BESLUITEN = {
    Besluitsoort.OVERSLAAN: "Overslaan met reden…",
    Besluitsoort.ANDERE_TERMIJN: "Andere termijn…",
    Besluitsoort.AANDACHTSDATUM: "Andere dag kiezen…",
}


class Stapteken(QWidget):
    """The mark of a step, by its shape."""

    def __init__(self, stand: Doorloopstand, *, over: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stand, self._over = stand, over
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Be a little wider than the mark."""
        return QSize(thema().em(0.9), thema().em(1.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        midden = QPointF(self.width() / 2, self.height() / 2)
        teken_stap(painter, midden, thema().em(0.28), self._stand, over=self._over)


class SpoorDetail(Paneel):
    """The details of one track. Its signals ask the dossier to do something.

    `handel` gives a Handeling, `besluit` a Besluitoptie, `uitleg` an Uitleg, `poort`
    a PoortStand, `feit` the key of a fact.
    """

    gesloten = Signal()
    handel = Signal(object)
    besluit = Signal(object)
    beeindig = Signal(str)
    heropen = Signal(str)
    uitleg = Signal(object)
    poort = Signal(object)
    feit = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.sleutel = ""
        self.acties: list[QPushButton] = []
        """The buttons that record something or decide, in their order."""
        self._bij_punt: dict[tuple[object, ...], QPushButton] = {}
        self._stand: Stand | None = None
        self._soorten: Mapping[str, Gebeurtenisregel] = {}
        self._lezen = False
        em = thema().em
        rij = QHBoxLayout()
        self.titel = KopLabel("", titel=True)
        self.titel.setWordWrap(True)
        self.kruis = icoonknop("kruis", "Spoor sluiten (Esc)")
        self.kruis.clicked.connect(self.gesloten)
        rij.addWidget(self.titel, 1)
        rij.addWidget(self.kruis, 0, Qt.AlignmentFlag.AlignTop)
        self.inhoud.addLayout(rij)
        self._blad = QWidget()
        self._blad.setObjectName("paneelinhoud")
        self._lijst = QVBoxLayout(self._blad)
        self._lijst.setContentsMargins(0, 0, em(0.3), 0)
        self._lijst.setSpacing(em(0.25))
        self._rol = Rol(self._blad)
        self.inhoud.addWidget(self._rol, 1)
        self.setMinimumWidth(em(12))

    def toon(
        self,
        beeld: Dossierbeeld,
        spoor: Spoorstand,
        regels: Regelset,
        soorten: Mapping[str, Gebeurtenisregel],
        *,
        lezen: bool,
    ) -> None:
        """Show a track; where the focus was inside, it stays on what comes next."""
        hier = self.isAncestorOf(self.window().focusWidget() or self)
        self._leeg()
        self.sleutel = spoor.sleutel
        self._stand, self._soorten, self._lezen = beeld.stand, soorten, lezen
        self.titel.setText(spoor.naam)
        self.setAccessibleName(f"Spoor {spoor.naam}")
        regel = regel_van(regels, spoor)
        zelf = spoor.soort is not Spoorsoort.BOA and (regel is None or not regel.opsporing)
        opties = spooropties(regels, beeld.stand, spoor.sleutel) if zelf else ()
        self._boven(spoor, regel)
        for poort in spoor.poorten:
            self._poort(self._lijst, poort)
        for stap in spoor.stappen:
            self._lijst.addWidget(Lijn())
            eigen = [o for o in opties if o.stap == stap.code]
            self._stap(spoor, stap, regel if zelf else None, eigen)
        self._onder(beeld, spoor, opties, zelf=zelf)
        self._lijst.addStretch(1)
        if hier:
            self.naar_eerste()

    def naar_eerste(self, punt: Kantelpunt | None = None) -> None:
        """Put the focus on what can be done now, at the step of `punt` if given, else the cross."""
        knop = next((k for k in self.acties if k.isEnabled()), None)
        if punt is not None and knop is not None:
            knop = self._bij_punt.get(_kenmerk(punt), knop)
        if knop is not None:
            knop.show()  # now, not at the next turn: the focus cannot go to what is hidden
        (knop or self.kruis).setFocus(Qt.FocusReason.OtherFocusReason)
        if knop is not None:
            # Not before the layout gave it its place.
            QTimer.singleShot(0, self._rol, lambda: self._toon(knop))

    def _toon(self, knop: QPushButton) -> None:
        """Scroll to a button that is still there."""
        if isValid(knop) and knop in self.acties:
            self._rol.ensureWidgetVisible(knop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.gesloten.emit()
        else:
            super().keyPressEvent(event)

    # --- parts ---------------------------------------------------------------------------

    def _boven(self, spoor: Spoorstand, regel: Spoorregel | None) -> None:
        """Say what kind of track it is, what started it, and when it asks something."""
        self._zeg(f"{_SOORT[spoor.soort].capitalize()} · {toon_bron(spoor.bron)}", "zacht")
        if spoor.aanleiding:
            self._zeg(f"Aanleiding: {spoor.aanleiding}")
        if regel is not None and regel.doel:
            self._zeg(regel.doel)
        if spoor.einde is not None:
            hoe = f": {spoor.uitkomst}" if spoor.uitkomst else ""
            self._zeg(f"Afgerond op {toon_dag(spoor.einde, jaar=True)}{hoe}.", "kop")
        if regel is not None and regel.documenten:
            self._zeg(f"Stukken: {', '.join(regel.documenten)}", "zacht")

    def _stap(
        self,
        spoor: Spoorstand,
        stap: Spoorstap,
        regel: Spoorregel | None,
        opties: Sequence[Besluitoptie],
    ) -> None:
        """Tell one step."""
        punt = stap.punt
        over = punt is not None and punt.status is Termijnstatus.OVER_TERMIJN
        kop = QHBoxLayout()
        kop.setSpacing(thema().em(0.35))
        kop.addWidget(Stapteken(stap.stand, over=over), 0, Qt.AlignmentFlag.AlignTop)
        naam = KopLabel(stap.naam)
        naam.setWordWrap(True)
        kop.addWidget(naam, 1)
        self._lijst.addLayout(kop)
        self._zeg(" · ".join(_stand_delen(stap)), "zacht")
        if stap.reden:
            self._zeg(f"Reden: {stap.reden}")
        for wat in stap.wat:
            self._zeg(f"– {wat}")
        if punt is not None and self._stand is not None:
            self._punt(self._stand, stap)
        for poort in stap.poorten:
            self._poort(self._lijst, poort)
        if stap.feit_id:
            feit_id = stap.feit_id
            knop = Regelknop("Toon waardoor deze stap klaar is", "vooruit")
            knop.clicked.connect(lambda _=False: self.feit.emit(feit_id))
            self._lijst.addWidget(knop)
        if spoor.einde is None:
            self._knoppen(spoor, stap, regel, opties)
        self._zeg(f"Bron: {toon_bron(stap.bron)}", "zacht")

    def _punt(self, stand: Stand, stap: Spoorstap) -> None:
        """Give the date of an open step, how urgent it is, and how it was computed."""
        punt = stap.punt
        if punt is None:
            return
        u = teksten.urgentie_van(stand, punt)
        rij = Stroom(ruimte=thema().em(0.4))
        rij.addWidget(Badge(u.tekst, u.kleur, u.icoon))
        dag = caseloadtekst.kantelt(stand, punt)
        if dag != "–":
            label = QLabel(dag)
            label.setContentsMargins(0, thema().em(0.12), 0, 0)
            rij.addWidget(label)
        hoe = QPushButton("Hoe berekend?")
        hoe.setProperty("koppeling", True)
        hoe.setAccessibleName(f"Hoe berekend, {stap.naam}")
        hoe.clicked.connect(
            lambda _=False: self.uitleg.emit(uitlegtekst.van_kantelpunt(stand, punt))
        )
        rij.addWidget(hoe)
        self._lijst.addLayout(rij)

    def _poort(self, lijst: QVBoxLayout, poort: PoortStand) -> None:
        """Show a gate with the fact that opened or closed it; the small button explains it."""
        kleur = Kleur.GOED if poort.open else Kleur.GEVAAR if poort.over_termijn else Kleur.LET_OP
        rij = QHBoxLayout()
        rij.setSpacing(thema().em(0.1))
        stand = "ja" if poort.open else "nog niet"
        knop = Regelknop(
            f"{poort.naam}: {stand}. {poort.uitleg}",
            "vink" if poort.open else "waarschuwing",
            Kleur.TEKST if poort.open else kleur,
            icoonkleur=kleur,
        )
        knop.setAccessibleDescription(f"Bron: {toon_bron(poort.bron)}")
        knop.clicked.connect(lambda _=False: self.poort.emit(poort))
        waarom = icoonknop("vraag", f"Hoe berekend, {poort.naam}")
        waarom.clicked.connect(lambda _=False: self.uitleg.emit(uitlegtekst.van_poort(poort)))
        rij.addWidget(knop, 1)
        rij.addWidget(waarom, 0, Qt.AlignmentFlag.AlignTop)
        lijst.addLayout(rij)

    def _knoppen(
        self,
        spoor: Spoorstand,
        stap: Spoorstap,
        regel: Spoorregel | None,
        opties: Sequence[Besluitoptie],
    ) -> None:
        """Offer what completes an open step, then what can be decided about it."""
        nu = stap.stand is Doorloopstand.HUIDIG
        eigen = regel.stappen.get(stap.code) if regel is not None and nu else None
        doen = handelingen(eigen.klaar, self._soorten, spoor.sleutel) if eigen else ()
        rij = Stroom(ruimte=thema().em(0.3))
        eerste = len(self.acties)
        for nummer, handeling in enumerate(doen[:KNOPPEN]):
            knop = self._actie(rij, handeling.label, partial(self.handel.emit, handeling))
            knop.setProperty("primair", nummer == 0)
            knop.setAccessibleDescription(f"Maakt de stap {stap.naam} af.")
        if doen[KNOPPEN:]:
            meer = self._actie(rij, "Meer ▾")
            rest = doen[KNOPPEN:]
            meer.clicked.connect(lambda _=False: self._toon_meer(meer, rest))
            meer.setAccessibleName(f"Meer om {stap.naam} af te maken, menu")
        if opties:
            anders = self._actie(rij, "Anders ▾")
            anders.clicked.connect(lambda _=False: self._toon_anders(anders, opties))
            anders.setAccessibleName(f"Ander besluit over {stap.naam}, menu")
        if stap.punt is not None and self.acties[eerste:]:
            self._bij_punt[_kenmerk(stap.punt)] = self.acties[eerste]
        self._lijst.addLayout(rij)

    def _toon_meer(self, knop: QPushButton, doen: tuple[Handeling, ...]) -> None:
        """Drop down the other ways to complete a step."""
        menu = QMenu(knop)
        for handeling in doen:
            menu.addAction(handeling.label).triggered.connect(
                lambda _=False, h=handeling: self.handel.emit(h)
            )
        _laat_vallen(menu, knop)

    def _toon_anders(self, knop: QPushButton, opties: Sequence[Besluitoptie]) -> None:
        """Drop down the decisions about a step."""
        menu = QMenu(knop)
        for optie in opties:
            menu.addAction(_BESLUITEN.get(optie.soort, f"{optie.label}…")).triggered.connect(
                lambda _=False, o=optie: self.besluit.emit(o)
            )
        _laat_vallen(menu, knop)

    def _onder(
        self,
        beeld: Dossierbeeld,
        spoor: Spoorstand,
        opties: Sequence[Besluitoptie],
        *,
        zelf: bool,
    ) -> None:
        """End the track, or open it again."""
        if not zelf:
            self._zeg("Dit volgt uit het verzegelde bestand van de BOA's.", "zacht")
            return
        rij = Stroom(ruimte=thema().em(0.3))
        sleutel = spoor.sleutel
        if any(o.soort is Besluitsoort.SLUIT_SPOOR for o in opties):
            self._actie(rij, "Spoor beëindigen…", lambda: self.beeindig.emit(sleutel))
        elif is_beeindigd(beeld.feiten, sleutel):
            self._actie(rij, "Spoor heropenen", lambda: self.heropen.emit(sleutel))
        self._lijst.addWidget(Lijn())
        self._lijst.addLayout(rij)

    def _actie(
        self, rij: Stroom, tekst: str, doe: Callable[[], object] | None = None
    ) -> QPushButton:
        """Add a button that changes something; a long text never makes the panel wider."""
        knop = ElideKnop(tekst)
        knop.setEnabled(not self._lezen)
        if doe is not None:
            knop.clicked.connect(lambda _=False: doe())
        rij.addWidget(knop)
        self.acties.append(knop)
        return knop

    def _zeg(self, tekst: str, rol: str = "") -> None:
        """Add a line of text."""
        label = QLabel(tekst)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if rol:
            label.setProperty("rol", rol)
        self._lijst.addWidget(label)

    def _leeg(self) -> None:
        """Take everything away."""
        self.acties = []
        self._bij_punt = {}
        _wis(self._lijst)


def _wis(lijst: QVBoxLayout | Stroom | QHBoxLayout) -> None:
    """Delete all that stands in a layout."""
    while lijst.count():
        deel = lijst.takeAt(0)
        if deel is None:
            return
        widget, onder = deel.widget(), deel.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif isinstance(onder, QVBoxLayout | QHBoxLayout | Stroom):
            _wis(onder)
            onder.deleteLater()


def _stand_delen(stap: Spoorstap) -> list[str]:
    """Say how a step stands, when it was done, and who does it."""
    stand = stand_van_stap(stap.stand)
    if stap.klaar_op is not None:
        stand = f"{stand} op {toon_dag(stap.klaar_op)}"
    delen = [stand, stap.wie]
    if not stap.verplicht:
        delen.append("mag, moet niet")
    return [d for d in delen if d]


def _laat_vallen(menu: QMenu, knop: QPushButton) -> None:
    """Show a menu under its button; it goes when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(knop.mapToGlobal(knop.rect().bottomLeft()))


def _kenmerk(punt: Kantelpunt) -> tuple[object, ...]:
    """Tell the dates of one track apart."""
    return (punt.sleutel, punt.actie, punt.datum)
