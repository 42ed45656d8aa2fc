"""Store: how a kind of fact lies in its table: names of columns, values in and out.

Made once per kind from `velden(Soort)`. In: text as is, dates as ISO text, booleans as 0/1,
choices as their code. Out: dates and choices through a dictionary, fields set straight into
the slots of the frozen dataclass (its own __init__ costs many times as much).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.feit import Feit, Vorm, velden
from db.auditketen import Waarde


class _Dagen(dict[str | None, date | None]):
    """ISO text to date, remembered: the same days come back thousands of times."""

    def __missing__(self, tekst: str | None) -> date | None:
        dag = None if tekst is None else date.fromisoformat(tekst)
        self[tekst] = dag
        return dag


DAGEN = _Dagen()
_JANEE: dict[Any, Any] = {0: False, 1: True}


@dataclass(frozen=True, slots=True)
class Kolommen:
    """The table of one kind. `velden` are the columns of the fields, in their order.

    `naar_rij(feit)` gives the field values as stored; `uit_rij(rij)` makes a fact from
    (id, versie, *velden); `tabellen[i]` decodes field i, or is None for a plain value.
    """

    soort: type[Feit]
    tabel: str
    velden: tuple[str, ...]
    namen: str
    select: str
    insert: str
    update: str
    naar_rij: Callable[[Any], tuple[Waarde, ...]]
    uit_rijen: Callable[[Iterable[Sequence[Any]]], list[Any]]
    dossier_van: Callable[[Any], str | None]
    tabellen: tuple[dict[Any, Any] | None, ...]


def kolommen(soort: type[Feit]) -> Kolommen:
    """Describe the table of a kind (remembered)."""
    gemaakt = _GEMAAKT.get(soort)
    if gemaakt is None:
        gemaakt = _GEMAAKT[soort] = _beschrijf(soort)
    return gemaakt


_GEMAAKT: dict[type[Feit], Kolommen] = {}


def _beschrijf(soort: type[Feit]) -> Kolommen:
    """Make the description of a kind."""
    beschrijving = velden(soort)
    namen = tuple(v.naam for v in beschrijving)
    tabel = soort.SOORT
    kolomtekst = ", ".join(f'"{n}"' for n in namen)
    tabellen: list[dict[Any, Any] | None] = []
    for v in beschrijving:
        if v.vorm is Vorm.DAG:
            tabellen.append(DAGEN)
        elif v.vorm is Vorm.JANEE:
            tabellen.append(_JANEE)
        elif v.keuze is not None:
            tabellen.append({None: None, **{k.value: k for k in v.keuze}})
        else:
            tabellen.append(None)
    vraagtekens = ", ".join("?" * (len(namen) + 2))
    zetten = ", ".join(f'"{n}" = ?' for n in namen)
    return Kolommen(
        soort=soort,
        tabel=tabel,
        velden=namen,
        namen=kolomtekst,
        select=f'SELECT id, versie, {kolomtekst} FROM "{tabel}"',
        insert=f'INSERT INTO "{tabel}" (id, versie, {kolomtekst}) VALUES ({vraagtekens})',
        update=f'UPDATE "{tabel}" SET versie = ?, {zetten} '
        "WHERE id = ? AND versie = ? AND ingetrokken = 0",
        naar_rij=_maak_naar_rij(soort),
        uit_rijen=_maak_uit_rijen(soort, tabellen),
        dossier_van=_maak_dossier_van(soort),
        tabellen=tuple(tabellen),
    )


def _maak_naar_rij(soort: type[Feit]) -> Callable[[Any], tuple[Waarde, ...]]:
    """Make the function that reads a fact's fields as stored values."""
    from operator import attrgetter

    beschrijving = velden(soort)
    haal = attrgetter(*(v.naam for v in beschrijving))
    dagen = [i for i, v in enumerate(beschrijving) if v.vorm is Vorm.DAG]
    keuzes = [i for i, v in enumerate(beschrijving) if v.keuze is not None]
    janee = [i for i, v in enumerate(beschrijving) if v.vorm is Vorm.JANEE]
    komma = [i for i, v in enumerate(beschrijving) if v.vorm is Vorm.KOMMA]

    def naar_rij(feit: Any) -> tuple[Waarde, ...]:
        rij = list(haal(feit))
        for i in dagen:
            if rij[i] is not None:
                rij[i] = rij[i].isoformat()
        for i in keuzes:
            if rij[i] is not None:
                rij[i] = rij[i].value
        for i in janee:
            rij[i] = int(rij[i])
        for i in komma:
            if rij[i] is not None:
                rij[i] = float(rij[i])
        return tuple(rij)

    return naar_rij


def _maak_uit_rijen(
    soort: type[Feit], tabellen: Sequence[dict[Any, Any] | None]
) -> Callable[[Iterable[Sequence[Any]]], list[Any]]:
    """Make the function that turns rows (id, versie, *velden) into facts.

    It is written out field by field and then compiled, as dataclasses writes out an
    `__init__`: a loop over the fields costs three times as much, and a caseload begins with
    50,000 facts. A fact is filled in as a twin of its class that may change still, and
    becomes the frozen one when it is complete.
    """
    namen = ("id", "versie", *(v.naam for v in velden(soort)))
    alle: list[dict[Any, Any] | None] = [None, None, *tabellen]
    twee = type(
        f"{soort.__name__}Klad",
        soort.__bases__,
        {"__slots__": getattr(soort, "__slots__", ()), "__setattr__": object.__setattr__},
    )
    omgeving: dict[str, Any] = {"soort": soort, "klad": twee, "nieuw": object.__new__}
    regels = [
        "def uit_rijen(rijen):",
        "    feiten = []",
        "    voeg_toe = feiten.append",
        f"    for {', '.join(f'v{i}' for i in range(len(namen)))} in rijen:",
        "        feit = nieuw(klad)",
    ]
    for i, (naam, tabel) in enumerate(zip(namen, alle, strict=True)):
        omgeving[f"t{i}"] = tabel
        regels.append(f"        feit.{naam} = " + (f"v{i}" if tabel is None else f"t{i}[v{i}]"))
    regels += ["        feit.__class__ = soort", "        voeg_toe(feit)", "    return feiten"]
    exec("\n".join(regels), omgeving)  # noqa: S102  names come from our own dataclasses
    uit_rijen: Callable[[Iterable[Sequence[Any]]], list[Any]] = omgeving["uit_rijen"]
    return uit_rijen


def _maak_dossier_van(soort: type[Feit]) -> Callable[[Any], str | None]:
    """Make the function that tells which dossier a fact hangs on, if any."""
    from operator import attrgetter

    if soort.SOORT == "dossier":
        return attrgetter("id")
    if any(v.naam == "dossier_id" for v in velden(soort)):
        return attrgetter("dossier_id")
    return lambda _feit: None
