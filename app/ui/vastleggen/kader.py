"""UI: what a form is drawn from: the dossier as it stands, the day and who is at work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.mensen import Ambtenaar, Ouder
from app.domain.notitie import NotitieStand, notitie_stand
from app.domain.plicht import leeftijd
from app.domain.scholen import School
from app.domain.verzuim import Melding
from app.protocol.ladder.besluiten import stapregel_van

if TYPE_CHECKING:
    from app.services.dossierbeeld import Dossierbeeld
    from app.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Kader:
    """The dossier around a form. `stapcodes` are (code, naam) of the protocol, in its order."""

    sessie: Sessie
    beeld: Dossierbeeld
    peildatum: date
    stapcodes: tuple[tuple[str, str], ...]

    @property
    def dossier_id(self) -> str:
        """Key of the dossier."""
        return self.beeld.feiten.dossier.id

    @property
    def leerling_id(self) -> str:
        """Key of the leerling."""
        return self.beeld.feiten.leerling.id

    @property
    def stap(self) -> str:
        """The current stap, else the first of the protocol."""
        if self.beeld.stand.stap:
            return self.beeld.stand.stap
        return self.stapcodes[0][0] if self.stapcodes else ""

    @property
    def tafel(self) -> str:
        """The kind of overleg that the protocol has for the current stap; "" for none."""
        regels = self.sessie.regels(self.beeld.feiten, self.peildatum)
        regel = stapregel_van(regels, self.beeld.stand, self.stap)
        return regel.tafel if regel else ""

    def leeftijd(self) -> int:
        """Age of the leerling on the day."""
        return leeftijd(self.beeld.feiten.leerling.geboortedatum, self.peildatum)

    def notitie(self, dag: date) -> NotitieStand:
        """Tell whether a note about a day may be kept, and why."""
        return notitie_stand(
            self.beeld.feiten,
            dag,
            met_toestemming=self.sessie.instellingen.notitie_met_toestemming,
        )

    def ouders(self) -> list[Ouder]:
        """Give the ouders who are involved on the day."""
        return [o for o in self.beeld.feiten.ouders if o.tot is None or o.tot > self.peildatum]

    def ouder_opties(self, *, met_leerling: bool = False) -> list[tuple[str | None, str]]:
        """Offer the ouders by relation and name; with the leerling himself from 12 or 16."""
        opties: list[tuple[str | None, str]] = [(o.id, ouder_tekst(o)) for o in self.ouders()]
        if met_leerling:
            opties.append((None, "leerling zelf"))
        return opties

    def scholen(self) -> list[School]:
        """Give all schools, the own ones of the leerling first."""
        eigen = self.beeld.feiten.scholen
        andere = [s for s in self.sessie.lees(School) if s.id not in eigen]
        return [*eigen.values(), *sorted(andere, key=lambda s: s.naam)]

    def ambtenaren(self) -> list[Ambtenaar]:
        """Give who works here now."""
        alle = self.sessie.lees(Ambtenaar)
        hier = [a for a in alle if a.werkt_op(self.peildatum)]
        return sorted(hier, key=lambda a: a.naam)

    def meldingen(self) -> list[Melding]:
        """Give the meldingen of the dossier, newest first."""
        alle = [m for m in self.beeld.feiten.meldingen if m.melddatum <= self.peildatum]
        return sorted(alle, key=lambda m: m.melddatum, reverse=True)


def ouder_tekst(ouder: Ouder) -> str:
    """Name an ouder as "A. Iepenlaan, moeder"."""
    delen = (ouder.voorletters, ouder.tussenvoegsel, ouder.achternaam)
    naam = " ".join(d for d in delen if d)
    return f"{naam}, {ouder.relatie.label}"
