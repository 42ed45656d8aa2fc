"""Services: which vrijstellingen stand, what is asked and not answered, and the yearly round.

Counts are those of protocollen 8 item 2: per ground the kennisgevingen by outcome, 5 onder a
temporary and permanent apart (001 2.2 onder C), and who stands on a day. Own rules, named on
screen: a leerling counts once per ground; an appeal belongs to the schooljaar that it is about
(that of its period, else for a yearly one the next, else the one in which it came in); nobody
stands who is under no duty any more or who moved to another gemeente. What was recorded as
loose events counts too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.dossiers import Behandelaar, Dossier
from app.domain.feit import Keuze
from app.domain.kalender import Kalender
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Ambtenaar, Leerling, Verhuizing
from app.domain.namen import lijstnaam
from app.domain.plicht import Plichtsoort, plicht_op
from app.domain.scholen import Inschrijving, Regio, School, inschrijving_op
from app.domain.schooldagen import schooljaar_van
from app.domain.vrijstellingen import (
    BEROEPEN,
    POSITIEF,
    Grond,
    Verlofaanvraag,
    Verlofbesluit,
    Vrijstelling,
    Vrijstellingduur,
    Vrijstellinguitkomst,
    geldt_op,
    zoals_bekend,
)
from app.domain.vrijstellingoud import SOORTEN, uit_gebeurtenissen
from app.domain.vrijstellingtoets import begin_schooljaar, einde_schooljaar
from app.services.caseload import behandelaar_op
from db import inschrijfcontrole, opzoeken
from db import vrijstellingen as db
from db.feiten import lees_per
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_EEN_DAG = timedelta(days=1)
HERINNERING = "kennisgeving_herinnering"
"""The template of the reminder for the yearly kennisgeving."""


class Stand(Keuze):
    """How an appeal or request stands on a day."""

    BEHANDELING = "behandeling", "in behandeling"
    LOOPT = "loopt", "loopt"
    STRAKS = "straks", "gaat nog in"
    VOORBIJ = "voorbij", "voorbij"
    NIET = "niet", "geldt niet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vrijstellingrij:
    """One appeal or request on a peildatum; what is dated later is not in it.

    `los`: it was recorded as loose events, so there is no form of it. `let_op` says what does
    not fit together, or "".
    """

    vrijstelling: Vrijstelling
    los: bool
    leerling_id: str
    naam: str
    leeftijd: int
    woongemeente: str
    school: str
    dossier_open: bool
    ambtenaar: str
    ambtenaar_id: str
    stand: Stand
    let_op: str = ""

    @property
    def grond(self) -> Grond:
        """The ground, for short."""
        return self.vrijstelling.grond

    @property
    def schooljaar(self) -> str:
        """The schooljaar that it is about, as 2026-2027."""
        return schooljaar_over(self.vrijstelling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlofrij:
    """One request for leave on a peildatum; `open`: not decided yet."""

    verlof: Verlofaanvraag
    leerling_id: str
    naam: str
    school: str
    ambtenaar: str
    open: bool


@dataclass(frozen=True, slots=True)
class Grondtelling:
    """The numbers of one ground: those that came in for a schooljaar by outcome, and who stands."""

    grond: Grond
    ingediend: int
    per_uitkomst: dict[Vrijstellinguitkomst, int]
    open: int
    lopend: int
    tijdelijk: int
    permanent: int


@dataclass(frozen=True, slots=True)
class Overzicht:
    """All of it on a day, those in treatment longest first."""

    peildatum: date
    rijen: tuple[Vrijstellingrij, ...]
    verlof: tuple[Verlofrij, ...]

    def lopend(self) -> tuple[Vrijstellingrij, ...]:
        """Give who stands, each leerling once per ground, by name."""
        return tuple(r for r in self.rijen if r.stand is Stand.LOOPT)

    def in_behandeling(self) -> tuple[Vrijstellingrij, ...]:
        """Give what was asked and not answered, longest first."""
        open_ = [r for r in self.rijen if r.stand is Stand.BEHANDELING]
        return tuple(sorted(open_, key=lambda r: (r.vrijstelling.ingediend, r.naam)))

    def schooljaren(self) -> tuple[str, ...]:
        """Give the schooljaren that anything is about, the newest first, with the running one."""
        jaren = {r.schooljaar for r in self.rijen} | {schooljaar_van(self.peildatum)}
        return tuple(sorted(jaren, reverse=True))

    def telling(self, schooljaar: str) -> tuple[Grondtelling, ...]:
        """Count per ground what came in about a schooljaar, and who stands on the peildatum."""
        return tuple(self._telling(g, schooljaar) for g in Grond)

    def _telling(self, grond: Grond, schooljaar: str) -> Grondtelling:
        van_jaar = [r for r in self.rijen if r.grond is grond and r.schooljaar == schooljaar]
        lopend = [r for r in self.lopend() if r.grond is grond]
        permanent = sum(r.vrijstelling.duur is Vrijstellingduur.PERMANENT for r in lopend)
        per = Counter(r.vrijstelling.uitkomst for r in van_jaar)
        return Grondtelling(
            grond=grond,
            ingediend=len(van_jaar),
            per_uitkomst={u: per[u] for u in Vrijstellinguitkomst if per[u]},
            open=per[None],
            lopend=len(lopend),
            tijdelijk=len(lopend) - permanent,
            permanent=permanent,
        )


def schooljaar_over(v: Vrijstelling) -> str:
    """Tell which schooljaar an appeal or request is about (own rule, see above)."""
    if v.van is not None:
        return schooljaar_van(v.van)
    if v.opnieuw:
        return schooljaar_van(einde_schooljaar(v.ingediend) + _EEN_DAG)
    return schooljaar_van(v.ingediend)


def overzicht(sessie: Sessie, peildatum: date) -> Overzicht:
    """Gather every appeal, request and leave up to a day."""
    with zonder_gc():
        alle = [(v, False) for v in db.vrijstellingen(sessie.v, peildatum)]
        oud = db.gebeurtenissen(sessie.v, peildatum, SOORTEN)
        for _, groep in groupby(oud, key=lambda g: g.dossier_id):
            alle += [(v, True) for v in uit_gebeurtenissen(groep)]
        verlof = db.verlofaanvragen(sessie.v, peildatum)
        bron = _Bron(sessie, peildatum, [v.dossier_id for v, _ in alle], verlof)
        rijen = [bron.rij(v, los=los) for v, los in alle]
        bekend = _een_per_grond([r for r in rijen if r is not None])
        return Overzicht(
            peildatum,
            tuple(sorted(bekend, key=lambda r: (r.naam.casefold(), r.vrijstelling.ingediend))),
            tuple(r for a in verlof if (r := bron.verlofrij(a)) is not None),
        )


class _Bron:
    """What is known around the facts, read once."""

    def __init__(
        self,
        sessie: Sessie,
        dag: date,
        dossier_ids: Iterable[str],
        verlof: Sequence[Verlofaanvraag],
    ) -> None:
        self.dag = dag
        ids = {*dossier_ids, *(v.dossier_id for v in verlof)}
        self.dossiers = opzoeken.per_id(sessie.v, Dossier, ids)
        wie = {d.leerling_id for d in self.dossiers.values()}
        self.leerlingen = opzoeken.per_id(sessie.v, Leerling, wie)
        self.inschrijvingen: dict[str, list[Inschrijving]] = {}
        for i in db.inschrijvingen(sessie.v, wie):
            self.inschrijvingen.setdefault(i.leerling_id, []).append(i)
        scholen = {i.school_id for rij in self.inschrijvingen.values() for i in rij}
        self.scholen = opzoeken.per_id(sessie.v, School, scholen)
        self.verhuisd: dict[str, Verhuizing] = {
            x.leerling_id: x for x in inschrijfcontrole.verhuizingen(sessie.v, dag)
        }
        self.behandelaars: dict[str, list[Behandelaar]] = {}
        for b in lees_per(sessie.v, Behandelaar, "dossier_id", ids):
            self.behandelaars.setdefault(b.dossier_id, []).append(b)
        self.namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
        self.kalender = _kalender(sessie)

    def rij(self, v: Vrijstelling, *, los: bool) -> Vrijstellingrij | None:
        """Make a row; None when its dossier is gone."""
        bekend = zoals_bekend(v, self.dag)
        dossier = self.dossiers.get(v.dossier_id)
        if bekend is None or dossier is None:
            return None
        leerling = self.leerlingen[dossier.leerling_id]
        stand, let_op = self._stand(bekend, leerling)
        ambtenaar = behandelaar_op(self.behandelaars.get(v.dossier_id, ()), self.dag)
        gesloten = dossier.gesloten is not None and dossier.gesloten <= self.dag
        return Vrijstellingrij(
            vrijstelling=bekend,
            los=los,
            leerling_id=leerling.id,
            naam=lijstnaam(leerling),
            leeftijd=leeftijd(leerling.geboortedatum, self.dag),
            woongemeente=leerling.woongemeente,
            school=self._school(leerling.id),
            dossier_open=not gesloten,
            ambtenaar=self.namen.get(ambtenaar.ambtenaar_id, "") if ambtenaar else "",
            ambtenaar_id=ambtenaar.ambtenaar_id if ambtenaar else "",
            stand=stand,
            let_op=let_op,
        )

    def verlofrij(self, v: Verlofaanvraag) -> Verlofrij | None:
        """Make a row of a request for leave; None when its dossier is gone."""
        dossier = self.dossiers.get(v.dossier_id)
        if dossier is None:
            return None
        later = v.besluit_op is not None and v.besluit_op > self.dag
        leerling = self.leerlingen[dossier.leerling_id]
        ambtenaar = behandelaar_op(self.behandelaars.get(v.dossier_id, ()), self.dag)
        return Verlofrij(
            verlof=v,
            leerling_id=leerling.id,
            naam=lijstnaam(leerling),
            school=self._school(leerling.id),
            ambtenaar=self.namen.get(ambtenaar.ambtenaar_id, "") if ambtenaar else "",
            open=v.besluit is None or later,
        )

    def _school(self, leerling_id: str) -> str:
        nu = inschrijving_op(self.inschrijvingen.get(leerling_id, ()), self.dag)
        return self.scholen[nu.school_id].naam if nu is not None else ""

    def _stand(self, v: Vrijstelling, leerling: Leerling) -> tuple[Stand, str]:
        """Tell how it stands, and what does not fit together."""
        if v.uitkomst is None:
            return Stand.BEHANDELING, ""
        if v.uitkomst not in POSITIEF or v.van is None:
            return Stand.NIET, ""
        if v.van > self.dag:
            return Stand.STRAKS, ""
        if not geldt_op(v, self.dag):
            return Stand.VOORBIJ, ""
        plicht = plicht_op(leerling, self.dag, self.kalender)
        if plicht.soort in (Plichtsoort.DOORSTROOMPUNT, Plichtsoort.GEEN):
            return Stand.VOORBIJ, f"{plicht.kort}: de plicht is voorbij"
        weg = self.verhuisd.get(leerling.id)
        if weg is not None and not weg.blijft and _elders(weg, leerling):
            return Stand.VOORBIJ, f"verhuisd naar {weg.naar_gemeente}"
        school = self._school(leerling.id)
        if school and v.grond in BEROEPEN:
            return Stand.LOOPT, f"ook ingeschreven: {school}"
        return Stand.LOOPT, ""


def _elders(weg: Verhuizing, leerling: Leerling) -> bool:
    hier = leerling.woongemeente.strip().casefold()
    return weg.naar_gemeente.strip().casefold() != hier


def _een_per_grond(rijen: Sequence[Vrijstellingrij]) -> list[Vrijstellingrij]:
    """Let only the newest of a leerling and ground run: an older one that overlaps is over."""
    nieuwste: dict[tuple[str, Grond], Vrijstellingrij] = {}
    for r in rijen:
        if r.stand is not Stand.LOOPT:
            continue
        sleutel = (r.leerling_id, r.grond)
        ander = nieuwste.get(sleutel)
        if ander is None or _volgorde(r) > _volgorde(ander):
            nieuwste[sleutel] = r

    return [
        replace(r, stand=Stand.VOORBIJ, let_op="een nieuwere loopt")
        if r.stand is Stand.LOOPT and nieuwste[(r.leerling_id, r.grond)] is not r
        else r
        for r in rijen
    ]


def _volgorde(r: Vrijstellingrij) -> tuple[date, date]:
    return (r.vrijstelling.van or date.min, r.vrijstelling.ingediend)


def _kalender(sessie: Sessie) -> Kalender:
    """Give the calendar of who has no school: that of the region of the team, when it is set."""
    regio = {r.value: r for r in Regio}.get(sessie.instellingen.regio)
    return sessie.kalenders.voor_regio(regio) if regio else sessie.kalenders.voor_school(None)


# --- the yearly round --------------------------------------------------------------------


class Ronde(Keuze):
    """How far somebody is who has to renew before 1 July."""

    NIETS = "niets", "nog niets gehoord"
    HERINNERD = "herinnerd", "herinnerd"
    ONTVANGEN = "ontvangen", "nieuwe kennisgeving ontvangen"
    KLAAR = "klaar", "nieuwe kennisgeving afgehandeld"


@dataclass(frozen=True, slots=True)
class Ronderij:
    """Who has to renew: `oud` is what stands, `nieuw` the appeal about the next schooljaar."""

    oud: Vrijstellingrij
    nieuw: Vrijstellingrij | None
    herinnerd_op: date | None
    stand: Ronde
    over_tijd: bool

    @property
    def naam(self) -> str:
        """Name of the leerling."""
        return self.oud.naam

    @property
    def dossier_id(self) -> str:
        """Key of the dossier."""
        return self.oud.vrijstelling.dossier_id


@dataclass(frozen=True, slots=True)
class Jaarronde:
    """The round for one 1 July: who holds a vrijstelling in the schooljaar before it."""

    schooljaar: str
    """The schooljaar that has to be asked for, as 2027-2028."""
    laatste_dag: date
    rijen: tuple[Ronderij, ...]

    def nog(self) -> tuple[Ronderij, ...]:
        """Give those of whom nothing came in yet."""
        return tuple(r for r in self.rijen if r.nieuw is None)


def jaarronde(sessie: Sessie, peildatum: date, van: Overzicht | None = None) -> Jaarronde:
    """Tell who must renew before the coming 1 July (art. 6 lid 2 onder b), as known on a day.

    From 1 August on the round is that of the next 1 July. Left out are permanent ones (art. 6
    lid 3), grounds that need no yearly kennisgeving, and who is under no duty any more when
    that schooljaar begins.
    """
    van = van or overzicht(sessie, peildatum)
    volgend = einde_schooljaar(peildatum) + _EEN_DAG
    laatste = date(volgend.year, 6, 30)
    kalender = _kalender(sessie)
    lopend = [r for r in van.lopend() if r.grond in BEROEPEN and _moet_opnieuw(r)]
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {r.leerling_id for r in lopend})
    lopend = [r for r in lopend if _plichtig(leerlingen[r.leerling_id], volgend, kalender)]
    brieven: dict[str, date] = {}
    ids = {r.vrijstelling.dossier_id for r in lopend}
    sinds = begin_schooljaar(peildatum)
    for b in db.brieven(sessie.v, ids, HERINNERING, sinds, peildatum):
        brieven[b.dossier_id] = b.datum
    jaar = schooljaar_van(volgend)
    nieuwe = {(r.leerling_id, r.grond): r for r in van.rijen if r.schooljaar == jaar}
    rijen = [
        _ronderij(
            r, nieuwe.get((r.leerling_id, r.grond)), brieven.get(r.vrijstelling.dossier_id),
            peildatum > laatste,
        )
        for r in lopend
    ]  # fmt: skip
    return Jaarronde(jaar, laatste, tuple(sorted(rijen, key=_dringend)))


def _moet_opnieuw(r: Vrijstellingrij) -> bool:
    """Tell whether art. 6 lid 2 onder b asks a new one: not of who will never be fit (lid 3)."""
    return r.vrijstelling.duur is not Vrijstellingduur.PERMANENT


def _plichtig(leerling: Leerling, dag: date, kalender: Kalender) -> bool:
    plicht = plicht_op(leerling, dag, kalender)
    return plicht.soort in (Plichtsoort.LEERPLICHTIG, Plichtsoort.KWALIFICATIEPLICHTIG)


def _ronderij(
    oud: Vrijstellingrij,
    nieuw: Vrijstellingrij | None,
    herinnerd: date | None,
    voorbij: bool,
) -> Ronderij:
    if nieuw is not None:
        af = nieuw.vrijstelling.uitkomst is not None
        stand = Ronde.KLAAR if af else Ronde.ONTVANGEN
    else:
        stand = Ronde.NIETS if herinnerd is None else Ronde.HERINNERD
    return Ronderij(oud, nieuw, herinnerd, stand, voorbij and nieuw is None)


_ORDE = {Ronde.NIETS: 0, Ronde.HERINNERD: 1, Ronde.ONTVANGEN: 2, Ronde.KLAAR: 3}


def _dringend(r: Ronderij) -> tuple[int, str]:
    return (_ORDE[r.stand], r.naam.casefold())


def verlof_open(rijen: Iterable[Verlofrij]) -> tuple[Verlofrij, ...]:
    """Give the requests for leave that wait for a decision, oldest first."""
    return tuple(sorted((r for r in rijen if r.open), key=lambda r: r.verlof.ontvangen))


def is_verleend(v: Verlofaanvraag) -> bool:
    """Tell whether leave was given, in whole or in part."""
    return v.besluit in (Verlofbesluit.TOEGEKEND, Verlofbesluit.DEELS)
