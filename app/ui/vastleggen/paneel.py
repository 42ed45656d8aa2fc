"""UI: the panel beside the dossier in which a form opens; never in the way of anything.

What was typed survives: opening another form, another page or another dossier
keeps it as a draft that comes back when the same form is opened again, and so does a
program that is killed (services.concepten).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.feit import Feit
from app.domain.fouten import InvoerFout, KnownError, VersieConflict
from app.domain.mensen import Rol
from app.domain.notitie import NotitieStand
from app.domain.sporen import Gebeurtenis
from app.services.verwijzingen import VERWEZEN
from app.ui import berichten
from app.ui.iconen import pixmap
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.onderdelen import KopLabel, Paneel, icoonknop
from app.ui.thema import thema
from app.ui.vastleggen import conflict
from app.ui.vastleggen.acties import (
    opzet_besluit,
    opzet_heropenen,
    opzet_overdragen,
    opzet_sluiten,
)
from app.ui.vastleggen.adviesvorm import als_belastbaarheid
from app.ui.vastleggen.conflict import Keus
from app.ui.vastleggen.formulier import Formulier
from app.ui.vastleggen.kader import Kader
from app.ui.vastleggen.kinds import HEROPENEN, OVERDRAGEN, PER_KIND, SLUITEN, VERWIJZING
from app.ui.vastleggen.opzet import Opzet, opzet_voor
from app.ui.vastleggen.spoorformulieren import (
    SPOOR_BEGINNEN,
    opzet_gebeurtenis,
    opzet_spoor_beginnen,
    opzet_spoor_einde,
    opzet_spoorbesluit,
)

if TYPE_CHECKING:
    from datetime import date

    from app.protocol.ladder.besluitoptie import Besluitoptie
    from db.wijziging import Wijziging

_ACTIES = {SLUITEN: opzet_sluiten, HEROPENEN: opzet_heropenen, OVERDRAGEN: opzet_overdragen}

CONCEPT_MS = 500
"""So long after a key what was typed is kept beside the team file, sealed."""


class VastlegPaneel(Paneel):
    """Holds at most one form. `gesloten` when it goes, `bewaard` after a change."""

    gesloten = Signal()
    bewaard = Signal(object)
    geschiedenis_gevraagd = Signal(object)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._kern = kern
        self._kader: Kader | None = None
        self.formulier: Formulier | None = None
        self._verzegeld: dict[tuple[str, str, str], dict[str, Any]] = {}
        """Drafts of the sealed file: in memory only, and gone at a lock."""
        self._bewaarder = QTimer(self)
        self._bewaarder.setSingleShot(True)
        self._bewaarder.setInterval(CONCEPT_MS)
        self._bewaarder.timeout.connect(self.bewaar_concept)
        self._terug: QWidget | None = None
        self.setAccessibleName("Vastleggen")
        em = thema().em
        kopregel = QHBoxLayout()
        self._slot = QLabel()
        self._slot.setAccessibleName("Verzegeld: alleen voor BOA’s")
        self._slot.hide()
        kopregel.addWidget(self._slot)
        self._titel = KopLabel("", titel=True)
        self._titel.setWordWrap(True)
        self._kruis = icoonknop("kruis", "Formulier sluiten (Esc)")
        self._kruis.clicked.connect(self.annuleer)
        kopregel.addWidget(self._titel, 1)
        kopregel.addWidget(self._kruis)
        self.inhoud.addLayout(kopregel)
        self._plek = QVBoxLayout()
        self.inhoud.addLayout(self._plek, 1)
        voet = QHBoxLayout()
        voet.setSpacing(em(0.4))
        self.knop_bewaar = QPushButton("Vastleggen")
        self.knop_bewaar.setProperty("primair", True)
        self.knop_bewaar.setToolTip("Enter, of Ctrl+Enter vanuit een notitie")
        self.knop_bewaar.clicked.connect(self.bewaar)
        self.knop_annuleer = QPushButton("Annuleren")
        self.knop_annuleer.clicked.connect(self.annuleer)
        self.knop_intrekken = QPushButton("Intrekken")
        self.knop_intrekken.setToolTip("Telt niet meer mee; blijft zichtbaar in de geschiedenis")
        self.knop_intrekken.clicked.connect(self._trek_in)
        self.knop_geschiedenis = QPushButton("Geschiedenis")
        self.knop_geschiedenis.clicked.connect(self._vraag_geschiedenis)
        voet.addWidget(self.knop_bewaar)
        voet.addWidget(self.knop_annuleer)
        voet.addStretch(1)
        self.inhoud.addLayout(voet)
        tweede = QHBoxLayout()
        tweede.setSpacing(em(0.4))
        tweede.addWidget(self.knop_intrekken)
        tweede.addWidget(self.knop_geschiedenis)
        tweede.addStretch(1)
        self.inhoud.addLayout(tweede)
        kern.vergrendeld.connect(self._vergrendeld)
        self.hide()

    # --- opening -------------------------------------------------------------------------

    def open_soort(
        self,
        kader: Kader,
        code: str,
        feit: Feit | None = None,
        vooraf: Mapping[str, Any] | None = None,
        eerste: str = "",
    ) -> None:
        """Open the form of a kind (or of closing, reopening, passing on) for a dossier.

        `eerste` is the field that takes the focus, when it is another than that of the kind.
        """
        if code == "leerling" and feit is None:
            feit = kader.beeld.feiten.leerling
        if code == VERWIJZING:
            code, vooraf = Gebeurtenis.SOORT, {**(vooraf or {}), "soort": VERWEZEN}
        if feit is None and code == Gebeurtenis.SOORT:
            code, vooraf = als_belastbaarheid(code, vooraf)
        if code in _ACTIES:
            self._open(kader, _ACTIES[code](kader))
        elif code == Gebeurtenis.SOORT:
            eigen = feit if isinstance(feit, Gebeurtenis) else None
            self._open_als(kader, lambda: opzet_gebeurtenis(kader, eigen, vooraf))
        elif code == SPOOR_BEGINNEN:
            self._open_als(kader, lambda: opzet_spoor_beginnen(kader, vooraf))
        else:
            opzet = opzet_voor(kader, PER_KIND[code], feit, vooraf)
            eerste = eerste or _lege_tekst(opzet, vooraf or {})
            if eerste:
                opzet = dataclasses.replace(opzet, eerste=eerste)
            self._open(kader, opzet, vers=bool(vooraf))

    def open_opzet(self, kader: Kader, opzet: Opzet, *, vers: bool = False) -> None:
        """Open a form that was made elsewhere; `vers`: not with its draft."""
        self._open(kader, opzet, vers=vers)

    def open_besluit(self, kader: Kader, opties: Sequence[Besluitoptie]) -> None:
        """Open the form of a decision on the ladder; several options differ in their stap."""
        self._open(kader, opzet_besluit(kader, opties))

    def open_spoorbesluit(self, kader: Kader, optie: Besluitoptie) -> None:
        """Open the form of a decision about a step of a track."""
        self._open_als(kader, lambda: opzet_spoorbesluit(kader, optie))

    def open_spoor_einde(self, kader: Kader, sleutel: str) -> None:
        """Open the form that ends a track."""
        self._open_als(kader, lambda: opzet_spoor_einde(kader, sleutel))

    def onthoud_focus(self) -> None:
        """Remember what has the focus, before room is made for a form: it goes back there."""
        focus = self.window().focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._terug = focus

    def _open_als(self, kader: Kader, maak: Callable[[], Opzet]) -> None:
        """Open a form that cannot always be made; what is in the way is said."""
        try:
            opzet = maak()
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            if self.formulier is None:
                self.gesloten.emit()
            return
        self._open(kader, opzet)

    def _open(self, kader: Kader, opzet: Opzet, *, vers: bool = False) -> None:
        """Put a form in the panel; a draft of the same form comes back."""
        if self._kern.alleen_lezen:
            berichten.toon_fout(self, self._kern.leesfout())
            return
        if self._terug is None:
            self.onthoud_focus()
        self.bewaar_concept()
        self._ruim_op()
        self._kader = kader
        formulier = Formulier(
            opzet, partial(self._notitiestand, opzet.sleutel[1]), vandaag=kader.peildatum
        )
        concept: Mapping[str, Any] | None = self._verzegeld.get(opzet.sleutel)
        if not opzet.vertrouwelijk:
            concept = self._kern.concepten.ruw(opzet.sleutel)
        if concept is not None and not vers:
            formulier.zet_ruw(concept)
        formulier.getypt.connect(self._bij_typen)
        formulier.bewaren.connect(self.bewaar)
        formulier.annuleren.connect(self.annuleer)
        self.formulier = formulier
        self._toon_zegel(opzet.vertrouwelijk)
        self._plek.addWidget(formulier)
        self._titel.setText(opzet.titel)
        self.setAccessibleName(opzet.titel)
        self.knop_bewaar.setText(opzet.knop)
        bestaat = opzet.feit is not None
        self.knop_intrekken.setVisible(bestaat and opzet.sleutel[1] != "leerling")
        self.knop_geschiedenis.setVisible(bestaat)
        self.show()
        formulier.show()  # now, not at the next turn: the focus cannot go to what is hidden
        formulier.naar_eerste()

    def _toon_zegel(self, verzegeld: bool) -> None:
        """Look like the sealed part while a form of it is open."""
        self._slot.setPixmap(pixmap("slot", thema().em(0.9), thema().hex(Kleur.ZEGEL)))
        self._slot.setVisible(verzegeld)
        self.setProperty("rol", "verzegeld" if verzegeld else "paneel")
        self.style().unpolish(self)
        self.style().polish(self)

    def _notitiestand(self, code: str, dag: date) -> NotitieStand:
        """Tell whether notes in a form are open for a day, for this person too."""
        if self._kader is None:
            return NotitieStand(False, "")
        rol = self._kern.sessie.ambtenaar.rol
        if rol is Rol.ADMINISTRATIE and code not in ("melding", "taak"):
            return NotitieStand(False, "Notities zijn voor de leerplichtambtenaar van dit dossier.")
        return self._kader.notitie(dag)

    # --- closing -------------------------------------------------------------------------

    def bewaar_concept(self) -> None:
        """Keep what was typed, to show it when this form is opened again."""
        if self.formulier is None:
            return
        opzet, ruw = self.formulier.opzet, self.formulier.ruw()
        bekend = opzet.sleutel in self._verzegeld or opzet.sleutel in self._kern.concepten
        if not self.formulier.is_getypt and not bekend:
            return
        if opzet.vertrouwelijk:
            self._verzegeld[opzet.sleutel] = ruw
        else:
            self._kern.concepten.zet(opzet.sleutel, opzet.titel, ruw)

    def _bij_typen(self) -> None:
        """Keep what is typed soon, also while somebody types on."""
        if not self._bewaarder.isActive():
            self._bewaarder.start()

    def _vergeet_concept(self, sleutel: tuple[str, str, str]) -> None:
        """Forget the draft of a form: recorded, or given up."""
        self._bewaarder.stop()
        self._verzegeld.pop(sleutel, None)
        self._kern.concepten.weg(sleutel)

    @property
    def open_sleutel(self) -> tuple[str, str, str] | None:
        """Which form is open: (dossier, kind, fact)."""
        return None if self.formulier is None else self.formulier.opzet.sleutel

    def parkeer(self) -> None:
        """Close and keep the draft: another dossier or page is shown."""
        self.bewaar_concept()
        self._sluit()

    def annuleer(self) -> None:
        """Close; asks only when something was typed."""
        if self.formulier is None:
            return
        if self.formulier.is_getypt and not berichten.vraag(
            self,
            "Wat u typte niet vastleggen?",
            ja="Niet vastleggen",
            nee="Verder typen",
            gevaar=True,
        ):
            return
        self._vergeet_concept(self.formulier.opzet.sleutel)
        self._sluit()

    def _sluit(self) -> None:
        """Take the form away and give the focus back."""
        terug = self._terug
        self._terug = None
        self._ruim_op()
        self.hide()
        self.gesloten.emit()
        if terug is not None:
            import shiboken6

            if shiboken6.isValid(terug) and terug.isVisible():
                terug.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ruim_op(self) -> None:
        """Delete the form."""
        if self.formulier is not None:
            self._plek.removeWidget(self.formulier)
            self.formulier.hide()
            self.formulier.deleteLater()
            self.formulier = None
            self._titel.clear()
            self.setAccessibleName("Vastleggen")

    def _vergrendeld(self) -> None:
        """Put the form away when the window locks; the draft stays, unless it is sealed."""
        if self.formulier is not None:
            self.parkeer()
        self._kader = None
        self._verzegeld.clear()

    # --- saving --------------------------------------------------------------------------

    def bewaar(self) -> None:
        """Save; errors appear beside their field, a conflict shows both versions."""
        formulier = self.formulier
        if formulier is None:
            return
        if self._kern.alleen_lezen:
            formulier.toon_fout(self._kern.leesfout())
            return
        try:
            waarden = formulier.waarden()
            wijziging = formulier.opzet.bewaar(self._kern.sessie, waarden)
        except VersieConflict as fout:
            self._los_op(formulier, fout)
            return
        except (InvoerFout, KnownError) as fout:
            formulier.toon_fout(fout)
            return
        self._klaar(formulier, wijziging)

    def _klaar(self, formulier: Formulier, wijziging: Wijziging) -> None:
        """Close after a change and tell of it."""
        tekst = formulier.opzet.klaar
        self._vergeet_concept(formulier.opzet.sleutel)
        self._sluit()
        self._kern.meld_wijziging(wijziging, tekst)
        self.bewaard.emit(wijziging)

    def _los_op(self, formulier: Formulier, fout: VersieConflict) -> None:
        """Let the user choose between two versions."""
        eigen, bestaand = fout.eigen, fout.bestaand
        diensten = formulier.opzet.diensten
        if not isinstance(eigen, Feit):
            formulier.toon_fout(fout)
            return
        ander = bestaand if isinstance(bestaand, Feit) else None
        keus = conflict.vraag_keus(eigen, ander, self._kern.sessie, self)
        if keus is Keus.VERDER:
            return
        if keus is Keus.BESTAAND:
            self._vergeet_concept(formulier.opzet.sleutel)
            self._sluit()
            self._kern.gewijzigd.emit(None)
            return
        try:
            if ander is None:
                from app.domain.feit import new_id

                nieuw = dataclasses.replace(eigen, id=new_id(), versie=1)
                wijziging = diensten.leg_vast(self._kern.sessie, nieuw)
            else:
                over = dataclasses.replace(eigen, versie=ander.versie)
                wijziging = diensten.wijzig(self._kern.sessie, over)
        except KnownError as nog_een:
            formulier.toon_fout(nog_een)
            return
        self._klaar(formulier, wijziging)

    def _trek_in(self) -> None:
        """Withdraw the fact that is shown; undo stands in the notice."""
        formulier = self.formulier
        if formulier is None or formulier.opzet.feit is None:
            return
        feit = formulier.opzet.feit
        try:
            wijziging = formulier.opzet.diensten.trek_in(self._kern.sessie, feit)
        except KnownError as fout:
            formulier.toon_fout(fout)
            return
        self._vergeet_concept(formulier.opzet.sleutel)
        self._sluit()
        naam = "Opsporing" if formulier.opzet.vertrouwelijk else feit.LABEL
        self._kern.meld_wijziging(wijziging, f"{naam} ingetrokken.")
        self.bewaard.emit(wijziging)

    def _vraag_geschiedenis(self) -> None:
        """Ask to see who changed what."""
        if self.formulier is not None and self.formulier.opzet.feit is not None:
            self.geschiedenis_gevraagd.emit(self.formulier.opzet.feit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves from the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.annuleer()
        else:
            super().keyPressEvent(event)


def _lege_tekst(opzet: Opzet, vooraf: Mapping[str, Any]) -> str:
    """Find the text to begin with where what comes first was filled in: else typing is lost."""
    if opzet.feit is not None or opzet.eerste not in vooraf:
        return ""
    leeg = (v.naam for v in opzet.velden if v.notitie and not v.invoer.ruw())
    return next(leeg, "")
