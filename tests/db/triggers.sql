CREATE TRIGGER audit_wijzig BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:audit'); END;
CREATE TRIGGER audit_wis BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:audit'); END;
CREATE TRIGGER audit_waarde_wijzig BEFORE UPDATE ON audit_waarde
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:audit_waarde'); END;
CREATE TRIGGER audit_waarde_wis BEFORE DELETE ON audit_waarde
WHEN NOT EXISTS (SELECT 1 FROM audit a JOIN audit v ON v.feit_id = a.feit_id
  AND v.soort = a.soort AND v.actie = 'vernietig' WHERE a.nr = OLD.nr)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:audit_waarde'); END;
CREATE TRIGGER brief_pdf_wijzig BEFORE UPDATE ON brief_pdf
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:brief_pdf'); END;
CREATE TRIGGER brief_pdf_wis BEFORE DELETE ON brief_pdf
WHEN EXISTS (SELECT 1 FROM brief WHERE sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:brief_pdf'); END;
CREATE TRIGGER document_inhoud_wijzig BEFORE UPDATE ON document_inhoud
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:document_inhoud'); END;
CREATE TRIGGER document_inhoud_wis BEFORE DELETE ON document_inhoud
WHEN EXISTS (SELECT 1 FROM document WHERE sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:document_inhoud'); END;
CREATE TRIGGER document_bestand BEFORE UPDATE OF sha256, grootte, mediatype, bestandsnaam ON document
WHEN NEW.sha256 <> OLD.sha256 OR NEW.grootte <> OLD.grootte OR NEW.mediatype <> OLD.mediatype OR NEW.bestandsnaam <> OLD.bestandsnaam
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:document'); END;
CREATE TRIGGER instelling_wis BEFORE DELETE ON instelling
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'instelling' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:instelling'); END;
CREATE TRIGGER instelling_sleutel BEFORE UPDATE OF id, versie ON instelling
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:instelling'); END;
CREATE TRIGGER teamprotocol_wis BEFORE DELETE ON teamprotocol
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'teamprotocol' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:teamprotocol'); END;
CREATE TRIGGER teamprotocol_sleutel BEFORE UPDATE OF id, versie ON teamprotocol
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:teamprotocol'); END;
CREATE TRIGGER importprofiel_wis BEFORE DELETE ON importprofiel
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'importprofiel' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:importprofiel'); END;
CREATE TRIGGER importprofiel_sleutel BEFORE UPDATE OF id, versie ON importprofiel
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:importprofiel'); END;
CREATE TRIGGER sjabloonversie_wis BEFORE DELETE ON sjabloonversie
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'sjabloonversie' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:sjabloonversie'); END;
CREATE TRIGGER sjabloonversie_sleutel BEFORE UPDATE OF id, versie ON sjabloonversie
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:sjabloonversie'); END;
CREATE TRIGGER ambtenaar_wis BEFORE DELETE ON ambtenaar
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'ambtenaar' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:ambtenaar'); END;
CREATE TRIGGER ambtenaar_sleutel BEFORE UPDATE OF id, versie ON ambtenaar
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:ambtenaar'); END;
CREATE TRIGGER partner_wis BEFORE DELETE ON partner
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'partner' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:partner'); END;
CREATE TRIGGER partner_sleutel BEFORE UPDATE OF id, versie ON partner
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:partner'); END;
CREATE TRIGGER school_wis BEFORE DELETE ON school
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'school' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:school'); END;
CREATE TRIGGER school_sleutel BEFORE UPDATE OF id, versie ON school
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:school'); END;
CREATE TRIGGER schoolcontact_wis BEFORE DELETE ON schoolcontact
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'schoolcontact' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolcontact'); END;
CREATE TRIGGER schoolcontact_sleutel BEFORE UPDATE OF id, versie ON schoolcontact
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolcontact'); END;
CREATE TRIGGER schoolambtenaar_wis BEFORE DELETE ON schoolambtenaar
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'schoolambtenaar' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolambtenaar'); END;
CREATE TRIGGER schoolambtenaar_sleutel BEFORE UPDATE OF id, versie ON schoolambtenaar
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolambtenaar'); END;
CREATE TRIGGER schoolafspraak_wis BEFORE DELETE ON schoolafspraak
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'schoolafspraak' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolafspraak'); END;
CREATE TRIGGER schoolafspraak_sleutel BEFORE UPDATE OF id, versie ON schoolafspraak
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolafspraak'); END;
CREATE TRIGGER schoolbezoek_wis BEFORE DELETE ON schoolbezoek
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'schoolbezoek' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolbezoek'); END;
CREATE TRIGGER schoolbezoek_sleutel BEFORE UPDATE OF id, versie ON schoolbezoek
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolbezoek'); END;
CREATE TRIGGER bezoekpunt_wis BEFORE DELETE ON bezoekpunt
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'bezoekpunt' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:bezoekpunt'); END;
CREATE TRIGGER bezoekpunt_sleutel BEFORE UPDATE OF id, versie ON bezoekpunt
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:bezoekpunt'); END;
CREATE TRIGGER schoolnorm_wis BEFORE DELETE ON schoolnorm
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'schoolnorm' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolnorm'); END;
CREATE TRIGGER schoolnorm_sleutel BEFORE UPDATE OF id, versie ON schoolnorm
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:schoolnorm'); END;
CREATE TRIGGER vrijedag_wis BEFORE DELETE ON vrijedag
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'vrijedag' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:vrijedag'); END;
CREATE TRIGGER vrijedag_sleutel BEFORE UPDATE OF id, versie ON vrijedag
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:vrijedag'); END;
CREATE TRIGGER vakantie_wis BEFORE DELETE ON vakantie
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'vakantie' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:vakantie'); END;
CREATE TRIGGER vakantie_sleutel BEFORE UPDATE OF id, versie ON vakantie
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:vakantie'); END;
CREATE TRIGGER protocolkeuze_wis BEFORE DELETE ON protocolkeuze
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'protocolkeuze' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:protocolkeuze'); END;
CREATE TRIGGER protocolkeuze_sleutel BEFORE UPDATE OF id, versie ON protocolkeuze
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:protocolkeuze'); END;
CREATE TRIGGER leerling_wis BEFORE DELETE ON leerling
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'leerling' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:leerling'); END;
CREATE TRIGGER leerling_sleutel BEFORE UPDATE OF id, versie ON leerling
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:leerling'); END;
CREATE TRIGGER ouder_wis BEFORE DELETE ON ouder
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'ouder' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:ouder'); END;
CREATE TRIGGER ouder_sleutel BEFORE UPDATE OF id, versie ON ouder
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:ouder'); END;
CREATE TRIGGER inschrijving_wis BEFORE DELETE ON inschrijving
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'inschrijving' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:inschrijving'); END;
CREATE TRIGGER inschrijving_sleutel BEFORE UPDATE OF id, versie ON inschrijving
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:inschrijving'); END;
CREATE TRIGGER verhuizing_wis BEFORE DELETE ON verhuizing
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'verhuizing' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verhuizing'); END;
CREATE TRIGGER verhuizing_sleutel BEFORE UPDATE OF id, versie ON verhuizing
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verhuizing'); END;
CREATE TRIGGER verwant_wis BEFORE DELETE ON verwant
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'verwant' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verwant'); END;
CREATE TRIGGER verwant_sleutel BEFORE UPDATE OF id, versie ON verwant
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verwant'); END;
CREATE TRIGGER samenvoeging_wis BEFORE DELETE ON samenvoeging
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'samenvoeging' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:samenvoeging'); END;
CREATE TRIGGER samenvoeging_sleutel BEFORE UPDATE OF id, versie ON samenvoeging
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:samenvoeging'); END;
CREATE TRIGGER dossier_wis BEFORE DELETE ON dossier
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'dossier' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:dossier'); END;
CREATE TRIGGER dossier_sleutel BEFORE UPDATE OF id, versie ON dossier
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:dossier'); END;
CREATE TRIGGER behandelaar_wis BEFORE DELETE ON behandelaar
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'behandelaar' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:behandelaar'); END;
CREATE TRIGGER behandelaar_sleutel BEFORE UPDATE OF id, versie ON behandelaar
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:behandelaar'); END;
CREATE TRIGGER verzuimperiode_wis BEFORE DELETE ON verzuimperiode
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'verzuimperiode' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verzuimperiode'); END;
CREATE TRIGGER verzuimperiode_sleutel BEFORE UPDATE OF id, versie ON verzuimperiode
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verzuimperiode'); END;
CREATE TRIGGER telaat_wis BEFORE DELETE ON telaat
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'telaat' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:telaat'); END;
CREATE TRIGGER telaat_sleutel BEFORE UPDATE OF id, versie ON telaat
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:telaat'); END;
CREATE TRIGGER melding_wis BEFORE DELETE ON melding
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'melding' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:melding'); END;
CREATE TRIGGER melding_sleutel BEFORE UPDATE OF id, versie ON melding
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:melding'); END;
CREATE TRIGGER meldingstatus_wis BEFORE DELETE ON meldingstatus
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'meldingstatus' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:meldingstatus'); END;
CREATE TRIGGER meldingstatus_sleutel BEFORE UPDATE OF id, versie ON meldingstatus
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:meldingstatus'); END;
CREATE TRIGGER absoluutbevinding_wis BEFORE DELETE ON absoluutbevinding
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'absoluutbevinding' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:absoluutbevinding'); END;
CREATE TRIGGER absoluutbevinding_sleutel BEFORE UPDATE OF id, versie ON absoluutbevinding
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:absoluutbevinding'); END;
CREATE TRIGGER lijstbespreking_wis BEFORE DELETE ON lijstbespreking
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'lijstbespreking' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:lijstbespreking'); END;
CREATE TRIGGER lijstbespreking_sleutel BEFORE UPDATE OF id, versie ON lijstbespreking
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:lijstbespreking'); END;
CREATE TRIGGER contact_wis BEFORE DELETE ON contact
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'contact' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:contact'); END;
CREATE TRIGGER contact_sleutel BEFORE UPDATE OF id, versie ON contact
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:contact'); END;
CREATE TRIGGER interventie_wis BEFORE DELETE ON interventie
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'interventie' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:interventie'); END;
CREATE TRIGGER interventie_sleutel BEFORE UPDATE OF id, versie ON interventie
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:interventie'); END;
CREATE TRIGGER overleg_wis BEFORE DELETE ON overleg
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'overleg' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:overleg'); END;
CREATE TRIGGER overleg_sleutel BEFORE UPDATE OF id, versie ON overleg
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:overleg'); END;
CREATE TRIGGER stapbesluit_wis BEFORE DELETE ON stapbesluit
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'stapbesluit' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:stapbesluit'); END;
CREATE TRIGGER stapbesluit_sleutel BEFORE UPDATE OF id, versie ON stapbesluit
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:stapbesluit'); END;
CREATE TRIGGER herstel_wis BEFORE DELETE ON herstel
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'herstel' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:herstel'); END;
CREATE TRIGGER herstel_sleutel BEFORE UPDATE OF id, versie ON herstel
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:herstel'); END;
CREATE TRIGGER toestemming_wis BEFORE DELETE ON toestemming
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'toestemming' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:toestemming'); END;
CREATE TRIGGER toestemming_sleutel BEFORE UPDATE OF id, versie ON toestemming
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:toestemming'); END;
CREATE TRIGGER belastbaarheid_wis BEFORE DELETE ON belastbaarheid
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'belastbaarheid' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:belastbaarheid'); END;
CREATE TRIGGER belastbaarheid_sleutel BEFORE UPDATE OF id, versie ON belastbaarheid
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:belastbaarheid'); END;
CREATE TRIGGER regie_wis BEFORE DELETE ON regie
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'regie' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:regie'); END;
CREATE TRIGGER regie_sleutel BEFORE UPDATE OF id, versie ON regie
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:regie'); END;
CREATE TRIGGER wacht_wis BEFORE DELETE ON wacht
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'wacht' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:wacht'); END;
CREATE TRIGGER wacht_sleutel BEFORE UPDATE OF id, versie ON wacht
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:wacht'); END;
CREATE TRIGGER afspraak_wis BEFORE DELETE ON afspraak
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'afspraak' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:afspraak'); END;
CREATE TRIGGER afspraak_sleutel BEFORE UPDATE OF id, versie ON afspraak
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:afspraak'); END;
CREATE TRIGGER taak_wis BEFORE DELETE ON taak
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'taak' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:taak'); END;
CREATE TRIGGER taak_sleutel BEFORE UPDATE OF id, versie ON taak
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:taak'); END;
CREATE TRIGGER uitstel_wis BEFORE DELETE ON uitstel
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'uitstel' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:uitstel'); END;
CREATE TRIGGER uitstel_sleutel BEFORE UPDATE OF id, versie ON uitstel
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:uitstel'); END;
CREATE TRIGGER doorgave_wis BEFORE DELETE ON doorgave
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'doorgave' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:doorgave'); END;
CREATE TRIGGER doorgave_sleutel BEFORE UPDATE OF id, versie ON doorgave
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:doorgave'); END;
CREATE TRIGGER verzending_wis BEFORE DELETE ON verzending
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'verzending' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verzending'); END;
CREATE TRIGGER verzending_sleutel BEFORE UPDATE OF id, versie ON verzending
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verzending'); END;
CREATE TRIGGER verzendlid_wis BEFORE DELETE ON verzendlid
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'verzendlid' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verzendlid'); END;
CREATE TRIGGER verzendlid_sleutel BEFORE UPDATE OF id, versie ON verzendlid
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verzendlid'); END;
CREATE TRIGGER brief_wis BEFORE DELETE ON brief
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'brief' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:brief'); END;
CREATE TRIGGER brief_sleutel BEFORE UPDATE OF id, versie ON brief
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:brief'); END;
CREATE TRIGGER ondertekening_wis BEFORE DELETE ON ondertekening
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'ondertekening' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:ondertekening'); END;
CREATE TRIGGER ondertekening_sleutel BEFORE UPDATE OF id, versie ON ondertekening
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:ondertekening'); END;
CREATE TRIGGER spoor_wis BEFORE DELETE ON spoor
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'spoor' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:spoor'); END;
CREATE TRIGGER spoor_sleutel BEFORE UPDATE OF id, versie ON spoor
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:spoor'); END;
CREATE TRIGGER gebeurtenis_wis BEFORE DELETE ON gebeurtenis
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'gebeurtenis' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:gebeurtenis'); END;
CREATE TRIGGER gebeurtenis_sleutel BEFORE UPDATE OF id, versie ON gebeurtenis
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:gebeurtenis'); END;
CREATE TRIGGER vrijstelling_wis BEFORE DELETE ON vrijstelling
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'vrijstelling' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:vrijstelling'); END;
CREATE TRIGGER vrijstelling_sleutel BEFORE UPDATE OF id, versie ON vrijstelling
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:vrijstelling'); END;
CREATE TRIGGER verlofaanvraag_wis BEFORE DELETE ON verlofaanvraag
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'verlofaanvraag' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verlofaanvraag'); END;
CREATE TRIGGER verlofaanvraag_sleutel BEFORE UPDATE OF id, versie ON verlofaanvraag
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:verlofaanvraag'); END;
CREATE TRIGGER boatermijn_wis BEFORE DELETE ON boatermijn
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'boatermijn' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:boatermijn'); END;
CREATE TRIGGER boatermijn_sleutel BEFORE UPDATE OF id, versie ON boatermijn
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:boatermijn'); END;
CREATE TRIGGER document_wis BEFORE DELETE ON document
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'document' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:document'); END;
CREATE TRIGGER document_sleutel BEFORE UPDATE OF id, versie ON document
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:document'); END;
CREATE TRIGGER overdracht_wis BEFORE DELETE ON overdracht
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'overdracht' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:overdracht'); END;
CREATE TRIGGER overdracht_sleutel BEFORE UPDATE OF id, versie ON overdracht
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:overdracht'); END;
CREATE TRIGGER heropening_wis BEFORE DELETE ON heropening
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'heropening' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:heropening'); END;
CREATE TRIGGER heropening_sleutel BEFORE UPDATE OF id, versie ON heropening
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:heropening'); END;
CREATE TRIGGER pakket_wis BEFORE DELETE ON pakket
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE feit_id = OLD.id AND soort = 'pakket' AND actie = 'vernietig')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:pakket'); END;
CREATE TRIGGER pakket_sleutel BEFORE UPDATE OF id, versie ON pakket
WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie
BEGIN SELECT RAISE(ABORT, 'kantelpunt:vast:pakket'); END;
CREATE TRIGGER schoolcontact_school_id_maak AFTER INSERT ON schoolcontact
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolcontact_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON schoolcontact
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolambtenaar_school_id_maak AFTER INSERT ON schoolambtenaar
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolambtenaar_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON schoolambtenaar
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolambtenaar_ambtenaar_id_maak AFTER INSERT ON schoolambtenaar
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER schoolambtenaar_ambtenaar_id_wijzig AFTER UPDATE OF ambtenaar_id, ingetrokken ON schoolambtenaar
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.ambtenaar_id IS NOT OLD.ambtenaar_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER schoolafspraak_school_id_maak AFTER INSERT ON schoolafspraak
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolafspraak_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON schoolafspraak
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolbezoek_school_id_maak AFTER INSERT ON schoolbezoek
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolbezoek_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON schoolbezoek
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolbezoek_ambtenaar_id_maak AFTER INSERT ON schoolbezoek
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER schoolbezoek_ambtenaar_id_wijzig AFTER UPDATE OF ambtenaar_id, ingetrokken ON schoolbezoek
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.ambtenaar_id IS NOT OLD.ambtenaar_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER bezoekpunt_schoolbezoek_id_maak AFTER INSERT ON bezoekpunt
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM schoolbezoek WHERE id = NEW.schoolbezoek_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:schoolbezoek_id'); END;
CREATE TRIGGER bezoekpunt_schoolbezoek_id_wijzig AFTER UPDATE OF schoolbezoek_id, ingetrokken ON bezoekpunt
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.schoolbezoek_id IS NOT OLD.schoolbezoek_id) AND EXISTS (SELECT 1 FROM schoolbezoek WHERE id = NEW.schoolbezoek_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:schoolbezoek_id'); END;
CREATE TRIGGER schoolnorm_school_id_maak AFTER INSERT ON schoolnorm
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER schoolnorm_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON schoolnorm
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER vrijedag_school_id_maak AFTER INSERT ON vrijedag
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER vrijedag_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON vrijedag
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER protocolkeuze_school_id_maak AFTER INSERT ON protocolkeuze
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER protocolkeuze_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON protocolkeuze
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER ouder_leerling_id_maak AFTER INSERT ON ouder
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER ouder_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON ouder
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER inschrijving_leerling_id_maak AFTER INSERT ON inschrijving
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER inschrijving_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON inschrijving
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER inschrijving_school_id_maak AFTER INSERT ON inschrijving
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER inschrijving_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON inschrijving
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER verhuizing_leerling_id_maak AFTER INSERT ON verhuizing
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER verhuizing_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON verhuizing
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER verwant_leerling_id_maak AFTER INSERT ON verwant
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER verwant_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON verwant
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER verwant_ander_id_maak AFTER INSERT ON verwant
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.ander_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ander_id'); END;
CREATE TRIGGER verwant_ander_id_wijzig AFTER UPDATE OF ander_id, ingetrokken ON verwant
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.ander_id IS NOT OLD.ander_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.ander_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ander_id'); END;
CREATE TRIGGER samenvoeging_leerling_id_maak AFTER INSERT ON samenvoeging
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER samenvoeging_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON samenvoeging
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER dossier_leerling_id_maak AFTER INSERT ON dossier
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER dossier_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON dossier
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER behandelaar_dossier_id_maak AFTER INSERT ON behandelaar
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER behandelaar_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON behandelaar
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER behandelaar_ambtenaar_id_maak AFTER INSERT ON behandelaar
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER behandelaar_ambtenaar_id_wijzig AFTER UPDATE OF ambtenaar_id, ingetrokken ON behandelaar
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.ambtenaar_id IS NOT OLD.ambtenaar_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER verzuimperiode_leerling_id_maak AFTER INSERT ON verzuimperiode
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER verzuimperiode_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON verzuimperiode
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER verzuimperiode_dossier_id_maak AFTER INSERT ON verzuimperiode
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER verzuimperiode_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON verzuimperiode
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER verzuimperiode_school_id_maak AFTER INSERT ON verzuimperiode
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER verzuimperiode_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON verzuimperiode
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER telaat_leerling_id_maak AFTER INSERT ON telaat
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER telaat_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON telaat
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER telaat_dossier_id_maak AFTER INSERT ON telaat
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER telaat_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON telaat
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER telaat_school_id_maak AFTER INSERT ON telaat
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER telaat_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON telaat
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER melding_leerling_id_maak AFTER INSERT ON melding
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER melding_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON melding
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER melding_dossier_id_maak AFTER INSERT ON melding
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER melding_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON melding
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER melding_school_id_maak AFTER INSERT ON melding
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER melding_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON melding
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER melding_ambtenaar_id_maak AFTER INSERT ON melding
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER melding_ambtenaar_id_wijzig AFTER UPDATE OF ambtenaar_id, ingetrokken ON melding
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.ambtenaar_id IS NOT OLD.ambtenaar_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER meldingstatus_melding_id_maak AFTER INSERT ON meldingstatus
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM melding WHERE id = NEW.melding_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:melding_id'); END;
CREATE TRIGGER meldingstatus_melding_id_wijzig AFTER UPDATE OF melding_id, ingetrokken ON meldingstatus
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.melding_id IS NOT OLD.melding_id) AND EXISTS (SELECT 1 FROM melding WHERE id = NEW.melding_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:melding_id'); END;
CREATE TRIGGER absoluutbevinding_leerling_id_maak AFTER INSERT ON absoluutbevinding
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER absoluutbevinding_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON absoluutbevinding
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER absoluutbevinding_melding_id_maak AFTER INSERT ON absoluutbevinding
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM melding WHERE id = NEW.melding_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:melding_id'); END;
CREATE TRIGGER absoluutbevinding_melding_id_wijzig AFTER UPDATE OF melding_id, ingetrokken ON absoluutbevinding
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.melding_id IS NOT OLD.melding_id) AND EXISTS (SELECT 1 FROM melding WHERE id = NEW.melding_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:melding_id'); END;
CREATE TRIGGER lijstbespreking_school_id_maak AFTER INSERT ON lijstbespreking
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER lijstbespreking_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON lijstbespreking
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER lijstbespreking_leerling_id_maak AFTER INSERT ON lijstbespreking
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER lijstbespreking_leerling_id_wijzig AFTER UPDATE OF leerling_id, ingetrokken ON lijstbespreking
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.leerling_id IS NOT OLD.leerling_id) AND EXISTS (SELECT 1 FROM leerling WHERE id = NEW.leerling_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:leerling_id'); END;
CREATE TRIGGER lijstbespreking_dossier_id_maak AFTER INSERT ON lijstbespreking
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER lijstbespreking_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON lijstbespreking
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER contact_dossier_id_maak AFTER INSERT ON contact
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER contact_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON contact
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER interventie_dossier_id_maak AFTER INSERT ON interventie
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER interventie_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON interventie
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER overleg_dossier_id_maak AFTER INSERT ON overleg
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER overleg_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON overleg
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER stapbesluit_dossier_id_maak AFTER INSERT ON stapbesluit
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER stapbesluit_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON stapbesluit
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER herstel_dossier_id_maak AFTER INSERT ON herstel
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER herstel_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON herstel
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER toestemming_dossier_id_maak AFTER INSERT ON toestemming
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER toestemming_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON toestemming
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER toestemming_ouder_id_maak AFTER INSERT ON toestemming
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ouder WHERE id = NEW.ouder_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ouder_id'); END;
CREATE TRIGGER toestemming_ouder_id_wijzig AFTER UPDATE OF ouder_id, ingetrokken ON toestemming
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.ouder_id IS NOT OLD.ouder_id) AND EXISTS (SELECT 1 FROM ouder WHERE id = NEW.ouder_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ouder_id'); END;
CREATE TRIGGER belastbaarheid_dossier_id_maak AFTER INSERT ON belastbaarheid
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER belastbaarheid_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON belastbaarheid
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER regie_dossier_id_maak AFTER INSERT ON regie
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER regie_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON regie
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER wacht_dossier_id_maak AFTER INSERT ON wacht
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER wacht_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON wacht
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER afspraak_dossier_id_maak AFTER INSERT ON afspraak
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER afspraak_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON afspraak
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER taak_dossier_id_maak AFTER INSERT ON taak
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER taak_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON taak
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER taak_ambtenaar_id_maak AFTER INSERT ON taak
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER taak_ambtenaar_id_wijzig AFTER UPDATE OF ambtenaar_id, ingetrokken ON taak
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.ambtenaar_id IS NOT OLD.ambtenaar_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.ambtenaar_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ambtenaar_id'); END;
CREATE TRIGGER uitstel_dossier_id_maak AFTER INSERT ON uitstel
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER uitstel_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON uitstel
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER uitstel_taak_id_maak AFTER INSERT ON uitstel
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM taak WHERE id = NEW.taak_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:taak_id'); END;
CREATE TRIGGER uitstel_taak_id_wijzig AFTER UPDATE OF taak_id, ingetrokken ON uitstel
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.taak_id IS NOT OLD.taak_id) AND EXISTS (SELECT 1 FROM taak WHERE id = NEW.taak_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:taak_id'); END;
CREATE TRIGGER doorgave_dossier_id_maak AFTER INSERT ON doorgave
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER doorgave_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON doorgave
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER verzending_door_id_maak AFTER INSERT ON verzending
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.door_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:door_id'); END;
CREATE TRIGGER verzending_door_id_wijzig AFTER UPDATE OF door_id, ingetrokken ON verzending
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.door_id IS NOT OLD.door_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.door_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:door_id'); END;
CREATE TRIGGER verzendlid_verzending_id_maak AFTER INSERT ON verzendlid
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM verzending WHERE id = NEW.verzending_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:verzending_id'); END;
CREATE TRIGGER verzendlid_verzending_id_wijzig AFTER UPDATE OF verzending_id, ingetrokken ON verzendlid
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.verzending_id IS NOT OLD.verzending_id) AND EXISTS (SELECT 1 FROM verzending WHERE id = NEW.verzending_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:verzending_id'); END;
CREATE TRIGGER verzendlid_dossier_id_maak AFTER INSERT ON verzendlid
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER verzendlid_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON verzendlid
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER brief_dossier_id_maak AFTER INSERT ON brief
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER brief_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON brief
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER brief_ouder_id_maak AFTER INSERT ON brief
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ouder WHERE id = NEW.ouder_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ouder_id'); END;
CREATE TRIGGER brief_ouder_id_wijzig AFTER UPDATE OF ouder_id, ingetrokken ON brief
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.ouder_id IS NOT OLD.ouder_id) AND EXISTS (SELECT 1 FROM ouder WHERE id = NEW.ouder_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:ouder_id'); END;
CREATE TRIGGER brief_school_id_maak AFTER INSERT ON brief
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER brief_school_id_wijzig AFTER UPDATE OF school_id, ingetrokken ON brief
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.school_id IS NOT OLD.school_id) AND EXISTS (SELECT 1 FROM school WHERE id = NEW.school_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:school_id'); END;
CREATE TRIGGER brief_partner_id_maak AFTER INSERT ON brief
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM partner WHERE id = NEW.partner_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:partner_id'); END;
CREATE TRIGGER brief_partner_id_wijzig AFTER UPDATE OF partner_id, ingetrokken ON brief
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.partner_id IS NOT OLD.partner_id) AND EXISTS (SELECT 1 FROM partner WHERE id = NEW.partner_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:partner_id'); END;
CREATE TRIGGER brief_getekend_door_maak AFTER INSERT ON brief
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.getekend_door AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:getekend_door'); END;
CREATE TRIGGER brief_getekend_door_wijzig AFTER UPDATE OF getekend_door, ingetrokken ON brief
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.getekend_door IS NOT OLD.getekend_door) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.getekend_door AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:getekend_door'); END;
CREATE TRIGGER brief_verzendlid_id_maak AFTER INSERT ON brief
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM verzendlid WHERE id = NEW.verzendlid_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:verzendlid_id'); END;
CREATE TRIGGER brief_verzendlid_id_wijzig AFTER UPDATE OF verzendlid_id, ingetrokken ON brief
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.verzendlid_id IS NOT OLD.verzendlid_id) AND EXISTS (SELECT 1 FROM verzendlid WHERE id = NEW.verzendlid_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:verzendlid_id'); END;
CREATE TRIGGER ondertekening_dossier_id_maak AFTER INSERT ON ondertekening
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER ondertekening_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON ondertekening
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER ondertekening_door_id_maak AFTER INSERT ON ondertekening
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.door_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:door_id'); END;
CREATE TRIGGER ondertekening_door_id_wijzig AFTER UPDATE OF door_id, ingetrokken ON ondertekening
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.door_id IS NOT OLD.door_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.door_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:door_id'); END;
CREATE TRIGGER spoor_dossier_id_maak AFTER INSERT ON spoor
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER spoor_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON spoor
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER gebeurtenis_dossier_id_maak AFTER INSERT ON gebeurtenis
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER gebeurtenis_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON gebeurtenis
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER vrijstelling_dossier_id_maak AFTER INSERT ON vrijstelling
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER vrijstelling_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON vrijstelling
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER verlofaanvraag_dossier_id_maak AFTER INSERT ON verlofaanvraag
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER verlofaanvraag_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON verlofaanvraag
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER boatermijn_dossier_id_maak AFTER INSERT ON boatermijn
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER boatermijn_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON boatermijn
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER document_dossier_id_maak AFTER INSERT ON document
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER document_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON document
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER overdracht_dossier_id_maak AFTER INSERT ON overdracht
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER overdracht_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON overdracht
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER overdracht_door_id_maak AFTER INSERT ON overdracht
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.door_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:door_id'); END;
CREATE TRIGGER overdracht_door_id_wijzig AFTER UPDATE OF door_id, ingetrokken ON overdracht
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.door_id IS NOT OLD.door_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.door_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:door_id'); END;
CREATE TRIGGER overdracht_aan_id_maak AFTER INSERT ON overdracht
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.aan_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:aan_id'); END;
CREATE TRIGGER overdracht_aan_id_wijzig AFTER UPDATE OF aan_id, ingetrokken ON overdracht
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.aan_id IS NOT OLD.aan_id) AND EXISTS (SELECT 1 FROM ambtenaar WHERE id = NEW.aan_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:aan_id'); END;
CREATE TRIGGER heropening_dossier_id_maak AFTER INSERT ON heropening
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER heropening_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON heropening
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER pakket_dossier_id_maak AFTER INSERT ON pakket
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER pakket_dossier_id_wijzig AFTER UPDATE OF dossier_id, ingetrokken ON pakket
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.dossier_id IS NOT OLD.dossier_id) AND EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:dossier_id'); END;
CREATE TRIGGER pakket_verhuizing_id_maak AFTER INSERT ON pakket
WHEN NEW.ingetrokken = 0 AND EXISTS (SELECT 1 FROM verhuizing WHERE id = NEW.verhuizing_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:verhuizing_id'); END;
CREATE TRIGGER pakket_verhuizing_id_wijzig AFTER UPDATE OF verhuizing_id, ingetrokken ON pakket
WHEN NEW.ingetrokken = 0 AND (OLD.ingetrokken = 1 OR NEW.verhuizing_id IS NOT OLD.verhuizing_id) AND EXISTS (SELECT 1 FROM verhuizing WHERE id = NEW.verhuizing_id AND ingetrokken = 1)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:verwijzing:verhuizing_id'); END;
CREATE TRIGGER school_trek_in BEFORE UPDATE OF ingetrokken ON school
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM schoolcontact WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM schoolambtenaar WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM schoolafspraak WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM schoolbezoek WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM schoolnorm WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM vrijedag WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM protocolkeuze WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM inschrijving WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verzuimperiode WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM telaat WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM melding WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM lijstbespreking WHERE school_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM brief WHERE school_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:school'); END;
CREATE TRIGGER ambtenaar_trek_in BEFORE UPDATE OF ingetrokken ON ambtenaar
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM schoolambtenaar WHERE ambtenaar_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM schoolbezoek WHERE ambtenaar_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM behandelaar WHERE ambtenaar_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM melding WHERE ambtenaar_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM taak WHERE ambtenaar_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verzending WHERE door_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM brief WHERE getekend_door = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM ondertekening WHERE door_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM overdracht WHERE door_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM overdracht WHERE aan_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:ambtenaar'); END;
CREATE TRIGGER schoolbezoek_trek_in BEFORE UPDATE OF ingetrokken ON schoolbezoek
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM bezoekpunt WHERE schoolbezoek_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:schoolbezoek'); END;
CREATE TRIGGER leerling_trek_in BEFORE UPDATE OF ingetrokken ON leerling
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM ouder WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM inschrijving WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verhuizing WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verwant WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verwant WHERE ander_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM samenvoeging WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM dossier WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verzuimperiode WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM telaat WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM melding WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM absoluutbevinding WHERE leerling_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM lijstbespreking WHERE leerling_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:leerling'); END;
CREATE TRIGGER dossier_trek_in BEFORE UPDATE OF ingetrokken ON dossier
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM behandelaar WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verzuimperiode WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM telaat WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM melding WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM lijstbespreking WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM contact WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM interventie WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM overleg WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM stapbesluit WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM herstel WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM toestemming WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM belastbaarheid WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM regie WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM wacht WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM afspraak WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM taak WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM uitstel WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM doorgave WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verzendlid WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM brief WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM ondertekening WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM spoor WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM gebeurtenis WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM vrijstelling WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM verlofaanvraag WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM boatermijn WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM document WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM overdracht WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM heropening WHERE dossier_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM pakket WHERE dossier_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:dossier'); END;
CREATE TRIGGER melding_trek_in BEFORE UPDATE OF ingetrokken ON melding
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM meldingstatus WHERE melding_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM absoluutbevinding WHERE melding_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:melding'); END;
CREATE TRIGGER ouder_trek_in BEFORE UPDATE OF ingetrokken ON ouder
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM toestemming WHERE ouder_id = NEW.id AND ingetrokken = 0)
  OR EXISTS (SELECT 1 FROM brief WHERE ouder_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:ouder'); END;
CREATE TRIGGER taak_trek_in BEFORE UPDATE OF ingetrokken ON taak
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM uitstel WHERE taak_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:taak'); END;
CREATE TRIGGER verzending_trek_in BEFORE UPDATE OF ingetrokken ON verzending
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM verzendlid WHERE verzending_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:verzending'); END;
CREATE TRIGGER partner_trek_in BEFORE UPDATE OF ingetrokken ON partner
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM brief WHERE partner_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:partner'); END;
CREATE TRIGGER verzendlid_trek_in BEFORE UPDATE OF ingetrokken ON verzendlid
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM brief WHERE verzendlid_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:verzendlid'); END;
CREATE TRIGGER verhuizing_trek_in BEFORE UPDATE OF ingetrokken ON verhuizing
WHEN NEW.ingetrokken = 1 AND OLD.ingetrokken = 0 AND (
  EXISTS (SELECT 1 FROM pakket WHERE verhuizing_id = NEW.id AND ingetrokken = 0))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:afhankelijk:verhuizing'); END;
CREATE TRIGGER melding_notitie_maak AFTER INSERT ON melding
WHEN (NEW.reden <> '' OR NEW.actie_school <> '' OR NEW.toelichting <> '') AND (NEW.bron <> 'duo' OR NEW.soort = 'kenmerk') AND NOT (NEW.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (NEW.soort = 'overig' AND NEW.vermoeden = 1)) AND (NEW.dossier_id IS NULL OR NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.melddatum AND (p.laatste_dag IS NULL OR NEW.melddatum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.melddatum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.melddatum AND (p.laatste_dag IS NULL OR NEW.melddatum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.melddatum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.melddatum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.melddatum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.melddatum
          AND (t.tot IS NULL OR NEW.melddatum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.melddatum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.melddatum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.melddatum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.melddatum
          AND (t.tot IS NULL OR NEW.melddatum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.melddatum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.melddatum), '')))
  )
))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.reden <> '' THEN 'reden' WHEN NEW.actie_school <> '' THEN 'actie_school' WHEN NEW.toelichting <> '' THEN 'toelichting' ELSE 'reden' END); END;
CREATE TRIGGER melding_notitie_wijzig AFTER UPDATE ON melding
WHEN (NEW.reden <> OLD.reden OR NEW.actie_school <> OLD.actie_school OR NEW.toelichting <> OLD.toelichting OR ((NEW.melddatum <> OLD.melddatum OR (OLD.dossier_id IS NOT NULL AND NEW.dossier_id IS NOT OLD.dossier_id)) AND (NEW.reden <> '' OR NEW.actie_school <> '' OR NEW.toelichting <> ''))) AND (NEW.bron <> 'duo' OR NEW.soort = 'kenmerk') AND NOT (NEW.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (NEW.soort = 'overig' AND NEW.vermoeden = 1)) AND (NEW.dossier_id IS NULL OR NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.melddatum AND (p.laatste_dag IS NULL OR NEW.melddatum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.melddatum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.melddatum AND (p.laatste_dag IS NULL OR NEW.melddatum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.melddatum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.melddatum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.melddatum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.melddatum
          AND (t.tot IS NULL OR NEW.melddatum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.melddatum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.melddatum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.melddatum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.melddatum
          AND (t.tot IS NULL OR NEW.melddatum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.melddatum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.melddatum), '')))
  )
))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.reden <> OLD.reden THEN 'reden' WHEN NEW.actie_school <> OLD.actie_school THEN 'actie_school' WHEN NEW.toelichting <> OLD.toelichting THEN 'toelichting' ELSE 'reden' END); END;
CREATE TRIGGER contact_notitie_maak AFTER INSERT ON contact
WHEN (NEW.notitie <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.notitie <> '' THEN 'notitie' ELSE 'notitie' END); END;
CREATE TRIGGER contact_notitie_wijzig AFTER UPDATE ON contact
WHEN (NEW.notitie <> OLD.notitie OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.notitie <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.notitie <> OLD.notitie THEN 'notitie' ELSE 'notitie' END); END;
CREATE TRIGGER interventie_notitie_maak AFTER INSERT ON interventie
WHEN (NEW.doel <> '' OR NEW.notitie <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.doel <> '' THEN 'doel' WHEN NEW.notitie <> '' THEN 'notitie' ELSE 'doel' END); END;
CREATE TRIGGER interventie_notitie_wijzig AFTER UPDATE ON interventie
WHEN (NEW.doel <> OLD.doel OR NEW.notitie <> OLD.notitie OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.doel <> '' OR NEW.notitie <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.doel <> OLD.doel THEN 'doel' WHEN NEW.notitie <> OLD.notitie THEN 'notitie' ELSE 'doel' END); END;
CREATE TRIGGER overleg_notitie_maak AFTER INSERT ON overleg
WHEN (NEW.doel <> '' OR NEW.notitie <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.doel <> '' THEN 'doel' WHEN NEW.notitie <> '' THEN 'notitie' ELSE 'doel' END); END;
CREATE TRIGGER overleg_notitie_wijzig AFTER UPDATE ON overleg
WHEN (NEW.doel <> OLD.doel OR NEW.notitie <> OLD.notitie OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.doel <> '' OR NEW.notitie <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.doel <> OLD.doel THEN 'doel' WHEN NEW.notitie <> OLD.notitie THEN 'notitie' ELSE 'doel' END); END;
CREATE TRIGGER stapbesluit_notitie_maak AFTER INSERT ON stapbesluit
WHEN (NEW.reden <> '' OR NEW.oplossing <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.reden <> '' THEN 'reden' WHEN NEW.oplossing <> '' THEN 'oplossing' ELSE 'reden' END); END;
CREATE TRIGGER stapbesluit_notitie_wijzig AFTER UPDATE ON stapbesluit
WHEN (NEW.reden <> OLD.reden OR NEW.oplossing <> OLD.oplossing OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.reden <> '' OR NEW.oplossing <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.reden <> OLD.reden THEN 'reden' WHEN NEW.oplossing <> OLD.oplossing THEN 'oplossing' ELSE 'reden' END); END;
CREATE TRIGGER herstel_notitie_maak AFTER INSERT ON herstel
WHEN (NEW.toelichting <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.toelichting <> '' THEN 'toelichting' ELSE 'toelichting' END); END;
CREATE TRIGGER herstel_notitie_wijzig AFTER UPDATE ON herstel
WHEN (NEW.toelichting <> OLD.toelichting OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.toelichting <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.toelichting <> OLD.toelichting THEN 'toelichting' ELSE 'toelichting' END); END;
CREATE TRIGGER wacht_notitie_maak AFTER INSERT ON wacht
WHEN (NEW.toelichting <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.van AND (p.laatste_dag IS NULL OR NEW.van <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.van) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.van AND (p.laatste_dag IS NULL OR NEW.van <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.van OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.van < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.van < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.van
          AND (t.tot IS NULL OR NEW.van <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.van AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.van), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.van
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.van
          AND (t.tot IS NULL OR NEW.van <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.van AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.van), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.toelichting <> '' THEN 'toelichting' ELSE 'toelichting' END); END;
CREATE TRIGGER wacht_notitie_wijzig AFTER UPDATE ON wacht
WHEN (NEW.toelichting <> OLD.toelichting OR ((NEW.van <> OLD.van OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.toelichting <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.van AND (p.laatste_dag IS NULL OR NEW.van <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.van) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.van AND (p.laatste_dag IS NULL OR NEW.van <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.van OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.van < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.van < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.van
          AND (t.tot IS NULL OR NEW.van <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.van AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.van), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.van
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.van
          AND (t.tot IS NULL OR NEW.van <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.van AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.van), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.toelichting <> OLD.toelichting THEN 'toelichting' ELSE 'toelichting' END); END;
CREATE TRIGGER afspraak_notitie_maak AFTER INSERT ON afspraak
WHEN (NEW.wat <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.wat <> '' THEN 'wat' ELSE 'wat' END); END;
CREATE TRIGGER afspraak_notitie_wijzig AFTER UPDATE ON afspraak
WHEN (NEW.wat <> OLD.wat OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.wat <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.wat <> OLD.wat THEN 'wat' ELSE 'wat' END); END;
CREATE TRIGGER taak_notitie_maak AFTER INSERT ON taak
WHEN (NEW.omschrijving <> '') AND NEW.omschrijving NOT IN ('Brief versturen', 'Contact opnemen', 'Dossier bekijken', 'Ouders bellen', 'School bellen', 'Terugbellen', 'Terugkoppelen') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.omschrijving <> '' THEN 'omschrijving' ELSE 'omschrijving' END); END;
CREATE TRIGGER taak_notitie_wijzig AFTER UPDATE ON taak
WHEN (NEW.omschrijving <> OLD.omschrijving OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.omschrijving <> ''))) AND NEW.omschrijving NOT IN ('Brief versturen', 'Contact opnemen', 'Dossier bekijken', 'Ouders bellen', 'School bellen', 'Terugbellen', 'Terugkoppelen') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.omschrijving <> OLD.omschrijving THEN 'omschrijving' ELSE 'omschrijving' END); END;
CREATE TRIGGER uitstel_notitie_maak AFTER INSERT ON uitstel
WHEN (NEW.toelichting <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.toelichting <> '' THEN 'toelichting' ELSE 'toelichting' END); END;
CREATE TRIGGER uitstel_notitie_wijzig AFTER UPDATE ON uitstel
WHEN (NEW.toelichting <> OLD.toelichting OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.toelichting <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.toelichting <> OLD.toelichting THEN 'toelichting' ELSE 'toelichting' END); END;
CREATE TRIGGER brief_notitie_maak AFTER INSERT ON brief
WHEN (NEW.afwijking <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.afwijking <> '' THEN 'afwijking' ELSE 'afwijking' END); END;
CREATE TRIGGER brief_notitie_wijzig AFTER UPDATE ON brief
WHEN (NEW.afwijking <> OLD.afwijking OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.afwijking <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.afwijking <> OLD.afwijking THEN 'afwijking' ELSE 'afwijking' END); END;
CREATE TRIGGER ondertekening_notitie_maak AFTER INSERT ON ondertekening
WHEN (NEW.opmerking <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.opmerking <> '' THEN 'opmerking' ELSE 'opmerking' END); END;
CREATE TRIGGER ondertekening_notitie_wijzig AFTER UPDATE ON ondertekening
WHEN (NEW.opmerking <> OLD.opmerking OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.opmerking <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.opmerking <> OLD.opmerking THEN 'opmerking' ELSE 'opmerking' END); END;
CREATE TRIGGER spoor_notitie_maak AFTER INSERT ON spoor
WHEN (NEW.reden <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.begonnen AND (p.laatste_dag IS NULL OR NEW.begonnen <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.begonnen) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.begonnen AND (p.laatste_dag IS NULL OR NEW.begonnen <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.begonnen OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.begonnen < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.begonnen < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.begonnen
          AND (t.tot IS NULL OR NEW.begonnen <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.begonnen AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.begonnen), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.begonnen
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.begonnen
          AND (t.tot IS NULL OR NEW.begonnen <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.begonnen AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.begonnen), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.reden <> '' THEN 'reden' ELSE 'reden' END); END;
CREATE TRIGGER spoor_notitie_wijzig AFTER UPDATE ON spoor
WHEN (NEW.reden <> OLD.reden OR ((NEW.begonnen <> OLD.begonnen OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.reden <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.begonnen AND (p.laatste_dag IS NULL OR NEW.begonnen <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.begonnen) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.begonnen AND (p.laatste_dag IS NULL OR NEW.begonnen <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.begonnen OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.begonnen < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.begonnen < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.begonnen
          AND (t.tot IS NULL OR NEW.begonnen <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.begonnen AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.begonnen), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.begonnen
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.begonnen
          AND (t.tot IS NULL OR NEW.begonnen <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.begonnen AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.begonnen), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.reden <> OLD.reden THEN 'reden' ELSE 'reden' END); END;
CREATE TRIGGER gebeurtenis_notitie_maak AFTER INSERT ON gebeurtenis
WHEN (NEW.reden <> '' OR NEW.notitie <> '' OR (NEW.soort IN ('doorverwezen', 'traject_ingezet') AND NEW.persoon <> '')) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.reden <> '' THEN 'reden' WHEN NEW.notitie <> '' THEN 'notitie' WHEN (NEW.soort IN ('doorverwezen', 'traject_ingezet') AND NEW.persoon <> '') THEN 'persoon' ELSE 'reden' END); END;
CREATE TRIGGER gebeurtenis_notitie_wijzig AFTER UPDATE ON gebeurtenis
WHEN (NEW.reden <> OLD.reden OR NEW.notitie <> OLD.notitie OR (NEW.soort IN ('doorverwezen', 'traject_ingezet') AND NEW.persoon <> OLD.persoon) OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id OR NEW.soort <> OLD.soort) AND (NEW.reden <> '' OR NEW.notitie <> '' OR (NEW.soort IN ('doorverwezen', 'traject_ingezet') AND NEW.persoon <> '')))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.reden <> OLD.reden THEN 'reden' WHEN NEW.notitie <> OLD.notitie THEN 'notitie' WHEN (NEW.soort IN ('doorverwezen', 'traject_ingezet') AND NEW.persoon <> OLD.persoon) THEN 'persoon' ELSE 'reden' END); END;
CREATE TRIGGER vrijstelling_notitie_maak AFTER INSERT ON vrijstelling
WHEN (NEW.notitie <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.ingediend AND (p.laatste_dag IS NULL OR NEW.ingediend <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.ingediend) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.ingediend AND (p.laatste_dag IS NULL OR NEW.ingediend <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.ingediend OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.ingediend < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.ingediend < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.ingediend
          AND (t.tot IS NULL OR NEW.ingediend <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.ingediend AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.ingediend), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.ingediend
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.ingediend
          AND (t.tot IS NULL OR NEW.ingediend <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.ingediend AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.ingediend), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.notitie <> '' THEN 'notitie' ELSE 'notitie' END); END;
CREATE TRIGGER vrijstelling_notitie_wijzig AFTER UPDATE ON vrijstelling
WHEN (NEW.notitie <> OLD.notitie OR ((NEW.ingediend <> OLD.ingediend OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.notitie <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.ingediend AND (p.laatste_dag IS NULL OR NEW.ingediend <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.ingediend) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.ingediend AND (p.laatste_dag IS NULL OR NEW.ingediend <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.ingediend OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.ingediend < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.ingediend < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.ingediend
          AND (t.tot IS NULL OR NEW.ingediend <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.ingediend AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.ingediend), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.ingediend
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.ingediend
          AND (t.tot IS NULL OR NEW.ingediend <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.ingediend AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.ingediend), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.notitie <> OLD.notitie THEN 'notitie' ELSE 'notitie' END); END;
CREATE TRIGGER verlofaanvraag_notitie_maak AFTER INSERT ON verlofaanvraag
WHEN (NEW.notitie <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.ontvangen AND (p.laatste_dag IS NULL OR NEW.ontvangen <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.ontvangen) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.ontvangen AND (p.laatste_dag IS NULL OR NEW.ontvangen <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.ontvangen OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.ontvangen < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.ontvangen < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.ontvangen
          AND (t.tot IS NULL OR NEW.ontvangen <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.ontvangen AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.ontvangen), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.ontvangen
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.ontvangen
          AND (t.tot IS NULL OR NEW.ontvangen <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.ontvangen AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.ontvangen), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.notitie <> '' THEN 'notitie' ELSE 'notitie' END); END;
CREATE TRIGGER verlofaanvraag_notitie_wijzig AFTER UPDATE ON verlofaanvraag
WHEN (NEW.notitie <> OLD.notitie OR ((NEW.ontvangen <> OLD.ontvangen OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.notitie <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.ontvangen AND (p.laatste_dag IS NULL OR NEW.ontvangen <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.ontvangen) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.ontvangen AND (p.laatste_dag IS NULL OR NEW.ontvangen <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.ontvangen OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.ontvangen < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.ontvangen < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.ontvangen
          AND (t.tot IS NULL OR NEW.ontvangen <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.ontvangen AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.ontvangen), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.ontvangen
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.ontvangen
          AND (t.tot IS NULL OR NEW.ontvangen <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.ontvangen AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.ontvangen), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.notitie <> OLD.notitie THEN 'notitie' ELSE 'notitie' END); END;
CREATE TRIGGER document_notitie_maak AFTER INSERT ON document
WHEN (NEW.titel <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.titel <> '' THEN 'titel' ELSE 'titel' END); END;
CREATE TRIGGER document_notitie_wijzig AFTER UPDATE ON document
WHEN (NEW.titel <> OLD.titel OR ((NEW.datum <> OLD.datum OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.titel <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.datum) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.datum AND (p.laatste_dag IS NULL OR NEW.datum <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.titel <> OLD.titel THEN 'titel' ELSE 'titel' END); END;
CREATE TRIGGER overdracht_notitie_maak AFTER INSERT ON overdracht
WHEN (NEW.toelichting <> '' OR NEW.reden <> '') AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.aangeboden AND (p.laatste_dag IS NULL OR NEW.aangeboden <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.aangeboden) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.aangeboden AND (p.laatste_dag IS NULL OR NEW.aangeboden <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.aangeboden OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.aangeboden < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.aangeboden < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.aangeboden
          AND (t.tot IS NULL OR NEW.aangeboden <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.aangeboden AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.aangeboden), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.aangeboden
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.aangeboden
          AND (t.tot IS NULL OR NEW.aangeboden <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.aangeboden AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.aangeboden), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.toelichting <> '' THEN 'toelichting' WHEN NEW.reden <> '' THEN 'reden' ELSE 'toelichting' END); END;
CREATE TRIGGER overdracht_notitie_wijzig AFTER UPDATE ON overdracht
WHEN (NEW.toelichting <> OLD.toelichting OR NEW.reden <> OLD.reden OR ((NEW.aangeboden <> OLD.aangeboden OR NEW.dossier_id IS NOT OLD.dossier_id) AND (NEW.toelichting <> '' OR NEW.reden <> ''))) AND NEW.dossier_id IS NOT NULL AND NOT (
  EXISTS (SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd' AND p.eerste_dag <= NEW.aangeboden AND (p.laatste_dag IS NULL OR NEW.aangeboden <= p.laatste_dag))
  OR EXISTS (
    SELECT 1 FROM (
      SELECT max(dag) AS dag FROM (
        SELECT p.eerste_dag AS dag FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = NEW.dossier_id AND m.ingetrokken = 0 AND (m.soort IN ('16_uur', '16_uur_18', 'absoluut', 'lrv', 'luxe', 'rmc') OR (m.soort = 'overig' AND m.vermoeden = 1))
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= NEW.aangeboden) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM verzuimperiode p WHERE p.dossier_id = NEW.dossier_id AND p.ingetrokken = 0 AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND p.eerste_dag <= NEW.aangeboden AND (p.laatste_dag IS NULL OR NEW.aangeboden <= p.laatste_dag)))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = 'notitie_met_toestemming' AND waarde = '1'
              AND ingetrokken = 0)
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.aangeboden OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.aangeboden < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.aangeboden < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.aangeboden
          AND (t.tot IS NULL OR NEW.aangeboden <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id = o.id
                AND t.datum <= NEW.aangeboden AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.aangeboden), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.aangeboden
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.aangeboden
          AND (t.tot IS NULL OR NEW.aangeboden <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'leerplicht' AND t.ouder_id IS NULL
                AND t.datum <= NEW.aangeboden AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.aangeboden), '')))
  )
)
BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || CASE WHEN NEW.toelichting <> OLD.toelichting THEN 'toelichting' WHEN NEW.reden <> OLD.reden THEN 'reden' ELSE 'toelichting' END); END;
CREATE TRIGGER doorgave_toestemming_maak AFTER INSERT ON doorgave
WHEN NEW.aan = 'jeugdarts' AND NEW.door = 'leerplicht' AND NOT ((date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'bericht_jeugdarts' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'bericht_jeugdarts' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'bericht_jeugdarts' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'bericht_jeugdarts' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), ''))))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:toestemming:aan'); END;
CREATE TRIGGER doorgave_toestemming_wijzig AFTER UPDATE ON doorgave
WHEN NEW.aan = 'jeugdarts' AND NEW.door = 'leerplicht' AND (NEW.datum <> OLD.datum OR NEW.dossier_id <> OLD.dossier_id OR NEW.aan <> OLD.aan OR NEW.door <> OLD.door) AND NOT ((date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+18 years') <= NEW.datum OR (
      EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot))
      AND NOT EXISTS (SELECT 1 FROM ouder o JOIN dossier d ON d.leerling_id = o.leerling_id WHERE d.id = NEW.dossier_id AND o.ingetrokken = 0 AND o.gezag = 1 AND (o.tot IS NULL OR NEW.datum < o.tot) AND NOT EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'bericht_jeugdarts' AND t.ouder_id = o.id AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'bericht_jeugdarts' AND t.ouder_id = o.id
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), '')))
    ))
    AND (date((SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id WHERE d.id = NEW.dossier_id), '+16 years') > NEW.datum
         OR EXISTS (
        SELECT 1 FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'bericht_jeugdarts' AND t.ouder_id IS NULL AND t.besluit = 'gegeven' AND t.datum <= NEW.datum
          AND (t.tot IS NULL OR NEW.datum <= t.tot)
          AND t.datum > coalesce((SELECT max(CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END) FROM toestemming t WHERE t.dossier_id = NEW.dossier_id AND t.ingetrokken = 0 AND t.doel = 'bericht_jeugdarts' AND t.ouder_id IS NULL
                AND t.datum <= NEW.datum AND CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END <= NEW.datum), ''))))
BEGIN SELECT RAISE(ABORT, 'kantelpunt:toestemming:aan'); END;
CREATE TRIGGER gebeurtenis_advies_maak AFTER INSERT ON gebeurtenis
WHEN NEW.soort IN ('advies_sociaal_medisch', 'jeugdarts_advies') AND NEW.wie NOT IN ('anders', 'cjg')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:advies:wie'); END;
CREATE TRIGGER gebeurtenis_advies_wijzig AFTER UPDATE ON gebeurtenis
WHEN (NEW.soort <> OLD.soort OR NEW.wie <> OLD.wie) AND NEW.soort IN ('advies_sociaal_medisch', 'jeugdarts_advies') AND NEW.wie NOT IN ('anders', 'cjg')
BEGIN SELECT RAISE(ABORT, 'kantelpunt:advies:wie'); END;
CREATE TRIGGER leerling_zoek_maak AFTER INSERT ON leerling_zoek BEGIN INSERT INTO leerling_fts (rowid, zoeknaam) VALUES (NEW.nr, NEW.zoeknaam); END;
CREATE TRIGGER leerling_zoek_wis AFTER DELETE ON leerling_zoek BEGIN INSERT INTO leerling_fts (leerling_fts, rowid, zoeknaam) VALUES ('delete', OLD.nr, OLD.zoeknaam); END;
CREATE TRIGGER leerling_zoek_wijzig AFTER UPDATE ON leerling_zoek BEGIN INSERT INTO leerling_fts (leerling_fts, rowid, zoeknaam) VALUES ('delete', OLD.nr, OLD.zoeknaam); INSERT INTO leerling_fts (rowid, zoeknaam) VALUES (NEW.nr, NEW.zoeknaam); END;
