"""Tests of the example team: every state occurs, around any peildatum, by one seed."""

from __future__ import annotations

import dataclasses
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from app.domain.bsn import controleer_bsn, controleer_onderwijsnummer
from app.domain.dossiers import Dossier, Toestemming, Toestemmingbesluit
from app.domain.feit import velden
from app.domain.fouten import InvoerFout, KnownError
from app.domain.handelen import Brief
from app.domain.keuring import keur
from app.domain.mensen import Ambtenaar, Leerling, Ouder
from app.domain.notitie import VASTE_TAKEN, heeft_notities
from app.domain.scholen import Inschrijving, Regio, School
from app.domain.verzuim import Melding, MeldingStatus, Verzuimperiode
from app.protocol.stand import Aard, Termijnstatus
from app.services import meldingen
from app.services.brieven import lees_pdf
from app.services.caseload import Caseload, CaseloadRij, Facet
from app.services.logboek import controleer
from app.services.sessie import Sessie, log_in
from app.services.voorbeeld import bedenk, maak_voorbeeld
from app.services.voorbeeld.bevolking import Bevolking
from app.services.voorbeeld.bron import Bron
from app.services.voorbeeld.maken import wachtwoord_van
from app.services.voorbeeld.scenarios import alle_scenarios
from app.services.voorbeeld.streken import kies
from db.sleutels import Kosten

WOORD = "groene-fiets-42"
GOEDKOOP = Kosten(1, 64, 1)
DAG = date(2026, 11, 18)
PEILDATA = [
    date(2026, 11, 18),  # an ordinary Wednesday
    date(2026, 11, 22),  # the Sunday of the pictures
    date(2026, 7, 28),  # in the summer holiday of every region
    date(2026, 8, 20),  # noord is back at school, midden and zuid are not
    date(2026, 10, 19),  # herfstvakantie in midden and zuid
    date(2026, 12, 27),
    date(2027, 5, 6),  # Hemelvaartsdag
    date(2028, 2, 10),  # a year without calendar
]


def maak(pad: Path, peildatum: date, **anders: int) -> Sessie:
    maak_voorbeeld(pad, peildatum=peildatum, wachtwoord=WOORD, kosten=GOEDKOOP, **anders)
    moment = datetime.combine(peildatum, time(9), tzinfo=UTC)
    return log_in(pad, WOORD, klok=lambda: moment)


@pytest.fixture(scope="module")
def team(tmp_path_factory) -> Sessie:
    sessie = maak(tmp_path_factory.mktemp("team") / "a.kantelpunt", DAG)
    yield sessie
    sessie.sluit()


@pytest.fixture(scope="module")
def rijen(team: Sessie) -> dict[str, list[CaseloadRij]]:
    """The caseload rows per scenario."""
    namen = bedenk(DAG, 600, 130, 1).scenarios
    per: dict[str, list[CaseloadRij]] = {}
    for rij in Caseload(team).laad(DAG):
        per.setdefault(namen[rij.dossier_id], []).append(rij)
    return per


@pytest.mark.parametrize("peildatum", PEILDATA, ids=str)
def test_every_status_occurs_whatever_the_day(tmp_path: Path, peildatum: date):
    sessie = maak(tmp_path / "a.kantelpunt", peildatum)
    gevonden = Caseload(sessie).laad(peildatum)
    sessie.sluit()
    tel = Counter(rij.stand.kantelpunt.status for rij in gevonden)
    assert len(gevonden) == 130
    assert set(tel) == set(Termijnstatus)
    # About one in six is behind, as in a team that works; never so many that all is red.
    assert 17 <= tel[Termijnstatus.OVER_TERMIJN] <= 30
    assert tel[Termijnstatus.OP_SCHEMA] > tel[Termijnstatus.OVER_TERMIJN]
    facetten = {facet for rij in gevonden for facet in rij.facetten}
    assert facetten == set(Facet)
    assert {"1", "2", "3a", "3b", "4"} <= {rij.stand.stap for rij in gevonden}
    over = {
        r.stand.stap for r in gevonden if r.stand.ladderpunt.status is Termijnstatus.OVER_TERMIJN
    }
    assert {"1", "2", "3a", "3b", "4"} <= over
    for rij in gevonden:
        assert rij.stand.kantelpunt.uitleg
        assert rij.stand.kantelpunt.bron.document


def test_team_is_as_promised(team: Sessie):
    assert team.ambtenaar.naam == "S. de Wit"
    assert team.instellingen.voorbeeldteam
    assert team.instellingen.gemeente == "Modelstad"
    ambtenaren = team.lees(Ambtenaar)
    assert [a.naam for a in sorted(ambtenaren, key=lambda a: a.naam)] == [
        "B. Kornoelje",
        "M. Appel",
        "S. de Wit",
    ]
    assert {a.naam for a in ambtenaren if a.boa} == {"B. Kornoelje", "S. de Wit"}
    assert {s.regio for s in team.lees(School)} == set(Regio)
    assert len(team.lees(Leerling)) == 600
    assert len([d for d in team.lees(Dossier) if d.gesloten is None]) == 130
    assert any(d.gesloten for d in team.lees(Dossier))


def test_others_log_in_with_their_own_password(team: Sessie):
    ander = log_in(team.pad, wachtwoord_van("M. Appel", WOORD))
    assert ander.ambtenaar.naam == "M. Appel"
    ander.sluit()


def test_inbox_of_today(team: Sessie):
    nieuw = meldingen.lijst(team, DAG)
    assert len(nieuw) == 10
    assert {rij.melding.kenmerk for rij in nieuw if rij.is_signaal} == {"zorg_school", "zorg_ouder"}
    assert all(rij.dossier_id is None for rij in nieuw)
    assert any(rij.melding.melddatum == DAG for rij in nieuw)


def test_post_went_out_and_one_came_back(team: Sessie):
    brieven = team.lees(Brief)
    assert len({b.dossier_id for b in brieven}) == 9
    assert {b.sjabloon for b in brieven} == {
        "uitnodiging",
        "waarschuwing",
        "toestemming",
    }
    assert sum(b.retour_op is not None for b in brieven) == 1
    assert all(lees_pdf(team, b.id).startswith(b"%PDF") for b in brieven)


def test_file_passes_its_own_check(team: Sessie):
    assert controleer(team).fouten == ()


def test_numbers_are_fictitious_and_valid(team: Sessie):
    leerlingen = team.lees(Leerling)
    for x in leerlingen:
        assert x.bsn.startswith("9999")
        assert controleer_bsn(x.bsn) == x.bsn
    assert len({x.bsn for x in leerlingen}) == len(leerlingen)


def test_beyond_the_fictitious_bsns_come_onderwijsnummers():
    leerlingen = [f for f in bedenk(DAG, 9_500, 20, 1).team if isinstance(f, Leerling)]
    zonder = [x for x in leerlingen if not x.bsn]
    assert len(zonder) > 300
    assert len({x.bsn or x.onderwijsnummer for x in leerlingen}) == len(leerlingen)
    for x in zonder:
        assert controleer_onderwijsnummer(x.onderwijsnummer) == x.onderwijsnummer
        with pytest.raises(InvoerFout):
            controleer_bsn(x.onderwijsnummer)


def test_every_open_dossier_has_history():
    voorbeeld = bedenk(DAG, 600, 130, 1)
    for dossiers in voorbeeld.dossiers.values():
        for feiten in dossiers:
            dossier = next(f for f in feiten if isinstance(f, Dossier))
            if dossier.gesloten is None:
                assert len(feiten) >= 15


def test_same_seed_same_team_other_seed_other_team():
    een, twee, drie = (bedenk(DAG, 100, 60, seed) for seed in (7, 7, 8))
    assert (een.team, een.dossiers) == (twee.team, twee.dossiers)
    assert een.team != drie.team
    ids = [f.id for f in een.team] + [
        f.id for dossiers in een.dossiers.values() for feiten in dossiers for f in feiten
    ]
    assert len(set(ids)) == len(ids)


def test_no_fact_lies_after_the_peildatum():
    """Facts count from their own date; what lies ahead are only tasks, waits and terms."""
    for peildatum in PEILDATA:
        voorbeeld = bedenk(peildatum, 200, 130, 3)
        feiten = [f for d in voorbeeld.dossiers.values() for facts in d for f in facts]
        for feit in [*voorbeeld.team, *feiten, *voorbeeld.opsporing]:
            keur(feit, peildatum)
            if feit.DATUM is not None:
                assert getattr(feit, feit.DATUM) <= peildatum, feit.SOORT
            for naam in ("laatste_dag", "uitkomst_op", "gedaan_op", "gesloten"):
                dag = getattr(feit, naam, None)
                if dag is not None and isinstance(feit, Verzuimperiode | Dossier):
                    assert dag <= peildatum


def test_every_scenario_occurs(rijen):
    keuzes = kies(Bron(1), DAG, Bevolking(Bron(1), DAG, 600).scholen)
    assert set(rijen) == {s.naam for s in alle_scenarios(keuzes)}


@pytest.mark.parametrize(
    ("scenario", "stap", "status"),
    [
        ("stap 1, over termijn", "1", Termijnstatus.OVER_TERMIJN),
        ("stap 2, over termijn", "2", Termijnstatus.OVER_TERMIJN),
        ("stap 3a, over termijn", "3a", Termijnstatus.OVER_TERMIJN),
        ("stap 3b, over termijn", "3b", Termijnstatus.OVER_TERMIJN),
        ("stap 2, deze week", "2", Termijnstatus.DEZE_WEEK),
        ("stap 1, op schema", "1", Termijnstatus.OP_SCHEMA),
        ("actietafel zonder datum", "4", Termijnstatus.OVER_TERMIJN),
        ("actietafel met datum", "4", Termijnstatus.OP_SCHEMA),
        ("wacht en over termijn", "3a", Termijnstatus.OVER_TERMIJN),
        ("eigen termijn van de school", "2", Termijnstatus.OP_SCHEMA),
        ("terug naar stap 1", "1", Termijnstatus.OP_SCHEMA),
        ("stap overgeslagen", "3a", Termijnstatus.OP_SCHEMA),
    ],
)
def test_scenario_stands_where_it_should(rijen, scenario, stap, status):
    for rij in rijen[scenario]:
        assert rij.stand.stap == stap
        assert rij.stand.ladderpunt.status is status


def test_special_states(rijen):
    assert all(r.stand.wacht for r in rijen["wacht op"])
    assert all(r.stand.ladderpunt.status is Termijnstatus.WACHT for r in rijen["wacht op"])
    assert all(set(r.stand.stappen) == {"3a", "3b"} for r in rijen["3a en 3b naast elkaar"])
    assert all(r.stand.ladderpunt.actie == "afsluiten?" for r in rijen["hersteld, nazorg"])
    opbouw = rijen["gedeeltelijk terug, opbouw"]
    assert all(r.stand.ladderpunt.aard is Aard.AANDACHTSDATUM for r in opbouw)
    assert all(r.stand.ladderpunt.aard is Aard.GEEN for r in rijen["alleen geoorloofd"])
    assert all(r.stand.kantelpunt.aard is Aard.GEEN for r in rijen["ziek geweest"])
    assert all(r.stand.zonder_regie for r in rijen["zonder regie"] + rijen["regie verlopen"])
    assert all(r.stand.lang_niets_gehoord for r in rijen["lang niets gehoord"])
    assert all(r.stand.lang_thuis for r in rijen["langer dan drie maanden thuis"])
    assert all(r.leeftijd == 18 for r in rijen["achttien jaar"])
    assert all(not r.school for r in rijen["absoluut, zonder school"])
    assert all(r.stand.ladderpunt.onzeker for r in rijen["termijn in een jaar zonder kalender"])
    herhaald = rijen["stap 2 herhaald"][0].stand
    assert [d.stap for d in herhaald.doorlopen].count("2") == 2
    te_laat = rijen["melding bij het SWV te laat"][0].stand
    assert any(p.code == "swv_melding" and not p.open and p.over_termijn for p in te_laat.poorten)
    geweigerd = rijen["toestemming geweigerd"][0].stand
    assert any(p.code == "toestemming_kernteam" and not p.open for p in geweigerd.poorten)
    terugval = rijen["terugval"][0].stand
    assert terugval.stap == "2"
    assert terugval.eerder_thuis > 20
    geschonden = rijen["afspraak geschonden"][0].stand
    assert "afspraak_geschonden" in {s.code for s in geschonden.signalen}


def test_geheim_adres_lies_with_one_of_two_ouders_apart(team: Sessie, rijen):
    rij = rijen["gescheiden ouders, geheim adres"][0]
    moeder, vader = sorted(
        team.lees(Ouder, leerling_id=rij.leerling_id), key=lambda o: o.relatie.value
    )
    assert moeder.geheim_adres
    assert not moeder.straat  # lives where the leerling lives
    assert vader.straat
    assert team.lees_een(Leerling, rij.leerling_id).geheim_adres


def test_geoorloofd_only_holds_no_text_at_all(team: Sessie, rijen):
    ids = {r.dossier_id for r in rijen["alleen geoorloofd"]}
    voorbeeld = bedenk(DAG, 600, 130, 1)
    feiten = [f for d in voorbeeld.dossiers.values() for facts in d for f in facts]
    eigen = [f for f in feiten if getattr(f, "dossier_id", "") in ids]
    assert len(eigen) >= 15 * len(ids) > 0
    for feit in eigen:
        if not heeft_notities(type(feit)):
            continue
        teksten = {getattr(feit, v.naam) for v in velden(type(feit)) if v.notitie}
        assert teksten <= {"", *VASTE_TAKEN}


def test_toestemming_is_withdrawn_somewhere(team: Sessie):
    alle = team.lees(Toestemming)
    assert any(t.ingetrokken_op for t in alle)
    assert any(t.besluit is Toestemmingbesluit.GEWEIGERD for t in alle)


def test_meldingen_have_statuses_and_inschrijvingen_a_school(team: Sessie):
    met_status = {s.melding_id for s in team.lees(MeldingStatus)}
    assert {m.id for m in team.lees(Melding)} == met_status
    assert {i.leerling_id for i in team.lees(Inschrijving)} == {x.id for x in team.lees(Leerling)}


def test_refuses_an_existing_file_and_leaves_it_alone(tmp_path: Path):
    pad = tmp_path / "a.kantelpunt"
    pad.write_bytes(b"van iemand anders")
    with pytest.raises(KnownError):
        maak_voorbeeld(pad, peildatum=DAG, wachtwoord=WOORD, kosten=GOEDKOOP)
    assert pad.read_bytes() == b"van iemand anders"
    assert list(tmp_path.iterdir()) == [pad]


def test_a_small_team_works_too(tmp_path: Path):
    sessie = maak(tmp_path / "a.kantelpunt", DAG, leerlingen=10, open_dossiers=3)
    assert len(Caseload(sessie).laad(DAG)) == 3
    sessie.sluit()


def test_what_a_week_later_changes(team: Sessie, rijen):
    """Stap 1 on schedule: a week on it is nearer or over, never farther."""
    later = {r.dossier_id: r for r in Caseload(team).laad(DAG + timedelta(days=7))}
    for rij in rijen["stap 1, op schema"]:
        nu, straks = rij.stand.ladderpunt, later[rij.dossier_id].stand.ladderpunt
        assert straks.datum == nu.datum
        assert straks.schooldagen == nu.schooldagen - 5  # 19 20 23 24 25 November are schooldagen


def test_facts_are_plain_dataclasses_with_versie_one():
    voorbeeld = bedenk(DAG, 50, 20, 1)
    assert all(dataclasses.is_dataclass(f) and f.versie == 1 for f in voorbeeld.team)
