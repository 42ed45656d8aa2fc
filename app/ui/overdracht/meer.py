"""UI: what the menu Meer of a dossier offers for passing it on, family, and who read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.domain.fouten import KnownError
from app.services.meldingen.samenvoegen import samenvoegingen
from app.ui import berichten
from app.ui.kern import Kern

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld


def vul_meer(menu: QMenu, kern: Kern, beeld: Dossierbeeld, parent: QWidget) -> None:
    """Add the lines."""
    dossier = beeld.feiten.dossier
    mag = not kern.alleen_lezen
    open_ = dossier.gesloten is None

    def voeg(tekst: str, maak: Callable[[], QDialog], *, aan: bool) -> None:
        actie = menu.addAction(tekst)
        actie.setEnabled(aan)
        actie.triggered.connect(lambda: _open(maak, parent))

    def aanbieden() -> QDialog:
        from app.ui.overdracht.aanbieden import AanbiedDialoog

        return AanbiedDialoog(kern, [dossier.id], parent)

    def pakket() -> QDialog:
        from app.ui.overdracht.pakket import PakketDialoog

        return PakketDialoog(kern, dossier.id, parent)

    def familie() -> QDialog:
        from app.ui.overdracht.familie import FamilieDialoog

        return FamilieDialoog(kern, dossier.leerling_id, parent)

    def uit_elkaar() -> QDialog:
        from app.ui.meldingen.uitelkaar import Uitelkaarvenster

        return Uitelkaarvenster(kern, dossier.leerling_id, parent)

    def scanmap() -> QDialog:
        from app.ui.documenten.scanmap import ScanmapVenster

        return ScanmapVenster(kern, dossier.id, parent)

    def lezers() -> QDialog:
        from app.ui.overdracht.lezers import LezersDialoog

        return LezersDialoog(kern, dossier.id, parent)

    def verloop() -> QDialog:
        from app.ui.overdracht.verloop import VerloopDialoog

        return VerloopDialoog(kern, dossier.id, parent)

    if open_:
        voeg("Aanbieden of laten waarnemen…", aanbieden, aan=mag)
    voeg("Naar een andere gemeente…", pakket, aan=mag)
    if any(p.ontvangst_bevestigd is None for p in beeld.feiten.pakketten):
        actie = menu.addAction("Ontvangst bevestigen…")
        actie.setEnabled(mag)
        actie.triggered.connect(lambda: _bevestig(kern, dossier.id, parent))
    menu.addSeparator()
    voeg("Broers en zussen…", familie, aan=True)
    samen = menu.addAction("Samenvoegen met een andere leerling…")
    samen.setEnabled(mag)
    samen.triggered.connect(lambda: _voeg_samen(kern, dossier.leerling_id, parent))
    if samenvoegingen(kern.sessie, dossier.leerling_id):
        voeg("Samengevoegde leerlingen weer uit elkaar…", uit_elkaar, aan=mag)
    voeg("Scanmap…", scanmap, aan=mag and open_)
    menu.addSeparator()
    voeg("Wie heeft gelezen…", lezers, aan=True)
    voeg("Alles wat is vastgelegd…", verloop, aan=True)


def _open(maak: Callable[[], QDialog], parent: QWidget) -> None:
    """Open a window; a known error is told."""
    from PySide6.QtCore import Qt

    try:
        dialoog = maak()
    except KnownError as fout:
        berichten.toon_fout(parent, fout)
        return
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialoog.open()


def _voeg_samen(kern: Kern, leerling_id: str, parent: QWidget) -> None:
    from app.ui.meldingen.samen import open_kandidaten

    open_kandidaten(kern, leerling_id, parent.window())


def _bevestig(kern: Kern, dossier_id: str, parent: QWidget) -> None:
    from app.ui.overdracht.pakket import bevestig_ontvangst

    bevestig_ontvangst(kern, dossier_id, parent)
