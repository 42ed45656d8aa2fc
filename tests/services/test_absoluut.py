"""Who is enrolled nowhere: the groups of Zuid-Limburg par. 2.2 B, and what was found out."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.absoluut import Absoluutbevinding, Bevinding
from app.domain.dossiers import Dossier, Wacht, Wachtop
from app.domain.fouten import InvoerFout, RechtFout
from app.domain.mensen import Leerling, Rol, Verhuizing
from app.domain.scholen import Inschrijving
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Melding, MeldingStatus, Verzuimsoort
from app.services import mensen
from app.services.absoluut import Absoluutrij, Controle, Groep, vergelijk
from app.services.absoluutbesluit import leg_bevinding_vast, voorbeeld, voorstel_tot
from app.services.schoolpapier import absoluut_pdf
from app.services.sessie import log_in
from app.services.vastleggen import maak_ongedaan
from tests.conftest import VANDAAG, klok
from tests.fabriek import een_leerling, een_school

EEN_DAG = timedelta(days=1)


class Stad:
    """Leerlingen by name in a team file, each with what is asked."""

    def __init__(self, sessie: Any) -> None:
        self.sessie = sessie
        self.school = een_school()
        with sessie.schrijf() as tx:
            tx.maak(self.school)

    def leerling(
        self, naam: str, *, tot: date | None = date(2026, 7, 31), **anders: Any
    ) -> Leerling:
        """Enrol somebody until a day (None: never); 15 years old on the day of the tests."""
        leerling = een_leerling(achternaam=naam, bsn="", **anders)
        with self.sessie.schrijf() as tx:
            tx.maak(leerling)
            if tot is not None:
                tx.maak(
                    Inschrijving(
                        leerling_id=leerling.id, school_id=self.school.id,
                        van=date(2024, 8, 1), tot=tot,
                    )
                )  # fmt: skip
        return leerling

    def dossier(self, leerling: Leerling, *feiten: Any) -> Dossier:
        """Open a dossier with facts that still need it."""
        nummer = f"2026-{len(self.sessie.lees(Dossier)) + 1:04}"
        dossier = Dossier(leerling_id=leerling.id, dossiernummer=nummer, geopend=date(2026, 9, 1))
        with self.sessie.schrijf() as tx:
            tx.maak(dossier)
            for soort, waarden in feiten:
                tx.maak(soort(dossier_id=dossier.id, **waarden))
        return dossier

    def rij(self, leerling: Leerling, dag: date = VANDAAG) -> Absoluutrij | None:
        rijen = vergelijk(self.sessie, dag).rijen
        return next((r for r in rijen if r.leerling_id == leerling.id), None)


@pytest.fixture
def stad(team_sessie) -> Stad:
    return Stad(team_sessie)


def groep(stad: Stad, leerling: Leerling, dag: date = VANDAAG) -> Groep | None:
    rij = stad.rij(leerling, dag)
    return None if rij is None else rij.groep


def test_who_goes_to_school_or_has_no_duty_is_not_there(stad: Stad) -> None:
    """Until 18 November a school; four years old; 18 without startkwalificatie: Doorstroompunt."""
    assert groep(stad, stad.leerling("Ingeschreven", tot=VANDAAG)) is None
    assert groep(stad, stad.leerling("Kleuter", tot=None, geboortedatum=date(2022, 5, 1))) is None
    assert groep(stad, stad.leerling("Achttien", geboortedatum=date(2008, 11, 18))) is None
    klaar = stad.leerling(
        "Diploma", geboortedatum=date(2009, 3, 1), startkwalificatie=date(2026, 6, 1)
    )
    assert groep(stad, klaar) is None
    assert (
        groep(stad, stad.leerling("Zeventien", geboortedatum=date(2009, 3, 1))) is Groep.KANDIDAAT
    )


def test_four_weeks_begin_on_the_first_day_without_school(stad: Stad) -> None:
    """Last day 21 October: 28 days later, 18 November, four weken are full."""
    vol, net_niet = (
        stad.leerling("Vol", tot=date(2026, 10, 21)),
        stad.leerling("Netniet", tot=date(2026, 10, 22)),
    )
    rij = stad.rij(vol)
    assert rij is not None
    assert (rij.groep, rij.dagen, rij.sinds) == (Groep.KANDIDAAT, 28, date(2026, 10, 22))
    assert rij.school == "Het Fictieve Lyceum"
    assert groep(stad, net_niet) is Groep.KORT
    assert groep(stad, net_niet, VANDAAG + EEN_DAG) is Groep.KANDIDAAT


def test_never_enrolled_counts_from_the_first_day_of_leerplicht(stad: Stad) -> None:
    """Five on 10 October 2026, so leerplichtig from Monday 2 November: day 17 on 18 November."""
    rij = stad.rij(stad.leerling("Vijf", tot=None, geboortedatum=date(2021, 10, 10)))
    assert rij is not None
    assert (rij.groep, rij.sinds, rij.dagen) == (Groep.KORT, date(2026, 11, 2), 17)


def test_a_move_here_is_the_first_day_that_counts_and_a_move_away_sets_apart(stad: Stad) -> None:
    nieuw, weg = stad.leerling("Nieuw", tot=None), stad.leerling("Weg")
    with stad.sessie.schrijf() as tx:
        for wie, naar in ((nieuw, "modelstad "), (weg, "Elders")):
            tx.maak(Verhuizing(leerling_id=wie.id, datum=date(2026, 11, 9), naar_gemeente=naar))
    rij = stad.rij(nieuw)
    assert rij is not None
    assert (rij.groep, rij.sinds, rij.dagen) == (Groep.KORT, date(2026, 11, 9), 10)
    assert groep(stad, weg) is Groep.VERHUISD


@pytest.mark.parametrize(
    ("feiten", "verwacht"),
    [
        ([("vrijstelling", "5_a", date(2027, 7, 31))], Groep.VRIJGESTELD),
        ([("vrijstelling", "5_b", date(2026, 7, 31))], Groep.KANDIDAAT),
        ([("besluit_3b", "toegekend", None)], Groep.VRIJGESTELD),
        ([("besluit_3b", "afgewezen", None)], Groep.KANDIDAAT),
        ([("kennisgeving", "5_c", None)], Groep.AANVRAAG_5C),
        ([("kennisgeving", "5_b", None)], Groep.KANDIDAAT),
        ([("kennisgeving", "5_c", None), ("kennisgeving_getoetst", "", None)], Groep.KANDIDAAT),
        ([("adres_in_onderzoek", "in_onderzoek", None)], Groep.ADRES),
        (
            [("adres_in_onderzoek", "in_onderzoek", None), ("adres_in_onderzoek", "klaar", None)],
            Groep.KANDIDAAT,
        ),
    ],
)
def test_facts_in_a_dossier_set_apart(
    stad: Stad, feiten: list[tuple[str, str, date | None]], verwacht: Groep
) -> None:
    leerling = stad.leerling("Apart")
    rijen = [
        (
            Gebeurtenis,
            {"soort": soort, "datum": date(2025, 9, 1 + n), "uitkomst": uitkomst, "tot": tot},
        )
        for n, (soort, uitkomst, tot) in enumerate(feiten)
    ]
    stad.dossier(leerling, *rijen)
    assert groep(stad, leerling) is verwacht


def test_who_waits_for_the_mbo_counts_and_is_named_apart(stad: Stad) -> None:
    leerling = stad.leerling("Mbo")
    wacht = {"van": date(2026, 9, 1), "tot": date(2027, 2, 1), "op": Wachtop.INTAKE_ROC}
    stad.dossier(leerling, (Wacht, wacht))
    assert groep(stad, leerling) is Groep.WACHT_MBO
    assert vergelijk(stad.sessie, VANDAAG).telt_mee == 1
    assert groep(stad, leerling, date(2027, 2, 2)) is Groep.KANDIDAAT


def test_a_finding_is_remembered_until_its_day_and_not_over_a_later_school(stad: Stad) -> None:
    leerling = stad.leerling("Gezien")
    rij = stad.rij(leerling)
    assert rij is not None
    tot = voorstel_tot(Bevinding.ADMINISTRATIEF, VANDAAG)
    assert tot == date(2026, 12, 16)
    leg_bevinding_vast(stad.sessie, [rij], Bevinding.ADMINISTRATIEF, tot=tot)
    assert groep(stad, leerling, VANDAAG - EEN_DAG) is Groep.KANDIDAAT
    assert groep(stad, leerling, tot) is Groep.UITGEZOCHT
    weer = stad.rij(leerling, tot + EEN_DAG)
    assert weer is not None
    assert weer.groep is Groep.KANDIDAAT
    assert weer.reden == "eerder: administratief: gaat naar school (18 nov 2026)"
    with stad.sessie.schrijf() as tx:
        tx.maak(
            Inschrijving(
                leerling_id=leerling.id, school_id=stad.school.id,
                van=date(2026, 11, 19), tot=date(2026, 11, 25),
            )
        )  # fmt: skip
    later = stad.rij(leerling, date(2026, 12, 1))
    assert later is not None
    assert (later.groep, later.eerder) == (Groep.KORT, None)


def test_really_at_home_makes_meldingen_and_dossiers_undone_in_one_go(stad: Stad) -> None:
    zonder, met = stad.leerling("Zonder"), stad.leerling("Met")
    lopend = stad.dossier(met)
    rijen = [r for r in (stad.rij(zonder), stad.rij(met)) if r is not None]
    assert voorbeeld(rijen, Bevinding.DAADWERKELIJK) == (
        "2 leerlingen: daadwerkelijk: gaat niet naar school. Er komt een melding absoluut "
        "verzuim, als die er nog niet is; er gaat een dossier open; bij 1 in het lopende dossier."
    )
    wijziging = leg_bevinding_vast(stad.sessie, rijen, Bevinding.DAADWERKELIJK)
    meldingen = {m.leerling_id: m for m in stad.sessie.lees(Melding)}
    assert set(meldingen) == {zonder.id, met.id}
    melding = meldingen[zonder.id]
    assert (melding.soort, melding.begindatum) == (Verzuimsoort.ABSOLUUT, date(2026, 8, 1))
    assert meldingen[met.id].dossier_id == lopend.id
    (nieuw,) = stad.sessie.lees(Dossier, leerling_id=zonder.id)
    assert melding.dossier_id == nieuw.id
    assert {g.dossier_id for g in stad.sessie.lees(Gebeurtenis)} == {
        nieuw.id, lopend.id
    }  # fmt: skip
    assert {b.melding_id for b in stad.sessie.lees(Absoluutbevinding)} == {
        m.id for m in meldingen.values()
    }
    assert groep(stad, zonder) is Groep.DAADWERKELIJK
    tweede = [r for r in (stad.rij(met),) if r is not None]
    nogmaals = leg_bevinding_vast(stad.sessie, tweede, Bevinding.DAADWERKELIJK)
    assert len(stad.sessie.lees(Melding)) == 2  # of the same gap there is one
    maak_ongedaan(stad.sessie, nogmaals)
    maak_ongedaan(stad.sessie, wijziging)
    for soort in (Melding, MeldingStatus, Absoluutbevinding, Gebeurtenis):
        assert stad.sessie.lees(soort) == []
    assert [d.id for d in stad.sessie.lees(Dossier)] == [lopend.id]
    assert groep(stad, zonder) is Groep.KANDIDAAT


def test_nobody_chosen_and_administratie_are_refused(stad: Stad, team_sessie) -> None:
    rij = stad.rij(stad.leerling("Een"))
    assert rij is not None
    with pytest.raises(InvoerFout):
        leg_bevinding_vast(stad.sessie, [], Bevinding.ONTERECHT)
    wie = mensen.voeg_toe(team_sessie, "A. Admin", Rol.ADMINISTRATIE, False, "start-woord-77")
    sessie = log_in(team_sessie.pad, "start-woord-77", wie.id, klok=klok)
    try:
        with pytest.raises(RechtFout, match="leerplichtambtenaar"):
            leg_bevinding_vast(sessie, [rij], Bevinding.DAADWERKELIJK)
        assert leg_bevinding_vast(sessie, [rij], Bevinding.ONTERECHT)
    finally:
        sessie.sluit()


def test_the_intake_of_the_mbo_is_over_on_the_first_of_march() -> None:
    assert voorstel_tot(Bevinding.WACHT_MBO, VANDAAG) == date(2027, 3, 1)
    assert voorstel_tot(Bevinding.WACHT_MBO, date(2027, 2, 1)) == date(2027, 3, 1)
    assert voorstel_tot(Bevinding.DAADWERKELIJK, VANDAAG) is None


def test_the_list_prints_and_counts_every_group(stad: Stad) -> None:
    stad.leerling("Kandidaat")
    controle = vergelijk(stad.sessie, VANDAAG)
    aantallen = controle.aantallen()
    assert set(aantallen) == set(Groep)
    assert (aantallen[Groep.KANDIDAAT], controle.bekeken) == (1, 1)
    pdf = absoluut_pdf(controle, controle.rijen, filtertekst="alles", teamnaam="Team")
    assert pdf.startswith(b"%PDF")
    assert pdf == absoluut_pdf(controle, controle.rijen, filtertekst="alles", teamnaam="Team")


def test_thousands_within_a_second_and_it_can_be_stopped(stad: Stad) -> None:
    """10.000 leerlingen of whom one in ten has no school; the bench asks 50.000 in 2 seconds."""
    with stad.sessie.schrijf() as tx:
        for n in range(10_000):
            leerling = tx.maak(
                een_leerling(
                    bsn="", achternaam=f"A{n}", geboortedatum=date(2011, 1, 1) + n % 900 * EEN_DAG
                )
            )
            if n % 10:
                tx.maak(
                    Inschrijving(
                        leerling_id=leerling.id, school_id=stad.school.id, van=date(2024, 8, 1)
                    )
                )
    gemeld: list[tuple[int, int]] = []
    begin = time.perf_counter()
    controle = vergelijk(stad.sessie, VANDAAG, lambda g, t, _w: gemeld.append((g, t)))
    assert time.perf_counter() - begin < 2
    assert len(controle.rijen) == 1_000
    assert gemeld == [(0, 0), (0, 1_000)]
    leeg: Controle = vergelijk(stad.sessie, VANDAAG, gaat_door=lambda: False)
    assert leeg.rijen == ()
