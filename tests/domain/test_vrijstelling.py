"""Appeals, requests and leave: the events they hold, and the checks at every boundary by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.dossierfeiten import DossierFeiten
from app.domain.kalender import Kalender
from app.domain.mensen import Leerling
from app.domain.scholen import Inschrijving, Regio, School, Vakantie
from app.domain.tijdlijn import maak_tijdlijn
from app.domain.vrijstellingen import (
    Bezwaar,
    Grond,
    SwvAdvies,
    Verklaarder,
    Verlofaanvraag,
    Verlofbesluit,
    Verlofsoort,
    Vrijstelling,
    Vrijstellingduur,
    Vrijstellinguitkomst,
    geldt_op,
    uitkomsten_bij,
    zoals_bekend,
)
from app.domain.vrijstellinggebeurtenissen import (
    gebeurtenissen_van,
    gebeurtenissen_van_verlof,
    geplaatst_in_jaar,
    is_afgeleid,
    met_feit,
)
from app.domain.vrijstellingtoets import (
    Omgeving,
    Toets,
    begin_schooljaar,
    eerste_lesweken,
    einde_schooljaar,
    laatste_dag_eerste,
    laatste_dag_opnieuw,
    toetsen,
    toetsen_verlof,
    voorstel_periode,
)
from tests.domain.test_tijdlijn import D, feiten, regels

G, U = Grond, Vrijstellinguitkomst
KALENDER = Kalender(
    [
        Vakantie(
            schooljaar=f"{jaar}-{jaar + 1}",
            vakantie="zomervakantie",
            regio=Regio.MIDDEN,
            eerste_dag=date(jaar, 7, 18),
            laatste_dag=date(jaar, 8, 30),
        )
        for jaar in range(2024, 2031)
    ]
)
"""Summer holidays of Saturday 18 July to Sunday 30 August (of 2026); nothing else."""


def beroep(grond: Grond = G.LICHAMELIJK_PSYCHISCH, **meer: Any) -> Vrijstelling:
    basis: dict[str, Any] = {"ingediend": date(2026, 6, 15)}
    return Vrijstelling(id="v", dossier_id=D, grond=grond, **basis | meer)


def leerling(geboren: date = date(2013, 3, 9)) -> Leerling:
    return Leerling(achternaam="Iepenlaan", geboortedatum=geboren, woongemeente="Modelstad")


def toets(v: Vrijstelling, code: str, **om: Any) -> Toets:
    basis: dict[str, Any] = {"leerling": leerling(), "kalender": KALENDER}
    return {t.code: t for t in toetsen(v, Omgeving(**basis | om))}[code]


# --- what it holds -----------------------------------------------------------------------


def soorten(v: Vrijstelling) -> list[tuple[str, date, str]]:
    return [(g.soort, g.datum, g.uitkomst) for g in gebeurtenissen_van(v)]


def test_an_appeal_to_5a_is_told_apart_into_the_events_of_the_protocols() -> None:
    v = beroep(
        verklaring_op=date(2026, 5, 20),
        verklaring_door=Verklaarder.PSYCHOLOOG,
        duur=Vrijstellingduur.PERMANENT,
        swv_gevraagd=date(2026, 6, 16),
        swv_advies=SwvAdvies.GEEN_AANBOD,
        swv_advies_op=date(2026, 6, 23),
        uitkomst=U.VOLDOET,
        uitkomst_op=date(2026, 6, 29),
        van=date(2026, 8, 1),
        gemeld_op=date(2026, 7, 1),
        arbeidsinspectie_op=date(2026, 7, 2),
    )
    assert soorten(v) == [
        ("verklaring_7", date(2026, 5, 20), "nooit"),
        ("kennisgeving", date(2026, 6, 15), "5_a"),
        ("swv_advies_gevraagd", date(2026, 6, 16), ""),
        ("swv_advies", date(2026, 6, 23), "geen_aanbod"),
        ("kennisgeving_getoetst", date(2026, 6, 29), "voldoet"),
        ("melding_minister", date(2026, 7, 1), ""),
        ("melding_arbeidsinspectie", date(2026, 7, 2), ""),
        ("vrijstelling", date(2026, 8, 1), "5_a"),
    ]
    assert all(is_afgeleid(g.id) and g.dossier_id == D for g in gebeurtenissen_van(v))
    assert len({g.id for g in gebeurtenissen_van(v)}) == 8


@pytest.mark.parametrize(
    ("v", "verwacht"),
    [
        (beroep(opnieuw=True), [("kennisgeving_opnieuw", "5_a")]),
        (
            beroep(G.RICHTING, verklaring_op=date(2026, 6, 15), teruggekeken=date(2026, 6, 15)),
            [("kennisgeving", "5_b"), ("terugblik_8", "niet_geplaatst"), ("verklaring_8", "")],
        ),
        (
            beroep(G.BUITENLAND, verklaring_op=date(2026, 6, 1)),
            [("bewijs_5c", ""), ("kennisgeving", "5_c"), ("verklaring_9", "")],
        ),
        (beroep(G.TREKKEND), [("kennisgeving", "5a_trekkend")]),
        # 002 3.3 says 'afgewezen' of an appeal to 5a; the law knows only whether it meets
        (
            beroep(uitkomst=U.AFGEWEZEN, uitkomst_op=date(2026, 6, 20)),
            [("kennisgeving", "5_a"), ("kennisgeving_getoetst", "voldoet_niet")],
        ),
        (
            beroep(uitkomst=U.ANDERE_GEMEENTE, uitkomst_op=date(2026, 6, 20)),
            [("kennisgeving", "5_a"), ("kennisgeving_getoetst", "andere_gemeente")],
        ),
        (
            beroep(
                G.ANDER_ONDERWIJS,
                uitkomst=U.TOEGEKEND,
                uitkomst_op=date(2026, 7, 1),
                van=date(2026, 8, 1),
                tot=date(2027, 7, 31),
            ),
            [("aanvraag_15", ""), ("besluit_15", "toegekend"), ("vrijstelling", "15")],
        ),
        (
            beroep(
                G.VERVANGEND,
                opnieuw=True,
                aanvrager_gehoord=date(2026, 6, 16),
                jongere_gehoord=date(2026, 6, 16),
                uitkomst=U.AFGEWEZEN,
                uitkomst_op=date(2026, 7, 1),
            ),
            [
                ("aanvraag_3a", ""),
                ("besluit_3a", "afgewezen"),
                ("gehoord", "aanvrager"),
                ("gehoord", "jongere"),
                ("verlenging_3a", "gevraagd"),
            ],
        ),
        (
            beroep(
                G.LAATSTE_JAAR,
                uitkomst=U.TOEGEKEND,
                uitkomst_op=date(2026, 7, 1),
                van=date(2026, 8, 1),
            ),
            [("aanvraag_3b", ""), ("besluit_3b", "toegekend")],
        ),
    ],
)
def test_each_ground_holds_its_own_events(v: Vrijstelling, verwacht: list[tuple[str, str]]) -> None:
    assert sorted((s, u) for s, _, u in soorten(v)) == verwacht


def verlof(**meer: Any) -> Verlofaanvraag:
    basis: dict[str, Any] = {
        "ontvangen": date(2026, 9, 7),
        "van": date(2026, 10, 5),
        "tot": date(2026, 10, 16),
        "dagen": 10,
    }
    return Verlofaanvraag(id="w", dossier_id=D, **basis | meer)


def test_leave_above_ten_days_is_for_the_leerplichtambtenaar() -> None:
    def omvang(v: Verlofaanvraag) -> str:
        return gebeurtenissen_van_verlof(v)[0].uitkomst

    assert omvang(verlof(dagen=10)) == "hoogstens_10"
    assert omvang(verlof(dagen=11)) == "meer_dan_10"
    assert omvang(verlof(dagen=6, eerder=4)) == "hoogstens_10"
    assert omvang(verlof(dagen=6, eerder=5)) == "meer_dan_10"


def test_leave_is_told_apart_too() -> None:
    v = verlof(
        dagen=15,
        hoofd_gehoord=date(2026, 9, 10),
        besluit=Verlofbesluit.DEELS,
        besluit_op=date(2026, 9, 21),
        verleend=12,
        bezwaar=Bezwaar.NIET_INGESTELD,
        bezwaar_op=date(2026, 11, 3),
    )
    assert [(g.soort, g.uitkomst, g.aantal) for g in gebeurtenissen_van_verlof(v)] == [
        ("verlofaanvraag", "meer_dan_10", 15),
        ("gehoord", "hoofd", None),
        ("besluit_verlof", "deels", 12),
        ("bezwaar", "niet_ingesteld", None),
    ]
    school = verlof(
        grond=Verlofsoort.BEROEP, besluit=Verlofbesluit.TOEGEKEND, besluit_op=date(2026, 9, 9)
    )
    (een,) = gebeurtenissen_van_verlof(school)
    assert (een.soort, een.datum, een.tot, een.aantal) == (
        "verlof_13a",
        date(2026, 9, 9),
        date(2026, 10, 16),
        10,
    )
    assert gebeurtenissen_van_verlof(verlof(grond=Verlofsoort.BEROEP)) == ()


def test_a_draft_takes_the_place_of_what_it_was() -> None:
    basis: DossierFeiten = feiten()
    eerst = met_feit(basis, beroep())
    weer = met_feit(eerst, beroep(G.RICHTING))
    assert [g.uitkomst for g in weer.gebeurtenissen] == ["5_b"]
    assert [v.grond for v in weer.vrijstellingen] == [G.RICHTING]
    assert len(met_feit(weer, verlof()).gebeurtenissen) == 2


def test_what_is_dated_later_is_not_known_yet() -> None:
    v = beroep(
        verklaring_op=date(2026, 6, 20),
        duur=Vrijstellingduur.TIJDELIJK,
        uitkomst=U.VOLDOET,
        uitkomst_op=date(2026, 6, 25),
        van=date(2026, 6, 15),
        tot=date(2026, 7, 31),
    )
    assert zoals_bekend(v, date(2026, 6, 14)) is None
    toen = zoals_bekend(v, date(2026, 6, 19))
    assert toen == beroep()
    assert zoals_bekend(v, date(2026, 6, 25)) == v
    assert not geldt_op(toen, date(2026, 6, 19))
    assert [geldt_op(v, date(2026, 7, d)) for d in (30, 31)] == [True, True]
    assert not geldt_op(v, date(2026, 8, 1))
    assert not geldt_op(v, date(2026, 6, 14))
    assert geldt_op(replace(v, tot=None), date(2040, 1, 1))


def test_only_5a_and_requests_can_be_refused() -> None:
    met = {g for g in Grond if U.AFGEWEZEN in uitkomsten_bij(g)}
    assert met == {G.LICHAMELIJK_PSYCHISCH, G.ANDER_ONDERWIJS, G.VERVANGEND, G.LAATSTE_JAAR}
    assert all((U.VOLDOET in uitkomsten_bij(g)) is g.is_beroep for g in Grond)


def test_the_tijdlijn_tells_it_in_its_own_words() -> None:
    v = beroep(
        G.RICHTING,
        ingediend=date(2026, 10, 5),
        teruggekeken=date(2026, 10, 6),
        laatst_geplaatst=date(2025, 10, 3),
        uitkomst=U.VOLDOET,
        uitkomst_op=date(2026, 10, 12),
        van=date(2026, 10, 5),
        tot=date(2027, 7, 31),
    )
    w = verlof(besluit=Verlofbesluit.AFGEWEZEN, besluit_op=date(2026, 9, 21))
    f = met_feit(met_feit(feiten(), v), w)
    lijst = regels(f)
    for regel in (
        "05-10 Beroep op vrijstelling: artikel 5 onder b",
        "06-10 Jaar voor het beroep nagegaan · laatst op zo'n school: vr 3 okt",
        "12-10 Beroep getoetst · artikel 5 onder b · voldoet",
        "05-10 Vrijgesteld · artikel 5 onder b · tot en met za 31 jul",
        "07-09 Verlof gevraagd: artikel 14 · 5–16 okt · 10 schooldagen",
        "21-09 Besluit over verlof · afgewezen",
    ):
        assert regel in lijst
    assert {i.feit_soort for i in maak_tijdlijn(f, None, date(2026, 11, 18))} >= {
        "vrijstelling",
        "verlofaanvraag",
    }
    assert not any("ennisgeving" in r for r in lijst)  # the events behind it are no lines


# --- art. 6: days ------------------------------------------------------------------------


def test_the_schooljaar_turns_on_1_august() -> None:
    assert begin_schooljaar(date(2026, 7, 31)) == date(2025, 8, 1)
    assert begin_schooljaar(date(2026, 8, 1)) == date(2026, 8, 1)
    assert einde_schooljaar(date(2026, 7, 31)) == date(2026, 7, 31)
    assert einde_schooljaar(date(2026, 8, 1)) == date(2027, 7, 31)


def test_the_proposed_period_is_the_rest_of_a_schooljaar() -> None:
    juni = date(2026, 6, 15)
    jaar = (date(2026, 8, 1), date(2027, 7, 31))
    assert voorstel_periode(G.RICHTING, juni, opnieuw=False) == (juni, date(2026, 7, 31))
    assert voorstel_periode(G.RICHTING, juni, opnieuw=True) == jaar
    assert voorstel_periode(G.VERVANGEND, juni, opnieuw=False) == jaar
    okt = date(2026, 10, 1)
    assert voorstel_periode(G.VERVANGEND, okt, opnieuw=False) == (okt, date(2027, 7, 31))


@pytest.mark.parametrize(
    ("ingediend", "van", "goed"),
    [
        (date(2026, 6, 30), date(2026, 8, 1), True),  # the last day before 1 July
        (date(2026, 7, 1), date(2026, 8, 1), False),
        (date(2026, 8, 20), date(2026, 8, 20), False),  # of the schooljaar that runs
        (date(2026, 6, 15), None, True),  # without a period: about the next schooljaar
        (date(2026, 8, 1), None, True),  # in August already for a year later
        # 30 June 2029 is a Saturday, of 2030 a Sunday; whether Monday is in time nobody says
        (date(2029, 6, 30), date(2029, 8, 1), True),
        (date(2029, 7, 1), date(2029, 8, 1), None),
        (date(2029, 7, 2), date(2029, 8, 1), None),
        (date(2029, 7, 3), date(2029, 8, 1), False),
        (date(2030, 7, 1), date(2030, 8, 1), None),
        (date(2030, 7, 2), date(2030, 8, 1), False),
        # 1 July itself on a weekend (2028: a Saturday): 30 June is a Friday
        (date(2028, 6, 30), date(2028, 8, 1), True),
        (date(2028, 7, 3), date(2028, 8, 1), False),
    ],
)
def test_the_yearly_one_comes_before_1_july(
    ingediend: date, van: date | None, goed: bool | None
) -> None:
    v = beroep(G.RICHTING, opnieuw=True, ingediend=ingediend, van=van)
    t = toets(v, "op_tijd")
    assert t.open is goed
    assert "art. 6 lid 2 onder b" in t.bron
    assert laatste_dag_opnieuw(date(2026, 8, 1)) == date(2026, 6, 30)
    assert laatste_dag_opnieuw(date(2026, 7, 31)) == date(2025, 6, 30)


def test_the_first_one_comes_a_month_before_the_leerplicht() -> None:
    # five on 2 March 2026: the first schooldag of April 2026 is Wednesday the 1st
    klein = leerling(date(2021, 3, 2))
    for dag, goed in ((date(2026, 3, 1), True), (date(2026, 3, 2), False)):
        t = toets(beroep(G.RICHTING, ingediend=dag), "op_tijd", leerling=klein)
        assert t.open is goed
        assert "1 maart 2026" in t.uitleg
        assert t.bron.endswith("onder a")
    assert laatste_dag_eerste(date(2026, 3, 31)) == date(2026, 2, 28)  # clamped
    assert laatste_dag_eerste(date(2028, 3, 30)) == date(2028, 2, 29)


def test_a_first_one_later_has_no_day_in_the_law() -> None:
    t = toets(beroep(ingediend=date(2026, 11, 2)), "op_tijd")
    assert (t.open, t.controleren) == (True, True)


# --- art. 7, 8 ---------------------------------------------------------------------------


@pytest.mark.parametrize("wie", list(Verklaarder))
def test_only_who_was_named_and_never_who_treats(wie: Verklaarder) -> None:
    v = beroep(verklaring_op=date(2026, 6, 1), verklaring_door=wie)
    goed = {Verklaarder.ARTS, Verklaarder.PEDAGOOG, Verklaarder.PSYCHOLOOG}
    assert toets(v, "onafhankelijk").open is (wie in goed)
    assert toets(beroep(), "onafhankelijk").open is False


@pytest.mark.parametrize(
    ("ingediend", "laatst", "erin"),
    [
        (date(2026, 6, 15), date(2025, 6, 14), False),  # the day before the year began
        (date(2026, 6, 15), date(2025, 6, 15), True),  # its first day
        (date(2026, 6, 15), date(2026, 6, 14), True),
        (date(2028, 2, 29), date(2027, 2, 27), False),  # 29 February goes back to the 28th
        (date(2028, 2, 29), date(2027, 2, 28), True),
        (date(2027, 3, 1), date(2026, 2, 28), False),
        (date(2029, 2, 28), date(2028, 2, 29), True),  # after the 28th of that year
        (date(2026, 6, 15), None, False),
    ],
)
def test_the_year_before_an_appeal_to_5b(ingediend: date, laatst: date | None, erin: bool) -> None:
    v = beroep(G.RICHTING, ingediend=ingediend, laatst_geplaatst=laatst, teruggekeken=ingediend)
    assert geplaatst_in_jaar(v) is erin
    assert toets(v, "terugblik").open is not erin
    uitkomst = {g.soort: g.uitkomst for g in gebeurtenissen_van(v)}["terugblik_8"]
    assert uitkomst == ("wel_geplaatst" if erin else "niet_geplaatst")


def test_what_is_known_of_that_year_is_shown_until_somebody_looked() -> None:
    school = School(id="s", naam="De Eik")
    ging = Inschrijving(leerling_id="l", school_id="s", van=date(2020, 8, 1), tot=date(2025, 6, 15))
    om = {"scholen": {"s": school}, "inschrijvingen": (ging,)}
    t = toets(beroep(G.RICHTING), "terugblik", **om)
    assert t.open is None
    assert "De Eik (tot en met 15 juni 2025)" in t.uitleg
    assert "van 15 juni 2025 tot en met 14 juni 2026" in t.uitleg
    eerder = replace(ging, tot=date(2025, 6, 14))
    t = toets(beroep(G.RICHTING), "terugblik", scholen={"s": school}, inschrijvingen=(eerder,))
    assert "nergens ingeschreven" in t.uitleg


def test_the_swv_is_asked_as_the_team_chose() -> None:
    alle = {"leerling": leerling(), "kalender": KALENDER}
    codes = {t.code for t in toetsen(beroep(), Omgeving(**alle, swv="niet"))}
    assert "swv" not in codes
    assert toets(beroep(), "swv").open is False
    assert toets(beroep(), "swv", swv="met_toestemming").open is None
    gevraagd = beroep(swv_gevraagd=date(2026, 6, 16))
    t = toets(gevraagd, "swv", swv="met_toestemming", swv_toestemming=True)
    assert (t.open, "16 juni 2026" in t.uitleg) == (False, True)
    klaar = beroep(swv_advies=SwvAdvies.PASSEND_AANBOD, swv_advies_op=date(2026, 6, 20))
    assert toets(klaar, "swv").open is True
    with pytest.raises(KeyError):
        toets(beroep(G.RICHTING), "swv")


# --- period, place, requests -------------------------------------------------------------


@pytest.mark.parametrize(
    ("van", "tot", "goed"),
    [
        (date(2026, 8, 1), date(2027, 7, 31), True),
        (date(2026, 8, 1), date(2027, 8, 1), False),
        (date(2026, 7, 31), date(2026, 8, 1), False),
        (date(2026, 8, 1), date(2026, 12, 31), True),
        (date(2026, 8, 1), None, False),
    ],
)
def test_a_period_lies_within_one_schooljaar(van: date, tot: date | None, goed: bool) -> None:
    v = beroep(uitkomst=U.VOLDOET, uitkomst_op=date(2026, 6, 20), van=van, tot=tot)
    assert toets(v, "periode").open is goed


def test_a_permanent_one_needs_no_end_and_no_1_july() -> None:
    v = beroep(
        verklaring_op=date(2026, 6, 1),
        duur=Vrijstellingduur.PERMANENT,
        uitkomst=U.VOLDOET,
        uitkomst_op=date(2026, 6, 20),
        van=date(2026, 6, 15),
    )
    assert toets(v, "periode").open is True
    assert "art. 6 lid 3" in toets(v, "permanent").bron


def test_it_belongs_to_the_gemeente_where_the_leerling_lives() -> None:
    assert toets(beroep(), "gemeente", gemeente="modelstad ").open is True
    t = toets(beroep(), "gemeente", gemeente="Elders")
    assert (t.open, "Modelstad" in t.uitleg) == (None, True)


def test_an_extension_is_asked_eight_weken_before_the_end() -> None:
    eerder = beroep(
        G.VERVANGEND,
        ingediend=date(2025, 6, 1),
        uitkomst=U.TOEGEKEND,
        uitkomst_op=date(2025, 7, 1),
        van=date(2025, 8, 1),
        tot=date(2026, 7, 31),
    )
    # 31 July less 56 days is 5 June
    for dag, goed in ((date(2026, 6, 5), True), (date(2026, 6, 6), False)):
        v = beroep(G.VERVANGEND, opnieuw=True, ingediend=dag)
        assert toets(v, "verlenging", eerdere=(eerder,)).open is goed
    assert toets(beroep(G.VERVANGEND, opnieuw=True), "verlenging").open is None


def test_3b_is_about_the_last_schooljaar() -> None:
    # 16 on 9 March 2029: the leerplicht ends on 31 July 2029, the last schooljaar is 2028-2029
    v = beroep(G.LAATSTE_JAAR, ingediend=date(2028, 6, 1))
    assert toets(v, "laatste_schooljaar").open is True
    assert toets(replace(v, ingediend=date(2027, 6, 1)), "laatste_schooljaar").open is False
    assert toets(v, "plan").open is False
    assert toets(replace(v, plan_op=date(2028, 6, 1)), "plan").open is True


# --- leave -------------------------------------------------------------------------------


def verloftoets(v: Verlofaanvraag, code: str, **om: Any) -> Toets:
    basis: dict[str, Any] = {"leerling": leerling(), "kalender": KALENDER}
    return {t.code: t for t in toetsen_verlof(v, Omgeving(**basis | om))}[code]


def test_the_first_two_lesweken_are_closed_to_leave_for_work() -> None:
    # the holidays end on Sunday 30 August 2026: Monday 31 August to Sunday 13 September
    assert eerste_lesweken(KALENDER, date(2026, 10, 5)) == (date(2026, 8, 31), date(2026, 9, 13))
    for van, goed in (
        (date(2026, 9, 11), False),
        (date(2026, 9, 12), True),  # a Saturday: no schooldag of those weeks is missed
        (date(2026, 9, 14), True),
        (date(2026, 8, 3), False),  # through the holidays into them
    ):
        v = verlof(grond=Verlofsoort.BEROEP, van=van, tot=date(2026, 9, 18), dagen=5)
        assert verloftoets(v, "lesweken").open is goed


def test_leave_for_work_is_once_and_ten_days() -> None:
    v = verlof(grond=Verlofsoort.BEROEP)
    assert verloftoets(v, "hoogstens_10").open is True
    assert verloftoets(replace(v, dagen=11), "hoogstens_10").open is False
    eerder = replace(
        v, id="e", besluit=Verlofbesluit.TOEGEKEND, besluit_op=date(2026, 9, 8), dagen=3
    )
    assert verloftoets(v, "een_keer", verlof=(eerder,)).open is False
    vorig = replace(eerder, van=date(2026, 7, 30), tot=date(2026, 7, 31))
    assert verloftoets(v, "een_keer", verlof=(vorig,)).open is True
    ander = replace(eerder, grond=Verlofsoort.GEWICHTIG)
    assert verloftoets(v, "een_keer", verlof=(ander,)).open is True


def test_the_days_are_counted_on_the_calendar_of_the_school() -> None:
    # 5 to 16 October 2026: two weeks of five schooldagen
    codes = {
        t.code for t in toetsen_verlof(verlof(), Omgeving(leerling=leerling(), kalender=KALENDER))
    }
    assert "telling" not in codes
    t = verloftoets(verlof(dagen=12), "telling")
    assert (t.open, "10 schooldagen" in t.uitleg) == (None, True)
    over = verlof(van=date(2026, 7, 13), tot=date(2026, 9, 4), dagen=10)
    assert verloftoets(over, "schooljaar").open is None


def test_who_decides_is_said_with_the_sum() -> None:
    t = verloftoets(verlof(dagen=6, eerder=5), "wie_beslist")
    assert "samen 11" in t.uitleg
    assert "leerplichtambtenaar" in t.uitleg
    assert "hoofd van de school zelf" in verloftoets(verlof(), "wie_beslist").uitleg


def test_a_kwalificatieplichtige_gets_a_part() -> None:
    zeventien = leerling(date(2009, 10, 1))
    assert verloftoets(verlof(), "evenredig", leerling=zeventien).open is None
    assert zeventien.geboortedatum + timedelta(days=365 * 17) < date(2026, 10, 5)
