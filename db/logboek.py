"""Store: the audit as a log to read: the last rows, of everything or of raadplegingen only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.verbinding import Verbinding


@dataclass(frozen=True, slots=True)
class Logregel:
    """One row. `soort`, `feit_id` and `dossier_id` are codes; `velden` names what changed."""

    nr: int
    tijdstip: datetime
    ambtenaar_id: str
    actie: str
    soort: str
    feit_id: str
    dossier_id: str | None
    velden: str


def laatste(v: Verbinding, aantal: int, *, actie: str = "") -> list[Logregel]:
    """Give the last rows, newest first; `actie` keeps one kind of act."""
    waar = "WHERE a.actie = ? " if actie else ""
    rijen = v.rijen(
        f"{_SELECT} {waar}ORDER BY a.nr DESC LIMIT ?", (*((actie,) if actie else ()), aantal)
    )
    return _regels(rijen)


def raadplegingen(v: Verbinding, dossier_id: str) -> list[Logregel]:
    """Give every look at one dossier or a document in it, newest first."""
    return _regels(
        v.rijen(
            f"{_SELECT} WHERE a.dossier_id = ? AND a.actie = 'raadpleeg' ORDER BY a.nr DESC",
            (dossier_id,),
        )
    )


_SELECT = (
    "SELECT a.nr, a.tijdstip, a.ambtenaar_id, a.actie, a.soort, a.feit_id, a.dossier_id, "
    "a.velden FROM audit a"
)


def _regels(rijen: Sequence[Any]) -> list[Logregel]:
    """Turn rows into lines."""
    return [
        Logregel(
            nr,
            datetime.fromisoformat(tijd),
            wie,
            wat,
            soort or "",
            feit or "",
            dossier,
            velden or "",
        )
        for nr, tijd, wie, wat, soort, feit, dossier, velden in rijen
    ]
