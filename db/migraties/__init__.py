"""Store: the migrations of the team file, in order; each one lands wholly or not at all.

`SCHEMA_VERSIE` (PRAGMA user_version) is the number of migrations. A new version of the
program adds a module with frozen SQL and one function here; nothing is ever made from
today's dataclasses (voorbeeldcode 2.2, Vorta's lesson).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

SCHEMA_VERSIE = 8
"""The schema this program reads and writes."""

APPLICATION_ID = 0x4B414E54
"""PRAGMA application_id of a team file: the letters KANT."""


def migraties() -> Migrations:
    """Give the set of migrations, in order (sqlite-utils Migrations)."""
    from sqlite_utils import Migrations  # not needed at start: only a file of old comes here

    from db.migraties import (
        m001_beheer,
        m001_handelen,
        m001_team,
        m001_verzuim,
        m002_sporen,
        m003_verhuizing,
        m004_scholen,
        m005_documenten,
        m006_meldingen,
        m007_brieven,
        m008_pv,
        m008_taken,
        m008_toestemming,
        m008_verzending,
        m008_vrijstellingen,
    )

    deel_8: tuple[str, ...] = (
        m008_toestemming.SQL,
        m008_vrijstellingen.SQL,
        m008_verzending.SQL,
        m008_taken.SQL,
        m008_pv.SQL,
    )

    reeks = Migrations("kantelpunt")

    def m001_begin(db: Database) -> None:
        for deel in (m001_team, m001_verzuim, m001_handelen, m001_beheer):
            voer_sql_uit(db.conn, deel.SQL)
        db.conn.execute("PRAGMA user_version = 1")

    def m002_sporen_naast_de_ladder(db: Database) -> None:
        _laat_triggers_vallen(db.conn)
        voer_sql_uit(db.conn, m002_sporen.SQL)
        db.conn.execute("PRAGMA user_version = 2")

    def m003_verhuizing_naar_een_andere_gemeente(db: Database) -> None:
        voer_sql_uit(db.conn, m003_verhuizing.SQL)
        db.conn.execute("PRAGMA user_version = 3")

    def m004_werk_met_scholen(db: Database) -> None:
        voer_sql_uit(db.conn, m004_scholen.SQL)
        db.conn.execute("PRAGMA user_version = 4")

    def m005_documenten_en_overdracht(db: Database) -> None:
        voer_sql_uit(db.conn, m005_documenten.SQL)
        db.conn.execute("PRAGMA user_version = 5")

    def m006_meldingen_en_samenvoegen(db: Database) -> None:
        voer_sql_uit(db.conn, m006_meldingen.SQL)
        db.conn.execute("PRAGMA user_version = 6")

    def m007_post_van_alle_soorten(db: Database) -> None:
        _laat_triggers_vallen(db.conn)
        voer_sql_uit(db.conn, m007_brieven.SQL)
        db.conn.execute("PRAGMA user_version = 7")

    def m008_het_hele_jaar(db: Database) -> None:
        _laat_triggers_vallen(db.conn)
        for sql in deel_8:
            voer_sql_uit(db.conn, sql)
        db.conn.execute("PRAGMA user_version = 8")

    reeks()(m001_begin)
    reeks()(m002_sporen_naast_de_ladder)
    reeks()(m003_verhuizing_naar_een_andere_gemeente)
    reeks()(m004_werk_met_scholen)
    reeks()(m005_documenten_en_overdracht)
    reeks()(m006_meldingen_en_samenvoegen)
    reeks()(m007_post_van_alle_soorten)
    reeks()(m008_het_hele_jaar)
    return reeks


def _laat_triggers_vallen(conn: Any) -> None:
    """Drop every trigger: SQLite renames no table that the body of one names.

    They are laid down anew after the migrations, in the same transaction (db.verbinding).
    """
    for (naam,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f'DROP TRIGGER "{naam}"')


def voer_sql_uit(conn: Any, sql: str) -> None:
    """Run several statements inside the transaction that is open (executescript would commit)."""
    opdracht = ""
    for regel in sql.splitlines(keepends=True):
        opdracht += regel
        if regel.rstrip().endswith(";"):
            conn.execute(opdracht)
            opdracht = ""
    if opdracht.strip():
        msg = "SQL text does not end in a semicolon"
        raise ValueError(msg)
