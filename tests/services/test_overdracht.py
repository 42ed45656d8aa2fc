"""A dossier passes on: offered and taken, for a while, closed and reopened, many at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from app.domain.dossiers import Afspraak, Behandelaar, Dossier, Sluitreden, Taak
from app.domain.fouten import InvoerFout, KnownError, NotitieGesloten, RechtFout
from app.domain.mensen import Ambtenaar, Rol, Verhuizing
from app.domain.overdracht import Antwoord, Heropening, Overdracht, Verwantschap
from app.domain.verzuim import MeldingStatus, Meldingstatus, Periodesoort, Verzuimperiode
from app.services import bulk, dossiers, familie, lezers, mensen, overdracht, sluiten, vastleggen
from app.services.caseload import Caseload, behandelaar_op
from app.services.dossierbeeld import dossierbeeld, open_dossier
from app.services.sessie import Sessie, log_in
from tests.conftest import VANDAAG
from tests.fabriek import een_leerling, een_melding, een_ouder, zet_dossier

WOORD = "start-woord-77"


@pytest.fixture
def collega(team_sessie: Sessie) -> Iterator[Sessie]:
    """J. Bakker, leerplichtambtenaar, logged in beside S. de Wit."""
    mensen.voeg_toe(team_sessie, "J. Bakker", Rol.LEERPLICHTAMBTENAAR, False, WOORD)
    sessie = log_in(
        team_sessie.pad, WOORD, "J. Bakker", klok=lambda: datetime(2026, 11, 18, 12, tzinfo=UTC)
    )
    yield sessie
    sessie.sluit()


def wie(sessie: Sessie, dossier_id: str, dag: date) -> str:
    nu = behandelaar_op(sessie.lees(Behandelaar, dossier_id=dossier_id), dag)
    return sessie.lees_een(Ambtenaar, nu.ambtenaar_id).naam if nu else ""


class TestAanbod:
    def test_nothing_changes_until_it_is_taken(self, team_sessie: Sessie, collega: Sessie) -> None:
        dossier, _, _ = zet_dossier(team_sessie)
        overdracht.bied_aan(
            team_sessie, [dossier.id], collega.ambtenaar_id, VANDAAG, toelichting="Nieuwe wijk."
        )
        assert wie(team_sessie, dossier.id, VANDAAG) == "S. de Wit"
        assert overdracht.aan_mij(team_sessie) == []
        (aanbod,) = overdracht.aan_mij(collega)
        assert (aanbod.naam, aanbod.door) == ("Iepenlaan, Emre", "S. de Wit")
        wijziging = overdracht.aanvaard(collega, [aanbod.overdracht.id])
        assert wie(team_sessie, dossier.id, VANDAAG) == "J. Bakker"
        assert wie(team_sessie, dossier.id, date(2026, 11, 17)) == "S. de Wit"
        assert overdracht.aan_mij(collega) == []
        vastleggen.maak_ongedaan(collega, wijziging)
        assert wie(team_sessie, dossier.id, VANDAAG) == "S. de Wit"
        assert len(overdracht.aan_mij(collega)) == 1

    def test_refused_it_stays(self, team_sessie: Sessie, collega: Sessie) -> None:
        dossier, _, _ = zet_dossier(team_sessie)
        overdracht.bied_aan(team_sessie, [dossier.id], collega.ambtenaar_id, VANDAAG)
        (aanbod,) = overdracht.aan_mij(collega)
        overdracht.weiger(collega, [aanbod.overdracht.id], "Zelf met verlof.")
        (o,) = team_sessie.lees(Overdracht)
        assert (o.antwoord, o.antwoord_op, o.reden) == (
            Antwoord.GEWEIGERD,
            VANDAAG,
            "Zelf met verlof.",
        )
        assert wie(team_sessie, dossier.id, VANDAAG) == "S. de Wit"
        with pytest.raises(KnownError, match="al geweigerd"):
            overdracht.aanvaard(collega, [o.id])

    def test_only_who_it_is_for_answers(self, team_sessie: Sessie, collega: Sessie) -> None:
        dossier, _, _ = zet_dossier(team_sessie)
        overdracht.bied_aan(team_sessie, [dossier.id], collega.ambtenaar_id, VANDAAG)
        (o,) = team_sessie.lees(Overdracht)
        with pytest.raises(RechtFout, match="aan een ander aangeboden"):
            overdracht.aanvaard(team_sessie, [o.id])
        with pytest.raises(RechtFout):
            overdracht.neem_terug(collega, o.id)
        with pytest.raises(InvoerFout, match="al aangeboden"):
            overdracht.bied_aan(team_sessie, [dossier.id], collega.ambtenaar_id, VANDAAG)
        overdracht.neem_terug(team_sessie, o.id)
        assert overdracht.aan_mij(collega) == []

    def test_a_colleague_cannot_give_away_what_is_not_hers(
        self, team_sessie: Sessie, collega: Sessie
    ) -> None:
        dossier, _, _ = zet_dossier(team_sessie)
        with pytest.raises(RechtFout, match="alleen uw eigen dossiers"):
            overdracht.bied_aan(collega, [dossier.id], team_sessie.ambtenaar_id, VANDAAG)

    def test_a_note_where_notes_are_closed_is_refused_and_nothing_lands(
        self, team_sessie: Sessie, collega: Sessie
    ) -> None:
        dossier, _, _ = zet_dossier(team_sessie, ongeoorloofd=False)
        with pytest.raises(NotitieGesloten):
            overdracht.bied_aan(
                team_sessie, [dossier.id], collega.ambtenaar_id, VANDAAG, toelichting="Ziek."
            )
        assert team_sessie.lees(Overdracht) == []
        overdracht.bied_aan(team_sessie, [dossier.id], collega.ambtenaar_id, VANDAAG)

    def test_a_waarneming_falls_back_by_itself(self, team_sessie: Sessie, collega: Sessie) -> None:
        dossier, _, _ = zet_dossier(team_sessie)
        tot = date(2026, 11, 27)
        overdracht.bied_aan(
            team_sessie, [dossier.id], collega.ambtenaar_id, date(2026, 11, 23), tot=tot
        )
        (aanbod,) = overdracht.aan_mij(collega)
        overdracht.aanvaard(collega, [aanbod.overdracht.id])
        dagen = {d: wie(team_sessie, dossier.id, date(2026, 11, d)) for d in (22, 23, 27, 28)}
        assert dagen == {22: "S. de Wit", 23: "J. Bakker", 27: "J. Bakker", 28: "S. de Wit"}
        (rij,) = Caseload(team_sessie).laad(date(2026, 11, 25), collega.ambtenaar_id)
        assert rij.ambtenaar == "J. Bakker"
        assert Caseload(team_sessie).laad(date(2026, 11, 28), collega.ambtenaar_id) == []

    def test_a_waarneming_from_the_first_day_of_the_dossier_goes_before(
        self, team_sessie: Sessie, collega: Sessie
    ) -> None:
        dossier, _, _ = zet_dossier(team_sessie, geopend=VANDAAG)
        overdracht.bied_aan(team_sessie, [dossier.id], collega.ambtenaar_id, VANDAAG, tot=VANDAAG)
        overdracht.aanvaard(collega, [overdracht.aan_mij(collega)[0].overdracht.id])
        assert wie(team_sessie, dossier.id, VANDAAG) == "J. Bakker"
        assert wie(team_sessie, dossier.id, date(2026, 11, 19)) == "S. de Wit"

    def test_closing_takes_the_offer_back(self, team_sessie: Sessie, collega: Sessie) -> None:
        dossier, _, _ = zet_dossier(team_sessie)
        overdracht.bied_aan(team_sessie, [dossier.id], collega.ambtenaar_id, VANDAAG)
        dossiers.sluit(team_sessie, dossier.id, Sluitreden.HERSTELD, VANDAAG)
        (o,) = team_sessie.lees(Overdracht)
        assert o.antwoord is Antwoord.TERUGGENOMEN


def test_a_day_in_between_still_shows_it_closed(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    dossiers.sluit(team_sessie, dossier.id, Sluitreden.HERSTELD, date(2026, 11, 2))
    zelfde, _ = dossiers.heropen(team_sessie, dossier.id, date(2026, 11, 16))
    assert zelfde == dossier.id
    (h,) = team_sessie.lees(Heropening)
    assert (h.gesloten, h.sluitreden, h.heropend) == (
        date(2026, 11, 2),
        Sluitreden.HERSTELD,
        date(2026, 11, 16),
    )
    open_op = {
        dag: len(Caseload(team_sessie).laad(date(2026, 11, dag))) for dag in (1, 2, 15, 16, 18)
    }
    assert open_op == {1: 1, 2: 0, 15: 0, 16: 1, 18: 1}
    tussen = dossierbeeld(team_sessie, dossier.id, date(2026, 11, 9))
    assert tussen.feiten.dossier.gesloten == date(2026, 11, 2)
    assert "gesloten" in tussen.stand.kantelpunt.uitleg
    assert tussen.stand.kantelpunt.datum is None
    titels = [i.titel for i in dossierbeeld(team_sessie, dossier.id, VANDAAG).tijdlijn]
    assert titels.count("Dossier gesloten") == titels.count("Dossier heropend") == 1
    with pytest.raises(InvoerFout, match="daarna nog heropend"):
        dossiers.sluit(team_sessie, dossier.id, Sluitreden.HERSTELD, date(2026, 11, 10))


def test_undo_of_reopening_closes_it_again(team_sessie: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    dossiers.sluit(team_sessie, dossier.id, Sluitreden.HERSTELD, date(2026, 11, 2))
    _, wijziging = dossiers.heropen(team_sessie, dossier.id, date(2026, 11, 16))
    vastleggen.maak_ongedaan(team_sessie, wijziging)
    assert team_sessie.lees(Heropening) == []
    assert team_sessie.lees_een(Dossier, dossier.id).gesloten == date(2026, 11, 2)


def test_what_remains_names_all_that_is_open(team_sessie: Sessie, collega: Sessie) -> None:
    dossier, leerling, _ = zet_dossier(team_sessie)
    melding = een_melding(leerling, dossier_id=dossier.id)
    klaar = een_melding(leerling, dossier_id=dossier.id, melddatum=date(2026, 10, 1))
    d = dossier.id
    vastleggen.leg_vast(
        team_sessie,
        melding,
        klaar,
        MeldingStatus(
            melding_id=klaar.id, status=Meldingstatus.AFGESLOTEN, datum=date(2026, 10, 8)
        ),
        Verzuimperiode(
            leerling_id=leerling.id,
            dossier_id=d,
            soort=Periodesoort.ONGEOORLOOFD,
            eerste_dag=date(2026, 11, 3),
        ),
        Taak(dossier_id=d, datum=date(2026, 11, 20), omschrijving="School bellen"),
        Taak(
            dossier_id=d,
            datum=date(2026, 11, 2),
            omschrijving="Terugbellen",
            gedaan_op=date(2026, 11, 2),
        ),
        Afspraak(dossier_id=d, datum=date(2026, 11, 9), met="moeder", uiterlijk=date(2026, 11, 23)),
        Verhuizing(leerling_id=leerling.id, datum=date(2026, 11, 30), naar_gemeente="Elders"),
    )
    overdracht.bied_aan(team_sessie, [d], collega.ambtenaar_id, VANDAAG)
    teksten = [p.tekst for p in sluiten.wat_resteert(team_sessie, d, VANDAAG)]
    for zin in (
        "School bellen",
        "afspraak met moeder",
        "melding 16 uur van wo 4 nov 2026 is nog niet afgesloten",
        "de afloop van melding 16 uur van do 1 okt 2026 is nog niet doorgegeven",
        "overdracht aan Elders is nog niet bevestigd",
        "het dossier is aangeboden aan een collega",
        "verzuim sinds di 3 nov 2026 heeft geen laatste dag",
    ):
        assert zin in teksten
    assert "Terugbellen" not in teksten


def test_without_a_stap_no_date_of_one_remains(team_sessie: Sessie) -> None:
    # There is only the date on which to begin one or to close, and that is done now.
    wie = een_leerling()
    vastleggen.leg_vast(team_sessie, wie)
    dossier_id, _ = dossiers.open_nieuw(team_sessie, wie.id)
    assert sluiten.wat_resteert(team_sessie, dossier_id, VANDAAG) == []


class TestFamilie:
    def test_address_and_parent_propose_and_a_word_decides(self, team_sessie: Sessie) -> None:
        een = een_leerling()
        adres = een_leerling(roepnaam="Aylin", bsn="", geboortedatum=date(2013, 1, 1))
        ouder = een_leerling(
            roepnaam="Deniz", bsn="", straat="", huisnummer="3", postcode="7311 BB"
        )
        vreemd = een_leerling(achternaam="Linde", bsn="", postcode="7311 BB", huisnummer="4")
        geheim = een_leerling(roepnaam="Ece", bsn="", geheim_adres=True)
        tel = {"telefoon": "06-12345678"}
        vastleggen.leg_vast(
            team_sessie,
            een,
            adres,
            ouder,
            vreemd,
            geheim,
            een_ouder(een, **tel),
            een_ouder(ouder, **tel),
            een_ouder(vreemd, achternaam="Linde", **tel),
        )
        gevonden = {f.naam: (f.reden, f.verwant) for f in familie.familie(team_sessie, een.id)}
        assert gevonden == {
            "Iepenlaan, Aylin": ("zelfde adres", None),
            "Iepenlaan, Deniz": ("zelfde moeder", None),
        }
        assert familie.familie(team_sessie, geheim.id) == []
        familie.leg_vast(team_sessie, een.id, adres.id, Verwantschap.BROER_ZUS)
        familie.leg_vast(team_sessie, een.id, ouder.id, Verwantschap.GEEN)
        (over,) = familie.familie(team_sessie, een.id)
        assert (over.naam, over.reden) == ("Iepenlaan, Aylin", "broer of zus")
        (terug,) = familie.familie(team_sessie, adres.id)
        assert (terug.naam, terug.reden) == ("Iepenlaan, Emre", "broer of zus")


def test_who_read_it(team_sessie: Sessie, collega: Sessie) -> None:
    dossier, _, _ = zet_dossier(team_sessie)
    open_dossier(collega, dossier.id, VANDAAG)
    open_dossier(team_sessie, dossier.id, VANDAAG)
    assert [(x.wie, x.wat) for x in lezers.wie_las(team_sessie, dossier.id)] == [
        ("S. de Wit", "dossier geopend"),
        ("J. Bakker", "dossier geopend"),
    ]


class TestBulk:
    @pytest.fixture
    def twee(self, team_sessie: Sessie) -> list[str]:
        """An open dossier of S. de Wit and one with geoorloofd verzuim only."""
        een, _, _ = zet_dossier(team_sessie)
        leerling = een_leerling(bsn="", roepnaam="Sam", achternaam="Beuk")
        ander = Dossier(
            leerling_id=leerling.id, dossiernummer="2026-0002", geopend=date(2026, 11, 2)
        )
        with team_sessie.schrijf() as tx:
            tx.maak(leerling)
            tx.maak(ander)
        return [een.id, ander.id]

    def test_reassign_many_and_one_undo(
        self, team_sessie: Sessie, collega: Sessie, twee: list[str]
    ) -> None:
        o = bulk.Bulkopdracht(
            soort=bulk.Bulksoort.OVERDRAGEN, dag=VANDAAG, ambtenaar_id=collega.ambtenaar_id
        )
        regels = bulk.voorbeeld(team_sessie, twee, o)
        assert [(r.naam, r.mag, r.tekst) for r in regels] == [
            ("Beuk, Sam", True, "van niemand naar J. Bakker"),
            ("Iepenlaan, Emre", True, "van S. de Wit naar J. Bakker"),
        ]
        wijziging = bulk.voer_uit(team_sessie, twee, o)
        assert [wie(team_sessie, d, VANDAAG) for d in twee] == ["J. Bakker", "J. Bakker"]
        assert [r.mag for r in bulk.voorbeeld(team_sessie, twee, o)] == [False, False]
        with pytest.raises(KnownError, match="verandert er iets"):
            bulk.voer_uit(team_sessie, twee, o)
        vastleggen.maak_ongedaan(team_sessie, wijziging)
        assert [wie(team_sessie, d, VANDAAG) for d in twee] == ["S. de Wit", ""]

    def test_who_is_no_teamleider_moves_only_the_own(
        self, team_sessie: Sessie, collega: Sessie, twee: list[str]
    ) -> None:
        o = bulk.Bulkopdracht(
            soort=bulk.Bulksoort.OVERDRAGEN, dag=VANDAAG, ambtenaar_id=collega.ambtenaar_id
        )
        assert [r.tekst for r in bulk.voorbeeld(collega, twee, o)] == [
            "is niet uw dossier; dit kan de teamleider"
        ] * 2

    def test_a_free_task_lands_only_where_notes_are_open(
        self, team_sessie: Sessie, twee: list[str]
    ) -> None:
        vrij = bulk.Bulkopdracht(
            soort=bulk.Bulksoort.TAAK, dag=date(2026, 12, 1), tekst="Rapport over thuis lezen"
        )
        assert {r.naam: r.mag for r in bulk.voorbeeld(team_sessie, twee, vrij)} == {
            "Iepenlaan, Emre": True,
            "Beuk, Sam": False,
        }
        bulk.voer_uit(team_sessie, twee, vrij)
        assert [t.dossier_id for t in team_sessie.lees(Taak)] == [twee[0]]
        vast = dataclasses.replace(vrij, tekst="School bellen")
        bulk.voer_uit(team_sessie, twee, vast)
        assert len(team_sessie.lees(Taak)) == 3

    def test_close_many_and_one_undo(self, team_sessie: Sessie, twee: list[str]) -> None:
        o = bulk.Bulkopdracht(
            soort=bulk.Bulksoort.SLUITEN, dag=VANDAAG, sluitreden=Sluitreden.HERSTELD
        )
        wijziging = bulk.voer_uit(team_sessie, twee, o)
        assert Caseload(team_sessie).laad(VANDAAG) == []
        vastleggen.maak_ongedaan(team_sessie, wijziging)
        assert len(Caseload(team_sessie).laad(VANDAAG)) == 2

    def test_ter_kennisgeving_takes_open_meldingen_only(
        self, team_sessie: Sessie, twee: list[str]
    ) -> None:
        leerling_id = team_sessie.lees_een(Dossier, twee[0]).leerling_id
        melding = dataclasses.replace(
            een_melding(een_leerling()), leerling_id=leerling_id, dossier_id=twee[0]
        )
        vastleggen.leg_vast(team_sessie, melding)
        o = bulk.Bulkopdracht(soort=bulk.Bulksoort.TER_KENNISGEVING, dag=VANDAAG)
        assert {r.naam: r.tekst for r in bulk.voorbeeld(team_sessie, twee, o)} == {
            "Iepenlaan, Emre": "1 melding ter kennisgeving",
            "Beuk, Sam": "heeft geen melding die nog open staat",
        }
        bulk.voer_uit(team_sessie, twee, o)
        (status,) = team_sessie.lees(MeldingStatus)
        assert (status.melding_id, status.status) == (melding.id, Meldingstatus.TER_KENNISGEVING)

    @pytest.mark.parametrize(
        ("soort", "veld"),
        [
            (bulk.Bulksoort.OVERDRAGEN, "ambtenaar_id"),
            (bulk.Bulksoort.TAAK, "tekst"),
            (bulk.Bulksoort.SLUITEN, "sluitreden"),
        ],
    )
    def test_what_misses_is_named(
        self, team_sessie: Sessie, soort: bulk.Bulksoort, veld: str
    ) -> None:
        with pytest.raises(InvoerFout) as fout:
            bulk.voorbeeld(team_sessie, [], bulk.Bulkopdracht(soort=soort, dag=VANDAAG))
        assert fout.value.veld == veld
