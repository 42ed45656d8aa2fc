"""UI: the preview of an import: counts per kind, rows with their state, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.services.uitwisseling import (
    DUO_VORM,
    Rij,
    Rijstand,
    Voorbeeld,
    aantal_rijen,
    samen,
    soortnaam,
    verberg,
)
from app.ui.importeren.model import (
    STANDEN,
    Kolom,
    RijenModel,
    StandDelegate,
    TellingModel,
)
from app.ui.importeren.tekst import als_kop, als_lijst, als_tabel, als_verschil
from app.ui.onderdelen import Balk, Chip, KopLabel, badge_breedte
from app.ui.stroom import Stroom
from app.ui.thema import Kleur, thema

_LET_OP = "let op"


class Voorbeeldpaneel(QWidget):
    """Shows a preview. `gemeenten_gevraagd(list)` asks to read a school list again.

    `verschil(rij)` gives for a changed row (label, was, wordt) per field.
    """

    gemeenten_gevraagd = Signal(list)

    def __init__(
        self,
        verschil: Callable[[Rij], list[tuple[str, str, str]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._verschil = verschil
        self._voorbeeld: Voorbeeld | None = None
        em = thema().em
        self._kop = KopLabel("", titel=True)
        self._onder = QLabel()
        self._onder.setProperty("rol", "zacht")
        self._onder.setWordWrap(True)
        self._fouten = Balk(sluitbaar=False)
        self._opmerkingen = Balk(sluitbaar=False)
        self._tellingen = self._maak_tellingen()
        self._chips = self._maak_chips()
        self._rijen = self._maak_rijen()
        self._details = self._maak_details()

        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(em(0.35))
        lijst.addWidget(self._kop)
        lijst.addWidget(self._onder)
        lijst.addWidget(self._maak_gemeentebalk())
        lijst.addWidget(self._fouten)
        lijst.addWidget(self._opmerkingen)
        rijenvak = QWidget()
        onder = QVBoxLayout(rijenvak)
        onder.setContentsMargins(0, 0, 0, 0)
        onder.setSpacing(em(0.3))
        onder.addWidget(self._chipvak)
        onder.addWidget(self._rijen, 1)
        links = QSplitter(Qt.Orientation.Vertical)
        links.addWidget(self._tellingen)
        links.addWidget(self._detailvak)
        links.setStretchFactor(0, 2)
        links.setStretchFactor(1, 3)
        links.setChildrenCollapsible(False)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(links)
        self._splitter.addWidget(rijenvak)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._rijen.setMinimumHeight(em(7))
        self._tellingen.setMinimumHeight(em(5))
        self._details.setMinimumHeight(em(6))
        links.setHandleWidth(em(0.35))
        self._splitter.setHandleWidth(em(0.45))
        lijst.addWidget(self._splitter, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts under each other where the window is narrow for the size of text."""
        super().resizeEvent(event)
        smal = self.width() < thema().em(44)
        self._splitter.setOrientation(
            Qt.Orientation.Vertical if smal else Qt.Orientation.Horizontal
        )
        self._verdeel()

    def zet(self, voorbeeld: Voorbeeld) -> None:
        """Show a preview, rejected rows first in view when there are any."""
        self._voorbeeld = voorbeeld
        totaal = voorbeeld.totaal()
        vorm = "Map met CSV-bestanden" if voorbeeld.vorm == "map" else voorbeeld.vorm
        self._kop.setText(f"Voorbeeld van {voorbeeld.pad.name}")
        self._onder.setText(f"{vorm}. Er is nog niets overgenomen.")
        self._toon_fouten(voorbeeld)
        self._gemeentebalk.setVisible(voorbeeld.vorm == DUO_VORM)
        self._model.zet(voorbeeld)
        self._telmodel.zet(voorbeeld)
        aantallen = {
            **{s.value: getattr(totaal, s.value) for s in Rijstand},
            _LET_OP: totaal.waarschuwingen,
        }
        for naam, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)
            chip.zet_aantal(aantallen[naam])
            chip.setEnabled(aantallen[naam] > 0)
        self._tellingen.selectRow(0)
        self._pas_breedte()
        self._filter()

    def _maak_tellingen(self) -> QTableView:
        tabel = QTableView()
        self._telmodel = TellingModel(tabel)
        tabel.setModel(self._telmodel)
        tabel.setAccessibleName("Aantallen per soort")
        _stel_in(tabel)
        tabel.selectionModel().currentRowChanged.connect(lambda *_: self._filter())
        return tabel

    def _maak_rijen(self) -> QTableView:
        tabel = QTableView()
        self._model = RijenModel(tabel)
        tabel.setModel(self._model)
        tabel.setAccessibleName("Rijen")
        _stel_in(tabel)
        tabel.setItemDelegateForColumn(Kolom.STAND, StandDelegate(tabel))
        kop = tabel.horizontalHeader()
        kop.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        kop.setStretchLastSection(True)
        tabel.selectionModel().currentRowChanged.connect(lambda *_: self._toon_details())
        return tabel

    def _maak_chips(self) -> dict[str, Chip]:
        self._chipvak = QWidget()
        rij = Stroom(self._chipvak, thema().em(0.3))
        chips = {}
        for stand, (kleur, icoon) in STANDEN.items():
            chips[stand.value] = Chip(stand.value, icoon, kleur or Kleur.TEKST)
        chips[_LET_OP] = Chip(_LET_OP, "waarschuwing", Kleur.LET_OP)
        for chip in chips.values():
            chip.toggled.connect(lambda *_: self._filter())
            rij.addWidget(chip)
        return chips

    def _maak_details(self) -> QTextBrowser:
        self._detailvak = QWidget()
        lijst = QVBoxLayout(self._detailvak)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(thema().em(0.2))
        details = QTextBrowser()
        details.setAccessibleName("Deze rij")
        details.setOpenLinks(False)
        self._toon_nummers = QCheckBox("&BSN en nummers tonen")
        self._toon_nummers.toggled.connect(lambda *_: self._toon_details())
        lijst.addWidget(details, 1)
        lijst.addWidget(self._toon_nummers)
        return details

    def _maak_gemeentebalk(self) -> QWidget:
        self._gemeentebalk = QWidget()
        rij = QHBoxLayout(self._gemeentebalk)
        rij.setContentsMargins(0, 0, 0, 0)
        self._gemeenten = QLineEdit()
        self._gemeenten.setPlaceholderText("alle gemeenten; of bijvoorbeeld: Apeldoorn, Epe")
        self._gemeenten.setAccessibleName("Alleen scholen in deze gemeenten")
        label = QLabel("Alleen &gemeenten:")
        label.setBuddy(self._gemeenten)
        knop = QPushButton("&Toepassen")
        knop.clicked.connect(self._vraag_gemeenten)
        self._gemeenten.returnPressed.connect(self._vraag_gemeenten)
        rij.addWidget(label)
        rij.addWidget(self._gemeenten, 1)
        rij.addWidget(knop)
        self._gemeentebalk.hide()
        return self._gemeentebalk

    def _vraag_gemeenten(self) -> None:
        namen = [g.strip() for g in self._gemeenten.text().split(",") if g.strip()]
        self.gemeenten_gevraagd.emit(namen)

    def _toon_fouten(self, voorbeeld: Voorbeeld) -> None:
        """Show files that could not be read, and what holds for a file as a whole."""
        fouten = []
        for bron in voorbeeld.bestandsfouten:
            regel = getattr(bron.fout, "regel", 0)
            plaats = f", regel {regel}" if regel else ""
            fouten.append(f"{bron.naam}{plaats}: {bron.fout}")
        if fouten:
            kop = "Niet gelezen: " if len(fouten) == 1 else "Niet gelezen:\n"
            self._fouten.toon(kop + "\n".join(fouten[:6]), Kleur.GEVAAR, "fout")
        else:
            self._fouten.hide()
        if voorbeeld.opmerkingen:
            tekst = "\n".join(voorbeeld.opmerkingen[:5])
            self._opmerkingen.toon(tekst, Kleur.LET_OP, "waarschuwing")
        else:
            self._opmerkingen.hide()

    def _filter(self) -> None:
        """Show the rows of the chosen kind and states."""
        soort = self._telmodel.soort(self._tellingen.currentIndex().row())
        aan = {naam for naam, chip in self._chips.items() if chip.isChecked()}

        def laat_door(rij: Rij) -> bool:
            if soort and rij.soort != soort:
                return False
            if not aan:
                return True
            return rij.stand.value in aan or (_LET_OP in aan and bool(rij.waarschuwingen))

        self._model.filter(laat_door)
        if self._model.rowCount():
            self._rijen.selectionModel().setCurrentIndex(
                self._model.index(0, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._toon_details()

    def _toon_details(self) -> None:
        """Tell of the current row everything: why, what, and its cells."""
        rij = self._model.rij(self._rijen.currentIndex().row())
        if rij is None or self._voorbeeld is None:
            self._details.setHtml("")
            return
        bron = self._voorbeeld.bronnen[rij.bron]
        kleur = thema().hex(STANDEN[rij.stand][0] or Kleur.TEKST)
        delen = [als_kop(f"{bron.naam}, regel {rij.regel}", soortnaam(rij.soort), rij, kleur)]
        if rij.redenen:
            delen.append(als_lijst("Waarom niet", rij.redenen, thema().hex(Kleur.GEVAAR)))
        if rij.waarschuwingen:
            delen.append(als_lijst("Let op", rij.waarschuwingen, thema().hex(Kleur.LET_OP)))
        toon = (lambda t: t) if self._toon_nummers.isChecked() else verberg
        cellen = [
            (kop or f"kolom {i + 1}", toon(rij.cellen[i] if i < len(rij.cellen) else ""))
            for i, kop in enumerate(bron.koppen)
        ]
        if rij.stand is Rijstand.GEWIJZIGD:
            anders = [(n, toon(oud), toon(nieuw)) for n, oud, nieuw in self._verschil(rij)]
            delen.append(als_verschil(anders))
        fout = {r.kolom for r in rij.redenen}
        delen.append(als_tabel(cellen, fout, thema().hex(Kleur.GEVAAR)))
        self._details.setHtml("".join(delen))
        self._details.setAccessibleDescription(
            f"{rij.stand.value}. {samen(rij.redenen) or samen(rij.waarschuwingen)}"
        )

    def _pas_breedte(self) -> None:
        """Hide what is nowhere counted and give columns a width that fits the text size."""
        for kolom in range(1, self._telmodel.columnCount()):
            self._tellingen.setColumnHidden(kolom, not self._telmodel.geteld(kolom))
        self._tellingen.resizeColumnsToContents()
        em = thema().em
        for rij_kolom, deel in zip(Kolom, (6.9, 6.6, 3.4, 11), strict=False):
            self._rijen.setColumnWidth(rij_kolom, em(deel))
        langste = max(badge_breedte(self._rijen.fontMetrics(), s.value, "x") for s in Rijstand)
        self._rijen.setColumnWidth(Kolom.STAND, max(em(5.8), langste + em(0.4)))
        self._verdeel()

    def _verdeel(self) -> None:
        """Divide the room between counts and details, and the rows."""
        if self._splitter.orientation() is Qt.Orientation.Vertical:
            return
        em = thema().em
        nodig = sum(
            self._tellingen.columnWidth(k)
            for k in range(self._telmodel.columnCount())
            if not self._tellingen.isColumnHidden(k)
        )
        links = max(em(15), min(nodig + em(1), round(self.width() * 0.42)))
        self._splitter.setSizes([links, self.width() - links])


def _stel_in(tabel: QTableView) -> None:
    """Make a table of lines: no grid, one row selected, its height that of the text."""
    tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    tabel.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tabel.setShowGrid(False)
    tabel.setProperty("gewoon", True)
    tabel.setWordWrap(False)
    tabel.setTabKeyNavigation(False)
    tabel.verticalHeader().hide()
    tabel.verticalHeader().setDefaultSectionSize(thema().em(1.5))
    tabel.horizontalHeader().setHighlightSections(False)
    tabel.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )


def aantal_goed(voorbeeld: Voorbeeld) -> str:
    """Say on the button what will land."""
    return f"&Neem {aantal_rijen(voorbeeld.goede_regels, 'goede')} over"
