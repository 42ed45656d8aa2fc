"""Store: migration 2, what runs beside the ladder, and which rules hold for whom.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date, number or choice NULL; booleans are 0 or 1, dates ISO text.

stapbesluit is laid anew: a decision about a track names that track and may name no stap, and
SQLite changes no CHECK of a table that is there. Its rows keep their rowid, for rows of one
day stand in the order in which they were recorded. Fields that hold codes take no sentence:
they lie outside the rule for geoorloofd verzuim.
"""

from __future__ import annotations

SQL = """
ALTER TABLE stapbesluit RENAME TO stapbesluit_1;
CREATE TABLE stapbesluit (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    soort TEXT NOT NULL CHECK (soort IN (
        'begin', 'opschalen', 'herhalen', 'overslaan', 'terug', 'andere_termijn',
        'andere_oplossing', 'aandachtsdatum', 'sluit_spoor'
    )),
    stap TEXT NOT NULL CHECK (length(stap) <= 1000),
    van_stap TEXT NOT NULL CHECK (length(van_stap) <= 1000),
    organisatie TEXT NOT NULL CHECK (organisatie IN (
        'school', 'smw', 'cjg', 'leerplicht', 'swv', 'jeugdhulp', 'ouders', 'anders'
    )),
    persoon TEXT NOT NULL CHECK (length(persoon) <= 1000),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    aantal INTEGER CHECK (aantal BETWEEN 1 AND 400),
    eenheid TEXT CHECK (eenheid IN (
        'schoolweken', 'schooldagen', 'werkdagen', 'dagen', 'weken', 'maanden'
    )),
    oplossing TEXT NOT NULL CHECK (length(oplossing) <= 20000),
    wie TEXT NOT NULL CHECK (length(wie) <= 1000),
    nieuwe_datum TEXT CHECK (date(nieuwe_datum) IS nieuwe_datum),
    overgenomen INTEGER NOT NULL CHECK (overgenomen IN (0, 1)),
    spoor TEXT NOT NULL CHECK (length(spoor) <= 1000),
    antwoorden TEXT NOT NULL CHECK (length(antwoorden) <= 1000),
    poorten TEXT NOT NULL CHECK (length(poorten) <= 1000),
    CHECK (datum <= nieuwe_datum),
    CHECK ((aantal IS NULL) = (eenheid IS NULL)),
    CHECK (stap <> '' OR spoor <> ''),
    CHECK (spoor NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (antwoorden NOT GLOB '*[^A-Za-z0-9_.:/=+ -]*'),
    CHECK (poorten NOT GLOB '*[^A-Za-z0-9_.:/=+ -]*')
) STRICT;
INSERT INTO stapbesluit (
    rowid, id, versie, ingetrokken, dossier_id, datum, soort, stap, van_stap, organisatie,
    persoon, reden, aantal, eenheid, oplossing, wie, nieuwe_datum, overgenomen,
    spoor, antwoorden, poorten
) SELECT
    rowid, id, versie, ingetrokken, dossier_id, datum, soort, stap, van_stap, organisatie,
    persoon, reden, aantal, eenheid, oplossing, wie, nieuwe_datum, overgenomen,
    '', '', ''
FROM stapbesluit_1 ORDER BY rowid;
DROP TABLE stapbesluit_1;
CREATE INDEX stapbesluit_dossier_id ON stapbesluit (dossier_id, datum);

CREATE TABLE schoolnorm (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    school_id TEXT NOT NULL REFERENCES school (id),
    norm TEXT NOT NULL CHECK (length(norm) BETWEEN 1 AND 1000),
    aantal INTEGER NOT NULL CHECK (aantal BETWEEN 1 AND 2000),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    bron TEXT NOT NULL CHECK (length(bron) <= 1000),
    CHECK (van <= tot)
) STRICT;
CREATE UNIQUE INDEX schoolnorm_uniek_school_id_norm_van
    ON schoolnorm (school_id, norm, van)
    WHERE ingetrokken = 0;

CREATE TABLE protocolkeuze (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    protocol TEXT NOT NULL CHECK (length(protocol) BETWEEN 1 AND 1000),
    aan INTEGER NOT NULL CHECK (aan IN (0, 1)),
    school_id TEXT REFERENCES school (id),
    gemeente TEXT NOT NULL CHECK (length(gemeente) <= 1000),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    CHECK (van <= tot),
    CHECK (school_id IS NULL OR gemeente = '')
) STRICT;
CREATE INDEX protocolkeuze_protocol ON protocolkeuze (protocol, van);
CREATE INDEX protocolkeuze_school_id ON protocolkeuze (school_id);

CREATE TABLE telaat (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    dossier_id TEXT REFERENCES dossier (id),
    school_id TEXT REFERENCES school (id),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT NOT NULL CHECK (date(tot) IS tot),
    aantal INTEGER NOT NULL CHECK (aantal BETWEEN 1 AND 2000),
    CHECK (van <= tot)
) STRICT;
CREATE INDEX telaat_leerling_id ON telaat (leerling_id, tot);
CREATE INDEX telaat_dossier_id ON telaat (dossier_id, tot);
CREATE INDEX telaat_school_id ON telaat (school_id);

CREATE TABLE spoor (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    protocol TEXT NOT NULL CHECK (length(protocol) BETWEEN 1 AND 1000),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 1000),
    begonnen TEXT NOT NULL CHECK (date(begonnen) IS begonnen),
    geeindigd TEXT CHECK (date(geeindigd) IS geeindigd),
    uitkomst TEXT NOT NULL CHECK (length(uitkomst) <= 1000),
    organisatie TEXT NOT NULL CHECK (organisatie IN (
        'school', 'smw', 'cjg', 'leerplicht', 'swv', 'jeugdhulp', 'ouders', 'anders'
    )),
    persoon TEXT NOT NULL CHECK (length(persoon) <= 1000),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    CHECK (begonnen <= geeindigd),
    CHECK (uitkomst = '' OR geeindigd IS NOT NULL),
    CHECK (protocol NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (code NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (uitkomst NOT GLOB '*[^A-Za-z0-9_.:/=+-]*')
) STRICT;
CREATE INDEX spoor_dossier_id ON spoor (dossier_id, begonnen);

CREATE TABLE gebeurtenis (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT REFERENCES dossier (id),
    spoor TEXT NOT NULL CHECK (length(spoor) <= 1000),
    soort TEXT NOT NULL CHECK (length(soort) BETWEEN 1 AND 1000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    uitkomst TEXT NOT NULL CHECK (length(uitkomst) <= 1000),
    aantal REAL CHECK (aantal BETWEEN 0 AND 100000),
    tot TEXT CHECK (date(tot) IS tot),
    wie TEXT NOT NULL CHECK (wie IN (
        'school', 'smw', 'cjg', 'leerplicht', 'swv', 'jeugdhulp', 'ouders', 'anders'
    )),
    persoon TEXT NOT NULL CHECK (length(persoon) <= 1000),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    poorten TEXT NOT NULL CHECK (length(poorten) <= 1000),
    notitie TEXT NOT NULL CHECK (length(notitie) <= 20000),
    CHECK (datum <= tot),
    CHECK (spoor NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (soort NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (uitkomst NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (poorten NOT GLOB '*[^A-Za-z0-9_.:/=+ -]*')
) STRICT;
CREATE INDEX gebeurtenis_dossier_id ON gebeurtenis (dossier_id, datum);

CREATE TABLE boatermijn (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    van TEXT NOT NULL CHECK (date(van) IS van),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    vervallen TEXT CHECK (date(vervallen) IS vervallen)
) STRICT;
CREATE INDEX boatermijn_dossier_id ON boatermijn (dossier_id, van);
"""
