"""UI: the open tasks and waits of a person or the team, worked through from the keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import toon_dag
from app.domain.dossiers import Taak, Uitkomst, Wacht
from app.domain.fouten import KnownError
from app.services import taken
from app.services.taken import Taakbron, Taakregel
from app.ui import berichten, voorkeuren
from app.ui.beheer.feitformulier import wijzig_feit
from app.ui.caseload.keuze import Chipsrij, Wie, WieKeuze
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.leesbalk import Leesbalk
from app.ui.onderdelen import LegeStaat
from app.ui.tabel import Tabel, Tabelkolom
from app.ui.taken.dialogen import NieuweTaak, Uitstellen, WachtLanger, geef_taken, mensen
from app.ui.taken.lader import Takenlader
from app.ui.taken.paneel import AF_TE_VINKEN, Taakpaneel
from app.ui.thema import thema
from app.ui.zijpaneel import zij_aan_zij

_WEEK = timedelta(days=7)
VORMKLEUR = {
    "driehoek": Kleur.GEVAAR,
    "stip": Kleur.LET_OP,
    "pauze": Kleur.WACHT,
    "klok": Kleur.GOED,
    "streep": Kleur.TEKST_ZACHT,
}
TOETSEN = "Spatie afvinken · U uitstellen · G geven · N nieuw · W wijzigen · Enter openen"


class Facet(StrEnum):
    """The chips above the list; a task may have several."""

    OVER = "over"
    WEEK = "week"
    HAND = "hand"
    PROTOCOL = "protocol"
    SIGNAAL = "signaal"
    WACHT = "wacht"
    VRAAG = "vraag"


FACETTEN: tuple[tuple[Facet, str, str, Kleur], ...] = (
    (Facet.OVER, "Over datum", "driehoek", Kleur.GEVAAR),
    (Facet.WEEK, "Komende 7 dagen", "stip", Kleur.LET_OP),
    (Facet.HAND, "Zelf gemaakt", "taak", Kleur.TEKST_ZACHT),
    (Facet.PROTOCOL, "Stappen en sporen", "ruit", Kleur.ACCENT),
    (Facet.SIGNAAL, "Signalen", "vlag", Kleur.TEKST_ZACHT),
    (Facet.WACHT, "Wachten", "pauze", Kleur.WACHT),
    (Facet.VRAAG, "Antwoorden", "vraag", Kleur.TEKST_ZACHT),
)
_VAN_BRON = {
    Taakbron.HAND: Facet.HAND,
    Taakbron.STAP: Facet.PROTOCOL,
    Taakbron.SPOOR: Facet.PROTOCOL,
    Taakbron.POORT: Facet.PROTOCOL,
    Taakbron.TEAM: Facet.PROTOCOL,
    Taakbron.BOA: Facet.PROTOCOL,
    Taakbron.SIGNAAL: Facet.SIGNAAL,
    Taakbron.WACHT: Facet.WACHT,
    Taakbron.AFSPRAAK: Facet.VRAAG,
    Taakbron.MELDING: Facet.VRAAG,
    Taakbron.AANBOD: Facet.VRAAG,
    Taakbron.TEKENEN: Facet.VRAAG,
}
_FACETTEN = {
    (facet, wanneer): frozenset(f for f in (facet, wanneer) if f is not None)
    for facet in Facet
    for wanneer in (Facet.OVER, Facet.WEEK, None)
}
"""The chips of a task by what it comes from and when it is due."""
DAG, WAARUIT, AMBTENAAR = 1, 4, 5


class Takenblad(QWidget):
    """Filter, chips, the list, and the chosen task with its rule and buttons."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.regels: list[Taakregel] = []
        self._smal = False
        self._bouw()
        self._herstel()
        self.lader = Takenlader.van(kern)
        self.lader.klaar.connect(self._klaar)
        self.lader.mislukt.connect(self._mislukt)
        self.lader.voortgang.connect(self._vertel)
        self.lader.verouderd.connect(self._verouderd)
        kern.gewijzigd.connect(lambda _w: self._pas_rechten())
        kern.peildatum_veranderd.connect(lambda _d: self._pas_rechten())
        kern.vergrendeld.connect(self._vergrendeld)
        self.laad()

    # Building

    def _bouw(self) -> None:
        """Lay out filter, chips, list and panel."""
        em = thema().em
        self.wie = WieKeuze()
        self.wie.setItemText(0, "Mijn taken")
        self.wie.setAccessibleName("Wiens taken")
        self.wie.setToolTip("Uw eigen taken, het hele team of een collega")
        self.wie.veranderd.connect(self.laad)
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, wat, waaruit of ambtenaar")
        self.zoekveld.setAccessibleName("Filter de taken")
        self.zoekveld.setClearButtonEnabled(True)
        self.zoekveld.textChanged.connect(self._zoek)
        self.chips: Chipsrij[Facet] = Chipsrij(FACETTEN, "Filters van de taken")
        self.chips.veranderd.connect(self._filter)
        self.tabel: Tabel[Taakregel] = Tabel(
            "Open taken",
            (
                Tabelkolom(
                    "Wanneer",
                    lambda r: r.wanneer,
                    9.4,
                    lambda r: r.dag,
                    _vorm,
                    heel="35 schooldagen over",
                ),
                Tabelkolom(
                    "Dag", lambda r: toon_dag(r.dag), 5.2, lambda r: r.dag, heel="wo 28 aug"
                ),
                Tabelkolom("Wat", lambda r: r.wat),
                Tabelkolom("Leerling", lambda r: r.hoofd.naam or "–", 8.6),
                Tabelkolom("Waaruit", lambda r: r.regel, 9.6),
                Tabelkolom("Ambtenaar", lambda r: r.ambtenaar or "–", 6.6),
            ),
            leeg="Niets met dit filter.",
            zoek=lambda r: r.zoektekst,
        )
        self.tabel.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tabel.gekozen.connect(self._toon)
        self.tabel.geopend.connect(lambda _r: self.open())
        self.tabel.setToolTip(TOETSEN)
        self.paneel = Taakpaneel(self)
        self.splitter = zij_aan_zij(self.tabel, self.paneel, (52, 16))
        self.tabel.setMinimumHeight(em(7))
        self.paneel.setMinimumHeight(em(8))
        self.leeg = LegeStaat("De taken worden berekend", "", "klok", "Nieuwe taak…", self.nieuw)
        self.leeg.knop.hide()
        self.stapel = QStackedWidget()
        self.fout = Leesbalk(self.stapel)
        self.stapel.addWidget(self.leeg)
        self.stapel.addWidget(self.splitter)
        self.voet = QLabel()
        self.voet.setProperty("rol", "zacht")
        boven = QHBoxLayout()
        boven.setSpacing(em(0.4))
        boven.addWidget(self.wie)
        boven.addWidget(self.zoekveld, 1)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(em(0.4), em(0.4), em(0.4), em(0.4))
        lijst.setSpacing(em(0.3))
        lijst.addLayout(boven)
        lijst.addWidget(self.chips)
        lijst.addWidget(self.fout)
        lijst.addWidget(self.stapel, 1)
        lijst.addStretch(0)
        lijst.addWidget(self.voet)
        # Shortcuts, not key presses: a table takes letters to search in itself.
        toetsen: tuple[tuple[Qt.Key, Callable[[], object]], ...] = (
            (Qt.Key.Key_Space, self.vink_af),
            (Qt.Key.Key_U, self.stel_uit),
            (Qt.Key.Key_G, self.geef),
            (Qt.Key.Key_N, self.nieuw),
            (Qt.Key.Key_W, self.wijzig),
        )
        for toets, doe in toetsen:
            kort = QShortcut(QKeySequence(toets), self.tabel, doe)
            kort.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _herstel(self) -> None:
        """Take up what was kept."""
        namen = voorkeuren.lees_lijst("taken/facetten")
        self.chips.zet(Facet(n) for n in namen if n in {f.value for f in Facet})
        self.wie.zet(Wie(voorkeuren.lees_tekst("taken/wie", "eigen")))
        stand = voorkeuren.lees_bytes("taken/splitter")
        if stand is not None:
            self.splitter.restoreState(stand)

    def bewaar_voorkeuren(self) -> None:
        """Keep filters and the splitter."""
        soort = self.wie.wie.soort
        voorkeuren.bewaar("taken/wie", soort if soort in ("eigen", "team") else "eigen")
        voorkeuren.bewaar("taken/facetten", [f.value for f in self.chips.facetten])
        voorkeuren.bewaar("taken/splitter", self.splitter.saveState())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the task under the list where the window is narrow for the size of text."""
        super().resizeEvent(event)
        smal = self.width() < thema().em(36)
        self.splitter.setOrientation(Qt.Orientation.Vertical if smal else Qt.Orientation.Horizontal)
        self._smal = smal
        self._pas_kolommen()

    def _pas_kolommen(self) -> None:
        """Leave what there is to do its room: day and source are told by the panel too."""
        team = self.wie.wie.soort == "team"
        self.tabel.setColumnHidden(DAG, self._smal)
        self.tabel.setColumnHidden(WAARUIT, self._smal or team)
        self.tabel.setColumnHidden(AMBTENAAR, not team)

    # Loading

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what changed while nobody looked."""
        super().showEvent(event)
        self.laad()

    def _verouderd(self) -> None:
        """Ask again while somebody looks; else when it comes into sight."""
        if self.isVisible():
            self.laad()

    def laad(self) -> None:
        """Ask for the tasks of the choice; what was computed before is there at once."""
        self.lader.vraag(self._van_wie())

    def _van_wie(self) -> str | None:
        """Tell whose tasks; None: of the team."""
        wie = self.wie.wie
        return {"eigen": self.kern.sessie.ambtenaar_id, "ambtenaar": wie.id}.get(wie.soort)

    def _vergrendeld(self) -> None:
        """Let go of lines that may tell of opsporing; others stay behind the lock as they are."""
        if self.kern.toont_opsporing:
            self.regels = []
            self.tabel.zet([])

    def _klaar(self, wie: str | None, regels: list[Taakregel]) -> None:
        """Take over what was computed, unless the choice moved on meanwhile."""
        if wie != self._van_wie():
            return
        self.fout.goed()
        if regels is self.regels:
            return
        self.regels = regels
        if wie is None:
            self.wie.vul_met(
                ((r.ambtenaar_id, r.ambtenaar, "", "") for r in regels),
                self.kern.sessie.ambtenaar_id,
            )
            self.wie.setItemText(0, "Mijn taken")
        tel: Counter[Facet] = Counter()
        for facetten, aantal in Counter(map(self._facetten, regels)).items():
            tel.update(dict.fromkeys(facetten, aantal))
        self.chips.tel(len(regels), tel)
        for facet, chip in self.chips.chips.items():
            chip.setVisible(bool(tel[facet]) or chip.isChecked())
        self.tabel.zet(regels, zelfde=lambda r: r.sleutel)
        self._toon_keuze()

    def _mislukt(self, wie: str | None, fout: KnownError) -> None:
        """Say what is wrong above the list, which stays as it was."""
        if wie != self._van_wie():
            return
        self.fout.zeg(fout, self.laad)

    def _vertel(self, wie: str | None, gedaan: int, totaal: int) -> None:
        """Tell how far it is, when that takes a while."""
        if not totaal or wie != self._van_wie():
            return
        if not self.regels:
            self.leeg.zet("De taken worden berekend", f"{gedaan} van {totaal} dossiers", "klok")
        self.voet.setText(f"Wordt berekend: {gedaan} van {totaal} dossiers")

    def _facetten(self, regel: Taakregel) -> frozenset[Facet]:
        """Tell under which chips a task counts."""
        wanneer = None
        if regel.over:
            wanneer = Facet.OVER
        elif not regel.wachtend and regel.dag <= self.kern.peildatum + _WEEK:
            wanneer = Facet.WEEK
        return _FACETTEN[_VAN_BRON[regel.bron], wanneer]

    def _filter(self) -> None:
        """Show what the chips let through."""
        aan = self.chips.facetten
        self.tabel.kies(
            (lambda r: bool(aan & self._facetten(r))) if aan else None,
            zelfde=lambda r: r.sleutel,
        )
        self._toon_keuze()

    def _pas_rechten(self) -> None:
        """Let the buttons follow whether anything can be recorded now."""
        self._toon(self.tabel.huidig)
        self.leeg.knop.setVisible(not self.regels and not self.kern.alleen_lezen)

    def _toon_keuze(self) -> None:
        """Show the list or why it is empty, the task under the cursor, and how many there are."""
        self._pas_kolommen()
        rijen = self.tabel.model_.rijen()
        self.paneel.toon(self.tabel.huidig, lezen=self.kern.alleen_lezen)
        if not self.regels:
            self.leeg.zet(
                "Niets te doen",
                "Wat een stap, een spoor of een afspraak vraagt, komt hier vanzelf.",
                "taak",
            )
            self.leeg.knop.setVisible(not self.kern.alleen_lezen)
        self.stapel.setCurrentWidget(self.splitter if self.regels else self.leeg)
        over = sum(r.over for r in rijen)
        woord = "taak" if len(rijen) == 1 else "taken"
        self.voet.setText(f"{len(rijen)} {woord}, {over} over datum")

    def _toon(self, regel: Taakregel | None) -> None:
        """Show the task under the cursor."""
        self.paneel.toon(regel, lezen=self.kern.alleen_lezen)

    def _zoek(self, tekst: str) -> None:
        """Filter on words; the cursor goes to the first task that is left."""
        self.tabel.model_.filter(tekst)
        if self.tabel.model_.rowCount():
            self.tabel.selectRow(0)
        else:
            self._toon(None)

    # Acting

    def vink_af(self) -> None:
        """Settle what is chosen, as far as a person can by one key; undo stands in the notice."""
        rijen = self.tabel.gekozen_rijen()
        if not rijen or not self._mag():
            return
        eerste = rijen[0]
        if eerste.bron not in AF_TE_VINKEN:
            berichten.meld(
                f"Deze taak volgt uit het protocol. Klaar door: {eerste.klaar_door}.",
                soort="wacht",
            )
            return
        if eerste.bron is Taakbron.TEAM:
            self._voor_team(eerste)
            return
        ids = [r.feit.id for r in rijen if r.bron is eerste.bron and r.feit is not None]
        if eerste.bron is Taakbron.HAND:
            tekst = "Taak gedaan." if len(ids) == 1 else f"{len(ids)} taken gedaan."
            self.kern.voer_uit(lambda s: taken.vink_af(s, ids), tekst, self)
        elif eerste.bron is Taakbron.WACHT:
            self.kern.voer_uit(lambda s: taken.beeindig_wacht(s, ids), "Wachten beëindigd.", self)
        else:
            self.kern.voer_uit(
                lambda s: taken.kom_na(s, ids[0], Uitkomst.NAGEKOMEN), "Afspraak nagekomen.", self
            )
        self.tabel.setFocus()

    def stel_uit(self) -> None:
        """Ask to which day and why; of a wait how much longer."""
        eerste = self.tabel.huidig
        if eerste is None or not self._mag():
            return
        if eerste.bron is Taakbron.WACHT and isinstance(eerste.feit, Wacht):
            wat = f"Wachten op {eerste.feit.op.label}"
            WachtLanger(self.kern, eerste.feit.id, wat, self).open()
            return
        ids = self._met_de_hand("uitstellen")
        if ids:
            wat = eerste.wat if len(ids) == 1 else f"{len(ids)} taken"
            Uitstellen(self.kern, ids, wat, self).open()

    def geef(self) -> None:
        """Ask to whom the chosen tasks go."""
        ids = self._met_de_hand("aan een ander geven") if self._mag() else []
        if ids:
            geef_taken(self.kern, ids, self).open()

    def nieuw(self) -> None:
        """Make a task; the dossier under the cursor is proposed."""
        if not self._mag():
            return
        regel = self.tabel.huidig
        dossier = None
        if regel is not None and regel.hoofd.dossier_id:
            dossier = (regel.hoofd.dossier_id, regel.hoofd.naam)
        NieuweTaak(self.kern, dossier, self).open()

    def wijzig(self) -> None:
        """Correct a task: here when it is about no dossier, else with its dossier."""
        regel = self.tabel.huidig
        if regel is None:
            return
        if regel.hoofd.dossier_id:
            self.kern.toon_dossier.emit(regel.hoofd.dossier_id)
        elif isinstance(regel.feit, Taak) and self._mag():
            wijzig_feit(
                self.kern,
                regel.feit,
                self,
                titel="Taak wijzigen",
                alleen=("omschrijving", "datum", "ambtenaar_id", "herhaal_tot"),
                opties={"ambtenaar_id": mensen(self.kern, niemand="het hele team")},
            )

    def open(self) -> None:
        """Go to where the task is done."""
        regel = self.tabel.huidig
        if regel is None:
            return
        if regel.bron is Taakbron.MELDING:
            self.kern.toon_pagina.emit("meldingen")
        elif regel.bron is Taakbron.TEKENEN:
            self.kern.toon_pagina.emit("brieven")
        elif regel.bron is Taakbron.AANBOD:
            from app.ui.overdracht.aangeboden import AangebodenDialoog

            AangebodenDialoog(self.kern, self.window()).open()
        elif regel.bron is Taakbron.TEAM:
            self._voor_team(regel)
        elif regel.hoofd.dossier_id:
            self.kern.toon_dossier.emit(regel.hoofd.dossier_id)

    def _voor_team(self, regel: Taakregel) -> None:
        """Record what the team did."""
        from app.ui.agenda.teamvenster import Teamvenster

        if self._mag():
            uitleg = f"{regel.regel}: {regel.wat}. {regel.uitleg}"
            Teamvenster(self.kern, regel.legt_vast, uitleg, self).open()

    def _met_de_hand(self, wat: str) -> list[str]:
        """Give the keys of the chosen tasks that a person made; says so when there are none."""
        rijen = self.tabel.gekozen_rijen()
        ids = [r.feit.id for r in rijen if r.met_de_hand and r.feit is not None]
        if not ids and rijen:
            berichten.meld(
                f"Wat uit het protocol volgt, kunt u niet {wat}. Neem in het dossier een besluit "
                "over de termijn.",
                soort="wacht",
            )
        return ids

    def _mag(self) -> bool:
        """Tell whether anything can be recorded now; says why not."""
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return False
        return True


def _vorm(regel: Taakregel) -> tuple[str, Kleur] | None:
    """Give the shape and colour of the urgency."""
    return regel.vorm, VORMKLEUR.get(regel.vorm, Kleur.TEKST_ZACHT)
