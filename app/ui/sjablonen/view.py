"""UI: Beheer, Sjablonen: the list, the text with its fields, and the page beside it, live.

The page is made off the GUI thread after a pause in typing, for a chosen
dossier; what is typed while it is made, makes it once more. Saving checks
first, and says in Dutch what is wrong and on which line.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMenu,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import KnownError
from app.domain.mensen import Rol
from app.services import brieven, eigensjablonen, sjablonen, sjabloonbeeld
from app.services.bestand import schrijf_bytes
from app.services.sjablonen import Sjabloonregel
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, met_sessie
from app.ui.brieven.bladen import Bladen
from app.ui.conceptvorm import Conceptbewaarder
from app.ui.kern import Kern
from app.ui.onderdelen import Balk
from app.ui.pagina import Pagina, knoppenrij, maak_knop
from app.ui.sjablonen.editor import Tekstvak
from app.ui.sjablonen.nieuw import NieuweBrief
from app.ui.sjablonen.veldenlijst import VeldenLijst
from app.ui.sjablonen.versies import VersieVenster
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import Kleur, thema

WACHT_MS = 500
SJABLOON = "sjabloon"
"""The kind of its drafts."""
SMAL_EM = 50
"""Below this width, in line heights, there is room for two columns only."""
_REGEL = re.compile(r"[Rr]egel (\d+):")


class SjablonenView(Pagina):
    """List, text and fields, page."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Sjablonen", parent=parent)
        self.kern = kern
        self._code = ""
        self._vuil = False
        self._taak: Achtergrondtaak | None = None
        self._opnieuw = False
        self._smal = False
        self.vakken: list[Tekstvak] = []
        self._concept: Conceptbewaarder | None = None
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(WACHT_MS)
        self._wacht.timeout.connect(self.maak)
        self.tabel: Tabel[Sjabloonregel] = Tabel(
            "Sjablonen",
            (Tabelkolom("Sjabloon", _naam, 0, None, _vorm),),
        )
        self.tabel.gekozen.connect(lambda r: self._kies(r))
        self.balk = Balk(sluitbaar=False)
        self.jurist = QLabel()
        self.jurist.setWordWrap(True)
        self.jurist.setProperty("rol", "let_op")
        self.teksten = QTabWidget()
        self.teksten.setAccessibleName("Tekst per lezer")
        self.teksten.currentChanged.connect(lambda _i: self._wacht.start())
        self.velden = VeldenLijst()
        self.velden.gevraagd.connect(self._voeg_in)
        self.dossier = QComboBox()
        self.dossier.setAccessibleName("Voorbeeld met dossier")
        self.dossier.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.dossier.setMinimumContentsLength(12)
        self.dossier.activated.connect(lambda _i: self.maak())
        self.bladen = Bladen()
        self.gaten = QLabel()
        self.gaten.setWordWrap(True)
        self.gaten.setProperty("rol", "let_op")
        self._bouw()
        kern.gewijzigd.connect(lambda w: self._ververs(w))
        kern.peildatum_veranderd.connect(lambda _d: self.maak())
        self.laad()

    def laad(self) -> None:
        """Read list and dossiers again; the text that somebody is changing stays."""
        self.leesbalk.probeer(self._lees)

    def _lees(self) -> None:
        volgorde = list(sjablonen.groepen())
        rijen = sorted(sjablonen.lijst(self.kern.sessie), key=lambda r: volgorde.index(r.groep))
        self.keus.clear()
        self.keus.addItems([_naam(r) for r in rijen])
        self.tabel.zet(rijen, zelfde=lambda r: r.code)
        nu = self.dossier.currentData()
        self.dossier.clear()
        for dossier_id, naam in sjabloonbeeld.dossiers(self.kern.sessie, self.kern.peildatum):
            self.dossier.addItem(naam, dossier_id)
        self.dossier.setCurrentIndex(max(0, self.dossier.findData(nu)))
        if self.dossier.currentData() != nu:  # the page was made before there was a dossier
            self._wacht.start()
        mag = self.kern.sessie.ambtenaar.rol is not Rol.ADMINISTRATIE
        for knop in (self.bewaar_knop, self.nieuw_knop, self.in_actie, self.weg_actie):
            knop.setEnabled(mag and not self.kern.alleen_lezen)

    def maak(self) -> None:
        """Make the page off the GUI thread; once more when something changed meanwhile."""
        self._wacht.stop()
        if not self._code or not self.vakken:
            return
        if self._taak is not None:
            self._opnieuw = True
            return
        werk = partial(
            sjabloonbeeld.voorbeeld,
            code=self._code,
            teksten=self._waarden(),
            sleutel=self._vak().sleutel,
            dossier_id=self.dossier.currentData(),
            datum=self.kern.peildatum,
        )
        taak = Achtergrondtaak(met_sessie(self.kern.sessie, lambda s, _v: werk(s)), self)
        taak.klaar.connect(self._klaar)
        taak.mislukt.connect(self._mislukt)
        taak.gestopt.connect(self._op)
        self._taak = taak
        taak.start()

    def bewaar(self) -> None:
        """Check and store the texts."""
        code, waarden = self._code, self._waarden()
        try:
            sjablonen.keur(self.kern.sessie, code, waarden)
        except KnownError as fout:
            self._toon_fout(fout)
            return
        self._vuil = False
        gelukt = self.kern.voer_uit(
            lambda s: sjablonen.bewaar(s, code, waarden), "Sjabloon opgeslagen.", self
        )
        self._vuil = gelukt is None
        if gelukt is not None and self._concept is not None:
            self._concept.klaar()

    def naar_geleverd(self) -> None:
        """Go back to the shipped text, as a version of its own."""
        code = self._code
        if not berichten.vraag(
            self,
            "De geleverde tekst weer gebruiken? Uw eigen versies blijven te bekijken.",
            ja="Terugzetten",
        ):
            return
        self._vergeet()
        if self.kern.voer_uit(
            lambda s: sjablonen.terug_naar_geleverd(s, code), "Geleverde tekst teruggezet.", self
        ):
            self._laad_teksten()

    def toon_versies(self) -> None:
        """Show the versions and what differs."""
        venster = VersieVenster(self.kern, self._code, self._waarden(), self)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.gekozen.connect(self._neem_versie)
        venster.open()

    def voeg_taal_toe(self) -> None:
        """Add a page in another language for the reader that is shown."""
        taal, goed = QInputDialog.getText(
            self, "Taal toevoegen", "Taal, zoals bij de ouder staat (bijvoorbeeld Turks):"
        )
        taal = taal.strip()
        if not goed or not taal or any(v.sleutel == f"{taal}/ouder" for v in self.vakken):
            return
        nieuw = sjablonen.Sjabloontekst(
            f"{taal}/ouder", f"Ouder: {taal}", "{{ leerling.naam }}", "…\n"
        )
        self._erbij(nieuw)
        self.teksten.setCurrentIndex(self.teksten.count() - 1)
        self._getypt()

    def _bestandsmenu(self) -> None:
        """Show what can be done with files."""
        self.menu.popup(self.meer_knop.mapToGlobal(self.meer_knop.rect().bottomLeft()))

    def nieuw(self) -> None:
        """Add a letter of the team's own, and open it."""
        venster = NieuweBrief(self.kern, self)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.gemaakt.connect(self.ga_naar)
        venster.open()

    def ga_naar(self, code: str) -> None:
        """Open the template of a code."""
        self.laad()
        codes = [r.code for r in self.tabel.model_.rijen()]
        if code in codes:
            self.tabel.selectRow(codes.index(code))

    def verwijder(self) -> None:
        """Take a letter of the team's own away; one undo gives it back."""
        code = self._code
        if not berichten.vraag(
            self,
            "Deze brief verwijderen? Wat al verstuurd is, blijft.",
            ja="Verwijderen",
            gevaar=True,
        ):
            return
        self._vergeet()
        self._code = ""
        self.kern.voer_uit(lambda s: eigensjablonen.verwijder(s, code), "Brief verwijderd.", self)
        self.tabel.selectRow(0)

    def exporteer(self) -> None:
        """Save the template with its texts as TOML."""
        pad, _ = QFileDialog.getSaveFileName(
            self, "Sjabloon naar bestand", f"{self._code}.toml", "Sjabloon (*.toml)"
        )
        if not pad:
            return
        try:
            toml = eigensjablonen.exporteer(self.kern.sessie, self._code)
            schrijf_bytes(pad, toml.encode())
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        berichten.meld("Sjabloon opgeslagen. Er staan geen persoonsgegevens in.")

    def importeer(self) -> None:
        """Read a template from a file, check it, and open it."""
        pad, _ = QFileDialog.getOpenFileName(self, "Sjabloon uit bestand", "", "Sjabloon (*.toml)")
        if not pad:
            return
        try:
            toml = eigensjablonen.lees_bestand(pad)
            wijziging, code = eigensjablonen.importeer(self.kern.sessie, toml)
        except KnownError as fout:
            self.balk.toon(f"{fout.tekst} {fout.doe}".strip(), Kleur.GEVAAR, "fout")
            return
        self._vergeet()
        self.kern.meld_wijziging(wijziging, "Sjabloon ingelezen.")
        self.ga_naar(code)

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.tabel

    # --- inside ----------------------------------------------------------------------------

    def _bouw(self) -> None:
        em = thema().em
        self.meer_knop = self.knop("Bestand ▾", self._bestandsmenu)
        self.meer_knop.setAccessibleName("Sjabloon naar of uit een bestand, menu")
        self.menu = QMenu(self)
        self.uit_actie = self.menu.addAction("Deze brief naar een bestand…", self.exporteer)
        self.in_actie = self.menu.addAction("Brief uit een bestand…", self.importeer)
        self.weg_actie = self.menu.addAction("Deze eigen brief verwijderen…", self.verwijder)
        self.nieuw_knop = self.knop("Nieuwe brief…", self.nieuw, "plus")
        self.bewaar_knop = self.knop("Opslaan", self.bewaar, primair=True)
        midden = QWidget()
        vak = QVBoxLayout(midden)
        vak.setContentsMargins(em(0.3), 0, em(0.3), 0)
        vak.addWidget(self.balk)
        vak.addWidget(self.jurist)
        self.keus = QComboBox()
        self.keus.setAccessibleName("Sjabloon")
        self.keus.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.keus.activated.connect(self.tabel.selectRow)
        vak.addWidget(self.keus)
        self._deler = QSplitter(Qt.Orientation.Vertical)
        self._deler.addWidget(self.teksten)
        self._deler.addWidget(self.velden)
        self._deler.setStretchFactor(0, 3)
        self._deler.setStretchFactor(1, 2)
        vak.addWidget(self._deler, 1)
        self.taal_knop = maak_knop("Taal toevoegen…", self.voeg_taal_toe, "plus")
        self.versie_knop = maak_knop("Versies en verschil…", self.toon_versies, "logboek")
        self.terug_knop = maak_knop("Geleverde tekst…", self.naar_geleverd, "herstel")
        vak.addWidget(knoppenrij(self.taal_knop, self.versie_knop, self.terug_knop))
        rechts = QWidget()
        blad = QVBoxLayout(rechts)
        blad.setContentsMargins(0, 0, 0, 0)
        blad.addWidget(self.dossier)
        blad.addWidget(self.gaten)
        blad.addWidget(self.bladen, 1)
        self._naast = QTabWidget()
        self._naast.setAccessibleName("Pagina of velden")
        self._naast.addTab(rechts, "Pagina")
        self._naast.tabBar().setAutoHide(True)
        # The tabs have the focus themselves; while they hide, Tab would stop here for good.
        self._naast.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._naast.setDocumentMode(True)
        self._naast.tabBar().setDrawBase(False)  # a line of its own colour, white in the dark
        heel = QSplitter(Qt.Orientation.Horizontal)
        heel.setChildrenCollapsible(False)
        for deel in (self.tabel, midden, self._naast):
            heel.addWidget(deel)
        heel.setSizes([em(15), em(27), em(20)])
        heel.setStretchFactor(1, 1)
        heel.setStretchFactor(2, 1)
        self.tabel.setMinimumWidth(em(9))
        self.inhoud.addWidget(heel, 1)
        self.balk.hide()
        self.gaten.hide()
        self.keus.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the list becomes a choice, and the fields a tab beside the page."""
        super().resizeEvent(event)
        smal = self.width() < thema().em(SMAL_EM)
        if smal == self._smal:
            return
        self._smal = smal
        self.tabel.setVisible(not smal)
        self.keus.setVisible(smal)
        if smal:
            self._naast.addTab(self.velden, "Velden")
        else:
            self._deler.addWidget(self.velden)
            self.velden.show()

    def _kies(self, regel: object) -> None:
        """Show another template; what was changed and not saved is asked about."""
        if not isinstance(regel, Sjabloonregel) or regel.code == self._code:
            return
        if self._vuil and not berichten.vraag(
            self, "De wijzigingen zijn niet opgeslagen. Weggooien?", ja="Weggooien", gevaar=True
        ):
            self._terug_op_rij()
            return
        self._vergeet()
        self._code = regel.code
        self.keus.setCurrentText(_naam(regel))
        self.jurist.setText(f"Te controleren door uw jurist: {regel.juridisch}")
        self.jurist.setVisible(bool(regel.juridisch))
        self.onder.setText(regel.uitleg)
        self.onder.setVisible(bool(regel.uitleg))
        self.taal_knop.setVisible(regel.groep == "gezin")
        eigen = regel.code.startswith(sjablonen.EIGEN)
        self.weg_actie.setVisible(eigen)
        self.terug_knop.setVisible(not eigen)
        self.uit_actie.setVisible(regel.groep in brieven.GROEPEN)
        self._laad_teksten()

    def _terug_op_rij(self) -> None:
        """Put the cursor of the list back on the template that is open."""
        codes = [r.code for r in self.tabel.model_.rijen()]
        if self._code in codes:
            stil = self.tabel.blockSignals(True)
            self.tabel.selectRow(codes.index(self._code))
            self.tabel.blockSignals(stil)

    def _laad_teksten(self) -> None:
        """Fill the tabs with the texts as they hold."""
        self._zet_teksten(sjablonen.teksten(self.kern.sessie, self._code))
        self.velden.toon(sjablonen.velden_van(self._code, self.kern.sessie))
        self._vuil = False
        self.balk.hide()
        if self._concept is not None:
            self._concept.laat_los()
        sleutel = ("", SJABLOON, self._code)
        self._concept = Conceptbewaarder(
            self.kern, sleutel, "Tekst van een sjabloon", self._ruw, self._zet_ruw, self
        )
        if self._concept.hersteld:
            self._vuil = True
            self.balk.toon("Hier staat wat u eerder typte en niet opsloeg.", Kleur.WACHT, "potlood")
        self.maak()

    def _ruw(self) -> dict[str, Any]:
        return {sleutel: list(waarde) for sleutel, waarde in self._waarden().items()}

    def _zet_ruw(self, concept: Mapping[str, Any]) -> None:
        """Show a draft again; what is no text of this template any more is left out."""
        hier = {t.sleutel: t for t in sjablonen.teksten(self.kern.sessie, self._code)}
        teksten = [
            dataclasses.replace(t, onderwerp=str(concept[s][0]), tekst=str(concept[s][1]))
            if s in concept
            else t
            for s, t in hier.items()
        ]
        self._zet_teksten(teksten)

    def _vergeet(self) -> None:
        """Forget the draft: it was saved, or given up."""
        self._vuil = False
        if self._concept is not None:
            self._concept.klaar()

    def _zet_teksten(self, teksten: list[sjablonen.Sjabloontekst]) -> None:
        stil = self.teksten.blockSignals(True)
        for vak in self.vakken:
            vak.deleteLater()
        self.teksten.clear()
        self.vakken = []
        for tekst in teksten:
            self._erbij(tekst)
        self.teksten.blockSignals(stil)

    def _erbij(self, tekst: sjablonen.Sjabloontekst) -> None:
        vak = Tekstvak(tekst)
        vak.gewijzigd.connect(self._getypt)
        self.vakken.append(vak)
        self.teksten.addTab(vak, tekst.naam)

    def _neem_versie(self, teksten: object) -> None:
        """Take the texts of an older version into the editor; saving makes it the newest."""
        self._zet_teksten(list(teksten))  # type: ignore[call-overload]
        self._getypt()

    def _vak(self) -> Tekstvak:
        return self.vakken[max(0, self.teksten.currentIndex())]

    def _waarden(self) -> dict[str, tuple[str, str]]:
        return {v.sleutel: v.waarde() for v in self.vakken}

    def _getypt(self) -> None:
        self._vuil = True
        if self._concept is not None:
            self._concept.getypt()
        self._wacht.start()

    def _voeg_in(self, tekst: str) -> None:
        if self.vakken:
            self._vak().voeg_in(tekst)

    def _klaar(self, beeld: object) -> None:
        """Show the page, what is missing in it, or what is wrong with the text."""
        if isinstance(beeld, sjabloonbeeld.Beeld):
            self.balk.hide()
            if beeld.pdf:
                self.bladen.toon(beeld.pdf, f"Voorbeeld aan {beeld.ontvanger}")
            else:
                self.bladen.leeg()
            tekst = beeld.melding or ("Ontbreekt in dit dossier: " + "; ".join(beeld.gaten))
            self.gaten.setText(tekst)
            self.gaten.setVisible(bool(beeld.melding or beeld.gaten))
        self._op()

    def _mislukt(self, fout: object) -> None:
        if isinstance(fout, KnownError):
            self._toon_fout(fout, spring=False)
        self._op()

    def _op(self, *_: object) -> None:
        """Begin again when something was typed meanwhile."""
        self._taak = None
        if self._opnieuw:
            self._opnieuw = False
            self.maak()

    def _toon_fout(self, fout: KnownError, *, spring: bool = True) -> None:
        """Say what is wrong; at saving the cursor goes to the line that is named."""
        self.balk.toon(f"{fout.tekst} {fout.doe}".strip(), Kleur.GEVAAR, "fout")
        if not spring:
            return
        for nr, vak in enumerate(self.vakken):
            if f"voor {vak.sleutel}:" in fout.tekst or vak.sleutel.replace("/", ", ") in fout.tekst:
                self.teksten.setCurrentIndex(nr)
        if (regel := _REGEL.search(fout.tekst)) is not None:
            self._vak().ga_naar_regel(int(regel[1]))

    def _ververs(self, wijziging: object) -> None:
        """Follow a change by somebody else, unless somebody types here."""
        soorten = getattr(wijziging, "soorten", None)
        if soorten is not None and not {"sjabloonversie", "instelling"} & set(soorten):
            return
        self.leesbalk.probeer(self._lees_alles)

    def _lees_alles(self) -> None:
        self._lees()
        if self._code and not self._vuil:
            self._laad_teksten()


def _naam(regel: Sjabloonregel) -> str:
    return f"{regel.naam} (eigen versie {regel.versie})" if regel.versie else regel.naam


def _vorm(regel: Sjabloonregel) -> tuple[str, Kleur] | None:
    """Mark an own text, and what a lawyer has yet to see."""
    if regel.versie:
        return "potlood", Kleur.ACCENT
    return ("waarschuwing", Kleur.LET_OP) if regel.juridisch else None
