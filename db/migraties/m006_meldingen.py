"""Store: migration 6, whose a melding is, import profiles, and one leerling made of two.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown reference NULL; dates are ISO text.
"""

from __future__ import annotations

SQL = """
ALTER TABLE melding ADD COLUMN ambtenaar_id TEXT REFERENCES ambtenaar (id);
ALTER TABLE melding ADD COLUMN kenmerk TEXT NOT NULL DEFAULT ''
    CHECK (length(kenmerk) <= 1000)
    CHECK (kenmerk NOT GLOB '*[^A-Za-z0-9_.:/=+-]*');
CREATE INDEX melding_ambtenaar_id ON melding (ambtenaar_id);
ALTER TABLE meldingstatus ADD COLUMN opmerking TEXT NOT NULL DEFAULT ''
    CHECK (length(opmerking) <= 80);

CREATE TABLE importprofiel (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    naam TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 1000),
    toml TEXT NOT NULL CHECK (length(toml) BETWEEN 1 AND 500000)
) STRICT;
CREATE UNIQUE INDEX importprofiel_uniek_naam ON importprofiel (naam) WHERE ingetrokken = 0;

CREATE TABLE samenvoeging (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    ander_id TEXT NOT NULL CHECK (length(ander_id) BETWEEN 1 AND 1000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    gegevens TEXT NOT NULL CHECK (length(gegevens) BETWEEN 1 AND 3000000)
        CHECK (json_valid(gegevens))
) STRICT;
CREATE INDEX samenvoeging_leerling_id ON samenvoeging (leerling_id, datum);
"""
