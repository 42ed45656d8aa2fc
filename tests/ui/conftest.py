"""Shared by the tests of the window: a quiet funnel, a heart, and clean-up of windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.fouten import KnownError
from app.services.sessie import Sessie
from app.ui import achtergrond, berichten
from app.ui.berichten import Bericht, Trechter
from app.ui.kern import Kern
from app.ui.lettertype import gebruik_eigen_lettertype
from app.ui.thema import Themakeuze, thema
from tests.vensters import ruim_vensters_op


@dataclass
class Gezegd:
    """What the program said; `antwoord` is what questions are answered with."""

    fouten: list[KnownError] = field(default_factory=list)
    vragen: list[str] = field(default_factory=list)
    stil: list[Bericht] = field(default_factory=list)
    antwoord: bool = True


class StilleTrechter(Trechter):
    """Says nothing on screen and remembers everything."""

    def __init__(self, gezegd: Gezegd) -> None:
        super().__init__()
        self._gezegd = gezegd

    def fout(self, parent: QWidget | None, fout: KnownError) -> None:
        del parent
        self._gezegd.fouten.append(fout)

    def vraag(self, parent, tekst, *, toelichting, ja, nee, gevaar) -> bool:
        del parent, toelichting, ja, nee, gevaar
        self._gezegd.vragen.append(tekst)
        return self._gezegd.antwoord

    def stil(self, bericht: Bericht) -> None:
        self._gezegd.stil.append(bericht)
        super().stil(bericht)


@pytest.fixture(scope="session", autouse=True)
def lettertype(qapp: QApplication) -> None:
    """The same letters on every machine: what fits here fits there."""
    gebruik_eigen_lettertype(qapp)


@pytest.fixture(autouse=True)
def gezegd(qapp: QApplication) -> Iterator[Gezegd]:
    """Replace the funnel, and leave no window, theme or work behind."""
    wat = Gezegd()
    berichten.vervang(StilleTrechter(wat))
    yield wat
    assert achtergrond.wacht_op_alles(), "background work did not end"
    ruim_vensters_op()
    qapp.processEvents()
    thema().zet(keuze=Themakeuze.SYSTEEM, procent=100, andere_dag=False)
    berichten.vervang(None)


@pytest.fixture
def kern(team_sessie: Sessie) -> Iterator[Kern]:
    """A heart on an empty encrypted team file; its windows close before the file does."""
    thema().pas_toe()
    yield Kern(team_sessie)
    for venster in QApplication.topLevelWidgets():
        venster.close()
    achtergrond.wacht_op_alles()


@pytest.fixture
def naamloos() -> Callable[[QWidget], list[str]]:
    """Walk the accessibility tree of a widget; list controls without a name."""
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QHeaderView,
        QLabel,
        QLineEdit,
        QPlainTextEdit,
        QTextEdit,
    )

    soorten = (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
        QTextEdit,
    )

    def zoek(wortel: QWidget) -> list[str]:
        buddies = {label.buddy() for label in wortel.findChildren(QLabel) if label.buddy()}
        gebreken = [
            f"Alt+letter van {label.text()!r} brengt nergens heen"
            for label in wortel.findChildren(QLabel)
            if "&" in label.text().replace("&&", "")
            and label.buddy() is not None
            and label.buddy().focusPolicy() == Qt.FocusPolicy.NoFocus
        ]
        for widget in wortel.findChildren(QWidget):
            if not isinstance(widget, soorten) or isinstance(widget, QHeaderView):
                continue
            if widget.objectName().startswith("qt_") or not widget.isVisibleTo(wortel):
                continue
            ouder = widget.parentWidget()
            if isinstance(ouder, (QComboBox, QAbstractSpinBox)) or _van_qt(widget):
                continue
            naam = widget.accessibleName()
            if isinstance(widget, QAbstractButton):
                naam = naam or widget.text()
            if not naam and widget not in buddies and ouder not in buddies:
                gebreken.append(f"{type(widget).__name__} {widget.objectName()}")
        return gebreken

    return zoek


def _van_qt(widget: QWidget) -> bool:
    """Whether Qt itself made this part of a larger control."""
    ouder = widget.parentWidget()
    while ouder is not None:
        if type(ouder).__name__ in (
            "QCalendarWidget",
            "QComboBoxPrivateContainer",
            "QTabBar",
            "QHeaderView",
            "QLineEdit",
            "QTableView",
        ):
            return True
        ouder = ouder.parentWidget()
    return False
