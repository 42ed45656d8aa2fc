"""The sealed facts to a BOA's own folder and back; and what the team's folder does not hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.cli.opdrachten import voer_uit
from app.domain.fouten import KnownError, RechtFout
from app.domain.opsporing import Adviesaan, Adviesvraag, Haltverwijzing, ProcesVerbaal, Verdachte
from app.domain.sporen import Boatermijn
from app.services import opsporing
from app.services.sessie import maak_team
from app.services.uitwisseling import (
    exporteer,
    exporteer_opsporing,
    importeer,
    importeer_opsporing,
)
from tests.conftest import GOEDKOOP, WACHTWOORD, klok
from tests.services.conftest import GEHEIM, START

EIND = date(2026, 12, 9)


def reken(_sessie, _dossier_id):
    return EIND


def inhoud(map_: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in map_.rglob("*") if p.is_file()}


@pytest.fixture
def gevuld(team):
    """The team with one sealed fact of each kind."""
    d = team.dossier.id
    for feit in (
        team.verhoor(gehouden=date(2026, 11, 17), cautie=True, verslag=f'={GEHEIM}; "ja"\nen'),
        Haltverwijzing(dossier_id=d, datum=date(2026, 11, 13), uren=18.5, te_laat=3),
        Adviesvraag(dossier_id=d, aan=Adviesaan.RAAD, gevraagd=date(2026, 11, 12), wie="Raad"),
        ProcesVerbaal(dossier_id=d, verdachte=Verdachte.LEERLING, opgemaakt=date(2026, 11, 18)),
    ):
        opsporing.bewaar(team.een, feit, reken=reken)
    return team


def test_round_trip_over_a_new_team_gives_the_same_bytes(gevuld, tmp_path):
    exporteer(gevuld.een, tmp_path / "csv")
    exporteer_opsporing(gevuld.een, tmp_path / "boa")
    ander, _ = maak_team(tmp_path / "x.kantelpunt", naam="S. de Wit", wachtwoord=WACHTWOORD,
                         boa=True, klok=klok, kosten=GOEDKOOP)  # fmt: skip
    assert importeer(ander, tmp_path / "csv").exitcode == 0
    proef = importeer_opsporing(ander, tmp_path / "boa", proef=True)
    assert (proef.nieuw, proef.in_orde) == (4, True)
    assert opsporing.lees_opsporing(ander) == {}
    uitkomst = importeer_opsporing(ander, tmp_path / "boa", reken=reken)
    assert str(uitkomst) == "Opsporing: 4 nieuw, 0 gewijzigd, 0 ongewijzigd."
    assert opsporing.lees_opsporing(ander) == opsporing.lees_opsporing(gevuld.een)
    exporteer_opsporing(ander, tmp_path / "boa2")
    assert inhoud(tmp_path / "boa2") == inhoud(tmp_path / "boa")
    assert opsporing.controleer(ander)[0].fouten == ()
    assert [b.datum for b in ander.lees(Boatermijn) if b.vervallen is None] == [EIND]
    weer = importeer_opsporing(ander, tmp_path / "boa", reken=reken)
    assert (weer.nieuw, weer.gewijzigd, weer.ongewijzigd) == (0, 0, 4)
    ander.sluit()


def test_the_folder_of_the_team_holds_nothing_sealed_and_says_so(gevuld, tmp_path):
    exporteer(gevuld.een, tmp_path / "csv")
    alles = inhoud(tmp_path / "csv")
    assert not [n for n, b in alles.items() if GEHEIM.encode() in b or "verhoor" in n]
    assert "Opsporing staat er niet in" in alles["kantelpunt-export.txt"].decode("utf-8-sig")
    with pytest.raises(KnownError, match="niet leeg"):
        exporteer_opsporing(gevuld.een, tmp_path / "csv")
    with pytest.raises(KnownError, match="geen opsporingsfeiten"):
        importeer_opsporing(gevuld.een, tmp_path / "csv")


def test_giving_out_is_logged_and_others_may_not(gevuld, tmp_path):
    exporteer_opsporing(gevuld.een, tmp_path / "boa")
    regels = opsporing.logboek_opsporing(gevuld.een, actie="verstrek")
    assert [(r.wie, r.wat) for r in regels] == [("S. de Wit", "verstrekt")]
    for wie in (gevuld.leider, gevuld.ander):
        sessie = gevuld.log_in(wie)
        with pytest.raises(RechtFout):
            exporteer_opsporing(sessie, tmp_path / "boa3")
        with pytest.raises(RechtFout):
            importeer_opsporing(sessie, tmp_path / "boa")
    assert not (tmp_path / "boa3").exists()


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("2026-11-13", "13-13-2026", "haltverwijzingen.csv, regel 2: datum ‘13-13-2026’"),
        ("18,5", "9999", "uren 9999 ligt niet tussen"),
        ("2026-11-13", "2030-01-02", "12 tot 18 jaar"),
        ("datum;", "dag;", "kolommen die ontbreken of niet bekend zijn: datum, dag"),
    ],
)
def test_one_bad_row_and_nothing_lands(gevuld, tmp_path, oud, nieuw, zin):
    exporteer_opsporing(gevuld.een, tmp_path / "boa")
    voor = opsporing.lees_opsporing(gevuld.een)
    pad = tmp_path / "boa" / "haltverwijzingen.csv"
    pad.write_text(pad.read_text("utf-8-sig").replace(oud, nieuw, 1), "utf-8-sig", newline="")
    advies = tmp_path / "boa" / "adviesvragen.csv"
    advies.write_text(
        advies.read_text("utf-8-sig").replace("Raad", "Anders"), "utf-8-sig", newline=""
    )
    uitkomst = importeer_opsporing(gevuld.een, tmp_path / "boa", reken=reken)
    assert len(uitkomst.fouten) == 1
    assert zin in uitkomst.fouten[0]
    assert opsporing.lees_opsporing(gevuld.een) == voor


def test_a_changed_row_is_a_correction_and_a_withdrawn_one_stays_so(gevuld, tmp_path):
    exporteer_opsporing(gevuld.een, tmp_path / "boa")
    pad = tmp_path / "boa" / "haltverwijzingen.csv"
    pad.write_text(pad.read_text("utf-8-sig").replace("18,5", "20"), "utf-8-sig", newline="")
    uitkomst = importeer_opsporing(gevuld.een, tmp_path / "boa", reken=reken)
    assert (uitkomst.nieuw, uitkomst.gewijzigd, uitkomst.ongewijzigd) == (0, 1, 3)
    halt = next(
        f
        for f in opsporing.lees_opsporing(gevuld.een)[gevuld.dossier.id]
        if isinstance(f, Haltverwijzing)
    )
    assert (halt.uren, halt.versie) == (20.0, 2)
    opsporing.trek_in(gevuld.een, halt, reken=reken)
    assert "is hier ingetrokken" in importeer_opsporing(gevuld.een, tmp_path / "boa").fouten[0]


def test_a_dossier_that_is_not_here_is_refused(gevuld, tmp_path):
    exporteer_opsporing(gevuld.een, tmp_path / "boa")
    leeg, _ = maak_team(tmp_path / "x.kantelpunt", naam="X", wachtwoord=WACHTWOORD, boa=True,
                        klok=klok, kosten=GOEDKOOP)  # fmt: skip
    uitkomst = importeer_opsporing(leeg, tmp_path / "boa")
    assert len(uitkomst.fouten) == 4
    assert "dossier staat niet in dit teambestand" in uitkomst.fouten[0]
    assert not Path(f"{leeg.pad}-opsporing").exists()
    leeg.sluit()


def test_command_line(gevuld, tmp_path, monkeypatch, capsys):
    pad, boa = str(gevuld.pad), str(tmp_path / "boa")

    def doe(*woorden):
        code = voer_uit(woorden, lambda *_a, **_k: 0)
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", WACHTWOORD)
    code, uit, _ = doe("exporteer", pad, str(tmp_path / "csv"))
    assert code == 0
    assert "Opsporing staat er niet in" in uit
    assert doe("exporteer", pad, boa, "--opsporing")[0] == 0
    code, uit, _ = doe("importeer", pad, boa, "--opsporing")
    assert (code, uit) == (0, "Opsporing: 0 nieuw, 0 gewijzigd, 4 ongewijzigd.\n")
    code, uit, _ = doe("controleer", pad)
    assert code == 0
    assert "Opsporingsbestand: " in uit
    monkeypatch.setenv("KANTELPUNT_WACHTWOORD", START)
    monkeypatch.setenv("KANTELPUNT_GEBRUIKER", "A. Ander")
    code, _, err = doe("exporteer", pad, boa, "--opsporing")
    assert code == 1
    assert "alleen te zien voor een BOA" in err
    assert "verzegeld en niet nagekeken" in doe("controleer", pad)[1]
