"""The bounds in app.domain.keuring and the CHECKs in the tables are the same bounds."""

from __future__ import annotations

import pytest
import sqlcipher3

from app.domain.feit import Feit, Vorm, velden
from app.domain.feitsoorten import FEITSOORTEN, PER_CODE
from app.domain.fouten import InvoerFout
from app.domain.keuring import PAREN
from db.kolommen import kolommen
from db.verbinding import Verbinding
from tests.domain.test_keuring import FOUT, GOED


def _schrijf_rauw(v: Verbinding, feit: Feit) -> None:
    """Insert without checks of Python, references or notes."""
    k = kolommen(type(feit))
    v.conn.execute("BEGIN")
    try:
        v.conn.execute(k.insert, (feit.id, 1, *k.naar_rij(feit)))
    finally:
        v.conn.execute("ROLLBACK")


@pytest.fixture
def kaal(v: Verbinding) -> Verbinding:
    """Give a file without foreign keys and without note triggers."""
    v.conn.execute("PRAGMA foreign_keys = OFF")
    namen = v.rijen(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%notitie%'"
    )
    for (naam,) in namen:
        v.conn.execute(f"DROP TRIGGER {naam}")
    return v


@pytest.mark.parametrize("feit", GOED, ids=lambda f: f.SOORT)
def test_what_the_keuring_lets_through_fits_the_table(kaal: Verbinding, feit: Feit) -> None:
    _schrijf_rauw(kaal, feit)


NIET_IN_SQL = (
    "in de toekomst",  # needs the clock
    "niet van DUO",  # older files may hold one
    "elfproef",  # sums in Python only
    "Achternaam is niet ingevuld",  # "" is refused, "  " is not
    "teken dat niet",
    "niet kan worden opgeslagen",
    "te ver weg",
    "hoe lang die is",
    "nieuwe datum",
    "Leerling is niet ingevuld",  # foreign keys are off here
    "Dossier is niet ingevuld",
)


@pytest.mark.parametrize(
    ("feit", "veld", "tekst"),
    [f for f in FOUT if not any(n in f[2] for n in NIET_IN_SQL) and "nan" not in repr(f[0])],
)
def test_what_the_keuring_refuses_the_table_refuses(
    kaal: Verbinding, feit: Feit, veld: str, tekst: str
) -> None:
    with pytest.raises((sqlcipher3.IntegrityError, InvoerFout)):
        _schrijf_rauw(kaal, feit)


@pytest.mark.parametrize("soort", FEITSOORTEN, ids=lambda s: s.SOORT)
def test_pairs_and_bounds_stand_in_the_table(v: Verbinding, soort: type[Feit]) -> None:
    sql = v.waarde("SELECT sql FROM sqlite_master WHERE name = ?", (soort.SOORT,))
    paren = {
        f"CHECK ({a.naam} <= {b.naam})"
        for a in velden(soort)
        for b in velden(soort)
        if f"CHECK ({a.naam} <= {b.naam})" in sql
    }
    assert paren == {f"CHECK ({a} <= {b})" for a, b in PAREN.get(soort.SOORT, ())}
    for x in velden(soort):
        if x.minimum is not None:
            assert f"CHECK ({x.naam} BETWEEN {x.minimum:g} AND {x.maximum:g})" in sql
        if x.vorm is Vorm.DAG:
            assert f"CHECK (date({x.naam}) IS {x.naam})" in sql
    assert PER_CODE[soort.SOORT] is soort
