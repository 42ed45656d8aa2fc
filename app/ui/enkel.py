"""UI: one window per team file and person at this computer: a second start raises the first.

The first window listens on a local socket (a named pipe on Windows) whose name
is a hash of the path and of who is logged in to the computer, so other files
and other people are not in the way. The team file itself is never touched.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QObject
from PySide6.QtWidgets import QWidget

_VRAAG, _ANTWOORD = b"toon\n", b"ja\n"
_MAP_LANGST = 50
"""A socket's whole path holds 107 bytes, and Qt makes it longer while it opens it."""
_WACHT_MS = 1500
"""A window that is busy longer than this is not waited for: then a second one opens."""


def adres(pad: str | Path) -> str:
    """Give the address of the window on a file: the same for every way to write its path."""
    echt = os.path.normcase(os.path.realpath(pad))
    wie = os.environ.get("USERNAME", "") if sys.platform == "win32" else str(os.getuid())
    vinger = hashlib.sha256(f"{wie}\0{echt}".encode()).hexdigest()[:24]
    naam = f"kantelpunt-{vinger}"
    if sys.platform == "win32":
        return naam
    map_ = os.environ.get("XDG_RUNTIME_DIR", "")
    if not map_ or len(map_) > _MAP_LANGST:
        map_ = QDir.tempPath()
    return str(Path(map_) / naam)


def breng_naar_voren(pad: str | Path) -> bool:
    """Ask the window that has this file open to come to the front; True when it answers."""
    waar = adres(pad)
    if not _bestaat(waar):  # nearly always: Qt's network module is not even read
        return False
    from PySide6.QtNetwork import QLocalSocket

    lijn = QLocalSocket()
    lijn.connectToServer(waar)
    if not lijn.waitForConnected(_WACHT_MS):
        return False
    lijn.write(_VRAAG)
    lijn.flush()
    antwoord = b""
    while len(antwoord) < len(_ANTWOORD) and lijn.waitForReadyRead(_WACHT_MS):
        antwoord += lijn.readAll().data()
    lijn.disconnectFromServer()
    return antwoord == _ANTWOORD


def til_op(venster: QWidget) -> None:
    """Bring a window to the front, out of the task bar too."""
    if venster.isMinimized():
        venster.showNormal()
    venster.raise_()
    venster.activateWindow()


class Luisteraar(QObject):
    """Answers a second start with `toon()`; nothing happens where listening is not possible."""

    def __init__(
        self, pad: str | Path, toon: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._toon = toon
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._antwoord)
        waar = adres(pad)
        if not self._server.listen(waar) and not breng_naar_voren(pad):
            # What a killed program left behind; a living one would have answered.
            QLocalServer.removeServer(waar)
            self._server.listen(waar)

    @property
    def luistert(self) -> bool:
        """Whether a second start will find this window."""
        return self._server.isListening()

    def sluit(self) -> None:
        """Stop listening at once, so that the file can be opened anew."""
        self._server.close()

    def _antwoord(self) -> None:
        """Say yes, and come to the front."""
        while (lijn := self._server.nextPendingConnection()) is not None:
            lijn.disconnected.connect(lijn.deleteLater)
            lijn.write(_ANTWOORD)
            lijn.flush()
            self._toon()


def _bestaat(waar: str) -> bool:
    """Tell whether somebody may be listening, without reading Qt's network module."""
    if sys.platform == "win32":
        try:
            return any(p.name == waar for p in Path("\\\\.\\pipe\\").iterdir())
        except OSError:
            return True
    return Path(waar).exists()
