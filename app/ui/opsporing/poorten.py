"""UI: the gates before a Halt-verwijzing or a proces-verbaal, above its form, as one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.feit import Feit
from app.domain.fouten import KnownError
from app.protocol.stand import PoortStand
from app.services import opsporingspoorten
from app.ui.iconen import pixmap
from app.ui.onderdelen import KopLabel
from app.ui.thema import Kleur, thema
from app.ui.vastleggen.kader import Kader
from app.ui.vastleggen.opzet import Naast


class Poortlijst(Naast):
    """Closed gates first with what is missing, then the open ones in one line each."""

    def __init__(
        self,
        kader: Kader,
        maak: Callable[[Mapping[str, Any]], Feit],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kader, self._maak = kader, maak
        self._eerder = opsporingspoorten.eerdere_halt(kader.sessie, kader.dossier_id)
        self.poorten: tuple[PoortStand, ...] = ()
        self.setAccessibleName("Wat in orde moet zijn")
        self._lijst = QVBoxLayout(self)
        self._lijst.setContentsMargins(0, 0, 0, thema().em(0.3))
        self._lijst.setSpacing(thema().em(0.1))
        self.kop = KopLabel("")
        self._lijst.addWidget(self.kop)
        self._regels: list[QWidget] = []

    def weeg(self, waarden: Mapping[str, Any]) -> None:
        """Show how the gates stand with these values; the last ones while a field misses."""
        try:
            feit = self._maak(waarden)
            poorten = opsporingspoorten.poorten(
                self._kader.sessie, feit, self._kader.beeld.feiten, self._eerder
            )
        except (TypeError, KnownError):  # a day that must be there is not, or not yet readable
            return
        if poorten == self.poorten and self._regels:
            return
        self.poorten = poorten
        self._toon()

    def _toon(self) -> None:
        """Draw the lines anew."""
        for regel in self._regels:
            self._lijst.removeWidget(regel)
            regel.hide()
            regel.deleteLater()
        dicht = [p for p in self.poorten if not p.open]
        if not self.poorten:
            self.kop.setText("Het protocol stelt hier geen voorwaarden.")
        elif dicht:
            aantal = "1 voorwaarde is" if len(dicht) == 1 else f"{len(dicht)} voorwaarden zijn"
            self.kop.setText(f"{aantal} nog niet in orde: verdergaan vraagt een reden")
        else:
            self.kop.setText("Alle voorwaarden zijn in orde")
        self.kop.setWordWrap(True)
        self._regels = [_regel(p) for p in sorted(self.poorten, key=lambda p: p.open)]
        for regel in self._regels:
            self._lijst.addWidget(regel)
        self.setAccessibleDescription(
            ". ".join(f"{p.naam}: {'in orde' if p.open else p.uitleg}" for p in self.poorten)
        )


def _regel(poort: PoortStand) -> QWidget:
    """Make a line: shape, name or what is missing; all of it as tooltip."""
    regel = QWidget()
    rij = QHBoxLayout(regel)
    rij.setContentsMargins(0, 0, 0, 0)
    rij.setSpacing(thema().em(0.3))
    kleur = Kleur.GOED if poort.open else Kleur.LET_OP
    beeld = QLabel()
    beeld.setPixmap(
        pixmap("schild_vink" if poort.open else "schild", thema().em(0.75), thema().hex(kleur))
    )
    tekst = QLabel(poort.naam if poort.open else poort.uitleg)
    tekst.setTextFormat(Qt.TextFormat.PlainText)
    tekst.setWordWrap(True)
    tekst.setProperty("rol", "goed" if poort.open else "let_op")
    tekst.setAccessibleName(f"{'In orde' if poort.open else 'Nog niet in orde'}: {poort.naam}")
    bron = f"{poort.bron.document}, {poort.bron.plaats}"
    regel.setToolTip(f"{poort.uitleg}\n{bron}")
    rij.addWidget(beeld, 0, Qt.AlignmentFlag.AlignTop)
    rij.addWidget(tekst, 1)
    return regel
