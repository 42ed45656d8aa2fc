"""UI: the sealed part of a dossier: what runs, what was recorded, and what can be recorded.

It stands beside the other panels in a colour and a border of its own, and is made for a BOA
only. It holds nothing itself but what it shows: `leeg` lets all of it go.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.feit import Feit
from app.domain.opsporing import OPSPORING_PER_CODE, Pvconcept
from app.domain.tijdlijnopsporing import feitregel
from app.domain.wpgtermijn import oudste_vrije_dag
from app.protocol.stand import Doorloopstand, Spoorstand, Spoorstap, Termijnstatus
from app.services import opsporingsbrieven
from app.services.opsporingssporen import stapmomenten, verzegelde_sporen
from app.services.opsporingstoegang import Toegang, toegang
from app.ui.dossier.regelknop import Regelknop
from app.ui.iconen import icoon, pixmap
from app.ui.onderdelen import KopLabel, Paneel, icoonknop
from app.ui.opsporing.kinds import OPSPORINGSKINDS, STAP
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld
    from app.services.sessie import Sessie

ZIN = "Verzegeld (Wpg): alleen een BOA ziet dit. Dat u kijkt, komt in het logboek van opsporing."


class OpsporingPaneel(Paneel):
    """`nieuw(code)` and `open_feit(feit, field)` ask for a form, `toegang_gevraagd` for a seal.

    `brief(code)` asks for the letter window; "" for the one that searches.
    """

    nieuw = Signal(str)
    brief = Signal(str)
    open_feit = Signal(object, str)
    toegang_gevraagd = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("rol", "verzegeld")
        self.setAccessibleName("Opsporing, alleen voor BOA’s")
        em = thema().em
        rij = QHBoxLayout()
        rij.setSpacing(em(0.3))
        self._slot = QLabel()
        self._slot.setAccessibleName("Verzegeld")
        self.kop = KopLabel("Opsporing")
        self.plus = icoonknop("plus", "Opsporing vastleggen")
        self.plus.clicked.connect(self.toon_menu)
        rij.addWidget(self._slot)
        rij.addWidget(self.kop, 1)
        rij.addWidget(self.plus)
        self.inhoud.addLayout(rij)
        self.zin = self._zeg(ZIN, "zegel")
        self.inhoud.addWidget(self.zin)
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(em(0.12))
        self.inhoud.addLayout(self._lijst)
        self.inhoud.addStretch(1)  # as a page of its own it has more room than it needs
        thema().veranderd.connect(self._herteken)
        self._herteken()

    def toon(self, sessie: Sessie, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """Show what the sealed file says of a dossier, or why it does not."""
        self.leeg()
        feiten = beeld.feiten.opsporing
        stand = toegang(sessie)
        self.plus.setEnabled(not lezen and stand in (Toegang.OPEN, Toegang.GEEN_BESTAND))
        if feiten is None or stand not in (Toegang.OPEN, Toegang.GEEN_BESTAND):
            uitleg = stand.uitleg if stand is not Toegang.OPEN else _ONLEESBAAR
            self._lijst.addWidget(self._zeg(uitleg, "let_op"))
            if stand is Toegang.WACHT:
                knop = QPushButton("Toegang halen…")
                knop.clicked.connect(self.toegang_gevraagd)
                self._lijst.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)
            return
        feiten = tuple(f for f in feiten if _dag(f) <= beeld.peildatum)
        for spoor in verzegelde_sporen(sessie, beeld.feiten, beeld.stand):
            momenten = stapmomenten(sessie, beeld.feiten, beeld.stand, spoor)
            self._spoor(spoor, momenten, feiten, lezen=lezen)
        vrij = oudste_vrije_dag(beeld.peildatum)
        if any(_dag(f) < vrij for f in feiten):
            self._lijst.addWidget(
                self._zeg(
                    f"Van vóór {toon_dag(vrij, jaar=True)}: alleen nog vergelijken, niet meer vrij "
                    "gebruiken (Wpg art. 8 lid 2 en 3).",
                    "let_op",
                )
            )
        for feit in sorted(feiten, key=_dag, reverse=True):
            self._feit(feit, feitregel(feit, beeld.feiten.ouders))
        self.zin.setText(ZIN if feiten else f"Niets vastgelegd. {ZIN}")

    def leeg(self) -> None:
        """Let go of everything that is shown."""
        while self._lijst.count():
            deel = self._lijst.takeAt(0)
            widget = deel.widget() if deel is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def menu(self) -> QMenu:
        """Make the menu of what can be recorded."""
        menu = QMenu(self)
        for kind in OPSPORINGSKINDS:
            actie = menu.addAction(f"{kind.naam}…")
            actie.triggered.connect(partial(self._nieuw, kind.code))
        menu.addSeparator()
        for letter in opsporingsbrieven.sjablonen():
            actie = menu.addAction(icoon("envelop"), f"{letter.naam}…")
            actie.setToolTip(letter.uitleg)
            actie.triggered.connect(partial(self._brief, letter.code))
        menu.addSeparator()
        pv = menu.addAction(icoon("document"), "Concept-proces-verbaal…")
        pv.setToolTip("Gevuld uit het dossier, met een controlelijst")
        pv.triggered.connect(partial(self._nieuw, Pvconcept.SOORT))
        menu.setToolTipsVisible(True)
        return menu

    def _nieuw(self, code: str, _aan: bool = False) -> None:
        self.nieuw.emit(code)

    def _brief(self, code: str, _aan: bool = False) -> None:
        self.brief.emit(code)

    def toon_menu(self) -> None:
        """Drop down what can be recorded."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        breed = menu.sizeHint().width()
        menu.popup(self.plus.mapToGlobal(QPoint(self.plus.width() - breed, self.plus.height())))

    def _spoor(
        self,
        spoor: Spoorstand,
        momenten: Any,
        feiten: tuple[Feit, ...],
        *,
        lezen: bool,
    ) -> None:
        """Show a running track with the steps that are open now; an ended one in one line."""
        if spoor.einde is not None:
            tekst = f"{spoor.naam}: afgerond {toon_dag(spoor.einde)}"
            self._lijst.addWidget(self._zeg(tekst, "zacht"))
            return
        self._lijst.addWidget(self._zeg(spoor.naam, "kop"))
        for stap in spoor.stappen:
            if stap.stand is not Doorloopstand.HUIDIG:
                continue
            knop = self._stapknop(stap)
            doel = _doel(momenten.get(stap.code, ()), feiten)
            knop.setEnabled(doel is not None and not lezen)
            if doel is not None:
                knop.clicked.connect(partial(self._doe, *doel))
            self._lijst.addWidget(knop)

    def _stapknop(self, stap: Spoorstap) -> Regelknop:
        """Make the line of an open step: what, until when; all of it in the tooltip."""
        punt = stap.punt
        tekst, icoon, kleur = stap.naam, "klok", Kleur.TEKST
        if punt is not None and punt.datum is not None:
            over = punt.status is Termijnstatus.OVER_TERMIJN
            tekst = f"{stap.naam} · {'was ' if over else ''}{toon_dag(punt.datum)}"
            if over:
                icoon, kleur = "driehoek", Kleur.GEVAAR
        dicht = [p for p in stap.poorten if not p.open]
        if dicht:
            tekst += f" · nog niet in orde: {len(dicht)}"
        knop = Regelknop(tekst, icoon, kleur)
        delen = [punt.uitleg if punt else "", *stap.wat, *(p.uitleg for p in dicht)]
        knop.setToolTip("\n".join(d for d in delen if d) or tekst)
        return knop

    def _feit(self, feit: Feit, tekst: str) -> None:
        """Add the line of a fact; Enter or a click opens it."""
        knop = Regelknop(f"{toon_dag(_dag(feit))} · {tekst}", "slot", icoonkleur=Kleur.ZEGEL)
        knop.clicked.connect(partial(self._doe, feit.SOORT, feit, ""))
        self._lijst.addWidget(knop)

    def _doe(self, code: str, feit: Feit | None, veld: str, _aan: bool = False) -> None:
        """Ask for the form of a new fact, or of one that is there."""
        if feit is None:
            self.nieuw.emit(code)
        else:
            self.open_feit.emit(feit, veld)

    def _zeg(self, tekst: str, rol: str) -> QLabel:
        """Make a line of text."""
        label = QLabel(tekst)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("rol", rol)
        return label

    def _herteken(self) -> None:
        """Take the colours of the moment."""
        self._slot.setPixmap(
            pixmap("slot", thema().em(0.9), thema().hex(Kleur.ZEGEL), self.devicePixelRatioF())
        )


_ONLEESBAAR = "Het opsporingsbestand kan nu niet worden gelezen."


def _dag(feit: Feit) -> Any:
    return getattr(feit, feit.DATUM or "datum")


def _doel(
    momenten: tuple[str, ...], feiten: tuple[Feit, ...]
) -> tuple[str, Feit | None, str] | None:
    """Give what completes a step: (kind, the latest fact of it that lacks that field, field)."""
    for moment in momenten:
        code, veld = STAP.get(moment, ("", ""))
        if not code or not veld:
            continue
        soort = OPSPORING_PER_CODE[code]
        passend = [
            f
            for f in feiten
            if isinstance(f, soort) and getattr(f, veld) is None and _gaat_over(f, moment)
        ]
        if passend:
            return code, passend[-1], veld
    nieuw = [STAP[m][0] for m in momenten if m in STAP and not STAP[m][1]]
    return (nieuw[0], None, "") if nieuw else None


def _gaat_over(feit: Feit, moment: str) -> bool:
    """Tell an advice of the Raad from one of a doctor."""
    aan = getattr(feit, "aan", None)
    return aan is None or moment.removeprefix("advies_").startswith(str(aan))
