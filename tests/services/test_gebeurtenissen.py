"""Recording a gebeurtenis: known kinds, own outcomes, what is asked, closed gates, the team."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.dossierfeiten import DossierFeiten
from app.domain.dossiers import Dossier
from app.domain.fouten import InvoerFout
from app.domain.sporen import Gebeurtenis
from app.protocol.stand import (
    Bron,
    Doorloopstand,
    PoortStand,
    Spoorsoort,
    Spoorstand,
    Spoorstap,
    Stand,
)
from app.services import gebeurtenissen, vastleggen
from app.services.caseload import stand_van
from app.services.dossierbeeld import dossierbeeld
from app.services.dossierjson import als_json
from app.services.sessie import Sessie
from tests.services.test_sporen import DAG, LATER, zet_naast


@pytest.fixture
def dossier(team_sessie: Sessie) -> Dossier:
    return zet_naast(team_sessie)


def schorsing(dossier: Dossier, **anders: Any) -> Gebeurtenis:
    basis: dict[str, Any] = {
        "dossier_id": dossier.id,
        "soort": "proef_schorsing",
        "datum": DAG,
        "uitkomst": "extern",
        "aantal": 2.0,
        "tot": date(2026, 11, 13),
        "persoon": "dhr. Vos",
    }
    return Gebeurtenis(**basis | anders)


def test_what_happened_stands_in_the_dossier(team_sessie: Sessie, dossier: Dossier) -> None:
    g = schorsing(dossier, notitie="Na een ruzie.")
    gedaan = gebeurtenissen.leg_gebeurtenis_vast(team_sessie, g)
    beeld = dossierbeeld(team_sessie, dossier.id, LATER)
    assert beeld.feiten.gebeurtenissen == (g,)
    zin = (
        "Schorsing · buiten de school · aantal dagen: 2 · tot en met vr 13 nov · dhr. Vos · "
        "Na een ruzie."
    )
    assert zin in [i.regel for i in beeld.tijdlijn]
    assert {"datum": "2026-11-12", "soort": "gebeurtenis", "tekst": zin} in als_json(beeld)[
        "tijdlijn"
    ]
    vastleggen.maak_ongedaan(team_sessie, gedaan)
    assert team_sessie.lees(Gebeurtenis) == []


def test_what_can_be_recorded_where(team_sessie: Sessie, dossier: Dossier) -> None:
    in_dossier = gebeurtenissen.soorten(team_sessie, dossier.id, DAG)
    assert {"proef_schorsing", "proef_gesprek_ouders"} <= set(in_dossier)
    assert not {"proef_jaaropgave", "verhoor"} & set(in_dossier)
    van_team = gebeurtenissen.soorten(team_sessie, None, DAG)
    assert "proef_jaaropgave" in van_team
    assert not {"proef_schorsing", "verhoor"} & set(van_team)
    assert "proef_schorsing" not in gebeurtenissen.soorten(
        team_sessie, dossier.id, date(2026, 7, 31)
    )


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "verwijdering"}, "soort"),
        ({"soort": "proef_jaaropgave"}, "soort"),
        ({"soort": "verhoor"}, "soort"),
        ({"datum": date(2026, 7, 31), "tot": None}, "soort"),
        ({"uitkomst": ""}, "uitkomst"),
        ({"uitkomst": "weg"}, "uitkomst"),
        ({"aantal": None}, "aantal"),
        ({"tot": None}, "tot"),
        ({"persoon": "  "}, "persoon"),
        ({"tot": date(2026, 11, 11)}, "tot"),
    ],
)
def test_what_does_not_fit_the_rule_is_refused(
    team_sessie: Sessie, dossier: Dossier, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(InvoerFout) as fout:
        gebeurtenissen.leg_gebeurtenis_vast(team_sessie, schorsing(dossier, **anders))
    assert fout.value.veld == veld
    assert team_sessie.lees(Gebeurtenis) == []


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("uitkomst", "extern"),
        ("aantal", 1.0),
        ("tot", LATER),
        ("persoon", "dhr. Vos"),
        ("notitie", "Tekst."),
    ],
)
def test_what_is_not_asked_stays_empty(
    team_sessie: Sessie, dossier: Dossier, veld: str, waarde: object
) -> None:
    gesprek = Gebeurtenis(dossier_id=dossier.id, soort="proef_gesprek_ouders", datum=DAG)
    with pytest.raises(InvoerFout) as fout:
        gebeurtenissen.leg_gebeurtenis_vast(team_sessie, replace(gesprek, **{veld: waarde}))  # type: ignore[arg-type]
    assert fout.value.veld == veld
    gebeurtenissen.leg_gebeurtenis_vast(team_sessie, gesprek)


def test_of_the_team(team_sessie: Sessie, dossier: Dossier) -> None:
    opgave = Gebeurtenis(soort="proef_jaaropgave", datum=DAG)
    gedaan = gebeurtenissen.leg_gebeurtenis_vast(team_sessie, opgave)
    assert gedaan.dossier_ids == frozenset()
    assert team_sessie.lees(Gebeurtenis) == [opgave]
    with pytest.raises(InvoerFout, match="kennen 'proef_schorsing' niet"):
        gebeurtenissen.leg_gebeurtenis_vast(team_sessie, schorsing(dossier, dossier_id=None))


def test_a_correction_follows_the_same_rules(team_sessie: Sessie, dossier: Dossier) -> None:
    g = schorsing(dossier)
    gebeurtenissen.leg_gebeurtenis_vast(team_sessie, g)
    with pytest.raises(InvoerFout):
        gebeurtenissen.wijzig_gebeurtenis(team_sessie, replace(g, uitkomst="weg"))
    gebeurtenissen.wijzig_gebeurtenis(team_sessie, replace(g, uitkomst="intern"))
    (anders,) = team_sessie.lees(Gebeurtenis)
    assert (anders.uitkomst, anders.versie) == ("intern", 2)


class TestPoorten:
    """The gate "Eerst de brief" is closed before the step that a gesprek completes."""

    GESPREK = "proef_gesprek_ouders"

    def poort(self, **anders: Any) -> PoortStand:
        basis = PoortStand(
            code="brief_eerst",
            naam="Eerst de brief",
            open=False,
            uitleg="De brief is nog niet weg",
            bron=Bron("Plan (2026)", "h. 2"),
            voor=("gesprek",),
            sleutel="proef_schorsing:g-1",
        )
        return replace(basis, **anders)

    @pytest.fixture
    def met_poort(self, monkeypatch: pytest.MonkeyPatch) -> Any:
        """Let the engine answer with one running track with this gate."""

        def zet(poort: PoortStand, stand: Doorloopstand = Doorloopstand.HUIDIG) -> None:
            bron = Bron("Plan (2026)", "h. 2")
            stap = Spoorstap(
                code="gesprek", naam="Gesprek", stand=stand, wie="school", bron=bron,
                legt_vast=(self.GESPREK,),
            )  # fmt: skip
            spoor = Spoorstand(
                sleutel="proef_schorsing:g-1", protocol="naast", protocol_titel="Naast de ladder",
                code="proef_schorsing", naam="Scenario schorsing", soort=Spoorsoort.SCENARIO,
                begin=DAG, bron=bron, stappen=(stap,), poorten=(poort,),
            )  # fmt: skip

            def nep(sessie: Sessie, feiten: DossierFeiten, dag: date) -> Stand:
                return dataclasses.replace(stand_van(sessie, feiten, dag), sporen=(spoor,))

            monkeypatch.setattr(gebeurtenissen, "stand_van", nep)

        return zet

    def leg_vast(self, sessie: Sessie, dossier: Dossier, **anders: Any) -> Gebeurtenis:
        g = Gebeurtenis(dossier_id=dossier.id, soort=self.GESPREK, datum=DAG, **anders)
        gebeurtenissen.leg_gebeurtenis_vast(sessie, g)
        return sessie.lees_een(Gebeurtenis, g.id)

    def test_going_on_asks_a_reason_and_keeps_the_gate(
        self, team_sessie: Sessie, dossier: Dossier, met_poort: Any
    ) -> None:
        met_poort(self.poort())
        with pytest.raises(InvoerFout) as fout:
            self.leg_vast(team_sessie, dossier)
        assert (fout.value.veld, fout.value.doe) == (
            "reden",
            "Nog niet in orde: Eerst de brief.",
        )
        g = self.leg_vast(team_sessie, dossier, reden="Moeder stond voor de deur.")
        assert g.poorten == "brief_eerst"

    def test_the_gate_of_a_real_track(self, team_sessie: Sessie, dossier: Dossier) -> None:
        """A schorsing started the track; its gesprek waits for the brief."""
        gebeurtenissen.leg_gebeurtenis_vast(team_sessie, schorsing(dossier))
        gesprek = Gebeurtenis(dossier_id=dossier.id, soort=self.GESPREK, datum=DAG)
        (poort,) = gebeurtenissen.dichte_poorten(team_sessie, gesprek)
        assert (poort.code, poort.naam) == ("proef_brief", "Eerst de brief")
        with pytest.raises(InvoerFout, match="leg uit waarom"):
            self.leg_vast(team_sessie, dossier)
        assert self.leg_vast(team_sessie, dossier, reden="Spoed.").poorten == "proef_brief"
        regels = [i.regel for i in dossierbeeld(team_sessie, dossier.id, LATER).tijdlijn]
        assert (
            "Gesprek met ouders · verder gegaan terwijl dicht was: Eerst de brief · Spoed."
        ) in regels

    @pytest.mark.parametrize(
        "anders",
        [{"open": True}, {"voor": ("brief",)}, {"verplicht": False}],
        ids=["open", "before another step", "not compulsory"],
    )
    def test_a_gate_that_does_not_stand_in_the_way(
        self, team_sessie: Sessie, dossier: Dossier, met_poort: Any, anders: dict[str, Any]
    ) -> None:
        met_poort(self.poort(**anders))
        assert self.leg_vast(team_sessie, dossier).poorten == ""

    def test_a_step_that_does_not_run_has_no_gates(
        self, team_sessie: Sessie, dossier: Dossier, met_poort: Any
    ) -> None:
        met_poort(self.poort(), Doorloopstand.GEDAAN)
        assert self.leg_vast(team_sessie, dossier).poorten == ""

    def test_a_gate_of_another_track_than_the_one_it_is_recorded_in(
        self, team_sessie: Sessie, dossier: Dossier, met_poort: Any
    ) -> None:
        met_poort(self.poort())
        assert self.leg_vast(team_sessie, dossier, spoor="proef_luxe:s-1").poorten == ""

    def test_where_the_source_says_itself_what_then_no_reason_is_asked(
        self, team_sessie: Sessie, dossier: Dossier, met_poort: Any
    ) -> None:
        met_poort(self.poort(leg_uit=False))
        assert self.leg_vast(team_sessie, dossier).poorten == "brief_eerst"

    def test_gates_that_the_form_names_ask_a_reason_too(
        self, team_sessie: Sessie, dossier: Dossier
    ) -> None:
        with pytest.raises(InvoerFout, match="leg uit waarom"):
            self.leg_vast(team_sessie, dossier, poorten="plan")
        g = self.leg_vast(team_sessie, dossier, poorten="plan", reden="Spoed.")
        assert g.poorten == "plan"

    def test_where_no_text_may_be_kept_the_gate_alone_is_kept(
        self, team_sessie: Sessie, met_poort: Any
    ) -> None:
        dicht = zet_naast(team_sessie, ongeoorloofd=False)
        met_poort(self.poort())
        assert self.leg_vast(team_sessie, dicht).poorten == "brief_eerst"


def test_what_may_stay_empty_and_what_not(team_sessie: Sessie, dossier: Dossier) -> None:
    # A refusal has no last day (besluit_3a: mag_leeg = ["tot"]); leave always has a number of days.
    basis = Gebeurtenis(dossier_id=dossier.id, soort="besluit_3a", datum=DAG, uitkomst="afgewezen")
    gebeurtenissen.leg_gebeurtenis_vast(team_sessie, basis)
    assert team_sessie.lees(Gebeurtenis) == [basis]
    with pytest.raises(InvoerFout) as fout:
        gebeurtenissen.leg_gebeurtenis_vast(
            team_sessie, replace(basis, id="x", soort="verlof_13a", uitkomst="")
        )
    assert fout.value.veld == "aantal"
