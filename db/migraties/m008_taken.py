"""Store: part of migration 8, tasks with a day of making, what completes them, and putting off.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date, number or choice NULL; dates are ISO text. On which day
a task of before was made is not known.
"""

from __future__ import annotations

SQL = """
ALTER TABLE taak ADD COLUMN gemaakt_op TEXT CHECK (date(gemaakt_op) IS gemaakt_op)
    CHECK (gemaakt_op <= gedaan_op);
ALTER TABLE taak ADD COLUMN klaar_met TEXT CHECK (klaar_met IN (
        'contact', 'ouders', 'leerling', 'school', 'brief', 'overleg', 'interventie', 'toestemming',
        'doorgave', 'document', 'inschrijving', 'gebeurtenis', 'herstel', 'besluit'
    ));
ALTER TABLE taak ADD COLUMN elke INTEGER CHECK (elke BETWEEN 1 AND 60);
ALTER TABLE taak ADD COLUMN eenheid TEXT CHECK (eenheid IN (
        'schoolweken', 'schooldagen', 'werkdagen', 'dagen', 'weken', 'maanden'
    ))
    CHECK ((elke IS NULL) = (eenheid IS NULL));
ALTER TABLE taak ADD COLUMN herhaal_tot TEXT CHECK (date(herhaal_tot) IS herhaal_tot)
    CHECK (datum <= herhaal_tot)
    CHECK (herhaal_tot IS NULL OR elke IS NOT NULL);
ALTER TABLE wacht ADD COLUMN klaar_met TEXT CHECK (klaar_met IN (
        'contact', 'ouders', 'leerling', 'school', 'brief', 'overleg', 'interventie', 'toestemming',
        'doorgave', 'document', 'inschrijving', 'gebeurtenis', 'herstel', 'besluit'
    ));

CREATE TABLE uitstel (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT REFERENCES dossier (id),
    taak_id TEXT NOT NULL REFERENCES taak (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    tot TEXT NOT NULL CHECK (date(tot) IS tot),
    reden TEXT NOT NULL CHECK (reden IN (
        'geen_gehoor', 'wacht', 'ander_eerst', 'afgesproken', 'afwezig', 'drukte', 'anders'
    )),
    toelichting TEXT NOT NULL CHECK (length(toelichting) <= 20000),
    CHECK (datum <= tot)
) STRICT;
CREATE INDEX uitstel_dossier_id ON uitstel (dossier_id, datum);
CREATE INDEX uitstel_taak_id ON uitstel (taak_id, datum);
"""
