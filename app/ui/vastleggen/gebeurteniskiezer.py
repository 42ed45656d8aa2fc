"""UI: choosing a kind of gebeurtenis: by protocol, or by typing a part of its name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from app.domain.namen import zoeknaam
from app.protocol.tekst import toon_bron
from app.services import gebeurtenissen
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.onderdelen import KopLabel

_CODE = int(Qt.ItemDataRole.UserRole)
_ZOEK = _CODE + 1


class Gebeurteniskiezer(QDialog):
    """All kinds that the protocols of a dossier know. `gekozen` gives the code."""

    gekozen = Signal(str)

    def __init__(self, kern: Kern, dossier_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Gebeurtenis kiezen")
        lijst = QVBoxLayout(self)
        lijst.addWidget(KopLabel("Wat is er gebeurd?", titel=True))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Typ een deel van de naam")
        self.filter.setAccessibleName("Zoek een gebeurtenis")
        self.filter.textChanged.connect(self._filter)
        self.filter.installEventFilter(self)
        lijst.addWidget(self.filter)
        self.boom = QTreeWidget()
        self.boom.setProperty("gewoon", True)
        self.boom.setAccessibleName("Gebeurtenissen per protocol")
        self.boom.setHeaderHidden(True)
        self.boom.setTabKeyNavigation(False)
        self.boom.itemActivated.connect(self._kies)
        self.boom.itemDoubleClicked.connect(self._kies)
        lijst.addWidget(self.boom, 1)
        self._vul(kern, dossier_id)
        knoppen = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        knoppen.button(QDialogButtonBox.StandardButton.Ok).setText("Kiezen")
        knoppen.button(QDialogButtonBox.StandardButton.Cancel).setText("Annuleren")
        knoppen.accepted.connect(self._kies)
        knoppen.rejected.connect(self.reject)
        lijst.addWidget(knoppen)
        pas_maat(self, 30, 26)
        self.filter.setFocus()

    def _vul(self, kern: Kern, dossier_id: str) -> None:
        """List the kinds under the title of their protocol."""
        groepen = gebeurtenissen.per_protocol(kern.sessie, dossier_id, kern.peildatum)
        for titel, regels in groepen:
            groep = QTreeWidgetItem(self.boom, [titel])
            groep.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for regel in regels:
                item = QTreeWidgetItem(groep, [regel.naam])
                item.setData(0, _CODE, regel.code)
                item.setData(0, _ZOEK, zoeknaam(f"{regel.naam} {titel}"))
                item.setToolTip(0, f"{regel.naam}\n{toon_bron(regel.bron)}")
        self.boom.expandAll()
        self._eerste()

    def _filter(self, tekst: str) -> None:
        """Show what holds every word that was typed."""
        woorden = zoeknaam(tekst).split()
        for nummer in range(self.boom.topLevelItemCount()):
            groep = self.boom.topLevelItem(nummer)
            if groep is None:
                continue
            over = 0
            for rij in range(groep.childCount()):
                item = groep.child(rij)
                if item is None:
                    continue
                past = all(w in str(item.data(0, _ZOEK)) for w in woorden)
                item.setHidden(not past)
                over += past
            groep.setHidden(not over)
        self._eerste()

    def _eerste(self) -> None:
        """Choose the first that is in view."""
        self.boom.setCurrentIndex(QModelIndex())
        wijzer = QTreeWidgetItemIterator(self.boom)
        while (item := wijzer.value()) is not None:
            if item.data(0, _CODE) and not item.isHidden():
                self.boom.setCurrentItem(item)
                return
            wijzer += 1

    def _kies(self, *_: Any) -> None:
        """Take the chosen one."""
        item = self.boom.currentItem()
        code = str(item.data(0, _CODE) or "") if item is not None else ""
        if code:
            self.accept()
            self.gekozen.emit(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search field walk through the list, Enter chooses."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                stap = event.key() == Qt.Key.Key_Down
                huidig = self.boom.currentItem()
                buur = huidig
                while buur is not None:
                    buur = self.boom.itemBelow(buur) if stap else self.boom.itemAbove(buur)
                    if buur is not None and buur.data(0, _CODE):
                        self.boom.setCurrentItem(buur)
                        break
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._kies()
                return True
        return bool(super().eventFilter(watched, event))
