"""UI: the menu of letters for one dossier: by group, and a window to search them all."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from app.ui.iconen import icoon
from app.ui.kern import Kern


def brief_menu(kern: Kern, dossier_id: str, parent: QWidget) -> QMenu:
    """Make the menu of letters; each opens the letter window on that template."""
    menu = QMenu(parent)
    vul_brief_menu(menu, kern, dossier_id, parent)
    return menu


def vul_brief_menu(menu: QMenu, kern: Kern, dossier_id: str, parent: QWidget) -> None:
    """Fill a menu with the letters, a submenu per group; the first entry opens the search."""
    from app.services.brieven import GROEPEN, sjablonen

    zoek = menu.addAction(icoon("zoek"), "Brief zoeken…")
    zoek.triggered.connect(lambda _=False: open_brief(kern, dossier_id, None, parent))
    menu.addSeparator()
    for groep, naam in GROEPEN.items():
        onder = menu.addMenu(icoon("envelop"), naam)
        onder.setToolTipsVisible(True)
        for sjabloon in sjablonen(kern.sessie):
            if sjabloon.groep != groep:
                continue
            actie = onder.addAction(f"{sjabloon.naam}…")
            actie.setToolTip(sjabloon.uitleg)
            actie.triggered.connect(
                lambda _=False, c=sjabloon.code: open_brief(kern, dossier_id, c, parent)
            )

    menu.addSeparator()
    verslag = menu.addAction(icoon("document"), "Verslag van een gesprek of overleg…")
    verslag.triggered.connect(lambda _=False: _open_verslag(kern, dossier_id, parent))
    bundel = menu.addAction(icoon("document"), "Bundel bijlagen…")
    bundel.triggered.connect(lambda _=False: _open_bundel(kern, dossier_id, parent))


def _open_verslag(kern: Kern, dossier_id: str, parent: QWidget) -> None:
    from app.ui.verslagen.verslag import open_verslag

    open_verslag(kern, dossier_id, parent)


def _open_bundel(kern: Kern, dossier_id: str, parent: QWidget) -> None:
    from app.ui.verslagen.bundel import open_bundel

    open_bundel(kern, dossier_id, parent)


def open_brief(kern: Kern, dossier_id: str, sjabloon: str | None, parent: QWidget) -> None:
    """Open the letter window; without a template it begins in the search for one."""
    from app.ui.brieven.dialoog import open_brief as toon

    toon(kern, dossier_id, sjabloon, parent)
