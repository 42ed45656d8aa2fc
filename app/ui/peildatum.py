"""UI: choosing the peildatum: a button that opens a calendar and a field for date words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.datumwoorden import lees_dag, toon_dag
from app.domain.fouten import KnownError
from app.ui.iconen import zet_icoon
from app.ui.kern import Kern
from app.ui.thema import Kleur, thema


class PeildatumKnop(QPushButton):
    """Shows the day of the window and opens the chooser."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kern = kern
        self.setToolTip("Het hele venster op een andere dag zetten (Ctrl+D)")
        zet_icoon(self, "agenda")
        self.clicked.connect(self.open)
        kern.peildatum_veranderd.connect(lambda _d: self._toon())
        kern.vandaag_veranderd.connect(lambda _d: self._toon())
        self._toon()

    def open(self) -> PeildatumKiezer:
        """Open the chooser below the button."""
        kiezer = PeildatumKiezer(self._kern, self.window())
        kiezer.adjustSize()
        plek = self.mapToGlobal(QPoint(self.width() - kiezer.width(), self.height() + 2))
        kiezer.move(plek)
        kiezer.show()
        kiezer.veld.setFocus()
        return kiezer

    def _toon(self) -> None:
        """Show the day in words."""
        dag = self._kern.peildatum
        woord = "vandaag " if self._kern.is_vandaag else ""
        self.setText(f"{woord}{toon_dag(dag, jaar=True)}")
        self.setAccessibleName(f"Peildatum {woord}{toon_dag(dag, jaar=True, kort=False)}")


class PeildatumKiezer(QFrame):
    """A field for words ("vorige week vr"), a calendar, and the way back to today."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._kern = kern
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("rol", "paneel")
        self.setAccessibleName("Peildatum kiezen")
        em = thema().em
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(em(0.5), em(0.5), em(0.5), em(0.5))
        label = QLabel("&Dag, ook in woorden")
        self.veld = QLineEdit()
        self.veld.setPlaceholderText("gisteren, vorige week vr, 14 okt")
        label.setBuddy(self.veld)
        self.uitleg = QLabel(" ")
        self.uitleg.setProperty("rol", "zacht")
        self.uitleg.setWordWrap(True)
        self.veld.textChanged.connect(self._lees)
        self.veld.returnPressed.connect(self._kies_veld)
        self.kalender = QCalendarWidget()
        self.kalender.setAccessibleName("Kalender")
        self.kalender.setGridVisible(False)
        self.kalender.setSelectedDate(_naar_q(kern.peildatum))
        self.kalender.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        zacht = QTextCharFormat()
        zacht.setForeground(thema().kleur(Kleur.TEKST_ZACHT))
        self.kalender.setHeaderTextFormat(zacht)
        for dag in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.kalender.setWeekdayTextFormat(dag, zacht)
        self.kalender.setMinimumHeight(em(11.5))
        self.kalender.clicked.connect(lambda d: self._kies(_van_q(d)))
        self.kalender.activated.connect(lambda d: self._kies(_van_q(d)))
        knoppen = QHBoxLayout()
        vandaag = QPushButton("Terug naar vandaag")
        vandaag.setEnabled(not kern.is_vandaag)
        vandaag.clicked.connect(lambda: self._kies(kern.vandaag))
        self._toon_knop = QPushButton("Toon deze dag")
        self._toon_knop.setProperty("primair", True)
        self._toon_knop.clicked.connect(self._kies_veld)
        knoppen.addWidget(vandaag)
        knoppen.addStretch(1)
        knoppen.addWidget(self._toon_knop)
        for deel in (label, self.veld, self.uitleg, self.kalender):
            lijst.addWidget(deel)
        lijst.addLayout(knoppen)
        self.veld.installEventFilter(self)

    def eventFilter(self, bron: QObject, event: QEvent) -> bool:
        """Down from the field goes into the calendar."""
        if (
            bron is self.veld
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.kalender.setFocus()
            return True
        return super().eventFilter(bron, event)

    def _lees(self, tekst: str) -> None:
        """Show the whole date while typing."""
        dag = self._dag(tekst)
        if dag is not None:
            self.uitleg.setText(toon_dag(dag, jaar=True, kort=False))
            self.kalender.setSelectedDate(_naar_q(dag))

    def _dag(self, tekst: str) -> date | None:
        """Read the field; None, with the reason shown, when it is no day (yet)."""
        if not tekst.strip():
            self.uitleg.setText(" ")
            return None
        try:
            return lees_dag(tekst, self._kern.vandaag)
        except KnownError as fout:
            self.uitleg.setText(fout.tekst)
            return None

    def _kies_veld(self) -> None:
        """Take the field, or the chosen day of the calendar when it is empty."""
        if not self.veld.text().strip():
            self._kies(_van_q(self.kalender.selectedDate()))
            return
        dag = self._dag(self.veld.text())
        if dag is not None:
            self._kies(dag)

    def _kies(self, dag: date) -> None:
        """Turn the window to a day."""
        self.close()
        self._kern.zet_peildatum(dag)


def _naar_q(dag: date) -> QDate:
    """Give Qt's date."""
    return QDate(dag.year, dag.month, dag.day)


def _van_q(dag: QDate) -> date:
    """Give Python's date."""
    return date(dag.year(), dag.month(), dag.day())
