"""UI: beside the dossier: toestemming, belastbaarheid, regie, referrals and terugkoppeling.

The column says each in a line; here stands all of it, with its history and what can be done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Regie, Regiesoort
from app.domain.feit import Feit
from app.domain.handelen import Doel, Doorgave
from app.services.betrokkenen import Betrokkenen, is_op_schrift
from app.services.meldingen.doorgeven import Doorgeefregel
from app.services.verwijzingen import VOOR_LEIDING, Verwijzing
from app.ui.dossier.indeling import Rol
from app.ui.dossier.regelknop import Regelknop
from app.ui.dossier.toestemmingraster import Toestemmingraster
from app.ui.onderdelen import KopLabel, Lijn, Paneel, icoonknop
from app.ui.stroom import Stroom
from app.ui.thema import Kleur, thema

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld

TITEL = "Toestemming en regie"
_LAATSTE = 6
"""So many terugkoppelingen that were sent are shown; the tijdlijn has them all."""


class BetrokkenenPaneel(Paneel):
    """Its signals ask the dossier to do something; what they give is said beside them."""

    gesloten = Signal()
    nieuw = Signal(str, object)
    """The code of a form, and what it proposes."""
    open_feit = Signal(object)
    brief = Signal(str)
    """The code of a template."""
    gemeld = Signal(object)
    """A Verwijzing of which the teamleider was told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.is_open = False
        self._dag = date.min
        self.setAccessibleName(TITEL)
        em = thema().em
        rij = QHBoxLayout()
        rij.addWidget(KopLabel(TITEL, titel=True), 1)
        self.kruis = icoonknop("kruis", f"{TITEL} sluiten (Esc)")
        self.kruis.clicked.connect(self.gesloten)
        rij.addWidget(self.kruis, 0, Qt.AlignmentFlag.AlignTop)
        self.inhoud.addLayout(rij)
        blad = QWidget()
        blad.setObjectName("paneelinhoud")
        self._vast = QVBoxLayout(blad)
        self._vast.setContentsMargins(0, 0, em(0.3), 0)
        self._vast.setSpacing(em(0.25))
        self.raster = Toestemmingraster()
        self.koppen: dict[str, KopLabel] = {}
        self._plekken: dict[str, QVBoxLayout] = {}
        self._plussen: dict[str, QWidget] = {}
        for naam, plus, code in (
            ("Toestemming", "Toestemming vastleggen (Ctrl+Shift+T)", "toestemming"),
            ("Belastbaarheid", "Uitspraak vastleggen", "belastbaarheid"),
            ("Regie", "Regie vastleggen (Ctrl+Shift+R)", "regie"),
            ("Verwijzingen", "Verwijzing vastleggen", "verwijzing"),
            ("Terugkoppeling", "Doorgegeven vastleggen (Ctrl+Shift+G)", "doorgave"),
        ):
            self._deel(naam, plus, code)
        self._vast.addStretch(1)
        self._rol = Rol(blad)
        self.inhoud.addWidget(self._rol, 1)
        self.setMinimumWidth(em(12))

    def _deel(self, naam: str, plus: str, code: str) -> None:
        """Make a section: a heading with its plus, and room for its lines."""
        if self.koppen:
            self._vast.addWidget(Lijn())
        rij = QHBoxLayout()
        kop = KopLabel(naam)
        rij.addWidget(kop, 1)
        knop = icoonknop("plus", plus)
        knop.clicked.connect(lambda _=False: self.nieuw.emit(code, {}))
        rij.addWidget(knop)
        self._vast.addLayout(rij)
        if naam == "Toestemming":
            self._vast.addWidget(self.raster)
        plek = QVBoxLayout()
        plek.setSpacing(thema().em(0.12))
        self._vast.addLayout(plek)
        self.koppen[naam], self._plekken[naam], self._plussen[naam] = kop, plek, knop

    def toon(self, beeld: Dossierbeeld, b: Betrokkenen, *, lezen: bool) -> None:
        """Fill every section."""
        self._dag = beeld.peildatum
        for plek in self._plekken.values():
            _leeg(plek)
        for plus in self._plussen.values():
            plus.setEnabled(not lezen)
        self.raster.toon(b, lezen=lezen)
        self._toestemming(beeld, b, lezen=lezen)
        self._belastbaarheid(b)
        self._regie(beeld, b)
        self._verwijzingen(beeld, b, lezen=lezen)
        self._terugkoppeling(b, lezen=lezen)

    def naar(self, naam: str) -> None:
        """Bring a section into view, the focus on its plus."""
        plus = self._plussen.get(naam, self.kruis)
        (plus if plus.isEnabled() else self.kruis).setFocus(Qt.FocusReason.OtherFocusReason)
        self._rol.ensureWidgetVisible(self.koppen.get(naam, self.kruis), 0, thema().em(2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.gesloten.emit()
        else:
            super().keyPressEvent(event)

    # --- sections ------------------------------------------------------------------------

    def _toestemming(self, beeld: Dossierbeeld, b: Betrokkenen, *, lezen: bool) -> None:
        """Say what it means for notes, and offer to ask again by letter."""
        if not any(p.moet for p in b.personen):
            self._zeg("Toestemming", "Leg eerst vast wie het gezag heeft.", "let_op")
        rij = Stroom(ruimte=thema().em(0.4))
        vraag = QPushButton("Vragen per brief…")
        vraag.setToolTip("Een toestemmingsformulier voor iedere ouder met gezag (en de leerling)")
        vraag.setEnabled(not lezen)
        vraag.clicked.connect(lambda _=False: self.brief.emit("toestemming"))
        rij.addWidget(vraag)
        self._plekken["Toestemming"].addLayout(rij)
        stand = "open" if beeld.notitie.open else "op slot"
        self._zeg("Toestemming", f"Aantekeningen zijn nu {stand}. {beeld.notitie.uitleg}", "zacht")

    def _belastbaarheid(self, b: Betrokkenen) -> None:
        """Give the answer that counts, then those of before."""
        if not b.uitspraken:
            self._zeg("Belastbaarheid", "Er is geen uitspraak van een arts of psycholoog.", "zacht")
        for nr, u in enumerate(b.uitspraken):
            tekst = f"{u.antwoord.label} · {u.van_wie}, {toon_dag(u.datum, jaar=True)}"
            if u.tot is not None:
                tekst += f", geldig tot en met {toon_dag(u.tot, jaar=True)}"
            nu = nr == 0 and u.geldt_op(self._dag)
            kleur = Kleur.TEKST if nu else Kleur.TEKST_ZACHT
            if nr == 0 and not nu:
                tekst += ": verlopen, vraag opnieuw"
                kleur = Kleur.LET_OP
            self._knop("Belastbaarheid", tekst, "persoon", kleur, partial(self._toon_feit, u.feit))

    def _regie(self, beeld: Dossierbeeld, b: Betrokkenen) -> None:
        """Tell who leads now, and who did before, for inhoud and proces apart."""
        stand = beeld.stand
        nu = {Regiesoort.INHOUD: stand.regie_inhoud, Regiesoort.PROCES: stand.regie_proces}
        for soort, rijen in b.regie:
            naam = soort.label[:1].upper() + soort.label[1:]
            nu_stand = nu[soort]
            if nu_stand is None or nu_stand.voorgesteld:
                zin = f"{naam}: niemand vastgelegd"
                if nu_stand is not None:
                    wie = nu_stand.organisatie
                    wie += f", {nu_stand.persoon}" if nu_stand.persoon else ""
                    zin += f". Het protocol noemt: {wie}"
                self._zeg("Regie", zin, "let_op")
                if nu_stand is not None and nu_stand.reden:
                    self._zeg("Regie", f"{nu_stand.reden}.", "let_op")
            for regie in rijen:
                loopt = regie.tot is None or regie.tot >= self._dag
                tekst = f"{naam}: {_wie(regie)} · {_duur(regie)}"
                kleur = Kleur.TEKST if loopt else Kleur.TEKST_ZACHT
                self._knop("Regie", tekst, "regie", kleur, partial(self._toon_feit, regie))

    def _verwijzingen(self, beeld: Dossierbeeld, b: Betrokkenen, *, lezen: bool) -> None:
        """Tell where the leerling was referred to, and how it stands."""
        if not b.verwijzingen:
            zin = "Nergens naar verwezen."
            if not beeld.notitie.open:
                zin += " Vastleggen kan alleen bij ongeoorloofd verzuim."
            self._zeg("Verwijzingen", zin, "zacht")
        for v in b.verwijzingen:
            over = v.opnieuw is not None and v.opnieuw < self._dag
            tekst = f"{v.naar}: {v.stand.label}, sinds {toon_dag(v.sinds)}"
            kleur = Kleur.GEVAAR if over else Kleur.LET_OP if v.te_melden else Kleur.TEKST
            self._knop("Verwijzingen", tekst, "vooruit", kleur, partial(self._toon_feit, v.feit))
            self._zeg("Verwijzingen", _onder(v), "zacht", onder=True)
            rij = Stroom(ruimte=thema().em(0.4))
            stand = QPushButton("Hoe staat het…")
            stand.setAccessibleName(f"Hoe staat het met {v.naar}")
            stand.setEnabled(not lezen)
            vooraf = {"soort": "verwijzing_stand", "spoor": f"in_regie:{v.sleutel}"}
            stand.clicked.connect(partial(self._nieuw, "gebeurtenis", vooraf))
            rij.addWidget(stand)
            if v.te_melden:
                gemeld = QPushButton("Teamleider weet het")
                gemeld.setToolTip("Vastleggen dat u dit vandaag aan de teamleider hebt gemeld")
                gemeld.setEnabled(not lezen)
                gemeld.clicked.connect(lambda _=False, w=v: self.gemeld.emit(w))
                rij.addWidget(gemeld)
            self._plekken["Verwijzingen"].addLayout(rij)

    def _terugkoppeling(self, b: Betrokkenen, *, lezen: bool) -> None:
        """Tell what others must still hear and by when, and what they heard on which day."""
        if not b.open_terug and not b.gedaan_terug:
            self._zeg("Terugkoppeling", "Er hoeft nu niemand iets te horen.", "zacht")
        arts = next((r for r in b.doelen if r.doel.value == "bericht_jeugdarts"), None)
        for regel in b.open_terug:
            self._open_terug(regel, lezen=lezen)
            if regel.aan is Doel.JEUGDARTS and arts is not None and not arts.compleet:
                zin = f"Niet zonder toestemming. {arts.uitleg}"
                self._zeg("Terugkoppeling", zin, "let_op", onder=True)
        for d in b.gedaan_terug[:_LAATSTE]:
            hoe = f", {d.wijze.label}" if d.wijze else ""
            tekst = f"{d.aan.label[:1].upper()}{d.aan.label[1:]}: {toon_dag(d.datum)}{hoe}"
            knop = partial(self._toon_feit, d)
            self._knop("Terugkoppeling", tekst, "vink", Kleur.TEKST_ZACHT, knop)
            if not is_op_schrift(d):
                zin = "Alleen mondeling: de school heeft het graag op schrift."
                self._zeg("Terugkoppeling", zin, "zacht", onder=True)

    def _open_terug(self, regel: Doorgeefregel, *, lezen: bool) -> None:
        """Show one that is due, with the ways to do it."""
        over = regel.uiterlijk is not None and regel.uiterlijk < self._dag
        wie = regel.aan.label[:1].upper() + regel.aan.label[1:]
        wanneer = toon_dag(regel.uiterlijk) if regel.uiterlijk else "geen termijn bekend"
        tekst = f"{wie}: {'te laat, was ' if over else 'uiterlijk '}{wanneer}"
        if regel.uiterlijk is None:
            tekst = f"{wie}: {wanneer}"
        vooraf = {"aan": regel.aan, "door": "leerplicht"}
        doe = partial(self._nieuw, Doorgave.SOORT, vooraf)
        kleur = Kleur.GEVAAR if over else Kleur.TEKST
        self._knop("Terugkoppeling", tekst, "driehoek" if over else "klok", kleur, doe)
        self._zeg("Terugkoppeling", regel.wat, "zacht", onder=True)
        rij = Stroom(ruimte=thema().em(0.4))
        if regel.aan is Doel.SCHOOL:
            brief = QPushButton("Brief…")
            brief.setAccessibleName("Terugkoppeling aan de school, brief")
            brief.setEnabled(not lezen)
            brief.clicked.connect(lambda _=False: self.brief.emit("terugkoppeling_school"))
            rij.addWidget(brief)
        gedaan = QPushButton("Doorgegeven…")
        gedaan.setAccessibleName(f"Doorgegeven aan {regel.aan.label}")
        gedaan.setEnabled(not lezen)
        gedaan.clicked.connect(doe)
        rij.addWidget(gedaan)
        self._plekken["Terugkoppeling"].addLayout(rij)

    # --- small parts ---------------------------------------------------------------------

    def _toon_feit(self, feit: Feit, *_: object) -> None:
        self.open_feit.emit(feit)

    def _nieuw(self, code: str, vooraf: object, *_: object) -> None:
        self.nieuw.emit(code, vooraf)

    def _knop(
        self, deel: str, tekst: str, icoon: str, kleur: Kleur, doe: Callable[..., object]
    ) -> None:
        knop = Regelknop(tekst, icoon, kleur)
        knop.clicked.connect(doe)
        self._plekken[deel].addWidget(knop)

    def _zeg(self, deel: str, tekst: str, rol: str = "", *, onder: bool = False) -> None:
        label = QLabel(tekst)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if onder:
            label.setIndent(thema().em(1.15))
        if rol:
            label.setProperty("rol", rol)
        self._plekken[deel].addWidget(label)


def _wie(regie: Regie) -> str:
    return regie.organisatie + (f", {regie.persoon}" if regie.persoon else "")


def _duur(regie: Regie) -> str:
    van = toon_dag(regie.van, jaar=True)
    return f"{van} tot en met {toon_dag(regie.tot, jaar=True)}" if regie.tot else f"sinds {van}"


def _onder(v: Verwijzing) -> str:
    """Say the days of a referral."""
    delen = [f"verwezen {toon_dag(v.verwezen)}"]
    if v.opnieuw is not None:
        delen.append(f"navragen {toon_dag(v.opnieuw)}")
    if v.gemeld is not None and v.stand in VOOR_LEIDING:
        delen.append(f"teamleider weet het, {toon_dag(v.gemeld)}")
    return " · ".join(delen)


def _leeg(lijst: QVBoxLayout | Stroom) -> None:
    """Take everything out of a layout, rows within it included."""
    while lijst.count():
        deel = lijst.takeAt(0)
        if deel is None:
            continue
        widget, rij = deel.widget(), deel.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif isinstance(rij, Stroom):
            _leeg(rij)
            rij.deleteLater()
