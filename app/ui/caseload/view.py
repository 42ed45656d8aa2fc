"""UI: the caseload screen: heading, chips, table and the side panel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services.caseload import Facet
from app.ui import voorkeuren
from app.ui.caseload.keuze import FACETTEN, Chipsrij, Wie, WieKeuze
from app.ui.caseload.lader import CaseloadLader
from app.ui.caseload.model import CaseloadModel, Filter
from app.ui.caseload.paneel import CaseloadPaneel
from app.ui.caseload.rijen import KOPPEN, Kolom
from app.ui.caseload.tabel import CaseloadTabel
from app.ui.iconen import icoon
from app.ui.kern import Kern
from app.ui.leesbalk import Leesbalk
from app.ui.onderdelen import KopLabel, LegeStaat
from app.ui.overdracht.aangeboden import Aanbodbalk
from app.ui.overdracht.bulkmenu import vul_bulkmenu
from app.ui.thema import thema
from app.ui.zijpaneel import zij_aan_zij

SMAL_EM = 44
"""Below this width in line heights the side panel gives way to the table."""


class CaseloadView(QWidget):
    """Who needs something, in the order in which it tips; the first screen of the day."""

    aantal_veranderd = Signal(int)
    dossier_gevraagd = Signal(str)
    sinds_gevraagd = Signal()

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern = kern
        self.setAccessibleName("Caseload")
        self.model = CaseloadModel(self)
        self.lader = CaseloadLader(kern, self.model, self)
        self._bouw()
        self._herstel_voorkeuren()
        self.lader.mislukt.connect(lambda fout: self.leesbalk.zeg(fout, self.laad))
        self.lader.eigen_klaar.connect(self._na_laden)
        self.lader.alles_klaar.connect(self._na_laden)
        kern.gewijzigd.connect(self.lader.verwerk)
        kern.gewijzigd.connect(lambda _w: self._tel())
        kern.peildatum_veranderd.connect(lambda _d: self.lader.laad())
        kern.vergrendeld.connect(self._vergrendeld)
        kern.ontgrendeld.connect(self._ontgrendeld)

    def laad(self) -> None:
        """Load the rows; returns when the own ones are there."""
        self.lader.laad()

    def eerste_focus(self) -> QWidget:
        """Begin in the list, so that arrows and Enter work at once."""
        return self.tabel if self.stapel.currentWidget() is self.tabel else self.zoekveld

    def _vergrendeld(self) -> None:
        """Let go of rows that may tell of opsporing; others stay behind the lock as they are."""
        if self.kern.toont_opsporing:
            self.lader.stop()
            self.paneel.toon(None)
            self.model.zet_alle([])

    def _ontgrendeld(self) -> None:
        """Read again what was let go of."""
        if self.kern.toont_opsporing:
            self.lader.laad()

    # Building

    def _bouw(self) -> None:
        """Lay out the screen."""
        em = thema().em
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(em(0.7), em(0.5), em(0.7), em(0.5))
        lijst.setSpacing(em(0.4))
        lijst.addLayout(self._bouw_kop())
        self.aanbod = Aanbodbalk(self.kern)
        lijst.addWidget(self.aanbod)
        self.chips = Chipsrij(FACETTEN)
        self.chips.veranderd.connect(self._filter)
        lijst.addWidget(self.chips)
        self.tabel = CaseloadTabel(self.model)
        self.tabel.gekozen.connect(self._kies)
        self.tabel.geopend.connect(self.dossier_gevraagd)
        self.tabel.menu_gevraagd.connect(self._rijmenu)
        self.tabel.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tabel.horizontalHeader().customContextMenuRequested.connect(self._kolommenu)
        self.leeg = LegeStaat("", knop="Alles tonen", doe=self._wis_filter)
        self.stapel = QStackedWidget()
        self.stapel.addWidget(self.tabel)
        self.stapel.addWidget(self.leeg)
        self.paneel = CaseloadPaneel(self.kern)
        self.paneel.open_gevraagd.connect(self.dossier_gevraagd)
        self.splitter = zij_aan_zij(self.stapel, self.paneel, (53, 14))
        self.leesbalk = Leesbalk(self.splitter)
        lijst.addWidget(self.leesbalk)
        lijst.addWidget(self.splitter, 1)
        lijst.addStretch(0)
        kopieer = QShortcut(QKeySequence.StandardKey.Copy, self.tabel, self.kopieer)
        kopieer.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.setTabOrder(self.wie, self.zoekveld)
        self.setTabOrder(self.zoekveld, self.chips.alles)

    def _bouw_kop(self) -> QHBoxLayout:
        """Make the line with whose caseload, the count, the filter and the buttons."""
        em = thema().em
        rij = QHBoxLayout()
        rij.setSpacing(em(0.5))
        self.kop = KopLabel("Caseload", titel=True)
        self.wie = WieKeuze()
        self.wie.veranderd.connect(self._wie_veranderd)
        self.kop.setBuddy(self.wie)
        self.onder = QLabel()
        self.onder.setProperty("rol", "zacht")
        self.onder.setMinimumWidth(1)  # what it says never widens a narrow page
        self.sinds = QPushButton()
        self.sinds.setProperty("koppeling", True)
        self.sinds.setMinimumWidth(1)
        self.sinds.setToolTip("Wat er in uw dossiers is veranderd sinds u hier het laatst was")
        self.sinds.clicked.connect(self.sinds_gevraagd)
        self.sinds.hide()
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Filter op naam, school, soort")
        self.zoekveld.setAccessibleName("Filter de caseload")
        self.zoekveld.setToolTip("Filter de lijst (Ctrl+F)")
        self.zoekveld.setClearButtonEnabled(True)
        self.zoekveld.setMaximumWidth(em(14))
        self.zoekveld.setMinimumWidth(em(5))
        self.zoekveld.textChanged.connect(self._filter)
        self.meer = QPushButton("Lijst ▾")
        self.meer.setAccessibleName("Lijst, menu: afdrukken, opslaan, kolommen")
        self.meer.clicked.connect(
            lambda: self.lijstmenu().popup(self.meer.mapToGlobal(self.meer.rect().bottomLeft()))
        )
        rij.addWidget(self.kop)
        rij.addWidget(self.wie)
        rij.addWidget(self.onder)
        rij.addWidget(self.sinds)
        rij.addStretch(1)
        rij.addWidget(self.zoekveld, 2)
        rij.addWidget(self.meer)
        return rij

    def lijstmenu(self) -> QMenu:
        """Make the menu of what can be done with the list as shown."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(icoon("afdrukken"), "Afdrukken…").triggered.connect(self.druk_af)
        menu.addAction(icoon("tabel"), "Opslaan als Excel…").triggered.connect(self.naar_excel)
        menu.addAction(icoon("kopieer"), "Gekozen rijen kopiëren\tCtrl+C").triggered.connect(
            self.kopieer
        )
        vul_bulkmenu(menu, self.kern, self.tabel.gekozen_dossiers(), self.window())
        menu.addSeparator()
        twee = menu.addAction("Rijen van twee regels")
        twee.setCheckable(True)
        twee.setChecked(self.tabel.deler.twee_regels)
        twee.toggled.connect(self._zet_twee_regels)
        zij = menu.addAction("Zijpaneel")
        zij.setCheckable(True)
        zij.setChecked(not self.paneel.isHidden())
        zij.toggled.connect(self._zet_zijpaneel)
        kolommen = menu.addMenu("Kolommen")
        self._vul_kolommenu(kolommen)
        return menu

    # Doing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down from the filter goes to the table, Escape empties the filter."""
        if self.zoekveld.hasFocus():
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.tabel.setFocus()
                return
            if event.key() == Qt.Key.Key_Escape and self.zoekveld.text():
                self.zoekveld.clear()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the panel makes room; Enter opens the dossier as ever."""
        super().resizeEvent(event)
        smal = self.width() < thema().em(SMAL_EM)
        self.paneel.setVisible(not smal and self._zijpaneel_aan)
        self.tabel.zet_smal(smal)
        self.onder.setVisible(self.width() >= thema().em(48))

    def kopieer(self) -> None:
        """Copy the chosen rows as text."""
        QGuiApplication.clipboard().setText(self.tabel.als_tekst())

    def druk_af(self) -> None:
        """Print the list as shown."""
        from app.ui.caseload.uitvoer import druk_af

        druk_af(self.kern, self.model, self.tabel.zichtbare_kolommen(), self.titel(), self)

    def naar_excel(self) -> None:
        """Save the list as shown as a workbook."""
        from app.ui.caseload.uitvoer import naar_excel

        naar_excel(self.kern, self.model, self.tabel.zichtbare_kolommen(), self.titel(), self)

    def titel(self) -> str:
        """Name what is shown: whose dossiers, and which chips."""
        wie = self.wie.currentText()
        chips = [c.text().lower() for c in self.chips.chips.values() if c.isChecked()]
        return f"Caseload, {wie}{': ' + ', '.join(chips) if chips else ''}"

    def eigen_namen(self) -> dict[str, str]:
        """Give the own open dossiers with their names."""
        ik = self.kern.sessie.ambtenaar_id
        return {r.rij.dossier_id: r.rij.naam for r in self.model.alle() if r.rij.ambtenaar_id == ik}

    def zet_sinds(self, aantal: int) -> None:
        """Offer what changed since the last time."""
        self.sinds.setVisible(aantal > 0)
        woord = "wijziging" if aantal == 1 else "wijzigingen"
        self.sinds.setText(f"sinds uw vorige keer: {aantal} {woord}")

    def bewaar_voorkeuren(self) -> None:
        """Keep widths, order, filters and the splitter."""
        self.tabel.zet_smal(False)
        kolom, orde = self.model.sortering
        wie = self.wie.wie
        voorkeuren.bewaar("caseload/kop", self.tabel.horizontalHeader().saveState())
        voorkeuren.bewaar("caseload/kolommen", len(Kolom))
        voorkeuren.bewaar("caseload/splitter", self.splitter.saveState())
        voorkeuren.bewaar("caseload/sortering", [kolom.name, orde.name])
        voorkeuren.bewaar("caseload/facetten", [f.value for f in self.chips.facetten])
        voorkeuren.bewaar("caseload/wie", wie.soort if wie.soort in ("eigen", "team") else "eigen")
        voorkeuren.bewaar("caseload/twee_regels", self.tabel.deler.twee_regels)
        voorkeuren.bewaar("caseload/zijpaneel", self._zijpaneel_aan)

    def _herstel_voorkeuren(self) -> None:
        """Take up what was kept; a header of another version is left."""
        self._zijpaneel_aan = voorkeuren.lees_janee("caseload/zijpaneel", anders=True)
        self.tabel.zet_twee_regels(voorkeuren.lees_janee("caseload/twee_regels", anders=False))
        kop = voorkeuren.lees_bytes("caseload/kop")
        if kop is not None and voorkeuren.lees_getal("caseload/kolommen", 0) == len(Kolom):
            self.tabel.herstel_kop(kop)
        else:
            self.tabel.setColumnHidden(Kolom.AMBTENAAR, True)
        sortering = voorkeuren.lees_lijst("caseload/sortering")
        if len(sortering) == 2 and sortering[0] in Kolom.__members__:
            orde = Qt.SortOrder.__members__.get(sortering[1], Qt.SortOrder.AscendingOrder)
            self.tabel.sortByColumn(Kolom[sortering[0]], orde)
        splitter = voorkeuren.lees_bytes("caseload/splitter")
        if splitter is not None:
            self.splitter.restoreState(splitter)
        codes = {f.value for f in Facet}
        self.chips.zet(Facet(c) for c in voorkeuren.lees_lijst("caseload/facetten") if c in codes)
        self.wie.zet(Wie(voorkeuren.lees_tekst("caseload/wie", "eigen")))

    # Following

    def _na_laden(self) -> None:
        """Count and filter after loading; without own dossiers the team is shown."""
        self.leesbalk.goed()
        ik = self.kern.sessie.ambtenaar_id
        if self.lader.volledig:
            self.wie.vul(self.model.alle(), ik)
            eigen = any(r.rij.ambtenaar_id == ik for r in self.model.alle())
            if not eigen and self.wie.wie == Wie("eigen"):
                self.wie.zet(Wie("team"))
        self._filter()

    def _wie_veranderd(self) -> None:
        """Show the column of the ambtenaar where it tells something."""
        soort = self.wie.wie.soort
        self.tabel.setColumnHidden(Kolom.AMBTENAAR, soort in ("eigen", "ambtenaar"))
        self._filter()

    def _basis(self) -> Filter:
        """Give the choice of whose dossiers, without chips and text."""
        wie = self.wie.wie
        if wie.soort == "team":
            return Filter()
        if wie.soort == "school":
            return Filter(school_id=wie.id)
        ik = self.kern.sessie.ambtenaar_id
        return Filter(ambtenaar_id=wie.id if wie.soort == "ambtenaar" else ik)

    def _filter(self) -> None:
        """Let through what the choices say."""
        basis = self._basis()
        self.model.zet_filter(
            Filter(
                tekst=self.zoekveld.text(),
                facetten=self.chips.facetten,
                ambtenaar_id=basis.ambtenaar_id,
                school_id=basis.school_id,
            )
        )
        self._tel()

    def _tel(self) -> None:
        """Count for the chips and the heading, and show the empty state where it fits."""
        totaal, per_facet = self.model.tel(self._basis())
        self.chips.tel(totaal, per_facet)
        vraagt = per_facet[Facet.OVER_TERMIJN] + per_facet[Facet.DEZE_WEEK]
        vraagt_tekst = "vraagt" if vraagt == 1 else "vragen"
        self.onder.setText(
            f"{totaal} {'dossier' if totaal == 1 else 'dossiers'}"
            + (f" · {vraagt} {vraagt_tekst} deze week iets van u" if vraagt else "")
        )
        self.aantal_veranderd.emit(totaal)
        leeg = self.model.rowCount() == 0
        self.stapel.setCurrentWidget(self.leeg if leeg else self.tabel)
        if leeg:
            self._zeg_waarom_leeg(totaal)

    def _zeg_waarom_leeg(self, totaal: int) -> None:
        """Tell why nothing is shown, and what to do."""
        self.leeg.knop.setVisible(totaal > 0)
        if totaal:
            self.leeg.zet(
                "Niets dat hierop past", "Er zijn wel dossiers buiten dit filter.", "filter"
            )
        elif not self.lader.volledig:
            self.leeg.zet("De caseload wordt geladen", "", "klok")
        else:
            self.leeg.zet(
                "Nog geen open dossiers",
                "Leg een melding vast (Ctrl+M), lees een lijst met leerlingen in (Ctrl+I), of "
                "maak een nieuwe leerling (Ctrl+Shift+L). Een leerling die er al is, vindt "
                "u met Ctrl+K.",
                "dossier",
            )

    def _kies(self, dossier_id: str) -> None:
        """Show the chosen row in the panel."""
        self.paneel.toon(self.model.rij(dossier_id) if dossier_id else None)

    def _wis_filter(self) -> None:
        """Show everything of the present choice."""
        self.chips.zet(())
        self.zoekveld.clear()
        self._filter()
        self.tabel.setFocus()

    def _zet_twee_regels(self, aan: bool) -> None:
        """Switch between rows of one and two lines."""
        self.tabel.zet_twee_regels(aan)

    def _zet_zijpaneel(self, aan: bool) -> None:
        """Show or hide the side panel."""
        self._zijpaneel_aan = aan
        self.paneel.setVisible(aan)

    def _rijmenu(self, dossier_id: str, plek: QPoint) -> None:
        """Offer what can be done with a row."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        open_ = menu.addAction("Dossier openen\tEnter")
        open_.triggered.connect(lambda: self.dossier_gevraagd.emit(dossier_id))
        menu.addAction("Gekozen rijen kopiëren\tCtrl+C").triggered.connect(self.kopieer)
        vul_bulkmenu(menu, self.kern, self.tabel.gekozen_dossiers(), self.window())
        menu.popup(plek)

    def _kolommenu(self, plek: QPoint) -> None:
        """Offer the columns at the header."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._vul_kolommenu(menu)
        menu.popup(self.tabel.horizontalHeader().mapToGlobal(plek))

    def _vul_kolommenu(self, menu: QMenu) -> None:
        """List the columns with a tick; the name always stays."""
        for kolom, kop in KOPPEN.items():
            if kolom is Kolom.LEERLING:
                continue
            actie = menu.addAction(kop[0])
            actie.setCheckable(True)
            actie.setChecked(not self.tabel.isColumnHidden(kolom))
            actie.toggled.connect(lambda aan, k=kolom: self.tabel.setColumnHidden(k, not aan))
        menu.addSeparator()
        menu.addAction("Standaardbreedtes").triggered.connect(self.tabel.standaardbreedtes)
