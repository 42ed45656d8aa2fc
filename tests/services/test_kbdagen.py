"""Days by koninklijk besluit that a team adds: terms of the law run past them, no others."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.feestdagen import schuif_naar_werkdag, telt_voor_termijnwet
from app.domain.fouten import InvoerFout
from app.domain.kbdagen import kb_dagen_van
from app.domain.sporen import Gebeurtenis
from app.services import gebeurtenissen, kbdagen, vastleggen
from app.services.caseload import stand_van
from app.services.instellingen import instelling_id
from app.services.kbdagen import MEEGELEVERD
from app.services.sessie import Sessie
from app.services.uitwisseling import exporteer, importeer
from tests.fabriek import zet_dossier

VRIJDAG = date(2029, 5, 11)
"""The day after Hemelvaart 2029: an ordinary werkdag unless a decree says otherwise."""
STB = "Stb. 2028, 123"


def stap(sessie: Sessie, dossier_id: str, code: str):
    stand = stand_van(sessie, vastleggen.feiten_van(sessie, dossier_id), date(2029, 5, 7))
    (spoor,) = (s for s in stand.sporen if s.code == "geen_school_meer")
    return next(s for s in spoor.stappen if s.code == code).punt


def test_a_term_of_the_law_runs_past_it_and_says_why(team_sessie: Sessie) -> None:
    """Vr 4 mei 2029 + 7 dagen = vr 11 mei; by KB made equal to a feestdag: ma 14 mei."""
    dossier, _, _ = zet_dossier(team_sessie)
    gebeurtenissen.leg_gebeurtenis_vast(
        team_sessie,
        Gebeurtenis(dossier_id=dossier.id, soort="advies_geen_school", datum=date(2029, 5, 4)),
    )
    assert stap(team_sessie, dossier.id, "ouders_inlichten").datum == VRIJDAG
    wijziging = kbdagen.voeg_toe(team_sessie, VRIJDAG, STB)
    punt = stap(team_sessie, dossier.id, "ouders_inlichten")
    assert punt.datum == date(2029, 5, 14)
    assert "gelijkgestelde dag (Stb. 2028, 123; door het team toegevoegd)" in punt.uitleg
    assert "door tot ma 14 mei (Algemene termijnenwet)" in punt.uitleg
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert stap(team_sessie, dossier.id, "ouders_inlichten").datum == VRIJDAG


def test_it_is_a_schooldag_and_a_werkdag_all_the_same(team_sessie: Sessie) -> None:
    kbdagen.voeg_toe(team_sessie, VRIJDAG, STB)
    assert team_sessie.kalenders.voor_school(None).is_schooldag(VRIJDAG)
    assert telt_voor_termijnwet(VRIJDAG)
    assert not telt_voor_termijnwet(VRIJDAG, {VRIJDAG})
    assert schuif_naar_werkdag(VRIJDAG, {VRIJDAG}) == date(2029, 5, 14)


@pytest.mark.parametrize(
    ("dag", "besluit", "veld", "deel"),
    [
        (date(2029, 5, 12), STB, "dag", "zaterdag of zondag"),
        (date(2029, 5, 10), STB, "dag", "telt al: Hemelvaartsdag"),
        (date(2028, 5, 26), STB, "dag", "telt al"),  # in a decree that is shipped
        (VRIJDAG, "  ", "besluit", "ontbreekt"),
        (VRIJDAG, "x" * 121, "besluit", "langer dan 120"),
    ],
)
def test_what_changes_nothing_is_refused(team_sessie: Sessie, dag, besluit, veld, deel) -> None:
    with pytest.raises(InvoerFout, match=deel) as fout:
        kbdagen.voeg_toe(team_sessie, dag, besluit)
    assert fout.value.veld == veld
    assert not any(d.eigen for d in kbdagen.kb_dagen(team_sessie))


def test_the_list_has_shipped_and_own_days_and_goes_along(
    team_sessie: Sessie, nieuw_team, tmp_path
) -> None:
    kbdagen.voeg_toe(team_sessie, VRIJDAG, f"  {STB} ")
    with pytest.raises(InvoerFout, match="staat er al"):
        kbdagen.voeg_toe(team_sessie, VRIJDAG, STB)
    lijst = kbdagen.kb_dagen(team_sessie)
    assert [(d.dag, d.besluit, d.eigen) for d in lijst][-2:] == [
        (date(2028, 5, 26), MEEGELEVERD, False),
        (VRIJDAG, STB, True),
    ]
    daar = nieuw_team()
    assert importeer(daar, exporteer(team_sessie, tmp_path / "uit")).exitcode == 0
    assert kb_dagen_van(daar.instellingen.kb_dagen) == {VRIJDAG: STB}
    kbdagen.haal_weg(team_sessie, VRIJDAG)
    assert not any(d.eigen for d in kbdagen.kb_dagen(team_sessie))


def test_a_bad_line_in_a_file_is_rejected(team_sessie: Sessie, tmp_path) -> None:
    bron = tmp_path / "bron"
    bron.mkdir()
    (bron / "instellingen.csv").write_text(
        f"sleutel;naam;waarde\n{instelling_id('kb_dagen')};kb_dagen;11 mei 2029\n", encoding="utf-8"
    )
    uit = importeer(team_sessie, bron, proef=True)
    assert uit.exitcode == 1
    assert "is geen dag met een besluit" in str(uit)
