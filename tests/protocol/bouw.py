"""Build the facts of one invented dossier in a few words, and ask the engine for its stand."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache
from typing import Any

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import (
    Afspraak,
    Besluitsoort,
    Dossier,
    Eenheid,
    Regie,
    Regiesoort,
    Stapbesluit,
    Toestemming,
    Toestemmingbesluit,
    Toestemmingdoel,
    Uitkomst,
    Wacht,
    Wachtop,
)
from app.domain.handelen import (
    Contact,
    Doel,
    Doorgave,
    Herstel,
    Herstelsoort,
    Interventie,
    Overleg,
    Overlegsoort,
)
from app.domain.kalender import Kalender, Schoolkalenders
from app.domain.mensen import Leerling, Ouder, Relatie
from app.domain.scholen import Inschrijving, Onderwijssoort, Regio, School, VrijeDag
from app.domain.verzuim import (
    Melding,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    TeLaat,
    Verzuimperiode,
    Verzuimsoort,
)
from app.protocol.blik import Blik, maak_blik
from app.protocol.model import Protocol, Regelbestand, Regelset, alleen
from app.protocol.motor import bereken_stand
from app.protocol.stand import Stand
from app.services.protocollen import geldend_protocol
from app.services.schoolkalender import standaard_vakanties

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


def dag(tekst: str) -> date:
    """Read "wo 14 okt 2026"; the weekday has to be right, so that a table checks itself."""
    weekdag, nummer, maand, jaar = tekst.split()
    gevonden = date(int(jaar), MAANDEN.index(maand) + 1, int(nummer))
    assert WEEKDAGEN[gevonden.weekday()] == weekdag, f"{tekst} is geen {weekdag}"
    return gevonden


def schrijf(op: date) -> str:
    """Write a day as `dag` reads it."""
    return f"{WEEKDAGEN[op.weekday()]} {op.day} {MAANDEN[op.month - 1]} {op.year}"


@cache
def kalenders() -> Schoolkalenders:
    """Give the shipped calendars."""
    return Schoolkalenders(standaard_vakanties())


@cache
def apeldoorn() -> Protocol:
    """Give the shipped ladder."""
    return geldend_protocol((), "apeldoorn", date(2026, 11, 18))


class Zaak:
    """One dossier; every method adds a fact and gives the case back."""

    def __init__(
        self,
        *,
        regio: str = "midden",
        onderwijs: Onderwijssoort = Onderwijssoort.VO,
        geopend: str = "di 1 sep 2026",
        geboren: date = date(2012, 3, 9),
        gezag: int = 2,
        protocol: Protocol | None = None,
        termijn_stap2: int | None = None,
        met_school: bool = True,
        **leerling: Any,
    ) -> None:
        self.school = School(
            naam="School",
            regio=Regio(regio),
            onderwijssoort=onderwijs,
            termijn_stap2=termijn_stap2,
        )
        self.leerling = Leerling(achternaam="Linde", geboortedatum=geboren, **leerling)
        self.dossier = Dossier(
            leerling_id=self.leerling.id, dossiernummer="2026-1", geopend=dag(geopend)
        )
        self.protocol = protocol or apeldoorn()
        relaties = (Relatie.MOEDER, Relatie.VADER, Relatie.VERZORGER)
        self.ouders = tuple(
            Ouder(leerling_id=self.leerling.id, relatie=r, achternaam="Linde")
            for r in relaties[:gezag]
        )
        inschrijving = Inschrijving(
            leerling_id=self.leerling.id, school_id=self.school.id, van=date(2020, 8, 1)
        )
        self.lijsten: dict[str, list[Any]] = {"inschrijvingen": [inschrijving] * met_school}
        self.vrij: list[VrijeDag] = []

    @property
    def feiten(self) -> DossierFeiten:
        """All facts, each kind in the order of its date."""
        return DossierFeiten(
            dossier=self.dossier,
            leerling=self.leerling,
            scholen={self.school.id: self.school},
            ouders=self.ouders,
            **{
                soort: tuple(sorted(lijst, key=lambda f: getattr(f, f.DATUM)))
                for soort, lijst in self.lijsten.items()
            },
        )

    @property
    def kalender(self) -> Kalender:
        """The calendar of its school."""
        if self.vrij:
            return Schoolkalenders(standaard_vakanties(), self.vrij).voor_school(self.school)
        return kalenders().voor_school(self.school)

    def blik(self, peildatum: str | date, *lagen: Regelbestand) -> Blik:
        """See it as the engine does, with these files beside its ladder."""
        op = dag(peildatum) if isinstance(peildatum, str) else peildatum
        return maak_blik(Regelset(self.protocol, lagen), self.feiten, self.kalender, op)

    def stand(self, peildatum: str | date) -> Stand:
        """Ask the engine."""
        op = dag(peildatum) if isinstance(peildatum, str) else peildatum
        return bereken_stand(alleen(self.protocol), self.feiten, self.kalender, op)

    def _bij(self, soort: str, feit: Any) -> Zaak:
        self.lijsten.setdefault(soort, []).append(feit)
        return self

    def besluit(self, soort: str, op: str, stap: str, van: str = "", **meer: Any) -> Zaak:
        if "nieuwe_datum" in meer:
            meer["nieuwe_datum"] = dag(meer["nieuwe_datum"])
        if "eenheid" in meer:
            meer["eenheid"] = Eenheid(meer["eenheid"])
        besluit = Stapbesluit(
            dossier_id=self.dossier.id,
            datum=dag(op),
            soort=Besluitsoort(soort),
            stap=stap,
            van_stap=van,
            **meer,
        )
        return self._bij("besluiten", besluit)

    def begin(self, op: str, stap: str = "1", **meer: Any) -> Zaak:
        return self.besluit("begin", op, stap, **meer)

    def omhoog(self, op: str, van: str, naar: str, **meer: Any) -> Zaak:
        return self.besluit("opschalen", op, naar, van, **meer)

    def interventie(self, op: str, stap: str = "1", **meer: Any) -> Zaak:
        feit = Interventie(dossier_id=self.dossier.id, datum=dag(op), stap=stap, **meer)
        return self._bij("interventies", feit)

    def overleg(self, op: str, stap: str, soort: str = "kernteam", **meer: Any) -> Zaak:
        feit = Overleg(
            dossier_id=self.dossier.id,
            datum=dag(op),
            stap=stap,
            soort=Overlegsoort(soort),
            **meer,
        )
        return self._bij("overleggen", feit)

    def herstel(self, op: str, soort: str = "hersteld", opbouw: str | None = None) -> Zaak:
        feit = Herstel(
            dossier_id=self.dossier.id,
            datum=dag(op),
            soort=Herstelsoort(soort),
            opbouwdatum=dag(opbouw) if opbouw else None,
        )
        return self._bij("herstel", feit)

    def verzuim(
        self, van: str, tot: str | None = None, soort: str = "ongeoorloofd", **meer: Any
    ) -> Zaak:
        feit = Verzuimperiode(
            leerling_id=self.leerling.id,
            soort=Periodesoort(soort),
            eerste_dag=dag(van),
            laatste_dag=dag(tot) if tot else None,
            **meer,
        )
        return self._bij("perioden", feit)

    def uren(self, op: str, aantal: float, soort: str = "ongeoorloofd") -> Zaak:
        return self.verzuim(op, op, soort, hele_dagen=False, uren=aantal)

    def te_laat(self, van: str, tot: str, aantal: int) -> Zaak:
        feit = TeLaat(leerling_id=self.leerling.id, van=dag(van), tot=dag(tot), aantal=aantal)
        return self._bij("te_laat", feit)

    def melding(
        self, op: str, soort: str = "16_uur", status: str | None = None, tot: str | None = None
    ) -> Zaak:
        feit = Melding(
            leerling_id=self.leerling.id,
            school_id=self.school.id,
            soort=Verzuimsoort(soort),
            melddatum=dag(op),
            einddatum=dag(tot) if tot else None,
        )
        if status:
            stand = MeldingStatus(melding_id=feit.id, status=Meldingstatus(status), datum=dag(op))
            self._bij("statussen", stand)
        return self._bij("meldingen", feit)

    def contact(self, op: str, *, geslaagd: bool = True) -> Zaak:
        feit = Contact(dossier_id=self.dossier.id, datum=dag(op), geslaagd=geslaagd)
        return self._bij("contacten", feit)

    def wacht(self, van: str, tot: str, beeindigd: str | None = None) -> Zaak:
        feit = Wacht(
            dossier_id=self.dossier.id,
            van=dag(van),
            tot=dag(tot),
            op=Wachtop.ADVIES,
            beeindigd=dag(beeindigd) if beeindigd else None,
        )
        return self._bij("wachten", feit)

    def afspraak(
        self, op: str, uiterlijk: str, geschonden: str | None = None, kept: str | None = None
    ) -> Zaak:
        feit = Afspraak(dossier_id=self.dossier.id, datum=dag(op), met="moeder")
        uitkomst = Uitkomst.GESCHONDEN if geschonden else Uitkomst.NAGEKOMEN if kept else None
        wanneer = geschonden or kept
        feit = dataclasses.replace(
            feit,
            uiterlijk=dag(uiterlijk),
            uitkomst=uitkomst,
            uitkomst_op=dag(wanneer) if wanneer else None,
        )
        return self._bij("afspraken", feit)

    def toestemming(self, op: str, ouder: int = 0, besluit: str = "gegeven", **meer: Any) -> Zaak:
        for veld in ("tot", "ingetrokken_op"):
            if veld in meer:
                meer[veld] = dag(meer[veld])
        feit = Toestemming(
            dossier_id=self.dossier.id,
            ouder_id=self.ouders[ouder].id,
            datum=dag(op),
            doel=Toestemmingdoel.KERNTEAM,
            besluit=Toestemmingbesluit(besluit),
            **meer,
        )
        return self._bij("toestemmingen", feit)

    def regie(self, van: str, tot: str | None = None, soort: str = "proces") -> Zaak:
        feit = Regie(
            dossier_id=self.dossier.id,
            soort=Regiesoort(soort),
            organisatie="leerplicht",
            persoon="S. de Wit",
            van=dag(van),
            tot=dag(tot) if tot else None,
        )
        return self._bij("regie", feit)

    def doorgave(self, op: str, aan: str = "swv") -> Zaak:
        feit = Doorgave(dossier_id=self.dossier.id, datum=dag(op), aan=Doel(aan))
        return self._bij("doorgaven", feit)

    def sluit(self, op: str) -> Zaak:
        self.dossier = dataclasses.replace(self.dossier, gesloten=dag(op))
        return self

    def vrije_dag(self, van: str, tot: str) -> Zaak:
        feit = VrijeDag(school_id=self.school.id, eerste_dag=dag(van), laatste_dag=dag(tot))
        self.vrij.append(dataclasses.replace(feit, omschrijving="studieweek"))
        return self


def in_stap(stap: str, start: str, **zaak: Any) -> Zaak:
    """Give a case in a stap whose term counts from `start` (a day of begin and of the fact)."""
    nieuw = Zaak(geopend=start, **zaak).begin(start, stap)
    if stap == "1":
        return nieuw.interventie(start)
    soorten = {"2": "kernteam", "3a": "mdo", "3b": "overlegtafel", "4": "actietafel"}
    return nieuw.overleg(start, stap, soorten[stap])
