"""UI: step 2: per column of the list what it is; proposed by its heading and its cells."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.services.uitwisseling import Ontwerp, doelvelden, verberg
from app.ui.importeren.wizard.stap import Stap, leeg_lijst, rolvak
from app.ui.kleuren import Kleur
from app.ui.onderdelen import Balk, ElideLabel
from app.ui.thema import thema

_VOORBEELDEN = 3


class StapKolommen(Stap):
    """A row per column: heading, some cells, and a choice of fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Wat betekent elke kolom?",
            "Kantelpunt doet een voorstel. Een kolom die u niet nodig hebt, laat u op "
            "‘niet overnemen’ staan. Velden met * zijn nodig.",
            parent,
        )
        self._ontwerp: Ontwerp | None = None
        self.balk = Balk(sluitbaar=False)
        self._vak = QWidget()
        self._rooster = QGridLayout(self._vak)
        self._rooster.setHorizontalSpacing(thema().em(0.6))
        self._rooster.setVerticalSpacing(thema().em(0.25))
        self._rooster.setColumnStretch(1, 1)
        # A shortened text asks no room of its own.
        self._rooster.setColumnMinimumWidth(0, thema().em(9))
        self._rooster.setColumnMinimumWidth(1, thema().em(6))
        self.keuzen: list[QComboBox] = []
        self.lijst.addWidget(self.balk)
        self.lijst.addWidget(rolvak(self._vak), 1)

    def toon(self, ontwerp: Ontwerp) -> None:
        """Show every column with its proposal."""
        self._ontwerp = ontwerp
        leeg_lijst(self._vak)
        self.keuzen = []
        model = self._model(ontwerp.soort)
        for plaats, kop in enumerate(ontwerp.tabel.koppen):
            naam = ElideLabel(kop, rol="kop")
            cellen = ElideLabel(self._voorbeelden(ontwerp, plaats), rol="zacht")
            keuze = QComboBox()
            keuze.setModel(model)
            keuze.setAccessibleName(f"Kolom {kop} is")
            keuze.setMinimumWidth(thema().em(14))
            keuze.setMaximumWidth(thema().em(20))
            keuze.activated.connect(lambda _i, p=plaats, k=keuze: self._kies(p, k))
            self.keuzen.append(keuze)
            for kolom, deel in enumerate((naam, cellen, keuze)):
                self._rooster.addWidget(deel, plaats, kolom)
        self._rooster.setRowStretch(len(ontwerp.tabel.koppen), 1)
        self._herlees()

    def eerste_focus(self) -> QWidget:
        """Begin at the first column."""
        return self.keuzen[0] if self.keuzen else self

    def _model(self, soort: str) -> QStandardItemModel:
        """Make the choices once for all columns."""
        model = QStandardItemModel(self)
        niet = QStandardItem("– niet overnemen –")
        niet.setData("", Qt.ItemDataRole.UserRole)
        model.appendRow(niet)
        for doel in doelvelden(soort):
            item = QStandardItem(doel.titel + (" *" if doel.verplicht else ""))
            item.setData(doel.code, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        return model

    def _voorbeelden(self, ontwerp: Ontwerp, plaats: int) -> str:
        """Give some different cells of a column."""
        gezien: dict[str, None] = {}
        for _, cellen in ontwerp.tabel.rijen[:200]:
            cel = cellen[plaats].strip() if plaats < len(cellen) else ""
            if cel:
                gezien.setdefault(verberg(cel[:30]))
            if len(gezien) == _VOORBEELDEN:
                break
        return " · ".join(gezien) or "(leeg)"

    def _kies(self, plaats: int, keuze: QComboBox) -> None:
        """Let a column be something else; another column that was it, is nothing now."""
        assert self._ontwerp is not None
        self._ontwerp.wijs_aan(plaats, keuze.currentData() or "")
        self._herlees()
        self.gewijzigd.emit()

    def _herlees(self) -> None:
        """Show the choices as they are, and what is still missing."""
        assert self._ontwerp is not None
        for plaats, keuze in enumerate(self.keuzen):
            veld = self._ontwerp.kolommen.get(plaats, "")
            keuze.setCurrentIndex(max(0, keuze.findData(veld)))
            waarom = self._ontwerp.waarom.get(plaats, "")
            keuze.setToolTip(f"Voorstel om: {waarom}" if waarom and veld else "")
        mist = self._ontwerp.mist()
        if mist:
            self.balk.toon(
                f"Nog niet aangewezen: {', '.join(mist)}. Wijs een kolom aan, of geef bij de "
                "volgende stap een vaste waarde.",
                Kleur.LET_OP,
                "waarschuwing",
            )
        else:
            self.balk.hide()
