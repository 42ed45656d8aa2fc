"""UI: the values of a protocol as a list that can be searched, and the form of the chosen one.

Changes gather in a `Concept`: undone and done again here, tried with "Wat als",
adopted with "Vaststellen". Nothing holds before that.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import InvoerFout, KnownError
from app.services.protocolbeheer.concept import Concept
from app.services.protocolbeheer.regelvelden import Pad, Regelveld, Veldsoort
from app.services.protocolbeheer.verschil import verschillen
from app.ui import berichten
from app.ui.kleuren import Kleur
from app.ui.onderdelen import Balk, KopLabel
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.protocollen.veldvorm import Veldvorm, maak_veldvorm
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.zijpaneel import Wijkend, Zijpaneel

SMAL_EM = 38
"""Below this width in line heights the buttons stand under the search."""
_MERKT = frozenset({Veldsoort.TERMIJN, Veldsoort.DREMPEL, Veldsoort.GETAL, Veldsoort.JANEE})


class Wijzigblad(QWidget):
    """`gewijzigd` after each change of the concept; `wat_als`, `vaststellen` when asked for."""

    gewijzigd = Signal()
    wat_als = Signal()
    vaststellen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.concept: Concept | None = None
        self._mag = False
        self._vorm: Veldvorm | None = None
        self._basis: dict[Pad, Any] = {}
        self._bouw()

    def toon(self, concept: Concept, *, mag: bool) -> None:
        """Show a concept; `mag`: this person may adopt versions."""
        self.concept, self._mag = concept, mag
        self._ververs()

    def _bouw(self) -> None:
        """Lay out the list, the form and the buttons."""
        em = thema().em
        self.zoek = QLineEdit()
        self.zoek.setPlaceholderText("Zoek een termijn, drempel of tekst")
        self.zoek.setAccessibleName("Zoek een waarde")
        self.zoek.setClearButtonEnabled(True)
        self.tabel: Tabel[Regelveld] = Tabel(
            "Wat u kunt wijzigen",
            (
                Tabelkolom("Regel", lambda v: v.regel, 11),
                Tabelkolom("Wat", lambda v: v.label, 9),
                Tabelkolom("Waarde", lambda v: v.toon, 0, None, self._merk),
            ),
            leeg="Dit protocol heeft geen waarden om te wijzigen.",
        )
        self.zoek.textChanged.connect(self.tabel.model_.filter)
        self.tabel.gekozen.connect(self._kies)
        self.tabel.geopend.connect(lambda _v: self._naar_vorm())
        self.paneel = Zijpaneel("De gekozen waarde")
        self.kop = KopLabel("")
        self.kop.setWordWrap(True)
        self.onder = QLabel()
        self.onder.setProperty("rol", "zacht")
        self.onder.setWordWrap(True)
        self.plek = QVBoxLayout()
        self.eigen = QCheckBox("De regel is nu een eigen regel van het team")
        self.eigen.setChecked(True)
        self.eigen.setToolTip("De bron wordt dan: eigen regel, met de oorspronkelijke bron erbij.")
        self.fout = QLabel()
        self.fout.setProperty("rol", "fout")
        self.fout.setWordWrap(True)
        self.fout.hide()
        self.zet = maak_knop("Overnemen", self._neem_over, primair=True)
        for deel in (self.kop, self.onder):
            self.paneel.vak.addWidget(deel)
        self.paneel.vak.addLayout(self.plek)
        self.paneel.vak.addWidget(self.eigen)
        self.paneel.vak.addWidget(self.fout)
        self.paneel.vak.addWidget(knoppenrij(self.zet))
        self.paneel.vak.addStretch(1)
        splitter = Wijkend(34, (7, 10))
        splitter.addWidget(self.tabel)
        splitter.addWidget(self.paneel)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([em(35), em(15)])
        self.balk = Balk(sluitbaar=False, rond=True)
        self.terug = maak_knop("Ongedaan maken", self._ongedaan, "ongedaan")
        self.opnieuw = maak_knop("Opnieuw", self._opnieuw)
        self.watals = maak_knop("Wat als…", self.wat_als.emit, "vraag")
        self.stelvast = maak_knop("Vaststellen…", self.vaststellen.emit, primair=True)
        self._boven = boven = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        boven.addWidget(self.zoek, 1)
        boven.addWidget(knoppenrij(self.terug, self.opnieuw, self.watals, self.stelvast), 2)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, em(0.4), 0, 0)
        lijst.addLayout(boven)
        lijst.addWidget(self.balk)
        lijst.addWidget(splitter, 1)
        for toets, doe in (("Ctrl+Z", self._ongedaan), ("Ctrl+Y", self._opnieuw)):
            kort = QShortcut(QKeySequence(toets), self, doe)
            kort.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the search where the page is narrow for the size of text."""
        super().resizeEvent(event)
        smal = self.width() < thema().em(SMAL_EM)
        richting = QBoxLayout.Direction
        self._boven.setDirection(richting.TopToBottom if smal else richting.LeftToRight)

    def _ververs(self) -> None:
        """Show the concept as it is now."""
        if self.concept is None:
            return
        basis = Concept(self.concept.code, self.concept.basis)
        self._basis = {v.pad: v.waarde for v in basis.velden()}
        self.tabel.zet(self.concept.velden(), zelfde=lambda v: v.pad)
        self.terug.setEnabled(self.concept.kan_ongedaan)
        self.opnieuw.setEnabled(self.concept.kan_opnieuw)
        for knop in (self.watals, self.stelvast):
            knop.setEnabled(self.concept.gewijzigd)
        self.stelvast.setVisible(self._mag)
        aantal = len(verschillen(self.concept.basis, self.concept.toml))
        if aantal:
            woord = "wijziging" if aantal == 1 else "wijzigingen"
            slot = "" if self._mag else " Vaststellen kan alleen een teamleider."
            self.balk.toon(
                f"Concept met {aantal} {woord}; nog niets geldt.{slot}", Kleur.LET_OP, "potlood"
            )
        else:
            self.balk.hide()

    def _merk(self, veld: Regelveld) -> tuple[str, Kleur] | None:
        """Mark a value that differs from what holds now."""
        oud = self._basis.get(veld.pad, veld.waarde)
        return ("potlood", Kleur.LET_OP) if oud != veld.waarde else None

    def _kies(self, veld: object) -> None:
        """Show the form of the chosen value."""
        if self._vorm is not None:
            self.plek.removeWidget(self._vorm)
            self._vorm.hide()
            self._vorm.setParent(None)
            self._vorm.deleteLater()
            self._vorm = None
        self.fout.hide()
        anders = isinstance(veld, Regelveld)
        for deel in (self.zet, self.kop, self.onder):
            deel.setVisible(anders)
        self.eigen.setVisible(anders and veld.soort in _MERKT and bool(veld.regelpad))  # type: ignore[attr-defined]
        if not isinstance(veld, Regelveld):
            return
        self.kop.setText(veld.label)
        self.onder.setText(f"{veld.groep} › {veld.regel}")
        self._vorm = maak_veldvorm(veld)
        self.plek.addWidget(self._vorm)
        self.setTabOrder(self.tabel, self._vorm)

    def _naar_vorm(self) -> None:
        """Put the cursor in the form."""
        if self._vorm is not None:
            self._vorm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _neem_over(self) -> None:
        """Take the value of the form into the concept; what is wrong stands under it."""
        if self._vorm is None or self.concept is None:
            return
        try:
            self.concept.zet(self._vorm.veld, self._vorm.waarde(), eigen=self.eigen.isChecked())
        except (InvoerFout, KnownError) as fout:
            self.fout.setText(str(fout))
            self.fout.show()
            return
        self._na("Overgenomen in het concept.")

    def _ongedaan(self) -> None:
        """Undo in the concept."""
        if self.concept is not None and self.concept.kan_ongedaan:
            self.concept.ongedaan()
            self._na("")

    def _opnieuw(self) -> None:
        """Do again in the concept."""
        if self.concept is not None and self.concept.kan_opnieuw:
            self.concept.opnieuw()
            self._na("")

    def _na(self, tekst: str) -> None:
        """Show what changed and tell."""
        self._ververs()
        self.gewijzigd.emit()
        if tekst:
            berichten.meld(tekst)
