"""Nog door te geven: statuses and terugkoppelingen, ticked off, printed and as a workbook."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from app.domain.handelen import Doel, Doorgave, Overleg
from app.domain.verzuim import Meldingbron, MeldingStatus, Meldingstatus, Verzuimsoort
from app.services import meldingen, vastleggen
from app.services.meldingen.doorgeven import (
    LIJST,
    Doorgeefsoort,
    geef_door,
    nog_door_te_geven,
    ververs_door_te_geven,
)
from app.services.sessie import Sessie
from tests.conftest import VANDAAG
from tests.fabriek import een_leerling, een_melding, een_school, zet_dossier


def test_only_own_statuses_of_duo_and_school_are_listed(team_sessie: Sessie) -> None:
    school, leerling = een_school(), een_leerling()
    vastleggen.leg_vast(team_sessie, school, leerling)
    for bron, soort in (
        (Meldingbron.DUO, Verzuimsoort.LUXE),
        (Meldingbron.SCHOOL, Verzuimsoort.KENMERK),
        (Meldingbron.OUDER, Verzuimsoort.KENMERK),
    ):
        melding = een_melding(leerling, bron=bron, soort=soort, school_id=school.id)
        vastleggen.leg_vast(
            team_sessie,
            melding,
            MeldingStatus(
                melding_id=melding.id, status=Meldingstatus.GEREGISTREERD, datum=melding.melddatum
            ),
        )
        meldingen.sluit_af(team_sessie, melding.id, "Anders")
    regels = nog_door_te_geven(team_sessie, VANDAAG)
    assert {(r.aan, r.wat) for r in regels} == {
        (Doel.DUO, "luxe: afgesloten (Anders)"),
        (Doel.SCHOOL, "signaal: afgesloten (Anders)"),
    }
    assert {r.school for r in regels} == {"Het Fictieve Lyceum"}


def test_ticking_off_records_the_day_and_can_be_undone(team_sessie: Sessie) -> None:
    leerling = een_leerling()
    melding = een_melding(leerling)
    vastleggen.leg_vast(team_sessie, leerling, melding)
    meldingen.ter_kennisgeving(team_sessie, melding.id)
    (regel,) = nog_door_te_geven(team_sessie, VANDAAG)
    wijziging = geef_door(team_sessie, [regel], VANDAAG)
    (status,) = team_sessie.lees(MeldingStatus)
    assert status.doorgegeven == VANDAAG
    assert nog_door_te_geven(team_sessie, VANDAAG) == []
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert nog_door_te_geven(team_sessie, VANDAAG)[0].sleutel == regel.sleutel


def test_the_route_owes_the_school_a_terugkoppeling(team_sessie: Sessie) -> None:
    """Four weeks after the melding of 4 November (routes: binnen 4 weken)."""
    dossier, leerling, school = zet_dossier(team_sessie)
    melding = een_melding(leerling, dossier_id=dossier.id, school_id=school.id)
    vastleggen.leg_vast(team_sessie, melding)
    meldingen.beoordeel(team_sessie, melding.id, "beoordeeld", "geen_actie")
    terug = [
        r
        for r in nog_door_te_geven(team_sessie, VANDAAG)
        if r.soort is Doorgeefsoort.TERUGKOPPELING
    ]
    assert [(r.aan, r.uiterlijk, r.dossier_id) for r in terug] == [
        (Doel.SCHOOL, date(2026, 12, 2), dossier.id)
    ]
    geef_door(team_sessie, terug, VANDAAG)
    (doorgave,) = team_sessie.lees(Doorgave)
    assert (doorgave.aan, doorgave.datum) == (Doel.SCHOOL, VANDAAG)
    assert not [
        r
        for r in nog_door_te_geven(team_sessie, VANDAAG)
        if r.soort is Doorgeefsoort.TERUGKOPPELING
    ]


def test_a_date_agreed_in_an_overleg_is_listed_until_the_school_heard(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    vastleggen.leg_vast(
        team_sessie,
        Overleg(
            dossier_id=dossier.id,
            stap="1",
            datum=date(2026, 11, 2),
            terugkoppeldatum=date(2026, 11, 20),
        ),
    )
    (regel,) = nog_door_te_geven(team_sessie, VANDAAG)
    assert (regel.uiterlijk, regel.aan) == (date(2026, 11, 20), Doel.SCHOOL)
    assert "kernteam" in regel.wat.lower()
    vastleggen.leg_vast(
        team_sessie, Doorgave(dossier_id=dossier.id, datum=date(2026, 11, 3), aan=Doel.SCHOOL)
    )
    assert nog_door_te_geven(team_sessie, VANDAAG) == []


def test_what_a_change_touches_is_all_that_is_computed_anew(team_sessie: Sessie) -> None:
    """After every change the list that was followed reads as the one made from nothing."""
    s = team_sessie
    dossier, leerling, school = zet_dossier(s)
    melding = een_melding(leerling, dossier_id=dossier.id, school_id=school.id)
    los = een_melding(leerling, melddatum=date(2026, 11, 10), meldingsnummer="2")
    overleg = Overleg(
        dossier_id=dossier.id,
        stap="1",
        datum=date(2026, 11, 2),
        terugkoppeldatum=date(2026, 11, 20),
    )
    regels = nog_door_te_geven(s, VANDAAG)
    for doe in (
        lambda: vastleggen.leg_vast(s, melding, los),
        lambda: meldingen.beoordeel(s, melding.id, "beoordeeld", "geen_actie")[1],
        lambda: meldingen.ter_kennisgeving(s, los.id),
        lambda: vastleggen.leg_vast(s, overleg),
        lambda: geef_door(
            s, [r for r in nog_door_te_geven(s, VANDAAG) if r.aan is Doel.SCHOOL], VANDAAG
        ),
    ):
        nu = ververs_door_te_geven(s, doe(), VANDAAG, regels)
        assert nu == nog_door_te_geven(s, VANDAAG)
        regels = nu
    school_ = vastleggen.wijzig(s, dataclasses.replace(school, naam="Anders"))
    assert ververs_door_te_geven(s, school_, VANDAAG, regels) is None


def test_the_list_goes_to_paper_and_to_a_workbook(team_sessie: Sessie, tmp_path: Path) -> None:
    leerling = een_leerling(achternaam="=Iep")
    melding = een_melding(leerling, meldingsnummer="2026-7")
    vastleggen.leg_vast(team_sessie, leerling, melding)
    meldingen.ter_kennisgeving(team_sessie, melding.id)
    regels = nog_door_te_geven(team_sessie, VANDAAG)
    assert LIJST.pdf(regels, peildatum=VANDAAG).startswith(b"%PDF")
    pad = tmp_path / "lijst.xlsx"
    LIJST.xlsx(regels, pad, peildatum=VANDAAG)
    rijen = list(load_workbook(pad).active.iter_rows(values_only=True))
    assert rijen[3][2:] == (
        "DUO",
        "=Iep, Emre",
        None,
        "16 uur: ter kennisgeving aangenomen",
        "2026-7",
    )
