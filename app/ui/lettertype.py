"""UI: the typeface: the platform's own, and that of the letters where there is none."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from resources.lezer import lees_bytes

FAMILIE = "Noto Sans"
BESTANDEN = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")


def zorg_voor_lettertype(app: QApplication) -> None:
    """See that there is a typeface at all: a bare Linux has none and would show boxes."""
    if not QFontDatabase.families():
        gebruik_eigen_lettertype(app)


def gebruik_eigen_lettertype(app: QApplication) -> None:
    """Set the window in the typeface that ships with the program, at the size it has."""
    for naam in BESTANDEN:
        QFontDatabase.addApplicationFontFromData(lees_bytes("fonts", naam))
    font = app.font()
    font.setFamily(FAMILIE)
    app.setFont(font)
