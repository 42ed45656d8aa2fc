"""UI: the checks of an appeal, a request or leave, above its form, as one types.

What is not met comes first with why and where it stands, then what a person has to look at;
what is met is one line each. Nothing of it stops anybody: the heading says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.feit import Feit
from app.domain.fouten import KnownError
from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling
from app.domain.vrijstellingtoets import Toets
from app.services.vrijstellingtoets import checks
from app.ui.iconen import pixmap
from app.ui.onderdelen import KopLabel
from app.ui.thema import Kleur, thema
from app.ui.vastleggen.kader import Kader
from app.ui.vastleggen.opzet import Naast

_VORM = {
    False: ("schild", Kleur.LET_OP, "let_op", "Niet in orde"),
    None: ("vraag", Kleur.WACHT, "", "Zelf nagaan"),
    True: ("schild_vink", Kleur.GOED, "zacht", "In orde"),
}


class Toetsen(QWidget):
    """A list of checks under a heading that counts them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toetsen: tuple[Toets, ...] = ()
        self.setAccessibleName("Wat de wet vraagt")
        self._lijst = QVBoxLayout(self)
        self._lijst.setContentsMargins(0, 0, 0, thema().em(0.3))
        self._lijst.setSpacing(thema().em(0.15))
        self.kop = KopLabel("")
        self.kop.setWordWrap(True)
        self._lijst.addWidget(self.kop)
        self._regels: list[QWidget] = []

    def toon(self, toetsen: Sequence[Toets], kop: str = "") -> None:
        """Show these; the same ones again change nothing."""
        nieuw = tuple(toetsen)
        if nieuw == self.toetsen and self._regels:
            return
        self.toetsen = nieuw
        for regel in self._regels:
            self._lijst.removeWidget(regel)
            regel.hide()
            regel.deleteLater()
        self.kop.setText(kop or kop_van(nieuw))
        self._regels = [_regel(t) for t in nieuw]
        for regel in self._regels:
            self._lijst.addWidget(regel)
        self.setAccessibleDescription(". ".join(_voorlees(t) for t in nieuw))


class Toetslijst(Naast):
    """The checks of what stands in a form."""

    def __init__(
        self, kader: Kader, feit: Feit | None, soort: type[Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kader, self._feit, self._soort = kader, feit, soort
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        self.lijst = Toetsen()
        lijst.addWidget(self.lijst)

    @property
    def toetsen(self) -> tuple[Toets, ...]:
        """The checks as shown."""
        return self.lijst.toetsen

    def weeg(self, waarden: Mapping[str, Any]) -> None:
        """Show how they stand with these values; the last ones while a day is missing."""
        try:
            if isinstance(self._feit, Vrijstelling | Verlofaanvraag):
                feit = replace(self._feit, **waarden)
            else:
                feit = self._soort(id="proef", dossier_id=self._kader.dossier_id, **waarden)
            if None in (getattr(feit, n) for n in _NODIG[self._soort]):
                return
            gevonden = checks(
                self._kader.sessie, self._kader.beeld.feiten, feit, self._kader.peildatum
            )
        except (TypeError, KnownError):  # a field that must be there is not, or not yet readable
            return
        self.lijst.toon(gevonden)


_NODIG: dict[type[Any], tuple[str, ...]] = {
    Vrijstelling: ("grond", "ingediend"),
    Verlofaanvraag: ("grond", "ontvangen", "van", "tot", "dagen", "eerder"),
}
"""What must be there before anything can be weighed."""


def kop_van(toetsen: Sequence[Toets]) -> str:
    """Say in one line how many are not met or have to be looked at."""
    dicht = sum(t.open is False for t in toetsen)
    zelf = sum(t.open is None for t in toetsen)
    if not toetsen:
        return "Hier valt niets te toetsen"
    if not dicht and not zelf:
        return "Alles is in orde"
    delen = []
    if dicht:
        delen.append(f"{dicht} punt niet in orde" if dicht == 1 else f"{dicht} punten niet in orde")
    if zelf:
        delen.append(f"{zelf} zelf na te gaan")
    return ", ".join(delen)


def _voorlees(t: Toets) -> str:
    return f"{_VORM[t.open][3]}: {t.naam}. {t.uitleg} {_bron(t)}"


def _bron(t: Toets) -> str:
    erbij = " (te controleren)" if t.controleren else ""
    return f"{t.bron}{erbij}"


def _regel(t: Toets) -> QWidget:
    """Make a line: shape, name, and of what is not met why and where it stands."""
    icoon, kleur, rol, woord = _VORM[t.open]
    regel = QWidget()
    rij = QHBoxLayout(regel)
    rij.setContentsMargins(0, 0, 0, 0)
    rij.setSpacing(thema().em(0.3))
    beeld = QLabel()
    beeld.setPixmap(pixmap(icoon, thema().em(0.75), thema().hex(kleur)))
    beeld.setContentsMargins(0, thema().em(0.15), 0, 0)
    rij.addWidget(beeld, 0, Qt.AlignmentFlag.AlignTop)
    vak = QVBoxLayout()
    vak.setSpacing(0)
    tekst = _label(t.naam, rol)
    vak.addWidget(tekst)
    if not t.open:
        vak.addWidget(_label(t.uitleg, ""))
        vak.addWidget(_label(_bron(t), "zacht"))
    tekst.setAccessibleName(f"{woord}: {t.naam}")
    regel.setToolTip(f"{woord}. {t.uitleg}\n{_bron(t)}")
    rij.addLayout(vak, 1)
    return regel


def _label(tekst: str, rol: str) -> QLabel:
    """Make a line of text that wraps."""
    label = QLabel(tekst)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if rol:
        label.setProperty("rol", rol)
    return label
