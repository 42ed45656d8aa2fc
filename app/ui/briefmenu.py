"""UI: the menu of letters for one dossier."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from app.ui.iconen import icoon
from app.ui.kern import Kern


def brief_menu(kern: Kern, dossier_id: str, parent: QWidget) -> QMenu:
    """Make the menu of letters; each opens the letter window on that template."""
    from app.services.brieven import sjablonen

    menu = QMenu(parent)
    for sjabloon in sjablonen():
        actie = menu.addAction(icoon("envelop"), f"{sjabloon.naam}…")
        actie.triggered.connect(
            lambda _=False, c=sjabloon.code: open_brief(kern, dossier_id, c, parent)
        )
    return menu


def open_brief(kern: Kern, dossier_id: str, sjabloon: str | None, parent: QWidget) -> None:
    """Open the letter window."""
    from app.ui.brieven.dialoog import open_brief as toon

    toon(kern, dossier_id, sjabloon, parent)
