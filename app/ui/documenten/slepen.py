"""UI: files that are dragged onto a dossier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Sleepvanger(QObject):
    """Lets a widget take local files; `doe` gets them. `mag` says whether they are welcome."""

    def __init__(
        self,
        doel: QWidget,
        doe: Callable[[list[Path]], object],
        mag: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(doel)
        self._doe, self._mag = doe, mag
        doel.setAcceptDrops(True)
        doel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files, and take them when they are dropped."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            if self._mag() and gesleepte_bestanden(event):
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent):
            paden = gesleepte_bestanden(event)
            if self._mag() and paden:
                event.acceptProposedAction()
                self._doe(paden)
                return True
        return bool(super().eventFilter(watched, event))


def gesleepte_bestanden(event: QDropEvent) -> list[Path]:
    """Give the files on this computer that a drag holds; none when anything else is among them."""
    urls = event.mimeData().urls()
    if not urls or not all(u.isLocalFile() for u in urls):
        return []
    return [Path(u.toLocalFile()) for u in urls]
