"""A dossier whose circumstances change: other schools, a move, gebeurtenissen, own consent."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Regie, Regiesoort, Toestemming
from app.domain.mensen import Verhuizing
from app.domain.scholen import Inschrijving, Onderwijssoort, Regio, School
from app.domain.sporen import Gebeurtenis
from app.protocol.model import alleen
from app.protocol.motor import bereken_stand
from app.protocol.stand import Signaal, Stand
from tests.protocol.bouw import Zaak, dag, kalenders


class Levensloop(Zaak):
    """A Zaak that counts on the calendar of each school in turn."""

    def __init__(self, *, team: Regio | None = None, **zaak: Any) -> None:
        super().__init__(**zaak)
        self.scholen = {self.school.id: self.school}
        self.team = team

    @property
    def feiten(self) -> DossierFeiten:
        return dataclasses.replace(super().feiten, scholen=self.scholen)

    def stand(self, peildatum: str | date) -> Stand:
        op = dag(peildatum) if isinstance(peildatum, str) else peildatum
        feiten = self.feiten
        kalender = kalenders().voor_leerling(
            feiten.inschrijvingen, feiten.scholen, op, regio=self.team
        )
        return bereken_stand(alleen(self.protocol), feiten, kalender, op)

    def signaal(self, peildatum: str, code: str) -> Signaal | None:
        return next((s for s in self.stand(peildatum).signalen if s.code == code), None)

    def uit(self, laatste: str) -> Levensloop:
        """End the enrolment that runs; `laatste` is its last day."""
        rijen = self.lijsten["inschrijvingen"]
        rijen[-1] = dataclasses.replace(rijen[-1], tot=dag(laatste))
        return self

    def naar_school(
        self,
        van: str,
        regio: str = "midden",
        onderwijs: Onderwijssoort = Onderwijssoort.VO,
    ) -> Levensloop:
        """Enrol at another school, without ending what runs."""
        school = School(naam="Nieuwe school", regio=Regio(regio), onderwijssoort=onderwijs)
        self.scholen[school.id] = school
        rij = Inschrijving(leerling_id=self.leerling.id, school_id=school.id, van=dag(van))
        self._bij("inschrijvingen", rij)
        return self

    def verhuist(self, op: str, *, blijft: bool = False, **dagen: str) -> Levensloop:
        rij = Verhuizing(
            leerling_id=self.leerling.id,
            datum=dag(op),
            van_gemeente="Modelstad",
            naar_gemeente="Elders",
            blijft=blijft,
            **{naam: dag(tekst) for naam, tekst in dagen.items()},
        )
        self._bij("verhuizingen", rij)
        return self

    def gebeurt(self, op: str, soort: str, uitkomst: str = "") -> Levensloop:
        feit = Gebeurtenis(
            dossier_id=self.dossier.id, soort=soort, datum=dag(op), uitkomst=uitkomst
        )
        self._bij("gebeurtenissen", feit)
        return self

    def regie_van(self, van: str, organisatie: str, soort: str = "proces") -> Levensloop:
        feit = Regie(
            dossier_id=self.dossier.id,
            soort=Regiesoort(soort),
            organisatie=organisatie,
            van=dag(van),
        )
        self._bij("regie", feit)
        return self

    def eigen_toestemming(self, op: str) -> Levensloop:
        self._bij("toestemmingen", Toestemming(dossier_id=self.dossier.id, datum=dag(op)))
        return self
