"""Services: builds the facts of one example dossier around a peildatum, through the calendar."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any, TypeVar

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import (
    Afspraak,
    Behandelaar,
    Besluitsoort,
    Dossier,
    Regie,
    Regiesoort,
    Sluitreden,
    Stapbesluit,
    Taak,
    Toestemming,
    Toestemmingbesluit,
    Toestemmingdoel,
    Toestemmingwijze,
    Uitkomst,
)
from app.domain.feestdagen import plus_werkdagen
from app.domain.feit import Feit
from app.domain.fouten import NotitieGesloten
from app.domain.handelen import (
    Contact,
    Contactmet,
    Contactsoort,
    Doel,
    Doorgave,
    Interventie,
    Interventiesoort,
    Overleg,
    Overlegsoort,
    Wie,
)
from app.domain.kalender import Kalender
from app.domain.mensen import Relatie
from app.domain.notitie import VASTE_TAKEN, keur_notitie, notitievelden
from app.domain.opsporing import Opsporingsfeit
from app.domain.scholen import Inschrijving
from app.domain.sporen import Spoor
from app.domain.verzuim import (
    Melding,
    Meldingbron,
    MeldingStatus,
    Meldingstatus,
    Periodesoort,
    Verzuimperiode,
    Verzuimsoort,
)
from app.services.voorbeeld.bevolking import Kind
from app.services.voorbeeld.bijhouden import houd_bij
from app.services.voorbeeld.bron import Bron
from app.services.voorbeeld.dagteller import Dagteller
from app.services.voorbeeld.rekenen import Rekenaar
from app.services.voorbeeld.vrijgesteld import als_feiten
from app.services.voorbeeld.woorden import (
    ACTIES,
    AFSPRAKEN,
    DOELEN,
    GESPREKKEN,
    KLAAR_MET,
    REDENEN,
    TAKEN,
    VERSLAGEN,
)

F = TypeVar("F", bound=Feit)
GENOEG = 16
"""Facts that an open dossier has at least (beslissingen 'Speed': at least 15)."""
VIER_WEKEN = 29
"""On this calendar day at home the SWV-melding is due (003: longer than 4 weken)."""


class Dossierbouwer(Dagteller):
    """Gathers the facts of one dossier. All dates are days up to `peildatum` unless said."""

    def __init__(
        self,
        bron: Bron,
        peildatum: date,
        kalender: Kalender,
        kind: Kind,
        ambtenaar_id: str,
        nummer: str,
        rekenaar: Rekenaar,
        protocol: str = "apeldoorn",
    ) -> None:
        super().__init__(bron, peildatum, kalender)
        self.kind = kind
        self.rekenaar = rekenaar
        self.protocol = protocol
        self.ambtenaar_id = ambtenaar_id
        self.dossier_id = bron.id()
        self.feiten: list[Feit] = []
        self.opsporing: list[Opsporingsfeit] = []
        self.bij_tot: date | None = None
        """The last day on which anybody recorded anything; None: the peildatum."""
        self.laat_liggen: set[tuple[str, str]] = set()
        """Which steps, by code of track and step, nobody does."""
        self.rustig: set[str] = set()
        """The tracks whose steps are done on their last day."""
        self.vlot: set[str] = set()
        """The tracks whose steps are done soon."""
        self.vooruit = False
        """Whether that holds for every track: nothing is left for the last week."""
        self._nummer = nummer
        self._dossier: Dossier | None = None
        self.thuis: date | None = None

    # ----------------------------------------------------------------- facts

    def voeg(self, feitsoort: type[F], /, **velden: Any) -> F:
        """Add a fact."""
        feit = feitsoort(id=self.bron.id(), **velden)
        self.feiten.append(feit)
        return feit

    def open(
        self, dag: date, *, gesloten: date | None = None, reden: Sluitreden | None = None
    ) -> None:
        """Open the dossier and give it its ambtenaar."""
        self._dossier = Dossier(
            id=self.dossier_id,
            leerling_id=self.kind.leerling.id,
            dossiernummer=self._nummer,
            geopend=dag,
            gesloten=gesloten,
            sluitreden=reden,
            protocol=self.protocol,
        )
        self.feiten.insert(0, self._dossier)
        self.voeg(Behandelaar, dossier_id=self.dossier_id, ambtenaar_id=self.ambtenaar_id, van=dag)

    def verzuim(
        self, soort: Periodesoort, van: date, tot: date | None = None, **rest: Any
    ) -> Verzuimperiode:
        """Add a spell of absence; whole days unless `uren` or `aanwezig` says otherwise."""
        if soort is Periodesoort.ONGEOORLOOFD and tot is None and "aanwezig" not in rest:
            self.thuis = van
        return self.voeg(
            Verzuimperiode,
            leerling_id=self.kind.leerling.id,
            dossier_id=self.dossier_id,
            school_id=self._school_id,
            soort=soort,
            eerste_dag=van,
            laatste_dag=tot,
            hele_dagen="uren" not in rest and "aanwezig" not in rest,
            **rest,
        )

    def losse_uren(self, voor: date) -> None:
        """Add single hours of absence in the weeks before a day."""
        van = self.schooldag(3, 12, voor=voor)
        tot = min(self.kalender.plus_schooldagen(van, self.kans.randint(1, 4)), voor)
        self.verzuim(Periodesoort.ONGEOORLOOFD, van, tot, uren=float(self.kans.randint(4, 18)))

    def melding(
        self,
        dag: date,
        soort: Verzuimsoort = Verzuimsoort.UUR16,
        begin: date | None = None,
        **rest: Any,
    ) -> Melding:
        """Add a melding with its statuses: geregistreerd, and taken up within days."""
        velden: dict[str, Any] = {
            "bron": Meldingbron.DUO,
            "meldingsnummer": self.bron.meldingsnummer(dag.year),
            "uren": float(self.kans.randint(16, 34)) if soort is Verzuimsoort.UUR16 else None,
            "reden": self.kans.choice(REDENEN),
            "actie_school": self.kans.choice(ACTIES),
        }
        melding = self.voeg(
            Melding,
            leerling_id=self.kind.leerling.id,
            dossier_id=self.dossier_id,
            school_id=self._school_id,
            soort=soort,
            melddatum=dag,
            begindatum=begin or self.schooldag(5, 18, voor=dag),
            **velden | rest,
        )
        self.voeg(
            MeldingStatus, melding_id=melding.id, status=Meldingstatus.GEREGISTREERD, datum=dag
        )
        opgepakt = min(plus_werkdagen(dag, self.kans.randint(1, 3)), self.peildatum)
        self.voeg(
            MeldingStatus,
            melding_id=melding.id,
            status=Meldingstatus.IN_BEHANDELING,
            datum=opgepakt,
            doorgegeven=opgepakt,
        )
        return melding

    def contact(self, dag: date, *, geslaagd: bool = True, **rest: Any) -> Contact:
        """Add a contact, with a note where notes are open."""
        met = rest.get("met") or self.kans.choice(self.gesprekspartners())
        zinnen = GESPREKKEN.get(met.value, ("",))
        velden: dict[str, Any] = {
            "soort": self.kans.choice(
                (Contactsoort.TELEFOON, Contactsoort.TELEFOON, *Contactsoort)
            ),
            "met": met,
            "notitie": self.kans.choice(zinnen) if geslaagd else "",
        }
        return self.voeg(
            Contact, dossier_id=self.dossier_id, datum=dag, geslaagd=geslaagd, **velden | rest
        )

    def gesprekspartners(self) -> list[Contactmet]:
        """Give with whom there can be contact: school most often, and the ouders there are."""
        relaties = {ouder.relatie for ouder in self.kind.ouders}
        wie = [Contactmet.SCHOOL, Contactmet.SCHOOL, Contactmet.LEERLING]
        wie += [Contactmet.MOEDER] * (Relatie.MOEDER in relaties)
        wie += [Contactmet.VADER] * (Relatie.VADER in relaties)
        return [*wie, Contactmet.OUDERS] if len(relaties) > 1 else wie

    def contacten(self, van: date, aantal: int, *, laatste: date | None = None) -> None:
        """Spread contacts from a day on; the last one on `laatste` (default: lately)."""
        laatste = laatste or self.schooldag(1, 9)
        self.contact(max(van, laatste))
        ruimte = max(1, self.kalender.schooldagen_tussen(van, laatste))
        for _ in range(aantal - 1):
            dag = self.kalender.volgende_schooldag(self.terug(laatste, self.kans.randrange(ruimte)))
            self.contact(min(max(dag, van), laatste), geslaagd=not self.bron.raak(25))

    def interventie(self, dag: date, stap: str, **rest: Any) -> Interventie:
        """Add an interventie with a goal."""
        velden: dict[str, Any] = {
            "soort": self.kans.choice(list(Interventiesoort)[:4]),
            "wie": self.kans.choice((Wie.SCHOOL, Wie.SCHOOL, Wie.SMW, Wie.CJG)),
            "doel": self.kans.choice(DOELEN),
        }
        return self.voeg(
            Interventie, dossier_id=self.dossier_id, stap=stap, datum=dag, **velden | rest
        )

    def overleg(self, dag: date, stap: str, soort: Overlegsoort, **rest: Any) -> Overleg:
        """Add a discussion with a plan and the day to look back."""
        velden: dict[str, Any] = {
            "plan": True,
            "terugkoppeldatum": self.kalender.plus_schoolweken(dag, 3).datum,
            "regievoerder": "de school",
            "doel": self.kans.choice(DOELEN),
            "notitie": self.kans.choice(VERSLAGEN),
        }
        return self.voeg(
            Overleg, dossier_id=self.dossier_id, stap=stap, datum=dag, soort=soort, **velden | rest
        )

    def besluit(self, dag: date, soort: Besluitsoort, stap: str, **rest: Any) -> Stapbesluit:
        """Add a decision on the ladder."""
        return self.voeg(
            Stapbesluit, dossier_id=self.dossier_id, datum=dag, soort=soort, stap=stap, **rest
        )

    def toestemmingen(
        self,
        dag: date,
        besluit: Toestemmingbesluit = Toestemmingbesluit.GEGEVEN,
        doel: Toestemmingdoel = Toestemmingdoel.KERNTEAM,
        **rest: Any,
    ) -> None:
        """Add the answer of every ouder."""
        for ouder in self.kind.ouders:
            self.voeg(
                Toestemming,
                dossier_id=self.dossier_id,
                ouder_id=ouder.id,
                doel=doel,
                besluit=besluit,
                datum=dag,
                wijze=Toestemmingwijze.FORMULIER,
                **rest,
            )

    def regie(self, van: date, *, tot: date | None = None, organisatie: str = "school") -> None:
        """Say who leads on inhoud and on proces."""
        persoon = "leerplichtambtenaar" if organisatie == "leerplicht" else self._regievoerder
        for soort in Regiesoort:
            self.voeg(
                Regie,
                dossier_id=self.dossier_id,
                soort=soort,
                organisatie=organisatie,
                persoon=persoon,
                van=van,
                tot=tot,
            )

    def afspraak(self, dag: date, uitkomst: Uitkomst | None = None, **rest: Any) -> Afspraak:
        """Add an agreement; without uitkomst it is still open."""
        velden: dict[str, Any] = {
            "met": self.kans.choice(("ouders", "school", "leerling")),
            "wat": self.kans.choice(AFSPRAKEN),
            "uiterlijk": self.kalender.plus_schooldagen(dag, 5),
            "uitkomst": uitkomst,
        }
        if uitkomst is not None:
            velden["uitkomst_op"] = min(self.kalender.plus_schooldagen(dag, 6), self.peildatum)
        return self.voeg(Afspraak, dossier_id=self.dossier_id, datum=dag, **velden | rest)

    def taak(self, dag: date, *, gedaan: date | None = None, wat: str = "") -> Taak:
        """Add something to do by a day; an open one is done by its own fact too."""
        wat = wat or self.kans.choice(TAKEN)
        gemaakt = min(d for d in (dag, gedaan, self.peildatum) if d is not None)
        return self.voeg(
            Taak,
            dossier_id=self.dossier_id,
            ambtenaar_id=self.ambtenaar_id,
            datum=dag,
            omschrijving=wat,
            gedaan_op=gedaan,
            gemaakt_op=gemaakt,
            klaar_met=KLAAR_MET.get(wat) if gedaan is None and dag > self.peildatum else None,
        )

    def spoor(self, dag: date, protocol: str, code: str, reden: str = "") -> Spoor:
        """Let a person begin a track."""
        return self.voeg(
            Spoor, dossier_id=self.dossier_id, protocol=protocol, code=code, begonnen=dag,
            organisatie=Wie.LEERPLICHT, reden=reden,
        )  # fmt: skip

    def schrijf_in(self, dag: date, school_id: str | None = None) -> None:
        """Enrol the leerling from a day on: at another school, or again at the last one."""
        laatste = self.kind.inschrijvingen[-1]
        school_id = school_id or laatste.school_id
        if laatste.tot is None:
            einde, reden = dag - timedelta(days=1), "andere school"
            laatste = dataclasses.replace(laatste, tot=einde, reden_einde=reden)
            self.kind.inschrijvingen[-1] = laatste
        self.kind.inschrijvingen.append(
            Inschrijving(
                id=self.bron.id(),
                leerling_id=self.kind.leerling.id,
                school_id=school_id,
                van=dag,
                klas=laatste.klas,
            )
        )

    def schrijf_uit(self, dag: date) -> None:
        """End the enrolment: `dag` is its last day."""
        laatste = self.kind.inschrijvingen[-1]
        self.kind.inschrijvingen[-1] = dataclasses.replace(
            laatste, tot=dag, reden_einde="uitgeschreven zonder nieuwe school"
        )

    def geopend_op(self, dag: date) -> None:
        """Let the dossier have been open on a day already."""
        for nr, feit in enumerate(self.feiten):
            if isinstance(feit, Dossier) and feit.geopend > dag:
                self._dossier = self.feiten[nr] = dataclasses.replace(feit, geopend=dag)
            elif isinstance(feit, Behandelaar) and feit.van > dag:
                self.feiten[nr] = dataclasses.replace(feit, van=dag)

    def eindig_gekozen(self, spoor_id: str | None, dag: date, uitkomst: str) -> None:
        """Put the end of a track that a person began in its own fact."""
        for nr, feit in enumerate(self.feiten):
            if isinstance(feit, Spoor) and feit.id == spoor_id:
                self.feiten[nr] = dataclasses.replace(feit, geeindigd=dag, uitkomst=uitkomst)

    def sluit_verzuim(self, tot: date) -> None:
        """End the running absence on a day (or on its first day when that is later)."""
        self.thuis = None
        for nr, feit in enumerate(self.feiten):
            if isinstance(feit, Verzuimperiode) and feit.laatste_dag is None:
                self.feiten[nr] = dataclasses.replace(feit, laatste_dag=max(tot, feit.eerste_dag))

    def swv_melding(self) -> None:
        """Let the school tell the SWV in time, when the leerling is at home that long."""
        if self.thuis is None:
            return
        dag = self.kalender.volgende_schooldag(self.thuis + timedelta(days=VIER_WEKEN - 4))
        if dag <= self.peildatum:
            self.voeg(Doorgave, dossier_id=self.dossier_id, datum=dag, aan=Doel.SWV)

    # ------------------------------------------------------------------- end

    def klaar(self) -> list[Feit]:
        """Fill up to enough facts, close what may hold no text, and give all of them."""
        assert self._dossier is not None
        if not any(isinstance(f, Dossier) and f.gesloten for f in self.feiten):
            houd_bij(self)
        self.feiten = als_feiten(self.feiten, self.bron.id)
        if not any(isinstance(f, Dossier) and f.gesloten for f in self.feiten):
            self._vul_aan(self._dossier.geopend)
        return [self._zonder_gesloten_tekst(feit) for feit in self.feiten]

    def _vul_aan(self, geopend: date) -> None:
        """Add small history until the dossier tells enough."""
        beurt = 0
        begin = self.terug(geopend, 10)
        while len(self.feiten) < GENOEG:
            dag = self.schooldag(1, 9, voor=geopend)
            if beurt % 3 == 0:
                self.taak(dag, gedaan=geopend, wat=VASTE_TAKEN[beurt % len(VASTE_TAKEN)])
            elif beurt % 3 == 1:
                self.contact(dag, met=Contactmet.SCHOOL, soort=Contactsoort.TELEFOON, notitie="")
            else:
                van = self.schooldag(1, 8, voor=begin)
                self.verzuim(Periodesoort.ZIEKTE, van, van)
            beurt += 1

    def _zonder_gesloten_tekst(self, feit: Feit) -> Feit:
        """Take the text out of a fact about a day on which notes are closed (003 h.3)."""
        try:
            keur_notitie(self._notitiefeiten, feit)
        except NotitieGesloten:
            if isinstance(feit, Taak):
                return dataclasses.replace(feit, omschrijving=VASTE_TAKEN[0])
            leeg: dict[str, Any] = dict.fromkeys(notitievelden(feit), "")
            return dataclasses.replace(feit, **leeg)
        return feit

    @property
    def _notitiefeiten(self) -> DossierFeiten:
        """Give the facts that open or close notes."""
        if not hasattr(self, "_notities"):
            assert self._dossier is not None
            self._notities = DossierFeiten(
                dossier=self._dossier,
                leerling=self.kind.leerling,
                scholen={},
                ouders=tuple(self.kind.ouders),
                perioden=tuple(f for f in self.feiten if isinstance(f, Verzuimperiode)),
                meldingen=tuple(f for f in self.feiten if isinstance(f, Melding)),
                statussen=tuple(f for f in self.feiten if isinstance(f, MeldingStatus)),
                toestemmingen=tuple(f for f in self.feiten if isinstance(f, Toestemming)),
            )
        return self._notities

    @property
    def _school_id(self) -> str | None:
        return self.kind.school.id if self.kind.school else None

    @property
    def _regievoerder(self) -> str:
        school = self.kind.school
        po = school is not None and school.onderwijssoort.value in ("bo", "sbo", "so")
        return "directeur" if po else "ondersteuningscoördinator"
