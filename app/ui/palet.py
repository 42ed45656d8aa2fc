"""UI: the search palette (Ctrl+K): leerlingen, schools and actions from one field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.fouten import KnownError
from app.domain.namen import zoeknaam
from app.services.zoeken import zoek
from app.ui.iconen import teken_icoon
from app.ui.kern import Kern
from app.ui.maat import pas_maat
from app.ui.thema import Kleur, thema

_Index = QModelIndex | QPersistentModelIndex
UITSTEL_MS = 60
LIMIET = 20
_INHEEMS = QKeySequence.SequenceFormat.NativeText
_ROL = Qt.ItemDataRole.UserRole + 1
_ICONEN = {
    "leerling": "persoon",
    "school": "school",
    "dossier": "dossier",
    "actie": "vooruit",
    "nieuw": "plus",
}


@dataclass(frozen=True, slots=True)
class Keus:
    """One line: a leerling, a school or an action; `id` is its key."""

    soort: str
    id: str
    titel: str
    onder: str = ""
    dossier_id: str | None = None


class PaletModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keuzen: Sequence[Keus] = ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the lines."""
        return 0 if parent.isValid() else len(self._keuzen)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Look up a line."""
        if not index.isValid():
            return None
        keus = self._keuzen[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return keus.titel
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{keus.soort}: {keus.titel}, {keus.onder}".rstrip(", ")
        return keus if role == _ROL else None

    def zet(self, keuzen: Sequence[Keus]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._keuzen = keuzen
        self.endResetModel()

    def keus(self, nummer: int) -> Keus | None:
        """Give a line, None past the end."""
        return self._keuzen[nummer] if 0 <= nummer < len(self._keuzen) else None


class PaletDelegate(QStyledItemDelegate):
    """Paints a line: shape, title, soft subtitle."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of a line."""
        del option, index
        return QSize(thema().em(10), thema().em(1.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint it."""
        keus: Keus = index.data(_ROL)
        t = thema()
        vak: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(vak, t.kleur(Kleur.SELECTIE))
        em = t.em
        icoonvak = QRect(vak.x() + em(0.5), vak.y(), em(0.9), vak.height())
        teken_icoon(painter, _ICONEN.get(keus.soort, "info"), icoonvak, t.hex(Kleur.TEKST_ZACHT))
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(t.kleur(Kleur.TEKST))
        x = vak.x() + em(1.9)
        ruimte = vak.width() - em(2.4)
        titel = painter.fontMetrics().elidedText(
            keus.titel, Qt.TextElideMode.ElideRight, round(ruimte * 0.6)
        )
        breedte = painter.fontMetrics().horizontalAdvance(titel)
        lijn = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(x, vak.y(), breedte + 2, vak.height()), lijn, titel)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(t.kleur(Kleur.TEKST_ZACHT))
        rest = QRect(
            x + breedte + em(0.7), vak.y(), max(0, ruimte - breedte - em(0.7)), vak.height()
        )
        onder = painter.fontMetrics().elidedText(
            keus.onder, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, lijn, onder)
        painter.restore()


class Palet(QDialog):
    """Type, arrow, Enter. `leerling_gekozen(id)`, `dossier_gekozen(id)`, `school_gekozen(id)`.

    With `alleen_leerling` it is a picker of a leerling: no schools, no actions,
    and a leerling with a dossier is given as leerling too; with `nieuw` it offers
    to make one (`nieuw_gevraagd`). Without a question it lists `recent` dossiers,
    pairs of (id, name), before the actions.
    """

    leerling_gekozen = Signal(str)
    dossier_gekozen = Signal(str)
    school_gekozen = Signal(str)
    nieuw_gevraagd = Signal()

    def __init__(
        self,
        kern: Kern,
        acties: Sequence[QAction] = (),
        parent: QWidget | None = None,
        *,
        alleen_leerling: bool = False,
        recent: Sequence[tuple[str, str]] = (),
        nieuw: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kern = kern
        self._acties = [a for a in acties if a.text()]
        self._alleen_leerling = alleen_leerling
        self._recent = tuple(recent)
        self._nieuw = nieuw
        self.setWindowTitle("Leerling kiezen" if alleen_leerling else "Zoeken")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        em = thema().em
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(em(0.5), em(0.5), em(0.5), em(0.5))
        label = QLabel(
            "&Zoek een leerling op naam, BSN of geboortedatum"
            if alleen_leerling
            else "&Zoek een leerling, school of opdracht"
        )
        self.veld = QLineEdit()
        self.veld.setPlaceholderText("delen van een naam, BSN, 14-3-2011 …")
        self.veld.setClearButtonEnabled(True)
        label.setBuddy(self.veld)
        self.model = PaletModel(self)
        self.lijst = QListView()
        self.lijst.setModel(self.model)
        self.lijst.setItemDelegate(PaletDelegate(self.lijst))
        self.lijst.setAccessibleName("Gevonden")
        self.lijst.setUniformItemSizes(True)
        self.lijst.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lijst.activated.connect(lambda i: self._kies(i.row()))
        self.lijst.clicked.connect(lambda i: self._kies(i.row()))
        self.voet = QLabel()
        self.voet.setProperty("rol", "zacht")
        for deel in (label, self.veld, self.lijst, self.voet):
            lijst.addWidget(deel)
        pas_maat(self, 34, 22)
        self._uitstel = QTimer(self)
        self._uitstel.setSingleShot(True)
        self._uitstel.setInterval(UITSTEL_MS)
        self._uitstel.timeout.connect(self.zoek_nu)
        self.veld.textChanged.connect(lambda _t: self._uitstel.start())
        self.veld.installEventFilter(self)
        kern.vergrendeld.connect(self.close)
        self.zoek_nu()

    def eventFilter(self, bron: QObject, event: QEvent) -> bool:
        """Walk through the list and choose while the cursor stays in the field."""
        if (
            bron is self.veld
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            nu = self.lijst.currentIndex().row()
            stappen = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }
            stap = stappen.get(Qt.Key(event.key()))
            if stap is not None:
                nieuw = max(0, min(self.model.rowCount() - 1, nu + stap))
                self.lijst.setCurrentIndex(self.model.index(nieuw, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._uitstel.isActive():
                    self._uitstel.stop()
                    self.zoek_nu()
                self._kies(max(0, self.lijst.currentIndex().row()))
                return True
        return super().eventFilter(bron, event)

    def done(self, uitkomst: int) -> None:
        """Search no more once it is closed: the file may close too."""
        self._uitstel.stop()
        super().done(uitkomst)

    def zoek_nu(self) -> None:
        """Search for what the field says."""
        self._uitstel.stop()
        vraag = self.veld.text().strip()
        try:
            treffers = zoek(self._kern.sessie, vraag, LIMIET) if vraag else []
        except KnownError as fout:
            self.voet.setText(fout.tekst)
            treffers = []
        keuzen = [
            Keus(t.soort, t.id, t.titel, t.ondertitel, t.dossier_id)
            for t in treffers
            if t.soort == "leerling" or not self._alleen_leerling
        ]
        if not vraag:
            keuzen = [Keus("dossier", d, naam, "onlangs open", d) for d, naam in self._recent]
        if not self._alleen_leerling:
            keuzen += self._passende_acties(vraag)
        elif self._nieuw and vraag:
            keuzen.append(Keus("nieuw", "", "Nieuwe leerling…", "staat niet in de lijst"))
        self.model.zet(keuzen)
        if keuzen:
            self.lijst.setCurrentIndex(self.model.index(0, 0))
        if vraag and not keuzen:
            self.voet.setText(
                "Niets gevonden. Probeer een deel van de naam, of de geboortedatum."
                + ("" if self._alleen_leerling else "\nNieuwe leerling: Ctrl+Shift+L.")
            )
        else:
            hint = "Typ een deel van de naam. " if not keuzen else ""
            self.voet.setText(f"{hint}↑ ↓ lopen · Enter kiest · Esc sluit")

    def _passende_acties(self, vraag: str) -> list[Keus]:
        """Find the actions whose text holds every word; a few of them without a question."""
        woorden = zoeknaam(vraag).split()
        result = []
        for nummer, actie in enumerate(self._acties):
            tekst = actie.text().replace("&", "").rstrip("…")
            if actie.isEnabled() and all(w in zoeknaam(tekst) for w in woorden):
                result.append(
                    Keus("actie", str(nummer), tekst, actie.shortcut().toString(_INHEEMS))
                )
        if (
            woorden
        ):  # what begins so comes first: "nieuw" is less of Vernieuwen than of Nieuwe melding
            result.sort(key=lambda k: not zoeknaam(k.titel).startswith(woorden[0]))
        return result[: 8 if woorden else 12]

    def _kies(self, nummer: int) -> None:
        """Do what the line says."""
        keus = self.model.keus(nummer)
        if keus is None:
            return
        self.accept()
        if keus.soort == "actie":
            self._acties[int(keus.id)].trigger()
        elif keus.soort == "nieuw":
            self.nieuw_gevraagd.emit()
        elif keus.soort == "school":
            self.school_gekozen.emit(keus.id)
        elif keus.dossier_id and not self._alleen_leerling:
            self.dossier_gekozen.emit(keus.dossier_id)
        else:
            self.leerling_gekozen.emit(keus.id)
