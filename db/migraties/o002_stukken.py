"""Store: migration 2 of the sealed file: documents with their bytes, drafts, more of a verhoor.

Frozen SQL: never edit it once a version has been released; add a migration instead.
"""

from __future__ import annotations

SQL = """
ALTER TABLE verhoor ADD COLUMN plaats TEXT NOT NULL DEFAULT ''
    CHECK (length(plaats) <= 1000);
ALTER TABLE verhoor ADD COLUMN aanwezig TEXT NOT NULL DEFAULT ''
    CHECK (length(aanwezig) <= 1000);
ALTER TABLE verhoor ADD COLUMN getekend TEXT
    CHECK (getekend IN ('getekend', 'geweigerd'));

CREATE TABLE pvconcept (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL CHECK (length(dossier_id) BETWEEN 1 AND 1000),
    begonnen TEXT NOT NULL CHECK (date(begonnen) IS begonnen),
    verdachte TEXT NOT NULL CHECK (verdachte IN ('ouder', 'leerling')),
    ouder_id TEXT CHECK (length(ouder_id) <= 1000),
    overtreding TEXT NOT NULL CHECK (overtreding IN ('absoluut', 'signaal', 'luxe')),
    verzuim_van TEXT CHECK (date(verzuim_van) IS verzuim_van),
    verzuim_tot TEXT CHECK (date(verzuim_tot) IS verzuim_tot),
    pleegplaats TEXT NOT NULL CHECK (length(pleegplaats) <= 1000),
    geboren TEXT CHECK (date(geboren) IS geboren),
    geboorteplaats TEXT NOT NULL CHECK (length(geboorteplaats) <= 1000),
    ambtswoord TEXT CHECK (ambtswoord IN ('ambtseed', 'ambtsbelofte')),
    eerder_veroordeeld INTEGER NOT NULL CHECK (eerder_veroordeeld IN (0, 1)),
    akkoord_ovj TEXT CHECK (date(akkoord_ovj) IS akkoord_ovj),
    school TEXT NOT NULL CHECK (length(school) <= 20000),
    mededeling TEXT NOT NULL CHECK (length(mededeling) <= 20000),
    leerplicht TEXT NOT NULL CHECK (length(leerplicht) <= 20000),
    hulp TEXT NOT NULL CHECK (length(hulp) <= 20000),
    omstandigheden TEXT NOT NULL CHECK (length(omstandigheden) <= 20000),
    overweging TEXT NOT NULL CHECK (length(overweging) <= 20000),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    bijlagen TEXT NOT NULL CHECK (length(bijlagen) <= 20000),
    procesverbaal_id TEXT NOT NULL CHECK (length(procesverbaal_id) <= 1000),
    CHECK ((verdachte = 'ouder') = (ouder_id IS NOT NULL)),
    CHECK (verzuim_van <= verzuim_tot)
) STRICT;
CREATE INDEX pvconcept_dossier_id ON pvconcept (dossier_id);

CREATE TABLE opsporingsstuk (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL CHECK (length(dossier_id) BETWEEN 1 AND 1000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    sjabloon TEXT NOT NULL CHECK (length(sjabloon) BETWEEN 1 AND 1000),
    onderwerp TEXT NOT NULL CHECK (length(onderwerp) BETWEEN 1 AND 1000),
    aan TEXT NOT NULL CHECK (aan IN ('ouder', 'leerling', 'partner', 'om')),
    ouder_id TEXT CHECK (length(ouder_id) <= 1000),
    ontvanger TEXT NOT NULL CHECK (length(ontvanger) BETWEEN 1 AND 1000),
    over_id TEXT NOT NULL CHECK (length(over_id) <= 1000),
    nummer TEXT NOT NULL CHECK (length(nummer) <= 1000),
    uitgave INTEGER NOT NULL CHECK (uitgave BETWEEN 1 AND 999),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    getekend_door TEXT NOT NULL CHECK (length(getekend_door) <= 1000),
    bezorgwijze TEXT CHECK (bezorgwijze IN (
        'post', 'aangetekend', 'afgegeven', 'uitgereikt', 'beveiligd'
    )),
    invulling TEXT NOT NULL CHECK (length(invulling) <= 100000),
    afwijking TEXT NOT NULL CHECK (length(afwijking) <= 20000),
    CHECK ((aan = 'ouder') = (ouder_id IS NOT NULL))
) STRICT;
CREATE INDEX opsporingsstuk_dossier_id ON opsporingsstuk (dossier_id);
CREATE INDEX opsporingsstuk_sha256 ON opsporingsstuk (sha256);
CREATE UNIQUE INDEX opsporingsstuk_uniek_nummer_uitgave
    ON opsporingsstuk (nummer, uitgave)
    WHERE ingetrokken = 0 AND nummer <> '';

CREATE TABLE stuk_pdf (
    sha256 TEXT PRIMARY KEY NOT NULL
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    inhoud BLOB NOT NULL
) STRICT;
"""
