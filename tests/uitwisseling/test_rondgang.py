"""Export, import into a new file, export: the same bytes; and twice the same import: nothing."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.absoluut import Absoluutbevinding, Bevinding
from app.domain.belastbaarheid import Antwoord, Belastbaarheid, Uitspraakvan
from app.domain.dossiers import (
    Besluitsoort,
    Eenheid,
    Stapbesluit,
    Taak,
    Toestemming,
    Toestemmingdoel,
    Toestemmingwijze,
)
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.fouten import KnownError
from app.domain.handelen import (
    Bezorgwijze,
    Brief,
    Contact,
    Doel,
    Doorgave,
    Doorgavewijze,
    Ondertekening,
    Ontvangersoort,
    Retourreden,
    Tekenuitkomst,
    Wie,
)
from app.domain.klaarmet import Klaarmet, Uitstel
from app.domain.mensen import Ambtenaar, Leerling, Rol, Samenvoeging
from app.domain.partners import Partner, Partnersoort
from app.domain.scholen import Regio, School, Schoolnorm, Vakantie, VrijeDag
from app.domain.schoolwerk import (
    Afspraaksoort,
    Besprekingsuitkomst,
    Bezoekpunt,
    Lijstbespreking,
    Onderwerp,
    Schoolafspraak,
    Schoolambtenaar,
    Schoolbezoek,
    Schoolrol,
)
from app.domain.sporen import Boatermijn, Gebeurtenis, Spoor
from app.domain.team import Importprofiel, Instelling, Protocolkeuze, Sjabloonversie
from app.domain.verzending import Verzending, Verzendlid
from app.domain.verzuim import (
    Melding,
    Meldingbron,
    MeldingStatus,
    Meldingstatus,
    TeLaat,
    Verzuimsoort,
)
from app.domain.vrijstellingen import (
    Grond,
    SwvAdvies,
    Verklaarder,
    Verlofaanvraag,
    Verlofbesluit,
    Vrijstelling,
    Vrijstellingduur,
    Vrijstellinguitkomst,
)
from app.services.uitwisseling import Rijstand, exporteer, importeer, lees_map, voer_door
from app.services.uitwisseling.uitvoeren import MERK
from app.services.voorbeeld.maken import bedenk
from db.brieven import bewaar_pdf, lees_pdf
from tests.fabriek import een_leerling, een_melding, een_ouder, een_school, zet_dossier

PDF = b'%PDF-1.7\n\x00\xff\r\n;"proef"\n%%EOF'
LASTIG = [
    'Đorđe; "Şeyma"\nŁukasz',
    "=2+2",
    "'=x",
    "''",
    "'t Hooft",
    "007",
    " voor en na ",
    "-",
    "a\tb",
    "+31612345678",
    "@home;",
]


def _inhoud(map_: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(map_)): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file()
    }


def _vol(sessie) -> None:
    """Put something of many kinds in a team file, with texts that hurt."""
    dossier, leerling, school = zet_dossier(sessie)
    vinger = hashlib.sha256(PDF).hexdigest()
    melding = een_melding(leerling, school_id=school.id, meldingsnummer="007", uren=16.25)
    ouder = een_ouder(leerling, achternaam="=SOM(A1)", telefoon="+31612345678")
    with sessie.schrijf() as tx:
        tx.maak(ouder)
        tx.maak(melding)
        tx.maak(
            MeldingStatus(
                melding_id=melding.id,
                status=Meldingstatus.AFGESLOTEN,
                datum=date(2026, 11, 5),
                reden_afsluiten="Opgelost",
                opmerking='=Gaat weer; "echt"',
            )
        )
        appel = tx.maak(Ambtenaar(naam="M. Appel", rol=Rol.ADMINISTRATIE))
        tx.maak(
            een_melding(
                leerling,
                bron=Meldingbron.OUDER,
                soort=Verzuimsoort.KENMERK,
                kenmerk="zorg_ouder",
                ambtenaar_id=appel.id,
            )
        )
        tx.maak(Importprofiel(naam="=Ons; pakket", toml='titel = "x"\n'))
        tx.maak(
            Samenvoeging(
                leerling_id=leerling.id,
                ander_id="weg",
                datum=date(2026, 11, 9),
                gegevens='{"feiten": []}',
            )
        )
        for tekst in LASTIG:
            tx.maak(Contact(dossier_id=dossier.id, datum=date(2026, 10, 1), notitie=tekst))
        tx.maak(VrijeDag(eerste_dag=date(2026, 12, 4), laatste_dag=date(2026, 12, 4)))
        tx.maak(
            Vakantie(
                schooljaar="2027-2028",
                vakantie="herfstvakantie",
                regio=Regio.ZUID,
                eerste_dag=date(2027, 10, 16),
                laatste_dag=date(2027, 10, 24),
            )
        )
        tx.maak(Instelling(naam="teamnaam", waarde="Team =1"))
        tx.maak(Instelling(naam="voorbeeldteam", waarde="1"))
        taak = tx.maak(
            Taak(
                dossier_id=dossier.id,
                datum=date(2026, 12, 1),
                omschrijving="Terugbellen",
                gemaakt_op=date(2026, 11, 2),
                klaar_met=Klaarmet.SCHOOL,
                elke=2,
                eenheid=Eenheid.WEKEN,
                herhaal_tot=date(2027, 7, 1),
            )
        )
        tx.maak(Uitstel(taak_id=taak.id, datum=date(2026, 11, 3), tot=date(2026, 12, 8)))
        spoor = tx.maak(
            Spoor(
                dossier_id=dossier.id,
                protocol="routes",
                code="route_luxe",
                begonnen=date(2026, 10, 5),
                geeindigd=date(2026, 11, 2),
                uitkomst="afgerond",
                reden='=SOM(A1); "luxe"',
            )
        )
        tx.maak(
            Vrijstelling(
                dossier_id=dossier.id,
                grond=Grond.LICHAMELIJK_PSYCHISCH,
                ingediend=date(2026, 10, 5),
                verklaring_op=date(2026, 9, 1),
                verklaring_door=Verklaarder.PSYCHOLOOG,
                duur=Vrijstellingduur.TIJDELIJK,
                swv_advies_op=date(2026, 10, 12),
                swv_advies=SwvAdvies.GEEN_AANBOD,
                uitkomst=Vrijstellinguitkomst.VOLDOET,
                uitkomst_op=date(2026, 10, 19),
                van=date(2026, 10, 5),
                tot=date(2027, 7, 31),
                notitie="=1",
            )
        )
        tx.maak(
            Verlofaanvraag(
                dossier_id=dossier.id,
                ontvangen=date(2026, 10, 5),
                van=date(2026, 11, 2),
                tot=date(2026, 11, 20),
                dagen=15,
                besluit=Verlofbesluit.DEELS,
                besluit_op=date(2026, 10, 19),
                verleend=12,
            )
        )
        for dossier_id, aantal in ((dossier.id, 2.5), (dossier.id, 0.0), (None, None)):
            tx.maak(
                Gebeurtenis(
                    dossier_id=dossier_id,
                    soort="schorsing",
                    datum=date(2026, 11, 2),
                    uitkomst="intern" if aantal else "",
                    aantal=aantal,
                    tot=date(2026, 11, 4) if aantal else None,
                    spoor=f"route_luxe:{spoor.id}",
                    poorten="plan brief_eerst",
                    reden="-Spoed" if dossier_id else "",
                )
            )
        tx.maak(
            Stapbesluit(
                dossier_id=dossier.id,
                datum=date(2026, 11, 2),
                soort=Besluitsoort.SLUIT_SPOOR,
                spoor=f"route_luxe:{spoor.id}",
                antwoorden="uitkomst=afgerond herstel=weet_niet",
                poorten="plan",
            )
        )
        tx.maak(
            Boatermijn(
                dossier_id=dossier.id,
                van=date(2026, 11, 2),
                datum=date(2026, 12, 2),
                vervallen=date(2026, 11, 9),
            )
        )
        tx.maak(
            Belastbaarheid(
                dossier_id=dossier.id,
                datum=date(2026, 11, 3),
                antwoord=Antwoord.GEEN_UITSPRAAK,
                van=Uitspraakvan.PSYCHOLOOG,
                persoon="=Bureau; Iep",
                tot=date(2027, 2, 1),
            )
        )
        tx.maak(
            Toestemming(
                dossier_id=dossier.id,
                ouder_id=ouder.id,
                doel=Toestemmingdoel.BERICHT_JEUGDARTS,
                datum=date(2026, 11, 3),
                wijze=Toestemmingwijze.VIA_SCHOOL,
            )
        )
        tx.maak(
            Doorgave(
                dossier_id=dossier.id,
                datum=date(2026, 11, 4),
                aan=Doel.SCHOOL,
                door=Wie.LEERPLICHT,
                wijze=Doorgavewijze.BEVEILIGD,
            )
        )
        tx.maak(
            TeLaat(
                leerling_id=leerling.id,
                dossier_id=dossier.id,
                school_id=school.id,
                van=date(2026, 10, 1),
                tot=date(2026, 10, 31),
                aantal=9,
            )
        )
        tx.maak(Schoolnorm(school_id=school.id, norm="te_laat", aantal=6, van=date(2026, 8, 1)))
        tx.maak(
            Schoolambtenaar(
                school_id=school.id,
                ambtenaar_id=sessie.ambtenaar_id,
                rol=Schoolrol.VERVANGER,
                van=date(2026, 8, 1),
                tot=date(2026, 12, 31),
            )
        )
        for wat in LASTIG:
            tx.maak(
                Schoolafspraak(
                    school_id=school.id,
                    soort=Afspraaksoort.EVALUATIE,
                    datum=date(2026, 10, 1),
                    wat=wat,
                    opnieuw=date(2027, 10, 1),
                )
            )
        bezoek = tx.maak(
            Schoolbezoek(
                school_id=school.id,
                datum=date(2026, 11, 10),
                ambtenaar_id=sessie.ambtenaar_id,
                aanwezig="=SOM(A1)",
                aan_bestuur=date(2026, 11, 12),
            )
        )
        for onderwerp in (Onderwerp.ACTUEEL, Onderwerp.BELEID):
            tx.maak(
                Bezoekpunt(
                    schoolbezoek_id=bezoek.id,
                    onderwerp=onderwerp,
                    bevinding='-Let op; "register"',
                    uiterlijk=date(2026, 12, 1),
                )
            )
        for dossier_id in (dossier.id, None):
            tx.maak(
                Lijstbespreking(
                    school_id=school.id,
                    leerling_id=leerling.id,
                    dossier_id=dossier_id,
                    datum=date(2026, 11, 10),
                    uitkomst=Besprekingsuitkomst.MELDING,
                )
            )
        tx.maak(
            Absoluutbevinding(
                leerling_id=leerling.id,
                datum=date(2026, 11, 2),
                bevinding=Bevinding.AANVRAAG_5C,
                tot=date(2027, 2, 1),
                melding_id=melding.id,
            )
        )
        for keuze in ({"gemeente": "Modelstad", "aan": False}, {"school_id": school.id}, {}):
            tx.maak(Protocolkeuze(protocol="routes", van=date(2026, 8, 1), **keuze))
        bewaar_pdf(tx, vinger, PDF)
        plan = tx.maak(
            Verzending(
                datum=date(2026, 11, 2),
                sjabloon="waarschuwing",
                wie="=school; X",
                invulling='{"velden": {}}',
                door_id=sessie.ambtenaar_id,
            )
        )
        lid = tx.maak(
            Verzendlid(
                verzending_id=plan.id, dossier_id=dossier.id, aan=f"ouder:{ouder.id}", volgorde=1
            )
        )
        tx.maak(
            Brief(
                verzendlid_id=lid.id,
                dossier_id=dossier.id,
                datum=date(2026, 11, 2),
                sjabloon="waarschuwing",
                onderwerp="Waarschuwing",
                aan=Ontvangersoort.OUDER,
                ouder_id=ouder.id,
                ontvanger="mevrouw SOM",
                sha256=vinger,
                bezorgwijze=Bezorgwijze.AANGETEKEND,
                retour_op=date(2026, 11, 10),
                retour_reden=Retourreden.NIET_AFGEHAALD,
                afwijking="- oud; =1+1\n+ nieuw",
            )
        )
        partner = tx.maak(Partner(soort=Partnersoort.SWV, naam="SWV =1", contactpersoon="-x"))
        tx.maak(
            Brief(
                dossier_id=dossier.id,
                datum=date(2026, 11, 3),
                sjabloon="swv_melding",
                onderwerp="Melding",
                aan=Ontvangersoort.PARTNER,
                partner_id=partner.id,
                ontvanger="SWV",
                getekend_door=sessie.ambtenaar_id,
            )
        )
        tx.maak(Sjabloonversie(code="uitnodiging", nummer=1, datum=date(2026, 9, 1), toml="x='"))
        tx.maak(
            Ondertekening(
                dossier_id=dossier.id,
                datum=date(2026, 11, 4),
                sjabloon="besluit_3a",
                onderwerp="Besluit",
                invulling='{"velden": {"reden": "a;b"}}',
                door_id=sessie.ambtenaar_id,
                uitkomst=Tekenuitkomst.TERUG,
                uitkomst_op=date(2026, 11, 5),
                opmerking="=nog niet",
            )
        )


@pytest.mark.parametrize("eerste", ["N. Nieuw", "S. de Wit"])
def test_export_import_export_gives_the_same_bytes(
    team_sessie, nieuw_team, tmp_path, eerste
) -> None:
    _vol(team_sessie)
    een = exporteer(team_sessie, tmp_path / "een")
    ander = nieuw_team(eerste)
    resultaat = importeer(ander, een)
    assert resultaat.exitcode == 0, resultaat
    twee = exporteer(ander, tmp_path / "twee")
    assert _inhoud(een) == _inhoud(twee)
    vinger = hashlib.sha256(PDF).hexdigest()
    assert _inhoud(een)[f"brieven/{vinger}.pdf"] == PDF
    assert lees_pdf(ander.v, vinger) == PDF
    assert sorted(c.notitie for c in ander.lees(Contact)) == sorted(LASTIG)
    assert not ander.lees(Instelling, naam="voorbeeldteam")
    tweede = importeer(ander, een)
    assert tweede.wijziging is None
    assert (
        tweede.voorbeeld.totaal().ongewijzigd
        == sum(len(team_sessie.lees(s)) for s in FEITSOORTEN) - 1
    )


def test_a_folder_of_the_version_before_still_comes_in(team_sessie, nieuw_team, tmp_path) -> None:
    """Without the files and columns that came later; what they would hold stays empty."""
    _vol(team_sessie)
    map_ = exporteer(team_sessie, tmp_path / "oud")
    for naam in ("sporen", "gebeurtenissen", "boa_termijnen", "te_laat", "schoolnormen"):
        (map_ / f"{naam}.csv").unlink()
    for naam in ("schoolambtenaren", "schoolafspraken", "schoolbezoeken", "bezoekpunten"):
        (map_ / f"{naam}.csv").unlink()
    for naam in ("protocolkeuzen", "verzuimlijst", "absoluut_verzuim", "uitstellen"):
        (map_ / f"{naam}.csv").unlink()
    tekst = (map_ / "stapbesluiten.csv").read_text(encoding="utf-8-sig")
    besluiten = list(csv.reader(tekst.splitlines(), delimiter=";"))
    eerste_nieuwe = besluiten[0].index("spoor")
    with (map_ / "stapbesluiten.csv").open("w", encoding="utf-8-sig", newline="") as f:
        oud = [r[:eerste_nieuwe] for r in besluiten if r[eerste_nieuwe] in ("", "spoor")]
        csv.writer(f, delimiter=";").writerows(oud)
    ander = nieuw_team()
    assert importeer(ander, map_).exitcode == 0
    assert [(b.stap, b.spoor, b.antwoorden) for b in ander.lees(Stapbesluit)] == [("1", "", "")]
    assert ander.lees(Spoor) == ander.lees(Gebeurtenis) == []
    assert {c.notitie for c in ander.lees(Contact)} == set(LASTIG)
    # And what is there already keeps what the old columns do not name.
    assert importeer(team_sessie, map_).wijziging is None


def test_a_whole_example_team_goes_round(team_sessie, nieuw_team, tmp_path) -> None:
    voorbeeld = bedenk(date(2026, 11, 18), 60, 40, 3)
    with team_sessie.schrijf() as tx:
        tx.maak_veel([*voorbeeld.ambtenaren, *voorbeeld.team])
        tx.maak_veel([f for per in voorbeeld.dossiers.values() for d in per for f in d])
    een = exporteer(team_sessie, tmp_path / "een")
    ander = nieuw_team()
    importeer(ander, een, zonder_afgewezen=True)
    twee = exporteer(ander, tmp_path / "twee")
    assert _inhoud(een) == _inhoud(twee)


_TEKST = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t;\"'=+-@"),
    max_size=30,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(_TEKST.filter(str.strip), min_size=1, max_size=8))
def test_any_text_goes_round(team_sessie, tmp_path, teksten: list[str]) -> None:
    from app.services.uitwisseling.csvlezen import lees_tabel
    from app.services.uitwisseling.omzetten import omzetter
    from app.services.uitwisseling.soorten import bestanden
    from app.services.uitwisseling.uitvoeren import naar_csv

    bestand = bestanden()["schoolcontact"]
    feiten: list[Any] = [
        bestand.soort(school_id="x", naam=t, functie=t)
        for t in teksten  # type: ignore[call-arg]
    ]
    pad = tmp_path / "contactpersonen.csv"
    pad.write_bytes(naar_csv(bestand, feiten, {}))
    kolom = next(k for k in bestand.kolommen if k.veld.naam == "functie")
    plaats = 1 + bestand.kolommen.index(kolom)
    terug = {c[0]: omzetter(kolom)(c[plaats]) for _, c in lees_tabel(pad).rijen}
    assert terug == {f.id: f.functie for f in feiten}


def test_withdrawn_facts_do_not_go_along(team_sessie, tmp_path) -> None:
    leerling = een_leerling()
    with team_sessie.schrijf() as tx:
        tx.maak(leerling)
        tx.trek_in(Leerling, leerling.id, 1)
    map_ = exporteer(team_sessie, tmp_path / "uit")
    assert leerling.id not in (map_ / "leerlingen.csv").read_text(encoding="utf-8-sig")


def test_undo_and_import_again_brings_back(team_sessie, zet_map) -> None:
    from app.services.vastleggen import maak_ongedaan

    map_ = zet_map(
        leerlingen="sleutel;achternaam;geboortedatum\n1;Iep;09-03-2011\n",
        ouders="sleutel;leerling;relatie;achternaam\n1;1;moeder;Iep\n",
    )
    wijziging = importeer(team_sessie, map_).wijziging
    maak_ongedaan(team_sessie, wijziging)
    assert team_sessie.lees(Leerling) == []
    opnieuw = lees_map(team_sessie, map_)
    assert [r.stand for r in opnieuw.rijen] == [Rijstand.NIEUW, Rijstand.NIEUW]
    assert any("teruggezet" in w.tekst for w in opnieuw.rijen[0].waarschuwingen)
    voer_door(team_sessie, opnieuw)
    assert len(team_sessie.lees(Leerling)) == 1
    assert importeer(team_sessie, map_).wijziging is None


def test_a_changed_row_is_a_new_version_and_absent_columns_stay(team_sessie, zet_map) -> None:
    leerling = een_leerling()
    with team_sessie.schrijf() as tx:
        tx.maak(leerling)
    map_ = zet_map(
        leerlingen=f"sleutel;achternaam;geboortedatum;plaats\n{leerling.id};Iepenlaan;2011-03-09;"
        "Verweg\n"
    )
    voorbeeld = lees_map(team_sessie, map_)
    assert voorbeeld.totaal().gewijzigd == 1
    voer_door(team_sessie, voorbeeld)
    assert team_sessie.lees(Leerling) == [dataclasses.replace(leerling, plaats="Verweg", versie=2)]


def test_without_sleutel_the_natural_key_decides(team_sessie, zet_map) -> None:
    leerling, school = een_leerling(), een_school()
    with team_sessie.schrijf() as tx:
        tx.maak(leerling)
        tx.maak(school)
    map_ = zet_map(
        scholen="naam;brin;vestiging\nNieuwe Naam;99AA;00\nAndere;99AA;01\n",
        leerlingen="bsn;achternaam;geboortedatum\n999900377;Iepenlaan;09-03-2011\n"
        ";Zonder;01-02-2013\n",
        meldingen="meldingsnummer;leerling;soort;melddatum\n77;999900377;lrv;02-11-2026\n",
    )
    importeer(team_sessie, map_)
    assert {s.id: s.naam for s in team_sessie.lees(School)}[school.id] == "Nieuwe Naam"
    assert [m.leerling_id for m in team_sessie.lees(Melding)] == [leerling.id]
    tweede = lees_map(team_sessie, map_).totaal()
    assert (tweede.ongewijzigd, tweede.goed) == (5, 0)


def test_a_foreign_key_is_found_again(team_sessie, zet_map) -> None:
    map_ = zet_map("a", leerlingen="sleutel;achternaam;geboortedatum\nL-1;Iep;09-03-2011\n")
    importeer(team_sessie, map_)
    map_ = zet_map("b", leerlingen="sleutel;achternaam;geboortedatum\nL-1;Iepen;10-03-2011\n")
    assert lees_map(team_sessie, map_).totaal().gewijzigd == 1


def test_the_own_role_does_not_change_by_import(team_sessie, zet_map) -> None:
    map_ = zet_map(ambtenaren="naam;rol;functie\nS. de Wit;administratie;hoofd\n")
    importeer(team_sessie, map_)
    assert team_sessie.ambtenaar.rol is Rol.TEAMLEIDER
    assert team_sessie.ambtenaar.functie == "hoofd"


def test_a_setting_that_cannot_be_is_refused(team_sessie, zet_map) -> None:
    map_ = zet_map(
        instellingen="naam;waarde\nvergrendel_minuten;veel\nvenster_links;500\nteamnaam;Team\n"
    )
    standen = [r.stand.value for r in lees_map(team_sessie, map_).rijen]
    assert standen == ["afgewezen", "afgewezen", "nieuw"]


@pytest.mark.parametrize("schade", ["weg", "anders", "geen pdf"])
def test_a_brief_needs_its_very_pdf(team_sessie, nieuw_team, tmp_path, schade) -> None:
    _vol(team_sessie)
    map_ = exporteer(team_sessie, tmp_path / "uit")
    [pdf] = (map_ / "brieven").iterdir()
    if schade == "weg":
        pdf.unlink()
    else:
        pdf.write_bytes(PDF + b" " if schade == "anders" else b"tekst")
    voorbeeld = lees_map(nieuw_team(), map_)
    rijen = [r for r in voorbeeld.rijen if r.soort == "brief"]
    [brief] = [r for r in rijen if r.stand is Rijstand.AFGEWEZEN]
    assert len(rijen) == 2
    assert brief.redenen[0].kolom == "sha256"


def test_a_pdf_that_changes_after_the_preview_stops_everything(
    team_sessie, nieuw_team, tmp_path
) -> None:
    _vol(team_sessie)
    map_ = exporteer(team_sessie, tmp_path / "uit")
    ander = nieuw_team()
    voorbeeld = lees_map(ander, map_)
    next((map_ / "brieven").iterdir()).write_bytes(PDF + b"x")
    with pytest.raises(KnownError, match="niets overgenomen"):
        voer_door(ander, voorbeeld)
    assert ander.lees(Leerling) == []


def test_export_spares_what_is_no_export(team_sessie, tmp_path) -> None:
    doel = tmp_path / "uit"
    exporteer(team_sessie, doel)
    (doel / "scholen.csv").write_text("oud")
    exporteer(team_sessie, doel)  # an earlier export is replaced
    assert (doel / "scholen.csv").read_text(encoding="utf-8-sig").startswith("sleutel;naam")
    (doel / "eigen.txt").write_text("van mij")
    with pytest.raises(KnownError, match="meer in dan"):
        exporteer(team_sessie, doel)
    assert (doel / "eigen.txt").read_text() == "van mij"
    (doel / MERK).unlink()
    with pytest.raises(KnownError):
        exporteer(team_sessie, doel)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_stopped_export_leaves_nothing(team_sessie, tmp_path) -> None:
    keren = iter([False, False, True])
    with pytest.raises(KnownError, match="Gestopt"):
        exporteer(team_sessie, tmp_path / "uit", stop=lambda: next(keren))
    assert not (tmp_path / "uit").exists()
    assert not list(tmp_path.glob(".uit*"))
