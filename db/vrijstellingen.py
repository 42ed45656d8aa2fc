"""Store: every appeal, request and leave of the team up to a day, in few queries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from app.domain.feit import Feit
from app.domain.handelen import Brief
from app.domain.scholen import Inschrijving
from app.domain.sporen import Gebeurtenis
from app.domain.vrijstellingen import Verlofaanvraag, Vrijstelling
from db.feiten import lees
from db.verbinding import Verbinding

F = TypeVar("F", bound=Feit)
_IN = "IN (SELECT value FROM json_each(?))"


def vrijstellingen(v: Verbinding, dag: date) -> list[Vrijstelling]:
    """Read the appeals and requests that came in up to a day, in order."""
    return lees(
        v,
        Vrijstelling,
        waar="ingediend <= ?",
        args=(dag.isoformat(),),
        volgorde="ingediend, rowid",
    )


def verlofaanvragen(v: Verbinding, dag: date) -> list[Verlofaanvraag]:
    """Read the requests for leave that came in up to a day, in order."""
    return lees(
        v,
        Verlofaanvraag,
        waar="ontvangen <= ?",
        args=(dag.isoformat(),),
        volgorde="ontvangen, rowid",
    )


def gebeurtenissen(v: Verbinding, dag: date, soorten: Iterable[str]) -> list[Gebeurtenis]:
    """Read the recorded events of these kinds up to a day, by dossier and in order."""
    return lees(
        v,
        Gebeurtenis,
        waar=f"datum <= ? AND soort {_IN} AND dossier_id IS NOT NULL",
        args=(dag.isoformat(), json.dumps(list(soorten))),
        volgorde="dossier_id, datum, rowid",
    )


def brieven(
    v: Verbinding, dossier_ids: Iterable[str], sjabloon: str, van: date, tot: date
) -> list[Brief]:
    """Read the letters of one template in these dossiers, from one day up to another."""
    return lees(
        v,
        Brief,
        waar=f"sjabloon = ? AND datum BETWEEN ? AND ? AND dossier_id {_IN}",
        args=(sjabloon, van.isoformat(), tot.isoformat(), json.dumps(list(dossier_ids))),
        volgorde="datum, rowid",
    )


def inschrijvingen(v: Verbinding, leerling_ids: Iterable[str]) -> list[Inschrijving]:
    """Read the enrolments of these leerlingen, in order."""
    return lees(
        v,
        Inschrijving,
        waar=f"leerling_id {_IN}",
        args=(json.dumps(list(leerling_ids)),),
        volgorde="van, rowid",
    )
