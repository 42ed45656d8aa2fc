"""Services: the caseload, one row per open dossier with its stand on a peildatum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Behandelaar
from app.domain.leeftijd import leeftijd
from app.domain.mensen import Ambtenaar
from app.domain.namen import lijstnaam, zoeknaam
from app.domain.overdracht import zoals_op
from app.domain.scholen import Inschrijving, School
from app.domain.scholen import inschrijving_op as inschrijving_van
from app.domain.verzuim import Melding, Meldingstatus, Periodesoort
from app.protocol.motor import bereken_stand
from app.protocol.stand import Aard, Kantelpunt, Stand, Termijnstatus
from app.services.schoolkalender import kalender_van
from app.services.verzamelen import verzamel
from db import opzoeken
from db.zonder_gc import zonder_gc

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

_vouw = lru_cache(maxsize=4096)(zoeknaam)
"""Folding of names that come back row after row."""

ZONDER_DATUM = date.max
RAAKT_ALLES = frozenset(
    {
        "school",
        "vakantie",
        "vrijedag",
        "instelling",
        "teamprotocol",
        "protocolkeuze",
        "schoolnorm",
        "ambtenaar",
    }
)


class Facet(StrEnum):
    """The chips above the caseload; a case may have several at once."""

    OVER_TERMIJN = "over_termijn"
    DEZE_WEEK = "deze_week"
    WACHT = "wacht"
    LANG_NIETS_GEHOORD = "lang_niets_gehoord"
    LANG_THUIS = "lang_thuis"
    ZONDER_REGIE = "zonder_regie"


@dataclass(frozen=True, slots=True)
class CaseloadRij:
    """One open dossier as the caseload shows it.

    `urgentie` sorts the default order: over term longest first, then soonest;
    long at home without an own date counts as over term. `zoektekst` is folded
    text to filter on.
    """

    dossier_id: str
    dossiernummer: str
    leerling_id: str
    naam: str
    leeftijd: int
    school: str
    school_id: str
    soort: str
    stand: Stand
    ambtenaar: str
    ambtenaar_id: str
    facetten: frozenset[Facet]
    zoektekst: str
    urgentie: tuple[int, int, str]


class Caseload:
    """The rows of one session; keeps them, so that a change recomputes only what it touches."""

    def __init__(self, sessie: Sessie) -> None:
        self._sessie = sessie
        self._peildatum: date | None = None
        self._ambtenaar_id: str | None = None
        self._rijen: dict[str, CaseloadRij] = {}
        self._namen: dict[str, str] = {}

    def laad(self, peildatum: date, ambtenaar_id: str | None = None) -> list[CaseloadRij]:
        """Compute all rows for a day, of one ambtenaar or of the whole team, most urgent first."""
        self._peildatum = peildatum
        self._ambtenaar_id = ambtenaar_id
        self._namen = {a.id: a.naam for a in self._sessie.lees(Ambtenaar)}
        self._rijen = {}
        with zonder_gc():  # stands of 3,000 dossiers are many objects that are all kept
            self._bereken(verzamel(self._sessie, ambtenaar_id=ambtenaar_id, op=peildatum))
        return self.rijen()

    def rijen(self) -> list[CaseloadRij]:
        """Give the rows as last computed, most urgent first."""
        return sorted(self._rijen.values(), key=lambda rij: rij.urgentie)

    def ververs(self, wijziging: Wijziging) -> list[CaseloadRij]:
        """Recompute what a change touches (a team-wide one touches all) and give all rows."""
        if self._peildatum is None:
            return []
        if wijziging.soorten & RAAKT_ALLES:
            return self.laad(self._peildatum, self._ambtenaar_id)
        nodig = opzoeken.geraakte_dossiers(self._sessie.v, wijziging)
        for dossier_id in nodig:
            self._rijen.pop(dossier_id, None)
        if nodig:
            self._bereken(verzamel(self._sessie, sorted(nodig)))
        return self.rijen()

    def _bereken(self, alles: dict[str, DossierFeiten]) -> None:
        peildatum = self._peildatum
        if peildatum is None:
            return
        for feiten in alles.values():
            if not is_open_op(feiten, peildatum):
                continue
            rij = maak_rij(self._sessie, feiten, peildatum, self._namen)
            if self._ambtenaar_id in (None, rij.ambtenaar_id):
                self._rijen[rij.dossier_id] = rij


def herbereken(
    sessie: Sessie, wijziging: Wijziging, peildatum: date
) -> tuple[frozenset[str], list[CaseloadRij]] | None:
    """Compute the rows that a change touches; None when it touches all of them.

    Gives the ids of the touched dossiers and the rows of those that are open on
    the day: one that is touched and has no row was closed or withdrawn.
    """
    if wijziging.soorten & RAAKT_ALLES:
        return None
    geraakt = frozenset(opzoeken.geraakte_dossiers(sessie.v, wijziging))
    if not geraakt:
        return geraakt, []
    namen = {a.id: a.naam for a in sessie.lees(Ambtenaar)}
    alles = verzamel(sessie, sorted(geraakt))
    return geraakt, [
        maak_rij(sessie, feiten, peildatum, namen)
        for feiten in alles.values()
        if is_open_op(feiten, peildatum)
    ]


def is_open_op(feiten: DossierFeiten, peildatum: date) -> bool:
    """Tell whether a dossier is open on a day."""
    dossier = zoals_op(feiten, peildatum).dossier
    return dossier.geopend <= peildatum and (
        dossier.gesloten is None or dossier.gesloten > peildatum
    )


def maak_rij(
    sessie: Sessie, feiten: DossierFeiten, peildatum: date, namen: dict[str, str]
) -> CaseloadRij:
    """Compute the row of one dossier."""
    stand = stand_van(sessie, feiten, peildatum)
    school = school_op(feiten, peildatum)
    behandelaar = behandelaar_op(feiten.behandelaars, peildatum)
    ambtenaar_id = behandelaar.ambtenaar_id if behandelaar else ""
    naam = lijstnaam(feiten.leerling)
    ambtenaar = namen.get(ambtenaar_id, "")
    soort = soort_op(feiten, stand, peildatum)
    schoolnaam = school.naam if school else ""
    return CaseloadRij(
        dossier_id=feiten.dossier.id,
        dossiernummer=feiten.dossier.dossiernummer,
        leerling_id=feiten.leerling.id,
        naam=naam,
        leeftijd=leeftijd(feiten.leerling.geboortedatum, peildatum),
        school=schoolnaam,
        school_id=school.id if school else "",
        soort=soort,
        stand=stand,
        ambtenaar=ambtenaar,
        ambtenaar_id=ambtenaar_id,
        facetten=facetten_van(stand),
        zoektekst=" ".join(
            (
                zoeknaam(f"{naam} {feiten.leerling.roepnaam} {feiten.dossier.dossiernummer}"),
                _vouw(schoolnaam),
                _vouw(soort),
                _vouw(ambtenaar),
            )
        ),
        urgentie=urgentie_van(stand, naam),
    )


def stand_van(sessie: Sessie, feiten: DossierFeiten, peildatum: date) -> Stand:
    """Compute the stand of a dossier with its own protocol and its school's calendar."""
    return bereken_stand(
        sessie.regels(feiten, peildatum),
        zoals_op(feiten, peildatum),
        kalender_van(sessie, feiten, peildatum),
        peildatum,
    )


def facetten_van(stand: Stand) -> frozenset[Facet]:
    """Tell under which chips a case counts."""
    k = stand.kantelpunt
    waar = {
        Facet.OVER_TERMIJN: k.status is Termijnstatus.OVER_TERMIJN,
        Facet.DEZE_WEEK: k.status is Termijnstatus.DEZE_WEEK,
        Facet.WACHT: stand.wacht is not None,
        Facet.LANG_NIETS_GEHOORD: stand.lang_niets_gehoord,
        Facet.LANG_THUIS: stand.lang_thuis,
        Facet.ZONDER_REGIE: stand.zonder_regie,
    }
    return frozenset(facet for facet, is_zo in waar.items() if is_zo)


def urgentie_van(stand: Stand, naam: str) -> tuple[int, int, str]:
    """Give the sort key of the default order (beslissingen, Caseload and dates)."""
    k = stand.kantelpunt
    if k.status is Termijnstatus.OVER_TERMIJN and k.datum is not None:
        return (0, k.datum.toordinal(), naam)
    if k.aard is Aard.GEEN or k.datum is None:
        if stand.lang_thuis and stand.thuis_sinds is not None:
            return (0, stand.thuis_sinds.toordinal(), naam)
        return (2, ZONDER_DATUM.toordinal(), naam)
    return (1, k.datum.toordinal(), naam)


def inschrijving_op(feiten: DossierFeiten, dag: date) -> Inschrijving | None:
    """Give the enrolment that runs on a day; the latest begun when there are several."""
    return inschrijving_van(feiten.inschrijvingen, dag)


def school_op(feiten: DossierFeiten, dag: date) -> School | None:
    """Give the school that the leerling is enrolled at on a day."""
    inschrijving = inschrijving_op(feiten, dag)
    return feiten.scholen.get(inschrijving.school_id) if inschrijving else None


def behandelaar_op(behandelaars: Iterable[Behandelaar], dag: date) -> Behandelaar | None:
    """Give who handles the dossier on a day: a waarneming goes before who it stands in for."""
    lopend = [b for b in behandelaars if b.van <= dag and (b.tot is None or b.tot >= dag)]
    return max(lopend, key=lambda b: (b.van, b.tot is not None), default=None)


def melding_op(feiten: DossierFeiten, dag: date) -> Melding | None:
    """Give the latest melding up to a day that the school did not withdraw."""
    ingetrokken = {
        s.melding_id
        for s in feiten.statussen
        if s.status is Meldingstatus.INGETROKKEN and s.datum <= dag
    }
    meldingen = [m for m in feiten.meldingen if m.melddatum <= dag and m.id not in ingetrokken]
    return max(meldingen, key=lambda m: m.melddatum, default=None)


def soort_op(feiten: DossierFeiten, stand: Stand, dag: date) -> str:
    """Name the kind of case in one word: the last melding, or zorg when absence is allowed."""
    if stand.nazorg:
        return "nazorg"
    melding = melding_op(feiten, dag)
    if melding is not None:
        return melding.soort.label
    perioden = [p for p in feiten.perioden if p.eerste_dag <= dag]
    if not perioden:
        if any(v.ingediend <= dag for v in feiten.vrijstellingen):
            return "vrijstelling"
        if any(v.ontvangen <= dag for v in feiten.verlof):
            return "verlof"
    if perioden and all(p.soort is not Periodesoort.ONGEOORLOOFD for p in perioden):
        return "zorg"
    return "verzuim" if perioden else "–"


def als_json(rij: CaseloadRij) -> dict[str, Any]:
    """Give a row with the stable keys of the command line."""
    k = rij.stand.kantelpunt
    wacht = rij.stand.wacht
    regie = rij.stand.regie_proces
    return {
        "dossier_id": rij.dossier_id,
        "leerling_id": rij.leerling_id,
        "naam": rij.naam,
        "school": rij.school,
        "soort": rij.soort,
        "protocol": rij.stand.protocol,
        "stap": rij.stand.stap,
        "kantelpunt": kantelpunt_json(rij.stand),
        "ladderpunt": kantelpunt_json(rij.stand, rij.stand.ladderpunt),
        "status": k.status.value,
        "wacht": None if wacht is None else {"op": wacht.op, "tot": wacht.tot.isoformat()},
        "dagen_thuis": rij.stand.dagen_thuis,
        "laatste_contact": _dag(rij.stand.laatste_contact),
        "regie": None
        if regie is None
        else {
            "organisatie": regie.organisatie,
            "persoon": regie.persoon,
            "voorgesteld": regie.voorgesteld,
        },
        "facetten": sorted(f.value for f in rij.facetten),
        "ambtenaar": rij.ambtenaar,
        "sporen": sporen_json(rij.stand),
    }


def sporen_json(stand: Stand) -> list[dict[str, Any]]:
    """Give the tracks beside the ladder with the stable keys of the command line."""
    return [
        {
            "sleutel": s.sleutel,
            "code": s.code,
            "titel": s.naam,
            "soort": str(s.soort),
            "begin": s.begin.isoformat(),
            "einde": _dag(s.einde),
            "stap": s.punt.naar if s.punt else None,
            "datum": _dag(s.punt.datum) if s.punt else None,
            "status": s.punt.status.value if s.punt else "beeindigd",
        }
        for s in stand.sporen
    ]


def kantelpunt_json(stand: Stand, punt: Kantelpunt | None = None) -> dict[str, Any]:
    """Give the leading kantelpunt, or another one, with the stable keys of the command line.

    `spoor` is None for a date of the ladder, else the track that it belongs to.
    """
    k = punt or stand.kantelpunt
    spoor = None
    if k.sleutel:
        spoor = {"code": k.sleutel.partition(":")[0], "titel": k.titel}
    return {
        "aard": k.aard.value,
        "datum": _dag(k.datum),
        "naar": k.naar,
        "alternatief": list(k.alternatief),
        "status": k.status.value,
        "schooldagen": k.schooldagen,
        "voorlopig": k.voorlopig,
        "onzeker": k.onzeker,
        "uitleg": k.uitleg,
        "bron": {"document": k.bron.document, "plaats": k.bron.plaats},
        "spoor": spoor,
    }


def _dag(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()
