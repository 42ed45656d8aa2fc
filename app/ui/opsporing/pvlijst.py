"""UI: the checklist beside a proces-verbaal: what is missing first, each line a way to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.opsporing import Opsporingsstuk
from app.services.pvlijst import Aard, Doel, Punt
from app.services.pvmaken import Pvbeeld
from app.ui.dossier.regelknop import Regelknop
from app.ui.kleuren import Kleur
from app.ui.onderdelen import KopLabel
from app.ui.thema import thema

_KOP = {
    Aard.WET: "Kan niet volgens de wet",
    Aard.GAT: "Nog in te vullen",
    Aard.POORT: "Nog niet in orde: verdergaan vraagt een reden",
    Aard.DAARNA: "Daarna te doen",
}
_VORM = {
    Aard.WET: ("fout", Kleur.GEVAAR),
    Aard.GAT: ("potlood", Kleur.LET_OP),
    Aard.POORT: ("schild", Kleur.LET_OP),
    Aard.DAARNA: ("klok", Kleur.TEKST),
}


class PvLijst(QScrollArea):
    """`herstel(doel)` asks to mend a point, `bekijk(stuk)` to see what was laid down."""

    herstel = Signal(object)
    bekijk = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Controlelijst van het proces-verbaal")
        self.setWidgetResizable(True)
        self.regels: dict[str, Regelknop] = {}
        self._inhoud = QWidget()
        self._lijst = QVBoxLayout(self._inhoud)
        self._lijst.setSpacing(thema().em(0.15))
        self.setWidget(self._inhoud)

    def toon(self, beeld: Pvbeeld) -> None:
        """Show the points; what is open stands first, by what it asks."""
        plek = self.verticalScrollBar().value()
        had = next((c for c, k in self.regels.items() if k.hasFocus()), "")
        self._leeg()
        self._uitgaven(beeld.uitgaven)
        mist = {p.code for p in beeld.mist}
        open_ = [p for p in beeld.punten if not p.in_orde]
        for aard in (Aard.WET, Aard.GAT, Aard.POORT, Aard.DAARNA):
            deel = [p for p in open_ if p.aard is aard]
            if deel:
                uitgelegd = aard is Aard.POORT and not any(p.code in mist for p in deel)
                self._kop("Niet in orde, met een reden" if uitgelegd else _KOP[aard])
            for punt in deel:
                self._regel(punt, *_VORM[aard])
        goed = [p for p in beeld.punten if p.in_orde]
        if goed:
            self._kop("In orde")
        for punt in goed:
            self._regel(punt, "vink", Kleur.GOED)
        self._lijst.addStretch(1)
        if had in self.regels:
            self.regels[had].setFocus()
        self.verticalScrollBar().setValue(plek)

    def _uitgaven(self, stukken: Sequence[Opsporingsstuk]) -> None:
        """List what was laid down; a click shows the very bytes."""
        if stukken:
            self._kop("Vastgesteld")
        for stuk in reversed(stukken):
            tekst = f"{stuk.nummer}, uitgave {stuk.uitgave} · {toon_dag(stuk.datum, jaar=True)}"
            knop = Regelknop(tekst, "slot", icoonkleur=Kleur.ZEGEL)
            knop.clicked.connect(partial(self._bekijk, stuk))
            self._lijst.addWidget(knop)

    def _regel(self, punt: Punt, icoon: str, kleur: Kleur) -> None:
        tekst = punt.naam if punt.in_orde else punt.uitleg
        knop = Regelknop(tekst, icoon, Kleur.TEKST, icoonkleur=kleur)
        knop.setToolTip(f"{punt.naam}\n{punt.uitleg}\nBron: {punt.bron}")
        stand = "In orde" if punt.in_orde else "Nog niet in orde"
        knop.setAccessibleName(f"{stand}: {punt.naam}")
        knop.setAccessibleDescription(punt.uitleg)
        if punt.doel is not None:
            knop.clicked.connect(partial(self._herstel, punt.doel))
        self.regels[punt.code] = knop
        self._lijst.addWidget(knop)

    def _herstel(self, doel: Doel, _aan: bool = False) -> None:
        self.herstel.emit(doel)

    def _bekijk(self, stuk: Opsporingsstuk, _aan: bool = False) -> None:
        self.bekijk.emit(stuk)

    def _kop(self, tekst: str) -> None:
        kop = KopLabel(tekst)
        kop.setWordWrap(True)
        self._lijst.addWidget(kop)

    def _leeg(self) -> None:
        self.regels.clear()
        while self._lijst.count():
            deel = self._lijst.takeAt(0)
            widget = deel.widget() if deel is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
