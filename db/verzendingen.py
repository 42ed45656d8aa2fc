"""Store: many letters at once: whom a rule points at, and what was made of a verzending."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.verbinding import Verbinding

_OPEN = "d.ingetrokken = 0 AND d.gesloten IS NULL"


def met_melding(v: Verbinding, soort: str, van: date, tot: date) -> list[str]:
    """Give the dossiers with a melding of this kind in these days; an open one where there is."""
    return _ids(
        v,
        "SELECT DISTINCT COALESCE(m.dossier_id, d.id) FROM melding m LEFT JOIN dossier d "
        f"ON d.leerling_id = m.leerling_id AND {_OPEN} WHERE m.ingetrokken = 0 AND m.soort = ? "
        "AND m.melddatum BETWEEN ? AND ? AND COALESCE(m.dossier_id, d.id) IS NOT NULL",
        (soort, van.isoformat(), tot.isoformat()),
    )


def met_gebeurtenis(
    v: Verbinding, soorten: Sequence[str], uitkomst: str, van: date, tot: date
) -> list[str]:
    """Give the dossiers in which one of these things happened in these days, with this outcome."""
    vraag = ", ".join("?" * len(soorten))
    return _ids(
        v,
        "SELECT DISTINCT dossier_id FROM gebeurtenis WHERE ingetrokken = 0 "
        f"AND soort IN ({vraag}) AND uitkomst = ? AND datum BETWEEN ? AND ? "
        "AND dossier_id IS NOT NULL",
        (*soorten, uitkomst, van.isoformat(), tot.isoformat()),
    )


def met_beroep(v: Verbinding, grond: str, van: date, tot: date) -> list[str]:
    """Give the dossiers in which this was appealed to in these days, or began to hold."""
    dagen = (van.isoformat(), tot.isoformat())
    return _ids(
        v,
        "SELECT DISTINCT dossier_id FROM vrijstelling WHERE ingetrokken = 0 AND grond = ? "
        "AND (ingediend BETWEEN ? AND ? OR van BETWEEN ? AND ?)",
        (grond, *dagen, *dagen),
    )


def met_spoor(v: Verbinding, code: str, van: date, tot: date) -> list[str]:
    """Give the dossiers in which a person began this track in these days."""
    return _ids(
        v,
        "SELECT DISTINCT dossier_id FROM spoor WHERE ingetrokken = 0 AND code = ? "
        "AND begonnen BETWEEN ? AND ?",
        (code, van.isoformat(), tot.isoformat()),
    )


def van_school(v: Verbinding, school_id: str, dag: date) -> list[str]:
    """Give the open dossiers of leerlingen who are enrolled at a school on a day."""
    return _ids(
        v,
        "SELECT DISTINCT d.id FROM dossier d JOIN inschrijving i ON i.leerling_id = d.leerling_id "
        f"WHERE {_OPEN} AND i.ingetrokken = 0 AND i.school_id = ? AND i.van <= ? "
        "AND (i.tot IS NULL OR i.tot >= ?)",
        (school_id, dag.isoformat(), dag.isoformat()),
    )


def open_dossiers(v: Verbinding, ambtenaar_id: str, dag: date) -> list[str]:
    """Give the open dossiers, of one ambtenaar on a day, or with "" of everybody."""
    if not ambtenaar_id:
        return _ids(v, f"SELECT d.id FROM dossier d WHERE {_OPEN}", ())
    return _ids(
        v,
        "SELECT DISTINCT d.id FROM dossier d JOIN behandelaar b ON b.dossier_id = d.id "
        f"WHERE {_OPEN} AND b.ingetrokken = 0 AND b.ambtenaar_id = ? AND b.van <= ? "
        "AND (b.tot IS NULL OR b.tot >= ?)",
        (ambtenaar_id, dag.isoformat(), dag.isoformat()),
    )


def gemaakt(v: Verbinding, verzending_id: str) -> dict[str, str]:
    """Give the letters that were made of a verzending, by their line."""
    return {
        str(lid): str(brief)
        for lid, brief in v.rijen(
            "SELECT l.id, b.id FROM verzendlid l JOIN brief b ON b.verzendlid_id = l.id "
            "AND b.ingetrokken = 0 WHERE l.verzending_id = ? AND l.ingetrokken = 0",
            (verzending_id,),
        )
    }


def tel(v: Verbinding) -> dict[str, tuple[int, int]]:
    """Count per verzending its lines, and how many of them were made."""
    return {
        str(wie): (int(alle), int(klaar))
        for wie, alle, klaar in v.rijen(
            "SELECT l.verzending_id, COUNT(*), COUNT(b.id) FROM verzendlid l LEFT JOIN brief b "
            "ON b.verzendlid_id = l.id AND b.ingetrokken = 0 WHERE l.ingetrokken = 0 "
            "GROUP BY l.verzending_id"
        )
    }


def _ids(v: Verbinding, sql: str, args: tuple[str, ...]) -> list[str]:
    return [str(r[0]) for r in v.rijen(sql, args)]
