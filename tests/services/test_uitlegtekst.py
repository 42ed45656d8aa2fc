"""'Hoe berekend?': the same words for window, clipboard, JSON and command line."""

from __future__ import annotations

import json
from datetime import date

from app.domain.sporen import Gebeurtenis
from app.protocol.stand import Bron, Laagstand, PoortStand, Rekenstap, Signaal
from app.services import sporen, uitlegtekst, vastleggen
from app.services.caseload import Caseload
from app.services.caseload import als_json as rij_json
from app.services.dossierbeeld import Dossierbeeld, dossierbeeld
from app.services.dossierjson import als_json
from app.services.sessie import Sessie
from tests.conftest import VANDAAG
from tests.services.test_sporen import DAG, zet_naast

WET = Bron("Leerplichtwet 1969", "art. 21", laag="wet")
REGIO = Bron("Plan (2026)", "h. 3", laag="regio", controleren=True)


def met_spoor(sessie: Sessie) -> Dossierbeeld:
    """The track proef_luxe, begun Thursday 12 November: two weken to Thursday the 26th."""
    dossier = zet_naast(sessie)
    sporen.begin_spoor(sessie, dossier.id, "naast", "proef_luxe", DAG, "Twee dagen weg.")
    return dossierbeeld(sessie, dossier.id, VANDAAG)


def test_a_date_of_a_track_says_rule_begin_term_and_result(team_sessie: Sessie) -> None:
    stand = met_spoor(team_sessie).stand
    (spoor,) = [s for s in stand.sporen if s.code == "proef_luxe"]
    assert spoor.punt is not None
    uitleg = uitlegtekst.van_kantelpunt(stand, spoor.punt)
    assert uitleg.dag == date(2026, 11, 26)
    tekst = uitlegtekst.als_tekst(uitleg)
    # from Wednesday 18: 19 20 23 24 25 26 = 6 schooldagen
    assert tekst.splitlines()[:3] == [
        "Kantelpunt van Route luxe verzuim",
        "donderdag 26 november 2026: gesprek (over 6 schooldagen)",
        "Bron: Plan (2026), h. 5",
    ]
    assert "- Termijn: + 2 weken = do 26 november" in tekst
    assert "op_schema" not in tekst


def test_of_layers_the_one_that_acts_says_why() -> None:
    signaal = Signaal(
        code="uren",
        tekst="18 uur verzuim",
        vraag="Gemeld?",
        wie="school",
        bron=REGIO,
        drempel="12 uur in 4 lesweken",
        geteld=(date(2026, 11, 2), date(2026, 11, 3)),
        lagen=(
            Laagstand("wet", "16 uur in 4 lesweken", True, False, WET),
            Laagstand("regio", "12 uur in 4 lesweken", True, True, REGIO),
        ),
        rekenstappen=(Rekenstap("oordeel", "Samen 18 uur"),),
    )
    tekst = uitlegtekst.als_tekst(uitlegtekst.van_signaal(signaal))
    assert "van de wet: 16 uur in 4 lesweken" in tekst
    assert "geldt hier niet, bereikt" in tekst
    assert "Plan (2026), h. 3 · te controleren); geldt, want dit is de strengste, bereikt" in tekst
    assert "2 dagen: 2 nov, 3 nov" in tekst
    assert "Vraagt: Gemeld? (school)" in tekst


def test_the_line_of_the_fact_that_opened_a_gate_points_at_it() -> None:
    poort = PoortStand(
        code="brief",
        naam="De brief",
        open=True,
        uitleg="De brief is weg.",
        bron=REGIO,
        feit_id="f1",
        rekenstappen=(
            Rekenstap("begin", "De brief"),
            Rekenstap("oordeel", "Verzonden op do 12 november", date(2026, 11, 12)),
            Rekenstap("oordeel", "De poort is open"),
        ),
    )
    uitleg = uitlegtekst.van_poort(poort)
    assert [r.feit_id for r in uitleg.regels] == ["", "f1", ""]
    assert uitleg.titel == "De brief is in orde"


def test_json_tells_all_of_it_and_can_be_written(team_sessie: Sessie) -> None:
    beeld = met_spoor(team_sessie)
    gelezen = json.loads(json.dumps(als_json(beeld)))
    (spoor,) = [s for s in gelezen["sporen"] if s["code"] == "proef_luxe"]
    assert (spoor["titel"], spoor["begin"], spoor["datum"]) == (
        "Route luxe verzuim",
        "2026-11-12",
        "2026-11-26",
    )
    assert [(s["code"], s["stand"]) for s in spoor["stappen"]] == [
        ("gesprek", "huidig"),
        ("terugblik", "komend"),
    ]
    assert spoor["stappen"][0]["rekenstappen"]
    assert gelezen["plicht"]["rekenstappen"][0]["tekst"] == "Geboren op 9 maart 2011"
    assert len(gelezen["kantelpunten"]) == len(beeld.stand.kantelpunten)
    assert {"signalen", "poorten", "indelingen", "ontbreekt"} <= set(gelezen)


def test_the_caseload_names_the_track_that_leads(team_sessie: Sessie) -> None:
    dossier = zet_naast(team_sessie)
    vastleggen.leg_vast(
        team_sessie, Gebeurtenis(dossier_id=dossier.id, soort="proef_schorsing", datum=DAG)
    )
    (rij,) = Caseload(team_sessie).laad(VANDAAG)
    gegeven = rij_json(rij)
    k = rij.stand.kantelpunt
    verwacht = {"code": "proef_schorsing", "titel": "Scenario schorsing"} if k.sleutel else None
    assert gegeven["kantelpunt"]["spoor"] == verwacht
    assert [s["code"] for s in gegeven["sporen"]].count("proef_schorsing") == 1
