"""UI: locking: by hand, when idle, and with the screen of the computer; back in one password."""

from __future__ import annotations

import contextlib
import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.fouten import KnownError
from app.services.sessie import Sessie
from app.ui import klembord
from app.ui.iconen import pixmap, programma_icoon
from app.ui.invoer import WachtwoordVeld
from app.ui.onderdelen import KopLabel
from app.ui.thema import Kleur, thema

_KIJK_MS = 5000
_TEKENS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Stiltewacht(QObject):
    """Emits `stil` after so many minutes without key or mouse in any window of the program.

    It listens to the native windows only: a filter on the whole application
    would cost on every repaint.
    """

    stil = Signal()

    def __init__(self, minuten: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.minuten = minuten
        self._laatst = time.monotonic()
        self._bekend: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_KIJK_MS)
        self._timer.timeout.connect(self.kijk)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._volg)
            self._volg(app.focusWindow())

    def raak_aan(self) -> None:
        """Note that somebody is there."""
        self._laatst = time.monotonic()

    def stil_sinds(self) -> float:
        """Give the seconds since the last sign of life."""
        return time.monotonic() - self._laatst

    def kijk(self) -> None:
        """Lock when it was silent long enough."""
        if self.minuten > 0 and self.stil_sinds() >= self.minuten * 60:
            self.raak_aan()
            self.stil.emit()

    def eventFilter(self, bron: QObject, event: QEvent) -> bool:
        """Note keys and mouse; never takes an event."""
        del bron
        if event.type() in _TEKENS:
            self._laatst = time.monotonic()
        return False

    def _volg(self, venster: QWindow | None) -> None:
        """Listen to a window that gets the focus, once."""
        self.raak_aan()
        if venster is not None and id(venster) not in self._bekend:
            self._bekend.add(id(venster))
            venster.installEventFilter(self)


class Schermwacht(QObject):
    """Emits `op_slot` when the computer locks its screen: D-Bus on Linux, WTS on Windows."""

    op_slot = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform.startswith("linux"):
            with contextlib.suppress(ImportError):
                self._luister_dbus()
        elif sys.platform == "win32":
            from app.ui.slot_windows import luister

            self._windows = luister(self.op_slot.emit)

    def _luister_dbus(self) -> None:
        """Listen to the screen savers of the desktops, and to logind."""
        from PySide6.QtDBus import QDBusConnection

        sessie = QDBusConnection.sessionBus()
        if sessie.isConnected():
            for naam, pad in (
                ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
                ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
            ):
                sessie.connect(naam, pad, naam, "ActiveChanged", self, b"1actief(bool)")
        systeem = QDBusConnection.systemBus()
        if systeem.isConnected():
            systeem.connect(
                "org.freedesktop.login1",
                "",
                "org.freedesktop.login1.Session",
                "Lock",
                self,
                b"1vergrendeld()",
            )

    @Slot(bool)
    def actief(self, aan: bool) -> None:
        """Follow a screen saver."""
        if aan:
            self.op_slot.emit()

    @Slot()
    def vergrendeld(self) -> None:
        """Follow logind."""
        self.op_slot.emit()


class SlotVenster(QWidget):
    """The only window while locked; `geopend()` after the right password, `afgemeld()` else."""

    geopend = Signal()
    afgemeld = Signal()

    def __init__(self, sessie: Sessie) -> None:
        super().__init__()
        self._sessie = sessie
        self._mag_dicht = False
        self.setObjectName("slot")
        self.setWindowTitle("Kantelpunt – vergrendeld")
        self.setWindowIcon(programma_icoon())
        em = thema().em
        buiten = QVBoxLayout(self)
        buiten.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buiten.setSpacing(em(0.5))
        beeld = QLabel()
        beeld.setPixmap(pixmap("slot", em(2), thema().hex(Kleur.TEKST_ZACHT)))
        beeld.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kop = KopLabel("Vergrendeld", titel=True)
        kop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label = QLabel(f"&Wachtwoord van {sessie.ambtenaar.naam}")
        self.wachtwoord = WachtwoordVeld("Wachtwoord")
        self.wachtwoord.setFixedWidth(em(16))
        label.setBuddy(self.wachtwoord.veld)
        self.fout = QLabel(" ")
        self.fout.setProperty("rol", "gevaar")
        self.fout.setWordWrap(True)
        self.fout.setFixedWidth(em(16))
        self.open_knop = QPushButton("&Verder werken")
        self.open_knop.setProperty("primair", True)
        self.open_knop.clicked.connect(self.probeer)
        ander = QPushButton("Afmelden")
        ander.setProperty("koppeling", True)
        ander.clicked.connect(self._meld_af)
        self.wachtwoord.veld.returnPressed.connect(self.probeer)
        for deel in (beeld, kop, label, self.wachtwoord, self.fout, self.open_knop, ander):
            buiten.addWidget(deel)
        self.resize(em(26), em(18))
        self.wachtwoord.setFocus()

    def probeer(self) -> None:
        """Try the password."""
        from app.services.slot import open_scherm

        try:
            open_scherm(self._sessie, self.wachtwoord.text())
        except KnownError as fout:
            self.fout.setText(fout.tekst)
            self.wachtwoord.veld.selectAll()
            self.wachtwoord.setFocus()
            return
        self._sluit()
        self.geopend.emit()

    def _meld_af(self) -> None:
        """Give up this session."""
        self._sluit()
        self.afgemeld.emit()

    def _sluit(self) -> None:
        """Close for good."""
        self.wachtwoord.wis()
        self._mag_dicht = True
        self.close()

    def closeEvent(self, event: QEvent) -> None:
        """Log off at the cross: the file never stays open unseen."""
        super().closeEvent(event)  # type: ignore[arg-type]
        if not self._mag_dicht:
            self._mag_dicht = True
            self.afgemeld.emit()


class Vergrendeling(QObject):
    """Hides every window behind a `SlotVenster` and brings them back, then `geopend`."""

    afmelden = Signal()
    geopend = Signal()

    def __init__(self, sessie: Sessie, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessie = sessie
        self._verborgen: list[QWidget] = []
        self.slot: SlotVenster | None = None

    @property
    def dicht(self) -> bool:
        """Whether it is locked now."""
        return self.slot is not None

    def vergrendel(self) -> None:
        """Lock; a question that was open is closed as cancelled."""
        if self.slot is not None:
            return
        klembord.wis_geheim()
        self._verborgen = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        self.slot = SlotVenster(self._sessie)
        for venster in self._verborgen:
            if venster.isWindow() and venster.windowType() == Qt.WindowType.Popup:
                venster.close()
            else:
                venster.hide()
        self.slot.geopend.connect(self._open)
        self.slot.afgemeld.connect(self._meld_af)
        self.slot.show()
        self.slot.activateWindow()

    def _open(self) -> None:
        """Bring the windows back."""
        import shiboken6

        self._ruim_op()
        for venster in self._verborgen:
            if shiboken6.isValid(venster) and venster.windowType() != Qt.WindowType.Popup:
                venster.show()
        self._verborgen.clear()
        self.geopend.emit()

    def _meld_af(self) -> None:
        """Log off from the lock."""
        self._ruim_op()
        self._verborgen.clear()
        self.afmelden.emit()

    def _ruim_op(self) -> None:
        """Throw the lock window away."""
        if self.slot is not None:
            self.slot.deleteLater()
            self.slot = None
