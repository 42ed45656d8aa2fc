"""UI: what the steps of the wizard share: a heading, an explanation, and their place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from app.services.uitwisseling import Ontwerp
from app.ui.onderdelen import KopLabel
from app.ui.thema import thema


class Stap(QWidget):
    """One step; `toon(ontwerp)` shows it, `gewijzigd` tells that the mapping changed."""

    gewijzigd = Signal()

    def __init__(self, kop: str, uitleg: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(kop)
        self.kop = kop
        em = thema().em
        self.lijst = QVBoxLayout(self)
        self.lijst.setContentsMargins(0, 0, 0, 0)
        self.lijst.setSpacing(em(0.4))
        self.lijst.addWidget(KopLabel(kop, titel=True))
        self.uitleg = QLabel(uitleg)
        self.uitleg.setProperty("rol", "zacht")
        self.uitleg.setWordWrap(True)
        self.lijst.addWidget(self.uitleg)

    def toon(self, ontwerp: Ontwerp) -> None:
        """Show the mapping as it is."""
        raise NotImplementedError

    def eerste_focus(self) -> QWidget:
        """Give the widget to begin in."""
        return self


def rolvak(binnen: QWidget) -> QScrollArea:
    """Let a part scroll without taking the focus."""
    rol = QScrollArea()
    rol.setWidgetResizable(True)
    rol.setFrameShape(QScrollArea.Shape.NoFrame)
    rol.setFocusPolicy(QWidget().focusPolicy())
    binnen.setObjectName("paneelinhoud")
    rol.setWidget(binnen)
    return rol


def leeg_lijst(vak: QWidget) -> None:
    """Take everything out of a layout."""
    lijst = vak.layout()
    while lijst is not None and lijst.count():
        deel = lijst.takeAt(0)
        widget = deel.widget() if deel is not None else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
