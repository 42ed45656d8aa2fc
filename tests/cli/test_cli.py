"""Tests of the command line as real processes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.datumwoorden import lees_dag
from tests.fabriek import voorbeeldteam

WORTEL = Path(__file__).resolve().parents[2]
WOORD = "groene-fiets-42"
PEIL = "2026-11-18"


def draai(*woorden: str, invoer: str = "", **omgeving: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m app` with a clean environment."""
    schoon = {k: v for k, v in os.environ.items() if not k.startswith("KANTELPUNT")}
    for naam in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        schoon.pop(naam, None)
    schoon |= {"PYTHONPATH": str(WORTEL), "KANTELPUNT_WACHTWOORD": WOORD} | omgeving
    return subprocess.run(
        [sys.executable, "-m", "app", *woorden],
        env={k: v for k, v in schoon.items() if v},
        input=invoer,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        cwd=WORTEL,
        start_new_session=True,  # no terminal to ask at
    )


@pytest.fixture(scope="module")
def team(tmp_path_factory) -> str:
    return voorbeeldteam(tmp_path_factory.mktemp("cli") / "modelstad.kantelpunt", 150, 60)


@pytest.fixture(scope="module")
def rijen(team: str) -> list[dict]:
    klaar = draai("caseload", team, "--peildatum", PEIL, "--json")
    assert klaar.returncode == 0, klaar.stderr
    return json.loads(klaar.stdout)


def test_caseload_json_has_the_stable_keys(rijen: list[dict]):
    assert len(rijen) == 60
    for rij in rijen:
        assert {
            "leerling_id", "naam", "school", "soort", "protocol", "stap", "kantelpunt", "wacht",
            "dagen_thuis", "laatste_contact", "regie", "ambtenaar",
        } <= set(rij)  # fmt: skip
        punt = rij["kantelpunt"]
        assert {"aard", "datum", "naar", "alternatief", "status", "uitleg", "bron"} <= set(punt)
        assert punt["uitleg"]
        assert set(punt["bron"]) >= {"document", "plaats"}
        if punt["aard"] == "geen":
            assert punt["datum"] is None
            assert punt["naar"] is None
        if rij["wacht"] is not None:
            assert set(rij["wacht"]) >= {"op", "tot"}
    assert {rij["kantelpunt"]["status"] for rij in rijen} == {
        "over_termijn",
        "deze_week",
        "wacht",
        "op_schema",
        "geen",
    }
    assert not re.search(r"\b9999\d{5}\b", json.dumps(rijen))  # no BSN


def test_caseload_as_text_most_urgent_first(team: str, rijen: list[dict]):
    klaar = draai("caseload", team, "--peildatum", PEIL)
    regels = klaar.stdout.splitlines()
    assert regels[0] == "Caseload op woensdag 18 november 2026: 60 dossiers"
    assert regels[2].startswith(rijen[0]["naam"])


def test_a_week_later_the_same_dates_are_nearer(team: str, rijen: list[dict]):
    klaar = draai("caseload", team, "--peildatum", "2026-11-25", "--json")
    later = {rij["dossier_id"]: rij for rij in json.loads(klaar.stdout)}
    over = [r for r in rijen if r["kantelpunt"]["status"] == "over_termijn" and r["stap"] == "1"]
    assert over
    for rij in over:
        # 19, 20, 23, 24 and 25 November are schooldagen in every region.
        straks = later[rij["dossier_id"]]["kantelpunt"]
        assert straks["datum"] == rij["kantelpunt"]["datum"]
        assert straks["schooldagen"] == rij["kantelpunt"]["schooldagen"] - 5


def test_one_ambtenaar(team: str, rijen: list[dict]):
    klaar = draai("caseload", team, "--peildatum", PEIL, "--ambtenaar", "appel", "--json")
    eigen = json.loads(klaar.stdout)
    assert {rij["ambtenaar"] for rij in eigen} == {"M. Appel"}
    assert len(eigen) == sum(rij["ambtenaar"] == "M. Appel" for rij in rijen)
    fout = draai("caseload", team, "--ambtenaar", "niemand")
    assert fout.returncode == 1
    assert "M. Appel" in fout.stderr


def test_dossier_by_id_and_by_name(team: str, rijen: list[dict]):
    rij = rijen[0]
    klaar = draai("dossier", team, rij["leerling_id"], "--peildatum", PEIL, "--json")
    assert klaar.returncode == 0, klaar.stderr
    beeld = json.loads(klaar.stdout)
    assert beeld["kantelpunt"] == rij["kantelpunt"]
    assert beeld["tijdlijn"]
    tekst = draai("dossier", team, rij["leerling_id"], "--peildatum", PEIL)
    assert tekst.stdout.startswith(rij["naam"])
    assert rij["kantelpunt"]["uitleg"] in tekst.stdout
    enig = next(r for r in rijen if [x["naam"] for x in rijen].count(r["naam"]) == 1)
    op_naam = draai("dossier", team, enig["naam"], "--peildatum", PEIL, "--json")
    if op_naam.returncode == 0:  # a namesake without dossier makes it ambiguous
        assert json.loads(op_naam.stdout)["leerling_id"] == enig["leerling_id"]
    else:
        assert "leerlingen met deze naam" in op_naam.stderr


def test_bsn_goes_over_standard_input_only(team: str, rijen: list[dict], tmp_path: Path):
    export = tmp_path / "uit"
    assert draai("exporteer", team, str(export)).returncode == 0
    kop, *regels = (export / "leerlingen.csv").read_text(encoding="utf-8-sig").splitlines()
    namen = kop.split(";")
    leerling_id = rijen[0]["leerling_id"]
    rij = dict(zip(namen, next(r for r in regels if leerling_id in r).split(";"), strict=False))
    klaar = draai(
        "dossier", team, "--bsn-van-stdin", "--peildatum", PEIL, "--json", invoer=rij["bsn"] + "\n"
    )
    assert klaar.returncode == 0, klaar.stderr
    assert json.loads(klaar.stdout)["leerling_id"] == leerling_id
    fout = draai("dossier", team, rij["bsn"])
    assert fout.returncode == 1
    assert "--bsn-van-stdin" in fout.stderr
    assert rij["bsn"] not in fout.stderr


def test_brief_one_file_per_addressee_and_registered(team: str, rijen: list[dict], tmp_path: Path):
    rij = next(r for r in rijen if r["kantelpunt"]["status"] == "over_termijn" and r["stap"] == "2")
    doel = tmp_path / "w.pdf"
    woorden = ("brief", team, rij["leerling_id"], "waarschuwing", "--naar", str(doel))
    proef = draai(*woorden, "--concept")
    assert proef.returncode == 0, proef.stderr
    gemaakt = sorted(tmp_path.iterdir())
    assert gemaakt
    assert all(pad.read_bytes().startswith(b"%PDF") for pad in gemaakt)
    for pad in gemaakt:
        pad.unlink()
    aantal = len(gemaakt)
    een = draai(*woorden, "--concept", "--aan", "1")
    assert een.returncode == 0, een.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["w.pdf"]
    doel.unlink()
    echt = draai(*woorden)
    assert echt.returncode == 0, echt.stderr
    namen = sorted(p.name for p in tmp_path.iterdir())
    assert namen == (["w.pdf"] if aantal == 1 else [f"w-{n}.pdf" for n in range(1, aantal + 1)])
    nog_een = draai(*woorden)
    assert nog_een.returncode == 1
    assert "staat al een bestand" in nog_een.stderr
    assert draai("controleer", team).returncode == 0


def test_brief_knows_its_templates(team: str, rijen: list[dict], tmp_path: Path):
    klaar = draai(
        "brief", team, rijen[0]["leerling_id"], "liefdesbrief", "--naar", str(tmp_path / "x.pdf")
    )
    assert klaar.returncode == 1
    assert "waarschuwing" in klaar.stderr


def test_controleer_is_clean(team: str):
    klaar = draai("controleer", team)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert klaar.stdout.startswith("In orde")


def test_new_file_export_and_import_round(team: str, tmp_path: Path):
    export, nieuw, terug = tmp_path / "uit", tmp_path / "n.kantelpunt", tmp_path / "terug"
    assert draai("exporteer", team, str(export)).returncode == 0
    gemaakt = draai("nieuw", str(nieuw), "--gebruiker", "B. Kornoelje")
    assert gemaakt.returncode == 0, gemaakt.stderr
    woorden = gemaakt.stdout.splitlines()[1].split()
    assert len(woorden) == 17  # sixteen words and a check word
    proef = draai("importeer", str(nieuw), str(export), "--proef")
    assert proef.returncode == 0, proef.stdout
    klaar = draai("importeer", str(nieuw), str(export))
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    assert draai("exporteer", str(nieuw), str(terug)).returncode == 0
    for bestand in sorted(export.glob("*.csv")):
        if bestand.name not in ("ambtenaren.csv", "instellingen.csv"):
            assert (terug / bestand.name).read_bytes() == bestand.read_bytes(), bestand.name
    opnieuw = draai("importeer", str(nieuw), str(export))
    assert opnieuw.returncode == 0
    assert "niet veranderd" in opnieuw.stdout


def test_rejected_rows_land_nothing_and_end_with_1(team: str, tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "leerlingen.csv").write_text(
        "sleutel;achternaam;roepnaam;geboortedatum;bsn\nL1;Berk;Bo;1-2-2013;999900378\n",
        encoding="utf-8",
    )
    klaar = draai("importeer", team, str(tmp_path / "in"))
    assert klaar.returncode == 1
    assert "1 rij" in klaar.stderr
    assert len(klaar.stderr.splitlines()) == 1
    assert "Berk" not in klaar.stderr


@pytest.mark.parametrize(
    ("woorden", "tekst"),
    [
        (("caseload",), "er ontbreekt: BESTAND"),
        (("caseload", "x", "--peildatum", "31-4-2026"), "31 april 2026 bestaat niet"),
        (("caseload", "x", "--peildatum"), "hoort een waarde"),
        (("caseload", "x", "--jason"), "onbekend: --jason"),
        (("voorbeeld", "x", "--leerlingen", "veel"), "geen heel getal"),
        (("voorbeeld", "x", "--leerlingen", "0"), "kies een getal van 1"),
        (("nieuw", "x.kantelpunt"), "--gebruiker"),
        (("brief", "x", "y", "waarschuwing"), "--naar"),
        (("casload", "x"), "onbekende opdracht: casload"),
        (("casload",), "onbekende opdracht: casload"),
        (("rapport", "x", "jaar"), "onbekende opdracht: rapport"),
        (("--onzin",), "onbekende opdracht"),
    ],
)
def test_wrong_use_ends_with_2_and_one_dutch_line(woorden, tekst):
    klaar = draai(*woorden)
    assert klaar.returncode == 2
    assert tekst in klaar.stderr
    assert len(klaar.stderr.splitlines()) == 1
    assert klaar.stdout == ""


def test_known_errors_end_with_1_and_one_line(team: str, tmp_path: Path):
    fout = draai("caseload", team, KANTELPUNT_WACHTWOORD="niet-het-goede")
    geen = draai("caseload", str(tmp_path / "weg.kantelpunt"))
    niemand = draai("dossier", team, "Bestaatniet, Bo")
    bestaat = draai("voorbeeld", team)
    geen_map = draai("voorbeeld", str(tmp_path / "map" / "x.kantelpunt"))
    vreemd = tmp_path / "vreemd.kantelpunt"
    vreemd.write_text("geen teambestand")
    for klaar in (fout, geen, niemand, bestaat, geen_map, draai("caseload", str(vreemd))):
        assert klaar.returncode == 1, klaar.stderr
        assert klaar.stderr.startswith("kantelpunt: ")
        assert len(klaar.stderr.splitlines()) == 1
        assert "Traceback" not in klaar.stderr
    assert "niet-het-goede" not in fout.stderr
    assert "Bestaatniet" not in niemand.stderr


def test_without_password_or_terminal_it_says_so(team: str):
    klaar = draai("caseload", team, KANTELPUNT_WACHTWOORD="")
    assert klaar.returncode == 1
    assert "KANTELPUNT_WACHTWOORD" in klaar.stderr
    assert len(klaar.stderr.splitlines()) == 1


def test_person_by_name(team: str):
    fout = draai("caseload", team, "--gebruiker", "M. Appel")
    assert fout.returncode == 1
    goed = draai("caseload", team, KANTELPUNT_GEBRUIKER="S. de Wit")
    assert goed.returncode == 0, goed.stderr


def test_window_without_a_screen_is_a_known_error():
    if sys.platform != "linux":
        pytest.skip("only Linux has no screen")
    klaar = draai("--voorbeeld")
    assert klaar.returncode == 1
    assert "geen scherm" in klaar.stderr
    gui = subprocess.run(
        [sys.executable, "-c", "import sys; from app.__main__ import venster; sys.exit(venster())"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(WORTEL)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert gui.returncode == 1
    assert "geen scherm" in gui.stderr


def test_help_and_version():
    assert "kantelpunt caseload" in draai("--help").stdout
    assert "gebruik: kantelpunt brief" in draai("brief", "--help").stdout
    assert draai("--versie").stdout.startswith("Kantelpunt ")


def test_caseload_and_brief_never_load_qt(team: str, rijen: list[dict], tmp_path: Path):
    code = (
        "import sys; from app.__main__ import main; sys.argv = ['kantelpunt', *sys.argv[1:]]; "
        "uit = main(); "
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken'))]; "
        "sys.exit(uit)"
    )
    for woorden in (
        ("caseload", team, "--json"),
        ("dossier", team, rijen[0]["leerling_id"]),
        ("exporteer", team, str(tmp_path / "uit")),
        ("brief", team, rijen[0]["leerling_id"], "waarschuwing", "--concept",
         "--naar", str(tmp_path / "b.pdf")),
    ):  # fmt: skip
        klaar = subprocess.run(
            [sys.executable, "-c", code, *woorden],
            env=os.environ | {"PYTHONPATH": str(WORTEL), "KANTELPUNT_WACHTWOORD": WOORD},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert klaar.returncode == 0, klaar.stderr


def test_output_into_a_closed_pipe_is_quiet(team: str):
    klaar = subprocess.run(
        f"'{sys.executable}' -m app caseload '{team}' --json | head -c 1",
        shell=True,
        cwd=WORTEL,
        env=os.environ | {"KANTELPUNT_WACHTWOORD": WOORD},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert klaar.stdout == "["
    assert klaar.stderr == ""


def test_peildatum_takes_words():
    # The option reads as the forms do; "gisteren" is a day before today.
    from app.cli.ontleden import dag, vandaag

    assert dag("gisteren") == lees_dag("gisteren", vandaag())


def test_school_lists_its_leerlingen_and_absoluut_who_has_no_school(team: str, rijen: list[dict]):
    naam = next(r["school"] for r in rijen if r["school"])
    klaar = draai("school", team, naam, "--peildatum", PEIL, "--json")
    assert klaar.returncode == 0, klaar.stderr
    lijst = json.loads(klaar.stdout)
    verwacht = {r["dossier_id"] for r in rijen if r["school"] == naam}
    assert {x["dossier_id"] for x in lijst if x["dossier_id"]} == verwacht
    assert draai("school", team, "bestaat niet", "--peildatum", PEIL).returncode == 1
    assert draai("school", team, "--pdf", "x.pdf").returncode == 2
    klaar = draai("absoluut", team, "--peildatum", PEIL, "--json")
    assert klaar.returncode == 0, klaar.stderr
    uit = json.loads(klaar.stdout)
    assert uit["bekeken"] >= 150
    assert sum(uit["aantallen"].values()) == len(uit["leerlingen"])
    alleen = draai("absoluut", team, "--peildatum", PEIL, "--groep", "telt_mee")
    assert f"{uit['telt_mee']} tellen mee" in alleen.stdout
    assert draai("absoluut", team, "--groep", "anders").returncode == 2


def test_vrijstellingen_of_a_day_and_the_yearly_round(team: str):
    klaar = draai("vrijstellingen", team, "--peildatum", PEIL, "--json")
    assert klaar.returncode == 0, klaar.stderr
    uit = json.loads(klaar.stdout)
    assert uit["peildatum"] == PEIL
    assert len(uit["lopend"]) == sum(t["lopend"] for t in uit["telling"])
    assert [t["grond"] for t in uit["telling"]] == [
        "5_a", "5_b", "5_c", "5a_trekkend", "15", "3a", "3b"
    ]  # fmt: skip
    ronde = draai("vrijstellingen", team, "--peildatum", PEIL, "--jaarronde")
    assert "uiterlijk 30 jun 2027" in ronde.stdout
    fout = draai("vrijstellingen", team, "--peildatum", PEIL, "--schooljaar", "2026-2028")
    assert fout.returncode == 1
    assert "geen schooljaar" in fout.stderr
