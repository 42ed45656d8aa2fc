"""Bad input of issue 2: every row and file that cannot be right says why, and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.dossiers import Dossier, Toestemming
from app.domain.feit import new_id
from app.domain.fouten import KnownError
from app.domain.handelen import Contact
from app.domain.mensen import Leerling, Ouder, Rol
from app.domain.verzuim import Melding
from app.services.uitwisseling import Rijstand, importeer, lees_map, schrijf_afgewezen, voer_door
from tests.fabriek import een_leerling, een_melding, een_ouder, een_school, zet_dossier
from tests.uitwisseling.slecht import FOUTE_LEERLINGEN, LEERLING

GOED = "1;Iepenlaan;Emre;09-03-2011;999900377\n"


def _rij(voorbeeld, soort="leerling", nummer=0):
    return [r for r in voorbeeld.rijen if r.soort == soort][nummer]


def _reden(rij) -> str:
    assert rij.stand is Rijstand.AFGEWEZEN, rij
    return "; ".join(str(r) for r in rij.redenen)


@pytest.mark.parametrize(
    ("regel", "kolom", "deel"),
    FOUTE_LEERLINGEN,
)
def test_a_leerling_that_cannot_be_right(team_sessie, zet_map, regel, kolom, deel) -> None:
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=LEERLING + regel + "\n"))
    rij = _rij(voorbeeld)
    assert rij.regel == 2
    assert [r.kolom for r in rij.redenen] == [kolom]
    assert deel in _reden(rij)
    voer_door(team_sessie, voorbeeld)
    assert team_sessie.lees(Leerling) == []


def test_every_wrong_cell_of_a_row_is_named_at_once(team_sessie, zet_map) -> None:
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=LEERLING + "1;;E;31-02-2012;12\n"))
    assert [r.kolom for r in _rij(voorbeeld).redenen] == ["achternaam", "geboortedatum", "bsn"]


def test_a_leerling_twice(team_sessie, zet_map) -> None:
    tekst = LEERLING + GOED + "2;Iepenlaan;E.;09-03-2011;999900377\n" + GOED
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=tekst))
    standen = [r.stand for r in voorbeeld.rijen]
    assert standen == [Rijstand.NIEUW, Rijstand.AFGEWEZEN, Rijstand.DUBBEL]
    assert "bsn: staat ook op regel 2" in _reden(voorbeeld.rijen[1])
    assert "regel 2" in voorbeeld.rijen[2].waarschuwingen[0].tekst


def test_the_same_key_with_other_content(team_sessie, zet_map) -> None:
    tekst = LEERLING + GOED + "1;Iepenlaan;Emre;09-03-2011;\n"
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=tekst))
    assert "staat ook op regel 2, met een andere inhoud" in _reden(voorbeeld.rijen[1])


def test_an_8_digit_bsn_is_restored_with_a_warning(team_sessie, zet_map) -> None:
    tekst = LEERLING + "1;Rietgans;Xavi;05-05-2014;99900002\n"
    rij = _rij(lees_map(team_sessie, zet_map(leerlingen=tekst)))
    assert rij.feit.bsn == "099900002"
    assert "teruggezet" in rij.waarschuwingen[0].tekst


@pytest.mark.parametrize(
    ("kop", "deel", "doe"),
    [
        ("achternam;geboortedatum", "‘achternam’ is hier niet bekend", "‘achternaam’"),
        ("achternaam;geboortedatum;wat", "‘wat’ is hier niet bekend", "Bekend zijn: sleutel"),
        ("achternaam;roepnaam", "geboortedatum ontbreekt", "minstens"),
        ("geboortedatum;;achternaam", "Kolom 2 heeft geen naam", "naam"),
        ("achternaam;Geboorte datum;geboortedatum", "twee keer", "weg"),
    ],
)
def test_headers_that_do_not_fit(team_sessie, zet_map, kop, deel, doe) -> None:
    rij = ";".join(["01-01-2012"] * (kop.count(";") + 1))
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=f"{kop}\n{rij}\n"))
    [bron] = voorbeeld.bestandsfouten
    assert deel in bron.fout.tekst
    assert doe in bron.fout.doe
    assert voorbeeld.rijen == []
    assert not voorbeeld.alles_goed


def test_headers_may_be_labels_in_any_case(team_sessie, zet_map) -> None:
    tekst = "Achternaam;GEBOORTE_DATUM;Startkwalificatie behaald op\nIep;2011-03-09;\n"
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=tekst))
    assert _rij(voorbeeld).stand is Rijstand.NIEUW


def test_a_file_that_is_none_of_ours_is_named(team_sessie, zet_map) -> None:
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=LEERLING + GOED, scholn="a;b\n"))
    assert [b.naam for b in voorbeeld.bestandsfouten] == ["scholn.csv"]
    assert "scholen.csv" in voorbeeld.bestandsfouten[0].fout.doe
    assert _rij(voorbeeld).stand is Rijstand.NIEUW


def test_no_folder_no_files(team_sessie, zet_map, tmp_path) -> None:
    with pytest.raises(KnownError, match="er niet"):
        lees_map(team_sessie, tmp_path / "weg")
    with pytest.raises(KnownError, match="geen enkel bestand"):
        lees_map(team_sessie, zet_map(iets="a;b\n"))


def test_a_row_hanging_on_a_rejected_row_is_rejected_too(team_sessie, zet_map) -> None:
    map_ = zet_map(
        leerlingen=LEERLING + "1;Iep;Emre;31-02-2012;\n2;Eik;Tess;22-11-2015;\n",
        ouders="sleutel;leerling;relatie;achternaam\n1;1;moeder;Iep\n2;2;vader;Eik\n",
        dossiers="sleutel;leerling;dossiernummer;geopend\n9;1;2026-1;01-09-2026\n",
        taken="sleutel;dossier;datum;omschrijving\n1;9;01-12-2026;Terugbellen\n",
    )
    voorbeeld = lees_map(team_sessie, map_)
    assert "hoort bij regel 2 van leerlingen.csv, die is afgewezen" in _reden(
        _rij(voorbeeld, "ouder", 0)
    )
    assert _rij(voorbeeld, "ouder", 1).stand is Rijstand.NIEUW
    assert "regel 2 van leerlingen.csv" in _reden(_rij(voorbeeld, "dossier"))
    assert "regel 2 van dossiers.csv" in _reden(_rij(voorbeeld, "taak"))
    voer_door(team_sessie, voorbeeld)
    assert [o.achternaam for o in team_sessie.lees(Ouder)] == ["Eik"]


@pytest.mark.parametrize(
    ("cel", "deel"),
    [
        ("12XX01", "‘12XX01’ staat niet in scholen.csv"),
        ("999900378", "dit nummer staat niet"),
    ],
)
def test_an_unknown_school(team_sessie, zet_map, cel, deel) -> None:
    map_ = zet_map(
        leerlingen=LEERLING + GOED,
        inschrijvingen=f"leerling;school;van\n1;{cel};01-08-2026\n",
    )
    reden = _reden(_rij(lees_map(team_sessie, map_), "inschrijving"))
    assert deel in reden


@pytest.mark.parametrize(
    ("soort", "bestand", "tekst"),
    [
        (
            "inschrijving",
            "inschrijvingen",
            "leerling;school;van;tot\n1;99AA00;02-09-2026;01-09-2026",
        ),
        (
            "verzuimperiode",
            "verzuimperioden",
            "leerling;soort;eerste_dag;laatste_dag\n1;ziekte;02-09-2026;01-09-2026",
        ),
        (
            "melding",
            "meldingen",
            "leerling;soort;melddatum;begindatum;einddatum\n1;lrv;09-11-2026;02-09-2026;01-09-2026",
        ),
    ],
)
def test_an_end_before_its_begin(team_sessie, zet_map, soort, bestand, tekst) -> None:
    with team_sessie.schrijf() as tx:
        tx.maak(een_school())
    map_ = zet_map(leerlingen=LEERLING + GOED, **{bestand: tekst + "\n"})
    assert "voor" in _reden(_rij(lees_map(team_sessie, map_), soort))


def test_an_unknown_choice_lists_what_may(team_sessie, zet_map) -> None:
    map_ = zet_map(scholen="naam;regio\nObs;oost\n")
    assert "noord, midden, zuid" in _reden(_rij(lees_map(team_sessie, map_), "school"))


def test_a_second_open_dossier(team_sessie, zet_map) -> None:
    map_ = zet_map(
        leerlingen=LEERLING + GOED,
        dossiers="sleutel;leerling;dossiernummer;geopend\n1;1;2026-1;01-09-2026\n"
        "2;1;2026-2;01-10-2026\n",
        taken="dossier;datum;omschrijving\n1;01-12-2026;Terugbellen\n2;01-12-2026;Terugbellen\n",
    )
    voorbeeld = lees_map(team_sessie, map_)
    afgewezen = [(r.soort, r.regel) for r in voorbeeld.rijen if r.stand is Rijstand.AFGEWEZEN]
    assert len(afgewezen) == 2
    assert {soort for soort, _ in afgewezen} == {"dossier", "taak"}
    voer_door(team_sessie, voorbeeld)
    assert len(team_sessie.lees(Dossier)) == 1


def test_a_name_that_means_two_people_is_no_reference(team_sessie, zet_map) -> None:
    map_ = zet_map(
        ambtenaren="sleutel;naam;rol\na;J. Jansen;administratie\nb;J. Jansen;teamleider\n",
        taken="ambtenaar;datum;omschrijving\nJ. Jansen;01-12-2026;Terugbellen\n"
        "b;01-12-2026;Terugbellen\n",
    )
    voorbeeld = lees_map(team_sessie, map_)
    assert "gebruik de sleutel" in _reden(_rij(voorbeeld, "taak", 0))
    assert _rij(voorbeeld, "taak", 1).stand is Rijstand.NIEUW


def test_an_ouder_of_somebody_else(team_sessie, zet_map) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    ander = een_leerling(bsn="999904814", achternaam="Dukdalf")
    ouder = een_ouder(ander)
    with team_sessie.schrijf() as tx:
        tx.maak(ander)
        tx.maak(ouder)
    map_ = zet_map(toestemmingen=f"dossier;ouder;datum\n{dossier.id};{ouder.id};01-10-2026\n")
    voorbeeld = lees_map(team_sessie, map_)
    assert "ouder van een andere leerling" in _reden(_rij(voorbeeld, "toestemming"))
    assert team_sessie.lees(Toestemming) == []


def test_notes_are_closed_with_geoorloofd_verzuim_only(team_sessie, zet_map) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie, ongeoorloofd=False)
    contacten = (
        "sleutel;dossier;datum;notitie\n"
        f"1;{dossier.id};02-10-2026;moeder belt\n"
        f"2;{dossier.id};02-10-2026;\n"
        f"3;{dossier.id};20-10-2026;later\n"
    )
    perioden = (
        f"leerling;dossier;soort;eerste_dag\n{leerling.id};{dossier.id};ongeoorloofd;10-10-2026\n"
    )
    alleen = lees_map(team_sessie, zet_map("a", contacten=contacten))
    assert [r.stand.value for r in alleen.rijen] == ["afgewezen", "nieuw", "afgewezen"]
    assert "geen aantekeningen" in _reden(alleen.rijen[0])
    # With a period of ongeoorloofd verzuim in the same folder the later note is open.
    samen = lees_map(team_sessie, zet_map("b", contacten=contacten, verzuimperioden=perioden))
    rijen = [r.stand.value for r in samen.rijen if r.soort == "contact"]
    assert rijen == ["afgewezen", "nieuw", "nieuw"]
    voer_door(team_sessie, samen)
    assert {c.notitie for c in team_sessie.lees(Contact)} == {"", "later"}


def test_notes_with_a_track_or_what_happened_in_it_are_closed_too(team_sessie, zet_map) -> None:
    """And a code field takes no sentence in place of the note (003 h.3)."""
    dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
    d = dossier.id
    map_ = zet_map(
        sporen="sleutel;dossier;protocol;code;begonnen;reden\n"
        f"1;{d};routes;route_luxe;02-10-2026;weg geweest\n"
        f"2;{d};routes;route_luxe;02-10-2026;\n",
        gebeurtenissen="sleutel;dossier;soort;datum;notitie;reden;poorten\n"
        f"1;{d};weer_naar_school;02-10-2026;na ruzie;;\n"
        f"2;{d};weer_naar_school;02-10-2026;;spoed;\n"
        f"3;{d};weer_naar_school;02-10-2026;;;plan\n"
        f"4;{d};weer_naar_school;02-10-2026;;;Moeder is ziek, zegt ze.\n"
        f"5;{d};Hij is geschorst!;02-10-2026;;;\n",
        stapbesluiten="sleutel;dossier;datum;soort;stap;spoor;antwoorden;reden\n"
        f"1;{d};02-10-2026;sluit_spoor;;route_luxe:1;uitkomst=afgerond;klaar\n"
        f"2;{d};02-10-2026;sluit_spoor;;route_luxe:1;uitkomst=afgerond;\n"
        f"3;{d};02-10-2026;sluit_spoor;;route_luxe:1;Moeder belde nog.;\n"
        f"4;{d};02-10-2026;sluit_spoor;;;uitkomst=afgerond;\n",
    )
    voorbeeld = lees_map(team_sessie, map_)
    standen = {(r.soort, r.regel - 1): r for r in voorbeeld.rijen}
    goed = {k for k, r in standen.items() if r.stand is Rijstand.NIEUW}
    assert goed == {("spoor", 2), ("gebeurtenis", 3), ("stapbesluit", 2)}
    for wat, kolom in (
        (("spoor", 1), "reden"),
        (("gebeurtenis", 1), "notitie"),
        (("gebeurtenis", 2), "reden"),
        (("gebeurtenis", 4), "poorten"),
        (("gebeurtenis", 5), "soort"),
        (("stapbesluit", 1), "reden"),
        (("stapbesluit", 3), "antwoorden"),
        (("stapbesluit", 4), "stap"),
    ):
        assert standen[wat].redenen[0].kolom == kolom, wat
    voer_door(team_sessie, voorbeeld)


def test_te_laat_that_cannot_be(team_sessie, zet_map) -> None:
    dossier, leerling, school = zet_dossier(team_sessie)
    le, s = leerling.id, school.id
    map_ = zet_map(
        te_laat="leerling;dossier;school;van;tot;aantal\n"
        f"{le};{dossier.id};{s};01-10-2026;31-10-2026;9\n"
        f"{le};;;31-10-2026;01-10-2026;9\n"
        f"{le};;;01-10-2026;31-10-2026;0\n"
        f"{le};;;01-12-2026;31-12-2026;3\n",
        schoolnormen=f"school;norm;aantal;van\n{s};te_laat;6;01-08-2026\n"
        f"{s};te_laat;7;01-08-2026\n",
        protocolkeuzen="protocol;aan;school;gemeente;van\n"
        f"routes;nee;{s};Modelstad;01-08-2026\nroutes;nee;;Modelstad;01-08-2026\n",
    )
    rijen = lees_map(team_sessie, map_).rijen
    per = [(r.soort, r.stand.value) for r in rijen]
    assert per.count(("telaat", "afgewezen")) == 2
    assert [r.stand.value for r in rijen if r.soort == "schoolnorm"] == ["nieuw", "afgewezen"]
    assert [r.stand.value for r in rijen if r.soort == "protocolkeuze"] == ["afgewezen", "nieuw"]
    later = next(r for r in rijen if r.soort == "telaat" and r.regel == 5)
    assert later.stand is Rijstand.NIEUW
    assert "ligt in de toekomst" in later.waarschuwingen[0].tekst


def test_a_note_of_another_source_waits_for_evidence_in_the_same_folder(
    team_sessie, zet_map
) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie, ongeoorloofd=False)
    meldingen = (
        "sleutel;leerling;dossier;bron;soort;kenmerk;melddatum;vermoeden;toelichting\n"
        f"a;{leerling.id};{dossier.id};school;kenmerk;patroon;05-10-2026;nee;vaak weg\n"
        f"b;{leerling.id};{dossier.id};school;overig;;01-10-2026;ja;twijfel\n"
    )
    voorbeeld = lees_map(team_sessie, zet_map(meldingen=meldingen))
    assert [r.stand.value for r in voorbeeld.rijen] == ["nieuw", "nieuw"]
    voer_door(team_sessie, voorbeeld)  # the trigger weighs each row: the order matters


def test_a_signaal_is_never_from_duo(team_sessie, zet_map) -> None:
    """Whatever the file says of it, text beside it is closed all the same (003 h.3; 000 3.1)."""
    meldingen = (
        "sleutel;leerling;bron;soort;kenmerk;melddatum;toelichting\n"
        "a;1;duo;kenmerk;patroon;05-10-2026;\n"
        "b;1;duo;kenmerk;patroon;06-10-2026;Slaapt slecht\n"
        "c;1;school;kenmerk;patroon;07-10-2026;\n"
    )
    voorbeeld = lees_map(team_sessie, zet_map(leerlingen=LEERLING + GOED, meldingen=meldingen))
    rijen = [r for r in voorbeeld.rijen if r.soort == "melding"]
    assert [r.stand.value for r in rijen] == ["afgewezen", "afgewezen", "nieuw"]
    assert "een signaal komt niet van DUO" in _reden(rijen[0])
    voer_door(team_sessie, voorbeeld)
    assert [m.bron.value for m in team_sessie.lees(Melding)] == ["school"]


def test_a_new_row_says_what_the_window_would_ask(team_sessie, zet_map, tmp_path) -> None:
    """The kind of a signaal, the next day of a partial return, the outcome of what happened."""
    dossier, leerling, _ = zet_dossier(team_sessie)
    d, le = dossier.id, leerling.id
    map_ = zet_map(
        meldingen="sleutel;leerling;bron;soort;kenmerk;melddatum\n"
        f"a;{le};school;kenmerk;;05-10-2026\nb;{le};school;kenmerk;patroon;06-10-2026\n"
        f"c;{le};school;overig;patroon;07-10-2026\n",
        herstel="sleutel;dossier;soort;datum;opbouwdatum\n"
        f"a;{d};gedeeltelijk;05-10-2026;\nb;{d};gedeeltelijk;05-10-2026;19-10-2026\n",
        gebeurtenissen="sleutel;dossier;soort;datum;uitkomst\n"
        f"a;{d};doorverwezen;05-10-2026;\nb;{d};beoordeeld;05-10-2026;\n"
        f"c;{d};beoordeeld;05-10-2026;gesprek\nd;{d};eigen_soort;05-10-2026;\n",
    )
    voorbeeld = lees_map(team_sessie, map_)
    rijen = {(r.soort, r.cellen[0]): r for r in voorbeeld.rijen}
    goed = {k for k, r in rijen.items() if r.stand is Rijstand.NIEUW}
    assert goed == {
        ("melding", "b"),
        ("herstel", "b"),
        ("gebeurtenis", "c"),
        ("gebeurtenis", "d"),  # no protocol here knows it: of another team perhaps
    }
    assert _reden(rijen["melding", "a"]) == "kenmerk: kies wat voor signaal het is"
    assert "alleen bij een signaal" in _reden(rijen["melding", "c"])
    assert "opbouwdatum" in _reden(rijen["herstel", "a"])
    assert "Kies uit: geen actie nodig" in _reden(rijen["gebeurtenis", "b"])
    assert "niet ingevuld" in _reden(rijen["gebeurtenis", "a"])  # to which organisation
    assert importeer(team_sessie, map_, afgewezen_map=tmp_path / "weg").exitcode == 1
    assert team_sessie.lees(Melding) == []
    oud = f"sleutel;leerling;bron;soort;melddatum\n{new_id()};{le};school;kenmerk;05-10-2026\n"
    (rij,) = lees_map(team_sessie, zet_map("oud", meldingen=oud)).rijen
    assert rij.stand is Rijstand.NIEUW  # our own export of before it was asked: warned only
    assert "kenmerk" in str(rij.waarschuwingen[0])


def test_administratie_takes_in_meldingen_but_no_decisions_and_notes(team_sessie, zet_map) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    _word(team_sessie, Rol.ADMINISTRATIE)
    map_ = zet_map(
        leerlingen=LEERLING + "1;Eik;Tess;22-11-2015;\n",
        ambtenaren="naam;rol\nX. Nieuw;teamleider\n",
        stapbesluiten=f"dossier;datum;soort;stap\n{dossier.id};01-10-2026;opschalen;2\n",
        contacten=f"dossier;datum;notitie\n{dossier.id};01-10-2026;gebeld\n",
    )
    standen = {r.soort: r for r in lees_map(team_sessie, map_).rijen}
    assert standen["leerling"].stand is Rijstand.NIEUW
    assert "teamleider" in _reden(standen["ambtenaar"])
    assert "leerplichtambtenaar" in _reden(standen["stapbesluit"])
    assert "notities" in _reden(standen["contact"])


def _word(sessie, rol) -> None:
    import dataclasses

    with sessie.schrijf() as tx:
        tx.wijzig(dataclasses.replace(sessie.ambtenaar, rol=rol))
    sessie.vergeet()


@pytest.mark.parametrize(
    ("rij", "deel"),
    [
        ("16_uur;04-11-2026;05-10-2026;9,0", "16-uursmelding met 9 uur"),
        ("lrv;14-09-2026;10-09-2026;", "na 4 dagen"),
        ("luxe;09-11-2026;01-11-2026;", "01-11-2026 is een zondag"),
        ("luxe;09-11-2026;31-10-2026;", "31-10-2026 is een zaterdag"),
        ("luxe;19-11-2026;02-11-2026;", "19-11-2026 ligt in de toekomst"),
        ("luxe;01-11-2026;02-11-2026;", "na de melddatum"),
    ],
)
def test_odd_but_possible_meldingen_warn(team_sessie, zet_map, rij, deel) -> None:
    map_ = zet_map(
        leerlingen=LEERLING + GOED,
        meldingen=f"leerling;soort;melddatum;begindatum;uren\n1;{rij}\n",
    )
    melding = _rij(lees_map(team_sessie, map_), "melding")
    assert melding.stand is Rijstand.NIEUW
    assert any(deel in w.tekst for w in melding.waarschuwingen)


@pytest.mark.parametrize(
    "rij",
    [
        "16_uur;04-11-2026;05-10-2026;16",
        "lrv;08-10-2026;10-09-2026;",
        "luxe;09-11-2026;30-10-2026;",
    ],
)
def test_meldingen_at_the_edge_do_not_warn(team_sessie, zet_map, rij) -> None:
    # 10 September + 28 days = 8 October; 30 October 2026 is a Friday.
    map_ = zet_map(
        leerlingen=LEERLING + GOED,
        meldingen=f"leerling;soort;melddatum;begindatum;uren\n1;{rij}\n",
    )
    assert _rij(lees_map(team_sessie, map_), "melding").waarschuwingen == ()


def test_a_leerling_at_several_schools_warns(team_sessie, zet_map) -> None:
    map_ = zet_map(
        scholen="naam;brin;vestiging\nA;99AA;00\nB;99BB;0\n",
        leerlingen=LEERLING + GOED,
        inschrijvingen="leerling;school;van;tot\n1;99AA00;01-08-2025;31-12-2026\n"
        "1;99BB-00;01-08-2026;\n",
        meldingen="leerling;school;soort;melddatum\n1;99AA00;luxe;02-11-2026\n"
        "1;99BB00;luxe;03-11-2026\n",
    )
    voorbeeld = lees_map(team_sessie, map_)
    for soort in ("inschrijving", "melding"):
        for rij in (r for r in voorbeeld.rijen if r.soort == soort):
            assert rij.stand is Rijstand.NIEUW
            assert any("schol" in w.tekst or "school" in w.tekst for w in rij.waarschuwingen)
    # The second school lost the zero of its vestiging in a spreadsheet.
    assert "0 vooraan" in _rij(voorbeeld, "school", 1).waarschuwingen[0].tekst


def test_rejected_rows_come_back_with_reasons_and_can_be_mended(
    team_sessie, zet_map, tmp_path
) -> None:
    with team_sessie.schrijf() as tx:
        tx.maak(een_school())
    map_ = zet_map(
        scholen="sleutel;naam;brin;vestiging\n17;Het Fictieve Lyceum;99AA;00\n",
        leerlingen=LEERLING + GOED + '2;"van ""X"";";Tess;31-02-2015;\n',
        inschrijvingen="sleutel;leerling;school;van\n1;1;17;01-08-2026\n2;2;17;01-08-2026\n",
    )
    voorbeeld = lees_map(team_sessie, map_)
    voer_door(team_sessie, voorbeeld)
    weg = tmp_path / "weg"
    paden = schrijf_afgewezen(voorbeeld, weg)
    assert [p.name for p in paden] == ["leerlingen.csv", "inschrijvingen.csv"]
    tekst = (weg / "leerlingen.csv").read_text(encoding="utf-8-sig")
    kop, rij = tekst.splitlines()
    assert kop.endswith("bsn;regelnummer;afgewezen_veld;afgewezen_reden")
    assert rij == (
        '2;"van ""X"";";Tess;31-02-2015;;3;geboortedatum;'
        "geboortedatum: ‘31-02-2015’ bestaat niet: februari 2015 heeft 28 dagen"
    )
    (weg / "leerlingen.csv").write_text(tekst.replace("31-02", "28-02"), encoding="utf-8")
    opnieuw = lees_map(team_sessie, weg)
    assert [r.stand.value for r in opnieuw.rijen] == ["nieuw", "nieuw"]
    voer_door(team_sessie, opnieuw)
    assert lees_map(team_sessie, map_).totaal().nieuw == 0
    assert {le.geboortedatum for le in team_sessie.lees(Leerling)} == {
        date(2011, 3, 9),
        date(2015, 2, 28),
    }


def test_what_hangs_on_something_withdrawn_is_refused(team_sessie, zet_map) -> None:
    leerling = een_leerling()
    melding = een_melding(leerling)
    with team_sessie.schrijf() as tx:
        tx.maak(leerling)
        tx.maak(melding)
        tx.trek_in(type(melding), melding.id, 1)
    map_ = zet_map(meldingstatussen=f"melding;status;datum\n{melding.id};afgesloten;09-11-2026\n")
    assert "ingetrokken" in _reden(_rij(lees_map(team_sessie, map_), "meldingstatus"))
