"""Every demand of the vocabulary: met, not met, and what it says where data are missing."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from app.domain.dossiers import Wacht, Wachtop
from app.domain.opsporing import ProcesVerbaal, Verdachte
from app.domain.scholen import Onderwijssoort
from app.protocol.blik import maak_blik
from app.protocol.eisen.eisen import Kader, Uitkomst, keren, vervuld
from app.protocol.eisen.eiskort import kort_van
from app.protocol.model import Sinds, Voorwaarde
from tests.protocol.bouw import dag
from tests.protocol.sporenbouw import Spoorzaak, eis, samen, termijn

OP = "wo 18 nov 2026"


def vraag(
    zaak: Spoorzaak, voorwaarde: Voorwaarde, op: str = OP, kader: Kader | None = None
) -> Uitkomst:
    feiten = zaak.feiten
    if zaak.boa and feiten.opsporing is None:
        feiten = dataclasses.replace(feiten, opsporing=())
    blik = maak_blik(zaak.regels, feiten, zaak.kalender, dag(op))
    kader = kader or Kader()
    uitkomst = vervuld(blik, voorwaarde, kader)
    # Made ready once, a demand answers the same; only its words may come later.
    kort = kort_van(voorwaarde, kader.sinds)
    korter = kort.vraag(blik, kader)
    assert korter == (uitkomst._replace(tekst="") if kort.woordloos else uitkomst)
    return uitkomst


class TestGebeurtenis:
    def test_the_first_one_of_the_kind_with_its_day_and_fact(self) -> None:
        zaak = Spoorzaak().gebeurt("ma 2 nov 2026", "x").gebeurt("ma 9 nov 2026", "x")
        uitkomst = vraag(zaak, eis("gebeurtenis", "x"))
        assert (uitkomst.open, uitkomst.dag) == (True, dag("ma 2 nov 2026"))
        assert uitkomst.feit_id == zaak.lijsten["gebeurtenissen"][0].id
        assert vraag(zaak, eis("gebeurtenis", "y")).open is False

    def test_what_is_dated_after_the_peildatum_does_not_exist(self) -> None:
        zaak = Spoorzaak().gebeurt("do 19 nov 2026", "x")
        assert vraag(zaak, eis("gebeurtenis", "x")).open is False
        assert vraag(zaak, eis("gebeurtenis", "x"), "do 19 nov 2026").open is True

    def test_uitkomst(self) -> None:
        zaak = Spoorzaak().gebeurt("ma 2 nov 2026", "x", "nee").gebeurt("ma 9 nov 2026", "x", "ja")
        assert vraag(zaak, eis("gebeurtenis", "x", uitkomsten={"ja"})).dag == dag("ma 9 nov 2026")
        assert vraag(zaak, eis("gebeurtenis", "x", uitkomsten={"misschien"})).open is False

    def test_so_many_times_is_met_by_the_last_of_them(self) -> None:
        zaak = Spoorzaak().gebeurt("ma 2 nov 2026", "x").gebeurt("ma 9 nov 2026", "x")
        twee = eis("gebeurtenis", "x", keer=2)
        assert vraag(zaak, twee).dag == dag("ma 9 nov 2026")
        een = vraag(zaak, twee, "zo 8 nov 2026")
        assert (een.open, een.tekst) == (False, "1 van de 2 keer vastgelegd")

    def test_valid_until_its_second_day(self) -> None:
        zaak = Spoorzaak().gebeurt("ma 2 nov 2026", "x", tot=OP)
        assert vraag(zaak, eis("gebeurtenis", "x", geldig=True)).open is True
        assert vraag(zaak, eis("gebeurtenis", "x", geldig=True), "do 19 nov 2026").open is False
        assert vraag(zaak, eis("gebeurtenis", "x"), "do 19 nov 2026").open is True

    def test_no_older_than(self) -> None:
        # wo 4 nov + 2 weken = wo 18 nov: that day it still counts.
        zaak = Spoorzaak().gebeurt("wo 4 nov 2026", "x")
        vers = eis("gebeurtenis", "x", binnen=termijn("2 weken"))
        assert vraag(zaak, vers).open is True
        assert vraag(zaak, vers, "do 19 nov 2026").open is False

    def test_since_the_begin_of_the_track(self) -> None:
        zaak = Spoorzaak().gebeurt("ma 2 nov 2026", "x")
        kader = Kader(begin=dag("ma 2 nov 2026"), sinds=Sinds.SPOOR)
        assert vraag(zaak, eis("gebeurtenis", "x"), kader=kader).open is True
        later = Kader(begin=dag("di 3 nov 2026"), sinds=Sinds.SPOOR)
        assert vraag(zaak, eis("gebeurtenis", "x"), kader=later).open is False
        altijd = eis("gebeurtenis", "x", sinds=Sinds.DOSSIER)
        assert vraag(zaak, altijd, kader=later).open is True

    def test_since_the_step_before(self) -> None:
        zaak = Spoorzaak().gebeurt("ma 2 nov 2026", "x")
        kader = Kader(begin=dag("zo 1 nov 2026"), vorige=dag("di 3 nov 2026"))
        assert vraag(zaak, eis("gebeurtenis", "x", sinds=Sinds.VORIGE), kader=kader).open is False
        zonder = Kader(begin=dag("zo 1 nov 2026"))
        assert vraag(zaak, eis("gebeurtenis", "x", sinds=Sinds.VORIGE), kader=zonder).open is True

    def test_of_another_track_it_does_not_count(self) -> None:
        zaak = Spoorzaak().gebeurt("ma 2 nov 2026", "x", spoor="a:1")
        assert vraag(zaak, eis("gebeurtenis", "x"), kader=Kader(sleutel="a:1")).open is True
        assert vraag(zaak, eis("gebeurtenis", "x"), kader=Kader(sleutel="a:2")).open is False
        assert vraag(zaak, eis("gebeurtenis", "x")).open is True

    def test_sealed_moments_are_in_the_same_stream(self) -> None:
        zaak = Spoorzaak(boa=True)
        pv = ProcesVerbaal(
            dossier_id=zaak.dossier.id, verdachte=Verdachte.OUDER, opgemaakt=dag("ma 2 nov 2026")
        )
        feiten = dataclasses.replace(zaak.feiten, opsporing=(pv,))
        blik = maak_blik(zaak.regels, feiten, zaak.kalender, dag(OP))
        uitkomst = vervuld(blik, eis("gebeurtenis", "pv_opgemaakt"), Kader())
        assert (uitkomst.open, uitkomst.dag, uitkomst.feit_id) == (True, pv.opgemaakt, pv.id)

    def test_sealed_codes_cannot_be_answered_by_others_nor_turned_around(self) -> None:
        vragen = eis("gebeurtenis", "pv_opgemaakt")
        for voorwaarde in (vragen, samen("niet", vragen)):
            uitkomst = vraag(Spoorzaak(), voorwaarde)
            assert (uitkomst.open, uitkomst.mist) == (False, True)
            assert "verzegelde bestand" in uitkomst.tekst
        assert vraag(Spoorzaak(boa=True), samen("niet", vragen)).open is True

    def test_each_time_that_it_was_done(self) -> None:
        zaak = Spoorzaak().gebeurt("ma 2 nov 2026", "x").gebeurt("ma 9 nov 2026", "x")
        blik = maak_blik(zaak.regels, zaak.feiten, zaak.kalender, dag(OP))
        dagen = [u.dag for u in keren(blik, eis("gebeurtenis", "x"), Kader())]
        assert dagen == [dag("ma 2 nov 2026"), dag("ma 9 nov 2026")]


class TestMelding:
    def test_kind_and_suspicion(self) -> None:
        zaak = Spoorzaak()
        melding = zaak.meld("ma 2 nov 2026", "overig", vermoeden=True)
        assert vraag(zaak, eis("melding", "overig")).feit_id == melding.id
        assert vraag(zaak, eis("melding", "overig", vermoeden=True)).open is True
        assert vraag(zaak, eis("melding", "overig", vermoeden=False)).open is False
        assert vraag(zaak, eis("melding", "luxe")).open is False

    def test_withdrawn_does_not_count_from_that_day_on(self) -> None:
        zaak = Spoorzaak()
        melding = zaak.meld("ma 2 nov 2026")
        zaak.status("ma 9 nov 2026", melding, "ingetrokken")
        assert vraag(zaak, eis("melding"), "zo 8 nov 2026").open is True
        assert vraag(zaak, eis("melding"), "ma 9 nov 2026").open is False
        assert vraag(zaak, eis("melding", uitkomsten={"ingetrokken"})).open is True

    def test_a_status_counts_on_its_day(self) -> None:
        zaak = Spoorzaak()
        melding = zaak.meld("ma 2 nov 2026")
        zaak.status("ma 9 nov 2026", melding, "afgesloten")
        dicht = eis("melding", uitkomsten={"afgesloten"})
        assert vraag(zaak, dicht, "zo 8 nov 2026").open is False
        assert vraag(zaak, dicht).dag == dag("ma 9 nov 2026")

    def test_a_track_asks_the_status_of_its_own_melding(self) -> None:
        zaak = Spoorzaak()
        eerste, tweede = zaak.meld("ma 2 nov 2026"), zaak.meld("ma 9 nov 2026")
        zaak.status("di 10 nov 2026", eerste, "afgesloten")
        dicht = eis("melding", uitkomsten={"afgesloten"})
        assert vraag(zaak, dicht, kader=Kader(feit_id=eerste.id)).open is True
        assert vraag(zaak, dicht, kader=Kader(feit_id=tweede.id)).open is False


class TestStand:
    @pytest.mark.parametrize(
        ("grenzen", "op", "open_"),
        [
            # born 9 March 2012: 16 on do 9 mrt 2028.
            ({"minimum": 16}, "wo 8 mrt 2028", False),
            ({"minimum": 16}, "do 9 mrt 2028", True),
            ({"maximum": 15}, "wo 8 mrt 2028", True),
            ({"maximum": 15}, "do 9 mrt 2028", False),
        ],
    )
    def test_age(self, grenzen: dict[str, float], op: str, open_: bool) -> None:
        uitkomst = vraag(Spoorzaak(), eis("leeftijd", **grenzen), op)
        assert uitkomst.open is open_
        assert "jaar" in uitkomst.tekst

    def test_age_is_met_on_the_birthday(self) -> None:
        uitkomst = vraag(Spoorzaak(), eis("leeftijd", minimum=12), OP)
        assert uitkomst.dag == date(2024, 3, 9)

    def test_duty(self) -> None:
        assert vraag(Spoorzaak(), eis("plicht", "leerplichtig")).open is True
        assert vraag(Spoorzaak(), eis("plicht", "kwalificatieplichtig")).open is False

    def test_at_home_so_long_and_of_which_kind(self) -> None:
        # "longer than 2 weken" from wo 4 nov tips on day 15, wo 18 nov.
        zaak = Spoorzaak()
        zaak.verzuim("wo 4 nov 2026")
        lang = eis("thuis", termijn=termijn("2 weken"))
        assert vraag(zaak, eis("thuis")).dag == dag("wo 4 nov 2026")
        assert vraag(zaak, lang, "di 17 nov 2026").open is False
        assert (vraag(zaak, lang).open, vraag(zaak, lang).dag) == (True, dag(OP))
        assert vraag(zaak, eis("thuis", "ziekte")).open is False
        assert vraag(Spoorzaak(), eis("thuis")).open is False

    def test_absence_of_a_kind(self) -> None:
        zaak = Spoorzaak()
        zaak.verzuim("ma 2 nov 2026", "wo 4 nov 2026", "ziekte")
        assert vraag(zaak, eis("verzuim", "ziekte")).dag == dag("ma 2 nov 2026")
        assert vraag(zaak, eis("verzuim", "ongeoorloofd")).open is False
        kader = Kader(begin=dag("do 5 nov 2026"))
        assert vraag(zaak, eis("verzuim", sinds=Sinds.SPOOR), kader=kader).open is False

    def test_enrolled(self) -> None:
        assert vraag(Spoorzaak(), eis("ingeschreven")).open is True
        nergens = vraag(Spoorzaak(met_school=False), eis("ingeschreven"))
        assert (nergens.open, nergens.mist) == (False, False)

    def test_kind_of_school_or_what_is_missing(self) -> None:
        assert vraag(Spoorzaak(), eis("onderwijs", "vo")).open is True
        assert vraag(Spoorzaak(onderwijs=Onderwijssoort.MBO), eis("onderwijs", "vo")).open is False
        for voorwaarde in (eis("onderwijs", "vo"), samen("niet", eis("onderwijs", "vo"))):
            uitkomst = vraag(Spoorzaak(met_school=False), voorwaarde)
            assert (uitkomst.open, uitkomst.mist) == (False, True)
            assert "onderwijssoort" in uitkomst.tekst

    def test_waiting_until_the_day_before_its_end(self) -> None:
        zaak = Spoorzaak()
        zaak._bij(
            "wachten",
            Wacht(
                dossier_id=zaak.dossier.id,
                van=dag("ma 2 nov 2026"),
                tot=dag("do 19 nov 2026"),
                op=Wachtop.ADVIES,
            ),
        )
        assert vraag(zaak, eis("wacht", "advies")).open is True
        assert vraag(zaak, eis("wacht", "procedure")).open is False
        assert vraag(zaak, eis("wacht"), "do 19 nov 2026").open is False


class TestAndereFeiten:
    def test_letter_by_its_sjabloon(self) -> None:
        zaak = Spoorzaak().brief("ma 2 nov 2026", "oproep")
        assert vraag(zaak, eis("brief", "oproep")).dag == dag("ma 2 nov 2026")
        assert vraag(zaak, eis("brief", "waarschuwing")).open is False

    def test_herstel_by_kind(self) -> None:
        zaak = Spoorzaak()
        zaak.herstel("ma 2 nov 2026")
        assert vraag(zaak, eis("herstel", "hersteld")).open is True
        assert vraag(zaak, eis("herstel", "gedeeltelijk")).open is False

    def test_an_afspraak_that_was_broken_counts_when_that_was_known(self) -> None:
        zaak = Spoorzaak()
        zaak.afspraak("ma 2 nov 2026", "vr 6 nov 2026", geschonden="ma 9 nov 2026")
        geschonden = eis("afspraak", uitkomsten={"geschonden"})
        assert vraag(zaak, eis("afspraak")).dag == dag("ma 2 nov 2026")
        assert vraag(zaak, geschonden, "zo 8 nov 2026").open is False
        assert vraag(zaak, geschonden).dag == dag("ma 9 nov 2026")

    def test_a_decision_about_a_track_is_none_of_the_ladder(self) -> None:
        zaak = Spoorzaak().beslis("ma 2 nov 2026", "overslaan", "a:1", "1")
        besluit: Any = dataclasses.replace(eis("besluit"), stap="1")
        assert vraag(zaak, besluit).open is False
        assert zaak.stand(OP).stappen == ()


class TestSamen:
    X, Y = eis("gebeurtenis", "x"), eis("gebeurtenis", "y")

    def zaak(self) -> Spoorzaak:
        return Spoorzaak().gebeurt("ma 2 nov 2026", "x").gebeurt("ma 9 nov 2026", "y")

    def test_all_is_met_by_the_latest_and_one_by_the_earliest(self) -> None:
        assert vraag(self.zaak(), samen("alle", self.X, self.Y)).dag == dag("ma 9 nov 2026")
        assert vraag(self.zaak(), samen("alle", self.Y, self.X)).dag == dag("ma 9 nov 2026")
        assert vraag(self.zaak(), samen("een", self.Y, self.X)).dag == dag("ma 2 nov 2026")

    def test_one_missing(self) -> None:
        zaak = self.zaak()
        assert vraag(zaak, samen("alle", self.X, self.Y), "zo 8 nov 2026").open is False
        assert vraag(zaak, samen("een", self.X, self.Y), "zo 8 nov 2026").open is True
        assert vraag(zaak, samen("een", self.X, self.Y), "zo 1 nov 2026").open is False

    def test_not(self) -> None:
        assert vraag(self.zaak(), samen("niet", self.X)).open is False
        assert vraag(self.zaak(), samen("niet", eis("gebeurtenis", "z"))).open is True

    def test_its_own_words(self) -> None:
        eigen = dataclasses.replace(self.X, tekst="de ouders zijn gehoord")
        assert vraag(self.zaak(), eigen).tekst == "de ouders zijn gehoord (ma 2 november)"
        nog_niet = vraag(self.zaak(), eigen, "zo 1 nov 2026")
        assert nog_niet.tekst == "Nog niet: de ouders zijn gehoord"


def test_step_of_the_same_track() -> None:
    voorwaarde = dataclasses.replace(eis("stap_klaar"), stap="eerst")
    assert vraag(Spoorzaak(), voorwaarde).open is False
    klaar = Kader(klaar={"eerst": dag("ma 2 nov 2026")})
    assert vraag(Spoorzaak(), voorwaarde, kader=klaar).dag == dag("ma 2 nov 2026")
