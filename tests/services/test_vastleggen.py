"""Recording, correcting and undoing facts; who may what; and closed notes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten, RechtFout, VersieConflict
from app.domain.handelen import Contact, Contactmet
from app.domain.mensen import Ambtenaar, Rol
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import vastleggen
from app.services.instellingen import Instellingen, bewaar, lees
from app.services.sessie import Sessie
from tests.fabriek import zet_dossier


def test_undo_withdraws_and_redo_puts_back(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    contact = Contact(dossier_id=dossier.id, datum=date(2026, 11, 12), met=Contactmet.MOEDER)
    gedaan = vastleggen.leg_vast(team_sessie, contact)
    terug = vastleggen.maak_ongedaan(team_sessie, gedaan)
    assert team_sessie.lees(Contact) == []
    vastleggen.maak_ongedaan(team_sessie, terug)
    assert [c.id for c in team_sessie.lees(Contact)] == [contact.id]


def test_undo_of_a_correction_gives_the_old_text_back(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    contact = Contact(dossier_id=dossier.id, datum=date(2026, 11, 12), notitie="eerst")
    vastleggen.leg_vast(team_sessie, contact)
    gewijzigd = vastleggen.wijzig(team_sessie, dataclasses.replace(contact, notitie="later"))
    vastleggen.maak_ongedaan(team_sessie, gewijzigd)
    assert team_sessie.lees_een(Contact, contact.id).notitie == "eerst"


def test_undo_is_refused_when_somebody_worked_on(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    contact = Contact(dossier_id=dossier.id, datum=date(2026, 11, 12))
    gedaan = vastleggen.leg_vast(team_sessie, contact)
    vastleggen.wijzig(team_sessie, dataclasses.replace(contact, met=Contactmet.VADER))
    with pytest.raises(KnownError, match="daarna nog gewijzigd"):
        vastleggen.maak_ongedaan(team_sessie, gedaan)
    assert team_sessie.lees_een(Contact, contact.id).met is Contactmet.VADER


def test_saving_on_an_outdated_fact_shows_both(
    team_sessie: Sessie, opnieuw: Callable[[], Sessie]
) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    contact = Contact(dossier_id=dossier.id, datum=date(2026, 11, 12))
    vastleggen.leg_vast(team_sessie, contact)
    collega = opnieuw()
    vastleggen.wijzig(collega, dataclasses.replace(contact, met=Contactmet.VADER))
    with pytest.raises(VersieConflict) as conflict:
        vastleggen.wijzig(team_sessie, dataclasses.replace(contact, met=Contactmet.LEERLING))
    assert conflict.value.bestaand.met is Contactmet.VADER
    assert conflict.value.eigen.met is Contactmet.LEERLING


def test_notes_are_closed_with_geoorloofd_only_but_a_contact_without_text_is_not(
    team_sessie: Sessie,
) -> None:
    dossier, leerling, school = zet_dossier(team_sessie, ongeoorloofd=False)
    vastleggen.leg_vast(
        team_sessie,
        Verzuimperiode(
            leerling_id=leerling.id,
            dossier_id=dossier.id,
            school_id=school.id,
            soort=Periodesoort.ZIEKTE,
            eerste_dag=date(2026, 9, 23),
        ),
    )
    zonder = Contact(dossier_id=dossier.id, datum=date(2026, 11, 12))
    vastleggen.leg_vast(team_sessie, zonder)
    with pytest.raises(NotitieGesloten) as fout:
        vastleggen.leg_vast(
            team_sessie, Contact(dossier_id=dossier.id, datum=date(2026, 11, 12), notitie="ziek")
        )
    assert fout.value.veld == "notitie"
    assert [c.id for c in team_sessie.lees(Contact)] == [zonder.id]


def test_one_bad_fact_keeps_all_out(team_sessie: Sessie) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie)
    goed = Contact(dossier_id=dossier.id, datum=date(2026, 11, 12))
    fout = Verzuimperiode(
        leerling_id=leerling.id,
        dossier_id=dossier.id,
        soort=Periodesoort.ONGEOORLOOFD,
        eerste_dag=date(2026, 11, 12),
        laatste_dag=date(2026, 11, 11),
    )
    with pytest.raises(InvoerFout):
        vastleggen.leg_vast(team_sessie, goed, fout)
    assert team_sessie.lees(Contact) == []


def test_administratie_may_not_decide_nor_make_notes(
    team_sessie: Sessie, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    monkeypatch.setitem(
        team_sessie.__dict__,
        "ambtenaar",
        Ambtenaar(id=team_sessie.ambtenaar_id, naam="A. Balie", rol=Rol.ADMINISTRATIE),
    )
    with pytest.raises(RechtFout):
        vastleggen.leg_vast(
            team_sessie,
            Stapbesluit(
                dossier_id=dossier.id,
                datum=date(2026, 11, 12),
                soort=Besluitsoort.OPSCHALEN,
                stap="2",
                van_stap="1",
            ),
        )
    with pytest.raises(RechtFout):
        vastleggen.leg_vast(
            team_sessie, Contact(dossier_id=dossier.id, datum=date(2026, 11, 12), notitie="tekst")
        )
    vastleggen.leg_vast(team_sessie, Contact(dossier_id=dossier.id, datum=date(2026, 11, 12)))


def test_settings_survive_a_restart_and_bounds_are_kept(
    team_sessie: Sessie, opnieuw: Callable[[], Sessie]
) -> None:
    bewaar(team_sessie, Instellingen(teamnaam="Team Modelstad", venster_links=105.5))
    weer = opnieuw()
    assert lees(weer).teamnaam == "Team Modelstad"
    assert lees(weer).venster_links == 105.5
    assert lees(weer).vergrendel_minuten == 10
    with pytest.raises(InvoerFout, match="tussen 1 en 120"):
        bewaar(weer, Instellingen(vergrendel_minuten=0))
