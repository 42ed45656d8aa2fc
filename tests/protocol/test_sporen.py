"""Tracks beside the ladder: what starts them, how their steps stand, when they end."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from app.domain.opsporing import Verdachte, Verhoor
from app.domain.scholen import Inschrijving, Onderwijssoort
from app.protocol.stand import Aard, Doorloopstand, Spoorsoort, Termijnstatus
from tests.protocol.bouw import dag
from tests.protocol.sporenbouw import (
    Spoorzaak,
    bestand,
    eis,
    regel,
    samen,
    stap,
    termijn,
    vanaf,
    vaste,
)

BEOORDELEN = stap("beoordelen", termijn=termijn("5 werkdagen"), actie="beoordelen")
ROUTE = regel(
    "route_16",
    BEOORDELEN,
    stap("gesprek", "beoordelen", termijn=termijn("2 schoolweken")),
    start=vanaf("melding", "16_uur"),
    uitkomsten={"klaar": "afgerond"},
)


class TestStart:
    def test_each_melding_of_the_kind_starts_one(self) -> None:
        zaak = Spoorzaak(ROUTE)
        een, twee = zaak.meld("vr 9 okt 2026"), zaak.meld("ma 12 okt 2026")
        zaak.meld("ma 12 okt 2026", "luxe")
        sporen = zaak.stand("wo 14 okt 2026").sporen
        assert [s.sleutel for s in sporen] == [f"route_16:{een.id}", f"route_16:{twee.id}"]
        assert [s.begin for s in sporen] == [dag("vr 9 okt 2026"), dag("ma 12 okt 2026")]
        assert sporen[0].aanleiding == "Melding 16 uur van vr 9 oktober"
        assert sporen[0].gekozen is False
        assert sporen[0].soort is Spoorsoort.ROUTE

    def test_not_before_its_day_and_not_when_withdrawn(self) -> None:
        zaak = Spoorzaak(ROUTE)
        melding = zaak.meld("vr 9 okt 2026")
        zaak.status("di 13 okt 2026", melding, "ingetrokken")
        assert zaak.stand("do 8 okt 2026").sporen == ()
        assert len(zaak.stand("ma 12 okt 2026").sporen) == 1
        assert zaak.stand("di 13 okt 2026").sporen == ()

    @pytest.mark.parametrize(("vermoeden", "verwacht"), [(True, 1), (False, 0), (None, 1)])
    def test_suspicion(self, vermoeden: bool | None, verwacht: int) -> None:
        overig = regel("o", stap("a"), start=vanaf("melding", "overig"), vermoeden=vermoeden)
        zaak = Spoorzaak(overig)
        zaak.meld("vr 9 okt 2026", "overig", vermoeden=True)
        assert len(zaak.stand("ma 12 okt 2026").sporen) == verwacht

    def test_where_a_melding_came_from(self) -> None:
        zaak = Spoorzaak(
            regel("k", stap("a"), start=vanaf("melding", "kenmerk", wie=frozenset({"ouder"})))
        )
        zaak.meld("vr 9 okt 2026", "kenmerk")
        assert zaak.stand("ma 12 okt 2026").sporen == ()

    def test_a_status_of_a_melding_starts_on_its_day(self) -> None:
        start = vanaf("melding", uitkomsten=frozenset({"afgesloten"}))
        zaak = Spoorzaak(regel("na", stap("a"), start=start))
        melding = zaak.meld("vr 9 okt 2026")
        zaak.status("di 13 okt 2026", melding, "afgesloten")
        assert zaak.stand("ma 12 okt 2026").sporen == ()
        assert zaak.spoor("di 13 okt 2026").begin == dag("di 13 okt 2026")

    def test_at_home_over_a_term_once_per_spell_and_only_of_its_kinds(self) -> None:
        # "longer than 4 weken" from wo 2 sep: 28 days end on di 29 sep, it tips on wo 30 sep.
        lang = regel(
            "lang",
            stap("a"),
            start=vanaf("thuis"),
            start_termijn=termijn("4 weken"),
            start_verzuim=frozenset({"ongeoorloofd"}),
        )
        zaak = Spoorzaak(lang)
        zaak.verzuim("wo 2 sep 2026")
        assert zaak.stand("di 29 sep 2026").sporen == ()
        spoor = zaak.spoor("wo 30 sep 2026")
        assert (spoor.sleutel, spoor.begin) == ("lang:thuis-2026-09-02", dag("wo 30 sep 2026"))
        ziek = Spoorzaak(lang)
        ziek.verzuim("wo 2 sep 2026", soort="ziekte")
        assert ziek.stand("wo 30 sep 2026").sporen == ()

    def test_from_on_and_not_longer_than(self) -> None:
        # "4 weken of langer" from wo 2 sep tips on day 28, di 29 sep.
        vier = termijn("4 weken", vanaf=True)
        zaak = Spoorzaak(regel("v", stap("a"), start=vanaf("thuis"), start_termijn=vier))
        zaak.verzuim("wo 2 sep 2026")
        assert zaak.stand("ma 28 sep 2026").sporen == ()
        assert zaak.spoor("di 29 sep 2026").begin == dag("di 29 sep 2026")

    def test_an_event_with_its_uitkomst(self) -> None:
        start = vanaf("gebeurtenis", "verlof", uitkomsten=frozenset({"geweigerd"}))
        zaak = Spoorzaak(regel("verzet", stap("a"), start=start))
        zaak.gebeurt("ma 12 okt 2026", "verlof", "verleend")
        assert zaak.stand("wo 14 okt 2026").sporen == ()
        zaak.gebeurt("di 13 okt 2026", "verlof", "geweigerd")
        assert zaak.spoor("wo 14 okt 2026").begin == dag("di 13 okt 2026")

    def test_other_facts(self) -> None:
        soorten = ("overleg", "interventie", "contact", "doorgave", "herstel")
        zaak = Spoorzaak(*(regel(s, stap("a"), start=vanaf(s)) for s in soorten))
        zaak.overleg("ma 5 okt 2026", "2").interventie("di 6 okt 2026").doorgave("do 8 okt 2026")
        zaak.contact("wo 7 okt 2026").contact("wo 7 okt 2026", geslaagd=False)
        zaak.herstel("vr 9 okt 2026")
        begin = {s.code: s.begin for s in zaak.stand("ma 12 okt 2026").sporen}
        assert begin == {
            "overleg": dag("ma 5 okt 2026"),
            "interventie": dag("di 6 okt 2026"),
            "contact": dag("wo 7 okt 2026"),
            "doorgave": dag("do 8 okt 2026"),
            "herstel": dag("vr 9 okt 2026"),
        }
        assert len(zaak.stand("ma 12 okt 2026").sporen) == 5

    def test_the_dossier_itself_once(self) -> None:
        zaak = Spoorzaak(regel("altijd", stap("a"), start=vanaf("dossier")))
        assert zaak.spoor("di 1 sep 2026").sleutel == "altijd:dossier"
        assert zaak.stand("ma 31 aug 2026").sporen == ()

    def test_uitschrijving_without_a_new_school_before_the_opening_counts(self) -> None:
        zaak = Spoorzaak(regel("uit", stap("a"), start=vanaf("uitschrijving")), met_school=False)
        weg = Inschrijving(
            leerling_id=zaak.leerling.id,
            school_id=zaak.school.id,
            van=date(2024, 8, 1),
            tot=dag("vr 28 aug 2026"),
        )
        zaak._bij("inschrijvingen", weg)
        assert zaak.spoor("di 1 sep 2026").begin == dag("vr 28 aug 2026")
        nieuw = dataclasses.replace(weg, id="i2", van=dag("za 29 aug 2026"), tot=None)
        zaak._bij("inschrijvingen", nieuw)
        assert zaak.stand("di 1 sep 2026").sporen == ()

    def test_inschrijving_since_the_opening_only(self) -> None:
        zaak = Spoorzaak(regel("in", stap("a"), start=vanaf("inschrijving")))
        assert zaak.stand("wo 14 okt 2026").sporen == ()
        rij = Inschrijving(
            leerling_id=zaak.leerling.id, school_id=zaak.school.id, van=dag("ma 5 okt 2026")
        )
        zaak._bij("inschrijvingen", rij)
        assert zaak.spoor("wo 14 okt 2026").begin == dag("ma 5 okt 2026")

    def test_a_person_starts_one_even_of_a_rule_that_is_off(self) -> None:
        uit = regel("proces", stap("a"), aan=False, start=vanaf("melding"))
        zaak = Spoorzaak(uit)
        zaak.meld("vr 9 okt 2026")
        assert zaak.stand("ma 12 okt 2026").sporen == ()
        feit = zaak.start("ma 12 okt 2026", "proces")
        spoor = zaak.spoor("ma 12 okt 2026")
        assert (spoor.sleutel, spoor.gekozen, spoor.spoor_id) == (
            f"proces:{feit.id}",
            True,
            feit.id,
        )
        assert zaak.stand("zo 11 okt 2026").sporen == ()

    def test_a_clock_started_by_hand_beside_what_starts_by_itself(self) -> None:
        zaak = Spoorzaak(ROUTE)
        zaak.meld("vr 9 okt 2026")
        zaak.start("ma 12 okt 2026", "route_16")
        assert [s.gekozen for s in zaak.stand("wo 14 okt 2026").sporen] == [False, True]

    def test_a_track_that_no_file_knows_is_shown_with_a_date(self) -> None:
        zaak = Spoorzaak()
        zaak.start("ma 12 okt 2026", "weg", "elders")
        spoor = zaak.spoor("ma 12 okt 2026")
        assert spoor.punt is not None
        assert spoor.punt.datum is not None
        assert "hoort niet bij dit dossier" in spoor.protocol_titel

    def test_it_only_exists_while_its_condition_holds(self) -> None:
        jong = regel("jong", stap("a"), start=vanaf("melding"), als=eis("leeftijd", maximum=14))
        zaak = Spoorzaak(jong)  # 15 on 9 March 2027
        zaak.meld("vr 9 okt 2026")
        assert len(zaak.stand("ma 8 mrt 2027").sporen) == 1
        assert zaak.stand("di 9 mrt 2027").sporen == ()

    def test_of_the_team_none_runs_in_a_dossier(self) -> None:
        zaak = Spoorzaak(regel("jaar", stap("a"), start=vanaf("dossier"), team=True))
        assert zaak.stand("wo 14 okt 2026").sporen == ()
        assert zaak.stand("wo 14 okt 2026").voorstellen == ()


class TestTeKomen:
    """Born 9 March 2012: 16 on do 9 mrt 2028; the dossier opened on 1 September 2026."""

    ZESTIEN = regel(
        "zestien",
        stap("vooraf", termijn=termijn("8 weken", terug=True)),
        stap("daarna", termijn=termijn("1 maanden")),
        start=vanaf("verjaardag", jaren=16),
    )

    def test_it_comes_in_sight_six_months_before_its_first_term(self) -> None:
        # do 9 mrt 2028 - 8 weken = do 13 jan 2028; six months before that: di 13 jul 2027.
        zaak = Spoorzaak(self.ZESTIEN)
        assert zaak.stand("ma 12 jul 2027").sporen == ()
        spoor = zaak.spoor("di 13 jul 2027")
        assert spoor.sleutel == "zestien:2028-03-09"
        assert spoor.begin == dag("di 13 jul 2027")
        assert [s.punt.datum for s in spoor.stappen if s.punt] == [
            dag("do 13 jan 2028"),
            dag("zo 9 apr 2028"),
        ]
        assert spoor.punt is not None
        assert "- 8 weken = do 13 januari 2028" in spoor.punt.uitleg

    def test_what_was_done_while_in_sight_counts(self) -> None:
        zaak = Spoorzaak(self.ZESTIEN).gebeurt("ma 6 sep 2027", "vooraf")
        assert zaak.stap("di 7 sep 2027", "vooraf").stand is Doorloopstand.GEDAAN

    def test_a_birthday_before_the_opening_starts_nothing(self) -> None:
        veertien = regel("v", stap("a"), start=vanaf("verjaardag", jaren=14))  # 9 March 2026
        assert Spoorzaak(veertien).stand("wo 14 okt 2026").sporen == ()

    def test_the_end_of_an_event(self) -> None:
        tot = regel(
            "verlenging",
            stap("vraag", termijn=termijn("1 maanden", terug=True)),
            start=vanaf("gebeurtenis_tot", "vrijstelling"),
        )
        zaak = Spoorzaak(tot).gebeurt("ma 14 sep 2026", "vrijstelling", tot="za 31 jul 2027")
        # 31 July - 1 maand = 30 June 2027; in sight from 30 December 2026.
        assert zaak.stand("di 29 dec 2026").sporen == ()
        assert zaak.datum("wo 30 dec 2026", "vraag") == dag("wo 30 jun 2027")

    def test_begin_and_end_of_the_leerplicht(self) -> None:
        # Born 5 May 2022: five on 5 May 2027, leerplichtig on the first schooldag of June 2027.
        begin = regel("begin", stap("a"), start=vanaf("begin_leerplicht"))
        zaak = Spoorzaak(begin, geboren=date(2022, 5, 5), onderwijs=Onderwijssoort.BO)
        assert zaak.spoor("ma 1 mrt 2027").sleutel == "begin:2027-06-01"
        # Born 9 March 2011: 16 in schooljaar 2026-2027, so until 31 July 2027.
        einde = regel("einde", stap("a"), start=vanaf("einde_leerplicht"))
        zaak = Spoorzaak(einde, geboren=date(2011, 3, 9))
        assert zaak.spoor("ma 1 mrt 2027").sleutel == "einde:2027-07-31"


class TestStappen:
    def test_the_second_opens_when_the_first_is_done(self) -> None:
        zaak = Spoorzaak(ROUTE)
        zaak.meld("vr 9 okt 2026")
        voor = zaak.spoor("wo 14 okt 2026")
        assert [s.stand for s in voor.stappen] == [Doorloopstand.HUIDIG, Doorloopstand.KOMEND]
        zaak.gebeurt("wo 14 okt 2026", "beoordelen")
        na = zaak.spoor("wo 14 okt 2026")
        assert [s.stand for s in na.stappen] == [Doorloopstand.GEDAAN, Doorloopstand.HUIDIG]
        assert na.stappen[0].klaar_op == dag("wo 14 okt 2026")
        assert na.stappen[0].feit_id == zaak.lijsten["gebeurtenissen"][0].id
        assert na.stappen[1].begin == dag("wo 14 okt 2026")

    def test_what_was_done_before_the_track_began_does_not_count(self) -> None:
        zaak = Spoorzaak(ROUTE).gebeurt("do 8 okt 2026", "beoordelen")
        zaak.meld("vr 9 okt 2026")
        assert zaak.stap("wo 14 okt 2026", "beoordelen").stand is Doorloopstand.HUIDIG

    def test_a_step_that_does_not_apply_lapses_once_its_turn_comes(self) -> None:
        keuze = regel(
            "keuze",
            stap("eerst"),
            stap("dan", "eerst", als=eis("gebeurtenis", "eerst", uitkomsten={"ja"})),
            stap("slot", "dan"),
            start=vanaf("dossier"),
        )
        zaak = Spoorzaak(keuze)
        assert zaak.stap("wo 2 sep 2026", "dan").stand is Doorloopstand.KOMEND
        zaak.gebeurt("do 3 sep 2026", "eerst", "nee")
        dan, slot = zaak.spoor("vr 4 sep 2026").stappen[1:]
        assert dan.stand is Doorloopstand.OVERGESLAGEN
        assert dan.reden.startswith("niet van toepassing")
        assert (slot.stand, slot.begin) == (Doorloopstand.HUIDIG, dag("do 3 sep 2026"))

    def test_the_uitkomst_of_an_earlier_track_says_nothing_of_this_one(self) -> None:
        keuze = regel(
            "keuze",
            stap("eerst"),
            stap("dan", "eerst", als=eis("gebeurtenis", "eerst", uitkomsten={"ja"})),
            start=vanaf("melding"),
        )
        zaak = Spoorzaak(keuze)
        zaak.meld("di 1 sep 2026")
        zaak.gebeurt("wo 2 sep 2026", "eerst", "ja")
        tweede = zaak.meld("ma 7 sep 2026")
        zaak.gebeurt("di 8 sep 2026", "eerst", "nee")
        spoor = next(s for s in zaak.stand("wo 9 sep 2026").sporen if s.sleutel.endswith(tweede.id))
        assert spoor.stappen[1].stand is Doorloopstand.OVERGESLAGEN

    def test_an_optional_step_holds_nobody_up_and_is_never_over_term(self) -> None:
        mag = regel(
            "mag",
            stap("mag", verplicht=False, termijn=termijn("2 dagen")),
            stap("moet", "mag", termijn=termijn("10 dagen")),
            start=vanaf("dossier"),
        )
        zaak = Spoorzaak(mag)
        spoor = zaak.spoor("ma 7 sep 2026")
        vrij, moet = spoor.stappen
        assert (vrij.stand, moet.stand) == (Doorloopstand.HUIDIG, Doorloopstand.HUIDIG)
        assert vrij.punt is not None
        assert (vrij.punt.aard, vrij.punt.datum) == (Aard.AANDACHTSDATUM, dag("do 3 sep 2026"))
        assert vrij.punt.status is not Termijnstatus.OVER_TERMIJN
        assert spoor.punt is moet.punt
        # di 1 sep + 10 dagen
        assert moet.punt is not None
        assert moet.punt.datum == dag("vr 11 sep 2026")
        zaak.gebeurt("di 8 sep 2026", "moet")
        assert zaak.spoor("di 8 sep 2026").einde == dag("di 8 sep 2026")

    def test_side_by_side_and_joined_again(self) -> None:
        tak = regel(
            "tak",
            stap("links"),
            stap("rechts"),
            stap("samen", "links", "rechts", termijn=termijn("1 weken")),
            start=vanaf("dossier"),
        )
        zaak = Spoorzaak(tak).gebeurt("wo 2 sep 2026", "links").gebeurt("vr 4 sep 2026", "rechts")
        assert zaak.stap("do 3 sep 2026", "samen").stand is Doorloopstand.KOMEND
        assert zaak.datum("vr 4 sep 2026", "samen") == dag("vr 11 sep 2026")


class TestEinde:
    def zaak(self) -> Spoorzaak:
        zaak = Spoorzaak(ROUTE)
        self.melding = zaak.meld("vr 9 okt 2026")
        return zaak.gebeurt("di 13 okt 2026", "beoordelen")

    def test_when_all_that_must_be_done_is_done(self) -> None:
        zaak = self.zaak().gebeurt("do 15 okt 2026", "gesprek")
        assert zaak.spoor("wo 14 okt 2026").einde is None
        spoor = zaak.spoor("vr 16 okt 2026")
        assert (spoor.einde, spoor.punt) == (dag("do 15 okt 2026"), None)
        assert all(s.punt is None for s in spoor.stappen)

    def test_by_its_own_end(self) -> None:
        dicht = eis("melding", uitkomsten={"afgesloten"})
        zaak = Spoorzaak(dataclasses.replace(ROUTE, einde=dicht))
        melding = zaak.meld("vr 9 okt 2026")
        zaak.status("do 15 okt 2026", melding, "afgesloten")
        assert zaak.spoor("wo 14 okt 2026").einde is None
        spoor = zaak.spoor("do 15 okt 2026")
        assert spoor.einde == dag("do 15 okt 2026")
        assert {s.stand for s in spoor.stappen} == {Doorloopstand.OVERGESLAGEN}

    def test_by_a_decision_with_its_uitkomst(self) -> None:
        zaak = self.zaak()
        sleutel = f"route_16:{self.melding.id}"
        zaak.beslis("do 15 okt 2026", "sluit_spoor", sleutel, antwoorden="uitkomst=klaar")
        spoor = zaak.spoor("do 15 okt 2026")
        assert (spoor.einde, spoor.uitkomst, spoor.uitkomst_code) == (
            dag("do 15 okt 2026"),
            "afgerond",
            "klaar",
        )
        assert zaak.spoor("wo 14 okt 2026").einde is None

    def test_by_the_person_who_began_it(self) -> None:
        zaak = Spoorzaak(ROUTE)
        zaak.start("ma 12 okt 2026", "route_16", geeindigd="do 15 okt 2026", uitkomst="klaar")
        assert zaak.spoor("wo 14 okt 2026").einde is None
        assert zaak.spoor("do 15 okt 2026").uitkomst == "afgerond"

    def test_with_the_dossier(self) -> None:
        zaak = self.zaak()
        zaak.sluit("do 15 okt 2026")
        stand = zaak.stand("vr 16 okt 2026")
        assert [(s.einde, s.uitkomst) for s in stand.sporen] == [
            (dag("do 15 okt 2026"), "dossier gesloten")
        ]
        assert stand.kantelpunt.aard is Aard.GEEN
        assert len(stand.kantelpunten) == 1

    def test_a_demand_about_another_track_running_or_ended(self) -> None:
        ander = regel(
            "ander",
            stap("a", als=eis("spoor", "route_16")),
            stap("b", als=eis("spoor", "proef/route_16", uitkomsten={"klaar"})),
            start=vanaf("dossier"),
        )
        zaak = Spoorzaak(ROUTE, ander)
        melding = zaak.meld("vr 9 okt 2026")
        zaak.beslis(
            "do 15 okt 2026", "sluit_spoor", f"route_16:{melding.id}", antwoorden="uitkomst=klaar"
        )

        def open_(op: str) -> list[str]:
            spoor = zaak.spoor(op, "ander")
            return [s.code for s in spoor.stappen if s.stand is Doorloopstand.HUIDIG]

        assert open_("wo 14 okt 2026") == ["a"]
        assert open_("do 15 okt 2026") == ["b"]

    def test_two_tracks_that_ask_for_each_other_do_not_hang(self) -> None:
        een = regel("een", stap("a"), start=vanaf("dossier"), als=eis("spoor", "twee"))
        twee = regel("twee", stap("a"), start=vanaf("dossier"), als=eis("spoor", "een"))
        assert Spoorzaak(een, twee).stand("wo 2 sep 2026").sporen == ()


class TestBesluiten:
    def test_skipped_with_its_reason(self) -> None:
        zaak = Spoorzaak(ROUTE)
        melding = zaak.meld("vr 9 okt 2026")
        sleutel = f"route_16:{melding.id}"
        zaak.beslis("ma 12 okt 2026", "overslaan", sleutel, "beoordelen", reden="al bekend")
        eerste, tweede = zaak.spoor("ma 12 okt 2026").stappen
        assert (eerste.stand, eerste.reden) == (Doorloopstand.OVERGESLAGEN, "al bekend")
        # ma 12 okt + 2 schoolweken: the week of 19 okt is herfstvakantie, so ma 2 nov.
        assert tweede.punt is not None
        assert tweede.punt.datum == dag("ma 2 nov 2026")

    def test_another_term_is_in_the_trace(self) -> None:
        zaak = Spoorzaak(ROUTE)
        melding = zaak.meld("vr 9 okt 2026")
        zaak.beslis(
            "ma 12 okt 2026",
            "andere_termijn",
            f"route_16:{melding.id}",
            "beoordelen",
            aantal=2,
            eenheid="weken",
        )
        punt = zaak.stap("ma 12 okt 2026", "beoordelen").punt
        assert punt is not None
        assert punt.datum == dag("vr 23 okt 2026")
        assert "+ 2 weken (afgesproken op ma 12 oktober) = vr 23 oktober" in punt.uitleg

    def test_a_chosen_day(self) -> None:
        zaak = Spoorzaak(regel("los", stap("a"), start=vanaf("dossier")))
        zaak.beslis(
            "wo 2 sep 2026", "aandachtsdatum", "los:dossier", "a", nieuwe_datum="do 10 sep 2026"
        )
        punt = zaak.stap("wo 2 sep 2026", "a").punt
        assert punt is not None
        assert (punt.aard, punt.datum) == (Aard.AANDACHTSDATUM, dag("do 10 sep 2026"))

    def test_it_touches_that_track_alone(self) -> None:
        zaak = Spoorzaak(ROUTE)
        een, twee = zaak.meld("vr 9 okt 2026"), zaak.meld("ma 12 okt 2026")
        zaak.beslis("ma 12 okt 2026", "sluit_spoor", f"route_16:{een.id}", reden="dubbel")
        lopend = [s.sleutel for s in zaak.stand("wo 14 okt 2026").sporen if s.einde is None]
        assert lopend == [f"route_16:{twee.id}"]


class TestVersies:
    def test_a_track_keeps_the_version_under_which_it_began(self) -> None:
        lang = dataclasses.replace(
            ROUTE, stappen={"beoordelen": stap("beoordelen", termijn=termijn("10 werkdagen"))}
        )
        oud, nieuw = bestand(ROUTE), bestand(lang, geldig_vanaf=date(2026, 10, 12))
        zaak = Spoorzaak(nieuw)
        zaak.versies["proef"] = (oud, nieuw)
        zaak.meld("vr 9 okt 2026")
        zaak.meld("ma 12 okt 2026")
        een, twee = zaak.stand("wo 14 okt 2026").sporen
        assert (een.versie, twee.versie) == (date(2020, 1, 1), date(2026, 10, 12))
        assert een.punt is not None
        assert twee.punt is not None
        # vr 9 okt + 5 werkdagen = vr 16 okt; ma 12 okt + 10 werkdagen = ma 26 okt.
        assert (een.punt.datum, twee.punt.datum) == (dag("vr 16 okt 2026"), dag("ma 26 okt 2026"))

    def test_a_rule_that_a_team_put_on_starts_nothing_before_that(self) -> None:
        uit = dataclasses.replace(ROUTE, aan=False)
        oud, nieuw = bestand(uit), bestand(ROUTE, geldig_vanaf=date(2026, 10, 12))
        zaak = Spoorzaak(nieuw)
        zaak.versies["proef"] = (oud, nieuw)
        zaak.meld("vr 9 okt 2026")
        twee = zaak.meld("ma 12 okt 2026")
        assert zaak.spoor("wo 14 okt 2026").sleutel == f"route_16:{twee.id}"

    def test_a_rule_that_a_new_version_turned_off_goes_on_where_it_ran(self) -> None:
        uit = dataclasses.replace(ROUTE, aan=False)
        oud, nieuw = bestand(ROUTE), bestand(uit, geldig_vanaf=date(2026, 10, 12))
        zaak = Spoorzaak(nieuw)
        zaak.versies["proef"] = (oud, nieuw)
        een = zaak.meld("vr 9 okt 2026")
        zaak.meld("ma 12 okt 2026")
        assert zaak.spoor("wo 14 okt 2026").sleutel == f"route_16:{een.id}"

    def test_a_rule_that_a_new_version_dropped_goes_on_where_it_ran(self) -> None:
        oud, nieuw = bestand(ROUTE), bestand(geldig_vanaf=date(2026, 10, 12))
        zaak = Spoorzaak(nieuw)
        zaak.versies["proef"] = (oud, nieuw)
        een = zaak.meld("vr 9 okt 2026")
        zaak.meld("ma 12 okt 2026")
        assert zaak.spoor("wo 14 okt 2026").sleutel == f"route_16:{een.id}"


class TestOpsporing:
    PV = regel(
        "pv",
        stap("inzenden", klaar=eis("gebeurtenis", "pv_ingestuurd"), termijn=termijn("1 maanden")),
        start=vanaf("gebeurtenis", "verhoor"),
        opsporing=True,
    )

    def zaak(self, *, boa: bool) -> Spoorzaak:
        zaak = Spoorzaak(self.PV, boa=boa)
        if boa:
            verhoor = Verhoor(
                dossier_id=zaak.dossier.id,
                verdachte=Verdachte.OUDER,
                uitgenodigd=dag("ma 5 okt 2026"),
                gehouden=dag("ma 12 okt 2026"),
            )
            zaak.lijsten["opsporing"] = [verhoor]
        return zaak.boatermijn("ma 12 okt 2026", "do 12 nov 2026", "ma 16 nov 2026")

    def test_a_boa_sees_the_track_and_no_second_date(self) -> None:
        spoor = self.zaak(boa=True).spoor("wo 14 okt 2026")
        assert (spoor.code, spoor.begin) == ("pv", dag("ma 12 okt 2026"))
        assert spoor.punt is not None
        assert spoor.punt.datum == dag("do 12 nov 2026")

    def test_others_see_a_date_and_nothing_else_until_it_lapsed(self) -> None:
        zaak = self.zaak(boa=False)
        spoor = zaak.spoor("wo 14 okt 2026")
        assert (spoor.soort, spoor.naam) == (Spoorsoort.BOA, "BOA-termijn")
        assert (spoor.protocol, spoor.stappen, spoor.aanleiding) == ("", (), "")
        assert spoor.punt is not None
        assert spoor.punt.datum == dag("do 12 nov 2026")
        assert len(zaak.stand("zo 15 nov 2026").sporen) == 1
        assert zaak.stand("ma 16 nov 2026").sporen == ()
        assert zaak.stand("zo 11 okt 2026").sporen == ()
        assert zaak.stand("wo 14 okt 2026").voorstellen == ()


class TestStand:
    def test_the_most_urgent_of_all_leads_and_the_ladder_keeps_its_own(self) -> None:
        zaak = Spoorzaak(ROUTE)
        zaak.begin("ma 5 okt 2026").interventie("ma 5 okt 2026")
        zaak.meld("vr 9 okt 2026")
        stand = zaak.stand("wo 14 okt 2026")
        assert (stand.kantelpunt.titel, stand.kantelpunt.spoor) == ("Route 16", "beoordelen")
        assert stand.ladderpunt is not None
        assert (stand.ladderpunt.sleutel, stand.ladderpunt.spoor) == ("", "1")
        assert (stand.stap, [p.sleutel == "" for p in stand.kantelpunten]) == ("1", [True, False])

    def test_a_melding_that_has_its_track_has_no_second_date(self) -> None:
        zaak = Spoorzaak(ROUTE)
        melding = zaak.meld("vr 9 okt 2026")
        stand = zaak.stand("wo 14 okt 2026")
        assert [p.sleutel for p in stand.kantelpunten] == [f"route_16:{melding.id}"]
        assert stand.ladderpunt is not None
        assert stand.ladderpunt.aard is Aard.GEEN
        zaak.gebeurt("wo 14 okt 2026", "beoordelen").gebeurt("wo 14 okt 2026", "gesprek")
        na = zaak.stand("wo 14 okt 2026")
        assert na.ladderpunt is not None
        assert na.ladderpunt.datum == dag("wo 4 nov 2026")  # 2 schoolweken after its end

    def test_another_melding_keeps_its_date(self) -> None:
        zaak = Spoorzaak(ROUTE)
        zaak.meld("vr 9 okt 2026", "luxe")
        zaak.gebeurt("ma 12 okt 2026", "x")
        assert zaak.stand("wo 14 okt 2026").kantelpunt.datum == dag("vr 16 okt 2026")

    def test_a_dossier_without_ladder_can_have_tracks(self) -> None:
        zaak = Spoorzaak(ROUTE, onderwijs=Onderwijssoort.MBO)
        zaak.meld("vr 9 okt 2026")
        stand = zaak.stand("wo 14 okt 2026")
        assert stand.zonder_ladder
        assert stand.kantelpunt.titel == "Route 16"

    def test_only_geoorloofd_has_no_date_of_the_ladder_but_that_of_a_track(self) -> None:
        zaak = Spoorzaak(regel("ziek", stap("a", termijn=termijn("3 dagen")), start=vanaf("thuis")))
        zaak.verzuim("ma 5 okt 2026", soort="ziekte")
        stand = zaak.stand("di 6 okt 2026")
        assert stand.ladderpunt is not None
        assert stand.ladderpunt.aard is Aard.GEEN
        assert stand.kantelpunt.datum == dag("do 8 okt 2026")

    def test_a_wait_shows_beside_it_and_moves_nothing(self) -> None:
        zaak = Spoorzaak(ROUTE)
        zaak.meld("vr 9 okt 2026")
        zonder = zaak.spoor("vr 9 okt 2026").punt
        zaak.wacht("vr 9 okt 2026", "vr 20 nov 2026")
        met = zaak.spoor("vr 9 okt 2026").punt
        assert zonder is not None
        assert met is not None
        assert met.datum == zonder.datum
        assert met.status is Termijnstatus.DEZE_WEEK

    def test_proposals_first_with_what_proposes_them(self) -> None:
        gewoon = regel("gewoon", stap("a"))
        beter = regel("beter", stap("a"), voorstel=eis("gebeurtenis", "x"))
        oud = regel("oud", stap("a"), als=eis("leeftijd", minimum=18))
        zaak = Spoorzaak(gewoon, beter, oud)
        assert [(v.code, v.waarom) for v in zaak.stand("wo 2 sep 2026").voorstellen] == [
            ("gewoon", ""),
            ("beter", ""),
        ]
        zaak.gebeurt("wo 2 sep 2026", "x")
        voorstellen = zaak.stand("wo 2 sep 2026").voorstellen
        assert [v.code for v in voorstellen] == ["beter", "gewoon"]
        assert voorstellen[0].waarom == "Vastgelegd op wo 2 september"
        zaak.start("wo 2 sep 2026", "beter")
        assert [v.code for v in zaak.stand("wo 2 sep 2026").voorstellen] == ["gewoon"]


def test_fixed_days_and_combined_demands_in_one_file_do_not_disturb_each_other() -> None:
    zaak = Spoorzaak(
        ROUTE,
        regel("peil", stap("geven", herhaal=vaste("03-15", "06-15")), start=vanaf("dossier")),
        regel("niet", stap("a", klaar=samen("niet", eis("thuis"))), start=vanaf("dossier")),
    )
    codes = {s.code: s.einde for s in zaak.stand("wo 2 sep 2026").sporen}
    assert codes == {"peil": None, "niet": dag("di 1 sep 2026")}
