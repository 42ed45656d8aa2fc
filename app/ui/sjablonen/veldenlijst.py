"""UI: the fields, conditions and blocks that a template text can hold, to click on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.domain.namen import zoeknaam
from app.services.sjablonen import Veldregel
from app.ui.thema import thema


class VeldenLijst(QWidget):
    """`gevraagd(text)` when a field is clicked, or chosen with Enter."""

    gevraagd = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoekveld = QLineEdit()
        self.zoekveld.setPlaceholderText("Zoek een veld")
        self.zoekveld.setAccessibleName("Zoek een veld")
        self.zoekveld.setClearButtonEnabled(True)
        self.zoekveld.textChanged.connect(self._filter)
        self.boom = _Boom()
        self.boom.setHeaderHidden(True)
        self.boom.setAccessibleName("Velden; Enter voegt in")
        self.boom.itemClicked.connect(lambda regel, _k: self._kies(regel))
        self.boom.gekozen.connect(self._kies)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(thema().em(0.3))
        lijst.addWidget(self.zoekveld)
        lijst.addWidget(self.boom, 1)

    def toon(self, groepen: Sequence[tuple[str, Sequence[Veldregel]]]) -> None:
        """Show the fields of a template by group."""
        self.boom.clear()
        for naam, velden in groepen:
            kop = QTreeWidgetItem([naam])
            kop.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for veld in velden:
                regel = QTreeWidgetItem([f"{veld.naam}  ·  {veld.uitleg}"])
                regel.setData(0, Qt.ItemDataRole.UserRole, veld.invoegen)
                voorbeeld = f"\nVoorbeeld: {veld.voorbeeld}" if veld.voorbeeld else ""
                regel.setToolTip(0, veld.uitleg + voorbeeld)
                kop.addChild(regel)
            self.boom.addTopLevelItem(kop)
            kop.setExpanded(True)
        self._filter(self.zoekveld.text())

    def _kies(self, regel: QTreeWidgetItem) -> None:
        tekst = regel.data(0, Qt.ItemDataRole.UserRole)
        if tekst:
            self.gevraagd.emit(str(tekst))

    def _filter(self, tekst: str) -> None:
        """Hide what does not hold every word."""
        woorden = zoeknaam(tekst).split()
        for nr in range(self.boom.topLevelItemCount()):
            kop = self.boom.topLevelItem(nr)
            if kop is None:
                continue
            zichtbaar = 0
            for kind in range(kop.childCount()):
                regel = kop.child(kind)
                if regel is None:
                    continue
                past = all(w in zoeknaam(regel.text(0)) for w in woorden)
                regel.setHidden(not past)
                zichtbaar += past
            kop.setHidden(not zichtbaar)


class _Boom(QTreeWidget):
    """Enter and Space choose a line."""

    gekozen = Signal(QTreeWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentItem() is not None:
                self.gekozen.emit(self.currentItem())
            return
        super().keyPressEvent(event)
