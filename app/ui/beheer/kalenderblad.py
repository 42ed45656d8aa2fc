"""UI: the school calendar by which terms are counted: holidays, how certain, what is missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.scholen import Regio, Vakantie, Zekerheid
from app.services import vastleggen
from app.services.schoolkalender import lees_rijksoverheid_json, standaard_vakanties
from app.ui import berichten
from app.ui.beheer.feitformulier import nieuw_feit, wijzig_feit
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.pagina import maak_knop, naast
from app.ui.tabel import Tabel, Tabelkolom


class KalenderBlad(QWidget):
    """The holidays per schooljaar and region, how certain they are, and what is missing."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        lijst = QVBoxLayout(self)
        self.waarschuwing = QLabel()
        self.waarschuwing.setProperty("rol", "let_op")
        self.waarschuwing.setWordWrap(True)
        self.regio = QComboBox()
        self.regio.setAccessibleName("Vakantieregio")
        self.regio.addItem("Alle regio’s", None)
        for regio in Regio:
            self.regio.addItem(f"Regio {regio.label}", regio.value)
        self.regio.activated.connect(lambda _i: self.laad())
        self._erbij = maak_knop("Vakantie toevoegen…", self._nieuw, "plus")
        self._json = maak_knop("Van de Rijksoverheid inlezen…", self._lees_json, "importeer")
        self.tabel: Tabel[Vakantie] = Tabel(
            "Schoolvakanties",
            (
                Tabelkolom("Schooljaar", lambda v: v.schooljaar, 6),
                Tabelkolom("Vakantie", lambda v: v.vakantie.capitalize(), 9),
                Tabelkolom("Regio", lambda v: v.regio.label, 5),
                Tabelkolom(
                    "Eerste dag",
                    lambda v: toon_dag(v.eerste_dag, jaar=True),
                    7.5,
                    lambda v: v.eerste_dag,
                ),
                Tabelkolom(
                    "Laatste dag",
                    lambda v: toon_dag(v.laatste_dag, jaar=True),
                    7.5,
                    lambda v: v.laatste_dag,
                ),
                Tabelkolom("Zekerheid", lambda v: v.zekerheid.label, 0, None, _zeker),
            ),
        )
        self.tabel.geopend.connect(lambda v: self._wijzig(v))
        lijst.addWidget(self.waarschuwing)
        lijst.addLayout(naast(self.regio, self._erbij, self._json))
        lijst.addWidget(self.tabel)
        self._eerste_keer = True

    def laad(self) -> None:
        """Show what counts: the team's own rows outrank the shipped ones."""
        eigen = {v.id: v for v in self.kern.sessie.lees(Vakantie)}
        alle = {v.id: v for v in standaard_vakanties()} | eigen
        regio = self.regio.currentData()
        rijen = [v for v in alle.values() if regio is None or str(v.regio) == regio]
        rijen.sort(key=lambda v: (v.schooljaar, v.eerste_dag, v.regio.value))
        self.tabel.zet(rijen, zelfde=lambda v: v.id)
        if self._eerste_keer:
            self._eerste_keer = False
            self._naar(rijen)
        waarschuwingen = self.kern.sessie.kalenders.waarschuwingen(self.kern.peildatum)
        self.waarschuwing.setText("\n".join(waarschuwingen))
        self.waarschuwing.setVisible(bool(waarschuwingen))
        for knop in (self._erbij, self._json):
            knop.setEnabled(not self.kern.alleen_lezen)

    def _naar(self, rijen: list[Vakantie]) -> None:
        """Begin at the first holiday that is not over."""
        for nummer, vakantie in enumerate(rijen):
            if vakantie.laatste_dag >= self.kern.peildatum:
                self.tabel.selectRow(nummer)
                self.tabel.scrollTo(
                    self.tabel.model_.index(nummer, 0), Tabel.ScrollHint.PositionAtTop
                )
                return

    def _nieuw(self) -> None:
        """Add a holiday."""
        nieuw_feit(self.kern, Vakantie, self)

    def _wijzig(self, vakantie: object) -> None:
        """Correct a holiday; of a shipped one the team gets its own row."""
        if not isinstance(vakantie, Vakantie) or self.kern.alleen_lezen:
            return
        eigen = {v.id for v in self.kern.sessie.lees(Vakantie)}
        if vakantie.id in eigen:
            wijzig_feit(self.kern, vakantie, self)
            return
        vorm = nieuw_feit(self.kern, Vakantie, self, vast={"id": vakantie.id})
        for naam, invoer in vorm.invoer.items():
            invoer.zet(getattr(vakantie, naam))

    def _lees_json(self) -> None:
        """Read the Rijksoverheid's file; what differs becomes the team's own rows, undoable."""
        pad, _ = QFileDialog.getOpenFileName(
            self, "Schoolvakanties van de Rijksoverheid", "", "JSON (*.json)"
        )
        if not pad:
            return
        try:
            gelezen = lees_rijksoverheid_json(Path(pad).read_bytes())
        except (KnownError, OSError) as fout:
            berichten.toon_fout(
                self,
                fout
                if isinstance(fout, KnownError)
                else KnownError("Dit bestand is niet te lezen.", "Kies een ander bestand."),
            )
            return
        eigen = {v.id for v in self.kern.sessie.lees(Vakantie)}
        nieuw = [v for v in gelezen if v.id not in eigen]
        if not nieuw:
            berichten.meld("Alle vakanties uit dit bestand staan er al.", soort="wacht")
            return
        self.kern.voer_uit(
            lambda s: vastleggen.leg_vast(s, *nieuw), f"{len(nieuw)} vakanties ingelezen.", self
        )


def _zeker(vakantie: Vakantie) -> tuple[str, Kleur]:
    """Give certainty its shape."""
    if vakantie.zekerheid is Zekerheid.GECONTROLEERD:
        return "vink", Kleur.GOED
    return "vraag", Kleur.LET_OP
