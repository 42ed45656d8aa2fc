"""UI: the screen Protocollen: which there are, what they say, and how a team adapts them."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QWidget,
)

from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Rol
from app.domain.scholen import School
from app.domain.team import Protocolkeuze
from app.protocol.model import Protocol, Regelbestand
from app.services.bestand import schrijf_bytes
from app.services.protocolbeheer import vaststellen
from app.services.protocolbeheer.concept import Concept
from app.services.protocolbeheer.gebruik import tel_gebruik
from app.services.protocolbeheer.handboek import handboek_pdf
from app.services.protocolbeheer.voorbeelden import proef, voorbeelden_van
from app.services.protocollen import lees_meegeleverd, meegeleverd, regels_op
from app.services.sessie import Sessie
from app.ui import berichten, voorkeuren
from app.ui.afdrukken import druk_pdf_af
from app.ui.bijzicht import BijZicht
from app.ui.iconen import icoon
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.pagina import Pagina
from app.ui.protocollen.beeld import Protocolbeeld
from app.ui.protocollen.dagvenster import vraag_dag
from app.ui.protocollen.gebruikblad import Gebruikblad, Keuzevenster
from app.ui.protocollen.tekstblad import Tekstblad
from app.ui.protocollen.versieblad import Versie, Versieblad
from app.ui.protocollen.voorbeeldblad import Voorbeeldblad
from app.ui.protocollen.watalsvenster import WatAlsVenster
from app.ui.protocollen.wijzigblad import Wijzigblad
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.thema import thema
from app.ui.zijpaneel import Wijkend
from resources.lezer import lees_tekst

PROTOCOL = "protocol"
"""The kind of its drafts."""
SMAL_EM = 40
"""Narrower than this the list shows no layer."""
_LAAG = {"wet": "wet", "regio": "regio", "school": "school"}


class ProtocollenView(Pagina):
    """The files at the left; picture, text, values, versions, use and examples at the right."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(
            "Protocollen",
            "Regels van de wet, de regio en de school. Elke regel noemt zijn bron; wat het team "
            "aanpast, staat er als eigen regel.",
            parent,
        )
        self.kern = kern
        self._concepten: dict[str, Concept] = {}
        self._bouw()
        stand = voorkeuren.lees_bytes("protocollen/splitter")
        if stand is not None:
            self.splitter.restoreState(stand)
        self.bijzicht = BijZicht(kern, self, self.laad)
        self.laad()

    def _bouw(self) -> None:
        """Lay out list and pages."""
        em = thema().em
        self.meer = QPushButton("Protocol ▾")
        self.meer.setAccessibleName("Protocol, menu: handboek, opslaan, openen")
        self.meer.clicked.connect(
            lambda: self.menu_().popup(self.meer.mapToGlobal(self.meer.rect().bottomLeft()))
        )
        self.bij_kop(self.meer)
        self.tabel: Tabel[Regelbestand] = Tabel(
            "Protocollen",
            (
                Tabelkolom("Protocol", lambda b: b.titel, 0, None, self._merk),
                Tabelkolom("Laag", lambda b: _LAAG[b.laag.value], 4),
            ),
        )
        self.tabel.setMinimumWidth(em(8.5))
        self.tabel.gekozen.connect(self._toon)
        self.beeld = Protocolbeeld()
        self.tekst = Tekstblad()
        self.wijzig = Wijzigblad()
        self.versies = Versieblad()
        self.gebruik = Gebruikblad()
        self.voorbeelden = Voorbeeldblad()
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(self.beeld)
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Het gekozen protocol")
        self.bladen.setMinimumSize(em(14), em(12))
        # Its pages scroll: what they would like to be must not make the screen scroll.
        self.splitter = Wijkend(44, (7, 16))
        self.splitter.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        for naam, blad in (
            ("Plaatje", rol),
            ("Tekst", self.tekst),
            ("Wijzigen", self.wijzig),
            ("Versies", self.versies),
            ("Voor wie", self.gebruik),
            ("Voorbeelden", self.voorbeelden),
        ):
            self.bladen.addTab(blad, naam)
        self.bladen.currentChanged.connect(lambda _n: self._toon_blad())
        self.beeld.gekozen.connect(self._naar_tekst)
        self.wijzig.gewijzigd.connect(self._concept_gewijzigd)
        self.wijzig.wat_als.connect(self._wat_als)
        self.wijzig.vaststellen.connect(self._stel_vast)
        self.versies.trek_in.clicked.connect(lambda _=False: self._trek_in())
        self.versies.exporteer.clicked.connect(lambda _=False: self._exporteer())
        self.gebruik.voeg_toe.clicked.connect(lambda _=False: self._voeg_keuze_toe())
        self.gebruik.stop.clicked.connect(lambda _=False: self._stop_keuze())
        self.splitter.addWidget(self.tabel)
        self.splitter.addWidget(self.bladen)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([em(16), em(52)])
        self.inhoud.addWidget(self.splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the names room where the screen is small: their order tells the layer too."""
        super().resizeEvent(event)
        self.tabel.setColumnHidden(1, self.width() < thema().em(SMAL_EM))

    def menu_(self) -> QMenu:
        """Make the menu of what can be done with protocols."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(icoon("afdrukken"), "Handboek afdrukken…").triggered.connect(self.druk_af)
        menu.addAction(icoon("document"), "Handboek opslaan als PDF…").triggered.connect(
            lambda: self._handboek_pdf(alles=True)
        )
        menu.addAction("Dit protocol opslaan als PDF…").triggered.connect(
            lambda: self._handboek_pdf(alles=False)
        )
        menu.addSeparator()
        menu.addAction(icoon("exporteer"), "Opslaan als TOML…").triggered.connect(self._exporteer)
        open_ = menu.addAction(icoon("importeer"), "TOML openen…")
        open_.triggered.connect(self._importeer)
        return menu

    # Loading

    @property
    def mag(self) -> bool:
        """Whether this person may adopt and choose now."""
        return self.kern.sessie.ambtenaar.rol is Rol.TEAMLEIDER and not self.kern.alleen_lezen

    @property
    def bestand(self) -> Regelbestand | None:
        """The chosen file."""
        return self.tabel.huidig

    def laad(self) -> None:
        """Read which files there are."""
        self.leesbalk.probeer(self._lees)

    def _lees(self) -> None:
        bestanden = regels_op(self.kern.sessie, self.kern.peildatum)
        eerste = self.bestand is None
        self.tabel.zet(bestanden, zelfde=lambda b: b.code)
        if eerste:
            self.toon(next((b.code for b in bestanden if isinstance(b, Protocol)), ""))

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.tabel

    def bewaar_voorkeuren(self) -> None:
        """Keep the splitter."""
        voorkeuren.bewaar("protocollen/splitter", self.splitter.saveState())

    def toon(self, code: str) -> None:
        """Show one protocol by its code."""
        for nummer, bestand in enumerate(self.tabel.model_.rijen()):
            if bestand.code == code:
                self.tabel.selectRow(nummer)

    def _merk(self, bestand: Regelbestand) -> tuple[str, Kleur] | None:
        """Mark a file with a concept, and one of the team's own."""
        concept = self._concepten.get(bestand.code)
        if concept is not None and concept.gewijzigd:
            return "potlood", Kleur.LET_OP
        eigen = bestand.code not in meegeleverd() or bestand is not lees_meegeleverd(bestand.code)
        return ("persoon", Kleur.ACCENT) if eigen else None

    def _toon(self, bestand: object) -> None:
        """Show the chosen file on the present page."""
        if isinstance(bestand, Regelbestand):
            self._toon_blad()

    def _toon_blad(self) -> None:
        """Fill the page that is in view; the others when they come into view."""
        bestand = self.bestand
        if bestand is None:
            return
        try:
            self._vul(bestand)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _vul(self, bestand: Regelbestand) -> None:
        """Fill one page."""
        concept = self._concept(bestand)
        nu = concept.regels() if concept.gewijzigd else bestand
        match self.bladen.currentIndex():
            case 0:
                self.beeld.toon(nu)
            case 1:
                self.tekst.toon(nu)
            case 2:
                self.wijzig.toon(concept, mag=self.mag)
            case 3:
                self.versies.toon(self._versies(bestand, concept), mag=self.mag)
            case 4:
                self.gebruik.toon(
                    bestand,
                    tuple(self.kern.sessie.lees(Protocolkeuze, protocol=bestand.code)),
                    tuple(self.kern.sessie.lees(School)),
                    dossiers=tel_gebruik(self.kern.sessie, bestand.code, self.kern.peildatum),
                    mag=self.mag,
                )
            case _:
                uitslagen = proef(voorbeelden_van(bestand.code), {bestand.code: nu})
                self.voorbeelden.toon(uitslagen)

    def _concept(self, bestand: Regelbestand) -> Concept:
        """Give the concept of a file; one without changes follows what holds."""
        concept = self._concepten.get(bestand.code)
        if concept is None or not concept.gewijzigd:
            toml = vaststellen.toml_van(self.kern.sessie, bestand.code, self.kern.peildatum)
            if concept is None or concept.basis != toml:
                concept = Concept(bestand.code, toml)
                self._concepten[bestand.code] = concept
                self._herstel(concept)
        return concept

    def _versies(self, bestand: Regelbestand, concept: Concept) -> tuple[Versie, ...]:
        """List the versions of a file, the concept first."""
        lijst = [Versie("concept", concept.toml)] if concept.gewijzigd else []
        for feit in vaststellen.versies_van(self.kern.sessie, bestand.code):
            naam = f"eigen versie van {feit.geldig_vanaf:%d-%m-%Y}"
            lijst.append(Versie(naam, feit.toml, feit.geldig_vanaf, feit))
        if bestand.code in meegeleverd():
            vanaf = lees_meegeleverd(bestand.code).geldig_vanaf
            toml = lees_tekst("protocollen", f"{bestand.code}.toml")
            lijst.append(Versie("meegeleverd", toml, vanaf))
        return tuple(lijst)

    # Doing

    def _naar_tekst(self, anker: str) -> None:
        """Go from a box of the picture to its rule in the text."""
        self.bladen.setCurrentWidget(self.tekst)
        self.tekst.spring(anker)

    def _herstel(self, concept: Concept) -> None:
        """Take up what was changed and not adopted when the program stopped.

        Only on the text that it was made of: another version is no place for it.
        """
        sleutel = ("", PROTOCOL, concept.code)
        bewaard = self.kern.concepten.ruw(sleutel)
        if bewaard is None:
            return
        if bewaard.get("basis") == concept.basis:
            with contextlib.suppress(KnownError):
                concept.zet_toml(str(bewaard.get("toml", "")))
        else:
            self.kern.concepten.weg(sleutel)

    def _concept_gewijzigd(self) -> None:
        """Mark the file in the list, and keep what was changed."""
        self.tabel.viewport().update()
        for code, concept in self._concepten.items():
            sleutel = ("", PROTOCOL, code)
            if concept.gewijzigd:
                ruw = {"basis": concept.basis, "toml": concept.toml}
                self.kern.concepten.zet(sleutel, "Wijziging van een protocol", ruw)
            else:
                self.kern.concepten.weg(sleutel)

    def _wat_als(self) -> None:
        """Ask what would move under the concept."""
        bestand = self.bestand
        if bestand is not None:
            WatAlsVenster(self.kern, self._concept(bestand).regels(), self).open()

    def _stel_vast(self) -> None:
        """Adopt the concept from a day on."""
        bestand = self.bestand
        if bestand is None:
            return
        concept = self._concept(bestand)
        vraag_dag(
            self,
            "Versie vaststellen",
            "Vanaf welke dag geldt deze versie? Wat al loopt, houdt de oude.",
            self.kern.vandaag,
            lambda dag: self._doe_vaststellen(concept, dag),
        )

    def _doe_vaststellen(self, concept: Concept, dag: date) -> bool:
        """Save the version; False when it could not."""
        gelukt = self.kern.voer_uit(
            lambda s: vaststellen.stel_vast(s, concept, dag), "Versie vastgesteld.", self
        )
        if gelukt is not None:
            self._concepten.pop(concept.code, None)
            self.kern.concepten.weg(("", PROTOCOL, concept.code))
            self._toon_blad()
        return gelukt is not None

    def _trek_in(self) -> None:
        """Take a version of the team back."""
        versie = self.versies.tabel.huidig
        feit = versie.feit if versie is not None else None
        if feit is not None and berichten.vraag(
            self,
            "Deze versie intrekken?",
            toelichting="Wat hij verving, geldt dan weer. U kunt dit ongedaan maken.",
            ja="Intrekken",
        ):
            self.kern.voer_uit(
                lambda s: vaststellen.trek_versie_in(s, feit), "Versie ingetrokken.", self
            )
            self._toon_blad()

    def _voeg_keuze_toe(self) -> None:
        """Choose for whom a file holds."""
        bestand = self.bestand
        if bestand is None:
            return

        def doe(aan: bool, van: date, school_id: str | None, gemeente: str) -> bool:
            def werk(s: Sessie) -> object:
                return vaststellen.kies(
                    s, bestand.code, aan=aan, van=van, school_id=school_id, gemeente=gemeente
                )

            gelukt = self.kern.voer_uit(werk, "Keuze vastgelegd.", self)  # type: ignore[arg-type]
            self._toon_blad()
            return gelukt is not None

        scholen = tuple(self.kern.sessie.lees(School))
        Keuzevenster(bestand.titel, scholen, self.kern.vandaag, doe, self).open()

    def _stop_keuze(self) -> None:
        """Take a choice back."""
        keuze = self.gebruik.tabel.huidig
        if keuze is not None:
            self.kern.voer_uit(
                lambda s: vaststellen.stop_keuze(s, keuze), "Keuze weggehaald.", self
            )
            self._toon_blad()

    # Files and paper

    def druk_af(self) -> None:
        """Print the chosen protocol as a handbook."""
        try:
            pdf = self._pdf(alles=False)
            if pdf:
                druk_pdf_af(pdf, "Handboek", self)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _pdf(self, *, alles: bool) -> bytes:
        """Make the handbook of one protocol or of all."""
        gekozen = self.tabel.model_.rijen() if alles else [self.bestand]
        bestanden = [b for b in gekozen if b is not None]
        if not bestanden:
            return b""
        return handboek_pdf(
            bestanden,
            teamnaam=self.kern.sessie.instellingen.teamnaam,
            datum=self.kern.peildatum,
        )

    def _handboek_pdf(self, *, alles: bool) -> None:
        """Save the handbook."""
        naam = "handboek.pdf" if alles or self.bestand is None else f"{self.bestand.code}.pdf"
        pad, _ = QFileDialog.getSaveFileName(self, "Handboek opslaan", naam, "PDF (*.pdf)")
        if not pad:
            return
        try:
            schrijf_bytes(pad, self._pdf(alles=alles))
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        berichten.meld(f"Opgeslagen als {Path(pad).name}.")

    def _exporteer(self) -> None:
        """Save the chosen version, or what holds, as TOML."""
        bestand = self.bestand
        if bestand is None:
            return
        toml = self._concept(bestand).toml
        versie = self.versies.tabel.huidig
        if self.bladen.currentWidget() is self.versies and versie is not None:
            toml = versie.toml
        pad, _ = QFileDialog.getSaveFileName(
            self, "Protocol opslaan", f"{bestand.code}.toml", "Protocolbestand (*.toml)"
        )
        if not pad:
            return
        try:
            vaststellen.schrijf_bestand(toml, pad)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        berichten.meld(f"Opgeslagen als {Path(pad).name}.")

    def _importeer(self) -> None:
        """Open a TOML file: as a concept of a protocol that is there, or as a new one."""
        pad, _ = QFileDialog.getOpenFileName(
            self, "Protocol openen", "", "Protocolbestand (*.toml)"
        )
        if pad:
            self.open_bestand(pad)

    def open_bestand(self, pad: str) -> None:
        """Take a TOML file in; errors name file, rule and what to do."""
        try:
            toml = vaststellen.lees_tekst_van(pad)
            regels = vaststellen.lees_bestand(pad)
            bekend = next((b for b in self.tabel.model_.rijen() if b.code == regels.code), None)
            if bekend is not None:
                self._concept(bekend).zet_toml(toml)
            else:
                self._nieuw(regels, toml)
                return
        except (KnownError, InvoerFout) as fout:
            berichten.toon_fout(self, fout)
            return
        self.toon(regels.code)
        self.bladen.setCurrentWidget(self.versies)
        self._toon_blad()
        berichten.meld("Overgenomen als concept; nog niets geldt.", soort="let_op")

    def _nieuw(self, regels: Regelbestand, toml: str) -> None:
        """Adopt a protocol that the team did not have yet."""
        soort = "met stappen" if isinstance(regels, Protocol) else "naast de stappen"
        concept = Concept(regels.code, toml, f"{regels.code}.toml")
        vraag_dag(
            self,
            "Nieuw protocol",
            f"'{regels.titel}' is een nieuw protocol {soort}. Vanaf welke dag geldt het?",
            regels.geldig_vanaf,
            lambda dag: self._doe_vaststellen(concept, dag) and self._kies_nieuw(regels.code),
        )

    def _kies_nieuw(self, code: str) -> bool:
        """Show the new protocol."""
        self.laad()
        self.toon(code)
        return True
