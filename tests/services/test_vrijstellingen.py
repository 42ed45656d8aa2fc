"""Who stands, what waits, the yearly round and the checks, on a team file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.dossiers import (
    Dossier,
    Sluitreden,
    Toestemming,
    Toestemmingbesluit,
    Toestemmingdoel,
)
from app.domain.fouten import InvoerFout, RechtFout
from app.domain.mensen import Ambtenaar, Leerling, Rol, Verhuizing
from app.domain.scholen import Inschrijving
from app.domain.sporen import Gebeurtenis
from app.domain.vrijstellingen import (
    Grond,
    SwvAdvies,
    Verklaarder,
    Verlofaanvraag,
    Verlofbesluit,
    Vrijstelling,
    Vrijstellingduur,
    Vrijstellinguitkomst,
)
from app.protocol.stand import Aard, Termijnstatus
from app.services import (
    instellingen,
    vastleggen,
    verzendingen,
    verzendregels,
    vrijstellingen,
    vrijstellingwerk,
)
from app.services.absoluut import Groep, vergelijk
from app.services.caseload import Caseload, stand_van
from app.services.dossierbeeld import dossierbeeld
from app.services.sessie import Sessie
from app.services.vrijstellingen import Ronde, Stand, jaarronde, overzicht
from app.services.vrijstellingtoets import checks
from tests.fabriek import een_leerling, een_ouder, een_school, zet_dossier

G, U = Grond, Vrijstellinguitkomst
DAG = date(2026, 11, 18)


class Team:
    """A team with leerlingen who each have a dossier of a vrijstelling, by name."""

    def __init__(self, sessie: Sessie) -> None:
        self.sessie = sessie
        self.dossiers: dict[str, str] = {}
        self.leerlingen: dict[str, Leerling] = {}

    def leerling(self, naam: str, geboren: date = date(2013, 3, 9), **dossier: Any) -> str:
        kind = een_leerling(achternaam=naam, bsn="", geboortedatum=geboren)
        geopend = dossier.pop("geopend", date(2025, 6, 1))
        d = Dossier(leerling_id=kind.id, dossiernummer=naam, geopend=geopend, **dossier)
        with self.sessie.schrijf() as tx:
            for feit in (kind, een_ouder(kind), d):
                tx.maak(feit)
        self.leerlingen[naam], self.dossiers[naam] = kind, d.id
        return d.id

    def vrij(self, naam: str, grond: Grond, **meer: Any) -> Vrijstelling:
        basis: dict[str, Any] = {
            "ingediend": date(2026, 6, 15),
            "uitkomst": U.VOLDOET if grond.is_beroep else U.TOEGEKEND,
            "uitkomst_op": date(2026, 6, 22),
            "van": date(2026, 8, 1),
            "tot": date(2027, 7, 31),
        }
        feit = Vrijstelling(dossier_id=self.dossiers[naam], grond=grond, **basis | meer)
        vastleggen.leg_vast(self.sessie, feit)
        return feit


NIETS: dict[str, Any] = {"uitkomst": None, "uitkomst_op": None, "van": None, "tot": None}


@pytest.fixture
def team(team_sessie: Sessie) -> Team:
    return Team(team_sessie)


def standen(sessie: Sessie, dag: date = DAG) -> dict[str, Stand]:
    return {r.naam.split(",")[0]: r.stand for r in overzicht(sessie, dag).rijen}


def test_who_stands_on_a_day(team: Team) -> None:
    s = team.sessie
    for naam in ("Loopt", "Straks", "Voorbij", "Behandeling", "Niet", "Weg", "Dicht", "Los"):
        team.leerling(naam)
    team.leerling("Klaar", geboren=date(2008, 11, 18))  # 18 on the day itself
    team.vrij("Loopt", G.RICHTING)
    team.vrij("Straks", G.RICHTING, van=date(2026, 11, 19))
    team.vrij("Voorbij", G.RICHTING, tot=date(2026, 11, 17))
    team.vrij("Behandeling", G.BUITENLAND, **NIETS)
    team.vrij("Niet", G.RICHTING, uitkomst=U.NIET_RECHTSGELDIG, van=None, tot=None)
    team.vrij("Weg", G.RICHTING)
    team.vrij("Dicht", G.RICHTING)
    team.vrij("Klaar", G.ANDER_ONDERWIJS)
    weg = team.leerlingen["Weg"]
    dicht = s.lees_een(Dossier, team.dossiers["Dicht"])
    with s.schrijf() as tx:
        tx.maak(Verhuizing(leerling_id=weg.id, datum=date(2026, 10, 1), naar_gemeente="Elders"))
        tx.wijzig(replace(dicht, gesloten=date(2026, 9, 1), sluitreden=Sluitreden.VRIJGESTELD))
        # recorded as loose events, as before there was a fact for it
        for soort, uitkomst, op, tot in (
            ("kennisgeving", "5_a", date(2026, 9, 1), None),
            ("verklaring_7", "nooit", date(2026, 9, 2), None),
            ("kennisgeving_getoetst", "voldoet", date(2026, 9, 8), None),
            ("vrijstelling", "5_a", date(2026, 9, 1), None),
        ):
            tx.maak(
                Gebeurtenis(
                    dossier_id=team.dossiers["Los"],
                    soort=soort,
                    uitkomst=uitkomst,
                    datum=op,
                    tot=tot,
                )
            )
    assert standen(s) == {
        "Loopt": Stand.LOOPT,
        "Straks": Stand.STRAKS,
        "Voorbij": Stand.VOORBIJ,
        "Behandeling": Stand.BEHANDELING,
        "Niet": Stand.NIET,
        "Weg": Stand.VOORBIJ,
        "Dicht": Stand.LOOPT,  # a closed dossier does not end a vrijstelling
        "Klaar": Stand.VOORBIJ,
        "Los": Stand.LOOPT,
    }
    assert standen(s, date(2026, 11, 17))["Klaar"] is Stand.LOOPT
    assert standen(s, date(2026, 11, 17))["Voorbij"] is Stand.LOOPT
    assert standen(s, date(2026, 6, 21))["Loopt"] is Stand.BEHANDELING
    telling = {t.grond: t for t in overzicht(s, DAG).telling("2026-2027")}
    b = telling[G.RICHTING]
    assert (b.ingediend, b.lopend, b.open) == (5, 2, 0)
    assert b.per_uitkomst == {U.VOLDOET: 5}
    a = telling[G.LICHAMELIJK_PSYCHISCH]
    assert (a.ingediend, a.lopend, a.tijdelijk, a.permanent) == (1, 1, 0, 1)
    assert telling[G.BUITENLAND].ingediend == 0  # came in in June without a period: 2025-2026
    eerder = {t.grond: t for t in overzicht(s, DAG).telling("2025-2026")}
    assert (eerder[G.BUITENLAND].ingediend, eerder[G.BUITENLAND].open) == (1, 1)
    assert eerder[G.RICHTING].per_uitkomst == {U.NIET_RECHTSGELDIG: 1}


def test_a_newer_one_of_the_same_ground_counts_once(team: Team) -> None:
    team.leerling("Twee")
    team.vrij("Twee", G.RICHTING, ingediend=date(2025, 6, 1), uitkomst_op=date(2025, 6, 9),
              van=date(2025, 8, 1), tot=None)  # fmt: skip
    team.vrij("Twee", G.RICHTING, opnieuw=True)
    lopend = overzicht(team.sessie, DAG).lopend()
    assert [r.vrijstelling.opnieuw for r in lopend] == [True]
    assert [r.vrijstelling.opnieuw for r in overzicht(team.sessie, date(2026, 7, 31)).lopend()] == [
        False
    ]


def test_who_goes_to_school_while_exempt_is_asked_about(team: Team) -> None:
    team.leerling("Gaat")
    team.vrij("Gaat", G.RICHTING)
    school = een_school()
    with team.sessie.schrijf() as tx:
        tx.maak(school)
        tx.maak(
            Inschrijving(
                leerling_id=team.leerlingen["Gaat"].id, school_id=school.id, van=date(2026, 9, 1)
            )
        )
    (rij,) = overzicht(team.sessie, DAG).lopend()
    assert "Het Fictieve Lyceum" in rij.let_op


def ronde(sessie: Sessie, dag: date) -> dict[str, Ronde]:
    return {r.naam.split(",")[0]: r.stand for r in jaarronde(sessie, dag).rijen}


def test_the_yearly_round_lists_who_must_renew(team: Team) -> None:
    s = team.sessie
    for naam in ("Richting", "Buiten", "Tijdelijk", "Permanent", "Ander", "Vervangend"):
        team.leerling(naam)
    # 18 on 31 July 2027: no duty on 1 August; 18 on 2 August: still under one on the 1st
    team.leerling("Oud", geboren=date(2009, 7, 31))
    team.leerling("Nog", geboren=date(2009, 8, 2))
    verklaring = {"verklaring_op": date(2026, 6, 1)}
    team.vrij("Richting", G.RICHTING)
    team.vrij("Buiten", G.BUITENLAND)
    team.vrij("Tijdelijk", G.LICHAMELIJK_PSYCHISCH, duur=Vrijstellingduur.TIJDELIJK, **verklaring)
    team.vrij("Permanent", G.LICHAMELIJK_PSYCHISCH, duur=Vrijstellingduur.PERMANENT, tot=None,
              **verklaring)  # fmt: skip
    team.vrij("Ander", G.ANDER_ONDERWIJS)
    team.vrij("Vervangend", G.VERVANGEND)
    team.vrij("Oud", G.RICHTING)
    team.vrij("Nog", G.RICHTING)
    team.vrij("Buiten", G.BUITENLAND, ingediend=date(2027, 5, 3), opnieuw=True, **NIETS)
    wie = {"Richting", "Buiten", "Tijdelijk", "Nog"}
    assert set(ronde(s, DAG)) == wie
    juni = jaarronde(s, date(2027, 6, 30))
    assert (juni.schooljaar, juni.laatste_dag) == ("2027-2028", date(2027, 6, 30))
    assert ronde(s, date(2027, 6, 30)) == {
        "Richting": Ronde.NIETS,
        "Tijdelijk": Ronde.NIETS,
        "Nog": Ronde.NIETS,
        "Buiten": Ronde.ONTVANGEN,
    }
    assert not any(r.over_tijd for r in juni.rijen)
    assert {r.naam.split(",")[0] for r in jaarronde(s, date(2027, 7, 1)).rijen if r.over_tijd} == {
        "Richting",
        "Tijdelijk",
        "Nog",
    }
    assert ronde(s, date(2027, 5, 2))["Buiten"] is Ronde.NIETS
    # from 1 August on it is the next round; nobody of these stands any more
    assert jaarronde(s, date(2027, 8, 1)).schooljaar == "2028-2029"


def test_all_new_ones_at_once_and_undone_in_one_go(team: Team) -> None:
    s = team.sessie
    for naam in ("Een", "Twee"):
        team.leerling(naam)
        team.vrij(naam, G.RICHTING)
    rijen = jaarronde(s, DAG).rijen
    with pytest.raises(InvoerFout):
        vrijstellingwerk.ontvang_opnieuw(s, [], DAG)
    wijziging = vrijstellingwerk.ontvang_opnieuw(s, rijen, DAG)
    nieuw = [v for v in s.lees(Vrijstelling) if v.opnieuw]
    assert [(v.grond, v.ingediend) for v in nieuw] == [(G.RICHTING, DAG)] * 2
    na = jaarronde(s, DAG)
    assert {r.stand for r in na.rijen} == {Ronde.ONTVANGEN}
    assert na.nog() == ()
    with pytest.raises(InvoerFout, match="al vastgelegd"):
        vrijstellingwerk.ontvang_opnieuw(s, na.rijen, DAG)
    vastleggen.maak_ongedaan(s, wijziging)
    assert {r.stand for r in jaarronde(s, DAG).rijen} == {Ronde.NIETS}


def test_the_reminder_goes_to_who_did_not_send_a_new_one(team: Team) -> None:
    s = team.sessie
    team.leerling("Een")
    team.leerling("Dicht", gesloten=date(2026, 9, 1), sluitreden=Sluitreden.VRIJGESTELD)
    for naam in ("Een", "Dicht"):
        team.vrij(naam, G.BUITENLAND)
    instellingen.bewaar(s, replace(s.instellingen, telefoon="055 000 00 00"))
    ids = verzendregels.dossiers(s, verzendregels.RONDE, DAG)
    assert ids == [team.dossiers["Een"]]
    regels = verzendingen.voorbeeld(s, ids, vrijstellingen.HERINNERING)
    _, verzending = verzendingen.begin(s, regels, vrijstellingen.HERINNERING, "de ronde")
    # to the mother, and to the leerling of 13 himself
    assert verzendingen.maak(s, verzending.id).gemaakt == 2
    rijen = {r.naam.split(",")[0]: r for r in jaarronde(s, DAG).rijen}
    assert (rijen["Een"].stand, rijen["Een"].herinnerd_op) == (Ronde.HERINNERD, DAG)
    assert rijen["Dicht"].stand is Ronde.NIETS


def test_an_appeal_opens_a_dossier_without_a_ladder(team: Team) -> None:
    s = team.sessie
    kind = een_leerling(bsn="")
    with s.schrijf() as tx:
        tx.maak(kind)
        tx.maak(een_ouder(kind))
    dossier_id, _ = vrijstellingwerk.leg_beroep_vast(s, kind.id, G.RICHTING, DAG)
    (rij,) = Caseload(s).laad(DAG)
    assert (rij.dossier_id, rij.soort) == (dossier_id, "vrijstelling")
    assert rij.stand.zonder_ladder.startswith("Vrijstelling")
    assert rij.stand.kantelpunt.titel in (
        "Beroep op vrijstelling van inschrijving",
        "Beroep op vrijstelling, artikel 5 onder b",
    )
    assert rij.stand.ladderpunt is not None
    assert rij.stand.ladderpunt.aard is Aard.GEEN
    zelfde, _ = vrijstellingwerk.leg_beroep_vast(s, kind.id, G.LICHAMELIJK_PSYCHISCH, DAG)
    assert zelfde == dossier_id


def test_who_is_exempt_for_good_is_looked_at_each_year(team: Team) -> None:
    team.leerling("Altijd")
    team.vrij(
        "Altijd",
        G.LICHAMELIJK_PSYCHISCH,
        verklaring_op=date(2025, 10, 1),
        duur=Vrijstellingduur.PERMANENT,
        ingediend=date(2025, 10, 6),
        uitkomst_op=date(2025, 10, 13),
        van=date(2025, 10, 13),
        tot=None,
        gemeld_op=date(2025, 10, 13),
    )
    feiten = vastleggen.feiten_van(team.sessie, team.dossiers["Altijd"])
    punt = stand_van(team.sessie, feiten, date(2026, 10, 13)).ladderpunt
    assert punt is not None
    assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, date(2026, 10, 13))
    assert punt.status is Termijnstatus.DEZE_WEEK
    assert punt.actie == "hoe gaat het?"
    beeld = dossierbeeld(team.sessie, team.dossiers["Altijd"], DAG)
    assert beeld.plicht.kort == "leerplichtig t/m 31 juli 2029, vrijgesteld (5 onder a)"


def test_the_duty_says_until_when(team: Team) -> None:
    team.leerling("Tot")
    team.vrij("Tot", G.RICHTING)
    d = team.dossiers["Tot"]
    kort = [dossierbeeld(team.sessie, d, dag).plicht.vrijgesteld for dag in (
        date(2026, 7, 31), date(2026, 8, 1), date(2027, 7, 31), date(2027, 8, 1))]  # fmt: skip
    assert kort == ["", *["vrijgesteld (5 onder b) t/m 31 juli 2027"] * 2, ""]


def test_absoluut_verzuim_leaves_them_out(team: Team) -> None:
    s = team.sessie
    for naam in ("Wacht", "Vrij", "Nee", "Beide"):
        team.leerling(naam)
    team.vrij("Wacht", G.BUITENLAND, **NIETS)
    team.vrij("Vrij", G.RICHTING)
    team.vrij("Nee", G.BUITENLAND, uitkomst=U.VOLDOET_NIET, van=None, tot=None)
    # the answer to one appeal does not answer another
    team.vrij("Beide", G.BUITENLAND, **NIETS)
    team.vrij("Beide", G.RICHTING, uitkomst=U.VOLDOET_NIET, van=None, tot=None)
    groepen = {r.naam.split(",")[0]: r.groep for r in vergelijk(s, DAG).rijen}
    assert groepen == {
        "Wacht": Groep.AANVRAAG_5C,
        "Vrij": Groep.VRIJGESTELD,
        "Nee": Groep.KANDIDAAT,
        "Beide": Groep.AANVRAAG_5C,
    }
    op_31_juli = {r.naam.split(",")[0]: r.groep for r in vergelijk(s, date(2027, 7, 31)).rijen}
    assert op_31_juli["Vrij"] is Groep.VRIJGESTELD
    na = {r.naam.split(",")[0]: r.groep for r in vergelijk(s, date(2027, 8, 1)).rijen}
    assert na["Vrij"] is Groep.KANDIDAAT


# --- checks ------------------------------------------------------------------------------


def lijst(sessie: Sessie, v: Vrijstelling | Verlofaanvraag) -> dict[str, bool | None]:
    feiten = vastleggen.feiten_van(sessie, v.dossier_id)
    return {t.code: t.open for t in checks(sessie, feiten, v, DAG)}


@pytest.mark.parametrize(
    ("verklaring", "ingediend", "goed"),
    [
        (date(2026, 8, 10), date(2026, 11, 10), True),
        (date(2026, 8, 9), date(2026, 11, 10), False),
        # three maanden after 30 November is the last day of February
        (date(2025, 11, 30), date(2026, 2, 28), True),
        (date(2025, 11, 30), date(2026, 3, 1), False),
        (date(2027, 11, 30), date(2028, 2, 29), True),
        (date(2027, 11, 29), date(2028, 3, 1), False),
    ],
)
def test_the_declaration_is_not_older_than_three_maanden(
    team: Team, verklaring: date, ingediend: date, goed: bool
) -> None:
    d = team.leerling("Arts")
    v = Vrijstelling(
        dossier_id=d,
        grond=G.LICHAMELIJK_PSYCHISCH,
        ingediend=ingediend,
        verklaring_op=verklaring,
        verklaring_door=Verklaarder.ARTS,
    )
    assert lijst(team.sessie, v)["verklaring_arts"] is goed


def test_gates_of_the_law_and_of_the_team_stand_in_one_list(team: Team) -> None:
    d = team.leerling("Alles")
    v = Vrijstelling(dossier_id=d, grond=G.LICHAMELIJK_PSYCHISCH, ingediend=DAG)
    feiten = vastleggen.feiten_van(team.sessie, d)
    alle = checks(team.sessie, feiten, v, DAG)
    assert {t.code for t in alle} >= {"verklaring_arts", "onafhankelijk", "op_tijd", "swv"}
    assert [t.open for t in alle] == sorted(
        (t.open for t in alle), key=lambda o: {False: 0, None: 1, True: 2}[o]
    )
    assert all(t.bron and t.uitleg for t in alle)
    # with an outcome they still tell how it was
    klaar = replace(v, uitkomst=U.VOLDOET_NIET, uitkomst_op=DAG)
    assert lijst(team.sessie, klaar)["verklaring_arts"] is False


def test_no_gate_refuses_an_appeal(team: Team) -> None:
    d = team.leerling("Mag")
    v = Vrijstelling(
        dossier_id=d,
        grond=G.LICHAMELIJK_PSYCHISCH,
        ingediend=DAG,
        uitkomst=U.VOLDOET,
        uitkomst_op=DAG,
        van=DAG,
        tot=date(2027, 7, 31),
    )
    assert False in lijst(team.sessie, v).values()
    vastleggen.leg_vast(team.sessie, v)
    assert standen(team.sessie)["Mag"] is Stand.LOOPT


def test_toestemming_of_the_ouders_lets_the_swv_be_asked(team: Team) -> None:
    s = team.sessie
    instellingen.bewaar(s, replace(s.instellingen, swv_advies_5a="met_toestemming"))
    d = team.leerling("Ouders")
    v = Vrijstelling(dossier_id=d, grond=G.LICHAMELIJK_PSYCHISCH, ingediend=DAG)
    assert lijst(s, v)["swv"] is None
    (ouder,) = vastleggen.feiten_van(s, d).ouders
    vastleggen.leg_vast(
        s,
        Toestemming(
            dossier_id=d,
            ouder_id=ouder.id,
            doel=Toestemmingdoel.SWV,
            besluit=Toestemmingbesluit.GEGEVEN,
            datum=DAG,
        ),
    )
    assert lijst(s, v)["swv"] is False
    klaar = replace(v, swv_advies=SwvAdvies.GEEN_AANBOD, swv_advies_op=DAG)
    assert lijst(s, klaar)["swv"] is True
    with pytest.raises(InvoerFout):
        instellingen.bewaar(s, replace(s.instellingen, swv_advies_5a="soms"))


def test_leave_runs_its_term_and_asks_the_hoofd(team_sessie: Sessie) -> None:
    s = team_sessie
    d, _, _ = zet_dossier(s, ongeoorloofd=False, stap=None)
    v = Verlofaanvraag(
        dossier_id=d.id,
        ontvangen=date(2026, 9, 7),
        van=date(2026, 11, 23),
        tot=date(2026, 12, 11),
        dagen=15,
    )
    vastleggen.leg_vast(s, v)
    assert lijst(s, v)["hoofd_gehoord"] is False
    (rij,) = Caseload(s).laad(DAG)
    assert rij.soort == "verlof"
    # 8 weken after 7 September is Monday 2 November
    assert rij.stand.kantelpunt.datum == date(2026, 11, 2)
    assert rij.stand.kantelpunt.status is Termijnstatus.OVER_TERMIJN
    (verlof,) = overzicht(s, DAG).verlof
    assert (verlof.open, verlof.school) == (True, "Het Fictieve Lyceum")
    weg = replace(
        v, hoofd_gehoord=DAG, besluit=Verlofbesluit.AFGEWEZEN, besluit_op=date(2026, 11, 16)
    )
    vastleggen.wijzig(s, weg)
    (rij,) = Caseload(s).laad(DAG)
    # 6 weken after Monday 16 November is Monday 28 December: after the two days of Christmas
    assert rij.stand.kantelpunt.datum == date(2026, 12, 28)
    assert not overzicht(s, DAG).verlof[0].open
    assert overzicht(s, date(2026, 11, 15)).verlof[0].open


def open_sporen(s: Sessie, dossier_id: str) -> set[str]:
    """The keys of the tracks of a dossier that still wait for something."""
    (stand,) = [r.stand for r in Caseload(s).laad(DAG) if r.dossier_id == dossier_id]
    return {spoor.sleutel for spoor in stand.sporen if spoor.einde is None}


def test_the_outcome_of_one_request_ends_no_track_of_another(team: Team) -> None:
    s = team.sessie
    d = team.leerling("Twee")
    een, twee = (
        Verlofaanvraag(
            dossier_id=d,
            ontvangen=ontvangen,
            van=date(2027, 1, 11),
            tot=date(2027, 1, 29),
            dagen=15,
        )
        for ontvangen in (date(2026, 10, 12), date(2026, 11, 9))
    )
    vastleggen.leg_vast(s, een)
    vastleggen.leg_vast(s, twee)
    sleutels = {f"verlof_meer_dan_10:{v.id}.verlofaanvraag" for v in (een, twee)}
    assert sleutels <= open_sporen(s, d)
    weg = replace(
        twee, hoofd_gehoord=DAG, besluit=Verlofbesluit.INGETROKKEN, besluit_op=date(2026, 11, 16)
    )
    vastleggen.wijzig(s, weg)
    assert open_sporen(s, d) & sleutels == {f"verlof_meer_dan_10:{een.id}.verlofaanvraag"}


def test_a_late_appeal_is_not_its_own_renewal(team: Team) -> None:
    d = team.leerling("Laat")
    laat = team.vrij(
        "Laat",
        G.BUITENLAND,
        ingediend=date(2026, 9, 1),
        uitkomst_op=date(2026, 9, 8),
        van=date(2026, 9, 1),
    )
    assert f"kennisgeving_jaarlijks:{laat.id}.vrijstelling" in open_sporen(team.sessie, d)


# --- who may -----------------------------------------------------------------------------


def test_administratie_takes_in_and_does_not_decide(team: Team) -> None:
    d = team.leerling("Post")
    s = team.sessie
    with s.schrijf() as tx:
        tx.wijzig(Ambtenaar(id=s.ambtenaar_id, naam="A. Balie", rol=Rol.ADMINISTRATIE))
    v = Vrijstelling(dossier_id=d, grond=G.RICHTING, ingediend=DAG)
    vastleggen.leg_vast(s, v)
    with pytest.raises(RechtFout, match="De uitkomst"):
        vastleggen.wijzig(s, replace(v, uitkomst=U.VOLDOET_NIET, uitkomst_op=DAG))
