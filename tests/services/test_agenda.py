"""The agenda: the dates of the caseload by day, tasks, what leaves the program."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from app.domain.dossiers import Afspraak, Dossier, Taak, Wacht, Wachtop
from app.domain.fouten import KnownError
from app.domain.handelen import Interventie
from app.domain.scholen import School
from app.domain.sporen import Gebeurtenis
from app.services.afdruk import agenda_pdf
from app.services.agenda import Soort, filter_agenda, maak_agenda, ververs_agenda
from app.services.agendabestand import maak_ics, schrijf_ics
from app.services.gebeurtenissen import leg_gebeurtenis_vast
from app.services.sessie import Sessie
from app.services.vastleggen import leg_vast, trek_in, wijzig
from tests.documents.papier import paginateksten
from tests.fabriek import een_leerling, team_is_bij, zet_dossier

PEILDATUM = date(2026, 11, 18)


@pytest.fixture
def sessie(team_sessie: Sessie) -> Sessie:
    return team_sessie


@pytest.fixture
def dossier_id(sessie: Sessie) -> str:
    """A dossier in stap 1 whose term runs from wo 4 nov: kantelpunt wo 25 nov (3 schoolweken)."""
    team_is_bij(sessie, date(2026, 11, 2))
    dossier, _, _ = zet_dossier(sessie, geopend=date(2026, 11, 2))
    with sessie.schrijf() as tx:
        tx.maak(Interventie(dossier_id=dossier.id, stap="1", datum=date(2026, 11, 4)))
    return dossier.id


def test_dag_van_het_kantelpunt_en_van_taken(sessie: Sessie, dossier_id: str) -> None:
    with sessie.schrijf() as tx:
        for feit in (
            Taak(dossier_id=dossier_id, datum=date(2026, 11, 20), omschrijving="School bellen"),
            Taak(datum=date(2026, 11, 16), omschrijving="Jaarverslag"),
            Taak(datum=date(2026, 11, 16), omschrijving="Af", gedaan_op=date(2026, 11, 17)),
            Taak(datum=PEILDATUM + timedelta(weeks=8, days=1), omschrijving="Te ver"),
            Afspraak(
                dossier_id=dossier_id,
                datum=date(2026, 11, 10),
                met="moeder",
                uiterlijk=date(2026, 11, 24),
            ),
            Wacht(
                dossier_id=dossier_id,
                van=date(2026, 11, 10),
                tot=date(2026, 12, 1),
                op=Wachtop.ADVIES,
            ),
        ):
            tx.maak(feit)
    agenda = maak_agenda(sessie, PEILDATUM)
    over, *dagen = agenda.dagen
    assert over.dag is None
    assert [r.wat for r in over.regels] == ["Jaarverslag"]
    gevonden = {(d.dag, r.soort): r.wat for d in dagen for r in d.regels}
    assert gevonden[date(2026, 11, 20), Soort.TAAK] == "School bellen"
    assert gevonden[date(2026, 11, 24), Soort.AFSPRAAK] == "Afspraak met moeder: nagekomen?"
    assert gevonden[date(2026, 11, 25), Soort.LADDER] == "Kantelt naar 2 kernteam"
    assert gevonden[date(2026, 12, 1), Soort.WACHT] == "Wachten op advies: is het er?"
    assert not any(r.wat in ("Te ver", "Af") for r in agenda.regels)


def test_wat_een_wijziging_raakt_is_alles_wat_opnieuw_wordt_berekend(
    sessie: Sessie, dossier_id: str
) -> None:
    """After every change the agenda that was followed reads as the one made from nothing."""
    ander = een_leerling(achternaam="Ander", bsn="")
    tweede = Dossier(leerling_id=ander.id, dossiernummer="2026-0002", geopend=PEILDATUM)
    bellen = Taak(dossier_id=dossier_id, datum=date(2026, 11, 20), omschrijving="School bellen")
    wacht = Wacht(
        dossier_id=dossier_id, van=date(2026, 11, 10), tot=date(2026, 12, 1), op=Wachtop.ADVIES
    )
    agenda = maak_agenda(sessie, PEILDATUM)
    for feit in (
        bellen,
        Taak(datum=date(2026, 11, 16), omschrijving="Jaarverslag"),
        ander,
        tweede,
        Afspraak(
            dossier_id=dossier_id,
            datum=date(2026, 11, 10),
            met="moeder",
            uiterlijk=date(2026, 11, 24),
        ),
        wacht,
    ):
        nu = ververs_agenda(sessie, leg_vast(sessie, feit), agenda)
        assert nu == maak_agenda(sessie, PEILDATUM), feit
        agenda = nu
    weg = ververs_agenda(sessie, trek_in(sessie, bellen), agenda)
    assert weg == maak_agenda(sessie, PEILDATUM)
    school = sessie.lees(School)[0]
    anders = wijzig(sessie, dataclasses.replace(school, naam="Andere naam"))
    assert ververs_agenda(sessie, anders, weg) is None


def test_filter_op_woord_soort_en_mens(sessie: Sessie, dossier_id: str) -> None:
    with sessie.schrijf() as tx:
        tx.maak(Taak(datum=PEILDATUM, omschrijving="Teamoverleg voorbereiden"))
    agenda = maak_agenda(sessie, PEILDATUM)
    assert [r.wat for r in filter_agenda(agenda, "teamoverleg").regels] == [
        "Teamoverleg voorbereiden"
    ]
    assert {r.soort for r in filter_agenda(agenda, soorten=[Soort.LADDER]).regels} == {Soort.LADDER}
    niemand = filter_agenda(agenda, ambtenaar_id="iemand anders")
    assert [r.wat for r in niemand.regels] == ["Teamoverleg voorbereiden"]


def test_agendabestand_zonder_namen_tenzij_gevraagd(
    sessie: Sessie, dossier_id: str, tmp_path: Path
) -> None:
    with sessie.schrijf() as tx:
        tx.maak(
            Taak(dossier_id=dossier_id, datum=date(2026, 11, 20), omschrijving="Bel Sanne de Linde")
        )
    agenda = maak_agenda(sessie, PEILDATUM)
    namen = {r.naam for r in agenda.regels if r.naam}
    assert namen
    zonder = maak_ics(agenda).decode()
    uitgevouwen = zonder.replace("\r\n ", "")
    assert not any(deel in uitgevouwen for naam in namen for deel in naam.split(", "))
    assert "Sanne" not in uitgevouwen
    assert maak_ics(agenda) == maak_ics(maak_agenda(sessie, PEILDATUM))
    met = tmp_path / "met.ics"
    schrijf_ics(agenda, met, met_namen=True)
    kalender = Calendar.from_ical(met.read_bytes())
    dagen = {str(e["summary"]): e["dtstart"].dt for e in kalender.walk("VEVENT")}
    (naam,) = namen
    assert dagen[f"Kantelt naar 2 kernteam ({naam})"] == date(2026, 11, 25)
    assert dagen[f"Bel Sanne de Linde ({naam})"] == date(2026, 11, 20)


def test_wat_over_termijn_is_staat_in_het_bestand_op_de_peildatum(
    sessie: Sessie, dossier_id: str
) -> None:
    agenda = maak_agenda(sessie, date(2026, 12, 2))
    kalender = Calendar.from_ical(maak_ics(agenda))
    (kantelpunt,) = (e for e in kalender.walk("VEVENT") if "Kantelt" in str(e["summary"]))
    assert kantelpunt["dtstart"].dt == date(2026, 12, 2)
    assert "Over termijn sinds wo 25 nov 2026" in str(kantelpunt["description"])


def test_een_map_die_er_niet_is(sessie: Sessie, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="kan hier niet worden opgeslagen"):
        schrijf_ics(maak_agenda(sessie, PEILDATUM), tmp_path / "weg" / "a.ics")


def test_op_papier(sessie: Sessie, dossier_id: str) -> None:
    agenda = maak_agenda(sessie, PEILDATUM)
    tekst = "\n".join(
        paginateksten(agenda_pdf(agenda, titel="Agenda, Hele team", teamnaam="Modelstad"))
    )
    for woord in (
        "Agenda, Hele team",
        "Kantelt naar 2 kernteam",
        "wo 25 nov",
        "1 regel",
        "over 5 schooldagen",
    ):
        assert woord in tekst


def test_termijnen_van_het_team_en_wat_ze_afmaakt(sessie: Sessie) -> None:
    # Lpw art. 25: het jaarverslag vóór 1 oktober, dus uiterlijk wo 30 sep 2026.
    dag = date(2026, 9, 1)
    agenda = maak_agenda(sessie, dag)
    (verslag,) = [r for r in agenda.regels if r.waarvan == "Jaarverslag aan de raad"]
    assert (verslag.dag, verslag.soort, verslag.over_termijn) == (
        date(2026, 9, 30),
        Soort.TEAM,
        False,
    )
    (code,) = verslag.legt_vast
    leg_gebeurtenis_vast(sessie, Gebeurtenis(soort=code, datum=date(2026, 8, 31)))
    assert not [
        r for r in maak_agenda(sessie, dag).regels if r.waarvan == "Jaarverslag aan de raad"
    ]
