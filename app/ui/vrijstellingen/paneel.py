"""UI: vrijstellingen and leave in the right column of a dossier, with their letters."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.datumwoorden import toon_dag
from app.domain.vrijstellingen import (
    Verlofaanvraag,
    Verlofsoort,
    Vrijstelling,
    geldt_op,
    zoals_bekend,
)
from app.services.dossierbeeld import Dossierbeeld
from app.services.vrijstellingbrieven import brieven_bij
from app.services.vrijstellingtoets import checks
from app.ui.dossier.lijstpaneel import Lijstpaneel
from app.ui.dossier.regelknop import Regelknop
from app.ui.kern import Kern
from app.ui.thema import Kleur
from app.ui.vrijstellingen.toetslijst import kop_van


class VrijstellingPaneel(Lijstpaneel):
    """One line per appeal, request or leave; the newest first. Hidden where there is none."""

    open_feit = Signal(object)
    nieuw = Signal(str)

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Vrijstelling en verlof", "Vrijstelling vastleggen (Ctrl+Shift+Q)", parent)
        self._kern = kern
        self._dossier_id = ""
        self.plus.clicked.connect(lambda _=False: self.nieuw.emit(Vrijstelling.SOORT))

    def toon(self, beeld: Dossierbeeld, *, lezen: bool) -> None:
        """Fill the panel."""
        self._dossier_id = beeld.feiten.dossier.id
        self.leeg()
        self.plus.setEnabled(not lezen)
        dag = beeld.peildatum
        bekend = [b for v in beeld.feiten.vrijstellingen if (b := zoals_bekend(v, dag))]
        verlof = [v for v in beeld.feiten.verlof if v.ontvangen <= dag]
        echt = {v.id: v for v in beeld.feiten.vrijstellingen}
        for v in reversed(bekend):
            self._vrijstelling(beeld, v, echt[v.id], lezen=lezen)
        for w in reversed(verlof):
            self._verlof(beeld, w, lezen=lezen)
        self.setVisible(bool(bekend or verlof))

    def _vrijstelling(
        self, beeld: Dossierbeeld, v: Vrijstelling, echt: Vrijstelling, *, lezen: bool
    ) -> None:
        """Tell one as it was known on the day; its line opens the fact itself."""
        if v.uitkomst is None:
            tekst, icoon, kleur = (
                f"{v.grond.kort}: in behandeling sinds {toon_dag(v.ingediend)}",
                "klok",
                Kleur.LET_OP,
            )
        elif geldt_op(v, beeld.peildatum):
            tot = f" t/m {toon_dag(v.tot, jaar=True, weekdag=False)}" if v.tot else ""
            tekst, icoon, kleur = f"{v.grond.kort}: geldt{tot}", "schild_vink", Kleur.GOED
        else:
            tekst, icoon, kleur = f"{v.grond.kort}: {v.uitkomst.label}", "streep", Kleur.TEKST
            if v.tot is not None and v.tot < beeld.peildatum:
                tekst = f"{v.grond.kort}: gold t/m {toon_dag(v.tot, jaar=True, weekdag=False)}"
        self._regel(beeld, echt, tekst, icoon, kleur, open_=v.uitkomst is None, lezen=lezen)

    def _verlof(self, beeld: Dossierbeeld, v: Verlofaanvraag, *, lezen: bool) -> None:
        artikel = "11 onder f" if v.grond is Verlofsoort.BEROEP else "14"
        af = v.besluit is not None and v.besluit_op is not None and v.besluit_op <= beeld.peildatum
        besluit = v.besluit.label if af and v.besluit is not None else "nog geen besluit"
        tekst = f"Verlof ({artikel}), {v.dagen} schooldagen: {besluit}"
        icoon, kleur = ("streep", Kleur.TEKST) if af else ("klok", Kleur.LET_OP)
        self._regel(beeld, v, tekst, icoon, kleur, open_=not af, lezen=lezen)

    def _regel(
        self,
        beeld: Dossierbeeld,
        feit: Vrijstelling | Verlofaanvraag,
        tekst: str,
        icoon: str,
        kleur: Kleur,
        *,
        open_: bool,
        lezen: bool,
    ) -> None:
        """Add the line, how its checks stand while it is open, and its letters."""
        knop = Regelknop(tekst, icoon, Kleur.TEKST, icoonkleur=kleur)
        knop.setToolTip("Bekijken, verder invullen of verbeteren")
        knop.clicked.connect(lambda _=False: self.open_feit.emit(feit))
        self.voeg_toe(knop)
        if open_:
            toetsen = checks(self._kern.sessie, beeld.feiten, feit, beeld.peildatum)
            self.zeg(kop_van(toetsen), "zacht", onder=True)
        if lezen:
            return
        for code, naam in brieven_bij(feit):
            brief = Regelknop(f"Brief: {naam}", "envelop", Kleur.ACCENT)
            brief.clicked.connect(partial(self._brief, code))
            self.voeg_toe(brief)

    def _brief(self, code: str, _aan: object = None) -> None:
        """Open the window of a letter."""
        from app.ui.brieven.dialoog import open_brief

        open_brief(self._kern, self._dossier_id, code, self)
