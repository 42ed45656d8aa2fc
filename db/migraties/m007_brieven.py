"""Store: migration 7, post of all kinds: partners, what waits for a signature, own templates.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date, number or choice NULL; booleans are 0 or 1, dates ISO text.

brief is laid anew, for a letter may go to a school or a partner now, and SQLite changes no
CHECK of a table that is there. Its rows keep their rowid, for rows of one day stand in the
order in which they were recorded. How a letter of before went is not known.
"""

from __future__ import annotations

SQL = """
CREATE TABLE sjabloonversie (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 1000),
    nummer INTEGER NOT NULL CHECK (nummer BETWEEN 1 AND 100000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    toml TEXT NOT NULL CHECK (length(toml) <= 200000)
) STRICT;
CREATE UNIQUE INDEX sjabloonversie_uniek_code_nummer
    ON sjabloonversie (code, nummer)
    WHERE ingetrokken = 0;

CREATE TABLE partner (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    soort TEXT NOT NULL CHECK (soort IN (
        'swv', 'jeugdarts', 'cjg', 'jeugdhulp', 'arts', 'mbo', 'gemeente', 'raad', 'halt',
        'anders'
    )),
    naam TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 1000),
    contactpersoon TEXT NOT NULL CHECK (length(contactpersoon) <= 1000),
    straat TEXT NOT NULL CHECK (length(straat) <= 1000),
    huisnummer TEXT NOT NULL CHECK (length(huisnummer) <= 1000),
    postcode TEXT NOT NULL CHECK (length(postcode) <= 1000),
    plaats TEXT NOT NULL CHECK (length(plaats) <= 1000),
    telefoon TEXT NOT NULL CHECK (length(telefoon) <= 1000),
    email TEXT NOT NULL CHECK (length(email) <= 1000)
) STRICT;

ALTER TABLE brief RENAME TO brief_6;
CREATE TABLE brief (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    sjabloon TEXT NOT NULL CHECK (length(sjabloon) BETWEEN 1 AND 1000),
    onderwerp TEXT NOT NULL CHECK (length(onderwerp) BETWEEN 1 AND 1000),
    aan TEXT NOT NULL CHECK (aan IN ('ouder', 'leerling', 'school', 'partner')),
    ouder_id TEXT REFERENCES ouder (id),
    ontvanger TEXT NOT NULL CHECK (length(ontvanger) BETWEEN 1 AND 1000),
    sha256 TEXT NOT NULL CHECK (length(sha256) <= 1000),
    school_id TEXT REFERENCES school (id),
    partner_id TEXT REFERENCES partner (id),
    getekend_door TEXT REFERENCES ambtenaar (id),
    bezorgwijze TEXT CHECK (bezorgwijze IN (
        'post', 'aangetekend', 'afgegeven', 'uitgereikt', 'beveiligd'
    )),
    retour_op TEXT CHECK (date(retour_op) IS retour_op),
    retour_reden TEXT CHECK (retour_reden IN (
        'onbestelbaar', 'verhuisd', 'geweigerd', 'niet_afgehaald', 'anders'
    )),
    afwijking TEXT NOT NULL CHECK (length(afwijking) <= 20000),
    CHECK ((aan = 'ouder') = (ouder_id IS NOT NULL)),
    CHECK ((aan = 'school') = (school_id IS NOT NULL)),
    CHECK ((aan = 'partner') = (partner_id IS NOT NULL)),
    CHECK ((retour_op IS NULL) = (retour_reden IS NULL)),
    CHECK (datum <= retour_op),
    CHECK (sha256 = '' OR (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'))
) STRICT;
INSERT INTO brief (
    rowid, id, versie, ingetrokken, dossier_id, datum, sjabloon, onderwerp, aan, ouder_id,
    ontvanger, sha256, afwijking
) SELECT
    rowid, id, versie, ingetrokken, dossier_id, datum, sjabloon, onderwerp, aan, ouder_id,
    ontvanger, sha256, ''
FROM brief_6 ORDER BY rowid;
DROP TABLE brief_6;
CREATE INDEX brief_dossier_id ON brief (dossier_id, datum);
CREATE INDEX brief_ouder_id ON brief (ouder_id);
CREATE INDEX brief_sha256 ON brief (sha256);
CREATE INDEX brief_datum ON brief (datum);
CREATE INDEX brief_school_id ON brief (school_id);
CREATE INDEX brief_partner_id ON brief (partner_id);
CREATE INDEX brief_getekend_door ON brief (getekend_door);

CREATE TABLE ondertekening (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    sjabloon TEXT NOT NULL CHECK (length(sjabloon) BETWEEN 1 AND 1000),
    onderwerp TEXT NOT NULL CHECK (length(onderwerp) BETWEEN 1 AND 1000),
    invulling TEXT NOT NULL CHECK (length(invulling) BETWEEN 1 AND 100000),
    door_id TEXT NOT NULL REFERENCES ambtenaar (id),
    uitkomst TEXT CHECK (uitkomst IN ('getekend', 'terug', 'ingetrokken')),
    uitkomst_op TEXT CHECK (date(uitkomst_op) IS uitkomst_op),
    opmerking TEXT NOT NULL CHECK (length(opmerking) <= 20000),
    CHECK (datum <= uitkomst_op),
    CHECK ((uitkomst IS NULL) = (uitkomst_op IS NULL))
) STRICT;
CREATE INDEX ondertekening_dossier_id ON ondertekening (dossier_id, datum);
CREATE INDEX ondertekening_door_id ON ondertekening (door_id);
"""
