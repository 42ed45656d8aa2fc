"""The tables hold what `velden` describes, refuse what cannot be, and store no outcome."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3

from app.domain.feit import Feit, velden
from app.domain.feitsoorten import FEITSOORTEN, PER_CODE
from db.migraties import SCHEMA_VERSIE, migraties
from db.triggers import herstel_triggers, triggers
from db.verbinding import Verbinding

GOLDEN = Path(__file__).with_name("schema.sql")


def _schema(v: Verbinding) -> str:
    rijen = v.rijen(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%fts_%' "
        "AND name NOT LIKE '%sqlite_%' AND type <> 'trigger' ORDER BY type DESC, name"
    )
    return "".join(f"{sql};\n" for (sql,) in rijen)


@pytest.mark.parametrize("soort", FEITSOORTEN, ids=lambda s: s.SOORT)
def test_table_has_the_fields_of_its_kind(v: Verbinding, soort: type[Feit]) -> None:
    kolommen = {r[1]: r for r in v.rijen(f'PRAGMA table_info("{soort.SOORT}")')}
    assert list(kolommen) == ["id", "versie", "ingetrokken", *(x.naam for x in velden(soort))]
    for x in velden(soort):
        leeg = "None" in str(soort.__dataclass_fields__[x.naam].type)
        assert bool(kolommen[x.naam][3]) is not leeg, x.naam
    verwijzingen = {
        r[3]: (r[2], r[6]) for r in v.rijen(f'PRAGMA foreign_key_list("{soort.SOORT}")')
    }
    assert verwijzingen == {
        x.naam: (x.verwijst_naar, "NO ACTION") for x in velden(soort) if x.verwijst_naar
    }


@pytest.mark.parametrize("soort", FEITSOORTEN, ids=lambda s: s.SOORT)
def test_choices_in_the_table_are_those_of_the_kind(v: Verbinding, soort: type[Feit]) -> None:
    sql = v.waarde("SELECT sql FROM sqlite_master WHERE name = ?", (soort.SOORT,))
    plat = " ".join(sql.split())
    for x in velden(soort):
        if x.keuze is not None:
            codes = ", ".join(f"'{k.value}'" for k in x.keuze)
            assert f"CHECK ({x.naam} IN ({codes}))" in plat.replace("( '", "('").replace(
                "' )", "')"
            )


def test_schema_is_the_one_that_was_looked_at(v: Verbinding) -> None:
    """schema.sql is the whole schema to read; a change shows up in its diff."""
    assert _schema(v) == GOLDEN.read_text(encoding="utf-8")


def test_every_table_is_strict(v: Verbinding) -> None:
    los = v.rijen(
        "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' "
        "AND schema = 'main' AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
    )
    assert los == []


def test_version_is_the_number_of_migrations(v: Verbinding) -> None:
    assert v.waarde("PRAGMA user_version") == SCHEMA_VERSIE
    assert len(migraties().applied(v.db)) == SCHEMA_VERSIE
    assert migraties().pending(v.db) == []


def test_no_column_holds_an_outcome(v: Verbinding) -> None:
    """Facts are stored, outcomes computed (beslissingen, Facts).

    Allowed by name, for they are facts: the status that DUO or the school gave a melding, the
    stap that a person named with an interventie, overleg or besluit, and the numbers that a
    school or a person wrote down.
    """
    feit = {
        ("meldingstatus", "status"),
        ("interventie", "stap"),
        ("overleg", "stap"),
        ("stapbesluit", "stap"),
        ("stapbesluit", "van_stap"),
        ("stapbesluit", "aantal"),
        ("school", "termijn_stap2"),
        ("schoolnorm", "aantal"),
        ("telaat", "aantal"),
        ("gebeurtenis", "aantal"),
    }
    verboden = (
        "status",
        "stap",
        "kantelpunt",
        "aantal",
        "dagen_",
        "termijn",
        "leeftijd",
        "telling",
    )
    gevonden = {
        (tabel, kolom)
        for tabel in PER_CODE
        for _, kolom, *_ in v.rijen(f'PRAGMA table_info("{tabel}")')
        if any(woord in kolom for woord in verboden)
    }
    assert gevonden == feit


def test_triggers_are_those_declared_and_come_back(v: Verbinding) -> None:
    def in_bestand() -> dict[str, str]:
        return dict(v.rijen("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))

    assert in_bestand() == triggers()
    v.conn.execute("DROP TRIGGER audit_wis")
    v.conn.execute("CREATE TRIGGER vreemd AFTER INSERT ON meta BEGIN SELECT 1; END")
    assert in_bestand() != triggers()
    herstel_triggers(v.conn)
    assert in_bestand() == triggers()


def test_triggers_are_the_ones_that_were_looked_at() -> None:
    """A trigger that changes needs a migration (db.triggers), and a look at triggers.sql."""
    tekst = "".join(f"{sql};\n" for sql in triggers().values())
    assert tekst == GOLDEN.with_name("triggers.sql").read_text(encoding="utf-8")


def test_a_rebuilt_table_loses_triggers_and_migrating_gives_them_back(v: Verbinding) -> None:
    """sqlite-utils transform() drops triggers without a word (voorbeeldcode 2.7)."""
    v.db["taak"].transform(rename={"omschrijving": "wat"})
    v.db["taak"].transform(rename={"wat": "omschrijving"})
    weg = set(triggers()) - {
        n for (n,) in v.rijen("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    }
    assert "taak_wis" in weg
    herstel_triggers(v.conn)
    assert dict(v.rijen("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")) == triggers()


SCHOOL = (
    "INSERT INTO vrijedag (id, versie, soort, eerste_dag, laatste_dag, omschrijving) "
    "VALUES ('x', 1, ?, ?, ?, 'studiedag')"
)


@pytest.mark.parametrize(
    "waarden",
    [
        ("feest", "2026-11-02", "2026-11-02"),
        ("vrij", "2026-02-30", "2026-03-02"),
        ("vrij", "02-11-2026", "2026-11-02"),
        ("vrij", "maandag", "2026-11-02"),
        ("vrij", "2026-11-03", "2026-11-02"),
        ("vrij", None, "2026-11-02"),
    ],
    ids=["choice", "no such day", "not ISO", "no date", "end before begin", "empty"],
)
def test_table_refuses_what_cannot_be(v: Verbinding, waarden: tuple[str | None, ...]) -> None:
    v.conn.execute(SCHOOL, ("vrij", "2026-11-02", "2026-11-02"))
    v.conn.execute("UPDATE vrijedag SET versie = 2")
    with pytest.raises(sqlcipher3.IntegrityError):
        v.conn.execute(SCHOOL.replace("'x'", "'y'"), waarden)
    assert v.waarde("SELECT count(*) FROM vrijedag") == 1
