"""UI: the panels of a dossier side by side, or as pages where there is no room for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.thema import thema

BREED_EM = 52
HOOG_EM = 27
"""From this many line heights on there is room for everything at once."""
DEEL = 0.52
"""The stand takes at most this share of the height; the tijdlijn keeps the rest."""


HOOGST_DIEP = 8
"""A layout that does not settle within so many steps is left as it stands."""


@dataclass(frozen=True, slots=True)
class Blok:
    """A panel with its name as a page."""

    naam: str
    widget: QWidget


class Rol(QScrollArea):
    """A scroll area that only scrolls down, and shows what has the focus."""

    def __init__(self, inhoud: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inhoud)


class Standrol(Rol):
    """As high as its content, up to a share of the page; what is more scrolls."""

    _diep = 0  # of the class: the filter is asked while the scroll area is being made

    def __init__(self, inhoud: QWidget, pagina: QWidget) -> None:
        super().__init__(inhoud)
        self._pagina = pagina
        inhoud.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content, as far as it settles.

        A resize of the content may show or hide the scroll bar, which resizes the content
        before this returns: what would go on for ever stops after a few times.
        """
        if self._diep >= HOOGST_DIEP:
            return False
        self._diep += 1
        try:
            if event.type() == QEvent.Type.LayoutRequest:
                self.pas()
            return bool(super().eventFilter(watched, event))
        finally:
            self._diep -= 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width, on which the height of the text depends."""
        super().resizeEvent(event)
        self.pas()

    def pas(self) -> None:
        """Take the height of the content, at most `DEEL` of the page."""
        inhoud = self.widget()
        indeling = inhoud.layout() if inhoud is not None else None
        if indeling is None:
            return
        breedte = self.viewport().width()
        hoogte = (
            indeling.totalHeightForWidth(breedte)
            if indeling.hasHeightForWidth()
            else indeling.totalSizeHint().height()
        )
        hoogst = max(thema().em(10), round(DEEL * self._pagina.height()))
        self.setFixedHeight(min(hoogte, hoogst))


class Indeling(QWidget):
    """Stand on top, tijdlijn left, column right; a form takes the room of the column.

    Narrow or low: each of them is a page of a tab widget, the form one more.
    """

    smal_veranderd = Signal(bool)

    def __init__(
        self,
        stand: Blok,
        tijdlijn: Blok,
        zij: Sequence[Blok],
        formulier: Blok,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stand, self._tijdlijn, self._zij = stand, tijdlijn, tuple(zij)
        self._formulier = formulier
        self.smal: bool | None = None
        self._terugblad = 0
        """The page a form was opened from: there it goes back."""
        self._form_open = False
        self._lijst = QVBoxLayout(self)
        self._lijst.setContentsMargins(0, 0, 0, 0)
        self._nu: QWidget | None = None
        self.tabs: QTabWidget | None = None
        self._zijrol: QWidget | None = None
        self._standrol: Standrol | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change over when the room does."""
        super().resizeEvent(event)
        self.weeg()

    def weeg(self) -> None:
        """Choose between panels and pages for the present size."""
        em = thema().em()
        smal = self.width() < BREED_EM * em or self.height() < HOOG_EM * em
        if smal != self.smal:
            self.smal = smal
            self._bouw()
            self.smal_veranderd.emit(smal)
        if self._standrol is not None:
            self._standrol.pas()

    def toon_formulier(self, aan: bool, naam: str = "") -> None:
        """Give the form its place, or take it away; `naam` is the name of its page."""
        self._form_open = aan
        if naam:
            self._formulier = Blok(naam, self._formulier.widget)
        if self.smal is None:
            return
        if self.smal and self.tabs is not None:
            plek = self.tabs.indexOf(self._formulier.widget)
            if aan and plek < 0:
                self._terugblad = self.tabs.currentIndex()
                plek = self.tabs.addTab(self._formulier.widget, self._formulier.naam)
            if aan:
                self.tabs.setTabText(plek, self._formulier.naam)
                self.tabs.setCurrentIndex(plek)
            elif plek >= 0:
                self.tabs.removeTab(plek)
                self.tabs.setCurrentIndex(self._terugblad)
        elif self._zijrol is not None:
            self._zijrol.setVisible(not aan)
            self._formulier.widget.setVisible(aan)

    def ga_naar(self, widget: QWidget) -> None:
        """Bring the page of a panel to the front (pages only)."""
        if self.tabs is None:
            return
        for i in range(self.tabs.count()):
            blad = self.tabs.widget(i)
            if blad is widget or (isinstance(blad, Rol) and blad.widget() is widget):
                self.tabs.setCurrentIndex(i)

    def _bouw(self) -> None:
        """Build the arrangement anew around the same panels."""
        focus = self.window().focusWidget()
        oud = self._nu
        for blok in (self._stand, self._tijdlijn, *self._zij, self._formulier):
            blok.widget.setParent(self)
        if oud is not None:
            self._lijst.removeWidget(oud)
            oud.hide()
            oud.deleteLater()
        self.tabs = None
        self._zijrol = None
        self._standrol = None
        self._nu = self._bouw_smal() if self.smal else self._bouw_breed()
        self._lijst.addWidget(self._nu)
        self.toon_formulier(self._form_open)
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bouw_breed(self) -> QWidget:
        """Everything at once; the form stands beside it all, over the whole height."""
        em = thema().em
        links = QWidget()
        lijst = QVBoxLayout(links)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(em(0.4))
        self._standrol = Standrol(self._stand.widget, self)
        lijst.addWidget(self._standrol)
        self._stand.widget.show()
        onder = QSplitter(Qt.Orientation.Horizontal)
        onder.setHandleWidth(em(0.45))
        onder.setChildrenCollapsible(False)
        onder.addWidget(self._tijdlijn.widget)
        self._tijdlijn.widget.show()
        kolom = QWidget()
        kolomlijst = QVBoxLayout(kolom)
        kolomlijst.setContentsMargins(0, 0, 0, 0)
        kolomlijst.setSpacing(em(0.4))
        for blok in self._zij:
            kolomlijst.addWidget(blok.widget)
            blok.widget.show()
        rol = Rol(kolom)
        rol.setMinimumWidth(em(11))
        self._zijrol = rol
        onder.addWidget(rol)
        onder.setStretchFactor(0, 1)
        onder.setSizes([em(50), em(15)])
        lijst.addWidget(onder, 1)
        geheel = QSplitter(Qt.Orientation.Horizontal)
        geheel.setHandleWidth(em(0.45))
        geheel.setChildrenCollapsible(False)
        geheel.addWidget(links)
        self._formulier.widget.setMinimumWidth(em(15))
        geheel.addWidget(self._formulier.widget)
        geheel.setStretchFactor(0, 1)
        geheel.setSizes([em(45), em(21)])
        return geheel

    def _bouw_smal(self) -> QWidget:
        """One page each; what does not fit scrolls."""
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)  # its line is white in the dark
        tabs.setUsesScrollButtons(True)
        tabs.setAccessibleName("Onderdelen van het dossier")
        tabs.addTab(Rol(self._stand.widget), self._stand.naam)
        tabs.addTab(Rol(self._tijdlijn.widget), self._tijdlijn.naam)
        for blok in self._zij:
            tabs.addTab(Rol(blok.widget), blok.naam)
        self._formulier.widget.setMinimumWidth(0)
        self.tabs = tabs
        return tabs
