"""UI: every change in a dossier: of each fact, each field, old and new, who and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.feit import velden
from app.services.geschiedenis import Dossierregel, van_dossier
from app.services.logboek import ACTIES
from app.services.vastleggen import notitie_op
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel
from app.ui.vastleggen.weergave import LEEG, toon_waarde

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_NIET = ("dossier_id", "leerling_id", "sha256")
"""Fields that say nothing to a reader."""


class VerloopDialoog(QDialog):
    """A table, newest first, that can be filtered. What is on lock shows that it changed only."""

    def __init__(self, kern: Kern, dossier_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kantelpunt")
        lijst = QVBoxLayout(self)
        lijst.addWidget(KopLabel("Alles wat in dit dossier is vastgelegd", titel=True))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter op wie, wat of waarde")
        self.filter.setAccessibleName("Filter het verloop")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        lijst.addWidget(self.filter)
        self.tabel = QTableWidget(0, 3)
        self.tabel.setAccessibleName("Verloop van het dossier")
        self.tabel.setHorizontalHeaderLabels(["Wanneer", "Wie", "Wat"])
        self.tabel.verticalHeader().hide()
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tabel.setTabKeyNavigation(False)
        self.tabel.setWordWrap(True)
        kop = self.tabel.horizontalHeader()
        kop.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        kop.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        open_ = notitie_op(kern.sessie, dossier_id, kern.vandaag).open
        regels = van_dossier(kern.sessie, dossier_id)
        self.tabel.setRowCount(len(regels))
        for rij, regel in enumerate(regels):
            tijd = f"{toon_dag(regel.tijdstip.date(), jaar=True)} {regel.tijdstip:%H.%M}"
            wat = _wat(kern.sessie, regel, notities_open=open_)
            for kolom, tekst in enumerate((tijd, regel.wie or "voormalig collega", wat)):
                cel = QTableWidgetItem(tekst)
                cel.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self.tabel.setItem(rij, kolom, cel)
        lijst.addWidget(self.tabel, 1)
        knoppen = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        knoppen.rejected.connect(self.reject)
        lijst.addWidget(knoppen)
        pas_maat(self, 50, 32)
        self.tabel.resizeRowsToContents()
        kern.vergrendeld.connect(self.reject)

    def _filter(self, tekst: str) -> None:
        """Show the rows that hold the text."""
        zoek = tekst.casefold()
        for rij in range(self.tabel.rowCount()):
            cellen = [self.tabel.item(rij, k) for k in range(3)]
            past = any(c is not None and zoek in c.text().casefold() for c in cellen)
            self.tabel.setRowHidden(rij, not past)


def _wat(sessie: Sessie, regel: Dossierregel, *, notities_open: bool) -> str:
    """Tell one change in lines: the fact and the act, then every field with old and new."""
    per_naam: Mapping[str, Any] = {v.naam: v for v in velden(regel.soort)}
    delen = [f"{regel.soort.LABEL} {ACTIES.get(regel.actie, regel.actie)}"]
    for naam, (oud, nieuw) in regel.velden.items():
        veld = per_naam.get(naam)
        if veld is None or naam in _NIET:
            continue
        if (veld.notitie or naam == "bestandsnaam") and not notities_open:
            delen.append(f"{veld.label}: op slot")
            continue
        wordt = toon_waarde(veld, nieuw, sessie)
        if regel.actie == "maak":
            if wordt != LEEG:
                delen.append(f"{veld.label}: {wordt}")
        else:
            delen.append(f"{veld.label}: {toon_waarde(veld, oud, sessie)} → {wordt}")
    return "\n".join(delen)
