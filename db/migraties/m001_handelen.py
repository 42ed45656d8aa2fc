"""Store: migration 1, tables of what is done, decided, agreed and awaited in a dossier.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date, number or choice NULL; booleans are 0 or 1, dates ISO text.
"""

from __future__ import annotations

SQL = """
CREATE TABLE contact (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    soort TEXT NOT NULL CHECK (soort IN (
        'telefoon', 'gesprek', 'huisbezoek', 'schoolbezoek', 'e-mail', 'video'
    )),
    met TEXT NOT NULL CHECK (met IN (
        'moeder', 'vader', 'ouders', 'leerling', 'school', 'jeugdarts', 'hulpverlening',
        'swv', 'anders'
    )),
    geslaagd INTEGER NOT NULL CHECK (geslaagd IN (0, 1)),
    notitie TEXT NOT NULL CHECK (length(notitie) <= 20000),
    niet_delen INTEGER NOT NULL CHECK (niet_delen IN (0, 1))
) STRICT;
CREATE INDEX contact_dossier_id ON contact (dossier_id, datum);

CREATE TABLE interventie (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    stap TEXT NOT NULL CHECK (length(stap) BETWEEN 1 AND 1000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    soort TEXT NOT NULL CHECK (soort IN (
        'gesprek', 'rooster', 'begeleiding', 'smw', 'jeugdarts', 'hulp', 'waarschuwing',
        'onderzoek', 'anders'
    )),
    wie TEXT NOT NULL CHECK (wie IN (
        'school', 'smw', 'cjg', 'leerplicht', 'swv', 'jeugdhulp', 'ouders', 'anders'
    )),
    doel TEXT NOT NULL CHECK (length(doel) <= 20000),
    notitie TEXT NOT NULL CHECK (length(notitie) <= 20000)
) STRICT;
CREATE INDEX interventie_dossier_id ON interventie (dossier_id, datum);

CREATE TABLE overleg (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    stap TEXT NOT NULL CHECK (length(stap) BETWEEN 1 AND 1000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    soort TEXT NOT NULL CHECK (soort IN (
        'kernteam', 'mdo', 'overlegtafel', 'actietafel', 'anders'
    )),
    anoniem INTEGER NOT NULL CHECK (anoniem IN (0, 1)),
    "plan" INTEGER NOT NULL CHECK ("plan" IN (0, 1)),
    terugkoppeldatum TEXT CHECK (date(terugkoppeldatum) IS terugkoppeldatum),
    regievoerder TEXT NOT NULL CHECK (length(regievoerder) <= 1000),
    doel TEXT NOT NULL CHECK (length(doel) <= 20000),
    notitie TEXT NOT NULL CHECK (length(notitie) <= 20000),
    CHECK (datum <= terugkoppeldatum)
) STRICT;
CREATE INDEX overleg_dossier_id ON overleg (dossier_id, datum);

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
    stap TEXT NOT NULL CHECK (length(stap) BETWEEN 1 AND 1000),
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
    CHECK (datum <= nieuwe_datum),
    CHECK ((aantal IS NULL) = (eenheid IS NULL))
) STRICT;
CREATE INDEX stapbesluit_dossier_id ON stapbesluit (dossier_id, datum);

CREATE TABLE herstel (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    soort TEXT NOT NULL CHECK (soort IN (
        'hersteld', 'afspraak', 'gedeeltelijk', 'terugval_zelfde', 'terugval_opnieuw',
        'geen_herstel'
    )),
    opbouwdatum TEXT CHECK (date(opbouwdatum) IS opbouwdatum),
    toelichting TEXT NOT NULL CHECK (length(toelichting) <= 20000),
    CHECK (datum <= opbouwdatum)
) STRICT;
CREATE INDEX herstel_dossier_id ON herstel (dossier_id, datum);

CREATE TABLE regie (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    soort TEXT NOT NULL CHECK (soort IN ('inhoud', 'proces')),
    organisatie TEXT NOT NULL CHECK (length(organisatie) BETWEEN 1 AND 1000),
    persoon TEXT NOT NULL CHECK (length(persoon) <= 1000),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    CHECK (van <= tot)
) STRICT;
CREATE INDEX regie_dossier_id ON regie (dossier_id, van);

CREATE TABLE wacht (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT NOT NULL CHECK (date(tot) IS tot),
    op TEXT NOT NULL CHECK (op IN (
        'so_plaats', 'intake_roc', 'intake_zorg', 'wachtlijst', 'procedure', 'verhuizing',
        'advies', 'anders'
    )),
    toelichting TEXT NOT NULL CHECK (length(toelichting) <= 20000),
    beeindigd TEXT CHECK (date(beeindigd) IS beeindigd),
    CHECK (van <= tot),
    CHECK (van <= beeindigd)
) STRICT;
CREATE INDEX wacht_dossier_id ON wacht (dossier_id, van);

CREATE TABLE afspraak (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    met TEXT NOT NULL CHECK (length(met) BETWEEN 1 AND 1000),
    wat TEXT NOT NULL CHECK (length(wat) <= 20000),
    uiterlijk TEXT CHECK (date(uiterlijk) IS uiterlijk),
    uitkomst TEXT CHECK (uitkomst IN ('nagekomen', 'geschonden')),
    uitkomst_op TEXT CHECK (date(uitkomst_op) IS uitkomst_op),
    CHECK (datum <= uiterlijk),
    CHECK (datum <= uitkomst_op),
    CHECK ((uitkomst IS NULL) = (uitkomst_op IS NULL))
) STRICT;
CREATE INDEX afspraak_dossier_id ON afspraak (dossier_id, datum);

CREATE TABLE taak (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT REFERENCES dossier (id),
    ambtenaar_id TEXT REFERENCES ambtenaar (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    omschrijving TEXT NOT NULL CHECK (length(omschrijving) BETWEEN 1 AND 20000),
    gedaan_op TEXT CHECK (date(gedaan_op) IS gedaan_op)
) STRICT;
CREATE INDEX taak_dossier_id ON taak (dossier_id, datum);
CREATE INDEX taak_ambtenaar_id ON taak (ambtenaar_id, datum);

CREATE TABLE doorgave (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    aan TEXT NOT NULL CHECK (aan IN ('swv', 'duo', 'school', 'jeugdarts', 'leiding')),
    door TEXT NOT NULL CHECK (door IN (
        'school', 'smw', 'cjg', 'leerplicht', 'swv', 'jeugdhulp', 'ouders', 'anders'
    ))
) STRICT;
CREATE INDEX doorgave_dossier_id ON doorgave (dossier_id, datum);

CREATE TABLE brief (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    sjabloon TEXT NOT NULL CHECK (length(sjabloon) BETWEEN 1 AND 1000),
    onderwerp TEXT NOT NULL CHECK (length(onderwerp) BETWEEN 1 AND 1000),
    aan TEXT NOT NULL CHECK (aan IN ('ouder', 'leerling')),
    ouder_id TEXT REFERENCES ouder (id),
    ontvanger TEXT NOT NULL CHECK (length(ontvanger) BETWEEN 1 AND 1000),
    sha256 TEXT NOT NULL CHECK (length(sha256) <= 1000),
    CHECK ((aan = 'ouder') = (ouder_id IS NOT NULL)),
    CHECK (sha256 = '' OR (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'))
) STRICT;
CREATE INDEX brief_dossier_id ON brief (dossier_id, datum);
CREATE INDEX brief_ouder_id ON brief (ouder_id);
CREATE INDEX brief_sha256 ON brief (sha256);
"""
