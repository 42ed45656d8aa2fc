"""UI: one letter to many: to whom, which letter, see them all with exceptions first, make.

Nothing is written before the button that makes them. What cannot go says why
and stands on top; a double click opens that dossier.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import InvoerFout, KnownError
from app.services import brieven, verzendingen, verzendregels
from app.services.verzendingen import Verzendregel
from app.services.verzendregels import Regel
from app.ui import berichten
from app.ui.achtergrond import Achtergrondtaak, Voortgang, met_sessie, met_venster
from app.ui.brieven.bladen import Bladen
from app.ui.brieven.briefkiezer import Briefkiezer
from app.ui.brieven.invullen import Invulblad
from app.ui.conceptvorm import Conceptbewaarder
from app.ui.enterknop import Knoppendialoog
from app.ui.iconen import icoon
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import Balk, KopLabel
from app.ui.thema import Kleur, thema

SMAL_EM = 44
"""Below this width, in line heights, there is no room for the page beside the list."""
VERZENDEN = "verzenden"
"""The kind of its drafts."""
KOPPEN = ("Leerling", "Aan", "Adres", "Let op")


class VerzendVenster(Knoppendialoog):
    """Make a verzending. `ids`: the dossiers that were chosen elsewhere; none: a rule says who."""

    def __init__(self, kern: Kern, ids: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kern, self._ids = kern, list(ids)
        self.regels: list[Verzendregel] = []
        self._blad: Invulblad | None = None
        self._concept: Conceptbewaarder | None = None
        self._keuzes: dict[str, str] = {}
        self._wie = ""
        self.setWindowTitle("Brief aan velen")
        em = thema().em
        buiten = QVBoxLayout(self)
        buiten.setSpacing(em(0.4))
        self.balk = Balk(sluitbaar=False)
        buiten.addWidget(self.balk)
        deler = QSplitter(Qt.Orientation.Horizontal)
        deler.setChildrenCollapsible(False)
        deler.addWidget(self._bouw_links())
        deler.addWidget(self._bouw_lijst())
        self.bladen = Bladen()
        self.bladen.setMinimumWidth(em(9))
        deler.addWidget(self.bladen)
        deler.setStretchFactor(1, 1)
        deler.setSizes([em(15), em(28), em(15)])
        buiten.addWidget(deler, 1)
        rij = QHBoxLayout()
        self.toon_knop = QPushButton("Bekijk wie wat krijgt")
        self.toon_knop.clicked.connect(self.bekijk)
        self.maak_knop = QPushButton("Maken en vastleggen")
        self.maak_knop.setProperty("primair", True)
        self.maak_knop.clicked.connect(self.maak)
        sluit = QPushButton("Sluiten")
        sluit.clicked.connect(self.reject)
        for knop in (self.toon_knop, self.maak_knop, sluit):
            knop.setAutoDefault(False)
        rij.addWidget(self.toon_knop)
        rij.addWidget(self.maak_knop)
        rij.addStretch(1)
        rij.addWidget(sluit)
        buiten.addLayout(rij)
        pas_maat(self, 62, 38)
        kern.vergrendeld.connect(self._bij_slot)
        self.finished.connect(self._klaar)
        self.ander_sjabloon()
        self._kies_groep()

    def _bouw_links(self) -> QWidget:
        """Lay out who, which letter and its fields."""
        em = thema().em
        vak = QWidget()
        lijst = QVBoxLayout(vak)
        lijst.setContentsMargins(0, 0, em(0.4), 0)
        lijst.setSpacing(em(0.3))
        lijst.addWidget(KopLabel("Aan wie"))
        self.groep = QComboBox()
        self.groep.setAccessibleName("Soort groep")
        self._alle_regels = verzendregels.regels(self.kern.sessie)
        if self._ids:
            self.groep.addItem(f"Gekozen dossiers ({len(self._ids)})", "")
        for naam in dict.fromkeys(r.groep for r in self._alle_regels):
            self.groep.addItem(naam, naam)
        self.groep.activated.connect(lambda _i: self._kies_groep())
        self.regel = QComboBox()
        self.regel.setAccessibleName("Welke")
        self.regel.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.regel.setMinimumContentsLength(16)
        self.regel.activated.connect(lambda _i: self._verouderd())
        lijst.addWidget(self.groep)
        lijst.addWidget(self.regel)
        lijst.addWidget(KopLabel("Brief"))
        self.sjabloon = Briefkiezer(brieven.sjablonen(self.kern.sessie), brieven.GROEPEN)
        self.sjabloon.kies(brieven.SJABLONEN[0])
        self.sjabloon.gekozen.connect(lambda _c: self.ander_sjabloon())
        lijst.addWidget(self.sjabloon)
        self._plek = QVBoxLayout()
        lijst.addLayout(self._plek)
        vorm = QFormLayout()
        vorm.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.bezorgwijze = QComboBox()
        for hoe in brieven.Bezorgwijze:
            self.bezorgwijze.addItem(hoe.label, hoe)
        label = QLabel("Hoe de brieven weggaan")
        label.setBuddy(self.bezorgwijze)
        vorm.addRow(label, self.bezorgwijze)
        lijst.addLayout(vorm)
        lijst.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(vak)
        rol.setMinimumWidth(em(13))
        return rol

    def _bouw_lijst(self) -> QWidget:
        """Lay out the letters with what to look at."""
        vak = QWidget()
        lijst = QVBoxLayout(vak)
        lijst.setContentsMargins(0, 0, 0, 0)
        self.telling = QLabel()
        self.telling.setWordWrap(True)
        lijst.addWidget(self.telling)
        self.tabel = _Lijst(0, len(KOPPEN))
        self.tabel.setAccessibleName("Wie wat krijgt; de spatiebalk laat weg of neemt mee")
        self.tabel.setHorizontalHeaderLabels(KOPPEN)
        self.tabel.verticalHeader().hide()
        self.tabel.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.tabel.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.tabel.setShowGrid(False)
        self.tabel.setTabKeyNavigation(False)
        self.tabel.horizontalHeader().setStretchLastSection(True)
        self.tabel.currentCellChanged.connect(lambda rij, *_: self._toon_brief(rij))
        self.tabel.itemChanged.connect(lambda _i: self._tel())
        self.tabel.cellDoubleClicked.connect(lambda rij, _k: self._naar_dossier(rij))
        lijst.addWidget(self.tabel, 1)
        self.reden = QLabel()
        self.reden.setWordWrap(True)
        self.reden.setProperty("rol", "let_op")
        self.reden.hide()
        lijst.addWidget(self.reden)
        return vak

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page out where it would take the room of the list."""
        super().resizeEvent(event)
        self.bladen.setVisible(self.width() >= thema().em(SMAL_EM))

    # --- choosing ------------------------------------------------------------------------

    def _kies_groep(self) -> None:
        """Offer the rules of the chosen group."""
        groep = str(self.groep.currentData() or "")
        self.regel.clear()
        self.regel.setVisible(bool(groep))
        for r in self._alle_regels:
            if r.groep == groep:
                self.regel.addItem(r.naam[:1].upper() + r.naam[1:], r)
        self._verouderd()

    def ander_sjabloon(self) -> None:
        """Show the fields that hold for every letter; proposals of a dossier stay its own."""
        if self._blad is not None:
            self._keuzes |= {k: v for k, v in self._blad.keuzes().items() if v}
            self._klaar()
            if self._concept is not None:
                self._concept.laat_los()
            self._plek.removeWidget(self._blad)
            self._blad.hide()
            self._blad.deleteLater()
        velden = verzendingen.invulvelden(self.kern.sessie, self.sjabloon.code)
        blad = Invulblad(velden, self.kern.peildatum)
        blad.zet(self._keuzes)
        self._concept = Conceptbewaarder(
            self.kern,
            ("", VERZENDEN, self.sjabloon.code),
            "Brief aan velen",
            blad.keuzes,
            lambda concept: blad.zet({str(k): str(w) for k, w in concept.items()}),
            self,
        )
        blad.gewijzigd.connect(self._concept.getypt)
        blad.gewijzigd.connect(self._verouderd)
        self._plek.addWidget(blad)
        self._blad = blad
        self._verouderd()

    def _klaar(self, uitkomst: int = 0) -> None:
        """Forget the draft: the letters were made, or given up, or it goes with another letter."""
        if self._concept is not None:
            self._concept.klaar(uitkomst)

    def _bij_slot(self) -> None:
        """Keep the draft and close."""
        if self._concept is not None:
            self._concept.bij_slot()
        self.reject()

    def _verouderd(self) -> None:
        """Forget the preview: something it was made of changed."""
        self.regels = []
        self.tabel.setRowCount(0)
        self.bladen.leeg()
        self._tel()

    def keuzes(self) -> dict[str, str]:
        """Give the fields that were filled in."""
        gelezen = self._blad.keuzes() if self._blad is not None else {}
        return {k: v for k, v in gelezen.items() if v}

    # --- looking -------------------------------------------------------------------------

    def bekijk(self) -> None:
        """Weigh every letter, in the background."""
        regel = self.regel.currentData()
        dag, code, keuzes, ids = self.kern.vandaag, self.sjabloon.code, self.keuzes(), self._ids
        self.balk.hide()
        if isinstance(regel, Regel):
            self._wie = verzendregels.naam_van(self.kern.sessie, regel.code)
            ids = verzendregels.dossiers(self.kern.sessie, regel.code, dag)
        else:
            self._wie = f"{len(ids)} gekozen dossiers"
        if not ids:
            self.balk.toon("Er is niemand die hieraan voldoet. Kies een andere groep.")
            return

        def werk(sessie: object, v: Voortgang) -> list[Verzendregel]:
            def meld(gedaan: int, totaal: int) -> bool:
                v.meld(gedaan, totaal)
                return v.stop()

            return verzendingen.voorbeeld(sessie, ids, code, keuzes, meld)  # type: ignore[arg-type]

        taak = Achtergrondtaak(met_sessie(self.kern.sessie, werk), self)
        taak.klaar.connect(self._vul)
        taak.mislukt.connect(self._toon_fout)
        met_venster(taak, self, "De brieven worden bekeken…")

    def _toon_fout(self, fout: object) -> None:
        """Say what is wrong, under its field where that is known."""
        if not isinstance(fout, KnownError):
            return
        veld = fout.veld if isinstance(fout, InvoerFout) else ""
        if self._blad is None or not self._blad.toon_fout(veld, str(fout)):
            self.balk.toon(str(fout), Kleur.GEVAAR, "fout")

    def _vul(self, regels: object) -> None:
        """Fill the list, exceptions first."""
        self.regels = list(regels) if isinstance(regels, list) else []
        stil = self.tabel.blockSignals(True)
        self.tabel.setRowCount(len(self.regels))
        for rij, r in enumerate(self.regels):
            wat = r.waarom or "; ".join(r.let_op)
            for kolom, tekst in enumerate((r.leerling, r.ontvanger, r.adres, wat)):
                cel = QTableWidgetItem(tekst)
                cel.setToolTip(tekst)
                vlag = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
                if not kolom and r.mag:
                    cel.setFlags(vlag | Qt.ItemFlag.ItemIsUserCheckable)
                    cel.setCheckState(Qt.CheckState.Checked)
                else:
                    cel.setFlags(vlag)
                if kolom == 3 and wat:
                    vorm, kleur = (
                        ("fout", Kleur.GEVAAR) if r.waarom else ("waarschuwing", Kleur.LET_OP)
                    )
                    cel.setIcon(icoon(vorm, kleur))
                self.tabel.setItem(rij, kolom, cel)
        self.tabel.resizeColumnsToContents()
        for kolom, meest in enumerate((10, 9, 8)):
            breed = min(self.tabel.columnWidth(kolom), thema().em(meest))
            self.tabel.setColumnWidth(kolom, breed)
        redenen = {r.waarom for r in self.regels}
        if len(redenen) == 1 and "" not in redenen:
            self.balk.toon(f"Dit geldt voor alle brieven: {redenen.pop()}", Kleur.LET_OP)
        self.tabel.blockSignals(stil)
        self._tel()
        eerste = next((n for n, r in enumerate(self.regels) if r.mag), 0)
        self.tabel.setCurrentCell(eerste, 0)
        self.tabel.scrollToTop()
        self.tabel.setFocus()

    def gekozen(self) -> list[Verzendregel]:
        """Give the letters that are ticked."""
        uit = []
        for rij, r in enumerate(self.regels):
            cel = self.tabel.item(rij, 0)
            if r.mag and cel is not None and cel.checkState() is Qt.CheckState.Checked:
                uit.append(r)
        return uit

    def _tel(self) -> None:
        """Say how many letters go, and how many cannot."""
        aantal = len(self.gekozen())
        fout = sum(not r.mag for r in self.regels)
        let_op = sum(bool(r.let_op) for r in self.regels if r.mag)
        if not self.regels:
            self.telling.setText("Kies aan wie en welke brief, en bekijk wie wat krijgt.")
        else:
            delen = [f"{aantal} brieven" if aantal != 1 else "1 brief"]
            delen += [f"{fout} kan niet weg" if fout == 1 else f"{fout} kunnen niet weg"] * bool(
                fout
            )
            delen += [f"{let_op} om op te letten"] * bool(let_op)
            self.telling.setText(" · ".join(delen))
        self.maak_knop.setEnabled(bool(aantal) and not self.kern.alleen_lezen)
        self.maak_knop.setText(
            f"{aantal} brieven maken en vastleggen" if aantal > 1 else "Maken en vastleggen"
        )

    def _toon_brief(self, rij: int) -> None:
        """Show the page of the line that is chosen."""
        self.bladen.leeg()
        wat = ""
        if 0 <= rij < len(self.regels):
            wat = self.regels[rij].waarom or "; ".join(self.regels[rij].let_op)
        self.reden.setText(f"{self.regels[rij].leerling}: {wat}" if wat else "")
        self.reden.setVisible(bool(wat))
        if not 0 <= rij < len(self.regels) or not self.regels[rij].sleutel:
            return
        r = self.regels[rij]
        try:
            alle = brieven.maak_concepten(
                self.kern.sessie, r.dossier_id, self.sjabloon.code, self.kern.vandaag, self.keuzes()
            )
        except KnownError as fout:
            self.balk.toon(str(fout), Kleur.GEVAAR, "fout")
            return
        gezocht = next((c for c in alle if c.sleutel == r.sleutel), None)
        if gezocht is not None:
            self.bladen.toon(gezocht.pdf, f"{gezocht.onderwerp}, aan {gezocht.ontvanger}")

    def _naar_dossier(self, rij: int) -> None:
        if 0 <= rij < len(self.regels):
            self.reject()
            self.kern.toon_dossier.emit(self.regels[rij].dossier_id)

    # --- making --------------------------------------------------------------------------

    def maak(self) -> None:
        """Record what is to be sent, and make it behind a window that can stop."""
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        hoe = brieven.Bezorgwijze(self.bezorgwijze.currentData())  # type: ignore[call-arg]
        try:
            wijziging, plan = verzendingen.begin(
                self.kern.sessie,
                self.gekozen(),
                self.sjabloon.code,
                self._wie,
                self.keuzes(),
                hoe,
            )
        except KnownError as fout:
            berichten.toon_fout(self, fout)
            return
        self.kern.meld_wijziging(wijziging, "Verzending begonnen.")
        maak_verder(self.kern, plan.id, self)
        self.accept()


class _Lijst(QTableWidget):
    """A table of which the space bar ticks the chosen lines."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or untick."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        rijen = {i.row() for i in self.selectedIndexes()} or {self.currentRow()}
        cellen = [c for c in (self.item(r, 0) for r in sorted(rijen)) if c is not None]
        cellen = [c for c in cellen if c.flags() & Qt.ItemFlag.ItemIsUserCheckable]
        uit = any(c.checkState() is Qt.CheckState.Checked for c in cellen)
        for cel in cellen:
            cel.setCheckState(Qt.CheckState.Unchecked if uit else Qt.CheckState.Checked)


def maak_verder(kern: Kern, verzending_id: str, parent: QWidget | None) -> Achtergrondtaak:
    """Make the rest of a verzending in the background; whole letters only when it is stopped."""

    def werk(sessie: object, v: Voortgang) -> verzendingen.Uitkomst:
        def meld(gedaan: int, totaal: int) -> bool:
            v.meld(gedaan, totaal, f"Brief {min(gedaan + 1, totaal)} van {totaal}…")
            return v.stop()

        return verzendingen.maak(sessie, verzending_id, meld)  # type: ignore[arg-type]

    boven = parent.parentWidget() if isinstance(parent, QDialog) else parent
    taak = Achtergrondtaak(met_sessie(kern.sessie, werk), kern)

    def klaar(uitkomst: object) -> None:
        kern.gewijzigd.emit(None)
        if not isinstance(uitkomst, verzendingen.Uitkomst):
            return
        tekst = f"{uitkomst.gemaakt} brieven gemaakt; druk ze af bij Brieven, Veel tegelijk."
        berichten.meld(tekst)
        if uitkomst.mislukt:
            regels = "\n".join(f"{wie}: {waarom}" for wie, waarom in uitkomst.mislukt[:20])
            berichten.toon_fout(
                boven,
                KnownError(
                    f"{len(uitkomst.mislukt)} dossiers konden niet mee; de rest is gemaakt.", regels
                ),
            )

    def gestopt() -> None:
        kern.gewijzigd.emit(None)
        berichten.meld(
            "Gestopt. Wat gemaakt is, is vastgelegd; de rest staat klaar.", soort="wacht"
        )

    def mislukt(fout: object) -> None:
        kern.gewijzigd.emit(None)
        if isinstance(fout, KnownError):
            berichten.toon_fout(boven, fout)

    taak.klaar.connect(klaar)
    taak.gestopt.connect(gestopt)
    taak.mislukt.connect(mislukt)
    met_venster(taak, boven, "De brieven worden gemaakt…")
    return taak


def open_verzenden(
    kern: Kern, parent: QWidget | None, ids: Sequence[str] = (), sjabloon: str = ""
) -> None:
    """Open the window for a letter to many; on another day than today it only explains.

    `sjabloon` is the letter that is chosen already.
    """
    if not kern.is_vandaag:
        berichten.toon_fout(parent, kern.leesfout())
        return
    venster = VerzendVenster(kern, ids, parent)
    if sjabloon:
        venster.sjabloon.kies(sjabloon)
        venster.ander_sjabloon()
    venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    venster.open()
