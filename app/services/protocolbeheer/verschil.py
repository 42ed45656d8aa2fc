"""Services: two versions of a protocol side by side, value by value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import tomlkit

from app.services.protocolbeheer.regelvelden import Regelveld, regelvelden


class Verschilsoort(StrEnum):
    """What happened to a value."""

    GEWIJZIGD = "gewijzigd"
    NIEUW = "nieuw"
    WEG = "vervallen"


@dataclass(frozen=True, slots=True)
class Verschil:
    """One value that differs. `oud` and `nieuw` are in words, "" where it is not there."""

    groep: str
    regel: str
    label: str
    soort: Verschilsoort
    oud: str
    nieuw: str


def verschillen(oud: str, nieuw: str) -> tuple[Verschil, ...]:
    """Compare two protocol texts, in the order of the new one; what fell away comes last.

    Rules are found back by their code, so that moving one is no difference.
    """
    van, naar = _per_sleutel(oud), _per_sleutel(nieuw)
    gevonden = []
    for sleutel, veld in naar.items():
        vorig = van.get(sleutel)
        if vorig is None:
            gevonden.append(_verschil(veld, Verschilsoort.NIEUW, "", veld.toon))
        elif vorig.waarde != veld.waarde:
            gevonden.append(_verschil(veld, Verschilsoort.GEWIJZIGD, vorig.toon, veld.toon))
    gevonden += [
        _verschil(veld, Verschilsoort.WEG, veld.toon, "")
        for sleutel, veld in van.items()
        if sleutel not in naar
    ]
    return tuple(gevonden)


def _verschil(veld: Regelveld, soort: Verschilsoort, oud: str, nieuw: str) -> Verschil:
    return Verschil(veld.groep, veld.regel, veld.label, soort, oud, nieuw)


def _per_sleutel(toml: str) -> dict[tuple[str, ...], Regelveld]:
    """Give every value under a key in which places in lists are replaced by codes."""
    document = tomlkit.parse(toml)
    velden: dict[tuple[str, ...], Regelveld] = {}
    for veld in regelvelden(document):
        velden[_sleutel(document, veld.pad)] = veld
    return velden


def _sleutel(document: object, pad: Sequence[str | int]) -> tuple[str, ...]:
    """Write the way to a value with codes instead of places."""
    delen = []
    hier: object = document
    for deel in pad:
        hier = hier[deel]  # type: ignore[index]
        code = hier.get("code") if isinstance(deel, int) and hasattr(hier, "get") else None
        delen.append(str(code) if code is not None else str(deel))
    return tuple(delen)
