"""The caseload on paper and as a workbook, and the two single pages."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.domain.fouten import KnownError
from app.protocol.stand import (
    Aard,
    Bron,
    Doorloopstand,
    Kantelpunt,
    Stand,
    StapDoorloop,
    Termijnstatus,
    WachtStand,
)
from app.services import afdruk, caseloadtekst
from app.services.caseload import CaseloadRij
from app.services.instellingen import Instellingen
from app.services.tabel import Tabelkolom, schrijf_xlsx
from tests.documents.papier import paginateksten, tekst

DAG = date(2026, 11, 18)

KANTELPUNT = Kantelpunt(
    aard=Aard.KANTELPUNT,
    datum=date(2026, 11, 16),
    naar="3a",
    alternatief=("3b",),
    status=Termijnstatus.OVER_TERMIJN,
    uitleg="Vier schoolweken na 14 oktober.",
    bron=Bron("Protocol", "h. 4"),
    schooldagen=-2,
)

STAND = Stand(
    peildatum=DAG,
    protocol="apeldoorn",
    protocol_titel="Apeldoorn",
    stap="2",
    stapnaam="Het kernteam aan zet",
    stappen=("2",),
    doorlopen=(
        StapDoorloop("2", "Het kernteam aan zet", Doorloopstand.HUIDIG),
        StapDoorloop("4", "De actietafel: overleg", Doorloopstand.KOMEND),
    ),
    kantelpunt=KANTELPUNT,
    kantelpunten=(KANTELPUNT,),
    vragen=(),
    wacht=None,
    regie_inhoud=None,
    regie_proces=None,
    zonder_regie=False,
    betrokkenen=(),
    wat_te_doen=(),
    dagen_thuis=38,
    thuis_sinds=date(2026, 10, 12),
    lang_thuis=False,
    laatste_contact=None,
    lang_niets_gehoord=False,
)


def stand(**anders: Any) -> Stand:
    """A stand whose kantelpunt has these other values."""
    eigen = {k: anders.pop(k) for k in ("wacht", "lang_thuis", "dagen_thuis") if k in anders}
    k = replace(KANTELPUNT, **anders)
    return replace(STAND, kantelpunt=k, kantelpunten=(k,), **eigen)


def rij(naam: str = "Iepenlaan, Emre", st: Stand = STAND, **anders: Any) -> CaseloadRij:
    basis: dict[str, Any] = {
        "dossier_id": "d",
        "dossiernummer": "2026-1",
        "leerling_id": "l",
        "naam": naam,
        "leeftijd": 15,
        "school": "Het Fictieve Lyceum",
        "school_id": "s",
        "soort": "16 uur",
        "stand": st,
        "ambtenaar": "S. de Wit",
        "ambtenaar_id": "a",
        "facetten": frozenset(),
        "zoektekst": "",
        "urgentie": (0, 0, naam),
    }
    return CaseloadRij(**basis | anders)


@pytest.mark.parametrize(
    ("st", "vorm", "woorden", "kantelt", "naar"),
    [
        (STAND, "driehoek", "2 schooldagen over", "ma 16 nov", "3a of 3b"),
        (stand(schooldagen=-1), "driehoek", "1 schooldag over", "ma 16 nov", "3a of 3b"),
        (
            stand(schooldagen=0),
            "driehoek",
            "over termijn sinds ma 16 nov",
            "ma 16 nov",
            "3a of 3b",
        ),
        (
            stand(
                status=Termijnstatus.DEZE_WEEK, schooldagen=0, datum=DAG, naar="4", alternatief=()
            ),
            "stip",
            "vandaag",
            "wo 18 nov",
            "4 actietafel",
        ),
        (
            stand(status=Termijnstatus.WACHT, wacht=WachtStand("advies", date(2026, 12, 1))),
            "pauze",
            "wacht tot di 1 dec",
            "ma 16 nov",
            "3a of 3b",
        ),
        (
            stand(status=Termijnstatus.OP_SCHEMA, schooldagen=9, onzeker=True),
            "klok",
            "over 9 schooldagen",
            "ma 16 nov ?",
            "3a of 3b",
        ),
        (
            stand(status=Termijnstatus.OP_SCHEMA, schooldagen=20, na_vakantie=True),
            "klok",
            "na de vakantie",
            "ma 16 nov",
            "3a of 3b",
        ),
        (
            stand(status=Termijnstatus.GEEN, aard=Aard.GEEN, datum=None, naar=None, alternatief=()),
            "streep",
            "geen datum",
            "–",
            "–",
        ),
        (
            stand(
                status=Termijnstatus.GEEN,
                aard=Aard.GEEN,
                datum=None,
                naar=None,
                alternatief=(),
                lang_thuis=True,
            ),
            "driehoek",
            "geen datum gepland",
            "–",
            "datum plannen",
        ),
    ],
)
def test_woorden_van_een_stand(st: Stand, vorm: str, woorden: str, kantelt: str, naar: str) -> None:
    assert caseloadtekst.urgentie(st) == (vorm, woorden)
    assert caseloadtekst.kantelt(st) == kantelt
    assert caseloadtekst.naar(st) == naar


def test_caseload_op_papier_als_getoond() -> None:
    rijen = [rij(f"Leerling, {i}") for i in range(70)]
    pdf = afdruk.caseload_pdf(
        rijen,
        ["leerling", "urgentie", "kantelt"],
        titel="Mijn caseload",
        filtertekst="over termijn",
        teamnaam="Team Leerplicht",
        peildatum=DAG,
    )
    bladen = paginateksten(pdf)
    heel = "\n".join(bladen)
    assert "woensdag 18 november 2026" in bladen[0]
    assert "over termijn" in bladen[0]
    plekken = [heel.index(f"Leerling, {i} 2 schooldagen over ma 16 nov") for i in range(70)]
    assert plekken == sorted(plekken)
    assert "Fictieve" not in heel
    assert all(f"pagina {n} van {len(bladen)}" in b for n, b in enumerate(bladen, start=1))


def test_alle_kolommen_op_een_blad() -> None:
    heel = tekst(afdruk.caseload_pdf([rij()], titel="Caseload", peildatum=DAG))
    for stuk in ("Iepenlaan, Emre", "15", "16 uur", "3a of 3b", "38", "S. de Wit"):
        assert stuk in heel


def test_dezelfde_lijst_geeft_dezelfde_bytes() -> None:
    een = afdruk.caseload_pdf([rij()], titel="Caseload", peildatum=DAG)
    assert een == afdruk.caseload_pdf([rij()], titel="Caseload", peildatum=DAG)


def test_xlsx_met_echte_datums_en_getallen(tmp_path: Path) -> None:
    pad = tmp_path / "caseload.xlsx"
    kolommen = list(afdruk.KOLOMMEN)
    afdruk.caseload_xlsx(
        [rij(), rij("Zonder, Datum", stand(datum=None, dagen_thuis=None))],
        kolommen,
        pad,
        titel="Mijn caseload",
        filtertekst="over termijn",
        peildatum=DAG,
    )
    boek = load_workbook(pad)
    vel = boek.active
    assert vel is not None
    assert [c.value for c in vel["A"]][:3] == [
        "Mijn caseload",
        "Peildatum woensdag 18 november 2026",
        "over termijn",
    ]
    assert [c.value for c in vel[4]] == [k.titel for k in afdruk.KOLOMMEN.values()]
    cellen = dict(zip(kolommen, vel[5], strict=True))
    dag = cellen["kantelt"].value
    assert isinstance(dag, datetime)
    assert dag.date() == date(2026, 11, 16)
    assert cellen["kantelt"].number_format == "dd-mm-yyyy"
    assert cellen["dagen"].value == 38
    assert cellen["leeftijd"].value == 15
    assert cellen["urgentie"].value == "2 schooldagen over"
    leeg = dict(zip(kolommen, vel[6], strict=True))
    assert leeg["kantelt"].value is None
    assert leeg["dagen"].value is None
    assert vel.freeze_panes == "A5"
    assert vel.auto_filter.ref == "A4:J6"
    assert vel.column_dimensions["A"].width == 28


@pytest.mark.parametrize("kwaad", ["=1+1", "+31612345678", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_een_tekst_wordt_nooit_een_formule(tmp_path: Path, kwaad: str) -> None:
    pad = tmp_path / "lijst.xlsx"
    schrijf_xlsx(pad, blad="Lijst", kolommen=[Tabelkolom("Naam")], rijen=[[kwaad]], kop=[kwaad])
    vel = load_workbook(pad).active
    assert vel is not None
    for cel in (vel["A1"], vel["A3"]):
        assert cel.value == kwaad
        assert cel.data_type == "s"
        assert cel.quotePrefix
    with zipfile.ZipFile(pad) as archief:
        assert b"<f>" not in archief.read("xl/worksheets/sheet1.xml")


def test_tekens_die_een_werkmap_niet_kent(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.xlsx"
    schrijf_xlsx(
        pad,
        blad="Lijst: [1/2]",
        kolommen=[Tabelkolom("Naam")],
        rijen=[["nul\x00 en\x0b meer"], ["Đorđević-Şahin"], ["x" * 40_000]],
    )
    boek = load_workbook(pad)
    vel = boek.active
    assert vel is not None
    assert vel["A2"].value == "nul  en  meer"
    assert vel["A3"].value == "Đorđević-Şahin"
    assert len(vel["A4"].value) == 32_767
    assert boek.sheetnames == ["Lijst   1 2 "]


def test_een_map_die_er_niet_is_is_een_bekende_fout(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="niet worden geschreven"):
        schrijf_xlsx(tmp_path / "weg" / "x.xlsx", blad="x", kolommen=[Tabelkolom("A")], rijen=[])
    assert list(tmp_path.iterdir()) == []


def test_een_oude_lijst_wordt_heel_vervangen(tmp_path: Path) -> None:
    pad = tmp_path / "x.xlsx"
    pad.write_bytes(b"oud")
    schrijf_xlsx(pad, blad="x", kolommen=[Tabelkolom("A")], rijen=[["nieuw"]])
    vel = load_workbook(pad).active
    assert vel is not None
    assert vel["A2"].value == "nieuw"
    assert [p.name for p in tmp_path.iterdir()] == ["x.xlsx"]


def test_noodsleutel_en_proefafdruk() -> None:
    woorden = [f"woord{i}" for i in range(17)]
    nood = tekst(afdruk.noodsleutel_pdf("Team Modelstad", woorden, " ".join(woorden), DAG))
    assert "Team Modelstad, 18 november 2026" in nood
    assert all(w in nood for w in woorden)
    proef = tekst(afdruk.proefafdruk_pdf(Instellingen(straat="Markt 1", plaats="X"), DAG))
    assert "20 mm van links, 50 mm van" in " ".join(proef.split())


def test_wat_zwaar_is_wordt_pas_geladen_als_er_iets_te_drukken_is() -> None:
    """Start ≤ 2 × an empty window: no PDF, template or workbook library on import."""
    code = (
        "import sys, app.services.brieven, app.services.afdruk;"
        "zwaar = {'reportlab', 'pypdfium2', 'jinja2', 'openpyxl', 'PIL', 'PySide6'};"
        "print(sorted(zwaar & set(sys.modules)))"
    )
    uit = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert uit.stdout.strip() == "[]"
