"""UI: the head of a dossier: who is this, under which duty, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.plicht import Plichtsoort
from app.ui import berichten, klembord
from app.ui.dossier.stroomrij import Stroomrij
from app.ui.iconen import zet_icoon
from app.ui.onderdelen import Badge, ElideLabel
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

TOON_SECONDEN = 60
"""A shown BSN is masked again after this."""


class BsnKnop(QToolButton):
    """The BSN, masked until asked for; a second click copies it and clears the clipboard later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bsn = ""
        self._label = "BSN"
        self._zichtbaar = False
        self.setProperty("vlak", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(self._klik)
        self._masker = QTimer(self)
        self._masker.setSingleShot(True)
        self._masker.timeout.connect(self.verberg)

    def zet(self, bsn: str, onderwijsnummer: str) -> None:
        """Take another number; masked again."""
        self._bsn = bsn or onderwijsnummer
        self._label = "BSN" if bsn or not onderwijsnummer else "Onderwijsnr."
        self.setVisible(bool(self._bsn))
        self.verberg()

    def verberg(self) -> None:
        """Mask the number."""
        self._zichtbaar = False
        self._masker.stop()
        self.setText(f"{self._label} ••••")
        self.setAccessibleName(f"{self._label} is verborgen; druk om te tonen")
        self.setToolTip("Toont het nummer; nog een keer klikken kopieert het")

    def _klik(self) -> None:
        """Show, then copy."""
        if not self._zichtbaar:
            self._zichtbaar = True
            self.setText(f"{self._label} {self._bsn}")
            self.setAccessibleName(f"{self._label} {self._bsn}; druk om te kopiëren")
            self._masker.start(TOON_SECONDEN * 1000)
            return
        klembord.kopieer_bsn(self._bsn)
        seconden = klembord.WISSEN_MS // 1000
        berichten.meld(f"Gekopieerd. Het klembord wordt na {seconden} seconden leeggemaakt.")
        self.verberg()


class DossierKop(QWidget):
    """Name, age, duty, school, days at home, BSN; and the three menus."""

    plicht_gevraagd = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = thema().em
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(em(0.5))
        self.naam = ElideLabel()
        self.naam.setProperty("rol", "titel")
        font = self.naam.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.naam.setFont(font)
        self.naam.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.leeftijd = Badge()
        self.plicht = Badge()
        self.school = Badge()
        self.thuis = Badge()
        self.staat = Badge()
        self.bsn = BsnKnop()
        self.vastleggen = QPushButton("Vastleggen ▾")
        self.vastleggen.setProperty("primair", True)
        self.vastleggen.setAccessibleName("Vastleggen, menu")
        self.vastleggen.setToolTip("Iets vastleggen in dit dossier (Ctrl+Enter)")
        self.brief = QPushButton("Brief ▾")
        self.brief.setAccessibleName("Brief, menu")
        self.brief.setToolTip("Een brief maken (Ctrl+Shift+B)")
        self.meer = QPushButton("Meer ▾")
        self.meer.setAccessibleName("Meer, menu")
        chips = Stroomrij()
        for deel in (
            self.naam,
            self.leeftijd,
            self.plicht,
            self.school,
            self.thuis,
            self.staat,
            self.bsn,
        ):
            chips.voeg_toe(deel)
        self._chips = chips
        self.extra = Stroomrij()
        """Where the chips go on a narrow page; the dossier gives it a place."""
        self.extra.hide()
        self._smal = False
        rij.addWidget(chips, 1)
        for knop in (self.vastleggen, self.brief, self.meer):
            rij.addWidget(knop)
        zet_icoon(self.bsn, "oog")

    def zet_smal(self, smal: bool) -> None:
        """Keep only name and age beside the buttons; the chips move to `extra`."""
        if smal == self._smal:
            return
        self._smal = smal
        van, naar = (self._chips, self.extra) if smal else (self.extra, self._chips)
        for deel in (self.plicht, self.school, self.thuis, self.staat, self.bsn):
            verborgen = deel.isHidden()
            van.haal_weg(deel)
            naar.voeg_toe(deel)
            deel.setHidden(verborgen)
        self.extra.setVisible(smal)
        self._chips.schik()
        self.extra.schik()

    def toon(self, beeld: Dossierbeeld) -> None:
        """Show who it is."""
        leerling = beeld.feiten.leerling
        p = beeld.plicht
        stand = beeld.stand
        self.naam.zet_tekst(beeld.naam)
        jaar = f"{p.leeftijd} jaar"
        self.leeftijd.zet(jaar)
        geboren = toon_dag(leerling.geboortedatum, jaar=True, kort=False, weekdag=False)
        self.leeftijd.setToolTip(f"Geboren op {geboren}")
        nog_plicht = p.soort in (Plichtsoort.LEERPLICHTIG, Plichtsoort.KWALIFICATIEPLICHTIG)
        self.plicht.zet(
            p.kort, Kleur.WACHT if nog_plicht else Kleur.LET_OP, "schild" if nog_plicht else "info"
        )
        self.plicht.setToolTip(f"{p.uitleg} {p.let_op}".strip())
        klas = beeld.inschrijving.klas if beeld.inschrijving else ""
        school = beeld.school.naam if beeld.school else "geen school"
        zonder = beeld.school is None
        self.school.zet(
            school + (f", {klas}" if klas else ""),
            Kleur.LET_OP if zonder else None,
            "waarschuwing" if zonder else "school",
        )
        if stand.dagen_thuis is None:
            self.thuis.zet("")
        else:
            n = stand.dagen_thuis
            woord = "1 dag" if n == 1 else f"{n} dagen"
            lang = stand.lang_thuis
            self.thuis.zet(f"thuis {woord}", Kleur.GEVAAR if lang else Kleur.LET_OP, "thuis")
            if stand.thuis_sinds:
                self.thuis.setToolTip(
                    f"Sinds {toon_dag(stand.thuis_sinds, jaar=True, kort=False)}, "
                    "kalenderdagen, vakanties tellen mee"
                )
        gesloten = beeld.feiten.dossier.gesloten
        if gesloten is not None and gesloten <= beeld.peildatum:
            reden = beeld.feiten.dossier.sluitreden
            self.staat.zet(
                f"gesloten {toon_dag(gesloten)}" + (f": {reden.label}" if reden else ""),
                Kleur.LET_OP,
                "slot",
            )
        else:
            self.staat.zet("")
        self.bsn.zet(leerling.bsn, leerling.onderwijsnummer)
        self._chips.schik()
        self.extra.schik()
