"""UI: the side panel of the caseload: what now, why, and the buttons to do it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Besluitsoort
from app.domain.fouten import KnownError
from app.domain.tijdlijnitem import Baan
from app.protocol.ladder.besluitoptie import Besluitoptie
from app.protocol.stand import PoortStand, Stand
from app.services import caseloadtekst
from app.ui.caseload import teksten
from app.ui.caseload.rijen import TabelRij
from app.ui.iconen import pixmap
from app.ui.kern import Kern
from app.ui.onderdelen import ElideKnop, KopLabel, LegeStaat
from app.ui.stroom import Stroom
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

KNOPPEN = 3
"""No more decisions than this get a button of their own."""
LAATSTE = 4
"""How many of the last entries the panel shows."""
MEER_LEZEN_MS = 120
"""Wait this long before reading the file, so that arrowing through rows stays quick."""


class CaseloadPaneel(QFrame):
    """Answers "what now" for one row; the stand is at hand, the rest is read a moment later."""

    open_gevraagd = Signal(str)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern = kern
        self._rij: TabelRij | None = None
        self.setProperty("rol", "paneel")
        self.setAccessibleName("Wat nu, bij het gekozen dossier")
        self.setMinimumWidth(thema().em(12))
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(1, 1, 1, 1)
        self._leeg = LegeStaat(
            "Geen dossier gekozen",
            "Kies links een dossier om te zien wat er nu moet gebeuren.",
            "lijst",
        )
        buiten.addWidget(self._leeg)
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buiten.addWidget(self._rol)
        self._bouw()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(MEER_LEZEN_MS)
        self._later.timeout.connect(self._lees_meer)
        thema().veranderd.connect(self._herteken)
        self.toon(None)

    def toon(self, rij: TabelRij | None) -> None:
        """Show a row, or that none is chosen."""
        if rij is self._rij and rij is not None and not self._rol.isHidden():
            return
        self._rij = rij
        self._leeg.setVisible(rij is None)
        self._rol.setVisible(rij is not None)
        self._later.stop()
        if rij is not None:
            self._herteken()
            self._laatste.clear()
            self._wis_opties()
            self._later.start()
        else:
            self._wis_opties()
            for label in self._rol.findChildren(QLabel):
                label.clear()

    def _bouw(self) -> None:
        """Make the labels and buttons once; they are refilled per row."""
        em = thema().em
        binnen = QWidget()
        binnen.setObjectName("paneelinhoud")
        lijst = QVBoxLayout(binnen)
        lijst.setContentsMargins(em(0.6), em(0.5), em(0.6), em(0.5))
        lijst.setSpacing(em(0.35))
        self._naam = KopLabel(titel=True)
        self._naam.setWordWrap(True)
        self._stap = _tekst("zacht")
        kop = QHBoxLayout()
        kop.setSpacing(em(0.35))
        self._vorm = QLabel()
        self._vorm.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._kantel = _tekst()
        self._kantel.setProperty("rol", "kop")
        kop.addWidget(self._vorm)
        kop.addWidget(self._kantel, 1)
        self._spoor = _tekst()
        self._ook = _tekst()
        self._uitleg = _tekst()
        self._bron = _tekst("zacht")
        self._poorten = _tekst()
        self._vraag = _tekst()
        self._vraag.setProperty("rol", "kop")
        self._opties = Stroom(ruimte=em(0.3))
        self._knoppen = Stroom(ruimte=em(0.3))
        self._open = QPushButton("Openen")
        self._open.setToolTip("Dossier openen (Enter)")
        self._open.clicked.connect(self._open_dossier)
        self._vastleggen = QPushButton("Vastleggen ▾")
        self._vastleggen.setAccessibleName("Vastleggen, menu")
        self._vastleggen.clicked.connect(self._toon_vastleggen)
        self._brief = QPushButton("Brief ▾")
        self._brief.setAccessibleName("Brief, menu")
        self._brief.clicked.connect(self._toon_brief)
        for knop in (self._open, self._vastleggen, self._brief):
            self._knoppen.addWidget(knop)
        self._laatste = _tekst()
        self._open_poorten = _tekst("zacht")
        for deel in (self._naam, self._stap):
            lijst.addWidget(deel)
        lijst.addLayout(kop)
        for deel in (self._spoor, self._uitleg, self._poorten, self._vraag):
            lijst.addWidget(deel)
        lijst.addLayout(self._opties)
        lijst.addSpacing(em(0.2))
        lijst.addLayout(self._knoppen)
        lijst.addSpacing(em(0.2))
        for deel in (self._ook, self._laatste, self._open_poorten, self._bron):
            lijst.addWidget(deel)
        lijst.addStretch(1)
        self._rol.setWidget(binnen)

    def _herteken(self) -> None:
        """Fill in what the row itself knows."""
        if self._rij is None:
            return
        stand = self._rij.rij.stand
        t = thema()
        self._naam.setText(self._rij.rij.naam)
        self._stap.setText(escape(stapregel(stand)))
        u = self._rij.urgentie
        kleur = u.kleur or Kleur.TEKST
        self._vorm.setPixmap(pixmap(u.icoon, t.em(0.75), t.hex(kleur), self.devicePixelRatioF()))
        self._kantel.setText(
            f'<span style="color:{t.hex(kleur)}">{escape(teksten.kantelt_voluit(stand))}</span>'
        )
        k = stand.kantelpunt
        self._uitleg.setText(escape(k.uitleg))
        self._bron.setText(escape(f"Bron: {k.bron.document}, {k.bron.plaats}".rstrip(", ")))
        self._spoor.setText(escape(caseloadtekst.waarvan(stand)))
        self._spoor.setVisible(bool(k.sleutel))
        ook = [escape(regel) for regel in caseloadtekst.andere_datums(stand)]
        self._ook.setText("<b>Ook in dit dossier</b><br>" + "<br>".join(ook))
        self._ook.setVisible(bool(ook))
        dicht = [_poort(p) for p in stand.poorten if not p.open]
        self._poorten.setText("<br>".join(dicht))
        self._poorten.setVisible(bool(dicht))
        in_orde = [_poort(p) for p in stand.poorten if p.open]
        self._open_poorten.setText(" · ".join(in_orde))
        self._open_poorten.setVisible(bool(in_orde))
        vragen = [v.tekst for v in stand.vragen] or [s.vraag for s in stand.signalen if s.vraag][:1]
        self._vraag.setText("<br>".join(escape(v) for v in vragen))
        self._vraag.setVisible(bool(vragen))
        mag = not self._kern.alleen_lezen
        self._vastleggen.setEnabled(mag)
        self._brief.setEnabled(True)

    def _lees_meer(self) -> None:
        """Read the last entries and the possible decisions of the row."""
        if self._rij is None:
            return
        try:
            from app.services.dossierbeeld import dossierbeeld  # not before the first paint

            beeld = dossierbeeld(self._kern.sessie, self._rij.rij.dossier_id, self._kern.peildatum)
        except KnownError:
            self._laatste.setText("Dit dossier is er niet meer.")
            return
        self._toon_laatste(beeld)
        self._toon_opties(beeld)

    def _toon_laatste(self, beeld: Dossierbeeld) -> None:
        """Show the last entries that somebody recorded.

        What is sealed is shown in the dossier alone: opening that is logged, this is not.
        """
        zacht = thema().hex(Kleur.TEKST_ZACHT)
        items = sorted(
            (
                i
                for i in beeld.tijdlijn
                if i.feit_id and i.datum <= beeld.peildatum and i.baan is not Baan.OPSPORING
            ),
            key=lambda i: i.datum,
            reverse=True,
        )[:LAATSTE]
        regels = [
            f'<span style="color:{zacht}">{escape(toon_dag(i.datum, weekdag=False))}</span> '
            f"{escape(i.titel)}"
            for i in items
        ]
        if regels:
            self._laatste.setText("<b>Laatste</b><br>" + "<br>".join(regels))

    def _toon_opties(self, beeld: Dossierbeeld) -> None:
        """Offer what the protocol proposes today as buttons, and the rest in a menu."""
        self._wis_opties()
        if self._kern.alleen_lezen or not beeld.opties:
            return
        dossier_id = beeld.feiten.dossier.id
        voorop = knoppen_van(beeld.opties)
        for nummer, optie in enumerate(voorop):
            tekst = f"{optie.label.rstrip('…')}…"
            knop = ElideKnop(tekst)
            knop.setProperty("primair", nummer == 0 and optie.voorgesteld)
            knop.setToolTip("\n".join([tekst, *optie.waarschuwingen]))
            knop.clicked.connect(lambda _=False, o=optie: _open_besluit(self._kern, dossier_id, o))
            self._opties.addWidget(knop)
        rest = [o for o in beeld.opties if o not in voorop]
        if rest:
            meer = QPushButton("Ander besluit ▾")
            meer.setAccessibleName("Ander besluit, menu")
            meer.clicked.connect(lambda: self._toon_rest(meer, dossier_id, rest))
            self._opties.addWidget(meer)

    def _toon_rest(
        self, knop: QPushButton, dossier_id: str, opties: Sequence[Besluitoptie]
    ) -> None:
        """Drop down the decisions that are not proposed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for optie in opties:
            menu.addAction(f"{optie.label.rstrip('…')}…").triggered.connect(
                lambda _=False, o=optie: _open_besluit(self._kern, dossier_id, o)
            )
        menu.popup(knop.mapToGlobal(knop.rect().bottomLeft()))

    def _wis_opties(self) -> None:
        """Take the decision buttons away."""
        while self._opties.count():
            deel = self._opties.takeAt(0)
            widget = deel.widget() if deel is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _open_dossier(self) -> None:
        """Ask for the dossier itself."""
        if self._rij is not None:
            self.open_gevraagd.emit(self._rij.rij.dossier_id)

    def _toon_vastleggen(self) -> None:
        """Drop down what can be recorded."""
        from app.ui.vastleggen.menu import vastleggen_menu

        if self._rij is not None:
            menu = vastleggen_menu(self._kern, self._rij.rij.dossier_id, self.window())
            menu.popup(self._vastleggen.mapToGlobal(self._vastleggen.rect().bottomLeft()))

    def _toon_brief(self) -> None:
        """Drop down the letters."""
        from app.ui.briefmenu import brief_menu

        if self._rij is not None:
            menu = brief_menu(self._kern, self._rij.rij.dossier_id, self.window())
            menu.popup(self._brief.mapToGlobal(self._brief.rect().bottomLeft()))


def stapregel(stand: Stand) -> str:
    """Say in a line which stap this is and who has regie; a proposal is called so."""
    delen = [f"Stap {stand.stap}, {stand.stapnaam}." if stand.stap else "Nog niet in een stap."]
    regie = stand.regie_proces
    if regie is not None:
        wie = ", ".join(d for d in (regie.organisatie, regie.persoon) if d)
        delen.append(f"Regie: {wie}{' (voorstel)' if regie.voorgesteld else ''}.")
    return " ".join(delen)


def knoppen_van(opties: Sequence[Besluitoptie]) -> list[Besluitoptie]:
    """Choose what gets a button: what is proposed, the other branch, another solution."""
    voorop = [o for o in opties if o.voorgesteld]
    if voorop:
        soorten = (voorop[0].soort, Besluitsoort.ANDERE_OPLOSSING)
        voorop += [o for o in opties if o.soort in soorten and o not in voorop]
    return voorop[:KNOPPEN]


def _poort(poort: PoortStand) -> str:
    """Write a gate as a line: its name and ja, or nog niet with the day it was due."""
    if poort.open:
        return f"{escape(poort.naam)}: ja"
    uiterlijk = ""
    if poort.uiterlijk is not None:
        moest = "moest op" if poort.over_termijn else "uiterlijk"
        uiterlijk = f" ({moest} {toon_dag(poort.uiterlijk)})"
    rol = Kleur.GEVAAR if poort.over_termijn else Kleur.LET_OP
    return (
        f'<span style="color:{thema().hex(rol)}">{escape(poort.naam)}: nog niet{uiterlijk}</span>'
    )


def _tekst(rol: str = "") -> QLabel:
    """Make a label of rich text that wraps and can be copied from."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    if rol:
        label.setProperty("rol", rol)
    return label


def _open_besluit(kern: Kern, dossier_id: str, optie: Besluitoptie) -> None:
    """Show the dossier and open the form of a decision in it."""
    from app.ui.vastleggen.menu import open_besluit

    open_besluit(kern, dossier_id, optie)
