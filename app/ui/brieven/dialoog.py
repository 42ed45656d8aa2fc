"""UI: make a letter: choose, fill in, see the page, print or save; it registers itself.

The preview is the very PDF that goes out. What is missing stands in the letter
as a gap and in a list beside it; with a gap, or on another day than today, it
can only be a concept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.dossiers import Dossier
from app.domain.fouten import InvoerFout, KnownError
from app.services import brieven
from app.services.briefhierbij import hierbij_voor
from app.services.brieven import BriefConcept
from app.ui import berichten
from app.ui.brieven import afdrukken
from app.ui.brieven.aanpassen import Tekstblad
from app.ui.brieven.bladen import Bladen
from app.ui.brieven.briefkiezer import Briefkiezer
from app.ui.brieven.invullen import Invulblad
from app.ui.conceptvorm import BEWAAR_MS
from app.ui.enterknop import Knoppendialoog
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import Balk, KopLabel
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from db.wijziging import Wijziging

WACHT_MS = 350
"""The page follows typing after this pause."""


BRIEF = "brief:"
"""Begins the name of the draft of a letter's text."""


class BriefDialoog(Knoppendialoog):
    """The letter window of one dossier."""

    WAAR = "in de tijdlijn"
    """Where a letter that goes out is recorded."""
    houdt_concept = True
    """Text changed by hand survives a crash; never that of the sealed file."""

    def __init__(
        self, kern: Kern, dossier_id: str, sjabloon: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kern = kern
        self.dossier_id = dossier_id
        self.concepten: list[BriefConcept] = []
        self._blad: Invulblad | None = None
        self._keuzes: dict[str, str] = {}
        self._teksten: dict[str, str] = {}
        """Bodies that were changed by hand, by addressee; they go with another template."""
        self._weg: set[str] = set()
        self._op_slot = False
        kern.vergrendeld.connect(self._bij_slot)
        self.finished.connect(self._klaar)
        self.setWindowTitle("Brief")
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(WACHT_MS)
        self._wacht.timeout.connect(self.maak)
        self._bewaar_over = QTimer(self)
        self._bewaar_over.setSingleShot(True)
        self._bewaar_over.setInterval(BEWAAR_MS)
        self._bewaar_over.timeout.connect(self._bewaar_concept)
        self._blad_begin: dict[str, str] = {}
        self._geweest: set[tuple[str, str, str]] = set()
        """The drafts of all letters that were chosen here."""
        self._bouw()
        self.sjabloon.kies(sjabloon or self._eerste())
        self.sjabloon.gekozen.connect(lambda _: self._ander_sjabloon())
        self._ander_sjabloon()
        if sjabloon is None:
            self.sjabloon.begin_zoeken()
        pas_maat(self, 64, 42)

    # --- building ------------------------------------------------------------------------

    def _bouw(self) -> None:
        """Fields on the left, the page on the right, buttons below."""
        em = thema().em
        buiten = QVBoxLayout(self)
        buiten.setSpacing(em(0.4))
        self.balk = Balk(sluitbaar=False)
        buiten.addWidget(self.balk)
        deler = QSplitter(Qt.Orientation.Horizontal)
        deler.setChildrenCollapsible(False)
        links = QWidget()
        lijst = QVBoxLayout(links)
        lijst.setContentsMargins(0, 0, em(0.4), 0)
        lijst.setSpacing(em(0.3))
        label = QLabel("Brief")
        self.sjabloon = Briefkiezer(*self._letters(), self._hierbij())
        label.setBuddy(self.sjabloon)
        lijst.addWidget(label)
        lijst.addWidget(self.sjabloon)
        self._plek = QVBoxLayout()
        lijst.addLayout(self._plek)
        lijst.addWidget(KopLabel("Aan"))
        self.ontvangers = QListWidget()
        self.ontvangers.setAccessibleName("Ontvangers; de spatiebalk kiest of laat weg")
        self.ontvangers.setMaximumHeight(em(5.5))
        self.ontvangers.setWordWrap(True)
        self.ontvangers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ontvangers.currentRowChanged.connect(self._toon_pagina)
        self.ontvangers.itemChanged.connect(lambda _: self._vinken())
        lijst.addWidget(self.ontvangers)
        self.gatkop = KopLabel("Nog in te vullen")
        self.gaten = QLabel()
        self.gaten.setWordWrap(True)
        self.gaten.setProperty("rol", "let_op")
        self.gaten.setAccessibleName("Wat er in de brief nog ontbreekt")
        lijst.addWidget(self.gatkop)
        lijst.addWidget(self.gaten)
        self.concept = QCheckBox("Als concept, niet in de tijdlijn")
        self.concept.setToolTip("Met het watermerk Concept over de bladzijde")
        self.concept.toggled.connect(lambda _: self.maak())
        lijst.addWidget(self.concept)
        lijst.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(links)
        rol.setMinimumWidth(em(13))
        self.bladen = Bladen()
        self.bladen.setMinimumWidth(em(11))
        deler.addWidget(rol)
        self.tekstblad = Tekstblad()
        self.tekstblad.gewijzigd.connect(self._eigen_tekst)
        rechts = QSplitter(Qt.Orientation.Vertical)
        rechts.addWidget(self.bladen)
        rechts.addWidget(self.tekstblad)
        rechts.setStretchFactor(0, 1)
        deler.addWidget(rechts)
        deler.setStretchFactor(1, 1)
        deler.setSizes([em(21), em(36)])
        buiten.addWidget(deler, 1)
        rij = QHBoxLayout()
        rij.setSpacing(em(0.4))
        self.knop_druk = QPushButton("Afdrukken…")
        self.knop_druk.setProperty("primair", True)
        self.knop_druk.clicked.connect(self.druk_af)
        self.knop_pdf = QPushButton("Opslaan als PDF…")
        self.knop_pdf.clicked.connect(self.sla_op)
        self.knop_leg_voor = QPushButton("Ter ondertekening leggen")
        self.knop_leg_voor.setProperty("primair", True)
        self.knop_leg_voor.clicked.connect(self.leg_voor)
        self.knop_leg_voor.hide()
        self.knop_tekst = QPushButton("Tekst aanpassen")
        self.knop_tekst.setCheckable(True)
        self.knop_tekst.setToolTip("De tekst van deze ene brief met de hand veranderen")
        self.knop_tekst.toggled.connect(lambda aan: self.tekstblad.setVisible(aan))
        self.tekstblad.hide()
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        for knop in (self.knop_druk, self.knop_pdf, self.knop_leg_voor, self.knop_tekst, sluit):
            knop.setAutoDefault(False)
        self.bezorgwijze = QComboBox()
        self.bezorgwijze.setAccessibleName("Hoe de brief weggaat")
        for hoe in brieven.Bezorgwijze:
            self.bezorgwijze.addItem(hoe.label, hoe)
        rij.addWidget(self.knop_leg_voor)
        rij.addWidget(self.knop_druk)
        rij.addWidget(self.knop_pdf)
        rij.addWidget(self.bezorgwijze)
        rij.addStretch(1)
        rij.addWidget(self.knop_tekst)
        rij.addWidget(sluit)
        buiten.addLayout(rij)

    # --- which letters: those of the team file; a circle of its own has others ------------

    def _eerste(self) -> str:
        """Give the letter to begin with."""
        return brieven.SJABLONEN[0]

    def _letters(self) -> tuple[Sequence[brieven.SjabloonInfo], Mapping[str, str]]:
        """Give the letters to choose from, and the names of their groups."""
        return brieven.sjablonen(self.kern.sessie), brieven.GROEPEN

    def _hierbij(self) -> Sequence[brieven.SjabloonInfo]:
        """Give the letters that belong where the case stands; they come first."""
        hier = {s.code for s in self._letters()[0]}
        alle = hierbij_voor(self.kern.sessie, self.dossier_id, self.kern.peildatum)
        return [s for s in alle if s.code in hier]

    def _velden(self, code: str) -> list[brieven.Invulveld]:
        """Give the fields of a letter with their proposals."""
        return brieven.invulvelden(code, self.kern.sessie, self.dossier_id, self.kern.peildatum)

    def _maak_concepten(self, keuzes: Mapping[str, str]) -> list[BriefConcept]:
        """Make the letters of the chosen template."""
        return brieven.maak_concepten(
            self.kern.sessie,
            self.dossier_id,
            self.sjabloon.code,
            self.kern.peildatum,
            keuzes,
            concept=self.concept.isChecked(),
            teksten=self._teksten,
        )

    def _leg_vast(self, gekozen: Sequence[BriefConcept], hoe: brieven.Bezorgwijze) -> Wijziging:
        """Record letters that go out."""
        return brieven.registreer(self.kern.sessie, gekozen, hoe)

    # --- making --------------------------------------------------------------------------

    def _ander_sjabloon(self) -> None:
        """Show the fields of the chosen template; what was typed before stays where it fits."""
        if self._blad is not None:
            self._keuzes |= self._blad.keuzes()
            self._plek.removeWidget(self._blad)
            self._blad.hide()
            self._blad.deleteLater()
            self._blad = None
        try:
            velden = self._velden(self.sjabloon.code)
        except KnownError as fout:
            self._toon_fout(fout)
            return
        self._teksten.clear()
        self._geweest.add(self._conceptsleutel())
        concept = self.kern.concepten.ruw(self._conceptsleutel())
        if concept is not None and self.houdt_concept:  # typed when the program stopped
            self._teksten.update({str(k): str(t) for k, t in concept.get("teksten", {}).items()})
        blad = Invulblad(velden, self.kern.peildatum)
        blad.zet(self._keuzes)
        self._blad_begin = blad.keuzes()
        if concept is not None and self.houdt_concept:
            blad.zet({str(k): str(t) for k, t in concept.get("keuzes", {}).items()})
        blad.gewijzigd.connect(self._wacht.start)
        blad.gewijzigd.connect(self._bewaar_over.start)
        self._plek.addWidget(blad)
        self._blad = blad
        blad.volgt_op(self.sjabloon, self.ontvangers)
        self.maak()

    def maak(self) -> None:
        """Make the letters as they stand and show the page."""
        self._wacht.stop()
        if self._blad is None:
            return
        rij = max(0, self.ontvangers.currentRow())
        keuzes = self._blad.keuzes()
        try:
            self.concepten = self._maak_concepten(keuzes)
        except KnownError as fout:
            self._toon_fout(fout)
            return
        self._vul_ontvangers(rij)
        self._weeg()

    def _toon_fout(self, fout: KnownError) -> None:
        """Say why there is no letter."""
        tekst = f"{fout.tekst} {fout.doe}".strip()
        veld = fout.veld if isinstance(fout, InvoerFout) else ""
        if self._blad is None or not self._blad.toon_fout(veld, tekst):
            self.balk.toon(tekst, Kleur.GEVAAR, "fout")
        self.concepten = []
        self.ontvangers.clear()
        self.bladen.leeg()
        self.knop_druk.setEnabled(False)
        self.knop_pdf.setEnabled(False)

    def _vul_ontvangers(self, rij: int) -> None:
        """List the addressees, ticked unless they were unticked before."""
        stil = self.ontvangers.blockSignals(True)
        self.ontvangers.clear()
        for c in self.concepten:
            adres = ", ".join(c.adresregels[1:]) or "adres ontbreekt"
            regel = QListWidgetItem(f"{c.ontvanger} · {adres}")
            regel.setToolTip("\n".join(c.adresregels))
            regel.setFlags(regel.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            weg = self._sleutel(c) in self._weg
            regel.setCheckState(Qt.CheckState.Unchecked if weg else Qt.CheckState.Checked)
            self.ontvangers.addItem(regel)
        self.ontvangers.setCurrentRow(min(rij, len(self.concepten) - 1))
        self.ontvangers.blockSignals(stil)
        self._toon_pagina(self.ontvangers.currentRow())

    @staticmethod
    def _sleutel(c: BriefConcept) -> str:
        """Name an addressee."""
        return c.sleutel

    def _toon_pagina(self, rij: int) -> None:
        """Show the letter to one addressee."""
        if 0 <= rij < len(self.concepten):
            c = self.concepten[rij]
            self.bladen.toon(c.pdf, f"{c.onderwerp}, aan {c.ontvanger}")
            self.tekstblad.toon(c.sleutel, c.tekst, f"aan {c.ontvanger}")

    def _eigen_tekst(self, sleutel: str, tekst: str) -> None:
        """Take a body that was changed by hand; an empty one gives the template's back."""
        if tekst.strip():
            self._teksten[sleutel] = tekst
        else:
            self._teksten.pop(sleutel, None)
        self._bewaar_concept()
        self._wacht.start()

    def _bewaar_concept(self) -> None:
        """Keep what was typed: the fields that differ from the proposal, and a body of its own."""
        self._bewaar_over.stop()
        if not self.houdt_concept or self._blad is None:
            return
        keuzes = self._blad.keuzes()
        if keuzes == self._blad_begin and not self._teksten:
            self.kern.concepten.weg(self._conceptsleutel())
            return
        anders = {k: w for k, w in keuzes.items() if w != self._blad_begin.get(k)}
        ruw = {"teksten": dict(self._teksten), "keuzes": anders}
        self.kern.concepten.zet(self._conceptsleutel(), "Tekst van een brief", ruw)

    def _conceptsleutel(self) -> tuple[str, str, str]:
        """Name the draft of the text of this letter."""
        return self.dossier_id, f"{BRIEF}{self.sjabloon.code}", ""

    def _bij_slot(self) -> None:
        """Keep the draft when the window locks, whatever happens to this dialog."""
        self._op_slot = True
        if self._bewaar_over.isActive():
            self._bewaar_concept()

    def _klaar(self, _uitkomst: int) -> None:
        """Forget the draft: the letter was made, or given up."""
        self._wacht.stop()
        self._bewaar_over.stop()
        if not self._op_slot:
            for sleutel in self._geweest:
                self.kern.concepten.weg(sleutel)

    def _vinken(self) -> None:
        """Remember who is left out."""
        for rij, c in enumerate(self.concepten):
            regel = self.ontvangers.item(rij)
            if regel is None:
                continue
            if regel.checkState() is Qt.CheckState.Checked:
                self._weg.discard(self._sleutel(c))
            else:
                self._weg.add(self._sleutel(c))
        self._weeg()

    def gekozen(self) -> list[BriefConcept]:
        """Give the letters to those who are ticked."""
        return [c for c in self.concepten if self._sleutel(c) not in self._weg]

    def _weeg(self) -> None:
        """Say what is missing and whether the letter can go out."""
        gekozen = self.gekozen()
        gaten = list(dict.fromkeys(g for c in gekozen for g in c.gaten))
        self.gatkop.setVisible(bool(gaten))
        self.gaten.setVisible(bool(gaten))
        self.gaten.setText("\n".join(f"• {g}" for g in gaten))
        waarom = next((c.waarom_concept for c in gekozen if c.concept), "")
        if waarom and not self.concept.isChecked():
            self.balk.toon(
                f"{waarom} Afdrukken en opslaan kan als concept; het komt niet {self.WAAR}.",
                Kleur.LET_OP,
                "waarschuwing",
            )
        else:
            self.balk.hide()
        wacht = any(c.wacht for c in gekozen) and not waarom
        self.knop_leg_voor.setVisible(wacht)
        self.bezorgwijze.setVisible(not waarom and not wacht)
        self.knop_druk.setVisible(not wacht)
        self.knop_pdf.setVisible(not wacht)
        self.knop_druk.setEnabled(bool(gekozen))
        self.knop_pdf.setEnabled(bool(gekozen))
        woord = "Concept afdrukken…" if waarom else "Afdrukken…"
        self.knop_druk.setText(woord)
        self.knop_pdf.setText("Concept opslaan als PDF…" if waarom else "Opslaan als PDF…")
        tip = waarom or f"Legt de brief ook vast {self.WAAR}"
        self.knop_druk.setToolTip(tip)
        self.knop_pdf.setToolTip(tip)

    # --- going out -----------------------------------------------------------------------

    def _registreer(self, gekozen: list[BriefConcept]) -> bool:
        """Register what goes out, before it goes; a concept needs no registration."""
        if all(c.concept for c in gekozen):
            return True
        try:
            if self.kern.alleen_lezen:
                raise self.kern.leesfout()
            hoe = brieven.Bezorgwijze(self.bezorgwijze.currentData())  # type: ignore[call-arg]
            wijziging = self._leg_vast(gekozen, hoe)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return False
        aantal = len(gekozen)
        tekst = "Brief vastgelegd." if aantal == 1 else f"{aantal} brieven vastgelegd."
        self.kern.meld_wijziging(wijziging, tekst)
        return True

    def leg_voor(self) -> None:
        """Lay the ticked letters before the teamleider."""
        from app.services import ondertekenen

        self._bij()
        gekozen = self.gekozen()
        keuzes = self._blad.keuzes() if self._blad is not None else {}
        wijziging = self.kern.voer_uit(
            lambda s: ondertekenen.leg_voor(s, gekozen, keuzes, self._teksten),
            "Brief ter ondertekening gelegd.",
            self,
        )
        if wijziging is not None:
            self.accept()

    def druk_af(self) -> None:
        """Print the ticked letters through the system's dialog."""
        self._bij()
        gekozen = self.gekozen()
        if not gekozen:
            return
        printer = afdrukken.vraag_printer(self)
        if printer is None or not self._registreer(gekozen):
            return
        try:
            afdrukken.druk_af([c.pdf for c in gekozen], printer)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        if not all(c.concept for c in gekozen):
            self.accept()

    def sla_op(self) -> None:
        """Save one PDF per addressee."""
        self._bij()
        gekozen = self.gekozen()
        if not gekozen:
            return
        gekozen_pad = self._vraag_pad(gekozen)
        if gekozen_pad is None:
            return
        paden = afdrukken.bestandsnamen(gekozen_pad, len(gekozen))
        bestaand = [p for p in paden if p.exists() and p != gekozen_pad]
        if bestaand and not berichten.vraag(
            self,
            f"{len(bestaand)} van deze bestanden bestaan al. Vervangen?",
            ja="Vervangen",
            gevaar=True,
        ):
            return
        if not self._registreer(gekozen):
            return
        try:
            afdrukken.bewaar_pdfs([c.pdf for c in gekozen], paden)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        if not all(c.concept for c in gekozen):
            self.accept()

    def _bij(self) -> None:
        """Take in what was typed in the last moment before the letter goes out."""
        if self._wacht.isActive():
            self.maak()

    def _vraag_pad(self, gekozen: list[BriefConcept]) -> Path | None:
        """Ask where; the proposed name holds no name of a person."""
        dossier = self.kern.sessie.lees_een(Dossier, self.dossier_id)
        soort = "concept-" if all(c.concept for c in gekozen) else ""
        naam = f"{soort}{gekozen[0].sjabloon}-{dossier.dossiernummer}.pdf"
        map_ = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        pad, _ = QFileDialog.getSaveFileName(
            self, "Opslaan als PDF", str(Path(map_) / naam), "PDF (*.pdf)"
        )
        return Path(pad) if pad else None


def open_brief(
    kern: Kern, dossier_id: str, sjabloon: str | None = None, parent: QWidget | None = None
) -> BriefDialoog:
    """Open the letter window; it stays until it is closed."""
    dialoog = BriefDialoog(kern, dossier_id, sjabloon, parent)
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialoog.open()
    return dialoog
