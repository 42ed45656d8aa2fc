"""UI: how every table of rows behaves: whole rows, nothing typed in, Tab goes past it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView


def maak_rijtabel(tabel: QTableView, naam: str) -> None:
    """Give a table its name for a screen reader and the ways that all of them share."""
    tabel.setAccessibleName(naam)
    tabel.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    tabel.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    tabel.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tabel.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    tabel.setShowGrid(False)
    tabel.setWordWrap(False)
    tabel.setTabKeyNavigation(False)
    tabel.verticalHeader().hide()
