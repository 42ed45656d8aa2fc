"""Store: small look-ups that the services need beside reading whole facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from app.domain.feit import Feit
from app.domain.handelen import Doorgave
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Melding, Meldingbron, MeldingStatus, Meldingstatus
from db.feiten import lees, lees_per, tel
from db.kolommen import kolommen
from db.verbinding import Verbinding
from db.wijziging import Wijziging

F = TypeVar("F", bound=Feit)
_IN = "IN (SELECT value FROM json_each(?))"


def lees_waar(v: Verbinding, soort: type[F], **waarden: Any) -> list[F]:
    """Read the facts of a kind whose fields have exactly these values; None means empty."""
    bekend = kolommen(soort).velden
    delen, args = [], []
    for veld, waarde in waarden.items():
        if veld not in bekend:
            msg = f"{soort.SOORT} has no field {veld}"
            raise ValueError(msg)
        delen.append(f'"{veld}" IS ?')
        args.append(waarde)
    return lees(v, soort, waar=" AND ".join(delen), args=args)


def per_id(v: Verbinding, soort: type[F], ids: Iterable[str]) -> dict[str, F]:
    """Read the facts with these keys, by key."""
    return {feit.id: feit for feit in lees_per(v, soort, "id", ids)}


def volgend_nummer(v: Verbinding, jaar: int) -> str:
    """Give the next free dossiernummer of a year, such as 2026-0007; ask inside a transaction."""
    hoogste = v.waarde(
        "SELECT max(CAST(substr(dossiernummer, 6) AS INTEGER)) FROM dossier "
        "WHERE dossiernummer GLOB ?",
        (f"{jaar}-[0-9]*",),
    )
    return f"{jaar}-{(hoogste or 0) + 1:04d}"


def dossier_per_leerling(v: Verbinding, leerling_ids: Iterable[str]) -> dict[str, str]:
    """Give per leerling the open dossier, else the one that was opened last."""
    rijen = v.rijen(
        "SELECT leerling_id, id FROM dossier WHERE ingetrokken = 0 "
        "AND leerling_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY (gesloten IS NULL), geopend",
        (json.dumps(list(leerling_ids)),),
    )
    return dict(rijen)


def open_dossiers(v: Verbinding, leerling_ids: Iterable[str]) -> dict[str, str]:
    """Give per leerling the dossier that is open."""
    rijen = v.rijen(
        "SELECT leerling_id, id FROM dossier WHERE ingetrokken = 0 AND gesloten IS NULL "
        "AND leerling_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(leerling_ids)),),
    )
    return dict(rijen)


_NIEUW = (
    "melddatum <= ? AND NOT EXISTS (SELECT 1 FROM meldingstatus s "
    "WHERE s.melding_id = melding.id AND s.ingetrokken = 0 AND s.datum <= ? AND s.status <> ?)"
)
"""Meldingen of up to a day that had no other status than geregistreerd by then."""


def _nieuw_args(peildatum: date) -> tuple[str, str, str]:
    dag = peildatum.isoformat()
    return dag, dag, Meldingstatus.GEREGISTREERD.value


def nieuwe_meldingen(
    v: Verbinding, peildatum: date, leerling_ids: Iterable[str] | None = None
) -> list[Melding]:
    """Read the meldingen that wait on a day, of all or of these leerlingen."""
    waar, args = _NIEUW, list[Any](_nieuw_args(peildatum))
    if leerling_ids is not None:
        waar = f"leerling_id {_IN} AND {waar}"
        args.insert(0, json.dumps(list(leerling_ids)))
    return lees(v, Melding, waar=waar, args=args, volgorde="melddatum, rowid")


def aantal_nieuwe_meldingen(v: Verbinding, peildatum: date) -> int:
    """Count the meldingen that wait on a day."""
    return tel(v, Melding, waar=_NIEUW, args=_nieuw_args(peildatum))


def geraakte_meldingen(v: Verbinding, wijziging: Wijziging) -> tuple[set[str], set[str]]:
    """Tell which meldingen a change touches, and of which leerlingen it touches the meldingen."""
    meldingen = {d.id for d in wijziging.delen if d.soort == "melding"}
    statussen = [d.id for d in wijziging.delen if d.soort == "meldingstatus"]
    if statussen:
        sql = f"SELECT melding_id FROM meldingstatus WHERE id {_IN}"
        meldingen.update(rij[0] for rij in v.rijen(sql, (json.dumps(statussen),)))
    leerlingen: set[str] = set()
    for tabel, ids in (("melding", meldingen), ("dossier", geraakte_dossiers(v, wijziging))):
        if ids:
            sql = f"SELECT leerling_id FROM {tabel} WHERE id {_IN}"
            leerlingen.update(rij[0] for rij in v.rijen(sql, (json.dumps(sorted(ids)),)))
    return meldingen, leerlingen


def niet_doorgegeven(v: Verbinding, peildatum: date) -> list[tuple[MeldingStatus, Melding]]:
    """Read the statuses that the gemeente set up to a day and passed on to nobody, with melding.

    A melding of an ouder or an own signal has nobody to tell: only those of DUO and schools.
    """
    eigen = (Meldingstatus.IN_BEHANDELING, Meldingstatus.AFGESLOTEN, Meldingstatus.TER_KENNISGEVING)
    statussen = lees(
        v,
        MeldingStatus,
        waar="doorgegeven IS NULL AND datum <= ? AND status IN (?, ?, ?) AND EXISTS ("
        "SELECT 1 FROM melding m WHERE m.id = melding_id AND m.ingetrokken = 0 "
        "AND m.bron IN (?, ?))",
        args=(
            peildatum.isoformat(),
            *(s.value for s in eigen),
            Meldingbron.DUO.value,
            Meldingbron.SCHOOL.value,
        ),
        volgorde="datum, rowid",
    )
    meldingen = per_id(v, Melding, {s.melding_id for s in statussen})
    return [(s, meldingen[s.melding_id]) for s in statussen]


def dossiers_met_gebeurtenis(v: Verbinding, soort: str, tot: date) -> list[str]:
    """Give the dossiers in which an event of a kind lies on or before a day."""
    rijen = v.rijen(
        "SELECT DISTINCT dossier_id FROM gebeurtenis WHERE soort = ? AND datum <= ? "
        "AND ingetrokken = 0 AND dossier_id IS NOT NULL",
        (soort, tot.isoformat()),
    )
    return [r[0] for r in rijen]


def gebeurtenissen_en_doorgaven(
    v: Verbinding, soorten: Sequence[str], aan: str, tot: date
) -> tuple[list[Gebeurtenis], list[Doorgave]]:
    """Read of open dossiers the events of these kinds, and what was passed on to somebody.

    Up to a day, in the order of their day.
    """
    open_ = "dossier_id IN (SELECT id FROM dossier WHERE gesloten IS NULL AND ingetrokken = 0)"
    vragen = ", ".join("?" * len(soorten))
    gebeurd = lees(
        v,
        Gebeurtenis,
        waar=f"datum <= ? AND soort IN ({vragen}) AND {open_}",
        args=(tot.isoformat(), *soorten),
        volgorde="datum, rowid",
    )
    door = lees(
        v,
        Doorgave,
        waar=f"datum <= ? AND aan = ? AND {open_}",
        args=(tot.isoformat(), aan),
        volgorde="datum, rowid",
    )
    return gebeurd, door


def makers(v: Verbinding, dossier_id: str) -> dict[str, str]:
    """Tell per fact of a dossier which ambtenaar wrote it down, by id."""
    rijen = v.rijen(
        "SELECT feit_id, ambtenaar_id FROM audit WHERE dossier_id = ? AND actie = 'maak'",
        (dossier_id,),
    )
    return dict(rijen)


def geraakte_dossiers(v: Verbinding, wijziging: Wijziging) -> set[str]:
    """Tell which dossiers a change touches, also by their leerling or melding.

    Withdrawn facts count too: their dossier has to be computed anew.
    """
    geraakt = set(wijziging.dossier_ids)
    per_soort: dict[str, list[str]] = {}
    for deel in wijziging.delen:
        per_soort.setdefault(deel.soort, []).append(deel.id)
    geraakt.update(per_soort.get("dossier", ()))
    for soort, sql in _VIA.items():
        ids = per_soort.get(soort)
        if ids:
            geraakt.update(rij[0] for rij in v.rijen(sql, (json.dumps(ids),)))
    return geraakt


_VIA = {
    "leerling": f"SELECT id FROM dossier WHERE leerling_id {_IN}",
    "ouder": "SELECT d.id FROM dossier d JOIN ouder x ON x.leerling_id = d.leerling_id "
    f"WHERE x.id {_IN}",
    "inschrijving": "SELECT d.id FROM dossier d JOIN inschrijving x "
    f"ON x.leerling_id = d.leerling_id WHERE x.id {_IN}",
    "verhuizing": "SELECT d.id FROM dossier d JOIN verhuizing x "
    f"ON x.leerling_id = d.leerling_id WHERE x.id {_IN}",
    "verwant": "SELECT d.id FROM dossier d JOIN verwant x "
    f"ON d.leerling_id IN (x.leerling_id, x.ander_id) WHERE x.id {_IN}",
    "meldingstatus": "SELECT m.dossier_id FROM melding m JOIN meldingstatus x "
    f"ON x.melding_id = m.id WHERE m.dossier_id IS NOT NULL AND x.id {_IN}",
}
