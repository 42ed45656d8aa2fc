"""UI: the acts on the chosen rows of the caseload, in its menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.services.bulk import Bulksoort
from app.ui.kern import Kern

_TEKSTEN = {
    Bulksoort.OVERDRAGEN: "Aan een collega geven…",
    Bulksoort.TAAK: "Taak toevoegen…",
    Bulksoort.TER_KENNISGEVING: "Meldingen ter kennisgeving…",
    Bulksoort.SLUITEN: "Sluiten…",
}


def vul_bulkmenu(menu: QMenu, kern: Kern, ids: Sequence[str], parent: QWidget) -> None:
    """Add a submenu on the chosen dossiers, and what is offered between colleagues."""
    menu.addSeparator()
    aantal = len(ids)
    onder = menu.addMenu(f"Gekozen ({aantal})")
    onder.setEnabled(aantal > 0 and not kern.alleen_lezen)
    aanbieden = onder.addAction("Aanbieden of laten waarnemen…")
    aanbieden.triggered.connect(lambda: _bied_aan(kern, ids, parent))
    onder.addAction("Brief aan deze dossiers…").triggered.connect(
        lambda: _verzend(kern, ids, parent)
    )
    for soort, tekst in _TEKSTEN.items():
        actie = onder.addAction(tekst)
        actie.triggered.connect(lambda _=False, s=soort: _open_bulk(kern, s, ids, parent))
    menu.addAction("Aangeboden dossiers…").triggered.connect(lambda: _aangeboden(kern, parent))


def _open_bulk(kern: Kern, soort: Bulksoort, ids: Sequence[str], parent: QWidget) -> None:
    from app.ui.overdracht.bulk import BulkDialoog

    _toon(BulkDialoog(kern, soort, ids, parent))


def _verzend(kern: Kern, ids: Sequence[str], parent: QWidget) -> None:
    from app.ui.brieven.verzenden import open_verzenden

    open_verzenden(kern, parent, ids)


def _bied_aan(kern: Kern, ids: Sequence[str], parent: QWidget) -> None:
    from app.ui.overdracht.aanbieden import AanbiedDialoog

    _toon(AanbiedDialoog(kern, ids, parent))


def _aangeboden(kern: Kern, parent: QWidget) -> None:
    from app.ui.overdracht.aangeboden import AangebodenDialoog

    _toon(AangebodenDialoog(kern, parent))


def _toon(dialoog: QDialog) -> None:
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialoog.open()
