"""Services: what the rules say of an example dossier while it is being built.

The example team asks the program's own engine which tracks run and what they wait
for, so that a file of rules that is added shows itself without a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.belastbaarheid import Belastbaarheid
from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import (
    Afspraak,
    Behandelaar,
    Dossier,
    Regie,
    Stapbesluit,
    Taak,
    Toestemming,
    Wacht,
)
from app.domain.feit import Feit
from app.domain.handelen import Brief, Contact, Doorgave, Herstel, Interventie, Overleg
from app.domain.scholen import School, Schoolnorm
from app.domain.sporen import Gebeurtenis, Spoor
from app.domain.team import Protocolkeuze, TeamProtocol
from app.domain.verzuim import Melding, MeldingStatus, TeLaat, Verzuimperiode
from app.protocol.blik import maak_blik
from app.protocol.model import Gebeurtenisregel, Regelset, Spoorregel
from app.protocol.sporen.sporen import Sporen
from app.protocol.stand import Spoorstand
from app.services.protocollen import regelset_voor

if TYPE_CHECKING:
    from app.services.voorbeeld.dossierbouwer import Dossierbouwer

_VELDEN: dict[type[Feit], str] = {
    Behandelaar: "behandelaars",
    Verzuimperiode: "perioden",
    Melding: "meldingen",
    MeldingStatus: "statussen",
    Contact: "contacten",
    Interventie: "interventies",
    Overleg: "overleggen",
    Stapbesluit: "besluiten",
    Herstel: "herstel",
    Toestemming: "toestemmingen",
    Regie: "regie",
    Wacht: "wachten",
    Afspraak: "afspraken",
    Taak: "taken",
    Doorgave: "doorgaven",
    Brief: "brieven",
    Spoor: "sporen",
    Gebeurtenis: "gebeurtenissen",
    Belastbaarheid: "belastbaarheid",
    TeLaat: "te_laat",
}
"""In which field of DossierFeiten a kind of fact lies."""


class Rekenaar:
    """The engine with the rules that this team chose."""

    def __init__(
        self,
        peildatum: date,
        scholen: Iterable[School],
        team: Sequence[TeamProtocol] = (),
        keuzes: Sequence[Protocolkeuze] = (),
        normen: Sequence[Schoolnorm] = (),
    ) -> None:
        self.peildatum = peildatum
        self.team = tuple(team)
        self.keuzes = tuple(keuzes)
        self.scholen = tuple(scholen)
        self._scholen = {s.id: s for s in self.scholen}
        self._normen = tuple(normen)
        self._regels: dict[tuple[str, str | None, str], Regelset] = {}

    def regels(self, b: Dossierbouwer) -> Regelset:
        """Give the rules that hold for a dossier: by its ladder, school and woongemeente."""
        school_id = b.kind.school.id if b.kind.school else None
        if not any(k.school_id == school_id for k in self.keuzes):
            school_id = None
        sleutel = (b.protocol, school_id, b.kind.leerling.woongemeente)
        if sleutel not in self._regels:
            self._regels[sleutel] = regelset_voor(self.team, self.keuzes, *sleutel, self.peildatum)
        return self._regels[sleutel]

    def lopend(self, b: Dossierbouwer) -> list[Spoorstand]:
        """Give the tracks of a dossier that run, as a BOA sees them, most urgent first."""
        blik = maak_blik(self.regels(b), self.feiten(b), b.kalender, self.peildatum)
        blik.achtergrond = sporen = Sporen(blik)
        return [beeld.stand() for beeld in sporen.alle() if beeld.einde is None]

    def feiten(self, b: Dossierbouwer) -> DossierFeiten:
        """Gather the facts of a dossier, each kind in the order of its day."""
        per_veld: dict[str, list[Any]] = {}
        for feit in b.feiten:
            if (naam := _VELDEN.get(type(feit))) is not None:
                per_veld.setdefault(naam, []).append(feit)
        dossier = next(f for f in b.feiten if isinstance(f, Dossier))
        return DossierFeiten(
            dossier=dossier,
            leerling=b.kind.leerling,
            scholen=self._scholen,
            ouders=tuple(b.kind.ouders),
            inschrijvingen=tuple(sorted(b.kind.inschrijvingen, key=lambda i: i.van)),
            verhuizingen=tuple(b.kind.verhuizingen),
            schoolnormen=self._normen,
            opsporing=tuple(b.opsporing),
            **{naam: tuple(sorted(rij, key=_dag)) for naam, rij in per_veld.items()},
        )

    def gebeurtenis(self, b: Dossierbouwer, code: str) -> Gebeurtenisregel | None:
        """Give what the form of a kind of event asks: the first file that knows it says so."""
        for bestand in self.regels(b).alle:
            if code in bestand.gebeurtenissen:
                return bestand.gebeurtenissen[code]
        return None

    def spoorregel(self, b: Dossierbouwer, stand: Spoorstand) -> Spoorregel | None:
        """Give the rule of a track, of the version under which it began."""
        bestand = self.regels(b).versie_op(stand.protocol, stand.versie or stand.begin)
        regels = bestand.sporen if bestand is not None else ()
        return next((r for r in regels if r.code == stand.code), None)


def _dag(feit: Feit) -> date:
    """Give the day by which a kind of fact is ordered."""
    dag: date = getattr(feit, type(feit).DATUM or "datum")
    return dag
