"""UI: the icons, own SVG files by meaning, drawn in the colour of the moment.

A file in resources/icons holds one shape in `currentColor`. `icoon` makes a
QIcon for buttons and menus, `zet_icoon` one that keeps up with the theme, and
`teken_icoon` paints one in a delegate.
"""

from __future__ import annotations

import weakref
from functools import cache
from importlib.resources import files
from typing import Protocol

import shiboken6
from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.thema import Kleur, thema

_CACHE: dict[tuple[str, str, int, float], QPixmap] = {}
_CACHE_MAXIMUM = 400


class _HeeftIcoon(Protocol):
    """Anything with setIcon: buttons and actions."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Show the icon."""


class _Motor(QIconEngine):
    """Draws one icon when and as large as it is asked for; most never are."""

    def __init__(self, naam: str, kleur: str, uit: str) -> None:
        super().__init__()
        self._naam, self._kleur, self._uit = naam, kleur, uit

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw in `rect`, greyed when disabled."""
        teken_icoon(painter, self._naam, rect, self._hex(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """Give a picture of `size` device pixels."""
        return pixmap(self._naam, min(size.width(), size.height()), self._hex(mode))

    def clone(self) -> QIconEngine:
        """Give a copy, as Qt asks for when icons are shared."""
        return _Motor(self._naam, self._kleur, self._uit)

    def _hex(self, mode: QIcon.Mode) -> str:
        return self._uit if mode is QIcon.Mode.Disabled else self._kleur


def icoon(naam: str, kleur: Kleur = Kleur.TEKST) -> QIcon:
    """Make the icon `naam` in the present colour of `kleur`; KeyError when there is none."""
    _svg(naam)
    return QIcon(_Motor(naam, thema().hex(kleur), thema().hex(Kleur.RAND_STERK)))


def zet_icoon(doel: _HeeftIcoon, naam: str, kleur: Kleur = Kleur.TEKST) -> None:
    """Give a button or action an icon that is redrawn when the theme changes."""
    doel.setIcon(icoon(naam, kleur))
    _LEVEND[doel] = (naam, kleur)
    _luister()


def teken_icoon(painter: QPainter, naam: str, vak: QRect, kleur: str) -> None:
    """Paint the icon `naam` in the middle of `vak`, as large as fits, in `#rrggbb`."""
    maat = min(vak.width(), vak.height())
    if maat <= 0:
        return
    dpr = painter.device().devicePixelRatio()
    beeld = pixmap(naam, maat, kleur, dpr)
    painter.drawPixmap(
        vak.x() + (vak.width() - maat) // 2, vak.y() + (vak.height() - maat) // 2, beeld
    )


def pixmap(naam: str, maat: int, kleur: str, dpr: float = 1.0) -> QPixmap:
    """Render the icon at `maat` logical pixels (cached)."""
    sleutel = (naam, kleur, maat, dpr)
    gevonden = _CACHE.get(sleutel)
    if gevonden is not None:
        return gevonden
    if len(_CACHE) > _CACHE_MAXIMUM:
        _CACHE.clear()
    echt = max(1, round(maat * dpr))
    beeld = QPixmap(echt, echt)
    beeld.fill(Qt.GlobalColor.transparent)
    # Read before painting: an error while a painter is open would crash Qt.
    renderer = QSvgRenderer(QByteArray(_svg(naam).replace("currentColor", kleur).encode()))
    painter = QPainter(beeld)
    renderer.render(painter, QRectF(0, 0, echt, echt))
    painter.end()
    beeld.setDevicePixelRatio(dpr)
    _CACHE[sleutel] = beeld
    return beeld


def programma_icoon() -> QIcon:
    """Make the icon of the program itself."""
    result = QIcon()
    for maat in (16, 32, 48, 64, 128):
        result.addPixmap(pixmap("kantelpunt", maat, "#17406d"))
    return result


@cache
def _svg(naam: str) -> str:
    """Read one icon; KeyError names the one that is not there."""
    bestand = files("resources").joinpath("icons", f"{naam}.svg")
    if not bestand.is_file():
        raise KeyError(naam)
    return bestand.read_text(encoding="utf-8")


_LEVEND: weakref.WeakKeyDictionary[_HeeftIcoon, tuple[str, Kleur]] = weakref.WeakKeyDictionary()


@cache
def _luister() -> None:
    """Listen to the theme, once."""
    thema().veranderd.connect(_herteken)


def _herteken() -> None:
    """Redraw every living icon in the new colours."""
    for doel, (naam, kleur) in list(_LEVEND.items()):
        if shiboken6.isValid(doel):
            doel.setIcon(icoon(naam, kleur))
