"""UI: the history of one fact: who changed what and when, old and new side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.feit import Feit, velden
from app.services.geschiedenis import Geschiedenisregel, geschiedenis
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel
from app.ui.vastleggen.weergave import LEEG, toon_waarde

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_ACTIE = {
    "maak": "vastgelegd",
    "wijzig": "verbeterd",
    "trek_in": "ingetrokken",
    "zet_terug": "teruggezet",
    "vernietig": "vernietigd",
    "raadpleeg": "bekeken",
}


class GeschiedenisDialoog(QDialog):
    """All changes of a fact, newest first. Notes on lock show that they changed, not what.

    `regels` are given for a fact that is not in the team file.
    """

    def __init__(
        self,
        sessie: Sessie,
        feit: Feit,
        parent: QWidget | None = None,
        *,
        notities_open: bool = True,
        regels: Sequence[Geschiedenisregel] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kantelpunt")
        lijst = QVBoxLayout(self)
        lijst.addWidget(KopLabel(f"Geschiedenis van {feit.LABEL.lower()}", titel=True))
        self.tabel = QTableWidget(0, 3)
        self.tabel.setAccessibleName("Geschiedenis")
        self.tabel.setHorizontalHeaderLabels(["Wanneer", "Wie", "Wat"])
        self.tabel.verticalHeader().hide()
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tabel.setTabKeyNavigation(False)
        self.tabel.setWordWrap(True)
        kop = self.tabel.horizontalHeader()
        kop.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        kop.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for regel in geschiedenis(sessie, feit) if regels is None else regels:
            self._voeg_toe(sessie, feit, regel, notities_open=notities_open)
        self.tabel.resizeRowsToContents()
        lijst.addWidget(self.tabel, 1)
        knoppen = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        knoppen.rejected.connect(self.reject)
        lijst.addWidget(knoppen)
        pas_maat(self, 44, 22)

    def _voeg_toe(
        self, sessie: Sessie, feit: Feit, regel: Geschiedenisregel, *, notities_open: bool
    ) -> None:
        """Add a row."""
        per_naam = {v.naam: v for v in velden(type(feit))}
        delen = [_ACTIE.get(regel.actie, regel.actie)]
        if regel.vernietigd:
            delen.append("De waarden zijn vernietigd.")
        for naam, (oud, nieuw) in regel.velden.items():
            veld = per_naam.get(naam)
            if veld is None or naam in ("dossier_id", "leerling_id"):
                continue
            if (veld.notitie or naam == "bestandsnaam") and not notities_open:
                delen.append(f"{veld.label}: op slot")
                continue
            was, wordt = (_tekst(veld, w, sessie) for w in (oud, nieuw))
            if regel.actie == "maak":
                if wordt != LEEG:
                    delen.append(f"{veld.label}: {wordt}")
            elif was != wordt:
                delen.append(f"{veld.label}: {was} → {wordt}")
        tijd = f"{toon_dag(regel.tijdstip.date(), jaar=True)} {regel.tijdstip:%H.%M}"
        rij = self.tabel.rowCount()
        self.tabel.insertRow(rij)
        for kolom, tekst in enumerate((tijd, regel.wie or "onbekend", "\n".join(delen))):
            cel = QTableWidgetItem(tekst)
            cel.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self.tabel.setItem(rij, kolom, cel)


def _tekst(veld: Any, waarde: Any, sessie: Sessie) -> str:
    """Show a value; the BSN stays masked here."""
    if veld.naam == "bsn" and waarde:
        return "••••"
    return toon_waarde(veld, waarde, sessie)
