"""Store: migration 5, documents, and a dossier that passes on: overdracht, heropening, pakket.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date, number or choice NULL; booleans are 0 or 1, dates ISO text.
"""

from __future__ import annotations

SQL = """
CREATE TABLE document (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    titel TEXT NOT NULL CHECK (length(titel) BETWEEN 1 AND 200),
    soort TEXT NOT NULL CHECK (soort IN (
        'brief', 'verslag', 'plan', 'verklaring', 'aanvraag', 'formulier', 'overzicht', 'anders'
    )),
    bestandsnaam TEXT NOT NULL CHECK (length(bestandsnaam) <= 1000),
    mediatype TEXT NOT NULL CHECK (length(mediatype) BETWEEN 1 AND 1000),
    sha256 TEXT NOT NULL CHECK (length(sha256) BETWEEN 1 AND 1000),
    grootte INTEGER NOT NULL,
    van_wie TEXT NOT NULL CHECK (length(van_wie) <= 1000),
    niet_delen INTEGER NOT NULL CHECK (niet_delen IN (0, 1)),
    CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CHECK (grootte BETWEEN 1 AND 50000000),
    CHECK (mediatype NOT GLOB '*[^A-Za-z0-9_.:/=+-]*')
) STRICT;
CREATE INDEX document_dossier_id ON document (dossier_id, datum);
CREATE INDEX document_sha256 ON document (sha256);

CREATE TABLE document_inhoud (
    sha256 TEXT PRIMARY KEY NOT NULL
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    inhoud BLOB NOT NULL
) STRICT;

CREATE TABLE overdracht (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    door_id TEXT NOT NULL REFERENCES ambtenaar (id),
    aan_id TEXT NOT NULL REFERENCES ambtenaar (id),
    aangeboden TEXT NOT NULL CHECK (date(aangeboden) IS aangeboden),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    toelichting TEXT NOT NULL CHECK (length(toelichting) <= 20000),
    antwoord TEXT CHECK (antwoord IN ('aanvaard', 'geweigerd', 'teruggenomen')),
    antwoord_op TEXT CHECK (date(antwoord_op) IS antwoord_op),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    CHECK (van <= tot),
    CHECK (aangeboden <= antwoord_op),
    CHECK ((antwoord IS NULL) = (antwoord_op IS NULL)),
    CHECK (door_id <> aan_id)
) STRICT;
CREATE INDEX overdracht_dossier_id ON overdracht (dossier_id, aangeboden);
CREATE INDEX overdracht_aan_id ON overdracht (aan_id) WHERE antwoord IS NULL;
CREATE UNIQUE INDEX overdracht_een_open ON overdracht (dossier_id)
    WHERE ingetrokken = 0 AND antwoord IS NULL;

CREATE TABLE heropening (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    gesloten TEXT NOT NULL CHECK (date(gesloten) IS gesloten),
    sluitreden TEXT NOT NULL CHECK (sluitreden IN (
        'hersteld', 'niet_leerplichtig', 'verhuisd', 'overgedragen', 'vrijgesteld', 'onterecht',
        'anders'
    )),
    heropend TEXT NOT NULL CHECK (date(heropend) IS heropend),
    CHECK (gesloten <= heropend)
) STRICT;
CREATE INDEX heropening_dossier_id ON heropening (dossier_id, heropend);

CREATE TABLE verwant (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    ander_id TEXT NOT NULL REFERENCES leerling (id),
    verwantschap TEXT NOT NULL CHECK (verwantschap IN (
        'broer_zus', 'half', 'stief', 'huishouden', 'geen'
    )),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    CHECK (leerling_id <> ander_id)
) STRICT;
CREATE INDEX verwant_leerling_id ON verwant (leerling_id);
CREATE INDEX verwant_ander_id ON verwant (ander_id);

CREATE TABLE pakket (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    verhuizing_id TEXT REFERENCES verhuizing (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    gemeente TEXT NOT NULL CHECK (length(gemeente) BETWEEN 1 AND 1000),
    inhoud TEXT NOT NULL CHECK (length(inhoud) <= 1000),
    sha256 TEXT NOT NULL CHECK (length(sha256) BETWEEN 1 AND 1000),
    ontvangst_bevestigd TEXT CHECK (date(ontvangst_bevestigd) IS ontvangst_bevestigd),
    CHECK (datum <= ontvangst_bevestigd),
    CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE INDEX pakket_dossier_id ON pakket (dossier_id, datum);
CREATE INDEX pakket_verhuizing_id ON pakket (verhuizing_id);

CREATE INDEX leerling_adres ON leerling (postcode, huisnummer);
CREATE INDEX ouder_telefoon ON ouder (telefoon);
CREATE INDEX ouder_email ON ouder (email);
"""
