"""UI: ask for one day, with a sentence that says what for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from app.domain.datumwoorden import Richting
from app.domain.fouten import InvoerFout
from app.ui.maat import pas_maat, rolbaar
from app.ui.vastleggen.velden import DagInvoer


class Dagvenster(QDialog):
    """`doe(day)` answers whether it went well; only then the window closes."""

    def __init__(
        self, titel: str, vraag: str, dag: date, doe: Callable[[date], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._doe = doe
        self.setWindowTitle(titel)
        lijst, geheel = rolbaar(self)
        tekst = QLabel(vraag)
        tekst.setWordWrap(True)
        self.dag = DagInvoer("Vanaf", dag, richting=Richting.TAAK)
        self.dag.zet(dag)
        self.fout = QLabel()
        self.fout.setProperty("rol", "fout")
        self.fout.setWordWrap(True)
        self.fout.hide()
        for deel in (tekst, self.dag, self.fout):
            lijst.addWidget(deel)
        lijst.addStretch(1)
        knoppen = QDialogButtonBox()
        knoppen.addButton("Vaststellen", QDialogButtonBox.ButtonRole.AcceptRole)
        knoppen.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        knoppen.accepted.connect(self.bewaar)
        knoppen.rejected.connect(self.reject)
        geheel.addWidget(knoppen)
        pas_maat(self, 26, 11)
        self.dag.setFocus()

    def bewaar(self) -> None:
        """Do it for the day that stands there."""
        try:
            dag = self.dag.lees()
        except InvoerFout as fout:
            self.fout.setText(str(fout))
            self.fout.show()
            return
        if dag is not None and self._doe(dag):
            self.accept()


def vraag_dag(
    parent: QWidget, titel: str, vraag: str, dag: date, doe: Callable[[date], bool]
) -> Dagvenster:
    """Open the window and give it."""
    venster = Dagvenster(titel, vraag, dag, doe, parent)
    venster.open()
    return venster
