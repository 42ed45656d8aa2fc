"""Store: migration 8, many letters at once: the plan of a verzending and its lines.

Frozen SQL: never edit it once a version has been released; add a migration instead.
A letter names the line it was made for; the index keeps it from being made twice,
whichever of two programs is first.
"""

from __future__ import annotations

SQL = """
CREATE TABLE verzending (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    sjabloon TEXT NOT NULL CHECK (length(sjabloon) BETWEEN 1 AND 1000),
    wie TEXT NOT NULL CHECK (length(wie) BETWEEN 1 AND 1000),
    invulling TEXT NOT NULL CHECK (length(invulling) <= 100000),
    bezorgwijze TEXT NOT NULL CHECK (bezorgwijze IN (
        'post', 'aangetekend', 'afgegeven', 'uitgereikt', 'beveiligd'
    )),
    door_id TEXT NOT NULL REFERENCES ambtenaar (id)
) STRICT;
CREATE INDEX verzending_door_id ON verzending (door_id);

CREATE TABLE verzendlid (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    verzending_id TEXT NOT NULL REFERENCES verzending (id),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    aan TEXT NOT NULL CHECK (length(aan) BETWEEN 1 AND 1000),
    volgorde INTEGER NOT NULL CHECK (volgorde BETWEEN 1 AND 100000)
) STRICT;
CREATE INDEX verzendlid_verzending_id ON verzendlid (verzending_id);
CREATE INDEX verzendlid_dossier_id ON verzendlid (dossier_id);

ALTER TABLE brief ADD COLUMN verzendlid_id TEXT REFERENCES verzendlid (id);
CREATE UNIQUE INDEX brief_uniek_verzendlid_id ON brief (verzendlid_id)
    WHERE verzendlid_id IS NOT NULL AND ingetrokken = 0;
"""
