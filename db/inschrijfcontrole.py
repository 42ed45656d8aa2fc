"""Store: what is known about every leerling who is enrolled nowhere on a day, in few queries."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date

from app.domain.absoluut import Absoluutbevinding
from app.domain.dossiers import Wacht
from app.domain.mensen import Leerling, Verhuizing
from app.domain.scholen import Inschrijving
from app.domain.sporen import Gebeurtenis
from app.domain.vrijstellingen import Vrijstelling
from app.domain.vrijstellinggebeurtenissen import gebeurtenissen_van
from db.feiten import lees, tel
from db.fouten import foutgrens
from db.verbinding import Verbinding

_ZONDER = (
    "NOT EXISTS (SELECT 1 FROM inschrijving i WHERE i.leerling_id = {id} AND i.ingetrokken = 0 "
    "AND i.van <= ?3 AND (i.tot IS NULL OR i.tot >= ?3))"
)
_LEERLINGEN = (
    "SELECT l.id FROM leerling l WHERE l.ingetrokken = 0 AND l.geboortedatum <= ?1 "
    f"AND l.geboortedatum > ?2 AND {_ZONDER.format(id='l.id')}"
)


def tel_leerlingen(v: Verbinding) -> int:
    """Count the leerlingen of the team file."""
    return tel(v, Leerling)


def zonder_inschrijving(v: Verbinding, dag: date, *, oud: date, jong: date) -> list[Leerling]:
    """Read who is enrolled nowhere on a day and was born after `oud`, at the latest on `jong`."""
    return lees(v, Leerling, waar=f"id IN ({_LEERLINGEN})", args=_args(dag, oud, jong))


def _args(dag: date, oud: date, jong: date) -> list[str]:
    return [jong.isoformat(), oud.isoformat(), dag.isoformat()]


def laatste_inschrijvingen(v: Verbinding, dag: date, ids: Iterable[str]) -> list[Inschrijving]:
    """Read the enrolments of these leerlingen that ended before a day."""
    return lees(
        v,
        Inschrijving,
        waar="leerling_id IN (SELECT value FROM json_each(?)) AND tot < ?",
        args=(json.dumps(list(ids)), dag.isoformat()),
        volgorde="tot, rowid",
    )


def bevindingen(v: Verbinding, dag: date) -> list[Absoluutbevinding]:
    """Read what was found out up to a day, in order."""
    return lees(
        v, Absoluutbevinding, waar="datum <= ?", args=(dag.isoformat(),), volgorde="datum, rowid"
    )


def verhuizingen(v: Verbinding, dag: date) -> list[Verhuizing]:
    """Read the moves up to a day, in order."""
    return lees(v, Verhuizing, waar="datum <= ?", args=(dag.isoformat(),), volgorde="datum, rowid")


def gebeurtenissen(
    v: Verbinding, dag: date, soorten: Collection[str]
) -> dict[str, list[Gebeurtenis]]:
    """Read the events of these kinds up to a day, in order, by leerling.

    Among them those that appeals and requests hold.
    """
    per_dossier = dict(v.rijen("SELECT id, leerling_id FROM dossier WHERE ingetrokken = 0"))
    gevonden: dict[str, list[Gebeurtenis]] = {}
    for g in lees(
        v,
        Gebeurtenis,
        waar="datum <= ? AND soort IN (SELECT value FROM json_each(?)) AND dossier_id IS NOT NULL",
        args=(dag.isoformat(), json.dumps(list(soorten))),
        volgorde="datum, rowid",
    ):
        leerling_id = per_dossier.get(g.dossier_id or "")
        if leerling_id is not None:
            gevonden.setdefault(leerling_id, []).append(g)
    for v_ in lees(v, Vrijstelling, waar="ingediend <= ?", args=(dag.isoformat(),)):
        leerling_id = per_dossier.get(v_.dossier_id)
        if leerling_id is None:
            continue
        eigen = [g for g in gebeurtenissen_van(v_) if g.datum <= dag and g.soort in soorten]
        if eigen:
            rij = gevonden.setdefault(leerling_id, [])
            rij += eigen
            rij.sort(key=lambda g: g.datum)
    return gevonden


def wachtenden(v: Verbinding, dag: date, op: str) -> dict[str, Wacht]:
    """Read who waits for something on a day in an open dossier, by leerling."""
    gevonden = lees(
        v,
        Wacht,
        waar="op = ? AND van <= ? AND tot >= ? AND (beeindigd IS NULL OR beeindigd > ?)",
        args=(op, *(3 * [dag.isoformat()])),
        volgorde="van, rowid",
    )
    eigenaars = open_dossiers(v, dag)
    per_dossier = {dossier_id: leerling_id for leerling_id, dossier_id in eigenaars.items()}
    return {per_dossier[w.dossier_id]: w for w in gevonden if w.dossier_id in per_dossier}


def open_dossiers(v: Verbinding, dag: date) -> dict[str, str]:
    """Give the open dossiers of a day by leerling."""
    with foutgrens():
        return dict(
            v.rijen(
                "SELECT leerling_id, id FROM dossier WHERE ingetrokken = 0 AND geopend <= ? "
                "AND (gesloten IS NULL OR gesloten > ?)",
                (dag.isoformat(), dag.isoformat()),
            )
        )
