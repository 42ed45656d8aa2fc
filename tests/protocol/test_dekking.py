"""DEKKING.md: what the sources ask, and the rule that does it or the reason why there is none."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

MAP = files("resources").joinpath("protocollen")
REDENEN = ("mens beslist", "buiten leerplicht", "cijfer, geen regel", "uitleg")
MET_PLAATS = ("elders", "programma")
SOORTEN = ("regel", *REDENEN, *MET_PLAATS)
Rij = tuple[str, str, str]


def lees() -> tuple[dict[str, list[str]], dict[str, list[Rij]]]:
    """Give the counts at the top and the rows, both by source."""
    telling: dict[str, list[str]] = {}
    rijen: dict[str, list[Rij]] = {}
    bron = ""
    for regel in MAP.joinpath("DEKKING.md").read_text("utf-8").splitlines():
        if regel.startswith("## Bron: "):
            bron = regel.removeprefix("## Bron: ")
            assert bron not in rijen, f"{bron} staat er twee keer"
            rijen[bron] = []
        if not regel.startswith("| ") or regel.startswith(("| plaats |", "| bron |", "| reden |")):
            continue
        cellen = [c.strip() for c in regel.strip("|").split(" | ")]
        if bron:
            assert len(cellen) == 3, regel
            rijen[bron].append((cellen[0], cellen[1], cellen[2]))
        elif len(cellen) > 2:
            telling[cellen[0]] = cellen[1:]
    return telling, rijen


def soort(waar: str) -> str:
    """Tell what an answer is: one of the reasons, or a rule."""
    if waar in REDENEN:
        return waar
    woord, dubbelepunt, plaats = waar.partition(": ")
    return woord if dubbelepunt and woord in MET_PLAATS and plaats else "regel"


def bestaande() -> set[str]:
    """Give every rule of the shipped files: `bestand/code`, of a track `bestand/spoor.stap`."""
    codes: set[str] = set()
    for bestand in MAP.iterdir():
        if not bestand.name.endswith(".toml"):
            continue
        naam = bestand.name.removesuffix(".toml")
        inhoud: dict[str, Any] = tomllib.loads(bestand.read_text("utf-8"))
        for sleutel, waarde in inhoud.items():
            if sleutel not in ("bron", "documenten") and isinstance(waarde, dict):
                codes.add(f"{naam}/{sleutel}")
            for regel in waarde if isinstance(waarde, list) else []:
                codes.add(f"{naam}/{regel['code']}")
                if sleutel == "spoor":
                    delen = [*regel["stap"], *regel.get("poort", [])]
                    codes |= {f"{naam}/{regel['code']}.{deel['code']}" for deel in delen}
    return codes


def van_bronnen() -> set[str]:
    """Give every shipped rule (a track as a whole) that does not stand on the team's own name."""
    codes: set[str] = set()
    for bestand in MAP.iterdir():
        if not bestand.name.endswith(".toml"):
            continue
        inhoud: dict[str, Any] = tomllib.loads(bestand.read_text("utf-8"))
        eigen = {code for code, d in inhoud["documenten"].items() if d.get("eigen")}
        naam = bestand.name.removesuffix(".toml")
        for groep in ("stap", "poort", "signaal", "spoor", "definitie"):
            for regel in inhoud.get(groep, ()):
                if regel["bron"]["document"] not in eigen:
                    codes.add(f"{naam}/{regel['code']}")
    return codes


TELLING, RIJEN = lees()
ALLE = [(bron, *rij) for bron, rijen in RIJEN.items() for rij in rijen]


@pytest.mark.parametrize("bron", RIJEN)
def test_elke_genoemde_regel_bestaat(bron: str) -> None:
    bestaan = bestaande()
    onbekend = [
        f"{plaats}: {code}"
        for plaats, _wat, waar in RIJEN[bron]
        if soort(waar) == "regel"
        for code in waar.split(", ")
        if code not in bestaan
    ]
    assert RIJEN[bron]
    assert onbekend == []


def test_elke_regel_met_een_bron_staat_in_de_dekking() -> None:
    """A track is named itself, or one of its steps or poorten is."""
    genoemd = {
        code.partition(".")[0]
        for _bron, _plaats, _wat, waar in ALLE
        if soort(waar) == "regel"
        for code in waar.split(", ")
    }
    assert van_bronnen() - genoemd == set()


def test_elke_rij_zegt_waar_en_wat_en_staat_er_een_keer() -> None:
    assert all(plaats and wat and waar for _bron, plaats, wat, waar in ALLE)
    dubbel = [r for r, keer in Counter(r[:3] for r in ALLE).items() if keer > 1]
    assert dubbel == []


def test_een_plaats_met_regelnummers_loopt_op() -> None:
    plaatsen = [p for _bron, p, _wat, _waar in ALLE if "(r. " in p]
    assert plaatsen
    for plaats in plaatsen:
        stukken = re.search(r"\(r\. ([\d, -]+)\)$", plaats)
        assert stukken, plaats
        for stuk in stukken[1].split(", "):
            van, _, tot = stuk.partition("-")
            assert int(van) <= int(tot or van), plaats


@pytest.mark.parametrize("bron", RIJEN)
def test_de_telling_bovenaan_klopt(bron: str) -> None:
    aantal = Counter(soort(waar) for _plaats, _wat, waar in RIJEN[bron])
    verwacht = [len(RIJEN[bron]), *(aantal[s] for s in SOORTEN)]
    assert TELLING.get(bron) == [str(n) for n in verwacht]


def test_geen_telling_zonder_bron() -> None:
    assert set(TELLING) == set(RIJEN)


@pytest.mark.parametrize(
    ("waar", "verwacht"),
    [
        ("uitleg", "uitleg"),
        ("cijfer, geen regel", "cijfer, geen regel"),
        ("programma: tellingen", "programma"),
        ("programma", "regel"),
        ("elders: bijlage 1", "elders"),
        ("mas/mas_fasen, apeldoorn/1", "regel"),
        ("weet niet", "regel"),
    ],
)
def test_een_reden_is_een_van_de_vaste_en_noemt_haar_plaats(waar: str, verwacht: str) -> None:
    assert soort(waar) == verwacht
