"""Protocol files as they were read before: the same rules, and never those of another text."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from app.protocol.lezen.laden import load_regels
from app.services import protocolgeheugen
from app.services.protocollen import MAP, meegeleverd
from resources.lezer import lees_tekst

CODES = meegeleverd()


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pad = tmp_path / "__pycache__" / "protocollen.bin"
    monkeypatch.setattr(protocolgeheugen, "_plek", lambda: pad)
    monkeypatch.setattr(protocolgeheugen.sys, "dont_write_bytecode", False)
    protocolgeheugen.onthouden.cache_clear()
    return pad


def gelezen() -> dict[str, object]:
    return {c: load_regels(lees_tekst(MAP, f"{c}.toml"), f"{c}.toml") for c in CODES}


def test_wat_onthouden_is_is_gelijk_aan_wat_gelezen_wordt(plek: Path) -> None:
    vers = gelezen()
    protocolgeheugen.onthoud(CODES, MAP, vers)  # type: ignore[arg-type]
    assert plek.exists()
    assert protocolgeheugen.onthouden(CODES, MAP) == vers


def test_een_andere_tekst_telt_niet(plek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    protocolgeheugen.onthoud(CODES, MAP, gelezen())  # type: ignore[arg-type]
    oud = protocolgeheugen.lees_tekst
    monkeypatch.setattr(
        protocolgeheugen, "lees_tekst", lambda *d: oud(*d).replace("aantal = 3", "aantal = 2")
    )
    assert protocolgeheugen.onthouden(CODES, MAP) == {}


@pytest.mark.parametrize(
    "inhoud", [b"", b"onzin", b"a\n" + pickle.dumps({"x": 1})], ids=["leeg", "onzin", "ander merk"]
)
def test_een_beschadigd_geheugen_is_geen_geheugen(plek: Path, inhoud: bytes) -> None:
    plek.parent.mkdir()
    plek.write_bytes(inhoud)
    assert protocolgeheugen.onthouden(CODES, MAP) == {}


def test_afgekapt_is_geen_geheugen(plek: Path) -> None:
    protocolgeheugen.onthoud(CODES, MAP, gelezen())  # type: ignore[arg-type]
    plek.write_bytes(plek.read_bytes()[:-200])
    assert protocolgeheugen.onthouden(CODES, MAP) == {}


def test_zonder_recht_om_te_schrijven_gebeurt_er_niets(
    plek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocolgeheugen.sys, "dont_write_bytecode", True)
    protocolgeheugen.onthoud(CODES, MAP, gelezen())  # type: ignore[arg-type]
    assert not plek.exists()
