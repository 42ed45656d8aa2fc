"""UI: what tips next, why, who leads, and the decisions that a person can take.

Urgency is said by shape, word and colour. The tracks beside the ladder have their
own lines; this is about the ladder alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Besluitsoort
from app.protocol.stand import Aard, Kantelpunt, PoortStand, RegieStand, Stand, Termijnstatus
from app.services import uitlegtekst
from app.ui.caseload.teksten import kantelt_voluit, urgentie_van
from app.ui.dossier.regelknop import Regelknop
from app.ui.dossier.stroomrij import Stroomrij
from app.ui.onderdelen import Badge, ElideLabel
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from app.protocol.ladder.besluitoptie import Besluitoptie
    from app.services.briefmodel import SjabloonInfo
    from app.services.dossierbeeld import Dossierbeeld

_VOORAAN = (
    Besluitsoort.BEGIN,
    Besluitsoort.OPSCHALEN,
    Besluitsoort.ANDERE_OPLOSSING,
    Besluitsoort.HERHALEN,
)
"""Decisions with a button of their own, as far as there is room; the others stand in a menu."""

BESLUITEN_EM = 24
"""The decisions are this wide in line heights; the text has the rest of a wide page."""

KNOPTEKST: dict[Besluitsoort, str] = {
    Besluitsoort.BEGIN: "Beginnen in een stap…",
    Besluitsoort.OPSCHALEN: "Opschalen…",
    Besluitsoort.ANDERE_OPLOSSING: "Andere oplossing…",
    Besluitsoort.HERHALEN: "Herhalen…",
    Besluitsoort.ANDERE_TERMIJN: "Andere termijn…",
    Besluitsoort.OVERSLAAN: "Stap overslaan…",
    Besluitsoort.TERUG: "Terug…",
    Besluitsoort.AANDACHTSDATUM: "Aandachtsdatum…",
    Besluitsoort.SLUIT_SPOOR: "Spoor beëindigen…",
}
"""The button of each kind; where several steps are possible the form asks which."""


class KantelPaneel(QWidget):
    """The panel under the stepper. `besluit` gives the options of the chosen kind, as a list."""

    besluit = Signal(object)
    poort = Signal(object)
    leg_uit = Signal(object)
    brief = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = thema().em
        buiten = QHBoxLayout(self)
        buiten.setContentsMargins(0, 0, 0, 0)
        buiten.setSpacing(em(1.0))
        links = QVBoxLayout()
        links.setSpacing(em(0.2))
        kopregel = QHBoxLayout()
        kopregel.setSpacing(em(0.5))
        self.badge = Badge()
        self.kop = QLabel()
        self.kop.setWordWrap(True)
        self.kop.setProperty("rol", "kop")
        self.kop.setTextFormat(Qt.TextFormat.PlainText)
        kopregel.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        kopregel.addWidget(self.kop, 1)
        links.addLayout(kopregel)
        self.uitleg = _tekst()
        self.uitleg.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        links.addWidget(self.uitleg)
        self.hoe = QPushButton("Hoe berekend?")
        self.hoe.setProperty("koppeling", True)
        self.hoe.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hoe.clicked.connect(self._leg_uit)
        onder = QHBoxLayout()
        onder.setSpacing(em(0.4))
        self.bron = ElideLabel()
        self.bron.setProperty("rol", "zacht")
        onder.addWidget(self.hoe, 0, Qt.AlignmentFlag.AlignTop)
        self.hierbij = QPushButton("Brief hierbij ▾")
        self.hierbij.setProperty("koppeling", True)
        self.hierbij.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hierbij.setAccessibleName("Brief hierbij, menu")
        self.hierbij.clicked.connect(lambda _=False: self._briefmenu())
        self.hierbij.hide()
        self._letters: list[SjabloonInfo] = []
        onder.addWidget(self.hierbij, 0, Qt.AlignmentFlag.AlignTop)
        onder.addWidget(self.bron, 1)
        links.addLayout(onder)
        links.addStretch(1)
        self._rechts = QWidget()
        rechts = QVBoxLayout(self._rechts)
        rechts.setContentsMargins(0, 0, 0, 0)
        rechts.setSpacing(em(0.3))
        self.knoppen = Stroomrij()
        self.poorten = Stroomrij()
        rechts.addWidget(self.knoppen)
        rechts.addWidget(self.poorten)
        self.extra = _tekst()
        rechts.addWidget(self.extra)
        rechts.addStretch(1)
        self._rechts.setMaximumWidth(em(BESLUITEN_EM))
        buiten.addLayout(links, 7)
        buiten.addWidget(self._rechts, 5)
        self._buiten = buiten
        self._kantelpunt: Kantelpunt | None = None
        self._stand: Stand | None = None
        self._smal = False

    def zet_beknopt(self, beknopt: bool) -> None:
        """Leave the decisions out while a form is open beside it."""
        self._rechts.setVisible(not beknopt)

    def zet_smal(self, smal: bool) -> None:
        """Put the decisions under the text on a narrow page."""
        richting = QHBoxLayout.Direction.TopToBottom if smal else QHBoxLayout.Direction.LeftToRight
        self._buiten.setDirection(richting)
        self._rechts.setMaximumWidth(thema().em(99 if smal else BESLUITEN_EM))
        self._smal = smal
        self._zet_kop()

    def _zet_kop(self) -> None:
        """Write the heading; on a narrow page the stepper has no names, so it names the stap."""
        if self._stand is None:
            return
        s = self._stand
        voor = f"Stap {s.stap}, {s.stapnaam}. " if self._smal and s.stap else ""
        self.kop.setText(voor + kop_van(s))

    def toon(self, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """Show the kantelpunt of a dossier; with `lezen` nothing can be decided."""
        stand = beeld.stand
        k = ladderpunt(stand)
        self._kantelpunt = k
        u = urgentie_van(stand, k)
        self.badge.zet(u.tekst, u.kleur, u.icoon)
        self._stand = stand
        self._zet_kop()
        self.uitleg.setText(k.uitleg)
        delen = [f"{k.bron.document}, {k.bron.plaats}" if k.bron.document else ""]
        delen.append(regie_tekst(stand))
        self.bron.zet_tekst(" · ".join(d for d in delen if d))
        self.hoe.setVisible(bool(k.rekenstappen))
        self.extra.setText("\n".join(_extra(stand)))
        self.extra.setVisible(bool(self.extra.text()))
        self._zet_knoppen(beeld, lezen=lezen)
        self._zet_poorten(stand, lezen=lezen)

    def toon_brieven(self, letters: Sequence[SjabloonInfo], *, lezen: bool) -> None:
        """Offer the letters that belong where the case stands."""
        self._letters = list(letters)
        self.hierbij.setVisible(bool(letters) and not lezen)
        namen = ", ".join(s.naam for s in letters)
        self.hierbij.setToolTip(f"Past hierbij: {namen}")
        self.hierbij.setAccessibleDescription(namen)

    def _briefmenu(self) -> None:
        """Show the letters that fit, the best first."""
        menu = QMenu(self.hierbij)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        for s in self._letters:
            actie = menu.addAction(f"{s.naam}…")
            actie.setToolTip(s.uitleg)
            actie.triggered.connect(lambda _=False, c=s.code: self.brief.emit(c))
        menu.popup(self.hierbij.mapToGlobal(self.hierbij.rect().bottomLeft()))

    def _leg_uit(self) -> None:
        """Ask to see how the date was computed."""
        if self._stand is not None and self._kantelpunt is not None:
            self.leg_uit.emit(uitlegtekst.van_kantelpunt(self._stand, self._kantelpunt))

    def _zet_knoppen(self, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """Offer the decisions: the proposed one first, the rare ones in a menu."""
        self.knoppen.leeg()
        groepen: dict[Besluitsoort, list[Besluitoptie]] = {}
        for optie in beeld.opties:
            groepen.setdefault(optie.soort, []).append(optie)
        voorgesteld = [s for s, g in groepen.items() if any(o.voorgesteld for o in g)]
        volgorde = voorgesteld + [s for s in _VOORAAN if s in groepen and s not in voorgesteld]
        vooraan, rest = volgorde[:3], [s for s in groepen if s not in volgorde[:3]]
        for soort in vooraan:
            groep = groepen[soort]
            knop = QPushButton(KNOPTEKST[soort])
            knop.setProperty("primair", bool(voorgesteld) and soort is voorgesteld[0])
            knop.setEnabled(not lezen)
            knop.setToolTip("\n".join(_tip(o) for o in groep))
            knop.setAccessibleDescription(" ".join(_tip(o) for o in groep))
            knop.clicked.connect(lambda _=False, g=groep: self.besluit.emit(g))
            self.knoppen.voeg_toe(knop)
            knop.show()
        if rest:
            meer = QPushButton("Anders ▾")
            meer.setAccessibleName("Ander besluit, menu")
            meer.setEnabled(not lezen)
            meer.clicked.connect(
                lambda _=False: self._menu(meer, [o for s in rest for o in groepen[s]])
            )
            self.knoppen.voeg_toe(meer)
            meer.show()
        self.knoppen.schik()

    def _menu(self, knop: QPushButton, opties: list[Besluitoptie]) -> None:
        """Show the rare decisions."""
        menu = QMenu(knop)
        menu.aboutToHide.connect(menu.deleteLater)
        for optie in opties:
            actie = menu.addAction(optie.label)
            actie.triggered.connect(lambda _=False, o=optie: self.besluit.emit([o]))
        menu.popup(knop.mapToGlobal(knop.rect().bottomLeft()))

    def _zet_poorten(self, stand: Stand, *, lezen: bool) -> None:
        """Show every gate: open or closed by shape and word; a click mends a closed one."""
        self.poorten.leeg()
        for p in sorted(stand.poorten, key=lambda p: (p.open, not p.over_termijn)):
            over = not p.open and p.over_termijn
            stand_woord = "ja" if p.open else "nog niet"
            datum = ""
            if p.uiterlijk is not None and not p.open:
                datum = f", {'moest' if over else 'uiterlijk'} {toon_dag(p.uiterlijk)}"
            kleur = Kleur.GOED if p.open else Kleur.GEVAAR if over else Kleur.LET_OP
            knop = Regelknop(
                f"{p.naam}: {stand_woord}{datum}",
                "vink" if p.open else "driehoek" if over else "waarschuwing",
                Kleur.TEKST if p.open else kleur,
                kort=True,
                icoonkleur=kleur,
            )
            bron = f"{p.bron.document}, {p.bron.plaats}"
            knop.setToolTip(f"{p.uitleg}\n{bron}")
            knop.setAccessibleDescription(f"{p.uitleg} Bron: {bron}.")
            knop.setEnabled(not lezen or p.open)
            knop.clicked.connect(lambda _=False, poort=p: self.poort.emit(poort))
            self.poorten.voeg_toe(knop)
            knop.show()
        if stand.poorten:
            waarom = QPushButton("Waarom? ▾")
            waarom.setProperty("koppeling", True)
            waarom.setAccessibleName("Hoe berekend, van een poort, menu")
            waarom.clicked.connect(lambda _=False: self._poortmenu(waarom, stand.poorten))
            self.poorten.voeg_toe(waarom)
            waarom.show()
        self.poorten.schik()

    def _poortmenu(self, knop: QPushButton, poorten: Sequence[PoortStand]) -> None:
        """Let the user choose of which gate to see how it came about."""
        menu = QMenu(knop)
        menu.aboutToHide.connect(menu.deleteLater)
        for poort in poorten:
            menu.addAction(f"Hoe berekend: {poort.naam}…").triggered.connect(
                lambda _=False, p=poort: self.leg_uit.emit(uitlegtekst.van_poort(p))
            )
        menu.popup(knop.mapToGlobal(knop.rect().bottomLeft()))


def _tip(optie: Besluitoptie) -> str:
    """Say what a decision is and what stands in its way."""
    return " ".join([f"{optie.label.rstrip('…')}.", *optie.waarschuwingen])


def _tekst(rol: str = "") -> QLabel:
    """Make a wrapping label."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if rol:
        label.setProperty("rol", rol)
    return label


def ladderpunt(stand: Stand) -> Kantelpunt:
    """Give the date of the ladder; the tracks beside it are told on lines of their own."""
    return stand.ladderpunt or stand.kantelpunt


def kop_van(stand: Stand) -> str:
    """Say in one line what tips where, and under which conditions."""
    k = ladderpunt(stand)
    if k.aard is Aard.KANTELPUNT and k.naar and k.datum is not None:
        was = k.status is Termijnstatus.OVER_TERMIJN
        vandaag = k.datum == stand.peildatum
        woord = "was" if was else "is vandaag," if vandaag else "is"
        doelen = " of ".join((k.naar, *k.alternatief))
        voorwaarde = ", als er geen andere oplossing in beeld is" if len(stand.vragen) > 1 else ""
        return f"Kantelpunt {woord} {toon_dag(k.datum)}: naar stap {doelen}{voorwaarde}."
    if k.aard is Aard.AANDACHTSDATUM and k.actie:
        zin = f"{kantelt_voluit(stand, k)} – {k.actie}"
        return zin if zin.endswith("?") else f"{zin}."
    return f"{kantelt_voluit(stand, k)}."


def regie_tekst(stand: Stand) -> str:
    """Say who leads, once when it is the same for inhoud and proces."""
    inhoud, proces = _wie(stand.regie_inhoud), _wie(stand.regie_proces)
    if inhoud and inhoud == proces:
        return f"regie inhoud en proces: {inhoud}"
    delen = [f"regie inhoud: {inhoud}" if inhoud else ""]
    delen.append(f"regie proces: {proces}" if proces else "regie proces: niemand")
    return " · ".join(d for d in delen if d)


def _wie(regie: RegieStand | None) -> str:
    """Name who leads; a proposal of the protocol is said to be one."""
    if regie is None:
        return ""
    naam = regie.organisatie + (f", {regie.persoon}" if regie.persoon else "")
    return f"{naam} (voorstel)" if regie.voorgesteld else naam


def _extra(stand: Stand) -> list[str]:
    """Say what else bears on the date: a wait, a standstill, a second track, uncertainty."""
    k = ladderpunt(stand)
    regels = []
    if stand.wacht is not None:
        wacht = f"Wacht op {stand.wacht.op} tot {toon_dag(stand.wacht.tot)}"
        blijft = "; het kantelpunt schuift daar niet van op."
        regels.append(wacht + (blijft if k.status is Termijnstatus.OVER_TERMIJN else "."))
    if k.staat_stil_tot is not None:
        regels.append(f"Schoolweken staan stil t/m {toon_dag(k.staat_stil_tot)}.")
    if k.voorlopig:
        regels.append("Voorlopig: het begin van de termijn is nog niet vastgelegd.")
    if k.onzeker:
        regels.append("De schoolkalender is voor een deel nog te controleren.")
    regels += [
        f"Ook spoor {ander.spoor or '?'}: {toon_dag(ander.datum)}."
        for ander in stand.kantelpunten
        if ander != k and ander.datum is not None and not ander.sleutel
    ]
    return regels
