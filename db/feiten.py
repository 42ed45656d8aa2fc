"""Store: reading facts, fast and whole; withdrawn ones never come back from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from app.domain.feit import Feit
from app.domain.fouten import KnownError
from db.fouten import foutgrens
from db.kolommen import kolommen
from db.verbinding import Verbinding
from db.zonder_gc import zonder_gc

F = TypeVar("F", bound=Feit)


def lees(
    v: Verbinding,
    soort: type[F],
    *,
    waar: str = "",
    args: Sequence[Any] = (),
    volgorde: str = "",
) -> list[F]:
    """Read the facts of a kind. `waar` is an SQL condition over its columns with ? for `args`.

    `volgorde` is an SQL ORDER BY list; without it the order is the store's own.
    """
    k = kolommen(soort)
    sql = f"{k.select} WHERE ingetrokken = 0"
    if waar:
        sql += f" AND ({waar})"
    if volgorde:
        sql += f" ORDER BY {volgorde}"
    with foutgrens(), zonder_gc():
        return k.uit_rijen(v.conn.execute(sql, args))


def lees_een(v: Verbinding, soort: type[F], feit_id: str) -> F:
    """Read one fact. KnownError when it does not exist or was withdrawn."""
    gevonden = lees(v, soort, waar="id = ?", args=(feit_id,))
    if not gevonden:
        raise KnownError(
            "Dit gegeven bestaat niet meer; een collega heeft het misschien ingetrokken.",
            "Ververs het scherm.",
        )
    return gevonden[0]


def lees_per(
    v: Verbinding, soort: type[F], veld: str, ids: Iterable[str], *, volgorde: str = ""
) -> list[F]:
    """Read the facts of a kind whose `veld` is one of `ids`, any number of them."""
    if veld != "id" and veld not in kolommen(soort).velden:
        msg = f"{soort.SOORT} has no field {veld}"
        raise ValueError(msg)
    import json

    return lees(
        v,
        soort,
        waar=f'"{veld}" IN (SELECT value FROM json_each(?))',
        args=(json.dumps(list(ids)),),
        volgorde=volgorde,
    )


def tel(v: Verbinding, soort: type[Feit], *, waar: str = "", args: Sequence[Any] = ()) -> int:
    """Count the facts of a kind that were not withdrawn."""
    sql = f'SELECT count(*) FROM "{soort.SOORT}" WHERE ingetrokken = 0'
    if waar:
        sql += f" AND ({waar})"
    return int(v.waarde(sql, args))
