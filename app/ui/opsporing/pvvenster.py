"""UI: the proces-verbaal of one draft: checklist and fields at the left, the page at the right.

The page carries CONCEPT until nothing is missing and the BOA has said so. What is typed is kept
when the window closes or when a point is mended elsewhere; a lock closes it with all it shows.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.dossierfeiten import DossierFeiten
from app.domain.fouten import InvoerFout, KnownError
from app.domain.opsporing import Opsporingsstuk, Pvconcept
from app.services import opsporing, opsporingsbrieven, pvmaken, pvvelden, vastleggen
from app.services.pvlijst import Doel
from app.services.pvmaken import Pvbeeld
from app.ui import berichten
from app.ui.brieven import afdrukken
from app.ui.brieven.bekijken import BriefBekijker
from app.ui.brieven.bladen import Bladen
from app.ui.brieven.invullen import Invulblad
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import Balk
from app.ui.opsporing.pvlijst import PvLijst
from app.ui.pagina import knoppenrij
from app.ui.thema import Kleur, thema

WACHT_MS = 400


class PvVenster(Knoppendialoog):
    """`elders(doel)`: a point is to be mended outside this window; it closes first, kept."""

    elders = Signal(object)

    def __init__(
        self, kern: Kern, concept: Pvconcept, feiten: DossierFeiten, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kern = kern
        self.concept = concept
        self._feiten = feiten
        self._bewaard = any(c.id == concept.id for c in pvmaken.concepten(feiten))
        self._begin = concept
        self._dicht = False
        self.beeld: Pvbeeld | None = None
        self.setWindowTitle("Proces-verbaal")
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(WACHT_MS)
        self._wacht.timeout.connect(self.maak)
        self._bouw()
        self._vul()
        kern.vergrendeld.connect(self._vergrendeld)
        self.maak()
        pas_maat(self, 68, 44)

    def _bouw(self) -> None:
        em = thema().em
        buiten = QVBoxLayout(self)
        buiten.setSpacing(em(0.4))
        self.balk = Balk(sluitbaar=False)
        buiten.addWidget(self.balk)
        self.bladen_links = QTabWidget()
        self.bladen_links.setAccessibleName("Controlelijst of invullen")
        self.lijst = PvLijst()
        self.lijst.herstel.connect(self.herstel)
        self.lijst.bekijk.connect(self._bekijk)
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bladen_links.addTab(self.lijst, "Controlelijst")
        self.bladen_links.addTab(self._rol, "Invullen")
        self.bladen_links.setMinimumWidth(em(14))
        self.bladen = Bladen()
        self.bladen.setAccessibleName("Voorbeeld van het proces-verbaal")
        self.bladen.setMinimumWidth(em(11))
        deler = QSplitter(Qt.Orientation.Horizontal)
        deler.setChildrenCollapsible(False)
        deler.addWidget(self.bladen_links)
        deler.addWidget(self.bladen)
        deler.setStretchFactor(1, 1)
        deler.setSizes([em(25), em(38)])
        buiten.addWidget(deler, 1)
        self.knop_vast = self._knop("Vaststellen…", self.stel_vast)
        self.knop_vast.setProperty("primair", True)
        self.knop_druk = self._knop("Concept afdrukken…", self.druk_af)
        self.knop_pdf = self._knop("Concept opslaan…", self.sla_op)
        self.knop_bijlagen = self._knop("Bijlagen voorstellen", self.stel_bijlagen_voor)
        self.knop_bijlagen.setToolTip("Vult de lijst van bijlagen opnieuw uit het dossier")
        self.knop_weg = self._knop("Intrekken", self.trek_in)
        sluit = self._knop("Sluiten", self.close)
        doen = (self.knop_vast, self.knop_druk, self.knop_pdf, self.knop_bijlagen)
        buiten.addWidget(knoppenrij(*doen, self.knop_weg, sluit))

    def _knop(self, tekst: str, doe: object) -> QPushButton:
        knop = QPushButton(tekst)
        knop.setAutoDefault(False)
        knop.clicked.connect(lambda _=False: doe())  # type: ignore[operator]
        return knop

    def _vul(self) -> None:
        """Make the fields of the draft as it stands."""
        velden = pvvelden.invulvelden(self.concept, self._feiten, self.kern.peildatum)
        self.blad = Invulblad(velden, self.kern.peildatum)
        self.blad.gewijzigd.connect(self._wacht.start)
        rand = thema().em(0.5)
        self.blad.setContentsMargins(rand, rand, rand, rand)
        self._rol.setWidget(self.blad)
        self.blad.setEnabled(not self.kern.alleen_lezen)

    # --- making --------------------------------------------------------------------------

    def maak(self) -> None:
        """Take in what was typed; show the page and the checklist."""
        self._wacht.stop()
        was = self.concept.verdachte
        self.concept = pvvelden.met_keuzes(self.concept, self.blad.keuzes())
        if self.concept.verdachte is not was:  # another verdachte has other fields
            self._vul()
        try:
            self.beeld = pvmaken.bekijk(
                self.kern.sessie,
                self.concept,
                self.kern.peildatum,
                self._feiten,
                andere=self.beeld.andere if self.beeld is not None else None,
            )
        except KnownError as fout:
            veld = fout.veld if isinstance(fout, InvoerFout) else ""
            tekst = f"{fout.tekst} {fout.doe}".strip()
            if not self.blad.toon_fout(veld, tekst):
                self.balk.toon(tekst, Kleur.GEVAAR, "fout")
            self.knop_vast.setEnabled(False)
            return
        beeld = self.beeld
        self.lijst.toon(beeld)
        self.bladen.toon(beeld.pdf, "Proces-verbaal, concept")
        aantal = len(beeld.mist)
        self.bladen_links.setTabText(0, f"Controlelijst ({aantal})" if aantal else "Controlelijst")
        lezen = self.kern.alleen_lezen
        self.knop_vast.setEnabled(beeld.kan_vast and not lezen)
        self.knop_weg.setEnabled(self._bewaard and not beeld.uitgaven and not lezen)
        self.knop_bijlagen.setEnabled(not lezen)
        self._zeg(beeld)

    def _zeg(self, beeld: Pvbeeld) -> None:
        """Say how far it is."""
        aantal = len(beeld.mist)
        laatste = beeld.uitgaven[-1] if beeld.uitgaven else None
        if aantal:
            zin = "Er ontbreekt nog 1 punt" if aantal == 1 else f"Er ontbreken nog {aantal} punten"
            self.balk.toon(f"{zin}: dit blijft een concept.", Kleur.LET_OP, "waarschuwing")
        elif beeld.gelijk and laatste is not None:
            tekst = f"{laatste.nummer}, uitgave {laatste.uitgave}, is vastgesteld. Wat u nu "
            tekst += "verandert, wordt een volgende uitgave ernaast. Er wordt niets verstuurd."
            self.balk.toon(tekst, Kleur.GOED, "vink")
        elif laatste is not None:
            tekst = f"Dit verschilt van {laatste.nummer}, uitgave {laatste.uitgave}: u kunt een "
            self.balk.toon(f"{tekst}volgende uitgave vaststellen.", Kleur.WACHT, "info")
        else:
            tekst = "Alles is ingevuld. Lees het door en stel het vast; er wordt niets verstuurd."
            self.balk.toon(tekst, Kleur.GOED, "vink")

    # --- mending -------------------------------------------------------------------------

    def herstel(self, doel: Doel) -> None:
        """Go to where a point is mended: a field here, or elsewhere with the draft kept."""
        if doel.soort == "pvconcept":
            self.bladen_links.setCurrentIndex(1)
            invoer = self.blad.invoer(doel.naam) if self.blad.heeft(doel.naam) else None
            if invoer is not None:
                self._rol.ensureWidgetVisible(invoer, 0, thema().em(3))
                invoer.invoer.setFocus()
            return
        if self.bewaar():
            self._dicht = True
            self.reject()
            self.elders.emit(doel)

    def _bekijk(self, stuk: Opsporingsstuk) -> None:
        toon_stuk(self.kern, stuk, self)

    def stel_bijlagen_voor(self) -> None:
        """Fill the list of bijlagen from the facts again."""
        self._bij()
        tekst = pvmaken.voorstel_bijlagen(self.kern.sessie, self.concept, self.kern.peildatum)
        self.blad.zet({"bijlagen": tekst})
        self.maak()

    # --- keeping -------------------------------------------------------------------------

    def _bij(self) -> None:
        """Take in what was typed in the last moment."""
        if pvvelden.met_keuzes(self.concept, self.blad.keuzes()) != self.concept:
            self.maak()

    def bewaar(self) -> bool:
        """Keep the draft when it changed; False when that failed, and said so."""
        self._bij()
        if self.concept == self._begin or self.kern.alleen_lezen:
            return True
        concept = self.concept
        wijziging = self.kern.voer_uit(
            lambda s: pvmaken.bewaar(s, concept), "Concept bewaard.", self
        )
        if wijziging is None:
            return False
        self._herlees()
        return True

    def _herlees(self) -> None:
        """Read the draft and its facts as they are kept now."""
        self._feiten = vastleggen.feiten_van(self.kern.sessie, self.concept.dossier_id)
        nu = [c for c in pvmaken.concepten(self._feiten) if c.id == self.concept.id]
        if nu:
            self.concept = self._begin = nu[0]
            self._bewaard = True

    def stel_vast(self) -> None:
        """Ask whether it is right, and lay it down."""
        if not self.bewaar() or not berichten.vraag(
            self,
            "Dit proces-verbaal vaststellen?",
            toelichting="U zegt daarmee dat u het hebt gelezen en dat het klopt. Het krijgt een "
            "nummer en verandert niet meer. Het programma verstuurt niets.",
            ja="Vaststellen",
        ):
            return
        concept = self.concept
        wijziging = self.kern.voer_uit(
            lambda s: pvmaken.stel_vast(s, concept, akkoord=True),
            "Proces-verbaal vastgesteld.",
            self,
        )
        if wijziging is not None:
            self._herlees()
            self.maak()

    def trek_in(self) -> None:
        """Withdraw a draft of which nothing was laid down; undo stands in the notice."""
        concept = self._begin
        wijziging = self.kern.voer_uit(
            lambda s: opsporing.trek_in(s, concept), "Concept ingetrokken.", self
        )
        if wijziging is not None:
            self._dicht = True
            self.reject()

    def druk_af(self) -> None:
        """Print the page with CONCEPT across it."""
        self._bij()
        printer = afdrukken.vraag_printer(self)
        if printer is None or self.beeld is None:
            return
        try:
            afdrukken.druk_af([self.beeld.pdf], printer)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def sla_op(self) -> None:
        """Save the page with CONCEPT across it."""
        self._bij()
        map_ = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        naam = f"concept-proces-verbaal-{self._feiten.dossier.dossiernummer}.pdf"
        pad, _ = QFileDialog.getSaveFileName(
            self, "Opslaan als PDF", str(Path(map_) / naam), "PDF (*.pdf)"
        )
        if not pad or self.beeld is None:
            return
        try:
            afdrukken.bewaar_pdfs([self.beeld.pdf], afdrukken.bestandsnamen(Path(pad), 1))
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed; stay open when that fails."""
        if self._dicht or self.bewaar():
            super().closeEvent(event)
        else:
            event.ignore()

    def reject(self) -> None:
        """Close with Escape as with the button: what was typed is kept."""
        if self._dicht or self.bewaar():
            self._dicht = True
            super().reject()

    def _vergrendeld(self) -> None:
        """Let go of everything, unsaved words too, as every form of opsporing does."""
        self._dicht = True
        self._wacht.stop()
        self.bladen.leeg()
        self.reject()


def toon_stuk(kern: Kern, stuk: Opsporingsstuk, parent: QWidget | None) -> BriefBekijker | None:
    """Show a document of opsporing as it was laid down; that is logged, and gone at a lock."""
    try:
        pdf = opsporingsbrieven.lees_stuk(kern.sessie, stuk)
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return None
    dialoog = BriefBekijker(stuk, pdf, parent)
    dialoog.setWindowTitle("Stuk van opsporing")
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    kern.vergrendeld.connect(dialoog.reject)
    dialoog.open()
    return dialoog
