"""The dates of steps of tracks, worked out by hand: terms of the law, back, fixed days, repeats.

Region midden: herfstvakantie 17 to 25 October 2026, kerstvakantie 19 December 2026 to
3 January 2027.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.dossiers import Eenheid
from app.domain.termijn import termijn_begin, vaste_dag, wettelijk_einde
from app.protocol.model import Aandachtregel, Spoorstapregel, Termijn
from app.protocol.stand import Aard, Doorloopstand, Kantelpunt, Termijnstatus
from tests.protocol.bouw import dag, kalenders
from tests.protocol.sporenbouw import (
    BRON,
    Spoorzaak,
    bestand,
    eis,
    regel,
    stap,
    termijn,
    vanaf,
    vaste,
)


def een(stap_: Spoorstapregel, start: str, **meer: Any) -> Spoorzaak:
    """Give a case with a track of one step that an event on a day starts."""
    zaak = Spoorzaak(regel("r", stap_, start=vanaf("gebeurtenis", "start")), **meer)
    return zaak.gebeurt(start, "start")


def punt(zaak: Spoorzaak, op: str, code: str = "a") -> Kantelpunt:
    gevonden = zaak.stap(op, code).punt
    assert gevonden is not None
    return gevonden


class TestWettelijk:
    @pytest.mark.parametrize(
        ("start", "aantal", "eenheid", "einde"),
        [
            ("do 1 okt 2026", 14, "dagen", "do 15 okt 2026"),  # a Thursday stays
            ("vr 2 okt 2026", 14, "dagen", "vr 16 okt 2026"),
            ("za 3 okt 2026", 14, "dagen", "ma 19 okt 2026"),  # Saturday 17 -> Monday
            ("zo 4 okt 2026", 14, "dagen", "ma 19 okt 2026"),  # Sunday 18 -> Monday
            # Easter 2027 is 28 March: Goede Vrijdag 26 March, tweede paasdag 29 March.
            ("vr 12 mrt 2027", 14, "dagen", "di 30 mrt 2027"),
            ("do 11 mrt 2027", 14, "dagen", "do 25 mrt 2027"),
            # 5 May counts in every year; Hemelvaartsdag 2027 is 6 May, the Friday after by KB too.
            ("wo 21 apr 2027", 14, "dagen", "ma 10 mei 2027"),
            # Art. 4: more than 90 dagen, 12 weken or 3 maanden does not run on.
            ("zo 4 okt 2026", 90, "dagen", "ma 4 jan 2027"),  # Saturday 2 January
            ("zo 4 okt 2026", 91, "dagen", "zo 3 jan 2027"),
            ("za 3 okt 2026", 12, "weken", "ma 28 dec 2026"),  # 26 December, Saturday and feestdag
            ("za 3 okt 2026", 13, "weken", "za 2 jan 2027"),
            ("di 17 nov 2026", 3, "maanden", "wo 17 feb 2027"),
            ("za 21 nov 2026", 3, "maanden", "ma 22 feb 2027"),  # Sunday 21 February
            ("za 21 nov 2026", 4, "maanden", "zo 21 mrt 2027"),
            # Art. 2: at least two days that are no weekend: Friday + 3 dagen is Monday -> Tuesday.
            ("vr 2 okt 2026", 3, "dagen", "di 6 okt 2026"),
            ("do 1 okt 2026", 3, "dagen", "ma 5 okt 2026"),  # Sunday -> Monday; Friday and Monday
            ("wo 30 sep 2026", 3, "dagen", "ma 5 okt 2026"),  # Thursday, Friday, Saturday -> Monday
            ("vr 2 okt 2026", 2, "dagen", "ma 5 okt 2026"),  # shorter than three days: art. 1 alone
        ],
    )
    def test_runs_on(self, start: str, aantal: int, eenheid: str, einde: str) -> None:
        zaak = een(
            stap("a", termijn=Termijn(aantal, Eenheid(eenheid), wettelijk=True)),
            start,
            geopend="di 1 sep 2026",
        )
        assert punt(zaak, start).datum == dag(einde)

    def test_says_so(self) -> None:
        zaak = een(stap("a", termijn=termijn("14 dagen", wettelijk=True)), "za 3 okt 2026")
        tekst = punt(zaak, "za 3 okt 2026").uitleg
        assert "+ 14 dagen = za 17 oktober" in tekst
        assert "dat is een zaterdag, dus door tot ma 19 oktober (Algemene termijnenwet)" in tekst
        paas = een(stap("a", termijn=termijn("14 dagen", wettelijk=True)), "vr 12 mrt 2027")
        assert (
            "dat is Goede Vrijdag, dus door tot di 30 maart" in punt(paas, "vr 12 mrt 2027").uitleg
        )

    def test_a_plain_term_ends_on_a_saturday(self) -> None:
        zaak = een(stap("a", termijn=termijn("14 dagen")), "za 3 okt 2026")
        assert punt(zaak, "za 3 okt 2026").datum == dag("za 17 okt 2026")

    def test_counted_back_it_does_not_move(self) -> None:
        # Algemene termijnenwet art. 1 lid 2.
        zaak = een(
            stap("a", termijn=termijn("14 dagen", wettelijk=True, terug=True)), "za 31 okt 2026"
        )
        assert punt(zaak, "za 31 okt 2026").datum == dag("za 17 okt 2026")

    def test_schooldagen_are_no_term_of_the_law(self) -> None:
        van, tot = date(2026, 10, 1), date(2026, 10, 3)
        assert wettelijk_einde(van, tot, 3, Eenheid.SCHOOLDAGEN) == tot


class TestTerug:
    @pytest.mark.parametrize(
        ("aantal", "eenheid", "verwacht"),
        [
            (10, "dagen", "ma 9 nov 2026"),
            (2, "weken", "do 5 nov 2026"),
            (1, "maanden", "ma 19 okt 2026"),
            (3, "werkdagen", "ma 16 nov 2026"),
            (3, "schooldagen", "ma 16 nov 2026"),
            # Five weeks back would be do 15 okt; the herfstvakantie does not count.
            (4, "schoolweken", "do 15 okt 2026"),
        ],
    )
    def test_from_do_19_november(self, aantal: int, eenheid: str, verwacht: str) -> None:
        kalender = kalenders().voor_school(Spoorzaak().school)
        begin = termijn_begin(kalender, dag("do 19 nov 2026"), aantal, Eenheid(eenheid))
        assert begin == dag(verwacht)

    def test_schoolweken_back_and_on_again_agree(self) -> None:
        kalender = kalenders().voor_school(Spoorzaak().school)
        for dagnummer in range(date(2026, 9, 1).toordinal(), date(2027, 7, 1).toordinal(), 3):
            eind = date.fromordinal(dagnummer)
            begin = termijn_begin(kalender, eind, 4, Eenheid.SCHOOLWEKEN)
            assert kalender.plus_schoolweken(begin, 4).datum <= eind
            later = date.fromordinal(begin.toordinal() + 1)
            assert kalender.plus_schoolweken(later, 4).datum > eind

    def test_what_it_hangs_on_is_not_recorded(self) -> None:
        # No end is known, so nothing can be counted back: the default of 4 schoolweken.
        verleng = stap(
            "a", termijn=termijn("2 maanden", terug=True), vanaf=vanaf("gebeurtenis_tot", "plan")
        )
        zaak = een(verleng, "ma 2 nov 2026")
        zonder = punt(zaak, "ma 2 nov 2026")
        assert (zonder.aard, zonder.datum) == (Aard.AANDACHTSDATUM, dag("ma 30 nov 2026"))
        assert "nog niet vastgelegd" in zonder.uitleg
        zaak.gebeurt("ma 2 nov 2026", "plan", tot="za 31 jul 2027")
        assert punt(zaak, "ma 2 nov 2026").datum == dag("ma 31 mei 2027")


class TestVasteDag:
    @pytest.mark.parametrize(
        ("start", "voor", "verwacht"),
        [
            ("di 30 jun 2026", False, "wo 1 jul 2026"),
            ("wo 1 jul 2026", False, "wo 1 jul 2026"),
            ("do 2 jul 2026", False, "do 1 jul 2027"),
            ("di 30 jun 2026", True, "di 30 jun 2026"),
            ("wo 1 jul 2026", True, "wo 30 jun 2027"),
        ],
    )
    def test_first_of_july(self, start: str, voor: bool, verwacht: str) -> None:
        assert vaste_dag(dag(start), ((7, 1),), voor=voor) == dag(verwacht)

    def test_before_new_year(self) -> None:
        assert vaste_dag(date(2026, 12, 31), ((1, 1),), voor=True) == date(2026, 12, 31)
        assert vaste_dag(date(2027, 1, 1), ((1, 1),), voor=True) == date(2027, 12, 31)

    def test_in_a_track(self) -> None:
        zaak = een(stap("a", termijn=vaste("07-01", voor=True)), "ma 2 nov 2026")
        kern = punt(zaak, "ma 2 nov 2026")
        assert (kern.aard, kern.datum) == (Aard.KANTELPUNT, dag("wo 30 jun 2027"))
        assert "→ vóór 1 juli = wo 30 juni 2027" in kern.uitleg


class TestVanaf:
    def test_of_the_step_before_by_default(self) -> None:
        zaak = Spoorzaak(
            regel(
                "r",
                stap("eerst", termijn=termijn("5 dagen")),
                stap("dan", "eerst", termijn=termijn("1 maanden")),
                start=vanaf("dossier"),
            )
        ).gebeurt("do 3 sep 2026", "eerst")
        dan = punt(zaak, "vr 4 sep 2026", "dan")
        assert dan.datum == dag("za 3 okt 2026")
        assert dan.uitleg.startswith("Eerst klaar op do 3 september + 1 maand = za 3 oktober")
        assert (dan.naar, dan.spoor, dan.titel, dan.sleutel) == ("dan", "dan", "R", "r:dossier")

    def test_of_the_begin_of_the_track(self) -> None:
        zaak = Spoorzaak(
            regel(
                "r",
                stap("eerst"),
                stap("dan", "eerst", termijn=termijn("6 weken"), vanaf=vanaf("begin")),
                start=vanaf("dossier"),
            )
        ).gebeurt("do 3 sep 2026", "eerst")
        assert zaak.datum("vr 4 sep 2026", "dan") == dag("di 13 okt 2026")

    def test_of_the_melding_that_started_it_though_a_later_one_came(self) -> None:
        a = stap("a", termijn=termijn("2 maanden"), vanaf=vanaf("melding", naam="Melding"))
        zaak = Spoorzaak(regel("r", a, start=vanaf("melding")))
        een_, twee = zaak.meld("vr 9 okt 2026"), zaak.meld("ma 12 okt 2026")
        datums = {s.sleutel: s.punt.datum for s in zaak.stand("wo 14 okt 2026").sporen if s.punt}
        assert datums == {
            f"r:{een_.id}": dag("wo 9 dec 2026"),
            f"r:{twee.id}": dag("za 12 dec 2026"),
        }

    def test_of_a_melding_before_it_began(self) -> None:
        # pv within 2 maanden after the melding, in a track that a verhoor starts.
        a = stap("a", termijn=termijn("2 maanden"), vanaf=vanaf("melding", naam="Melding"))
        zaak = Spoorzaak(regel("r", a, start=vanaf("gebeurtenis", "start")))
        zaak.meld("vr 9 okt 2026")
        zaak.gebeurt("ma 2 nov 2026", "start")
        kern = punt(zaak, "ma 2 nov 2026")
        assert (kern.datum, kern.voorlopig) == (dag("wo 9 dec 2026"), False)

    def test_first_and_last_overleg_since_the_begin(self) -> None:
        eerste = stap("eerste", termijn=termijn("1 weken"), vanaf=vanaf("overleg", naam="Overleg"))
        laatste = stap(
            "laatste",
            termijn=termijn("1 weken"),
            vanaf=vanaf("overleg", naam="Overleg", laatste=True),
        )
        zaak = Spoorzaak(regel("r", eerste, laatste, start=vanaf("gebeurtenis", "start")))
        zaak.overleg("ma 2 nov 2026", "2")
        zaak.gebeurt("di 3 nov 2026", "start")
        # Only an overleg before the track: provisional, from the begin.
        voorlopig = punt(zaak, "di 3 nov 2026", "eerste")
        assert (voorlopig.datum, voorlopig.voorlopig) == (dag("di 10 nov 2026"), True)
        assert "Voorlopig: dat is nog niet vastgelegd" in voorlopig.uitleg
        zaak.overleg("wo 4 nov 2026", "2").overleg("vr 6 nov 2026", "2")
        assert zaak.datum("vr 6 nov 2026", "eerste") == dag("wo 11 nov 2026")
        assert zaak.datum("vr 6 nov 2026", "laatste") == dag("vr 13 nov 2026")
        assert punt(zaak, "vr 6 nov 2026", "eerste").voorlopig is False

    def test_the_first_day_at_home_lies_before_the_track(self) -> None:
        plek = stap(
            "a", termijn=termijn("3 maanden"), vanaf=vanaf("thuis", naam="Eerste dag thuis")
        )
        zaak = Spoorzaak(regel("r", plek, start=vanaf("thuis"), start_termijn=termijn("4 weken")))
        zaak.verzuim("wo 2 sep 2026")
        kern = punt(zaak, "wo 30 sep 2026")
        assert kern.datum == dag("wo 2 dec 2026")
        assert kern.uitleg.startswith("Eerste dag thuis wo 2 september + 3 maanden")


class TestGrens:
    def test_the_last_day_still_counts_or_not(self) -> None:
        # ma 12 okt + 3 dagen = do 15 okt.
        langer = een(stap("a", termijn=termijn("3 dagen")), "ma 12 okt 2026")
        vanaf_ = een(stap("a", termijn=termijn("3 dagen", vanaf=True)), "ma 12 okt 2026")
        op, erna = "do 15 okt 2026", "vr 16 okt 2026"
        assert punt(langer, op).status is Termijnstatus.DEZE_WEEK
        assert punt(langer, erna).status is Termijnstatus.OVER_TERMIJN
        assert punt(vanaf_, op).status is Termijnstatus.OVER_TERMIJN
        assert punt(langer, op).datum == punt(vanaf_, op).datum == dag(op)

    def test_schoolweken_stand_still(self) -> None:
        # ma 12 okt + 2 schoolweken jumps over the herfstvakantie: ma 2 nov.
        zaak = een(stap("a", termijn=termijn("2 schoolweken")), "ma 12 okt 2026")
        assert punt(zaak, "ma 12 okt 2026").datum == dag("ma 2 nov 2026")
        assert "herfstvakantie" in punt(zaak, "ma 12 okt 2026").uitleg
        assert punt(zaak, "wo 21 okt 2026").staat_stil_tot == dag("zo 25 okt 2026")


class TestAandacht:
    def test_the_programs_own_where_nobody_gives_a_date(self) -> None:
        # ma 2 nov + 4 schoolweken = ma 30 nov.
        kern = punt(een(stap("a"), "ma 2 nov 2026"), "ma 2 nov 2026")
        assert (kern.aard, kern.datum, kern.actie) == (
            Aard.AANDACHTSDATUM,
            dag("ma 30 nov 2026"),
            "A",
        )
        assert kern.bron.eigen is True
        assert "geeft hier geen termijn" in kern.uitleg

    def test_that_of_the_file_and_that_of_the_step_go_before_it(self) -> None:
        def aandacht(tekst: str) -> Aandachtregel:
            return Aandachtregel(termijn(tekst), vanaf("vorige"), "kijken", "Eigen datum", BRON)

        start = vanaf("gebeurtenis", "start")
        van_bestand = bestand(
            regel("r", stap("a"), start=start), spoor_aandacht=aandacht("1 weken")
        )
        zaak = Spoorzaak(van_bestand).gebeurt("ma 2 nov 2026", "start")
        assert zaak.datum("ma 2 nov 2026", "a") == dag("ma 9 nov 2026")
        van_stap = bestand(
            regel("r", stap("a", aandacht=aandacht("2 weken")), start=start),
            spoor_aandacht=aandacht("1 weken"),
        )
        zaak = Spoorzaak(van_stap).gebeurt("ma 2 nov 2026", "start")
        assert zaak.datum("ma 2 nov 2026", "a") == dag("ma 16 nov 2026")

    def test_a_running_track_without_open_step_has_a_date_too(self) -> None:
        zaak = Spoorzaak(regel("r", start=vanaf("gebeurtenis", "start")))
        zaak.gebeurt("ma 2 nov 2026", "start")
        spoor = zaak.spoor("ma 2 nov 2026")
        assert spoor.einde is None
        assert spoor.punt is not None
        assert spoor.punt.datum == dag("ma 30 nov 2026")


class TestHerhaal:
    MAAND = stap("a", klaar=eis("gebeurtenis", "contact"), herhaal=termijn("1 maanden"))

    def test_so_long_after_the_last_time(self) -> None:
        zaak = een(self.MAAND, "ma 5 okt 2026")
        assert zaak.datum("ma 5 okt 2026", "a") == dag("do 5 nov 2026")
        zaak.gebeurt("di 20 okt 2026", "contact").gebeurt("wo 11 nov 2026", "contact")
        assert zaak.datum("di 20 okt 2026", "a") == dag("vr 20 nov 2026")
        stand = zaak.stap("wo 11 nov 2026", "a")
        assert (stand.stand, stand.klaar_op) == (Doorloopstand.HUIDIG, dag("wo 11 nov 2026"))
        assert stand.punt is not None
        assert stand.punt.datum == dag("vr 11 dec 2026")
        assert zaak.spoor("wo 11 nov 2026").einde is None

    PEIL = stap(
        "a", klaar=eis("gebeurtenis", "lijst"), herhaal=vaste("03-15", "06-15", "09-15", "12-15")
    )

    @pytest.mark.parametrize(
        ("gedaan", "verwacht"),
        [
            ((), "di 15 dec 2026"),
            (("ma 14 dec 2026",), "ma 15 mrt 2027"),  # the day before serves 15 December
            (("di 15 dec 2026",), "ma 15 mrt 2027"),  # on the day itself too
            (("wo 16 dec 2026",), "ma 15 mrt 2027"),  # late, for 15 December
            (("ma 7 dec 2026", "ma 14 dec 2026"), "ma 15 mrt 2027"),  # twice for one day
            (("ma 14 dec 2026", "wo 16 dec 2026"), "di 15 jun 2027"),  # the second early for March
            (("di 16 mrt 2027",), "di 15 jun 2027"),  # missed December, late for March
        ],
    )
    def test_on_fixed_days(self, gedaan: tuple[str, ...], verwacht: str) -> None:
        zaak = een(self.PEIL, "ma 5 okt 2026")
        for op in gedaan:
            zaak.gebeurt(op, "lijst")
        assert zaak.datum("wo 17 mrt 2027", "a") == dag(verwacht)

    def test_passed_by_once_with_a_reason(self) -> None:
        zaak = een(self.MAAND, "ma 5 okt 2026")
        sleutel = zaak.spoor("ma 5 okt 2026").sleutel
        zaak.beslis("wo 4 nov 2026", "overslaan", sleutel, "a", reden="vakantie")
        assert zaak.datum("wo 4 nov 2026", "a") == dag("vr 4 dec 2026")

    def test_what_comes_after_it_opens_after_the_first_time(self) -> None:
        zaak = Spoorzaak(
            regel("r", self.MAAND, stap("b", "a"), start=vanaf("gebeurtenis", "start"))
        ).gebeurt("ma 5 okt 2026", "start")
        assert zaak.stap("di 6 okt 2026", "b").stand is Doorloopstand.KOMEND
        zaak.gebeurt("wo 7 okt 2026", "contact")
        assert zaak.stap("wo 7 okt 2026", "b").stand is Doorloopstand.HUIDIG
