"""UI: the versions of a protocol: which holds from when, and two of them side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.team import TeamProtocol
from app.services.protocolbeheer.verschil import Verschil, Verschilsoort, verschillen
from app.ui.kleuren import Kleur
from app.ui.pagina import maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.vastleggen.velden import KeuzeInvoer

_VORM = {
    Verschilsoort.GEWIJZIGD: ("potlood", Kleur.LET_OP),
    Verschilsoort.NIEUW: ("plus", Kleur.GOED),
    Verschilsoort.WEG: ("kruis", Kleur.GEVAAR),
}


@dataclass(frozen=True, slots=True)
class Versie:
    """One version: the shipped text, one of the team, or the concept."""

    naam: str
    toml: str
    vanaf: date | None = None
    feit: TeamProtocol | None = None


class Versieblad(QWidget):
    """The list of versions with what can be done, and the comparison under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = thema().em
        self._versies: tuple[Versie, ...] = ()
        self.tabel: Tabel[Versie] = Tabel(
            "Versies",
            (
                Tabelkolom("Geldt vanaf", _vanaf, 11, lambda v: v.vanaf or date.max),
                Tabelkolom("Versie", lambda v: v.naam),
            ),
        )
        self.trek_in = maak_knop("Versie intrekken…", lambda: None, "prullenbak")
        self.exporteer = maak_knop("Opslaan als TOML…", lambda: None, "exporteer")
        self.tabel.gekozen.connect(self._gekozen)
        self.van = KeuzeInvoer("Vergelijk", [])
        self.naar = KeuzeInvoer("met", [])
        for keuze in (self.van, self.naar):
            keuze.gewijzigd.connect(self._vergelijk)
        self.verschil: Tabel[Verschil] = Tabel(
            "Verschillen",
            (
                Tabelkolom("", lambda v: v.soort.value, 6, None, lambda v: _VORM[v.soort]),
                Tabelkolom("Regel", lambda v: v.regel, 11),
                Tabelkolom("Wat", lambda v: v.label, 9),
                Tabelkolom("Was", lambda v: v.oud or "–", 9),
                Tabelkolom("Wordt", lambda v: v.nieuw or "–"),
            ),
            leeg="Deze twee versies zijn gelijk.",
        )
        boven = QWidget()
        lijst = QVBoxLayout(boven)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.addWidget(self.tabel, 1)
        rij = QHBoxLayout()
        for knop in (self.exporteer, self.trek_in):
            rij.addWidget(knop)
        rij.addStretch(1)
        lijst.addLayout(rij)
        onder = QWidget()
        tweede = QVBoxLayout(onder)
        tweede.setContentsMargins(0, 0, 0, 0)
        keuze_rij = QHBoxLayout()
        for label, keuze in (("&Vergelijk", self.van), ("&met", self.naar)):
            tekst = QLabel(label)
            tekst.setBuddy(keuze.invoer)
            keuze_rij.addWidget(tekst)
            keuze_rij.addWidget(keuze, 1)
        tweede.addLayout(keuze_rij)
        tweede.addWidget(self.verschil, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(boven)
        splitter.addWidget(onder)
        splitter.setSizes([em(9), em(16)])
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, em(0.4), 0, 0)
        geheel.addWidget(splitter)

    def toon(self, versies: tuple[Versie, ...], *, mag: bool) -> None:
        """Show versions, the newest first."""
        self._versies = versies
        self._mag = mag
        self.tabel.zet(versies, zelfde=lambda v: v.naam)
        opties = [(str(n), v.naam) for n, v in enumerate(versies)]
        self.van.zet_opties(opties)
        self.naar.zet_opties(opties)
        self.van.zet(str(min(1, len(versies) - 1)))
        self.naar.zet("0")
        self._gekozen(self.tabel.huidig)
        self._vergelijk()

    def _gekozen(self, versie: object) -> None:
        """Offer what can be done with the chosen version."""
        eigen = isinstance(versie, Versie) and versie.feit is not None
        self.trek_in.setEnabled(eigen and self._mag)
        self.exporteer.setEnabled(isinstance(versie, Versie))

    def _vergelijk(self) -> None:
        """Show the two chosen versions side by side."""
        van, naar = self.van.waarde(), self.naar.waarde()
        if van is None or naar is None or not self._versies:
            return
        self.verschil.zet(verschillen(self._versies[int(van)].toml, self._versies[int(naar)].toml))


def _vanaf(versie: Versie) -> str:
    """Say from when a version holds."""
    if versie.vanaf is None:
        return "nog niet"
    return toon_dag(versie.vanaf, jaar=True, weekdag=False)
