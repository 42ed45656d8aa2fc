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
    uitkomst_op TEXT CHECK (date(uitkomst_op) IS uitkomst_op), niet_delen INTEGER NOT NULL DEFAULT 0
    CHECK (niet_delen IN (0, 1)),
    CHECK (datum <= uiterlijk),
    CHECK (datum <= uitkomst_op),
    CHECK ((uitkomst IS NULL) = (uitkomst_op IS NULL))
) STRICT;
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
, boa_nummer TEXT NOT NULL DEFAULT ''
    CHECK (length(boa_nummer) <= 1000)) STRICT;
CREATE TABLE audit (
    nr INTEGER PRIMARY KEY NOT NULL CHECK (nr >= 1),
    tijdstip TEXT NOT NULL,
    ambtenaar_id TEXT NOT NULL CHECK (length(ambtenaar_id) BETWEEN 1 AND 64),
    actie TEXT NOT NULL CHECK (actie IN (
        'maak', 'wijzig', 'trek_in', 'zet_terug', 'raadpleeg', 'vernietig',
        'beheer'
    )),
    soort TEXT NOT NULL,
    feit_id TEXT NOT NULL,
    dossier_id TEXT,
    versie INTEGER NOT NULL CHECK (versie >= 0),
    velden TEXT NOT NULL,
    vingers BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE audit_waarde (
    nr INTEGER PRIMARY KEY NOT NULL REFERENCES audit (nr),
    zouten BLOB NOT NULL,
    waarden TEXT NOT NULL
) STRICT;
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
CREATE TABLE boatermijn (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    van TEXT NOT NULL CHECK (date(van) IS van),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    vervallen TEXT CHECK (date(vervallen) IS vervallen)
) STRICT;
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
    afwijking TEXT NOT NULL CHECK (length(afwijking) <= 20000), verzendlid_id TEXT REFERENCES verzendlid (id),
    CHECK ((aan = 'ouder') = (ouder_id IS NOT NULL)),
    CHECK ((aan = 'school') = (school_id IS NOT NULL)),
    CHECK ((aan = 'partner') = (partner_id IS NOT NULL)),
    CHECK ((retour_op IS NULL) = (retour_reden IS NULL)),
    CHECK (datum <= retour_op),
    CHECK (sha256 = '' OR (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'))
) STRICT;
CREATE TABLE brief_pdf (
    sha256 TEXT PRIMARY KEY NOT NULL
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    inhoud BLOB NOT NULL
) STRICT;
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
CREATE TABLE document_inhoud (
    sha256 TEXT PRIMARY KEY NOT NULL
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    inhoud BLOB NOT NULL
) STRICT;
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
, wijze TEXT CHECK (wijze IN (
    'brief', 'beveiligd', 'formulier', 'mondeling'
))) STRICT;
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
CREATE TABLE gebeurtenis (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT REFERENCES dossier (id),
    spoor TEXT NOT NULL CHECK (length(spoor) <= 1000),
    soort TEXT NOT NULL CHECK (length(soort) BETWEEN 1 AND 1000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    uitkomst TEXT NOT NULL CHECK (length(uitkomst) <= 1000),
    aantal REAL CHECK (aantal BETWEEN 0 AND 100000),
    tot TEXT CHECK (date(tot) IS tot),
    wie TEXT NOT NULL CHECK (wie IN (
        'school', 'smw', 'cjg', 'leerplicht', 'swv', 'jeugdhulp', 'ouders', 'anders'
    )),
    persoon TEXT NOT NULL CHECK (length(persoon) <= 1000),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    poorten TEXT NOT NULL CHECK (length(poorten) <= 1000),
    notitie TEXT NOT NULL CHECK (length(notitie) <= 20000),
    CHECK (datum <= tot),
    CHECK (spoor NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (soort NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (uitkomst NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (poorten NOT GLOB '*[^A-Za-z0-9_.:/=+ -]*')
) STRICT;
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
CREATE TABLE importprofiel (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    naam TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 1000),
    toml TEXT NOT NULL CHECK (length(toml) BETWEEN 1 AND 500000)
) STRICT;
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
CREATE TABLE instelling (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    naam TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 1000),
    waarde TEXT NOT NULL CHECK (length(waarde) <= 3000000)
) STRICT;
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
, niet_delen INTEGER NOT NULL DEFAULT 0
    CHECK (niet_delen IN (0, 1))) STRICT;
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
CREATE VIRTUAL TABLE leerling_fts USING fts5(
    zoeknaam, content='leerling_zoek', content_rowid='nr', prefix='1 2 3',
    tokenize='unicode61', columnsize=0
);
CREATE TABLE leerling_zoek (
    nr INTEGER PRIMARY KEY,
    leerling_id TEXT NOT NULL UNIQUE REFERENCES leerling (id),
    zoeknaam TEXT NOT NULL
) STRICT;
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
    contact_email TEXT NOT NULL CHECK (length(contact_email) <= 1000), ambtenaar_id TEXT REFERENCES ambtenaar (id), kenmerk TEXT NOT NULL DEFAULT ''
    CHECK (length(kenmerk) <= 1000)
    CHECK (kenmerk NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (begindatum <= einddatum)
) STRICT;
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
, opmerking TEXT NOT NULL DEFAULT ''
    CHECK (length(opmerking) <= 80)) STRICT;
CREATE TABLE meta (
    naam TEXT PRIMARY KEY NOT NULL,
    waarde TEXT NOT NULL
) STRICT;
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
    notitie TEXT NOT NULL CHECK (length(notitie) <= 20000), niet_delen INTEGER NOT NULL DEFAULT 0
    CHECK (niet_delen IN (0, 1)),
    CHECK (datum <= terugkoppeldatum)
) STRICT;
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
CREATE TABLE protocolkeuze (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    protocol TEXT NOT NULL CHECK (length(protocol) BETWEEN 1 AND 1000),
    aan INTEGER NOT NULL CHECK (aan IN (0, 1)),
    school_id TEXT REFERENCES school (id),
    gemeente TEXT NOT NULL CHECK (length(gemeente) <= 1000),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    CHECK (van <= tot),
    CHECK (school_id IS NULL OR gemeente = '')
) STRICT;
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
CREATE TABLE samenvoeging (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    ander_id TEXT NOT NULL CHECK (length(ander_id) BETWEEN 1 AND 1000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    gegevens TEXT NOT NULL CHECK (length(gegevens) BETWEEN 1 AND 3000000)
        CHECK (json_valid(gegevens))
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
CREATE TABLE schoolnorm (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    school_id TEXT NOT NULL REFERENCES school (id),
    norm TEXT NOT NULL CHECK (length(norm) BETWEEN 1 AND 1000),
    aantal INTEGER NOT NULL CHECK (aantal BETWEEN 1 AND 2000),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    bron TEXT NOT NULL CHECK (length(bron) <= 1000),
    CHECK (van <= tot)
) STRICT;
CREATE TABLE sjabloonversie (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 1000),
    nummer INTEGER NOT NULL CHECK (nummer BETWEEN 1 AND 100000),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    toml TEXT NOT NULL CHECK (length(toml) <= 200000)
) STRICT;
CREATE TABLE sleutelkopie (
    nr INTEGER PRIMARY KEY NOT NULL CHECK (nr = 1),
    inhoud TEXT NOT NULL
) STRICT;
CREATE TABLE spoor (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    protocol TEXT NOT NULL CHECK (length(protocol) BETWEEN 1 AND 1000),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 1000),
    begonnen TEXT NOT NULL CHECK (date(begonnen) IS begonnen),
    geeindigd TEXT CHECK (date(geeindigd) IS geeindigd),
    uitkomst TEXT NOT NULL CHECK (length(uitkomst) <= 1000),
    organisatie TEXT NOT NULL CHECK (organisatie IN (
        'school', 'smw', 'cjg', 'leerplicht', 'swv', 'jeugdhulp', 'ouders', 'anders'
    )),
    persoon TEXT NOT NULL CHECK (length(persoon) <= 1000),
    reden TEXT NOT NULL CHECK (length(reden) <= 20000),
    CHECK (begonnen <= geeindigd),
    CHECK (uitkomst = '' OR geeindigd IS NOT NULL),
    CHECK (protocol NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (code NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (uitkomst NOT GLOB '*[^A-Za-z0-9_.:/=+-]*')
) STRICT;
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
    stap TEXT NOT NULL CHECK (length(stap) <= 1000),
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
    spoor TEXT NOT NULL CHECK (length(spoor) <= 1000),
    antwoorden TEXT NOT NULL CHECK (length(antwoorden) <= 1000),
    poorten TEXT NOT NULL CHECK (length(poorten) <= 1000),
    CHECK (datum <= nieuwe_datum),
    CHECK ((aantal IS NULL) = (eenheid IS NULL)),
    CHECK (stap <> '' OR spoor <> ''),
    CHECK (spoor NOT GLOB '*[^A-Za-z0-9_.:/=+-]*'),
    CHECK (antwoorden NOT GLOB '*[^A-Za-z0-9_.:/=+ -]*'),
    CHECK (poorten NOT GLOB '*[^A-Za-z0-9_.:/=+ -]*')
) STRICT;
CREATE TABLE taak (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT REFERENCES dossier (id),
    ambtenaar_id TEXT REFERENCES ambtenaar (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    omschrijving TEXT NOT NULL CHECK (length(omschrijving) BETWEEN 1 AND 20000),
    gedaan_op TEXT CHECK (date(gedaan_op) IS gedaan_op)
, gemaakt_op TEXT CHECK (date(gemaakt_op) IS gemaakt_op)
    CHECK (gemaakt_op <= gedaan_op), klaar_met TEXT CHECK (klaar_met IN (
        'contact', 'ouders', 'leerling', 'school', 'brief', 'overleg', 'interventie', 'toestemming',
        'doorgave', 'document', 'inschrijving', 'gebeurtenis', 'herstel', 'besluit'
    )), elke INTEGER CHECK (elke BETWEEN 1 AND 60), eenheid TEXT CHECK (eenheid IN (
        'schoolweken', 'schooldagen', 'werkdagen', 'dagen', 'weken', 'maanden'
    ))
    CHECK ((elke IS NULL) = (eenheid IS NULL)), herhaal_tot TEXT CHECK (date(herhaal_tot) IS herhaal_tot)
    CHECK (datum <= herhaal_tot)
    CHECK (herhaal_tot IS NULL OR elke IS NOT NULL)) STRICT;
CREATE TABLE teamprotocol (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 1000),
    geldig_vanaf TEXT NOT NULL CHECK (date(geldig_vanaf) IS geldig_vanaf),
    toml TEXT NOT NULL CHECK (length(toml) BETWEEN 1 AND 500000)
) STRICT;
CREATE TABLE telaat (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    dossier_id TEXT REFERENCES dossier (id),
    school_id TEXT REFERENCES school (id),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT NOT NULL CHECK (date(tot) IS tot),
    aantal INTEGER NOT NULL CHECK (aantal BETWEEN 1 AND 2000),
    CHECK (van <= tot)
) STRICT;
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
CREATE TABLE verhuizing (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    leerling_id TEXT NOT NULL REFERENCES leerling (id),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    van_gemeente TEXT NOT NULL CHECK (length(van_gemeente) <= 1000),
    naar_gemeente TEXT NOT NULL CHECK (length(naar_gemeente) BETWEEN 1 AND 1000),
    overgedragen_op TEXT CHECK (date(overgedragen_op) IS overgedragen_op),
    ontvangst_bevestigd TEXT CHECK (date(ontvangst_bevestigd) IS ontvangst_bevestigd),
    blijft INTEGER NOT NULL CHECK (blijft IN (0, 1)),
    CHECK (overgedragen_op <= ontvangst_bevestigd)
) STRICT;
CREATE TABLE verlofaanvraag (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    grond TEXT NOT NULL CHECK (grond IN ('11f', '14')),
    ontvangen TEXT NOT NULL CHECK (date(ontvangen) IS ontvangen),
    van TEXT NOT NULL CHECK (date(van) IS van),
    tot TEXT NOT NULL CHECK (date(tot) IS tot),
    dagen INTEGER NOT NULL CHECK (dagen BETWEEN 0 AND 250),
    eerder INTEGER NOT NULL CHECK (eerder BETWEEN 0 AND 250),
    hoofd_gehoord TEXT CHECK (date(hoofd_gehoord) IS hoofd_gehoord),
    besluit TEXT CHECK (besluit IN ('toegekend', 'deels', 'afgewezen', 'ingetrokken')),
    besluit_op TEXT CHECK (date(besluit_op) IS besluit_op),
    verleend INTEGER CHECK (verleend BETWEEN 0 AND 250),
    bezwaar TEXT CHECK (bezwaar IN ('ingesteld', 'niet_ingesteld')),
    bezwaar_op TEXT CHECK (date(bezwaar_op) IS bezwaar_op),
    notitie TEXT NOT NULL CHECK (length(notitie) <= 20000),
    CHECK (van <= tot),
    CHECK (ontvangen <= besluit_op),
    CHECK (besluit_op <= bezwaar_op),
    CHECK ((besluit IS NULL) = (besluit_op IS NULL)),
    CHECK ((bezwaar IS NULL) = (bezwaar_op IS NULL)),
    CHECK (verleend IS NULL OR (besluit IS NOT NULL AND besluit IN ('toegekend', 'deels'))),
    CHECK (verleend IS NOT NULL OR besluit IS NULL OR besluit <> 'deels'),
    CHECK (bezwaar IS NULL OR grond = '14')
) STRICT;
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
CREATE TABLE verzending (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    datum TEXT NOT NULL CHECK (date(datum) IS datum),
    sjabloon TEXT NOT NULL CHECK (length(sjabloon) BETWEEN 1 AND 1000),
    wie TEXT NOT NULL CHECK (length(wie) BETWEEN 1 AND 1000),
    invulling TEXT NOT NULL CHECK (length(invulling) <= 100000),
    bezorgwijze TEXT NOT NULL CHECK (bezorgwijze IN (
        'post', 'aangetekend', 'afgegeven', 'uitgereikt', 'beveiligd'
    )),
    door_id TEXT NOT NULL REFERENCES ambtenaar (id)
) STRICT;
CREATE TABLE verzendlid (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    verzending_id TEXT NOT NULL REFERENCES verzending (id),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    aan TEXT NOT NULL CHECK (length(aan) BETWEEN 1 AND 1000),
    volgorde INTEGER NOT NULL CHECK (volgorde BETWEEN 1 AND 100000)
) STRICT;
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
CREATE TABLE vrijstelling (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
    versie INTEGER NOT NULL CHECK (versie >= 1),
    ingetrokken INTEGER NOT NULL DEFAULT 0 CHECK (ingetrokken IN (0, 1)),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    grond TEXT NOT NULL CHECK (grond IN ('5_a', '5_b', '5_c', '5a_trekkend', '15', '3a', '3b')),
    ingediend TEXT NOT NULL CHECK (date(ingediend) IS ingediend),
    opnieuw INTEGER NOT NULL CHECK (opnieuw IN (0, 1)),
    verklaring_op TEXT CHECK (date(verklaring_op) IS verklaring_op),
    verklaring_door TEXT CHECK (verklaring_door IN (
        'aangewezen_arts', 'aangewezen_pedagoog', 'aangewezen_psycholoog', 'behandelaar',
        'niet_aangewezen', 'ouders', 'buitenlandse_school', 'school'
    )),
    duur TEXT CHECK (duur IN ('tijdelijk', 'permanent')),
    teruggekeken TEXT CHECK (date(teruggekeken) IS teruggekeken),
    laatst_geplaatst TEXT CHECK (date(laatst_geplaatst) IS laatst_geplaatst),
    swv_gevraagd TEXT CHECK (date(swv_gevraagd) IS swv_gevraagd),
    swv_advies_op TEXT CHECK (date(swv_advies_op) IS swv_advies_op),
    swv_advies TEXT CHECK (swv_advies IN ('passend_aanbod', 'geen_aanbod')),
    plan_op TEXT CHECK (date(plan_op) IS plan_op),
    aanvrager_gehoord TEXT CHECK (date(aanvrager_gehoord) IS aanvrager_gehoord),
    jongere_gehoord TEXT CHECK (date(jongere_gehoord) IS jongere_gehoord),
    hoofd_gehoord TEXT CHECK (date(hoofd_gehoord) IS hoofd_gehoord),
    mbo_gehoord TEXT CHECK (date(mbo_gehoord) IS mbo_gehoord),
    zorg_gehoord TEXT CHECK (date(zorg_gehoord) IS zorg_gehoord),
    uitkomst TEXT CHECK (uitkomst IN (
        'voldoet', 'voldoet_niet', 'toegekend', 'afgewezen', 'ingetrokken', 'niet_rechtsgeldig',
        'andere_gemeente'
    )),
    uitkomst_op TEXT CHECK (date(uitkomst_op) IS uitkomst_op),
    van TEXT CHECK (date(van) IS van),
    tot TEXT CHECK (date(tot) IS tot),
    gemeente TEXT NOT NULL CHECK (length(gemeente) <= 80),
    gemeld_op TEXT CHECK (date(gemeld_op) IS gemeld_op),
    arbeidsinspectie_op TEXT CHECK (date(arbeidsinspectie_op) IS arbeidsinspectie_op),
    bezwaar TEXT CHECK (bezwaar IN ('ingesteld', 'niet_ingesteld')),
    bezwaar_op TEXT CHECK (date(bezwaar_op) IS bezwaar_op),
    notitie TEXT NOT NULL CHECK (length(notitie) <= 20000),
    CHECK ((uitkomst IS NULL) = (uitkomst_op IS NULL)),
    CHECK ((swv_advies IS NULL) = (swv_advies_op IS NULL)),
    CHECK ((bezwaar IS NULL) = (bezwaar_op IS NULL)),
    CHECK (ingediend <= uitkomst_op),
    CHECK (van <= tot),
    CHECK (uitkomst_op <= bezwaar_op),
    CHECK ((van IS NOT NULL) = (uitkomst IS NOT NULL AND uitkomst IN ('voldoet', 'toegekend'))),
    CHECK (tot IS NULL OR van IS NOT NULL),
    CHECK (duur IS NULL OR (grond = '5_a' AND verklaring_op IS NOT NULL)),
    CHECK (gemeente = '' OR (uitkomst IS NOT NULL AND uitkomst = 'andere_gemeente')),
    CHECK (uitkomst IS NULL OR uitkomst IN ('ingetrokken', 'niet_rechtsgeldig', 'andere_gemeente')
        OR (grond IN ('15', '3a', '3b') AND uitkomst IN ('toegekend', 'afgewezen'))
        OR (grond IN ('5_a', '5_b', '5_c', '5a_trekkend')
            AND uitkomst IN ('voldoet', 'voldoet_niet'))
        OR (grond = '5_a' AND uitkomst = 'afgewezen')),
    CHECK (bezwaar IS NULL OR grond IN ('15', '3a', '3b'))
) STRICT;
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
    beeindigd TEXT CHECK (date(beeindigd) IS beeindigd), klaar_met TEXT CHECK (klaar_met IN (
        'contact', 'ouders', 'leerling', 'school', 'brief', 'overleg', 'interventie', 'toestemming',
        'doorgave', 'document', 'inschrijving', 'gebeurtenis', 'herstel', 'besluit'
    )),
    CHECK (van <= tot),
    CHECK (van <= beeindigd)
) STRICT;
CREATE INDEX absoluutbevinding_leerling_id ON absoluutbevinding (leerling_id, datum);
CREATE INDEX absoluutbevinding_melding_id ON absoluutbevinding (melding_id);
CREATE INDEX afspraak_dossier_id ON afspraak (dossier_id, datum);
CREATE INDEX audit_dossier_id ON audit (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX audit_feit_id ON audit (feit_id);
CREATE INDEX audit_tijdstip ON audit (tijdstip);
CREATE INDEX behandelaar_ambtenaar_id ON behandelaar (ambtenaar_id);
CREATE INDEX behandelaar_dossier_id ON behandelaar (dossier_id, van);
CREATE INDEX belastbaarheid_dossier_id ON belastbaarheid (dossier_id, datum);
CREATE INDEX bezoekpunt_schoolbezoek_id ON bezoekpunt (schoolbezoek_id);
CREATE INDEX boatermijn_dossier_id ON boatermijn (dossier_id, van);
CREATE INDEX brief_datum ON brief (datum);
CREATE INDEX brief_dossier_id ON brief (dossier_id, datum);
CREATE INDEX brief_getekend_door ON brief (getekend_door);
CREATE INDEX brief_ouder_id ON brief (ouder_id);
CREATE INDEX brief_partner_id ON brief (partner_id);
CREATE INDEX brief_school_id ON brief (school_id);
CREATE INDEX brief_sha256 ON brief (sha256);
CREATE UNIQUE INDEX brief_uniek_verzendlid_id ON brief (verzendlid_id)
    WHERE verzendlid_id IS NOT NULL AND ingetrokken = 0;
CREATE INDEX contact_dossier_id ON contact (dossier_id, datum);
CREATE INDEX document_dossier_id ON document (dossier_id, datum);
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX doorgave_dossier_id ON doorgave (dossier_id, datum);
CREATE INDEX dossier_leerling_id ON dossier (leerling_id, geopend);
CREATE UNIQUE INDEX dossier_uniek_dossiernummer
    ON dossier (dossiernummer)
    WHERE ingetrokken = 0;
CREATE UNIQUE INDEX dossier_uniek_leerling_id ON dossier (leerling_id)
    WHERE ingetrokken = 0 AND gesloten IS NULL;
CREATE INDEX gebeurtenis_dossier_id ON gebeurtenis (dossier_id, datum);
CREATE INDEX heropening_dossier_id ON heropening (dossier_id, heropend);
CREATE INDEX herstel_dossier_id ON herstel (dossier_id, datum);
CREATE UNIQUE INDEX importprofiel_uniek_naam ON importprofiel (naam) WHERE ingetrokken = 0;
CREATE INDEX inschrijving_leerling_id ON inschrijving (leerling_id, van);
CREATE INDEX inschrijving_school_id ON inschrijving (school_id);
CREATE UNIQUE INDEX instelling_uniek_naam
    ON instelling (naam)
    WHERE ingetrokken = 0;
CREATE INDEX interventie_dossier_id ON interventie (dossier_id, datum);
CREATE INDEX leerling_achternaam ON leerling (achternaam);
CREATE INDEX leerling_adres ON leerling (postcode, huisnummer);
CREATE INDEX leerling_geboortedatum ON leerling (geboortedatum);
CREATE UNIQUE INDEX leerling_uniek_bsn
    ON leerling (bsn)
    WHERE ingetrokken = 0 AND bsn <> '';
CREATE UNIQUE INDEX leerling_uniek_onderwijsnummer
    ON leerling (onderwijsnummer)
    WHERE ingetrokken = 0 AND onderwijsnummer <> '';
CREATE INDEX leerling_zoek_zoeknaam ON leerling_zoek (zoeknaam);
CREATE INDEX lijstbespreking_dossier_id ON lijstbespreking (dossier_id, datum);
CREATE INDEX lijstbespreking_leerling_id ON lijstbespreking (leerling_id);
CREATE INDEX lijstbespreking_school_id ON lijstbespreking (school_id, datum);
CREATE INDEX melding_ambtenaar_id ON melding (ambtenaar_id);
CREATE INDEX melding_dossier_id ON melding (dossier_id, melddatum);
CREATE INDEX melding_leerling_id ON melding (leerling_id, melddatum);
CREATE INDEX melding_melddatum ON melding (melddatum);
CREATE INDEX melding_meldingsnummer ON melding (meldingsnummer);
CREATE INDEX melding_school_id ON melding (school_id);
CREATE UNIQUE INDEX melding_uniek_meldingsnummer ON melding (meldingsnummer)
    WHERE ingetrokken = 0 AND bron = 'duo' AND meldingsnummer <> '';
CREATE INDEX meldingstatus_melding_id ON meldingstatus (melding_id, datum);
CREATE INDEX ondertekening_door_id ON ondertekening (door_id);
CREATE INDEX ondertekening_dossier_id ON ondertekening (dossier_id, datum);
CREATE INDEX ouder_email ON ouder (email);
CREATE INDEX ouder_leerling_id ON ouder (leerling_id);
CREATE INDEX ouder_telefoon ON ouder (telefoon);
CREATE INDEX overdracht_aan_id ON overdracht (aan_id) WHERE antwoord IS NULL;
CREATE INDEX overdracht_dossier_id ON overdracht (dossier_id, aangeboden);
CREATE UNIQUE INDEX overdracht_een_open ON overdracht (dossier_id)
    WHERE ingetrokken = 0 AND antwoord IS NULL;
CREATE INDEX overleg_dossier_id ON overleg (dossier_id, datum);
CREATE INDEX pakket_dossier_id ON pakket (dossier_id, datum);
CREATE INDEX pakket_verhuizing_id ON pakket (verhuizing_id);
CREATE INDEX protocolkeuze_protocol ON protocolkeuze (protocol, van);
CREATE INDEX protocolkeuze_school_id ON protocolkeuze (school_id);
CREATE INDEX regie_dossier_id ON regie (dossier_id, van);
CREATE INDEX samenvoeging_leerling_id ON samenvoeging (leerling_id, datum);
CREATE INDEX school_naam ON school (naam);
CREATE UNIQUE INDEX school_uniek_brin_vestiging
    ON school (brin, vestiging)
    WHERE ingetrokken = 0 AND brin <> '';
CREATE INDEX schoolafspraak_school_id ON schoolafspraak (school_id, datum);
CREATE INDEX schoolambtenaar_ambtenaar_id ON schoolambtenaar (ambtenaar_id);
CREATE INDEX schoolambtenaar_school_id ON schoolambtenaar (school_id, van);
CREATE INDEX schoolbezoek_ambtenaar_id ON schoolbezoek (ambtenaar_id);
CREATE INDEX schoolbezoek_school_id ON schoolbezoek (school_id, datum);
CREATE INDEX schoolcontact_school_id ON schoolcontact (school_id);
CREATE UNIQUE INDEX schoolnorm_uniek_school_id_norm_van
    ON schoolnorm (school_id, norm, van)
    WHERE ingetrokken = 0;
CREATE UNIQUE INDEX sjabloonversie_uniek_code_nummer
    ON sjabloonversie (code, nummer)
    WHERE ingetrokken = 0;
CREATE INDEX spoor_dossier_id ON spoor (dossier_id, begonnen);
CREATE INDEX stapbesluit_dossier_id ON stapbesluit (dossier_id, datum);
CREATE INDEX taak_ambtenaar_id ON taak (ambtenaar_id, datum);
CREATE INDEX taak_dossier_id ON taak (dossier_id, datum);
CREATE UNIQUE INDEX teamprotocol_uniek_code_geldig_vanaf
    ON teamprotocol (code, geldig_vanaf)
    WHERE ingetrokken = 0;
CREATE INDEX telaat_dossier_id ON telaat (dossier_id, tot);
CREATE INDEX telaat_leerling_id ON telaat (leerling_id, tot);
CREATE INDEX telaat_school_id ON telaat (school_id);
CREATE INDEX toestemming_dossier_id ON toestemming (dossier_id, datum);
CREATE INDEX toestemming_ouder_id ON toestemming (ouder_id);
CREATE INDEX uitstel_dossier_id ON uitstel (dossier_id, datum);
CREATE INDEX uitstel_taak_id ON uitstel (taak_id, datum);
CREATE UNIQUE INDEX vakantie_uniek_schooljaar_vakantie_regio
    ON vakantie (schooljaar, vakantie, regio)
    WHERE ingetrokken = 0;
CREATE INDEX verhuizing_leerling_id ON verhuizing (leerling_id, datum);
CREATE INDEX verlofaanvraag_dossier_id ON verlofaanvraag (dossier_id, ontvangen);
CREATE INDEX verwant_ander_id ON verwant (ander_id);
CREATE INDEX verwant_leerling_id ON verwant (leerling_id);
CREATE INDEX verzending_door_id ON verzending (door_id);
CREATE INDEX verzendlid_dossier_id ON verzendlid (dossier_id);
CREATE INDEX verzendlid_verzending_id ON verzendlid (verzending_id);
CREATE INDEX verzuimperiode_dossier_id ON verzuimperiode (dossier_id, eerste_dag);
CREATE INDEX verzuimperiode_leerling_id ON verzuimperiode (leerling_id, eerste_dag);
CREATE INDEX verzuimperiode_school_id ON verzuimperiode (school_id);
CREATE INDEX vrijedag_school_id ON vrijedag (school_id);
CREATE INDEX vrijstelling_dossier_id ON vrijstelling (dossier_id, ingediend);
CREATE INDEX wacht_dossier_id ON wacht (dossier_id, van);
