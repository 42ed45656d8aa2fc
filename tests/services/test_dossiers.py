"""Opening, reopening, closing and passing on a dossier."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from app.domain.dossiers import Behandelaar, Dossier, Sluitreden
from app.domain.fouten import KnownError
from app.domain.handelen import Interventie, Overleg
from app.domain.mensen import Ambtenaar, Rol
from app.domain.scholen import Inschrijving, Regio
from app.domain.verzuim import Melding, MeldingStatus, Meldingstatus, Periodesoort, Verzuimperiode
from app.services import dossiers, meldingen, vastleggen
from app.services.caseload import Caseload
from app.services.dossierbeeld import dossierbeeld
from app.services.sessie import Sessie
from tests.fabriek import een_leerling, een_melding, een_school, zet_dossier


def test_opening_hangs_loose_meldingen_and_absence_on_the_dossier(team_sessie: Sessie) -> None:
    leerling = een_leerling()
    melding = een_melding(leerling)
    periode = Verzuimperiode(
        leerling_id=leerling.id, soort=Periodesoort.ONGEOORLOOFD, eerste_dag=date(2026, 10, 6)
    )
    vastleggen.leg_vast(team_sessie, een_school(), leerling, melding, periode)
    dossier_id, _ = dossiers.open_nieuw(team_sessie, leerling.id, dag=date(2026, 11, 5))
    assert team_sessie.lees_een(Melding, melding.id).dossier_id == dossier_id
    assert team_sessie.lees_een(Verzuimperiode, periode.id).dossier_id == dossier_id
    assert team_sessie.lees_een(Dossier, dossier_id).dossiernummer == "2026-0001"


def test_a_second_open_dossier_is_refused_and_nothing_is_written(team_sessie: Sessie) -> None:
    _, leerling, _ = zet_dossier(team_sessie)
    with pytest.raises(KnownError, match="al een open dossier"):
        dossiers.open_nieuw(team_sessie, leerling.id)
    assert len(team_sessie.lees(Dossier, leerling_id=leerling.id)) == 1


@pytest.mark.parametrize(
    ("weer_op", "zelfde"),
    [
        # Closed on Wednesday 7 October 2026, region Midden: the autumn holiday of week 43 does
        # not count, so four schoolweken later is Wednesday 11 November.
        (date(2026, 11, 11), True),
        (date(2026, 11, 12), False),
    ],
)
def test_within_four_schoolweken_a_closed_dossier_goes_on(
    team_sessie: Sessie, weer_op: date, zelfde: bool
) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie)
    dossiers.sluit(team_sessie, dossier.id, Sluitreden.HERSTELD, date(2026, 10, 7))
    nieuw, _ = dossiers.open_nieuw(team_sessie, leerling.id, dag=weer_op)
    assert (nieuw == dossier.id) is zelfde
    assert len(team_sessie.lees(Dossier, leerling_id=leerling.id)) == (1 if zelfde else 2)


def test_closing_before_opening_is_refused(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie, geopend=date(2026, 9, 23))
    with pytest.raises(KnownError, match="voordat het geopend was"):
        dossiers.sluit(team_sessie, dossier.id, Sluitreden.HERSTELD, date(2026, 9, 22))


def test_passing_on_keeps_who_had_it_before(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie, geopend=date(2026, 9, 23))
    ander = Ambtenaar(naam="M. Appel", rol=Rol.LEERPLICHTAMBTENAAR)
    vastleggen.leg_vast(team_sessie, ander)
    dossiers.wijs_toe(team_sessie, dossier.id, ander.id, date(2026, 11, 2))
    rijen = sorted(team_sessie.lees(Behandelaar, dossier_id=dossier.id), key=lambda b: b.van)
    assert [(b.van, b.tot) for b in rijen] == [
        (date(2026, 9, 23), date(2026, 11, 1)),
        (date(2026, 11, 2), None),
    ]
    assert rijen[1].ambtenaar_id == ander.id


def test_a_melding_opens_a_dossier_and_leaves_the_inbox(team_sessie: Sessie) -> None:
    leerling = een_leerling()
    melding = een_melding(leerling)
    vastleggen.leg_vast(team_sessie, een_school(), leerling, melding)
    rijen = meldingen.lijst(team_sessie, date(2026, 11, 18))
    # Melding of Wednesday 4 November: five werkdagen later is Wednesday 11 November.
    assert [(r.melding.id, r.uiterlijk) for r in rijen] == [(melding.id, date(2026, 11, 11))]
    dossier_id, wijziging = meldingen.in_behandeling(team_sessie, melding.id)
    assert meldingen.lijst(team_sessie, date(2026, 11, 18)) == []
    statussen = team_sessie.lees(MeldingStatus, melding_id=melding.id)
    assert [s.status for s in statussen] == [Meldingstatus.IN_BEHANDELING]
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert len(meldingen.lijst(team_sessie, date(2026, 11, 18))) == 1
    assert dossier_id not in {d.id for d in team_sessie.lees(Dossier)}


def test_a_second_melding_joins_the_running_dossier(team_sessie: Sessie) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie)
    melding = een_melding(leerling)
    vastleggen.leg_vast(team_sessie, melding)
    dossier_id, _ = meldingen.in_behandeling(team_sessie, melding.id)
    assert dossier_id == dossier.id


def test_ter_kennisgeving_opens_nothing(team_sessie: Sessie) -> None:
    leerling = een_leerling()
    melding = een_melding(leerling)
    vastleggen.leg_vast(team_sessie, leerling, melding)
    meldingen.ter_kennisgeving(team_sessie, melding.id)
    assert meldingen.lijst(team_sessie, date(2026, 11, 18)) == []
    assert team_sessie.lees(Dossier) == []


def test_after_uitschrijving_the_calendar_of_the_last_school_counts_on(
    team_sessie: Sessie,
) -> None:
    # Without a school the ladder rests: 5 werkdagen from the first day without one, Saturday 10
    # October 2026, is Friday 16 October. Noord has its autumn holiday from 10 to 18 October:
    # on that Saturday no schooldag is left until then. Without a school (region Midden,
    # holiday in week 43) there would be five: Monday 12 to Friday 16 October.
    school = een_school(regio=Regio.NOORD)
    dossier, leerling, _ = zet_dossier(team_sessie, school=school, geopend=date(2026, 9, 21))
    (inschrijving,) = team_sessie.lees(Inschrijving, leerling_id=leerling.id)
    vastleggen.leg_vast(
        team_sessie, Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 9, 25))
    )
    vastleggen.wijzig(team_sessie, dataclasses.replace(inschrijving, tot=date(2026, 10, 9)))
    (rij,) = Caseload(team_sessie).laad(date(2026, 10, 10))
    assert rij.stand.ladderpunt is not None
    assert rij.stand.ladderpunt.datum == date(2026, 10, 16)
    assert rij.stand.ladderpunt.schooldagen == 0
    beeld = dossierbeeld(team_sessie, dossier.id, date(2026, 10, 10))
    assert beeld.stand.ladderpunt == rij.stand.ladderpunt


def test_a_name_field_has_no_room_for_a_note(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    lang = Overleg(dossier_id=dossier.id, stap="1", datum=date(2026, 10, 1), regievoerder="x" * 81)
    with pytest.raises(KnownError, match="te lang"):
        vastleggen.leg_vast(team_sessie, lang)
