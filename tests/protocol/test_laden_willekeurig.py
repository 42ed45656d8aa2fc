"""Whatever is done to a protocol file, it is read or refused in Dutch; nothing else happens."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.fouten import KnownError
from app.protocol.lezen.laden import lees_tabel, load_regels
from app.protocol.lezen.samenhang import controleer_samenhang
from resources.lezer import lees_tekst

BOMEN = (
    tomllib.loads(Path(__file__).with_name("duinen.toml").read_text(encoding="utf-8")),
    tomllib.loads(lees_tekst("protocollen", "apeldoorn.toml")),
)
WAARDEN: tuple[Any, ...] = (
    "",
    " ",
    "x",
    "Ä{",
    "{dag:>9}",
    "{}",
    "a/b/c",
    0,
    -1,
    1,
    10**12,
    1.5,
    float("nan"),
    float("inf"),
    True,
    False,
    date(2026, 2, 28),
    [],
    ["x"],
    [1],
    [[]],
    [{}],
    {},
    {"x": 1},
    {"soort": "niet", "van": {"soort": "thuis"}},
)

Plek = tuple[Any, Any]
"""A table or list, and the key or index in it."""


def plekken(boom: Any) -> Iterator[Plek]:
    """Give every place in a tree, in order."""
    paren = boom.items() if isinstance(boom, dict) else enumerate(boom)
    for sleutel, waarde in list(paren):
        yield boom, sleutel
        if isinstance(waarde, dict | list):
            yield from plekken(waarde)


AANTAL = tuple(sum(1 for _ in plekken(boom)) for boom in BOMEN)


@st.composite
def verminkt(draw: st.DrawFn) -> dict[str, Any]:
    """Take a valid file and change it in one to three places."""
    keuze = draw(st.integers(0, len(BOMEN) - 1))
    boom = copy.deepcopy(BOMEN[keuze])
    for _ in range(draw(st.integers(1, 3))):
        alle = list(plekken(boom))
        ouder, sleutel = alle[draw(st.integers(0, AANTAL[keuze] * 2)) % len(alle)]
        daad = draw(st.sampled_from(("weg", "anders", "erbij", "verplaats")))
        if daad == "weg":
            del ouder[sleutel]
        elif daad == "anders":
            ouder[sleutel] = copy.deepcopy(draw(st.sampled_from(WAARDEN)))
        elif daad == "verplaats":
            bron, van = alle[draw(st.integers(0, AANTAL[keuze] * 2)) % len(alle)]
            ouder[sleutel] = copy.deepcopy(bron[van])
        elif isinstance(ouder, dict):
            ouder[draw(st.sampled_from(("onbekend", "termijn", "soorten", "na", "van", "eis")))] = (
                copy.deepcopy(draw(st.sampled_from(WAARDEN)))
            )
        if not boom:
            break
    return boom


def test_the_trees_themselves_are_read() -> None:
    for boom in BOMEN:
        assert lees_tabel(boom, "boom.toml").code == boom["code"]


def fouten_van(boom: dict[str, Any]) -> Sequence[KnownError]:
    """Read a tree; give why it was refused, else what is wrong beside other files."""
    try:
        return controleer_samenhang([lees_tabel(boom, "boom.toml")])
    except KnownError as fout:
        return (fout,)


@settings(max_examples=1500, deadline=None)
@given(verminkt())
def test_a_changed_file_is_read_or_refused(boom: dict[str, Any]) -> None:
    for fout in fouten_van(boom):
        assert "boom.toml" in fout.tekst
        assert fout.doe


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_that_names_no_rule_is_refused(tekst: str) -> None:
    with pytest.raises(KnownError, match=r"tekst\.toml"):
        load_regels(tekst, "tekst.toml")
