"""The terms of the Wpg on the sealed file: on the day itself and the day after; what a BOA does."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.fouten import KnownError, RechtFout
from app.domain.opsporing import Verhoor
from app.domain.sporen import Boatermijn
from app.domain.wpgtermijn import Wpgfase, oudste_vrije_dag, wpg_stand
from app.services import opsporing, vastleggen, wpgtermijnen
from app.services.sessie import log_in
from app.services.wpgtermijnen import wpg_regels
from db import controle
from tests.conftest import VANDAAG
from tests.services.conftest import GEHEIM, START


@pytest.mark.parametrize(
    ("eerste", "weg", "fase", "tot"),
    [
        (date(2025, 11, 18), None, Wpgfase.VRIJ, VANDAAG),  # the last day still counts
        (date(2025, 11, 17), None, Wpgfase.VERGELIJKEN, date(2030, 11, 17)),
        (date(2021, 11, 18), None, Wpgfase.VERGELIJKEN, VANDAAG),
        (date(2021, 11, 17), None, Wpgfase.VERWIJDEREN, date(2026, 11, 17)),
        (date(2016, 2, 29), date(2021, 11, 18), Wpgfase.BEWAARD, VANDAAG),
        (date(2016, 2, 29), date(2021, 11, 17), Wpgfase.VERNIETIGEN, date(2026, 11, 17)),
        (date(2016, 2, 29), None, Wpgfase.VERWIJDEREN, date(2021, 2, 28)),
        (date(2026, 11, 1), date(2026, 11, 19), Wpgfase.VRIJ, date(2027, 11, 1)),
    ],
)
def test_one_year_five_years_and_five_more(eerste, weg, fase, tot) -> None:
    stand = wpg_stand(eerste, weg, VANDAAG)
    assert (stand.fase, stand.tot) == (fase, tot)
    assert stand.te_doen is (fase in (Wpgfase.VERWIJDEREN, Wpgfase.VERNIETIGEN))


def test_the_oldest_day_of_free_use() -> None:
    assert oudste_vrije_dag(VANDAAG) == date(2025, 11, 18)
    assert oudste_vrije_dag(date(2025, 2, 28)) == date(2024, 2, 28)
    assert oudste_vrije_dag(date(2025, 3, 1)) == date(2024, 3, 1)


def test_a_boa_removes_what_is_past_five_years(team) -> None:
    """By its own day, though it was typed in later: the earlier of the two counts."""
    oud = team.verhoor(uitgenodigd=date(2021, 11, 17), verslag=GEHEIM, gehouden=date(2021, 11, 18))
    jong = team.verhoor(uitgenodigd=date(2021, 11, 18))
    ver = team.verhoor(uitgenodigd=date(2025, 11, 17))
    for feit in (oud, jong, ver):
        opsporing.bewaar(team.een, feit)
    regels = wpg_regels(team.een)
    assert [(r.feit_id, r.stand.fase) for r in regels] == [
        (oud.id, Wpgfase.VERWIJDEREN),
        (jong.id, Wpgfase.VERGELIJKEN),  # its last day is near
    ]
    assert [r.feit_id for r in wpg_regels(team.een, alles=True)] == [oud.id, jong.id, ver.id]
    assert GEHEIM not in str(regels)
    assert opsporing.bij_inloggen(team.een).over_termijn == 1
    with pytest.raises(KnownError, match="hoeft nog niet weg"):
        wpgtermijnen.verwijder(team.een, regels)
    with pytest.raises(KnownError, match="nog bewaard"):
        wpgtermijnen.vernietig(team.een, regels[:1])
    wijziging = wpgtermijnen.verwijder(team.een, regels[:1])
    assert [f.id for f in opsporing.lees_opsporing(team.een)[team.dossier.id]] == [jong.id, ver.id]
    (weg,) = (r for r in wpg_regels(team.een, alles=True) if r.feit_id == oud.id)
    assert (weg.stand.fase, weg.stand.tot) == (Wpgfase.BEWAARD, date(2031, 11, 18))
    opsporing.maak_ongedaan(team.een, wijziging)
    assert wpg_regels(team.een)[0].stand.fase is Wpgfase.VERWIJDEREN


def test_five_years_after_removal_it_is_destroyed_and_only_the_log_knows(team) -> None:
    toen = log_in(
        team.pad, START, team.twee.id, klok=lambda: datetime(2021, 11, 17, 12, tzinfo=UTC)
    )
    feit = team.verhoor(uitgenodigd=date(2020, 3, 2), gehouden=date(2020, 3, 9), verslag=GEHEIM)
    opsporing.bewaar(toen, feit)
    opsporing.trek_in(toen, feit)
    toen.sluit()
    (regel,) = wpg_regels(team.een)
    assert (regel.stand.fase, regel.stand.tot) == (Wpgfase.VERNIETIGEN, date(2026, 11, 17))
    assert wpgtermijnen.vernietig(team.een, [regel]) == 1
    assert wpg_regels(team.een, alles=True) == []
    wat = [r.wat for r in opsporing.logboek_opsporing(team.een, actie="vernietig")]
    assert len(wat) == 1
    assert "vernietigd" in wat[0]
    w = opsporing.open_opsporing(team.een)
    assert w is not None
    with w:
        assert controle.controleer(w).fouten == ()
        assert not any(GEHEIM in str(rij[0]) for rij in w.rijen("SELECT waarden FROM audit_waarde"))
    assert [type(f) for f in opsporing.lees_opsporing(team.een).values()] == []
    with pytest.raises(KnownError, match="al vernietigd"):
        wpgtermijnen.vernietig(team.een, [regel])


def test_others_see_a_boa_termijn_and_its_date(team) -> None:
    opsporing.bewaar(team.een, team.verhoor(uitgenodigd=date(2021, 11, 17)))
    (termijn,) = [b for b in team.een.lees(Boatermijn) if b.vervallen is None]
    assert termijn.datum <= date(2026, 11, 17)
    ander = team.log_in(team.ander)
    with pytest.raises(RechtFout):
        wpg_regels(ander)
    feiten = vastleggen.feiten_van(ander, team.dossier.id)
    assert feiten.opsporing is None
    assert [b.datum for b in feiten.boatermijnen if b.vervallen is None] == [termijn.datum]


def test_a_far_term_is_no_boa_termijn_yet(team) -> None:
    """Half a year ahead it comes in sight: 18 mei 2022 + 5 jaar = 18 mei 2027."""
    dichtbij = Verhoor(
        dossier_id=team.dossier.id,
        verdachte=team.verhoor().verdachte,
        ouder_id=team.ouder.id,
        uitgenodigd=date(2022, 5, 18),
    )
    opsporing.bewaar(team.een, dichtbij)
    assert wpgtermijnen.wpg_dag(team.een, team.dossier.id) == date(2027, 5, 18)
    opsporing.trek_in(team.een, dichtbij)
    assert wpgtermijnen.wpg_dag(team.een, team.dossier.id) is None
    opsporing.bewaar(team.een, team.verhoor(uitgenodigd=date(2022, 5, 19)))
    assert wpgtermijnen.wpg_dag(team.een, team.dossier.id) is None
