"""Store: migration 1, tables of the dossier, absence and meldingen.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date, number or choice NULL; booleans are 0 or 1, dates ISO text.
"""

from __future__ import annotations

SQL = """
CREATE TABLE dossier (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    dossiernummer TEXT NOT NULL CHECK (length(dossiernummer) BETWEEN 1 AND 1000),
    geopend TEXT NOT NULL CHECK (date(geopend) IS geopend),
    gesloten TEXT CHECK (date(gesloten) IS gesloten),
    sluitreden TEXT CHECK (sluitreden IN (
        'hersteld', 'niet_leerplichtig', 'verhuisd', 'overgedragen', 'vrijgesteld',
        'onterecht', 'anders'
    )),
    protocol TEXT NOT NULL CHECK (length(protocol) <= 1000),
    CHECK (geopend <= gesloten),
    CHECK ((gesloten IS NULL) = (sluitreden IS NULL))
) STRICT;
CREATE UNIQUE INDEX dossier_uniek_dossiernummer
    ON dossier (dossiernummer)
    WHERE ingetrokken = 0;
CREATE UNIQUE INDEX dossier_uniek_leerling_id ON dossier (leerling_id)
    WHERE ingetrokken = 0 AND gesloten IS NULL;
CREATE INDEX dossier_leerling_id ON dossier (leerling_id, geopend);

CREATE TABLE behandelaar (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    ambtenaar_id TEXT NOT NULL REFERENCES ambtenaar (id),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    CHECK (van <= tot)
) STRICT;
CREATE INDEX behandelaar_dossier_id ON behandelaar (dossier_id, van);
CREATE INDEX behandelaar_ambtenaar_id ON behandelaar (ambtenaar_id);

CREATE TABLE verzuimperiode (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    dossier_id TEXT REFERENCES dossier (id),
    school_id TEXT REFERENCES school (id),
    soort TEXT NOT NULL CHECK (soort IN ('ongeoorloofd', 'geoorloofd', 'ziekte')),
    eerste_dag TEXT NOT NULL CHECK (date(eerste_dag) IS eerste_dag),
    laatste_dag TEXT CHECK (date(laatste_dag) IS laatste_dag),
    hele_dagen INTEGER NOT NULL CHECK (hele_dagen IN (0, 1)),
    uren REAL CHECK (uren BETWEEN 0 AND 2000),
    aanwezig INTEGER CHECK (aanwezig BETWEEN 0 AND 100),
    CHECK (eerste_dag <= laatste_dag)
) STRICT;
CREATE INDEX verzuimperiode_leerling_id ON verzuimperiode (leerling_id, eerste_dag);
CREATE INDEX verzuimperiode_dossier_id ON verzuimperiode (dossier_id, eerste_dag);
CREATE INDEX verzuimperiode_school_id ON verzuimperiode (school_id);

CREATE TABLE melding (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    dossier_id TEXT REFERENCES dossier (id),
    school_id TEXT REFERENCES school (id),
    meldingsnummer TEXT NOT NULL CHECK (length(meldingsnummer) <= 1000),
    bron TEXT NOT NULL CHECK (bron IN ('duo', 'school', 'ouder', 'eigen')),
    soort TEXT NOT NULL CHECK (soort IN (
        '16_uur', '16_uur_18', 'lrv', 'luxe', 'overig', 'rmc', 'absoluut', 'kenmerk'
    )),
    melddatum TEXT NOT NULL CHECK (date(melddatum) IS melddatum),
    begindatum TEXT CHECK (date(begindatum) IS begindatum),
    einddatum TEXT CHECK (date(einddatum) IS einddatum),
    uren REAL CHECK (uren BETWEEN 0 AND 2000),
    vermoeden INTEGER NOT NULL CHECK (vermoeden IN (0, 1)),
    alle_lessen_gemist INTEGER NOT NULL CHECK (alle_lessen_gemist IN (0, 1)),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    actie_school TEXT NOT NULL CHECK (length(actie_school) <= 20000),
    actie_gewenst INTEGER NOT NULL CHECK (actie_gewenst IN (0, 1)),
    toelichting TEXT NOT NULL CHECK (length(toelichting) <= 20000),
    contact_naam TEXT NOT NULL CHECK (length(contact_naam) <= 1000),
    contact_functie TEXT NOT NULL CHECK (length(contact_functie) <= 1000),
    contact_telefoon TEXT NOT NULL CHECK (length(contact_telefoon) <= 1000),
    contact_email TEXT NOT NULL CHECK (length(contact_email) <= 1000),
    CHECK (begindatum <= einddatum)
) STRICT;
CREATE UNIQUE INDEX melding_uniek_meldingsnummer ON melding (meldingsnummer)
    WHERE ingetrokken = 0 AND bron = 'duo' AND meldingsnummer <> '';
CREATE INDEX melding_leerling_id ON melding (leerling_id, melddatum);
CREATE INDEX melding_dossier_id ON melding (dossier_id, melddatum);
CREATE INDEX melding_school_id ON melding (school_id);
CREATE INDEX melding_meldingsnummer ON melding (meldingsnummer);
CREATE INDEX melding_melddatum ON melding (melddatum);

CREATE TABLE meldingstatus (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    melding_id TEXT NOT NULL REFERENCES melding (id),
    status TEXT NOT NULL CHECK (status IN (
        'geregistreerd', 'in_behandeling', 'afgesloten', 'ingetrokken', 'ter_kennisgeving'
    )),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    reden_afsluiten TEXT NOT NULL CHECK (length(reden_afsluiten) <= 1000),
    doorgegeven TEXT CHECK (date(doorgegeven) IS doorgegeven)
) STRICT;
CREATE INDEX meldingstatus_melding_id ON meldingstatus (melding_id, datum);

CREATE TABLE toestemming (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    ouder_id TEXT REFERENCES ouder (id),
    doel TEXT NOT NULL CHECK (doel IN ('kernteam', 'jeugdarts', 'leerplicht', 'swv')),
    besluit TEXT NOT NULL CHECK (besluit IN ('gegeven', 'geweigerd')),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    tot TEXT CHECK (date(tot) IS tot),
    ingetrokken_op TEXT CHECK (date(ingetrokken_op) IS ingetrokken_op),
    CHECK (datum <= tot),
    CHECK (datum <= ingetrokken_op)
) STRICT;
CREATE INDEX toestemming_dossier_id ON toestemming (dossier_id, datum);
CREATE INDEX toestemming_ouder_id ON toestemming (ouder_id);
"""
