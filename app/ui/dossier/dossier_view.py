"""UI: the dossier screen: head, stepper, kantelpunt, tijdlijn, column, and the form beside it.

It reads through `services.dossierbeeld` and records through the panel of
`app.ui.vastleggen`. Showing a dossier leaves a raadpleging, once per visit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.documenten import Document
from app.domain.dossiers import Afspraak, Taak, Uitkomst
from app.domain.feit import Feit
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import BestandFout, KnownError
from app.domain.handelen import Brief
from app.domain.sporen import Boatermijn, Gebeurtenis
from app.domain.tijdlijnitem import TijdlijnItem
from app.domain.vrijstellinggebeurtenissen import feit_van, is_afgeleid
from app.protocol.ladder.besluiten import stapregel_van
from app.protocol.stand import Kantelpunt
from app.services import gebeurtenissen, taken, uitlegtekst, vastleggen
from app.services.briefhierbij import hierbij
from app.services.dossierbeeld import Dossierbeeld, dossierbeeld, open_dossier
from app.services.taken import Taakregel
from app.ui import berichten
from app.ui.documenten.kijker import bekijk_document
from app.ui.documenten.paneel import DocumentenPaneel
from app.ui.documenten.slepen import Sleepvanger
from app.ui.dossier.betrokkenenbediening import Betrokkenenbediening
from app.ui.dossier.betrokkenenpaneel import BetrokkenenPaneel
from app.ui.dossier.feitgeschiedenis import GeschiedenisDialoog
from app.ui.dossier.indeling import Blok, Indeling, Rol
from app.ui.dossier.kantelpaneel import KantelPaneel
from app.ui.dossier.kop import DossierKop
from app.ui.dossier.spoorbediening import Spoorbediening
from app.ui.dossier.spoordetail import SpoorDetail
from app.ui.dossier.sporenrij import Sporenrij
from app.ui.dossier.stapdetail import StapDetail
from app.ui.dossier.stepper import Stepper
from app.ui.dossier.tijdlijnpaneel import TijdlijnPaneel
from app.ui.dossier.zijkolom import Zijkolom
from app.ui.dossier.zijvlak import Zijvlak
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.leesbalk import Leesbalk
from app.ui.onderdelen import Balk, LegeStaat, Lijn, Paneel
from app.ui.opsporing.bediening import Opsporingsbediening, is_verzegeld
from app.ui.overdracht.familiepaneel import FamiliePaneel
from app.ui.overdracht.meer import vul_meer
from app.ui.taken.dialogen import Uitstellen, geef_taken
from app.ui.thema import thema
from app.ui.vastleggen.kader import Kader
from app.ui.vastleggen.kinds import KINDS, PER_KIND
from app.ui.vastleggen.menu import (
    GEBEURTENIS_ZOEKEN,
    SPOOR_TOETS,
    ZOEK_TOETS,
    vastleggen_menu,
)
from app.ui.vastleggen.paneel import VastlegPaneel
from app.ui.vastleggen.verzoek import verzoeken
from app.ui.vrijstellingen.omleiding import omleiding
from app.ui.vrijstellingen.paneel import VrijstellingPaneel

if TYPE_CHECKING:
    from app.protocol.ladder.besluitoptie import Besluitoptie

LAAG_EM = 36
"""Below this many line heights the page is low."""


class DossierView(QWidget):
    """One dossier at a time; `toon` shows another. Everything follows the peildatum of `kern`."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.beeld: Dossierbeeld | None = None
        self._dossier_id = ""
        self._gelogd = False
        self.mag_niet = False
        """Nothing can be recorded now: another day, no write right, or a closed dossier."""
        self._bouw()
        self._verbind()
        self._toetsen()

    # --- building ------------------------------------------------------------------------

    def _bouw(self) -> None:
        """Make the parts and put them in their places."""
        em = thema().em
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(em(0.7), em(0.35), em(0.7), em(0.35))
        buiten.setSpacing(em(0.4))
        self.lezen = Balk(sluitbaar=False)
        buiten.addWidget(self.lezen)
        self.kop = DossierKop()
        buiten.addWidget(self.kop)
        self.stepper = Stepper()
        self.kantel = KantelPaneel()
        self.sporenrij = Sporenrij()
        self.stapdetail = StapDetail()
        self._wissel = QStackedWidget()
        self._wissel.addWidget(self.kantel)
        self._wissel.addWidget(self.stapdetail)
        stand = Paneel()
        stand.setAccessibleName("Stand")
        rand = stand.inhoud.contentsMargins()
        stand.inhoud.setContentsMargins(rand.left(), em(0.3), rand.right(), em(0.3))
        stand.inhoud.setSpacing(em(0.15))
        stand.inhoud.addWidget(self.kop.extra)
        stand.inhoud.addWidget(self.stepper)
        stand.inhoud.addWidget(self.sporenrij)
        stand.inhoud.addWidget(Lijn())
        stand.inhoud.addWidget(self._wissel)
        self.tijdlijn = TijdlijnPaneel()
        self.zij = Zijkolom()
        self.documenten = DocumentenPaneel(self.kern)
        self.familie = FamiliePaneel(self.kern)
        self.vrijstellingen = VrijstellingPaneel(self.kern)
        self.zij.voeg_paneel_toe(self.vrijstellingen)
        self.zij.voeg_paneel_toe(self.familie)
        self.zij.voeg_paneel_toe(self.documenten)
        Sleepvanger(self, self.documenten.neem, self.documenten.plus.isEnabled)
        self.formulier = VastlegPaneel(self.kern)
        self.spoordetail = SpoorDetail()
        self.betrokkenen = BetrokkenenPaneel()
        self.zijvlak = Zijvlak(self.formulier, self.spoordetail, self.betrokkenen)
        zij = [Blok("Te doen en personen", self.zij)]
        self.opsporing = Opsporingsbediening(self) if self.kern.toont_opsporing else None
        if self.opsporing is not None:
            zij.insert(0, Blok("Opsporing", self.opsporing.paneel))
        self.indeling = Indeling(
            Blok("Stand", stand),
            Blok("Tijdlijn", self.tijdlijn),
            zij,
            Blok("Vastleggen", self.zijvlak),
        )
        self._leeg = LegeStaat(
            "Geen dossier gekozen",
            "Kies een dossier in de caseload, of zoek met Ctrl+K.",
            knop="Opnieuw proberen",
            doe=self._nog_eens,
        )
        self._leeg.knop.hide()
        self._geheel = QStackedWidget()
        self._geheel.addWidget(self._leeg)
        self._geheel.addWidget(self.indeling)
        buiten.addWidget(self._geheel, 1)
        self.kop.hide()
        # Over the page, not in it: the page would be laid out anew for a moment's trouble.
        self.leesbalk = Leesbalk(parent=self)
        self.bediening = Spoorbediening(self)
        self.betrokkenheid = Betrokkenenbediening(self)

    def _verbind(self) -> None:
        """Connect the parts with each other and with the window."""
        kern = self.kern
        kern.gewijzigd.connect(self._ververs_na)
        kern.peildatum_veranderd.connect(lambda _: self.ververs())
        kern.vergrendeld.connect(self._vergrendeld)
        verzoeken(kern).gevraagd.connect(self._verzoek)
        self.stepper.gekozen.connect(self._toon_stap)
        self.stapdetail.gesloten.connect(self._sluit_stap)
        self.kantel.besluit.connect(self.open_besluit)
        self.kantel.poort.connect(self.bediening.mend)
        self.kantel.leg_uit.connect(self.bediening.uitleg)
        self.kantel.brief.connect(self._open_brief)
        self.tijdlijn.geopend.connect(self._open_item)
        self.tijdlijn.ingetrokken.connect(self._trek_in)
        self.zij.open_feit.connect(self.open_feit)
        self.documenten.geopend.connect(self.open_feit)
        self.zij.signaal.connect(self.bediening.signaal)
        self.zij.voorstel.connect(self.bediening.voorstel)
        self.zij.uitleg.connect(self.bediening.uitleg)
        self.zij.vink_af.connect(self._vink_af)
        self.zij.poort.connect(self.bediening.mend)
        self.zij.te_doen.spoor.connect(self.bediening.toon)
        self.zij.te_doen.punt.connect(self._leg_punt_uit)
        self.vrijstellingen.open_feit.connect(self.open_feit)
        self.vrijstellingen.nieuw.connect(lambda code: self.open_formulier(code))
        self.zij.te_doen.uitstellen.connect(self._stel_taak_uit)
        self.zij.te_doen.geven.connect(self._geef_taak)
        self.zij.nieuw.connect(lambda code: self.open_formulier(code))
        self.formulier.gesloten.connect(self._formulier_dicht)
        self.formulier.geschiedenis_gevraagd.connect(self._geschiedenis)
        self.indeling.smal_veranderd.connect(self.kantel.zet_smal)
        self.indeling.smal_veranderd.connect(self.kop.zet_smal)
        self.indeling.smal_veranderd.connect(lambda _: self._weeg_hoogte())
        self.kop.vastleggen.clicked.connect(self.toon_vastleggen)
        self.kop.brief.clicked.connect(self.toon_brieven)
        self.kop.meer.clicked.connect(self._toon_meer)

    def _toetsen(self) -> None:
        """Bind a shortcut per kind, while this page is in view."""
        for kind in KINDS:
            if not kind.sneltoets:
                continue
            toets = QShortcut(QKeySequence(kind.sneltoets), self)
            toets.setObjectName(f"toets_{kind.code}")
            toets.activated.connect(lambda code=kind.code: self.open_formulier(code))
        spoor = QShortcut(QKeySequence(SPOOR_TOETS), self)
        spoor.activated.connect(lambda: self.bediening.begin())
        zoek = QShortcut(QKeySequence(ZOEK_TOETS), self)
        zoek.activated.connect(lambda: self.bediening.zoek_gebeurtenis())
        brief = QShortcut(QKeySequence("Ctrl+Shift+B"), self)
        brief.activated.connect(self.toon_brieven)

    # --- showing -------------------------------------------------------------------------

    @property
    def dossier_id(self) -> str:
        """The dossier that is shown, "" for none."""
        return self._dossier_id

    def toon(self, dossier_id: str) -> None:
        """Show a dossier; who looks, and when, is logged once per visit."""
        if dossier_id != self._dossier_id:
            self.formulier.parkeer()
            self.bediening.sluit()
            self.betrokkenheid.sluit()
            self._sluit_stap()
            for rol in self.indeling.findChildren(Rol):
                rol.verticalScrollBar().setValue(0)  # another dossier is read from its top
            self._gelogd = False
        self._dossier_id = dossier_id
        self._laad(log=not self._gelogd)

    def ververs(self) -> None:
        """Show the same dossier as it is now."""
        if self._dossier_id:
            self._laad(log=False)

    def _laad(self, *, log: bool) -> None:
        """Read and show."""
        lees = open_dossier if log else dossierbeeld
        try:
            self.zet_beeld(lees(self.kern.sessie, self._dossier_id, self.kern.peildatum))
        except KnownError as fout:
            self._zeg_fout(fout)
            return
        self.leesbalk.goed()
        self._gelogd = self._gelogd or log

    def _zeg_fout(self, fout: KnownError) -> None:
        """Keep what is shown of this dossier while the file cannot be read; else show nothing."""
        blijft = self.beeld is not None and self.beeld.feiten.dossier.id == self._dossier_id
        if blijft and isinstance(fout, BestandFout):
            self.leesbalk.zeg(fout, self._nog_eens)
            self._plaats_leesbalk()
            return
        self.beeld = None
        self.leesbalk.hide()
        self._leeg.zet(fout.tekst, fout.doe, "fout")
        self._leeg.knop.setVisible(isinstance(fout, BestandFout))
        self._geheel.setCurrentWidget(self._leeg)
        self.kop.hide()

    def _plaats_leesbalk(self) -> None:
        """Lay the bar over the foot of the page."""
        rand = thema().em(0.7)
        breed = self.width() - 2 * rand
        hoog = self.leesbalk.heightForWidth(breed)
        hoog = hoog if hoog > 0 else self.leesbalk.sizeHint().height()
        self.leesbalk.setGeometry(rand, self.height() - hoog - rand, breed, hoog)
        self.leesbalk.raise_()

    def _nog_eens(self) -> None:
        """Read the dossier again after that failed."""
        if self._dossier_id:
            self._laad(log=not self._gelogd)

    def zet_beeld(self, beeld: Dossierbeeld) -> None:
        """Show a dossier as it was gathered."""
        self.beeld = beeld
        self._toon_beeld(beeld)

    def kijk_opnieuw(self) -> None:
        """Read the same dossier again; where it is in view that is a look of its own."""
        self._gelogd = False
        self._laad(log=self.isVisible())

    def _toon_beeld(self, beeld: Dossierbeeld) -> None:
        """Give every part its share."""
        lezen = self.kern.alleen_lezen
        gesloten = beeld.feiten.dossier.gesloten
        dicht = gesloten is not None and gesloten <= beeld.peildatum
        self._toon_leesbalk(dicht=dicht)
        self._geheel.setCurrentWidget(self.indeling)
        self.kop.show()
        self.kop.toon(beeld)
        self.kop.vastleggen.setEnabled(not lezen)
        self.kop.vastleggen.setToolTip(
            self.kern.leesfout().tekst if lezen else "Iets vastleggen in dit dossier (Ctrl+Enter)"
        )
        self.stepper.toon(beeld.stand, tuple(_stapnamen(beeld)))
        self.mag_niet = lezen or dicht
        self.kantel.toon(beeld, lezen=self.mag_niet)
        self.kantel.toon_brieven(hierbij(self.kern.sessie, beeld), lezen=self.mag_niet)
        self.bediening.ververs(lezen=self.mag_niet)
        self.betrokkenheid.ververs(lezen=self.mag_niet)
        self.tijdlijn.toon(beeld)
        self.zij.toon(beeld, lezen=lezen)
        self.documenten.toon(beeld, lezen=lezen or dicht)
        self.familie.toon(beeld)
        self.vrijstellingen.toon(beeld, lezen=self.mag_niet)
        if self.opsporing is not None:
            self.opsporing.toon(beeld, lezen=lezen)
        if self._wissel.currentWidget() is self.stapdetail:
            self._toon_stap(self.stapdetail.stap)
        if lezen:
            self.formulier.parkeer()

    def _toon_leesbalk(self, *, dicht: bool) -> None:
        """Say why nothing can be recorded."""
        if not self.kern.is_vandaag:
            self.lezen.hide()  # the window says so itself, over its whole width and in its colour
        elif self.kern.alleen_lezen:
            self.lezen.toon(self.kern.leesfout().tekst, Kleur.WACHT, "slot")
        elif dicht:
            self.lezen.toon(
                "Dit dossier is gesloten.",
                Kleur.WACHT,
                "slot",
                (("Heropenen…", lambda: self.open_formulier("heropenen")),),
            )
        else:
            self.lezen.hide()

    def _ververs_na(self, wijziging: Any) -> None:
        """Refresh when a change touches this dossier or something that it shows."""
        if not self._dossier_id or self.beeld is None:
            return
        if wijziging is not None and hasattr(wijziging, "dossier_ids"):
            elders = wijziging.dossier_ids and self._dossier_id not in wijziging.dossier_ids
            eigen = {
                "leerling",
                "ouder",
                "inschrijving",
                "verhuizing",
                "verwant",
                "school",
                "dossier",
                "melding",
            }
            if elders and not (wijziging.soorten & eigen):
                return
        self.ververs()

    def minimumSizeHint(self) -> QSize:
        """Ask for little: where there is no room the parts become pages that scroll."""
        return QSize(thema().em(16), thema().em(10))

    def heightForWidth(self, breedte: int) -> int:
        """Say the same to a scroll area that asks the layout: the pages scroll themselves."""
        del breedte
        return self.minimumSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tracks one line where the page is low: the tijdlijn keeps its rows."""
        super().resizeEvent(event)
        self._weeg_hoogte()
        self._plaats_leesbalk()

    def _weeg_hoogte(self) -> None:
        """Say to the tracks whether they share one line: not on a page that scrolls."""
        laag = self.height() < thema().em(LAAG_EM)
        self.sporenrij.zet_laag(laag and not self.indeling.smal)

    def hideEvent(self, event: QHideEvent) -> None:
        """Log the next visit again; mask the BSN."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._gelogd = False
            self.kop.bsn.verberg()
            self.formulier.bewaar_concept()

    def _vergrendeld(self) -> None:
        """Forget what is on the screen."""
        self.kop.bsn.verberg()

    # --- stepper -------------------------------------------------------------------------

    def _toon_stap(self, stap: str) -> None:
        """Tell a stap in full under the stepper."""
        if self.beeld is None:
            return
        b = self.beeld
        regels = self.kern.sessie.regels(b.feiten, b.peildatum)
        doorlopen = [d for d in b.stand.doorlopen if d.stap == stap]
        regel = stapregel_van(regels, b.stand, stap)
        self.stapdetail.toon(regels.ladder, stap, doorlopen, b.school, regel)
        self._wissel.setCurrentWidget(self.stapdetail)
        self.stapdetail.kruis.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sluit_stap(self) -> None:
        """Back to the kantelpunt, the focus back on the stap."""
        if self._wissel.currentWidget() is self.kantel:
            return
        self._wissel.setCurrentWidget(self.kantel)
        for knop in self.stepper.knoppen:
            if knop.vak.stap == self.stapdetail.stap:
                knop.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- recording -----------------------------------------------------------------------

    def _kader(self) -> Kader | None:
        """Gather what a form is drawn from."""
        if self.beeld is None:
            return None
        stappen = tuple(_stapnamen(self.beeld).items())
        return Kader(self.kern.sessie, self.beeld, self.kern.peildatum, stappen)

    def plaats_zijvlak(self, *, formulier: bool) -> None:
        """Give the form, or the details of a track, its place; the decisions step aside for it."""
        aan = formulier or self.zijvlak.heeft_detail
        self.zijvlak.schik(formulier=formulier)
        spoor = bool(self.spoordetail.sleutel)
        naam = "Vastleggen" if formulier else "Spoor" if spoor else "Toestemming"
        self.indeling.toon_formulier(aan, naam)
        self.kantel.zet_beknopt(aan and not self.indeling.smal)

    def _formulier_dicht(self) -> None:
        """Bring the details back, with the focus on what comes next in them.

        The form gives it back to where it was, unless that is gone: then it would end up
        on the first button of the window.
        """
        self.plaats_zijvlak(formulier=False)
        if self.spoordetail.isVisible():
            self.spoordetail.naar_eerste()

    def kader_om_te_schrijven(self) -> Kader | None:
        """Gather what a form is drawn from; None, and said why, when nothing can be recorded."""
        kader = self._kader()
        if kader is not None and self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return None
        self.formulier.onthoud_focus()
        return kader

    def open_formulier(
        self, code: str, feit: Feit | None = None, vooraf: Mapping[str, Any] | None = None
    ) -> None:
        """Open the form of a kind beside the dossier."""
        if is_verzegeld(code):
            if self.opsporing is not None:
                self.opsporing.open(code, feit, vooraf)
            return
        kader = self.kader_om_te_schrijven()
        if kader is None:
            return
        self.plaats_zijvlak(formulier=True)
        if code == Gebeurtenis.SOORT and feit is None and self._omgeleid(kader, vooraf or {}):
            return
        self.formulier.open_soort(kader, code, feit, vooraf)

    def _omgeleid(self, kader: Kader, vooraf: Mapping[str, Any]) -> bool:
        """Open the form of the appeal or request that holds an event, if one does."""
        velden = (str(vooraf.get(n, "")) for n in ("soort", "spoor", "uitkomst"))
        naar = omleiding(kader.beeld.feiten, *velden)
        if naar is None:
            return False
        self.formulier.open_soort(kader, naar.soort, naar.feit, naar.vooraf, naar.veld)
        return True

    def open_besluit(self, opties: Sequence[Besluitoptie]) -> None:
        """Open the form of a decision beside the dossier."""
        kader = self.kader_om_te_schrijven()
        if kader is None:
            return
        self.plaats_zijvlak(formulier=True)
        self.formulier.open_besluit(kader, opties)

    def _verzoek(self, dossier_id: str, code: str, wat: object) -> None:
        """Answer a request from elsewhere in the window."""
        if dossier_id != self._dossier_id:
            self.toon(dossier_id)
        if code == GEBEURTENIS_ZOEKEN:
            self.bediening.zoek_gebeurtenis()
            return
        if code == "besluit":
            self.open_besluit([wat])  # type: ignore[list-item]
            return
        self.open_formulier(code, None, wat if isinstance(wat, Mapping) else None)

    def _open_item(self, item: TijdlijnItem) -> None:
        """Open the fact of a line: a form, or the letter that went out."""
        if item.feit_soort is None or item.feit_id is None:
            self.indeling.ga_naar(self.kop)
            return
        if is_verzegeld(item.feit_soort):
            verzegeld = self.opsporing.feit(item.feit_id) if self.opsporing else None
            if verzegeld is not None:
                self.open_feit(verzegeld)
            return
        try:
            feit = self.kern.sessie.lees_een(PER_CODE[item.feit_soort], item.feit_id)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.open_feit(feit)

    def open_feit(self, feit: Feit) -> None:
        """Open a fact to look at or to correct."""
        if isinstance(feit, Brief):
            from app.ui.brieven.bekijken import bekijk_brief

            bekijk_brief(self.kern, feit, self)
        elif isinstance(feit, Document):
            bekijk_document(self.kern, feit, self)
        elif isinstance(feit, Gebeurtenis) and is_afgeleid(feit.id):
            self._open_bron(feit)
        elif is_verzegeld(feit.SOORT):
            if self.opsporing is not None:
                self.opsporing.open_feit(feit)
        elif self.kern.alleen_lezen or not self._te_verbeteren(feit):
            self._geschiedenis(feit)
        else:
            self.open_formulier(feit.SOORT, feit)

    def _open_bron(self, afgeleid: Gebeurtenis) -> None:
        """Open the appeal, request or leave that an event was told from."""
        if self.beeld is None:
            return
        f = self.beeld.feiten
        for feit in (*f.vrijstellingen, *f.verlof):
            if feit.id == feit_van(afgeleid.id):
                self.open_feit(feit)
                return

    def _te_verbeteren(self, feit: Feit) -> bool:
        """Tell whether there is a form in which a fact is corrected."""
        if isinstance(feit, Gebeurtenis):
            return feit.soort in gebeurtenissen.soorten(
                self.kern.sessie, self._dossier_id, feit.datum
            )
        return feit.SOORT in PER_KIND

    def _trek_in(self, item: TijdlijnItem) -> None:
        """Withdraw the fact of a line; undo stands in the notice."""
        if item.feit_soort is None or item.feit_id is None:
            berichten.meld("Dit is berekend en kan niet worden ingetrokken.", soort="wacht")
            return
        if is_verzegeld(item.feit_soort):
            verzegeld = self.opsporing.feit(item.feit_id) if self.opsporing else None
            if self.opsporing is not None and verzegeld is not None:
                self.opsporing.trek_in(verzegeld)
            return
        if item.feit_soort == Boatermijn.SOORT:
            berichten.meld("Dit volgt uit het verzegelde bestand van de BOA's.", soort="wacht")
            return
        if item.feit_soort in ("dossier", "behandelaar", "leerling"):
            berichten.meld(
                "Dit kan niet worden ingetrokken; sluit het dossier of draag het over.",
                soort="wacht",
            )
            return
        soort = PER_CODE[item.feit_soort]
        feit_id = item.feit_id
        self.kern.voer_uit(
            lambda s: vastleggen.trek_in(s, s.lees_een(soort, feit_id)),
            f"{soort.LABEL} ingetrokken.",
            self,
        )

    def _vink_af(self, feit: Feit) -> None:
        """Settle a task or an agreement today."""
        if isinstance(feit, Taak):
            gelukt = self.kern.voer_uit(lambda s: taken.vink_af(s, [feit.id]), "Taak gedaan.", self)
        elif isinstance(feit, Afspraak):
            gelukt = self.kern.voer_uit(
                lambda s: taken.kom_na(s, feit.id, Uitkomst.NAGEKOMEN), "Afspraak nagekomen.", self
            )
        else:
            return
        if gelukt is None:
            self.ververs()

    def _stel_taak_uit(self, regel: Taakregel) -> None:
        """Ask to which day a task is put off."""
        if regel.feit is not None:
            Uitstellen(self.kern, [regel.feit.id], regel.wat, self).open()

    def _geef_taak(self, regel: Taakregel) -> None:
        """Ask to whom a task goes."""
        if regel.feit is not None:
            geef_taken(self.kern, [regel.feit.id], self).open()

    def _leg_punt_uit(self, punt: Kantelpunt) -> None:
        """Explain the date of a stap beside the dossier."""
        if self.beeld is not None:
            self.bediening.uitleg(uitlegtekst.van_kantelpunt(self.beeld.stand, punt))

    def _geschiedenis(self, feit: Feit) -> None:
        """Show who changed what in a fact."""
        if self.opsporing is not None and is_verzegeld(feit.SOORT):
            self.opsporing.geschiedenis(feit)
            return
        open_ = self.beeld.notitie.open if self.beeld is not None else False
        dialoog = GeschiedenisDialoog(self.kern.sessie, feit, self, notities_open=open_)
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.open()

    # --- menus ---------------------------------------------------------------------------

    def toon_vastleggen(self) -> None:
        """Drop down what can be recorded."""
        if not self._dossier_id:
            return
        menu = vastleggen_menu(self.kern, self._dossier_id, self)
        _laat_vallen(menu, self.kop.vastleggen)

    def _open_brief(self, code: str) -> None:
        """Open the letter window on a letter that belongs here."""
        from app.ui.briefmenu import open_brief

        open_brief(self.kern, self._dossier_id, code, self)

    def toon_brieven(self) -> None:
        """Drop down the letters."""
        if not self._dossier_id:
            return
        from app.ui.briefmenu import brief_menu

        _laat_vallen(brief_menu(self.kern, self._dossier_id, self), self.kop.brief)

    def _toon_meer(self) -> None:
        """Drop down the rest."""
        if self.beeld is None:
            return
        menu = QMenu(self)
        leerling = self.beeld.feiten.leerling
        dossier = self.beeld.feiten.dossier
        mag = not self.kern.alleen_lezen
        for tekst, code in (
            ("Gegevens leerling…", "leerling"),
            ("Overdragen aan collega…", "overdragen"),
            ("Dossier sluiten…", "sluiten"),
            ("Dossier heropenen…", "heropenen"),
        ):
            open_ = dossier.gesloten is None
            if (code == "heropenen" and open_) or (code in ("sluiten", "overdragen") and not open_):
                continue
            actie = menu.addAction(tekst)
            actie.setEnabled(mag)
            actie.triggered.connect(lambda _=False, c=code: self.open_formulier(c))
        actie = menu.addAction("Toestemming, regie en verwijzingen")
        actie.triggered.connect(lambda: self.betrokkenheid.toon())
        vul_meer(menu, self.kern, self.beeld, self)
        menu.addSeparator()
        actie = menu.addAction("Geschiedenis van de leerling…")
        actie.triggered.connect(lambda: self._geschiedenis(leerling))
        actie = menu.addAction("Geschiedenis van het dossier…")
        actie.triggered.connect(lambda: self._geschiedenis(dossier))
        _laat_vallen(menu, self.kop.meer)


def _laat_vallen(menu: QMenu, knop: QPushButton) -> None:
    """Show a menu under its button, right sides in line; it goes when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    breed = menu.sizeHint().width()
    hoek = knop.mapToGlobal(QPoint(knop.width() - breed, knop.height()))
    menu.popup(hoek)


def _stapnamen(beeld: Dossierbeeld) -> dict[str, str]:
    """Give the stappen by code in the order of the ladder, those of an older version included."""
    return {d.stap: d.naam for d in beeld.stand.doorlopen}
