"""What moves a date and what does not: herstel, relapse, waits, age, closing, no ladder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dossiers import Eenheid
from app.domain.scholen import Onderwijssoort
from app.protocol.model import Grenswaarde, Termijn
from app.protocol.stand import Aard, Termijnstatus
from tests.protocol.bouw import Zaak, apeldoorn, dag, in_stap


class TestHerstel:
    def test_herstel_ends_the_term_and_gives_nazorg(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026")
        stand = zaak.stand("di 3 nov 2026")
        punt = stand.kantelpunt
        # Own rule: 4 schoolweken after ma 2 nov: 9, 16, 23, 30 nov.
        assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("ma 30 nov 2026"))
        assert punt.bron.eigen is True
        assert punt.actie == "afsluiten?"
        assert "De termijn van stap 2 is daarmee gestopt" in punt.uitleg
        assert stand.nazorg is True
        assert stand.stap == "2"
        assert zaak.stand("vr 30 okt 2026").kantelpunt.datum == dag("wo 18 nov 2026")

    def test_agreed_result_counts_as_herstel(self) -> None:
        punt = in_stap("1", "di 1 sep 2026").herstel("ma 14 sep 2026", "afspraak")
        assert punt.stand("ma 14 sep 2026").nazorg is True

    def test_partly_back_asks_for_the_next_opbouwdatum(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").herstel(
            "ma 2 nov 2026", "gedeeltelijk", "do 12 nov 2026"
        )
        punt = zaak.stand("di 3 nov 2026").kantelpunt
        assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("do 12 nov 2026"))
        assert "volgende opbouwdatum do 12 november" in punt.uitleg

    def test_partly_back_without_date_is_not_without_date(self) -> None:
        punt = in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026", "gedeeltelijk")
        assert punt.stand("di 3 nov 2026").kantelpunt.datum == dag("ma 16 nov 2026")

    def test_relapse_in_the_same_stap_takes_up_the_old_term(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026")
        zaak.herstel("ma 9 nov 2026", "terugval_zelfde")
        punt = zaak.stand("di 10 nov 2026").kantelpunt
        assert (punt.aard, punt.datum) == (Aard.KANTELPUNT, dag("wo 18 nov 2026"))
        assert "Na de terugval van ma 9 november loopt dezelfde termijn door" in punt.uitleg

    def test_relapse_anew_counts_from_the_relapse(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026")
        zaak.herstel("ma 9 nov 2026", "terugval_opnieuw")
        stand = zaak.stand("di 10 nov 2026")
        # ma 9 nov + 16, 23, 30 nov, 7 dec; provisional until a new bespreking.
        assert stand.kantelpunt.datum == dag("ma 7 dec 2026")
        assert stand.kantelpunt.voorlopig is True
        assert "opnieuw" in [s.code for s in stand.signalen]
        zaak.overleg("do 12 nov 2026", "2")
        assert zaak.stand("vr 13 nov 2026").kantelpunt.datum == dag("do 10 dec 2026")

    def test_begin_anew_after_relapse_closes_the_old_stap(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026")
        zaak.herstel("ma 9 nov 2026", "terugval_opnieuw").begin("ma 9 nov 2026")
        assert zaak.stand("di 10 nov 2026").stappen == ("1",)

    def test_geen_herstel_unsays_it(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026")
        zaak.herstel("di 3 nov 2026", "geen_herstel")
        assert zaak.stand("wo 4 nov 2026").kantelpunt.aard is Aard.KANTELPUNT

    def test_herstel_before_the_stap_began_does_not_touch_it(self) -> None:
        zaak = in_stap("1", "di 1 sep 2026").herstel("ma 7 sep 2026")
        zaak.omhoog("ma 5 okt 2026", "1", "2").overleg("wo 7 okt 2026", "2")
        assert zaak.stand("do 8 okt 2026").kantelpunt.aard is Aard.KANTELPUNT

    def test_next_look_after_herstel_can_be_chosen(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").herstel("ma 2 nov 2026")
        zaak.besluit("aandachtsdatum", "di 3 nov 2026", "2", nieuwe_datum="ma 14 dec 2026")
        assert zaak.stand("wo 4 nov 2026").kantelpunt.datum == dag("ma 14 dec 2026")


class TestWacht:
    def test_a_wait_shows_beside_and_moves_nothing(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").wacht("do 15 okt 2026", "di 1 dec 2026")
        stand = zaak.stand("vr 16 okt 2026")
        assert stand.kantelpunt.datum == dag("wo 18 nov 2026")
        assert stand.kantelpunt.status is Termijnstatus.WACHT
        assert stand.wacht is not None
        assert stand.wacht.tot == dag("di 1 dec 2026")

    @pytest.mark.parametrize(
        ("peildatum", "status"),
        [
            ("wo 11 nov 2026", "deze_week"),  # goes before wacht
            ("do 19 nov 2026", "over_termijn"),  # over term stays over term
        ],
    )
    def test_precedence(self, peildatum: str, status: str) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").wacht("do 15 okt 2026", "di 1 dec 2026")
        stand = zaak.stand(peildatum)
        assert stand.kantelpunt.status.value == status
        assert stand.wacht is not None

    def test_it_counts_until_the_day_before_and_then_comes_back(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").wacht("do 15 okt 2026", "ma 2 nov 2026")
        assert zaak.stand("zo 1 nov 2026").kantelpunt.status is Termijnstatus.WACHT
        terug = zaak.stand("ma 2 nov 2026")
        assert terug.kantelpunt.status is Termijnstatus.OP_SCHEMA
        assert terug.wacht is None
        assert "wacht_voorbij" in [s.code for s in terug.signalen]

    def test_ended_earlier(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").wacht(
            "do 15 okt 2026", "di 1 dec 2026", beeindigd="wo 28 okt 2026"
        )
        assert zaak.stand("di 27 okt 2026").wacht is not None
        na = zaak.stand("wo 28 okt 2026")
        assert na.wacht is None
        assert "wacht_voorbij" not in [s.code for s in zaak.stand("wo 2 dec 2026").signalen]


class TestZonderLadder:
    def test_new_dossier_is_to_be_judged_within_5_werkdagen_after_the_melding(self) -> None:
        punt = (
            Zaak(geopend="do 5 nov 2026").melding("wo 4 nov 2026").stand("vr 6 nov 2026").kantelpunt
        )
        # 5, 6, 9, 10, 11 nov.
        assert (punt.aard, punt.datum, punt.naar) == (
            Aard.AANDACHTSDATUM,
            dag("wo 11 nov 2026"),
            "1",
        )
        assert punt.bron.eigen is True
        assert "te controleren" in punt.uitleg
        assert punt.actie == "beoordelen"

    def test_without_open_melding_from_the_opening(self) -> None:
        zaak = Zaak(geopend="do 5 nov 2026").melding("wo 4 nov 2026", status="afgesloten")
        assert zaak.stand("vr 6 nov 2026").kantelpunt.datum == dag("do 12 nov 2026")

    def test_the_earliest_open_melding_counts(self) -> None:
        zaak = Zaak(geopend="do 5 nov 2026").melding("ma 9 nov 2026").melding("wo 4 nov 2026")
        assert zaak.stand("di 10 nov 2026").kantelpunt.datum == dag("wo 11 nov 2026")

    def test_a_chosen_date_goes_first(self) -> None:
        zaak = Zaak(geopend="do 5 nov 2026").melding("wo 4 nov 2026")
        zaak.besluit("aandachtsdatum", "vr 6 nov 2026", "1", nieuwe_datum="ma 23 nov 2026")
        assert zaak.stand("vr 6 nov 2026").kantelpunt.datum == dag("ma 23 nov 2026")

    @pytest.mark.parametrize("soort", ["geoorloofd", "ziekte"])
    def test_geoorloofd_only_has_no_date_and_says_why(self, soort: str) -> None:
        stand = Zaak().verzuim("ma 5 okt 2026", soort=soort).stand("ma 12 okt 2026")
        punt = stand.kantelpunt
        assert (punt.aard, punt.datum, punt.naar) == (Aard.GEEN, None, None)
        assert punt.status is Termijnstatus.GEEN
        assert punt.uitleg.startswith("Bij alleen geoorloofd verzuim")
        assert stand.dagen_thuis == 8

    def test_one_ongeoorloofde_day_brings_a_date(self) -> None:
        zaak = Zaak().verzuim("ma 5 okt 2026", "vr 9 okt 2026", "ziekte")
        zaak.verzuim("ma 12 okt 2026")
        assert zaak.stand("ma 12 okt 2026").kantelpunt.aard is Aard.AANDACHTSDATUM
        assert zaak.stand("vr 9 okt 2026").kantelpunt.aard is Aard.GEEN

    def test_geoorloofd_in_the_ladder_keeps_its_kantelpunt(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").verzuim("ma 5 okt 2026", soort="ziekte")
        assert zaak.stand("do 15 okt 2026").kantelpunt.aard is Aard.KANTELPUNT

    def test_mbo_has_no_ladder_but_a_date(self) -> None:
        zaak = Zaak(geopend="do 5 nov 2026", onderwijs=Onderwijssoort.MBO).melding("wo 4 nov 2026")
        stand = zaak.stand("vr 6 nov 2026")
        assert stand.kantelpunt.aard is Aard.AANDACHTSDATUM
        assert "Voor het mbo geeft dit protocol geen stappen." in stand.kantelpunt.uitleg
        assert stand.zonder_ladder

    def test_without_school_there_is_a_date(self) -> None:
        zaak = Zaak(geopend="do 5 nov 2026", met_school=False)
        punt = zaak.stand("vr 6 nov 2026").kantelpunt
        assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("do 12 nov 2026"))

    def test_closed_has_no_date(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").sluit("ma 2 nov 2026")
        open_, dicht = zaak.stand("zo 1 nov 2026"), zaak.stand("ma 2 nov 2026")
        assert open_.kantelpunt.aard is Aard.KANTELPUNT
        assert dicht.kantelpunt.aard is Aard.GEEN
        assert dicht.stap == ""
        assert dicht.poorten == dicht.signalen == ()
        assert dicht.zonder_regie is False

    def test_before_it_was_opened_there_is_nothing(self) -> None:
        assert Zaak(geopend="do 5 nov 2026").stand("wo 4 nov 2026").kantelpunt.aard is Aard.GEEN


class TestStap4:
    def test_default_aandachtsdatum_is_not_from_the_protocol(self) -> None:
        zaak = Zaak().begin("wo 4 nov 2026", "4")
        punt = zaak.stand("do 5 nov 2026").kantelpunt
        # 2 schoolweken: 9, 16 nov.
        assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("wo 18 nov 2026"))
        assert "niet uit het protocol" in punt.uitleg
        assert punt.bron.eigen is True

    def test_counts_anew_from_the_last_actietafel(self) -> None:
        zaak = Zaak().begin("wo 4 nov 2026", "4").overleg("do 12 nov 2026", "4", "actietafel")
        zaak.overleg("ma 16 nov 2026", "4", "actietafel")
        assert zaak.stand("di 17 nov 2026").kantelpunt.datum == dag("ma 30 nov 2026")

    def test_chosen_date_holds_until_an_actietafel_on_or_after_it(self) -> None:
        zaak = Zaak().begin("wo 4 nov 2026", "4")
        zaak.besluit("aandachtsdatum", "do 5 nov 2026", "4", nieuwe_datum="di 24 nov 2026")
        assert zaak.stand("do 19 nov 2026").kantelpunt.datum == dag("di 24 nov 2026")
        zaak.overleg("di 24 nov 2026", "4", "actietafel")
        assert zaak.stand("wo 25 nov 2026").kantelpunt.datum == dag("di 8 dec 2026")


class TestAchttien:
    def test_kantelpunten_lapse_with_reason_and_a_choice_is_due(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", geboren=date(2008, 11, 10))
        assert zaak.stand("ma 9 nov 2026").kantelpunt.aard is Aard.KANTELPUNT
        punt = zaak.stand("di 10 nov 2026").kantelpunt
        assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("di 10 nov 2026"))
        assert punt.uitleg.startswith("De leerling werd op di 10 november 18 jaar.")
        assert "De kantelpunten zijn vervallen" in punt.uitleg

    def test_it_is_announced_3_maanden_before(self) -> None:
        zaak = in_stap("1", "di 1 sep 2026", geboren=date(2008, 12, 10))
        codes = [s.code for s in zaak.stand("wo 9 sep 2026").signalen]
        assert "bijna_achttien" not in codes
        assert "bijna_achttien" in [s.code for s in zaak.stand("do 10 sep 2026").signalen]

    def test_going_on_as_advice_needs_a_chosen_date(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026", geboren=date(2008, 11, 10))
        zaak.besluit("aandachtsdatum", "wo 11 nov 2026", "2", nieuwe_datum="ma 7 dec 2026")
        assert zaak.stand("do 12 nov 2026").kantelpunt.datum == dag("ma 7 dec 2026")

    def test_startkwalificatie_does_the_same(self) -> None:
        zaak = in_stap(
            "2", "wo 14 okt 2026", geboren=date(2009, 3, 1), startkwalificatie=date(2026, 11, 2)
        )
        assert "Startkwalificatie behaald op ma 2 november" in (
            zaak.stand("di 3 nov 2026").kantelpunt.uitleg
        )


class TestVragen:
    def test_both_conditions_are_asked_when_the_date_has_come(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026")
        assert zaak.stand("di 17 nov 2026").vragen == ()
        codes = [v.code for v in zaak.stand("wo 18 nov 2026").vragen]
        assert codes == ["herstel", "andere_oplossing"]

    def test_stap_1_has_one_condition(self) -> None:
        stand = in_stap("1", "di 1 sep 2026").stand("di 22 sep 2026")
        assert [v.code for v in stand.vragen] == ["herstel"]


class TestRegie:
    def test_not_recorded_is_proposed_by_the_protocol(self) -> None:
        vo, po = (
            in_stap("2", "wo 14 okt 2026"),
            in_stap("2", "wo 14 okt 2026", onderwijs=Onderwijssoort.SBO),
        )
        stand = vo.stand("do 15 okt 2026")
        assert stand.zonder_regie is True
        assert stand.regie_proces is not None
        assert stand.regie_proces.persoon == "ondersteuningscoördinator"
        assert stand.regie_proces.voorgesteld is True
        ander = po.stand("do 15 okt 2026").regie_proces
        assert ander is not None
        assert ander.persoon == "directeur"

    def test_3b_and_4_lie_with_leerplicht(self) -> None:
        for stap in ("3b", "4"):
            regie = in_stap(stap, "wo 14 okt 2026").stand("do 15 okt 2026").regie_proces
            assert regie is not None
            assert regie.organisatie == "leerplicht"

    def test_recorded_regie_counts_from_and_until_its_days(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").regie("ma 2 nov 2026", "vr 6 nov 2026")
        assert zaak.stand("zo 1 nov 2026").zonder_regie is True
        stand = zaak.stand("vr 6 nov 2026")
        assert stand.zonder_regie is False
        assert stand.regie_proces is not None
        assert stand.regie_proces.persoon == "S. de Wit"
        assert zaak.stand("za 7 nov 2026").zonder_regie is True

    def test_regie_op_inhoud_alone_leaves_the_proces_vacant(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").regie("ma 2 nov 2026", soort="inhoud")
        assert zaak.stand("di 3 nov 2026").zonder_regie is True


class TestStil:
    def test_attempts_do_not_count(self) -> None:
        zaak = in_stap("2", "wo 7 okt 2026").contact("ma 9 nov 2026", geslaagd=False)
        # wo 7 okt + 4 schoolweken: 12, (19), 26 okt, 2, 9 nov -> wo 11 nov still counts.
        assert zaak.stand("wo 11 nov 2026").lang_niets_gehoord is False
        stil = zaak.stand("do 12 nov 2026")
        assert stil.lang_niets_gehoord is True
        assert stil.laatste_contact == dag("wo 7 okt 2026")
        zaak.contact("wo 11 nov 2026")
        assert zaak.stand("do 12 nov 2026").lang_niets_gehoord is False

    def test_another_term_for_one_kind_of_case(self) -> None:
        basis = apeldoorn()
        twee = Grenswaarde(Termijn(2, Eenheid.SCHOOLWEKEN), basis.stil.bron)
        signalen = tuple(s for s in basis.signalen if s.code == "stil")
        protocol = replace(basis, stil_per={"absoluut": twee}, signalen=signalen)

        def zaak(soort: str) -> Zaak:
            z = Zaak(protocol=protocol, geopend="ma 7 sep 2026").begin("ma 7 sep 2026")
            return z.melding("di 8 sep 2026", soort=soort).contact("wo 7 okt 2026")

        # wo 7 okt + 2 schoolweken: week of 12 okt, (19 herfst), week of 26 okt -> wo 28 okt.
        assert zaak("absoluut").stand("wo 28 okt 2026").lang_niets_gehoord is False
        stil = zaak("absoluut").stand("do 29 okt 2026")
        assert stil.lang_niets_gehoord is True
        (signaal,) = stil.signalen
        assert signaal.tekst == ("Al meer dan 2 schoolweken niets gehoord (sinds wo 7 oktober)")
        # 16 uur keeps the 4 schoolweken of all: wo 11 nov.
        assert zaak("16_uur").stand("wo 11 nov 2026").lang_niets_gehoord is False
        assert zaak("16_uur").stand("do 12 nov 2026").lang_niets_gehoord is True

    def test_never_any_contact_counts_from_the_opening(self) -> None:
        zaak = Zaak(geopend="ma 7 sep 2026").begin("ma 7 sep 2026")
        assert zaak.stand("ma 5 okt 2026").lang_niets_gehoord is False
        assert zaak.stand("di 6 okt 2026").lang_niets_gehoord is True
        assert zaak.stand("di 6 okt 2026").laatste_contact is None


class TestSignalen:
    def test_no_bespreking_after_10_schooldagen(self) -> None:
        zaak = Zaak().begin("ma 7 sep 2026", "2")
        # 8-11, 14-18, 21 sep: the 10th schooldag is ma 21 sep.
        assert "zonder_bespreking" not in [s.code for s in zaak.stand("ma 21 sep 2026").signalen]
        assert "zonder_bespreking" in [s.code for s in zaak.stand("di 22 sep 2026").signalen]
        zaak.overleg("di 22 sep 2026", "2")
        assert "zonder_bespreking" not in [s.code for s in zaak.stand("di 22 sep 2026").signalen]

    def test_broken_afspraak_proposes_opschalen_and_moves_no_date(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").afspraak(
            "do 15 okt 2026", "ma 26 okt 2026", geschonden="di 27 okt 2026"
        )
        stand = zaak.stand("wo 28 okt 2026")
        signaal = next(s for s in stand.signalen if s.code == "afspraak_geschonden")
        assert signaal.stelt_voor == "opschalen"
        assert signaal.datum == dag("di 27 okt 2026")
        assert stand.kantelpunt.datum == dag("wo 18 nov 2026")
        assert not [s for s in zaak.stand("ma 26 okt 2026").signalen if s.stelt_voor]

    def test_afspraak_of_which_nobody_says_how_it_ended(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").afspraak("do 15 okt 2026", "ma 26 okt 2026")
        assert "afspraak_open" not in [s.code for s in zaak.stand("ma 26 okt 2026").signalen]
        assert "afspraak_open" in [s.code for s in zaak.stand("di 27 okt 2026").signalen]

    def test_kept_afspraak_is_silent(self) -> None:
        zaak = in_stap("2", "wo 14 okt 2026").afspraak(
            "do 15 okt 2026", "ma 26 okt 2026", kept="ma 26 okt 2026"
        )
        codes = [s.code for s in zaak.stand("wo 28 okt 2026").signalen]
        assert "afspraak_open" not in codes
        assert "afspraak_geschonden" not in codes

    @pytest.mark.parametrize(
        ("peildatum", "codes"),
        [
            ("ma 12 okt 2026", set()),  # day 28 at home: exactly 4 weken
            ("di 13 okt 2026", {"geoorloofd_vier_weken"}),  # day 29
            ("di 15 dec 2026", {"geoorloofd_vier_weken"}),  # exactly 3 maanden
            ("wo 16 dec 2026", {"geoorloofd_vier_weken", "drie_maanden"}),
            ("ma 15 mrt 2027", {"geoorloofd_vier_weken", "drie_maanden"}),
            ("di 16 mrt 2027", {"geoorloofd_vier_weken", "drie_maanden", "zes_maanden"}),
        ],
    )
    def test_thresholds_at_home_just_beside_their_boundary(
        self, peildatum: str, codes: set[str]
    ) -> None:
        stand = Zaak().verzuim("di 15 sep 2026", soort="ziekte").stand(peildatum)
        thuis = {"geoorloofd_vier_weken", "drie_maanden", "zes_maanden"}
        assert {s.code for s in stand.signalen} & thuis == codes
        assert stand.lang_thuis is ("drie_maanden" in codes)


def test_mention_of_an_earlier_spell_at_home() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", "vr 11 sep 2026").verzuim("wo 16 sep 2026")
    stand = zaak.stand("do 17 sep 2026")
    assert (stand.dagen_thuis, stand.eerder_thuis) == (2, 5)
