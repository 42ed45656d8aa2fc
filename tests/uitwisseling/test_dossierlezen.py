"""Lists about running dossiers that a team hands over: toestemming, regie, verwijzingen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.cli.opdrachten import voer_uit
from app.domain.dossiers import Dossier, Regie, Regiesoort, Toestemming, Toestemmingdoel
from app.domain.mensen import Leerling, Relatie
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import vastleggen
from app.services.sessie import Sessie, log_in
from app.services.uitwisseling import voer_door
from app.services.uitwisseling.bron import raad_koprij
from app.services.uitwisseling.bronlezen import lees_bron
from app.services.uitwisseling.ontwerp import Ontwerp, bewaar_profiel
from app.services.uitwisseling.voorbeeld import Rijstand, Voorbeeld
from app.services.verwijzingen import Verwijsstand, alle_verwijzingen
from tests.conftest import VANDAAG, WACHTWOORD
from tests.fabriek import BSN, een_leerling, een_ouder, zet_dossier

ZONDER_DOSSIER, DICHT = "999900638", "999901576"
"""BSN of a leerling without a dossier, and of one with geoorloofd absence only."""


@pytest.fixture
def team(team_sessie: Sessie) -> Sessie:
    """A leerling with two ouders, one without a dossier, one whose notes are closed."""
    _, leerling, school = zet_dossier(team_sessie)
    vader = een_ouder(
        leerling, relatie=Relatie.VADER, aanhef="de heer", achternaam="Lindelaan", gezag=False
    )
    vastleggen.leg_vast(team_sessie, vader)
    ander = een_leerling(achternaam="Beuk", roepnaam="Sam", bsn=ZONDER_DOSSIER)
    vastleggen.leg_vast(team_sessie, ander)
    dicht = een_leerling(achternaam="Wilg", roepnaam="Bo", bsn=DICHT)
    stil = Dossier(leerling_id=dicht.id, dossiernummer="2026-0002", geopend=date(2026, 9, 1))
    vastleggen.leg_vast(
        team_sessie,
        dicht,
        een_ouder(dicht),
        stil,
        Verzuimperiode(
            leerling_id=dicht.id,
            dossier_id=stil.id,
            school_id=school.id,
            soort=Periodesoort.ZIEKTE,
            eerste_dag=date(2026, 9, 1),
        ),
    )
    return team_sessie


def ontwerp_van(pad: Path, soort: str) -> Ontwerp:
    bron = lees_bron(pad)
    blad = bron.blad("")
    ontwerp = Ontwerp(bron, blad, raad_koprij(blad), soort)
    ontwerp.stel_voor()
    assert ontwerp.mist() == []
    return ontwerp


def redenen(voorbeeld: Voorbeeld) -> dict[int, str]:
    return {
        r.regel: "; ".join(map(str, r.redenen))
        for r in voorbeeld.rijen
        if r.stand is Rijstand.AFGEWEZEN
    }


def zet(tmp_path: Path, tekst: str) -> Path:
    pad = tmp_path / "lijst.csv"
    pad.write_text(tekst, encoding="utf-8")
    return pad


def test_toestemming_of_whom_for_what_until_when(team: Sessie, tmp_path: Path) -> None:
    pad = zet(
        tmp_path,
        "BSN;Door wie;Betreft;Akkoord;Datum;Geldig tot\n"
        f"{BSN};moeder;Kernteam;ja;05-10-2026;31-07-2027\n"  # 2
        f"{BSN};vader;Kernteam;nee;06-10-2026;\n"
        f"{BSN};beide ouders;GGD;ja;07-10-2026;\n"  # only the mother has gezag
        f"{BSN};jongere;leerplicht;ja;07-10-2026;\n"  # 5
        f"{BSN};voogd;Kernteam;ja;07-10-2026;\n"
        f"{BSN};moeder;Kernteam;;08-10-2026;\n"
        f"{BSN};moeder;Kernteam;ja;;\n"  # 8
        f"{ZONDER_DOSSIER};moeder;Kernteam;ja;07-10-2026;\n"
        f"999900249;moeder;Kernteam;ja;07-10-2026;\n"
        f"{BSN};moeder;SWV;misschien;07-10-2026;\n"  # 11
        f"{BSN};moeder;Kernteam;ja;09-10-2026;01-10-2026\n"
        f"{BSN};moeder;Kernteam;ja;05-10-2026;31-07-2027\n"  # the same once more
        f"{DICHT};moeder;Kernteam;ja;05-10-2026;\n",  # no text: the rule closes no answer
    )
    ontwerp = ontwerp_van(pad, "toestemming")
    voorbeeld = ontwerp.lees(team)
    afgewezen = redenen(voorbeeld)
    assert set(afgewezen) == {6, 7, 8, 9, 10, 11, 12}, afgewezen
    assert afgewezen[6] == "Door wie: er is hier geen voogd bij deze leerling"
    assert afgewezen[7] == "Akkoord: is niet ingevuld"
    assert afgewezen[8] == "Datum: is niet ingevuld"
    assert "geen open dossier" in afgewezen[9]
    assert "geen leerling met dit nummer" in afgewezen[10]
    assert "Akkoord" in afgewezen[11]
    assert "BSN" not in afgewezen[12]
    gezegd = {r.regel: str(r.waarschuwingen[0]) for r in voorbeeld.rijen if r.waarschuwingen}
    assert "geen gezag" in gezegd[3]
    assert "regel 2" in gezegd[13]


def test_they_land_and_land_once(team: Sessie, tmp_path: Path) -> None:
    pad = zet(
        tmp_path,
        "Burgerservicenummer;Van wie;Waarvoor;Antwoord;Datum\n"
        f"{BSN};moeder;bespreken in het kernteam;gegeven;05-10-2026\n"
        f"{BSN};leerling;overleg van school met leerplicht;geweigerd;06-10-2026\n",
    )
    bewaar_profiel(team, "Toestemmingen oud pakket", ontwerp_van(pad, "toestemming").profiel())
    team.sluit()
    bestand = str(team.pad)
    opdracht = ["importeer", bestand, str(pad), "--profiel", "Toestemmingen oud pakket"]
    with pytest.MonkeyPatch.context() as mp:
        mp.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
        assert voer_uit(opdracht, lambda *_: 0) == 0
        assert voer_uit(opdracht, lambda *_: 0) == 0

        sessie = log_in(team.pad, WACHTWOORD)
        gevonden = sorted(sessie.lees(Toestemming), key=lambda t: t.datum)
        sessie.sluit()
    assert [(t.doel, t.besluit.value, t.ouder_id is None, t.versie) for t in gevonden] == [
        (Toestemmingdoel.KERNTEAM, "gegeven", False, 1),
        (Toestemmingdoel.LEERPLICHT, "geweigerd", True, 1),
    ]


def test_regie_of_a_kind_is_one_at_a_time(team: Sessie, tmp_path: Path) -> None:
    """Each with organisation, person, from and to (003 h.4); an open end ends with the next."""
    (dossier,) = (d for d in team.lees(Dossier) if d.dossiernummer == "2026-0001")
    vastleggen.leg_vast(
        team,
        Regie(
            dossier_id=dossier.id,
            soort=Regiesoort.INHOUD,
            organisatie="school",
            van=date(2026, 9, 1),
        ),
    )
    pad = zet(
        tmp_path,
        "BSN;Soort regie;Regiehouder;Casusregisseur;Vanaf;Tot\n"
        f"{BSN};proces;school;J. de Boer;01-09-2026;\n"
        f"{BSN};procesregie;CJG;;12-10-2026;\n"
        f"{BSN};casusregie;jeugdhulp;;02-11-2026;31-12-2026\n"
        f"{BSN};proces;;;02-11-2026;\n"
        f"{BSN};proces;leerplicht;;09-11-2026;01-11-2026\n",
    )
    ontwerp = ontwerp_van(pad, "regie")
    voorbeeld = ontwerp.lees(team)
    afgewezen = redenen(voorbeeld)
    assert set(afgewezen) == {5, 6}
    assert afgewezen[5] == "Regiehouder: is niet ingevuld"

    voer_door(team, voorbeeld)
    assert sorted((r.soort.value, r.organisatie, r.van, r.tot) for r in team.lees(Regie)) == [
        ("inhoud", "jeugdhulp", date(2026, 11, 2), date(2026, 12, 31)),
        ("inhoud", "school", date(2026, 9, 1), date(2026, 11, 1)),
        ("proces", "CJG", date(2026, 10, 12), None),
        ("proces", "school", date(2026, 9, 1), date(2026, 10, 11)),
    ]
    nog_eens = ontwerp_van(pad, "regie").lees(team)
    assert {r.stand for r in nog_eens.rijen} == {Rijstand.ONGEWIJZIGD, Rijstand.AFGEWEZEN}


def test_verwijzingen_from_a_workbook_and_closed_notes(team: Sessie, tmp_path: Path) -> None:
    """Where to is text: with geoorloofd absence only it is not taken in (000, voetnoot 6)."""
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    for rij in (
        ("BSN", "Verwezen naar", "Datum verwijzing", "Status", "Datum status"),
        (BSN, "CJG Modelstad", date(2026, 10, 6), "wachtlijst", date(2026, 11, 2)),
        (BSN, "Jeugdhulp De Fictie", date(2026, 10, 20), "", None),
        (DICHT, "CJG Modelstad", date(2026, 10, 6), "loopt", date(2026, 11, 2)),
        (BSN, "", date(2026, 10, 27), "", None),
        (BSN, "Veilig Huis", date(2026, 11, 3), "loopt", date(2026, 11, 2)),
        (BSN, "Veilig Huis", date(2026, 11, 4), "", date(2026, 11, 5)),
    ):
        blad.append(rij)
    pad = tmp_path / "verwijzingen.xlsx"
    boek.save(pad)
    ontwerp = ontwerp_van(pad, "verwijzing")
    voorbeeld = ontwerp.lees(team)
    afgewezen = redenen(voorbeeld)
    assert set(afgewezen) == {4, 5, 6, 7}
    assert afgewezen[4].startswith("Verwezen naar: In dit dossier is alleen geoorloofd verzuim")
    assert afgewezen[5] == "Verwezen naar: is niet ingevuld"
    assert afgewezen[6] == "Datum status: ligt voor de verwijzing"
    assert "niet hoe het staat" in afgewezen[7]

    voer_door(team, voorbeeld)
    verwijzingen = alle_verwijzingen(team, VANDAAG)
    assert [(v.naar, v.stand, v.sinds) for v in verwijzingen] == [
        ("CJG Modelstad", Verwijsstand.WACHTLIJST, date(2026, 11, 2)),
        ("Jeugdhulp De Fictie", Verwijsstand.NIET_NAGEVRAAGD, date(2026, 10, 20)),
    ]
    dichte = next(le for le in team.lees(Leerling) if le.bsn == DICHT)
    (stil,) = team.lees(Dossier, leerling_id=dichte.id)
    assert team.lees(Gebeurtenis, dossier_id=stil.id) == []  # nor how it stands
    nog_eens = ontwerp_van(pad, "verwijzing").lees(team)
    assert {r.stand for r in nog_eens.rijen} == {Rijstand.ONGEWIJZIGD, Rijstand.AFGEWEZEN}
