"""UI: the inputs of a form: one widget per shape of a field, each with the same four verbs.

`waarde()` gives the value or raises InvoerFout, `zet` shows one, `invoer` is the
widget that takes the focus, `gewijzigd` tells of typing. Tab always leaves a field.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.bsn import controleer_bsn
from app.domain.datumwoorden import Richting, lees_dag, toon_dag
from app.domain.feit import Keuze
from app.domain.fouten import InvoerFout
from app.ui.keuzelijst import Keuzelijst
from app.ui.thema import thema
from app.ui.vastleggen.woordwacht import Woordwacht

Opties = Sequence[tuple[str | None, str]]
"""Choices as (value, text)."""
LANG = 24
"""A label of more letters stands above its field; that of a tick is broken over lines."""


class Invoer(QWidget):
    """What all inputs share. `gewijzigd` fires when the user changes the value."""

    gewijzigd = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label

    @property
    def invoer(self) -> QWidget:
        """The widget that takes the focus."""
        raise NotImplementedError

    def waarde(self) -> Any:
        """Give the value; InvoerFout when what was typed is none."""
        raise NotImplementedError

    def zet(self, waarde: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def ruw(self) -> Any:
        """Give what stands in the input, also when it is no value yet (for a draft)."""
        return self.waarde()

    def zet_ruw(self, ruw: Any) -> None:
        """Show a draft again."""
        self.zet(ruw)

    def lees(self) -> Any:
        """Give the value; what was typed and is none gets the cursor, named, before it is refused.

        For windows that say what is wrong in one place for all their fields.
        """
        try:
            return self.waarde()
        except InvoerFout as fout:
            self.invoer.setFocus()
            naam = f"{self.label[:1].upper()}{self.label[1:]}"
            zin = f"{naam}: {fout.tekst[:1].lower()}{fout.tekst[1:]}"
            raise InvoerFout(zin, fout.doe, veld=fout.veld) from fout

    def _benoem(self, widget: QWidget, uitleg: str = "") -> None:
        """Name a widget for a screen reader."""
        widget.setAccessibleName(self.label)
        if uitleg:
            widget.setAccessibleDescription(uitleg)
        self.setFocusProxy(widget)


def _kaal(parent: QWidget) -> QVBoxLayout:
    """Make a layout without margins."""
    lijst = QVBoxLayout(parent)
    lijst.setContentsMargins(0, 0, 0, 0)
    lijst.setSpacing(thema().em(0.1))
    return lijst


class TekstInvoer(Invoer):
    """One line of text; with `notitie` it reacts to words about health."""

    def __init__(self, label: str, parent: QWidget | None = None, *, notitie: bool = False) -> None:
        super().__init__(label, parent)
        self._regel = QLineEdit()
        self._benoem(self._regel)
        lijst = _kaal(self)
        lijst.addWidget(self._regel)
        self.wacht = Woordwacht(self._regel) if notitie else None
        if self.wacht is not None:
            lijst.addWidget(self.wacht)
        self._regel.textEdited.connect(lambda _: self.gewijzigd.emit())

    @property
    def invoer(self) -> QWidget:
        """The line."""
        return self._regel

    def waarde(self) -> str:
        """Give the text without outer blanks."""
        return self._regel.text().strip()

    def zet(self, waarde: Any) -> None:
        """Show a text."""
        self._regel.setText(waarde or "")
        self._regel.setCursorPosition(0)


class BsnInvoer(Invoer):
    """A BSN: masked until asked, checked by the elfproef, kept as nine digits."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._regel = QLineEdit()
        self._regel.setEchoMode(QLineEdit.EchoMode.Password)
        self._regel.setMaximumWidth(thema().em(7.5))
        self._benoem(self._regel, "Verborgen; de knop ernaast toont de cijfers.")
        toon = QToolButton()
        toon.setText("toon")
        toon.setCheckable(True)
        toon.setProperty("vlak", True)
        toon.setAccessibleName(f"{label} tonen")
        toon.toggled.connect(
            lambda aan: self._regel.setEchoMode(
                QLineEdit.EchoMode.Normal if aan else QLineEdit.EchoMode.Password
            )
        )
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.addWidget(self._regel)
        rij.addWidget(toon)
        rij.addStretch(1)
        self._regel.textEdited.connect(lambda _: self.gewijzigd.emit())

    @property
    def invoer(self) -> QWidget:
        """The line."""
        return self._regel

    def waarde(self) -> str:
        """Give nine digits, or nothing; InvoerFout when it is no BSN."""
        tekst = self._regel.text().strip()
        return controleer_bsn(tekst) if tekst else ""

    def zet(self, waarde: Any) -> None:
        """Show a number, masked."""
        self._regel.setText(waarde or "")

    def ruw(self) -> str:
        """Give what was typed."""
        return self._regel.text()


class NotitieInvoer(Invoer):
    """Several lines of text; Tab leaves it, Ctrl+Enter is left to the form.

    Beside the text a sentence reacts to words about health (protocollen 7); not with
    `over_leerling` False, where it is no text about a leerling.
    """

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        regels: int = 4,
        over_leerling: bool = True,
    ) -> None:
        super().__init__(label, parent)
        self._vak = QPlainTextEdit()
        self._vak.setTabChangesFocus(True)
        self._vak.setFixedHeight(thema().em(regels * 1.05 + 0.6))
        self._benoem(self._vak)
        lijst = _kaal(self)
        lijst.addWidget(self._vak)
        self.wacht = Woordwacht(self._vak) if over_leerling else None
        if self.wacht is not None:
            lijst.addWidget(self.wacht)
        self._vak.textChanged.connect(self.gewijzigd)

    @property
    def invoer(self) -> QWidget:
        """The text box."""
        return self._vak

    def waarde(self) -> str:
        """Give the text without outer blanks."""
        return self._vak.toPlainText().strip()

    def zet(self, waarde: Any) -> None:
        """Show a text."""
        oud = self._vak.blockSignals(True)
        self._vak.setPlainText(waarde or "")
        self._vak.blockSignals(oud)
        if self.wacht is not None:
            self.wacht.kijk()


class DagInvoer(Invoer):
    """A day, in words or figures, with the whole date beside it while typing."""

    def __init__(
        self,
        label: str,
        peildatum: date,
        *,
        richting: Richting = Richting.FEIT,
        leeg_mag: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._peildatum = peildatum
        self._richting = richting
        self._leeg_mag = leeg_mag
        self._regel = QLineEdit()
        self._regel.setPlaceholderText("" if leeg_mag else "vr, 3 nov")
        self._regel.setFixedWidth(thema().em(6))
        self._benoem(
            self._regel,
            "Een dag zoals vandaag, gisteren, vr, vorige week di, 3 nov of 3-11-2026. "
            "Pijl omhoog en omlaag gaan een dag verder of terug.",
        )
        self.voluit = QLabel()
        self.voluit.setProperty("rol", "zacht")
        self.voluit.setWordWrap(True)
        self.voluit.setAccessibleName(f"{label}, voluit")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(thema().em(0.4))
        rij.addWidget(self._regel)
        rij.addWidget(self.voluit, 1)
        self._regel.textChanged.connect(self._toon_voluit)
        self._regel.textEdited.connect(lambda _: self.gewijzigd.emit())
        self._regel.installEventFilter(self)

    def zet_voorbeeld(self, tekst: str) -> None:
        """Show in grey how a day like this one is typed."""
        self._regel.setPlaceholderText(tekst)

    @property
    def invoer(self) -> QWidget:
        """The line."""
        return self._regel

    def waarde(self) -> date | None:
        """Give the day, None when empty and that is allowed."""
        tekst = self._regel.text().strip()
        if not tekst and self._leeg_mag:
            return None
        return lees_dag(tekst, self._peildatum, richting=self._richting)

    def zet(self, waarde: Any) -> None:
        """Show a day."""
        self._regel.setText("" if waarde is None else f"{waarde:%d-%m-%Y}")

    def ruw(self) -> str:
        """Give what was typed."""
        return self._regel.text()

    def zet_ruw(self, ruw: Any) -> None:
        """Show what was typed."""
        self._regel.setText(str(ruw))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move a day."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            stap = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if stap:
                try:
                    dag = self.waarde() or self._peildatum
                except InvoerFout:
                    return True
                self.zet(date.fromordinal(dag.toordinal() + stap))
                self.gewijzigd.emit()
                return True
        return bool(super().eventFilter(watched, event))

    def _toon_voluit(self, tekst: str) -> None:
        """Say which day it is, or what cannot be read."""
        if not tekst.strip():
            self.voluit.setText("")
            return
        try:
            dag = lees_dag(tekst, self._peildatum, richting=self._richting)
        except InvoerFout as fout:
            self.voluit.setText(fout.tekst)
            return
        # Short enough for one line beside the field; the month as a word, so none is mistaken.
        self.voluit.setText(toon_dag(dag, jaar=True))


class KeuzeInvoer(Invoer):
    """One of a closed list; typing letters jumps to it."""

    def __init__(self, label: str, opties: Opties, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._lijst = Keuzelijst()
        # The longest option must not widen the panel.
        self._lijst.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._lijst.setMinimumContentsLength(8)
        self._benoem(self._lijst)
        _kaal(self).addWidget(self._lijst)
        self.zet_opties(opties)
        self._lijst.activated.connect(lambda _: self.gewijzigd.emit())
        self._lijst.currentIndexChanged.connect(lambda _: self.gewijzigd.emit())

    def zet_opties(self, opties: Opties) -> None:
        """Offer other choices; the present one stays when it is among them."""
        oud = self._lijst.currentData()
        stil = self._lijst.blockSignals(True)
        self._lijst.clear()
        for waarde, tekst in opties:
            self._lijst.addItem(tekst, waarde)
        plek = self._lijst.findData(oud)
        self._lijst.setCurrentIndex(max(plek, 0))
        self._lijst.blockSignals(stil)

    @property
    def invoer(self) -> QWidget:
        """The combo box."""
        return self._lijst

    @property
    def tekst(self) -> str:
        """The text of the choice."""
        return self._lijst.currentText()

    def waarde(self) -> Any:
        """Give the value of the choice."""
        return self._lijst.currentData()

    def zet(self, waarde: Any) -> None:
        """Choose a value; one that is not offered leaves the first."""
        code = str(waarde) if isinstance(waarde, Keuze) else waarde
        plek = self._lijst.findData(code)
        stil = self._lijst.blockSignals(True)
        self._lijst.setCurrentIndex(max(plek, 0))
        self._lijst.blockSignals(stil)


class LijstTekstInvoer(Invoer):
    """Free text with suggestions, or (with `vast`) only the suggestions."""

    def __init__(
        self,
        label: str,
        voorstellen: Sequence[str],
        parent: QWidget | None = None,
        *,
        notitie: bool = False,
    ) -> None:
        super().__init__(label, parent)
        self._lijst = Keuzelijst()
        self._lijst.setEditable(True)
        self._lijst.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._lijst.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._lijst.setMinimumContentsLength(8)
        self._lijst.addItems(list(voorstellen))
        self._lijst.setCurrentText("")
        self._benoem(self._lijst)
        regel = self._lijst.lineEdit()
        lijst = _kaal(self)
        lijst.addWidget(self._lijst)
        if regel is not None:
            regel.setAccessibleName(label)
        self.wacht = Woordwacht(self._lijst) if notitie else None
        if self.wacht is not None:
            lijst.addWidget(self.wacht)
        self._lijst.editTextChanged.connect(lambda _: self.gewijzigd.emit())

    @property
    def invoer(self) -> QWidget:
        """The combo box."""
        return self._lijst

    def zet_vast(self, vast: bool) -> None:
        """Allow only the suggestions, or any text again."""
        if vast == (not self._lijst.isEditable()):
            return
        tekst = self._lijst.currentText()
        hier = self._lijst.hasFocus()
        stil = self._lijst.blockSignals(True)
        self._lijst.setEditable(not vast)
        if hier:  # its line is gone or new; the box shows again that it has the focus
            self._lijst.clearFocus()
            self._lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        if vast:
            self._lijst.setCurrentIndex(max(0, self._lijst.findText(tekst)))
        else:
            self._lijst.setCurrentText(tekst)
            regel = self._lijst.lineEdit()
            if regel is not None:
                regel.setAccessibleName(self.label)
        self._lijst.blockSignals(stil)

    def waarde(self) -> str:
        """Give the text."""
        return self._lijst.currentText().strip()

    def zet(self, waarde: Any) -> None:
        """Show a text."""
        stil = self._lijst.blockSignals(True)
        if self._lijst.isEditable():
            self._lijst.setCurrentText(waarde or "")
        else:
            self._lijst.setCurrentIndex(max(0, self._lijst.findText(waarde or "")))
        self._lijst.blockSignals(stil)


class JaNeeInvoer(Invoer):
    """A tick; its text is the label of the field."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        lang = len(label) > LANG
        self._vink = QCheckBox("" if lang else label)
        self._benoem(self._vink)
        rij = QHBoxLayout()
        rij.addWidget(self._vink, 0, Qt.AlignmentFlag.AlignTop)
        if lang:
            rij.addWidget(_Vinktekst(label, self._vink), 1)
        _kaal(self).addLayout(rij)
        self._vink.toggled.connect(lambda _: self.gewijzigd.emit())

    @property
    def invoer(self) -> QWidget:
        """The tick."""
        return self._vink

    def waarde(self) -> bool:
        """Tell whether it is ticked."""
        return self._vink.isChecked()

    def zet(self, waarde: Any) -> None:
        """Tick it or not."""
        stil = self._vink.blockSignals(True)
        self._vink.setChecked(bool(waarde))
        self._vink.blockSignals(stil)


class GetalInvoer(Invoer):
    """A number, whole or with a comma; may be empty."""

    def __init__(
        self,
        label: str,
        *,
        komma: bool = False,
        minimum: float | None = None,
        maximum: float | None = None,
        leeg: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._komma, self._minimum, self._maximum, self._leeg = komma, minimum, maximum, leeg
        self._regel = QLineEdit()
        self._regel.setMaximumWidth(thema().em(7.5))
        self._benoem(self._regel)
        lijst = _kaal(self)
        lijst.addWidget(self._regel, 0, Qt.AlignmentFlag.AlignLeft)
        self._regel.textEdited.connect(lambda _: self.gewijzigd.emit())

    @property
    def invoer(self) -> QWidget:
        """The line."""
        return self._regel

    def waarde(self) -> float | int | None:
        """Give the number; empty gives what `leeg` says."""
        tekst = self._regel.text().strip().replace(",", ".")
        if not tekst:
            return self._leeg  # type: ignore[no-any-return]
        try:
            getal: float | int = float(tekst) if self._komma else int(tekst)
        except ValueError:
            raise InvoerFout(
                "Dit is geen getal." if self._komma else "Dit is geen heel getal.",
                "Typ alleen cijfers, bijvoorbeeld 16" + (" of 2,5." if self._komma else "."),
            ) from None
        laag, hoog = self._minimum, self._maximum
        if (laag is not None and getal < laag) or (hoog is not None and getal > hoog):
            raise InvoerFout(_grenzen(laag, hoog))
        return getal

    def zet(self, waarde: Any) -> None:
        """Show a number."""
        self._regel.setText("" if waarde is None else f"{waarde:g}".replace(".", ","))

    def ruw(self) -> str:
        """Give what was typed."""
        return self._regel.text()

    def zet_ruw(self, ruw: Any) -> None:
        """Show what was typed."""
        self._regel.setText(str(ruw))


def _grenzen(laag: float | None, hoog: float | None) -> str:
    """Say between which numbers to choose."""
    if hoog is None:
        return f"Kies een getal van {laag:g} of meer."
    return (
        f"Kies een getal van {laag:g} tot en met {hoog:g}."
        if laag is not None
        else (f"Kies een getal tot en met {hoog:g}.")
    )


class _Vinktekst(QLabel):
    """The text of a tick, which a QCheckBox cannot wrap; a click on it ticks."""

    def __init__(self, tekst: str, vink: QCheckBox) -> None:
        super().__init__(tekst)
        self._vink = vink
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setBuddy(vink)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick."""
        if event.button() is Qt.MouseButton.LeftButton and self._vink.isEnabled():
            self._vink.toggle()


class VinkenInvoer(Invoer):
    """Several of a list by ticks, as the ouders who gave toestemming."""

    def __init__(self, label: str, opties: Opties, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._vinken: list[tuple[str | None, QCheckBox]] = []
        lijst = _kaal(self)
        for waarde, tekst in opties:
            vink = QCheckBox()
            vink.setAccessibleName(f"{label}: {tekst}")
            vink.toggled.connect(lambda _: self.gewijzigd.emit())
            rij = QHBoxLayout()
            rij.addWidget(vink, 0, Qt.AlignmentFlag.AlignTop)
            rij.addWidget(_Vinktekst(tekst, vink), 1)
            lijst.addLayout(rij)
            self._vinken.append((waarde, vink))
        self._leeg = QLabel("Er is niemand vastgelegd.")
        self._leeg.setProperty("rol", "zacht")
        self._leeg.setVisible(not self._vinken)
        lijst.addWidget(self._leeg)
        if self._vinken:
            self.setFocusProxy(self._vinken[0][1])

    @property
    def invoer(self) -> QWidget:
        """The first tick."""
        return self._vinken[0][1] if self._vinken else self

    def waarde(self) -> list[str | None]:
        """Give the values that are ticked."""
        return [waarde for waarde, vink in self._vinken if vink.isChecked()]

    def zet(self, waarde: Any) -> None:
        """Tick exactly these."""
        for deze, vink in self._vinken:
            stil = vink.blockSignals(True)
            vink.setChecked(deze in (waarde or []))
            vink.blockSignals(stil)
