"""UI: who looked at a dossier, and when."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.services.lezers import wie_las
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel


class LezersDialoog(QDialog):
    """Every look at the dossier and its documents, newest first, and a sum per person."""

    def __init__(self, kern: Kern, dossier_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kantelpunt")
        lijst = QVBoxLayout(self)
        lijst.addWidget(KopLabel("Wie heeft gelezen", titel=True))
        lezingen = wie_las(kern.sessie, dossier_id)
        per: dict[str, int] = {}
        for lezing in lezingen:
            per[lezing.wie] = per.get(lezing.wie, 0) + 1
        som = ", ".join(f"{wie} {aantal} ×" for wie, aantal in per.items())
        self.som = QLabel(som or "Nog niemand opende dit dossier.")
        self.som.setProperty("rol", "zacht")
        self.som.setWordWrap(True)
        lijst.addWidget(self.som)
        self.tabel = QTableWidget(len(lezingen), 3)
        self.tabel.setAccessibleName("Wie heeft gelezen")
        self.tabel.setHorizontalHeaderLabels(["Wanneer", "Wie", "Wat"])
        self.tabel.verticalHeader().hide()
        self.tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tabel.setTabKeyNavigation(False)
        kop = self.tabel.horizontalHeader()
        kop.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        kop.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for rij, lezing in enumerate(lezingen):
            tijd = f"{toon_dag(lezing.tijdstip.date(), jaar=True)} {lezing.tijdstip:%H.%M}"
            for kolom, tekst in enumerate((tijd, lezing.wie, lezing.wat)):
                self.tabel.setItem(rij, kolom, QTableWidgetItem(tekst))
        lijst.addWidget(self.tabel, 1)
        knoppen = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        knoppen.rejected.connect(self.reject)
        lijst.addWidget(knoppen)
        pas_maat(self, 40, 24)
        kern.vergrendeld.connect(self.reject)
