"""Tests of the gates before Halt and a proces-verbaal, at recording. Today is 18 November 2026.

The criteria are Halt's own (12 to 18 years; 9 to 60 uur or 12 to 60 times too late; once; consent,
of the ouders under 16; own choice; no serious problems without help) and Nijmegen's (advice of the
Raad) and the GGD's (a doctor when ziekte plays a part), as protocol 'mas' has them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dossiers import Dossier, Sluitreden
from app.domain.fouten import InvoerFout
from app.domain.mensen import Leerling
from app.domain.opsporing import (
    Adviesaan,
    Adviesuitkomst,
    Adviesvraag,
    Haltverwijzing,
    Overtreding,
    ProcesVerbaal,
    Verdachte,
)
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import opsporing, vastleggen
from app.services import opsporingspoorten as poorten
from tests.conftest import VANDAAG

GOED = {
    "uren": 22.0,
    "instemming_leerling": date(2026, 11, 16),
    "instemming_ouders": date(2026, 11, 17),
    "eigen_initiatief": True,
}
OMVANG = "9 tot 60 uur, of 12 tot 60 keer te laat"


def halt(team, **anders):
    return Haltverwijzing(
        **{"dossier_id": team.dossier.id, "datum": VANDAAG, **GOED, **anders}  # type: ignore[arg-type]
    )


def dicht(team, feit):
    return {p.naam for p in poorten.poorten(team.een, feit) if not p.open}


def test_a_halt_that_meets_the_criteria_needs_no_reason(team):
    assert dicht(team, halt(team)) == set()
    poorten.leg_vast(team.een, halt(team))
    (feit,) = opsporing.lees_opsporing(team.een)[team.dossier.id]
    assert feit.uren == 22.0


@pytest.mark.parametrize(
    ("anders", "namen"),
    [
        ({"uren": 9.0}, set()),
        ({"uren": 8.0}, {OMVANG}),
        ({"uren": 60.0}, set()),
        ({"uren": 61.0}, {OMVANG, "Niet meer dan 60"}),
        ({"uren": 0.0, "te_laat": 12}, set()),
        ({"uren": 0.0, "te_laat": 11}, {OMVANG}),
        ({"uren": 0.0, "te_laat": 61}, {OMVANG, "Niet meer dan 60"}),
        ({"instemming_leerling": None}, {"De jongere stemt in"}),
        ({"instemming_ouders": None}, {"De ouders stemmen in"}),
        ({"eigen_initiatief": False}, {"Eigen keuze van de jongere"}),
        ({"problematiek_zonder_hulp": True}, {"Geen ernstige problemen zonder hulp"}),
    ],
)
def test_each_criterion_on_and_beside_its_boundary(team, anders, namen):
    feit = halt(team, **anders)
    assert dicht(team, feit) == namen
    if namen:
        with pytest.raises(InvoerFout, match="leg uit waarom") as fout:
            poorten.leg_vast(team.een, feit)
        assert fout.value.veld == "reden"
        assert opsporing.lees_opsporing(team.een) == {}
        poorten.leg_vast(team.een, replace(feit, reden="in overleg met de officier van justitie"))
    else:
        poorten.leg_vast(team.een, feit)
    assert len(opsporing.lees_opsporing(team.een)[team.dossier.id]) == 1


def test_without_hours_in_the_form_the_recorded_absence_counts(team):
    """The dossier has a running spell of whole days since 23 September: far above 60 uur."""
    feit = halt(team, uren=None)
    assert dicht(team, feit) == {OMVANG, "Niet meer dan 60"}
    (periode,) = team.een.lees(Verzuimperiode)
    kort = replace(periode, laatste_dag=date(2026, 9, 24), soort=Periodesoort.ONGEOORLOOFD)
    vastleggen.wijzig(team.een, kort)
    assert dicht(team, feit) == set(), "2 days at 5,5 uur are 11"


def test_a_second_time_asks_a_reason_also_when_the_first_was_in_an_older_dossier(team):
    poorten.leg_vast(team.een, halt(team, datum=date(2026, 11, 17)))
    assert dicht(team, halt(team)) == {"Niet eerder naar Halt"}

    ouder = Dossier(
        leerling_id=team.leerling.id,
        dossiernummer="2025-0009",
        geopend=date(2025, 9, 1),
        gesloten=date(2026, 2, 2),
        sluitreden=Sluitreden.HERSTELD,
    )
    with team.een.schrijf() as tx:
        tx.maak(ouder)
    (eerste,) = opsporing.lees_opsporing(team.een)[team.dossier.id]
    opsporing.trek_in(team.een, eerste)
    assert dicht(team, halt(team)) == set()
    opsporing.bewaar(team.een, halt(team, dossier_id=ouder.id, datum=date(2025, 10, 6)))
    assert dicht(team, halt(team)) == {"Niet eerder naar Halt"}
    with pytest.raises(InvoerFout, match="leg uit waarom"):
        poorten.leg_vast(team.een, halt(team))


def test_at_sixteen_the_ouders_need_not_agree_and_under_twelve_nobody_goes_to_halt(team):
    def geboren(dag):
        nu = team.een.lees_een(Leerling, team.leerling.id)
        vastleggen.wijzig(team.een, replace(nu, geboortedatum=dag))

    zonder = halt(team, instemming_ouders=None)
    geboren(date(2010, 11, 18))
    assert dicht(team, zonder) == set()
    geboren(date(2014, 11, 19))  # 11 on 18 November 2026, 12 a day later
    assert "12 tot 18 jaar" in dicht(team, halt(team))
    with pytest.raises(InvoerFout, match="jongeren van 12 tot 18 jaar"):
        poorten.leg_vast(team.een, halt(team, reden="toch maar"))
    geboren(date(2014, 11, 18))
    assert dicht(team, halt(team)) == set()


def pv(team, **anders):
    return ProcesVerbaal(
        **{
            "dossier_id": team.dossier.id,
            "verdachte": Verdachte.OUDER,
            "ouder_id": team.ouder.id,
            "opgemaakt": VANDAAG,
            "overtreding": Overtreding.LUXE,
            **anders,
        }  # type: ignore[arg-type]
    )


def advies(team, aan, uitkomst):
    return Adviesvraag(
        dossier_id=team.dossier.id,
        aan=aan,
        gevraagd=date(2026, 11, 9),
        ontvangen=date(2026, 11, 16),
        uitkomst=uitkomst,
    )


def test_a_pv_waits_for_the_raad_and_with_ziekte_for_an_independent_doctor(team):
    raad, arts = "Advies van de Raad", "Ziekte uitgesloten"
    assert dicht(team, pv(team)) == {raad}
    opsporing.bewaar(team.een, advies(team, Adviesaan.RAAD, Adviesuitkomst.GEEN_BEZWAAR))
    assert dicht(team, pv(team)) == set()
    with team.een.schrijf() as tx:
        tx.maak(
            Verzuimperiode(
                leerling_id=team.leerling.id,
                dossier_id=team.dossier.id,
                soort=Periodesoort.ZIEKTE,
                eerste_dag=date(2026, 10, 5),
                laatste_dag=date(2026, 10, 6),
            )
        )
    assert dicht(team, pv(team)) == {arts}
    with pytest.raises(InvoerFout, match="leg uit waarom"):
        poorten.leg_vast(team.een, pv(team))
    niet = advies(team, Adviesaan.ARTS, Adviesuitkomst.ZIEKTE_NIET_UITGESLOTEN)
    opsporing.bewaar(team.een, niet)
    assert dicht(team, pv(team)) == {arts}
    opsporing.bewaar(team.een, advies(team, Adviesaan.ARTS, Adviesuitkomst.ZIEKTE_UITGESLOTEN))
    assert dicht(team, pv(team)) == set()
    poorten.leg_vast(team.een, pv(team))


def test_a_pv_against_the_leerling_passes_no_criteria_of_halt(team):
    with_leerling = pv(team, verdachte=Verdachte.LEERLING, ouder_id=None)
    assert dicht(team, with_leerling) == {"Advies van de Raad"}


def test_a_correction_that_closes_a_gate_asks_a_reason_and_another_does_not(team):
    poorten.leg_vast(team.een, halt(team))
    (was,) = opsporing.lees_opsporing(team.een)[team.dossier.id]
    with pytest.raises(InvoerFout, match="leg uit waarom"):
        poorten.verbeter(team.een, replace(was, uren=8.0), was)
    poorten.verbeter(team.een, replace(was, uren=8.0, reden="telling van school was fout"), was)
    (nu,) = opsporing.lees_opsporing(team.een)[team.dossier.id]
    poorten.verbeter(team.een, replace(nu, reden=""), nu)  # it was closed already


def test_other_kinds_have_no_gates(team):
    assert poorten.poorten(team.een, team.verhoor()) == ()
    poorten.leg_vast(team.een, team.verhoor())
