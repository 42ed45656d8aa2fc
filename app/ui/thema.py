"""UI: the look of the program: which palette rules, the size of text, the style sheet.

Light or dark follows the desktop (`QStyleHints.colorScheme`) unless the user
chose one. A peildatum other than today puts the whole window in another
colour (beslissingen, One team). Sizes are never bare pixels: everything scales
with the font.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.kleuren import ANDERE_DAG_DONKER, ANDERE_DAG_LICHT, DONKER, LICHT, Kleur
from app.ui.stijl import stijlblad

__all__ = ["Kleur", "Thema", "Themakeuze", "thema"]

GROOTTEN: tuple[int, ...] = (90, 100, 115, 130, 150, 175, 200)
"""Sizes of text to choose from, in percent of the platform's own."""


class Themakeuze(StrEnum):
    """What the user chose."""

    SYSTEEM = "systeem"
    LICHT = "licht"
    DONKER = "donker"


class Thema(QObject):
    """The one look of the running program; ask it for colours, listen to `veranderd`."""

    veranderd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keuze = Themakeuze.SYSTEEM
        self._procent = 100
        self._andere_dag = False
        self._basisfont: QFont | None = None
        self._kleuren: Mapping[Kleur, str] = LICHT
        self._qkleuren: dict[Kleur, QColor] = {}
        self._luistert = False
        self._bezig = False
        self._gezet: tuple[str, str, bool, bool] | None = None
        self._regel = 0

    @property
    def donker(self) -> bool:
        """Whether the dark palette rules now."""
        if self._keuze is not Themakeuze.SYSTEEM:
            return self._keuze is Themakeuze.DONKER
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def keuze(self) -> Themakeuze:
        """What the user chose: as the desktop, light or dark."""
        return self._keuze

    @property
    def procent(self) -> int:
        """Size of text in percent of the platform's own."""
        return self._procent

    @property
    def andere_dag(self) -> bool:
        """Whether the window shows another day than today."""
        return self._andere_dag

    def kleur(self, rol: Kleur) -> QColor:
        """Give the colour of a meaning as it is now (shared; do not change it)."""
        gevonden = self._qkleuren.get(rol)
        if gevonden is None:
            gevonden = QColor(self._kleuren[rol])
            self._qkleuren[rol] = gevonden
        return gevonden

    def hex(self, rol: Kleur) -> str:
        """Give the colour of a meaning as `#rrggbb`, for rich text."""
        return self._kleuren[rol]

    def zet(
        self,
        *,
        keuze: Themakeuze | None = None,
        procent: int | None = None,
        andere_dag: bool | None = None,
    ) -> None:
        """Change the look; what is not given stays as it is."""
        oud = (self._keuze, self._procent, self._andere_dag)
        if keuze is not None:
            self._keuze = keuze
        if procent is not None:
            self._procent = max(GROOTTEN[0], min(GROOTTEN[-1], procent))
        if andere_dag is not None:
            self._andere_dag = andere_dag
        if oud != (self._keuze, self._procent, self._andere_dag):
            self.pas_toe()

    def em(self, deel: float = 1.0) -> int:
        """Give a length in pixels: `deel` times the height of a line of text (at least 1)."""
        # Asked ten thousand times for one screen; the font changes in `pas_toe` only.
        regel = self._regel or QFontMetrics(QApplication.font()).height()
        return max(1, round(regel * deel))

    def pas_toe(self) -> None:
        """Put palette, font and style sheet on the application and tell everybody.

        Nothing happens when they are there already: to style every widget anew takes long.
        """
        app = QApplication.instance()
        if not isinstance(app, QApplication) or self._bezig:
            return
        self._bezig = True
        try:
            if not self._luistert:
                QGuiApplication.styleHints().colorSchemeChanged.connect(self._desktop_veranderd)
                self._luistert = True
            if self._basisfont is None:
                self._basisfont = QFont(app.font())
                app.setStyle("Fusion")
            self._kleuren = self._kies()
            self._qkleuren.clear()
            font = QFont(self._basisfont)
            punten = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
            # Some bare X servers hand out 9 pt, too small to read all day.
            font.setPointSizeF(max(punten, 9.75) * self._procent / 100)
            self._regel = QFontMetrics(font).height()
            iconen = str(files("resources").joinpath("icons")).replace("\\", "/")
            blad = stijlblad(self._kleuren, self._regel, iconen)
            look = (font.key(), blad, self.donker, self._andere_dag)
            if self._gezet == look and app.styleSheet() == blad:
                return
            self._gezet = look
            app.setFont(font)
            app.setPalette(self._palet())
            app.setStyleSheet(blad)
        finally:
            self._bezig = False
        self.veranderd.emit()

    def _desktop_veranderd(self) -> None:
        """Follow the desktop when it turns light or dark."""
        if self._keuze is Themakeuze.SYSTEEM:
            self.pas_toe()

    def _kies(self) -> Mapping[Kleur, str]:
        """Choose the palette."""
        if self._andere_dag:
            return ANDERE_DAG_DONKER if self.donker else ANDERE_DAG_LICHT
        return DONKER if self.donker else LICHT

    def _palet(self) -> QPalette:
        """Make Qt's palette from ours, so that what the style sheet leaves out fits too."""
        rollen = {
            QPalette.ColorRole.Window: Kleur.VLAK,
            QPalette.ColorRole.WindowText: Kleur.TEKST,
            QPalette.ColorRole.Base: Kleur.PANEEL,
            QPalette.ColorRole.AlternateBase: Kleur.KOP,
            QPalette.ColorRole.Text: Kleur.TEKST,
            QPalette.ColorRole.Button: Kleur.PANEEL,
            QPalette.ColorRole.ButtonText: Kleur.TEKST,
            QPalette.ColorRole.BrightText: Kleur.GEVAAR,
            QPalette.ColorRole.Highlight: Kleur.ACCENT,
            QPalette.ColorRole.HighlightedText: Kleur.OP_ACCENT,
            QPalette.ColorRole.Link: Kleur.ACCENT,
            QPalette.ColorRole.LinkVisited: Kleur.ACCENT,
            QPalette.ColorRole.ToolTipBase: Kleur.PANEEL,
            QPalette.ColorRole.ToolTipText: Kleur.TEKST,
            QPalette.ColorRole.PlaceholderText: Kleur.TEKST_ZACHT,
            QPalette.ColorRole.Accent: Kleur.ACCENT,
        }
        palet = QPalette()
        for rol, kleur in rollen.items():
            palet.setColor(rol, self.kleur(kleur))
        uit = self.kleur(Kleur.TEKST_ZACHT)
        for rol in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palet.setColor(QPalette.ColorGroup.Disabled, rol, uit)
        palet.setColor(QPalette.ColorRole.Mid, self.kleur(Kleur.RAND))
        palet.setColor(QPalette.ColorRole.Dark, self.kleur(Kleur.RAND_STERK))
        return palet


_THEMA: Thema | None = None


def thema() -> Thema:
    """Give the one `Thema` of the program (made at the first call)."""
    global _THEMA
    if _THEMA is None:
        _THEMA = Thema()
    return _THEMA
