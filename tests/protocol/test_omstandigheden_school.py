"""Another school, from PO to VO, and no school at all (protocollen 3 'Change of circumstances').

Autumn 2026: herfstvakantie noord 10-18 oktober, midden and zuid 17-25 oktober.
"""

from __future__ import annotations

import pytest

from app.domain.dossiers import Besluitsoort
from app.domain.scholen import Onderwijssoort, Regio
from app.protocol.ladder.besluiten import mogelijke_besluiten
from app.protocol.stand import Aard, Termijnstatus
from tests.protocol.bouw import apeldoorn, dag
from tests.protocol.levensloop import Levensloop


def van_noord_naar_zuid(op: str = "ma 19 okt 2026") -> Levensloop:
    """Stap 1 with the first interventie on wo 30 sep, and another school in another region."""
    zaak = Levensloop(regio="noord", geopend="wo 30 sep 2026")
    zaak.begin("wo 30 sep 2026").interventie("wo 30 sep 2026")
    return zaak.naar_school(op, "zuid")


def test_days_before_on_the_old_calendar_days_after_on_the_new() -> None:
    zaak = van_noord_naar_zuid()
    # op noord: 5/10, (12/10 noord vrij), 19/10, 26/10
    assert zaak.stand("zo 18 okt 2026").kantelpunt.datum == dag("wo 28 okt 2026")
    # vanaf 19/10 op zuid: 5/10, (12/10 noord vrij), (19/10 zuid vrij), 26/10, 2/11
    for op in ("ma 19 okt 2026", "di 20 okt 2026"):
        punt = zaak.stand(op).kantelpunt
        assert punt.datum == dag("wo 4 nov 2026")
        assert (
            "de herfstvakantie (noord, 10 t/m 18 oktober) en "
            "de herfstvakantie (zuid, 17 t/m 25 oktober) tellen niet mee"
        ) in punt.uitleg
    # het nieuwe rooster staat stil tot en met de laatste dag van de vakantie daar
    assert zaak.stand("ma 19 okt 2026").kantelpunt.staat_stil_tot == dag("zo 25 okt 2026")


def test_the_other_way_round_both_holidays_are_missed() -> None:
    zaak = Levensloop(regio="zuid", geopend="wo 30 sep 2026")
    zaak.begin("wo 30 sep 2026").interventie("wo 30 sep 2026")
    zaak.naar_school("ma 19 okt 2026", "noord")
    # 5/10, 12/10 (zuid: school), 19/10 (noord: school)
    punt = zaak.stand("ma 19 okt 2026").kantelpunt
    assert punt.datum == dag("wo 21 okt 2026")
    assert "vakantie" not in punt.uitleg


def test_the_regie_of_the_school_passes_on_the_enrolment_date() -> None:
    zaak = van_noord_naar_zuid().regie_van("wo 30 sep 2026", "School")
    ervoor = zaak.stand("zo 18 okt 2026")
    assert ervoor.regie_proces is not None
    assert (ervoor.regie_proces.organisatie, ervoor.zonder_regie) == ("School", False)
    erop = zaak.stand("ma 19 okt 2026")
    assert erop.regie_proces is not None
    assert erop.zonder_regie
    assert erop.regie_proces.voorgesteld
    assert erop.regie_proces.persoon == "ondersteuningscoördinator"
    assert erop.regie_proces.reden == (
        "De regie van de vorige school verviel op ma 19 oktober, bij de inschrijving "
        "op Nieuwe school"
    )
    zaak.regie_van("ma 19 okt 2026", "school")
    assert not zaak.stand("ma 19 okt 2026").zonder_regie


@pytest.mark.parametrize("organisatie", ["leerplicht", "CJG"])
def test_another_regie_than_the_schools_stays(organisatie: str) -> None:
    zaak = van_noord_naar_zuid().regie_van("wo 30 sep 2026", organisatie)
    assert not zaak.stand("di 20 okt 2026").zonder_regie


def test_the_same_school_again_is_no_change() -> None:
    zaak = Levensloop(geopend="wo 30 sep 2026").regie_van("wo 30 sep 2026", "school")
    zaak.begin("wo 30 sep 2026")
    zaak.lijsten["inschrijvingen"] *= 2
    assert not zaak.stand("ma 19 okt 2026").zonder_regie
    assert zaak.signaal("ma 19 okt 2026", "schoolwissel") is None


def test_kernteam_consent_is_asked_anew() -> None:
    zaak = van_noord_naar_zuid().toestemming("do 1 okt 2026").toestemming("do 1 okt 2026", 1)

    def poort(op: str) -> tuple[bool, str]:
        gevonden = zaak.stand(op).poorten
        return next((p.open, p.uitleg) for p in gevonden if p.code == "toestemming_kernteam")

    assert poort("zo 18 okt 2026")[0]
    is_open, uitleg = poort("ma 19 okt 2026")
    assert not is_open
    assert "opnieuw vragen aan moeder: het antwoord was voor de vorige school" in uitleg.lower()
    assert "(tot ma 19 oktober)" in uitleg
    zaak.toestemming("ma 19 okt 2026")
    assert "vader" in poort("ma 19 okt 2026")[1]
    assert "moeder" not in poort("ma 19 okt 2026")[1]
    zaak.toestemming("di 20 okt 2026", 1)
    assert not poort("ma 19 okt 2026")[0]
    assert poort("di 20 okt 2026")[0]


def test_a_choice_is_due_the_same_stap_or_stap_one() -> None:
    zaak = van_noord_naar_zuid()
    assert zaak.signaal("zo 18 okt 2026", "schoolwissel") is None
    gevonden = zaak.signaal("ma 19 okt 2026", "schoolwissel")
    assert gevonden is not None
    assert gevonden.datum == dag("ma 19 okt 2026")
    assert "tijdens stap 1" in gevonden.tekst
    assert "(gewoon)" in gevonden.vraag
    # the same stap by default: nothing was decided and it runs on
    assert zaak.stand("vr 23 okt 2026").stap == "1"
    assert zaak.signaal("vr 23 okt 2026", "schoolwissel") is not None
    zaak.herstel("vr 23 okt 2026")
    assert zaak.signaal("do 22 okt 2026", "schoolwissel") is not None
    assert zaak.signaal("vr 23 okt 2026", "schoolwissel") is None


def test_from_a_higher_stap_going_back_to_stap_one_is_offered() -> None:
    zaak = Levensloop(geopend="di 1 sep 2026")
    zaak.begin("di 1 sep 2026", "2").overleg("di 1 sep 2026", "2")
    zaak.naar_school("ma 14 sep 2026")
    stand = zaak.stand("ma 14 sep 2026")
    assert stand.kantelpunt.datum == dag("di 29 sep 2026")  # di 1 sep + 7, 14, 21, 28 sep
    opties = {(o.soort, o.stap) for o in mogelijke_besluiten(apeldoorn(), stand)}
    assert (Besluitsoort.TERUG, "1") in opties
    zaak.besluit("terug", "ma 14 sep 2026", "1", "2", reden="nieuwe school")
    assert zaak.signaal("ma 14 sep 2026", "schoolwissel") is None


def test_a_stap_that_began_at_the_new_school_asks_nothing() -> None:
    zaak = Levensloop(geopend="wo 30 sep 2026").naar_school("wo 30 sep 2026")
    zaak.begin("wo 30 sep 2026")
    assert zaak.signaal("do 1 okt 2026", "schoolwissel") is None


def test_from_po_to_vo_in_summer() -> None:
    """Zomervakantie midden 2026: za 18 juli - zo 30 augustus."""
    zaak = Levensloop(onderwijs=Onderwijssoort.BO, geopend="wo 1 jul 2026")
    zaak.begin("wo 1 jul 2026", "2").overleg("wo 1 jul 2026", "2")
    zaak.regie_van("wo 1 jul 2026", "school").regie_van("wo 1 jul 2026", "school", "inhoud")
    zaak.uit("vr 31 jul 2026").naar_school("za 1 aug 2026")
    # wo 1 jul: 6/7, 13/7, (20/7 t/m 24/8 zomer), 31/8, 7/9
    for op in ("vr 31 jul 2026", "za 1 aug 2026", "ma 31 aug 2026"):
        stand = zaak.stand(op)
        assert (stand.stap, stand.kantelpunt.datum) == ("2", dag("wo 9 sep 2026"))
    ervoor, erop = zaak.stand("vr 31 jul 2026"), zaak.stand("za 1 aug 2026")
    assert "intern begeleider" in ervoor.betrokkenen
    assert "ondersteuningscoördinator" in erop.betrokkenen
    assert "intern begeleider" not in erop.betrokkenen
    assert (ervoor.zonder_regie, erop.zonder_regie) == (False, True)
    assert erop.regie_inhoud is not None
    assert erop.regie_inhoud.voorgesteld
    assert zaak.signaal("za 1 aug 2026", "uitgeschreven") is None


def test_schoolweken_stand_still_in_summer_and_the_point_says_until_when() -> None:
    zaak = Levensloop(geopend="wo 1 jul 2026")
    zaak.begin("wo 1 jul 2026", "2").overleg("wo 1 jul 2026", "2")
    stil = {
        op: zaak.stand(op).kantelpunt.staat_stil_tot
        for op in ("vr 17 jul 2026", "za 18 jul 2026", "zo 30 aug 2026", "ma 31 aug 2026")
    }
    assert list(stil.values()) == [None, dag("zo 30 aug 2026"), dag("zo 30 aug 2026"), None]


def uitgeschreven() -> Levensloop:
    zaak = Levensloop(geopend="wo 30 sep 2026")
    zaak.begin("wo 30 sep 2026").interventie("wo 30 sep 2026")
    return zaak.uit("do 15 okt 2026")


def test_without_a_new_school_the_ladder_rests_from_the_day_after_the_last() -> None:
    zaak = uitgeschreven()
    ervoor = zaak.stand("do 15 okt 2026").kantelpunt
    # 5/10, 12/10, (19/10 herfst), 26/10
    assert (ervoor.aard, ervoor.datum) == (Aard.KANTELPUNT, dag("wo 28 okt 2026"))
    for op in ("vr 16 okt 2026", "vr 23 okt 2026"):
        stand = zaak.stand(op)
        punt = stand.kantelpunt
        # 5 werkdagen na vr 16 okt: 19, 20, 21, 22, 23 okt
        assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("vr 23 okt 2026"))
        assert (stand.stap, punt.spoor, punt.actie) == ("1", "1", "nieuwe school?")
        assert punt.uitleg.startswith("Zonder school sinds vr 16 oktober + 5 werkdagen")
        assert "de ladder rust" in punt.uitleg.lower()
        assert not stand.vragen
    assert zaak.stand("ma 26 okt 2026").kantelpunt.status is Termijnstatus.OVER_TERMIJN


def test_it_is_flagged_and_the_scenario_is_proposed() -> None:
    zaak = uitgeschreven()
    assert zaak.signaal("do 15 okt 2026", "uitgeschreven") is None
    gevonden = zaak.signaal("vr 16 okt 2026", "uitgeschreven")
    assert gevonden is not None
    assert "dat mag niet zonder passende plek" in gevonden.tekst
    assert gevonden.spoor == "apeldoorn_scenarios/absoluut_verzuim"


def test_with_a_new_school_the_term_runs_as_if_it_had_not_rested() -> None:
    zaak = uitgeschreven().naar_school("ma 26 okt 2026")
    assert zaak.stand("zo 25 okt 2026").kantelpunt.aard is Aard.AANDACHTSDATUM
    punt = zaak.stand("ma 26 okt 2026").kantelpunt
    assert (punt.aard, punt.datum) == (Aard.KANTELPUNT, dag("wo 28 okt 2026"))
    assert zaak.signaal("ma 26 okt 2026", "uitgeschreven") is None


def test_a_person_can_choose_when_to_look_again() -> None:
    zaak = uitgeschreven()
    zaak.besluit("aandachtsdatum", "do 15 okt 2026", "1", nieuwe_datum="di 20 okt 2026")
    assert zaak.stand("vr 16 okt 2026").kantelpunt.datum == dag("vr 23 okt 2026")
    zaak.besluit("aandachtsdatum", "vr 16 okt 2026", "1", nieuwe_datum="ma 2 nov 2026")
    assert zaak.stand("vr 16 okt 2026").kantelpunt.datum == dag("ma 2 nov 2026")


def test_without_a_school_the_region_of_the_team_counts() -> None:
    zaak = Levensloop(regio="noord", team=Regio.ZUID, geopend="wo 30 sep 2026")
    zaak.begin("wo 30 sep 2026").interventie("wo 30 sep 2026").uit("zo 18 okt 2026")
    zaak.naar_school("ma 26 okt 2026", "noord")
    # t/m 18/10 noord: 5/10, (12/10); 19/10-25/10 zuid: (19/10); daarna noord: 26/10, 2/11
    assert zaak.stand("ma 26 okt 2026").kantelpunt.datum == dag("wo 4 nov 2026")
    zaak.team = None
    # de laatste school telt door: 5/10, (12/10), 19/10, 26/10
    assert zaak.stand("ma 26 okt 2026").kantelpunt.datum == dag("wo 28 okt 2026")


def test_who_is_under_no_duty_is_not_flagged() -> None:
    # 16 op 9 mrt 2025, dus leerplicht t/m 31 juli 2025; startkwalificatie 7 sep 2026.
    zaak = Levensloop(
        geopend="di 1 sep 2026",
        geboren=dag("ma 9 mrt 2009"),
        startkwalificatie=dag("ma 7 sep 2026"),
    )
    zaak.begin("di 1 sep 2026").uit("vr 11 sep 2026")
    assert zaak.signaal("za 12 sep 2026", "uitgeschreven") is None
    assert "Startkwalificatie" in zaak.stand("za 12 sep 2026").kantelpunt.uitleg
