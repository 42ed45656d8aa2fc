"""UI: choose a letter: all of them by group, with a field that searches name and purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from app.domain.namen import zoeknaam
from app.services.brieven import SjabloonInfo

_CODE = Qt.ItemDataRole.UserRole


class Briefkiezer(QComboBox):
    """A list with headings; typing in it narrows what is proposed. `gekozen(code)`.

    `hierbij` are the letters that belong where the case stands; they come first.
    """

    gekozen = Signal(str)

    def __init__(
        self,
        letters: Sequence[SjabloonInfo],
        groepen: Mapping[str, str],
        hierbij: Sequence[SjabloonInfo] = (),
    ) -> None:
        super().__init__()
        self.setAccessibleName("Soort brief; typ om te zoeken")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(32)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self._code = ""
        self._uitleg = {s.code: s.uitleg for s in letters}
        los = QStandardItemModel(self)
        model = QStandardItemModel(self)
        if hierbij:
            eerst = QStandardItem("Past bij deze zaak")
            eerst.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(eerst)
            for s in hierbij:
                model.appendRow(_regel(s, f"   {s.naam}"))
        for groep, naam in groepen.items():
            kop = QStandardItem(naam)
            kop.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(kop)
            for s in letters:
                if s.groep == groep:
                    model.appendRow(_regel(s, f"   {s.naam}"))
                    los.appendRow(_regel(s, s.naam))
        self.setModel(model)
        self._gevonden = _Zoeker(self)
        self._gevonden.setSourceModel(los)
        self._vuller = QCompleter(self._gevonden, self)
        self._vuller.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._vuller.setCompletionColumn(0)
        self._vuller.activated.connect(lambda wat: self._uit_zoeken(str(wat)))
        self._veld = QLineEdit()
        self._veld.setPlaceholderText("Zoek een brief")
        self._veld.setFrame(False)
        self._veld.setStyleSheet("border: none; padding: 0; min-height: 0; background: transparent")
        self.setLineEdit(self._veld)
        self.setCompleter(self._vuller)
        self._veld.textEdited.connect(self._gevonden.zoek)
        self._veld.installEventFilter(self)
        lijst = self._vuller.popup()
        if lijst is not None:  # it is made when asked for
            lijst.installEventFilter(self)  # while it is open it gets the keys
        self.activated.connect(lambda rij: self._neem(str(self.itemData(rij, _CODE) or "")))

    @property
    def code(self) -> str:
        """The code of the template that is chosen."""
        return self._code

    def kies(self, code: str) -> None:
        """Choose a template without telling."""
        rij = self.findData(code, _CODE)
        if rij < 0:
            return
        self._code = code
        self.setCurrentIndex(rij)
        self._veld.setText(self.itemText(rij).strip())
        self._veld.setCursorPosition(0)
        self.setToolTip(self._uitleg.get(code, ""))

    def begin_zoeken(self) -> None:
        """Put the cursor in the field with all text selected, and show what there is."""
        self.setFocus()
        self._veld.selectAll()

    def eventFilter(self, ding: QObject, event: QEvent) -> bool:
        """Leaving the field without a choice gives the present letter its name back."""
        lijst = self._vuller.popup()
        if event.type() == QEvent.Type.FocusOut and not (lijst and lijst.isVisible()):
            self.kies(self._code)
        klaar = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() not in klaar:
                return super().eventFilter(ding, event)
            if lijst is not None:
                if ding is lijst and lijst.currentIndex().isValid():
                    return super().eventFilter(ding, event)
                lijst.hide()
            self._eerste()
            return True
        return super().eventFilter(ding, event)

    def _eerste(self) -> None:
        """Take the first letter that was found."""
        if self._gevonden.rowCount():
            self._neem(str(self._gevonden.index(0, 0).data(_CODE)))

    def _uit_zoeken(self, naam: str) -> None:
        """Take the letter of which the name was chosen."""
        for rij in range(self.count()):
            if self.itemText(rij).strip() == naam and self.itemData(rij, _CODE):
                self._neem(str(self.itemData(rij, _CODE)))
                return

    def _neem(self, code: str) -> None:
        """Choose and tell."""
        anders = bool(code) and code != self._code
        self.kies(code or self._code)
        self._gevonden.zoek("")
        if anders:
            self.gekozen.emit(code)


class _Zoeker(QSortFilterProxyModel):
    """Keeps the letters in which every word that was typed occurs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._woorden: list[str] = []

    def zoek(self, tekst: str) -> None:
        """Narrow."""
        self._woorden = zoeknaam(tekst).split()
        self.invalidate()

    def filterAcceptsRow(self, rij: int, ouder: object) -> bool:
        """Compare folded: without accents and capitals."""
        bron = self.sourceModel().index(rij, 0, ouder)  # type: ignore[arg-type]
        tekst = zoeknaam(f"{bron.data()} {bron.data(Qt.ItemDataRole.ToolTipRole)}")
        return all(w in tekst for w in self._woorden)


def _regel(s: SjabloonInfo, naam: str) -> QStandardItem:
    regel = QStandardItem(naam)
    regel.setData(s.code, _CODE)
    regel.setToolTip(s.uitleg)
    return regel
