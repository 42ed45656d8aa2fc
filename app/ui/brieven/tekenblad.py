"""UI: letters that wait for the teamleider: see the page of today, sign and print, or give back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QSplitter, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.mensen import Rol
from app.services import ondertekenen
from app.services.ondertekenen import Tekenregel
from app.ui import berichten
from app.ui.brieven import afdrukken
from app.ui.brieven.bladen import Bladen
from app.ui.kern import Kern
from app.ui.onderdelen import Balk
from app.ui.pagina import knoppenrij, maak_knop
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import Kleur, thema


class TekenBlad(QWidget):
    """The list at the left, the page as it would go out today at the right."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.balk = Balk(sluitbaar=False)
        self.balk.hide()
        self.tabel: Tabel[Tekenregel] = Tabel(
            "Ter ondertekening",
            (
                Tabelkolom("Sinds", _sinds, 6.5, lambda r: r.feit.datum),
                Tabelkolom("Leerling", lambda r: r.leerling, 8),
                Tabelkolom("Brief", lambda r: r.soort),
                Tabelkolom("Van", lambda r: r.door, 6),
            ),
            leeg="Er ligt niets ter ondertekening. Een brief die de teamleider tekent, komt hier "
            "zodra een collega hem voorlegt.",
        )
        self.tabel.gekozen.connect(lambda r: self._toon(r))
        self.bladen = Bladen()
        deler = QSplitter(Qt.Orientation.Horizontal)
        deler.addWidget(self.tabel)
        deler.addWidget(self.bladen)
        deler.setStretchFactor(0, 1)
        deler.setStretchFactor(1, 1)
        deler.setSizes([thema().em(24), thema().em(24)])
        deler.setChildrenCollapsible(False)
        self.teken_knop = maak_knop("Tekenen en afdrukken…", self.teken, primair=True)
        self.terug_knop = maak_knop("Teruggeven…", self.geef_terug, "terug")
        self.neem_knop = maak_knop("Zelf terugnemen", self.neem_terug, "ongedaan")
        self.dossier_knop = maak_knop("Naar dossier", self._naar_dossier, "dossier")
        lijst = QVBoxLayout(self)
        lijst.addWidget(self.balk)
        lijst.addWidget(deler, 1)
        lijst.addWidget(
            knoppenrij(self.teken_knop, self.terug_knop, self.neem_knop, self.dossier_knop)
        )
        self._toon(None)

    def laad(self) -> None:
        """Read the list again."""
        self.tabel.zet(ondertekenen.wachtend(self.kern.sessie), zelfde=lambda r: r.feit.id)

    def teken(self) -> None:
        """Choose a printer, sign, print; a printer that was cancelled signs nothing."""
        regel = self.tabel.huidig
        if regel is None:
            return
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        printer = afdrukken.vraag_printer(self)
        if printer is None:
            return
        try:
            wijziging, concepten = ondertekenen.teken(self.kern.sessie, regel.feit)
            self.kern.meld_wijziging(wijziging, "Brief getekend en vastgelegd.")
            afdrukken.druk_af([c.pdf for c in concepten], printer)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def geef_terug(self) -> None:
        """Give it back with a remark."""
        regel = self.tabel.huidig
        if regel is None:
            return
        tekst, goed = QInputDialog.getText(self, "Teruggeven", "Wat moet er anders?")
        if goed:
            self.kern.voer_uit(
                lambda s: ondertekenen.geef_terug(s, regel.feit, tekst),
                "Brief teruggegeven.",
                self,
            )

    def neem_terug(self) -> None:
        """Take back what one laid here oneself."""
        regel = self.tabel.huidig
        if regel is not None:
            self.kern.voer_uit(
                lambda s: ondertekenen.trek_terug(s, regel.feit), "Brief teruggenomen.", self
            )

    def _toon(self, regel: object) -> None:
        """Show the letters as they would go out today."""
        self.balk.hide()
        self.bladen.leeg()
        gekozen = regel if isinstance(regel, Tekenregel) else None
        leider = self.kern.sessie.ambtenaar.rol is Rol.TEAMLEIDER
        wie = gekozen.feit.door_id if gekozen is not None else ""
        is_regel, eigen = gekozen is not None, wie == self.kern.sessie.ambtenaar_id
        self.teken_knop.setEnabled(is_regel and leider)
        self.terug_knop.setEnabled(is_regel and leider)
        self.neem_knop.setEnabled(eigen)
        self.dossier_knop.setEnabled(is_regel)
        self.teken_knop.setToolTip("" if leider else "Alleen een teamleider tekent.")
        if not isinstance(regel, Tekenregel):
            return
        try:
            concepten = ondertekenen.maak_op(self.kern.sessie, regel.feit)
        except KnownError as fout:
            self.balk.toon(f"{fout.tekst} {fout.doe}", Kleur.GEVAAR, "fout")
            self.teken_knop.setEnabled(False)
            return
        namen = ", ".join(c.ontvanger for c in concepten)
        self.bladen.toon(concepten[0].pdf, f"{regel.soort}, aan {concepten[0].ontvanger}")
        if len(concepten) > 1:
            self.balk.toon(f"Deze brief gaat naar: {namen}.")

    def _naar_dossier(self) -> None:
        if self.tabel.huidig is not None:
            self.kern.toon_dossier.emit(self.tabel.huidig.feit.dossier_id)


def _sinds(regel: Tekenregel) -> str:
    return toon_dag(regel.feit.datum, jaar=True, weekdag=False)
