"""Worker: opens the form of a contact in a real window, types a note, and waits to be killed.

Arguments: path, password, dossier, the text to type. It prints "getypt" once the last key was
handled and the program had its half second.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.sessie import log_in
from app.ui.kern import Kern
from app.ui.venster import Venster


def klok() -> datetime:
    """Stand still on the day of the tests."""
    return datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


def main(pad: str, wachtwoord: str, dossier_id: str, tekst: str) -> None:
    """Type and never stop."""
    app = QApplication([])
    venster = Venster(Kern(log_in(pad, wachtwoord, klok=klok)))
    venster.show()
    venster.ga("dossier", dossier_id)
    view = venster.huidig_scherm
    view.open_formulier("contact")  # type: ignore[union-attr]
    notitie = view.formulier.formulier.veld("notitie").invoer.invoer  # type: ignore[union-attr]
    notitie.setFocus()
    QTest.keyClicks(notitie, tekst)
    einde = time.monotonic() + 1.0
    while time.monotonic() < einde:
        app.processEvents()
        time.sleep(0.02)
    sys.stdout.write("getypt\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
