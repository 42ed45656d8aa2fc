"""UI: what happens at a bug: a window with a report that holds no personal data.

The report names versions, the kind of error and the places in the code. The
text of the error is left out: it may quote what somebody typed.
"""

from __future__ import annotations

import faulthandler
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from app import __version__
from app.domain.fouten import KnownError
from app.ui import berichten
from app.ui.maat import pas_maat


class Foutvanger(QObject):
    """Takes over sys.excepthook; errors of other threads come to the GUI thread by signal."""

    _gevangen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gevangen.connect(self._toon, Qt.ConnectionType.QueuedConnection)
        self._open = False

    def installeer(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.vang

    def vang(
        self,
        soort: type[BaseException],
        fout: BaseException,
        spoor: TracebackType | None,
    ) -> None:
        """Take one error."""
        if issubclass(soort, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        sys.stderr.write(rapport(fout, spoor) + "\n")
        self._gevangen.emit(fout)

    def _toon(self, fout: BaseException) -> None:
        """Show it; one window at a time."""
        if isinstance(fout, KnownError):
            berichten.toon_fout(None, fout)
            return
        if self._open:
            return
        self._open = True
        CrashVenster(rapport(fout, fout.__traceback__)).exec()
        self._open = False


class CrashVenster(QDialog):
    """Says that the program failed, that nothing half was saved, and gives the report."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.setWindowTitle("Kantelpunt")
        lijst = QVBoxLayout(self)
        uitleg = QLabel(
            "Er ging iets mis in het programma. Wat u eerder vastlegde is bewaard; de laatste "
            "handeling misschien niet. Hieronder staat een verslag zonder persoonsgegevens dat "
            "u kunt kopiëren en doorgeven."
        )
        uitleg.setWordWrap(True)
        self.tekst = QPlainTextEdit(tekst)
        self.tekst.setReadOnly(True)
        self.tekst.setAccessibleName("Verslag van de fout")
        doos = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        kopieer = doos.addButton("Verslag kopiëren", QDialogButtonBox.ButtonRole.ActionRole)
        kopieer.clicked.connect(lambda: QGuiApplication.clipboard().setText(tekst))
        doos.rejected.connect(self.reject)
        for deel in (uitleg, self.tekst, doos):
            lijst.addWidget(deel)
        pas_maat(self, 40, 22)


def rapport(fout: BaseException, spoor: TracebackType | None) -> str:
    """Write the report: versions, kinds of error, places; no text of the error itself."""
    kop = (
        f"Kantelpunt {__version__}, Qt {qVersion()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}"
    )
    regels = [kop]
    keten: BaseException | None = fout
    while keten is not None:
        regels.append(type(keten).__name__)
        keten = keten.__cause__
    wortel = Path(__file__).resolve().parents[2]
    for plek in traceback.extract_tb(spoor):
        pad = Path(plek.filename)
        naam = pad.relative_to(wortel) if pad.is_relative_to(wortel) else Path(pad.name)
        regels.append(f"  {naam.as_posix()}:{plek.lineno} {plek.name}")
    return "\n".join(regels)


def zet_faulthandler_aan() -> None:
    """Write the stacks to a file in the log folder when Python or Qt dies hard."""
    from platformdirs import user_log_dir

    map_ = Path(user_log_dir("kantelpunt", appauthor=False))
    try:
        map_.mkdir(parents=True, exist_ok=True)
        bestand = (map_ / "hard.log").open("a", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(file=bestand)
