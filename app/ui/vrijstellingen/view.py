"""UI: Vrijstellingen: who stands, what waits with its checks, the yearly round, leave, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from app.domain.feit import Feit
from app.domain.fouten import KnownError
from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling
from app.services.sessie import Sessie
from app.services.vrijstellingbehandeling import (
    Behandeling,
    in_behandeling,
    verlof_in_behandeling,
)
from app.services.vrijstellingen import (
    HERINNERING,
    Jaarronde,
    Overzicht,
    Ronderij,
    jaarronde,
    overzicht,
)
from app.ui import berichten
from app.ui.kern import Kern
from app.ui.lijstlader import Lijstlader
from app.ui.pagina import Pagina
from app.ui.vrijstellingen.bladen import (
    BehandelBlad,
    LopendBlad,
    RondeBlad,
    TelBlad,
    VerlofBlad,
)
from app.ui.vrijstellingen.nieuw import NieuwBeroep
from app.ui.vrijstellingen.ontvangen import OntvangDialoog

RAAKT = frozenset(
    {
        "vrijstelling",
        "verlofaanvraag",
        "gebeurtenis",
        "dossier",
        "leerling",
        "inschrijving",
        "verhuizing",
        "behandelaar",
        "brief",
        "toestemming",
        "instelling",
        "protocolkeuze",
        "teamprotocol",
        "ambtenaar",
    }
)
"""Kinds of facts that change something here."""


class Gelezen(NamedTuple):
    """What the tabs show of one day."""

    alles: Overzicht
    ronde: Jaarronde
    wacht: tuple[Behandeling, ...]
    verlof: tuple[Behandeling, ...]


def _lees(sessie: Sessie, dag: date) -> Gelezen:
    """Read what the tabs show; on a thread of its own."""
    alles = overzicht(sessie, dag)
    return Gelezen(
        alles,
        jaarronde(sessie, dag, alles),
        in_behandeling(sessie, alles),
        verlof_in_behandeling(sessie, alles),
    )


class VrijstellingenView(Pagina):
    """Five tabs on the day of the window; read when shown, and again when something changed."""

    def __init__(self, kern: Kern, parent: QWidget | None = None) -> None:
        super().__init__("Vrijstellingen", parent=parent)
        self.kern = kern
        self.nieuw = NieuwBeroep(kern, self)
        self.nieuw_knop = self.knop("Beroep of verzoek…", self.nieuw.open, "plus")
        self.bladen = QTabWidget()
        self.bladen.setAccessibleName("Lopend, in behandeling, jaarronde, verlof of aantallen")
        self.lopend = LopendBlad(kern)
        self.behandeling = BehandelBlad(
            kern, "Beroepen en verzoeken in behandeling", "Er is niets in behandeling."
        )
        self.ronde = RondeBlad(kern)
        self.verlof_open = BehandelBlad(
            kern, "Verlof dat op een besluit wacht", "Er wacht geen verlof op een besluit."
        )
        self.verlof = VerlofBlad(kern)
        self.telling = TelBlad(kern)
        for blad, naam in (
            (self.lopend, "Lopend"),
            (self.behandeling, "In behandeling"),
            (self.ronde, "Jaarronde"),
            (self.verlof_open, "Verlof open"),
            (self.verlof, "Verlof"),
            (self.telling, "Aantallen"),
        ):
            self.bladen.addTab(blad, naam)
            blad.dossier_gevraagd.connect(kern.toon_dossier)
        for blad in (self.behandeling, self.verlof_open):
            blad.feit_gevraagd.connect(self._open_feit)
            blad.brief_gevraagd.connect(self._brief)
        self.ronde.herinner.connect(self._herinner)
        self.ronde.ontvang.connect(self._ontvang)
        self.inhoud.addWidget(self.bladen, 1)
        self.zoekveld = self.lopend.zoekveld
        self.lader = Lijstlader(kern, self, _lees, raakt=RAAKT)
        self.lader.klaar.connect(self._toon)
        self.lader.mislukt.connect(lambda fout: self.leesbalk.zeg(fout, self.laad))
        self.laad()

    def eerste_focus(self) -> QWidget:
        """Begin in the list."""
        return self.lopend.tabel

    def laad(self) -> None:
        """Read all again, in the background."""
        self.lader.laad()

    def _toon(self, gelezen: Gelezen) -> None:
        """Show what was read on every tab."""
        alles, ronde, wacht, verlof = gelezen
        self.leesbalk.goed()
        self.lopend.laad(alles)
        self.behandeling.laad(
            wacht,
            "Wat de wet vraagt staat ernaast. Niets daarvan houdt een beroep tegen: de "
            "vrijstelling ontstaat uit de wet, u stelt alleen vast of aan de eisen is voldaan.",
        )
        self.ronde.laad(ronde)
        self.verlof_open.laad(
            verlof,
            "Tot en met 10 schooldagen per schooljaar beslist het hoofd van de school; daarboven "
            "de leerplichtambtenaar, het hoofd gehoord (Leerplichtwet 1969, art. 14 lid 3).",
        )
        self.verlof.laad(alles.verlof)
        self.telling.laad(alles)
        for nummer, (naam, aantal) in enumerate(
            (
                ("Lopend", len(alles.lopend())),
                ("In behandeling", len(wacht)),
                ("Jaarronde", len(ronde.nog())),
                ("Verlof open", len(verlof)),
                ("Verlof", 0),
            )
        ):
            self.bladen.setTabText(nummer, f"{naam} ({aantal})" if aantal else naam)
        self.nieuw_knop.setEnabled(not self.kern.alleen_lezen)

    def _open_feit(self, feit: Feit) -> None:
        """Go to the form in the dossier; what was recorded as loose events has none."""
        if not isinstance(feit, Vrijstelling | Verlofaanvraag):
            return
        self.kern.toon_dossier.emit(feit.dossier_id)
        try:
            echt = self.kern.sessie.lees_een(type(feit), feit.id)
        except KnownError:
            return
        venster = self.window()
        open_feit = getattr(getattr(venster, "huidig_scherm", None), "open_feit", None)
        if open_feit is not None:
            open_feit(echt)

    def _brief(self, dossier_id: str, code: str) -> None:
        from app.ui.brieven.dialoog import open_brief

        open_brief(self.kern, dossier_id, code, self)

    def _herinner(self, rijen: Sequence[Ronderij]) -> None:
        """Open the window for a letter to many, with the reminder chosen."""
        from app.ui.brieven.verzenden import open_verzenden

        ids = [r.dossier_id for r in rijen if r.nieuw is None and r.oud.dossier_open]
        open_verzenden(self.kern, self, ids, HERINNERING)

    def _ontvang(self, rijen: Sequence[Ronderij]) -> None:
        """Ask the day, then record the new kennisgeving of all of them."""
        if self.kern.alleen_lezen:
            berichten.toon_fout(self, self.kern.leesfout())
            return
        self.dialoog = OntvangDialoog(self.kern, list(rijen), self)
        self.dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialoog.open()
