"""UI: windows that fit the screen at every size of text: bounded, and scrolling where short.

Judged at 1366×768 with text at 200 % (beslissingen, Screen): nothing may be
clipped or out of reach, so a form scrolls while its buttons stay in sight.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.thema import thema

TITELBALK = 40
"""Pixels that the desktop puts around a window; they do not grow with our text."""


def pas_maat(venster: QWidget, breed: float, hoog: float) -> None:
    """Give a window its comfortable size in line heights, never more than the screen has."""
    em, vel = thema().em, venster.screen().availableGeometry()
    boven = max(em(1), TITELBALK)
    venster.resize(min(em(breed), vel.width() - em(1)), min(em(hoog), vel.height() - boven))


def pas_in_scherm(venster: QWidget, breed: int, hoog: int, *, hersteld: bool) -> bool:
    """Keep a main window within its screen, title bar included.

    The first time (`hersteld` false) it gets `breed` × `hoog` pixels; True when the
    screen has no room for that, so that it had better be shown maximised. A
    restored place is clamped: the screen of the last time may be gone or smaller.
    """
    vel = venster.screen().availableGeometry()
    ruim_breed, ruim_hoog = vel.width(), vel.height() - TITELBALK
    if not hersteld:
        venster.resize(min(breed, ruim_breed), min(hoog, ruim_hoog))
        return ruim_breed <= breed or ruim_hoog <= hoog
    if venster.isMaximized() or venster.isFullScreen():
        return False
    venster.resize(min(venster.width(), ruim_breed), min(venster.height(), ruim_hoog))
    links = max(vel.left(), min(venster.x(), vel.left() + ruim_breed - venster.width()))
    boven = max(vel.top(), min(venster.y(), vel.top() + ruim_hoog - venster.height()))
    if (links, boven) != (venster.x(), venster.y()):
        venster.move(links, boven)
    return False


def rolbaar(venster: QWidget, rand: float = 0.8) -> tuple[QVBoxLayout, QVBoxLayout]:
    """Lay out a window as a part that scrolls and a foot that stays: (inside, whole).

    Add the fields to the first layout and the buttons to the second.
    """
    em = thema().em
    geheel = QVBoxLayout(venster)
    geheel.setContentsMargins(em(rand), em(rand), em(rand), em(rand))
    geheel.setSpacing(em(0.5))
    binnen = QWidget()
    binnen.setObjectName("paneelinhoud")
    lijst = QVBoxLayout(binnen)
    lijst.setContentsMargins(0, 0, 0, 0)
    lijst.setSpacing(em(0.4))
    rol = QScrollArea()
    rol.setFrameShape(QFrame.Shape.NoFrame)
    rol.setWidgetResizable(True)
    rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rol.setWidget(binnen)
    geheel.addWidget(rol, 1)
    return lijst, geheel
