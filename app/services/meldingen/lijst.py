"""Services: the meldingen that came in and wait for a decision, with their clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dossiers import Behandelaar
from app.domain.mensen import Ambtenaar, Leerling
from app.domain.namen import lijstnaam
from app.domain.scholen import School
from app.domain.schoolwerk import Schoolambtenaar, ambtenaren_op
from app.domain.termijn import termijn_dag
from app.domain.verzuim import Melding, Meldingstatus, Verzuimsoort
from app.services.caseload import RAAKT_ALLES, behandelaar_op
from app.services.meldingen.herkennen import dubbelgangers
from db import opzoeken
from db.feiten import lees_per
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging


@dataclass(frozen=True, slots=True)
class MeldingRij:
    """A melding that nobody decided on yet, with the day by which that is due.

    `ambtenaar_id`: to whom it was given; `voorstel_id`: who gets it unless somebody chooses
    otherwise (of the running dossier, else the school's fixed one, else the deputy).
    `lijkt_op`: how many other records could be this same leerling.
    """

    melding: Melding
    leerling: Leerling
    naam: str
    school: str
    status: Meldingstatus
    uiterlijk: date
    dossier_id: str | None
    ambtenaar_id: str | None = None
    ambtenaar: str = ""
    voorstel_id: str | None = None
    voorstel: str = ""
    lijkt_op: int = 0

    @property
    def is_signaal(self) -> bool:
        """Whether it is a preventive signal: never counted as a melding (000 par. 3.1)."""
        return self.melding.soort is Verzuimsoort.KENMERK


@zonder_gc()  # 3,000 rows are many objects and no cycles
def lijst(
    sessie: Sessie, peildatum: date, *, gegeven: bool = False, lijkt_op: bool = True
) -> list[MeldingRij]:
    """List the meldingen that are only geregistreerd on a day, the oldest first.

    `gegeven`: only those that were given to somebody. Without `lijkt_op` nobody looks whether
    there are other records of the same leerling, which takes the longest.
    """
    meldingen = opzoeken.nieuwe_meldingen(sessie.v, peildatum)
    if gegeven:
        meldingen = [m for m in meldingen if m.ambtenaar_id is not None]
    return sorted(_rijen(sessie, peildatum, meldingen, lijkt_op=lijkt_op), key=_volgorde)


def ververs(
    sessie: Sessie, wijziging: Wijziging, peildatum: date, oud: Sequence[MeldingRij]
) -> list[MeldingRij] | None:
    """Read what a change touches and keep the rest of the list; None when it touches all.

    Another leerling, or another name, may make anybody look like somebody else.
    """
    if wijziging.soorten & (RAAKT_ALLES | {"leerling", "schoolambtenaar"}):
        return None
    geraakt, leerlingen = opzoeken.geraakte_meldingen(sessie.v, wijziging)
    blijft = [r for r in oud if r.melding.id not in geraakt and r.leerling.id not in leerlingen]
    if leerlingen:
        meldingen = opzoeken.nieuwe_meldingen(sessie.v, peildatum, leerlingen)
        blijft += _rijen(sessie, peildatum, meldingen, lijkt_op=True)
    return sorted(blijft, key=_volgorde)


def _volgorde(rij: MeldingRij) -> tuple[date, str]:
    """Put first what is due first."""
    return rij.uiterlijk, rij.naam


def _rijen(
    sessie: Sessie, peildatum: date, meldingen: Sequence[Melding], *, lijkt_op: bool
) -> list[MeldingRij]:
    """Make the rows of these meldingen."""
    leerlingen = opzoeken.per_id(sessie.v, Leerling, {m.leerling_id for m in meldingen})
    scholen = opzoeken.per_id(
        sessie.v, School, {m.school_id for m in meldingen if m.school_id is not None}
    )
    open_dossiers = opzoeken.open_dossiers(sessie.v, leerlingen)
    team = _Team(sessie, open_dossiers.values(), peildatum)
    lijkt = dubbelgangers(sessie, leerlingen.values()) if lijkt_op else {}
    klok = _Klok(sessie, peildatum)
    rijen = []
    for m in meldingen:
        leerling = leerlingen.get(m.leerling_id)
        if leerling is None:
            continue
        school = scholen.get(m.school_id or "")
        dossier_id = open_dossiers.get(m.leerling_id)
        voorstel = team.voorstel(dossier_id, school)
        rijen.append(
            MeldingRij(
                melding=m,
                leerling=leerling,
                naam=lijstnaam(leerling),
                school=school.naam if school else "",
                status=Meldingstatus.GEREGISTREERD,
                uiterlijk=klok.uiterlijk(m, school),
                dossier_id=dossier_id,
                ambtenaar_id=m.ambtenaar_id,
                ambtenaar=team.naam(m.ambtenaar_id),
                voorstel_id=voorstel,
                voorstel=team.naam(voorstel),
                lijkt_op=lijkt.get(leerling.id, 0),
            )
        )
    return rijen


def aantal_nieuw(sessie: Sessie, peildatum: date) -> int:
    """Count the meldingen that wait on a day."""
    return opzoeken.aantal_nieuwe_meldingen(sessie.v, peildatum)


class _Klok:
    """The last day to assess a melding: the term that the team's protocol has for it.

    Meldingen of one day and school share one answer: 3,000 of them are some hundreds of days.
    """

    def __init__(self, sessie: Sessie, peildatum: date) -> None:
        self._sessie = sessie
        protocol = sessie.protocol(sessie.instellingen.standaard_protocol, peildatum)
        self._termijn = protocol.instroom.termijn
        self._bekend: dict[tuple[str, date], date] = {}

    def uiterlijk(self, melding: Melding, school: School | None) -> date:
        """Give the day."""
        sleutel = (school.id if school else "", melding.melddatum)
        if sleutel not in self._bekend:
            kalender = self._sessie.kalenders.voor_school(school)
            t = self._termijn
            self._bekend[sleutel] = termijn_dag(kalender, melding.melddatum, t.aantal, t.eenheid)
        return self._bekend[sleutel]


class _Team:
    """Who is there, and who gets what."""

    def __init__(self, sessie: Sessie, dossier_ids: Iterable[str], dag: date) -> None:
        self._dag = dag
        self._mensen: Mapping[str, Ambtenaar] = {a.id: a for a in sessie.lees(Ambtenaar)}
        per: dict[str, list[Behandelaar]] = {}
        for b in lees_per(sessie.v, Behandelaar, "dossier_id", dossier_ids):
            per.setdefault(b.dossier_id, []).append(b)
        self._behandelaars = per
        scholen: dict[str, list[Schoolambtenaar]] = {}
        for rij in sessie.lees(Schoolambtenaar):
            scholen.setdefault(rij.school_id, []).append(rij)
        self._van_school = {s: ambtenaren_op(rijen, dag, s) for s, rijen in scholen.items()}

    def naam(self, ambtenaar_id: str | None) -> str:
        """Give a name, "" for nobody."""
        wie = self._mensen.get(ambtenaar_id or "")
        return wie.naam if wie else ""

    def voorstel(self, dossier_id: str | None, school: School | None) -> str | None:
        """Propose who gets a melding."""
        if dossier_id is not None:
            behandelaar = behandelaar_op(self._behandelaars.get(dossier_id, ()), self._dag)
            if behandelaar is not None and self._in_dienst(behandelaar.ambtenaar_id):
                return behandelaar.ambtenaar_id
        for wie in self._van_school.get(school.id, ()) if school else ():
            if self._in_dienst(wie.ambtenaar_id):
                return wie.ambtenaar_id
        return None

    def _in_dienst(self, ambtenaar_id: str) -> bool:
        wie = self._mensen.get(ambtenaar_id)
        return wie is not None and wie.werkt_op(self._dag)
