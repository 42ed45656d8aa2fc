"""Whatever a fact can hold comes back from the file as it went in, of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.feit import Feit, Veld, Vorm, velden
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.fouten import InvoerFout
from app.domain.handelen import Ontvangersoort
from app.domain.keuring import _CODES, keur
from db import feiten
from db.kolommen import kolommen
from db.verbinding import Verbinding, maak

TEKST = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=40
)
CODE = st.text("abc_0:", min_size=1, max_size=9)
VAST: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("leerling", "bsn"): st.sampled_from(["", "999900377", "000000012"]),
    ("school", "brin"): st.sampled_from(["", "99AA"]),
    ("school", "vestiging"): st.sampled_from(["", "00"]),
    ("brief", "sha256"): st.sampled_from(["", "0f" * 32]),
    ("brief", "aan"): st.just(Ontvangersoort.LEERLING),
    ("brief", "ouder_id"): st.none(),
    ("protocolkeuze", "gemeente"): st.just(""),
    ("document", "sha256"): st.just("0f" * 32),
    ("document", "grootte"): st.sampled_from([1, 50_000_000]),
    ("pakket", "sha256"): st.just("0f" * 32),
    ("samenvoeging", "gegevens"): st.sampled_from(["{}", '{"a": ["b"]}']),
    **dict.fromkeys(_CODES, CODE),
    ("stapbesluit", "antwoorden"): st.sampled_from(["", "herstel=nee", "a=b c=d"]),
}


def _waarde(soort: type[Feit], v: Veld) -> st.SearchStrategy[Any]:
    """Draw what a field can hold."""
    if (soort.SOORT, v.naam) in VAST:
        return VAST[soort.SOORT, v.naam]
    mag_leeg = "None" in str(soort.__dataclass_fields__[v.naam].type)
    keuze = {
        Vorm.TEKST: TEKST.filter(str.strip) if v.verplicht else TEKST,
        Vorm.DAG: st.dates(date(1900, 1, 1), date(2026, 11, 18)),
        Vorm.JANEE: st.booleans(),
        Vorm.GETAL: st.integers(int(v.minimum or 0), int(v.maximum or 0)),
        Vorm.KOMMA: st.floats(v.minimum or 0, v.maximum or 0),
        Vorm.KEUZE: st.sampled_from(list(v.keuze)) if v.keuze else st.nothing(),
        Vorm.VERWIJZING: st.uuids().map(str),
    }[v.vorm]
    return st.none() | keuze if mag_leeg else keuze


@pytest.fixture(scope="module")
def kaal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verbinding]:
    """Give a file without references and without triggers, so that any fact can land."""
    v = maak(tmp_path_factory.mktemp("rondgang") / "x.kantelpunt", bytes(32))
    v.conn.execute("PRAGMA foreign_keys = OFF")
    for (naam,) in v.rijen("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        v.conn.execute(f"DROP TRIGGER {naam}")
    yield v
    v.sluit()


@pytest.mark.parametrize("soort", FEITSOORTEN, ids=lambda s: s.SOORT)
def test_round_trip(kaal: Verbinding, soort: type[Feit]) -> None:
    k = kolommen(soort)
    gelukt = 0

    @settings(max_examples=40, deadline=None)
    @given(st.fixed_dictionaries({v.naam: _waarde(soort, v) for v in velden(soort)}))
    def proef(waarden: dict[str, Any]) -> None:
        nonlocal gelukt
        feit = soort(**waarden)
        try:
            keur(feit, date(2026, 11, 18))
        except InvoerFout:
            return
        gelukt += 1
        kaal.conn.execute("BEGIN")
        try:
            kaal.conn.execute(k.insert, (feit.id, 1, *k.naar_rij(feit)))
            gelezen = feiten.lees_een(kaal, soort, feit.id)
        finally:
            kaal.conn.execute("ROLLBACK")
        assert gelezen == feit
        for v in velden(soort):
            assert type(getattr(gelezen, v.naam)) is type(getattr(feit, v.naam)), v.naam

    proef()
    assert gelukt >= 2
