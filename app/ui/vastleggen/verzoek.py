"""UI: asking for a form from anywhere: the caseload, the menu bar, a shortcut.

The window is asked to show the dossier, then the dossier to open the form.
"""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.ui.kern import Kern


class Verzoeken(QObject):
    """One per window. `gevraagd(dossier_id, code, vooraf)`: show this form in that dossier."""

    gevraagd = Signal(str, str, object)


_PER_KERN: weakref.WeakKeyDictionary[Kern, Verzoeken] = weakref.WeakKeyDictionary()


def verzoeken(kern: Kern) -> Verzoeken:
    """Give the requests of a window."""
    gevonden = _PER_KERN.get(kern)
    if gevonden is None:
        gevonden = Verzoeken()
        _PER_KERN[kern] = gevonden
    return gevonden


def vraag_vastleggen(
    kern: Kern, dossier_id: str, code: str, vooraf: Mapping[str, Any] | None = None
) -> None:
    """Show the dossier and open the form of a kind in it (codes: `kinds.PER_KIND`)."""
    kern.toon_dossier.emit(dossier_id)
    verzoeken(kern).gevraagd.emit(dossier_id, code, dict(vooraf or {}))
