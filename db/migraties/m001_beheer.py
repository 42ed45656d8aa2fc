"""Store: migration 1, tables beside the facts: audit, letters as sent, search, keys, meta.

Frozen SQL: never edit it once a version has been released; add a migration instead.

`audit` is the chain: `velden` names the recorded fields (comma between), `vingers` holds a
salted digest of 16 bytes per field, `hash` ties the row to all rows before it. The values
and their salts lie in `audit_waarde`, so that they can be destroyed while the chain holds
(beslissingen, Facts, Audit).
"""

from __future__ import annotations

SQL = """
CREATE TABLE audit (
    nr INTEGER PRIMARY KEY NOT NULL CHECK (nr >= 1),
    tijdstip TEXT NOT NULL,
    ambtenaar_id TEXT NOT NULL CHECK (length(ambtenaar_id) BETWEEN 1 AND 64),
    actie TEXT NOT NULL CHECK (actie IN (
        'maak', 'wijzig', 'trek_in', 'zet_terug', 'raadpleeg', 'vernietig',
        'beheer'
    )),
    soort TEXT NOT NULL,
    feit_id TEXT NOT NULL,
    dossier_id TEXT,
    versie INTEGER NOT NULL CHECK (versie >= 0),
    velden TEXT NOT NULL,
    vingers BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_feit_id ON audit (feit_id);
CREATE INDEX audit_dossier_id ON audit (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX audit_tijdstip ON audit (tijdstip);

CREATE TABLE audit_waarde (
    nr INTEGER PRIMARY KEY NOT NULL REFERENCES audit (nr),
    zouten BLOB NOT NULL,
    waarden TEXT NOT NULL
) STRICT;

CREATE TABLE brief_pdf (
    sha256 TEXT PRIMARY KEY NOT NULL
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    inhoud BLOB NOT NULL
) STRICT;

CREATE TABLE leerling_zoek (
    nr INTEGER PRIMARY KEY,
    leerling_id TEXT NOT NULL UNIQUE REFERENCES leerling (id),
    zoeknaam TEXT NOT NULL
) STRICT;
CREATE INDEX leerling_zoek_zoeknaam ON leerling_zoek (zoeknaam);
CREATE VIRTUAL TABLE leerling_fts USING fts5(
    zoeknaam, content='leerling_zoek', content_rowid='nr', prefix='1 2 3',
    tokenize='unicode61', columnsize=0
);

CREATE TABLE sleutelkopie (
    nr INTEGER PRIMARY KEY NOT NULL CHECK (nr = 1),
    inhoud TEXT NOT NULL
) STRICT;

CREATE TABLE meta (
    naam TEXT PRIMARY KEY NOT NULL,
    waarde TEXT NOT NULL
) STRICT;
"""
