"""UI: the menu of letters for one dossier."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from app.ui.iconen import icoon
from app.ui.kern import Kern


def brief_menu(kern: Kern, dossier_id: str, parent: QWidget) -> QMenu:
    """Make the menu of letters; each opens the letter window on that template."""
    from app.services.brieven import SJABLONEN

    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for code, sjabloon in _paren(SJABLONEN):
        actie = menu.addAction(icoon("envelop"), f"{sjabloon}…")
        actie.triggered.connect(lambda _=False, c=code: open_brief(kern, dossier_id, c, parent))
    return menu


def open_brief(kern: Kern, dossier_id: str, sjabloon: str | None, parent: QWidget) -> None:
    """Open the letter window."""
    from app.ui.brieven.dialoog import open_brief as toon

    toon(kern, dossier_id, sjabloon, parent)


def _paren(sjablonen: object) -> list[tuple[str, str]]:
    """Give (code, title) of each template."""
    if isinstance(sjablonen, dict):
        return [(str(c), str(getattr(s, "titel", s))) for c, s in sjablonen.items()]
    return [(str(s.code), str(s.titel)) for s in sjablonen]  # type: ignore[attr-defined]
