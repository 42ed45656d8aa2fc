"""UI: what the sealed part of a dossier does: its panel, its forms, its history, its lock."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog

from app.domain.feit import Feit
from app.domain.fouten import KnownError
from app.domain.opsporing import OPSPORING_PER_CODE, Opsporingsstuk, Pvconcept
from app.services import opsporing, opsporingsvelden, pvmaken
from app.services.dossierbeeld import Dossierbeeld, dossierbeeld
from app.services.pvlijst import Doel
from app.ui import berichten
from app.ui.dossier.feitgeschiedenis import GeschiedenisDialoog
from app.ui.opsporing.paneel import OpsporingPaneel

if TYPE_CHECKING:
    from app.ui.dossier.dossier_view import DossierView


class Opsporingsbediening(QObject):
    """Works on the view of one dossier of a BOA; there is none for others."""

    def __init__(self, view: DossierView) -> None:
        super().__init__(view)
        self._view = view
        self.paneel = OpsporingPaneel()
        self.paneel.nieuw.connect(lambda code: view.open_formulier(code))
        self.paneel.open_feit.connect(self.open_feit)
        self.paneel.brief.connect(self.open_brief)
        self.paneel.toegang_gevraagd.connect(self._haal_toegang)
        view.kern.vergrendeld.connect(self._vergrendeld)
        view.kern.ontgrendeld.connect(self._ontgrendeld)

    def toon(self, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """Fill the panel."""
        self.paneel.toon(self._view.kern.sessie, beeld, lezen=lezen)

    def open(
        self,
        code: str,
        feit: Feit | None = None,
        vooraf: Mapping[str, Any] | None = None,
        veld: str = "",
    ) -> None:
        """Open a form of the sealed part beside the dossier, at a field when one is due."""
        from app.ui.opsporing.opzet import opzet_opsporing

        view = self._view
        if code == Pvconcept.SOORT:
            self.open_pv(feit if isinstance(feit, Pvconcept) else None)
            return
        kader = view.kader_om_te_schrijven()
        if kader is None:
            return
        try:
            opzet = opzet_opsporing(kader, code, feit, vooraf, eerste=veld)
        except KnownError as fout:
            berichten.toon_fout(view, fout)
            return
        view.plaats_zijvlak(formulier=True)
        view.formulier.open_opzet(kader, opzet, vers=bool(vooraf))

    def open_feit(self, feit: Feit, veld: str = "") -> None:
        """Open a sealed fact to correct it, or its history where nothing can be recorded."""
        if isinstance(feit, Opsporingsstuk):
            from app.ui.opsporing.pvvenster import toon_stuk

            toon_stuk(self._view.kern, feit, self._view)
        elif isinstance(feit, Pvconcept):
            self.open_pv(feit)
        elif self._view.kern.alleen_lezen:
            self.geschiedenis(feit)
        else:
            self.open(feit.SOORT, feit, veld=veld)

    def open_brief(self, code: str) -> None:
        """Open the letter window of opsporing on a letter."""
        from app.ui.opsporing.briefdialoog import open_opsporingsbrief

        open_opsporingsbrief(self._view.kern, self._view.dossier_id, code or None, self._view)

    def open_pv(self, concept: Pvconcept | None = None) -> None:
        """Open a draft of a proces-verbaal; None: a new one, filled from the dossier."""
        from app.ui.opsporing.pvvenster import PvVenster

        view = self._view
        beeld = view.beeld
        if beeld is None:
            return
        try:
            if concept is None:
                wie = self._kies_verdachte(beeld)
                if not wie:
                    return
                concept = pvmaken.nieuw_concept(
                    view.kern.sessie, view.dossier_id, view.kern.peildatum, wie, beeld.feiten
                )
            venster = PvVenster(view.kern, concept, beeld.feiten, view)
        except KnownError as fout:
            berichten.toon_fout(view, fout)
            return
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.elders.connect(self.herstel)
        venster.open()

    def _kies_verdachte(self, beeld: Dossierbeeld) -> str:
        """Give whom a new draft is about; asks when the facts do not say, "" when cancelled."""
        feiten, dag = beeld.feiten, beeld.peildatum
        mogelijk = opsporingsvelden.mogelijke_verdachten(feiten, dag)
        laatste = opsporingsvelden.laatste_zaak(feiten, dag)
        codes = [code for code, _ in mogelijk]
        nu = (laatste.ouder_id or opsporingsvelden.LEERLING) if laatste is not None else ""
        if len(codes) == 1:
            return codes[0]
        namen = [naam for _, naam in mogelijk]
        if not namen:
            raise KnownError(
                "Er is niemand die verdachte kan zijn.", "Leg bij Personen eerst een ouder vast."
            )
        naam, goed = QInputDialog.getItem(
            self._view,
            "Proces-verbaal",
            "Wie is de verdachte?",
            namen,
            codes.index(nu) if nu in codes else 0,
            False,
        )
        return codes[namen.index(naam)] if goed else ""

    def herstel(self, doel: Doel) -> None:
        """Open where a point of the checklist is mended."""
        view = self._view
        if doel.soort == "brief":
            self.open_brief(doel.naam)
        elif doel.soort == "scherm" and doel.naam.startswith("brief:"):
            from app.ui.briefmenu import open_brief

            open_brief(view.kern, view.dossier_id, doel.naam.removeprefix("brief:"), view)
        elif doel.soort == "scherm" and doel.naam == "personen" and view.beeld is not None:
            view.kern.toon_leerling.emit(view.beeld.feiten.leerling.id)
        elif doel.soort == "scherm":
            view.kern.toon_pagina.emit(doel.naam)
        elif (feit := self.feit(doel.feit_id)) is not None:
            self.open_feit(feit, doel.naam)
        else:
            view.open_formulier(doel.soort)

    def feit(self, feit_id: str | None) -> Feit | None:
        """Find a sealed fact of the dossier that is shown."""
        beeld = self._view.beeld
        feiten = beeld.feiten.opsporing or () if beeld is not None else ()
        return next((f for f in feiten if f.id == feit_id), None)

    def trek_in(self, feit: Feit) -> None:
        """Withdraw a sealed fact; undo stands in the notice."""
        self._view.kern.voer_uit(
            lambda s: opsporing.trek_in(s, feit), "Opsporing ingetrokken.", self._view
        )

    def geschiedenis(self, feit: Feit) -> None:
        """Show who changed what in a sealed fact; that is logged, and gone when it locks."""
        view = self._view
        try:
            regels = opsporing.geschiedenis(view.kern.sessie, feit)
        except KnownError as fout:
            berichten.toon_fout(view, fout)
            return
        dialoog = GeschiedenisDialoog(view.kern.sessie, feit, view, regels=regels)
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.kern.vergrendeld.connect(dialoog.reject)
        dialoog.open()

    def _haal_toegang(self) -> None:
        """Offer the ways to get access to the sealed file."""
        from app.ui.opsporing.toegang import toegangsmenu

        menu = toegangsmenu(self._view.kern, self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.paneel.mapToGlobal(self.paneel.rect().center()))

    def _vergrendeld(self) -> None:
        """Let every part of the dossier show what others than BOA's see, and nothing more."""
        view = self._view
        view.bediening.sluit()
        if view.beeld is None:
            return
        with contextlib.suppress(KnownError):
            zonder = dossierbeeld(
                view.kern.sessie, view.dossier_id, view.kern.peildatum, verzegeld=False
            )
            view.zet_beeld(zonder)
        self.paneel.leeg()

    def _ontgrendeld(self) -> None:
        """Read again what was let go of; that is a new look, and logged as such."""
        if self._view.dossier_id:
            self._view.kijk_opnieuw()


def is_verzegeld(soort: str | None) -> bool:
    """Tell whether a kind of fact is of the sealed file."""
    return soort in OPSPORING_PER_CODE
