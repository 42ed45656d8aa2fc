"""Store: migration 1, tables of what belongs to the team, its people and schools.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date, number or choice NULL; booleans are 0 or 1, dates ISO text.
"""

from __future__ import annotations

SQL = """
CREATE TABLE instelling (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    naam TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 1000),
    waarde TEXT NOT NULL CHECK (length(waarde) <= 3000000)
) STRICT;
CREATE UNIQUE INDEX instelling_uniek_naam
    ON instelling (naam)
    WHERE ingetrokken = 0;

CREATE TABLE teamprotocol (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 1000),
    geldig_vanaf TEXT NOT NULL CHECK (date(geldig_vanaf) IS geldig_vanaf),
    toml TEXT NOT NULL CHECK (length(toml) BETWEEN 1 AND 500000)
) STRICT;
CREATE UNIQUE INDEX teamprotocol_uniek_code_geldig_vanaf
    ON teamprotocol (code, geldig_vanaf)
    WHERE ingetrokken = 0;

CREATE TABLE ambtenaar (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    naam TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 1000),
    rol TEXT NOT NULL CHECK (rol IN ('leerplichtambtenaar', 'administratie', 'teamleider')),
    boa INTEGER NOT NULL CHECK (boa IN (0, 1)),
    functie TEXT NOT NULL CHECK (length(functie) <= 1000),
    telefoon TEXT NOT NULL CHECK (length(telefoon) <= 1000),
    email TEXT NOT NULL CHECK (length(email) <= 1000),
    uit_dienst TEXT CHECK (date(uit_dienst) IS uit_dienst)
) STRICT;

CREATE TABLE school (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    naam TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 1000),
    brin TEXT NOT NULL CHECK (length(brin) <= 1000),
    vestiging TEXT NOT NULL CHECK (length(vestiging) <= 1000),
    onderwijssoort TEXT NOT NULL CHECK (onderwijssoort IN (
        'bo', 'sbo', 'so', 'vso', 'pro', 'vo', 'mbo', 'onbekend'
    )),
    regio TEXT NOT NULL CHECK (regio IN ('noord', 'midden', 'zuid')),
    swv TEXT NOT NULL CHECK (length(swv) <= 1000),
    straat TEXT NOT NULL CHECK (length(straat) <= 1000),
    huisnummer TEXT NOT NULL CHECK (length(huisnummer) <= 1000),
    postcode TEXT NOT NULL CHECK (length(postcode) <= 1000),
    plaats TEXT NOT NULL CHECK (length(plaats) <= 1000),
    gemeente TEXT NOT NULL CHECK (length(gemeente) <= 1000),
    telefoon TEXT NOT NULL CHECK (length(telefoon) <= 1000),
    email TEXT NOT NULL CHECK (length(email) <= 1000),
    termijn_stap2 INTEGER CHECK (termijn_stap2 BETWEEN 1 AND 26),
    CHECK (brin = '' OR length(brin) = 4),
    CHECK (vestiging = '' OR vestiging GLOB '[0-9][0-9]')
) STRICT;
CREATE UNIQUE INDEX school_uniek_brin_vestiging
    ON school (brin, vestiging)
    WHERE ingetrokken = 0 AND brin <> '';
CREATE INDEX school_naam ON school (naam);

CREATE TABLE schoolcontact (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    school_id TEXT NOT NULL REFERENCES school (id),
    naam TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 1000),
    functie TEXT NOT NULL CHECK (length(functie) <= 1000),
    telefoon TEXT NOT NULL CHECK (length(telefoon) <= 1000),
    email TEXT NOT NULL CHECK (length(email) <= 1000),
    van TEXT CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    CHECK (van <= tot)
) STRICT;
CREATE INDEX schoolcontact_school_id ON schoolcontact (school_id);

CREATE TABLE vrijedag (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    school_id TEXT REFERENCES school (id),
    soort TEXT NOT NULL CHECK (soort IN ('vrij', 'sluiting', 'feestdag')),
    eerste_dag TEXT NOT NULL CHECK (date(eerste_dag) IS eerste_dag),
    laatste_dag TEXT NOT NULL CHECK (date(laatste_dag) IS laatste_dag),
    omschrijving TEXT NOT NULL CHECK (length(omschrijving) <= 1000),
    CHECK (eerste_dag <= laatste_dag)
) STRICT;
CREATE INDEX vrijedag_school_id ON vrijedag (school_id);

CREATE TABLE vakantie (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    schooljaar TEXT NOT NULL CHECK (length(schooljaar) BETWEEN 1 AND 1000),
    vakantie TEXT NOT NULL CHECK (length(vakantie) BETWEEN 1 AND 1000),
    regio TEXT NOT NULL CHECK (regio IN ('noord', 'midden', 'zuid')),
    eerste_dag TEXT NOT NULL CHECK (date(eerste_dag) IS eerste_dag),
    laatste_dag TEXT NOT NULL CHECK (date(laatste_dag) IS laatste_dag),
    zekerheid TEXT NOT NULL CHECK (zekerheid IN ('gecontroleerd', 'te controleren')),
    CHECK (eerste_dag <= laatste_dag)
) STRICT;
CREATE UNIQUE INDEX vakantie_uniek_schooljaar_vakantie_regio
    ON vakantie (schooljaar, vakantie, regio)
    WHERE ingetrokken = 0;

CREATE TABLE leerling (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    achternaam TEXT NOT NULL CHECK (length(achternaam) BETWEEN 1 AND 1000),
    tussenvoegsel TEXT NOT NULL CHECK (length(tussenvoegsel) <= 1000),
    voornamen TEXT NOT NULL CHECK (length(voornamen) <= 1000),
    roepnaam TEXT NOT NULL CHECK (length(roepnaam) <= 1000),
    geboortedatum TEXT NOT NULL CHECK (date(geboortedatum) IS geboortedatum),
    geslacht TEXT NOT NULL CHECK (length(geslacht) <= 1000),
    bsn TEXT NOT NULL CHECK (length(bsn) <= 1000),
    onderwijsnummer TEXT NOT NULL CHECK (length(onderwijsnummer) <= 1000),
    straat TEXT NOT NULL CHECK (length(straat) <= 1000),
    huisnummer TEXT NOT NULL CHECK (length(huisnummer) <= 1000),
    postcode TEXT NOT NULL CHECK (length(postcode) <= 1000),
    plaats TEXT NOT NULL CHECK (length(plaats) <= 1000),
    geheim_adres INTEGER NOT NULL CHECK (geheim_adres IN (0, 1)),
    woongemeente TEXT NOT NULL CHECK (length(woongemeente) <= 1000),
    telefoon TEXT NOT NULL CHECK (length(telefoon) <= 1000),
    email TEXT NOT NULL CHECK (length(email) <= 1000),
    startkwalificatie TEXT CHECK (date(startkwalificatie) IS startkwalificatie),
    vrij_van_kwalificatieplicht TEXT
        CHECK (date(vrij_van_kwalificatieplicht) IS vrij_van_kwalificatieplicht),
    eerste_schooljaar INTEGER CHECK (eerste_schooljaar BETWEEN 1990 AND 2100),
    overgeslagen INTEGER NOT NULL CHECK (overgeslagen BETWEEN 0 AND 6),
    CHECK (bsn = '' OR bsn GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]')
) STRICT;
CREATE UNIQUE INDEX leerling_uniek_bsn
    ON leerling (bsn)
    WHERE ingetrokken = 0 AND bsn <> '';
CREATE UNIQUE INDEX leerling_uniek_onderwijsnummer
    ON leerling (onderwijsnummer)
    WHERE ingetrokken = 0 AND onderwijsnummer <> '';
CREATE INDEX leerling_geboortedatum ON leerling (geboortedatum);
CREATE INDEX leerling_achternaam ON leerling (achternaam);

CREATE TABLE ouder (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    relatie TEXT NOT NULL CHECK (relatie IN (
        'moeder', 'vader', 'verzorger', 'voogd', 'pleegouder'
    )),
    gezag INTEGER NOT NULL CHECK (gezag IN (0, 1)),
    aanhef TEXT NOT NULL CHECK (length(aanhef) <= 1000),
    voorletters TEXT NOT NULL CHECK (length(voorletters) <= 1000),
    tussenvoegsel TEXT NOT NULL CHECK (length(tussenvoegsel) <= 1000),
    achternaam TEXT NOT NULL CHECK (length(achternaam) BETWEEN 1 AND 1000),
    straat TEXT NOT NULL CHECK (length(straat) <= 1000),
    huisnummer TEXT NOT NULL CHECK (length(huisnummer) <= 1000),
    postcode TEXT NOT NULL CHECK (length(postcode) <= 1000),
    plaats TEXT NOT NULL CHECK (length(plaats) <= 1000),
    geheim_adres INTEGER NOT NULL CHECK (geheim_adres IN (0, 1)),
    taal TEXT NOT NULL CHECK (length(taal) <= 1000),
    tolk INTEGER NOT NULL CHECK (tolk IN (0, 1)),
    telefoon TEXT NOT NULL CHECK (length(telefoon) <= 1000),
    email TEXT NOT NULL CHECK (length(email) <= 1000),
    tot TEXT CHECK (date(tot) IS tot)
) STRICT;
CREATE INDEX ouder_leerling_id ON ouder (leerling_id);

CREATE TABLE inschrijving (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    school_id TEXT NOT NULL REFERENCES school (id),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    klas TEXT NOT NULL CHECK (length(klas) <= 1000),
    reden_einde TEXT NOT NULL CHECK (length(reden_einde) <= 1000),
    CHECK (van <= tot)
) STRICT;
CREATE INDEX inschrijving_leerling_id ON inschrijving (leerling_id, van);
CREATE INDEX inschrijving_school_id ON inschrijving (school_id);
"""
