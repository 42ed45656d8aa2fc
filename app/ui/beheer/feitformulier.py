"""UI: a form drawn from the fields of a fact, for schools, free days, holidays, leerlingen."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.feit import Feit, Veld, Vorm, velden
from app.domain.fouten import InvoerFout, KnownError
from app.services import vastleggen
from app.ui import berichten
from app.ui.conceptvorm import Conceptvorm
from app.ui.kern import Kern
from app.ui.onderdelen import KopLabel
from app.ui.thema import thema
from app.ui.vastleggen.velden import (
    DagInvoer,
    GetalInvoer,
    Invoer,
    JaNeeInvoer,
    KeuzeInvoer,
    TekstInvoer,
)

if TYPE_CHECKING:
    from db.wijziging import Wijziging

LOS = "los:"
"""Before the kind of a draft of such a form: it is no form of a dossier."""
MET_CONCEPT = frozenset({"melding", "schoolafspraak"})
"""Kinds in whose form somebody writes for a while; what is typed survives a crash."""

Opties = Mapping[str, list[tuple[str | None, str]]]


class Feitformulier(QDialog):
    """Makes or corrects one fact. What is wrong is said under the field it is about.

    `vast` are values that are not asked; `opties` the choices of references;
    `alleen` limits and orders the fields; `begin` are proposals that can be changed.
    `keur` may refuse a fact with an InvoerFout that names the field.
    """

    def __init__(
        self,
        kern: Kern,
        soort: type[Feit],
        feit: Feit | None = None,
        *,
        vast: Mapping[str, Any] | None = None,
        opties: Opties | None = None,
        begin: Mapping[str, Any] | None = None,
        alleen: tuple[str, ...] = (),
        titel: str = "",
        kop: str = "",
        keur: Callable[[Any], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kern, self._soort, self._feit = kern, soort, feit
        self._keur = keur
        self._vast = dict(vast or {})
        self.bewaard: Feit | None = None
        self.setWindowTitle(titel or soort.LABEL)
        per_naam = {v.naam: v for v in velden(soort)}
        namen = alleen or tuple(n for n in per_naam if n not in self._vast)
        em = thema().em
        binnen = QWidget()
        vorm = QFormLayout(binnen)
        vorm.setSpacing(em(0.35))
        vorm.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.invoer: dict[str, Invoer] = {}
        self._fouten: dict[str, QLabel] = {}
        for naam in namen:
            veld = per_naam[naam]
            invoer = _maak_invoer(veld, kern.vandaag, (opties or {}).get(naam))
            if feit is not None:
                invoer.zet(getattr(feit, naam))
            elif begin is not None and naam in begin:
                invoer.zet(begin[naam])
            elif (standaard := _standaard(soort, naam)) is not None:
                invoer.zet(standaard)
            self.invoer[naam] = invoer
            # A tick box says itself what it is about.
            tekst = "" if isinstance(invoer, JaNeeInvoer) else veld.label
            label = QLabel(tekst + (" *" if tekst and veld.verplicht else ""))
            label.setBuddy(invoer.invoer)
            fout = QLabel()
            fout.setProperty("rol", "gevaar")
            fout.setWordWrap(True)
            fout.hide()
            self._fouten[naam] = fout
            vorm.addRow(label, invoer)
            vorm.addRow("", fout)
        rol = QScrollArea()
        rol.setWidget(binnen)
        rol.setWidgetResizable(True)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        doos = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        doos.button(QDialogButtonBox.StandardButton.Save).setProperty("primair", True)
        doos.accepted.connect(self.bewaar)
        doos.rejected.connect(self.reject)
        lijst = QVBoxLayout(self)
        if kop:
            lijst.addWidget(KopLabel(kop, titel=True))
        lijst.addWidget(rol, 1)
        lijst.addWidget(doos)
        hoogte = min(em(36), binnen.sizeHint().height() + em(7 if kop else 5))
        ruimte = self.screen().availableGeometry().height() - em(4)
        self.resize(em(37), min(hoogte, ruimte))
        if soort.SOORT in MET_CONCEPT:
            plek = self._vast.get("leerling_id") or self._vast.get("school_id") or ""
            sleutel = (str(plek), f"{LOS}{soort.SOORT}", feit.id if feit is not None else "")
            Conceptvorm(kern, self, sleutel, self.windowTitle(), self.invoer)
        kern.vergrendeld.connect(self.reject)
        if namen:
            self.invoer[namen[0]].invoer.setFocus()

    def bewaar(self) -> None:
        """Save; stays open with the reason under the field when it cannot be."""
        for fout in self._fouten.values():
            fout.hide()
        waarden: dict[str, Any] = dict(self._vast)
        for naam, invoer in self.invoer.items():
            try:
                waarden[naam] = invoer.waarde()
            except InvoerFout as fout:
                self._toon(naam, fout)
                return
        mist = self._ontbrekend(waarden)
        if mist:
            self._toon(mist, InvoerFout("Vul dit veld in.", veld=mist))
            return
        try:
            feit = self._maak(_met_keuzen(self._soort, waarden))
            if self._keur is not None:
                self._keur(feit)
            wijziging = self.schrijf(feit)
        except InvoerFout as fout:
            self._toon(fout.veld, fout)
            return
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.bewaard = feit
        self.accept()
        self._kern.meld_wijziging(wijziging, f"{self._soort.LABEL} vastgelegd.")

    def schrijf(self, feit: Feit) -> Wijziging:
        """Record the fact; a form whose fact comes with others overrides this."""
        if self._feit is None:
            return vastleggen.leg_vast(self._kern.sessie, feit)
        return vastleggen.wijzig(self._kern.sessie, feit)

    def _maak(self, waarden: dict[str, Any]) -> Feit:
        """Make the fact."""
        if self._feit is not None:
            return dataclasses.replace(self._feit, **waarden)
        return self._soort(**waarden)

    def _ontbrekend(self, waarden: Mapping[str, Any]) -> str:
        """Name the first field of this form that must be filled and is not."""
        for veld in velden(self._soort):
            if veld.verplicht and veld.naam in self.invoer and waarden.get(veld.naam) in (None, ""):
                return veld.naam
        return ""

    def _toon(self, naam: str, fout: KnownError) -> None:
        """Say what is wrong under its field; a field that is not here goes to a dialog."""
        label = self._fouten.get(naam)
        if label is None:
            berichten.toon_fout(self, fout)
            return
        label.setText(f"{fout.tekst} {fout.doe}".strip())
        label.show()
        self.invoer[naam].invoer.setFocus()


def nieuw_feit(
    kern: Kern,
    soort: type[Feit],
    parent: QWidget,
    *,
    na: Callable[[Feit], object] | None = None,
    **anders: Any,
) -> Feitformulier:
    """Open the form of a new fact without blocking; `na` gets what was saved."""
    vorm = Feitformulier(kern, soort, parent=parent, **anders)
    vorm.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if na is not None:
        vorm.accepted.connect(lambda: na(vorm.bewaard) if vorm.bewaard is not None else None)
    vorm.open()
    return vorm


def wijzig_feit(kern: Kern, feit: Feit, parent: QWidget, **anders: Any) -> Feitformulier:
    """Open the form of a fact that is there, without blocking."""
    vorm = Feitformulier(kern, type(feit), feit, parent=parent, **anders)
    vorm.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    vorm.open()
    return vorm


def _maak_invoer(veld: Veld, vandaag: date, opties: list[tuple[str | None, str]] | None) -> Invoer:
    """Make the input that fits a field."""
    if opties is not None:
        return KeuzeInvoer(veld.label, opties)
    if veld.vorm is Vorm.KEUZE and veld.keuze is not None:
        return KeuzeInvoer(veld.label, [(str(k), k.label) for k in veld.keuze])
    if veld.vorm is Vorm.DAG:
        dag = DagInvoer(veld.label, vandaag, leeg_mag=not veld.verplicht)
        if veld.naam == "geboortedatum":
            dag.zet_voorbeeld("4-5-2011")
        return dag
    if veld.vorm is Vorm.JANEE:
        return JaNeeInvoer(veld.label)
    if veld.vorm in (Vorm.GETAL, Vorm.KOMMA):
        return GetalInvoer(
            veld.label,
            komma=veld.vorm is Vorm.KOMMA,
            minimum=veld.minimum,
            maximum=veld.maximum,
        )
    return PostcodeInvoer(veld.label) if veld.naam == "postcode" else TekstInvoer(veld.label)


class PostcodeInvoer(TekstInvoer):
    """A postcode: "7300aa" is recorded as the post writes it; a foreign one as it was typed."""

    def waarde(self) -> str:
        """Give "7300 AA"."""
        tekst = super().waarde()
        past = re.fullmatch(r"([1-9][0-9]{3}) ?([A-Za-z]{2})", tekst)
        return f"{past[1]} {past[2].upper()}" if past else tekst


def _met_keuzen(soort: type[Feit], waarden: dict[str, Any]) -> dict[str, Any]:
    """Turn the codes of closed lists into their members."""
    for veld in velden(soort):
        waarde = waarden.get(veld.naam)
        if veld.keuze is not None and isinstance(waarde, str):
            waarden[veld.naam] = next(k for k in veld.keuze if k.value == waarde)
    return waarden


def _standaard(soort: type[Feit], naam: str) -> Any:
    """Give the default of a field, None without."""
    for f in dataclasses.fields(soort):
        if f.name == naam and f.default is not dataclasses.MISSING:
            return f.default
    return None
