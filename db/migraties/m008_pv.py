"""Store: part of migration 8: the number of a BOA, for what a BOA signs.

Frozen SQL: never edit it once a version has been released; add a migration instead.
"""

from __future__ import annotations

SQL = """
ALTER TABLE ambtenaar ADD COLUMN boa_nummer TEXT NOT NULL DEFAULT ''
    CHECK (length(boa_nummer) <= 1000);
"""
