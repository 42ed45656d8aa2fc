"""Store: migration 8, toestemming and belastbaarheid: how it was given, and the answer that counts.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date, number or choice NULL; booleans are 0 or 1, dates ISO text.

toestemming is laid anew, for it can be for a message to the jeugdarts now, and SQLite changes no
CHECK of a table that is there. Its rows keep their rowid, for rows of one day stand in the order
in which they were recorded. How consent of before was given is not known.
"""

from __future__ import annotations

SQL = """
CREATE TABLE belastbaarheid (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    antwoord TEXT NOT NULL CHECK (antwoord IN ('kan', 'deels', 'kan_niet', 'geen_uitspraak')),
    van TEXT NOT NULL CHECK (van IN ('jeugdarts', 'arts', 'psycholoog')),
    persoon TEXT NOT NULL CHECK (length(persoon) <= 80),
    tot TEXT CHECK (date(tot) IS tot),
    CHECK (datum <= tot)
) STRICT;
CREATE INDEX belastbaarheid_dossier_id ON belastbaarheid (dossier_id, datum);

ALTER TABLE toestemming RENAME TO toestemming_7;
CREATE TABLE toestemming (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    ouder_id TEXT REFERENCES ouder (id),
    doel TEXT NOT NULL CHECK (doel IN (
        'kernteam', 'jeugdarts', 'leerplicht', 'swv', 'bericht_jeugdarts'
    )),
    besluit TEXT NOT NULL CHECK (besluit IN ('gegeven', 'geweigerd')),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    tot TEXT CHECK (date(tot) IS tot),
    ingetrokken_op TEXT CHECK (date(ingetrokken_op) IS ingetrokken_op),
    wijze TEXT CHECK (wijze IN ('formulier', 'mondeling', 'e-mail', 'via_school')),
    CHECK (datum <= tot),
    CHECK (datum <= ingetrokken_op)
) STRICT;
INSERT INTO toestemming (
    rowid, id, versie, ingetrokken, dossier_id, ouder_id, doel, besluit, datum, tot, ingetrokken_op
) SELECT
    rowid, id, versie, ingetrokken, dossier_id, ouder_id, doel, besluit, datum, tot, ingetrokken_op
FROM toestemming_7 ORDER BY rowid;
DROP TABLE toestemming_7;
CREATE INDEX toestemming_dossier_id ON toestemming (dossier_id, datum);
CREATE INDEX toestemming_ouder_id ON toestemming (ouder_id);

ALTER TABLE doorgave ADD COLUMN wijze TEXT CHECK (wijze IN (
    'brief', 'beveiligd', 'formulier', 'mondeling'
));
ALTER TABLE interventie ADD COLUMN niet_delen INTEGER NOT NULL DEFAULT 0
    CHECK (niet_delen IN (0, 1));
ALTER TABLE overleg ADD COLUMN niet_delen INTEGER NOT NULL DEFAULT 0
    CHECK (niet_delen IN (0, 1));
ALTER TABLE afspraak ADD COLUMN niet_delen INTEGER NOT NULL DEFAULT 0
    CHECK (niet_delen IN (0, 1));
"""
