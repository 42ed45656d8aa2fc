"""UI: one form: labels, inputs, errors beside the field, notes that close by themselves.

Enter saves from a line or a list, Ctrl+Enter from anywhere, Esc leaves (and
asks only when something was typed). The form knows nothing of facts: it shows
an `Opzet` and hands its values over.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.feit import velden
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import InvoerFout, KnownError
from app.domain.notitie import NotitieStand
from app.ui.onderdelen import Balk
from app.ui.thema import Kleur, thema
from app.ui.vastleggen.opzet import Opzet, Veldopzet, naar_waarde
from app.ui.vastleggen.velden import LANG, DagInvoer, JaNeeInvoer, LijstTekstInvoer, NotitieInvoer

OP_SLOT = "op slot"
NA_OPMAAK_MS = 30
"""So long after a form is shown its fields have their places."""


RUIMTE_EM = 9.5
"""So wide may a tick box be beside the labels, in a panel of its least width that scrolls."""


class Formulier(QWidget):
    """The fields of an `Opzet`. `bewaren` and `annuleren` are asked by keys."""

    bewaren = Signal()
    annuleren = Signal()
    getypt = Signal()

    def __init__(
        self,
        opzet: Opzet,
        notitie: Callable[[date], NotitieStand],
        parent: QWidget | None = None,
        *,
        vandaag: date,
    ) -> None:
        super().__init__(parent)
        self.opzet = opzet
        self._notitie = notitie
        self._vandaag = vandaag
        self._per_naam: dict[str, Veldopzet] = {v.naam: v for v in opzet.velden}
        self._fouten: dict[str, QLabel] = {}
        self._delen: dict[str, tuple[QWidget, ...]] = {}
        self._slot: QLabel | None = None
        self._begin: dict[str, Any] = {}
        self.balk = Balk(sluitbaar=False)
        self._bouw()
        for veld in opzet.velden:
            veld.invoer.gewijzigd.connect(lambda naam=veld.naam: self._gewijzigd(naam))
            for kind in (veld.invoer, *veld.invoer.findChildren(QWidget)):
                kind.installEventFilter(self)
        self._volgt = False
        self._verborgen: frozenset[str] = frozenset()
        self._volg("")
        self._weeg_notities()
        self._weeg_naast()
        self._begin = self.ruw()

    # --- building ------------------------------------------------------------------------

    def _bouw(self) -> None:
        """Lay out labels and inputs; notes take the whole width."""
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(0, 0, 0, 0)
        blad = QWidget()
        em = thema().em
        raster = QGridLayout(blad)
        raster.setContentsMargins(em(0.1), em(0.1), em(0.4), em(0.1))
        raster.setHorizontalSpacing(em(0.5))
        raster.setVerticalSpacing(em(0.25))
        raster.setColumnStretch(1, 1)
        raster.setColumnMinimumWidth(0, em(4.6))
        rij = 0
        raster.addWidget(self.balk, rij, 0, 1, 2)
        if self.opzet.uitleg:
            uitleg = QLabel(self.opzet.uitleg)
            uitleg.setWordWrap(True)
            uitleg.setProperty("rol", "zacht")
            rij += 1
            raster.addWidget(uitleg, rij, 0, 1, 2)
        if self.opzet.naast is not None:
            rij += 1
            raster.addWidget(self.opzet.naast, rij, 0, 1, 2)
        # A tick too wide for the second column widens the form past its panel; they stay in line.
        self._brede_vinken = any(
            len(v.label) > LANG or v.invoer.sizeHint().width() > thema().em(RUIMTE_EM)
            for v in self.opzet.velden
            if isinstance(v.invoer, JaNeeInvoer)
        )
        for veld in self.opzet.velden:
            rij = self._bouw_veld(raster, rij + 1, veld)
        raster.setRowStretch(rij + 1, 1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(blad)
        blad.setAutoFillBackground(False)
        buiten.addWidget(rol)
        self._rol = rol
        if self.opzet.waarschuwing:
            self.balk.toon(self.opzet.waarschuwing, Kleur.LET_OP, "waarschuwing")

    def _bouw_veld(self, raster: QGridLayout, rij: int, veld: Veldopzet) -> int:
        """Put one field; returns the last row it took."""
        fout = QLabel()
        fout.setProperty("rol", "gevaar")
        fout.setWordWrap(True)
        fout.hide()
        self._fouten[veld.naam] = fout
        if isinstance(veld.invoer, JaNeeInvoer):
            eerste = 0 if self._brede_vinken else 1
            raster.addWidget(veld.invoer, rij, eerste, 1, 2 - eerste)
            raster.addWidget(fout, rij + 1, 1)
            self._delen[veld.naam] = (veld.invoer,)
            return rij + 1
        label = QLabel(veld.label)
        label.setWordWrap(True)
        label.setBuddy(veld.invoer.invoer)
        self._delen[veld.naam] = (label, veld.invoer)
        breed = isinstance(veld.invoer, NotitieInvoer) or len(veld.label) > LANG
        if breed:
            raster.addWidget(label, rij, 0, 1, 2)
            raster.addWidget(veld.invoer, rij + 1, 0, 1, 2)
            rij += 1
        else:
            maten = label.fontMetrics()
            woord = max(maten.horizontalAdvance(w) for w in veld.label.split())
            label.setMaximumWidth(max(thema().em(7.5), woord + 2))  # no word is cut
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            raster.addWidget(label, rij, 0, Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, thema().em(0.25), 0, 0)
            raster.addWidget(veld.invoer, rij, 1)
        raster.addWidget(fout, rij + 1, 0 if breed else 1, 1, 2 if breed else 1)
        rij += 1
        if veld.notitie and self._slot is None:
            self._slot = QLabel()
            self._slot.setWordWrap(True)
            self._slot.setProperty("rol", "let_op")
            self._slot.hide()
            raster.addWidget(self._slot, rij + 1, 0, 1, 2)
            rij += 1
        return rij

    # --- values --------------------------------------------------------------------------

    def veld(self, naam: str) -> Veldopzet:
        """Give a field by its name."""
        return self._per_naam[naam]

    def waarden(self) -> dict[str, Any]:
        """Give the values by field name, in the types of the fact.

        InvoerFout names the field that is empty or cannot be read. A note that
        is closed keeps what the fact had.
        """
        uit: dict[str, Any] = {}
        kenmerken = self._kenmerken()
        for veld in self.opzet.velden:
            if veld.naam in self._verborgen:
                continue
            if veld.notitie and not veld.invoer.isEnabled():
                if self.opzet.feit is not None:
                    uit[veld.naam] = getattr(self.opzet.feit, veld.naam)
                continue
            if veld.naam in kenmerken:
                waarde = naar_waarde(kenmerken[veld.naam], veld.invoer)
            else:
                try:
                    waarde = veld.invoer.waarde()
                except InvoerFout as fout:
                    raise InvoerFout(fout.tekst, fout.doe, veld=veld.naam) from fout
            if veld.verplicht and waarde in (None, "", []):
                raise InvoerFout("Vul dit in.", veld=veld.naam)
            uit[veld.naam] = waarde
        return uit | self._leeg()

    def _leeg(self) -> dict[str, Any]:
        """Give the fields that do not apply as the fact has them when nothing is said."""
        soort = self.opzet.soort
        if soort is None or not self._verborgen:
            return {}
        eigen = {f.name: f.default for f in dataclasses.fields(soort)}
        return {naam: eigen[naam] for naam in self._verborgen}

    def _kenmerken(self) -> Mapping[str, Any]:
        """Give the description of the fields of the fact that is corrected or made."""
        soort = self.opzet.soort or PER_CODE.get(self.opzet.sleutel[1])
        return {} if soort is None else {v.naam: v for v in velden(soort)}

    def ruw(self) -> dict[str, Any]:
        """Give everything as it stands, for a draft."""
        return {v.naam: v.invoer.ruw() for v in self.opzet.velden}

    def zet_ruw(self, ruw: Mapping[str, Any]) -> None:
        """Show a draft again."""
        for naam, waarde in ruw.items():
            if naam in self._per_naam:
                self._per_naam[naam].invoer.zet_ruw(waarde)
        self._toon_velden()
        self._weeg_notities()
        self._weeg_naast()

    @property
    def is_getypt(self) -> bool:
        """Whether something differs from what was proposed."""
        return self.ruw() != self._begin

    def naar_eerste(self) -> None:
        """Put the focus where work starts: the first field that needs it."""
        naam = self.opzet.eerste
        if naam not in self._per_naam:
            return
        invoer = self._per_naam[naam].invoer.invoer
        if not invoer.isEnabled():  # a note that is closed
            open_ = (v.invoer.invoer for v in self.opzet.velden if v.invoer.isVisibleTo(self))
            invoer = next((i for i in open_ if i.isEnabled()), invoer)
        invoer.setFocus(Qt.FocusReason.TabFocusReason)
        # Not before the layout gave it its place: what stands above it may be long.
        QTimer.singleShot(NA_OPMAAK_MS, self._rol, self._toon_focus)

    def _toon_focus(self) -> None:
        """Scroll to the field that has the focus."""
        nu = self.focusWidget()
        if nu is not None and self._rol.isAncestorOf(nu):
            self._rol.ensureWidgetVisible(nu)

    # --- errors and notes ----------------------------------------------------------------

    def toon_fout(self, fout: KnownError) -> None:
        """Show an error beside its field and go there; without a field above the form."""
        self.wis_fouten()
        naam = getattr(fout, "veld", "")
        tekst = f"{fout.tekst} {fout.doe}".strip()
        if naam not in self._per_naam or not self._per_naam[naam].invoer.isEnabled():
            self.balk.toon(tekst, Kleur.GEVAAR, "fout")
            self._rol.ensureVisible(0, 0)
            return
        label = self._fouten[naam]
        label.setText(tekst)
        label.show()
        invoer = self._per_naam[naam].invoer.invoer
        invoer.setProperty("fout", True)
        invoer.style().polish(invoer)
        invoer.setAccessibleDescription(tekst)
        invoer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rol.ensureWidgetVisible(label)

    def wis_fouten(self) -> None:
        """Take all errors away."""
        if self.opzet.waarschuwing:
            self.balk.toon(self.opzet.waarschuwing, Kleur.LET_OP, "waarschuwing")
        else:
            self.balk.hide()
        for naam, label in self._fouten.items():
            if not label.isHidden():
                self._wis_fout(naam)

    def _wis_fout(self, naam: str) -> None:
        """Take one error away."""
        self._fouten[naam].hide()
        invoer = self._per_naam[naam].invoer.invoer
        invoer.setProperty("fout", False)
        invoer.style().polish(invoer)
        invoer.setAccessibleDescription("")

    def _gewijzigd(self, naam: str) -> None:
        """Take the error away and weigh the notes anew when the day changed."""
        if not self._fouten[naam].isHidden():
            self._wis_fout(naam)
        self._volg(naam)
        self._weeg_notities()
        self._weeg_naast()
        self.getypt.emit()

    def _volg(self, naam: str) -> None:
        """Let other fields follow one that changed, and show those that apply."""
        if self._volgt:
            return
        if self.opzet.volg is not None:
            self._volgt = True
            try:
                self.opzet.volg(naam, self._per_naam, self._leesbaar())
            finally:
                self._volgt = False
        self._toon_velden()

    def _toon_velden(self) -> None:
        """Show the fields that apply to what is filled in; the others go, with their error."""
        if self.opzet.zichtbaar is None:
            return
        zichtbaar = self.opzet.zichtbaar(self._leesbaar())
        self._verborgen = frozenset(self._per_naam) - zichtbaar
        for naam, delen in self._delen.items():
            for deel in delen:
                deel.setVisible(naam in zichtbaar)
            if naam not in zichtbaar:
                self._fouten[naam].hide()

    def _leesbaar(self) -> dict[str, Any]:
        """Give what can be read by now, in the types of the fact."""
        kenmerken = self._kenmerken()
        leesbaar: dict[str, Any] = {}
        for veld in self.opzet.velden:
            with contextlib.suppress(InvoerFout):
                leesbaar[veld.naam] = naar_waarde(kenmerken[veld.naam], veld.invoer)
        return leesbaar

    def _weeg_naast(self) -> None:
        """Let what stands above the fields follow what can be read of them."""
        if self.opzet.naast is None:
            return
        self.opzet.naast.weeg(self._leesbaar() | self._leeg())

    def _dag(self) -> date:
        """Give the day that the notes are about, today while it cannot be read."""
        veld = self._per_naam.get(self.opzet.dagveld)
        if veld is not None and isinstance(veld.invoer, DagInvoer):
            try:
                return veld.invoer.waarde() or self._vandaag
            except InvoerFout:
                return self._vandaag
        return self._vandaag

    def _weeg_notities(self) -> None:
        """Open or close every note field for the day, and say why (003 h.3)."""
        notities = [v for v in self.opzet.velden if v.notitie]
        if not notities:
            return
        stand = self._notitie(self._dag())
        if not stand.open and self.opzet.opent(self.ruw()):
            stand = NotitieStand(True, "")
        for veld in notities:
            if isinstance(veld.invoer, LijstTekstInvoer):
                # A task may still be one of a fixed list that says nothing of the leerling.
                veld.invoer.zet_vast(not stand.open)
                continue
            veld.invoer.setEnabled(stand.open)
            vak = veld.invoer.invoer
            if isinstance(vak, QPlainTextEdit | QLineEdit):
                vak.setPlaceholderText("" if stand.open else OP_SLOT)
            vak.setAccessibleDescription("" if stand.open else stand.uitleg)
            if not stand.open and self.opzet.feit is not None:
                veld.invoer.zet("")
        if self._slot is not None:
            self._slot.setText(stand.uitleg)
            self._slot.setVisible(not stand.open)

    # --- keys ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, Ctrl+Enter saves from anywhere, Esc leaves."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # Ctrl+Enter also opens the menu "Vastleggen" in the window; inside a form it saves.
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if isinstance(watched, QAbstractItemView):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (ctrl or not isinstance(watched, QPlainTextEdit)):
            if isinstance(watched, QComboBox) and watched.view().isVisible():
                return False
            self.bewaren.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if isinstance(watched, QComboBox) and watched.view().isVisible():
                return False
            self.annuleren.emit()
            return True
        return False
