"""UI: the main window: menus, bars, navigation, and one screen at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.fouten import KnownError
from app.domain.mensen import Ambtenaar, Rol
from app.services.aanwezig import TUSSENTIJD_S, Aanwezigheid
from app.services.protocollen import onthoud_meegeleverd
from app.services.volgen import Volger
from app.ui import berichten, klembord, voorkeuren
from app.ui.acties import TABEL, maak_acties
from app.ui.berichten import Bericht
from app.ui.bovenbalk import Bovenbalk
from app.ui.caseload.view import CaseloadView
from app.ui.enterknop import Enterknop
from app.ui.geschiedenis import Geschiedenis, Plek
from app.ui.iconen import programma_icoon
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.kopieerder import Kopieerder
from app.ui.leesbalk import opnieuw_van
from app.ui.maat import pas_in_scherm
from app.ui.onderdelen import Balk
from app.ui.opruimen import Opruimer
from app.ui.penhouder import Penhouder
from app.ui.schermen import SCHERMEN, maak_scherm
from app.ui.statusbalk import Statusbalk
from app.ui.thema import GROOTTEN, Themakeuze, thema
from app.ui.zijbalk import Zijbalk

if TYPE_CHECKING:
    from app.ui.slot import Stiltewacht

KIJK_MS = 2000
"""Look every two seconds whether a colleague changed something (beslissingen, One team)."""
BERICHT_MS = 12_000
ONTHOUD_MS = 3000
"""So long after the first paint the protocol files are kept for the next start."""
SMAL_EM = 66
"""Below this width in line heights the navigation is a rail."""
MENUS = ("Bestand", "Bewerken", "Beeld", "Dossier", "Brieven", "Help")
MNEMONICS = ("&Bestand", "Be&werken", "Bee&ld", "&Dossier", "B&rieven", "&Help")
_SOORTEN = {
    "goed": (Kleur.GOED, "vink"),
    "let_op": (Kleur.LET_OP, "waarschuwing"),
    "gevaar": (Kleur.GEVAAR, "fout"),
    "wacht": (Kleur.WACHT, "info"),
}


class Venster(QMainWindow):
    """One window on one team file. It never shows a name or BSN in its title."""

    afmelden_gevraagd = Signal()
    vergrendelen_gevraagd = Signal()
    openen_gevraagd = Signal(str)
    nieuw_team_gevraagd = Signal()
    gesloten = Signal()

    def __init__(self, kern: Kern, *, voorbeeld: bool = False) -> None:
        self._enterknop = Enterknop()
        super().__init__()
        self.kern = kern
        kern.setParent(self)
        self._plekken = Geschiedenis()
        self._schermen: dict[str, QWidget] = {}
        self._dozen: dict[str, QScrollArea] = {}
        self._recent: list[tuple[str, str]] = []
        self._voorbeeld = voorbeeld
        self._volger = Volger(kern.sessie)
        self._stilte: Stiltewacht | None = None
        self.pen: Penhouder | None = None
        self._opruimer: Opruimer | None = None
        self._aanwezig: Aanwezigheid | None = None
        self.kopieerder = Kopieerder(kern, self)
        self.setWindowTitle(f"Kantelpunt – {Path(kern.sessie.pad).stem}")
        self.setWindowIcon(programma_icoon())
        self.acties = maak_acties(self, self._handlers())
        for actie in self.acties.values():
            self.addAction(actie)
        self._bouw()
        self._bouw_menus()
        self._verbind()
        self._herstel()
        self.ga("caseload")

    # Building

    def _bouw(self) -> None:
        """Lay out bars, navigation and the stack of screens."""
        midden = QWidget()
        lijst = QVBoxLayout(midden)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(0)
        self.bovenbalk = Bovenbalk(self.kern, self.acties)
        self.dagbalk = Balk(sluitbaar=False)
        self.voorbeeldbalk = Balk()
        self.bericht = Balk()
        self.boabalk = Balk()
        self.conceptbalk = Balk()
        lijst.addWidget(self.bovenbalk)
        lijst.addWidget(self.voorbeeldbalk)
        lijst.addWidget(self.boabalk)
        lijst.addWidget(self.conceptbalk)
        lijst.addWidget(self.dagbalk)
        onder = QHBoxLayout()
        onder.setSpacing(0)
        self.zijbalk = Zijbalk(SCHERMEN)
        self.stapel = QStackedWidget()
        rechts = QVBoxLayout()
        rechts.setSpacing(0)
        rechts.addWidget(self.stapel, 1)
        rechts.addWidget(self.bericht)
        onder.addWidget(self.zijbalk)
        onder.addLayout(rechts, 1)
        lijst.addLayout(onder, 1)
        self.setCentralWidget(midden)
        self.statusbalk = Statusbalk(self.kern)
        self.setStatusBar(self.statusbalk)
        if self._voorbeeld:
            self.voorbeeldbalk.toon(
                "Voorbeeldteam: iedereen hier is verzonnen. U kunt alles proberen.",
                Kleur.WACHT,
                "info",
            )

    def _bouw_menus(self) -> None:
        """Fill the menu bar from the table of actions; lists fill themselves when opened."""
        menus = {
            naam: self.menuBar().addMenu(tekst)
            for naam, tekst in zip(MENUS, MNEMONICS, strict=True)
        }
        for regel in TABEL:
            menu = menus[regel.menu]
            if regel.lijn:
                menu.addSeparator()
            if regel.code in ("recent_bestand", "recent_dossier", "vastleggen"):
                onder = menu.addMenu(regel.tekst)
                onder.aboutToShow.connect(lambda m=onder, c=regel.code: self._vul_menu(c, m))
                continue
            menu.addAction(self.acties[regel.code])
        menus["Brieven"].aboutToShow.connect(lambda: self._vul_brieven(menus["Brieven"]))
        menus["Dossier"].aboutToShow.connect(self._zet_acties)
        menus["Bewerken"].aboutToShow.connect(self._zet_acties)
        menus["Beeld"].aboutToShow.connect(self._zet_acties)

    def _verbind(self) -> None:
        """Listen to the heart, the funnel and the clock."""
        kern = self.kern
        kern.toon_dossier.connect(lambda d: self.ga("dossier", d))
        kern.toon_leerling.connect(lambda i: self.ga("leerling", i))
        kern.toon_pagina.connect(self.ga)
        kern.peildatum_veranderd.connect(lambda _d: self._dag_veranderd())
        kern.vandaag_veranderd.connect(
            lambda d: berichten.meld(f"Het is nu {toon_dag(d, kort=False)}.", soort="wacht")
        )
        kern.geschiedenis_veranderd.connect(self._zet_acties)
        kern.gewijzigd.connect(lambda _w: self._na_wijziging())
        self.kopieerder.veranderd.connect(self.statusbalk.zet_kopie)
        self.zijbalk.gekozen.connect(self.ga)
        self._bericht_weg = QTimer(self)
        self._bericht_weg.setSingleShot(True)
        self._bericht_weg.setInterval(BERICHT_MS)
        self._bericht_weg.timeout.connect(self.bericht.hide)
        berichten.trechter().stil_bericht.connect(self._toon_bericht)
        self._kijker = QTimer(self)
        self._kijker.setInterval(KIJK_MS)
        self._kijker.timeout.connect(self.kijk)
        self._kijker.start()
        kern.ontgrendeld.connect(self._kijker.start)
        for toets, doe in (("Back", self.terug), ("Forward", self.vooruit)):
            kort = QShortcut(QKeySequence(toets), self)
            kort.activated.connect(doe)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Say what each action of the table does."""
        return {
            "nieuw_team": self.nieuw_team_gevraagd.emit,
            "open_team": self._open_team,
            "recent_bestand": lambda: None,
            "importeer": self._importeer,
            "exporteer": self._exporteer,
            "afdrukken": lambda: self._op_scherm("druk_af", "caseload"),
            "naar_excel": lambda: self._op_scherm("naar_excel", "caseload"),
            "vergrendel": self.vergrendelen_gevraagd.emit,
            "afmelden": self.afmelden_gevraagd.emit,
            "afsluiten": self.close,
            "ongedaan": self.kern.maak_ongedaan,
            "kopieer": lambda: self._op_scherm("kopieer"),
            "zoek": self.zoek,
            "filter": self._filter,
            "terug": self.terug,
            "vooruit": self.vooruit,
            **{code: partial(self.ga, code) for _, rij in SCHERMEN for code, _, _ in rij},
            "sinds": self._toon_sinds,
            "recent_dossier": lambda: None,
            "peildatum": lambda: self.bovenbalk.peildatum.open(),
            "vandaag": self.kern.terug_naar_vandaag,
            "groter": lambda: self._tekst(15),
            "kleiner": lambda: self._tekst(-15),
            "normaal": lambda: self._tekst(0),
            "donker": self._wissel_donker,
            "vernieuw": self.vernieuw,
            "open_dossier": self._open_dossier,
            "overzicht": self._druk_dossier_af,
            "overzicht_ouders": lambda: self._druk_dossier_af(voor_ouders=True),
            "vastleggen": self._vastleggen,
            "nieuwe_melding": self._nieuwe_melding,
            "nieuwe_leerling": self._nieuwe_leerling,
            "help": self._help,
            "toetsen": self._toetsen,
            "info": self._info,
        }

    # Screens

    def scherm(self, code: str) -> QWidget:
        """Give a screen, made when it is first asked for."""
        if code not in self._schermen:
            widget = maak_scherm(code, self)
            self._schermen[code] = widget
            doos = QScrollArea()
            doos.setWidgetResizable(True)
            doos.setFrameShape(QFrame.Shape.NoFrame)
            doos.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            doos.setWidget(widget)
            # Without a scroll bar on a usual screen; on a small one nothing is out of reach.
            self._dozen[code] = doos
            self.stapel.addWidget(doos)
        return self._schermen[code]

    @property
    def huidig_scherm(self) -> QWidget | None:
        """The screen that is shown."""
        doos = self.stapel.currentWidget()
        return doos.widget() if isinstance(doos, QScrollArea) else None

    def ga(self, scherm: str, id_: str = "") -> None:
        """Go to a screen, and remember the way back."""
        plek = Plek(scherm, id_)
        if self._toon(plek):
            self._plekken.ga(plek)
            self._zet_acties()

    def terug(self) -> None:
        """Go to the place before."""
        plek = self._plekken.terug()
        if plek is not None:
            self._toon(plek)
            self._zet_acties()

    def vooruit(self) -> None:
        """Go to the place after."""
        plek = self._plekken.vooruit()
        if plek is not None:
            self._toon(plek)
            self._zet_acties()

    @property
    def plek(self) -> Plek | None:
        """Where the window is now."""
        return self._plekken.nu

    def _toon(self, plek: Plek) -> bool:
        """Show a place; False, with the reason told, when it cannot be shown."""
        try:
            widget = self.scherm(plek.scherm)
            if plek.id:
                toon = getattr(widget, "toon", None)
                if toon is not None:
                    toon(plek.id)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return False
        self.stapel.setCurrentWidget(self._dozen[plek.scherm])
        self.zijbalk.zet("caseload" if plek.scherm in ("dossier", "leerling") else plek.scherm)
        if plek.scherm == "dossier":
            self._onthoud_dossier(plek.id)
        binnen = getattr(widget, "eerste_focus", None)
        doel = binnen() if callable(binnen) else widget
        doel = opnieuw_van(widget) or doel
        if isinstance(doel, QWidget):
            doel.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _onthoud_dossier(self, dossier_id: str) -> None:
        """Put a dossier on top of the recent ones (kept in this window only)."""
        rij = self._caseloadrij(dossier_id)
        naam = rij or "Dossier"
        self._recent = [(dossier_id, naam), *(r for r in self._recent if r[0] != dossier_id)][:9]

    def _caseloadrij(self, dossier_id: str) -> str:
        """Find the list name of an open dossier."""
        caseload = self._schermen.get("caseload")
        rij = caseload.model.rij(dossier_id) if isinstance(caseload, CaseloadView) else None
        return rij.rij.naam if rij is not None else ""

    @property
    def dossier_id(self) -> str:
        """The dossier that actions are about: the one shown, or the chosen row."""
        plek = self._plekken.nu
        if plek is not None and plek.scherm == "dossier":
            return plek.id
        caseload = self._schermen.get("caseload")
        if plek is not None and plek.scherm == "caseload" and isinstance(caseload, CaseloadView):
            return caseload.tabel.huidig
        return ""

    # Following

    def kijk(self) -> None:
        """Follow the clock, and colleagues who changed something."""
        self.kern.kijk_op_klok()
        if self._stilte is not None:
            if self.pen is not None:
                self.pen.kijk(self._stilte.stil_sinds())
            if self._opruimer is not None:
                self._opruimer.kijk(self._stilte.stil_sinds())
        try:
            wijziging = self._volger.kijk()
        except KnownError:
            return
        if wijziging is not None:
            self.kern.gewijzigd.emit(wijziging)

    def vernieuw(self) -> None:
        """Read everything again."""
        self.kern.sessie.vergeet()
        self.kern.gewijzigd.emit(None)
        self.statusbalk.ververs()

    def _na_wijziging(self) -> None:
        """Keep bars in step after a change."""
        if self._stilte is not None:
            with contextlib.suppress(KnownError):
                self._stilte.minuten = self.kern.sessie.instellingen.vergrendel_minuten
        self.statusbalk.ververs()
        with contextlib.suppress(KnownError):
            self.bovenbalk.ververs(self.kern)
        self.tel_meldingen()
        self.tel_te_tekenen()
        self._zet_acties()

    def _tel_collegas(self) -> None:
        """Give a sign of life beside the file, and tell who else gives one."""
        if self._aanwezig is None:
            return
        anderen = self._aanwezig.meld()
        namen: list[str] = []
        if anderen:
            with contextlib.suppress(KnownError):
                namen = [a.naam for a in self.kern.sessie.lees(Ambtenaar) if a.id in anderen]
        self.statusbalk.zet_collegas(sorted(namen))

    def tel_meldingen(self) -> None:
        """Count the meldingen that wait, for the navigation."""
        from app.services.meldingen import aantal_nieuw

        with contextlib.suppress(KnownError):
            self.zijbalk.knoppen["meldingen"].zet_aantal(
                aantal_nieuw(self.kern.sessie, self.kern.peildatum)
            )
        self.tel_verwijzingen()

    def tel_verwijzingen(self) -> None:
        """Count for the teamleider what must still be told of referrals (000, voetnoot 6)."""
        from app.services.verwijzingen import aantal_te_melden

        if self.kern.sessie.ambtenaar.rol is not Rol.TEAMLEIDER:
            return
        with contextlib.suppress(KnownError):
            aantal = aantal_te_melden(self.kern.sessie, self.kern.peildatum)
            self.zijbalk.knoppen["verwijzingen"].zet_aantal(aantal)

    def tel_te_tekenen(self) -> None:
        """Count the letters that wait for the signature of who is at work, for the navigation."""
        from app.services.ondertekenen import hoeveel_wacht

        with contextlib.suppress(KnownError):
            aantal = hoeveel_wacht(self.kern.sessie)
            self.zijbalk.knoppen["brieven"].zet_aantal(aantal or None)

    def _tel_taken(self) -> None:
        """Count the own tasks that are over their day, in a moment and from then on."""
        from app.ui.taken.teller import Takenteller

        Takenteller(self.kern, self.zijbalk.knoppen["taken"].zet_aantal, self)

    def _dag_veranderd(self) -> None:
        """Turn the whole window to another day, unmistakably."""
        if self.kern.is_vandaag:
            self.dagbalk.hide()
        else:
            dag = toon_dag(self.kern.peildatum, jaar=True, kort=False)
            self.dagbalk.toon(
                f"U kijkt naar {dag} — alleen lezen",
                Kleur.LET_OP,
                "agenda",
                (("Terug naar vandaag", self.kern.terug_naar_vandaag),),
            )
        thema().zet(andere_dag=not self.kern.is_vandaag)
        self.statusbalk.ververs()
        self.tel_meldingen()
        self.tel_te_tekenen()
        self._zet_acties()

    def _zet_acties(self) -> None:
        """Turn actions on and off as the moment allows."""
        a = self.acties
        lezen = self.kern.alleen_lezen
        for regel in TABEL:
            if regel.schrijft:
                a[regel.code].setEnabled(not lezen)
        ongedaan = self.kern.kan_ongedaan
        a["ongedaan"].setEnabled(bool(ongedaan))
        a["ongedaan"].setText(
            f"&Ongedaan maken: {ongedaan.rstrip('.')}" if ongedaan else "&Ongedaan maken"
        )
        a["terug"].setEnabled(self._plekken.kan_terug)
        a["vooruit"].setEnabled(self._plekken.kan_vooruit)
        a["vandaag"].setEnabled(not self.kern.is_vandaag)
        a["donker"].setChecked(thema().donker)
        heeft = bool(self.dossier_id)
        a["open_dossier"].setEnabled(heeft)
        a["overzicht"].setEnabled(heeft)
        a["overzicht_ouders"].setEnabled(heeft)
        a["vastleggen"].setEnabled(heeft and not lezen)

    def _toon_bericht(self, bericht: Bericht) -> None:
        """Tell quietly at the bottom, with the way back."""
        kleur, icoon = _SOORTEN.get(bericht.soort, _SOORTEN["goed"])
        knoppen: tuple[tuple[str, Callable[[], object]], ...] = ()
        if bericht.ongedaan is not None:
            knoppen = (("Ongedaan maken", bericht.ongedaan),)
        self.bericht.toon(bericht.tekst, kleur, icoon, knoppen)
        self._bericht_weg.start()

    # Actions

    def zoek(self) -> None:
        """Open the search palette."""
        from app.ui.palet import Palet

        overslaan = {"zoek", "recent_bestand", "recent_dossier"}
        # Screens first: Enter on an untouched list may do no more than go somewhere.
        eerst = [code for _, rij in SCHERMEN for code, _, _ in rij]
        codes = [*eerst, *(c for c in self.acties if c not in eerst)]
        palet = Palet(
            self.kern,
            [self.acties[c] for c in codes if c not in overslaan],
            self,
            recent=[r for r in self._recent if r[0] != self.dossier_id][:5],
        )
        palet.dossier_gekozen.connect(self.kern.toon_dossier)
        palet.leerling_gekozen.connect(self.kern.toon_leerling)
        palet.school_gekozen.connect(lambda s: self.ga("scholen", s))
        palet.open()
        palet.veld.setFocus()

    def _filter(self) -> None:
        """Put the cursor in the filter of the screen, the caseload's when it has none."""
        veld = getattr(self.huidig_scherm, "zoekveld", None)
        if veld is None:
            self.ga("caseload")
            veld = getattr(self.huidig_scherm, "zoekveld", None)
        if isinstance(veld, QWidget):
            veld.setFocus(Qt.FocusReason.ShortcutFocusReason)
            veld.selectAll()  # type: ignore[attr-defined]

    def _op_scherm(self, wat: str, anders: str = "") -> None:
        """Do something on the present screen, or on another that can."""
        doe = getattr(self.huidig_scherm, wat, None)
        if doe is None and anders:
            self.ga(anders)
            doe = getattr(self.huidig_scherm, wat, None)
        if doe is not None:
            doe()

    def _open_team(self) -> None:
        """Choose another team file."""
        from PySide6.QtWidgets import QFileDialog

        pad, _ = QFileDialog.getOpenFileName(
            self,
            "Teambestand openen",
            str(Path(self.kern.sessie.pad).parent),
            "Teambestanden (*.kantelpunt)",
        )
        if pad:
            self.openen_gevraagd.emit(pad)

    def _importeer(self) -> None:
        """Open the import window."""
        from app.ui.importeren.venster import ImporteerVenster

        venster = ImporteerVenster(self.kern, self)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.show()

    def _exporteer(self) -> None:
        """Write everything to a folder."""
        from app.ui.importeren.exporteren import exporteer

        exporteer(self.kern, self)

    def _tel_sinds(self) -> None:
        """Count what changed since the last time, and note this time."""
        from app.ui.sinds import begin_sinds

        caseload = self._schermen.get("caseload")
        if isinstance(caseload, CaseloadView):
            caseload.zet_sinds(begin_sinds(self.kern, caseload.eigen_namen()))

    def _toon_sinds(self) -> None:
        """Show what changed since the last time."""
        from app.ui.sinds import toon_sinds

        caseload = self.scherm("caseload")
        if isinstance(caseload, CaseloadView):
            toon_sinds(self.kern, caseload.eigen_namen(), self)

    def _open_dossier(self) -> None:
        """Open the chosen dossier."""
        if self.dossier_id:
            self.ga("dossier", self.dossier_id)

    def _vastleggen(self) -> None:
        """Drop down what can be recorded in the present dossier."""
        from app.ui.vastleggen.menu import vastleggen_menu

        if self.dossier_id:
            menu = vastleggen_menu(self.kern, self.dossier_id, self)
            menu.popup(self.stapel.mapToGlobal(self.stapel.rect().center()))

    def _druk_dossier_af(self, *, voor_ouders: bool = False) -> None:
        """Print the present dossier, or what of it is for ouders; the look is recorded."""
        from app.services.dossierbeeld import open_dossier
        from app.services.dossieroverzicht import overzicht_pdf
        from app.services.oudersoverzicht import LET_OP_16, ouders_pdf
        from app.ui.afdrukken import druk_pdf_af

        if not self.dossier_id:
            return
        sessie = self.kern.sessie
        try:
            beeld = open_dossier(sessie, self.dossier_id, self.kern.peildatum)
            if voor_ouders and beeld.plicht.zestien_plus and not beeld.plicht.achttien_plus:
                berichten.meld(LET_OP_16, soort="let_op")
            maak = ouders_pdf if voor_ouders else overzicht_pdf
            druk_pdf_af(maak(beeld, sessie.instellingen.teamnaam), "Dossier", self)
        except KnownError as fout:
            berichten.toon_fout(self, fout)

    def _nieuwe_melding(self) -> None:
        """Open the form of a new melding."""
        from app.ui.meldingen.nieuw import NieuweMelding

        NieuweMelding(self.kern, parent=self).open()

    def _nieuwe_leerling(self) -> None:
        """Open the form of a new leerling."""
        from app.ui.leerlingeerst import nieuwe_leerling

        nieuwe_leerling(
            self.kern,
            self,
            na=lambda feit: self.ga("leerling", feit.id),
        )

    def _tekst(self, stap: int) -> None:
        """Make the text larger, smaller, or as the platform has it (0)."""
        nieuw = 100 if stap == 0 else max(GROOTTEN[0], min(GROOTTEN[-1], thema().procent + stap))
        voorkeuren.bewaar("uiterlijk/tekstgrootte", nieuw)
        thema().zet(procent=nieuw)

    def _wissel_donker(self) -> None:
        """Turn light to dark and back."""
        keuze = Themakeuze.LICHT if thema().donker else Themakeuze.DONKER
        voorkeuren.bewaar("uiterlijk/thema", keuze.value)
        thema().zet(keuze=keuze)
        self._zet_acties()

    def _help(self) -> None:
        """Open help on the present screen."""
        from app.ui.hulp import toon_hulp

        plek = self._plekken.nu
        toon_hulp(self, plek.scherm if plek else "")

    def _toetsen(self) -> None:
        """List the shortcuts."""
        from app.ui.hulp import toon_sneltoetsen

        toon_sneltoetsen(self, list(self.acties.values()))

    def _info(self) -> None:
        """Tell the version."""
        from app.ui.hulp import toon_info

        toon_info(self)

    def _vul_menu(self, code: str, menu: QMenu) -> None:
        """Fill a menu that lists things of the moment."""
        menu.clear()
        if code == "recent_bestand":
            for pad in voorkeuren.recente_bestanden():
                actie = menu.addAction(pad.name)
                actie.setToolTip(str(pad))
                actie.triggered.connect(lambda _=False, p=str(pad): self.openen_gevraagd.emit(p))
        elif code == "recent_dossier":
            for dossier_id, naam in self._recent:
                menu.addAction(naam).triggered.connect(
                    lambda _=False, d=dossier_id: self.ga("dossier", d)
                )
        elif self.dossier_id and not self.kern.alleen_lezen:
            from app.ui.vastleggen.menu import vastleggen_menu

            bron = vastleggen_menu(self.kern, self.dossier_id, self)
            menu.addActions(bron.actions())
        if menu.isEmpty():
            menu.addAction("Niets om te tonen").setEnabled(False)

    def _vul_brieven(self, menu: QMenu) -> None:
        """List the letters for the present dossier."""
        from app.ui.briefmenu import vul_brief_menu

        menu.clear()
        if not self.dossier_id:
            menu.addAction("Kies eerst een dossier").setEnabled(False)
            return
        vul_brief_menu(menu, self.kern, self.dossier_id, self)

    # Size and closing

    def event(self, event: QEvent) -> bool:
        """Leave the status bar as it is: a menu has no texts for it, and would only empty it."""
        self._enterknop.zie(event)
        if event.type() == QEvent.Type.StatusTip:
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does: nothing else wanted it."""
        if not self._enterknop.druk(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become narrow or wide."""
        super().resizeEvent(event)
        smal = self.width() < thema().em(SMAL_EM)
        self.zijbalk.zet_smal(smal)
        self.bovenbalk.zet_smal(self.width() < thema().em(52))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep sizes; what is under way in the background is given up."""
        self.bewaar()
        # The file closes soon: nothing may wake up and read it.
        for timer in self.findChildren(QTimer):
            timer.stop()
        with contextlib.suppress(RuntimeError):
            berichten.trechter().stil_bericht.disconnect(self._toon_bericht)
        formulier = getattr(self._schermen.get("dossier"), "formulier", None)
        if formulier is not None:
            formulier.bewaar_concept()
        self.kern.concepten.wacht()
        caseload = self._schermen.get("caseload")
        if isinstance(caseload, CaseloadView):
            caseload.lader.stop()
        thema().zet(andere_dag=False)
        # The backup may take a second; nobody has to watch it.
        self.hide()
        self.kopieerder.bij_sluiten()
        if self.pen is not None:
            self.pen.geef_terug()
        if self._aanwezig is not None:
            self._aanwezig.weg()
            self._aanwezig = None
        super().closeEvent(event)
        self.gesloten.emit()

    def na_eerste_beeld(self, stilte: Stiltewacht) -> None:
        """Do what need not be there before the first paint."""
        self._stilte = stilte
        self._opruimer = Opruimer()
        self.tel_meldingen()
        self.tel_te_tekenen()
        self._tel_taken()
        self.kopieerder.vertel()
        self._tel_sinds()
        self._bied_concepten_aan()
        if self.kern.toont_opsporing:
            from app.ui.opsporing.inloggen import Boamelding

            Boamelding(self.kern, self.boabalk, self).begin()
        self.pen = Penhouder(self.kern, self)
        self.pen.veranderd.connect(self._pen_veranderd)
        self.statusbalk.schrijven.clicked.connect(self.pen.druk)
        self._pen_veranderd()
        self._aanwezig = Aanwezigheid(self.kern.sessie.pad, self.kern.sessie.ambtenaar_id)
        teller = QTimer(self)
        teller.setInterval(TUSSENTIJD_S * 1000)
        teller.timeout.connect(self._tel_collegas)
        teller.start()
        self._tel_collegas()
        onthoud = Thread(target=onthoud_meegeleverd, name="protocollen", daemon=True)
        # The lambda keeps the thread alive until then; a bound method is not kept by Qt.
        QTimer.singleShot(ONTHOUD_MS, self, lambda: onthoud.start())

    def _bied_concepten_aan(self) -> None:
        """Offer again what was half-written when the program last stopped."""
        if self.kern.concepten.van_vorige_keer:
            from app.ui.conceptbalk import Conceptaanbod

            self._aanbod = Conceptaanbod(self.kern, self.conceptbalk, self)
            self._aanbod.begin()

    def _pen_veranderd(self) -> None:
        """Show who writes, and let actions and views follow."""
        if self.pen is None:
            return
        self.statusbalk.zet_pen(self.pen.tekst, self.pen.knop)
        self.statusbalk.ververs()
        self._zet_acties()
        if self.pen.pen is not None:
            self.kern.gewijzigd.emit(None)

    def bij_vergrendelen(self) -> None:
        """Close what floats and let views drop what they may not show."""
        self.bericht.hide()
        if self.pen is not None:
            self.pen.geef_terug()
        if self.kern.toont_opsporing:
            klembord.wis_eigen()
            self.kern.vergeet_verzegeld()
        self.boabalk.hide()
        self._kijker.stop()  # what is let go of stays gone until the password was typed
        self.kern.vergrendeld.emit()

    def bewaar(self) -> None:
        """Keep sizes, columns and filters."""
        voorkeuren.bewaar("venster/plek", self.saveGeometry())
        for scherm in self._schermen.values():
            doe = getattr(scherm, "bewaar_voorkeuren", None)
            if doe is not None:
                doe()

    def _herstel(self) -> None:
        """Take up size and place of the last time."""
        plek: QByteArray | None = voorkeuren.lees_bytes("venster/plek")
        hersteld = plek is not None and self.restoreGeometry(plek)
        self._vult_scherm = pas_in_scherm(self, 1366, 768, hersteld=hersteld)

    def toon(self) -> None:
        """Show the window: as it was left, or filling a screen that has no room to spare."""
        if self._vult_scherm:
            self.showMaximized()
        else:
            self.show()
