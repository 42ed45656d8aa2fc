"""UI: work that must hold the one connection of the window: shown while it lasts.

Giving the file a new key and putting a backup back need the file for this very
connection alone, and a connection does not cross threads. So the window waits
in sight: what goes on, how far it is, and a busy cursor. Nothing of the window
runs in between: no timer may read the file then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.ui.thema import thema

AFLOPEN_MS = 10_000
"""So long the window waits for its own readers; then the work says itself who has the file."""


@contextmanager
def in_beeld(parent: QWidget | None, tekst: str) -> Iterator[Callable[[float], None]]:
    """Show `tekst` with a bar until the block ends; call what it gives with 0 to 1."""
    em = thema().em
    venster = QDialog(parent, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint)
    venster.setWindowTitle("Even geduld")
    venster.setWindowModality(Qt.WindowModality.ApplicationModal)
    lijst = QVBoxLayout(venster)
    lijst.setContentsMargins(em(1), em(0.8), em(1), em(0.8))
    label = QLabel(tekst)
    label.setWordWrap(True)
    label.setMinimumWidth(em(18))
    balk = QProgressBar()
    balk.setAccessibleName(tekst)
    balk.setRange(0, 100)
    balk.setTextVisible(False)
    lijst.addWidget(label)
    lijst.addWidget(balk)

    def meld(deel: float) -> None:
        balk.setValue(round(100 * deel))
        venster.repaint()

    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    venster.show()
    # Painted before the work takes the thread; the work has not begun, so timers may run here.
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    # What this program itself still reads in the background would hold the file as well.
    QThreadPool.globalInstance().waitForDone(AFLOPEN_MS)
    try:
        yield meld
    finally:
        QApplication.restoreOverrideCursor()
        venster.close()
        venster.deleteLater()
