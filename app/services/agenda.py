"""Services: the agenda: every kantelpunt, task, wait and appointment of the coming weeks, by day.

What is over term stands first, whatever its day. The dates are those of the
caseload's own stands, so that agenda and caseload cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.dossiers import Afspraak, Taak
from app.domain.mensen import Ambtenaar
from app.domain.namen import zoeknaam
from app.protocol.stand import Aard, Bron, Kantelpunt, Spoorsoort, Spoorstand, Termijnstatus
from app.services import caseloadtekst
from app.services.caseload import Caseload, CaseloadRij, herbereken
from app.services.taken import losse_taken, zaak_van
from app.services.taken.dossier import met_de_hand
from app.services.teamsporen import teamkalender, teamsporen
from app.services.verzamelen import verzamel
from db.feiten import lees_per
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

WEKEN = 8
"""How far the agenda looks ahead (ontwerp, 'The screens' 4)."""


class Soort(StrEnum):
    """What a line of the agenda is; the value is its word on the screen."""

    LADDER = "stap"
    SPOOR = "spoor"
    AANDACHT = "aandachtsdatum"
    BOA = "BOA-termijn"
    TEAM = "team"
    TAAK = "taak"
    AFSPRAAK = "afspraak"
    WACHT = "wachten voorbij"
    STRAKS = "verandert vanzelf"


@dataclass(frozen=True, slots=True)
class AgendaRegel:
    """One thing on one day. `sleutel` is stable over computing it again.

    `naam` is of the leerling, "" for a task of the team. `vorm` is the shape of
    its urgency and `wanneer` its words; `zoektekst` is folded, to filter on.
    """

    sleutel: str
    dag: date
    soort: Soort
    wat: str
    naam: str
    school: str
    school_id: str
    waarvan: str
    dossier_id: str
    dossiernummer: str
    ambtenaar: str
    ambtenaar_id: str
    over_termijn: bool
    vorm: str
    wanneer: str
    uitleg: str = ""
    bron: Bron | None = None
    legt_vast: tuple[str, ...] = ()
    """The codes of the events of the team that do this, for the button."""
    zoektekst: str = ""


@dataclass(frozen=True, slots=True)
class AgendaDag:
    """The lines of one day; `dag` None: what is over term. `vrij` names a holiday."""

    dag: date | None
    regels: tuple[AgendaRegel, ...]
    vrij: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Days with something on them, in order, over term first."""

    peildatum: date
    tot: date
    dagen: tuple[AgendaDag, ...]

    @property
    def regels(self) -> tuple[AgendaRegel, ...]:
        """Every line, over term first, then by day."""
        return tuple(r for d in self.dagen for r in d.regels)


def maak_agenda(
    sessie: Sessie,
    peildatum: date,
    *,
    ambtenaar_id: str | None = None,
    weken: int = WEKEN,
    rijen: Sequence[CaseloadRij] | None = None,
) -> Agenda:
    """Gather the agenda of one ambtenaar, or of the team, from a day on.

    `rijen`: the caseload as it was computed already for that day.
    """
    if rijen is None:
        rijen = Caseload(sessie).laad(peildatum, ambtenaar_id)
    tot = peildatum + timedelta(weeks=weken)
    with zonder_gc():  # the lines of 3,000 dossiers are many objects and no cycles
        regels = _regels(sessie, rijen, ambtenaar_id, peildatum, tot)
    return Agenda(peildatum, tot, tuple(_per_dag(sessie, regels)))


def ververs_agenda(sessie: Sessie, wijziging: Wijziging, oud: Agenda) -> Agenda | None:
    """Compute anew what a change touches of the agenda of the team; None when it touches all."""
    uitkomst = herbereken(sessie, wijziging, oud.peildatum)
    if uitkomst is None:
        return None
    geraakt, rijen = uitkomst
    regels = [r for r in oud.regels if r.dossier_id and r.dossier_id not in geraakt]
    regels += _regels(sessie, rijen, None, oud.peildatum, oud.tot)
    return Agenda(oud.peildatum, oud.tot, tuple(_per_dag(sessie, regels)))


def _regels(
    sessie: Sessie,
    rijen: Sequence[CaseloadRij],
    ambtenaar_id: str | None,
    peildatum: date,
    tot: date,
) -> list[AgendaRegel]:
    """Give the lines of these dossiers, and of what is about none."""
    regels = [r for rij in rijen for r in _van_rij(rij, peildatum, tot)]
    per_dossier = {rij.dossier_id: rij for rij in rijen}
    regels += _taken(sessie, per_dossier, ambtenaar_id, peildatum, tot)
    regels += _afspraken(sessie, per_dossier, peildatum, tot)
    regels += _van_team(sessie, peildatum, tot)
    return regels


def filter_agenda(
    agenda: Agenda,
    tekst: str = "",
    soorten: Iterable[Soort] = (),
    *,
    ambtenaar_id: str = "",
    school_id: str = "",
) -> Agenda:
    """Keep the lines in which every word occurs, of these kinds, of a person or a school.

    A line that is of nobody (a task of the team) is of everybody.
    """
    woorden, gekozen = zoeknaam(tekst).split(), frozenset(soorten)
    wie = frozenset({"", ambtenaar_id})
    dagen = []
    for dag in agenda.dagen:
        regels: Sequence[AgendaRegel] = dag.regels
        if gekozen:
            regels = [r for r in regels if r.soort in gekozen]
        if ambtenaar_id:
            regels = [r for r in regels if r.ambtenaar_id in wie]
        if school_id:
            regels = [r for r in regels if r.school_id == school_id]
        for woord in woorden:  # a pass for each word is quicker than a question for each line
            regels = [r for r in regels if woord in r.zoektekst]
        if regels:
            dagen.append(AgendaDag(dag.dag, tuple(regels), dag.vrij))
    return Agenda(agenda.peildatum, agenda.tot, tuple(dagen))


def _van_rij(rij: CaseloadRij, peildatum: date, tot: date) -> Iterator[AgendaRegel]:
    """Give every date of one dossier, and the end of its wait."""
    stand = rij.stand
    sporen = {s.sleutel: s for s in stand.sporen}
    for punt in stand.kantelpunten:
        if punt.datum is None or punt.datum > tot:
            continue
        vorm, wanneer = caseloadtekst.urgentie(stand, punt)
        yield _regel(
            rij,
            f"{rij.dossier_id}/{punt.sleutel}/{punt.spoor or ''}",
            punt.datum,
            _soort_van(punt, sporen.get(punt.sleutel)),
            wat=_wat(rij, punt),
            waarvan=punt.titel or (f"Stap {punt.spoor}" if punt.spoor else ""),
            over_termijn=punt.status is Termijnstatus.OVER_TERMIJN,
            vorm=vorm,
            wanneer=wanneer,
            uitleg=punt.uitleg,
            bron=punt.bron,
        )
    for komend in stand.aankondigingen:
        if peildatum <= komend.datum <= tot:
            yield _regel(
                rij,
                f"{rij.dossier_id}/{komend.code}/{komend.datum}",
                komend.datum,
                Soort.STRAKS,
                wat=komend.tekst,
                bron=komend.bron,
            )
    wacht = stand.wacht
    if wacht is not None and peildatum <= wacht.tot <= tot:
        yield _regel(
            rij,
            f"{rij.dossier_id}/wacht",
            wacht.tot,
            Soort.WACHT,
            wat=f"Wachten op {wacht.op}: is het er?",
            vorm="pauze",
        )


def _regel(
    rij: CaseloadRij,
    sleutel: str,
    dag: date,
    soort: Soort,
    *,
    wat: str,
    waarvan: str = "",
    over_termijn: bool = False,
    vorm: str = "klok",
    wanneer: str = "",
    uitleg: str = "",
    bron: Bron | None = None,
) -> AgendaRegel:
    """Make a line of a dossier."""
    return AgendaRegel(
        sleutel=sleutel,
        dag=dag,
        soort=soort,
        wat=wat,
        naam=rij.naam,
        school=rij.school,
        school_id=rij.school_id,
        waarvan=waarvan,
        dossier_id=rij.dossier_id,
        dossiernummer=rij.dossiernummer,
        ambtenaar=rij.ambtenaar,
        ambtenaar_id=rij.ambtenaar_id,
        over_termijn=over_termijn,
        vorm=vorm,
        wanneer=wanneer,
        uitleg=uitleg,
        bron=bron,
        zoektekst=f"{rij.zoektekst} {zoeknaam(f'{wat} {waarvan} {soort.value}')}",
    )


def _soort_van(punt: Kantelpunt, spoor: Spoorstand | None) -> Soort:
    """Tell what kind of line a date makes."""
    if spoor is not None:
        return Soort.BOA if spoor.soort is Spoorsoort.BOA else Soort.SPOOR
    return Soort.LADDER if punt.aard is Aard.KANTELPUNT else Soort.AANDACHT


def _wat(rij: CaseloadRij, punt: Kantelpunt) -> str:
    """Say what a date asks, as a line of its own."""
    woorden = caseloadtekst.naar(rij.stand, punt)
    if punt.aard is Aard.KANTELPUNT and not punt.sleutel:
        return f"Kantelt naar {woorden}"
    return woorden[:1].upper() + woorden[1:]


def _van_team(sessie: Sessie, peildatum: date, tot: date) -> Iterator[AgendaRegel]:
    """Give the open dates of the tracks of the team: they are everybody's."""
    for spoor in teamsporen(sessie, peildatum):
        for stap in spoor.stappen:
            punt = stap.punt
            if punt is None or punt.datum is None or punt.datum > tot:
                continue
            vorm, wanneer = caseloadtekst.urgentie_van_punt(punt, peildatum)
            wat = punt.actie or stap.naam
            yield AgendaRegel(
                sleutel=f"team/{spoor.sleutel}/{stap.code}",
                dag=punt.datum,
                soort=Soort.TEAM,
                wat=wat[:1].upper() + wat[1:],
                naam="",
                school="",
                school_id="",
                waarvan=spoor.naam,
                dossier_id="",
                dossiernummer="",
                ambtenaar="",
                ambtenaar_id="",
                over_termijn=punt.status is Termijnstatus.OVER_TERMIJN,
                vorm=vorm,
                wanneer=wanneer,
                uitleg=punt.uitleg,
                bron=punt.bron,
                legt_vast=stap.legt_vast,
                zoektekst=zoeknaam(f"{wat} {spoor.naam} {Soort.TEAM.value}"),
            )


def _taken(
    sessie: Sessie,
    per_dossier: dict[str, CaseloadRij],
    ambtenaar_id: str | None,
    peildatum: date,
    tot: date,
) -> Iterator[AgendaRegel]:
    """Give the open tasks by hand: of these dossiers, and those of a person or of the team."""
    nodig = sorted(
        {
            t.dossier_id
            for t in lees_per(sessie.v, Taak, "dossier_id", per_dossier)
            if t.dossier_id is not None and (t.gedaan_op is None or t.gedaan_op > peildatum)
        }
    )
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)} if nodig else {}
    for feiten in verzamel(sessie, nodig).values() if nodig else ():
        rij = per_dossier[feiten.dossier.id]
        zaak = zaak_van(sessie, feiten, rij.stand, peildatum, namen)
        for taak in met_de_hand(zaak):
            if taak.dag <= tot:
                yield _los(rij, taak.sleutel, taak.dag, Soort.TAAK, taak.wat, over=taak.over)
    for stand in losse_taken(sessie, peildatum):
        if stand.dag > tot or (
            ambtenaar_id is not None and stand.taak.ambtenaar_id not in (None, ambtenaar_id)
        ):
            continue
        wat, over = stand.taak.omschrijving, stand.dag < peildatum
        yield _los(None, stand.taak.id, stand.dag, Soort.TAAK, wat, over=over)


def _afspraken(
    sessie: Sessie, per_dossier: dict[str, CaseloadRij], peildatum: date, tot: date
) -> Iterator[AgendaRegel]:
    """Give the afspraken of these dossiers whose outcome is not recorded."""
    for afspraak in lees_per(sessie.v, Afspraak, "dossier_id", per_dossier):
        rij, dag = per_dossier.get(afspraak.dossier_id), afspraak.uiterlijk
        bekend = afspraak.uitkomst is not None and (
            afspraak.uitkomst_op is None or afspraak.uitkomst_op <= peildatum
        )
        if rij is None or dag is None or dag > tot or bekend or afspraak.datum > peildatum:
            continue
        wat = f"Afspraak met {afspraak.met}: nagekomen?"
        yield _los(rij, afspraak.id, dag, Soort.AFSPRAAK, wat, over=dag < peildatum)


def _los(
    rij: CaseloadRij | None, sleutel: str, dag: date, soort: Soort, wat: str, *, over: bool
) -> AgendaRegel:
    """Make a line that no protocol computes."""
    vorm = "driehoek" if over else "klok"
    if rij is not None:
        return _regel(rij, sleutel, dag, soort, wat=wat, over_termijn=over, vorm=vorm)
    return AgendaRegel(
        sleutel=sleutel,
        dag=dag,
        soort=soort,
        wat=wat,
        naam="",
        school="",
        school_id="",
        waarvan="",
        dossier_id="",
        dossiernummer="",
        ambtenaar="",
        ambtenaar_id="",
        over_termijn=over,
        vorm=vorm,
        wanneer="",
        zoektekst=zoeknaam(f"{wat} {soort.value}"),
    )


def _per_dag(sessie: Sessie, regels: Iterable[AgendaRegel]) -> Iterator[AgendaDag]:
    """Put the lines under their days, over term first and longest first."""
    per: dict[date, list[AgendaRegel]] = {}
    over: list[AgendaRegel] = []
    for regel in regels:
        (over if regel.over_termijn else per.setdefault(regel.dag, [])).append(regel)
    if over:
        yield AgendaDag(None, tuple(sorted(over, key=lambda r: (r.dag, r.naam, r.sleutel))))
    kalender = teamkalender(sessie)
    for dag in sorted(per):
        vrij = kalender.vrij_op(dag)
        op_dag = sorted(per[dag], key=lambda r: (list(Soort).index(r.soort), r.naam, r.sleutel))
        yield AgendaDag(dag, tuple(op_dag), vrij.naam if vrij is not None else "")
