"""Domain: what every fact has in common, and how its fields describe themselves.

A fact is a frozen dataclass. Each field carries a `Veld` that names it in
Dutch and says what else a form, a table, a CSV file or the store must know, so
that all of them are drawn from this one description.
"""

from __future__ import annotations

import dataclasses
import sys
import types
import typing
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, ClassVar, TypeVar


class Vorm(StrEnum):
    """The shape of a field's value."""

    TEKST = "tekst"
    GETAL = "getal"
    KOMMA = "komma"
    DAG = "dag"
    JANEE = "janee"
    KEUZE = "keuze"
    VERWIJZING = "verwijzing"


class Keuze(str, Enum):
    """A closed list: `value` is the stable code that is stored, `label` what is shown."""

    label: str

    def __new__(cls, code: str, label: str) -> Keuze:
        """Make a member from its code and its Dutch label."""
        lid = str.__new__(cls, code)
        lid._value_ = code
        lid.label = label
        return lid

    def __str__(self) -> str:
        """Give the stable code."""
        return str(self.value)


K = TypeVar("K", bound=Keuze)


def lid_van(soort: type[K], code: str) -> K:
    """Give the member of a closed list with a code; ValueError when there is none."""
    for lid in soort:
        if lid.value == code:
            return lid
    raise ValueError(code)


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of a fact, as forms, tables, files and the store see it.

    `notitie` marks free text that the rule for geoorloofd verzuim closes
    (003 h.3). `verwijst_naar` is the code of the kind a reference points to.
    `minimum` and `maximum` bound numbers, inclusive.
    """

    naam: str
    label: str
    vorm: Vorm
    verplicht: bool
    verwijst_naar: str | None = None
    keuze: type[Keuze] | None = None
    notitie: bool = False
    minimum: float | None = None
    maximum: float | None = None


def new_id() -> str:
    """Make the key of a new fact: a random UUID as text."""
    return str(uuid.uuid4())


def veld(
    label: str,
    *,
    naar: str | None = None,
    notitie: bool = False,
    minimum: float | None = None,
    maximum: float | None = None,
    default: Any = dataclasses.MISSING,
) -> Any:
    """Declare a field of a fact with its Dutch label (see `Veld`)."""
    metadata: Mapping[str, object] = {
        "label": label,
        "naar": naar,
        "notitie": notitie,
        "minimum": minimum,
        "maximum": maximum,
    }
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit:
    """A recorded fact: `id` is its key, `versie` rises with each correction."""

    SOORT: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""
    DATUM: ClassVar[str | None] = None
    """The field that dates the fact: it does not exist before that day. None: always there."""

    id: str = dataclasses.field(default_factory=new_id)
    versie: int = 1


def velden(soort: type[Feit]) -> tuple[Veld, ...]:
    """Describe the fields of a kind of fact, in their order, without id and versie."""
    gemaakt = _VELDEN.get(soort)
    if gemaakt is None:
        gemaakt = _VELDEN[soort] = _beschrijf(soort)
    return gemaakt


_VELDEN: dict[type[Feit], tuple[Veld, ...]] = {}
"""Descriptions made before (functools.cache on a `type[Feit]` is refused by mypy)."""


def _beschrijf(soort: type[Feit]) -> tuple[Veld, ...]:
    """Make the description of a kind."""
    result = []
    for f in dataclasses.fields(soort):
        if f.name in ("id", "versie"):
            continue
        kern, leeg = _kern(_hint(soort.__module__, str(f.type)))
        naar = f.metadata.get("naar")
        result.append(
            Veld(
                naam=f.name,
                label=f.metadata["label"],
                vorm=_vorm(kern, naar),
                verplicht=not leeg and f.default is dataclasses.MISSING,
                verwijst_naar=naar,
                keuze=kern if issubclass(kern, Keuze) else None,
                notitie=f.metadata["notitie"],
                minimum=f.metadata["minimum"],
                maximum=f.metadata["maximum"],
            )
        )
    return tuple(result)


@cache
def _hint(module: str, annotatie: str) -> Any:
    """Evaluate an annotation of a fact once; typing.get_type_hints would do it 400 times."""
    return eval(annotatie, vars(sys.modules[module]))  # noqa: S307  our own source


def _kern(hint: Any) -> tuple[type, bool]:
    """Split `X | None` into X and whether None is allowed."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        leden = [t for t in typing.get_args(hint) if t is not type(None)]
        return leden[0], True
    return hint, False


def _vorm(kern: type, naar: str | None) -> Vorm:
    """Tell the shape of a value from its type."""
    if naar:
        return Vorm.VERWIJZING
    if issubclass(kern, Keuze):
        return Vorm.KEUZE
    vormen = {bool: Vorm.JANEE, int: Vorm.GETAL, float: Vorm.KOMMA, date: Vorm.DAG, str: Vorm.TEKST}
    return vormen[kern]
