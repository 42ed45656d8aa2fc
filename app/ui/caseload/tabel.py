"""UI: the table itself: one selection, Enter opens, arrows walk, Ctrl+C copies rows."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.caseload.delegate import CaseloadDelegate
from app.ui.caseload.model import CaseloadModel
from app.ui.caseload.rijen import KOPPEN, Kolom
from app.ui.onderdelen import badge_breedte
from app.ui.rijtabel import maak_rijtabel
from app.ui.thema import thema

_IN_TWEEDE = (Kolom.LEEFTIJD, Kolom.SCHOOL, Kolom.SOORT, Kolom.NAAR, Kolom.DAGEN)
"""Columns that give way on a narrow window; the second line and the dossier have them."""

_LANGE_URGENTIE = "35 schooldagen over"
_LANGE_DAG = "wo 28 aug ?"
"""So long an urgency and a day are whole in their columns in every typeface."""


class CaseloadTabel(QTableView):
    """The caseload as a table; `geopend(dossier_id)` and `gekozen(dossier_id or "")`."""

    geopend = Signal(str)
    gekozen = Signal(str)
    menu_gevraagd = Signal(str, QPoint)

    def __init__(self, model: CaseloadModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._huidig = ""
        self._stil = False
        self._smal = False
        self._voor_smal: tuple[bool, list[Kolom], int] = (False, [], 0)
        self.deler = CaseloadDelegate(self, model)
        self.setModel(model)
        self.setItemDelegate(self.deler)
        maak_rijtabel(self, "Caseload")
        self.setAccessibleDescription("Enter opent het dossier, Ctrl+C kopieert de gekozen rijen.")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        kop = self.horizontalHeader()
        kop.setSortIndicatorShown(True)
        kop.setHighlightSections(False)
        kop.setSectionsMovable(True)
        kop.setStretchLastSection(False)
        # The school gives way first: its tooltip has the whole name.
        kop.setSectionResizeMode(Kolom.SCHOOL, QHeaderView.ResizeMode.Stretch)
        kop.setSortIndicator(Kolom.URGENTIE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open_index)
        model.modelAboutToBeReset.connect(self._onthoud)
        model.modelReset.connect(self._herstel)
        thema().veranderd.connect(self.pas_maten_aan)
        self.standaardbreedtes()
        self.pas_maten_aan()

    @property
    def huidig(self) -> str:
        """The dossier under the cursor, "" without."""
        return self._huidig

    def standaardbreedtes(self) -> None:
        """Give the columns the widths in which the window is drawn.

        A broad typeface gets more where a word may not be cut: the headings, and the urgency.
        """
        em, vet = thema().em, QFont(self.font())
        vet.setWeight(QFont.Weight.DemiBold)
        kopmaten = QFontMetrics(vet)
        for kolom, kop in KOPPEN.items():
            nodig = kopmaten.horizontalAdvance(kop[0]) + em(0.9)
            if kolom is Kolom.URGENTIE:
                nodig = badge_breedte(self.fontMetrics(), _LANGE_URGENTIE, "over") + em(0.5)
            elif kolom is Kolom.KANTELT:
                nodig = self.fontMetrics().horizontalAdvance(_LANGE_DAG) + em(0.8)
            self.setColumnWidth(kolom, max(em(kop[2]), nodig))

    def herstel_kop(self, stand: QByteArray) -> None:
        """Take up the columns of the last time."""
        kop = self.horizontalHeader()
        kop.restoreState(stand)
        kop.setStretchLastSection(False)
        kop.setSectionResizeMode(Kolom.SCHOOL, QHeaderView.ResizeMode.Stretch)

    def pas_maten_aan(self) -> None:
        """Follow the size of text."""
        self.verticalHeader().setMinimumSectionSize(self.deler.rijhoogte())
        self.verticalHeader().setDefaultSectionSize(self.deler.rijhoogte())
        self.horizontalHeader().setMinimumSectionSize(thema().em(1.8))

    def zet_twee_regels(self, aan: bool) -> None:
        """Show rows of one or two lines."""
        self.deler.twee_regels = aan
        self.pas_maten_aan()
        self.viewport().update()

    def zet_smal(self, smal: bool) -> None:
        """On a narrow window: two lines per row, so that urgency stays in sight."""
        if smal == self._smal:
            return
        self._smal = self.deler.smal = smal
        if smal:
            self._voor_smal = (
                self.deler.twee_regels,
                [k for k in _IN_TWEEDE if not self.isColumnHidden(k)],
                self.columnWidth(Kolom.LEERLING),
            )
            for kolom in self._voor_smal[1]:
                self.setColumnHidden(kolom, True)
            self.zet_twee_regels(True)
        else:
            twee, kolommen, breed = self._voor_smal
            for kolom in kolommen:
                self.setColumnHidden(kolom, False)
            self.zet_twee_regels(twee)
        rekt = Kolom.LEERLING if smal else Kolom.SCHOOL
        for kolom in (Kolom.LEERLING, Kolom.SCHOOL):
            wijze = (
                QHeaderView.ResizeMode.Stretch
                if kolom is rekt
                else QHeaderView.ResizeMode.Interactive
            )
            self.horizontalHeader().setSectionResizeMode(kolom, wijze)
        if not smal:  # it was stretched: its own width comes back
            self.setColumnWidth(Kolom.LEERLING, breed)

    def kies(self, dossier_id: str) -> bool:
        """Put the cursor on a dossier; False when it is not shown."""
        plek = self._model.plek(dossier_id)
        if plek < 0:
            return False
        self.setCurrentIndex(self._model.index(plek, self._kolom()))
        return True

    def als_tekst(self) -> str:
        """Give the chosen rows as text with tabs, as shown, with their headings."""
        kolommen = self.zichtbare_kolommen()
        rijen = [self._model.rijen()[i.row()] for i in self.selectionModel().selectedRows()]
        regels = ["\t".join(KOPPEN[k][0] for k in kolommen)]
        regels += ["\t".join(rij.teksten[k] for k in kolommen) for rij in rijen]
        return "\n".join(regels)

    def gekozen_dossiers(self) -> list[str]:
        """Give the dossiers of the chosen rows, from top to bottom."""
        plekken = sorted(i.row() for i in self.selectionModel().selectedRows())
        return [self._model.rijen()[p].rij.dossier_id for p in plekken]

    def zichtbare_kolommen(self) -> list[Kolom]:
        """Give the columns as shown, from left to right."""
        kop = self.horizontalHeader()
        op_volgorde = [Kolom(kop.logicalIndex(i)) for i in range(kop.count())]
        return [k for k in op_volgorde if not self.isColumnHidden(k)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; everything else as Qt does it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._huidig:
            self.geopend.emit(self._huidig)
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell which dossier is under the cursor."""
        super().currentChanged(current, previous)
        self.deler.cursor = (current.row(), current.column())
        if self._stil:
            return
        rijen = self._model.rijen()
        nieuw = rijen[current.row()].rij.dossier_id if 0 <= current.row() < len(rijen) else ""
        if nieuw != self._huidig:
            self._huidig = nieuw
            self.gekozen.emit(nieuw)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the delegate which rows are chosen, so that no cell has to ask."""
        self.deler.gekozen = frozenset(i.row() for i in self.selectionModel().selectedRows())
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def _kolom(self) -> int:
        """Give a column that is shown, for the cursor."""
        huidige = self.currentIndex().column()
        return huidige if huidige >= 0 and not self.isColumnHidden(huidige) else 0

    def _onthoud(self) -> None:
        """Keep the dossier under the cursor while the rows are replaced."""
        self._stil = True
        self.deler.gekozen = frozenset()
        self.deler.cursor = (-1, -1)

    def _herstel(self) -> None:
        """Put the cursor back, or on the first row when its dossier is gone."""
        plek = self._model.plek(self._huidig) if self._huidig else -1
        if plek < 0 and self._model.rowCount():
            plek = 0
        if plek >= 0:
            self.setCurrentIndex(self._model.index(plek, self._kolom()))
        self._stil = False
        nieuw = self._model.rijen()[plek].rij.dossier_id if plek >= 0 else ""
        self._huidig = nieuw
        # Also for the same dossier: what the panel shows of it may have changed.
        self.gekozen.emit(nieuw)

    def _open_index(self, index: QModelIndex) -> None:
        """Open the dossier of a row."""
        self.geopend.emit(self._model.rijen()[index.row()].rij.dossier_id)

    def _menu(self, plek: QPoint) -> None:
        """Ask for a menu on the dossier under the cursor."""
        if self._huidig:
            self.menu_gevraagd.emit(self._huidig, self.viewport().mapToGlobal(plek))
