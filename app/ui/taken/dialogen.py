"""UI: the small windows of tasks: a new one, putting off, giving to a colleague, waiting on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.datumwoorden import Richting
from app.domain.dossiers import Eenheid
from app.domain.feestdagen import plus_werkdagen
from app.domain.feit import lid_van
from app.domain.fouten import InvoerFout
from app.domain.klaarmet import BIJ_TAAK, Klaarmet, Uitstelreden
from app.domain.notitie import VASTE_TAKEN
from app.services import taken
from app.ui.collegas import Keuzes, in_dienst
from app.ui.kern import Kern
from app.ui.vastleggen.velden import (
    DagInvoer,
    GetalInvoer,
    KeuzeInvoer,
    LijstTekstInvoer,
    NotitieInvoer,
)
from app.ui.vormdialoog import Vormdialoog

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_WEEK = timedelta(days=7)


def mensen(kern: Kern, *, niemand: str = "") -> Keuzes:
    """List who is here, oneself first; with `niemand` also nobody, in those words."""
    ik = kern.sessie.ambtenaar_id
    hier = sorted(in_dienst(kern), key=lambda a: a.id != ik)
    keuzes: Keuzes = [(a.id, f"{a.naam} (uzelf)" if a.id == ik else a.naam) for a in hier]
    return [*keuzes, (None, niemand)] if niemand else keuzes


class NieuweTaak(Vormdialoog):
    """A task by hand, once or repeating, about a dossier or about none."""

    def __init__(
        self, kern: Kern, dossier: tuple[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        """`dossier`: the key and name of the dossier that is at hand."""
        super().__init__("Nieuwe taak", "Vastleggen", parent, maat=(32, 29))
        self._kern = kern
        wat = LijstTekstInvoer("Wat", VASTE_TAKEN, notitie=True)
        self.veld("omschrijving", wat, verplicht=True)
        dag = DagInvoer("Uiterlijk", kern.vandaag, richting=Richting.TAAK)
        dag.zet(plus_werkdagen(kern.vandaag, 1))
        self.veld("datum", dag, verplicht=True)
        voor = KeuzeInvoer("Voor", mensen(kern, niemand="het hele team"))
        voor.zet(kern.sessie.ambtenaar_id)
        self.veld("ambtenaar_id", voor)
        if dossier is not None:
            waarover = KeuzeInvoer("Dossier", [dossier, (None, "geen dossier")])
            waarover.zet(dossier[0])
            self.veld("dossier_id", waarover)
            self._vanzelf = KeuzeInvoer(
                "Vanzelf klaar bij", [(None, "–"), *((k.value, k.label) for k in Klaarmet)]
            )
            self.veld("klaar_met", self._vanzelf)
            wat.gewijzigd.connect(self._stel_voor)
        self.veld("elke", GetalInvoer("Komt terug na", minimum=1, maximum=60))
        eenheid = KeuzeInvoer("Eenheid", [(e.value, e.label) for e in Eenheid])
        eenheid.zet(Eenheid.WEKEN.value)
        self.veld("eenheid", eenheid)
        self.veld(
            "herhaal_tot",
            DagInvoer("Komt terug tot en met", kern.vandaag, richting=Richting.TAAK, leeg_mag=True),
        )
        self.zeg("Laat ‘Komt terug na’ leeg voor één keer.")
        _van_dit_venster(self, kern)

    def _stel_voor(self) -> None:
        """Propose what completes a task whose words the program knows."""
        tekst = str(self.invoer["omschrijving"].waarde())
        if tekst in BIJ_TAAK:
            self._vanzelf.zet(BIJ_TAAK[tekst].value)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Record it."""
        if not waarden["omschrijving"].strip():
            raise InvoerFout("Vul in wat er gedaan moet worden.", veld="omschrijving")
        dossier_id = waarden.get("dossier_id")
        met = waarden.get("klaar_met") if dossier_id else None
        wijziging = taken.maak(
            self._kern.sessie,
            waarden["omschrijving"],
            waarden["datum"],
            ambtenaar_id=waarden["ambtenaar_id"],
            dossier_id=dossier_id,
            klaar_met=lid_van(Klaarmet, met) if met else None,
            elke=waarden["elke"],
            eenheid=lid_van(Eenheid, waarden["eenheid"]),
            herhaal_tot=waarden["herhaal_tot"],
        )
        self.accept()
        self._kern.meld_wijziging(wijziging, "Taak vastgelegd.")


class Uitstellen(Vormdialoog):
    """To which day, and why; a week on is proposed."""

    def __init__(
        self, kern: Kern, taak_ids: Sequence[str], wat: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Uitstellen: {wat}", "Uitstellen", parent, maat=(30, 20))
        self._kern, self._ids = kern, list(taak_ids)
        tot = DagInvoer("Tot", kern.vandaag, richting=Richting.TAAK)
        tot.zet(plus_werkdagen(kern.vandaag + _WEEK - timedelta(days=1), 1))
        self.veld("tot", tot, verplicht=True)
        self.veld("reden", KeuzeInvoer("Waarom", [(r.value, r.label) for r in Uitstelreden]))
        self.veld("toelichting", NotitieInvoer("Toelichting", regels=2))
        self.zeg("De eerdere datum blijft in de geschiedenis staan.")
        self.houd_concept(kern, ("", "uitstellen", "+".join(sorted(self._ids))), "Uitstellen")
        _van_dit_venster(self, kern)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Put off."""
        wijziging = taken.stel_uit(
            self._kern.sessie,
            self._ids,
            waarden["tot"],
            lid_van(Uitstelreden, waarden["reden"]),
            waarden["toelichting"],
        )
        self.accept()
        self._kern.meld_wijziging(wijziging, _tel(len(self._ids), "uitgesteld"))


class Kiezer(Vormdialoog):
    """To whom something goes; what then happens is handed in."""

    def __init__(
        self,
        kern: Kern,
        titel: str,
        geef: Callable[[Sessie, str | None], Wijziging],
        klaar: str,
        parent: QWidget | None = None,
        *,
        niemand: str = "",
    ) -> None:
        super().__init__(titel, "Geven", parent, maat=(28, 13))
        self._kern, self._geef, self._klaar = kern, geef, klaar
        self.veld("aan", KeuzeInvoer("Aan wie", mensen(kern, niemand=niemand)))
        _van_dit_venster(self, kern)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Give it."""
        wijziging = self._geef(self._kern.sessie, waarden["aan"])
        self.accept()
        self._kern.meld_wijziging(wijziging, self._klaar)


class WachtLanger(Vormdialoog):
    """Until when to wait on; two weeks are proposed."""

    def __init__(self, kern: Kern, wacht_id: str, wat: str, parent: QWidget | None = None) -> None:
        super().__init__(f"Langer {wat[:1].lower()}{wat[1:]}", "Wachten", parent, maat=(28, 13))
        self._kern, self._id = kern, wacht_id
        tot = DagInvoer("Tot", kern.vandaag, richting=Richting.TAAK)
        tot.zet(plus_werkdagen(kern.vandaag + 2 * _WEEK - timedelta(days=1), 1))
        self.veld("tot", tot, verplicht=True)
        _van_dit_venster(self, kern)

    def doe(self, waarden: dict[str, Any]) -> None:
        """Wait on."""
        wijziging = taken.wacht_langer(self._kern.sessie, self._id, waarden["tot"])
        self.accept()
        self._kern.meld_wijziging(wijziging, "Wacht langer.")


def geef_taken(kern: Kern, ids: Sequence[str], parent: QWidget | None = None) -> Kiezer:
    """Make the window that gives tasks to a colleague."""
    titel = "Taak geven aan" if len(ids) == 1 else f"{len(ids)} taken geven aan"
    return Kiezer(
        kern,
        titel,
        lambda s, wie: taken.geef(s, ids, wie),
        _tel(len(ids), "gegeven"),
        parent,
        niemand="wie het dossier behandelt",
    )


def _tel(aantal: int, wat: str) -> str:
    """Say how many tasks were what."""
    return f"Taak {wat}." if aantal == 1 else f"{aantal} taken {wat}."


def _van_dit_venster(dialoog: Vormdialoog, kern: Kern) -> None:
    """Let a dialog go with its window: closed when it locks, deleted when it closes."""
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    kern.vergrendeld.connect(dialoog.reject)
