"""UI: the clipboard for secrets: a copied BSN is gone after 30 seconds (beslissingen, Keys)."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

WISSEN_MS = 30_000
_GEHEIM: list[str] = []


def kopieer_bsn(tekst: str, na_ms: int = WISSEN_MS) -> None:
    """Copy, and clear the clipboard later unless something else was copied meanwhile."""
    _GEHEIM[:] = [tekst]
    QGuiApplication.clipboard().setText(tekst)
    QTimer.singleShot(na_ms, lambda: wis(tekst))


def wis(tekst: str) -> None:
    """Clear the clipboard when it still holds `tekst`."""
    if QGuiApplication.clipboard().text() == tekst:
        QGuiApplication.clipboard().clear()


def wis_eigen() -> None:
    """Clear what this program copied, whatever it was (a BOA locks); others' copies stay."""
    if is_eigen():
        QGuiApplication.clipboard().clear()


def is_eigen() -> bool:
    """Tell whether what is on the clipboard was put there by this program."""
    return QGuiApplication.clipboard().ownsClipboard()


def wis_geheim() -> None:
    """Clear a secret at once (locking, closing); what another program copied stays."""
    for tekst in _GEHEIM:
        wis(tekst)
    _GEHEIM.clear()
