"""UI: "Wat als": which open dossiers would get another date, before a version is adopted."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import InvoerFout, KnownError
from app.protocol.model import Regelbestand
from app.services.protocolbeheer.watals import Verschuiving, WatAls, wat_als
from app.services.sessie import Sessie
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie, met_venster
from app.ui.kern import Kern
from app.ui.maat import pas_maat, rolbaar
from app.ui.onderdelen import foutregel
from app.ui.pagina import maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.vastleggen.velden import DagInvoer


class WatAlsVenster(QDialog):
    """Computes on demand, in the background, and lists what would move from when to when."""

    def __init__(self, kern: Kern, regels: Regelbestand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern, self._regels = kern, regels
        self.uitkomst: WatAls | None = None
        self.setWindowTitle("Wat als")
        lijst, geheel = rolbaar(self)
        uitleg = QLabel(
            "Wat al loopt, houdt de versie waaronder het begon. Alleen een stap of spoor dat "
            "begint op of na de eerste dag, volgt de nieuwe versie."
        )
        uitleg.setWordWrap(True)
        self.dag = DagInvoer("Geldt vanaf", kern.vandaag)
        self.dag.zet(kern.vandaag)
        self.lopende = QCheckBox("Reken alsof ook wat al loopt de nieuwe versie volgt")
        self.bereken = maak_knop("Berekenen", self.reken, primair=True)
        rij = QHBoxLayout()
        label = QLabel("&Geldt vanaf")
        label.setBuddy(self.dag.invoer)
        rij.addWidget(label)
        rij.addWidget(self.dag)
        rij.addWidget(self.lopende, 1)
        rij.addWidget(self.bereken)
        self.tabel: Tabel[Verschuiving] = Tabel(
            "Wat er verschuift",
            (
                Tabelkolom("Leerling", lambda v: v.naam, 12),
                Tabelkolom("Van", lambda v: v.waarvan or "de stappen", 12),
                Tabelkolom("Was", lambda v: _dag(v.oud), 9, lambda v: v.oud or date.max),
                Tabelkolom("Wordt", lambda v: _dag(v.nieuw), 9, lambda v: v.nieuw or date.max),
                Tabelkolom("Naar", lambda v: v.nieuw_tekst or v.oud_tekst),
            ),
            leeg="Kies een dag en bereken.",
        )
        self.tabel.geopend.connect(lambda v: self._open(v))
        self.onder = QLabel()
        self.onder.setProperty("rol", "zacht")
        self.onder.setWordWrap(True)
        lijst.addWidget(uitleg)
        lijst.addLayout(rij)
        self.fout = foutregel()
        lijst.addWidget(self.fout)
        lijst.addWidget(self.tabel, 1)
        lijst.addWidget(self.onder)
        knoppen = QDialogButtonBox()
        knoppen.addButton("Sluiten", QDialogButtonBox.ButtonRole.RejectRole)
        knoppen.rejected.connect(self.reject)
        geheel.addWidget(knoppen)
        pas_maat(self, 54, 30)
        self.tabel.setMinimumHeight(thema().em(12))

    def reken(self) -> None:
        """Compute for the chosen day."""
        try:
            dag = self.dag.lees()
        except InvoerFout as fout:
            self.fout.setText(str(fout))
            self.fout.show()
            return
        self.fout.hide()
        if dag is None:
            return
        vandaag, ook, regels = self._kern.vandaag, self.lopende.isChecked(), self._regels

        def werk(sessie: Sessie, voortgang: Voortgang) -> WatAls:
            def stap(gedaan: int, totaal: int) -> bool:
                voortgang.meld(gedaan, totaal, f"Dossier {gedaan} van {totaal}")
                return voortgang.stop()

            return wat_als(sessie, regels, dag, vandaag, ook_lopende=ook, voortgang=stap)

        taak = Achtergrondtaak(met_sessie(self._kern.sessie, werk), self)
        taak.klaar.connect(self._toon)
        taak.mislukt.connect(self._mislukt)
        met_venster(taak, self, "De dossiers worden doorgerekend…")

    def _toon(self, uitkomst: WatAls) -> None:
        """Show the answer."""
        self.uitkomst = uitkomst
        self.tabel.zet(uitkomst.verschuivingen)
        aantal = len({v.dossier_id for v in uitkomst.verschuivingen})
        woord = "dossier krijgt" if aantal == 1 else "dossiers krijgen"
        self.onder.setText(
            f"{aantal} van {uitkomst.bekeken} {woord} een andere datum, gerekend op "
            f"{toon_dag(uitkomst.peildatum, jaar=True)}."
        )
        self.tabel.setFocus()

    def _mislukt(self, fout: object) -> None:
        """Tell a known error."""
        if isinstance(fout, KnownError):
            berichten.toon_fout(self, fout)

    def _open(self, verschuiving: object) -> None:
        """Go to a dossier."""
        if isinstance(verschuiving, Verschuiving):
            self.accept()
            self._kern.toon_dossier.emit(verschuiving.dossier_id)


def _dag(dag: date | None) -> str:
    return toon_dag(dag, jaar=True) if dag is not None else "–"
