"""Store: migration 3, a move to another gemeente with its transfer.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date NULL; booleans are 0 or 1, dates ISO text.
"""

from __future__ import annotations

SQL = """
CREATE TABLE verhuizing (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    van_gemeente TEXT NOT NULL CHECK (length(van_gemeente) <= 1000),
    naar_gemeente TEXT NOT NULL CHECK (length(naar_gemeente) BETWEEN 1 AND 1000),
    overgedragen_op TEXT CHECK (date(overgedragen_op) IS overgedragen_op),
    ontvangst_bevestigd TEXT CHECK (date(ontvangst_bevestigd) IS ontvangst_bevestigd),
    blijft INTEGER NOT NULL CHECK (blijft IN (0, 1)),
    CHECK (overgedragen_op <= ontvangst_bevestigd)
) STRICT;
CREATE INDEX verhuizing_leerling_id ON verhuizing (leerling_id, datum);
"""
