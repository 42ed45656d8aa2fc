"""UI: the agenda screen: what comes in the next eight weeks, by day, over term first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from app.domain.fouten import KnownError
from app.services.afdruk import agenda_pdf
from app.services.agenda import (
    Agenda,
    AgendaRegel,
    Soort,
    filter_agenda,
    maak_agenda,
    ververs_agenda,
)
from app.services.agendabestand import schrijf_ics
from app.ui import berichten, voorkeuren
from app.ui.achtergrond import Achtergrondtaak, met_sessie
from app.ui.agenda.lijst import AgendaLijst
from app.ui.agenda.model import AMBTENAAR, AgendaModel
from app.ui.caseload.keuze import Chipsrij, Wie, WieKeuze
from app.ui.iconen import icoon
from app.ui.kern import Kern
from app.ui.kleuren import Kleur
from app.ui.lijstuitvoer import druk_lijst_af
from app.ui.onderdelen import LegeStaat
from app.ui.pagina import Pagina
from app.ui.thema import thema

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

WACHT_MS = 250
"""Changes that come close together are computed once."""
CHIPS: tuple[tuple[Soort, str, str, Kleur], ...] = (
    (Soort.LADDER, "Stappen", "ruit", Kleur.ACCENT),
    (Soort.SPOOR, "Sporen", "vlag", Kleur.ACCENT),
    (Soort.AANDACHT, "Aandachtsdatums", "oog", Kleur.TEKST_ZACHT),
    (Soort.TAAK, "Taken", "taak", Kleur.TEKST_ZACHT),
    (Soort.AFSPRAAK, "Afspraken", "overleg", Kleur.TEKST_ZACHT),
    (Soort.WACHT, "Wachten voorbij", "pauze", Kleur.WACHT),
    (Soort.STRAKS, "Verandert vanzelf", "vooruit", Kleur.TEKST_ZACHT),
    (Soort.BOA, "BOA-termijnen", "schild", Kleur.TEKST_ZACHT),
    (Soort.TEAM, "Team", "personen", Kleur.TEKST_ZACHT),
)


class AgendaView(Pagina):
    """All kantelpunten, tasks and appointments of the coming weeks."""

    dossier_gevraagd = Signal(str)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Agenda", "", parent)
        self.kern = kern
        self._taak: Achtergrondtaak | None = None
        self._nog_eens = False
        self._sindsdien: Wijziging | None = None
        self._geheel = True
        """Whether all has to be computed, and not only what `_sindsdien` touches."""
        self._agenda: Agenda | None = None
        self._basis: Agenda | None = None
        self._getoond: Agenda | None = None
        self.model = AgendaModel(self)
        self._bouw()
        self._herstel_voorkeuren()
        self._wachter = QTimer(self)
        self._wachter.setSingleShot(True)
        self._wachter.setInterval(WACHT_MS)
        self._wachter.timeout.connect(self.laad)
        kern.gewijzigd.connect(self._na)
        kern.peildatum_veranderd.connect(lambda _d: self._na(None))
        kern.vergrendeld.connect(self._vergrendeld)
        kern.ontgrendeld.connect(self._wachter.start)
        self.laad()

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.lijst

    def laad(self) -> None:
        """Compute the agenda of the team in the background: all, or what changed since.

        Filters choose out of it.
        """
        if self._taak is not None and self._taak.bezig and not self._taak.geannuleerd:
            self._nog_eens = True
            return
        dag, self._nog_eens = self.kern.peildatum, False
        stap, self._sindsdien = self._sindsdien, None
        oud = self._agenda
        if self._geheel or stap is None or (oud is not None and oud.peildatum != dag):
            oud = None
        self._geheel = False

        def werk(sessie: Sessie, _v: object) -> Agenda:
            nu = None
            if oud is not None and stap is not None:
                nu = ververs_agenda(sessie, stap, oud)
            return maak_agenda(sessie, dag) if nu is None else nu

        self._taak = Achtergrondtaak(met_sessie(self.kern.sessie, werk), self)
        self._taak.klaar.connect(lambda agenda: self._klaar(dag, agenda))
        self._taak.mislukt.connect(self._mislukt)
        self._taak.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what changed while nobody looked."""
        super().showEvent(event)
        if self._geheel or self._sindsdien is not None:
            self._wachter.start()

    def _na(self, wijziging: Wijziging | None) -> None:
        """Remember what changed, and follow it soon when somebody looks."""
        if wijziging is None:
            self._geheel = True
        else:
            eerder = self._sindsdien
            self._sindsdien = wijziging if eerder is None else eerder.met(wijziging)
        if self.isVisible():
            self._wachter.start()

    def _vergrendeld(self) -> None:
        """Let go of lines that may tell of opsporing; others stay behind the lock as they are."""
        if self.kern.toont_opsporing:
            if self._taak is not None:
                self._taak.annuleer()
            self._geheel = True
            self._agenda = self._basis = self._getoond = None
            self.model.zet(Agenda(self.kern.peildatum, self.kern.peildatum, ()))

    def druk_af(self) -> None:
        """Print the agenda as shown."""
        getoond = self._getoond
        leeg = Agenda(self.kern.peildatum, self.kern.peildatum, ())
        druk_lijst_af(
            self,
            "Agenda",
            lambda: agenda_pdf(
                getoond or leeg,
                titel=f"Agenda, {self.wie.currentText()}",
                filtertekst=self._filtertekst(),
                teamnaam=self.kern.sessie.instellingen.teamnaam,
            ),
            leeg=getoond is None or not getoond.dagen,
        )

    def naar_agendabestand(self) -> None:
        """Save what is shown as a calendar file; asks whether names go along."""
        if self._getoond is None or not self._getoond.dagen:
            berichten.meld("Er is niets om op te slaan.", soort="let_op")
            return
        keuze = QMessageBox(self)
        keuze.setWindowTitle("Agendabestand")
        keuze.setText("Welke gegevens gaan er mee?")
        keuze.setInformativeText(
            "Een agendaprogramma is niet versleuteld en deelt soms met anderen. Zonder namen staat "
            "er alleen het dossiernummer."
        )
        zonder = keuze.addButton("Zonder namen", QMessageBox.ButtonRole.AcceptRole)
        met = keuze.addButton("Met namen", QMessageBox.ButtonRole.DestructiveRole)
        keuze.addButton("Annuleren", QMessageBox.ButtonRole.RejectRole)
        keuze.setDefaultButton(zonder)
        keuze.exec()
        if keuze.clickedButton() not in (zonder, met):
            return
        pad, _ = QFileDialog.getSaveFileName(
            self, "Agendabestand opslaan", "agenda.ics", "Agendabestand (*.ics)"
        )
        if not pad:
            return
        pad = pad if pad.endswith(".ics") else f"{pad}.ics"
        try:
            schrijf_ics(self._getoond, pad, met_namen=keuze.clickedButton() is met)
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        berichten.meld(
            f"Opgeslagen als {Path(pad).name}. Het bestand is niet versleuteld.", soort="let_op"
        )

    def kopieer(self) -> None:
        """Copy the chosen line."""
        self.lijst.kopieer()

    def bewaar_voorkeuren(self) -> None:
        """Keep filters and widths."""
        wie = self.wie.wie
        voorkeuren.bewaar("agenda/soorten", [s.name for s in self.chips.facetten])
        voorkeuren.bewaar("agenda/wie", wie.soort if wie.soort in ("eigen", "team") else "eigen")
        voorkeuren.bewaar("agenda/kop", self.lijst.horizontalHeader().saveState())

    # Building

    def _bouw(self) -> None:
        """Lay out heading, chips and list."""
        em = thema().em
        self.wie = WieKeuze()
        self.wie.veranderd.connect(self._kies_wie)
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, school, wat")
        self.zoekveld.setAccessibleName("Filter de agenda")
        self.zoekveld.setToolTip("Filter de agenda (Ctrl+F)")
        self.zoekveld.setClearButtonEnabled(True)
        self.zoekveld.setMinimumWidth(em(12))
        self.zoekveld.setMaximumWidth(em(14))
        self.zoekveld.textChanged.connect(self._filter)
        self.meer = QPushButton("Lijst ▾")
        self.meer.setAccessibleName("Lijst, menu: afdrukken, agendabestand")
        self.meer.clicked.connect(
            lambda: self.lijstmenu().popup(self.meer.mapToGlobal(self.meer.rect().bottomLeft()))
        )
        for deel in (self.wie, self.zoekveld, self.meer):
            self.bij_kop(deel)
        self.chips: Chipsrij[Soort] = Chipsrij(CHIPS, "Filters van de agenda")
        self.chips.veranderd.connect(self._filter)
        self.inhoud.addWidget(self.chips)
        self.lijst = AgendaLijst(self.model)
        self.lijst.geopend.connect(self.dossier_gevraagd)
        self.lijst.gedaan.connect(self._leg_vast)
        self.lijst.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.lijst.customContextMenuRequested.connect(self._rijmenu)
        self.leeg = LegeStaat("De agenda wordt berekend", "", "klok", "Alles tonen", self._wis)
        self.leeg.knop.hide()
        self.stapel = QStackedWidget()
        self.stapel.addWidget(self.leeg)
        self.stapel.addWidget(self.lijst)
        self.inhoud.addWidget(self.stapel, 1)
        self.voet = QLabel()
        self.voet.setProperty("rol", "zacht")
        self.inhoud.addWidget(self.voet)

    def lijstmenu(self) -> QMenu:
        """Make the menu of what can be done with the agenda as shown."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(icoon("afdrukken"), "Afdrukken…").triggered.connect(self.druk_af)
        menu.addAction(icoon("agenda"), "Opslaan als agendabestand…").triggered.connect(
            self.naar_agendabestand
        )
        menu.addAction(icoon("kopieer"), "Gekozen regel kopiëren\tCtrl+C").triggered.connect(
            self.kopieer
        )
        menu.addSeparator()
        menu.addAction("Alle dagen open").triggered.connect(self.lijst.toon_alles)
        menu.addAction("Alle dagen dicht").triggered.connect(self.lijst.sluit_alles)
        return menu

    def _herstel_voorkeuren(self) -> None:
        """Take up what was kept."""
        namen = voorkeuren.lees_lijst("agenda/soorten")
        self.chips.zet(Soort[n] for n in namen if n in Soort.__members__)
        self.wie.zet(Wie(voorkeuren.lees_tekst("agenda/wie", "eigen")))
        kop = voorkeuren.lees_bytes("agenda/kop")
        if kop is not None:
            self.lijst.horizontalHeader().restoreState(kop)

    # Following

    def _klaar(self, dag: date, agenda: Agenda) -> None:
        """Take over what was computed, unless the day or the facts moved on meanwhile."""
        self._agenda = agenda
        if dag != self.kern.peildatum or self._nog_eens:
            self.laad()
            return
        self.leesbalk.goed()
        self.wie.vul_met(
            ((r.ambtenaar_id, r.ambtenaar, r.school_id, r.school) for r in agenda.regels),
            self.kern.sessie.ambtenaar_id,
        )
        self._kies_wie()

    def _mislukt(self, fout: object) -> None:
        """Tell a known error; the lines that were read before stay."""
        self._geheel = True
        if isinstance(fout, KnownError):
            self.leesbalk.zeg(fout, self.laad)

    def _kies_wie(self) -> None:
        """Choose out of the agenda whose lines these are, and count; then filter."""
        if self._agenda is None:
            return
        wie = self.wie.wie
        ik = self.kern.sessie.ambtenaar_id
        self.lijst.setColumnHidden(AMBTENAAR, wie.soort in ("eigen", "ambtenaar"))
        self._basis = filter_agenda(
            self._agenda,
            ambtenaar_id={"eigen": ik, "ambtenaar": wie.id}.get(wie.soort, ""),
            school_id=wie.id if wie.soort == "school" else "",
        )
        tel = Counter(r.soort for r in self._basis.regels)
        self.chips.tel(len(self._basis.regels), tel)
        for soort, chip in self.chips.chips.items():
            chip.setVisible(bool(tel[soort]) or chip.isChecked())
        self._filter()

    def _filter(self) -> None:
        """Show what the chips and the words let through."""
        basis = self._basis
        if basis is None:
            return
        self._getoond = filter_agenda(basis, self.zoekveld.text(), self.chips.facetten)
        gekozen = self.model.regel(self.lijst.currentIndex())
        self.model.zet(self._getoond)
        if self.zoekveld.text():
            self.model.open_alles()
        self.lijst.setCurrentIndex(self.model.plek_van(gekozen.sleutel if gekozen else ""))
        leeg = not self._getoond.dagen
        self.stapel.setCurrentWidget(self.leeg if leeg else self.lijst)
        if leeg:
            self._zeg_waarom_leeg(bool(basis.dagen))
        over = sum(r.over_termijn for r in self._getoond.regels)
        self.voet.setText(
            f"{len(self._getoond.regels)} in de komende 8 weken"
            + (f", waarvan {over} over termijn" if over else "")
        )

    def _zeg_waarom_leeg(self, anders: bool) -> None:
        """Tell why nothing is shown."""
        self.leeg.knop.setVisible(anders)
        if anders:
            self.leeg.zet("Niets dat hierop past", "Er staat wel iets buiten dit filter.", "filter")
        else:
            self.leeg.zet(
                "Niets in de komende 8 weken",
                "Kantelpunten van open dossiers, taken en afspraken komen hier vanzelf.",
                "agenda",
            )

    def _filtertekst(self) -> str:
        """Say in words what was chosen."""
        delen = [c.text().lower() for c in self.chips.chips.values() if c.isChecked()]
        if self.zoekveld.text().strip():
            delen.append(f"gefilterd op “{self.zoekveld.text().strip()}”")
        return ", ".join(delen)

    def _wis(self) -> None:
        """Show everything of the present choice."""
        self.chips.zet(())
        self.zoekveld.clear()
        self._filter()

    def _leg_vast(self, regel: object) -> None:
        """Record what the team did about a line."""
        if isinstance(regel, AgendaRegel) and not self.kern.alleen_lezen:
            from app.ui.agenda.teamvenster import Teamvenster

            uitleg = f"{regel.waarvan}: {regel.wat}. {regel.uitleg}"
            Teamvenster(self.kern, regel.legt_vast, uitleg, self).open()

    def _rijmenu(self, plek: QPoint) -> None:
        """Offer what can be done with a line."""
        regel = self.model.regel(self.lijst.indexAt(plek))
        if regel is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if regel.dossier_id:
            menu.addAction("Dossier openen\tEnter").triggered.connect(
                lambda: self.dossier_gevraagd.emit(regel.dossier_id)
            )
        elif regel.legt_vast:
            vast = menu.addAction("Vastleggen…\tEnter")
            vast.setEnabled(not self.kern.alleen_lezen)
            vast.triggered.connect(lambda: self._leg_vast(regel))
        menu.addAction("Regel kopiëren\tCtrl+C").triggered.connect(self.kopieer)
        menu.popup(self.lijst.viewport().mapToGlobal(plek))
