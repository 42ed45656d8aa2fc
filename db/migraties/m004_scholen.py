"""Store: migration 4, work with schools, and what was found out about who is enrolled nowhere.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date NULL; dates are ISO text.
"""

from __future__ import annotations

SQL = """
CREATE TABLE schoolambtenaar (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    school_id TEXT NOT NULL REFERENCES school (id),
    ambtenaar_id TEXT NOT NULL REFERENCES ambtenaar (id),
    rol TEXT NOT NULL CHECK (rol IN ('vast', 'vervanger')),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    CHECK (van <= tot)
) STRICT;
CREATE INDEX schoolambtenaar_school_id ON schoolambtenaar (school_id, van);
CREATE INDEX schoolambtenaar_ambtenaar_id ON schoolambtenaar (ambtenaar_id);

CREATE TABLE schoolafspraak (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    school_id TEXT NOT NULL REFERENCES school (id),
    soort TEXT NOT NULL CHECK (soort IN (
        'verzuimprotocol', 'evaluatie', 'verantwoordelijke', 'verzuimlijst', 'anders'
    )),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    met TEXT NOT NULL CHECK (length(met) <= 1000),
    wat TEXT NOT NULL CHECK (length(wat) <= 1000),
    opnieuw TEXT CHECK (date(opnieuw) IS opnieuw),
    tot TEXT CHECK (date(tot) IS tot),
    CHECK (datum <= opnieuw),
    CHECK (datum <= tot)
) STRICT;
CREATE INDEX schoolafspraak_school_id ON schoolafspraak (school_id, datum);

CREATE TABLE schoolbezoek (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    school_id TEXT NOT NULL REFERENCES school (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    ambtenaar_id TEXT REFERENCES ambtenaar (id),
    aanwezig TEXT NOT NULL CHECK (length(aanwezig) <= 1000),
    aan_schoolleiding TEXT CHECK (date(aan_schoolleiding) IS aan_schoolleiding),
    aan_bestuur TEXT CHECK (date(aan_bestuur) IS aan_bestuur),
    CHECK (datum <= aan_schoolleiding),
    CHECK (datum <= aan_bestuur)
) STRICT;
CREATE INDEX schoolbezoek_school_id ON schoolbezoek (school_id, datum);
CREATE INDEX schoolbezoek_ambtenaar_id ON schoolbezoek (ambtenaar_id);

CREATE TABLE bezoekpunt (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    schoolbezoek_id TEXT NOT NULL REFERENCES schoolbezoek (id),
    onderwerp TEXT NOT NULL CHECK (onderwerp IN (
        'in_uitschrijving', 'registratie', 'meldingen', 'vrijstellingen', 'schorsingen',
        'verwijderingen', 'beleid', 'thuiszitters', 'actueel'
    )),
    bevinding TEXT NOT NULL CHECK (length(bevinding) <= 1000),
    afspraak TEXT NOT NULL CHECK (length(afspraak) <= 1000),
    wie TEXT NOT NULL CHECK (length(wie) <= 1000),
    uiterlijk TEXT CHECK (date(uiterlijk) IS uiterlijk)
) STRICT;
CREATE INDEX bezoekpunt_schoolbezoek_id ON bezoekpunt (schoolbezoek_id);

CREATE TABLE lijstbespreking (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    school_id TEXT NOT NULL REFERENCES school (id),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    dossier_id TEXT REFERENCES dossier (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    uitkomst TEXT NOT NULL CHECK (uitkomst IN ('niets', 'contact', 'melding', 'dossier'))
) STRICT;
CREATE INDEX lijstbespreking_school_id ON lijstbespreking (school_id, datum);
CREATE INDEX lijstbespreking_leerling_id ON lijstbespreking (leerling_id);
CREATE INDEX lijstbespreking_dossier_id ON lijstbespreking (dossier_id, datum);

CREATE TABLE absoluutbevinding (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    bevinding TEXT NOT NULL CHECK (bevinding IN (
        'administratief', 'daadwerkelijk', 'onterecht', '5_c_loopt', 'adres_in_onderzoek',
        'wacht_mbo'
    )),
    tot TEXT CHECK (date(tot) IS tot),
    melding_id TEXT REFERENCES melding (id),
    CHECK (datum <= tot)
) STRICT;
CREATE INDEX absoluutbevinding_leerling_id ON absoluutbevinding (leerling_id, datum);
CREATE INDEX absoluutbevinding_melding_id ON absoluutbevinding (melding_id);
"""
