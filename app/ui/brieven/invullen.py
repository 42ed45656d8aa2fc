"""UI: the fields of a letter, one input per kind of `Invulveld`; values are text."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from app.domain.datumwoorden import Richting
from app.domain.fouten import InvoerFout
from app.services.brieven import Invulsoort, Invulveld
from app.ui.vastleggen.velden import (
    DagInvoer,
    Invoer,
    KeuzeInvoer,
    NotitieInvoer,
    TekstInvoer,
    VinkenInvoer,
)


class Invulblad(QWidget):
    """The fields of one template. `gewijzigd` when the user typed."""

    gewijzigd = Signal()

    def __init__(
        self, velden: list[Invulveld], peildatum: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._velden = velden
        self._invoer: dict[str, Invoer] = {}
        self._fout: dict[str, QLabel] = {}
        lijst = QFormLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for veld in velden:
            invoer = _maak(veld, peildatum)
            _zet(veld, invoer)
            label = QLabel(veld.label if veld.verplicht else f"{veld.label} (hoeft niet)")
            label.setWordWrap(True)  # a long one would push the fields out of sight
            label.setBuddy(invoer.invoer)
            lijst.addRow(label)  # a row of its own: beside its field its height comes out too low
            lijst.addRow(invoer)
            if veld.uitleg:
                uitleg = QLabel(veld.uitleg)
                uitleg.setWordWrap(True)
                uitleg.setProperty("rol", "zacht")
                lijst.addRow(uitleg)
                invoer.invoer.setAccessibleDescription(veld.uitleg)
            fout = QLabel()
            fout.setWordWrap(True)
            fout.setProperty("rol", "gevaar")
            fout.hide()
            lijst.addRow(fout)
            self._fout[veld.code] = fout
            self._invoer[veld.code] = invoer
            invoer.gewijzigd.connect(self.gewijzigd)

    def keuzes(self) -> dict[str, str]:
        """Give the values as text by field code; an unreadable one is told and left empty."""
        uit: dict[str, str] = {}
        for veld in self._velden:
            invoer = self._invoer[veld.code]
            self._fout[veld.code].hide()
            try:
                uit[veld.code] = _lees(veld, invoer)
            except InvoerFout as fout:
                self.toon_fout(veld.code, f"{fout.tekst} {fout.doe}".strip())
                uit[veld.code] = ""
        return uit

    def toon_fout(self, code: str, tekst: str) -> bool:
        """Show an error under a field; False when there is no such field."""
        if code not in self._fout:
            return False
        self._fout[code].setText(tekst)
        self._fout[code].show()
        return True

    def zet(self, keuzes: dict[str, str]) -> None:
        """Show values again that were typed for another template."""
        for veld in self._velden:
            if keuzes.get(veld.code):
                _zet_tekst(veld, self._invoer[veld.code], keuzes[veld.code])

    def volgt_op(self, voor: QWidget, na: QWidget) -> None:
        """Let Tab pass the fields between these two: they were made later than what is below."""
        vorige = voor
        for invoer in self._invoer.values():
            # What stands around a field hands the focus on: at the end, where it was made,
            # it would take a Tab for itself.
            invoer.setFocusProxy(None)  # type: ignore[arg-type]
        for deel in self.findChildren(QWidget):
            hier = deel.window() is self.window()  # the list of a choice has a window of its own
            if hier and deel.focusPolicy() & Qt.FocusPolicy.TabFocus and not deel.focusProxy():
                QWidget.setTabOrder(vorige, deel)
                vorige = deel
        QWidget.setTabOrder(vorige, na)

    def heeft(self, code: str) -> bool:
        """Tell whether there is a field of this code."""
        return code in self._invoer

    def invoer(self, code: str) -> Invoer:
        """Give the input of a field."""
        return self._invoer[code]


def _maak(veld: Invulveld, peildatum: date) -> Invoer:
    """Choose the input for a field."""
    if veld.soort is Invulsoort.DAG:
        richting = Richting.FEIT if veld.terug else Richting.TAAK
        return DagInvoer(veld.label, peildatum, richting=richting, leeg_mag=True)
    if veld.soort is Invulsoort.KEUZES:
        return VinkenInvoer(veld.label, list(veld.opties))
    if veld.soort is Invulsoort.KEUS:
        return KeuzeInvoer(veld.label, [("", "nog te kiezen"), *veld.opties])
    if veld.soort is Invulsoort.REGELS:
        return NotitieInvoer(veld.label, regels=7 if veld.ruim else 2)
    return TekstInvoer(veld.label, notitie=True)


def _zet(veld: Invulveld, invoer: Invoer) -> None:
    """Show the proposal."""
    if veld.standaard:
        _zet_tekst(veld, invoer, veld.standaard)


def _zet_tekst(veld: Invulveld, invoer: Invoer, tekst: str) -> None:
    """Show a value given as text."""
    if veld.soort is Invulsoort.DAG:
        invoer.zet(date.fromisoformat(tekst))
    elif veld.soort is Invulsoort.KEUZES:
        invoer.zet([deel.strip() for deel in tekst.split(",") if deel.strip()])
    else:
        invoer.zet(tekst)


def _lees(veld: Invulveld, invoer: Invoer) -> str:
    """Give the value as text."""
    waarde = invoer.waarde()
    if veld.soort is Invulsoort.DAG:
        return waarde.isoformat() if waarde is not None else ""
    if veld.soort is Invulsoort.KEUZES:
        return ",".join(str(w) for w in waarde)
    return str(waarde or "")
