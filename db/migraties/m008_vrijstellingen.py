"""Store: migration 8, appeals to a vrijstelling, requests for one, and requests for leave.

Frozen SQL: never edit it once a version has been released; add a migration instead.
An empty text is '', an unknown date NULL; dates are ISO text.
"""

from __future__ import annotations

SQL = """
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
CREATE INDEX vrijstelling_dossier_id ON vrijstelling (dossier_id, ingediend);

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
CREATE INDEX verlofaanvraag_dossier_id ON verlofaanvraag (dossier_id, ontvangen);
"""
