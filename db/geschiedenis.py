"""Store: reading the audit back: the history of a fact, what changed since, older versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from app.domain.feit import Feit, Vorm, velden
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import KnownError
from app.domain.opsporing import OPSPORING_PER_CODE
from db.kolommen import kolommen
from db.verbinding import Verbinding
from db.wijziging import Actie, Deel, Wijziging

F = TypeVar("F", bound=Feit)


@dataclass(frozen=True, slots=True)
class AuditRegel:
    """One row of the audit. `velden` gives per changed field its old and new value, as in facts.

    For a new fact the old values are None. Values that were destroyed at vernietiging are
    left out; `vernietigd` says so.
    """

    nr: int
    tijdstip: datetime
    ambtenaar_id: str
    actie: Actie
    soort: str
    feit_id: str
    dossier_id: str | None
    versie: int
    velden: Mapping[str, tuple[Any, Any]]
    vernietigd: bool = False


_SELECT = (
    "SELECT a.nr, a.tijdstip, a.ambtenaar_id, a.actie, a.soort, a.feit_id, a.dossier_id, "
    "a.versie, a.velden, w.waarden FROM audit a LEFT JOIN audit_waarde w ON w.nr = a.nr "
)


_GEEN_FEIT = "('raadpleeg', 'beheer', 'verstrek', 'combineer')"
"""The acts that change no fact, as SQL."""


def geschiedenis(v: Verbinding, soort: str, feit_id: str) -> list[AuditRegel]:
    """Give every audit row of one fact, oldest first."""
    rijen = v.rijen(_SELECT + "WHERE a.feit_id = ? AND a.soort = ? ORDER BY a.nr", (feit_id, soort))
    return _regels(rijen, {})


def sinds(
    v: Verbinding,
    tijdstip: datetime,
    dossier_ids: Iterable[str] | None = None,
    *,
    niet_door: str = "",
) -> list[AuditRegel]:
    """Give what was changed after a moment (aware), oldest first, raadplegingen left out.

    `dossier_ids` keeps the rows of these dossiers; `niet_door` leaves one ambtenaar out.
    """
    waar, args = (
        ["a.tijdstip > ?", "a.actie NOT IN ('raadpleeg', 'beheer', 'verstrek', 'combineer')"],
        [_iso(tijdstip)],
    )
    if dossier_ids is not None:
        waar.append("a.dossier_id IN (SELECT value FROM json_each(?))")
        args.append(json.dumps(list(dossier_ids)))
    if niet_door:
        waar.append("a.ambtenaar_id <> ?")
        args.append(niet_door)
    rijen = v.rijen(_SELECT + f"WHERE {' AND '.join(waar)} ORDER BY a.nr", args)
    return _regels(rijen, _eerdere_waarden(v, rijen))


def na(v: Verbinding, nr: int) -> tuple[int, Wijziging]:
    """Give the last row number and what was changed after row `nr`, for live refresh."""
    rijen = v.rijen(
        "SELECT soort, feit_id, actie, dossier_id, versie FROM audit "
        f"WHERE nr > ? AND actie NOT IN {_GEEN_FEIT} ORDER BY nr",
        (nr,),
    )
    laatste = v.waarde("SELECT max(nr) FROM audit")
    return int(laatste or 0), Wijziging(tuple(Deel(*rij) for rij in rijen))


_LEEG: dict[Vorm, Any] = {Vorm.TEKST: "", Vorm.JANEE: 0}
"""What a field held before a later schema added it."""


def feit_op_versie(v: Verbinding, soort: type[F], feit_id: str, versie: int) -> F:
    """Give a fact as it was at an earlier version. KnownError when its values are gone."""
    stand = stand_van(v, soort.SOORT, feit_id, tot_versie=versie)
    k = kolommen(soort)
    if not stand:
        raise KnownError("Deze eerdere versie is niet meer bekend.", "Ververs het scherm.")
    leeg = {x.naam: _LEEG.get(x.vorm) for x in velden(soort)}
    waarden = {**leeg, **stand}
    feit: F = k.uit_rijen([(feit_id, versie, *(waarden[n] for n in k.velden))])[0]
    return feit


def stand_van(v: Verbinding, soort: str, feit_id: str, *, tot_versie: int) -> dict[str, Any]:
    """Replay the stored values of one fact up to and including a version."""
    rijen = v.rijen(
        "SELECT a.velden, w.waarden FROM audit a JOIN audit_waarde w ON w.nr = a.nr "
        "WHERE a.feit_id = ? AND a.soort = ? AND a.versie <= ? ORDER BY a.nr",
        (feit_id, soort, tot_versie),
    )
    stand: dict[str, Any] = {}
    for namen, waarden in rijen:
        stand.update(zip(namen.split(","), json.loads(waarden), strict=True))
    return stand


def _iso(moment: datetime) -> str:
    """Write a moment as the audit does."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _eerdere_waarden(v: Verbinding, rijen: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """Give the stored values of facts before their first row in `rijen`, by fact id."""
    eerste: dict[str, tuple[str, int]] = {}
    for rij in rijen:
        eerste.setdefault(rij[5], (rij[4], rij[7]))
    return {
        feit_id: stand_van(v, soort, feit_id, tot_versie=versie - 1)
        for feit_id, (soort, versie) in eerste.items()
        if versie > 1
    }


def _regels(rijen: Sequence[Any], vooraf: dict[str, dict[str, Any]]) -> list[AuditRegel]:
    """Turn rows into AuditRegels, pairing each value with the one before."""
    regels = []
    for nr, tijdstip, wie, actie, soort, feit_id, dossier_id, versie, namen, waarden in rijen:
        oud = vooraf.setdefault(feit_id, {})
        paren: dict[str, tuple[Any, Any]] = {}
        if waarden is not None:
            lees = _lezers(soort)
            for naam, ruw in zip(namen.split(","), json.loads(waarden), strict=True):
                uit = lees.get(naam)
                eerder = oud.get(naam)
                paren[naam] = (
                    ((eerder, ruw) if uit is None else (uit.get(eerder), uit[ruw]))
                    if actie not in ("maak", "beheer")
                    else (None, ruw if uit is None else uit[ruw])
                )
                oud[naam] = ruw
        regels.append(
            AuditRegel(
                nr=nr,
                tijdstip=datetime.fromisoformat(tijdstip),
                ambtenaar_id=wie,
                actie=actie,
                soort=soort,
                feit_id=feit_id,
                dossier_id=dossier_id,
                versie=versie,
                velden=paren,
                vernietigd=waarden is None and bool(namen),
            )
        )
    return regels


def _lezers(soort: str) -> dict[str, dict[Any, Any] | None]:
    """Give per field the table that turns a stored value into the fact's own."""
    gevonden = PER_CODE.get(soort) or OPSPORING_PER_CODE.get(soort)
    if gevonden is None:  # an act on keys or backups holds plain values
        return {}
    k = kolommen(gevonden)
    return dict(zip(k.velden, k.tabellen, strict=True))
