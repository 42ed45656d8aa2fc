"""What is counted of absence, worked out with a calendar in hand (region midden).

2026-2027: school from ma 31 aug 2026, herfstvakantie 17 t/m 25 okt, kerstvakantie
19 dec t/m 3 jan, voorjaarsvakantie 20 t/m 28 feb 2027.
"""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.dossiers import Eenheid
from app.domain.scholen import Regio
from app.domain.verzuim import Periodesoort, TeLaat, Verzuimperiode
from app.protocol.blik import Blik
from app.protocol.eisen.eisen import vervuld
from app.protocol.eisen.uitkomst import LADDER, Kader, Uitkomst
from app.protocol.model import Drempel, Eis, Grens, Sinds, Venster, Vensterom, Voorwaarde
from app.protocol.signalen.maten import SCHOOLDAGEN, TE_LAAT, UREN, ZIEKMELDINGEN, Maat
from app.protocol.signalen.tellen import Telvraag, bereikt_op, keren_bereikt, tel, venster_begin
from app.protocol.signalen.telwoorden import toon_drempel
from tests.protocol.bouw import Zaak, dag, kalenders, schrijf

ONGEOORLOOFD = frozenset({"ongeoorloofd"})
ZIEK = frozenset({"ziekte"})
LESWEKEN = Venster(Vensterom.ROLLEND, 4, Eenheid.SCHOOLWEKEN)
SCHOOLJAAR = Venster(Vensterom.SCHOOLJAAR)
UUR16 = Telvraag(Maat(UREN, ONGEOORLOOFD), LESWEKEN)
DREMPEL16 = Drempel(16)
MEER_DAN_16 = Drempel(16, Grens.LANGER_DAN)
ZIEK12 = Telvraag(Maat(ZIEKMELDINGEN), Venster(Vensterom.ROLLEND, 12, Eenheid.WEKEN))


def op(zaak: Zaak, peildatum: str, vraag: Telvraag, drempel: Drempel) -> date | None:
    return bereikt_op(zaak.blik(peildatum), vraag, drempel)


# 16 uur in 4 lesweken


def test_sixteen_hours_or_more_and_more_than_sixteen() -> None:
    zaak = Zaak().uren("ma 7 sep 2026", 8).uren("do 10 sep 2026", 7.5)
    assert tel(zaak.blik("vr 11 sep 2026"), UUR16).aantal == 15.5
    assert op(zaak, "vr 11 sep 2026", UUR16, DREMPEL16) is None
    zaak.uren("di 15 sep 2026", 0.5)
    assert op(zaak, "ma 14 sep 2026", UUR16, DREMPEL16) is None
    assert op(zaak, "di 15 sep 2026", UUR16, DREMPEL16) == dag("di 15 sep 2026")
    assert op(zaak, "vr 18 sep 2026", UUR16, DREMPEL16) == dag("di 15 sep 2026")
    assert op(zaak, "vr 18 sep 2026", UUR16, MEER_DAN_16) is None
    zaak.uren("wo 16 sep 2026", 0.5)
    assert op(zaak, "vr 18 sep 2026", UUR16, MEER_DAN_16) == dag("wo 16 sep 2026")


def test_a_window_of_lesweken_slides_by_the_day_and_passes_over_a_holiday() -> None:
    # ma 2 nov: the 4 lesweken before are those of 26 okt, 12 okt, 5 okt and 28 sep, so
    # the window begins on di 29 sep.
    kalender = kalenders().voor_regio(Regio.MIDDEN)
    assert venster_begin(kalender, LESWEKEN, dag("ma 2 nov 2026")) == dag("di 29 sep 2026")
    # On a Sunday these are 4 whole weeks; in the holiday it stays where it was on zo 18 okt.
    assert venster_begin(kalender, LESWEKEN, dag("zo 8 nov 2026")) == dag("ma 5 okt 2026")
    for in_vakantie in ("zo 18 okt 2026", "di 20 okt 2026", "zo 25 okt 2026"):
        assert venster_begin(kalender, LESWEKEN, dag(in_vakantie)) == dag("ma 21 sep 2026")
    net_erin = Zaak().uren("di 29 sep 2026", 8).uren("ma 2 nov 2026", 8)
    assert op(net_erin, "ma 2 nov 2026", UUR16, DREMPEL16) == dag("ma 2 nov 2026")
    assert op(net_erin, "di 3 nov 2026", UUR16, DREMPEL16) is None
    net_eruit = Zaak().uren("ma 28 sep 2026", 8).uren("ma 2 nov 2026", 8)
    assert op(net_eruit, "ma 2 nov 2026", UUR16, DREMPEL16) is None


def test_hours_of_a_spell_are_spread_over_its_schooldagen() -> None:
    # 7 t/m 18 sep: 10 schooldagen, 2 uur each: 16 on the 8th one, wo 16 sep.
    zaak = Zaak().verzuim("ma 7 sep 2026", "vr 18 sep 2026", hele_dagen=False, uren=20)
    assert op(zaak, "vr 18 sep 2026", UUR16, DREMPEL16) == dag("wo 16 sep 2026")
    week = Telvraag(UUR16.maat, Venster(Vensterom.ROLLEND, 1, Eenheid.SCHOOLWEKEN))
    assert tel(zaak.blik("wo 9 sep 2026"), week).aantal == 6
    assert tel(zaak.blik("ma 21 sep 2026"), week).aantal == 8  # di 15 t/m vr 18 sep
    # do 15 t/m di 27 okt: 4 schooldagen, 2 before and 2 after the herfstvakantie.
    om_de_vakantie = Zaak().verzuim("do 15 okt 2026", "di 27 okt 2026", hele_dagen=False, uren=20)
    assert tel(om_de_vakantie.blik("wo 21 okt 2026"), UUR16).aantal == 10
    assert op(om_de_vakantie, "vr 30 okt 2026", UUR16, DREMPEL16) == dag("di 27 okt 2026")


def test_a_whole_day_without_hours_counts_as_the_rule_says() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026")
    assert tel(zaak.blik("wo 9 sep 2026"), UUR16).aantal == 0
    assert tel(zaak.blik("wo 9 sep 2026"), UUR16).onbekend == 1
    per_dag = Telvraag(Maat(UREN, ONGEOORLOOFD, 6), LESWEKEN)
    assert op(zaak, "di 8 sep 2026", per_dag, DREMPEL16) is None
    assert op(zaak, "wo 9 sep 2026", per_dag, DREMPEL16) == dag("wo 9 sep 2026")
    assert tel(zaak.blik("zo 13 sep 2026"), per_dag).aantal == 30
    # The same day recorded twice counts once, the larger of the two.
    zaak.uren("wo 9 sep 2026", 4)
    assert tel(zaak.blik("zo 13 sep 2026"), per_dag).aantal == 30
    # Half of the lesson time attended: 3 uur a day.
    deels = Zaak().verzuim("ma 7 sep 2026", "vr 11 sep 2026", hele_dagen=False, aanwezig=50)
    assert tel(deels.blik("zo 13 sep 2026"), per_dag).aantal == 15


def test_a_recorded_return_ends_whole_days_without_last_day() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026").herstel("wo 9 sep 2026")
    per_dag = Telvraag(Maat(UREN, ONGEOORLOOFD, 6), LESWEKEN)
    assert tel(zaak.blik("vr 11 sep 2026"), per_dag).aantal == 12


def test_geoorloofd_and_ziekte_do_not_count_unless_the_rule_says_so() -> None:
    zaak = Zaak().uren("ma 7 sep 2026", 10, "ziekte").uren("di 8 sep 2026", 10)
    assert tel(zaak.blik("vr 11 sep 2026"), UUR16).aantal == 10
    alles = Telvraag(Maat(UREN), LESWEKEN)
    assert tel(zaak.blik("vr 11 sep 2026"), alles).aantal == 20


def test_what_falls_on_a_day_without_school_does_not_count() -> None:
    zaak = Zaak().uren("za 12 sep 2026", 8).uren("ma 19 okt 2026", 8)
    assert tel(zaak.blik("vr 30 okt 2026"), UUR16).aantal == 0


def test_lapsed_with_the_window_and_reached_anew() -> None:
    zaak = Zaak().uren("ma 7 sep 2026", 16).uren("ma 16 nov 2026", 16)
    # ma 7 sep leaves the window 4 schoolweken later, on ma 5 okt.
    assert op(zaak, "zo 4 okt 2026", UUR16, DREMPEL16) == dag("ma 7 sep 2026")
    assert op(zaak, "ma 5 okt 2026", UUR16, DREMPEL16) is None
    assert op(zaak, "vr 20 nov 2026", UUR16, DREMPEL16) == dag("ma 16 nov 2026")
    keren = keren_bereikt(zaak.blik("vr 20 nov 2026"), UUR16, DREMPEL16)
    assert keren == (dag("ma 7 sep 2026"), dag("ma 16 nov 2026"))


# A new telperiode after a melding


NA_16 = UUR16._replace(opnieuw_na=frozenset({"16_uur"}))


def test_a_melding_begins_a_new_telperiode_on_the_day_after_its_einddatum() -> None:
    zaak = Zaak().uren("ma 7 sep 2026", 8).uren("di 8 sep 2026", 8)
    assert op(zaak, "do 10 sep 2026", NA_16, DREMPEL16) == dag("di 8 sep 2026")
    zaak.melding("do 10 sep 2026", tot="di 8 sep 2026")
    assert op(zaak, "wo 9 sep 2026", NA_16, DREMPEL16) == dag("di 8 sep 2026")
    assert op(zaak, "do 10 sep 2026", NA_16, DREMPEL16) is None
    zaak.uren("wo 9 sep 2026", 8)
    assert tel(zaak.blik("do 10 sep 2026"), NA_16).aantal == 8
    zaak.uren("ma 14 sep 2026", 8)
    assert op(zaak, "ma 14 sep 2026", NA_16, DREMPEL16) == dag("ma 14 sep 2026")
    keren = keren_bereikt(zaak.blik("ma 14 sep 2026"), NA_16, DREMPEL16)
    assert keren == (dag("di 8 sep 2026"), dag("ma 14 sep 2026"))


def test_without_einddatum_it_begins_after_the_melddatum() -> None:
    zaak = Zaak().uren("ma 7 sep 2026", 16).uren("do 10 sep 2026", 16).melding("do 10 sep 2026")
    assert op(zaak, "vr 11 sep 2026", NA_16, DREMPEL16) is None
    zaak.uren("vr 11 sep 2026", 16)
    assert op(zaak, "vr 11 sep 2026", NA_16, DREMPEL16) == dag("vr 11 sep 2026")


@pytest.mark.parametrize(("soort", "status"), [("luxe", None), ("16_uur", "ingetrokken")])
def test_another_or_withdrawn_melding_begins_none(soort: str, status: str | None) -> None:
    zaak = Zaak().uren("ma 7 sep 2026", 16).melding("do 10 sep 2026", soort, status)
    assert op(zaak, "vr 11 sep 2026", NA_16, DREMPEL16) == dag("ma 7 sep 2026")


# Ziekmeldingen


def test_the_fourth_ziekmelding_in_twelve_weken() -> None:
    zaak = Zaak()
    for eerste in ("ma 7 sep 2026", "ma 21 sep 2026", "ma 5 okt 2026"):
        zaak.verzuim(eerste, eerste, "ziekte")
    assert op(zaak, "vr 9 okt 2026", ZIEK12, Drempel(4)) is None
    # Week 12 since ma 7 sep ends on zo 29 nov: 84 days.
    op_tijd = Zaak()
    op_tijd.lijsten["perioden"] = [*zaak.lijsten["perioden"]]
    op_tijd.verzuim("vr 27 nov 2026", "vr 27 nov 2026", "ziekte")
    assert op(op_tijd, "zo 29 nov 2026", ZIEK12, Drempel(4)) == dag("vr 27 nov 2026")
    assert op(op_tijd, "ma 30 nov 2026", ZIEK12, Drempel(4)) is None
    zaak.verzuim("ma 30 nov 2026", "ma 30 nov 2026", "ziekte")
    assert op(zaak, "ma 30 nov 2026", ZIEK12, Drempel(4)) is None


def test_ziekmeldingen_without_schooldag_between_are_one() -> None:
    zaak = Zaak().verzuim("do 10 sep 2026", "vr 11 sep 2026", "ziekte")
    zaak.verzuim("ma 14 sep 2026", "ma 14 sep 2026", "ziekte")  # after the weekend
    zaak.verzuim("di 15 sep 2026", "wo 16 sep 2026", "ziekte")  # the next day
    zaak.verzuim("vr 18 sep 2026", "vr 18 sep 2026", "ziekte")  # do 17 sep at school
    telling = tel(zaak.blik("zo 20 sep 2026"), ZIEK12)
    assert telling.aantal == 2
    assert [date.fromordinal(d) for d in telling.dagen] == [
        dag("do 10 sep 2026"),
        dag("vr 18 sep 2026"),
    ]


def test_a_schooljaar_begins_on_the_first_of_august() -> None:
    zaak = Zaak(geopend="ma 1 jun 2026")
    for eerste in ("ma 1 jun 2026", "ma 8 jun 2026", "ma 15 jun 2026"):
        zaak.verzuim(eerste, eerste, "ziekte")
    vraag = Telvraag(Maat(ZIEKMELDINGEN), SCHOOLJAAR)
    assert op(zaak, "vr 31 jul 2026", vraag, Drempel(3)) == dag("ma 15 jun 2026")
    assert op(zaak, "za 1 aug 2026", vraag, Drempel(3)) is None
    zaak.verzuim("ma 31 aug 2026", "ma 31 aug 2026", "ziekte")
    assert tel(zaak.blik("ma 31 aug 2026"), vraag).aantal == 1


# Schooldagen


AANEEN = Telvraag(Maat(SCHOOLDAGEN, ZIEK), aaneen=True)


@pytest.mark.parametrize(
    ("eerste", "aantal", "verwacht"),
    [
        ("do 3 sep 2026", 6, "do 10 sep 2026"),  # 3, 4, 7, 8, 9, 10
        ("do 3 sep 2026", 7, "vr 11 sep 2026"),
        ("do 15 okt 2026", 7, "vr 30 okt 2026"),  # 15, 16, 26, 27, 28, 29, 30 okt
        ("do 15 okt 2026", 9, "di 3 nov 2026"),
        ("do 15 okt 2026", 10, "wo 4 nov 2026"),
        ("za 5 sep 2026", 7, "di 15 sep 2026"),  # counts from ma 7 sep
    ],
)
def test_schooldagen_on_end(eerste: str, aantal: int, verwacht: str) -> None:
    zaak = Zaak().verzuim(eerste, soort="ziekte")
    ervoor = dag(verwacht) - timedelta(days=1)
    assert bereikt_op(zaak.blik(ervoor), AANEEN, Drempel(aantal)) is None
    assert op(zaak, verwacht, AANEEN, Drempel(aantal)) == dag(verwacht)
    assert op(zaak, "ma 16 nov 2026", AANEEN, Drempel(aantal)) == dag(verwacht)
    # "More than n - 1" is the same day.
    meer = Drempel(aantal - 1, Grens.LANGER_DAN)
    assert op(zaak, verwacht, AANEEN, meer) == dag(verwacht)


def test_on_end_runs_until_the_next_schooldag_and_a_day_at_school_breaks_it() -> None:
    zaak = Zaak().verzuim("do 3 sep 2026", "vr 11 sep 2026", "ziekte")
    assert op(zaak, "zo 13 sep 2026", AANEEN, Drempel(7)) == dag("vr 11 sep 2026")
    assert op(zaak, "ma 14 sep 2026", AANEEN, Drempel(7)) is None
    zaak.verzuim("di 15 sep 2026", soort="ziekte")
    assert tel(zaak.blik("do 17 sep 2026"), AANEEN).aantal == 3
    # Over the schooljaar the longest stretch counts, also when it is over.
    jaar = AANEEN._replace(venster=SCHOOLJAAR)
    assert op(zaak, "do 17 sep 2026", jaar, Drempel(7)) == dag("vr 11 sep 2026")


def test_other_absence_between_does_not_join_a_stretch_of_one_kind() -> None:
    zaak = Zaak().verzuim("ma 7 sep 2026", "wo 9 sep 2026", "ziekte")
    zaak.verzuim("do 10 sep 2026", "do 10 sep 2026").verzuim("vr 11 sep 2026", soort="ziekte")
    assert tel(zaak.blik("vr 11 sep 2026"), AANEEN).aantal == 1
    alles = Telvraag(Maat(SCHOOLDAGEN), aaneen=True)
    assert tel(zaak.blik("vr 11 sep 2026"), alles).aantal == 5


def test_more_than_ten_schooldagen_in_a_schooljaar() -> None:
    vraag = Telvraag(Maat(SCHOOLDAGEN, frozenset({"geoorloofd"})), SCHOOLJAAR)
    meer_dan_tien = Drempel(10, Grens.LANGER_DAN)
    zaak = Zaak().verzuim("ma 31 aug 2026", "vr 11 sep 2026", "geoorloofd")
    assert tel(zaak.blik("vr 20 nov 2026"), vraag).aantal == 10
    assert op(zaak, "vr 20 nov 2026", vraag, meer_dan_tien) is None
    zaak.verzuim("vr 13 nov 2026", "zo 15 nov 2026", "geoorloofd")
    assert op(zaak, "vr 20 nov 2026", vraag, meer_dan_tien) == dag("vr 13 nov 2026")
    # A day recorded twice is one day.
    zaak.verzuim("do 10 sep 2026", "vr 11 sep 2026", "geoorloofd")
    assert tel(zaak.blik("vr 20 nov 2026"), vraag).aantal == 11


# Te laat


@pytest.mark.parametrize(
    ("drempel", "verwacht"),
    [(9, "vr 25 sep 2026"), (12, "vr 9 okt 2026"), (15, "vr 13 nov 2026"), (16, None)],
)
def test_the_ladder_of_too_late(drempel: int, verwacht: str | None) -> None:
    vraag = Telvraag(Maat(TE_LAAT), SCHOOLJAAR)
    zaak = Zaak().te_laat("ma 31 aug 2026", "vr 25 sep 2026", 9)
    zaak.te_laat("ma 28 sep 2026", "vr 9 okt 2026", 3).te_laat(
        "vr 13 nov 2026", "vr 13 nov 2026", 3
    )
    dag_ = op(zaak, "vr 20 nov 2026", vraag, Drempel(drempel))
    assert dag_ == (dag(verwacht) if verwacht else None)


def test_a_count_of_too_late_is_known_on_its_last_day_and_cut_by_a_window() -> None:
    # 20 times in the 20 schooldagen of 31 aug t/m 25 sep: one a day.
    zaak = Zaak().te_laat("ma 31 aug 2026", "vr 25 sep 2026", 20)
    week = Telvraag(Maat(TE_LAAT), Venster(Vensterom.ROLLEND, 1, Eenheid.SCHOOLWEKEN))
    assert tel(zaak.blik("do 24 sep 2026"), week).aantal == 0
    assert tel(zaak.blik("vr 25 sep 2026"), week).aantal == 5
    # As hours in the count of 16 uur: half an uur each, 10 uur in 4 lesweken.
    uren = Telvraag(Maat(UREN, ONGEOORLOOFD, te_laat_uren=0.5), LESWEKEN)
    assert tel(zaak.blik("vr 25 sep 2026"), uren).aantal == 10
    zaak.uren("do 24 sep 2026", 6)
    assert op(zaak, "vr 25 sep 2026", uren, DREMPEL16) == dag("vr 25 sep 2026")


# In words, and as a demand


@pytest.mark.parametrize(
    ("vraag", "drempel", "woorden"),
    [
        (UUR16, DREMPEL16, "16 uur in 4 lesweken"),
        (UUR16, Drempel(15.5, Grens.LANGER_DAN), "meer dan 15,5 uur in 4 lesweken"),
        (ZIEK12, Drempel(4), "4 ziekmeldingen in 12 weken"),
        (AANEEN, Drempel(7), "7 schooldagen achter elkaar"),
        (Telvraag(Maat(TE_LAAT), SCHOOLJAAR), Drempel(9), "9 keer te laat in het schooljaar"),
        (UUR16, Drempel(None, ontbreekt="geen getal"), "geen getal"),
    ],
)
def test_a_threshold_in_words(vraag: Telvraag, drempel: Drempel, woorden: str) -> None:
    assert toon_drempel(vraag, drempel) == woorden


HALT = Voorwaarde(Eis.GETAL, van="uren", soorten=ONGEOORLOOFD, minimum=9, maximum=60)


def halt(zaak: Zaak, peildatum: str, eis: Voorwaarde = HALT) -> Uitkomst:
    return vervuld(zaak.blik(peildatum), eis, LADDER)


@pytest.mark.parametrize(("uren", "past"), [(8.5, False), (9, True), (60, True), (60.5, False)])
def test_the_bounds_of_halt_are_part_of_it(uren: float, past: bool) -> None:
    zaak = Zaak().uren("ma 7 sep 2026", uren)
    assert halt(zaak, "vr 11 sep 2026").open is past


def test_nothing_recorded_is_missing_and_not_zero() -> None:
    leeg = halt(Zaak(), "vr 11 sep 2026")
    assert (leeg.open, leeg.mist) == (False, True)
    assert leeg.tekst == "Er zijn geen uren verzuim (ongeoorloofd) vastgelegd om te tellen"
    hoogstens = dataclasses.replace(HALT, minimum=None)
    assert halt(Zaak(), "vr 11 sep 2026", hoogstens).open is False
    # Whole days without hours say nothing about hours either.
    assert halt(Zaak().verzuim("ma 7 sep 2026"), "vr 11 sep 2026").mist
    te_laat = Voorwaarde(Eis.GETAL, van="te_laat", minimum=12, maximum=60)
    assert halt(Zaak(), "vr 11 sep 2026", te_laat).mist
    geteld = Zaak().te_laat("ma 31 aug 2026", "vr 11 sep 2026", 11)
    assert halt(geteld, "vr 11 sep 2026", te_laat) == Uitkomst(False, "11 keer te laat (12 t/m 60)")


def test_a_count_goes_no_further_back_than_since() -> None:
    zaak = Zaak().uren("ma 7 sep 2026", 5).uren("ma 21 sep 2026", 5)
    eis = dataclasses.replace(HALT, sinds=Sinds.SPOOR)
    kader = Kader(begin=dag("ma 14 sep 2026"))
    uitkomst = vervuld(zaak.blik("vr 25 sep 2026"), eis, kader)
    assert (uitkomst.open, uitkomst.tekst) == (False, "5 uur (ongeoorloofd) (9 t/m 60)")
    heel = vervuld(zaak.blik("vr 25 sep 2026"), eis, Kader())
    assert (heel.open, heel.dag) == (True, dag("ma 21 sep 2026"))


# Properties

SNEL = settings(max_examples=60, deadline=None)
DAGEN = st.dates(date(2026, 8, 1), date(2027, 6, 30))
VRAGEN = st.sampled_from(
    [
        UUR16,
        NA_16,
        Telvraag(Maat(UREN, frozenset(), 6, 0.5), SCHOOLJAAR),
        Telvraag(Maat(SCHOOLDAGEN), SCHOOLJAAR),
        Telvraag(Maat(TE_LAAT), LESWEKEN),
        AANEEN,
    ]
)


@st.composite
def perioden(draw: st.DrawFn) -> Verzuimperiode:
    eerste = draw(DAGEN)
    lengte = draw(st.integers(0, 30))
    return Verzuimperiode(
        leerling_id="l",
        soort=draw(st.sampled_from(Periodesoort)),
        eerste_dag=eerste,
        laatste_dag=draw(st.sampled_from([None, eerste + timedelta(days=lengte)])),
        hele_dagen=draw(st.booleans()),
        uren=draw(st.sampled_from([None, 2.0, 7.5, 30.0])),
    )


@st.composite
def keren_laat(draw: st.DrawFn) -> TeLaat:
    van = draw(DAGEN)
    tot = van + timedelta(days=draw(st.integers(0, 30)))
    return TeLaat(leerling_id="l", van=van, tot=tot, aantal=draw(st.integers(1, 12)))


@st.composite
def zaken(draw: st.DrawFn) -> Zaak:
    zaak = Zaak()
    zaak.lijsten["perioden"] = draw(st.lists(perioden(), max_size=6))
    zaak.lijsten["te_laat"] = draw(st.lists(keren_laat(), max_size=3))
    return zaak


@SNEL
@given(zaken(), perioden(), keren_laat(), DAGEN, VRAGEN)
def test_more_absence_never_lowers_a_count(
    zaak: Zaak, erbij: Verzuimperiode, laat: TeLaat, peildatum: date, vraag: Telvraag
) -> None:
    eerst = tel(zaak.blik(peildatum), vraag).aantal
    zaak.lijsten["perioden"].append(erbij)
    zaak.lijsten["te_laat"].append(laat)
    assert tel(zaak.blik(peildatum), vraag).aantal >= eerst


@SNEL
@given(DAGEN, DAGEN, st.integers(0, 20), st.integers(1, 8))
def test_more_holidays_never_make_a_window_of_lesweken_begin_later(
    eind: date, vrij: date, lengte: int, weken: int
) -> None:
    gewoon, vrijer = Zaak(), Zaak()
    vrijer.vrije_dag(schrijf(vrij), schrijf(vrij + timedelta(days=lengte)))
    venster = Venster(Vensterom.ROLLEND, weken, Eenheid.SCHOOLWEKEN)
    begin = venster_begin(gewoon.kalender, venster, eind)
    assert venster_begin(vrijer.kalender, venster, eind) <= begin <= eind


@SNEL
@given(zaken(), DAGEN, st.integers(0, 40), VRAGEN, st.sampled_from([3, 7, 16]))
def test_a_day_that_was_reached_stays_that_day(
    zaak: Zaak, peildatum: date, verder: int, vraag: Telvraag, aantal: int
) -> None:
    drempel = Drempel(aantal)
    eerst = bereikt_op(zaak.blik(peildatum), vraag, drempel)
    later = zaak.blik(peildatum + timedelta(days=verder))
    if eerst is not None:
        assert eerst <= peildatum
        assert eerst in keren_bereikt(later, vraag, drempel)
        nu = bereikt_op(later, vraag, drempel)
        # Still that day, or it lapsed and (perhaps) was reached anew later on.
        assert nu is None or nu == eerst or nu > peildatum


@SNEL
@given(zaken(), DAGEN, VRAGEN, st.sampled_from([3, 7, 16]))
def test_the_days_reached_are_those_that_asking_every_day_would_find(
    zaak: Zaak, peildatum: date, vraag: Telvraag, aantal: int
) -> None:
    drempel = Drempel(aantal)
    begin = peildatum - timedelta(days=45)
    per_dag = [bereikt_op(zaak.blik(begin + timedelta(days=n)), vraag, drempel) for n in range(46)]
    keren = keren_bereikt(zaak.blik(peildatum), vraag, drempel)
    assert {d for d in per_dag if d is not None and d >= begin} == {d for d in keren if d >= begin}


@SNEL
@given(zaken(), DAGEN, VRAGEN)
def test_an_unrelated_fact_changes_nothing(zaak: Zaak, peildatum: date, vraag: Telvraag) -> None:
    eerst = tel(zaak.blik(peildatum), vraag)
    zaak.contact("ma 7 sep 2026").melding("ma 7 sep 2026", "luxe").wacht(
        "ma 7 sep 2026", "ma 14 sep 2026"
    )
    assert tel(zaak.blik(peildatum), vraag) == eerst


def test_a_blik_counts_a_measure_once() -> None:
    blik: Blik = Zaak().uren("ma 7 sep 2026", 8).blik("vr 11 sep 2026")
    assert tel(blik, UUR16) is tel(blik, UUR16)
