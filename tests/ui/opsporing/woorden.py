"""All that a screen can show or say: labels, buttons, lists, tooltips, names for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

ROLLEN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def alle_teksten(wortel: QWidget) -> str:
    """Gather everything under a widget, hidden parts too, as one lower-case text."""
    return "\n".join(t for t in _teksten(wortel) if t).lower()


def _teksten(wortel: QWidget) -> Iterator[str]:
    for w in (wortel, *wortel.findChildren(QWidget)):
        yield w.windowTitle()
        yield w.toolTip()
        yield w.accessibleName()
        yield w.accessibleDescription()
        if isinstance(w, QLabel | QAbstractButton | QLineEdit):
            yield w.text()
        elif isinstance(w, QPlainTextEdit | QTextEdit):
            yield w.toPlainText()
        elif isinstance(w, QComboBox):
            yield from (w.itemText(i) for i in range(w.count()))
        elif isinstance(w, QAbstractItemView) and w.model() is not None:
            yield from _model(w.model(), QModelIndex())
    for actie in wortel.findChildren(QAction):
        yield actie.text()
        yield actie.toolTip()


def _model(model: QAbstractItemModel, ouder: QModelIndex) -> Iterator[str]:
    for rij in range(model.rowCount(ouder)):
        plat = isinstance(model, QAbstractListModel)  # Qt keeps its columnCount private
        for kolom in range(1 if plat else model.columnCount(ouder)):
            index = model.index(rij, kolom, ouder)
            for rol in ROLLEN:
                waarde = model.data(index, rol)
                if isinstance(waarde, str):
                    yield waarde
            if kolom == 0 and not plat:
                yield from _model(model, index)
