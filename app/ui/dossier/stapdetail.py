"""UI: one stap told in full: its passages, what happens there, who takes part, the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.protocol.stand import RegieStand, StapDoorloop
from app.ui.dossier.stappenplan import stand_in_woorden
from app.ui.onderdelen import KopLabel, icoonknop
from app.ui.thema import thema

if TYPE_CHECKING:
    from app.domain.scholen import School
    from app.protocol.model import Protocol, Stapregel


class StapDetail(QWidget):
    """Shows a stap; `gesloten` when the user is done with it (cross or Esc)."""

    gesloten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stap = ""
        em = thema().em
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(0, 0, 0, 0)
        buiten.setSpacing(em(0.2))
        kop = QHBoxLayout()
        self.kop = KopLabel()
        self.kruis = icoonknop("kruis", "Uitleg van de stap sluiten (Esc)")
        self.kruis.clicked.connect(self.gesloten)
        kop.addWidget(self.kop, 1)
        kop.addWidget(self.kruis)
        buiten.addLayout(kop)
        raster = QGridLayout()
        raster.setHorizontalSpacing(em(1.2))
        raster.setVerticalSpacing(em(0.3))
        self.wat = _label()
        self.wie = _label()
        self.verloop = _label()
        raster.addWidget(self.wat, 0, 0)
        raster.addWidget(self.wie, 0, 1)
        raster.addWidget(self.verloop, 0, 2)
        for kolom, gewicht in enumerate((5, 4, 4)):
            raster.setColumnStretch(kolom, gewicht)
        buiten.addLayout(raster)
        buiten.addStretch(1)

    def toon(
        self,
        protocol: Protocol,
        stap: str,
        doorlopen: Sequence[StapDoorloop],
        school: School | None,
        regel: Stapregel | None = None,
    ) -> None:
        """Show a stap, in the variant of the school; `regel` is it in the version that it keeps."""
        self.stap = stap
        regel = regel or protocol.stappen.get(stap)
        if regel is None:
            self.kop.setText(f"Stap {stap}")
            return
        variant = variant_van(protocol, school)
        self.kop.setText(f"Stap {stap} · {regel.naam}")
        wat = "".join(f"<li>{_html(w)}</li>" for w in regel.wat.get(variant, ()))
        self.wat.setText(
            f"<b>Wat gebeurt hier</b><br>{_html(regel.doel)}"
            f"<ul style='margin:2px 0 0 -20px'>{wat}</ul>"
        )
        self.wie.setText(_wie(regel, variant))
        bron = f"{regel.bron.document}, {regel.bron.plaats}"
        self.verloop.setText(
            f"<b>In dit dossier</b><br>{_verloop(doorlopen)}<br><br><b>Bron</b><br>{_html(bron)}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.gesloten.emit()
        else:
            super().keyPressEvent(event)


def variant_van(protocol: Protocol, school: School | None) -> str:
    """Give the variant (PO or VO) that a school follows; ONBEKEND without one."""
    from app.protocol.model import ONBEKEND

    soort = str(school.onderwijssoort) if school else ""
    return protocol.varianten.get(soort, ONBEKEND)


def _label() -> QLabel:
    """Make a label for rich text that can be selected."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _html(tekst: str) -> str:
    """Escape for rich text."""
    return tekst.replace("&", "&amp;").replace("<", "&lt;")


def _regie(regel: RegieStand | None) -> str:
    """Name who leads."""
    if regel is None:
        return "–"
    return regel.organisatie + (f", {regel.persoon}" if regel.persoon else "")


def _wie(regel: Stapregel, variant: str) -> str:
    """Tell who takes part and who leads, in this variant."""
    from app.protocol.model import ONBEKEND

    alle = regel.betrokkenen.get(variant) or next(iter(regel.betrokkenen.values()), ())
    inhoud = _regie(regel.regie_inhoud.get(variant) or regel.regie_inhoud.get(ONBEKEND))
    proces = _regie(regel.regie_proces.get(variant) or regel.regie_proces.get(ONBEKEND))
    tekst = f"<b>Betrokkenen</b><br>{_html(', '.join(alle)) or '–'}"
    tekst += f"<br><br><b>Regie</b><br>inhoud: {_html(inhoud)}<br>proces: {_html(proces)}"
    for over in regel.regie_overdracht:
        tekst += f"<br>{_html(over)}"
    return tekst


def _verloop(doorlopen: Sequence[StapDoorloop]) -> str:
    """Tell every passage through the stap."""
    regels = []
    for nr, d in enumerate(doorlopen, start=1):
        woord = stand_in_woorden(d.stand)
        keer = f"{nr}e keer: " if len(doorlopen) > 1 else ""
        periode = ""
        if d.begin:
            periode = f", {toon_dag(d.begin)}"
            periode += f" – {toon_dag(d.einde)}" if d.einde else " – nu"
        kantelpunt = f"; kantelpunt {toon_dag(d.kantelpunt)}" if d.kantelpunt else ""
        versie = f"; versie van {toon_dag(d.versie, jaar=True, weekdag=False)}" if d.versie else ""
        # What passed the gates names the reason itself.
        erbij = (d.antwoorden, d.poorten or d.reden)
        tekst = "".join(f"<br>{_html(deel)}" for deel in erbij if deel)
        regels.append(f"{keer}{woord}{periode}{kantelpunt}{versie}{tekst}")
    return "<br>".join(regels) or "nog niet doorlopen"
