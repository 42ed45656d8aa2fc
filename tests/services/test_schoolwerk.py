"""The work with schools: who, what was agreed, visits, the walked list and its paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.dossiers import Afspraak, Behandelaar, Dossier, Taak
from app.domain.fouten import InvoerFout, KnownError, RechtFout
from app.domain.handelen import Contact, Contactmet
from app.domain.mensen import Rol
from app.domain.scholen import Inschrijving
from app.domain.schoolwerk import (
    Afspraaksoort,
    Besprekingsuitkomst,
    Bezoekpunt,
    Lijstbespreking,
    Onderwerp,
    Schoolafspraak,
    Schoolambtenaar,
    Schoolbezoek,
    Schoolrol,
)
from app.services import mensen, schoolbezoek, schoolwerk, verzuimlijst
from app.services.schoolbezoek import Punt
from app.services.schoolpapier import schooldossiers_pdf
from app.services.sessie import log_in
from app.services.vastleggen import maak_ongedaan
from tests.conftest import VANDAAG, klok
from tests.fabriek import een_leerling, een_melding, een_school, zet_dossier

START = "start-woord-77"
EEN_DAG = timedelta(days=1)


class TestMensen:
    def test_the_next_one_ends_the_one_before_and_the_history_stays(self, team_sessie) -> None:
        school = een_school()
        with team_sessie.schrijf() as tx:
            tx.maak(school)
        een = mensen.voeg_toe(team_sessie, "E. Een", Rol.LEERPLICHTAMBTENAAR, False, START)
        twee = mensen.voeg_toe(team_sessie, "T. Twee", Rol.LEERPLICHTAMBTENAAR, False, START)
        zet = schoolwerk.zet_ambtenaar
        zet(team_sessie, school.id, een.id, Schoolrol.VAST, date(2026, 8, 1))
        zet(team_sessie, school.id, twee.id, Schoolrol.VERVANGER, date(2026, 8, 1))
        zet(team_sessie, school.id, twee.id, Schoolrol.VAST, date(2026, 11, 1))
        rijen = sorted(team_sessie.lees(Schoolambtenaar), key=lambda r: (r.rol.value, r.van))
        assert [(r.rol, r.ambtenaar_id, r.van, r.tot) for r in rijen] == [
            (Schoolrol.VAST, een.id, date(2026, 8, 1), date(2026, 10, 31)),
            (Schoolrol.VAST, twee.id, date(2026, 11, 1), None),
            (Schoolrol.VERVANGER, twee.id, date(2026, 8, 1), None),
        ]
        voor = schoolwerk.ambtenaar_voor
        assert voor(team_sessie, school.id, date(2026, 7, 31)) is None
        assert voor(team_sessie, school.id, date(2026, 10, 31)) == een.id
        assert voor(team_sessie, school.id, VANDAAG) == twee.id
        with pytest.raises(InvoerFout, match="al vaste ambtenaar"):
            zet(team_sessie, school.id, twee.id, Schoolrol.VAST, VANDAAG)

    def test_the_deputy_takes_over_when_the_own_one_left_the_service(self, team_sessie) -> None:
        school = een_school()
        with team_sessie.schrijf() as tx:
            tx.maak(school)
        een = mensen.voeg_toe(team_sessie, "E. Een", Rol.LEERPLICHTAMBTENAAR, False, START)
        zet = schoolwerk.zet_ambtenaar
        zet(team_sessie, school.id, een.id, Schoolrol.VAST, date(2026, 8, 1))
        zet(team_sessie, school.id, team_sessie.ambtenaar_id, Schoolrol.VERVANGER, date(2026, 8, 1))
        mensen.verwijder(team_sessie, een.id)
        assert (
            schoolwerk.ambtenaar_voor(team_sessie, school.id, VANDAAG + EEN_DAG)
            == team_sessie.ambtenaar_id
        )

    def test_several_schools_at_once_leave_those_that_have_it(self, team_sessie) -> None:
        scholen = [een_school(naam=f"S{n}", brin="") for n in range(3)]
        with team_sessie.schrijf() as tx:
            for school in scholen:
                tx.maak(school)
        ik = team_sessie.ambtenaar_id
        schoolwerk.zet_ambtenaar(team_sessie, scholen[0].id, ik, Schoolrol.VAST, date(2026, 8, 1))
        wijziging = schoolwerk.zet_ambtenaar_voor_scholen(
            team_sessie, [s.id for s in scholen], ik, Schoolrol.VAST, VANDAAG
        )
        rijen = {r.school_id: r.van for r in team_sessie.lees(Schoolambtenaar)}
        assert rijen == {
            scholen[0].id: date(2026, 8, 1), scholen[1].id: VANDAAG, scholen[2].id: VANDAAG
        }  # fmt: skip
        maak_ongedaan(team_sessie, wijziging)
        assert len(team_sessie.lees(Schoolambtenaar)) == 1


def test_what_is_due_evaluation_and_visit_of_the_schooljaar(team_sessie) -> None:
    """A protocol of 1 October 2025, evaluated again on 1 December 2026: in view from 3 November."""
    eigen, ander = een_school(), een_school(naam="Andere school", brin="")
    with team_sessie.schrijf() as tx:
        tx.maak(eigen)
        tx.maak(ander)
        tx.maak(
            Schoolafspraak(
                school_id=eigen.id, soort=Afspraaksoort.PROTOCOL, datum=date(2025, 10, 1),
                opnieuw=date(2026, 12, 1),
            )
        )  # fmt: skip
        tx.maak(Schoolbezoek(school_id=eigen.id, datum=date(2026, 7, 1)))

    def te_doen(dag: date) -> list[tuple[str, str, date | None]]:
        return [(t.school, t.wat, t.dag) for t in schoolwerk.te_doen(team_sessie, dag)]

    bezoek = (eigen.naam, "schoolbezoek 2026-2027", None)
    protocol = (eigen.naam, "verzuimprotocol van de school", date(2026, 12, 1))
    assert te_doen(date(2026, 7, 31)) == []  # visited in 2025-2026
    assert te_doen(date(2026, 11, 2)) == [bezoek]
    assert te_doen(date(2026, 11, 3)) == [protocol, bezoek]
    with team_sessie.schrijf() as tx:
        tx.maak(Schoolbezoek(school_id=eigen.id, datum=date(2026, 11, 10)))
        tx.maak(
            Schoolafspraak(
                school_id=eigen.id, soort=Afspraaksoort.EVALUATIE, datum=date(2026, 11, 10)
            )
        )
    assert te_doen(VANDAAG) == []


class TestBezoek:
    def test_points_and_tasks_are_one_change_and_emptying_withdraws(self, team_sessie) -> None:
        school = een_school()
        with team_sessie.schrijf() as tx:
            tx.maak(school)
        bezoek = Schoolbezoek(
            school_id=school.id, datum=VANDAAG, ambtenaar_id=team_sessie.ambtenaar_id
        )
        punten = [
            Punt(onderwerp=Onderwerp.REGISTRATIE, bevinding="Codes lopen door elkaar."),
            Punt(
                onderwerp=Onderwerp.BELEID,
                afspraak="Voorbeeldprotocol sturen",
                wie="Leerplicht",
                uiterlijk=date(2026, 12, 1),
            ),
            Punt(onderwerp=Onderwerp.ACTUEEL),
        ]
        wijziging = schoolbezoek.leg_bezoek_vast(team_sessie, bezoek, punten)
        (gelezen,) = schoolbezoek.bezoeken_van(team_sessie, school.id)
        assert [p.onderwerp for p in gelezen.punten] == [Onderwerp.REGISTRATIE, Onderwerp.BELEID]
        assert gelezen.door == "S. de Wit"
        (taak,) = team_sessie.lees(Taak)
        assert (taak.omschrijving, taak.datum, taak.ambtenaar_id) == (
            "Het Fictieve Lyceum: Voorbeeldprotocol sturen",
            date(2026, 12, 1),
            team_sessie.ambtenaar_id,
        )
        weer = [Punt(onderwerp=Onderwerp.REGISTRATIE), punten[1]]
        schoolbezoek.leg_bezoek_vast(team_sessie, gelezen.bezoek, weer)
        assert [p.onderwerp for p in team_sessie.lees(Bezoekpunt)] == [Onderwerp.BELEID]
        assert len(team_sessie.lees(Taak)) == 1
        assert wijziging

    def test_the_report_needs_points_and_says_who_was_there(self, team_sessie) -> None:
        school = een_school()
        bezoek = Schoolbezoek(school_id=school.id, datum=VANDAAG, aanwezig="mevrouw Kring")
        with team_sessie.schrijf() as tx:
            tx.maak(school)
            tx.maak(bezoek)
        with pytest.raises(KnownError, match="geen punten"):
            schoolbezoek.verslag_pdf(team_sessie, bezoek.id)
        punt = Punt(onderwerp=Onderwerp.THUISZITTERS, bevinding="Twee thuiszitters.")
        schoolbezoek.leg_bezoek_vast(team_sessie, bezoek, [punt])
        assert schoolbezoek.verslag_pdf(team_sessie, bezoek.id).startswith(b"%PDF")

    def test_full_names_of_leerlingen_are_found_in_the_text(self, team_sessie) -> None:
        _, _, school = zet_dossier(team_sessie)
        zoek = schoolbezoek.namen_in
        assert zoek(team_sessie, school.id, "Besproken: Emre Iepenlaan gaat weer.") == [
            "Emre Iepenlaan"
        ]
        assert zoek(team_sessie, school.id, "Emre (mentor) en de Iepenlaan") == []

    def test_administratie_makes_no_report(self, team_sessie) -> None:
        school = een_school()
        with team_sessie.schrijf() as tx:
            tx.maak(school)
        wie = mensen.voeg_toe(team_sessie, "A. Admin", Rol.ADMINISTRATIE, False, START)
        sessie = log_in(team_sessie.pad, START, wie.id, klok=klok)
        try:
            with pytest.raises(RechtFout):
                schoolbezoek.leg_bezoek_vast(
                    sessie, Schoolbezoek(school_id=school.id, datum=VANDAAG), []
                )
        finally:
            sessie.sluit()
        assert team_sessie.lees(Schoolbezoek) == []


class TestLijst:
    def test_open_dossiers_and_recent_ones_of_this_school_only(self, team_sessie) -> None:
        """A melding of 26 August lies 84 days before 18 November: still on; of 25 August not."""
        dossier, _, school = zet_dossier(team_sessie)
        ander = een_school(naam="Elders", brin="")
        namen = {"Recent": date(2026, 8, 26), "Oud": date(2026, 8, 25), "Stil": None}
        with team_sessie.schrijf() as tx:
            tx.maak(ander)
            for naam, dag in namen.items():
                wie = tx.maak(een_leerling(achternaam=naam, bsn=""))
                tx.maak(
                    Inschrijving(
                        leerling_id=wie.id, school_id=school.id, van=date(2026, 8, 1), klas="2c"
                    )
                )
                if dag:
                    tx.maak(een_melding(wie, melddatum=dag))
            elders = tx.maak(een_leerling(achternaam="Elders", bsn=""))
            tx.maak(Inschrijving(leerling_id=elders.id, school_id=ander.id, van=date(2026, 8, 1)))
            tx.maak(een_melding(elders))
            tx.maak(
                Afspraak(
                    dossier_id=dossier.id, datum=date(2026, 10, 1), met="school",
                    wat="Vertrouwelijke tekst", uiterlijk=date(2026, 12, 4),
                )
            )  # fmt: skip
        rijen = verzuimlijst.lijst(team_sessie, school.id, VANDAAG)
        assert [(r.naam.split(",")[0], r.waarom, r.dossier_id) for r in rijen] == [
            ("Iepenlaan", "dossier loopt", dossier.id),
            ("Recent", "melding", None),
        ]
        assert rijen[0].stap == "1"
        assert "afspraak nakomen (uiterlijk vr 4 dec)" in rijen[0].gevraagd
        assert "Vertrouwelijke" not in str(rijen)
        pdf = schooldossiers_pdf(school.naam, rijen, teamnaam="Team", peildatum=VANDAAG)
        assert pdf.startswith(b"%PDF")

    def test_each_outcome_is_the_right_fact(self, team_sessie) -> None:
        dossier, _, school = zet_dossier(team_sessie)
        wie = een_leerling(achternaam="Recent", bsn="")
        with team_sessie.schrijf() as tx:
            tx.maak(wie)
            tx.maak(Inschrijving(leerling_id=wie.id, school_id=school.id, van=date(2026, 8, 1)))
            tx.maak(een_melding(wie))
        vast = mensen.voeg_toe(team_sessie, "V. Vast", Rol.LEERPLICHTAMBTENAAR, False, START)
        schoolwerk.zet_ambtenaar(team_sessie, school.id, vast.id, Schoolrol.VAST, VANDAAG)
        lopend, los = verzuimlijst.lijst(team_sessie, school.id, VANDAAG)
        leg = verzuimlijst.leg_bespreking_vast
        with pytest.raises(KnownError, match="geen dossier"):
            leg(team_sessie, school.id, los, Besprekingsuitkomst.CONTACT)
        leg(team_sessie, school.id, lopend, Besprekingsuitkomst.CONTACT)
        (contact,) = team_sessie.lees(Contact)
        assert (contact.dossier_id, contact.met, contact.notitie) == (
            dossier.id, Contactmet.SCHOOL, ""
        )  # fmt: skip
        leg(team_sessie, school.id, los, Besprekingsuitkomst.MELDING)
        (taak,) = team_sessie.lees(Taak)
        assert (taak.datum, taak.ambtenaar_id) == (date(2026, 11, 25), vast.id)
        wijziging = leg(team_sessie, school.id, los, Besprekingsuitkomst.DOSSIER)
        (nieuw,) = team_sessie.lees(Dossier, leerling_id=wie.id)
        assert [b.ambtenaar_id for b in team_sessie.lees(Behandelaar, dossier_id=nieuw.id)] == [
            vast.id
        ]
        assert {r.leerling_id: r.besproken.uitkomst for r in verzuimlijst.lijst(
            team_sessie, school.id, VANDAAG) if r.besproken
        } == {
            lopend.leerling_id: Besprekingsuitkomst.CONTACT,
            wie.id: Besprekingsuitkomst.DOSSIER,
        }  # fmt: skip
        maak_ongedaan(team_sessie, wijziging)
        assert team_sessie.lees(Dossier, leerling_id=wie.id) == []
        assert len(team_sessie.lees(Lijstbespreking)) == 2

    def test_nothing_to_do_is_recorded_too_without_a_word(self, team_sessie) -> None:
        dossier, _, school = zet_dossier(team_sessie)
        (rij,) = verzuimlijst.lijst(team_sessie, school.id, VANDAAG)
        verzuimlijst.leg_bespreking_vast(team_sessie, school.id, rij, Besprekingsuitkomst.NIETS)
        (bespreking,) = team_sessie.lees(Lijstbespreking)
        assert (bespreking.dossier_id, bespreking.uitkomst) == (
            dossier.id, Besprekingsuitkomst.NIETS
        )  # fmt: skip
        assert team_sessie.lees(Contact) == []
