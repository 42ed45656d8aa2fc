"""Store: the sealed file of the BOA's: `X.kantelpunt-opsporing` beside the team file.

A second SQLCipher file with a random key of its own, on a connection of its own. It is never
attached: a transaction over two files is not atomic after a crash, and VACUUM INTO of an
attached file writes under the main key (beslissingen, Traps).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.feit import Feit
from app.domain.opsporing import OPSPORINGSSOORTEN, Ambtswoord, Opsporingsfeit, Pvconcept
from db.feiten import lees
from db.migraties import voer_sql_uit
from db.triggers import audittriggers, feittriggers, stuktriggers
from db.verbinding import Schema, Verbinding

APPLICATION_ID = 0x4B414F50
"""PRAGMA application_id of a sealed file: the letters KAOP."""

EINDE = ".kantelpunt-opsporing"
"""How the name of a sealed file ends, in the place of .kantelpunt."""


def _stappen() -> tuple[str, ...]:
    """Give the SQL of every migration, in order."""
    from db.migraties import o001_opsporing, o002_stukken

    return (o001_opsporing.SQL, o002_stukken.SQL)


def _migreer(v: Verbinding) -> None:
    stappen = _stappen()
    versie = int(v.waarde("PRAGMA user_version"))
    for sql in stappen[versie:]:
        voer_sql_uit(v.conn, sql)
    v.conn.execute(f"PRAGMA user_version = {len(stappen)}")


@cache
def _triggers() -> dict[str, str]:
    return {**audittriggers(), **stuktriggers(), **feittriggers(OPSPORINGSSOORTEN)}


OPSPORING = Schema(
    naam="opsporingsbestand",
    einde=EINDE,
    application_id=APPLICATION_ID,
    versie=lambda: len(_stappen()),
    soorten=OPSPORINGSSOORTEN,
    migreer=_migreer,
    triggers=_triggers,
)
"""The sealed file."""


def opsporingspad(pad: Path | str) -> Path:
    """Give the place of the sealed file of a team file."""
    return Path(f"{pad}-opsporing")


def lees_per_dossier(
    v: Verbinding, dossier_ids: Iterable[str] | None = None
) -> dict[str, tuple[Opsporingsfeit, ...]]:
    """Read the sealed facts by dossier, each kind by date: one query per kind, for any number.

    Without `dossier_ids`: of all dossiers. A dossier without sealed facts is not in it.
    """
    waar, args = "", list[Any]()
    if dossier_ids is not None:
        waar, args = (
            "dossier_id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(dossier_ids))],
        )
    per_dossier: dict[str, list[Any]] = {}
    for soort in OPSPORINGSSOORTEN:
        for feit in lees(v, soort, waar=waar, args=args, volgorde=f"{soort.DATUM}, rowid"):
            per_dossier.setdefault(_dossier(feit), []).append(feit)
    return {dossier: tuple(feiten) for dossier, feiten in per_dossier.items()}


def dossiers(v: Verbinding) -> set[str]:
    """Give the dossiers that have sealed facts, withdrawn ones too."""
    delen = " UNION ".join(f"SELECT dossier_id FROM {s.SOORT}" for s in OPSPORINGSSOORTEN)
    return {rij[0] for rij in v.rijen(delen)}


@dataclass(frozen=True, slots=True)
class Leeftijd:
    """How long a sealed fact is there: `eerste` its own day or when it was recorded, the earlier.

    `verwijderd`: when it was withdrawn, None while it counts.
    """

    soort: str
    feit_id: str
    versie: int
    dossier_id: str
    eerste: date
    verwijderd: date | None


def leeftijden(v: Verbinding, dossier_id: str | None = None) -> list[Leeftijd]:
    """Give the age of every sealed fact (of one dossier), withdrawn ones too."""
    gevonden = []
    waar, args = ("WHERE f.dossier_id = ?", (dossier_id,)) if dossier_id is not None else ("", ())
    for soort in OPSPORINGSSOORTEN:
        rijen = v.rijen(
            f"SELECT f.id, f.versie, f.dossier_id, f.{soort.DATUM}, f.ingetrokken, "
            "(SELECT min(a.tijdstip) FROM audit a WHERE a.soort = ? AND a.feit_id = f.id "
            "AND a.actie = 'maak'), "
            "(SELECT max(a.tijdstip) FROM audit a WHERE a.soort = ? AND a.feit_id = f.id "
            f"AND a.actie = 'trek_in') FROM {soort.SOORT} f {waar} ORDER BY f.rowid",
            (soort.SOORT, soort.SOORT, *args),
        )
        for feit_id, versie, dossier, dag, ingetrokken, gemaakt, weg in rijen:
            dagen = [date.fromisoformat(dag)]
            if gemaakt:
                dagen.append(_dag_van(gemaakt))
            verwijderd = _dag_van(weg) if ingetrokken and weg else None
            gevonden.append(Leeftijd(soort.SOORT, feit_id, versie, dossier, min(dagen), verwijderd))
    return gevonden


def _dag_van(tijdstip: str) -> date:
    """Give the day of a moment in the audit, by the clock of this computer."""
    return datetime.fromisoformat(tijdstip).astimezone().date()


def te_doen(v: Verbinding) -> tuple[str, ...]:
    """Give the dossiers whose BOA-termijn the team file may not know yet."""
    return tuple(rij[0] for rij in v.rijen("SELECT dossier_id FROM te_doen ORDER BY dossier_id"))


def zet_te_doen(conn: Any, dossier_id: str) -> None:
    """Note within a transaction of the sealed file that the team file is to follow."""
    conn.execute("INSERT OR IGNORE INTO te_doen (dossier_id) VALUES (?)", (dossier_id,))


def is_gedaan(v: Verbinding, dossier_id: str) -> None:
    """Note that the team file knows."""
    v.rijen("DELETE FROM te_doen WHERE dossier_id = ?", (dossier_id,))


def _dossier(feit: Feit) -> str:
    return str(getattr(feit, "dossier_id"))  # noqa: B009  every sealed kind has it


def is_gelijk(v: Verbinding, feit: Feit) -> bool:
    """Tell whether a sealed fact stands in the file just so."""
    gevonden = lees(v, type(feit), waar="id = ?", args=(feit.id,))
    return bool(gevonden) and gevonden[0] == feit


def bestaat(v: Verbinding, feit: Feit) -> bool:
    """Tell whether a sealed fact was recorded, in whatever version."""
    return bool(lees(v, type(feit), waar="id = ?", args=(feit.id,)))


def laatste_ambtswoord(v: Verbinding) -> Ambtswoord | None:
    """Give on what the draft that was begun last is made up."""
    gevonden = lees(
        v, Pvconcept, waar="ambtswoord IS NOT NULL", volgorde="begonnen DESC, rowid DESC"
    )
    return gevonden[0].ambtswoord if gevonden else None
