"""Mapping lists of any make: proposals, words, dates, what lands, the profile that is kept."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cli.opdrachten import voer_uit
from app.domain.dossiers import Dossier
from app.domain.fouten import InvoerFout, KnownError
from app.domain.mensen import Leerling
from app.domain.scholen import Inschrijving, School
from app.domain.team import Importprofiel
from app.domain.verzuim import (
    Melding,
    MeldingStatus,
    Periodesoort,
    TeLaat,
    Verzuimperiode,
    Verzuimsoort,
)
from app.services import vastleggen
from app.services.sessie import Sessie
from app.services.uitwisseling import Rijstand, importeer, lees_bestand, voer_door
from app.services.uitwisseling.bron import Blad, Bronbestand, raad_koprij
from app.services.uitwisseling.bronlezen import lees_bron
from app.services.uitwisseling.csvlezen import Bestandsfout
from app.services.uitwisseling.datumvormen import beoordeel, is_datumvorm, maak_daglezer
from app.services.uitwisseling.namensplitsen import splits_naam
from app.services.uitwisseling.ontwerp import (
    Ontwerp,
    bewaar_profiel,
    proefrijen,
    schrijf_toml,
)
from app.services.uitwisseling.profiel import SOORTEN, lees_profiel
from tests.conftest import WACHTWOORD
from tests.fabriek import een_leerling, zet_dossier

GEGEVENS = Path(__file__).parent / "gegevens"
SCHOLEN = (
    ("99AA", "00", "Het Fictieve Lyceum"),
    ("99AA", "01", "Het Fictieve Lyceum loc. Zuid"),
    ("99BB", "00", "Obs De Proefballon"),
    ("99CC", "00", "Vso Het Voorbeeld"),
    ("99DD", "00", "ROC Modelstad"),
)


@pytest.fixture
def met_scholen(team_sessie: Sessie) -> Sessie:
    vastleggen.leg_vast(team_sessie, *(School(naam=n, brin=b, vestiging=v) for b, v, n in SCHOLEN))
    return team_sessie


def ontwerp_van(naam: str, soort: str) -> Ontwerp:
    bron = lees_bron(GEGEVENS / naam)
    blad = bron.blad("")
    ontwerp = Ontwerp(bron, blad, raad_koprij(blad), soort)
    ontwerp.stel_voor()
    return ontwerp


def redenen(voorbeeld) -> dict[int, list[tuple[str, str]]]:
    return {
        r.regel: [(x.kolom, x.tekst) for x in r.redenen]
        for r in voorbeeld.rijen
        if r.stand is Rijstand.AFGEWEZEN
    }


def test_the_weekly_list_with_a_title_whole_names_and_months_in_words(met_scholen) -> None:
    ontwerp = ontwerp_van("pakket-weekoverzicht.csv", "melding")
    assert (ontwerp.bron.scheiding, ontwerp.koprij) == (",", 4)
    assert list(ontwerp.kolommen.values()) == [
        "melding.meldingsnummer",
        "leerling.naam",
        "leerling.geboortedatum",
        "leerling.bsn",
        "school.brin",
        "school.vestiging",
        "melding.soort",
        "melding.melddatum",
        "melding.begindatum",
        "melding.einddatum",
    ]
    assert ontwerp.woorden == {
        "melding.soort": {"V3": "16_uur", "L": "luxe", "LRV": "lrv", "???": ""}
    }
    assert [(w, n) for _, w, n in ontwerp.open_woorden()] == [("???", 1)]
    assert ontwerp.datums == ("dd mmm jjjj",)
    voorbeeld = ontwerp.lees(met_scholen)
    assert [k for k, _ in redenen(voorbeeld)[8]] == ["Type"]
    ontwerp.woorden["melding.soort"]["???"] = "overig"
    voorbeeld = ontwerp.lees(met_scholen)
    assert redenen(voorbeeld) == {}
    voer_door(met_scholen, voorbeeld)
    per_nummer = {m.meldingsnummer: m for m in met_scholen.lees(Melding)}
    een = per_nummer["W-1"]
    assert (een.soort, een.melddatum, een.begindatum, een.einddatum) == (
        Verzuimsoort.UUR16,
        date(2026, 11, 2),
        date(2026, 10, 12),
        date(2026, 10, 30),
    )
    wie = met_scholen.lees_een(Leerling, een.leerling_id)
    assert (wie.achternaam, wie.tussenvoegsel, wie.roepnaam, wie.geboortedatum) == (
        "Dukdalf",
        "in 't",
        "Floris",
        date(2015, 1, 22),
    )
    assert met_scholen.lees_een(School, per_nummer["W-2"].school_id).vestiging == "01"


def test_the_list_with_tabs_short_years_and_words_of_its_own(met_scholen) -> None:
    ontwerp = ontwerp_van("pakket-tabbladen.txt", "melding")
    assert (ontwerp.bron.scheiding, ontwerp.bron.tekenset) == ("\t", "cp1252")
    assert ontwerp.datums == ("dd-mm-jj",)
    assert {w for _, w, _ in ontwerp.open_woorden()} == {
        "Relatief (16+ uur)",
        "Vakantie buiten schoolvakantie",
        "Zorgwekkend ziek",
    }
    ontwerp.woorden["melding.soort"] |= {
        "Relatief (16+ uur)": "16_uur",
        "Vakantie buiten schoolvakantie": "luxe",
        "Zorgwekkend ziek": "overig",
    }
    voorbeeld = ontwerp.lees(met_scholen)
    assert redenen(voorbeeld) == {}
    voer_door(met_scholen, voorbeeld)
    assert sorted(m.soort.value for m in met_scholen.lees(Melding)) == ["16_uur", "luxe", "overig"]
    zoe = next(le for le in met_scholen.lees(Leerling) if le.roepnaam == "Zoë")
    assert (zoe.achternaam, zoe.geboortedatum) == ("Citroën", date(2012, 2, 14))


def test_absence_from_a_workbook_with_merged_names_hangs_on_the_open_dossier(team_sessie) -> None:
    umar = een_leerling(
        achternaam="Sleedoorn", tussenvoegsel="van", roepnaam="Umar", voornamen="",
        geboortedatum=date(2013, 11, 23),
    )  # fmt: skip
    dossier, _, _ = zet_dossier(team_sessie, leerling=umar)
    ontwerp = ontwerp_van("absenties-samengevoegd.xlsx", "verzuimperiode")
    assert (ontwerp.blad.naam, ontwerp.koprij, ontwerp.mist()) == ("Absenties", 3, [])
    voorbeeld = ontwerp.lees(team_sessie)
    assert redenen(voorbeeld) == {}
    voer_door(team_sessie, voorbeeld)
    gelezen = {
        (p.leerling_id == umar.id, p.eerste_dag): p
        for p in team_sessie.lees(Verzuimperiode)
        if p.eerste_dag != dossier.geopend
    }
    ziek = gelezen[True, date(2026, 11, 2)]
    assert (ziek.soort, ziek.laatste_dag, ziek.dossier_id) == (
        Periodesoort.ZIEKTE,
        date(2026, 11, 4),
        dossier.id,
    )
    loopt = gelezen[True, date(2026, 11, 16)]
    assert (loopt.soort, loopt.laatste_dag) == (Periodesoort.ONGEOORLOOFD, None)
    assert gelezen[False, date(2026, 10, 5)].soort is Periodesoort.GEOORLOOFD
    assert {r.stand for r in ontwerp.lees(team_sessie).rijen} == {Rijstand.ONGEWIJZIGD}


def test_a_list_of_who_lives_here_with_days_as_numbers_of_1904(met_scholen) -> None:
    ontwerp = ontwerp_van("c-levering-1904.xlsx", "leerling")
    assert ontwerp.datums == ("getal1904",)
    assert ontwerp.datumoordeel().twijfel == ()
    voorbeeld = ontwerp.lees(met_scholen)
    assert redenen(voorbeeld) == {}
    voer_door(met_scholen, voorbeeld)
    per_naam = {le.achternaam: le for le in met_scholen.lees(Leerling)}
    emre, veerle = per_naam["Iepenlaan"], per_naam["Meidoorn"]
    assert (emre.onderwijsnummer, emre.bsn, emre.geboortedatum) == (
        "100000004",
        "",
        date(2011, 3, 9),
    )
    assert (veerle.bsn, veerle.woongemeente) == ("099990003", "Modelstad")
    periodes = {i.leerling_id: (i.van, i.tot) for i in met_scholen.lees(Inschrijving)}
    assert periodes == {
        emre.id: (date(2024, 8, 1), None),
        veerle.id: (date(2025, 8, 1), date(2026, 9, 30)),
    }
    # An empty cell leaves what is known, a running enrolment is not made twice.
    vastleggen.wijzig(met_scholen, dataclasses.replace(emre, telefoon="0612345678"))
    weer = ontwerp.lees(met_scholen)
    assert {r.stand for r in weer.rijen} == {Rijstand.ONGEWIJZIGD}


def test_numbers_alone_find_who_is_here_and_make_nobody(met_scholen) -> None:
    umar = een_leerling(achternaam="Sleedoorn")
    floris = een_leerling(achternaam="Dukdalf", bsn="999909253")
    vastleggen.leg_vast(met_scholen, umar, floris)
    ontwerp = ontwerp_van("te-laat.psv", "telaat")
    assert ontwerp.bron.scheiding == "|"
    voorbeeld = ontwerp.lees(met_scholen)
    assert redenen(voorbeeld) == {4: [("bsn", "er is hier geen leerling met dit nummer")]}
    voer_door(met_scholen, voorbeeld)
    assert {(t.leerling_id, t.aantal) for t in met_scholen.lees(TeLaat)} == {
        (umar.id, 7),
        (floris.id, 2),
    }
    assert len(met_scholen.lees(Leerling)) == 2


def test_the_example_export_goes_the_same_way_as_with_the_shipped_profile(met_scholen) -> None:
    ontwerp = ontwerp_van("voorbeeldexport-meldingen.csv", "melding")
    gewoon = lees_bestand(met_scholen, GEGEVENS / "voorbeeldexport-meldingen.csv", "meldingen")
    voorbeeld = ontwerp.lees(met_scholen)
    assert {k: [t for _, t in v] for k, v in redenen(voorbeeld).items()} == {
        k: [t for _, t in v] for k, v in redenen(gewoon).items()
    }
    assert voorbeeld.tellingen() == gewoon.tellingen()


def test_a_status_that_came_from_the_list_need_not_be_passed_on(met_scholen) -> None:
    voer_door(
        met_scholen, ontwerp_van("voorbeeldexport-meldingen.csv", "melding").lees(met_scholen)
    )
    statussen = met_scholen.lees(MeldingStatus)
    assert statussen
    assert all((s.doorgegeven is None) == (s.status.value == "geregistreerd") for s in statussen)


def test_twenty_rows_show_per_cell_what_is_wrong(met_scholen) -> None:
    ontwerp = ontwerp_van("voorbeeldexport-meldingen.csv", "melding")
    rijen = proefrijen(ontwerp, ontwerp.lees(met_scholen, rijen=20))
    assert len(rijen) == 20
    fout = next(r for r in rijen if r.regel == 9)
    plek = ontwerp.tabel.koppen.index("Geb. datum")
    assert (fout.stand, fout.cellen[plek]) == ("afgewezen", "31-02-2012")
    assert "bestaat niet" in fout.fout[plek]
    assert [r.stand for r in rijen].count("afgewezen") == 2
    assert met_scholen.lees(Melding) == []


def test_a_profile_is_kept_and_used_by_itself_by_name_and_from_an_export(
    met_scholen, nieuw_team, tmp_path
) -> None:
    ontwerp = ontwerp_van("pakket-tabbladen.txt", "melding")
    ontwerp.woorden["melding.soort"] |= {
        "Relatief (16+ uur)": "16_uur",
        "Vakantie buiten schoolvakantie": "luxe",
        "Zorgwekkend ziek": "overig",
    }
    bewaar_profiel(met_scholen, "Ons  pakket", ontwerp.profiel())
    (feit,) = met_scholen.lees(Importprofiel)
    assert feit.naam == "Ons pakket"
    pad = GEGEVENS / "pakket-tabbladen.txt"
    vanzelf = lees_bestand(met_scholen, pad)
    assert (vanzelf.vorm, redenen(vanzelf)) == ("Ons pakket", {})
    assert importeer(met_scholen, pad, "ons pakket", proef=True).exitcode == 0
    with pytest.raises(KnownError, match="profiel is er niet"):
        importeer(met_scholen, pad, "weg")
    bewaar_profiel(met_scholen, "ons pakket", ontwerp.profiel())
    assert len(met_scholen.lees(Importprofiel)) == 1
    from app.services.uitwisseling import exporteer

    daar = nieuw_team()
    assert importeer(daar, exporteer(met_scholen, tmp_path / "uit")).exitcode == 0
    assert importeer(daar, pad, "ons pakket").exitcode == 0
    assert len(daar.lees(Melding)) == 3


def test_from_the_command_line_with_the_name_of_a_profile(met_scholen, capsys, monkeypatch) -> None:
    ontwerp = ontwerp_van("absenties-samengevoegd.xlsx", "verzuimperiode")
    bewaar_profiel(met_scholen, "Schoolpakket, verzuim", ontwerp.profiel())
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    pad = str(GEGEVENS / "absenties-samengevoegd.xlsx")

    def kantelpunt(*woorden: str) -> int:
        return voer_uit(["importeer", met_scholen.pad, pad, *woorden], lambda *_a, **_k: 99)

    assert kantelpunt("--profiel", "weg") == 1
    assert "Schoolpakket, verzuim" in capsys.readouterr().err
    assert kantelpunt("--profiel", "schoolpakket, verzuim", "--proef") == 0
    assert "verzuimperioden" in capsys.readouterr().out
    assert kantelpunt("--profiel", "schoolpakket, verzuim") == 0
    assert len(met_scholen.lees(Verzuimperiode)) == 4


@pytest.mark.parametrize("naam", ["", "  ", "a/b", "x.toml"])
def test_a_profile_needs_a_name(met_scholen, naam: str) -> None:
    ontwerp = ontwerp_van("te-laat.psv", "telaat")
    with pytest.raises(InvoerFout):
        bewaar_profiel(met_scholen, naam, ontwerp.profiel())


@pytest.mark.parametrize(
    ("naam", "soort"),
    [
        ("pakket-weekoverzicht.csv", "melding"),
        ("absenties-samengevoegd.xlsx", "verzuimperiode"),
        ("c-levering-1904.xlsx", "leerling"),
        ("te-laat.psv", "telaat"),
    ],
)
def test_toml_reads_back_the_same(naam: str, soort: str) -> None:
    profiel = ontwerp_van(naam, soort).profiel("x")
    assert lees_profiel(schrijf_toml(profiel), "x") == profiel


def test_what_is_not_pointed_out_is_named(met_scholen) -> None:
    ontwerp = ontwerp_van("te-laat.psv", "telaat")
    plek = ontwerp.tabel.koppen.index("keer te laat")
    ontwerp.wijs_aan(plek, "")
    assert ontwerp.mist() == ["Aantal keer te laat"]
    ontwerp.vast["telaat.aantal"] = "6"
    assert ontwerp.mist() == []
    ontwerp.wijs_aan(ontwerp.tabel.koppen.index("bsn"), "")
    assert ontwerp.mist() == ["BSN, onderwijsnummer, of achternaam en geboortedatum"]
    bewaar_profiel(met_scholen, "kaal", ontwerp.profiel())
    with pytest.raises(Bestandsfout, match="BSN, onderwijsnummer"):
        lees_bestand(met_scholen, GEGEVENS / "te-laat.psv", "kaal")


@pytest.mark.parametrize(
    ("cellen", "vormen", "twijfel"),
    [
        (["01-02-2026", "13-02-2026"], ("dd-mm-jjjj",), ()),
        (["01/02/2026", "02/13/2026"], ("mm/dd/jjjj",), ()),
        (["01/02/2026", "03/04/2026"], ("dd/mm/jjjj",), ("dd/mm/jjjj", "mm/dd/jjjj")),
        (["20260201", "20261113"], ("jjjjmmdd",), ()),
        (["1 feb 2026", "13 mrt. 2026"], ("dd mmm jjjj",), ()),
        (["01-02-26 08:15", "31-12-09"], ("dd-mm-jj",), ()),
        (["2026-02-01T08:15:00Z"], ("jjjj-mm-dd",), ()),
        (["45000", "46000"], ("getal1900",), ("getal1900", "getal1904")),
        (["2026-02-01", "13-02-2026"], ("dd-mm-jjjj", "jjjj-mm-dd"), ()),
        (["morgen", ""], (), ()),
    ],
)
def test_the_shape_of_dates_is_found_and_doubt_is_said(cellen, vormen, twijfel) -> None:
    oordeel = beoordeel(cellen)
    assert (set(oordeel.vormen), oordeel.twijfel) == (set(vormen), twijfel)
    if twijfel:
        assert oordeel.voorbeeld is not None
        assert oordeel.voorbeeld[1] != oordeel.voorbeeld[2]


@pytest.mark.parametrize(
    ("vorm", "cel", "dag"),
    [
        ("getal1900", "46328", date(2026, 11, 2)),  # what Excel shows for this number
        ("getal1904", "44866", date(2026, 11, 2)),
        ("getal1900", "46328,5", date(2026, 11, 2)),
        ("dd-mm-jj", "02-11-26", date(2026, 11, 2)),
        ("dd-mm-jj", "02-11-70", date(1970, 11, 2)),
        ("dd mmm jjjj", "2 november 2026", date(2026, 11, 2)),
        ("mm/dd/jjjj", "11/2/2026 8:15 AM", date(2026, 11, 2)),
    ],
)
def test_dates_are_read_by_their_shape(vorm: str, cel: str, dag: date) -> None:
    assert maak_daglezer([vorm])(cel) == dag


def test_what_is_a_shape() -> None:
    assert all(is_datumvorm(v) for v in ("dd-mm-jjjj", "jj.mm.dd", "dd mmm jjjj", "getal1904"))
    assert not any(is_datumvorm(v) for v in ("", "dd-mm", "jjjj", "mm-jjjj", "dag"))


@pytest.mark.parametrize(
    ("cel", "delen"),
    [
        ("Vries, Piet de", ("Vries", "de", "Piet")),
        ("de Vries, Piet", ("Vries", "de", "Piet")),
        ("Vries de, Piet", ("Vries", "de", "Piet")),
        ("Piet de Vries", ("Vries", "de", "Piet")),
        ("Berg, Jaap van den", ("Berg", "van den", "Jaap")),
        ("Anna Maria Eik", ("Maria Eik", "", "Anna")),
        ("Eik", ("Eik", "", "")),
        ("Hof, Bo van 't", ("Hof", "van 't", "Bo")),
        ("", ("", "", "")),
        (",", ("", "", "")),
    ],
)
def test_a_whole_name_is_taken_apart(cel: str, delen: tuple[str, str, str]) -> None:
    assert splits_naam(cel) == delen


def test_a_number_that_is_no_bsn_but_an_onderwijsnummer_is_taken_as_that(
    met_scholen, tmp_path
) -> None:
    pad = tmp_path / "pgn.csv"
    pad.write_text(
        "PGN;Achternaam;Geboortedatum;BRIN-vest.;Soort verzuim;Melddatum\n"
        "100000004;Iep;09-03-2011;99AA-00;luxe;02-11-2026\n"
        "999900377;Eik;09-03-2011;99AA-00;luxe;02-11-2026\n",
        encoding="utf-8",
    )
    assert importeer(met_scholen, pad).exitcode == 0
    assert {(le.bsn, le.onderwijsnummer) for le in met_scholen.lees(Leerling)} == {
        ("", "100000004"),
        ("999900377", ""),
    }


def test_a_list_without_numbers_finds_who_is_here_by_name_and_birth_date(
    met_scholen, tmp_path
) -> None:
    """Voornamen have no column there; two of the same name and day are nobody in particular."""
    hier = een_leerling(achternaam="Wilg", roepnaam="Niels", voornamen="Niels Johan", bsn="")
    twee = [een_leerling(achternaam="Iep", voornamen=v, bsn="") for v in ("Emre", "Emre B.")]
    vastleggen.leg_vast(met_scholen, hier, *twee)
    pad = tmp_path / "lijst.csv"
    pad.write_text(
        "Achternaam;Roepnaam;Geboortedatum;BRIN-vest.;Soort verzuim;Melddatum\n"
        "Wilg;Niels;09-03-2011;99AA-00;luxe;02-11-2026\n"
        "Wilg;Nils;09-03-2011;99AA-00;luxe;02-11-2026\n"
        "Iep;Emre;09-03-2011;99AA-00;luxe;02-11-2026\n",
        encoding="utf-8",
    )
    voorbeeld = lees_bestand(met_scholen, pad)
    nieuw = [r.feit for r in voorbeeld.rijen if r.soort == "leerling" and r.stand is Rijstand.NIEUW]
    assert [le.roepnaam for le in nieuw] == ["Nils", "Emre"]
    voer_door(met_scholen, voorbeeld)
    assert [m.leerling_id for m in met_scholen.lees(Melding)].count(hier.id) == 1
    assert met_scholen.lees_een(Leerling, hier.id).voornamen == "Niels Johan"


def test_a_name_spelled_otherwise_is_pointed_out(met_scholen, tmp_path) -> None:
    vastleggen.leg_vast(met_scholen, een_leerling(achternaam="Janssen", roepnaam="Gijs"))
    pad = tmp_path / "lijst.csv"
    pad.write_text(
        "Onderwijsnummer;Achternaam;Roepnaam;Geboortedatum;BRIN-vest.;Soort verzuim;Melddatum\n"
        "100000004;Jansen;Gijs;09-03-2011;99AA-00;luxe;02-11-2026\n",
        encoding="utf-8",
    )
    voorbeeld = lees_bestand(met_scholen, pad)
    (leerling,) = [r for r in voorbeeld.rijen if r.soort == "leerling"]
    assert leerling.stand is Rijstand.NIEUW
    assert any("lijkt op Janssen, Gijs" in w.tekst for w in leerling.waarschuwingen)


def test_notes_are_closed_for_a_mapped_list_too(met_scholen, tmp_path) -> None:
    """A signal of a school says nothing of ongeoorloofd verzuim: its text lands nowhere."""
    pad = tmp_path / "signalen.csv"
    pad.write_text(
        "Achternaam;Geboortedatum;Gemeld;Toelichting\n"
        "Eik;09-03-2011;02-11-2026;Slaapt slecht\nIep;09-03-2011;02-11-2026;\n",
        encoding="utf-8",
    )
    bron = lees_bron(pad)
    ontwerp = Ontwerp(bron, bron.blad(""), 1)
    ontwerp.stel_voor()
    ontwerp.vast |= {
        "melding.bron": "school",
        "melding.soort": "kenmerk",
        "melding.kenmerk": "zorg_school",
    }
    voorbeeld = ontwerp.lees(met_scholen)
    assert [k for k, _ in redenen(voorbeeld)[2]] == ["Toelichting"]
    voer_door(met_scholen, voorbeeld)
    (melding,) = met_scholen.lees(Melding)
    assert (melding.kenmerk, melding.toelichting) == ("zorg_school", "")


def test_an_excel_error_lands_nowhere(met_scholen) -> None:
    bron = Bronbestand(
        Path("x.xlsx"),
        (
            Blad(
                "Blad1",
                [
                    (
                        1,
                        [
                            "Achternaam",
                            "Geboortedatum",
                            "Soort verzuim",
                            "Melddatum",
                            "Toelichting",
                        ],
                    ),
                    (2, ["#REF!", "2011-03-09", "luxe", "2026-11-02", ""]),
                    (3, ["Eik", "2011-03-09", "luxe", "2026-11-02", "#FORMULE!"]),
                    (4, ["Iep", "2011-03-09", "luxe", "2026-11-02", "# 1"]),
                ],
            ),
        ),
        werkmap=True,
    )
    ontwerp = Ontwerp(bron, bron.bladen[0], 1)
    ontwerp.stel_voor()
    afgewezen = redenen(ontwerp.lees(met_scholen))
    assert afgewezen == {
        2: [("Achternaam", "hier staat een fout uit Excel (#REF!)")],
        3: [
            (
                "Toelichting",
                "hier staat een formule zonder bewaarde uitkomst; bewaar het bestand in Excel",
            )
        ],
    }


CEL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "",
            "999900377",
            "02-11-2026",
            "46328",
            "99AA-00",
            "16 uur",
            "ja",
            "#REF!",
            "Eik, Bo",
            "1,5",
        ]
    ),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.lists(CEL, min_size=1, max_size=6), min_size=1, max_size=8),
    st.sampled_from(list(SOORTEN)),
    st.booleans(),
    st.data(),
)
def test_any_table_of_texts_can_be_mapped_and_read(
    met_scholen, rijen, soort, werkmap, data
) -> None:
    """Nothing raises, nothing is lost: every row is good, double or rejected with a reason."""
    blad = Blad("b", [(i, list(r)) for i, r in enumerate(rijen, start=1)])
    bron = Bronbestand(Path("x.csv"), (blad,), werkmap=werkmap)
    ontwerp = Ontwerp(bron, blad, 1, soort)
    ontwerp.stel_voor()
    from app.services.uitwisseling.voorstellen import doelvelden

    codes = [d.code for d in doelvelden(soort)]
    for plaats in range(len(ontwerp.tabel.koppen)):
        ontwerp.wijs_aan(plaats, data.draw(st.sampled_from(["", *codes])))
    profiel = ontwerp.profiel("x")
    assert lees_profiel(schrijf_toml(profiel), "x") == profiel
    if ontwerp.mist():
        return
    voorbeeld = ontwerp.lees(met_scholen)
    gelezen = {r.regel for r in voorbeeld.rijen if r.hoofd}
    assert gelezen == {regel for regel, _ in ontwerp.tabel.rijen}
    assert all(r.redenen for r in voorbeeld.rijen if r.stand is Rijstand.AFGEWEZEN)
    proefrijen(ontwerp, voorbeeld)
    assert met_scholen.lees(Dossier) == []
