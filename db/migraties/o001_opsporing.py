"""Store: migration 1 of the sealed file: the facts of opsporing, and its own audit.

Frozen SQL: never edit it once a version has been released; add a migration instead.

`dossier_id` and `ouder_id` point into the team file, which no foreign key can follow.
`audit` is a chain like that of the team file, with two acts more, which the Wpg asks to be
logged (art. 32a): 'verstrek' (given to somebody outside) and 'combineer' (read together with
the team file). `te_doen` holds the dossiers whose BOA-termijn the team file does not know yet.
"""

from __future__ import annotations

SQL = """
CREATE TABLE verhoor (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL CHECK (length(dossier_id) BETWEEN 1 AND 1000),
    verdachte TEXT NOT NULL CHECK (verdachte IN ('ouder', 'leerling')),
    ouder_id TEXT CHECK (length(ouder_id) <= 1000),
    overtreding TEXT NOT NULL CHECK (overtreding IN ('absoluut', 'signaal', 'luxe')),
    verzuim_van TEXT CHECK (date(verzuim_van) IS verzuim_van),
    verzuim_tot TEXT CHECK (date(verzuim_tot) IS verzuim_tot),
    uitgenodigd TEXT NOT NULL CHECK (date(uitgenodigd) IS uitgenodigd),
    gehouden TEXT CHECK (date(gehouden) IS gehouden),
    niet_verschenen INTEGER NOT NULL CHECK (niet_verschenen IN (0, 1)),
    cautie INTEGER NOT NULL CHECK (cautie IN (0, 1)),
    raadsman INTEGER NOT NULL CHECK (raadsman IN (0, 1)),
    verslag TEXT NOT NULL CHECK (length(verslag) <= 20000),
    CHECK ((verdachte = 'ouder') = (ouder_id IS NOT NULL)),
    CHECK (uitgenodigd <= gehouden),
    CHECK (verzuim_van <= verzuim_tot)
) STRICT;
CREATE INDEX verhoor_dossier_id ON verhoor (dossier_id);

CREATE TABLE haltverwijzing (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL CHECK (length(dossier_id) BETWEEN 1 AND 1000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    uren REAL CHECK (uren BETWEEN 0 AND 2000),
    te_laat INTEGER CHECK (te_laat BETWEEN 0 AND 2000),
    instemming_leerling TEXT CHECK (date(instemming_leerling) IS instemming_leerling),
    instemming_ouders TEXT CHECK (date(instemming_ouders) IS instemming_ouders),
    eigen_initiatief INTEGER NOT NULL CHECK (eigen_initiatief IN (0, 1)),
    problematiek_zonder_hulp INTEGER NOT NULL CHECK (problematiek_zonder_hulp IN (0, 1)),
    retour TEXT CHECK (date(retour) IS retour),
    uitslag TEXT CHECK (uitslag IN ('geslaagd', 'mislukt', 'geweigerd')),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    CHECK (datum <= retour),
    CHECK ((retour IS NULL) = (uitslag IS NULL))
) STRICT;
CREATE INDEX haltverwijzing_dossier_id ON haltverwijzing (dossier_id);

CREATE TABLE adviesvraag (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL CHECK (length(dossier_id) BETWEEN 1 AND 1000),
    aan TEXT NOT NULL CHECK (aan IN ('raad', 'arts')),
    wie TEXT NOT NULL CHECK (length(wie) <= 1000),
    gevraagd TEXT NOT NULL CHECK (date(gevraagd) IS gevraagd),
    ontvangen TEXT CHECK (date(ontvangen) IS ontvangen),
    uitkomst TEXT CHECK (uitkomst IN (
        'geen_bezwaar', 'afgeraden', 'ziekte_uitgesloten', 'ziekte_niet_uitgesloten',
        'geen_uitspraak'
    )),
    CHECK (gevraagd <= ontvangen),
    CHECK (uitkomst IS NULL OR ontvangen IS NOT NULL)
) STRICT;
CREATE INDEX adviesvraag_dossier_id ON adviesvraag (dossier_id);

CREATE TABLE procesverbaal (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL CHECK (length(dossier_id) BETWEEN 1 AND 1000),
    verdachte TEXT NOT NULL CHECK (verdachte IN ('ouder', 'leerling')),
    ouder_id TEXT CHECK (length(ouder_id) <= 1000),
    overtreding TEXT NOT NULL CHECK (overtreding IN ('absoluut', 'signaal', 'luxe')),
    verzuim_van TEXT CHECK (date(verzuim_van) IS verzuim_van),
    verzuim_tot TEXT CHECK (date(verzuim_tot) IS verzuim_tot),
    opgemaakt TEXT NOT NULL CHECK (date(opgemaakt) IS opgemaakt),
    ingestuurd TEXT CHECK (date(ingestuurd) IS ingestuurd),
    kopie_raad TEXT CHECK (date(kopie_raad) IS kopie_raad),
    eerder_veroordeeld INTEGER NOT NULL CHECK (eerder_veroordeeld IN (0, 1)),
    zitting TEXT CHECK (date(zitting) IS zitting),
    uitspraak TEXT CHECK (date(uitspraak) IS uitspraak),
    strafbeschikking TEXT CHECK (date(strafbeschikking) IS strafbeschikking),
    verzet TEXT CHECK (date(verzet) IS verzet),
    onherroepelijk TEXT CHECK (date(onherroepelijk) IS onherroepelijk),
    afdoening TEXT NOT NULL CHECK (length(afdoening) <= 1000),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    CHECK ((verdachte = 'ouder') = (ouder_id IS NOT NULL)),
    CHECK (verzuim_van <= verzuim_tot),
    CHECK (opgemaakt <= ingestuurd),
    CHECK (opgemaakt <= zitting),
    CHECK (zitting <= uitspraak),
    CHECK (opgemaakt <= strafbeschikking),
    CHECK (strafbeschikking <= verzet),
    CHECK (strafbeschikking <= onherroepelijk)
) STRICT;
CREATE INDEX procesverbaal_dossier_id ON procesverbaal (dossier_id);

CREATE TABLE audit (
    nr INTEGER PRIMARY KEY NOT NULL CHECK (nr >= 1),
    tijdstip TEXT NOT NULL,
    ambtenaar_id TEXT NOT NULL CHECK (length(ambtenaar_id) BETWEEN 1 AND 64),
    actie TEXT NOT NULL CHECK (actie IN (
        'maak', 'wijzig', 'trek_in', 'zet_terug', 'raadpleeg', 'vernietig',
        'beheer', 'verstrek', 'combineer'
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

CREATE TABLE te_doen (
    dossier_id TEXT PRIMARY KEY NOT NULL
) STRICT;
"""
