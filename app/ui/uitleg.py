"""UI: "Hoe berekend?": one dialog for every date, signaal, duty, gate and definition.

It shows what `services.uitlegtekst` makes. A line about something in the tijdlijn
is a button that goes there; all of it can be copied as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from app.services.uitlegtekst import Uitleg, Uitlegregel, als_tekst
from app.ui import berichten
from app.ui.dossier.regelknop import Regelknop
from app.ui.enterknop import Knoppendialoog
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import KopLabel, Lijn
from app.ui.stroom import Stroom
from app.ui.thema import thema

Actie = tuple[str, Callable[[], object]]
"""The text of a button, and what it does after the dialog closed."""


def _nergens(regel: Uitlegregel) -> bool:
    """Tell that no line can be looked up."""
    del regel
    return False


class UitlegVenster(Knoppendialoog):
    """Tells how one thing was computed. `gevraagd` gives the line that is to be looked up."""

    gevraagd = Signal(object)

    def __init__(
        self,
        uitleg: Uitleg,
        acties: Sequence[Actie] = (),
        *,
        vindbaar: Callable[[Uitlegregel], bool] = _nergens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Hoe berekend?")
        self.uitleg = uitleg
        binnen, geheel = rolbaar(self)
        kop = KopLabel(uitleg.titel, titel=True)
        kop.setWordWrap(True)
        binnen.addWidget(kop)
        self.uitkomst = _tekst(uitleg.uitkomst, "kop")
        binnen.addWidget(self.uitkomst)
        if uitleg.bronregel:
            binnen.addWidget(_tekst(f"Bron: {uitleg.bronregel}", "zacht"))
        binnen.addWidget(Lijn())
        raster = QGridLayout()
        raster.setHorizontalSpacing(thema().em(0.8))
        raster.setVerticalSpacing(thema().em(0.25))
        raster.setColumnStretch(1, 1)
        self.regels: list[QWidget] = []
        for nummer, regel in enumerate(uitleg.regels):
            raster.addWidget(
                _tekst(regel.kop, "zacht", breekt=False), nummer, 0, Qt.AlignmentFlag.AlignTop
            )
            deel = self._regel(regel, klikbaar=vindbaar(regel))
            raster.addWidget(deel, nummer, 1)
            self.regels.append(deel)
        binnen.addLayout(raster)
        if not uitleg.regels:
            binnen.addWidget(_tekst("Hier valt niets te berekenen.", "zacht"))
        binnen.addStretch(1)
        voet = Stroom(ruimte=thema().em(0.4))
        for nummer, (tekst, doe) in enumerate(acties):
            knop = QPushButton(tekst)
            knop.setProperty("primair", nummer == 0)
            knop.setAutoDefault(False)
            knop.clicked.connect(lambda _=False, d=doe: self._doe(d))
            voet.addWidget(knop)
        self.kopieer = QPushButton("Kopieer als tekst")
        self.kopieer.setAutoDefault(False)
        self.kopieer.setShortcut(QKeySequence("Ctrl+Shift+X"))
        self.kopieer.setToolTip("Kopieert deze uitleg, voor het mailprogramma (Ctrl+Shift+X)")
        self.kopieer.clicked.connect(self._kopieer)
        voet.addWidget(self.kopieer)
        self.sluiten = QPushButton("Sluiten")
        self.sluiten.setDefault(True)
        self.sluiten.clicked.connect(self.accept)
        voet.addWidget(self.sluiten)
        geheel.addLayout(voet)
        pas_maat(self, 36, 24)
        self.sluiten.setFocus()

    def _regel(self, regel: Uitlegregel, *, klikbaar: bool) -> QWidget:
        """Make a line: a button where it leads to the tijdlijn."""
        if not klikbaar:
            return _tekst(regel.voluit)
        knop = Regelknop(regel.voluit, "vooruit")
        knop.setToolTip(f"{regel.voluit}\nToont dit in de tijdlijn")
        knop.setAccessibleName(f"{regel.kop}: {regel.voluit}")
        knop.setAccessibleDescription("Toont dit in de tijdlijn.")
        knop.clicked.connect(lambda _=False: self._ga(regel))
        return knop

    def _ga(self, regel: Uitlegregel) -> None:
        """Close, and ask to see the fact."""
        self.accept()
        self.gevraagd.emit(regel)

    def _doe(self, doe: Callable[[], object]) -> None:
        """Close, then do what the button says."""
        self.accept()
        doe()

    def _kopieer(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(als_tekst(self.uitleg))
        berichten.meld("Uitleg gekopieerd.")


def _tekst(tekst: str, rol: str = "", *, breekt: bool = True) -> QLabel:
    """Make a label that can be copied from."""
    label = QLabel(tekst)
    label.setWordWrap(breekt)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if rol:
        label.setProperty("rol", rol)
    return label


def op_dag(regel: Uitlegregel, dagen: frozenset[date], feiten: frozenset[str]) -> bool:
    """Tell whether the tijdlijn has something to show for a line."""
    return regel.feit_id in feiten or (regel.dag is not None and regel.dag in dagen)
